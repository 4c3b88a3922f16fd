"""Cells of working papers: text from a package is written as text, never as a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from openpyxl.cell.cell import Cell

from heyan.report.workbook import as_written

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


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
