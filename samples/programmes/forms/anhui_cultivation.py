"""申报书 of guideline 002, 附件3: 高价值发明专利培育项目."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from samples.programmes.form import Block, NewPage, Row, Title, fine
from samples.programmes.forms import anhui
from samples.programmes.forms.anhui import Goal
from samples.programmes.tally import BOTH, PLEDGED, wan

if TYPE_CHECKING:
    from samples.programmes.case import Case

PROJECT = "高价值发明专利培育项目"
UNTIL = date(2022, 6, 30)
YEAR_2021 = (date(2021, 1, 1), date(2021, 12, 31))
GOALS = (
    Goal("inventions", "有效发明专利增幅", "≥20%", "≥20%"),
    Goal("old_inventions", "10年以上发明专利增幅", "≥20%", "≥20%"),
    Goal("pct", "PCT国际专利申请增幅", "≥20%", "≥20%"),
    Goal("patents", "转让、许可专利增幅", "≥20%", "≥20%"),
    Goal("amount", "专利转让、许可合同金额增幅", "≥20%", "≥20%"),
    Goal("smes", "专利转让许可惠及中小微企业增幅", "≥20%", "≥20%"),
    Goal("pledge_amount", "专利权质押融资金额增幅", "≥20%", "≥20%"),
    Goal("awards", "获国家科学技术奖、中国专利奖、安徽省专利奖数量", "≥1", "≥1"),
    Goal("open_published", "发布专利开放许可信息", "≥12", "≥10"),
    Goal("open_licences", "达成开放许可专利", "≥5", "≥5"),
)
_WORDS = (("知识产权运营机构成立情况", "设立并运行"), ("贯彻《知识产权管理规范》国家标准", "开展认证"))


def application(case: Case) -> list[Block]:
    """The whole form."""
    found = anhui.opening(case, PROJECT) + anhui.promise(case)
    found += anhui.applicant(case)
    norms = {
        "《企业知识产权管理规范》": True,
        "《高等学校知识产权管理规范》": False,
        "《科研组织知识产权管理规范》": False,
    }
    body = "是否成立知识产权管理机构"
    found += [NewPage(), Title("二、申报内容"), fine(*anhui.management(case, norms, body)), fine(*_numbers(case))]
    found += [NewPage(), *anhui.targets(GOALS, _WORDS), *anhui.budget()]
    return found + anhui.opinions(case, "五、推荐意见")


def _numbers(case: Case) -> tuple[Row, ...]:
    used = case.listed.where(BOTH, last=UNTIL)
    loans = case.listed.where(PLEDGED, *YEAR_2021)
    until = "截至2022年6月，"
    awards = f"{until}获得国家科学技术奖或中国专利奖或安徽省专利奖数量（个）"
    return (
        anhui.told(case, f"{until}拥有有效发明专利数量（件）", "inventions", "37"),
        anhui.told(case, f"{until}10年以上发明专利数量（件）", "old_inventions", "6"),
        anhui.told(case, f"{until}PCT国际专利申请数量（件）", "pct", "1"),
        anhui.asked(case, f"{until}中小微企业接受转让许可专利数量（件）", str(used.patents)),
        anhui.asked(case, f"{until}专利转让、许可合同金额（万元）", wan(used.amount)),
        anhui.asked(case, f"{until}专利转让许可惠及中小微企业数量（个）", str(used.receivers)),
        anhui.asked(case, "2021年，专利权质押融资金额（万元）", wan(loans.amount)),
        anhui.told(case, awards, "awards", "1"),
        anhui.told(case, f"{until}专利密集型产品备案数量（件）", "intensive_products", "2"),
    )
