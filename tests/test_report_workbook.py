"""Workbooks of plain tables, read back by another library."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from heyan.report.workbook import Book, Style, letters


def _read(book: Book) -> Any:
    return load_workbook(io.BytesIO(book.saved()))


def test_values_come_back_as_they_were_written() -> None:
    book = Book()
    sheet = book.sheet("核验 & 结论")
    values = ["甲\n乙", " 前后 ", "a<b>&\"c'", "", None, 3, 2.5, Decimal("1.20"), 6000.0, "回\r车"]
    for column, value in enumerate(values, start=1):
        sheet.write(1, column, value)
    (row,) = _read(book)["核验 & 结论"].iter_rows(values_only=True)
    assert row == ("甲\n乙", " 前后 ", "a<b>&\"c'", None, None, 3, 2.5, 1.2, 6000, "回\n车")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x"])
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    book = Book()
    book.sheet("甲").write(1, 1, text)
    cell = _read(book)["甲"]["A1"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_what_a_cell_cannot_hold_is_left_out() -> None:
    book = Book()
    sheet = book.sheet("甲")
    sheet.write(1, 1, "甲\x00\x1b\ud800\uffff乙")
    sheet.write(2, 1, "长" * 40_000)
    read = _read(book)["甲"]
    assert read["A1"].value == "甲乙"
    assert len(read["A2"].value) == 32_000
    sheet.write(3, 1, object())
    with pytest.raises(TypeError):
        book.saved()


def test_looks_links_and_the_frame_of_a_sheet() -> None:
    book = Book()
    sheet = book.sheet("甲")
    sheet.write(1, 1, "题", Style(bold=True, size=14))
    cell = sheet.write(2, 2, 1234.5, Style(fill="FEE4E2", boxed=True, wrapped=True, money=True, colour="175CD3"))
    cell.link = "甲 乙/report.html#row-1&x"
    sheet.widths[2], sheet.frozen, sheet.filtered, sheet.merged = 30, 1, "A1:B2", "A1:C1"
    read = _read(book)["甲"]
    assert (read["A1"].font.b, read["A1"].font.sz) == (True, 14)
    look = read["B2"]
    assert (look.fill.fgColor.rgb, look.border.left.style, look.alignment.wrap_text) == ("FFFEE4E2", "thin", True)
    assert (look.number_format, look.font.color.rgb) == ("#,##0.00", "FF175CD3")
    assert (look.hyperlink.target, look.hyperlink.location) == ("甲%20乙/report.html", "row-1&x")
    assert (read.freeze_panes, read.auto_filter.ref) == ("A2", "A1:B2")
    assert int(read.column_dimensions["B"].width) == 30  # and the cell's margins
    assert [str(area) for area in read.merged_cells.ranges] == ["A1:C1"]


def test_the_same_tables_are_the_same_bytes() -> None:
    def made() -> bytes:
        book = Book()
        book.sheet("甲").write(1, 1, "乙")
        return book.saved()

    assert made() == made()


def test_columns_beyond_z_have_two_letters() -> None:
    assert [letters(column) for column in (1, 26, 27, 52, 53, 703)] == ["A", "Z", "AA", "AZ", "BA", "AAA"]
