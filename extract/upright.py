"""Boxes of the page as submitted on the page turned upright: the way back of `Frame.to_page`, skew left aside."""

from __future__ import annotations

from ocr.lines import Box, Frame

AS_SUBMITTED = Frame()
"""The frame of a page that stands upright as it was submitted."""


def turned_box(box: Box, turn: int) -> Box:
    """A box of a page on the same page turned clockwise by 0, 90, 180 or 270 degrees."""
    match turn % 360:
        case 90:
            return Box(1 - box.y1, box.x0, 1 - box.y0, box.x1)
        case 180:
            return Box(1 - box.x1, 1 - box.y1, 1 - box.x0, 1 - box.y0)
        case 270:
            return Box(box.y0, 1 - box.x1, box.y1, 1 - box.x0)
        case _:
            return box
