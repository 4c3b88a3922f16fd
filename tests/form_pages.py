"""Pages of application forms built in code: text lines, and ruled tables whose cells may span rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.pages import Page
from ocr.lines import Box, Cell, Grid, Line, Reader


@dataclass(frozen=True)
class C:
    """A cell: text, columns and rows it spans."""

    text: str = ""
    columns: int = 1
    rows: int = 1


Row = Sequence["C | str"]


def grid(rows: Sequence[Row], *, top: float = 0.2, bottom: float = 0.8, known: bool = True) -> Grid:
    """A ruled table from 5 % to 95 % of the page's width; with `known` its cells carry their text, as a sheet's do."""
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    parts = [[cell if isinstance(cell, C) else C(cell) for cell in row] for row in rows]
    width = max(sum(cell.columns for cell in row) for row in parts)
    height = (bottom - top) / len(parts)
    for index, row in enumerate(parts):
        column = 0
        for cell in row:
            while (index, column) in taken:
                column += 1
            taken |= {(index + r, column + c) for r in range(cell.rows) for c in range(cell.columns)}
            box = Box(
                0.05 + 0.9 * column / width,
                top + height * index,
                0.05 + 0.9 * (column + cell.columns) / width,
                top + height * (index + cell.rows),
            )
            cells.append(Cell(index, column, box, cell.rows, cell.columns, cell.text if known else None))
            column += cell.columns
    return Grid(tuple(cells), Box(0.05, top, 0.95, bottom))


def page(
    *lines: str, grids: Sequence[Grid] = (), number: int = 1, reader: Reader = Reader.TEXT, sure: float = 1.0
) -> Page:
    """A page with lines from its top, and tables whose texts are lines in their cells."""
    printed = [
        Line(text, Box(0.1, 0.02 + 0.02 * index, 0.1 + 0.015 * len(text), 0.035 + 0.02 * index), sure, reader)
        for index, text in enumerate(lines)
    ]
    for table in grids:
        printed += [Line(cell.text, _inside(cell.box), sure, reader) for cell in table.cells if cell.text]
    bare = [
        Grid(tuple(Cell(c.row, c.column, c.box, c.rows, c.columns, None) for c in table.cells), table.box)
        for table in grids
    ]
    return Page("申报书.pdf", number, 1000, 1414, tuple(printed), grids=tuple(bare))


def _inside(box: Box) -> Box:
    middle = box.cy
    return Box(box.x0 + 0.002, middle - 0.006, box.x1 - 0.002, middle + 0.006)
