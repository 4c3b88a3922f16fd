"""Pictures of the places on which the checks of a row rest, for working papers: upright, cut out, outlined."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.upright import turned_box
from heyan.report.labels import FIELDS, label
from ocr.lines import Box

MOST_CROPS = 12
"""Pictures of one row; what is cited beyond is told by its place."""
WIDEST, HIGHEST = 760, 500
"""Pixels of a picture in a working paper: a row of a sheet is at most 545 high."""
_AROUND_X, _AROUND_Y = 0.14, 0.025
"""How much of the page is shown around a place."""
_QUALITY = 75

Json = Mapping[str, Any]
Place = tuple[str, int]
"""A file and a page."""


@dataclass(frozen=True, slots=True)
class Cited:
    """Places on one page that lie together, and what stands there."""

    place: Place
    boxes: tuple[Box, ...]
    fields: tuple[str, ...]

    @property
    def caption(self) -> str:
        """Where it is, and what."""
        named = "、".join(label(FIELDS, field) for field in self.fields)
        return f"{self.place[0]} 第 {self.place[1]} 页" + (f" · {named}" if named else "")


def cited_by(claim: Json, files: Mapping[str, str]) -> list[Cited]:
    """The places that the checks of a row cite, those that lie together as one, in the order of the checks.

    Args:
        claim: a row of a report.json.
        files: the file of every paper.
    """
    places: dict[Place, dict[Box, dict[str, None]]] = {}
    for check in claim["checks"]:
        for item in check["evidence"]:
            if item["box"] is not None:
                place = (item.get("file") or files[item["document"]], item["page"])
                places.setdefault(place, {}).setdefault(Box(*item["box"]), {})[item["field"] or ""] = None
    return [Cited(place, *_flat(group)) for place, boxes in places.items() for group in _together(boxes)]


def _flat(group: Sequence[tuple[Box, Mapping[str, None]]]) -> tuple[tuple[Box, ...], tuple[str, ...]]:
    fields = dict.fromkeys(field for _, named in group for field in named if field)
    return tuple(box for box, _ in group), tuple(fields)


def _together(boxes: Mapping[Box, Mapping[str, None]]) -> Iterator[list[tuple[Box, Mapping[str, None]]]]:
    """Boxes whose surroundings overlap, group by group."""
    waiting = list(boxes.items())
    while waiting:
        group = [waiting.pop(0)]
        grew = True
        while grew:
            around = _around([box for box, _ in group])
            near = [item for item in waiting if _overlap(around, _around([item[0]]))]
            waiting = [item for item in waiting if item not in near]
            group += near
            grew = bool(near)
        yield group


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        max(0.0, min(box.x0 for box in boxes) - _AROUND_X),
        max(0.0, min(box.y0 for box in boxes) - _AROUND_Y),
        min(1.0, max(box.x1 for box in boxes) + _AROUND_X),
        min(1.0, max(box.y1 for box in boxes) + _AROUND_Y),
    )


def _overlap(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1


def crop(jpeg: bytes, turn: int, boxes: Sequence[Box]) -> bytes:
    """The JPEG of places on a page.

    Args:
        jpeg: the page as submitted.
        turn: degrees clockwise that set it upright.
        boxes: the places on the page as submitted.
    """
    from PIL import Image, ImageDraw

    with Image.open(io.BytesIO(jpeg)) as opened:
        page = opened.convert("RGB").rotate(-turn, expand=True)
    wide, high = page.size
    upright = [turned_box(box, turn) for box in boxes]
    around = _around(upright)
    left, top = int(around.x0 * wide), int(around.y0 * high)
    cut = page.crop((left, top, max(left + 1, int(around.x1 * wide)), max(top + 1, int(around.y1 * high))))
    drawing = ImageDraw.Draw(cut)
    for box in upright:
        edges = (box.x0 * wide - left, box.y0 * high - top, box.x1 * wide - left, box.y1 * high - top)
        drawing.rectangle(edges, outline=(217, 45, 32), width=max(1, wide // 500))
    cut.thumbnail((WIDEST, HIGHEST))
    buffer = io.BytesIO()
    cut.save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()
