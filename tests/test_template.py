"""The workbook that applicants fill in is one that the product reads."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from extract.limits import Limits
from extract.pages import Page
from extract.readers.xlsx import open_xlsx
from heyan.entities import read_entities
from heyan.template import write_template
from ocr.errors import InputError
from parsers.api import parse_documents
from parsers.claims import Mode
from parsers.documents.claim_list import read_claim_list
from parsers.reading import DocumentKind
from tests.validators_builders import credit_code, patent
from validators.metrics_form import statements_of
from validators.programmes import list_profiles, load_profile
from validators.programmes.measures import PartyKind


def pages_of(path: Path) -> list[Page]:
    """The sheets of a workbook as pages."""
    book = open_xlsx(path, Limits())
    looks = [book.look(number) for number in range(1, book.pages + 1)]
    return [
        Page(path.name, number, look.width, look.height, look.lines, grids=look.grids, label=look.label)
        for number, look in enumerate(looks, start=1)
    ]


def sheet(path: Path, name: str) -> tuple[Workbook, Worksheet]:
    """A workbook and one of its sheets."""
    book = load_workbook(path)
    found = book[name]
    assert isinstance(found, Worksheet)
    return book, found


@pytest.mark.parametrize("programme", [profile.id for profile in list_profiles()])
def test_every_programme_has_a_template_whose_example_is_no_claim(programme: str, tmp_path: Path) -> None:
    path = write_template(programme, tmp_path / "list.xlsx")
    with pytest.raises(InputError):
        read_claim_list(pages_of(path))
    book = load_workbook(path)
    assert book.sheetnames[0] == "附件1"
    assert {"单位名单", "填写说明"} <= set(book.sheetnames)
    rules = book["附件1"].data_validations.dataValidation
    assert {rule.type for rule in rules} == {"list", "date", "decimal"}


def test_a_filled_list_is_read_as_it_was_filled(tmp_path: Path) -> None:
    path = write_template("liaoning-2023-platform", tmp_path / "list.xlsx")
    book, first = sheet(path, "附件1")
    for column, value in enumerate(
        (1, date(2023, 9, 1), f"ZL{patent(1)}", "质押融资", "岚桥仪器有限公司", "云川银行", 5_000_000, None, None),
        start=1,
    ):
        first.cell(3, column, value)
    book.save(path)
    (claim,) = read_claim_list(pages_of(path)).claims
    assert claim.claimed.registered_on == date(2023, 9, 1)
    assert (claim.claimed.mode, claim.claimed.contract_amount) == (Mode.PLEDGE, Decimal(5_000_000))


@pytest.mark.parametrize("programme", [profile.id for profile in list_profiles() if profile.form])
def test_a_filled_form_is_read_cell_by_cell(programme: str, tmp_path: Path) -> None:
    path = write_template(programme, tmp_path / "list.xlsx")
    profile = load_profile(programme)
    assert profile.form is not None
    book, form = sheet(path, "申报书表格")
    columns = {table.label: len(table.columns) for table in profile.form.tables}
    rows = {row for table in profile.form.tables for row in table.rows}
    labels = {cell.label for cell in profile.form.cells}
    width, number, expected = 0, 0, list[int]()
    for row in form.iter_rows():
        label = str(row[0].value or "")
        width = columns.get(label, width)
        for cell in row[1 : 1 + (width if label in rows else 1 if label in labels else 0)]:
            number += 1
            cell.value = number
            expected.append(number)
    form["B3"] = "云川大学"
    book.save(path)
    (document,) = [item for item in parse_documents(pages_of(path)) if item.kind is DocumentKind.APPLICATION]
    assert document.values("applicant") == ["云川大学"]
    statements = statements_of(profile.form, [document])
    lacking = [name for name in profile.form.ids() if statements.value(name) is None]
    assert not lacking
    stated = {stated.text for rows_ in statements.tables.values() for _, stated in rows_}
    stated |= {stated.text for stated in statements.cells.values()}
    assert stated == {str(value) for value in expected}


def test_a_list_that_is_there_may_be_filled_and_stays(tmp_path: Path) -> None:
    path = write_template("anhui-2022-city", tmp_path / "list.xlsx")
    before = path.read_bytes()
    with pytest.raises(InputError, match="已存在"):
        write_template("anhui-2022-city", path)
    assert path.read_bytes() == before
    with pytest.raises(InputError, match="无法写入"):
        write_template("anhui-2022-city", tmp_path / "没有" / "list.xlsx")


def test_the_entities_list_is_read(tmp_path: Path) -> None:
    path = write_template("anhui-2022-city", tmp_path / "list.xlsx")
    book, names = sheet(path, "单位名单")
    names.append(["岚桥仪器有限公司", credit_code(7), "中小微企业", "是"])
    names.append(["云川大学", None, "高校", "否"])
    book.save(path)
    first, second = read_entities(path)
    assert (first.kind, first.code, first.local) == (PartyKind.SME, credit_code(7), True)
    assert (second.kind, second.code, second.local) == (PartyKind.UNIVERSITY, None, False)


@pytest.mark.parametrize(
    ("line", "told"),
    [(["甲", None, "公司", ""], "类型“公司”"), (["甲", "91110108MA0000001A", "企业", ""], "校验不符")],
)
def test_a_line_that_cannot_be_understood_is_named(line: list[str | None], told: str, tmp_path: Path) -> None:
    path = write_template("anhui-2022-city", tmp_path / "list.xlsx")
    book, names = sheet(path, "单位名单")
    names.append(line)
    book.save(path)
    with pytest.raises(InputError, match=told):
        read_entities(path)
