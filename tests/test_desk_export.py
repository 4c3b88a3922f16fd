"""What a review comes to: the reports with the decisions beside the verdicts, and a sheet to sign."""

from __future__ import annotations

import io
import json
from importlib.resources import files
from typing import Any

import docx
import jsonschema
import pypdfium2
import pytest
from openpyxl import load_workbook

from heyan.desk.decisions import Act, Decision, Draft, ValueTie
from heyan.desk.export import exported
from heyan.desk.sitting import Sitting, open_sitting
from parsers.reading import DocumentKind
from tests.desk_builders import READ_AT, NoPictures, dossier
from tests.validators_builders import BOX, Deal, beijing, yuan

SCHEMA = json.loads((files("heyan.report") / "report.schema.json").read_text(encoding="utf-8"))
NASTY = "<b>=HYPERLINK</b>\x00有限公司"
ONE, TWO, THREE = Deal(1), Deal(2, receiver="上海峤石新材料有限公司", amount=yuan(90000)), Deal(3, receiver=NASTY)
MATTER = dossier(
    [ONE.claim(), TWO.claim(), THREE.claim()],
    [*ONE.papers(), TWO.record(), TWO.contract(total_amount=yuan(90001)), TWO.invoice(), TWO.slip(), THREE.record()],
)


def decide(sitting: Sitting, row: int, act: Act, who: str = "王评审", **more: Any) -> Sitting:
    number = len(sitting.decisions) + 1
    made = Decision(number, 1, who, READ_AT, Draft(act, sitting.row(row).ground, **more))
    return sitting.with_decisions([*sitting.decisions, made])


@pytest.fixture(scope="module")
def sitting() -> Sitting:
    found = open_sitting(MATTER, beijing(), ())
    tie = ValueTie(found.matter.book.key_of["合同2.pdf", 1], DocumentKind.CONTRACT, "total_amount", BOX, "90001.00")
    found = decide(found, 1, Act.ACCEPT)
    found = decide(found, 2, Act.CORRECT, "李评审", before="90001.00", after="90,000.00", tie=tie)
    found = decide(found, 2, Act.ACCEPT, "李评审")
    found = decide(found, 3, Act.OVERRIDE, before="incomplete", after="unclear", text=f"另行核实 {NASTY}")
    return decide(found, 3, Act.ASK, text="请补交合同")


def text_of_pdf(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def text_of_docx(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_reviewed_report_fits_the_published_schema_and_holds_both_verdicts(sitting: Sitting) -> None:
    found = json.loads(exported(sitting, NoPictures(), "json", "王评审"))
    jsonschema.validate(found, SCHEMA)
    assert [claim["verdict"] for claim in found["claims"]] == ["supported", "supported", "incomplete"]
    assert [claim["review"]["verdict"] for claim in found["claims"]] == ["supported", "supported", "unclear"]
    assert found["claims"][1]["review"]["by"] == "李评审"
    assert (found["review"]["open"], found["review"]["overridden"]) == (0, 1)
    assert found["review"]["reviewers"] == ["李评审", "王评审"]


def test_a_corrected_value_is_shown_as_the_reviewer_s_with_the_machine_s_beside_it(sitting: Sitting) -> None:
    found = json.loads(exported(sitting, NoPictures(), "json", "王评审"))
    (field,) = next(item for item in found["documents"] if item["file"] == "合同2.pdf")["fields"]["total_amount"]
    assert [reading["reader"] for reading in field["readings"]] == ["reviewer"]
    assert [reading["value"] for reading in field["replaced"]] == ["90001.00"]


def test_without_a_review_the_report_is_as_it_was() -> None:
    from heyan.pipeline import judge_dossier
    from heyan.report.as_json import report_json

    found = report_json(judge_dossier(MATTER, beijing(), NoPictures(), now=READ_AT))
    jsonschema.validate(found, SCHEMA)
    assert "review" not in found
    assert all("review" not in claim for claim in found["claims"])


def test_the_workbook_has_the_reviewer_beside_every_row_and_every_decision(sitting: Sitting) -> None:
    book = load_workbook(io.BytesIO(exported(sitting, NoPictures(), "xlsx", "王评审")))
    listed = [[cell.value for cell in row] for row in book["核验结论"].iter_rows(min_row=2)]
    column = listed[0].index("评审结论")
    assert [line[column] for line in listed[1:]] == ["支持", "支持", "待核"]
    assert "请补交合同" in str(listed[3][column + 1])
    assert book["评审记录"].max_row == 6


def test_the_page_tells_what_was_decided_as_text(sitting: Sitting) -> None:
    page = exported(sitting, NoPictures(), "html", "王评审").decode()
    assert "改判：缺证据 → 待核" in page
    assert "<del>90001.00</del>" in page, "what the machine read stays beside the correction"
    assert "<b>=HYPERLINK" not in page


@pytest.mark.parametrize(("form", "read"), [("pdf", text_of_pdf), ("docx", text_of_docx)])
def test_the_sheet_says_what_a_reviewer_signs(sitting: Sitting, form: str, read: Any) -> None:
    text = "".join(read(exported(sitting, NoPictures(), form, "王评审")).split())
    for said in ("评审意见表", "北京市", "请补交合同", "另行核实", "90,000.00", "李评审", "签字", "日期"):
        assert said in text, said
    assert "3行，已决3行，未决0行" in text


def test_a_sheet_of_nothing_decided_says_so() -> None:
    text = "".join(text_of_pdf(exported(open_sitting(MATTER, beijing(), ()), NoPictures(), "pdf", "王评审")).split())
    assert "已决0行，未决3行" in text
    assert "无。" in text
