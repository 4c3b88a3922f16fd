"""The package of a trading centre in Liaoning (guideline 000): its form is a PDF from the computer.

Broken on purpose: contracts, patents and firms too few, the loans alone suffice; a sum of loans; no letter of
commitment; a budget beyond what the programme pays.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from samples.deals import Mode, Terms
from samples.programmes.case import Case, FormFile, Medium, Rule
from samples.programmes.cast import Wanted, cities_of
from samples.programmes.forms import liaoning_platform
from samples.programmes.metrics import Bound, Metric, aimed, idle, said, shown, yuan
from samples.programmes.sample import Sample
from samples.programmes.tally import BOTH, PLEDGED, Tally
from samples.world import PartyKind

if TYPE_CHECKING:
    from samples.programmes.cast import Cast
    from samples.world import Party

_2022, _2023 = (date(2022, 2, 14), date(2022, 12, 16)), (date(2023, 1, 16), date(2023, 7, 28))
_LOAN = Terms(mode=Mode.PLEDGE)
_LEAST = 1_500_000
_WANTED = (
    Wanted(*_2022, Terms(patents_per_row=2, registration="transfer_notice"), "university"),
    Wanted(*_2022, Terms(mode=Mode.LICENCE, patents_per_row=4), "university"),
    Wanted(*_2022, Terms(registration="register_copy"), "firm"),
    Wanted(*_2023, Terms(mode=Mode.LICENCE, patents_per_row=3), "institute"),
    Wanted(*_2023, Terms(instalments=2, registration="transfer_notice"), "institute"),
    Wanted(*_2023, Terms(mode=Mode.OPEN_LICENCE), "university"),
    Wanted(*_2023, Terms(), "university", planted="contract_other_supplier"),
    Wanted(*_2022, Terms(), "institute", planted="claim_amount_ten_times"),
    Wanted(*_2022, _LOAN, least=_LEAST),
    Wanted(*_2022, _LOAN, least=_LEAST),
    Wanted(*_2023, _LOAN, least=_LEAST),
    Wanted(*_2023, _LOAN, least=_LEAST),
    Wanted(*_2023, _LOAN, least=_LEAST),
)


def _enter(cast: Cast) -> Party:
    cast.enter("university", PartyKind.UNIVERSITY)
    cast.enter("institute", PartyKind.INSTITUTE)
    cast.enter("firm", PartyKind.FIRM)
    return cast.enter("applicant", PartyKind.FIRM, "沈阳启垣知识产权交易中心有限公司")


def _files(case: Case) -> list[FormFile]:
    return [FormFile("项目申报书及任务书.pdf", liaoning_platform.application(case, promised=False), Medium.PDF)]


def _used(tally: Tally) -> Tally:
    return tally.where(BOTH)


def metrics(case: Case) -> list[Metric]:
    """三、绩效目标 1 to 6, 一、支持主体 2 and the most that the 任务书 may ask for."""
    stated = case.totals.stated
    patents = int(stated("促进撮合专利受让情况", "截止目前", "专利受让转让件数"))
    patents += int(stated("促进撮合专利被许可情况", "截止目前", "专利被许可件数"))
    loans = case.listed.backed.where(PLEDGED)
    count = int(stated("近两年专利质押融资情况", "合计", "质押融资项目数"))
    amount = yuan(stated("近两年专利质押融资情况", "合计", "融资金额（万元）"))
    budget = Decimal(case.said["budget"]) * 10_000
    targets = {name: int(text) for name, text in case.said.items() if name.startswith("target_")}
    return [
        shown(case, "smes", Bound(10), lambda tally: _used(tally).receivers),
        shown(case, "contracts", Bound(20), lambda tally: _used(tally).contracts),
        shown(case, "patents", Bound(50), lambda tally: _used(tally).patents, patents),
        shown(case, "pledge_loans", Bound(5), lambda tally: tally.where(PLEDGED).contracts, count),
        idle("pledge_amount", amount, loans.amount),
        said("service_firms", int(case.said["service_firms"]), Bound(30)),
        said("served", None, Bound(300)),
        aimed("demand_firms", targets["target_demand_firms"], Bound(20)),
        aimed("demand_items", targets["target_demand_items"], Bound(50)),
        aimed("trustee_firms", targets["target_trustee_firms"], Bound(100)),
        said("pushes", None, Bound(2000)),
        aimed("events", targets["target_events"], Bound(6)),
        aimed("matching_events", targets["target_matching_events"], Bound(3)),
        aimed("budget", budget, Bound(1_000_000, most=True)),
    ]


LIAONING_PLATFORM = Sample(
    programme="liaoning-2023-platform",
    seed=20230818,
    cities=cities_of("21"),
    enter=_enter,
    wanted=_WANTED,
    list_title="专利转化与质押融资台账",
    list_name="证明材料/专利转化台账.xlsx",
    files=_files,
    metrics=metrics,
    rules=(
        Rule("parts", "pass"),
        Rule("commitment", "missing"),
        Rule("seals", "missing"),
        Rule("deadline", "not_applicable"),
    ),
    wrong={("近两年专利质押融资情况", "合计", "融资金额（万元）"): "6240"},
)
