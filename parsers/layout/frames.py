"""Ruled boxes that are no tables: the edges of the sheet, the border of a certificate, a box around a text."""

from __future__ import annotations

from collections.abc import Sequence

from ocr.lines import Grid, Line

CELLS, LINES, WIDTH = 3, 5, 0.5
"""Cells with print up to which a table may be a mere frame; lines in one of them from which on it is, if so wide."""


def is_frame(grid: Grid, lines: Sequence[Line]) -> bool:
    """Whether a few cells with much print are no table; the strips of a double border hold none."""
    held = [sum(cell.box.holds(line.box.cx, line.box.cy) for line in lines) for cell in grid.cells]
    if sum(map(bool, held)) > CELLS:
        return False
    wide = (count for cell, count in zip(grid.cells, held, strict=True) if cell.box.width > WIDTH)
    return max(wide, default=0) > LINES
