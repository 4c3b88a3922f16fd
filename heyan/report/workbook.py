"""A workbook of plain tables, written as text: what is read, not filled in.

openpyxl takes 0.25 s to load and to style 16,000 cells where this takes 0.03 (`bench/results/tries.md`). It writes the
forms that people fill in (`heyan/template.py`, `heyan/sampling/`), and reads whatever comes. The parts and their order
are those of ECMA-376, part 1, chapter 18 (SpreadsheetML).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache

from heyan.report.workbook_parts import (
    MAIN,
    OFFICE,
    content_types,
    relations,
    relations_of_book,
    stylesheet,
    workbook_part,
)

LONGEST_TEXT = 32_000
"""A cell holds 32,767 characters."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MADE = (1980, 1, 1, 0, 0, 0)
"""The time of all parts, so that the same tables are the same bytes."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks. Colours are RRGGBB; `money` shows thousands and two decimals."""

    bold: bool = False
    size: int = 11
    colour: str = ""
    underlined: bool = False
    fill: str = ""
    boxed: bool = False
    wrapped: bool = False
    money: bool = False
    quoted: bool = False


PLAIN = Style()


@dataclass(slots=True)
class Cell:
    """A value (text, number, nothing), how it looks, and where it leads."""

    value: object
    style: Style = PLAIN
    link: str = ""


@dataclass(slots=True)
class Sheet:
    """Cells by row and column, both from 1; what stays in sight, what can be filtered, what is one cell."""

    title: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)
    frozen: int = 0
    filtered: str = ""
    merged: str = ""

    def write(self, row: int, column: int, value: object, style: Style = PLAIN) -> Cell:
        """Put a value into a cell."""
        cell = Cell(value, style)
        self.rows.setdefault(row, {})[column] = cell
        return cell

    def at(self, row: int, column: int) -> Cell:
        """A cell that was written."""
        return self.rows[row][column]

    @property
    def last_row(self) -> int:
        """The last row that holds anything, 0 for none."""
        return max(self.rows, default=0)


class Book:
    """Sheets in their order."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._styles: dict[Style, int] = {PLAIN: 0}

    def sheet(self, title: str) -> Sheet:
        """Another sheet."""
        self.sheets.append(Sheet(title))
        return self.sheets[-1]

    def saved(self) -> bytes:
        """The book as a file."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as pack:

            def put(name: str, text: str) -> None:
                part = zipfile.ZipInfo(name, _MADE)
                part.compress_type = zipfile.ZIP_DEFLATED
                pack.writestr(part, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'.encode())

            for number, sheet in enumerate(self.sheets, start=1):
                links: list[str] = []
                put(f"xl/worksheets/sheet{number}.xml", self._sheet(sheet, links))
                if links:
                    put(f"xl/worksheets/_rels/sheet{number}.xml.rels", relations(escaped(link) for link in links))
            named = [(escaped(sheet.title), sheet.filtered) for sheet in self.sheets]
            put("xl/workbook.xml", workbook_part(named))
            put("xl/_rels/workbook.xml.rels", relations_of_book(len(self.sheets)))
            put("xl/styles.xml", stylesheet(self._styles))
            put("[Content_Types].xml", content_types(len(self.sheets)))
            put("_rels/.rels", relations())
        return buffer.getvalue()

    def _sheet(self, sheet: Sheet, links: list[str]) -> str:
        """The part of a sheet; the links of its cells are added to `links`."""
        linked: list[str] = []
        parts = [
            f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">',
            f'<sheetViews><sheetView workbookViewId="0">{_pane(sheet.frozen)}</sheetView></sheetViews>',
            '<sheetFormatPr defaultRowHeight="15"/>',
            *_columns(sheet.widths),
            "<sheetData>",
        ]
        for row in sorted(sheet.rows):
            parts.append(f'<row r="{row}">')
            for column, cell in sorted(sheet.rows[row].items()):
                place = f"{letters(column)}{row}"
                parts.append(self._cell(place, cell))
                if cell.link:
                    links.append(cell.link)
                    linked.append(f'<hyperlink ref="{place}" r:id="rId{len(links)}"/>')
            parts.append("</row>")
        parts.append("</sheetData>")
        parts += [f'<autoFilter ref="{sheet.filtered}"/>'] if sheet.filtered else []
        parts += [f'<mergeCells count="1"><mergeCell ref="{sheet.merged}"/></mergeCells>'] if sheet.merged else []
        parts += ["<hyperlinks>", *linked, "</hyperlinks>"] if linked else []
        return "".join([*parts, "</worksheet>"])

    def _cell(self, place: str, cell: Cell) -> str:
        value, style = cell.value, cell.style
        if value is None or value == "":
            return f'<c r="{place}" s="{self._number(style)}"/>'
        if isinstance(value, str):
            text = as_written(value)
            if text[:1] in ("=", "+", "-", "@"):  # text that looks like a formula stays text
                style = _quoted(style)
            kept = "" if text == text.strip() else ' xml:space="preserve"'
            return f'<c r="{place}" s="{self._number(style)}" t="inlineStr"><is><t{kept}>{escaped(text)}</t></is></c>'
        if not isinstance(value, int | float | Decimal):
            raise TypeError(f"no cell holds {value!r}")
        shown = int(value) if value == int(value) else value
        return f'<c r="{place}" s="{self._number(style)}"><v>{shown}</v></c>'

    def _number(self, style: Style) -> int:
        return self._styles.setdefault(style, len(self._styles))


def as_written(text: str) -> str:
    """A text as a cell holds it."""
    return _NOT_IN_XML.sub("", text)[:LONGEST_TEXT]


def escaped(text: str) -> str:
    """A text inside an element or an attribute."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("\r", "&#13;")


@cache
def letters(column: int) -> str:
    """The letters of a column, from 1: A, B … Z, AA."""
    found = ""
    while column:
        column, place = divmod(column - 1, 26)
        found = chr(ord("A") + place) + found
    return found


@cache
def _quoted(style: Style) -> Style:
    return replace(style, quoted=True)


def _pane(frozen: int) -> str:
    if not frozen:
        return ""
    return f'<pane ySplit="{frozen}" topLeftCell="A{frozen + 1}" activePane="bottomLeft" state="frozen"/>'


def _columns(widths: dict[int, int]) -> Iterable[str]:
    if widths:
        yield "<cols>"
        for column, width in sorted(widths.items()):
            yield f'<col min="{column}" max="{column}" width="{width}" customWidth="1"/>'
        yield "</cols>"
