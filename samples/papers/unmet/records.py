"""Records of licences and pledges: a statement with an annexed list, a table with all in cells, a long list."""

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

_FONTS = (Font.SONG, Font.BOOK, Font.BROAD, Font.KAI)
_TITLES = {
    "licence_record": "专利实施许可合同备案证明",
    "open_licence_record": "专利开放许可实施合同备案证明",
    "pledge_notice": "专利权质押登记通知书",
}


def statement(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """兹证明…: the parties in one sentence, type and term in the next, the patents in an annex on a page of its own."""
    r = record_facts(facts, subtype, rng)
    flow = Flow(pick_ink(rng, 13, fonts=_FONTS), margin=30 * MM, leading=2.0)
    flow.need(20)
    flow.skip(20)
    flow.line(_TITLES[subtype], Ink(Font.BOOK, 22, bold=True), align="center", gap=20)
    flow.line(["备案号：", r.printed_number()], align="center", gap=16)
    flow.para(
        [
            "兹证明让与人", *r.names("from_parties"), "与受让人", *r.names("to_parties"),
            "就附表所列专利订立的实施许可合同，经审查符合规定，于", r.recorded(rng.choice(("cn", "hanzi"))),
            "予以备案。",
        ]
    )  # fmt: skip
    day = rng.choice(("cn", "cn0"))
    flow.para(["该合同的许可种类为", r.licence(), "，有效期限自", *r.from_to(day, "起至"), "止，许可地域为中国境内。"])
    flow.skip(60)
    flow.line("国家知识产权局", align="right")
    flow.page.stamp(
        flow.size[0] - rng.uniform(140, 190), flow.y - 8, round_seal(rng, "国家知识产权局", ("合同备案专用章",))
    )
    flow.new_page()
    flow.line("附表：许可专利一览", Ink(Font.BROAD, 13), gap=8)
    rows: list[list[Cell | str]] = [[Cell(head, align="center") for head in ("序号", "名　称", "专利号", "授权公告日")]]
    style = rng.choice(("zl", "bare", "zl_space"))
    for place in range(len(r.numbers)):
        granted = write_date(r.granted_on[place], "dotted")
        rows.append([Cell(str(place + 1), align="center"), Cell(r.title(place)), Cell(r.number(place, style)), granted])
    look = TableStyle(Ink(flow.ink.font, 10), (60, 60, 60), 0.5, row=28, pad=4)
    flow.grid((0.08, 0.42, 0.32, 0.18), rows, look)
    return flow.pages


def all_in_cells(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A bordered form of label cells and value cells, two pairs to a row; all patents stand in one cell."""
    r = record_facts(facts, subtype, rng)
    page = PageCanvas(*A4, (253, 251, 244))
    ink = pick_ink(rng, 10.6, fonts=_FONTS)
    label = Ink(Font.BROAD, 10)
    pledge = subtype == "pledge_notice"
    page.rect(34, 34, page.width - 34, page.height - 34, (180, 140, 60), width=2.4)
    page.text(page.width / 2, 66, _TITLES[subtype], Ink(Font.BOOK, 21, bold=True), "center")
    one, two = ("出质人", "质权人") if pledge else rng.choice((("许可方", "被许可方"), ("让与人", "受让人")))
    day = rng.choice(("cn", "iso", "dotted"))
    listed: list[Content] = []
    for place in range(len(r.numbers)):
        listed += ["；\n" if place else "", r.title(place), "（", r.number(place, rng.choice(("zl", "bare"))), "）"]
    kind: Content = f"{rng.randint(2, 9)}年期主债权" if pledge else r.licence()
    rows: list[list[Cell | str]] = [
        [
            Cell("质押登记号" if pledge else "合同备案号", align="center", ink=label), Cell(r.printed_number()),
            Cell("登记日期" if pledge else "备案日期", align="center", ink=label), Cell(r.recorded(day)),
        ],
        [Cell(one, align="center", ink=label), Cell(r.names("from_parties", "\n"), 3)],
        [Cell(two, align="center", ink=label), Cell(r.names("to_parties", "\n"), 3)],
        [
            Cell("担保范围" if pledge else "许可种类", align="center", ink=label), Cell(kind),
            Cell("期　限", align="center", ink=label), Cell(r.from_to(day, " 至 ")),
        ],
        [Cell("出质专利" if pledge else "许可专利", align="center", ink=label), Cell(listed, 3)],
        [Cell("备　注", align="center", ink=label), Cell(f"共{len(r.numbers)}件。本证明遗失不补，变更应办理登记。", 3)],
    ]  # fmt: skip
    width = page.width - 120
    look = TableStyle(ink, (140, 110, 50), 0.7, row=38, pad=6, leading=1.45)
    y = table(page, 60, 116, [width * share for share in (0.17, 0.35, 0.15, 0.33)], rows, look)
    page.text(page.width - 90, y + 40, "国家知识产权局", Ink(ink.font, 12), "right")
    page.stamp(page.width - rng.uniform(120, 160), y + 46, round_seal(rng, "国家知识产权局", ("专利事务章",)))
    return page


def pledged_list(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A pledge of many patents: the facts in lines, the list over two pages with other numbers beside each."""
    given = dict(facts.given)
    if "patent_numbers" not in given:
        patents = [facts.world.patent(date(2020, 6, 1)) for _ in range(rng.randint(14, 22))]
        given |= {"patent_numbers": [item.number for item in patents], "titles": [item.title for item in patents]}
    r = record_facts(Facts(given, rng), subtype, rng)
    flow = Flow(pick_ink(rng, 10.8, fonts=_FONTS), margin=24 * MM, leading=1.8)
    flow.need(20)
    flow.line("专利权质押登记通知书", Ink(Font.BOOK, 18, bold=True), align="center", gap=10)
    pairs: tuple[tuple[str, Content], ...] = (
        ("质押登记号", r.printed_number()), ("登 记 日", r.recorded(rng.choice(("cn", "cn0")))),
        ("出 质 人", r.names("from_parties")), ("质 权 人", r.names("to_parties")),
        ("债务履行期", r.from_to("cn", "—")), ("出质专利数", f"{len(r.numbers)}件"),
    )  # fmt: skip
    for name, value in pairs:
        flow.para([f"{name}　　", value], indent=0)
    flow.para("经审查，上述专利权质押符合《专利权质押登记办法》的规定，准予登记。质权自登记时设立。")
    heads = ("序号", "专利号", "专利名称", "公告号", "申请日")
    rows: list[list[Cell | str]] = [[Cell(head, align="center") for head in heads]]
    style = rng.choice(("bare", "zl"))
    for place in range(len(r.numbers)):
        published = f"CN{rng.randrange(10**8, 10**9)}{'B' if r.numbers[place][4:5] == '1' else 'U'}"
        filed = write_date(r.filed_on[place], "iso")
        number = Cell(r.number(place, style), align="center")
        rows.append([Cell(str(place + 1), align="center"), number, Cell(r.title(place)), published, filed])
    flow.grid((0.07, 0.25, 0.36, 0.18, 0.14), rows, TableStyle(Ink(flow.ink.font, 8.6), (0, 0, 0), 0.5, row=27, pad=3))
    flow.need(90)
    flow.skip(30)
    flow.line("国家知识产权局", align="right")
    flow.page.stamp(flow.size[0] - rng.uniform(120, 170), flow.y, round_seal(rng, "国家知识产权局", ("质押登记章",)))
    return flow.pages


def register_book(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """专利登记簿副本, landscape: the data in lines at the left, the events at the right, each dated in front."""
    r = record_facts(facts, subtype, rng)
    page = PageCanvas(A4[1], A4[0])
    ink = pick_ink(rng, 9.8, fonts=_FONTS)
    page.text(page.width / 2, 32, "专利登记簿副本", Ink(Font.BOOK, 19, bold=True), "center")
    day = rng.choice(("cn", "cn0", "dotted"))
    filed, granted = (days[0] if days else None for days in (r.filed_on, r.granted_on))
    pairs: tuple[tuple[str, Content], ...] = (
        ("专利号", r.number(0, rng.choice(("zl", "zl_space", "bare"))) if r.numbers else ""),
        ("发明创造名称", r.title(0)),
        ("申请日", write_date(filed, day) if filed else ""),
        ("授权公告日", write_date(granted, day) if granted else ""),
        ("发明人", "、".join(facts.world.person() for _ in range(2))),
        ("专利权人（现）", r.names("to_parties", "\n")),
        ("专利权状态", str(facts.given.get("legal_status", "专利权维持"))),
        ("年费缴至", write_date(granted + timedelta(days=2000), day) if granted else ""),
    )
    y = 74.0
    for name, value in pairs:
        page.text(50, y, f"{name}：", Ink(Font.BROAD, ink.size))
        y = page.paragraph(136, y, page.width * 0.44 - 136, value, ink, leading=1.45) + 8
    x = page.width * 0.48
    page.line(x - 14, 70, x - 14, page.height - 80, (0, 0, 0), 0.6)
    page.text(x, 74, "登记簿记载事项", Ink(Font.BROAD, ink.size * 1.1))
    y = 98.0
    for when, content in _events(r, granted or date(2017, 3, 7), day):
        page.text(x, y, when, ink)
        y = page.paragraph(x + 92, y, page.width - x - 142, content, ink, leading=1.45) + 9
    issued = r.recorded_on + timedelta(days=rng.randrange(20, 200)) if r.recorded_on else None
    page.text(
        page.width - 60, page.height - 66, f"出具日期：{write_date(issued, 'cn') if issued else ''}", ink, "right"
    )
    page.stamp(
        page.width - rng.uniform(110, 160), page.height - 80, round_seal(rng, "国家知识产权局", ("登记簿副本章",))
    )
    return page


def _events(r: RecordFacts, granted: date, day: str) -> list[tuple[Content, Content]]:
    recorded = r.recorded_on or granted + timedelta(days=700)
    found: list[tuple[Content, Content]] = [(write_date(granted, day), "授权登记。")]
    agent = "代理机构由岚溪专利商标事务所变更为栎木知识产权代理有限公司。"
    found.append((write_date(recorded - timedelta(days=70), day), agent))
    owners: Content = ["专利权转移登记。转让人：", *r.names("from_parties"), "；受让人：", *r.names("to_parties"), "。"]
    found.append((r.recorded(day), owners))
    address = f"地址变更为{r.facts.firm().address}。"
    found.append((write_date(recorded, day), address))
    if r.rng.random() < 0.5:
        found.append((write_date(recorded + timedelta(days=50), day), "年费滞纳金已缴清，专利权继续维持。"))
    return found


def register_typed(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """An older copy, typed: three numbered parts, the change of owner as a group of lines with hanging labels."""
    r = record_facts(facts, subtype, rng)
    flow = Flow(pick_ink(rng, 11.5, fonts=(Font.SONG, Font.MING, Font.KAI)), margin=28 * MM, leading=1.85)
    flow.need(20)
    flow.line("专 利 登 记 簿 副 本", Ink(Font.BOOK, 19, bold=True), align="center", gap=12)
    day = rng.choice(("cn", "spaced"))
    filed, granted = (days[0] if days else None for days in (r.filed_on, r.granted_on))
    flow.para("一、专利基本情况", Ink(Font.BROAD, 12), indent=0)
    flow.para(["专 利 号 ", r.number(0, "zl") if r.numbers else ""])
    flow.para(["专利名称 ", r.title(0)])
    flow.para(f"申 请 日 {write_date(filed, day) if filed else ''}")
    flow.para(f"授权公告日 {write_date(granted, day) if granted else ''}")
    flow.para("二、专利权人变更情况", Ink(Font.BROAD, 12), indent=0)
    flow.para(["变更前的专利权人 ", *r.names("from_parties", "、")])
    flow.para(["变更后的专利权人 ", *r.names("to_parties", "、")])
    flow.para(["变更登记日 ", r.recorded(day)])
    flow.para("三、其他登记事项", Ink(Font.BROAD, 12), indent=0)
    flow.para("质押：无　　保全：无　　实施许可备案：无　　强制许可：无　　无效宣告：无")
    flow.para(f"法律状态：{facts.given.get('legal_status', '专利权维持')}")
    flow.skip(36)
    issued = r.recorded_on + timedelta(days=rng.randrange(20, 200)) if r.recorded_on else None
    flow.line(f"{write_date(issued, 'hanzi') if issued else ''}", align="right")
    flow.page.stamp(flow.size[0] - rng.uniform(130, 190), flow.y - 10, round_seal(rng, "国家知识产权局专利局"))
    return flow.pages
