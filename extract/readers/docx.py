"""Word files (.docx): paragraphs as lines, tables as grids; having no fixed places, they are spread evenly."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extract.failures import UnreadableError
from extract.limits import Limits
from extract.package import Reason
from extract.readers.base import Look
from extract.readers.delimited import OpenText
from extract.readers.packed import Element, Packed
from extract.readers.sheet import shown
from ocr.lines import Box, Cell, Frame, Grid, Line, Reader

_WRAP = 42.0
"""Full-width characters that a line of text holds."""
_LINES_PER_PAGE = 50


def open_docx(path: Path, limits: Limits) -> OpenText:
    """Opens a Word file; pages as Word last broke them.

    Raises:
        UnreadableError: it is damaged or larger than the limits allow.
    """
    packed = Packed(path, limits)
    try:
        body = packed.xml("word/document.xml").find("body")
        pictures = sum(name.lower().startswith("word/media/") for name in packed.names)
    finally:
        packed.close()
    if body is None:
        raise UnreadableError(Reason.DAMAGED)
    note = f"文档内有 {pictures} 张图片未读取，如为证明材料请另存为 PDF 后重新提交" if pictures else ""
    return OpenText([_look(flow, note) for flow in _pages(body)])


@dataclass(slots=True)
class _Table:
    """Rows of a table, each cell with its text, its columns and whether it continues the cell above."""

    rows: list[list[tuple[str, int, bool]]] = field(default_factory=list)


_Flow = list[str | _Table]


def _pages(body: Element) -> Iterator[_Flow]:
    """Paragraphs and tables, page by page."""
    flow: _Flow = []
    for item in _blocks(body):
        if item.tag == "p":
            if any(_breaks(run) for run in item.iter()) and flow:
                yield flow
                flow = []
            flow.extend(_wrapped(_text(item)))
        else:
            flow.append(_table(item))
    yield flow


def _blocks(body: Element) -> Iterator[Element]:
    """Paragraphs and tables in order, content controls entered."""
    for item in body:
        if item.tag in {"p", "tbl"}:
            yield item
        elif item.tag in {"sdt", "sdtContent", "ins"}:
            yield from _blocks(item)


def _breaks(item: Element) -> bool:
    return item.tag == "lastRenderedPageBreak" or (item.tag == "br" and item.get("type") == "page")


def _text(item: Element) -> str:
    """The text of a paragraph, deleted text left out."""
    parts = []
    for piece in item.iter():
        if piece.tag == "t":
            parts.append(piece.text or "")
        elif piece.tag == "tab":
            parts.append("    ")
        elif piece.tag in {"br", "cr"}:
            parts.append("\n")
    return "".join(parts)


def _wrapped(text: str) -> Iterator[str]:
    """Lines of at most `_WRAP` full-width characters."""
    for part in text.split("\n"):
        line, width = "", 0.0
        for char in part:
            step = _width(char)
            if width + step > _WRAP:
                yield line
                line, width = "", 0.0
            line, width = line + char, width + step
        yield line


def _width(char: str) -> float:
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5


def _table(item: Element) -> _Table:
    table = _Table()
    for row in item.iterfind("tr"):
        cells = []
        for cell in row.iterfind("tc"):
            text = "\n".join(_text(paragraph) for paragraph in cell.iter("p"))
            span = cell.find("tcPr/gridSpan")
            merge = cell.find("tcPr/vMerge")
            columns = int(span.get("val", "1")) if span is not None else 1
            cells.append((shown(text), max(1, min(columns, 200)), merge is not None and merge.get("val") != "restart"))
        table.rows.append(cells)
    return table


def _look(flow: _Flow, note: str) -> Look:
    """Paragraph lines and table rows on levels of one height."""
    levels = max(_LINES_PER_PAGE, sum(len(item.rows) if isinstance(item, _Table) else 1 for item in flow))
    lines: list[Line] = []
    grids: list[Grid] = []
    level = 0
    for item in flow:
        if isinstance(item, _Table):
            if item.rows:
                grids.append(_grid(item, level, levels))
                lines.extend(_cell_lines(grids[-1]))
            level += len(item.rows)
            continue
        text = shown(item)
        if text:
            right = 0.05 + 0.9 * min(1.0, sum(map(_width, text)) / _WRAP)
            lines.append(Line(text, Box(0.05, (level + 0.1) / levels, right, (level + 0.9) / levels), 1.0, Reader.TEXT))
        level += 1
    return Look(1.0, 1.0, tuple(lines), tuple(grids), frame=Frame(aspect=1.0), message=note)


def _grid(table: _Table, level: int, levels: int) -> Grid:
    width = max(sum(columns for _, columns, _ in row) for row in table.rows) or 1
    cells: dict[tuple[int, int], Cell] = {}
    for index, row in enumerate(table.rows):
        column = 0
        for text, columns, continues in row:
            above = _above(cells, index, column) if continues else None
            rows = index - above.row + 1 if above else 1
            first = above.row if above else index
            box = Box(
                0.05 + 0.9 * column / width,
                (level + first) / levels,
                0.05 + 0.9 * (column + columns) / width,
                (level + index + 1) / levels,
            )
            cells[first, column] = Cell(first, column, box, rows, columns, above.text if above else text)
            column += columns
    box = Box(0.05, level / levels, 0.95, (level + len(table.rows)) / levels)
    return Grid(tuple(cells[key] for key in sorted(cells)), box)


def _above(cells: dict[tuple[int, int], Cell], row: int, column: int) -> Cell | None:
    """The cell of this column that reaches down to the row above."""
    for first in range(row - 1, -1, -1):
        cell = cells.get((first, column))
        if cell is not None:
            return cell if cell.row + cell.rows == row else None
    return None


def _cell_lines(grid: Grid) -> Iterator[Line]:
    for cell in grid.cells:
        if cell.text:
            yield Line(" ".join(cell.text.split()), cell.box, 1.0, Reader.TEXT)
