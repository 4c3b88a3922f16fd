"""What stands in the register and in the gazette: a copy of many pages, a column of the gazette, a page of the web."""

from __future__ import annotations

import random
from datetime import date, timedelta

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.foreign.common import FONTS, PLAIN_FONTS, inventing, parties, patents, watermark
from samples.papers.ink import Content, Ink
from samples.papers.record_facts import RecordFacts, record_facts
from samples.papers.slip_rows import Pair
from samples.papers.stamps import round_seal
from samples.papers.styles import pick_ink, type_digit, write_date
from samples.papers.table import Cell, TableStyle, table

_STATES = {
    "transfer": ("专利申请权、专利权的转移", "专利权的转移"),
    "licence": ("专利实施许可合同备案的生效、变更及注销", "专利实施许可合同备案的生效"),
    "licence_end": ("专利实施许可合同备案的生效、变更及注销", "专利实施许可合同备案的注销"),
    "pledge": ("专利权质押合同登记的生效、变更及注销", "专利权质押合同登记的生效"),
    "pledge_end": ("专利权质押合同登记的生效、变更及注销", "专利权质押合同登记的注销"),
    "change": ("著录事项变更", "专利权人的姓名或者名称、地址的变更"),
}


def _owned(facts: Facts, rng: random.Random) -> Facts:
    if facts.given.get("record", "transfer") != "transfer":
        return facts
    found = inventing(
        facts, rng,
        from_parties=parties(facts, rng, (1, 1, 2), public=True),
        to_parties=parties(facts, rng, (1, 2, 2), public=False),
    )  # fmt: skip
    return inventing(found, rng, **patents(facts, rng, 1)) if rng.random() < 0.6 else found


def _entry(r: RecordFacts, record: str, day: str) -> list[Pair]:
    if record.startswith("pledge"):
        sides: list[Pair] = [("出质人", r.names("from_parties", "；")), ("质权人", r.names("to_parties", "；"))]
        return [
            ("登记号", r.printed_number()),
            ("登记生效日" if record == "pledge" else "解除日", r.recorded(day)),
            *sides,
        ]
    if record.startswith("licence"):
        sides = [("让与人", r.names("from_parties", "；")), ("受让人", r.names("to_parties", "；"))]
        kind: list[Pair] = [("许可种类", r.licence())] if record == "licence" else []
        return [
            ("合同备案号", r.printed_number()), *sides, *kind,
            ("备案日期" if record == "licence" else "解除日", r.recorded(day)),
        ]  # fmt: skip
    owner = "权利人" if record == "transfer" else ""
    found: list[Pair] = []
    for item, before, after in r.change_cells():
        if item not in {"邮编", "联系人", "代理机构"}:
            found += [("变更事项", item), (f"变更前{owner}", before), (f"变更后{owner}", after)]
    return [*found, ("登记生效日", r.recorded(day))]


def register_pages(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """登记簿副本 of three pages: numbered items, what was granted, what happened since, fees year by year."""
    r = record_facts(_owned(facts, rng), subtype, rng)
    day, ink = rng.choice(("cn", "cn0", "dotted")), pick_ink(rng, 10.6, fonts=FONTS)

    def foot(page: PageCanvas, number: int) -> None:
        watermark(page, random.Random(number), "专利登记簿副本", (236, 238, 240))
        shown: Content = r.number(0, "bare") if r.numbers else ""
        page.text(25 * MM, 34, ["专利登记簿副本　", shown], Ink(ink.font, 8.4, (90, 90, 90)))
        page.text(A4[0] - 25 * MM, A4[1] - 38, f"第{number}页 共3页", Ink(ink.font, 8.4), "right")

    flow = Flow(ink, margin=25 * MM, leading=1.75, footer=foot)
    issued = r.recorded_on + timedelta(days=rng.randint(20, 300)) if r.recorded_on else None
    flow.need(20)
    flow.line("专利登记簿副本", Ink(Font.BOOK, 20, bold=True, spacing=0.2), align="center", gap=10)
    head, granted = Ink(Font.BROAD, 11), r.granted_on[0] if r.granted_on else date(2016, 5, 4)
    filed = write_date(r.filed_on[0], day) if r.filed_on else ""
    flow.line("第一部分　授权时的著录项目", head, gap=2)
    letter = "U" if r.numbers and type_digit(r.numbers[0]) == "2" else "B"
    published = f"CN{rng.randrange(10**8, 10**9)}{letter}"
    owners, inventor = r.names("from_parties", "，"), [facts.world.person() for _ in range(3)]
    first: tuple[Pair, ...] = (
        ("专利号", r.number(0, rng.choice(("zl", "bare", "zl_space"))) if r.numbers else ""),
        ("发明创造名称", r.title(0)),
        ("申请日", filed), ("授权公告日", write_date(granted, day)), ("授权公告号", published),
        ("主分类号", f"H02K {rng.randint(1, 30)}/{rng.randint(10, 60)}"), ("优先权", "无"),
        ("发明人", "，".join(inventor)),
        ("授权时的专利权人", owners), ("地　　址", facts.university().address), ("专利代理机构", "岚溪专利商标事务所"),
    )  # fmt: skip
    for number, (name, value) in enumerate(first, start=1):
        flow.para([f"{number}. {name}　", value], indent=0)
    flow.new_page()
    flow.line("第二部分　授权后登记的事项", head, gap=2)
    before = (r.recorded_on or granted + timedelta(days=800)) - timedelta(days=200)
    flow.para(f"（1）{write_date(before, day)}　专利代理机构变更为栎木知识产权代理有限公司。", indent=0)
    flow.para(["（2）", r.recorded(day), "　专利权转移"], indent=0)
    flow.grid(
        (0.5, 0.5),
        [
            [Cell("转移前的专利权人", align="center"), Cell("转移后的专利权人", align="center")],
            [Cell(r.names("from_parties", "\n")), Cell(r.names("to_parties", "\n"))],
        ],
        TableStyle(ink, row=28, pad=6, leading=1.4),
    )
    flow.skip(8)
    flow.para(["（3）现专利权人　", r.names("to_parties", "，")], indent=0)
    flow.para(f"（4）现专利权人地址　{facts.firm().address}", indent=0)
    flow.para("（5）质押　无　　（6）保全　无　　（7）强制许可　无", indent=0)
    flow.new_page()
    flow.line("第三部分　年费缴纳情况", head, gap=4)
    rows: list[list[Cell | str]] = [[Cell(name, align="center") for name in ("年度", "应缴日", "金额（元）", "状态")]]
    for year in range(3, 12):
        due = granted + timedelta(days=365 * (year - 2))
        if issued and due < issued:
            told = (f"第{year}年", write_date(due, "iso"), rng.choice(("900", "1200", "2000")), "已缴")
            rows.append([Cell(part, align="center") for part in told])
    flow.grid((0.2, 0.3, 0.25, 0.25), rows, TableStyle(Ink(ink.font, 9.6), (120, 120, 120), 0.5, row=22))
    flow.skip(14)
    flow.para(f"法律状态：{facts.given.get('legal_status', rng.choice(('专利权有效', '专利权维持')))}", indent=0)
    flow.skip(20)
    flow.line(f"国家知识产权局　　{write_date(issued, 'cn') if issued else ''}", align="right")
    flow.page.stamp(
        A4[0] - rng.uniform(110, 170), flow.y - 12, round_seal(rng, "国家知识产权局", ("登记簿副本专用章",))
    )
    return flow.pages


def gazette_column(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A page of the gazette in two narrow columns: the entry, its values broken, stands among notes without numbers."""
    r, record = record_facts(_owned(facts, rng), subtype, rng), str(facts.given.get("record", "transfer"))
    page, margin = PageCanvas(*A4), 20 * MM
    ink = pick_ink(rng, 9.2, fonts=(Font.SONG, Font.MING, Font.BOOK))
    heading = Ink(Font.BROAD, 10.4)
    week = rng.randint(1, 52)
    page.text(margin, 36, f"第{rng.randint(33, 39)}卷第{week}期", ink)
    page.text(page.width / 2, 34, rng.choice(("专利公报", "发明专利公报")), Ink(Font.BOOK, 13, bold=True), "center")
    published = r.facts.day("published_on", lambda: r.recorded_on + timedelta(days=19) if r.recorded_on else None)
    page.text(page.width - margin, 36, write_date(published, "dotted") if published else "", ink, "right")
    page.line(margin, 54, page.width - margin, 54, width=1.2)
    width = (page.width - 2 * margin - 24) / 2
    entry = rng.choice((0, 1))
    for side in (0, 1):
        x, y = margin + side * (width + 24), 66.0
        if side != entry:
            page.text(x + width / 2, y, "更　正", heading, "center")
            for note in range(1, rng.randint(6, 13)):
                where = f"第{rng.randint(30, 39)}卷第{rng.randint(1, 52)}期第{rng.randint(20, 900)}页"
                text = f"（{note}）{where}，{rng.choice(('发明人', '代理机构', '摘要附图'))}公告有误，以本期公告为准。"
                y = page.paragraph(x, y + 18, width, text, ink, leading=1.45)
            continue
        page.text(x + width / 2, y, _STATES[record][0], heading, "center")
        page.text(x, y + 20, _STATES[record][1], Ink(Font.BROAD, ink.size))
        y += 38
        pairs: list[Pair] = [
            ("[51]主分类号", f"B01D {rng.randint(1, 90)}/{rng.randint(10, 60)}"),
            ("[21]专利号", r.number(0, rng.choice(("zl", "zl_space"))) if r.numbers else ""),
            ("[22]申请日", write_date(r.filed_on[0], "dotted") if r.filed_on else ""),
            *([("[54]名称", r.title(0))] if record in {"transfer", "change"} else []),
            *_entry(r, record, "dotted"),
        ]
        for name, value in pairs:
            y = page.paragraph(x, y, width, [name, " ", value], ink, leading=1.45, keep_words=False) + 1
    page.line(page.width / 2, 62, page.width / 2, page.height - 60, width=0.4)
    page.text(page.width / 2, page.height - 46, f"· {rng.randint(100, 2400)} ·", ink, "center")
    return page


def affairs_web(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """The search system printed by a browser: tabs, a grey table of 事务数据 whose text runs on in a narrow cell."""
    r, record = record_facts(_owned(facts, rng), subtype, rng), str(facts.given.get("record", "transfer"))
    page = PageCanvas(*A4)
    ink = Ink(rng.choice(PLAIN_FONTS), 9.4, (50, 50, 50), latin=rng.choice((None, Font.SANS)))
    small, white = Ink(ink.font, 7.6, (120, 120, 120)), Ink(ink.font, 10, (255, 255, 255))
    printed = r.recorded_on + timedelta(days=rng.randint(60, 500)) if r.recorded_on else None
    page.text(24, 14, f"{write_date(printed, 'slashed')} 10:{rng.randint(10, 59)}" if printed else "", small)
    page.text(page.width / 2, 14, "中国及多国专利审查信息查询", small, "center")
    colour = rng.choice(((38, 92, 160), (20, 120, 190), (150, 40, 45)))
    page.rect(24, 34, page.width - 24, 62, None, fill=colour)
    page.text(36, 42, "申请信息　　审查信息　　费用信息　　发文信息　　公布公告　　事务数据", white)
    shown: Content = r.number(0, rng.choice(("bare", "no_dot"))) if r.numbers else ""
    shown = [part for part in [shown] if part]
    page.text(30, 78, ["申请号/专利号 ", *shown], ink)
    y = 96.0
    if record in {"transfer", "change"}:
        y = page.paragraph(30, 96, page.width - 60, ["发明名称 ", r.title(0)], ink)
    published = r.facts.day("published_on", lambda: r.recorded_on + timedelta(days=17) if r.recorded_on else None)
    told: list[Content] = [_STATES[record][1], "\nIPC(主分类):G01N21/", str(rng.randint(10, 95))]
    for name, value in _entry(r, record, rng.choice(("compact", "dotted"))):
        told += [rng.choice(("\n", ";")), name, ":", value]
    granted = r.granted_on[0] if r.granted_on else None
    days = [write_date(granted - timedelta(days=back), "dotted") if granted else "" for back in (0, 520)]
    head = Ink(ink.font, 9.2, (255, 255, 255))
    rows: list[list[Cell | str]] = [
        [Cell(days[1]), Cell("实质审查的生效"), Cell("实质审查的生效IPC(主分类):G01N21/64")],
        [Cell(days[0]), Cell("授权"), Cell("授权")],
        [Cell(write_date(published, "dotted") if published else ""), Cell(_STATES[record][0]), Cell(told)],
    ]  # fmt: skip
    rows = rows if rng.random() < 0.5 else rows[::-1]
    width = page.width - 60
    shares = [width * share for share in (0.2, 0.26, 0.54)]
    page.rect(30, y + 8, page.width - 30, y + 30, None, fill=(120, 130, 145))
    heads: list[Cell | str] = [Cell(name, ink=head) for name in ("事务数据公告日", "事务数据类型", "事务数据信息")]
    y = table(page, 30, y + 8, shares, [heads], TableStyle(ink, None, row=22, pad=6))
    y = table(page, 30, y, shares, rows, TableStyle(ink, (205, 208, 212), 0.5, row=30, pad=6, leading=1.45))
    page.text(page.width - 30, y + 12, "共 3 条　1/1 页", small, "right")
    page.text(24, page.height - 22, "https://cpquery.cponline.cnipa.gov.cn/detail/index?zhuanlisqh=affairs", small)
    page.text(page.width - 24, page.height - 22, "1/1", small, "right")
    return page
