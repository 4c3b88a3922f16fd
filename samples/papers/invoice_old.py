"""Invoices of the tax-control era: buyer above the items, seller below; on paper and electronic."""

from __future__ import annotations

import random
from dataclasses import dataclass

from samples.fonts import Font
from samples.papers.canvas import MM, PageCanvas
from samples.papers.codes import qr
from samples.papers.facts import Facts
from samples.papers.ink import Colour, Content, Ink, Span, text_width
from samples.papers.invoice_facts import InvoiceFacts, InvoiceItem, invoice_facts
from samples.papers.stamps import RED, Seal, oval_seal
from samples.papers.styles import write_money

COLUMNS = (0.27, 0.12, 0.07, 0.08, 0.12, 0.14, 0.06, 0.14)
CIPHER = "0123456789+-*/<>"


@dataclass(frozen=True, slots=True)
class OldTheme:
    """What sets one printing of the form apart from another."""

    form: Colour
    label: Ink
    print: Ink
    digits: Ink
    names: tuple[str, ...] = ("购买方", "销售方")
    heading: str = "货物或应税劳务、服务名称"
    spaced: bool = True
    shift: tuple[float, float] = (0.0, 0.0)


@dataclass(slots=True)
class _Form:
    page: PageCanvas
    data: InvoiceFacts
    theme: OldTheme
    x0: float
    x1: float

    def label(self, x: float, y: float, text: str, size: float | None = None) -> float:
        ink = self.theme.label
        return self.page.text(x, y, text, Ink(ink.font, size or ink.size, ink.colour, ink.bold))

    def value(self, x: float, y: float, content: Content, ink: Ink | None = None, align: str = "left") -> float:
        dx, dy = self.theme.shift
        return self.page.text(x + dx, y + dy, content, ink or self.theme.print, "right" if align == "right" else "left")

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.page.line(x0, y0, x1, y1, self.theme.form, 0.8)


def _fit(content: Span | str, ink: Ink, width: float) -> Ink:
    """The ink made smaller until the text fits, as printing software does."""
    text = content if isinstance(content, str) else content.text
    needed = text_width(text, ink)
    return (
        ink
        if needed <= width
        else Ink(ink.font, max(5.5, ink.size * width / needed), ink.colour, ink.bold, 0.0, ink.latin)
    )


def _party(form: _Form, y: float, role: str, width: float) -> float:
    side = form.data.buyer if role == "buyer" else form.data.seller
    theme, x = form.theme, form.x0 + 20
    name, code = form.data.party(role)
    labels = (
        ("名        称：", "纳税人识别号：", "地 址、电 话：", "开户行及账号：")
        if theme.spaced
        else ("名称：", "纳税人识别号：", "地址、电话：", "开户行及账号：")
    )
    start = x + text_width(labels[1], theme.label) + 2
    form.page.rect(form.x0, y, form.x0 + 16, y + 62, theme.form, width=0.8)
    title = theme.names[0] if role == "buyer" else theme.names[1]
    form.page.column(form.x0 + 8, y + (62 - len(title) * theme.label.size * 1.35) / 2, title, theme.label, 1.35)
    for number, (label, value) in enumerate(
        zip(labels, (name, code, side.address_phone, side.bank_account), strict=True)
    ):
        at = y + 4 + number * 14.3
        form.label(x, at, label)
        ink = theme.digits if number == 1 else theme.print
        form.value(start, at, value, _fit(value, ink, x + width - start - 24))
    return y + 62


def _items(form: _Form, y: float, height: float, items: list[InvoiceItem]) -> float:
    width, theme, page = form.x1 - form.x0, form.theme, form.page
    edges = [form.x0]
    for share in COLUMNS:
        edges.append(edges[-1] + share * width)
    heads = (theme.heading, "规格型号", "单位", "数 量", "单 价", "金 额", "税率", "税 额")
    for place, head in enumerate(heads):
        page.text(
            (edges[place] + edges[place + 1]) / 2,
            y + 3,
            head,
            _fit(head, theme.label, edges[place + 1] - edges[place] - 2),
            "center",
        )
        if place:
            form.rule(edges[place], y, edges[place], y + height)
    line = y + 17
    for number, item in enumerate(items):
        dx, dy = theme.shift
        name = Span(item.name, "items", item.value(), key=str(number))
        below = page.paragraph(
            edges[0] + 3 + dx, line + dy, edges[1] - edges[0] - 5, name, theme.print, leading=1.1, keep_words=False
        )
        page.text((edges[2] + edges[3]) / 2, line + dy, item.unit, theme.print, "center")
        tax = write_money(item.tax, commas=False) if item.tax is not None else "***"
        price = write_money(abs(item.net), commas=False)
        for place, text in (
            (3, item.quantity),
            (4, price),
            (5, write_money(item.net, commas=False)),
            (6, item.rate),
            (7, tax),
        ):
            form.value(
                edges[place + 1] - 3, line, text, _fit(text, theme.digits, edges[place + 1] - edges[place] - 4), "right"
            )
        line = max(line + 13, below + 1)
    net, tax_sum, _ = form.data.sums()
    form.label(form.x0 + 50, y + height - 14, "合          计")
    form.value(edges[6] - 3, y + height - 14, net, theme.digits, "right")
    form.value(edges[8] - 3, y + height - 14, tax_sum, theme.digits, "right")
    form.rule(form.x0, y + height, form.x1, y + height)
    return y + height


def _total(form: _Form, y: float) -> float:
    width, theme = form.x1 - form.x0, form.theme
    split = form.x0 + COLUMNS[0] * width
    form.label(form.x0 + 30, y + 6, "价税合计（大写）")
    form.rule(split, y, split, y + 22)
    form.value(split + 8, y + 6, ["ⓧ", form.data.value("total_in_words")], theme.print)
    x = form.label(form.x0 + width * 0.72, y + 6, "（小写）")
    form.value(x + 2, y + 6, form.data.sums()[2], theme.digits)
    form.rule(form.x0, y + 22, form.x1, y + 22)
    return y + 22


def _cipher(form: _Form, x: float, y: float, width: float) -> None:
    rng = form.data.rng
    theme = form.theme
    form.page.rect(x, y, x + 16, y + 62, theme.form, width=0.8)
    form.page.column(x + 8, y + 10, "密码区", theme.label, 1.35)
    if form.data.number is None:
        return
    ink = Ink(Font.MONO, min(10.5, (width - 24) / (28 * 0.6)), theme.digits.colour)
    for line in range(4):
        text = "".join(rng.choice(CIPHER) for _ in range(28))
        form.value(x + 20, y + 5 + line * 14, text, ink)


def _remark(form: _Form, x: float, y: float) -> None:
    theme = form.theme
    form.page.rect(x, y, x + 16, y + 62, theme.form, width=0.8)
    form.page.column(x + 8, y + 16, "备注", theme.label, 1.6)
    dx, dy = theme.shift
    form.page.paragraph(
        x + 20 + dx,
        y + 4 + dy,
        form.x1 - x - 24,
        form.data.value("remark"),
        Ink(theme.print.font, 8, theme.print.colour),
        keep_words=False,
        leading=1.3,
    )


def _body(form: _Form, y: float, items_height: float) -> float:
    """The framed part; returns its lower edge."""
    width = form.x1 - form.x0
    split = form.x0 + width * 0.58
    top = y
    _party(form, y, "buyer", split - form.x0)
    _cipher(form, split, y, form.x1 - split)
    y += 62
    form.rule(form.x0, y, form.x1, y)
    y = _total(form, _items(form, y, items_height, form.data.items))
    _party(form, y, "seller", split - form.x0)
    _remark(form, split, y)
    form.page.rect(form.x0, top, form.x1, y + 62, form.theme.form, width=0.9)
    return y + 62


def _foot(form: _Form, y: float) -> None:
    width = form.x1 - form.x0
    labels = (("收款人：", form.data.people[0]), ("复核：", form.data.people[1]), ("开票人：", form.data.people[2]))
    for place, (label, person) in enumerate(labels):
        x = form.label(form.x0 + 10 + place * width * 0.24, y + 4, label)
        form.value(x + 2, y + 4, person)
    form.label(
        form.x0 + width * 0.77, y + 4, f"{form.theme.names[1] if len(form.theme.names[1]) == 3 else '销货单位'}：（章）"
    )


def _authority_seal(page: PageCanvas, y: float, place: str, width: float = 62.0) -> None:
    seal = Seal(width, width * 0.62, "全国统一发票监制章", (place, "国家税务总局"), colour=RED, opacity=0.8)
    page.stamp(page.width / 2, y, seal)


def _seller_seal(form: _Form, y: float) -> None:
    data = form.data
    if data.seller.name and data.number:
        seal = oval_seal(data.rng, data.seller.name, (data.seller.code or "", "发票专用章"))
        form.page.stamp(form.x1 - data.rng.uniform(50, 120), y + data.rng.uniform(-22, 2), seal)


def _void(page: PageCanvas, data: InvoiceFacts) -> None:
    if data.void:
        page.turned(page.width * 0.4, page.height * 0.55, "作废", Ink(Font.HEI, 60, (210, 60, 60)), 20)


def _title(form: _Form, y: float, text: str, size: float) -> None:
    theme, page = form.theme, form.page
    ink = Ink(theme.label.font, size, theme.form, bold=False, spacing=0.12)
    half = text_width(text, ink) / 2
    page.text(page.width / 2, y, text, ink, "center")
    for gap in (4.0, 7.0):
        page.line(page.width / 2 - half - 4, y + size + gap, page.width / 2 + half + 4, y + size + gap, theme.form, 0.9)


def paper(facts: Facts, subtype: str, rng: random.Random, *, style: str = "modern") -> PageCanvas:
    """A paper invoice, special or ordinary: form printed in colour, values printed over it, never quite in place."""
    data = invoice_facts(facts, subtype, rng)
    old = style == "former"
    colours: tuple[Colour, ...] = (
        ((150, 70, 50), (130, 85, 40)) if not old else ((60, 110, 80), (60, 90, 150), (110, 70, 120))
    )
    form_colour = rng.choice(colours)
    value_ink = Ink(rng.choice((Font.SONG, Font.MING)), 9.2, (45, 45, 75), latin=rng.choice((None, Font.MONO)))
    names = ("购货单位", "销货单位") if old else ("购买方", "销售方")
    heading = "货物或应税劳务名称" if old else "货物或应税劳务、服务名称"
    theme = OldTheme(
        form_colour,
        Ink(Font.KAI if not old else Font.SONG, 8.6, form_colour),
        value_ink,
        Ink(Font.MONO, 9, value_ink.colour),
        names,
        heading,
        shift=(rng.uniform(-3, 4), rng.uniform(-3, 3)),
    )
    page = PageCanvas(240 * MM, 140 * MM, (255, 254, 250))
    form = _Form(page, data, theme, 44.0, page.width - 40)
    title = f"{data.place}增值税{'专用' if subtype == 'special' else '普通'}发票"
    _title(form, 22, title, 20)
    _authority_seal(page, 48, data.place)
    page.text(60, 26, data.value("invoice_code"), Ink(Font.SERIF, 17, (70, 60, 60)))
    number_label = "№ " if rng.random() < 0.6 else "No "
    page.text(page.width - 190, 22, number_label, Ink(Font.SERIF, 16, form_colour))
    page.text(page.width - 164, 22, data.value("invoice_number"), Ink(Font.SERIF, 18, (60, 50, 60)))
    form.value(page.width - 64, 20, data.code or "", Ink(Font.MONO, 8, value_ink.colour))
    form.value(page.width - 64, 31, data.number or "", Ink(Font.MONO, 8, value_ink.colour))
    x = form.label(page.width - 190, 60, "开票日期：")
    form.value(x, 60, data.day("cn0"))
    if data.qr and not old:
        qr(page, 168 + theme.shift[0], 14, 44, data.qr, value_ink.colour)
    if data.check_code:
        grouped = " ".join(data.check_code[at : at + 5] for at in range(0, 20, 5))
        form.value(60, 62, ["校验码 ", data.value("check_code", grouped)], Ink(Font.SONG, 9, value_ink.colour))
    if data.reversed:
        form.value(230, 62, "销项负数", Ink(Font.SONG, 10, value_ink.colour))
    bottom = _body(form, 76, 118)
    _foot(form, bottom)
    page.column(
        page.width - 26,
        110,
        "第三联：发票联  购买方记账凭证" if subtype == "special" else "第二联：发票联  购买方记账凭证",
        Ink(Font.SONG, 7.5, form_colour),
        1.2,
    )
    _seller_seal(form, bottom)
    _void(page, data)
    return page


def paper_former(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """The paper form of the years before 2017: 购货单位, 销货单位, no QR code."""
    return paper(facts, subtype, rng, style="former")


def electronic(facts: Facts, subtype: str, rng: random.Random, *, compact: bool = False) -> PageCanvas:
    """增值税电子普通发票 (or 电子专用发票): QR code and machine number on the left, numbers on the right."""
    data = invoice_facts(facts, subtype, rng)
    colour: Colour = (170, 40, 55) if compact else rng.choice(((165, 85, 45), (150, 70, 40), (178, 96, 60)))
    value_ink = Ink(rng.choice((Font.SONG, Font.HEI)) if not compact else Font.SONG, 8.6, (0, 0, 0))
    theme = OldTheme(
        colour,
        Ink(rng.choice((Font.KAI, Font.SONG)), 8.4, colour),
        value_ink,
        Ink(rng.choice((Font.MONO, Font.SANS)), 8.8),
        heading=rng.choice(("货物或应税劳务、服务名称", "项目名称")),
        spaced=not compact,
    )
    page = PageCanvas(210 * MM, 140 * MM)
    form = _Form(page, data, theme, 18.0, page.width - 18)
    kind = "专用" if data.special else "普通"
    title = f"{data.place}增值税电子{kind}发票" if not compact else f"{data.place}电子{kind}发票"
    _title(form, 26, title, 18)
    _authority_seal(page, 50, data.place)
    if data.qr:
        qr(page, 24, 10, 56, data.qr)
    form.label(20, 72, "机器编号：")
    form.value(62, 72, "" if data.number is None else "".join(rng.choice("0123456789") for _ in range(12)))
    grouped = data.check_code or ""
    if rng.random() < 0.8 and not compact:
        grouped = " ".join(grouped[at : at + 5] for at in range(0, len(grouped), 5))
    rows: list[tuple[str, Content]] = [
        ("发票代码：", data.value("invoice_code")), ("发票号码：", data.value("invoice_number")),
        ("开票日期：", data.day(rng.choice(("cn0", "spaced")))), ("校 验 码：", data.value("check_code", grouped)),
    ]  # fmt: skip
    for number, (label, value) in enumerate(rows):
        x = form.label(page.width - 170, 18 + number * 15, label)
        form.value(x, 18 + number * 15, value, theme.digits if number != 2 else None)
    bottom = _body(form, 86, 128 if not compact else 110)
    _foot(form, bottom)
    if compact:
        form.label(20, bottom + 20, "发票查验请登录国家税务总局全国增值税发票查验平台", 7)
    _seller_seal(form, bottom)
    _void(page, data)
    return page


def electronic_compact(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """电子普通发票 of a city's own platform: crimson, labels not spread out."""
    return electronic(facts, subtype, rng, compact=True)
