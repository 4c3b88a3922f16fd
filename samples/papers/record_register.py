"""专利登记簿副本, the copy of the register."""

from __future__ import annotations

import random
from datetime import timedelta

from samples.fonts import Font
from samples.papers.canvas import PageCanvas
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.ink import Ink
from samples.papers.record_facts import RecordFacts, record_facts
from samples.papers.record_parts import MARGIN, Pair, labelled_lines, office_seal
from samples.papers.styles import pick_ink, write_date
from samples.papers.table import Cell, TableStyle


def _register_facts(r: RecordFacts) -> tuple[list[Pair], list[Pair]]:
    rng, facts = r.rng, r.facts
    date_style = rng.choice(("cn", "cn0"))
    granted = r.granted_on[0] if r.granted_on else None
    patent: list[Pair] = [
        ("专利号", r.number(0, rng.choice(("zl", "bare", "zl_space"))) if r.numbers else ""),
        ("发明名称", r.title(0)),
        ("申请日", write_date(r.filed_on[0], date_style) if r.filed_on else ""),
        ("授权日", write_date(granted, date_style) if granted else ""),
        ("证书号", str(rng.randrange(1_200_000, 5_900_000))),
        ("发明人", "；".join(facts.world.person() for _ in range(rng.randint(1, 4)))),
        ("专利权人", r.names("to_parties", rng.choice(("；", "、")))),
        ("专利权人地址", (facts.many("to_addresses", lambda: [facts.firm().address]) or [""])[0]),
        ("法律状态", str(facts.given.get("legal_status", "专利权有效"))),
        ("年费信息", f"年费已缴纳至{r.recorded_on.year + 1 if r.recorded_on else ''}年"),
    ]
    event: list[Pair] = [
        ("原专利权人名称", r.names("from_parties", "；")),
        ("现专利权人名称", r.names("to_parties", "；")),
        ("著录项目变更生效日", r.recorded(date_style)),
    ]
    return patent, event


def register_copy(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """专利登记簿副本 as labelled lines with blocks of events below."""
    r = record_facts(facts, subtype, rng)
    flow = Flow(pick_ink(rng, 11, fonts=(Font.SONG, Font.MING, Font.HEI)), margin=MARGIN)
    flow.need(20)
    flow.line("专 利 登 记 簿 副 本", Ink(Font.HEI, 20), align="center", gap=16)
    patent, event = _register_facts(r)
    labelled_lines(flow, patent, flow.ink)
    flow.skip(8)
    flow.page.line(flow.margin, flow.y, flow.size[0] - flow.margin, flow.y)
    flow.skip(8)
    flow.line(rng.choice(("专利权的转移", "著录项目变更", "专利权人变更")), Ink(Font.HEI, flow.ink.size), gap=2)
    labelled_lines(flow, event, flow.ink)
    _register_foot(flow, r)
    return flow.pages


def _register_foot(flow: Flow, r: RecordFacts) -> None:
    flow.need(120)
    flow.skip(50)
    issued = r.recorded_on + timedelta(days=r.rng.randrange(20, 400)) if r.recorded_on else None
    flow.line(f"国家知识产权局：{write_date(issued, 'cn') if issued else ''}", align="right")
    office_seal(flow.page, r, flow.y - 10, "国家知识产权局专利局")


def register_table(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """专利登记簿副本 as tables: the patent above, the events below."""
    r = record_facts(facts, subtype, rng)
    flow = Flow(pick_ink(rng, 10.5), margin=MARGIN)
    flow.need(20)
    flow.line("专利登记簿副本", Ink(Font.HEI, 18, bold=True), align="center", gap=14)
    patent, event = _register_facts(r)
    style = TableStyle(flow.ink, (0, 0, 0), 0.6, row=24, pad=5)
    flow.grid((0.28, 0.72), [[Cell(name), Cell(value)] for name, value in patent], style, header=0)
    flow.skip(14)
    flow.line("著录项目变更记录", Ink(Font.HEI, flow.ink.size), gap=4)
    flow.grid((0.28, 0.72), [[Cell(name), Cell(value)] for name, value in event], style, header=0)
    _register_foot(flow, r)
    return flow.pages
