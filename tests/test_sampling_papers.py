"""Working papers: what the auditor may fill and what not, pictures beside every row, and papers that were altered."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PIL import Image

from heyan.cli import run
from heyan.dossier import Dossier
from heyan.exits import Exit
from heyan.options import RunOptions
from heyan.report.model import Report
from heyan.sampling.crops import Place, cited_by, crop
from heyan.sampling.draw import draw_sample
from heyan.sampling.evidence_sheet import Evidence
from heyan.sampling.frame import frame_of
from heyan.sampling.papers import (
    ABOUT,
    EVIDENCE,
    FINDINGS,
    FIRST_ROW,
    FRAME,
    LIST,
    LOCKED,
    first_finding,
    working_papers,
)
from heyan.sampling.plan import Method
from heyan.sampling.told import CONCLUSION
from heyan.workspace.packages import keep_package
from heyan.workspace.packages import report_of as kept_report
from heyan.workspace.place import open_workspace
from ocr.lines import Box
from parsers.corrections import NO_CORRECTIONS
from tests.sampling_builders import plan
from tests.test_app_report import NASTY, report_of
from tests.validators_builders import Deal
from validators.findings import Verdict
from validators.programme import Review

ROWS = 9


def dossier(report: Report, place: str) -> Dossier:
    """What was read for a report, as far as a workspace asks."""
    return Dossier(
        report.path, place, report.verified_at, report.tool, "v", report.files, report.pages, {}, report.documents,
        report.claim_list, NO_CORRECTIONS, Review(),
    )  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with one package of ten rows, nine of them supported."""
    deals = [Deal(number, receiver=NASTY) if number == 2 else Deal(number) for number in range(1, ROWS + 2)]
    report = report_of(tmp_path, *deals)
    rows = report.judgement.rows
    called = [Verdict.SUPPORTED] * ROWS + [Verdict.INCOMPLETE]
    told = tuple(replace(row, verdict=verdict) for row, verdict in zip(rows, called, strict=True))
    report = replace(report, judgement=replace(report.judgement, rows=told))
    with open_workspace(tmp_path / "工作区") as kept:
        keep_package(kept, dossier(report, str(tmp_path / "包")), report, RunOptions())
    return tmp_path / "工作区"


def call(*arguments: object) -> int:
    return run([str(argument) for argument in arguments])


@pytest.fixture
def papers(workspace: Path, tmp_path: Path) -> Path:
    """Working papers of a sample, as drawn."""
    out = tmp_path / "底稿.xlsx"
    call("sample", workspace, "--seed", 3, "--size", 6, "--tolerable", 40, "--out", out, "--quiet")
    return out


Change = Callable[[Any], None]


def filled(papers: Path, change: Change = lambda book: None, wrong: int = 0) -> Path:
    """The papers with a finding on every row, and whatever else a test changes."""
    book = load_workbook(papers)
    sheet = book[LIST]
    for number in range(6):
        found = "不符" if number < wrong else "支持"
        for offset, value in enumerate((found, None, NASTY, "审计人甲", date(2026, 11, 29))):
            sheet.cell(FIRST_ROW + number, first_finding() + offset).value = value
        sheet.cell(FIRST_ROW + number, first_finding() + 2).data_type = "s"
    change(book)
    out = papers.with_name("填好.xlsx")
    book.save(out)
    return out


def test_only_the_cells_of_the_auditor_are_open_and_they_are_checked(papers: Path) -> None:
    book = load_workbook(papers)
    sheet = book[LIST]
    assert all(book[name].protection.sheet for name in book.sheetnames)
    opened = {cell.column for line in sheet.iter_rows(min_row=FIRST_ROW) for cell in line if not cell.protection.locked}
    assert opened == set(range(first_finding(), first_finding() + len(FINDINGS)))
    kinds = {validation.type for validation in sheet.data_validations.dataValidation}
    assert kinds == {"list", "decimal", "date"}
    (verdicts,) = (found for found in sheet.data_validations.dataValidation if found.type == "list")
    assert verdicts.formula1 == '"支持,待核,缺证据,不符"'


def test_the_first_sheet_says_how_the_sample_was_drawn(papers: Path, workspace: Path) -> None:
    about: Any = load_workbook(papers)[ABOUT]
    said = dict(about.iter_rows(min_row=3, max_col=2, values_only=True))
    with open_workspace(workspace) as kept:
        digest = frame_of(kept, (Verdict.SUPPORTED,), "received_amount").digest
    assert (said["随机种子"], said["总体行数"], said["实际抽取"], said["总体指纹"]) == ("3", str(ROWS), "6 行", digest)


def test_no_text_of_a_package_is_a_formula(papers: Path) -> None:
    book = load_workbook(papers)
    cells = [cell for name in book.sheetnames for line in book[name].iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert [cell for cell in cells if str(cell.value or "").startswith("=HYPERLINK")]


def test_the_same_seed_writes_the_same_sample_and_nothing_is_overwritten(
    papers: Path, workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = ("sample", workspace, "--seed", 3, "--size", 6, "--tolerable", 40, "--out")
    assert call(*again, papers) == Exit.INPUT
    assert "未予覆盖" in capsys.readouterr().err
    assert call(*again, tmp_path / "再.xlsx", "--quiet") == Exit.SUPPORTED
    for name in (ABOUT, LIST, FRAME):
        first, other = (
            list(load_workbook(path)[name].iter_rows(values_only=True)) for path in (papers, tmp_path / "再.xlsx")
        )
        assert first == other


def test_filled_papers_are_concluded_on(
    papers: Path, workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("sample", workspace, "--evaluate", filled(papers), "--out", tmp_path / "评.xlsx") == Exit.SUPPORTED
    said = capsys.readouterr().out
    assert "不超过 39.3%" in said
    assert "Clopper–Pearson" in said
    book = load_workbook(tmp_path / "评.xlsx")
    assert book.sheetnames[0] == CONCLUSION


def test_too_many_errors_end_with_code_one_and_are_listed(papers: Path, workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "评.xlsx"
    assert call("sample", workspace, "--evaluate", filled(papers, wrong=2), "--out", out, "--quiet") == 1
    sheet: Any = load_workbook(out)[CONCLUSION]
    lines = [line for line in sheet.iter_rows(values_only=True) if line[3] == "不符"]
    assert len(lines) == 2
    remark = next(cell for line in sheet.iter_rows() for cell in line if cell.value == NASTY)
    assert remark.data_type == "s"


def set_cell(sheet: str, row: int, column: int, value: object) -> Change:
    def change(book: Any) -> None:
        book[sheet].cell(row, column).value = value

    return change


def drop_row(book: Any) -> None:
    book[LIST].delete_rows(FIRST_ROW + 1)


@pytest.mark.parametrize(
    "change",
    [
        set_cell(LIST, FIRST_ROW, LOCKED.index("抽样金额（元）") + 2, 1),
        set_cell(LIST, FIRST_ROW, LOCKED.index("机器结论") + 2, "不符"),
        set_cell(LIST, FIRST_ROW + 2, LOCKED.index("编码") + 2, "x"),
        set_cell(LIST, FIRST_ROW, LOCKED.index("申报单位") + 2, "别的公司"),
        set_cell(LIST, FIRST_ROW, LOCKED.index("材料包") + 2, None),
        set_cell(LIST, FIRST_ROW, LOCKED.index("风险提示") + 2, "没有风险"),
        set_cell(FRAME, 4, 5, 7),
        set_cell(ABOUT, 5, 2, "50%"),
        drop_row,
    ],
)
def test_altered_papers_are_refused(
    change: Change, papers: Path, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("sample", workspace, "--evaluate", filled(papers, change)) == Exit.INPUT
    assert "抽样记录不符" in capsys.readouterr().err


@pytest.mark.parametrize("change", [set_cell(ABOUT, 3, 2, "S-0000"), set_cell(ABOUT, 3, 2, None)])
def test_papers_of_an_unknown_sample_are_refused(
    change: Change, papers: Path, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("sample", workspace, "--evaluate", filled(papers, change)) == Exit.INPUT
    assert "没有抽样" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("offset", "value", "word"),
    [(0, None, "没有审计结论"), (0, "也许", "也许"), (1, "很多", "很多"), (1, -5, "-5"), (1, "NaN", "NaN")],
)
def test_a_row_without_a_finding_that_makes_sense_is_named(
    offset: int, value: object, word: str, papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = papers.parent / "工作区"
    change = set_cell(LIST, FIRST_ROW + 3, first_finding() + offset, value)
    assert call("sample", workspace, "--evaluate", filled(papers, change)) == Exit.INPUT
    message = capsys.readouterr().err
    assert "第 4 号" in message
    assert word in message


def test_what_came_into_the_workspace_since_does_not_matter(papers: Path, workspace: Path, tmp_path: Path) -> None:
    more = report_of(tmp_path, Deal(30), Deal(31), Deal(32))
    other = replace(more, files=tuple(replace(file, sha256="2" * 64) for file in more.files))
    with open_workspace(workspace) as kept:
        keep_package(kept, dossier(other, str(tmp_path / "另一包")), other, RunOptions())
    assert call("sample", workspace, "--evaluate", filled(papers), "--quiet") == Exit.SUPPORTED


@pytest.mark.parametrize("name", ["没有.xlsx", "坏.xlsx", "别的.xlsx"])
def test_what_are_no_working_papers_is_refused(
    name: str, workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from openpyxl import Workbook

    (tmp_path / "坏.xlsx").write_bytes(b"PK no workbook")
    Workbook().save(tmp_path / "别的.xlsx")
    assert call("sample", workspace, "--evaluate", tmp_path / name) == Exit.INPUT
    assert name in capsys.readouterr().err


def test_a_workspace_without_rows_or_without_a_folder_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("sample", tmp_path / "没有") == Exit.INPUT
    with open_workspace(tmp_path / "空"):
        assert call("sample", tmp_path / "空") == Exit.INPUT
    assert "没有可抽的行" in capsys.readouterr().err


@pytest.mark.parametrize("method", list(Method))
def test_every_method_makes_papers_that_come_back(
    method: Method, workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "全.xlsx"
    call("sample", workspace, "--method", method.value, "--seed", 1, "--out", out, "--json")
    drawn = json.loads(capsys.readouterr().out)
    book = load_workbook(out)
    verdict = LOCKED.index("机器结论") + 2
    for number in range(drawn["size"]):
        said = book[LIST].cell(FIRST_ROW + number, verdict).value
        book[LIST].cell(FIRST_ROW + number, first_finding()).value = said
    book.save(out)
    call("sample", workspace, "--evaluate", out, "--json")
    found = json.loads(capsys.readouterr().out)
    assert (found["errors"], found["size"], found["frame"]) == (0, drawn["size"], drawn["frame"])


def page_picture(places: list[Place]) -> Mapping[Place, bytes]:
    """A grey page for every place."""
    buffer = io.BytesIO()
    Image.new("RGB", (600, 800), "lightgrey").save(buffer, "JPEG")
    return dict.fromkeys(places, buffer.getvalue())


def test_every_row_has_pictures_of_what_its_checks_rest_on(workspace: Path) -> None:
    with open_workspace(workspace) as kept:
        frame = frame_of(kept, (Verdict.SUPPORTED,), "received_amount")
        draw = draw_sample(frame, plan(size=4))
        report = kept_report(kept, frame.rows[0].package)
    for claim in report["claims"]:
        for check in claim["checks"]:
            for item in check["evidence"]:
                item["box"] = [0.1, 0.2, 0.4, 0.25]
    sheet: Any = load_workbook(io.BytesIO(working_papers(draw, lambda _: Evidence(report, {}, page_picture))))[EVIDENCE]
    heads = [cell.row for cell in sheet["A"] if "机器结论" in str(cell.value)]
    places = [image.anchor._from.row + 1 for image in sheet._images]
    assert len(heads) == 4
    for first, following in zip(heads, [*heads[1:], sheet.max_row + 9], strict=True):
        assert [at for at in places if first < at < following]


def test_a_picture_is_upright_and_shows_the_place_in_a_frame() -> None:
    page = Image.new("RGB", (400, 200), "white")
    page.paste("blue", (40, 20, 80, 60))
    buffer = io.BytesIO()
    page.save(buffer, "PNG")
    with Image.open(io.BytesIO(crop(buffer.getvalue(), 90, [Box(0.1, 0.1, 0.2, 0.3)]))) as shown:
        wide, high = shown.size
        red, _, blue = shown.getpixel((wide // 2, high // 2))  # type: ignore[misc]
    assert blue > 200 > red
    assert wide < 200


def test_places_that_lie_together_are_one_picture() -> None:
    claim = {
        "checks": [
            {
                "evidence": [
                    {"document": "d1", "field": name, "page": 1, "box": box}
                    for name, box in (
                        ("seller", [0.1, 0.1, 0.3, 0.12]),
                        ("buyer", [0.1, 0.13, 0.3, 0.15]),
                        ("total_amount", [0.7, 0.8, 0.8, 0.82]),
                    )
                ]
            }
        ]
    }
    found = cited_by(claim, {"d1": "发票.pdf"})
    assert [item.caption for item in found] == ["发票.pdf 第 1 页 · 销售方、购买方", "发票.pdf 第 1 页 · 总额"]
