"""Records of licences and pledges: captions in boxes, values before labels, captions without rules."""

from __future__ import annotations

import random
from datetime import timedelta

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.codes import bar, qr
from samples.papers.facts import Facts
from samples.papers.foreign.common import FONTS, captioned, inventing, parties, watermark
from samples.papers.ink import Content, Ink
from samples.papers.record_facts import RecordFacts, record_facts
from samples.papers.stamps import round_seal
from samples.papers.styles import pick_ink, write_date

_GREY = (110, 112, 118)
_OFFICE = "国家知识产权局"


def _shared(facts: Facts, rng: random.Random) -> Facts:
    return inventing(
        facts, rng,
        from_parties=parties(facts, rng, (1, 1, 2), public=True),
        to_parties=parties(facts, rng, (1, 1, 1, 2), public=False),
    )  # fmt: skip


def _day(r: RecordFacts, place: int, style: str) -> str:
    return write_date(r.granted_on[place], style)


def _letter_head(page: PageCanvas, r: RecordFacts, title: str, ink: Ink, margin: float) -> None:
    page.text(page.width / 2, 46, _OFFICE, Ink(Font.BOOK, 20, bold=True, spacing=0.5), "center")
    page.line(margin, 78, page.width - margin, 78, (200, 30, 40), 1.8)
    page.text(page.width / 2, 98, title, Ink(Font.BROAD, 16, bold=True), "center")
    page.text(page.width - margin, 132, f"发文序号：{r.dispatch}", Ink(ink.font, 8.6), "right")


def boxed_captions(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """备案通知书: boxes with small captions at their upper edge, the patents numbered below in two columns of text."""
    facts = facts if subtype == "open_licence_record" else _shared(facts, rng)
    r = record_facts(facts, subtype, rng)
    page, margin = PageCanvas(*A4), 23 * MM
    watermark(page, rng, rng.choice(("备案专用", "国家知识产权局")))
    ink = pick_ink(rng, 10.6, fonts=FONTS)
    small = Ink(ink.font, 8, _GREY)
    kind = "专利开放许可实施合同" if subtype == "open_licence_record" else "专利实施许可合同"
    _letter_head(page, r, f"{kind}备案通知书", ink, margin)
    one, two = rng.choice((("许可人", "被许可人"), ("许可方", "被许可方"), ("让与人", "受让人")))
    day, whole = rng.choice(("cn", "dotted", "cn0")), page.width - 2 * margin
    lines: tuple[tuple[tuple[str, Content, float], ...], ...] = (
        (
            ("备案号", r.printed_number(), 0.36), ("备案日", r.recorded(day), 0.32),
            ("专利件数", f"{len(r.numbers)}件", 0.32),
        ),
        ((one, r.names("from_parties", "\n"), 0.5), (two, r.names("to_parties", "\n"), 0.5)),
        (
            ("许可类型", r.licence(), 0.24), ("合同有效期", r.from_to(day, "至"), 0.5),
            ("许可使用费", rng.choice(("见合同", "一次总付", "入门费加提成")), 0.26),
        ),
    )  # fmt: skip
    y = 152.0
    for line in lines:
        x, lowest = margin, y
        for caption, value, share in line:
            lowest = max(lowest, captioned(page, x + 5, y + 4, whole * share - 10, caption, value, (small, ink)))
            x += whole * share
        x = margin
        for _, _, share in line:
            page.rect(x, y, x + whole * share, lowest + 5, (80, 80, 80), width=0.6)
            x += whole * share
        y = lowest + 5
    y = (
        page.paragraph(
            margin, y + 12, whole, f"　　你方提交的{kind}备案申请材料符合规定，准予备案。备案专利如下：", ink
        )
        + 4
    )
    ends, style = [y, y], rng.choice(("zl", "bare", "zl_space"))
    for place in range(len(r.numbers)):
        side = place % 2
        x = margin + side * (whole / 2 + 6)
        item: Content = [f"{place + 1}．", r.title(place), "\n", r.number(place, style)]
        ends[side] = page.paragraph(x, ends[side], whole / 2 - 8, item, Ink(ink.font, 9.6, latin=ink.latin)) + 5
    y = max(ends) + 12
    page.paragraph(
        margin,
        y,
        whole,
        "　　合同变更、期限届满或者提前解除的，当事人应当自发生之日起三十日内办理备案的变更或注销。",
        ink,
    )
    page.text(page.width - margin - 20, y + 70, f"{_OFFICE}专利局", ink, "right")
    page.stamp(page.width - rng.uniform(130, 190), y + 70, round_seal(rng, _OFFICE, ("合同备案专用章",)))
    page.text(margin, page.height - 44, "200602", small)
    page.text(margin, page.height - 33, "2021.6", small)
    return [page]


def values_first(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """备案证明, half-ruled: what the role of a name is stands in brackets behind it; the seal lies on the number."""
    facts = facts if subtype == "open_licence_record" else _shared(facts, rng)
    r = record_facts(facts, subtype, rng)
    page, margin = PageCanvas(*A4, (254, 252, 246)), 32 * MM
    ink = pick_ink(rng, 12.4, fonts=(Font.KAI, Font.BOOK, Font.SONG))
    note = Ink(Font.SONG, 9.6, (120, 60, 40))
    page.rect(22, 22, page.width - 22, page.height - 22, (170, 120, 60), width=1.4)
    kind = "专利开放许可" if subtype == "open_licence_record" else "专利实施许可"
    page.text(page.width / 2, 84, f"{kind}合同", Ink(Font.BOOK, 25, bold=True), "center")
    page.text(page.width / 2, 122, "备 案 证 明", Ink(Font.BOOK, 25, bold=True), "center")
    width, roles = page.width - 2 * margin, rng.choice((("（让与人）", "（受让人）"), ("（许可人）", "（被许可人）")))
    first = r.names("from_parties", "\n")
    day = rng.choice(("cn", "spaced", "cn0"))
    rows: list[tuple[Content, str]] = [
        (first, roles[0]), (r.names("to_parties", "\n"), roles[1]), (r.licence(), "（许可种类）"),
        (r.from_to(day, "起\n至 "), "（许可期限）"), (r.printed_number(), "（合同备案号）"),
        (r.recorded(day), "（备案日期）"),
    ]  # fmt: skip
    y = 184.0
    for value, role in rows:
        top = y
        y = page.paragraph(margin + 10, y, width - 120, value, ink, leading=1.45) + 4
        page.text(page.width - margin - 8, (top + y - 4 - ink.size * 1.1) / 2, role, note, "right")
        page.line(margin, y, page.width - margin, y, (190, 160, 120), 0.5)
        y += 10
    page.stamp(margin + rng.uniform(60, 150), y - rng.uniform(40, 76), round_seal(rng, _OFFICE, ("备案专用章",)))
    page.text(margin + 10, y + 4, "许可的专利：", note)
    y += 24
    for place in range(len(r.numbers)):
        line: Content = [
            r.number(place, rng.choice(("zl", "split"))),
            "《",
            r.title(place),
            "》",
            f"{_day(r, place, 'cn')}授权公告",
        ]
        y = page.paragraph(margin + 10, y, width - 16, line, Ink(ink.font, 10.6, latin=ink.latin), leading=1.5) + 3
    bar(page, (margin, page.height - 92), 170, 16, r.record_number or "0")
    page.text(page.width - margin, page.height - 86, "涂改无效", note, "right")
    return page


def pledge_card(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """专利权质押登记通知书: captions above values in two columns without rules, the list in small print."""
    facts = inventing(facts, rng, from_parties=parties(facts, rng, (1, 1, 2), public=False))
    r = record_facts(facts, subtype, rng)
    page, margin = PageCanvas(*A4), 25 * MM
    ink = pick_ink(rng, 11.4, fonts=FONTS)
    caption = Ink(Font.BROAD, 9.6, rng.choice(((150, 30, 40), (40, 70, 120), (70, 70, 70))))
    _letter_head(page, r, rng.choice(("专利权质押登记通知书", "质权登记通知书")), ink, margin)
    page.paragraph(
        margin,
        150,
        page.width - 2 * margin,
        "　　经审查，下列专利权质押符合规定，已予登记，质权自登记之日起设立。",
        ink,
    )
    day, half = rng.choice(("cn", "cn0", "iso")), page.width / 2 - margin
    signed = write_date(r.recorded_on - timedelta(days=rng.randint(10, 60)), day) if r.recorded_on else ""
    fields: tuple[tuple[str, Content], ...] = (
        ("出质人", r.names("from_parties", "\n")), ("质权人", r.names("to_parties", "\n")),
        ("登记号", r.printed_number()), ("登记生效日", r.recorded(day)),
        ("债务人履行债务的期限", r.from_to(day, " 至\n")), ("质押合同签订日", signed),
        ("担保的债权数额", f"人民币{rng.randint(2, 40) * 50}万元"),
        ("质押合同编号", f"质字{rng.randrange(10**6, 10**7)}号"),
    )  # fmt: skip
    y = 190.0
    for left, right in zip(fields[::2], fields[1::2], strict=True):
        ends = [
            captioned(page, x, y, half - 16, name, value, (caption, ink))
            for x, (name, value) in ((margin, left), (page.width / 2 + 8, right))
        ]
        y = max(ends) + 12
    page.text(margin, y, f"出质专利（{len(r.numbers)}件）", caption)
    y += 18
    tiny, style = Ink(ink.font, 9, latin=ink.latin), rng.choice(("bare", "zl", "no_dot"))
    for place in range(len(r.numbers)):
        page.text(margin, y, r.number(place, style), tiny)
        end = page.paragraph(margin + 116, y, page.width - 2 * margin - 196, r.title(place), tiny, leading=1.35)
        page.text(page.width - margin, y, _day(r, place, "dotted"), tiny, "right")
        y = end + 5
    page.stamp(
        page.width - rng.uniform(120, 300), y - rng.uniform(10, 70), round_seal(rng, _OFFICE, ("质押登记专用章",))
    )
    page.text(page.width - margin, y + 60, f"{_OFFICE}　专利事务服务处", ink, "right")
    if r.record_number:
        qr(page, margin, page.height - 118, 58, f"https://www.cnipa.gov.cn/pledge/{r.record_number}")
    return page
