"""The package of a trading platform in Anhui (guideline 002, 附件5).

Broken on purpose: all sizes; the amount of contracts with universities; no letter of commitment; several files.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from samples.deals import Mode, Terms
from samples.programmes.anhui import Cells, aims, rules
from samples.programmes.case import Case, FormFile, Medium
from samples.programmes.cast import Wanted, cities_of
from samples.programmes.forms import anhui, anhui_service
from samples.programmes.metrics import Bound, Metric, idle, percent, said, shown, yuan
from samples.programmes.sample import Sample
from samples.programmes.tally import BOTH, GIVEN_BY_RESEARCH, PLEDGED, Tally
from samples.world import PartyKind

if TYPE_CHECKING:
    from samples.programmes.cast import Cast
    from samples.world import Party

_2020, _2021 = (date(2020, 5, 11), date(2020, 12, 18)), (date(2021, 2, 1), date(2021, 12, 17))
_2022, _LATE = (date(2022, 1, 17), date(2022, 6, 17)), (date(2022, 7, 11), date(2022, 9, 2))
_LOAN = Terms(mode=Mode.PLEDGE, patents_per_row=2)
_WANTED = (
    Wanted(*_2020, Terms(registration="transfer_notice"), "university"),
    Wanted(*_2021, Terms(mode=Mode.LICENCE, patents_per_row=3), "university"),
    Wanted(*_2021, Terms(registration="register_copy"), "firm"),
    Wanted(*_2022, Terms(patents_per_row=2, registration="transfer_notice"), "institute"),
    Wanted(*_LATE, Terms(mode=Mode.LICENCE), "institute"),
    Wanted(*_2022, Terms(), "institute", planted="slip_third_party_payer"),
    Wanted(*_2021, _LOAN, least=2_000_000),
    Wanted(*_2022, _LOAN, least=1_500_000),
)
_UNTIL = "截至2022年6月，"


def _enter(cast: Cast) -> Party:
    cast.enter("university", PartyKind.UNIVERSITY)
    cast.enter("institute", PartyKind.INSTITUTE)
    cast.enter("firm", PartyKind.FIRM)
    return cast.enter("applicant", PartyKind.FIRM, "安徽澜舟知识产权运营有限公司")


def _files(case: Case) -> list[FormFile]:
    form = f"{anhui_service.PROJECT}+{case.applicant.name}.pdf"
    return [
        FormFile(form, anhui_service.application(case, "运营交易类"), Medium.SCAN),
        FormFile("建设实施方案.docx", anhui.scheme(case, "专利转化服务平台"), Medium.DOCX, "other"),
    ]


def _used(tally: Tally) -> Tally:
    return tally.where(BOTH, last=anhui_service.UNTIL)


def _research(tally: Tally) -> Tally:
    return _used(tally).given_by(GIVEN_BY_RESEARCH)


def metrics(case: Case) -> list[Metric]:
    """三、申报条件（一）运营交易类平台, those of 金融服务类 as of no concern, and the targets."""
    cells = Cells(case, _UNTIL)
    firms = cells.count("促成接受高校院所专利转让许可中小微企业数量（个）")
    given = cells.count("促成高校院所转让许可专利数量（件）")
    amount = cells.money("促成高校院所专利转让许可合同金额（万元）")
    patents, total = cells.count("促成转让许可专利（件）"), cells.money("促成转让许可专利合同金额（万元）")
    told = case.said
    loans = case.listed.backed.where(PLEDGED, last=anhui_service.UNTIL)
    return [
        shown(case, "patents", Bound(200), lambda tally: _used(tally).patents, patents),
        shown(case, "amount", Bound(20_000_000), lambda tally: _used(tally).amount, total),
        shown(case, "university_smes", Bound(50), lambda tally: _research(tally).receivers, firms),
        shown(case, "university_patents", Bound(50), lambda tally: _research(tally).patents, given),
        shown(case, "university_amount", Bound(5_000_000), lambda tally: _research(tally).amount, amount),
        said("industrialised", percent(told["industrialised"]), Bound(40)),
        said("reports", int(told["reports"]), Bound(1)),
        idle("pledges", int(told["pledges"]), loans.contracts),
        idle("pledge_amount", yuan(told["pledge_amount"]), loans.amount),
        idle("inclusive_pledges", int(told["inclusive_pledges"])),
        idle("inclusive_amount", yuan(told["inclusive_amount"])),
        idle("inclusive_smes", int(told["inclusive_smes"])),
        idle("valuations", int(told["valuations"])),
        idle("banks", None, loans.receivers),
        *aims(anhui_service.GOALS),
    ]


ANHUI_SERVICE = Sample(
    programme="anhui-2022-service",
    seed=20220922,
    cities=cities_of("34"),
    enter=_enter,
    wanted=_WANTED,
    list_title="专利转化服务台账",
    list_name="专利转化服务台账.xlsx",
    files=_files,
    metrics=metrics,
    rules=rules(one_pdf="fail", order="unclear", commitment="missing", seals="missing"),
    wrong={("", f"{_UNTIL}促成高校院所专利转让许可合同金额（万元）", ""): "862.4"},
)
