"""Records in tables: licences across a page, a register with many events, a card."""

from __future__ import annotations

import random
from datetime import date, timedelta

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.ink import Content, Ink
from samples.papers.record_facts import RecordFacts, record_facts
from samples.papers.stamps import round_seal
from samples.papers.styles import pick_ink, write_date
from samples.papers.table import Cell, TableStyle, table

_FONTS = (Font.BOOK, Font.BROAD, Font.SONG)
_LICENCES = {"licence_record": "专利实施许可合同备案证明", "open_licence_record": "专利开放许可实施合同备案证明"}


def licence_across(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A landscape sheet: the columns are the facts, each patent is a row; what all share is merged over the rows."""
    r = record_facts(facts, subtype, rng)
    page = PageCanvas(A4[1], A4[0])
    ink = pick_ink(rng, 9.2, fonts=_FONTS)
    page.text(page.width / 2, 44, _LICENCES[subtype], Ink(Font.BOOK, 20, bold=True), "center")
    page.text(60, 84, "根据《专利实施许可合同备案办法》，下列许可合同已经备案：", ink)
    heads = ("序号", "专利号", "专利名称", "许可人", "被许可人", "许可种类", "许可期限", "备案号", "备案日期")
    shares = (0.05, 0.15, 0.18, 0.14, 0.14, 0.08, 0.1, 0.09, 0.07)
    count = max(1, len(r.numbers))
    day = rng.choice(("iso", "dotted"))
    common: tuple[Content, ...] = (
        r.names("from_parties", "\n"),
        r.names("to_parties", "\n"),
        r.licence(),
        r.from_to(day, "\n至\n"),
        r.printed_number(),
        r.recorded(day),
    )
    rows: list[list[Cell | str]] = [[Cell(head, align="center", ink=Ink(Font.BROAD, 9)) for head in heads]]
    style = rng.choice(("zl", "bare"))
    for place in range(len(r.numbers)):
        row: list[Cell | str] = [
            Cell(str(place + 1), align="center"),
            Cell(r.number(place, style), align="center"),
            Cell(r.title(place)),
        ]
        if not place:
            row += [Cell(value, rows=count, align="center") for value in common]
        rows.append(row)
    width = page.width - 90
    look = TableStyle(ink, (0, 0, 0), 0.6, row=34, pad=3, leading=1.3)
    y = table(page, 45, 104, [width * share for share in shares], rows, look)
    page.text(60, y + 22, "备案证明仅表明合同已经备案，不作为合同效力的依据。", ink)
    page.text(page.width - 70, y + 60, "国家知识产权局", Ink(ink.font, 11), "right")
    page.stamp(page.width - rng.uniform(100, 150), y + 60, round_seal(rng, "国家知识产权局", ("专利合同备案章",)))
    return page


def register_events(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """专利登记簿副本 over two pages: fees, addresses, agents and the change of owner as events in one table."""
    r = record_facts(facts, subtype, rng)
    flow = Flow(pick_ink(rng, 10.4, fonts=_FONTS), margin=24 * MM, leading=1.6)
    flow.need(20)
    flow.line("专利登记簿副本", Ink(Font.BOOK, 20, bold=True), align="center", gap=4)
    flow.line(f"（{'发明' if r.numbers and r.numbers[0][4:5] == '1' else '实用新型'}专利）", align="center", gap=12)
    day = rng.choice(("cn", "cn0", "iso"))
    filed, granted = (days[0] if days else None for days in (r.filed_on, r.granted_on))
    pairs: list[tuple[str, Content]] = [
        ("专利号", r.number(0, rng.choice(("zl", "bare"))) if r.numbers else ""),
        ("名称", r.title(0)),
        ("申请日", write_date(filed, day) if filed else ""),
        ("授权公告日", write_date(granted, day) if granted else ""),
        ("发明人", "、".join(facts.world.person() for _ in range(3))),
        ("现专利权人", r.names("to_parties", "、")),
        ("法律状态", str(facts.given.get("legal_status", "专利权维持"))),
        ("证书号", str(rng.randrange(10**6, 6 * 10**6))),
    ]
    rows: list[list[Cell | str]] = []
    for (one, first), (two, second) in zip(pairs[::2], pairs[1::2], strict=True):
        rows.append([Cell(one, align="center"), Cell(first), Cell(two, align="center"), Cell(second)])
    style = TableStyle(flow.ink, (60, 60, 60), 0.5, row=24, pad=4, leading=1.3)
    flow.grid((0.16, 0.34, 0.16, 0.34), rows, style, header=0)
    flow.skip(14)
    flow.line("登记事项", Ink(Font.BROAD, 12), gap=6)
    events: list[list[Cell | str]] = [
        [Cell(head, align="center") for head in ("登记事项", "变更前 / 内容", "变更后", "生效日")]
    ]
    flow.grid((0.2, 0.32, 0.32, 0.16), events + _events(r, granted or date(2018, 5, 4), day), style)
    flow.need(120)
    flow.skip(36)
    issued = r.recorded_on + timedelta(days=rng.randrange(30, 300)) if r.recorded_on else None
    flow.line(f"本副本出具日期：{write_date(issued, 'cn') if issued else ''}", align="right")
    flow.page.stamp(
        flow.size[0] - rng.uniform(130, 180), flow.y, round_seal(rng, "国家知识产权局", ("登记簿副本专用章",))
    )
    return flow.pages


def _events(r: RecordFacts, granted: date, day: str) -> list[list[Cell | str]]:
    """The register's events in their order; of the owner there is one."""
    world, rng = r.facts.world, r.rng
    before, after = r.facts.university(), r.facts.firm()
    recorded = r.recorded_on or granted + timedelta(days=900)
    rows: list[list[Cell | str]] = [["授权", "授予专利权", "", write_date(granted, day)]]
    for year in range(1, 4):
        paid = granted + timedelta(days=365 * year)
        if paid < recorded:
            rows.append(["年费缴纳", f"第{year + 3}年度年费 900元", "", write_date(paid, day)])
    rows.append(
        [
            "代理机构变更",
            "岚溪专利商标事务所",
            "栎木知识产权代理有限公司",
            write_date(recorded - timedelta(days=40), day),
        ]
    )
    rows.append(
        [
            Cell("专利权的转移"),
            Cell(r.names("from_parties", "\n")),
            Cell(r.names("to_parties", "\n")),
            Cell(r.recorded(day)),
        ]
    )
    rows.append(["地址变更", before.address, after.address, write_date(recorded, day)])
    if rng.random() < 0.6:
        rows.append(["联系人变更", world.person(), world.person(), write_date(recorded + timedelta(days=60), day)])
    return rows


def record_card(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A card with the value below each label, for licences and for pledges; the patents in a list at its foot."""
    r = record_facts(facts, subtype, rng)
    pledge = subtype == "pledge_notice"
    page = PageCanvas(*A4)
    ink = pick_ink(rng, 11, fonts=_FONTS)
    label = Ink(Font.BROAD, 8.6, (90, 90, 90))
    page.rect(40, 40, page.width - 40, page.height - 40, (150, 30, 40), width=1.6)
    page.text(
        page.width / 2,
        70,
        "专利权质押登记通知书" if pledge else _LICENCES[subtype],
        Ink(Font.BOOK, 20, bold=True),
        "center",
    )
    names = ("出质人", "质权人") if pledge else ("许可人", "被许可人")
    entries: list[tuple[str, Content]] = [
        ("登记号" if pledge else "备案号", r.printed_number()),
        ("质押登记日" if pledge else "备案日期", r.recorded("cn0")),
        (names[0], r.names("from_parties", "\n")),
        (names[1], r.names("to_parties", "\n")),
        ("债务履行期限" if pledge else "许可期限", r.from_to("cn0")),
    ]
    if not pledge:
        entries.append(("许可种类", r.licence()))
    y = 120.0
    for place, (name, value) in enumerate(entries):
        x = 70.0 if place % 2 == 0 else page.width / 2 + 10
        page.text(x, y, name, label)
        page.paragraph(x, y + 13, page.width / 2 - 90, value, ink, leading=1.35)
        y += 62 if place % 2 or place == len(entries) - 1 else 0
    page.text(70, y, "专利清单", label)
    for place in range(len(r.numbers)):
        y = page.paragraph(
            70,
            y + 16,
            page.width - 150,
            [f"{place + 1}. ", r.number(place, "zl"), "  ", r.title(place)],
            ink,
            leading=1.3,
        )
    page.text(page.width - 80, y + 70, "国家知识产权局", ink, "right")
    page.stamp(page.width - rng.uniform(110, 150), y + 70, round_seal(rng, "国家知识产权局", ("专利事务专用章",)))
    return page
