"""Tables with named columns: found on a page by the headings a document kind prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ocr.lines import Box
from parsers.layout.columns import continued_table, unruled_tables
from parsers.layout.headings import Head, find_head
from parsers.layout.matrix import Matrix, matrix_of
from parsers.layout.page_view import PageView
from parsers.layout.piece import Piece
from parsers.layout.vocabulary import Vocabulary
from parsers.values.amount import UNIT_CAPTION, Unit, unit_in
from parsers.values.search import full_match, search
from parsers.values.text import plain

UNIT_SAID = r"单位[:/]?\(?(?:人民币)?[万亿]?元"
_JUST_ABOVE = 0.01
_SHIFT = 0.06
"""How far the middle of a column's print may lie from where it was on the page before, as a fraction of the page."""


@dataclass(frozen=True)
class Row:
    """A row below the head: the piece of every named column that is filled, and all its texts from left to right."""

    cells: Mapping[str, Piece]
    texts: tuple[str, ...]
    box: Box

    def text(self, name: str) -> str:
        """The text of a column, wrapped lines joined; empty where the cell is."""
        piece = self.cells.get(name)
        return piece.joined if piece is not None else ""


@dataclass(frozen=True)
class Table:
    """A table: its head, its rows, its place; `above` is the unit printed above it (单位：万元)."""

    head: Head
    rows: tuple[Row, ...]
    page: int
    box: Box
    above: Unit | None = None

    def unit(self, name: str) -> Unit | None:
        """The unit printed in the heading of a column, else above the table."""
        return self.head.unit(name) or self.above


def tables_on(
    view: PageView,
    vocabulary: Vocabulary,
    *,
    least: int = 2,
    anchor: str | Sequence[str] | None = None,
    ends: Sequence[str] = (),
) -> list[Table]:
    """The tables of a page that have at least `least` of these headings; ruled ones, else those merely aligned.

    `anchor` is the column that every row fills, `ends` are words that end a table without rulings (合计).
    """
    return [
        table_of(matrix, head) for matrix, head in headed_on(view, vocabulary, least=least, anchor=anchor, ends=ends)
    ]


def headed_on(
    view: PageView,
    vocabulary: Vocabulary,
    *,
    least: int = 2,
    anchor: str | Sequence[str] | None = None,
    ends: Sequence[str] = (),
) -> list[tuple[Matrix, Head]]:
    """The same as matrices, each with its head."""
    ruled = (matrix_of(view, grid) for grid in view.page.grids)
    found = [(matrix, head) for matrix in ruled if (head := find_head(matrix, vocabulary, least=least)) is not None]
    if found:
        return found
    plain = unruled_tables(view, vocabulary, least=least, anchor=anchor, ends=ends)
    return [(matrix, head) for matrix in plain if (head := find_head(matrix, vocabulary, least=least)) is not None]


def texts_above(view: PageView, matrix: Matrix, head: Head) -> list[str]:
    """The texts above a table's head, inside the table and on the page."""
    inside = [cell.text for row in range(head.first) for cell in matrix.row(row)]
    return inside + [span.line.text for span in view.spans if span.box.y1 <= matrix.box.y0 + _JUST_ABOVE]


def unit_above(view: PageView, matrix: Matrix, head: Head) -> Unit | None:
    """The unit of `单位：万元` above the head, or in it over several columns."""
    texts = [text for text in texts_above(view, matrix, head) if search(UNIT_SAID, plain(text))]
    within = (span for span in view.spans if matrix.box.y0 <= span.box.cy <= matrix.box.y1)
    texts += [span.line.text for span in within if full_match(UNIT_CAPTION, span.bare)]
    return next((unit for text in texts if (unit := unit_in(text)) is not None), None)


def goes_on(view: PageView, before: Matrix, anchors: Sequence[int], ends: Sequence[str] = ()) -> Iterator[Matrix]:
    """The tables of a page whose columns are those of one on the page before: with rulings, else by their print."""
    ruled = [matrix for grid in view.page.grids if (matrix := matrix_of(view, grid)).width == before.width]
    if ruled:
        yield from (matrix for matrix in ruled if same_columns(matrix, before))
    elif (plain := continued_table(view, before, anchors, ends)) is not None and same_columns(plain, before):
        yield plain


def same_columns(matrix: Matrix, before: Matrix) -> bool:
    """Whether the columns of two tables stand at the same places."""
    pairs = [(_column_place(matrix, column), _column_place(before, column)) for column in range(before.width)]
    return all(a is None or b is None or abs(a - b) < _SHIFT for a, b in pairs)


def _column_place(matrix: Matrix, column: int) -> float | None:
    """The middle of a column, None where all its cells run over others."""
    boxes = [cell.box for row in range(matrix.height) if (cell := matrix.at(row, column)) and cell.columns == 1]
    return sum(box.cx for box in boxes) / len(boxes) if boxes else None


def named_table(matrix: Matrix, vocabulary: Vocabulary, least: int) -> Table | None:
    """The matrix with its columns named; None where it has no such head."""
    head = find_head(matrix, vocabulary, least=least)
    return table_of(matrix, head) if head is not None else None


def table_of(matrix: Matrix, head: Head, above: Unit | None = None) -> Table:
    """The rows below a head as a table."""
    rows = tuple(row for index in range(head.end, matrix.height) if (row := _row(matrix, head, index)) is not None)
    return Table(head, rows, matrix.page, matrix.box, above)


def continued(tables: Sequence[Table]) -> Table | None:
    """The tables of following pages whose heads name the same columns, as one; None for no tables."""
    if not tables:
        return None
    first = tables[0]
    same = [table for table in tables if set(table.head.columns) == set(first.head.columns)]
    return Table(first.head, tuple(row for table in same for row in table.rows), first.page, first.box)


def _row(matrix: Matrix, head: Head, index: int) -> Row | None:
    cells = matrix.row(index)
    texts = tuple(cell.text for cell in cells)
    if not any(text.strip() for text in texts):
        return None
    pieces: dict[str, Piece] = {}
    for name, column in head.columns.items():
        cell = matrix.at(index, column)
        piece = cell.piece(matrix.page) if cell is not None else None
        if piece is not None:
            pieces[name] = piece
    boxes = [cell.box for cell in cells]
    box = Box(min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes))
    return Row(pieces, texts, box)
