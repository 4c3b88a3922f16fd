"""Where on a digital page QR and bar codes may stand, so that only these places are searched."""

from __future__ import annotations

from collections.abc import Sequence

from ocr.lines import Box

CODE_BLOCKS = 100
"""A code drawn as shapes has at least this many."""
_SMALLEST = 14.0
"""Points; no code can be read that is smaller."""
_WIDEST = 14.0
"""Bar codes are no more than so many times as wide as high."""
_MANY = 8
_RIM = 0.02
_WHOLE = (Box(0.0, 0.0, 1.0, 1.0),)

Rect = tuple[float, float, float, float]


def code_places(pictures: Sequence[Rect], width: float, height: float, blocks: int = 0) -> tuple[Box, ...]:
    """Places that may show a code: pictures of a fitting shape, with a rim; the whole page where shapes may draw one.

    Args:
        pictures: in points of the page as submitted.
        width: of the page in points.
        height: likewise.
        blocks: how many small filled shapes are drawn.
    """
    fitting = [rect for rect in pictures if _fits(rect)]
    if blocks >= CODE_BLOCKS or len(fitting) > _MANY:
        return _WHOLE
    return tuple(
        Box(x0 / width - _RIM, y0 / height - _RIM, x1 / width + _RIM, y1 / height + _RIM).clipped()
        for x0, y0, x1, y1 in fitting
    )


def _fits(rect: Rect) -> bool:
    short, long = sorted((rect[2] - rect[0], rect[3] - rect[1]))
    return short >= _SMALLEST and long <= _WIDEST * short
