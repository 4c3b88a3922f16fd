"""The report: its JSON fits the published schema, foreign text stays text, files are written whole."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from openpyxl import load_workbook

from extract.package import FileStatus, Reason, SourceFile
from extract.pages import PageStatus
from heyan.pictures import Pictures
from heyan.report.as_html import report_html
from heyan.report.as_json import dumps, report_json
from heyan.report.as_xlsx import report_xlsx
from heyan.report.labels import KINDS, SUBTYPES
from heyan.report.model import PageNote, Report, Tool
from heyan.report.write import write_report
from ocr.errors import InputError
from parsers.claims import ClaimList
from parsers.cues import cues
from parsers.reading import DocumentKind
from tests.validators_builders import Deal, beijing
from validators.judge import Unread, judge

SCHEMA = json.loads((files("heyan.report") / "report.schema.json").read_text(encoding="utf-8"))
NASTY = '=HYPERLINK("http://x","y")<script>alert(1)</script>有限公司'


def report_of(tmp_path: Path, *deals: Deal) -> Report:
    """A report on these deals, judged for real; the last deal's contract is left out."""
    claims = tuple(replace(deal.claim(), row=row) for row, deal in enumerate(deals, start=1))
    papers = [paper for deal in deals for paper in deal.papers()]
    documents = tuple(replace(paper, id=f"d{index:03d}") for index, paper in enumerate(papers[:-3], start=1))
    listed = ClaimList(claims, {"supplier": "供给方", "receiver": "接受方", "contract_amount": "合同额（元）"}, {}, ())
    source = tuple(SourceFile(document.file, "0" * 64, "pdf", 1) for document in documents)
    broken = SourceFile("坏.pdf", "1" * 64, "pdf", 0, FileStatus.UNREADABLE, Reason.DAMAGED, "坏.pdf：文件损坏。")
    return Report(
        path="包",
        programme="beijing-2022-cluster",
        applicant=None,
        verified_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        tool=Tool("0", "swift", {"rec.onnx": "0" * 64}, "rules", "options"),
        files=(*source, broken),
        pages=tuple(PageNote(document.file, 1, PageStatus.READ) for document in documents),
        documents=documents,
        claim_list=listed,
        judgement=judge(listed, documents, (), beijing()),
        pictures=Pictures({}, str(tmp_path), "v"),
    )


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return report_of(tmp_path, Deal(1), Deal(2, receiver=NASTY))


def test_the_report_fits_its_published_schema(report: Report) -> None:
    found = report_json(report)
    jsonschema.validate(found, SCHEMA)
    assert [claim["verdict"] for claim in found["claims"]] == ["supported", "incomplete"]


def test_amounts_are_strings_with_two_decimals(report: Report) -> None:
    found = report_json(report)
    assert found["claims"][0]["claimed"]["contract_amount"] == "120000.00"
    assert found["summary"]["amounts"]["supported"]["received_amount"] == {
        "claimed": "120000.00",
        "verified": "120000.00",
    }
    assert found["summary"]["amounts"]["incomplete"]["received_amount"]["verified"] == "0.00"


def test_the_same_report_gives_the_same_text(report: Report) -> None:
    assert dumps(report_json(report)) == dumps(report_json(report))


def test_a_conflict_has_no_value_and_shows_both_readings(tmp_path: Path) -> None:
    deal = Deal(1)
    contract = deal.contract()
    (total,) = contract.fields["total_amount"]
    other = replace(total.readings[0], value=deal.amount * 10)
    document = replace(contract, fields={"total_amount": (replace(total, readings=(*total.readings, other)),)})
    report = replace(report_of(tmp_path, deal), documents=(document,))
    (field,) = report_json(report)["documents"][0]["fields"]["total_amount"]
    assert field["conflict"] is True
    assert field["value"] is None
    assert [reading["value"] for reading in field["readings"]] == ["120000.00", "1200000.00"]


def on_two_pictures(tmp_path: Path) -> Report:
    """A report in which the contract lies on two pictures, its amount on the second, a third one being unreadable."""
    deal = Deal(1)
    report = report_of(tmp_path, deal, Deal(2, receiver=NASTY))
    contract = deal.contract()
    (total,) = contract.fields["total_amount"]
    moved = tuple(replace(reading, page=1, file="合同-2.jpg") for reading in total.readings)
    place = next(index for index, one in enumerate(report.documents) if one.kind is contract.kind)
    joined = replace(
        contract,
        id=report.documents[place].id,
        file="合同-1.jpg",
        more_files=("合同-2.jpg",),
        fields={**contract.fields, "total_amount": (replace(total, readings=moved),)},
    )
    documents = (*report.documents[:place], joined, *report.documents[place + 1 :])
    judged = judge(report.claim_list, documents, (Unread("合同-3.jpg", None),), beijing())
    return replace(report, documents=documents, judgement=judged)


def test_a_document_on_several_pictures_names_the_file_of_every_place(tmp_path: Path) -> None:
    found = report_json(on_two_pictures(tmp_path))
    jsonschema.validate(found, SCHEMA)
    (document,) = (one for one in found["documents"] if one["file"] == "合同-1.jpg")
    assert document["more_files"] == ["合同-2.jpg"]
    assert document["fields"]["total_amount"][0]["file"] == "合同-2.jpg"
    assert document["fields"]["total_amount"][0]["readings"][0]["file"] == "合同-2.jpg"
    assert "file" not in document["fields"]["supplier"][0]
    (check,) = (one for one in found["claims"][0]["checks"] if one["code"] == "contract.amount")
    cited = {(item["field"], item.get("file")) for item in check["evidence"] if item["field"] == "total_amount"}
    assert cited == {("total_amount", "合同-2.jpg")}


def test_captions_and_cells_name_the_picture_on_which_a_value_stands(tmp_path: Path) -> None:
    report = on_two_pictures(tmp_path)
    assert "合同-2.jpg 第 1 页 · 总额" in report_html(report)
    sheet: Any = load_workbook(io.BytesIO(report_xlsx(report)))["材料字段"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert {row[4] for row in rows if row[2] == "合同-2.jpg"} == {"总额"}
    assert {"供给方", "接受方"} <= {row[4] for row in rows if row[2] == "合同-1.jpg"}


def test_an_unreadable_picture_behind_a_contract_makes_a_doubt(tmp_path: Path) -> None:
    found = report_json(on_two_pictures(tmp_path))["claims"][0]
    assert found["verdict"] == "unclear"
    assert any("合同-3.jpg 无法读取" in check["message"] for check in found["checks"])


def test_markup_in_names_is_shown_not_run(report: Report) -> None:
    page = report_html(report)
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_formulas_in_names_stay_text_in_the_workbook(report: Report) -> None:
    book = load_workbook(io.BytesIO(report_xlsx(report)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == NASTY]
    assert cells
    assert all(cell.data_type == "s" for cell in cells)


def test_characters_that_a_workbook_cannot_hold_are_left_out(tmp_path: Path) -> None:
    report = report_of(tmp_path, Deal(1, receiver="北京\x0b岚桥有限公司"), Deal(2))
    sheet: Any = load_workbook(io.BytesIO(report_xlsx(report)))["核验结论"]
    assert sheet["C3"].value == "北京岚桥有限公司"


def test_the_workbook_repeats_the_list_and_adds_the_verdict(report: Report) -> None:
    sheet: Any = load_workbook(io.BytesIO(report_xlsx(report)))["核验结论"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows[0][:5] == ["序号", "供给方", "接受方", "合同额（元）", "核验结论"]
    assert rows[1][1:5] == ["云川大学", "北京岚桥精密仪器有限公司", 120000, "支持"]
    assert rows[2][4] == "缺证据"
    assert "合同" in rows[2][5]


def test_every_file_stands_in_the_workbook(report: Report) -> None:
    sheet: Any = load_workbook(io.BytesIO(report_xlsx(report)))["文件"]
    assert {row[0].value for row in sheet.iter_rows(min_row=2)} == {file.path for file in report.files}


def test_reports_are_written_whole(report: Report, tmp_path: Path) -> None:
    write_report(report, tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"report.json", "report.html", "report.xlsx"}


def test_a_folder_that_cannot_be_made_is_named(report: Report, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="file/out"):
        write_report(report, tmp_path / "file" / "out")


def test_every_kind_and_subtype_has_a_chinese_word() -> None:
    subtypes = {tells.subtype for _, tells in (*cues().titles, *cues().families)}
    assert subtypes - {None} <= SUBTYPES.keys()
    assert {kind.value for kind in DocumentKind} <= KINDS.keys()
