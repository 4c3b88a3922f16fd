"""申报书 of guideline 000: 知识产权运营平台服务支撑能力提升项目; its last parts stand in `liaoning_task`."""

from __future__ import annotations

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
from samples.programmes.forms import liaoning_task
from samples.programmes.tally import LICENSED, PLEDGED, TRANSFERRED, Tally, wan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samples.programmes.case import Case

_MADE_ON = "2023年8月18日"
_FIELDS = (
    "新一代信息技术", "集成电路", "智能装备", "节能环保", "软件和信息服务业", "新材料", "医药健康", "人工智能",
    "新能源智能汽车",
)  # fmt: skip
_YEARS = (2022, 2023)
_FINE_COUNTS = {2022: (26, 61, 5), 2023: (18, 44, 4)}
"""收集专利需求企业数量, 收集专利需求项目数量, 供需对接服务次数. Invented."""
_GRANTED = {2022: (1210, 3460, 702), 2023: (830, 2015, 421)}


def application(case: Case, *, promised: bool = True) -> list[Block]:
    """The whole form; without its letter of commitment where `promised` is false."""
    name = case.applicant.name
    lines = {
        "申报单位": f"{name}          （盖章）",
        "单位地址": case.applicant.address,
        "项目负责人": f"{case.world.person()}        电话：{parts.landline(case)}",
        "项目联系人": f"{case.world.person()}        电话：{parts.mobile(case)}",
    }
    titles = ("2023年辽宁省实施专利转化专项计划", "项目申报书", "[知识产权运营平台服务支撑能力提升项目]")
    found = parts.cover(titles, lines, ("辽宁省知识产权局编制", "2023年"), seal=name)
    found += [*wording.commitment(name, _MADE_ON), NewPage()] if promised else []
    found += [Title("一、申报单位基本信息"), fine(*_applicant(case))]
    found += [NewPage(), Title("二、工作基础"), fine(*_basis(case), *_numbers(case))]
    found += [
        NewPage(),
        Title("三、拟定绩效目标（2023年）"),
        _targets(case),
        Title("四、经费预算（成本测算）"),
        _budget(),
    ]
    return found + liaoning_task.summary(case) + liaoning_task.task(case)


def _applicant(case: Case) -> tuple[Row, ...]:
    role = "\n".join(
        (
            box("知识产权服务业集聚区", ticked=False),
            box("技术（知识产权）交易机构", ticked=True),
            "□其他（请说明：           ）",
        )
    )
    fields = "   ".join(box(name, ticked=name in {"智能装备", "新材料"}) for name in _FIELDS)
    unit = section(
        "申报单位",
        pairs("申报单位名称", case.applicant.name),
        pairs("申报单位角色", role),
        pairs("申报单位地址", case.applicant.address),
        pairs("知识产权转移转化机构所属（服务）产业", f"{fields}   □其他（请注明：   ）"),
        pairs("统一社会信用代码", case.applicant.code),
        pairs("法定代表人", case.applicant.representative),
    )
    text = wording.words("overview", applicant=case.applicant.name, place=case.applicant.address)
    people = parts.people(case, "申报单位\n项目负责人", "申报单位\n项目联系人")
    return (*unit, *people, parts.overview("项目申报单\n位总体情况", text))


def _basis(case: Case) -> tuple[Row, ...]:
    members = (
        ("成员单位数量（家）", "86"),
        ("中小微企业数量（家）", "51"),
        ("高新技术企业数量（家）", "23"),
        ("高等学校和科研机构数量（家）", "9"),
        ("专业服务机构数量（家）", case.say("service_firms", "34")),
    )
    money = (
        spread(("年度", "管理经费投入\n（万元）", "运营经费投入\n（万元）"), 8),
        *(spread(line, 8) for line in (("2022", "42", "118"), ("2023", "45", "130"))),
    )
    bodies = "☑是\n□否\n□自身是"
    return section(
        "申报单位知识产权管理情况",
        (middle("是否有知识产权（专利）运营专职机构", 8), middle(bodies, 12)),
        pairs("知识产权专职人员总数", "8", "知识产权兼职人员总数", "5"),
        (middle("知识产权师人数", 8), middle("3", 12)),
        (middle("专利代理师人数", 8), middle("4", 12)),
        *parts.within("知识产权管理制度建设情况", *parts.rules_of_house(case)),
        *parts.within("企业入驻情况", *((middle(label, 11), middle(value, 5)) for label, value in members)),
        *parts.within("近两年知识产权经费投入", *money),
    )


def _numbers(case: Case) -> tuple[Row, ...]:
    used = case.listed
    now = "截止目前"
    moved = ("促进撮合专利受让情况", used.where(TRANSFERRED), "专利受让转让件数")
    given = ("促进撮合专利被许可情况", used.where(LICENSED), "专利被许可件数")
    tables = []
    for title, tally, column in (moved, given):
        numbers = {
            column: str(tally.patents),
            "合同额（万元）": wan(tally.amount),
            "实际到账额（万元）": wan(tally.received),
        }
        tables.append(yearly(title, ("年度", *numbers), [case.totals.line(title, now, numbers)]))
    heads = ("年度", "对接企业数", "对接专利数", "合同实际到账额\n（万元）")
    counted = used.where(TRANSFERRED | LICENSED)
    done = (now, str(counted.receivers), str(counted.patents), wan(counted.received))
    return (
        *section("专利技术需求收集情况", *_years("企业专利技术需求收集和服务情况", _DEMAND, _FINE_COUNTS)),
        *section("专利创造情况", *_years("本地（市）专利授权量", ("年度", "发明", "实用新型", "外观设计"), _GRANTED)),
        (middle("目前有效专利量", 4), middle("48216", FINE - 4)),
        *section("专利转化\n运用情况", *tables[0], *tables[1], *_loans(case)),
        *section("申报单位专利转化精准服务情况", spread(heads), spread(done)),
        parts.overview("申报单位从事专利转化专职人员情况", wording.words("staff")),
        parts.overview("申报专利转化典型案例和其他转化应用情况", _case(case)),
    )


_DEMAND = ("年度", "收集专利需求企业数量", "收集专利需求\n项目数量", "供需对接服务次数")


def _case(case: Case) -> str:
    deal = case.deals[0]
    names = {"supplier": deal.supplier.name, "receiver": deal.receiver.name, "title": deal.patents[0].title}
    return wording.words("case", **names)


def _years(title: str, heads: tuple[str, ...], counts: Mapping[int, tuple[int, ...]]) -> tuple[Row, ...]:
    lines = [(str(year), *(str(number) for number in counts[year])) for year in _YEARS]
    sums = [str(sum(counts[year][place] for year in _YEARS)) for place in range(len(heads) - 1)]
    return yearly(title, heads, [*lines, ("合计", *sums)])


def _loans(case: Case) -> tuple[Row, ...]:
    title = "近两年专利质押融资情况"
    loans = case.listed.where(PLEDGED)

    def line(row: str, tally: Tally) -> list[str]:
        numbers = {"质押融资项目数": str(tally.contracts), "融资金额（万元）": wan(tally.amount)}
        return case.totals.line(title, row, numbers)

    lines = [line(str(year), loans.in_year(year)) for year in _YEARS]
    return yearly(title, ("年度", "质押融资项目数", "融资金额（万元）"), [*lines, line("合计", loans)])


def _targets(case: Case) -> Grid:
    say = case.say
    rows: list[Row] = [tuple(middle(text) for text in ("任务", "指标项", "2023年当前数", "2023年拟定数"))]
    for task, lines in (
        (
            "1.专利需求库",
            (
                ("覆盖企业数量", "18", say("target_demand_firms", "25")),
                ("收集专利技术需求项目数量", "44", say("target_demand_items", "60")),
            ),
        ),
        ("2.组织对接", (("开展专利技术供需对接活动数量", "2", say("target_matching_events", "4")),)),
        ("3.专利托管服务", (("服务企业数量", "72", say("target_trustee_firms", "110")),)),
        (
            "4.促进企业专利受让",
            (("企业数", "4", "8"), ("专利受让次数", "4", "9"), ("专利受让成交金额（万元）", "180", "400")),
        ),
        (
            "5.促进企业专利被许可",
            (("企业数", "3", "6"), ("专利被许可次数", "3", "6"), ("专利被许可成交金额（万元）", "90", "200")),
        ),
        (
            "6.促进企业专利质押融资",
            (("企业数", "3", "6"), ("专利质押融资项目数", "3", "6"), ("专利质押融资金额（万元）", "700", "1500")),
        ),
        (
            "7.组织活动与培训",
            (("知识产权培训、“入园惠企”宣讲及业务交流等活动次数", "3", say("target_events", "5")),),
        ),
    ):
        head = Cell(task, 1, len(lines))
        rows.append((head, *_line(lines[0])))
        rows += [_line(line) for line in lines[1:]]
    return Grid((2.2, 3.6, 1.5, 1.5), tuple(rows))


def _line(line: tuple[str, str, str]) -> Row:
    return (Cell(line[0]), middle(line[1]), middle(line[2]))


def _budget() -> Block:
    return parts.budget(("序号", "经费开支科目", "说    明", "预算金额（万元）"), (1, 3, 5, 2), (35, 25, 18, 22))
