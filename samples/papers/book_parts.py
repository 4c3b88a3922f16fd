"""What a bound application holds besides its evidence: cover, form, contents, dividers, plan and the printed list."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.ink import Ink
from samples.papers.stamps import round_seal
from samples.papers.styles import pick_ink, write_date
from samples.papers.table import Cell, TableStyle, table
from samples.papers.texts import texts

_PROSE = (
    "园区现有入驻企业{n}家，其中中小微企业占比超过八成，主导产业为高端装备、新材料和生物医药，专利技术需求旺盛。",
    "围绕企业需求，本单位建立专利技术需求征集机制，定期走访企业，形成需求清单，并与高等院校、科研机构的专利供给进行匹配。",
    "截至目前累计开展供需对接活动{m}场，推送专利信息{k}条，促成一批专利转让、许可和质押融资项目，有关合同、发票和银行回单见证明材料。",
    "本单位设立专门的知识产权运营部门，配备专职人员，制定合同管理、资金管理和档案管理制度，确保各项工作有据可查。",
    "下一步将继续完善服务平台，扩大专利开放许可的宣传覆盖面，引导金融机构为企业提供专利权质押贷款，降低企业融资成本。",
    "资金使用严格执行国家有关财务规定，专款专用，单独核算，接受主管部门和审计机关的监督检查。",
    "项目实施过程中，双方应当建立联络机制，甲方为园区管理机构，乙方为服务机构，定期通报进展情况。",
    "为防范风险，对专利权属、法律状态和交易价格进行尽职调查，必要时委托评估机构出具资产评估报告。",
)
_CHAPTERS = ("工作基础", "工作目标", "重点任务", "进度安排", "经费使用计划", "组织保障", "风险防控", "预期成效")
_NUMERALS = "一二三四五六七八九十"


def _sentence(rng: random.Random) -> str:
    return rng.choice(_PROSE).format(n=rng.randint(70, 400), m=rng.randint(4, 30), k=rng.randint(1000, 5000))


def _headed(flow: Flow, head: str | None) -> None:
    """A running head at the top of every page of a flow."""
    if head is None:
        return
    ink = Ink(flow.ink.font, 9)

    def draw(page: PageCanvas, _number: int) -> None:
        page.text(A4[0] / 2, 30, head, ink, "center")
        page.line(flow.margin, 44, A4[0] - flow.margin, 44)

    flow.footer = draw


def application(facts: Facts, rng: random.Random, title: str, applicant: str) -> list[PageCanvas]:
    """An application form: cover, tables of the applicant and of its results, paragraphs between them."""
    ink = pick_ink(rng, 12, fonts=(Font.SONG, Font.MING))
    cover = PageCanvas(*A4)
    y = cover.paragraph(70, 150, A4[0] - 140, title, Ink(Font.HEI, 24), align="center")
    cover.text(
        A4[0] / 2,
        y + 14,
        rng.choice(("（2022年）", "【专利运营环境支撑项目】", "申报材料")),
        Ink(Font.HEI, 16),
        "center",
    )
    lines = (
        ("申报单位（盖章）：", applicant),
        ("项目负责人：", facts.world.person()),
        ("联系电话：", facts.firm().phone),
        ("填报日期：", write_date(facts.some_day(2022, 2022), "cn")),
    )
    for place, (name, value) in enumerate(lines):
        cover.text(120, 470 + place * 34, name + value, Ink(ink.font, 15))
    cover.text(A4[0] / 2, 720, "某某市知识产权局编制", Ink(ink.font, 14), "center")
    flow = Flow(ink, margin=25 * MM)
    _headed(flow, title if rng.random() < 0.5 else None)
    flow.need(10)
    _form_tables(flow, facts, rng, applicant)
    for number, chapter in enumerate(rng.sample(_CHAPTERS, 4), start=3):
        flow.line(f"{_NUMERALS[number]}、{chapter}", Ink(Font.HEI, 13))
        for _ in range(rng.randint(3, 6)):
            flow.para(_sentence(rng) + _sentence(rng))
    return [cover, *flow.pages]


def _form_tables(flow: Flow, facts: Facts, rng: random.Random, applicant: str) -> None:
    style = TableStyle(Ink(flow.ink.font, 10.5), row=24)
    party = facts.firm()
    flow.line("一、申报单位基本信息", Ink(Font.HEI, 13), gap=4)
    rows = [
        ["单位名称", applicant, "统一社会信用代码", party.code],
        ["通讯地址", party.address, "法定代表人", party.representative],
        ["联系人", facts.world.person(), "联系电话", party.phone],
        ["开户银行", party.account.branch, "银行账号", party.account.number],
    ]
    flow.grid((0.17, 0.36, 0.19, 0.28), rows, style)
    flow.skip(14)
    for name, heads in (
        ("专利受让情况", ("年度", "专利受让件数", "合同金额（万元）", "实际支付金额（万元）")),
        ("专利质押融资情况", ("年度", "质押融资项目数", "融资金额（万元）")),
        ("专利技术需求收集情况", ("年度", "收集专利需求企业数量", "收集专利需求项目数量", "供需对接服务次数")),
    ):
        flow.line(f"{name}：")
        body = [[year, *(str(rng.randint(2, 90)) for _ in heads[1:])] for year in ("2021年", "2022年1-9月", "合计")]
        flow.grid((1,) * len(heads), [list(heads), *body], style)
        flow.skip(12)
    flow.line("二、工作情况", Ink(Font.HEI, 13))
    flow.para(_sentence(rng))


def plan_prose(rng: random.Random, title: str, applicant: str, chapters: int) -> list[PageCanvas]:
    """The implementation plan: running text that speaks of contracts, invoices and slips and is none."""
    flow = Flow(pick_ink(rng, 13, fonts=(Font.SONG, Font.KAI, Font.MING)), margin=27 * MM)
    flow.need(10)
    flow.line(f"{applicant}\n{title}", Ink(Font.HEI, 18), align="center", gap=16)
    for number in range(chapters):
        flow.line(f"{_NUMERALS[number]}、{_CHAPTERS[number % len(_CHAPTERS)]}", Ink(Font.HEI, 14))
        for part in range(rng.randint(2, 4)):
            flow.line(f"（{_NUMERALS[part]}）{rng.choice(('建立机制', '服务企业', '完善平台', '促成交易'))}")
            for _ in range(rng.randint(2, 4)):
                flow.para(_sentence(rng) + _sentence(rng))
        flow.para(rng.choice(texts("plan")))
    return flow.pages


def divider(rng: random.Random, text: str) -> PageCanvas:
    """A divider sheet: a few large words in the middle of an otherwise empty page."""
    page = PageCanvas(*A4)
    page.paragraph(60, rng.uniform(0.25, 0.45) * A4[1], A4[0] - 120, text,
                   Ink(rng.choice((Font.HEI, Font.SONG)), rng.choice((22, 28, 34))), align="center")  # fmt: skip
    return page


def contents(rng: random.Random, entries: Sequence[tuple[str, int]]) -> list[PageCanvas]:
    """A table of contents: entries, leaders, page numbers."""
    flow = Flow(pick_ink(rng, 12, fonts=(Font.SONG, Font.MING)), margin=28 * MM)
    flow.need(10)
    flow.line(rng.choice(("目  录", "目    录", "材料目录")), Ink(Font.HEI, 20), align="center", gap=16)
    dot = rng.choice(("…", ".", "·"))
    for name, number in entries:
        flow.need(24)
        end = flow.page.text(flow.margin, flow.y, name, flow.ink)
        right = A4[0] - flow.margin - 26
        count = max(2, int((right - end - 8) / (flow.ink.size * (1.0 if dot == "…" else 0.55))))
        flow.page.text(end + 4, flow.y, dot * count, flow.ink)
        flow.page.text(A4[0] - flow.margin, flow.y, str(number), flow.ink, "right")
        flow.skip(flow.ink.size * 1.9)
    return flow.pages


@dataclass(frozen=True, slots=True)
class ListLook:
    """How a claim list is printed: landscape or upright, head repeated on every page or not, ruled or not."""

    landscape: bool
    head_again: bool
    ruled: bool
    size: float


def printed_list(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], look: ListLook, font: Font
) -> list[PageCanvas]:
    """The claim list over as many pages as it needs."""
    size = (A4[1], A4[0]) if look.landscape else A4
    margin = 14 * MM
    shares = (0.045, 0.1, 0.155, 0.075, 0.165, 0.17, 0.1, 0.095, 0.095)
    widths = [(size[0] - 2 * margin) * share for share in shares]
    style = TableStyle(Ink(font, look.size), row=look.size * 2.4, pad=2.5, rule=(0, 0, 0) if look.ruled else None)
    pages: list[PageCanvas] = []
    left = [list(row) for row in rows]
    while left or not pages:
        page = PageCanvas(*size)
        y = margin
        if not pages:
            page.text(size[0] / 2, y, title, Ink(Font.HEI, look.size * 1.5), "center")
            y += look.size * 3
        top = [list(heads)] if look.head_again or not pages else []
        count = max(1, next((n for n in range(len(left), 0, -1) if _fits([*top, *left[:n]], widths, style,
                                                                             size[1] - margin - y)), 1))  # fmt: skip
        table(
            page,
            margin,
            y,
            widths,
            [[Cell(text, align="center") for text in row] for row in [*top, *left[:count]]],
            style,
        )
        left = left[count:]
        pages.append(page)
    return pages


def _fits(rows: Sequence[Sequence[str]], widths: Sequence[float], style: TableStyle, room: float) -> bool:
    probe = PageCanvas(*A4)
    return table(probe, 0, 0, widths, rows, style) <= room


def demand_list(facts: Facts, rng: random.Random) -> list[PageCanvas]:
    """附件2: patents that firms look for, with numbers and prices that no deal has."""
    flow = Flow(pick_ink(rng, 10.5, fonts=(Font.SONG, Font.MING)), margin=18 * MM)
    flow.need(10)
    flow.line("附件2：专利技术需求清单（可加页）", Ink(Font.HEI, 15), gap=8)
    rows: list[list[Cell | str]] = [
        ["序号", "专利名称", "专利号", "专利类型", "授权日期", "需求方式", "可接受报价（元）/或议价"]
    ]
    for number in range(1, rng.randint(12, 40)):
        patent = facts.world.patent(facts.some_day(2021, 2022))
        price = rng.choice(("议价", f"{Decimal(rng.randrange(1, 40) * 10000)}"))
        kind = "发明" if patent.type_digit == 1 else "实用新型"
        rows.append([str(number), patent.title, f"ZL{patent.number}", kind, write_date(patent.granted_on, "dotted"),
                     rng.choice(("转让", "许可", "转让或许可")), price])  # fmt: skip
    flow.grid((0.06, 0.28, 0.2, 0.1, 0.13, 0.1, 0.13), rows, TableStyle(Ink(flow.ink.font, 9.5), row=20))
    return flow.pages


def letter_of_commitment(rng: random.Random, applicant: str, person: str) -> PageCanvas:
    """信用承诺书 of the applicant, inside its application."""
    page = PageCanvas(*A4)
    page.text(A4[0] / 2, 90, rng.choice(("承 诺 书", "信用承诺书", "真实性承诺书")), Ink(Font.HEI, 20), "center")
    text = (
        "本单位郑重承诺：所提交的申报材料真实、合法、有效，所申报项目未获得过财政资金支持，如有虚假，愿承担一切责任。"
    )
    y = page.paragraph(80, 150, A4[0] - 160, text, Ink(Font.SONG, 14), leading=1.9, indent=28)
    page.text(300, y + 40, f"申报单位（盖章）：{applicant}", Ink(Font.SONG, 12), "left")
    page.text(300, y + 66, f"法定代表人（签字）：{person}", Ink(Font.SONG, 12), "left")
    page.stamp(400, y + 60, round_seal(rng, applicant))
    return page
