"""数电票: buyer and seller side by side above the items; and the list of goods that older invoices carry along."""

from __future__ import annotations

import random
from collections.abc import Sequence

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.codes import qr
from samples.papers.facts import Facts
from samples.papers.ink import Colour, Content, Ink, Span, text_width
from samples.papers.invoice_facts import InvoiceFacts, invoice_facts
from samples.papers.invoice_items import InvoiceItem
from samples.papers.invoice_old import electronic
from samples.papers.sheets import lay_on
from samples.papers.stamps import RED, Seal, round_seal
from samples.papers.styles import write_money
from samples.papers.table import TableStyle, table

COLUMNS = (0.26, 0.12, 0.08, 0.09, 0.12, 0.12, 0.10, 0.11)
HEADS = ("项目名称", "规格型号", "单 位", "数 量", "单 价", "金 额", "税率/征收率", "税 额")


def _item_row(page: PageCanvas, edges: Sequence[float], y: float, numbered: tuple[int, InvoiceItem], ink: Ink) -> float:
    number, item = numbered
    name = Span(item.name, "items", item.value(), key=str(number))
    below = page.paragraph(edges[0] + 3, y, edges[1] - edges[0] - 6, name, ink, leading=1.15, keep_words=False)
    tax = write_money(item.tax, commas=False) if item.tax is not None else "***"
    texts = (
        (3, item.quantity),
        (4, write_money(abs(item.net), commas=False)),
        (5, write_money(item.net, commas=False)),
        (7, tax),
    )
    for place, text in texts:
        page.text(edges[place + 1] - 4, y, text, ink, "right")
    page.text((edges[6] + edges[7]) / 2, y, item.rate, ink, "center")
    page.text((edges[2] + edges[3]) / 2, y, item.unit, ink, "center")
    return max(y + ink.size * 1.5, below)


def _party_box(
    page: PageCanvas,
    data: InvoiceFacts,
    role: str,
    area: tuple[float, float, float],
    inks: tuple[Ink, Ink],
) -> None:
    x0, x1, y = area
    label, ink = inks
    colour = label.colour
    page.rect(x0, y, x0 + 15, y + 58, colour, width=0.7)
    page.column(x0 + 7.5, y + 4, "购买方信息" if role == "buyer" else "销售方信息", label, 1.22)
    name, code = data.party(role)
    at = page.text(x0 + 18, y + 9, "名称：", label)
    page.paragraph(at, y + 9, x1 - at - 3, name, ink, leading=1.1, keep_words=False)
    at = page.text(x0 + 18, y + 35, "统一社会信用代码/纳税人识别号：", label)
    size = min(ink.size * 1.05, (x1 - at - 2) / (18 * 0.61))
    page.text(at, y + 35, code, Ink(Font.MONO, size, ink.colour))


def digital(facts: Facts, subtype: str, rng: random.Random, *, tall: bool = False) -> PageCanvas:
    """电子发票（增值税专用发票） or 电子发票（普通发票）."""
    data = invoice_facts(facts, subtype, rng)
    colour: Colour = rng.choice(((150, 40, 50), (165, 75, 55), (128, 0, 0)))
    label = Ink(rng.choice((Font.KAI, Font.SONG)), 8.4, colour)
    ink = Ink(rng.choice((Font.SONG, Font.HEI, Font.MICRO)), 8.6, latin=rng.choice((None, Font.SANS)))
    page = PageCanvas(210 * MM, 140 * MM)
    x0, x1 = 16.0, page.width - 22
    title = f"电子发票（{'增值税专用发票' if data.special else '普通发票'}）"
    title_ink = Ink(label.font, 18, colour)
    page.text(page.width / 2, 24, title, title_ink, "center")
    half = text_width(title, title_ink) / 2
    for gap in (46.0, 49.0):
        page.line(page.width / 2 - half, gap, page.width / 2 + half, gap, colour, 0.9)
    page.stamp(
        page.width / 2, 46, Seal(64, 40, "全国统一发票监制章", (data.place, "国家税务总局"), colour=RED, opacity=0.8)
    )
    if data.qr:
        qr(page, 20, 10, 54, data.qr)
    rows: tuple[tuple[str, Content], ...] = (
        ("发票号码：", data.value("invoice_number")),
        ("开票日期：", data.day("cn0")),
    )
    for number, (name, value) in enumerate(rows):
        at = page.text(page.width - 180, 28 + number * 17, name, label)
        page.text(at, 28 + number * 17, value, ink)
    middle, y = (x0 + x1) / 2, 70.0
    _party_box(page, data, "buyer", (x0, middle, y), (label, ink))
    _party_box(page, data, "seller", (middle, x1, y), (label, ink))
    page.line(middle, y, middle, y + 58, colour, 0.7)
    page.line(x0, y + 58, x1, y + 58, colour, 0.7)
    bottom = _digital_body(page, data, (x0, x1, y + 58), (label, ink), colour)
    page.rect(x0, y, x1, bottom, colour, width=0.8)
    at = page.text(x0 + 60, bottom + 10, "开票人：", label)
    page.text(at, bottom + 10, data.people[2], ink)
    if rng.random() < 0.3:
        page.column(page.width - 12, 80, "下载次数：1", Ink(Font.SONG, 7, (120, 120, 120)), 1.2)
    if not tall:
        return page
    sheet = PageCanvas(*A4)
    lay_on(sheet, page, 0, 14)
    if data.seller.name and data.number:
        sheet.stamp(rng.uniform(330, 480), rng.uniform(330, 400), round_seal(rng, data.seller.name, ("财务专用章",)))
    return sheet


def _digital_body(
    page: PageCanvas, data: InvoiceFacts, area: tuple[float, float, float], inks: tuple[Ink, Ink], colour: Colour
) -> float:
    x0, x1, y = area
    label, ink = inks
    edges = [x0]
    for share in COLUMNS:
        edges.append(edges[-1] + share * (x1 - x0))
    for place, head in enumerate(HEADS):
        centre = (edges[place] + edges[place + 1]) / 2
        page.text(centre, y + 3, head, label, "center")
    line = y + 17
    for number, item in enumerate(data.items):
        line = _item_row(page, edges, line, (number, item), ink)
    end = max(y + 122, line + 18)
    net, tax, total = data.sums()
    page.text(x0 + 50, end - 15, "合          计", label)
    page.text(edges[6] - 4, end - 15, net, ink, "right")
    page.text(edges[8] - 4, end - 15, tax, ink, "right")
    page.line(x0, end, x1, end, colour, 0.7)
    page.text(x0 + 30, end + 6, "价税合计（大写）", label)
    page.line(edges[1], end, edges[1], end + 22, colour, 0.7)
    page.text(edges[1] + 8, end + 6, ["ⓧ", data.value("total_in_words")], ink)
    at = page.text(x0 + (x1 - x0) * 0.72, end + 6, "（小写）", label)
    page.text(at + 2, end + 6, total, ink)
    page.line(x0, end + 22, x1, end + 22, colour, 0.7)
    page.rect(x0, end + 22, x0 + 15, end + 80, colour, width=0.7)
    page.column(x0 + 7.5, end + 36, "备注", label, 1.8)
    page.paragraph(x0 + 19, end + 26, x1 - x0 - 24, data.value("remark"), ink, leading=1.25, keep_words=False)
    return end + 80


def digital_sheet(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A 数电票 printed on an A4 sheet and sealed by the seller's finance office."""
    return digital(facts, subtype, rng, tall=True)


def with_goods_list(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """An electronic invoice with its 销货清单 as a second page, which repeats the invoice's number and items."""
    first = electronic(facts, subtype, rng)
    marks = {mark.field: mark for mark, _ in first.marks}
    page = PageCanvas(210 * MM, 140 * MM)
    ink = Ink(rng.choice((Font.SONG, Font.HEI)), 9)
    page.text(page.width / 2, 20, "销售货物或者提供应税劳务、服务清单", Ink(Font.HEI, 13), "center")
    y = 46.0
    for label, name in (
        ("购买方名称：", "buyer"),
        ("销售方名称：", "seller"),
        ("发票代码：", "invoice_code"),
        ("发票号码：", "invoice_number"),
    ):
        known = marks.get(name)
        page.text(24, y, [label, known.text if known else ""], ink)
        y += 15
    items = {mark.key: mark.value for mark, _ in first.marks if mark.field == "items" and isinstance(mark.value, dict)}
    rows: list[list[str]] = [["序号", "货物（劳务）名称", "数量", "金额", "税率", "税额"]]
    for number, item in enumerate(items.values(), start=1):
        rows.append(
            [str(number), item["name"], "1", item["net_amount"], item["tax_rate"], item.get("tax_amount", "***")]
        )
    table(page, 24, y + 6, [30, 230, 50, 90, 60, 80], rows, TableStyle(ink, (0, 0, 0), 0.5, row=18))
    return [first, page]
