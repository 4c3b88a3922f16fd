"""Lines and headings of the tables in reports."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from heyan.report.workbook import PLAIN, Style
from validators.findings import Verdict

if TYPE_CHECKING:
    from heyan.report.workbook import Sheet

FILLS = {
    Verdict.CONTRADICTED: "FEE4E2",
    Verdict.INCOMPLETE: "FEF0C7",
    Verdict.UNCLEAR: "EBE9FE",
    Verdict.SUPPORTED: "D1FADF",
}
WRAPPED = Style(wrapped=True)
BOXED = Style(boxed=True, wrapped=True)
"""For the sheet that people read row by row."""
TITLE = Style(bold=True, size=14)
_HEAD = Style(bold=True, fill="F2F4F7", boxed=True, wrapped=True)


def write_line(sheet: Sheet, row: int, values: Sequence[object], wrapped: Collection[int] = ()) -> None:
    """Write a line of values; the columns named by `wrapped` break their text."""
    for column, value in enumerate(values, start=1):
        sheet.write(row, column, value, WRAPPED if column in wrapped else PLAIN)


def write_head(sheet: Sheet, row: int, headings: Sequence[str], widths: Sequence[int]) -> None:
    """Write headings and set the widths of their columns; they stay in sight when the sheet is scrolled."""
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True), start=1):
        sheet.write(row, column, heading, _HEAD)
        sheet.widths[column] = width
    sheet.frozen = row
