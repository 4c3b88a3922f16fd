"""Invoices of the tax-control era: a grey copy, an electronic sheet, one with a list beside it."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.codes import qr
from samples.papers.facts import Facts, span
from samples.papers.ink import Content, Ink
from samples.papers.invoice_facts import InvoiceFacts, invoice_facts
from samples.papers.invoice_form import InvoiceForm, OldTheme, form_body, form_foot
from samples.papers.invoice_items import InvoiceItem
from samples.papers.sheets import lay_on
from samples.papers.stamps import RED, Seal, oval_seal
from samples.papers.styles import write_money
from samples.papers.table import TableStyle, table


def _heads(form: InvoiceForm, title: str, size: float) -> None:
    page, theme = form.page, form.theme
    page.text(page.width / 2, 24, title, Ink(theme.label.font, size, theme.form), "center")
    page.line(page.width / 2 - 96, 24 + size + 4, page.width / 2 + 96, 24 + size + 4, theme.form, 1.0)
    page.line(page.width / 2 - 96, 24 + size + 7, page.width / 2 + 96, 24 + size + 7, theme.form, 1.0)


def _theme(rng: random.Random, dark: tuple[int, int, int], shift: float) -> OldTheme:
    value = Ink(rng.choice((Font.BROAD, Font.KAI, Font.MICRO)), 9, (30, 30, 36))
    return OldTheme(
        dark,
        Ink(rng.choice((Font.BOOK, Font.SONG)), 8.4, dark),
        value,
        Ink(rng.choice((Font.MONO, Font.SANS)), 8.8, value.colour),
        shift=(rng.uniform(-shift, shift), rng.uniform(-shift * 0.6, shift * 0.6)),
    )


def grey_copy(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A photocopy of a paper invoice on an A4 sheet, 抵扣联 or 发票联, its seal grey and its values out of place."""
    data = invoice_facts(facts, subtype, rng)
    dark = (70, 70, 70)
    page = PageCanvas(236 * MM, 138 * MM)
    form = InvoiceForm(page, data, _theme(rng, dark, 5.0), 40.0, page.width - 44)
    _heads(form, f"{data.place}增值税{'专用' if subtype == 'special' else '普通'}发票", 18)
    page.text(60, 22, data.value("invoice_code"), Ink(Font.SANS, 14, dark))
    page.text(page.width - 178, 22, ["№ ", data.value("invoice_number")], Ink(Font.SERIF, 17, dark))
    page.text(page.width - 60, 24, data.code or "", Ink(Font.MONO, 7.5, dark), "center")
    page.text(page.width - 60, 34, data.number or "", Ink(Font.MONO, 7.5, dark), "center")
    at = form.label(page.width - 178, 56, "开票日期：")
    form.value(at, 56, data.day("cn0"))
    if data.check_code:
        spaced = " ".join(data.check_code[place : place + 5] for place in range(0, 20, 5))
        form.value(60, 56, ["校验码 ", data.value("check_code", spaced)], Ink(Font.SANS, 8.4, (30, 30, 36)))
    if data.qr:
        qr(page, 176, 12, 42, data.qr, colour=(60, 60, 60))
    bottom = form_body(form, 76, rng.uniform(96, 112))
    form_foot(form, bottom)
    side = "第二联：抵扣联 购买方扣税凭证" if rng.random() < 0.5 else "第三联：发票联 购买方记账凭证"
    page.column(page.width - 24, 80, side, Ink(Font.SONG, 8, dark), 1.2)
    _seal(form, bottom, (90, 90, 90))
    sheet = PageCanvas(A4[1], A4[0])
    lay_on(sheet, page, (A4[1] - page.width) / 2, rng.uniform(20, 90))
    return sheet


def _seal(form: InvoiceForm, y: float, colour: tuple[int, int, int]) -> None:
    data = form.data
    if data.seller.name and data.number:
        seal = oval_seal(data.rng, data.seller.name, (data.seller.code or "", "发票专用章"))
        seal = Seal(
            seal.width, seal.height, seal.arc, seal.middle, colour=colour, opacity=0.6, angle=seal.angle, seed=seal.seed
        )
        form.page.stamp(form.x1 - data.rng.uniform(60, 130), y + data.rng.uniform(-20, 4), seal)


def electronic_sheet(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """增值税电子普通发票: four lines of numbers at the top right, the machine's number under the QR code."""
    data = invoice_facts(facts, subtype, rng)
    dark = rng.choice(((160, 40, 40), (30, 60, 130)))
    page = PageCanvas(A4[0], 150 * MM)
    theme = _theme(rng, dark, 0.0)
    form = InvoiceForm(page, data, theme, 18.0, page.width - 18)
    _heads(form, f"{data.place}增值税电子{'专用' if data.special else '普通'}发票", 16)
    page.stamp(page.width / 2, 44, Seal(60, 38, "全国统一发票监制章", (data.place, "税务局"), colour=RED, opacity=0.7))
    if data.qr:
        qr(page, 24, 14, 46, data.qr)
    form.label(80, 62, "机器编号：")
    form.value(122, 62, f"49991{rng.randrange(10**6, 10**7)}" if data.number else "", theme.digits)
    spaced = " ".join((data.check_code or "")[place : place + 5] for place in range(0, 20, 5))
    entries = (
        ("发票代码：", data.value("invoice_code")),
        ("发票号码：", data.value("invoice_number")),
        ("开票日期：", data.day("spaced")),
        ("校 验 码：", data.value("check_code", spaced)),
    )
    for place, (label, value) in enumerate(entries):
        at = form.label(page.width - 168, 16 + 14 * place, label)
        form.value(at, 16 + 14 * place, value, Ink(theme.digits.font, 8))
    bottom = form_body(form, 80, rng.uniform(92, 110))
    form_foot(form, bottom)
    _seal(form, bottom, RED)
    return page


def with_list(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A paper invoice over a single line （详见销货清单）, and the list itself as a second page."""
    given = dict(facts.given)
    data = invoice_facts(Facts(given, rng), subtype, rng)
    shown = data.items
    net, tax = data.net, data.tax
    if net is not None:
        data.items = [InvoiceItem("（详见销货清单）", net, shown[0].rate if shown else "", tax, "", "")]
    first = _plain_form(data, subtype, rng)
    first.marks = [(mark, box) for mark, box in first.marks if mark.field != "items"]
    return [first, _list_page(data, shown, rng)]


def _plain_form(data: InvoiceFacts, subtype: str, rng: random.Random) -> PageCanvas:
    page = PageCanvas(238 * MM, 139 * MM)
    dark = (140, 70, 40)
    form = InvoiceForm(page, data, _theme(rng, dark, 3.0), 42.0, page.width - 42)
    _heads(form, f"{data.place}增值税{'专用' if subtype == 'special' else '普通'}发票", 19)
    page.text(58, 24, data.value("invoice_code"), Ink(Font.SERIF, 15, (60, 50, 50)))
    page.text(page.width - 182, 24, ["No ", data.value("invoice_number")], Ink(Font.SERIF, 17, (60, 50, 50)))
    at = form.label(page.width - 182, 58, "开票日期：")
    form.value(at, 58, data.day("cn0"))
    bottom = form_body(form, 78, 104)
    form_foot(form, bottom)
    _seal(form, bottom, RED)
    return page


def _list_page(data: InvoiceFacts, items: list[InvoiceItem], rng: random.Random) -> PageCanvas:
    page = PageCanvas(*A4)
    ink = Ink(rng.choice((Font.BROAD, Font.SONG)), 9)
    page.text(page.width / 2, 36, "销售货物或者提供应税劳务、服务清单", Ink(Font.BOOK, 14), "center")
    (seller, _), (buyer, _) = data.party("seller"), data.party("buyer")
    lines: tuple[Content, ...] = (
        ["购买方名称：", buyer],
        ["销售方名称：", seller],
        [
            "所属增值税发票代码：",
            data.value("invoice_code"),
            "    号码：",
            data.value("invoice_number"),
            "    共 1 页 第 1 页",
        ],
    )
    y = 66.0
    for line in lines:
        page.text(40, y, line, ink)
        y += 17
    rows: list[list[str]] = [["序号", "货物（劳务）名称", "单位", "数量", "金额", "税率", "税额"]]
    for number, item in enumerate(items, start=1):
        tax = "***" if item.tax is None else write_money(item.tax, commas=False)
        rows.append(
            [str(number), item.name, item.unit, item.quantity, write_money(item.net, commas=False), item.rate, tax]
        )
    end = table(
        page,
        40,
        y + 8,
        [30, 205, 40, 40, 85, 45, 70],
        [list(row) for row in rows],
        TableStyle(ink, (90, 60, 50), 0.5, row=20),
    )
    page.text(
        40,
        end + 12,
        [
            "填开日期：",
            span("issued_on", data.issued_on.isoformat(), f"{data.issued_on:%Y年%m月%d日}") if data.issued_on else "",
        ],
        ink,
    )
    return page
