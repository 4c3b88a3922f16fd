"""Cells of workbooks: text from a package is written as text, never as a formula."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, cast

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from validators.findings import Verdict

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FILLS = {
    Verdict.CONTRADICTED: "FEE4E2",
    Verdict.INCOMPLETE: "FEF0C7",
    Verdict.UNCLEAR: "EBE9FE",
    Verdict.SUPPORTED: "D1FADF",
}
_THIN = Side(style="thin", color="D0D5DD")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
TOP = Alignment(wrap_text=True, vertical="top")
LONGEST_TEXT = 32_000
"""A cell holds 32,767 characters."""


def as_written(text: str) -> str:
    """A text as a cell holds it."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_TEXT]


def write_cell(sheet: Worksheet, row: int, column: int, value: object) -> Cell:
    """Write a value; text that looks like a formula stays text, what a workbook cannot hold is left out of it."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if isinstance(value, str):
        text = as_written(value)
        cell.value = text
        cell.data_type = "s"
        if text[:1] in ("=", "+", "-", "@"):
            cell.quotePrefix = True
    else:
        cell.value = cast("float | None", value)
    return cell


def boxed(cell: Cell) -> Cell:
    """The cell with a border, its text wrapped: costly, so only for the sheet that people read row by row."""
    cell.alignment = TOP
    cell.border = _BORDER
    return cell


def write_line(sheet: Worksheet, row: int, values: Sequence[object], wrapped: Collection[int] = ()) -> None:
    """Write a line of values; the columns named by `wrapped` break their text."""
    for column, value in enumerate(values, start=1):
        cell = write_cell(sheet, row, column, value)
        if column in wrapped:
            cell.alignment = TOP


def write_head(sheet: Worksheet, row: int, headings: list[str], widths: list[int]) -> None:
    """Write headings and set the widths of their columns; they stay in sight when the sheet is scrolled."""
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True), start=1):
        cell = boxed(write_cell(sheet, row, column, heading))
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="F2F4F7")
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"A{row + 1}"
