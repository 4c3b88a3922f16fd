"""The tables of a form as rows of cells, over page ends, each with the headings that stand above the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.layout.matrix import Matrix, matrix_of
from parsers.layout.page_view import PageView
from parsers.layout.piece import Piece
from parsers.values.search import search
from parsers.values.text import plain

_NUMBERED = r"^[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]"
_LONGEST_HEADING = 40
_FOOT, _HEAD, _SHIFT = 0.8, 0.2, 0.04
"""A table that ends below `_FOOT` goes on with one above `_HEAD` of the next page whose edges are within `_SHIFT`."""
_NEAR = 0.05
"""A line so close above a table is its caption."""


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell: text, place, how sure its lines were read, and by how many rows it reaches down (1 for its own)."""

    text: str
    page: int
    box: Box
    confidence: float
    lines: tuple[Line, ...]
    rows: int
    begins: bool

    @property
    def bare(self) -> str:
        """The text without spaces and line breaks, folded."""
        return plain(self.text)

    @property
    def one_line(self) -> str:
        """The text with its lines joined."""
        return "".join(self.text.split()) if self.text else ""

    def piece(self) -> Piece | None:
        """The cell as a piece of a page, None for an empty one."""
        return Piece(self.lines, self.page) if self.lines else None


@dataclass(slots=True)
class FormTable:
    """A table of a form: the numbered heading above it, its caption, and its rows from top to bottom."""

    section: str
    caption: str
    box: Box
    last_page: int
    rows: list[tuple[FormCell, ...]] = field(default_factory=list)


def form_tables(pages: Sequence[Page]) -> list[FormTable]:
    """All ruled tables of the pages in reading order; one that goes on over a page end is one table."""
    found: list[FormTable] = []
    section = ""
    for page in pages:
        view = PageView(page)
        for grid in sorted(page.grids, key=lambda item: (item.box.y0, item.box.x0)):
            above = [line for line in page.lines if _is_outside(line, page) and line.box.cy < grid.box.y0]
            heading = _last_numbered(above)
            section = heading or section
            matrix = matrix_of(view, grid)
            rows = list(_rows(matrix))
            last = found[-1] if found else None
            if last is not None and not heading and _goes_on(last, grid.box, page.number):
                last.rows += rows
                last.box, last.last_page = grid.box, page.number
            else:
                found.append(FormTable(section, _caption(above, grid.box), grid.box, page.number, rows))
        outside = [line for line in page.lines if _is_outside(line, page)]
        section = _last_numbered(outside) or section
    return found


def _is_outside(line: Line, page: Page) -> bool:
    return not any(grid.box.holds(line.box.cx, line.box.cy) for grid in page.grids)


def _last_numbered(lines: Sequence[Line]) -> str:
    texts = [line.text.strip() for line in sorted(lines, key=lambda line: line.box.cy)]
    return next(
        (text for text in reversed(texts) if len(text) <= _LONGEST_HEADING and search(_NUMBERED, plain(text))), ""
    )


def _caption(above: Sequence[Line], box: Box) -> str:
    """The lines right above a table that are no numbered heading: a title, a unit."""
    near = sorted((line for line in above if box.y0 - line.box.y1 < _NEAR), key=lambda line: line.box.cy)
    texts = [line.text.strip() for line in near if len(line.text) <= _LONGEST_HEADING]
    return " ".join(text for text in texts[-2:] if not search(_NUMBERED, plain(text)))


def _goes_on(last: FormTable, box: Box, page: int) -> bool:
    follows = page == last.last_page + 1 and last.box.y1 > _FOOT and box.y0 < _HEAD
    return follows and abs(last.box.x0 - box.x0) < _SHIFT and abs(last.box.x1 - box.x1) < _SHIFT


def _rows(matrix: Matrix) -> Iterator[tuple[FormCell, ...]]:
    for row in range(matrix.height):
        yield tuple(
            FormCell(
                text=cell.text,
                page=matrix.page,
                box=cell.box,
                confidence=cell.confidence,
                lines=piece.lines if (piece := cell.piece(matrix.page)) else (),
                rows=cell.rows,
                begins=cell.row == row,
            )
            for cell in matrix.row(row)
        )
