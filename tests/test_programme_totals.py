"""The form's figures against the list: cell by cell, in any unit, with what supported rows verify."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ocr.lines import Reader
from parsers.claims import Mode
from parsers.reading import Field
from tests.programme_builders import application, figure, ground, row
from validators.findings import CheckStatus, Verdict
from validators.metrics_count import Days, Row
from validators.metrics_form import days_of
from validators.programmes import load_profile
from validators.totals import Total, application_totals

TABLE = "园区/集聚区专利转化运用情况 / 专利受让情况"


def cells(*values: str, table: str = TABLE, column: str = "合同金额（万元）", **more: Any) -> list[Field]:
    """A column of a table: 2021年, 2022年1-9月, 合计."""
    unit = "万元" if "万元" in column else ""
    rows = ("2021年", "2022年1-9月", "合计")
    return [
        figure(name, text, table=table, column=column, unit=unit, **more)
        for name, text in zip(rows, values, strict=True)
    ]


def totals(figures: list[Field], rows: list[Row], programme: str = "beijing-2022-cluster") -> list[Total]:
    """The findings on these cells."""
    return list(application_totals(ground(load_profile(programme), rows, [application(*figures)])))


ROWS = [row(1, amount=120_000), row(2, amount=80_000, verdict=Verdict.CONTRADICTED), row(3, day=date(2022, 3, 1))]


def test_years_and_total_are_held_against_the_list_in_its_unit() -> None:
    found = totals(cells("20", "10", "30"), ROWS)
    assert [str(item.check.status) for item in found] == ["pass", "pass", "pass"]
    assert found[0].label == "专利受让情况 · 2021年 · 合同金额（万元）"
    assert "清单合计 20 万元，其中支持的行可核实 12 万元" in found[0].check.message
    assert found[0].check.evidence[0].box is not None


def test_a_wrong_total_is_named_alone() -> None:
    found = totals(cells("20", "10", "33"), ROWS)
    assert [str(item.check.status) for item in found] == ["pass", "pass", "fail"]
    assert "合计与各年之和 30 万元 不符" in found[2].check.message


@pytest.mark.parametrize(
    ("stated", "status"),
    [("12.35", "pass"), ("12.34", "unclear"), ("12.3", "pass"), ("12.4", "unclear"), ("12.5", "fail")],
)
def test_rounding_is_agreement_and_the_last_place_cut_off_a_doubt(stated: str, status: str) -> None:
    rows = [row(1, amount=123_456, day=date(2022, 3, 1))]
    found = totals(cells("", stated, ""), rows)
    assert [str(item.check.status) for item in found] == [status]


def test_an_empty_cell_gives_no_finding_and_none_counts_as_nought() -> None:
    assert not totals(cells("", "", ""), ROWS)
    (first, second, third) = totals(cells("20", "无", "30"), ROWS)
    assert (first.check.status, second.check.status) == (CheckStatus.PASS, CheckStatus.FAIL)
    assert third.check.found == "30 万元"


def test_what_a_heading_leaves_open_is_accepted_either_way() -> None:
    rows = [row(1), row(2, mode=Mode.EQUITY)]
    for stated in ("10", "20"):
        (found, _) = totals(cells(stated, "", stated), rows)
        assert found.check.status is CheckStatus.PASS


def test_patents_may_be_counted_once_or_in_every_contract() -> None:
    rows = [row(1, mode=Mode.LICENCE, patents=(1,)), row(2, mode=Mode.LICENCE, patents=(1,))]
    for stated, status in (("1", "pass"), ("2", "pass"), ("3", "fail")):
        figures = cells(stated, "", "", table="专利许可情况", column="专利被许可件数")
        assert [str(item.check.status) for item in totals(figures, rows)] == [status]


def test_a_row_whose_day_is_unknown_makes_a_difference_a_doubt() -> None:
    (found, *_) = totals(cells("30", "", ""), [row(1), row(2, day=None)])
    assert found.check.status is CheckStatus.UNCLEAR


def test_a_scanned_column_that_adds_up_is_trusted_and_one_that_does_not_is_not() -> None:
    sure: dict[str, Any] = {"reader": Reader.OCR, "sure": 0.8}
    assert {str(item.check.status) for item in totals(cells("20", "10", "30", **sure), ROWS)} == {"pass"}
    assert {str(item.check.status) for item in totals(cells("20", "10", "38", **sure), ROWS)} == {"pass", "unclear"}


def test_a_badly_read_cell_that_hits_the_total_agrees() -> None:
    form = [figure("2021年", "20", table=TABLE, column="合同金额（万元）", unit="万元", reader=Reader.OCR, sure=0.5)]
    assert [str(item.check.status) for item in totals(form, ROWS)] == ["pass"]


def test_single_cells_come_in_hundred_millions_too() -> None:
    rows = [row(1, mode=Mode.PLEDGE, amount=9_600_000, received=None)]
    label = "2021年，本市专利权质押融资金额（亿元）"
    right, wrong = (totals([figure(label, text, unit="亿元")], rows, "anhui-2022-city") for text in ("0.096", "960"))
    assert [str(item.check.status) for item in right] == ["pass"]
    assert [str(item.check.status) for item in wrong] == ["fail"]


def test_labels_that_differ_by_a_word_are_different_cells() -> None:
    figures = [figure("截至2022年6月，促成专利权商标权普惠性质押融资项目数量（项）", "6")]
    statements = ground(load_profile("anhui-2022-service"), [], [application(*figures)]).statements
    assert statements.value("pledges") is None
    stated = statements.value("inclusive_pledges")
    assert stated is not None
    assert stated.value == 6


def test_a_label_with_a_misread_mark_is_still_known() -> None:
    figures = [figure("截至2022年6月．促成转让许可专利(件)", "8")]
    stated = ground(load_profile("anhui-2022-service"), [], [application(*figures)]).statements.value("patents")
    assert stated is not None
    assert stated.value == 8


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2021年", Days(date(2021, 1, 1), date(2021, 12, 31))),
        ("2022", Days(date(2022, 1, 1), date(2022, 12, 31))),
        ("2022年1-9月", Days(date(2022, 1, 1), date(2022, 9, 30))),
        ("截止目前", Days()),
        ("截至2022年6月", Days(None, date(2022, 6, 30))),
        ("合计", None),
        ("发明", None),
    ],
)
def test_the_heading_of_a_row_names_its_days(text: str, days: Days | None) -> None:
    assert days_of(text) == days


def test_the_total_is_what_a_metric_states() -> None:
    figures = [
        figure(year, text, table="近三年专利转让", column="专利转让件数")
        for year, text in (("2020", "3"), ("2021", "4"), ("合计", "8"))
    ]
    statements = ground(load_profile("liaoning-2023-university"), [], [application(*figures)]).statements
    stated = statements.value("transfers.patents")
    assert stated is not None
    assert stated.value == Decimal(8)
