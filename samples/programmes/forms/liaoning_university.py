"""申报书 of guideline 004: 高校院所知识产权运营中心建设试点单位."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.programmes import parts, wording
from samples.programmes.case import FormFile, Medium
from samples.programmes.form import (
    FINE,
    Block,
    NewPage,
    Row,
    Title,
    box,
    fine,
    middle,
    pairs,
    section,
    spread,
    whole,
    yearly,
)
from samples.programmes.tally import INVESTED, LICENSED, OPEN, TRANSFERRED, Tally, wan

if TYPE_CHECKING:
    from collections.abc import Callable

    from samples.programmes.case import Case

_YEARS = (2020, 2021, 2022)
_MADE_ON = "2023年5月22日"
_GRANTED = {2020: (41, 22, 3), 2021: (47, 19, 5), 2022: (52, 25, 2)}
"""近三年专利授权量: 发明, 实用新型, 外观设计. Invented; no paper of the package shows it."""


def files(case: Case) -> list[FormFile]:
    """The sealed form as a scan, and the plan of three years beside it."""
    plan = wording.plan(f"{case.applicant.name}知识产权运营中心三年建设方案（2023-2025）", wording.OUTLINE)
    return [
        FormFile("申报书（盖章扫描件）.pdf", application(case), Medium.SCAN),
        FormFile("三年建设方案.docx", plan, Medium.DOCX, "other"),
    ]


def application(case: Case) -> list[Block]:
    """The whole form."""
    name = case.applicant.name
    lines = {
        "申报单位": name,
        "单位地址": case.applicant.address,
        "试点负责人": f"{case.world.person()}        电话：{parts.landline(case)}",
        "试点联系人": f"{case.world.person()}        电话：{parts.mobile(case)}",
        "市知识产权局": f"{case.applicant.city.name}市知识产权局",
    }
    titles = ("高校院所知识产权运营中心建设试点单位", "申  报  书")
    found = parts.cover(titles, lines, ("辽宁省知识产权局编制", "2023年5月"), seal=name)
    found += wording.commitment(name, _MADE_ON, seal=False)
    found += [NewPage(), Title("一、申报单位基本信息"), fine(*_applicant(case))]
    found += [NewPage(), Title("二、申报条件"), fine(*_management(case), *_created(case), *_put_to_use(case))]
    found += [NewPage(), Title("三、经费预算（2023成本测算）"), _budget(), Title("四、推荐意见")]
    found += parts.opinion("申报单位意见", "以上内容及所附材料真实、有效，同意申报。", name, _MADE_ON)
    found += [fine(whole("市知识产权局意见", 0), (middle("推荐函单独上传。", FINE),))]
    return found


def _applicant(case: Case) -> tuple[Row, ...]:
    kinds = f"{box('高等学校', ticked=True)}  {box('科研机构', ticked=False)}  其他："
    unit = section(
        "试点\n申报\n单位",
        pairs("单位名称", case.applicant.name),
        pairs("单位地址", case.applicant.address),
        pairs("单位类型", kinds),
        pairs("统一社会信用代码", case.applicant.code),
        pairs("法定代表人\n或负责人", case.applicant.representative),
        pairs("联系电话", parts.landline(case), "传真号码", parts.landline(case)),
    )
    text = wording.words("overview", applicant=case.applicant.name, place=case.applicant.address)
    return (
        *unit,
        *parts.people(case, "试点\n负责人", "试点\n联系人"),
        parts.overview("试点\n申报\n单位\n总体\n情况", text + _firms(case)),
    )


def _firms(case: Case) -> str:
    tally = case.listed.where(TRANSFERRED | LICENSED | INVESTED)
    return f"近三年通过转让、许可、作价入股等方式累计转化实施专利{tally.patents}件，对接企业{tally.receivers}家。"


def _management(case: Case) -> tuple[Row, ...]:
    norms = f"{box('《高等学校知识产权管理规范》', ticked=True)}\n{box('《科研组织知识产权管理规范》', ticked=False)}"
    head = (middle("知识产权管理规范贯彻情况", 8), middle(f"{norms}\n□其他：", 12))
    group = (middle("是否成立知识产权领导小组或科技成果转移转化工作领导小组", 8), middle("是☑     否□", 12))
    money = (
        spread(("年度", "投入金额（万元）"), 8),
        *(spread((str(year), str(amount)), 8) for year, amount in zip(_YEARS, (62, 70, 85), strict=True)),
    )
    return section(
        "知识产权管理情况",
        head,
        group,
        pairs("知识产权管理专职人员总数", "6", "知识产权管理兼职人员总数", "11"),
        (middle("从事专利转化工作的专职人员数", 8), middle("4", 12)),
        (middle("具备专利代理师资格人数", 8), middle("3", 12)),
        *parts.within("知识产权管理制度建设情况", *parts.rules_of_house(case)),
        *parts.within("近三年知识产权管理经费投入", *money),
    )


def _created(case: Case) -> tuple[Row, ...]:
    lines = [(str(year), *(str(number) for number in _GRANTED[year])) for year in _YEARS]
    sums = [str(sum(_GRANTED[year][place] for year in _YEARS)) for place in range(3)]
    case.say("inventions", sums[0])
    case.say("granted", str(sum(sum(_GRANTED[year]) for year in _YEARS)))
    heads = tuple(middle(text, 4) for text in ("年度", "发明", "实用新型", "外观设计"))
    first = (middle("近三年专利授权量（件）", 16), middle("累计有效专利拥有量", 4))
    rows: list[Row] = [first, (*heads, middle(case.say("valid", "736"), 4, 5))]
    rows += [tuple(middle(text, 4) for text in line) for line in (*lines, ("合计", *sums))]
    return section("专利创造产出情况", *rows)


def _put_to_use(case: Case) -> tuple[Row, ...]:
    rows = section(
        "专利转化运用情况",
        *yearly(
            "近三年专利转让",
            ("年度", "专利转让件数", "合同额（万元）", "实际到账额（万元）"),
            _lines(case, "近三年专利转让", case.listed.where(TRANSFERRED), _moved),
        ),
        *_licences(case),
        *yearly(
            "近三年专利作价入股",
            ("年度", "作价入股件数", "作价金额（万元）"),
            _lines(case, "近三年专利作价入股", case.listed.where(INVESTED), _invested),
        ),
    )
    agency = parts.overview("知识产权运营机构建设情况", wording.words("agency"))
    return (*rows, agency, parts.overview("从事专利转化专职人员情况", wording.words("staff")))


def _moved(tally: Tally) -> dict[str, str]:
    return {
        "专利转让件数": str(tally.patents),
        "合同额（万元）": wan(tally.amount),
        "实际到账额（万元）": wan(tally.received),
    }


def _licensed(tally: Tally) -> dict[str, str]:
    opened = tally.where(OPEN)
    return {
        "专利许可件数": str(tally.patents),
        "合同额（万元）": wan(tally.amount),
        "实际到账额（万元）": wan(tally.received),
        "实施数": str(opened.patents),
        "金额（万元）": wan(opened.amount),
    }


def _invested(tally: Tally) -> dict[str, str]:
    return {"作价入股件数": str(tally.patents), "作价金额（万元）": wan(tally.amount)}


def _lines(case: Case, table: str, tally: Tally, numbers: Callable[[Tally], dict[str, str]]) -> list[list[str]]:
    lines = [case.totals.line(table, str(year), numbers(tally.in_year(year))) for year in _YEARS]
    return [*lines, case.totals.line(table, "合计", numbers(tally))]


def _licences(case: Case) -> tuple[Row, ...]:
    widths = (2, 3, 3, 3, 3, 3, 3)
    heads = ("年度", "专利许可件数", "合同额（万元）", "实际到账额\n（万元）")
    top = (
        *(middle(head, width, 2) for head, width in zip(heads, widths, strict=False)),
        middle("专利开放许可情况", 9),
    )
    below = tuple(middle(head, 3) for head in ("发布数", "实施数", "金额（万元）"))
    tally = case.listed.where(LICENSED)
    lines = _lines(case, "近三年专利许可", tally, _licensed)
    for line, part in zip(lines, (*(tally.in_year(year) for year in _YEARS), tally), strict=True):
        line.insert(4, str(part.where(OPEN).patents * 4))  # 发布数, which no list shows
    body = [tuple(middle(text, width) for text, width in zip(line, widths, strict=True)) for line in lines]
    return (whole("近三年专利许可"), top, below, *body)


def _budget() -> Block:
    heads = ("序号", "经费开支项目", "说    明", "预算金额\n（万元）", "实施年度", "拟定申请/拟定配套")
    tail = (("2023", "拟定申请"), ("2023", "拟定申请"), ("2023", "拟定配套"), ("2023", "拟定配套"))
    return parts.budget(heads, (1, 3, 4, 1.6, 1.4, 2), (30, 25, 15, 20), *tail)
