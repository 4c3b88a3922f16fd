"""Cells of workbooks: text from a package is written as text, never as a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_TEXT = 32_000
"""A cell holds 32,767 characters."""


def write_cell(sheet: Worksheet, row: int, column: int, value: object) -> Cell:
    """Write a value; text that looks like a formula stays text, what a workbook cannot hold is left out of it."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if isinstance(value, str):
        text = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_TEXT]
        cell.value = text
        cell.data_type = "s"
        if text[:1] in ("=", "+", "-", "@"):
            cell.quotePrefix = True
    else:
        cell.value = cast("float | None", value)
    return cell
