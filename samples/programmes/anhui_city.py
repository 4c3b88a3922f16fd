"""The package of an invented city in Anhui (guideline 002, 附件1): Word files and folders instead of one PDF.

Broken on purpose: nearly every condition; the loans of 2021 stand in 万元 where 亿元 is asked; one PDF was asked for.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from samples.deals import Mode, Terms
from samples.names import City
from samples.programmes.anhui import Cells, aims, rules
from samples.programmes.case import Case, FormFile, Medium
from samples.programmes.cast import Wanted
from samples.programmes.forms import anhui, anhui_city
from samples.programmes.metrics import Bound, Metric, percent, said, shown
from samples.programmes.sample import Sample
from samples.programmes.tally import BOTH, GIVEN_BY_RESEARCH, LICENSED, PLEDGED, Tally
from samples.world import PartyKind

if TYPE_CHECKING:
    from samples.programmes.cast import Cast
    from samples.world import Party

_CITY = City("澜川", "34", "341990", "0559", ("云岫区", "栎桥区"), ("澄清路", "望湖街", "开泰南路"))
"""Invented, so that no real city is said to have applied."""
_2020, _2021 = (date(2020, 5, 11), date(2020, 12, 18)), (date(2021, 2, 1), date(2021, 12, 17))
_2022 = (date(2022, 1, 17), date(2022, 6, 17))
_LOAN = Terms(mode=Mode.PLEDGE, patents_per_row=2)
_LOANS = "2021年，本市专利权质押融资金额（亿元）"
_WANTED = (
    Wanted(*_2020, Terms(registration="transfer_notice"), "first university"),
    Wanted(*_2021, Terms(mode=Mode.LICENCE, patents_per_row=3), "first university"),
    Wanted(*_2021, Terms(patents_per_row=2, registration="transfer_notice"), "second university"),
    Wanted(*_2022, Terms(registration="register_copy"), "firm"),
    Wanted(*_2022, Terms(mode=Mode.OPEN_LICENCE), "second university", "buyer"),
    Wanted(*_2022, Terms(), "second university", "buyer", "contract_total_differs"),
    Wanted(*_2021, Terms(), "first university", planted="registration_day_differs"),
    Wanted(*_2021, _LOAN, least=2_000_000),
    Wanted(*_2021, _LOAN, least=2_000_000),
    Wanted(*_2022, _LOAN, least=1_500_000),
)


def _enter(cast: Cast) -> Party:
    cast.enter("first university", PartyKind.UNIVERSITY)
    cast.enter("second university", PartyKind.UNIVERSITY)
    cast.enter("firm", PartyKind.FIRM)
    cast.enter("buyer", PartyKind.FIRM)
    return cast.enter("applicant", PartyKind.INSTITUTE, "澜川市人民政府")


def _files(case: Case) -> list[FormFile]:
    plan = anhui.scheme(case, "专利转化重点城市")
    return [
        FormFile("1申报书.docx", anhui_city.application(case), Medium.DOCX),
        FormFile("2建设实施方案.docx", plan, Medium.DOCX, "other"),
    ]


def _used(tally: Tally) -> Tally:
    return tally.where(BOTH, last=anhui_city.UNTIL)


def _research(tally: Tally) -> Tally:
    return _used(tally).given_by(GIVEN_BY_RESEARCH)


def _loans(tally: Tally) -> Decimal:
    return tally.where(PLEDGED, *anhui_city.YEAR_2021).amount


def metrics(case: Case) -> list[Metric]:
    """三、申报条件 (一) to (六) and the targets."""
    cells = Cells(case, "截至2022年6月，本市")
    given = cells.count("高校院所转让许可专利数量（件）")
    firms = cells.count("接受高校院所专利转让许可中小微企业数量（个）")
    times = cells.count("中小微企业接受高校院所专利转让许可次数（次）")
    loans = Decimal(case.totals.stated("", _LOANS, "")) * 100_000_000

    def told(name: str, least: int, own: str = "") -> Metric:
        return said(name, int(case.said[own or name]), Bound(least))

    return [
        told("inventions", 1000),
        told("advantaged_firms", 5),
        said("university_share", percent(Decimal(given) * 100 / int(case.said["university_valid"])), Bound(5)),
        shown(case, "university_smes", Bound(50), lambda tally: _research(tally).receivers, firms),
        shown(case, "university_times", Bound(50), lambda tally: _research(tally).contracts, times),
        shown(case, "licence_amount", Bound(5_000_000), lambda tally: _used(tally).where(LICENSED).amount),
        shown(case, "firms", Bound(50), lambda tally: _used(tally).firms),
        shown(case, "pledge_amount", Bound(150_000_000), _loans, loans),
        told("inclusive_smes", 10),
        said("inclusive_share", None, Bound(60)),
        told("intensive_products", 100),
        said("industrialised", percent(case.said["industrialised"]), Bound(20)),
        told("operators", 1),
        said("funds", Decimal(case.said["funds"]) * 10_000, Bound(1_000_000)),
        *aims(anhui_city.GOALS),
    ]


ANHUI_CITY = Sample(
    programme="anhui-2022-city",
    seed=20220916,
    cities=(_CITY,),
    enter=_enter,
    wanted=_WANTED,
    list_title="澜川市专利转化台账",
    list_name="3证明材料附件/专利转化台账.xlsx",
    files=_files,
    metrics=metrics,
    rules=rules(one_pdf="fail", file_name="fail", seals="unclear"),
    wrong={("", _LOANS, ""): "770"},
    evidence="3证明材料附件",
)
