"""The package of a university in Liaoning (guideline 004): conditions to be exceeded, a sealed scan.

Broken on purpose: ten firms where more than ten are asked; a licence sum; the letter of commitment bears no seal.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from samples.deals import Mode, Terms
from samples.programmes.case import Case, Rule
from samples.programmes.cast import Wanted, cities_of
from samples.programmes.forms import liaoning_university
from samples.programmes.metrics import Bound, Metric, said, shown, yuan
from samples.programmes.sample import Sample
from samples.programmes.tally import PUT_TO_USE, Tally
from samples.world import PartyKind

if TYPE_CHECKING:
    from samples.programmes.cast import Cast
    from samples.world import Party

_2020 = (date(2020, 4, 13), date(2020, 12, 18))
_2021 = (date(2021, 1, 18), date(2021, 12, 17))
_2022 = (date(2022, 2, 14), date(2022, 12, 16))
_LICENCE = Mode.LICENCE


def _given(days: tuple[date, date], terms: Terms, planted: str = "") -> Wanted:
    return Wanted(*days, terms, "applicant", planted=planted)


_WANTED = (
    _given(_2020, Terms(patents_per_row=2, registration="transfer_notice")),
    _given(_2020, Terms(mode=_LICENCE, patents_per_row=5)),
    _given(_2021, Terms(rows=3, registration="transfer_notice")),
    _given(_2021, Terms(mode=_LICENCE, patents_per_row=6)),
    _given(_2021, Terms(mode=Mode.EQUITY, patents_per_row=2)),
    _given(_2022, Terms(registration="register_copy")),
    _given(_2022, Terms(mode=_LICENCE, patents_per_row=7)),
    _given(_2022, Terms(mode=Mode.OPEN_LICENCE, patents_per_row=2)),
    _given(_2022, Terms(instalments=2, registration="transfer_notice")),
    _given(_2022, Terms(mode=Mode.EQUITY, patents_per_row=3)),
    _given(_2021, Terms(), "contract_total_differs"),
    _given(_2022, Terms(), "record_other_receiver"),
)


def _enter(cast: Cast) -> Party:
    return cast.enter("applicant", PartyKind.UNIVERSITY)


def _used(tally: Tally) -> Tally:
    return tally.where(PUT_TO_USE, date(2020, 1, 1), date(2022, 12, 31))


def metrics(case: Case) -> list[Metric]:
    """二、申报条件: 专利创造产出高 and 专利转化基础好; "超过" is more than, "以上" is at least."""
    stated = case.totals.stated
    tables = (
        ("近三年专利转让", "专利转让件数"),
        ("近三年专利许可", "专利许可件数"),
        ("近三年专利作价入股", "作价入股件数"),
    )
    money = (
        ("近三年专利转让", "合同额（万元）"),
        ("近三年专利许可", "合同额（万元）"),
        ("近三年专利作价入股", "作价金额（万元）"),
    )
    patents = sum(int(stated(table, "合计", column)) for table, column in tables)
    amount = sum((yuan(stated(table, "合计", column)) for table, column in money), Decimal(0))
    return [
        shown(case, "patents", Bound(30, strict=True), lambda tally: _used(tally).patents, patents),
        shown(case, "amount", Bound(1_000_000, strict=True), lambda tally: _used(tally).amount, amount),
        shown(case, "firms", Bound(10, strict=True), lambda tally: _used(tally).receivers),
        said("grants", int(case.said["granted"]), Bound(100, strict=True)),
        said("inventions", int(case.said["inventions"]), Bound(50, strict=True)),
        said("valid_patents", int(case.said["valid"]), Bound(200)),
    ]


LIAONING_UNIVERSITY = Sample(
    programme="liaoning-2023-university",
    seed=20230522,
    cities=cities_of("21"),
    enter=_enter,
    wanted=_WANTED,
    list_title="专利转化台账（2020—2022年）",
    list_name="专利转化台账.xlsx",
    files=liaoning_university.files,
    metrics=metrics,
    rules=(
        Rule("pdf", "pass"),
        Rule("parts", "pass"),
        Rule("commitment", "pass"),
        Rule("seals", "fail"),
        Rule("deadline", "not_applicable"),
    ),
    wrong={("近三年专利许可", "合计", "合同额（万元）"): "690.2"},
)
