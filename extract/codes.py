"""QR and bar codes of digital pages, looked for where they may stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from extract.upright import turned_box
from ocr.engine import Image
from ocr.lines import Box, Code, Frame


def read_codes(image: Image, frame: Frame) -> tuple[Code, ...]:
    """The codes of a whole page (`ocr.codes`, whose libraries load on the first call)."""
    from ocr import codes

    return codes.read_codes(image, frame)


def codes_at(places: Iterable[Box], draw: Callable[[Box], Image | None], turn: int) -> tuple[Code, ...]:
    """The codes that stand in some places of a page, each once.

    Args:
        places: on the page as submitted.
        draw: gives the picture of a place; None where the page has no look.
        turn: of the upright frame, in which the codes' boxes are given.
    """
    found: dict[str, Code] = {}
    for place in places:
        if place.area and (picture := draw(place)) is not None:
            for code in _codes_in(place, picture, turn):
                found.setdefault(code.text, code)
    return tuple(found.values())


def _codes_in(place: Box, picture: Image, turn: int) -> Iterator[Code]:
    frame = Frame(turn=turn)
    for code in read_codes(picture, frame):
        yield replace(code, box=turned_box(frame.to_page(code.box).within(place), turn))
