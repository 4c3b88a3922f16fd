"""The package of a centre in Shanghai (guideline 003): an archive packed on a Chinese Windows, its names in GBK.

Broken on purpose: deals and firms did not grow by a fifth a year; receipts of a year and their sum; a cell without 无.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from samples.deals import Mode, Paper, Terms
from samples.filing import Folio
from samples.programmes.case import Case, FormFile, Medium, Rule
from samples.programmes.cast import Wanted, cities_of
from samples.programmes.forms import shanghai_centre
from samples.programmes.metrics import Bound, Measure, Metric, Number, said, shown
from samples.programmes.sample import Container, Sample
from samples.programmes.tally import BOTH, GIVEN_BY_RESEARCH, INVESTED, PUT_TO_USE, Tally
from samples.world import PartyKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from samples.programmes.cast import Cast
    from samples.world import Party

_2021, _2022 = (date(2021, 3, 15), date(2021, 12, 17)), (date(2022, 1, 17), date(2022, 12, 16))
_2023 = (date(2023, 1, 16), date(2023, 12, 8))
_LARGE = 2_500_000
_WANTED = (
    Wanted(*_2021, Terms(registration="transfer_notice"), "university"),
    Wanted(*_2021, Terms(mode=Mode.LICENCE, patents_per_row=2), "institute"),
    Wanted(*_2021, Terms(mode=Mode.EQUITY, patents_per_row=2), "university"),
    Wanted(*_2022, Terms(mode=Mode.LICENCE, patents_per_row=3), "university"),
    Wanted(*_2022, Terms(registration="register_copy"), "institute"),
    Wanted(*_2023, Terms(mode=Mode.LICENCE, patents_per_row=4, instalments=2), "institute", least=_LARGE),
    Wanted(*_2023, Terms(rows=2, registration="transfer_notice"), "university", least=_LARGE),
    Wanted(*_2023, Terms(mode=Mode.EQUITY, patents_per_row=3), "institute"),
    Wanted(*_2023, Terms(), "university", planted="record_other_receiver"),
)


def _enter(cast: Cast) -> Party:
    cast.enter("university", PartyKind.UNIVERSITY)
    cast.enter("institute", PartyKind.INSTITUTE)
    return cast.enter("applicant", PartyKind.INSTITUTE, "上海栎阳湾科技成果转移转化促进中心")


def _files(case: Case) -> list[FormFile]:
    return [FormFile("申报书.docx", shanghai_centre.application(case), Medium.DOCX)]


def _beside(case: Case) -> list[Folio]:
    """The certificate of a public institution, which stands for 营业执照."""
    applicant = case.applicant
    facts = {
        "name": applicant.name,
        "credit_code": applicant.code,
        "legal_representative": applicant.representative,
        "address": applicant.address,
    }
    paper = Paper("licence_of_business", "institution", facts, case.world.rng.randrange(2**31))
    return [Folio([paper], "scan", None, path="事业单位法人证书复印件.pdf")]


def _growth(measure: Measure) -> Callable[[Tally], Number]:
    """年均增幅 from 2021 to 2023 in per cent: the square root of the ratio, less one."""

    def grown(tally: Tally) -> Number:
        first, last = (Decimal(measure(tally.in_year(year))) for year in (2021, 2023))
        return (((last / first).sqrt() - 1) * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)

    return grown


def _firms(tally: Tally) -> int:
    return tally.where(BOTH).given_by(GIVEN_BY_RESEARCH).receivers


def metrics(case: Case) -> list[Metric]:
    """工作绩效 1 to 4; the form has no cells of its own for what it promises."""
    fifth = Bound(20)
    return [
        shown(case, "growth_deals", fifth, _growth(lambda tally: tally.where(BOTH).contracts)),
        shown(case, "growth_equity_patents", fifth, _growth(lambda tally: tally.where(INVESTED).patents)),
        shown(case, "growth_contract_amount", fifth, _growth(lambda tally: tally.where(PUT_TO_USE).amount)),
        shown(case, "growth_received_amount", fifth, _growth(lambda tally: tally.where(PUT_TO_USE).received)),
        shown(case, "growth_smes", fifth, _growth(_firms)),
        said("supply_items", None, Bound(2000)),
        said("demand_items", None, Bound(500)),
        said("key_units", None, Bound(50)),
        said("satisfaction", None, Bound(90)),
    ]


SHANGHAI_CENTRE = Sample(
    programme="shanghai-2021-centre",
    seed=20231220,
    cities=cities_of("31"),
    enter=_enter,
    wanted=_WANTED,
    list_title="专利转化台账（2021—2023年）",
    list_name="专利转化台账.xlsx",
    files=_files,
    beside=_beside,
    metrics=metrics,
    rules=(Rule("empty_cells", "fail"), Rule("parts", "pass"), Rule("seals", "unclear")),
    wrong={
        (shanghai_centre.STATISTICS, "2022年", "实际到账金额（万元）"): "316.4",
        (shanghai_centre.STATISTICS, "合计", "实际到账金额（万元）"): "1767.7",
    },
    container=Container.ZIP,
    bundle=lambda _: "申报材料.zip",
)
