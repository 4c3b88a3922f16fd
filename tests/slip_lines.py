"""Recorded lines for tests of forms: print at places, as wide as its characters are."""

from __future__ import annotations

from collections.abc import Sequence

from extract.pages import Page
from ocr.lines import Box, Code, Line

Rows = Sequence[Sequence[tuple[float, str]]]
WIDE, HIGH = 900.0, 600.0


def line(x: float, y: float, text: str, *, height: float = 0.03, confidence: float = 0.99) -> Line:
    """A line of print whose left upper corner stands at (x, y)."""
    width = sum(0.01 if char.isascii() else 0.02 for char in text)
    return Line(text, Box(x, y, min(1.0, x + width), y + height), confidence)


def page(
    rows: Rows, *, pitch: float = 0.05, top: float = 0.04, extra: Sequence[Line] = (), codes: Sequence[Code] = ()
) -> Page:
    """A page with one line of print for every cell, rows `pitch` apart."""
    lines = [line(x, top + index * pitch, text) for index, row in enumerate(rows) for x, text in row]
    return Page("单据.png", 1, WIDE, HIGH, lines=(*lines, *extra), codes=tuple(codes))
