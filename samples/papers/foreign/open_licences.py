"""Records of open licences: a ruled form whose groups are named on end."""

from __future__ import annotations

import random
from datetime import timedelta

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.facts import Facts
from samples.papers.foreign.common import PLAIN_FONTS, number_page
from samples.papers.ink import Content, Ink
from samples.papers.record_facts import record_facts
from samples.papers.stamps import box_seal
from samples.papers.styles import pick_ink, write_date
from samples.papers.table import Cell, TableStyle, table

_OFFICE = "国家知识产权局"


def upright_heads(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """开放许可实施合同备案: ruled, groups named by headings on end, the declaration's number and fees among them."""
    r = record_facts(facts, subtype, rng)
    page, margin = PageCanvas(*A4), 22 * MM
    ink = pick_ink(rng, 10, fonts=PLAIN_FONTS)
    label = Ink(Font.BROAD, 9.4)
    page.text(
        page.width / 2,
        52,
        rng.choice(("专利开放许可实施合同备案表", "开放许可实施合同备案证明")),
        Ink(Font.BOOK, 19),
        "center",
    )
    page.text(margin, 88, ["备案编号 ", r.printed_number()], ink)
    page.text(page.width - margin, 88, ["备案日 ", r.recorded(rng.choice(("iso", "cn")))], ink, "right")
    patents: list[Content] = []
    for place in range(len(r.numbers)):
        patents += ["\n" if place else "", r.number(place, "zl"), " ", r.title(place)]
    day, asked = rng.choice(("iso", "cn", "dotted")), r.facts.firm()
    declared = write_date(r.recorded_on - timedelta(days=rng.randint(80, 300)), day) if r.recorded_on else ""
    groups: tuple[tuple[str, tuple[tuple[str, Content], ...]], ...] = (
        (
            "许可人",
            (
                ("名称", r.names("from_parties", "；")), ("地址", r.facts.university().address),
                ("联系人", facts.world.person()),
            ),
        ),
        (
            "被许可人",
            (
                ("名称", r.names("to_parties", "；")), ("地址", asked.address),
                ("法定代表人", asked.representative),
            ),
        ),
        ("声明", (("声明编号", f"KFXK{rng.randrange(10**9, 10**10)}"), ("公告日", declared), ("专利", patents))),
        (
            "实施许可",
            (
                ("许可方式", r.licence()), ("许可期限", r.from_to(day, " 至 ")),
                ("使用费标准", f"固定费用{rng.randint(1, 30)}万元，自合同生效后三十日内付清"), ("支付方式", "一次总付"),
            ),
        ),
    )  # fmt: skip
    rows: list[list[Cell | str]] = []
    for head, lines in groups:
        for place, (name, value) in enumerate(lines):
            start = [Cell(head, rows=len(lines), upright=True, ink=label)] if not place else []
            rows.append([*start, Cell(name, align="center", ink=label), Cell(value)])
    width = page.width - 2 * margin
    look = TableStyle(ink, row=29, pad=6, leading=1.4)
    y = table(page, margin, 108, [width * share for share in (0.07, 0.2, 0.73)], rows, look)
    page.paragraph(
        margin, y + 10, width, "注：开放许可实施期间，专利权人不得就该专利给予独占或者排他许可。", Ink(ink.font, 8.6)
    )
    page.stamp(
        page.width - rng.uniform(110, 180), y - rng.uniform(0, 30), box_seal(rng, (_OFFICE, "开放许可业务专用章"))
    )
    number_page(page, "1 / 1", Ink(ink.font, 8))
    return page
