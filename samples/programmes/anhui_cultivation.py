"""The package of a firm in Anhui (guideline 002, 附件3): one PDF put together on a computer.

Broken on purpose: one PCT application where two are asked; the loan of 2021 is not borne out; the sum of the contracts;
the file's name lacks the applicant.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from samples.deals import Mode, Terms
from samples.programmes.anhui import Cells, aims, rules
from samples.programmes.case import Case, FormFile, Medium
from samples.programmes.cast import Wanted, cities_of
from samples.programmes.forms import anhui, anhui_cultivation
from samples.programmes.metrics import Bound, Metric, idle, said, shown, yuan
from samples.programmes.sample import Container, Sample
from samples.programmes.tally import BOTH, LICENSED, PLEDGED, Tally
from samples.world import PartyKind

if TYPE_CHECKING:
    from samples.programmes.cast import Cast
    from samples.world import Party

_2020, _2021 = (date(2020, 5, 11), date(2020, 12, 18)), (date(2021, 2, 1), date(2021, 12, 17))
_2022, _LATE = (date(2022, 1, 17), date(2022, 6, 17)), (date(2022, 7, 11), date(2022, 9, 2))


def _given(days: tuple[date, date], terms: Terms, planted: str = "", least: int = 0) -> Wanted:
    return Wanted(*days, terms, "applicant", planted=planted, least=least)


_WANTED = (
    _given(_2020, Terms(patents_per_row=2, registration="transfer_notice")),
    _given(_2021, Terms(mode=Mode.LICENCE, patents_per_row=2, instalments=2)),
    _given(_2022, Terms(mode=Mode.LICENCE)),
    _given(_LATE, Terms(registration="transfer_notice")),
    _given(_2022, Terms(), "invoice_wrong_buyer"),
    _given(_2021, Terms(mode=Mode.PLEDGE), "pledge_loan_differs", 2_000_000),
    _given(_2022, Terms(mode=Mode.PLEDGE, patents_per_row=2), least=1_000_000),
)


def _enter(cast: Cast) -> Party:
    return cast.enter("applicant", PartyKind.FIRM)


def _files(case: Case) -> list[FormFile]:
    plan = anhui.scheme(case, "高价值发明专利培育项目")
    return [
        FormFile("申报书", anhui_cultivation.application(case), Medium.PDF),
        FormFile("建设方案", plan, Medium.PDF, "other"),
    ]


def _used(tally: Tally) -> Tally:
    return tally.where(BOTH, last=anhui_cultivation.UNTIL)


def _loans(tally: Tally) -> Decimal:
    return tally.where(PLEDGED, *anhui_cultivation.YEAR_2021).amount


def metrics(case: Case) -> list[Metric]:
    """三、申报条件（一）企业, those of 高校院所 as of no concern, and the targets."""
    cells = Cells(case, "截至2022年6月，")
    patents = cells.count("中小微企业接受转让许可专利数量（件）")
    firms = cells.count("专利转让许可惠及中小微企业数量（个）")
    loans = yuan(case.totals.stated("", "2021年，专利权质押融资金额（万元）", ""))
    told = {name: int(text) for name, text in case.said.items()}
    backed = _used(case.listed.backed)
    return [
        said("enterprise_inventions", told["inventions"], Bound(25)),
        said("enterprise_pct", told["pct"], Bound(2)),
        said("enterprise_old_inventions", told["old_inventions"], Bound(5)),
        shown(case, "enterprise_sme_patents", Bound(2), lambda tally: _used(tally).patents, patents),
        shown(case, "enterprise_smes", Bound(2), lambda tally: _used(tally).receivers, firms),
        shown(case, "enterprise_licence_amount", Bound(200_000), lambda tally: _used(tally).where(LICENSED).amount),
        said("enterprise_awards", told["awards"], Bound(1)),
        said("enterprise_intensive_products", told["intensive_products"], Bound(1)),
        shown(case, "enterprise_pledge_amount", Bound(2_000_000), _loans, loans),
        idle("university_inventions", told["inventions"]),
        idle("university_pct", told["pct"]),
        idle("university_old_inventions", told["old_inventions"]),
        idle("university_sme_patents", patents, backed.patents),
        idle("university_smes", firms, backed.receivers),
        idle("university_awards", told["awards"]),
        *aims(anhui_cultivation.GOALS),
    ]


ANHUI_CULTIVATION = Sample(
    programme="anhui-2022-cultivation",
    seed=20220920,
    cities=cities_of("34"),
    enter=_enter,
    wanted=_WANTED,
    list_title="专利转化台账",
    list_name="",
    files=_files,
    metrics=metrics,
    rules=rules(file_name="fail"),
    wrong={("", "截至2022年6月，专利转让、许可合同金额（万元）", ""): "735.8"},
    container=Container.ONE_PDF,
    bundle=lambda _: "高价值发明专利培育项目申报材料.pdf",
)
