"""A workbook of plain tables, kept as cells until it is written: what is read, not filled in.

XlsxWriter writes it, for it takes a third of the time of openpyxl to load and to style 16,000 cells
(`bench/results/tries.md`). openpyxl writes the forms that people fill in (`heyan/template.py`, `heyan/sampling/`), and
reads whatever comes.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.url import Url
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_TEXT = 32_000
"""A cell holds 32,767 characters."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")
_MADE = datetime(1980, 1, 1)  # noqa: DTZ001 – a workbook's times have no zone
"""The time in all books, so that the same tables are the same bytes."""
_AS_THEY_ARE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


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

    def properties(self) -> dict[str, object]:
        """The same in the words of XlsxWriter."""
        said = {
            "bold": self.bold,
            "underline": int(self.underlined),
            "font_color": self.colour and f"#{self.colour}",
            "bg_color": self.fill and f"#{self.fill}",
            "border": int(self.boxed),
            "border_color": self.boxed and "#D0D5DD",
            "text_wrap": self.wrapped,
            "valign": self.wrapped and "top",
            "num_format": self.money and "#,##0.00",
            "quote_prefix": self.quoted,
        }
        return {"font_size": self.size, **{name: value for name, value in said.items() if value}}


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

    def sheet(self, title: str) -> Sheet:
        """Another sheet."""
        self.sheets.append(Sheet(title))
        return self.sheets[-1]

    def saved(self) -> bytes:
        """The book as a file."""
        from xlsxwriter import Workbook

        buffer = io.BytesIO()
        book = Workbook(buffer, _AS_THEY_ARE)
        book.set_properties({"created": _MADE})
        looks = _Looks(book)
        for sheet in self.sheets:
            _fill(book.add_worksheet(sheet.title), sheet, looks)
        book.close()
        return buffer.getvalue()


class _Looks:
    """The formats of a book, one for each style."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[Style, Format] = {}

    def of(self, style: Style) -> Format:
        if style not in self._made:
            self._made[style] = self._book.add_format(style.properties())
        return self._made[style]


def _fill(page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    for column, width in sheet.widths.items():
        page.set_column(column - 1, column - 1, width)
    if sheet.merged:
        page.merge_range(sheet.merged, "")
    for row, cells in sorted(sheet.rows.items()):
        for column, cell in sorted(cells.items()):
            _put(page, row - 1, column - 1, cell, looks)
    if sheet.frozen:
        page.freeze_panes(sheet.frozen, 0)
    if sheet.filtered:
        page.autofilter(sheet.filtered)


def _put(page: Worksheet, row: int, column: int, cell: Cell, looks: _Looks) -> None:
    value, style = cell.value, cell.style
    if cell.link:
        page.write_url(row, column, _url(cell.link))  # what is written over it keeps the link
    if value is None or value == "":
        page.write_blank(row, column, None, looks.of(style))
    elif isinstance(value, str):
        text = as_written(value)
        look = looks.of(_quoted(style) if text[:1] in ("=", "+", "-", "@") else style)  # no text becomes a formula
        page.write_string(row, column, text, look)
    elif isinstance(value, int | float | Decimal):
        page.write_number(row, column, value, looks.of(style))
    else:
        raise TypeError(f"no cell holds {value!r}")


def _url(link: str) -> Url:
    """A link to a file beside the book, with slashes: the library's own backslashes lead nowhere but on Windows."""
    from xlsxwriter.url import Url

    url = Url(f"external:{link}")
    url._relationship_link = url._relationship_link.replace("\\", "/")  # noqa: SLF001 – no public way
    return url


def as_written(text: str) -> str:
    """A text as a cell holds it."""
    return _NOT_IN_XML.sub("", _LINE_END.sub("\n", text))[:LONGEST_TEXT]


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
