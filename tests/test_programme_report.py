"""The programme in the three forms of a report: metrics, the form against the list, rules of submission."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from openpyxl import load_workbook

from heyan.report.as_html import report_html
from heyan.report.as_json import report_json
from heyan.report.as_xlsx import report_xlsx
from heyan.report.model import Report
from tests.programme_builders import application, figure
from tests.test_app_report import SCHEMA, report_of
from tests.validators_builders import Deal, beijing
from validators.judge import judge

TABLE = "园区/集聚区专利转化运用情况 / 专利受让情况"


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """A package with a form whose total is wrong."""
    deals = (Deal(1), Deal(2, receiver="云川远帆设备有限公司"))
    bare = report_of(tmp_path, *deals)
    cells = [
        figure(row, text, table=TABLE, column="合同金额（万元）", unit="万元")
        for row, text in (("2021年", "24"), ("合计", "99"))
    ]
    form = replace(application(*cells, figure("入驻企业数量", "64"), applicant="云川园区管理有限公司"), id="d900")
    papers = [paper for deal in deals for paper in deal.papers()][:-1]
    documents = (*(replace(paper, id=f"d{index:03d}") for index, paper in enumerate(papers, start=1)), form)
    judgement = judge(bare.claim_list, documents, (), beijing())
    return replace(bare, documents=documents, judgement=judgement, applicant="云川园区管理有限公司")


def test_the_json_tells_each_metric_with_its_unit_and_basis(report: Report) -> None:
    found = report_json(report)
    jsonschema.validate(found, SCHEMA)
    metrics = {metric["id"]: metric for metric in found["programme"]["metrics"]}
    assert metrics["smes"]["verified"] == 1
    assert metrics["smes"]["inferred"] == 1
    assert (metrics["tenants"]["stated"], metrics["tenants"]["verified"]) == (64, None)
    assert (metrics["tenants"]["status"], metrics["tenants"]["basis"]) == ("fail", "form")
    assert metrics["sme_share"]["required"] == "80.00"


def test_the_json_holds_the_forms_cells_against_the_list(report: Report) -> None:
    found = report_json(report)
    totals = {total["label"]: total for total in found["programme"]["totals"]}
    wrong = totals["专利受让情况 · 合计 · 合同金额（万元）"]
    assert (wrong["stated"], wrong["listed"], wrong["verified"], wrong["status"]) == (
        "99 万元",
        "24 万元",
        "12 万元",
        "fail",
    )
    cited = [
        check for check in found["findings"] if check["code"] == "application.totals" and check["status"] == "fail"
    ]
    assert [item["document"] for item in cited[0]["evidence"]] == ["d900"]
    assert [check["code"] for check in found["programme"]["submission"]] == [
        "submission.parts",
        "submission.commitment",
        "submission.demand_list",
        "submission.seals",
    ]


def test_the_page_shows_metrics_totals_and_rules_and_repeats_none_among_the_findings(report: Report) -> None:
    page = report_html(report)
    for words in ("项目指标", "申报书与清单合计", "报送规则", "仅申报书所述", "家按名称推断", "99 万元"):
        assert words in page
    assert "programme.metric.smes" not in page


def test_the_workbook_has_a_sheet_for_the_programme(report: Report) -> None:
    book = load_workbook(io.BytesIO(report_xlsx(report)))
    rows = [[cell.value for cell in row] for row in book["项目指标"].iter_rows()]
    assert ["申报书合计：专利受让情况 · 合计 · 合同金额（万元）", "清单合计 24 万元", "99 万元", "12 万元", "不符"] in [
        row[:5] for row in rows
    ]
    assert any(str(row[0]).startswith("报送规则：") for row in rows)
