"""Word files (.docx): paragraphs as lines, tables as grids, large pictures as pages of their own, in document order.

Having no fixed places, text is spread evenly.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from extract.failures import UnreadableError
from extract.limits import Limits
from extract.package import Reason
from extract.readers.base import WHOLE, Look
from extract.readers.docx_pictures import placed_pictures, targets
from extract.readers.image import OpenPicture
from extract.readers.packed import Element, Packed
from extract.readers.sheet import shown
from ocr.engine import Image
from ocr.lines import Box, Cell, Frame, Grid, Line, Reader

_WRAP = 42.0
"""Full-width characters that a line of text holds."""
_LINES_PER_PAGE = 50
_SYMBOLS = {
    ("Wingdings", "FE"): "☑", ("Wingdings", "FD"): "☒", ("Wingdings", "FC"): "√", ("Wingdings", "A8"): "□",
    ("Wingdings", "6F"): "□", ("Wingdings", "71"): "□", ("Wingdings", "6E"): "■", ("Wingdings 2", "52"): "☑",
    ("Wingdings 2", "53"): "☒", ("Wingdings 2", "50"): "√", ("Wingdings 2", "A3"): "□", ("Wingdings 2", "2A"): "□",
}  # fmt: skip
"""Tick boxes of forms, which Word keeps as characters of its symbol fonts: font and code (its last two figures)."""
_DRAWINGS = (".emf", ".wmf", ".svg", ".wdp")


def open_docx(path: Path, limits: Limits) -> OpenDocx:
    """Opens a Word file; pages as Word last broke them.

    Raises:
        UnreadableError: it is damaged or larger than the limits allow.
    """
    packed = Packed(path, limits)
    try:
        root = packed.xml("word/document.xml")
        body = root if (found := root.find("body")) is None else found
        return OpenDocx(packed, limits, _parts(body, targets(packed, "word/document.xml")))
    except UnreadableError:
        packed.close()
        raise


class OpenDocx:
    """An opened Word file: pages of text, and pictures."""

    def __init__(self, packed: Packed, limits: Limits, parts: _Parts) -> None:
        self._packed = packed
        self._limits = limits
        self._parts = parts

    @property
    def pages(self) -> int:
        """Pages of text and large pictures together."""
        return len(self._parts.pages)

    @property
    def message(self) -> str:
        """Says that small pictures and embedded objects were not read."""
        media = {name for name in self._packed.names if name.lower().startswith("word/media/")}
        small, objects = len(media - {part for part in self._parts.pages if isinstance(part, str)}), self._parts.objects
        notes = [f"{small} 张小图未读取" if small else "", f"{objects} 个嵌入对象未读取" if objects else ""]
        told = "，".join(note for note in notes if note)
        return f"文档内有 {told}，如为证明材料请单独提交" if told else ""

    def look(self, number: int) -> Look:
        """The lines of a page; a picture is for OCR."""
        part = self._parts.pages[number - 1]
        if not isinstance(part, str):
            return _look(part)
        with self._opened(part) as picture:
            return picture.look(1)

    def picture(self, number: int, dpi: int, place: Box = WHOLE) -> Image | None:
        """A picture as it is; text has no fixed look."""
        part = self._parts.pages[number - 1]
        if not isinstance(part, str):
            return None
        with self._opened(part) as picture:
            return picture.picture(1, dpi, place)

    def close(self) -> None:
        """Gives the file back."""
        self._packed.close()

    @contextmanager
    def _opened(self, name: str) -> Iterator[OpenPicture]:
        if name.lower().endswith(_DRAWINGS):
            raise UnreadableError(Reason.UNSUPPORTED, "文档内的矢量图不能读取", "请另存为 PDF 后重新提交")
        picture = OpenPicture(io.BytesIO(self._packed.read(name)), self._limits)
        try:
            yield picture
        finally:
            picture.close()


@dataclass(slots=True)
class _Parts:
    """The pages of a document, those that are pictures by name, and how many objects were left aside."""

    pages: list[_Flow | str] = field(default_factory=list)
    objects: int = 0


@dataclass(slots=True)
class _Table:
    """Rows of a table, each cell with its text, its columns and whether it continues the cell above."""

    rows: list[list[tuple[str, int, bool]]] = field(default_factory=list)


_Flow = list[str | _Table]


def _parts(body: Element, media: Mapping[str, str]) -> _Parts:
    """Paragraphs and tables page by page; a large picture ends the page it stands on."""
    parts = _Parts(objects=sum(item.tag == "OLEObject" for item in body.iter()))
    flow: _Flow = []
    for item in _blocks(body):
        if item.tag == "p" and any(_breaks(run) for run in item.iter()):
            flow = _put(parts, flow)
        flow.extend(_wrapped(_text(item)) if item.tag == "p" else [_table(item)])
        pictures = [found.id for found in placed_pictures(item) if found.large and found.id in media]
        large = list(dict.fromkeys(media[key] for key in pictures))
        if large:
            flow = _put(parts, flow)
            parts.pages.extend(large)
    _put(parts, flow)
    if not parts.pages:
        parts.pages.append([])
    return parts


def _put(parts: _Parts, flow: _Flow) -> _Flow:
    """Ends a page that says something; gives the next, empty one."""
    if any(isinstance(item, _Table) or item.strip() for item in flow):
        parts.pages.append(flow)
    return []


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
    for piece in _shown(item):
        if piece.tag == "t":
            parts.append(piece.text or "")
        elif piece.tag == "sym":
            parts.append(_SYMBOLS.get((piece.get("font", ""), piece.get("char", "").upper()[-2:]), ""))
        elif piece.tag == "tab":
            parts.append("    ")
        elif piece.tag in {"br", "cr"}:
            parts.append("\n")
    return "".join(parts)


def _shown(item: Element) -> Iterator[Element]:
    """Everything inside a paragraph but what stands in for newer content (`mc:Fallback`), which says it again."""
    yield item
    for child in item:
        if child.tag != "Fallback":
            yield from _shown(child)


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


def _look(flow: _Flow) -> Look:
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
    return Look(1.0, 1.0, tuple(lines), tuple(grids), frame=Frame(aspect=1.0))


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
