"""数电票 with lines at several rates, and one whose lines run over two pages."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.codes import qr
from samples.papers.facts import Facts
from samples.papers.ink import Colour, Content, Ink, Span, text_width
from samples.papers.invoice_facts import InvoiceFacts, invoice_facts
from samples.papers.invoice_items import CENT, InvoiceItem
from samples.papers.stamps import RED, Seal
from samples.papers.styles import write_money

_COLUMNS = (0.24, 0.1, 0.08, 0.09, 0.15, 0.12, 0.1, 0.12)
_HEADS = ("项目名称", "规格型号", "单  位", "数  量", "单  价", "金  额", "税率/征收率", "税  额")
_LINES = (
    ("*无形资产*专利权转让费", Decimal("0.06"), "项"),
    ("*研发和技术服务*专利技术实施指导费", Decimal("0.06"), "次"),
    ("*信息技术服务*配套控制软件使用费", Decimal("0.06"), "套"),
    ("*专用设备*中试样机", Decimal("0.13"), "台"),
    ("*现代服务*技术培训费", Decimal("0.03"), "人次"),
)


@dataclass(frozen=True, slots=True)
class _Look:
    colour: Colour
    label: Ink
    ink: Ink
    digits: Ink


def _look(rng: random.Random) -> _Look:
    colour = rng.choice(((140, 60, 40), (120, 30, 60), (0, 0, 0)))
    font = rng.choice((Font.BOOK, Font.SONG, Font.BROAD))
    ink = Ink(rng.choice((Font.BOOK, Font.BROAD, Font.SONG)), 8.4)
    return _Look(
        colour, Ink(font, 8.6, colour), ink, Ink(ink.font, 8.4, latin=rng.choice((None, Font.SERIF, Font.MONO)))
    )


def many_rates(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """电子发票 whose lines carry different rates; accounts of both sides stand in the remark."""
    given = (
        {**facts.given}
        if "items" in facts.given or "total_amount" in facts.given
        else {**facts.given, "items": _lines(facts, rng, rng.randint(2, 4))}
    )
    data = invoice_facts(Facts(given, rng), subtype, rng)
    look = _look(rng)
    page = PageCanvas(215 * MM, 148 * MM)
    _head(page, data, look)
    y = _parties(page, data, look, 78)
    y = _body(page, data, look, (y, 120.0), list(enumerate(data.items)), last=True)
    y = _sums(page, data, look, y)
    _remark(page, data, look, y)
    return page


def over_two_pages(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """The lines fill two pages: each page has the whole head and a 小计, the last one the totals."""
    given = (
        {**facts.given}
        if "items" in facts.given or "total_amount" in facts.given
        else {**facts.given, "items": _lines(facts, rng, rng.randint(9, 12))}
    )
    data = invoice_facts(Facts(given, rng), subtype, rng)
    look = _look(rng)
    numbered = list(enumerate(data.items))
    parts = [numbered[:7], numbered[7:]] if len(numbered) > 7 else [numbered]
    pages = []
    for number, part in enumerate(parts, start=1):
        page = PageCanvas(A4[0], 165 * MM)
        _head(page, data, look)
        page.text(page.width - 22, 14, f"共{len(parts)}页 第{number}页", Ink(look.ink.font, 8), "right")
        y = _parties(page, data, look, 82)
        y = _body(page, data, look, (y, 190.0), part, last=number == len(parts))
        if number == len(parts):
            y = _sums(page, data, look, y)
            _remark(page, data, look, y)
        pages.append(page)
    return pages


def _lines(facts: Facts, rng: random.Random, count: int) -> Sequence[Mapping[str, object]]:
    special = facts.flag("special", default=True)
    found = []
    for place in range(count):
        name, rate, _ = _LINES[0] if place == 0 else rng.choice(_LINES[1:] if special else _LINES[1:3])
        net = Decimal(rng.randrange(3_000, 260_000)) + Decimal(rng.choice((0, 0, rng.randrange(100)))) / 100
        tax = (net * rate).quantize(CENT, ROUND_HALF_UP)
        found.append({"name": name, "net_amount": net, "tax_rate": f"{rate * 100:.0f}%", "tax_amount": tax})
    return found


def _head(page: PageCanvas, data: InvoiceFacts, look: _Look) -> None:
    title = f"电子发票（{'增值税专用发票' if data.special else '普通发票'}）"
    ink = Ink(look.label.font, 17, look.colour)
    page.text(page.width / 2, 26, title, ink, "center")
    half = text_width(title, ink) / 2
    for gap in (47.0, 50.0):
        page.line(page.width / 2 - half - 6, gap, page.width / 2 + half + 6, gap, look.colour, 0.8)
    page.stamp(
        page.width / 2, 47, Seal(66, 42, "全国统一发票监制章", (data.place, "国家税务总局"), colour=RED, opacity=0.75)
    )
    if data.qr:
        qr(page, 26, 14, 50, data.qr)
    for place, (label, value) in enumerate(
        (("发票号码：", data.value("invoice_number")), ("开票日期：", data.day("cn0")))
    ):
        at = page.text(page.width - 186, 34 + 16 * place, label, look.label)
        page.text(at + 2, 34 + 16 * place, value, look.digits)


def _parties(page: PageCanvas, data: InvoiceFacts, look: _Look, y: float) -> float:
    x0, x1 = 20.0, page.width - 20
    middle = (x0 + x1) / 2
    for x, end, role, title in ((x0, middle, "buyer", "购买方信息"), (middle, x1, "seller", "销售方信息")):
        page.rect(x, y, end, y + 54, look.colour, width=0.7)
        page.rect(x, y, x + 15, y + 54, look.colour, width=0.5)
        page.column(x + 7.5, y + 3, title, Ink(look.label.font, 8, look.colour), 1.2)
        name, code = data.party(role)
        at = page.text(x + 19, y + 8, "名称：", look.label)
        page.paragraph(at, y + 8, end - at - 4, name, look.ink, leading=1.1, keep_words=False)
        at = page.text(x + 19, y + 34, "统一社会信用代码/纳税人识别号：", Ink(look.label.font, 7.6, look.colour))
        page.text(at, y + 34, code, Ink(look.digits.font, 7.8, latin=Font.SANS))
    return y + 54


def _body(
    page: PageCanvas,
    data: InvoiceFacts,
    look: _Look,
    place: tuple[float, float],
    items: Sequence[tuple[int, InvoiceItem]],
    *,
    last: bool,
) -> float:
    (y, least), x0, x1 = place, 20.0, page.width - 20
    edges = [x0]
    for share in _COLUMNS:
        edges.append(edges[-1] + share * (x1 - x0))
    for column, head in enumerate(_HEADS):
        page.text((edges[column] + edges[column + 1]) / 2, y + 4, head, look.label, "center")
    line = y + 18
    for number, item in items:
        name = Span(item.name, "items", item.value(), key=str(number))
        below = page.paragraph(
            edges[0] + 3, line, edges[1] - edges[0] - 5, name, look.ink, leading=1.15, keep_words=False
        )
        page.text((edges[2] + edges[3]) / 2, line, item.unit, look.ink, "center")
        tax = write_money(item.tax, commas=False) if item.tax is not None else "***"
        price = f"{abs(item.net):.8f}".rstrip("0").rstrip(".")
        for column, text in ((3, item.quantity), (4, price), (5, write_money(item.net, commas=False)), (7, tax)):
            page.text(edges[column + 1] - 4, line, text, look.digits, "right")
        page.text((edges[6] + edges[7]) / 2, line, item.rate, look.digits, "center")
        line = max(line + 13, below + 2)
    end = max(y + least, line + 20)
    part = [item for _, item in items]
    if len(part) < len(data.items):
        net = sum((item.net for item in part), Decimal(0))
        taxes = sum((item.tax or Decimal(0) for item in part), Decimal(0))
        page.text(edges[0] + 40, end - 28, "小          计", look.label)
        page.text(edges[6] - 4, end - 28, f"¥{net:.2f}", look.digits, "right")
        page.text(edges[8] - 4, end - 28, f"¥{taxes:.2f}", look.digits, "right")
    if last:
        net_span, tax_span, _ = data.sums()
        page.text(edges[0] + 40, end - 14, "合          计", look.label)
        page.text(edges[6] - 4, end - 14, net_span, look.digits, "right")
        page.text(edges[8] - 4, end - 14, tax_span, look.digits, "right")
    page.rect(x0, y, x1, end, look.colour, width=0.7)
    return end


def _sums(page: PageCanvas, data: InvoiceFacts, look: _Look, y: float) -> float:
    x0, x1 = 20.0, page.width - 20
    split = x0 + (x1 - x0) * 0.24
    page.rect(x0, y, x1, y + 22, look.colour, width=0.7)
    page.line(split, y, split, y + 22, look.colour, 0.7)
    page.text((x0 + split) / 2, y + 6, "价税合计（大写）", look.label, "center")
    page.text(split + 10, y + 6, ["ⓧ ", data.value("total_in_words")], look.ink)
    at = page.text(x0 + (x1 - x0) * 0.7, y + 6, "（小写）", look.label)
    page.text(at + 4, y + 6, data.sums()[2], look.digits)
    return y + 22


def _remark(page: PageCanvas, data: InvoiceFacts, look: _Look, y: float) -> None:
    x0, x1 = 20.0, page.width - 20
    page.rect(x0, y, x1, y + 56, look.colour, width=0.7)
    page.rect(x0, y, x0 + 15, y + 56, look.colour, width=0.5)
    page.column(x0 + 7.5, y + 12, "备注", look.label, 1.8)
    text: Content = data.value("remark")
    page.paragraph(x0 + 20, y + 5, x1 - x0 - 26, text, look.ink, leading=1.3, keep_words=False)
    page.text(x0 + 46, y + 64, f"开票人：{data.people[2]}", look.label)
