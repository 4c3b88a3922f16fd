"""Tables as rows and columns of cells, whether ruled, from a spreadsheet, or aligned without rulings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ocr.lines import Box, Cell, Grid, Line, in_reading_order, union_of
from parsers.layout.line_split import split
from parsers.layout.page_view import PageView, cut
from parsers.layout.piece import Piece
from parsers.values.amount import UNIT_CAPTION
from parsers.values.search import full_match


@dataclass(frozen=True)
class TableCell:
    """A cell: its text (lines joined by line breaks), its box, its lines, and the rows and columns it spans.

    It is `torn` where print runs over it of which nothing could be told to be its own.
    """

    text: str
    box: Box
    lines: tuple[Line, ...]
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    torn: bool = False

    @property
    def confidence(self) -> float:
        """That of the least sure line; 1 for a spreadsheet's cell."""
        return min((line.confidence for line in self.lines), default=1.0)

    def piece(self, page: int) -> Piece | None:
        """The cell as a piece; a spreadsheet's text stands as one line in the cell's box."""
        from ocr.lines import Reader

        lines = self.lines or ((Line(self.text, self.box, 1.0, Reader.TEXT),) if self.text.strip() else ())
        return Piece(lines, page) if lines else None


@dataclass(frozen=True)
class Matrix:
    """A table on one page. A merged cell stands at every place it spans."""

    page: int
    cells: Mapping[tuple[int, int], TableCell]
    box: Box
    height: int = field(init=False)
    width: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "height", max((row for row, _ in self.cells), default=-1) + 1)
        object.__setattr__(self, "width", max((column for _, column in self.cells), default=-1) + 1)

    def row(self, row: int) -> list[TableCell]:
        """The cells of a row from left to right, a merged one once."""
        found: list[TableCell] = []
        for column in range(self.width):
            cell = self.cells.get((row, column))
            if cell is not None and (not found or found[-1] is not cell):
                found.append(cell)
        return found

    def at(self, row: int, column: int) -> TableCell | None:
        """The cell that covers a place."""
        return self.cells.get((row, column))


def matrix_of(view: PageView, grid: Grid) -> Matrix:
    """A ruled table or a sheet: each cell with its text; lines that run over several cells are cut at the rulings."""
    texts, torn = _lines_by_cell(view, grid.cells)
    places: dict[tuple[int, int], TableCell] = {}
    for number, cell in enumerate(grid.cells):
        lines = in_reading_order(texts.get(number, ()))
        text = cell.text if cell.text is not None else "\n".join(line.text for line in lines)
        filled = TableCell(text, cell.box, lines, cell.row, cell.column, cell.rows, cell.columns, number in torn)
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                places.setdefault((row, column), filled)
    return Matrix(view.page.number, places, grid.box)


def _lines_by_cell(view: PageView, cells: Sequence[Cell]) -> tuple[dict[int, list[Line]], set[int]]:
    """The lines of each cell by its index, and the cells under lines of which no cell has a part."""
    found: dict[int, list[Line]] = {}
    torn: set[int] = set()
    if all(cell.text is not None for cell in cells):
        return found, torn
    for span in view.spans:
        box = span.box
        crossed = [
            number
            for number, cell in enumerate(cells)
            if cell.box.y0 <= box.cy <= cell.box.y1 and cell.box.overlap_x(box) > view.char_width / 3
        ]
        if len(crossed) > 1 and full_match(UNIT_CAPTION, span.bare):
            continue  # over several columns, and a head of none
        parts = {
            number: span.line if len(crossed) == 1 else _part(span.line, cells[number].box, view) for number in crossed
        }
        for number, line in parts.items():
            if line is not None:
                found.setdefault(number, []).append(line)
        if not any(parts.values()):
            torn.update(parts)
    return found, torn


def _part(line: Line, cell: Box, view: PageView) -> Line | None:
    return cut(line, cell.x0, cell.x1, view.char_width / 2)


def aligned_matrix(view: PageView, edges: Sequence[float], rows: Sequence[Sequence[Line]]) -> Matrix:
    """A table without rulings: `edges` are the borders of its columns, `rows` the lines of each row."""
    places: dict[tuple[int, int], TableCell] = {}
    boxes: list[Box] = []
    for row, lines in enumerate(rows):
        whole = union_of(line.box for line in lines)
        if whole is None:
            continue
        boxes.append(whole)
        parts = [part for line in lines for part in split(line, edges, view.char_width)]
        for column, (left, right) in enumerate(pairwise(edges)):
            ordered = in_reading_order(part for home, part in parts if home == column)
            box = union_of(part.box for part in ordered) or Box(left, whole.y0, right, whole.y1)
            places[row, column] = TableCell("\n".join(part.text for part in ordered), box, ordered, row, column)
    return Matrix(view.page.number, places, union_of(boxes) or Box(0, 0, 1, 1))
