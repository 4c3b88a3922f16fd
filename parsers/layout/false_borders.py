"""Rulings that are none: an upright that running print crosses without a gap is a fold or the edge of a copy.

Cut there, every line of a text would be torn in two. So the cells on its two sides are one where print crosses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from extract.pages import Page
from ocr.lines import Cell, Grid, Line
from parsers.layout.frames import LINES, WIDTH
from parsers.values.search import full_match

CLEAR = 1.5
"""Characters of a line on either side of an upright from which on it crosses it."""
GAP = 1.6
"""How much wider than others a character takes up that has a gap behind it."""
FEWEST, TOGETHER = 2, 2
"""Lines that cross an upright in one cell, and in all cells together, from which on it is none there."""
LEAST_TEXT = 8
"""Characters of a line of running print."""


def without_false_borders(page: Page) -> Page:
    """The page with the cells put together that running print shows to be one."""
    grids = tuple(_mended(grid, page.lines) for grid in page.grids)
    return page if grids == page.grids else replace(page, grids=grids)


def _mended(grid: Grid, lines: Sequence[Line]) -> Grid:
    if any(cell.text is not None for cell in grid.cells):
        return grid
    running = [line for line in lines if len(line.text) >= LEAST_TEXT]
    ordered = sorted(grid.cells, key=lambda cell: (cell.row, cell.rows, cell.column))
    rows = [list(cells) for _, cells in groupby(ordered, key=lambda cell: (cell.row, cell.rows))]
    counts = {
        (one, two): sum(_crosses(line, one, two) for line in running)
        for cells in rows
        for one, two in pairwise(cells)
        if one.column + one.columns == two.column
    }
    false = {pair for pair, count in counts.items() if count and (count >= FEWEST or _everywhere(pair, counts))}
    if not false:
        return grid
    merged = [
        cell for cells in rows for cell in _put_together(cells, false) if cell in cells or not _is_text(cell, lines)
    ]
    return replace(grid, cells=tuple(sorted(merged, key=lambda cell: (cell.row, cell.column))))


def _is_text(cell: Cell, lines: Sequence[Line]) -> bool:
    """Whether a cell put together holds the text of a page, and is none."""
    return cell.box.width > WIDTH and sum(cell.box.holds(line.box.cx, line.box.cy) for line in lines) > LINES


def _everywhere(pair: tuple[Cell, Cell], counts: dict[tuple[Cell, Cell], int]) -> bool:
    """Whether print crosses an upright in several cells."""
    column = pair[1].column
    return sum(count for (_, two), count in counts.items() if two.column == column) >= TOGETHER


def _crosses(line: Line, one: Cell, two: Cell) -> bool:
    """Whether a line runs on from one cell into the next without a gap."""
    border = two.box.x0
    if not one.box.y0 < line.box.cy < one.box.y1 or not line.box.x0 < border < line.box.x1:
        return False
    parts = [line.part(index, index + 1).box for index in range(len(line.text))]
    width = median(part.width for part in parts)
    at = sum(part.cx < border for part in parts)
    if border - line.box.x0 < CLEAR * width or line.box.x1 - border < CLEAR * width or not 0 < at < len(parts):
        return False
    whole = all(full_match(r"[\p{Han}，。；、（）《》]", line.text[index]) is not None for index in (at - 1, at))
    return whole and parts[at - 1].width < GAP * width


def _put_together(cells: Sequence[Cell], false: set[tuple[Cell, Cell]]) -> list[Cell]:
    found: list[Cell] = []
    last: Cell | None = None
    for cell in cells:
        if last is not None and (last, cell) in false:
            wide = found[-1].columns + cell.columns
            found[-1] = replace(found[-1], box=found[-1].box.union(cell.box), columns=wide)
        else:
            found.append(cell)
        last = cell
    return found
