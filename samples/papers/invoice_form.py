"""The ruled form of invoices of the tax-control era: buyer above the items, seller below."""

from __future__ import annotations

from dataclasses import dataclass

from samples.fonts import Font
from samples.papers.canvas import PageCanvas
from samples.papers.ink import Colour, Content, Ink, Span, text_width
from samples.papers.invoice_facts import InvoiceFacts
from samples.papers.invoice_items import InvoiceItem
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
class InvoiceForm:
    """A form being filled: its page, its values, its print, and where its frame stands."""

    page: PageCanvas
    data: InvoiceFacts
    theme: OldTheme
    x0: float
    x1: float

    def label(self, x: float, y: float, text: str, size: float | None = None) -> float:
        """Prints a label of the form; returns the x where it ends."""
        ink = self.theme.label
        return self.page.text(x, y, text, Ink(ink.font, size or ink.size, ink.colour, ink.bold))

    def value(self, x: float, y: float, content: Content, ink: Ink | None = None, align: str = "left") -> float:
        """Prints a value, moved as the printer was; returns the x where it ends."""
        dx, dy = self.theme.shift
        return self.page.text(x + dx, y + dy, content, ink or self.theme.print, "right" if align == "right" else "left")

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A rule of the form."""
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


def _party(form: InvoiceForm, y: float, role: str, width: float) -> float:
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


def _items(form: InvoiceForm, y: float, height: float, items: list[InvoiceItem]) -> float:
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


def _total(form: InvoiceForm, y: float) -> float:
    width, theme = form.x1 - form.x0, form.theme
    split = form.x0 + COLUMNS[0] * width
    form.label(form.x0 + 30, y + 6, "价税合计（大写）")
    form.rule(split, y, split, y + 22)
    form.value(split + 8, y + 6, ["ⓧ", form.data.value("total_in_words")], theme.print)
    x = form.label(form.x0 + width * 0.72, y + 6, "（小写）")
    form.value(x + 2, y + 6, form.data.sums()[2], theme.digits)
    form.rule(form.x0, y + 22, form.x1, y + 22)
    return y + 22


def _cipher(form: InvoiceForm, x: float, y: float, width: float) -> None:
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


def _remark(form: InvoiceForm, x: float, y: float) -> None:
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


def form_body(form: InvoiceForm, y: float, items_height: float) -> float:
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


def form_foot(form: InvoiceForm, y: float) -> None:
    """The line of names below the frame."""
    width = form.x1 - form.x0
    labels = (("收款人：", form.data.people[0]), ("复核：", form.data.people[1]), ("开票人：", form.data.people[2]))
    for place, (label, person) in enumerate(labels):
        x = form.label(form.x0 + 10 + place * width * 0.24, y + 4, label)
        form.value(x + 2, y + 4, person)
    form.label(
        form.x0 + width * 0.77, y + 4, f"{form.theme.names[1] if len(form.theme.names[1]) == 3 else '销货单位'}：（章）"
    )
