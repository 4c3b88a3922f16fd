"""Records of licences and pledges, and the copy of the register."""

from __future__ import annotations

import random
from datetime import timedelta

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.ink import Content, Ink
from samples.papers.record_facts import RecordFacts, record_facts
from samples.papers.stamps import round_seal
from samples.papers.styles import pick_ink, write_date
from samples.papers.table import Cell, TableStyle, table
from samples.papers.texts import text

_MARGIN = 26 * MM
Pair = tuple[str, Content]


def _seal(page: PageCanvas, r: RecordFacts, y: float, name: str = "国家知识产权局") -> None:
    page.stamp(
        page.width - r.rng.uniform(140, 190),
        y,
        round_seal(r.rng, name, ("专利事务专用章",) if r.rng.random() < 0.6 else ()),
    )


def _patent_rows(r: RecordFacts, style: str) -> list[list[Cell | str]]:
    rows: list[list[Cell | str]] = [
        [Cell(head, align="center") for head in ("序号", "专利号", "发明创造名称", "申请日", "授权公告日")]
    ]
    for place in range(len(r.numbers)):
        days = write_date(r.filed_on[place], "iso"), write_date(r.granted_on[place], "iso")
        rows.append(
            [
                Cell(str(place + 1), align="center"),
                Cell(r.number(place, style)),
                Cell(r.title(place)),
                *(Cell(day, align="center") for day in days),
            ]
        )
    return rows


def _pairs(flow: Flow, pairs: list[Pair], label: Ink, colon: str = "：") -> None:
    for name, value in pairs:
        pieces = value if isinstance(value, list) else [value]
        flow.need(label.size * 2)
        flow.page.text(flow.margin, flow.y, f"{name}{colon}", label)
        start = flow.margin + 118
        flow.y = flow.page.paragraph(start, flow.y, flow.size[0] - flow.margin - start, pieces, flow.ink, leading=1.8)


def licence_certificate(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """专利实施许可合同备案证明 as a certificate: labelled lines, a list of patents where there are several."""
    r = record_facts(facts, subtype, rng)
    flow = Flow(pick_ink(rng, 11.5, fonts=(Font.SONG, Font.KAI, Font.MING)), margin=_MARGIN)
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
    _pairs(flow, pairs, label)
    if len(r.numbers) > 1:
        flow.skip(8)
        flow.line(f"许可专利清单（共{len(r.numbers)}项）：", label, gap=4)
        flow.grid((0.08, 0.25, 0.35, 0.16, 0.16), _patent_rows(r, style), TableStyle(Ink(flow.ink.font, 9.5), row=22))
    flow.skip(16)
    flow.para("根据《专利实施许可合同备案办法》的规定，上述专利实施许可合同经审查符合备案要求，准予备案，特此证明。")
    flow.need(110)
    flow.skip(40)
    day = write_date(r.recorded_on, "cn") if r.recorded_on else ""
    flow.line("国家知识产权局", align="right")
    flow.line(day, align="right")
    _seal(flow.page, r, flow.y - 20)
    return flow.pages


def licence_table(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """The same record as one ruled table."""
    r = record_facts(facts, subtype, rng)
    page = PageCanvas(*A4)
    ink = pick_ink(rng, 10.5)
    label = Ink(Font.HEI, ink.size)
    width = page.width - 2 * _MARGIN
    title = "专利实施许可合同备案证明" if subtype == "licence_record" else "专利开放许可合同备案证明"
    page.text(page.width / 2, 60, title, Ink(Font.HEI, 18, bold=True), "center")
    roles = rng.choice((("许可方", "被许可方"), ("让与人", "受让人")))
    day = rng.choice(("cn0", "iso", "dotted"))
    entries: list[Pair] = [
        ("备案号", r.printed_number()), ("备案日期", r.recorded(day)), (roles[0], r.names("from_parties", "\n")), (roles[1], r.names("to_parties", "\n")),
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
    for place in range(len(r.numbers)):
        rows.append(
            [
                Cell(r.number(place, style), align="center"),
                Cell(r.title(place), 2),
                Cell(write_date(r.granted_on[place], day), align="center"),
            ]
        )
    y = table(
        page,
        _MARGIN,
        104,
        [width * share for share in (0.27, 0.28, 0.25, 0.2)],
        rows,
        TableStyle(ink, (0, 0, 0), 0.7, row=26, pad=5),
    )
    page.text(_MARGIN, y + 16, "特此证明。", ink)
    page.text(page.width - _MARGIN, y + 60, "国家知识产权局", ink, "right")
    _seal(page, r, y + 66)
    return [page]


def open_statement(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A notice that a user has taken an open licence, in running text."""
    r = record_facts(facts, subtype, rng)
    flow = Flow(pick_ink(rng, 12, fonts=(Font.SONG, Font.MING)), margin=_MARGIN)
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
        "提交的专利开放许可实施合同备案请求符合规定，许可种类为", "普通许可", "，许可期限自", *r.from_to("cn0"),
        "，准予备案，备案日期为", r.recorded("cn0"), "。",
    ])  # type: ignore[list-item]  # fmt: skip
    flow.skip(50)
    flow.line("国家知识产权局", align="right")
    _seal(flow.page, r, flow.y - 10)
    return flow.pages


def pledge_notice(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """专利权质押登记通知书: a letter with labelled lines and a list of patents."""
    r = record_facts(facts, subtype, rng)
    flow = Flow(pick_ink(rng, 11, fonts=(Font.SONG, Font.MING, Font.MICRO)), margin=_MARGIN)
    label = Ink(flow.ink.font, flow.ink.size, bold=rng.random() < 0.4)
    flow.need(20)
    flow.line("国家知识产权局", Ink(Font.SONG, 18, bold=True, spacing=0.3), align="center", gap=6)
    flow.line("专利权质押登记通知书", Ink(Font.HEI, 18), align="center", gap=14)
    flow.para(text("pledge_granted"))
    flow.skip(6)
    recorded = r.recorded(rng.choice(("cn0", "cn", "iso")))
    pairs: list[Pair] = [
        (rng.choice(("质押登记号", "登记号")), r.printed_number()), ("出质人", r.names("from_parties")), ("质权人", r.names("to_parties")),
        (rng.choice(("质押登记日", "登记生效日", "登记日")), recorded), ("债务履行期限", r.from_to("cn0")), ("出质专利", f"共{len(r.numbers)}件，见下表"),
    ]  # fmt: skip
    _pairs(flow, pairs, label)
    flow.skip(8)
    flow.grid(
        (0.08, 0.25, 0.35, 0.16, 0.16),
        _patent_rows(r, rng.choice(("zl", "bare", "zl_space"))),
        TableStyle(Ink(flow.ink.font, 9.5), row=22),
    )
    flow.need(110)
    flow.skip(36)
    flow.line("国家知识产权局专利局", align="right")
    _seal(flow.page, r, flow.y - 16, "国家知识产权局专利局")
    return flow.pages


def pledge_table(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """The same notice as a form."""
    r = record_facts(facts, subtype, rng)
    page = PageCanvas(*A4)
    ink = pick_ink(rng, 10.5, fonts=(Font.SONG, Font.HEI))
    label = Ink(Font.HEI, ink.size)
    width = page.width - 2 * _MARGIN
    page.text(page.width / 2, 56, "专利权质押登记通知书", Ink(Font.SONG, 19, bold=True), "center")
    page.text(page.width - _MARGIN, 88, ["登记号：", r.printed_number()], ink, "right")
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
    for place in range(len(r.numbers)):
        rows.append(
            [
                Cell(r.number(place, "zl"), align="center"),
                Cell(r.title(place)),
                Cell(write_date(r.granted_on[place], "dotted"), align="center"),
            ]
        )
    y = table(
        page,
        _MARGIN,
        108,
        [width * 0.3, width * 0.48, width * 0.22],
        rows,
        TableStyle(ink, (0, 0, 0), 0.7, row=26, pad=5),
    )
    page.paragraph(
        _MARGIN,
        y + 14,
        width,
        text("pledge_registered"),
        ink,
        leading=1.7,
        indent=2 * ink.size,
    )
    _seal(page, r, y + 110)
    return [page]


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
        ("法律状态", "专利权有效"),
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
    flow = Flow(pick_ink(rng, 11, fonts=(Font.SONG, Font.MING, Font.HEI)), margin=_MARGIN)
    flow.need(20)
    flow.line("专 利 登 记 簿 副 本", Ink(Font.HEI, 20), align="center", gap=16)
    patent, event = _register_facts(r)
    _pairs(flow, patent, flow.ink)
    flow.skip(8)
    flow.page.line(flow.margin, flow.y, flow.size[0] - flow.margin, flow.y)
    flow.skip(8)
    flow.line(rng.choice(("专利权的转移", "著录项目变更", "专利权人变更")), Ink(Font.HEI, flow.ink.size), gap=2)
    _pairs(flow, event, flow.ink)
    _register_foot(flow, r)
    return flow.pages


def _register_foot(flow: Flow, r: RecordFacts) -> None:
    flow.need(120)
    flow.skip(50)
    issued = r.recorded_on + timedelta(days=r.rng.randrange(20, 400)) if r.recorded_on else None
    flow.line(f"国家知识产权局：{write_date(issued, 'cn') if issued else ''}", align="right")
    _seal(flow.page, r, flow.y - 10, "国家知识产权局专利局")


def register_table(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """专利登记簿副本 as tables: the patent above, the events below."""
    r = record_facts(facts, subtype, rng)
    flow = Flow(pick_ink(rng, 10.5), margin=_MARGIN)
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
