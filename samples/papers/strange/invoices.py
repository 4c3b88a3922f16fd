"""Invoices: many items with discounts, a red one, one that a tax office issued, an electronic special one."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from samples import numbers
from samples.fonts import Font
from samples.papers.canvas import MM, PageCanvas
from samples.papers.codes import qr
from samples.papers.facts import Facts
from samples.papers.ink import Colour, Content, Ink, Span, text_width
from samples.papers.invoice_facts import InvoiceFacts, invoice_facts
from samples.papers.invoice_items import ITEM_NAMES
from samples.papers.stamps import RED, Seal
from samples.papers.strange.parts import edges, fill
from samples.papers.styles import write_money
from samples.papers.table import Cell, TableStyle, table

_CENT = Decimal("0.01")
_SHARES = (0.27, 0.1, 0.07, 0.08, 0.13, 0.13, 0.1, 0.12)


def _line(name: str, net: Decimal) -> dict[str, object]:
    return {
        "name": name, "net_amount": net, "tax_rate": "6%",
        "tax_amount": (net * Decimal("0.06")).quantize(_CENT, ROUND_HALF_UP),
    }  # fmt: skip


def _invented(facts: Facts) -> bool:
    return "items" not in facts.given and "total_amount" not in facts.given


def _head(page: PageCanvas, data: InvoiceFacts, title: str, colour: Colour) -> None:
    """The title over two rules, the round mark of the tax bureau in it, the QR code at the left."""
    ink = Ink(Font.KAI, 18, colour)
    page.text(page.width / 2, 22, title, ink, "center")
    half = text_width(title, ink) / 2 + 8
    for y in (46, 49):
        page.line(page.width / 2 - half, y, page.width / 2 + half, y, colour, 0.8)
    lines = ("国家税务总局", f"{data.place}税务局")
    page.stamp(page.width / 2, 46, Seal(74, 46, "全国统一发票监制章", lines, colour=RED, opacity=0.75))
    if data.qr:
        qr(page, 26, 14, 50, data.qr)


def _items(
    page: PageCanvas, data: InvoiceFacts, area: tuple[float, float, float, float], inks: tuple[Ink, Ink]
) -> float:
    """Heads and items without rules between them; a discount is a line of its own below what it takes from."""
    x0, y, x1, least = area
    label, ink = inks
    xs = edges(x0, [(x1 - x0) * share for share in _SHARES])
    heads = ("项目名称", "规格型号", "单　位", "数　量", "单　价", "金　额", "税率/征收率", "税　额")
    for place, head in enumerate(heads):
        page.text((xs[place] + xs[place + 1]) / 2, y + 4, head, label, "center")
    y += 17
    for place, item in enumerate(data.items):
        name = Span(item.name, "items", item.value(), key=str(place))
        below = page.paragraph(xs[0] + 3, y, xs[1] - xs[0] - 5, name, ink, leading=1.15, keep_words=False)
        off = item.net < 0 and not data.reversed
        count, price = ("", "") if off else (item.quantity, write_money(abs(item.net), commas=False))
        for column, text in (
            (3, count), (4, price), (5, write_money(item.net, commas=False)),
            (7, "***" if item.tax is None else write_money(item.tax, commas=False)),
        ):  # fmt: skip
            page.text(xs[column + 1] - 4, y, text, ink, "right")
        page.text((xs[2] + xs[3]) / 2, y, "" if off else item.unit, ink, "center")
        page.text((xs[6] + xs[7]) / 2, y, item.rate, ink, "center")
        y = max(y + ink.size * 1.45, below + 1)
    return max(y, least)


def _totals(page: PageCanvas, data: InvoiceFacts, area: tuple[float, float, float], inks: tuple[Ink, Ink]) -> float:
    """合计, then 价税合计 in words and figures under a rule."""
    x0, y, x1 = area
    label, ink = inks
    xs = edges(x0, [(x1 - x0) * share for share in _SHARES])
    net, tax, total = data.sums()
    page.text((xs[0] + xs[1]) / 2, y + 2, "合　　　计", label, "center")
    page.text(xs[6] - 4, y + 2, net, ink, "right")
    page.text(xs[8] - 4, y + 2, tax, ink, "right")
    page.line(x0, y + 15, x1, y + 15, label.colour, 0.7)
    page.text(xs[0] + 12, y + 21, "价税合计（大写）", label)
    page.line(xs[1], y + 15, xs[1], y + 35, label.colour, 0.6)
    page.text(xs[1] + 8, y + 21, ["ⓧ ", data.value("total_in_words")], ink)
    at = page.text(x0 + (x1 - x0) * 0.7, y + 21, "（小写）", label)
    page.text(at + 2, y + 21, total, ink)
    return y + 35


def _digital(page: PageCanvas, data: InvoiceFacts, inks: tuple[Ink, Ink], room: float) -> float:
    """The frame of a 数电票 below its title; returns its lower edge."""
    label, ink = inks
    colour = label.colour
    x0, x1, y = 18.0, page.width - 18, 76.0
    half = (x1 - x0) / 2
    for left, role, title in ((x0, "buyer", "购买方信息"), (x0 + half, "seller", "销售方信息")):
        page.rect(left, y, left + half, y + 50, colour, width=0.7)
        page.line(left + 16, y, left + 16, y + 50, colour, 0.6)
        page.column(left + 8, y + 3, title, Ink(label.font, 7.8, colour), 1.12)
        party, code = data.party(role)
        at = page.text(left + 20, y + 8, "名称：", label)
        fill(page, (at - 2, y + 3, left + half, y + 24), party, ink)
        at = page.text(left + 20, y + 32, "统一社会信用代码/纳税人识别号：", Ink(label.font, 8, colour))
        fill(page, (at - 2, y + 26, left + half, y + 48), code, Ink(Font.SANS, ink.size))
    y += 50
    low = _items(page, data, (x0, y, x1, y + room), inks)
    low = _totals(page, data, (x0, low, x1), inks)
    page.rect(x0, y, x1, low, colour, width=0.7)
    page.rect(x0, low, x1, low + 48, colour, width=0.7)
    page.line(x0 + 16, low, x0 + 16, low + 48, colour, 0.6)
    page.column(x0 + 8, low + 10, "备注", label, 1.6)
    page.paragraph(x0 + 21, low + 5, x1 - x0 - 30, data.value("remark"), ink, leading=1.3, keep_words=False)
    page.text(x0 + 40, low + 54, ["开票人：", data.people[2]], label)
    return low + 66


def _numbers(page: PageCanvas, data: InvoiceFacts, inks: tuple[Ink, Ink]) -> None:
    label, ink = inks
    pairs: tuple[tuple[str, Content], ...] = (
        ("发票号码：", data.value("invoice_number")),
        ("开票日期：", data.day("cn0")),
    )
    for place, (name, value) in enumerate(pairs):
        at = page.text(page.width - 156, 28 + 16 * place, name, label)
        page.text(at, 28 + 16 * place, value, ink)


def _looks(rng: random.Random) -> tuple[Ink, Ink]:
    colour: Colour = rng.choice(((128, 20, 20), (150, 70, 40), (110, 30, 60)))
    return Ink(rng.choice((Font.KAI, Font.SONG)), 8.8, colour), Ink(rng.choice((Font.SONG, Font.MICRO)), 8.8)


def many_lines(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """数电票 with five to nine lines, some of them discounts without number and price."""
    given = dict(facts.given)
    if _invented(facts):
        lines = []
        for _ in range(rng.randint(3, 5)):
            name, full = rng.choice(ITEM_NAMES), Decimal(rng.randrange(800, 90_000)) * 10
            lines.append(_line(name, full))
            if rng.random() < 0.6:
                lines.append(_line(name, -(full * rng.choice((Decimal("0.05"), Decimal("0.125")))).quantize(_CENT)))
        given["items"] = lines
    data = invoice_facts(Facts(given, rng), subtype, rng)
    inks = _looks(rng)
    page = PageCanvas(210 * MM, (118 + 6 * max(3, len(data.items))) * MM)
    _head(page, data, f"电子发票（{'增值税专用发票' if data.special else '普通发票'}）", inks[0].colour)
    _numbers(page, data, inks)
    _digital(page, data, inks, 40 + 14 * len(data.items))
    page.text(page.width - 20, 8, "共1页　第1页", Ink(inks[0].font, 7), "right")
    return page


def red_flush(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A red 数电票 where nothing is asked for: all sums negative, the blue one's number in the remark."""
    if not facts.given:
        facts.given = {"reversed": True}
    data = invoice_facts(facts, subtype, rng)
    inks = _looks(rng)
    page = PageCanvas(210 * MM, 140 * MM)
    _head(page, data, f"电子发票（{'增值税专用发票' if data.special else '普通发票'}）", inks[0].colour)
    _numbers(page, data, inks)
    _digital(page, data, inks, 96)
    if data.reversed and rng.random() < 0.5:
        page.text(92, 26, "红字", Ink(Font.HEI, 12, RED))
    return page


def by_tax_office(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """代开: issued by an office for a seller, the office, its voucher and a telephone in the remark."""
    given = dict(facts.given)
    city = facts.firm().city.name.removesuffix("市")
    if "remark" not in given:
        office = f"国家税务总局{city}市{rng.choice(('高新', '经开', '城东'))}区税务局"
        given["remark"] = (
            f"代开机关：{office}　完税凭证号码：{numbers.digits(rng, 18)}　咨询电话：12366　专利号：ZL{facts.number()}"
        )
    if _invented(facts) and "tax_rate" not in given:
        given["tax_rate"] = rng.choice(("3%", "1%"))
    data = invoice_facts(Facts(given, rng), subtype, rng)
    inks = _looks(rng)
    page = PageCanvas(210 * MM, 140 * MM)
    _head(page, data, "电子发票（普通发票）" if not data.special else "电子发票（增值税专用发票）", inks[0].colour)
    page.text(84, 30, "代　开", Ink(Font.HEI, 13, (30, 30, 30)))
    _numbers(page, data, inks)
    low = _digital(page, data, inks, 84)
    page.text(page.width - 190, low - 12, f"代开申请人：{data.people[0]}", inks[0])
    return page


def electronic_special(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """增值税电子专用发票 of 2021: one table, roles upright, the cipher in its right part, signature of the seller."""
    given = {"special": True} | dict(facts.given)
    data = invoice_facts(Facts(given, rng), subtype, rng)
    colour: Colour = rng.choice(((120, 60, 30), (100, 50, 80), (140, 30, 30)))
    label, ink = Ink(rng.choice((Font.SONG, Font.KAI)), 8.6, colour), Ink(Font.SONG, 8.8, latin=Font.MONO)
    page = PageCanvas(212 * MM, 142 * MM)
    _head(page, data, f"{data.place}增值税电子专用发票", colour)
    page.text(90, 58, ["机器编号：", numbers.digits(rng, 12)], Ink(label.font, 8))
    pairs: Sequence[tuple[str, Content]] = (
        ("发票代码:", data.value("invoice_code")), ("发票号码:", data.value("invoice_number")),
        ("开票日期:", data.day("spaced")), ("校 验 码:", data.value("check_code", _fives(data.check_code))),
    )  # fmt: skip
    for place, (name, value) in enumerate(pairs):
        at = page.text(page.width - 172, 10 + 14 * place, name, label)
        page.text(at + 2, 10 + 14 * place, value, Ink(Font.SONG, 8.4))
    x0, x1, y = 18.0, page.width - 18, 72.0
    width = x1 - x0
    y = _side_rows(page, data, "buyer", (x0, y, width), (label, ink))
    low = _items(page, data, (x0, y, x1, y + 100), (label, ink))
    low = _totals(page, data, (x0, low, x1), (label, ink))
    page.rect(x0, y, x1, low, colour, width=0.7)
    low = _side_rows(page, data, "seller", (x0, low, width), (label, ink))
    names = zip(("收款人：", "复核：", "开票人："), data.people, strict=True)
    page.text(x0 + 8, low + 6, "　　　　".join(f"{name}{person}" for name, person in names), label)
    page.text(x1 - 90, low + 6, "销售方：（签章）", label)
    return page


def _fives(code: str | None) -> str | None:
    return " ".join(code[place : place + 5] for place in range(0, len(code), 5)) if code else None


def _side_rows(
    page: PageCanvas, data: InvoiceFacts, role: str, area: tuple[float, float, float], inks: tuple[Ink, Ink]
) -> float:
    """Four lines of a side in one cell, the cipher or the remark in the cell beside it."""
    x0, y, width = area
    label, ink = inks
    side = data.buyer if role == "buyer" else data.seller
    name, code = data.party(role)
    beside: Content = (
        "\n".join("".join(data.rng.choice("0123456789+-*/<>") for _ in range(28)) for _ in range(4))
        if role == "buyer"
        else data.value("remark")
    )
    title, other = ("购买方", "密码区") if role == "buyer" else ("销售方", "备注")
    cells: list[list[Cell | str]] = [
        [Cell(title, upright=True, align="center", ink=label), "", Cell(other, upright=True, align="center", ink=label),
         Cell(beside if data.number else "", ink=Ink(Font.MONO, 9.6) if role == "buyer" else ink)],
    ]  # fmt: skip
    shares = (0.03, 0.55, 0.03, 0.39)
    low = table(page, x0, y, [width * share for share in shares], cells, TableStyle(ink, label.colour, 0.7, row=62))
    left, right = x0 + width * 0.03 + 4, x0 + width * 0.58
    lines: tuple[tuple[str, Content], ...] = (
        ("名　　　　称：", name), ("纳税人识别号：", code), ("地 址、电 话：", side.address_phone),
        ("开户行及账号：", side.bank_account),
    )  # fmt: skip
    for place, (text, value) in enumerate(lines):
        at = page.text(left, y + 4 + place * 14.4, text, label)
        fill(page, (at - 2, y + 2 + place * 14.4, right, y + 14.6 + place * 14.4), value, ink)
    return low
