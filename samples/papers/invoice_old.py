"""Invoices of the tax-control era, on paper and electronic."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.canvas import MM, PageCanvas
from samples.papers.codes import qr
from samples.papers.facts import Facts
from samples.papers.ink import Colour, Content, Ink, text_width
from samples.papers.invoice_facts import InvoiceFacts, invoice_facts
from samples.papers.invoice_form import InvoiceForm, OldTheme, form_body, form_foot
from samples.papers.stamps import RED, Seal, oval_seal


def _authority_seal(page: PageCanvas, y: float, place: str, width: float = 62.0) -> None:
    seal = Seal(width, width * 0.62, "全国统一发票监制章", (place, "国家税务总局"), colour=RED, opacity=0.8)
    page.stamp(page.width / 2, y, seal)


def _seller_seal(form: InvoiceForm, y: float) -> None:
    data = form.data
    if data.seller.name and data.number:
        seal = oval_seal(data.rng, data.seller.name, (data.seller.code or "", "发票专用章"))
        form.page.stamp(form.x1 - data.rng.uniform(50, 120), y + data.rng.uniform(-22, 2), seal)


def _void(page: PageCanvas, data: InvoiceFacts) -> None:
    if data.void:
        page.turned(page.width * 0.4, page.height * 0.55, "作废", Ink(Font.HEI, 60, (210, 60, 60)), 20)


def _title(form: InvoiceForm, y: float, text: str, size: float) -> None:
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
    form = InvoiceForm(page, data, theme, 44.0, page.width - 40)
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
        qr(page, 168 + theme.shift[0], 14, 44, data.qr, colour=value_ink.colour)
    if data.check_code:
        grouped = " ".join(data.check_code[at : at + 5] for at in range(0, 20, 5))
        form.value(60, 62, ["校验码 ", data.value("check_code", grouped)], Ink(Font.SONG, 9, value_ink.colour))
    if data.reversed:
        form.value(230, 62, "销项负数", Ink(Font.SONG, 10, value_ink.colour))
    bottom = form_body(form, 76, 118)
    form_foot(form, bottom)
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
    form = InvoiceForm(page, data, theme, 18.0, page.width - 18)
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
    bottom = form_body(form, 86, 128 if not compact else 110)
    form_foot(form, bottom)
    if compact:
        form.label(20, bottom + 20, "发票查验请登录国家税务总局全国增值税发票查验平台", 7)
    _seller_seal(form, bottom)
    _void(page, data)
    return page


def electronic_compact(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """电子普通发票 of a city's own platform: crimson, labels not spread out."""
    return electronic(facts, subtype, rng, compact=True)
