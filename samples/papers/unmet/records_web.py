"""Legal states as data bases print them: a card of a commercial one, lines of keys of a search system."""

from __future__ import annotations

import random
from datetime import timedelta

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.ink import Content, Ink
from samples.papers.record_facts import RecordFacts, record_facts
from samples.papers.slip_rows import Pair
from samples.papers.styles import write_date

_STATES = {
    "transfer": ("专利权的转移", "TR01"),
    "licence": ("专利实施许可合同备案的生效", "EE01"),
    "pledge": ("专利权质押合同登记的生效", "PE01"),
    "licence_end": ("专利实施许可合同备案的注销", "EC01"),
    "pledge_end": ("专利权质押合同登记的注销", "PC01"),
    "change": ("专利权人的姓名或者名称、地址的变更", "CP01"),
}


def _published(r: RecordFacts, days: int) -> str:
    day = r.facts.day("published_on", lambda: r.recorded_on + timedelta(days=days) if r.recorded_on else None)
    return write_date(day, "iso") if day else ""


def _pairs(r: RecordFacts, record: str, day: str) -> list[Pair]:
    """What the state says, a key and a value at a time."""
    contract: list[Pair] = [("合同备案号", r.printed_number())]
    sides: list[Pair] = [("让与人", r.names("from_parties", ",")), ("受让人", r.names("to_parties", ","))]
    secured: list[Pair] = [("出质人", r.names("from_parties", ",")), ("质权人", r.names("to_parties", ","))]
    match record:
        case "licence":
            return [*contract, *sides, ("许可种类", r.licence()), ("备案日期", r.recorded(day))]
        case "licence_end":
            return [*contract, *sides, ("解除日", r.recorded(day))]
        case "pledge":
            return [("登记号", r.printed_number()), ("登记生效日", r.recorded(day)), *secured]
        case "pledge_end":
            return [("登记号", r.printed_number()), ("解除日", r.recorded(day)), *secured]
        case _:
            pairs: list[Pair] = []
            for item, before, after in r.change_cells():
                if item not in {"邮编", "联系人", "代理机构"}:
                    pairs += [("变更事项", item), ("变更前", before), ("变更后", after)]
            return [*pairs, ("登记生效日", r.recorded(day))]


def card(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A commercial data base: number and title large, a path of states at the left, the latest told at the right."""
    r, record = record_facts(facts, subtype, rng), str(facts.given.get("record", "transfer"))
    page = PageCanvas(*A4)
    ink = Ink(rng.choice((Font.BROAD, Font.MICRO, Font.HEI)), 9.6, (45, 45, 48))
    grey, accent = Ink(ink.font, 8.4, (140, 140, 145)), rng.choice(((20, 120, 120), (200, 90, 30)))
    page.rect(0, 0, page.width, 34, None, fill=accent)
    page.text(20, 10, "专利数据库  检索  分析  监控", Ink(ink.font, 10, (255, 255, 255)))
    named = record in {"transfer", "change"}
    page.paragraph(30, 50, page.width - 60, r.title(0) if named else "专利详情", Ink(Font.BROAD, 14))
    shown: Content = r.number(0, rng.choice(("bare", "no_check", "zl"))) if r.numbers else ""
    filed = write_date(r.filed_on[0], "iso") if r.filed_on else ""
    page.text(30, 92, ["申请号 ", shown, f"　申请日 {filed}　当前状态 有效"], ink)
    page.line(30, 112, page.width - 30, 112, (215, 215, 220), 0.8)
    state, code = _STATES[record]
    published = _published(r, 24)
    page.text(30, 124, "法律状态", Ink(Font.BROAD, 11, accent))
    y = 150.0
    page.rect(34, y, 40, y + 6, None, fill=accent)
    page.text(50, y - 2, published, ink)
    page.text(50, y + 12, "公告日", grey)
    page.text(140, y - 2, f"{state}（{code}）", Ink(Font.BROAD, 10))
    y += 18
    for key, value in _pairs(r, record, rng.choice(("iso", "compact", "dotted"))):
        page.text(140, y, key, grey)
        y = max(y + 16, page.paragraph(214, y, page.width - 250, value, ink, leading=1.5, keep_words=False))
    page.line(37, 160, 37, y + 60, (200, 200, 205), 0.8)
    granted = r.granted_on[0] if r.granted_on else None
    for days, text in ((0, "授权"), (400, "实质审查的生效")):
        y += 14
        page.text(50, y, write_date(granted - timedelta(days=days), "iso") if granted else "", ink)
        page.text(140, y, text, ink)
        y += 14
    page.text(30, page.height - 34, "数据仅供参考，以国家知识产权局公布的为准", grey)
    return page


def key_lines(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """事务公告 of a search system: keys in square brackets in the head, each key of the state in a paragraph."""
    r, record = record_facts(facts, subtype, rng), str(facts.given.get("record", "transfer"))
    flow = Flow(Ink(rng.choice((Font.SONG, Font.BOOK)), 10.8), margin=23 * MM, leading=1.7)
    flow.need(20)
    flow.line("中国专利公布公告", Ink(Font.BROAD, 14, (170, 30, 40)), gap=2)
    flow.line("事务数据查询结果", Ink(flow.ink.font, 10, (110, 110, 110)), gap=10)
    state, code = _STATES[record]
    flow.line(["[事务数据类型]　", state])
    flow.line(["[申请号]　", r.number(0, rng.choice(("bare", "zl"))) if r.numbers else ""])
    flow.line(f"[事务数据公告日]　{_published(r, 28).replace('-', '.')}")
    if record in {"transfer", "change"}:
        flow.line(["[名称]　", r.title(0)])
    flow.line("[事务数据信息]", gap=2)
    flow.para([state, f"　IPC(主分类)：G06F{rng.randint(1, 30)}/{rng.randint(10, 99)}"])
    for key, value in _pairs(r, record, rng.choice(("dotted", "compact"))):
        flow.para([key, "：", value])
    flow.skip(10)
    flow.line(f"代码 {code}　第1条 / 共1条", Ink(flow.ink.font, 9, (110, 110, 110)))
    return flow.pages
