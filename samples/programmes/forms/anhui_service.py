"""申报书 of guideline 002, 附件5: 专利转化服务平台支撑项目."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from samples.papers.table import Cell
from samples.programmes import wording
from samples.programmes.form import FINE, Block, Grid, Line, NewPage, Row, Title, fine, middle, pairs, section
from samples.programmes.forms import anhui
from samples.programmes.forms.anhui import Goal
from samples.programmes.tally import BOTH, GIVEN_BY_RESEARCH, PLEDGED, wan, yi

if TYPE_CHECKING:
    from samples.programmes.case import Case

PROJECT = "专利转化服务平台支撑项目"
UNTIL = date(2022, 6, 30)
YEAR_2021 = (date(2021, 1, 1), date(2021, 12, 31))
GOALS = (
    Goal("patents", "促成转让许可专利增幅", "≥20%", "≥20%"),
    Goal("amount", "促成转让许可专利合同金额增幅", "≥20%", "≥20%"),
    Goal("university_smes", "促成接受高校院所专利转让许可中小微企业增幅", "≥20%", "≥20%"),
    Goal("university_patents", "促成高校院所转让许可专利增幅", "≥20%", "≥20%"),
    Goal("university_amount", "促成高校院所专利转让许可合同金额增幅", "≥20%", "≥20%"),
    Goal("industrialised", "促成中小微企业接受高校院所转让许可专利产业化率（%）", "45%", "40%"),
    Goal("reports", "完成专利转化统计分析报告数量（份）", "2", "2"),
    Goal("pledges", "促成专利权质押融资项目增幅", "≥20%", "≥20%"),
    Goal("pledge_amount", "促成专利权质押融资金额增幅", "≥20%", "≥20%"),
    Goal("inclusive_pledges", "促成专利权普惠性质押融资项目增幅", "≥20%", "≥20%"),
    Goal("inclusive_amount", "促成专利权商标权普惠性质押融资金额增幅", "≥20%", "≥20%"),
    Goal("inclusive_smes", "促成专利权商标权普惠性质押融资惠及中小微企业增幅", "≥20%", "≥20%"),
    Goal("securities", "协助办理知识产权证券化数量", "≥1", "≥1"),
    Goal("insurance", "协助办理知识产权保险数量", "≥1", "≥1"),
    Goal("valuations", "办理专利权商标权质押融资价值评估或担保服务增幅", "≥20%", "≥20%"),
    Goal("open_licences", "推动开放许可专利件数（件）", "10", "10"),
    Goal("open_published", "发布专利开放许可信息（条）", "40", "50"),
)


def application(case: Case, track: str) -> list[Block]:
    """The whole form of one of the two kinds of platform; the applicant forgot the letter of commitment."""
    found = anhui.opening(case, PROJECT)
    found += [Line(f"申报类别：{track}平台"), *anhui.applicant(case)]
    found += [NewPage(), Title("二、申报内容"), fine(*_means(case)), fine(*_numbers(case))]
    found += [
        NewPage(),
        Title("三、绩效目标（到2023年底）"),
        _targets(),
        NewPage(),
        Title("四、项目工作团队"),
        _team(case),
    ]
    return [*found, *anhui.budget("五、经费预算", ""), *anhui.opinions(case, "六、推荐意见")]


def _means(case: Case) -> tuple[Row, ...]:
    year = "2021年推动\n专利转化情况"
    used = case.listed.where(BOTH, *YEAR_2021)
    loans = case.listed.where(PLEDGED, *YEAR_2021)
    put = case.totals.put
    return (
        (middle("基础设施、\n数据和资源\n来源情况", 4), Cell(wording.words("facilities"), FINE - 4)),
        *section(
            "人员情况",
            pairs("公司人数（不含行政类人员）", "26", "硕士及以上人数", "9"),
            pairs("高级职称人数", "4", "中级职称人数", "8"),
        ),
        *section(
            "2021年度财务\n情况",
            pairs("营业收入（万元）", "1280", "利税总额（万元）", "146"),
            pairs("知识产权服务收入（万元）", "730", "是否亏损", "□是  ☑否"),
        ),
        *section(
            year,
            pairs(
                "专利转化项目（件）",
                "18",
                "专利转化金额（万元）",
                put("", "专利转化金额（万元）", "", wan(used.amount)),
            ),
            pairs(
                "专利质押融资项目数（项）",
                put("", "专利质押融资项目数（项）", "", str(loans.contracts)),
                "专利质押融资金额（亿元）",
                put("", "专利质押融资金额（亿元）", "", yi(loans.amount)),
            ),
            pairs("统计分析（次）", "4", "服务中小企业数量（家）", "163"),
        ),
    )


def _numbers(case: Case) -> tuple[Row, ...]:
    used = case.listed.where(BOTH, last=UNTIL)
    research = used.given_by(GIVEN_BY_RESEARCH)
    until = "截至2022年6月，"
    return (
        anhui.asked(case, f"{until}促成转让许可专利（件）", str(used.patents)),
        anhui.asked(case, f"{until}促成转让许可专利合同金额（万元）", wan(used.amount)),
        anhui.asked(case, f"{until}促成接受高校院所专利转让许可中小微企业数量（个）", str(research.receivers)),
        anhui.asked(case, f"{until}促成高校院所转让许可专利数量（件）", str(research.patents)),
        anhui.asked(case, f"{until}促成高校院所专利转让许可合同金额（万元）", wan(research.amount)),
        anhui.told(case, f"{until}促成中小微企业接受高校院所转让许可专利产业化率（%）", "industrialised", "42"),
        anhui.told(case, f"{until}完成专利转化统计分析报告数量（份）", "reports", "3"),
        *_finance(case, until),
        (Cell(f"{until}是否协助办理知识产权证券化", 17), middle("□是  ☑否", FINE - 17)),
        (Cell(f"{until}是否协助办理知识产权保险", 17), middle("☑是  □否", FINE - 17)),
        anhui.told(case, f"{until}办理专利权商标权质押融资价值评估或担保服务次数（次）", "valuations", "17"),
    )


def _finance(case: Case, until: str) -> tuple[Row, ...]:
    """What a platform for finance is asked; this one names what it has helped with, trade marks included."""
    return (
        anhui.told(case, f"{until}促成专利权商标权质押融资项目数量（项）", "pledges", "9"),
        anhui.told(case, f"{until}促成专利权商标权质押融资金额（万元）", "pledge_amount", "3150"),
        anhui.told(case, f"{until}促成专利权商标权普惠性质押融资项目数量（项）", "inclusive_pledges", "6"),
        anhui.told(case, f"{until}促成专利权商标权普惠性质押融资金额（万元）", "inclusive_amount", "1900"),
        anhui.told(case, f"{until}促成专利权商标权普惠性质押融资惠及中小微企业数量（个）", "inclusive_smes", "6"),
    )


def _targets() -> Grid:
    return Grid((4.0, 1.0), tuple((Cell(goal.label), middle(goal.promised)) for goal in GOALS))


def _team(case: Case) -> Grid:
    heads = ("项目团队", "姓名", "出生年份", "职务/\n职称", "所学专业及学历", "现从事专业", "在项目中任务")
    rows: list[Row] = [tuple(middle(head) for head in heads)]
    for place in range(4):
        who = ("项目负责人",) if place == 0 else ("团队主要成员",) if place == 1 else ()
        cells = [middle(who[0], 1, 1 if place == 0 else 3)] if who else []
        rest = (case.world.person(), str(1978 + 4 * place), "工程师", "知识产权/硕士", "专利运营", "供需对接")
        rows.append((*cells, *(middle(text) for text in rest)))
    return Grid((1.3, 1, 1, 1, 1.5, 1.2, 1.3), tuple(rows))
