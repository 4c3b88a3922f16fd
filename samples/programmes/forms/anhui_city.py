"""申报书 of guideline 002, 附件1: 专利转化重点城市引领项目."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from samples.papers.table import Cell
from samples.programmes import parts, wording
from samples.programmes.form import FINE, Block, Grid, NewPage, Row, Title, fine, middle, pairs, section
from samples.programmes.forms import anhui
from samples.programmes.forms.anhui import Goal
from samples.programmes.tally import BOTH, GIVEN_BY_RESEARCH, PLEDGED, wan, yi

if TYPE_CHECKING:
    from samples.programmes.case import Case

PROJECT = "专利转化重点城市引领项目"
UNTIL = date(2022, 6, 30)
YEAR_2021 = (date(2021, 1, 1), date(2021, 12, 31))
GOALS = (
    Goal("inventions", "本市有效发明专利拥有量增幅", "≥20%", "≥20%"),
    Goal("university_valid", "本市高校院所有效专利增幅", "≥20%", "≥20%"),
    Goal("university_times", "中小微企业接受高校院所专利转让许可次数增幅", "≥30%", "≥20%"),
    Goal("university_smes", "接受高校院所专利转让许可的中小微企业数量增幅", "≥20%", "≥20%"),
    Goal("inclusive_smes", "普惠性专利质押融资惠及中小微企业数量增幅", "≥20%", "≥20%"),
    Goal("open_licences", "通过专利开放许可（试点）达成的专利许可数量", "≥50", "≥50"),
    Goal("university_share", "高校院所向中小微企业转让许可专利占高校院所有效专利的比例", "≥20%", "≥20%"),
    Goal("inclusive_share", "普惠性专利质押融资惠及中小微企业数量占惠企数量的比例", "≥80%", "≥80%"),
    Goal("pledge_amount", "企业专利质押融资金额增幅", "≥20%", "≥20%"),
    Goal("licence_amount", "专利许可备案金额增幅", "≥20%", "≥20%"),
    Goal("intensive_products", "企业专利密集型产品备案数量", "≥200", "≥200"),
    Goal("industrialised", "中小微企业接受高校院所转让许可的专利产业化率", "≥40%", "≥40%"),
    Goal("open_licensors", "实施专利开放许可高校院所、企业等创新主体", "≥20", "≥20"),
    Goal("open_published", "发布专利开放许可信息", "≥150", "≥150"),
    Goal("satisfaction", "高校、企业对专利转让许可质押相关政策项目和手续办理的满意度", "≥90%", "≥90%"),
)


def application(case: Case) -> list[Block]:
    """The whole form; a city signs no paper that bears a credit code."""
    found = anhui.opening(case, PROJECT, sealed=False, applicant="申报主体") + anhui.promise(case, seal=False)
    found += [Title("一、申报城市基本信息"), fine(*_city(case))]
    found += [NewPage(), Title("二、申报内容"), fine(*_basis(case), *_pushed(case))]
    found += [NewPage(), Title("三、绩效目标（到2023年底）"), _targets()]
    found += anhui.budget("四、经费来源及预算", "")
    return [
        *found,
        Title("五、申报意见"),
        fine((middle("设区市人民政府意见", FINE),), (Cell("\n\n（盖章）\n年  月  日", FINE),)),
    ]


def _city(case: Case) -> tuple[Row, ...]:
    name = case.applicant.name.removesuffix("人民政府")
    office = f"{name}市场监督管理局"
    text = wording.words("overview", applicant=name, place="江淮之间")
    head = (
        (middle("城市名称", 4), Cell(name, FINE - 4)),
        (middle("申报牵头部门", 4), Cell(office, FINE - 4)),
        (middle("负责人", 4), middle(case.world.person(), 8), middle("职  务", 4), middle("局长", 8)),
    )
    leader = section(
        "项目\n负责人",
        pairs("姓  名", case.world.person(), "身份证号", "3401**********0017"),
        pairs("工作单位\n及职务", f"{office} 副局长"),
        pairs("固定电话", parts.landline(case), "手  机", parts.mobile(case)),
    )
    contact = parts.people(case, "项目\n负责人", "项目\n联系人")[2:]
    return (*head, *leader, *contact, parts.overview("项目申报\n城市知识\n产权工作\n情况", text))


def _basis(case: Case) -> tuple[Row, ...]:
    used = case.listed.where(BOTH, last=UNTIL)
    research = used.given_by(GIVEN_BY_RESEARCH)
    until = "截至2022年6月，本市"
    loans = case.listed.where(PLEDGED, *YEAR_2021)
    head = (
        middle("国家知识产权示范\n城市", 5), middle("是 □ 否 ☑", 5),
        middle("国家知识产权优势示范企业数量（个）", 10), middle(case.say("advantaged_firms", "11"), 4),
    )  # fmt: skip
    rows = section(
        "知识产权工作基础",
        _told(case, f"{until}有效发明专利数量（件）", "inventions", "1846"),
        _told(case, f"{until}高校院所有效专利数量（件）", "university_valid", "320"),
        _asked(case, f"{until}高校院所转让许可专利数量（件）", str(research.patents)),
        _asked(case, f"{until}接受高校院所专利转让许可中小微企业数量（个）", str(research.receivers)),
        _asked(case, f"{until}专利转让许可备案金额（万元）", wan(used.amount)),
        _asked(case, f"{until}中小微企业接受高校院所专利转让许可次数（次）", str(research.contracts)),
        _asked(case, "2021年，本市专利权质押融资金额（亿元）", yi(loans.amount)),
        _told(case, "2021年，本市普惠性专利权质押融资惠及中小微企业数量（个）", "inclusive_smes", "14"),
        _told(case, f"{until}企业专利密集型产品备案数量（件）", "intensive_products", "87"),
        _told(case, f"{until}中小微企业接受高校院所转让许可专利产业化率（%）", "industrialised", "26"),
        _told(case, f"{until}产业知识产权运营中心数量（个）", "centres", "1"),
        _told(case, f"{until}市场化知识产权运营机构数量（个）", "operators", "3"),
    )
    return (head, *rows)


def _pushed(case: Case) -> tuple[Row, ...]:
    return section(
        "知识产权工作推动情况",
        (Cell("是否制定知识产权发展规划", 15), middle("是 ☑     否 □", 5)),
        _told(case, "2021年度本市知识产权转化运用经费投入（万元）", "funds", "260"),
        _told(case, "2021年度本市开展知识产权培训人次（人）", "trained", "1350"),
        _told(case, "2021年度本市开展知识产权质押融资银企对接场数（场）", "meetings", "6"),
        (Cell("2021年度本市是否开展专利转化相关活动", 15), middle("是 ☑  否 □", 5)),
    )


def _asked(case: Case, label: str, right: str) -> Row:
    return (Cell(label, 15), middle(case.totals.put("", label, "", right), 5))


def _told(case: Case, label: str, name: str, value: str) -> Row:
    return (Cell(label, 15), middle(case.say(name, value), 5))


def _targets() -> Grid:
    rows = [(middle("绩效目标名称"), middle("目标值"))]
    rows += [(Cell(goal.label), middle(goal.promised)) for goal in GOALS]
    return Grid((4.0, 1.0), tuple(rows))
