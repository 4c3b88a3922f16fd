"""What the five forms of guideline 002 (Anhui, 2022) share: cover, applicant, cells for numbers, opinions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samples.papers.table import Cell
from samples.programmes import parts, wording
from samples.programmes.form import FINE, Block, Grid, NewPage, Row, Title, box, fine, middle, pairs, section, spread
from samples.programmes.form import stated as stated_row

if TYPE_CHECKING:
    from samples.programmes.case import Case

MADE_ON = "2022年9月19日"
_BUDGET = (("专利检索评估", "18"), ("供需对接活动", "12"), ("人员培训", "8"), ("信息系统维护", "22"))


def opening(case: Case, project: str, *, sealed: bool = True, applicant: str = "申报单位") -> list[Block]:
    """Cover and letter of commitment. A city's cover names 申报城市 and 申报主体."""
    name = case.applicant.name
    first = (
        {"申报城市": name.removesuffix("人民政府"), "申报主体": name} if applicant == "申报主体" else {applicant: name}
    )
    lines = first | {
        "项目负责人": f"{case.world.person()}        电话：{parts.landline(case)}",
        "项目联系人": f"{case.world.person()}        电话：{parts.mobile(case)}",
    }
    titles = ("安徽省专利转化专项计划项目申报书", f"【{project}】")
    seal = name if sealed else ""
    return parts.cover(titles, lines, ("安徽省市场监督管理局编制", "2022年8月"), seal=seal)


def promise(case: Case, *, seal: bool = True) -> list[Block]:
    """The letter of commitment on a page of its own."""
    return [*wording.commitment(case.applicant.name, MADE_ON, seal=seal), NewPage()]


def applicant(case: Case, kinds: Mapping[str, bool] | None = None) -> list[Block]:
    """一、申报单位基本信息; `kinds` are the boxes of 单位类型."""
    ticks = "  ".join(f"{kind}{box('', ticked=ticked)}" for kind, ticked in (kinds or {}).items())
    unit = section(
        "项目申报\n单位",
        pairs("单位名称", case.applicant.name),
        pairs("单位地址", case.applicant.address),
        *((pairs("单位类型", ticks),) if kinds else ()),
        pairs("统一社会信用代码", case.applicant.code),
        pairs("法定代表人\n或负责人", case.applicant.representative),
        pairs("联系电话", parts.landline(case), "传真号码", parts.landline(case)),
    )
    people = parts.people(case, "项目\n负责人", "项目\n联系人")
    text = wording.words("overview", applicant=case.applicant.name, place=case.applicant.address)
    return [Title("一、申报单位基本信息"), fine(*unit, *people, parts.overview("项目申报\n单位总体\n情况", text))]


def management(case: Case, norms: Mapping[str, bool], bodies: str) -> tuple[Row, ...]:
    """知识产权管理情况: norms in force, staff, rules of the house, money of three years."""
    ticks = "\n".join(box(name, ticked=ticked) for name, ticked in norms.items())
    money = (
        spread(("年度", "投入金额（万元）"), 8),
        *(spread(line, 8) for line in (("2019", "46"), ("2020", "53"), ("2021", "68"))),
    )
    return section(
        "知识产权管理情况",
        (middle("知识产权管理规范贯彻情况", 8), middle(ticks, 12)),
        (middle(bodies, 8), middle("是☑     否□", 12)),
        pairs(
            "知识产权管理专职人员总数",
            case.say("full_time", "5"),
            "知识产权管理兼职人员总数",
            case.say("part_time", "9"),
        ),
        (middle("从事专利转化工作的专职人员数", 8), middle("3", 12)),
        (middle("具备专利代理师资格人数", 8), middle("2", 12)),
        *parts.within("知识产权管理制度建设情况", *parts.rules_of_house(case)),
        *parts.within("近三年知识产权管理经费投入", *money),
    )


def asked(case: Case, label: str, right: str) -> Row:
    """A cell whose number the list can be held against."""
    return stated_row(label, case.totals.put("", label, "", right))


def told(case: Case, label: str, name: str, value: str) -> Row:
    """A cell whose number the form alone can say."""
    return stated_row(label, case.say(name, value))


@dataclass(frozen=True, slots=True)
class Goal:
    """A target: its id, what the form calls it, what this applicant promises, and the least that is asked."""

    id: str
    label: str
    promised: str
    least: str


def targets(goals: Sequence[Goal], words: Sequence[tuple[str, str]] = ()) -> list[Block]:
    """三、绩效目标: the numbers, then goals that are words."""
    rows = [(Cell(goal.label, 15), middle(goal.promised, 5)) for goal in goals]
    rows += [(Cell(label, 15), middle(value, 5)) for label, value in words]
    return [Title("三、绩效目标（到2023年底）"), fine(*section("绩效\n目标", *rows))]


def budget(title: str = "四、经费预算", unit: str = "（万元）") -> list[Block]:
    """项目预算支出明细."""
    rows = [(middle("项目预算支出明细"), middle(f"经费预算{unit}"))]
    rows += [(Cell(name), middle(amount)) for name, amount in _BUDGET]
    rows.append((middle("合计"), middle(str(sum(int(amount) for _, amount in _BUDGET)))))
    return [Title(title), Grid((3.0, 2.0), tuple(rows))]


def opinions(case: Case, title: str, *, seal: bool = True) -> list[Block]:
    """The applicant's opinion under its seal and the city bureau's, given apart."""
    own = parts.opinion("申报单位意见", "同意申报，材料真实有效。", case.applicant.name, MADE_ON, seal=seal)
    return [Title(title), *own, fine((middle("市局推荐意见", FINE),), (middle("另附推荐意见。", FINE),))]


def scheme(case: Case, subject: str, outline: Mapping[str, Sequence[str]] = wording.OUTLINE) -> list[Block]:
    """The plan that follows the form."""
    return wording.plan(f"{case.applicant.name}{subject}建设方案", outline)
