"""专利权质押登记通知书."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.canvas import A4, PageCanvas
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.ink import Ink
from samples.papers.record_facts import record_facts
from samples.papers.record_parts import MARGIN, Pair, labelled_lines, office_seal, patent_rows
from samples.papers.styles import pick_ink, write_date
from samples.papers.table import Cell, TableStyle, table
from samples.papers.texts import text


def pledge_notice(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """专利权质押登记通知书: a letter with labelled lines and a list of patents."""
    r = record_facts(facts, subtype, rng)
    flow = Flow(pick_ink(rng, 11, fonts=(Font.SONG, Font.MING, Font.MICRO)), margin=MARGIN)
    label = Ink(flow.ink.font, flow.ink.size, bold=rng.random() < 0.4)
    flow.need(20)
    flow.line("国家知识产权局", Ink(Font.SONG, 18, bold=True, spacing=0.3), align="center", gap=6)
    flow.line("专利权质押登记通知书", Ink(Font.HEI, 18), align="center", gap=14)
    flow.para(text("pledge_granted"))
    flow.skip(6)
    recorded = r.recorded(rng.choice(("cn0", "cn", "iso")))
    pairs: list[Pair] = [
        (rng.choice(("质押登记号", "登记号")), r.printed_number()),
        ("出质人", r.names("from_parties")), ("质权人", r.names("to_parties")),
        (rng.choice(("质押登记日", "登记生效日", "登记日")), recorded),
        ("债务履行期限", r.from_to("cn0")), ("出质专利", f"共{len(r.numbers)}件，见下表"),
    ]  # fmt: skip
    labelled_lines(flow, pairs, label)
    flow.skip(8)
    flow.grid(
        (0.08, 0.25, 0.35, 0.16, 0.16),
        patent_rows(r, rng.choice(("zl", "bare", "zl_space"))),
        TableStyle(Ink(flow.ink.font, 9.5), row=22),
    )
    flow.need(110)
    flow.skip(36)
    flow.line("国家知识产权局专利局", align="right")
    office_seal(flow.page, r, flow.y - 16, "国家知识产权局专利局")
    return flow.pages


def pledge_table(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """The same notice as a form."""
    r = record_facts(facts, subtype, rng)
    page = PageCanvas(*A4)
    ink = pick_ink(rng, 10.5, fonts=(Font.SONG, Font.HEI))
    label = Ink(Font.HEI, ink.size)
    width = page.width - 2 * MARGIN
    page.text(page.width / 2, 56, "专利权质押登记通知书", Ink(Font.SONG, 19, bold=True), "center")
    page.text(page.width - MARGIN, 88, ["登记号：", r.printed_number()], ink, "right")
    rows: list[list[Cell | str]] = [
        [Cell("出质人", align="center", ink=label), Cell(r.names("from_parties", "\n"), 2)],
        [Cell("质权人", align="center", ink=label), Cell(r.names("to_parties", "\n"), 2)],
        [Cell("质押登记日", align="center", ink=label), Cell(r.recorded("cn0"), 2)],
        [
            Cell("专利号", align="center", ink=label),
            Cell("发明创造名称", align="center", ink=label),
            Cell("授权公告日", align="center", ink=label),
        ],
    ]
    rows += [
        [
            Cell(r.number(place, "zl"), align="center"),
            Cell(r.title(place)),
            Cell(write_date(r.granted_on[place], "dotted"), align="center"),
        ]
        for place in range(len(r.numbers))
    ]
    y = table(
        page,
        MARGIN,
        108,
        [width * 0.3, width * 0.48, width * 0.22],
        rows,
        TableStyle(ink, (0, 0, 0), 0.7, row=26, pad=5),
    )
    page.paragraph(
        MARGIN,
        y + 14,
        width,
        text("pledge_registered"),
        ink,
        leading=1.7,
        indent=2 * ink.size,
    )
    office_seal(page, r, y + 110)
    return [page]
