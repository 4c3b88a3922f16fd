"""The package of a university in Anhui (guideline 002, 附件2): one scan of a bound book, as that notice asks.

Broken on purpose: too few firms; the sum of the contracts; the plan is bound behind the evidence; a target too low.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from samples.deals import Mode, Terms
from samples.programmes.anhui import Cells, aims, rules
from samples.programmes.case import Case, FormFile, Medium
from samples.programmes.cast import Wanted, cities_of
from samples.programmes.forms import anhui, anhui_university
from samples.programmes.metrics import Bound, Metric, percent, said, shown
from samples.programmes.sample import Container, Sample
from samples.programmes.tally import BOTH, LICENSED, Tally
from samples.world import PartyKind

if TYPE_CHECKING:
    from samples.programmes.cast import Cast
    from samples.world import Party

_2020, _2021 = (date(2020, 3, 16), date(2020, 12, 18)), (date(2021, 2, 1), date(2021, 12, 17))
_2022, _LATE = (date(2022, 1, 17), date(2022, 6, 17)), (date(2022, 7, 11), date(2022, 9, 2))


def _given(days: tuple[date, date], terms: Terms, planted: str = "") -> Wanted:
    return Wanted(*days, terms, "applicant", planted=planted)


_WANTED = (
    _given(_2020, Terms(patents_per_row=2, registration="transfer_notice")),
    _given(_2021, Terms(mode=Mode.LICENCE, patents_per_row=4)),
    _given(_2021, Terms(rows=2, registration="transfer_notice")),
    _given(_2022, Terms(mode=Mode.LICENCE, patents_per_row=3, instalments=2)),
    _given(_2022, Terms(mode=Mode.EQUITY, patents_per_row=2)),
    _given(_LATE, Terms(registration="register_copy")),
    _given(_LATE, Terms(instalments=2, invoices=2, registration="transfer_notice")),
    _given(_2021, Terms(), "slip_short"),
    _given(_2022, Terms(), "record_look_alike_receiver"),
)


def _enter(cast: Cast) -> Party:
    return cast.enter("applicant", PartyKind.UNIVERSITY)


def _files(case: Case) -> list[FormFile]:
    plan = anhui.scheme(case, "知识产权运营能力提升项目")
    return [
        FormFile("申报书", anhui_university.application(case), Medium.SCAN),
        FormFile("建设方案", plan, Medium.SCAN, "other", behind=True),
    ]


def _counted(tally: Tally) -> Tally:
    return tally.where(BOTH, last=anhui_university.UNTIL)


def _licensed(tally: Tally) -> Decimal:
    return _counted(tally).where(LICENSED).amount


def metrics(case: Case) -> list[Metric]:
    """三、申报条件 and the targets. The share in all patents is the form's own word."""
    cells = Cells(case, "截至2022年6月，")
    patents = cells.count("向中小微企业转让、许可专利数量（件）")
    amount = cells.money("向中小微企业转让、许可合同金额（万元）")
    firms = cells.count("专利转让许可惠及中小微企业数量（个）")
    licensed = cells.money("专利许可备案金额（万元）")
    staff = int(case.said["full_time"]) + int(case.said["part_time"])
    return [
        said("inventions", int(case.said["inventions"]), Bound(50)),
        shown(case, "sme_patents", Bound(5), lambda tally: _counted(tally).patents, patents),
        shown(case, "sme_amount", Bound(5_000_000), lambda tally: _counted(tally).amount, amount),
        shown(case, "smes", Bound(5), lambda tally: _counted(tally).receivers, firms),
        said("sme_share", percent(case.said["sme_share"]), Bound(10)),
        shown(case, "licence_amount", Bound(1_000_000), _licensed, licensed),
        said("staff", staff, Bound(1)),
        *aims(anhui_university.GOALS),
    ]


ANHUI_UNIVERSITY = Sample(
    programme="anhui-2022-university",
    seed=20220919,
    cities=cities_of("34"),
    enter=_enter,
    wanted=_WANTED,
    list_title="专利转化台账（截至2022年9月）",
    list_name="",
    files=_files,
    metrics=metrics,
    rules=rules(order="fail"),
    wrong={("", "截至2022年6月，向中小微企业转让、许可合同金额（万元）", ""): "1286.3"},
    container=Container.ONE_PDF,
    bundle=lambda case: f"{anhui_university.PROJECT}+{case.applicant.name}.pdf",
    noise=2,
)
