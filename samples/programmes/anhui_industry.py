"""The package of an invented park in Anhui (guideline 002, 附件4), whose conditions contradict each other (30 and 50).

Broken on purpose: every number that papers can show; the recorded amount; no plan, and not one PDF.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from samples.deals import Mode, Terms
from samples.programmes.anhui import Cells
from samples.programmes.case import Case, FormFile, Medium, Rule
from samples.programmes.cast import Wanted, cities_of
from samples.programmes.forms import anhui_industry
from samples.programmes.metrics import Bound, Metric, percent, said, shown, yuan
from samples.programmes.sample import Sample
from samples.programmes.tally import BOTH, GIVEN_BY_RESEARCH, PLEDGED, Tally
from samples.world import PartyKind

if TYPE_CHECKING:
    from samples.programmes.cast import Cast
    from samples.world import Party

_2020, _2021 = (date(2020, 5, 11), date(2020, 12, 18)), (date(2021, 2, 1), date(2021, 12, 17))
_2022 = (date(2022, 1, 17), date(2022, 6, 17))
_LOAN = Terms(mode=Mode.PLEDGE, patents_per_row=2)
_LOANS = "2021年以来，专利权质押融资金额（万元）"
_WANTED = (
    Wanted(*_2020, Terms(patents_per_row=2, registration="transfer_notice"), "university"),
    Wanted(*_2021, Terms(mode=Mode.LICENCE, patents_per_row=4), "institute"),
    Wanted(*_2022, Terms(instalments=2, registration="transfer_notice"), "university"),
    Wanted(*_2022, Terms(registration="register_copy"), "firm"),
    Wanted(*_2021, Terms(), "institute", planted="invoice_short"),
    Wanted(*_2021, _LOAN, least=2_000_000),
    Wanted(*_2022, _LOAN, least=1_500_000),
)


def _enter(cast: Cast) -> Party:
    cast.enter("university", PartyKind.UNIVERSITY)
    cast.enter("institute", PartyKind.INSTITUTE)
    cast.enter("firm", PartyKind.FIRM)
    return cast.enter("applicant", PartyKind.INSTITUTE, "澜川云岫高新技术产业开发区管理委员会")


def _files(case: Case) -> list[FormFile]:
    return [FormFile("1申报书.pdf", anhui_industry.application(case), Medium.SCAN)]


def _used(tally: Tally) -> Tally:
    return tally.where(BOTH, last=anhui_industry.UNTIL)


def _research(tally: Tally) -> Tally:
    return _used(tally).given_by(GIVEN_BY_RESEARCH)


def _loans(tally: Tally) -> Decimal:
    return tally.where(PLEDGED, anhui_industry.SINCE).amount


def metrics(case: Case) -> list[Metric]:
    """三、申报条件（三）1 to 4: thirty firms in one line, fifty in the next."""
    cells = Cells(case, "截至2022年6月，")
    patents = cells.count("中小微企业接受高校院所转让许可专利数量（件）")
    firms = cells.count("接受转让许可专利中小微企业数量（个）")
    research_firms = cells.count("接受高校院所专利转让许可中小微企业数量（个）")
    amount = cells.money("专利转让许可备案金额（万元）")
    told = {name: int(text) for name, text in case.said.items()}
    return [
        said("inventions", told["inventions"], Bound(200)),
        said("pct", told["pct"], Bound(20)),
        said("old_inventions", told["old_inventions"], Bound(20)),
        shown(case, "pledge_amount", Bound(30_000_000), _loans, yuan(case.totals.stated("", _LOANS, ""))),
        said("inclusive_smes", told["inclusive_smes"], Bound(10)),
        said("inclusive_share", None, Bound(60)),
        shown(case, "university_patents", Bound(30), lambda tally: _research(tally).patents, patents),
        shown(case, "smes", Bound(30), lambda tally: _used(tally).receivers, firms),
        shown(case, "amount", Bound(5_000_000), lambda tally: _used(tally).amount, amount),
        said("intensive_products", told["intensive_products"], Bound(50)),
        said("industrialised", percent(case.said["industrialised"]), Bound(40)),
        shown(case, "university_smes", Bound(50), lambda tally: _research(tally).receivers, research_firms),
    ]


ANHUI_INDUSTRY = Sample(
    programme="anhui-2022-industry",
    seed=20220921,
    cities=cities_of("34"),
    enter=_enter,
    wanted=_WANTED,
    list_title="园区专利转化台账",
    list_name="3证明材料/专利转化台账.xlsx",
    files=_files,
    metrics=metrics,
    rules=(
        Rule("one_pdf", "fail"),
        Rule("file_name", "fail"),
        Rule("order", "pass"),
        Rule("parts", "missing"),
        Rule("deadline", "not_applicable"),
        Rule("seals", "pass"),
    ),
    wrong={("", "截至2022年6月，专利转让许可备案金额（万元）", ""): "1108"},
    evidence="3证明材料",
)
