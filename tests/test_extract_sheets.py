"""Sheets are pages whose grid cells carry what a person sees."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from extract.limits import DEFAULT_LIMITS
from extract.pages import PageStatus
from extract.readers.docx import open_docx
from extract.readers.numbers import cell_text
from ocr.lines import Cell
from tests.extract_builders import RecordingEngine, read, texts
from tests.odd.sheets import old_workbook, pictured_word, workbook


def _saved(book: openpyxl.Workbook, path: Path) -> Path:
    book.save(path)
    return path


def _at(*parts: int) -> datetime:
    """A moment without a time zone, as spreadsheets hold it."""
    return datetime.fromisoformat("{:04d}-{:02d}-{:02d}T{:02d}:{:02d}".format(*parts, *(0,) * (5 - len(parts))))


def _sheet(book: openpyxl.Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def _cells(path: Path, number: int = 1) -> dict[tuple[int, int], Cell]:
    (grid,) = read(path, number).grids
    return {(cell.row, cell.column): cell for cell in grid.cells}


def test_cells_keep_their_place_in_the_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = _sheet(book)
    sheet.title = "附件1"
    sheet["B3"], sheet["C3"], sheet["B4"] = "专利号", "合同额（元）", "ZL201810123456.5"
    page = read(_saved(book, tmp_path / "清单.xlsx"))
    cells = {(cell.row, cell.column): cell.text for cell in page.grids[0].cells}
    assert cells == {(2, 1): "专利号", (2, 2): "合同额（元）", (3, 1): "ZL201810123456.5", (3, 2): ""}
    assert (page.label, page.width, page.height) == ("附件1", 1.0, 1.0)
    assert texts(page) == ["专利号", "合同额（元）", "ZL201810123456.5"]
    assert page.lines[0].box.x1 == pytest.approx(0.5)


def test_merged_cells_span(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = _sheet(book)
    sheet["A1"] = "2021年以来促成专利转化清单"
    sheet.merge_cells("A1:C1")
    sheet["A2"], sheet["B2"], sheet["C2"], sheet["C3"] = "合同", "甲", "1", "2"
    sheet.merge_cells("A2:A3")
    cells = _cells(_saved(book, tmp_path / "a.xlsx"))
    assert (cells[0, 0].rows, cells[0, 0].columns) == (1, 3)
    assert (cells[1, 0].rows, cells[1, 0].columns) == (2, 1)
    assert (0, 1) not in cells
    assert (2, 0) not in cells
    assert cells[0, 0].box.width == pytest.approx(1.0)


def test_every_visible_sheet_is_a_page(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    _sheet(book)["A1"] = "一"
    book.create_sheet("空")
    book.create_sheet("底稿").sheet_state = "veryHidden"
    book.create_sheet("附件2")["A1"] = "二"
    path = _saved(book, tmp_path / "a.xlsx")
    pages = [read(path, number) for number in (1, 2, 3)]
    assert [page.label for page in pages] == ["Sheet", "空", "附件2"]
    assert [page.status for page in pages] == [PageStatus.READ, PageStatus.BLANK, PageStatus.READ]


def test_hidden_rows_are_read_and_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = _sheet(book)
    sheet["A1"], sheet["A2"] = "甲", "乙"
    sheet.row_dimensions[2].hidden = True
    page = read(_saved(book, tmp_path / "a.xlsx"))
    assert texts(page) == ["甲", "乙"]
    assert "第 2 行" in page.message


def test_a_formula_without_a_value_is_shown_as_such(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = _sheet(book)
    sheet["A1"], sheet["A2"] = 5, "=SUM(A1:A1)"
    page = read(_saved(book, tmp_path / "a.xlsx"))
    assert texts(page) == ["5", "=SUM(A1:A1)"]
    assert "A2" in page.message


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (380000, "General", "380000"),
        (380000.0, "General", "380000"),
        (201810123456.5, "General", "201810123456.5"),
        (2018101234565, "0", "2018101234565"),
        (0.1 + 0.2, "General", "0.3"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1234.567, "#,##0.00", "1,234.57"),
        (1234.5, "#,##0", "1,234.5"),
        (-1234.5, "#,##0.00", "-1,234.50"),
        (-1234.5, "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        (0.125, "0.0%", "12.5%"),
        (0.06, "0%", "6%"),
        (38, '0.00"万元"', "38.00万元"),
        (380000, '0!.0,"万元"', "38.0万元"),
        (1234567, "#,##0,", "1,234.57"),
        (300000, "[$¥-804]#,##0.00", "¥300,000.00"),
        (300000, '"¥"#,##0.00;[Red]"¥"-#,##0.00', "¥300,000.00"),
        (7, "@", "7"),
        (True, "General", "TRUE"),
        (_at(2022, 3, 5), "yyyy/m/d", "2022-03-05"),
        (date(2022, 3, 5), 'yyyy"年"m"月"d"日"', "2022-03-05"),
        (_at(2022, 3, 1), 'yyyy"年"m"月"', "2022-03"),
        (_at(2022, 3, 5, 14, 30), "yyyy-mm-dd hh:mm", "2022-03-05 14:30:00"),
        (None, "General", ""),
    ],
)
def test_values_are_shown_as_a_person_sees_them(value: object, number_format: str, shown: str) -> None:
    assert cell_text(value, number_format) == shown


@given(st.floats(allow_nan=True, allow_infinity=True), st.text(alphabet='0#?.,;%"!\\_*[]Ee+-/@年万ym$¥ ', max_size=12))
def test_no_format_breaks_a_number(value: float, number_format: str) -> None:
    assert isinstance(cell_text(value, number_format), str)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_amounts_survive_the_common_formats(amount: object) -> None:
    for number_format in ("General", "0.00", "#,##0.00"):
        shown = cell_text(float(str(amount)), number_format)
        assert float(shown.replace(",", "")) == float(str(amount))


def test_csv_in_both_encodings(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        (tmp_path / "a.csv").write_text('专利号,供给方\nZL1,"某某大学,某院"\n', encoding=encoding)
        cells = _cells(tmp_path / "a.csv")
        assert [cells[key].text for key in sorted(cells)] == ["专利号", "供给方", "ZL1", "某某大学,某院"]


def test_plain_text_is_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "法律状态公告日：20121219\n\n  变更前权利人：甲\n" + "行\n" * 70, encoding="gb18030"
    )
    page = read(tmp_path / "a.txt")
    assert texts(page)[:2] == ["法律状态公告日：20121219", "变更前权利人：甲"]
    assert len(read(tmp_path / "a.txt", 2).lines) == 13


_DOCX = """<?xml version="1.0"?><w:document xmlns:w="urn:w"><w:body>
<w:p><w:r><w:t>专利权</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:r><w:t>转让合同</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>清单</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:br w:type="page"/><w:t>第二页</w:t></w:r></w:p></w:body></w:document>"""
_TICKS = """<?xml version="1.0"?><w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/>
</w:r><w:r><w:t>是</w:t></w:r><w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r><w:r><w:t>否</w:t></w:r><w:r>
<w:sym w:font="Symbol" w:char="F0B7"/></w:r></w:p></w:body></w:document>"""


def test_tick_boxes_of_symbol_fonts_are_characters(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", _TICKS)
    assert texts(read(tmp_path / "a.docx")) == ["☑是□否"]


def test_word_files_are_lines_and_grids(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", _DOCX)
        archive.writestr("word/media/image1.png", b"x")
    page = read(tmp_path / "a.docx")
    assert texts(page) == ["专利权转让合同", "清单", "甲", "1", "2"]
    spans = [(cell.row, cell.column, cell.rows, cell.columns, cell.text) for cell in page.grids[0].cells]
    assert spans == [(0, 0, 1, 2, "清单"), (1, 0, 2, 1, "甲"), (1, 1, 1, 1, "1"), (2, 1, 1, 1, "2")]
    assert "1 张小图" in open_docx(tmp_path / "a.docx", DEFAULT_LIMITS).message
    assert texts(read(tmp_path / "a.docx", 2)) == ["第二页"]


def _restyled(path: Path, old: str, new: str) -> Path:
    """Rewrites the style sheet of a spreadsheet."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    styles = members["xl/styles.xml"].decode()
    assert old in styles
    members["xl/styles.xml"] = styles.replace(old, new).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def _dated(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = _sheet(book)
    sheet["A1"] = 44625
    sheet["A1"].number_format = 'yyyy"x"m'
    return _saved(book, path)


@pytest.mark.parametrize(("style", "shown"), [(31, "2022-03-05"), (57, "2022-03"), (58, "2022-03-05"), (3, "44,625")])
def test_the_date_formats_of_chinese_excel(tmp_path: Path, style: int, shown: str) -> None:
    path = _restyled(_dated(tmp_path / "a.xlsx"), '<xf numFmtId="164"', f'<xf numFmtId="{style}"')
    assert texts(read(path)) == [shown]


def test_a_style_sheet_that_the_library_refuses(tmp_path: Path) -> None:
    path = _restyled(_dated(tmp_path / "a.xlsx"), "</fills>", "<fill/></fills>")
    with pytest.raises(TypeError):
        openpyxl.load_workbook(path)
    assert texts(read(path)) == ["2022-03"]


def test_a_stray_cell_at_the_far_end_costs_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = _sheet(book)
    sheet["A1"], sheet["B2"] = "附件1", "1"
    sheet.cell(1_048_576, 16_384).number_format = "0.00"
    page = read(_saved(book, tmp_path / "a.xlsx"))
    assert texts(page) == ["附件1", "1"]
    assert len(page.grids[0].cells) == 4


def test_large_pictures_in_a_word_file_are_pages_between_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(pictured_word())
    file = open_docx(tmp_path / "a.docx", DEFAULT_LIMITS)
    assert file.pages == 3
    engine = RecordingEngine()
    pages = [read(tmp_path / "a.docx", number, engine) for number in (1, 2, 3)]
    assert [texts(page) for page in pages] == [["付款凭证如下"], ["识别所得"], ["以上为付款凭证"]]
    assert engine.shown[0].shape[:2] == (400, 300)
    assert (pages[1].width, pages[1].height) == (300.0, 400.0)


def test_small_pictures_in_a_word_file_stay_unread_and_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(pictured_word(size=900_000))
    file = open_docx(tmp_path / "a.docx", DEFAULT_LIMITS)
    assert file.pages == 1
    assert "2 张小图未读取" in file.message


def test_sheets_of_old_excel_are_read_like_those_of_today(tmp_path: Path) -> None:
    (tmp_path / "清单.xls").write_bytes(old_workbook())
    page = read(tmp_path / "清单.xls")
    assert page.label == "清单"
    cells = {(cell.row, cell.column, cell.columns): cell.text for cell in page.grids[0].cells}
    assert cells == {(0, 0, 3): "专利转化清单", (1, 0, 1): "专利号", (1, 1, 1): "供给方", (1, 2, 1): "380000.5"}


def test_a_stray_cell_far_away_makes_no_grid_of_millions(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book["Sheet"]["A1"] = "专利号"
        book["Sheet"]["XFD1048576"] = "尽头"

    (tmp_path / "a.xlsx").write_bytes(workbook(fill))
    page = read(tmp_path / "a.xlsx")
    assert texts(page) == ["专利号", "尽头"]
    assert "空白" in page.message
    assert max(cell.row for cell in page.grids[0].cells) < 100
