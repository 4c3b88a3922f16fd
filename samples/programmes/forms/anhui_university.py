"""申报书 of guideline 002, 附件2: 高校院所知识产权运营能力提升项目."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from samples.papers.table import Cell
from samples.programmes.form import Block, NewPage, Row, Title, fine, whole
from samples.programmes.forms import anhui
from samples.programmes.forms.anhui import Goal
from samples.programmes.tally import BOTH, LICENSED, wan

if TYPE_CHECKING:
    from samples.programmes.case import Case

PROJECT = "高校院所知识产权运营能力提升项目"
UNTIL = date(2022, 6, 30)
GOALS = (
    Goal("inventions", "有效发明专利增幅", "≥20%", "≥20%"),
    Goal("sme_patents", "中小微企业接受转让许可专利增幅", "≥25%", "≥20%"),
    Goal("smes", "专利转让许可惠及中小微企业数量增幅", "≥20%", "≥20%"),
    Goal("open_licences", "通过专利开放许可达成的专利许可数量", "≥20", "≥20"),
    Goal("sme_share", "向中小微企业转让许可专利占高校院所有效专利的比例", "≥30%", "≥30%"),
    Goal("licence_amount", "专利许可备案金额增幅", "≥20%", "≥20%"),
    Goal("open_published", "发布专利开放许可信息", "≥15", "≥20"),
)
_WORDS = (("知识产权运营中心", "设立并运行"), ("贯彻《高等学校知识产权管理规范》国家标准", "开展认证"))


def application(case: Case) -> list[Block]:
    """The whole form."""
    found = anhui.opening(case, PROJECT) + anhui.promise(case)
    found += anhui.applicant(case, {"高校": True, "科研院所": False})
    norms = {"《高等学校知识产权管理规范》": True, "《科研组织知识产权管理规范》": False}
    body = "是否成立知识产权领导小组或科技成果转移转化工作领导小组"
    found += [NewPage(), Title("二、申报内容"), fine(*anhui.management(case, norms, body)), fine(*_numbers(case))]
    found += [NewPage(), *anhui.targets(GOALS, _WORDS), *anhui.budget()]
    return found + anhui.opinions(case, "五、推荐意见")


def _numbers(case: Case) -> tuple[Row, ...]:
    used = case.listed.where(BOTH, last=UNTIL)
    until = "截至2022年6月，"
    text = "将一项隔膜专利许可本地企业，企业据此改造产线，双方共建了联合实验室。"
    return (
        anhui.told(case, f"{until}有效发明专利数量（件）", "inventions", "213"),
        anhui.asked(case, f"{until}向中小微企业转让、许可专利数量（件）", str(used.patents)),
        anhui.asked(case, f"{until}向中小微企业转让、许可合同金额（万元）", wan(used.amount)),
        anhui.asked(case, f"{until}专利转让许可惠及中小微企业数量（个）", str(used.receivers)),
        anhui.told(case, f"{until}向中小微企业转让许可专利占有效专利比例", "sme_share", "11.5%"),
        anhui.asked(case, f"{until}专利许可备案金额（万元）", wan(used.where(LICENSED).amount)),
        whole("专利转让、许可、作价入股典型案例", 0),
        (Cell(text, 24),),
    )
