"""申报书 of guideline 003: 上海市知识产权运营促进中心项目.

The guideline prints no table of figures; it asks for statistics (主要任务 9) of what must grow (工作绩效 2). The
applicant adds them to what it says of its abilities.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.papers.table import Cell
from samples.programmes import parts, wording
from samples.programmes.form import FINE, Block, Grid, Line, NewPage, Prose, Row, Title, fine, middle, section, whole
from samples.programmes.tally import BOTH, GIVEN_BY_RESEARCH, INVESTED, PUT_TO_USE, Tally, wan

if TYPE_CHECKING:
    from samples.programmes.case import Case

STATISTICS = "专利转化绩效数据统计表"
_YEARS = (2021, 2022, 2023)
_MADE_ON = "2023年12月20日"
_IDENTITY = "3101**********{:04d}"
"""Numbers of identity cards are masked, as nobody's may stand in a sample."""


def application(case: Case) -> list[Block]:
    """The whole form; the contact's electronic mail was left empty."""
    name = case.applicant.name
    lines = {"项目编号": "", "申报单位": f"{name}（盖章）", "推荐单位": "上海市知识产权局", "申报日期": _MADE_ON}
    found = parts.cover(("上海市知识产权运营促进中心项目", "申  报  书"), lines, ("2023年",))
    found += [Title("一、申报单位基本信息"), fine(*_applicant(case))]
    found += [NewPage(), Title("二、申报单位承担项目能力基本情况"), *_abilities(case)]
    found += [NewPage(), Title("三、项目实施方案和绩效目标"), fine((Cell(_scheme(), FINE),))]
    found += [Title("四、项目组成员信息"), fine(*_leader(case)), _members(case)]
    found += [NewPage(), Title("五、单位意见"), *_opinion("申报单位意见", "申报单位承诺及意见")]
    return [*found, *_opinion("推荐单位意见", "推荐单位意见")]


def _applicant(case: Case) -> tuple[Row, ...]:
    applicant, account = case.applicant, case.applicant.account
    people = [
        tuple(middle(text, 5) for text in ("姓名", "身份证号码", "电话（手机）", "电子邮箱")),
        _person(case, "单位法人", applicant.representative, "faren@example.cn"),
        _person(case, "项目负责人", case.world.person(), "fuze@example.cn"),
        _person(case, "项目联系人", case.world.person(), ""),
    ]
    head = (middle("人员信息", 4), *people[0])
    return (
        _wide("申报单位", applicant.name),
        _wide("单位性质", "公益2类事业单位"),
        _wide("统一社会信用代码", applicant.code),
        _wide("开户银行", account.branch),
        _wide("银行账号", account.number),
        _wide("通信地址（邮政编码）", f"{applicant.address}（200120）"),
        head,
        *people[1:],
        _wide("单位主营业务范围", "科技成果转移转化、知识产权公共服务与人员培训"),
    )


def _wide(label: str, value: str) -> Row:
    return (middle(label, 6), Cell(value, FINE - 6))


def _person(case: Case, role: str, name: str, mail: str) -> Row:
    card = _IDENTITY.format(case.world.rng.randrange(10, 9999))
    return (middle(role, 4), *(middle(text, 5) for text in (name, card, parts.mobile(case), mail)))


def _abilities(case: Case) -> list[Block]:
    text = wording.words("overview", applicant=case.applicant.name, place=case.applicant.address)
    return [
        fine(section("申报单位", (Cell(f"{text}{wording.words('staff')}", FINE - 4),))[0]),
        Prose("近三年专利许可转让、作价入股的成交金额、到账金额和受益企业见下表。"),
        Line(STATISTICS, "center", bold=True),
        Grid((1.2, 1.6, 1.8, 1.6, 1.8, 2.4), (_heads(), *_figures(case))),
    ]


_HEADS = (
    "专利转让许可次数", "作价入股专利数量（件）", "成交金额（万元）", "实际到账金额（万元）",
    "接受高校院所专利转让许可的中小微企业数量（家）",
)  # fmt: skip


def _heads() -> Row:
    return tuple(middle(text) for text in ("年度", *_HEADS))


def _figures(case: Case) -> list[Row]:
    lines = [(f"{year}年", case.listed.in_year(year)) for year in _YEARS]
    found = []
    for name, tally in (*lines, ("合计", case.listed)):
        numbers = dict(zip(_HEADS, _counted(tally), strict=True))
        found.append(tuple(middle(text) for text in case.totals.line(STATISTICS, name, numbers)))
    return found


def _counted(tally: Tally) -> tuple[str, ...]:
    deals = tally.where(BOTH)
    firms = deals.given_by(GIVEN_BY_RESEARCH).receivers
    all_of_it = tally.where(PUT_TO_USE)
    invested = tally.where(INVESTED).patents
    return str(deals.contracts), str(invested), wan(all_of_it.amount), wan(all_of_it.received), str(firms)


def _scheme() -> str:
    return (
        "工作计划：建立重点单位名录62家，发布专利供给信息2300条、需求信息560条，每季度举办对接会一场。\n"
        "绩效目标：专利转让许可次数、成交金额、实际到账金额年均增长20%以上，服务对象满意度不低于92%。\n"
        "保障措施：专人负责台账，经费专款专用。"
    )


def _leader(case: Case) -> tuple[Row, ...]:
    card = _IDENTITY.format(case.world.rng.randrange(10, 9999))
    name = case.world.person()
    return section(
        "项目负责人",
        _six("姓名", name, "性别", "男", "身份证号码", card),
        _six("学历", "硕士", "职务/职称", "主任", "现从事专业", "技术转移"),
        _four("所在部门", "运营促进部", "职务", "主任"),
        _four("手机", parts.mobile(case), "电子邮箱", "zhuren@example.cn"),
        _four("固定电话", parts.landline(case), "签名", name),
    )


def _six(*texts: str) -> Row:
    return tuple(middle(text, width) for text, width in zip(texts, (3, 3, 3, 3, 3, 5), strict=True))


def _four(*texts: str) -> Row:
    return tuple(middle(text, 5) for text in texts)


def _members(case: Case) -> Grid:
    heads = ("序号", "姓名", "身份证号码", "所在部门", "职务/职称", "学历", "现从事专业", "承担任务")
    rows: list[Row] = [(middle("项目组全部成员", 8),), tuple(middle(head) for head in heads)]
    for place, task in enumerate(("供需对接", "登记备案辅导", "数据统计"), start=1):
        card = _IDENTITY.format(case.world.rng.randrange(10, 9999))
        line = (str(place), case.world.person(), card, "运营促进部", "工程师", "本科", "知识产权", task)
        rows.append(tuple(middle(text) for text in line))
    return Grid((0.7, 1.2, 2.6, 1.6, 1.4, 1, 1.6, 1.8), tuple(rows))


def _opinion(title: str, label: str) -> list[Block]:
    text = "所填内容属实，同意申报。\n\n单位签章：\n" + _MADE_ON
    return [fine(whole(title, 0), (middle(label, 6), Cell(text, FINE - 6)))]
