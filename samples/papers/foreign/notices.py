"""手续合格通知书: of electronic delivery with captions below, for many patents, of co-owners on lines of their own."""

from __future__ import annotations

import random
from datetime import timedelta

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.codes import bar, qr
from samples.papers.facts import Facts
from samples.papers.foreign.common import FONTS, PLAIN_FONTS, captioned, inventing, number_page, parties, patents
from samples.papers.ink import Content, Ink
from samples.papers.record_facts import OWNER_ITEMS, RecordFacts, record_facts
from samples.papers.stamps import box_seal, round_seal
from samples.papers.styles import pick_ink, write_date
from samples.papers.table import Cell, TableStyle, table

_CODE = "200028"
_GREY = (105, 108, 115)


def _of_owners(r: RecordFacts) -> bool:
    return any(any(known in row[0] for known in OWNER_ITEMS) for row in r.changes)


def _later(r: RecordFacts, days: int, style: str) -> str:
    return write_date(r.recorded_on + timedelta(days=days), style) if r.recorded_on else ""


def _co_owned(facts: Facts, subtype: str, rng: random.Random) -> Facts:
    if subtype != "transfer_notice" or rng.random() < 0.3:
        return facts
    return inventing(
        facts, rng,
        from_parties=parties(facts, rng, (1, 2, 3), public=True),
        to_parties=parties(facts, rng, (1, 2, 3), public=False),
    )  # fmt: skip


def delivered(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """Electronic delivery: a shaded side column with captions below values, the item between 变更前 and 变更后."""
    r = record_facts(_co_owned(facts, subtype, rng), subtype, rng)
    page = PageCanvas(*A4)
    ink = pick_ink(rng, 10, fonts=PLAIN_FONTS)
    small, strong = Ink(ink.font, 8, _GREY), Ink(ink.font, 10.4, bold=rng.random() < 0.6, latin=ink.latin)
    side = 158.0
    page.rect(0, 0, side, page.height, None, fill=rng.choice(((243, 244, 246), (240, 245, 250), (247, 245, 240))))
    page.text(18, 34, "国家知识产权局", Ink(Font.BOOK, 15, bold=True))
    page.text(18, 56, "电子专利文件", small)
    owner: Content = r.names("to_parties", "\n") if _of_owners(r) else "\n".join(r.after)
    number: Content = r.number(0, rng.choice(("bare", "zl"))) if r.numbers else ""
    facts_beside: tuple[tuple[str, Content], ...] = (
        ("申请号或专利号", number), ("发文日", r.recorded(rng.choice(("cn0", "iso", "dotted")))),
        ("发文序号", r.dispatch),
        ("专利权人", owner), ("发明创造名称", r.title(0)), ("电子文件接收日", _later(r, rng.randint(1, 9), "iso")),
    )  # fmt: skip
    y = 96.0
    for caption, value in facts_beside:
        y = captioned(page, 18, y, side - 34, caption, value, (small, strong), below=True) + 15
    if r.dispatch:
        qr(page, 18, page.height - 150, 62, f"http://cponline.cnipa.gov.cn/notice?no={r.dispatch}")
    left, width = side + 26, page.width - side - 60
    page.text(left, 60, "手续合格通知书", Ink(Font.BROAD, 20, bold=True))
    page.line(left, 90, left + width, 90, _GREY, 1.2)
    asked = _later(r, -rng.randint(4, 30), "cn")
    text = f"　　根据专利法实施细则的有关规定，对你方{asked}通过专利业务办理系统提交的著录项目变更申报书，准予变更，"
    y = page.paragraph(left, 104, width, f"{text}自本通知书发文日起生效。", ink, leading=1.8) + 12
    columns = [width * share for share in (0.41, 0.18, 0.41)]
    middle = Ink(ink.font, 8.6, _GREY)
    rows: list[list[Cell | str]] = [
        [Cell(head, align="center", ink=middle) for head in ("变更前", "变更项目", "变更后")]
    ]
    rows += [
        [Cell(old), Cell(item, align="center", ink=middle), Cell(new)] for item, old, new in r.change_cells()
    ]  # fmt: skip
    page.line(left, y, left + width, y, _GREY, 0.8)
    for row in rows:
        y = table(page, left, y, columns, [row], TableStyle(ink, None, row=26, pad=6, leading=1.35))
        page.line(left, y, left + width, y, (190, 192, 196), 0.5)
    page.text(left, y + 22, f"审查员：{r.facts.world.person()}（自动审查）", small)
    if rng.random() < 0.7:
        page.stamp(
            left + width - rng.uniform(40, 90), y + 50, box_seal(rng, ("国家知识产权局专利局", "电子发文专用章"))
        )
    page.text(left, page.height - 58, _CODE, Ink(ink.font, 8))
    page.text(left + 50, page.height - 58, rng.choice(("2022.10", "2023.12")), Ink(ink.font, 8))
    page.paragraph(
        left,
        page.height - 44,
        width,
        "以电子文件形式发出的通知书与纸件具有同等法律效力，请通过系统核对电子签章。",
        small,
    )
    return page


def batch(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """One notice for many patents, landscape: a row a patent, owners in narrow cells, at times merged over all rows."""
    facts = inventing(
        facts, rng, **patents(facts, rng, rng.randint(3, 6)), from_parties=parties(facts, rng, (1, 1, 2), public=True)
    )
    r = record_facts(facts, subtype, rng)
    page = PageCanvas(A4[1], A4[0])
    ink = pick_ink(rng, 9.6, fonts=FONTS)
    page.text(48, 34, "中华人民共和国国家知识产权局", Ink(Font.BOOK, 13, bold=True))
    page.text(page.width - 48, 36, ["发文日　", r.recorded(rng.choice(("cn", "cn0", "spaced")))], ink, "right")
    page.text(page.width - 48, 54, f"发文序号　{r.dispatch}", ink, "right")
    page.text(page.width / 2, 72, "手续合格通知书", Ink(Font.BROAD, 17, spacing=0.4), "center")
    page.text(page.width / 2, 98, rng.choice(("（批量著录项目变更）", "（专利权人变更　批量）")), ink, "center")
    text = f"　　请求人提交的批量变更请求经审查合格，下列{len(r.numbers)}件专利的著录项目准予变更，变更项目为专利权人。"
    y = page.paragraph(48, 122, page.width - 96, text, ink, leading=1.7) + 4
    merged, style = rng.random() < 0.5, rng.choice(("bare", "zl", "zl_space"))
    bold = Ink(Font.BROAD, ink.size)
    heads = ("序号", "申请号或专利号", "发明创造名称", "变更前权利人", "变更后权利人")
    rows: list[list[Cell | str]] = [[Cell(head, align="center", ink=bold) for head in heads]]
    for place in range(len(r.numbers)):
        row: list[Cell | str] = [
            Cell(str(place + 1), align="center"), Cell(r.number(place, style), align="center"), Cell(r.title(place)),
        ]  # fmt: skip
        if not merged or not place:
            down = len(r.numbers) if merged else 1
            row += [Cell(r.names(side, "\n"), rows=down) for side in ("from_parties", "to_parties")]
        rows.append(row)
    width = page.width - 96
    shares = (0.06, 0.22, 0.44, 0.14, 0.14)
    y = table(page, 48, y, [width * share for share in shares], rows, TableStyle(ink, row=27, pad=4, leading=1.3))
    page.text(60, y + 18, f"审查员　{r.facts.world.person()}　　审查部门　初审及流程管理部", ink)
    page.stamp(
        page.width - rng.uniform(120, 230),
        y + rng.uniform(-14, 22),
        round_seal(rng, "国家知识产权局专利局", ("审查业务章",)),
    )
    page.text(48, page.height - 40, _CODE, Ink(ink.font, 8))
    page.text(100, page.height - 40, "2020.6", Ink(ink.font, 8))
    number_page(page, "第1页/共1页", Ink(ink.font, 8))
    return page


def owners_listed(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """Half-ruled: before at the left, after at the right, each owner on a line of its own with its address below."""
    r = record_facts(_co_owned(facts, subtype, rng), subtype, rng)
    page = PageCanvas(*A4)
    ink = pick_ink(rng, 10.6, fonts=FONTS)
    margin, label = 24 * MM, Ink(Font.BROAD, 10)
    width = page.width - 2 * margin
    page.text(page.width / 2, 44, "国 家 知 识 产 权 局 专 利 局", Ink(Font.BOOK, 17), "center")
    if r.numbers:
        bar(page, (page.width - margin - 150, 76), 150, 17, r.numbers[0].replace(".", ""))
    asked = r.names("to_parties", "，") if _of_owners(r) else "，".join(r.after)
    page.text(margin, 80, f"{rng.randrange(100000, 719999)}", ink)
    page.paragraph(margin, 98, width * 0.5, f"{r.facts.firm().address} {r.facts.world.person()} 收", ink)
    page.text(page.width / 2, 150, "手续合格通知书", Ink(Font.BROAD, 17, bold=True), "center")
    y = 186.0
    head: tuple[tuple[str, Content], ...] = (
        ("申请号或专利号", r.number(0, "bare") if r.numbers else ""),
        (rng.choice(("发明创造名称", "发明名称")), r.title(0)), ("专利权人", asked),
        ("发文日", r.recorded(rng.choice(("hanzi", "cn", "cn0")))), ("发文序号", r.dispatch),
    )  # fmt: skip
    for name, value in head:
        page.text(margin + 84, y, name, label, "right")
        y = page.paragraph(margin + 100, y, width - 100, value, ink, leading=1.5) + 3
    text = f"　　{_later(r, -rng.randint(9, 50), 'cn')}提出的变更请求，手续合格，著录项目变更如下："
    y = page.paragraph(margin, y + 10, width, text, ink, leading=1.7) + 6
    top = y
    page.line(margin, y, page.width - margin, y, width=1.2)
    middle = page.width / 2
    item = next((row[0] for row in r.changes if any(known in row[0] for known in OWNER_ITEMS)), "著录项目")
    for x, when in ((margin, "前"), (middle + 10, "后")):
        page.text(x, y + 6, f"变更{when}的{item}" if _of_owners(r) else f"变更{when}", label)
    y += 28
    page.line(margin, y - 4, page.width - margin, y - 4, width=0.5)
    ends = [y, y]
    for place, (x, names, field) in enumerate(
        ((margin, r.before, "from_parties"), (middle + 10, r.after, "to_parties"))
    ):
        spans = [part for part in r.names(field, "\n") if part != "\n"]
        at, numbered = y, rng.random() < 0.6
        for number, owner in enumerate(spans if _of_owners(r) else names, start=1):
            lead = f"{number}. " if numbered and len(names) > 1 else ""
            at = page.paragraph(x, at, width / 2 - 14, [lead, owner], ink, leading=1.4, keep_words=False) + 1
            address = r.facts.firm().address if subtype == "transfer_notice" else r.changes[0][1 + place]
            if subtype == "transfer_notice" or not _of_owners(r):
                at = page.paragraph(x + 8, at, width / 2 - 24, address, Ink(ink.font, 9), leading=1.35) + 6
        ends[place] = at
    y = max(ends) + 4
    page.line(middle, top, middle, y, width=0.5)
    page.line(margin, y, page.width - margin, y, width=1.2)
    page.text(margin, y + 16, f"以下著录项目未变更：发明人、优先权。共变更{len(r.changes)}项。", Ink(ink.font, 9))
    page.text(margin, y + 50, f"审查员：{r.facts.world.person()}　联系电话：010-6208{rng.randrange(1000, 9999)}", ink)
    page.stamp(
        page.width - rng.uniform(120, 200),
        y + rng.uniform(30, 60),
        round_seal(rng, "国家知识产权局专利局", ("手续审查章",)),
    )
    page.text(margin, page.height - 48, _CODE, Ink(ink.font, 8.4))
    page.text(margin, page.height - 36, rng.choice(("2008.7", "2010.2", "2018.10")), Ink(ink.font, 8.4))
    return page
