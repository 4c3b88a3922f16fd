"""A paper invoice whose print slipped on its form."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.canvas import MM, PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Colour, Content, Ink, Span
from samples.papers.invoice_facts import InvoiceFacts, invoice_facts
from samples.papers.styles import write_money
from samples.papers.unmet.invoice_parts import heading, press, void


def askew_print(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A paper invoice of 2014 whose print slipped: values sit on the rules and half a line below their labels."""
    data = invoice_facts(facts, subtype, rng)
    page = PageCanvas(241 * MM, 140 * MM, (253, 252, 246))
    form: Colour = rng.choice(((130, 90, 50), (50, 90, 120)))
    label, ink = Ink(Font.SONG, 8.6, form), Ink(Font.SONG, 9.4, (40, 40, 95), latin=Font.MONO)
    dx, dy = rng.uniform(-7, 9), rng.uniform(4, 7)
    kind = "专用" if subtype == "special" else "普通"
    heading(page, f"{data.place}增值税{kind}发票", Ink(Font.KAI, 19, form), 18)
    page.text(64, 26, data.value("invoice_code"), Ink(Font.SERIF, 16, (70, 60, 60)))
    page.text(page.width - 196, 22, ["No ", data.value("invoice_number")], Ink(Font.SERIF, 18, (60, 50, 60)))
    page.text(page.width - 196, 54, "开票日期：", label)
    page.text(page.width - 150 + dx, 50 + dy, data.day("cn0"), ink)
    if data.check_code:
        page.text(64, 54, ["校验码　", data.value("check_code")], ink)
    x0, x1 = 46.0, page.width - 44
    y = _side(page, data, "buyer", (x0, 70.0, x1), (label, ink), (dx, dy))
    page.column(x0 + (x1 - x0) * 0.6 + 8, 80, "密码区", label, 1.3)
    for line in range(4):
        cipher = "".join(rng.choice("0123456789+-*/<>") for _ in range(27)) if data.number else ""
        page.text(x0 + (x1 - x0) * 0.6 + 24, 72 + line * 15 + dy, cipher, Ink(Font.MONO, 9, ink.colour))
    y = _slipped(page, data, (x0, y, x1), (label, ink), (dx, dy))
    bottom = _side(page, data, "seller", (x0, y, x1), (label, ink), (dx, dy))
    page.column(x0 + (x1 - x0) * 0.6 + 8, y + 18, "备注", label, 1.5)
    left = x0 + (x1 - x0) * 0.6 + 24
    page.paragraph(
        left, y + 4 + dy, x1 - left - 4, data.value("remark"), Ink(ink.font, 8, ink.colour), keep_words=False
    )
    people = zip(("收款人：", "复核：", "开票人："), data.people, strict=True)
    for place, (name, person) in enumerate(people):
        page.text(x0 + 12 + place * 130, bottom + 5, name, label)
        page.text(x0 + 52 + place * 130 + dx, bottom + 3 + dy, person, ink)
    page.text(x1 - 110, bottom + 5, "销货单位：（章）", label)
    press(page, data, x1 - rng.uniform(70, 140), y + rng.uniform(-30, 20))
    void(page, data)
    return page


def _side(  # noqa: PLR0917 - place and contents of one drawing
    page: PageCanvas, data: InvoiceFacts, role: str, area: tuple[float, float, float], inks: tuple[Ink, Ink],
    slip: tuple[float, float],
) -> float:  # fmt: skip
    (x0, y, x1), (label, ink), (dx, dy) = area, inks, slip
    page.rect(x0, y, x1, y + 66, label.colour, width=0.8)
    page.line(x0 + 16, y, x0 + 16, y + 66, label.colour, 0.8)
    split = x0 + (x1 - x0) * 0.6
    page.line(split, y, split, y + 66, label.colour, 0.8)
    page.column(x0 + 8, y + 6, "购货单位" if role == "buyer" else "销货单位", label, 1.5)
    name, code = data.party(role)
    side = data.buyer if role == "buyer" else data.seller
    pairs: tuple[tuple[str, Content], ...] = (
        ("名        称：", name), ("纳税人识别号：", code),
        ("地 址、电 话：", side.address_phone), ("开户行及账号：", side.bank_account),
    )  # fmt: skip
    for place, (head, value) in enumerate(pairs):
        page.text(x0 + 20, y + 3 + place * 16, head, label)
        shrunk = Ink(ink.font, 7.4 if place > 1 else ink.size, ink.colour, latin=ink.latin)
        page.text(x0 + 88 + dx, y + 1 + place * 16 + dy * 0.6, value, shrunk)
    return y + 66


def _slipped(
    page: PageCanvas, data: InvoiceFacts, area: tuple[float, float, float], inks: tuple[Ink, Ink],
    slip: tuple[float, float],
) -> float:  # fmt: skip
    (x0, y, x1), (label, ink), (dx, dy) = area, inks, slip
    width, end = x1 - x0, y + 116
    edges = [x0 + width * share for share in (0, 0.28, 0.39, 0.46, 0.54, 0.66, 0.8, 0.86, 1)]
    heads = ("货物或应税劳务名称", "规格型号", "单位", "数量", "单价", "金额", "税率", "税额")
    for place, head in enumerate(heads):
        page.text((edges[place] + edges[place + 1]) / 2, y + 3, head, label, "center")
        page.line(edges[place], y, edges[place], end, label.colour, 0.8)
    line = y + 14 + dy
    for number, item in enumerate(data.items):
        name = Span(item.name, "items", item.value(), key=str(number))
        below = page.paragraph(
            edges[0] + 2 + dx, line, edges[1] - edges[0] - 4, name, ink, leading=1.1, keep_words=False
        )
        tax = write_money(item.tax, commas=False) if item.tax is not None else "***"
        page.text((edges[2] + edges[3]) / 2 + dx, line, item.unit, ink, "center")
        price = write_money(abs(item.net), commas=False)
        small = Ink(ink.font, 8, ink.colour, latin=ink.latin)
        for column, text in (
            (3, item.quantity),
            (4, price),
            (5, write_money(item.net, commas=False)),
            (6, item.rate),
            (7, tax),
        ):
            page.text(edges[column + 1] - 5 + dx, line, text, small, "right")
        line = max(line + 14, below + 1)
    net, tax_sum, total = data.sums("￥")
    page.text(x0 + 60, end - 15, "合      计", label)
    page.text(edges[6] - 5 + dx, end - 19 + dy, net, Ink(ink.font, 8, ink.colour, latin=ink.latin), "right")
    page.text(edges[8] - 5 + dx, end - 19 + dy, tax_sum, Ink(ink.font, 8, ink.colour, latin=ink.latin), "right")
    page.rect(x0, y, x1, end, label.colour, width=0.8)
    page.rect(x0, end, x1, end + 22, label.colour, width=0.8)
    page.text(x0 + 28, end + 6, "价税合计（大写）", label)
    page.text(edges[1] + 12 + dx, end + 2 + dy, ["ⓧ", data.value("total_in_words")], ink)
    page.text(edges[5] + 4, end + 6, "（小写）", label)
    page.text(edges[5] + 44 + dx, end + 2 + dy, total, ink)
    return end + 22
