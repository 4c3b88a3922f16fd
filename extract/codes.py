"""QR and bar codes of digital pages, looked for where they may stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from extract.upright import turned_box
from ocr.engine import Image
from ocr.lines import Box, Code, Frame


def read_codes(image: Image, frame: Frame) -> tuple[Code, ...]:
    """The codes of a whole page (`ocr.codes`, whose libraries load on the first call)."""
    from ocr import codes

    return codes.read_codes(image, frame)


def codes_at(places: Iterable[Box], image: Image, turn: int) -> tuple[Code, ...]:
    """The codes that stand in some places of a page, each once.

    Args:
        places: on the page as submitted.
        image: the page as submitted.
        turn: of the upright frame, in which the codes' boxes are given.
    """
    found: dict[str, Code] = {}
    for place in places:
        for code in _codes_in(place, image, turn):
            found.setdefault(code.text, code)
    return tuple(found.values())


def _codes_in(place: Box, image: Image, turn: int) -> Iterator[Code]:
    high, wide = image.shape[:2]
    top, bottom = int(place.y0 * high), int(np.ceil(place.y1 * high))
    left, right = int(place.x0 * wide), int(np.ceil(place.x1 * wide))
    part = np.ascontiguousarray(image[top:bottom, left:right])
    if not part.size:
        return
    frame = Frame(turn=turn)
    for code in read_codes(part, frame):
        inside = frame.to_page(code.box)
        box = Box(
            (left + inside.x0 * (right - left)) / wide,
            (top + inside.y0 * (bottom - top)) / high,
            (left + inside.x1 * (right - left)) / wide,
            (top + inside.y1 * (bottom - top)) / high,
        )
        yield replace(code, box=turned_box(box, turn))
