"""申报书 of guideline 001: 知识产权集聚区专利运营环境支撑项目."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from samples.papers.table import Cell
from samples.programmes import parts, wording
from samples.programmes.form import (
    FINE,
    Block,
    Grid,
    NewPage,
    Row,
    Title,
    box,
    fine,
    middle,
    pairs,
    section,
    spread,
    yearly,
)
from samples.programmes.forms import beijing_annexes
from samples.programmes.tally import LICENSED, PLEDGED, TRANSFERRED, Tally, wan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from samples.programmes.case import Case

_MADE_ON = "2022年10月12日"
_ROWS = ("2021年", "2022年1-9月", "合计")
_DAYS = {
    "2021年": (date(2021, 1, 1), date(2021, 12, 31)),
    "2022年1-9月": (date(2022, 1, 1), date(2022, 9, 30)),
    "合计": (date(2021, 1, 1), date(2022, 9, 30)),
}
_KINDS = (
    "国家级科技园区/产业园区", "北京市级科技园区/产业园区", "北京市中小企业知识产权集聚发展示范区",
    "国家级科技孵化器、众创空间、创客空间",
)  # fmt: skip
_FIELDS = ("新一代信息技术", "集成电路", "智能装备", "节能环保", "新材料", "医药健康", "人工智能")
_DEMAND = {"2021年": (21, 34, 3), "2022年1-9月": (17, 29, 2)}
_GRANTED = {"2021年": (132, 205, 18), "2022年1-9月": (117, 163, 11)}


def application(case: Case, park: str) -> list[Block]:
    """The whole form with its 附件2; a Word file, so that no seal is on it."""
    lines = {
        "园区或集聚区名称": park,
        "申报单位": f"{case.applicant.name}（盖章）",
        "单位地址": case.applicant.address,
        "项目负责人": f"{case.world.person()}    电话：{parts.landline(case)}",
        "项目联系人": f"{case.world.person()}    电话：{parts.mobile(case)}",
    }
    titles = ("北京市专利转化专项计划项目申报书", "【知识产权集聚区专利运营环境支撑项目】")
    found = parts.cover(titles, lines, ("北京市知识产权局编制", "2022年"))
    found += [*wording.commitment(case.applicant.name, _MADE_ON, seal=False), NewPage()]
    found += [Title("一、申报单位基本信息"), fine(*_applicant(case, park))]
    found += [NewPage(), Title("二、工作基础"), fine(*_basis(case), *_numbers(case))]
    found += [NewPage(), Title("三、绩效目标"), _targets(case), Title("四、经费预算（成本测算）"), _budget()]
    found += [
        Title("五、申报单位意见"),
        *parts.opinion("申报单位意见", "情况属实，同意申报。", "", _MADE_ON, seal=False),
    ]
    return [*found, NewPage(), *beijing_annexes.demands(case)]


def _applicant(case: Case, park: str) -> tuple[Row, ...]:
    kinds = "\n".join(box(kind, ticked=place == 1) for place, kind in enumerate(_KINDS))
    fields = "   ".join(box(name, ticked=name in {"智能装备", "新材料"}) for name in _FIELDS)
    unit = section(
        "申报单位",
        pairs("园区或集聚区名称", park),
        pairs("园区或集聚区类别", f"{kinds}\n□其他（请说明：          ）"),
        pairs("集聚区主导产业\n（可多选）", f"{fields}   □其他（请注明：   ）"),
        pairs("申报单位名称", case.applicant.name),
        pairs("申报单位地址", case.applicant.address),
        pairs("统一社会信用代码", case.applicant.code),
        pairs("法定代表人", case.applicant.representative),
    )
    text = wording.words("overview", applicant=case.applicant.name, place=case.applicant.address)
    return (*unit, *parts.people(case, "项目负责人", "项目联系人"), parts.overview("基本概况", text))


def _basis(case: Case) -> tuple[Row, ...]:
    firms = (
        ("入驻企业数量", case.say("tenants", "86")),
        ("中小微企业数量", case.say("sme_tenants", "74")),
        ("国家高新技术企业数量", "29"),
        ("专精特新企业数量", "12"),
    )
    money = (spread(("年度", "投入金额（万元）"), 8), spread(("2020", "35"), 8), spread(("2021", "42"), 8))
    return section(
        "申报单位\n（园区）",
        (middle("是否成立知识产权管理部门", 8), middle("☑是\n□否", 12)),
        pairs("知识产权运营服务专职人员总数", "6", "知识产权运营服务兼职人员总数", "3"),
        *parts.within("区内企业情况", *((middle(label, 11), middle(value, 5)) for label, value in firms)),
        *parts.within("近两年知识产权工作经费投入情况", *money),
    )


def _numbers(case: Case) -> tuple[Row, ...]:
    demand = ("年度", "收集专利需求企业数量", "收集专利需求\n项目数量", "供需对接服务次数")
    granted = ("年度", "发明", "实用新型", "外观设计")
    title = "区内企业专利技术需求收集和服务情况"
    return (
        *section("园区/集聚区专利技术需求收集情况", *_counts(title, demand, _DEMAND)),
        *section("园区/集聚区专利创造产出情况", *_counts("专利授权情况（件）", granted, _GRANTED)),
        (middle("截止2022年9月有效专利量", 8), middle("1934", FINE - 8)),
        *section(
            "园区/集聚区专利转化运用情况",
            *_table(case, "专利受让情况", case.listed.where(TRANSFERRED), _moved("专利受让件数")),
            *_table(case, "专利许可情况", case.listed.where(LICENSED), _moved("专利被许可件数")),
            *_table(case, "专利质押融资情况", case.listed.where(PLEDGED), _loans),
        ),
        parts.overview("申报单位从事专利转化专职人员情况", wording.words("staff")),
        parts.overview("集聚区专利转化典型案例和其他转化应用情况", "促成高校专利转让十余件，见附件1。"),
    )


def _counts(title: str, heads: tuple[str, ...], counts: Mapping[str, tuple[int, ...]]) -> tuple[Row, ...]:
    lines = [(row, *(str(number) for number in counts[row])) for row in _ROWS[:2]]
    sums = [str(sum(counts[row][place] for row in _ROWS[:2])) for place in range(3)]
    return yearly(title, heads, [*lines, ("合计", *sums)])


def _table(case: Case, title: str, tally: Tally, numbers: Callable[[Tally], dict[str, str]]) -> tuple[Row, ...]:
    modes = {item.mode for item in tally.of}
    lines = [case.totals.line(title, row, numbers(tally.where(modes, *_DAYS[row]))) for row in _ROWS]
    return yearly(title, ("年度", *numbers(tally)), lines)


def _moved(column: str) -> Callable[[Tally], dict[str, str]]:
    def numbers(tally: Tally) -> dict[str, str]:
        return {
            column: str(tally.patents),
            "合同金额（万元）": wan(tally.amount),
            "实际支付金额（万元）": wan(tally.received),
        }

    return numbers


def _loans(tally: Tally) -> dict[str, str]:
    return {"质押融资项目数": str(tally.contracts), "融资金额（万元）": wan(tally.amount)}


def _targets(case: Case) -> Grid:
    say = case.say
    rows: list[Row] = [tuple(middle(text) for text in ("任务", "指标项", "量化目标"))]
    for task, lines in (
        (
            "1.专利需求库",
            (("覆盖企业数量", say("demand_firms", "32")), ("收集专利技术需求项目数量", say("demand_items", "45"))),
        ),
        ("2.组织对接", (("开展专利技术供需对接活动数量", say("matching_events", "3")),)),
        ("3.专利托管服务", (("服务企业数量", say("trustee_firms", "40")),)),
        ("4.区内企业专利受让", (("专利受让件数", "20"), ("专利受让成交金额（万元）", "900"))),
        ("5.区内企业专利被许可", (("专利被许可次数", "6"), ("专利被许可成交金额（万元）", "260"))),
        ("6.区内企业专利质押融资", (("专利质押融资项目数", "3"), ("专利质押融资金额（万元）", "600"))),
        (
            "7.组织活动与培训",
            (
                (
                    "知识产权培训、“入园惠企”宣讲及业务交流等活动次数；推送信息数量",
                    f"{say('events', '6')}次；{say('pushes', '1200')}条",
                ),
            ),
        ),
        ("8.其他运营支撑工作", (("为企业提供检索与评估服务", "12家"),)),
    ):
        first = lines[0]
        rows.append((Cell(task, 1, len(lines)), Cell(first[0]), middle(first[1])))
        rows += [(Cell(label), middle(value)) for label, value in lines[1:]]
    return Grid((2.2, 4, 1.8), tuple(rows))


def _budget() -> Block:
    return parts.budget(("序号", "经费开支科目", "说    明", "预算金额（万元）"), (1, 3, 5, 2), (10, 8, 5, 7))
