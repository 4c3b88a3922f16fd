"""A form for guideline 002, 附件4 (产业知识产权运营中心), which prints only an outline of the plan.

Its cells are worded after the conditions of that text, in the manner of the other four forms.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from samples.programmes.form import Block, NewPage, Row, Title, fine
from samples.programmes.forms import anhui
from samples.programmes.tally import BOTH, GIVEN_BY_RESEARCH, PLEDGED, wan

if TYPE_CHECKING:
    from samples.programmes.case import Case

PROJECT = "产业知识产权运营中心建设项目"
UNTIL = date(2022, 6, 30)
SINCE = date(2021, 1, 1)


def application(case: Case) -> list[Block]:
    """The whole form: cover, applicant, numbers, budget, opinion."""
    found = anhui.opening(case, PROJECT) + anhui.applicant(case)
    found += [NewPage(), Title("二、申报内容"), fine(*_numbers(case)), *anhui.budget("三、经费预算")]
    return found + anhui.opinions(case, "四、推荐意见")


def _numbers(case: Case) -> tuple[Row, ...]:
    used = case.listed.where(BOTH, last=UNTIL)
    research = used.given_by(GIVEN_BY_RESEARCH)
    loans = case.listed.where(PLEDGED, SINCE)
    until = "截至2022年6月，"
    since = "2021年以来，"
    return (
        anhui.told(case, f"{until}园区有效发明专利拥有量（件）", "inventions", "412"),
        anhui.told(case, f"{until}园区PCT国际专利申请数量（件）", "pct", "23"),
        anhui.told(case, f"{until}园区10年以上有效发明专利数量（件）", "old_inventions", "31"),
        anhui.asked(case, f"{since}专利权质押融资金额（万元）", wan(loans.amount)),
        anhui.told(case, f"{since}普惠性专利权质押融资惠及中小微企业数量（个）", "inclusive_smes", "12"),
        anhui.asked(case, f"{until}中小微企业接受高校院所转让许可专利数量（件）", str(research.patents)),
        anhui.asked(case, f"{until}接受转让许可专利中小微企业数量（个）", str(used.receivers)),
        anhui.asked(case, f"{until}专利转让许可备案金额（万元）", wan(used.amount)),
        anhui.told(case, f"{until}专利密集型产品备案数量（个）", "intensive_products", "58"),
        anhui.told(case, f"{until}中小微企业接受高校院所转让许可专利产业化率（%）", "industrialised", "43"),
        anhui.asked(case, f"{until}接受高校院所专利转让许可中小微企业数量（个）", str(research.receivers)),
    )
