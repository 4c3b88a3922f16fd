"""A digital page with pictures that carry print: the text layer and what OCR read on the pictures, as one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.pages import Page
from extract.readers.base import Look
from extract.upright import turned_box
from ocr.engine import PageReading
from ocr.lines import Box, Frame, Line, in_reading_order

COVERED = 0.3
"""An OCR line of which the text layer covers more than this part says again what the layer says."""


SHOWS_MORE = 1.3
"""Where OCR reads so many times the characters of the text layer, the layer is a mere addition to a scan."""


def shows_more(reading: PageReading, page: Page) -> bool:
    """Whether the page shows more than its text layer says, so that OCR is to be followed alone."""
    read = sum(len(line.text.replace(" ", "")) for line in reading.lines)
    return read > SHOWS_MORE * sum(len(line.text.replace(" ", "")) for line in page.lines)


def beside(page: Page, look: Look, reading: PageReading) -> Page:
    """The page with the lines that OCR found on its pictures and the text layer does not have, and the stamps."""
    read = [replace(line, box=_carried(line.box, reading.frame, page.frame), edges=()) for line in reading.lines]
    new = [line for line in read if _is_on(line.box, look.pictures) and _covered(line.box, page.lines) <= COVERED]
    stamps = tuple(_carried(box, reading.frame, page.frame) for box in reading.stamps)
    return replace(page, lines=in_reading_order((*page.lines, *new)), stamps=(*page.stamps, *stamps))


def _carried(box: Box, origin: Frame, goal: Frame) -> Box:
    """A box of one upright frame in another of the same page."""
    return box if origin == goal else turned_box(origin.to_page(box), goal.turn)


def _is_on(box: Box, pictures: Sequence[Box]) -> bool:
    return any(picture.holds(box.cx, box.cy) for picture in pictures)


def _covered(box: Box, lines: Sequence[Line]) -> float:
    """The part of a box that lines cover."""
    if not box.area:
        return 1.0
    return sum(box.overlap_x(line.box) * box.overlap_y(line.box) for line in lines) / box.area
