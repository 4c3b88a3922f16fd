"""Parts that several forms share: covers, who applies, budgets, opinions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from samples import numbers
from samples.papers.table import Cell
from samples.programmes.form import (
    FINE,
    Block,
    Gap,
    Grid,
    Line,
    NewPage,
    Row,
    Seal,
    Title,
    fine,
    middle,
    pairs,
    section,
    spread,
    whole,
)
from samples.world import PartyKind

if TYPE_CHECKING:
    from samples.programmes.case import Case


def cover(titles: Sequence[str], lines: Mapping[str, str], foot: Sequence[str], *, seal: str = "") -> list[Block]:
    """The cover of a form: titles, labelled lines, who issues the form; perhaps sealed."""
    found: list[Block] = [Gap(3), *(Title(title, 1) for title in titles), Gap(5)]
    found += [Line(f"{label}：{value}") for label, value in lines.items()]
    found += [Seal(seal, "center")] if seal else []
    return [*found, Gap(6), *(Line(line, "center") for line in foot), NewPage()]


def mobile(case: Case) -> str:
    """An invented mobile number."""
    return f"1{case.world.rng.choice(('30', '39', '58', '86'))}{numbers.digits(case.world.rng, 8)}"


def landline(case: Case) -> str:
    """An invented telephone number at the applicant's place."""
    return f"{case.applicant.city.dialling}-{numbers.digits(case.world.rng, 7)}8"


def people(case: Case, leader: str, contact: str) -> tuple[Row, ...]:
    """The person in charge and the contact of a project, each behind a label."""
    post = {PartyKind.FIRM: "副总经理", PartyKind.UNIVERSITY: "处长"}.get(case.applicant.kind, "副主任")
    office = f"{numbers.digits(case.world.rng, 6)}@example.cn"
    return (
        *section(
            leader,
            pairs("姓  名", case.world.person(), "职  务", post),
            pairs("固定电话", landline(case), "手  机", mobile(case)),
        ),
        *section(
            contact,
            pairs("姓  名", case.world.person(), "手  机", mobile(case)),
            pairs("固定电话", landline(case), "传真号码", landline(case)),
            pairs("通讯地址", case.applicant.address),
            pairs("邮编", f"{numbers.digits(case.world.rng, 6)}", "E-mail", office),
        ),
    )


def overview(label: str, text: str) -> Row:
    """A label with a text beside it."""
    return (middle(label, 4), Cell(text, FINE - 4))


def rules_of_house(case: Case) -> tuple[Row, ...]:
    """知识产权管理制度建设情况: the applicant's own rules."""
    year = case.world.rng.randrange(2017, 2021)
    names = ("专利管理办法", "科技成果转化实施细则", "知识产权奖励办法")
    lines = [
        (f"《{name}》", f"内发〔{year + place}〕{case.world.rng.randrange(3, 60)}号", f"{year + place}年{3 + place}月")
        for place, name in enumerate(names)
    ]
    return (spread(("文件名称", "文号", "发文日期"), 8), *(spread(line, 8) for line in lines))


def within(label: str, *rows: Row) -> tuple[Row, ...]:
    """Rows behind a second label, inside a section; the rows are 16 columns wide."""
    return ((middle(label, 4, len(rows)), *rows[0]), *rows[1:])


BUDGET = (
    ("专利检索与评估费", "委托第三方评估拟转化专利"),
    ("供需对接活动费", "场地、资料与宣传"),
    ("业务培训费", "授课与教材"),
    ("信息系统维护费", "供需信息库的更新与维护"),
)


def budget(heads: Sequence[str], shares: tuple[float, ...], amounts: Sequence[int], *tail: Sequence[str]) -> Grid:
    """经费预算: numbered lines and their sum in 万元; `tail` fills further columns of each line."""
    rows: list[Row] = [tuple(middle(head) for head in heads)]
    for place, amount in enumerate(amounts):
        name, use = BUDGET[place]
        more = tail[place] if tail else ()
        cells = [middle(str(place + 1)), Cell(name), Cell(use), middle(str(amount)), *(middle(text) for text in more)]
        rows.append(tuple(cells))
    blank = len(heads) - 4
    rows.append((middle("合  计", 3), middle(str(sum(amounts))), *(middle("") for _ in range(blank))))
    return Grid(shares, tuple(rows))


def opinion(heading: str, text: str, sealer: str, made_on: str, *, seal: bool = True) -> list[Block]:
    """A boxed opinion with its seal below."""
    box = (Cell(f"{text}\n\n\n{' ' * 30}（盖章）\n{' ' * 28}{made_on}", FINE),)
    return [fine(whole(heading, 0), box), *([Seal(sealer)] if seal else [])]
