"""Records of licences."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.canvas import A4, PageCanvas
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.ink import Content, Ink
from samples.papers.record_facts import record_facts
from samples.papers.record_parts import MARGIN, Pair, labelled_lines, office_seal, patent_rows
from samples.papers.styles import pick_ink, write_date
from samples.papers.table import Cell, TableStyle, table


def licence_certificate(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """专利实施许可合同备案证明 as a certificate: labelled lines, a list of patents where there are several."""
    r = record_facts(facts, subtype, rng)
    flow = Flow(pick_ink(rng, 11.5, fonts=(Font.SONG, Font.KAI, Font.MING)), margin=MARGIN)
    label = Ink(rng.choice((Font.HEI, flow.ink.font)), flow.ink.size)
    title = "专利实施许可合同备案证明" if subtype == "licence_record" else "专利开放许可实施合同备案证明"
    flow.skip(0)
    flow.need(10)
    flow.skip(24)
    flow.line(title, Ink(Font.HEI, 20), align="center", gap=20)
    style = rng.choice(("zl", "zl_space", "bare", "split"))
    roles = rng.choice((("让与人", "受让人"), ("许可方", "被许可方"), ("许可人", "被许可人")))
    pairs: list[Pair] = [(rng.choice(("合同备案号", "备案号")), r.printed_number())]
    if len(r.numbers) == 1:
        pairs += [
            ("专利号", r.number(0, style)),
            ("发明创造名称", r.title(0)),
            ("申请日", write_date(r.filed_on[0], "cn0")),
        ]
    pairs += [(roles[0], r.names("from_parties")), (roles[1], r.names("to_parties"))]
    pairs += [
        ("许可种类", r.licence()),
        (rng.choice(("合同履行期限", "许可期限")), r.from_to(rng.choice(("cn0", "cn", "iso")))),
    ]
    recorded = r.recorded(rng.choice(("cn0", "cn")))
    pairs.append((rng.choice(("备案日期", "备案日")), recorded))
    labelled_lines(flow, pairs, label)
    if len(r.numbers) > 1:
        flow.skip(8)
        flow.line(f"许可专利清单（共{len(r.numbers)}项）：", label, gap=4)
        flow.grid((0.08, 0.25, 0.35, 0.16, 0.16), patent_rows(r, style), TableStyle(Ink(flow.ink.font, 9.5), row=22))
    flow.skip(16)
    flow.para("根据《专利实施许可合同备案办法》的规定，上述专利实施许可合同经审查符合备案要求，准予备案，特此证明。")
    flow.need(110)
    flow.skip(40)
    day = write_date(r.recorded_on, "cn") if r.recorded_on else ""
    flow.line("国家知识产权局", align="right")
    flow.line(day, align="right")
    office_seal(flow.page, r, flow.y - 20)
    return flow.pages


def licence_table(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """The same record as one ruled table."""
    r = record_facts(facts, subtype, rng)
    page = PageCanvas(*A4)
    ink = pick_ink(rng, 10.5)
    label = Ink(Font.HEI, ink.size)
    width = page.width - 2 * MARGIN
    title = "专利实施许可合同备案证明" if subtype == "licence_record" else "专利开放许可合同备案证明"
    page.text(page.width / 2, 60, title, Ink(Font.HEI, 18, bold=True), "center")
    roles = rng.choice((("许可方", "被许可方"), ("让与人", "受让人")))
    day = rng.choice(("cn0", "iso", "dotted"))
    entries: list[Pair] = [
        ("备案号", r.printed_number()), ("备案日期", r.recorded(day)), (roles[0], r.names("from_parties", "\n")),
        (roles[1], r.names("to_parties", "\n")),
        ("许可种类", r.licence()), ("许可期限", r.from_to(day, " 至 ")),
    ]  # fmt: skip
    rows: list[list[Cell | str]] = [[Cell(name, align="center", ink=label), Cell(value, 3)] for name, value in entries]
    rows.append(
        [
            Cell("专利号", align="center", ink=label),
            Cell("发明创造名称", 2, align="center", ink=label),
            Cell("授权公告日", align="center", ink=label),
        ]
    )
    style = rng.choice(("zl", "bare"))
    rows += [
        [
            Cell(r.number(place, style), align="center"),
            Cell(r.title(place), 2),
            Cell(write_date(r.granted_on[place], day), align="center"),
        ]
        for place in range(len(r.numbers))
    ]
    y = table(
        page,
        MARGIN,
        104,
        [width * share for share in (0.27, 0.28, 0.25, 0.2)],
        rows,
        TableStyle(ink, (0, 0, 0), 0.7, row=26, pad=5),
    )
    page.text(MARGIN, y + 16, "特此证明。", ink)
    page.text(page.width - MARGIN, y + 60, "国家知识产权局", ink, "right")
    office_seal(page, r, y + 66)
    return [page]


def open_statement(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A notice that a user has taken an open licence, in running text."""
    r = record_facts(facts, subtype, rng)
    flow = Flow(pick_ink(rng, 12, fonts=(Font.SONG, Font.MING)), margin=MARGIN)
    flow.need(20)
    flow.line("专利开放许可达成通知书", Ink(Font.HEI, 19), align="center", gap=18)
    flow.line(["备案编号：", r.printed_number()], align="right", gap=8)
    style = rng.choice(("zl", "zl_space"))
    patents: list[Content] = []
    for place in range(len(r.numbers)):
        patents += ["、" if place else "", "“", r.title(place), "”（专利号：", r.number(place, style), "）"]
    flow.para([*r.names("to_parties"), "："], indent=0)
    flow.para([
        "经审核，你单位就专利权人", *r.names("from_parties"), "声明实行开放许可的专利", *patents,
        "提交的专利开放许可实施合同备案请求符合规定，许可种类为", r.licence(), "，许可期限自", *r.from_to("cn0"),
        "，准予备案，备案日期为", r.recorded("cn0"), "。",
    ])  # fmt: skip
    flow.skip(50)
    flow.line("国家知识产权局", align="right")
    office_seal(flow.page, r, flow.y - 10)
    return flow.pages
