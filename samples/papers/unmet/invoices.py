"""Invoices: a city's own electronic form, one with a discount and a long remark, a machine form."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal

from samples import numbers
from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.codes import qr
from samples.papers.facts import Facts
from samples.papers.ink import Colour, Content, Ink, Span
from samples.papers.invoice_facts import InvoiceFacts, invoice_facts
from samples.papers.invoice_items import CENT
from samples.papers.stamps import RED, Seal
from samples.papers.styles import write_money
from samples.papers.table import Cell, TableStyle, table
from samples.papers.unmet.invoice_parts import heading, press, void


def chained(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """电子普通发票 of a city's chain: a web address as QR code, both sides as lines in boxes, no cipher, no machine."""
    data = invoice_facts(facts, subtype, rng)
    page = PageCanvas(A4[0], 140 * MM)
    colour: Colour = rng.choice(((40, 70, 130), (150, 40, 50)))
    label, ink = Ink(rng.choice((Font.SONG, Font.BROAD)), 8.6, colour), Ink(Font.SONG, 8.8)
    heading(page, f"{data.place}电子{'专用' if data.special else '普通'}发票", Ink(Font.BOOK, 17, colour), 20)
    page.stamp(page.width / 2, 42, Seal(58, 36, "全国统一发票监制章", (data.place, "税务局"), colour=RED, opacity=0.7))
    if data.number:
        cents, tail = int((data.total or 0) * 100), f"{rng.randrange(16**8):08x}"
        address = f"https://bcfp.example.cn/v?bill_num={data.number}&total_amount={cents}&hash={tail}"
        qr(page, 26, 12, 52, facts.text("qr", lambda: address) or address)
    spaced = " ".join((data.check_code or "")[place : place + 5] for place in range(0, 20, 5))
    heads: tuple[tuple[str, Content], ...] = (
        ("发票代码:", data.value("invoice_code")), ("发票号码:", data.value("invoice_number")),
        ("开票日期:", data.day(rng.choice(("cn0", "iso")))), ("校验码:", data.value("check_code", spaced)),
    )  # fmt: skip
    for place, (name, value) in enumerate(heads):
        at = page.text(page.width - 170, 14 + 14 * place, name, label)
        page.text(at + 3, 14 + 14 * place, value, ink)
    x0, x1, y = 20.0, page.width - 20, 76.0
    for role, title in (("buyer", "购买方"), ("seller", "销售方")):
        party, code = data.party(role)
        side = data.buyer if role == "buyer" else data.seller
        page.rect(x0, y, x1, y + 36, colour, width=0.7)
        page.text(x0 + 5, y + 12, title, label)
        page.text(x0 + 46, y + 5, ["名称:", party], ink)
        page.text(x0 + (x1 - x0) * 0.56, y + 5, ["纳税人识别号:", code], ink)
        page.text(x0 + 46, y + 20, ["地址、电话:", side.address_phone[:34]], Ink(ink.font, 7.6))
        page.text(x0 + (x1 - x0) * 0.56, y + 20, ["开户行及账号:", side.bank_account[:30]], Ink(ink.font, 7.2))
        y += 36 if role == "buyer" else 0
        if role == "buyer":
            y = _chained_items(page, data, (x0, y, x1), (label, ink))
    y += 36
    page.rect(x0, y, x1, y + 34, colour, width=0.7)
    page.text(x0 + 5, y + 4, "备注:", label)
    page.paragraph(x0 + 34, y + 4, x1 - x0 - 40, data.value("remark"), ink, leading=1.3, keep_words=False)
    page.text(x0 + 10, y + 40, f"收款人:{data.people[0]}　　复核人:{data.people[1]}　　开票人:{data.people[2]}", ink)
    press(page, data, x1 - rng.uniform(70, 120), y + rng.uniform(-20, 10))
    void(page, data)
    return page


def _chained_items(
    page: PageCanvas, data: InvoiceFacts, area: tuple[float, float, float], inks: tuple[Ink, Ink]
) -> float:
    (x0, y, x1), (label, ink) = area, inks
    heads = ("项目名称", "单位", "数量", "含税单价", "金额", "税率", "税额")
    rows: list[list[Cell | str]] = [[Cell(head, align="center", ink=label) for head in heads]]
    for place, item in enumerate(data.items):
        tax = write_money(item.tax, commas=False) if item.tax is not None else "***"
        price = write_money(abs(item.net + (item.tax or 0)), commas=False)
        name = Cell(Span(item.name, "items", item.value(), key=str(place)))
        figures = (item.quantity, price, write_money(item.net, commas=False), item.rate, tax)
        rows.append([name, Cell(item.unit, align="center"), *(Cell(text, align="right") for text in figures)])
    net, tax_sum, total = data.sums("￥")
    rows.append(
        [Cell("合计", 4, align="center", ink=label), Cell(net, align="right"), "", Cell(tax_sum, align="right")]
    )
    words: Content = [data.value("total_in_words"), "　　(小写) ", total] if data.total is not None else ""
    rows.append([Cell("价税合计(大写)", align="center", ink=label), Cell(words, 6)])
    width = x1 - x0
    shares = (0.28, 0.08, 0.08, 0.16, 0.16, 0.08, 0.16)
    look = TableStyle(ink, label.colour, 0.6, row=21, pad=4)
    return table(page, x0, y, [width * share for share in shares], rows, look)


def discounted(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """数电票 with a discount as a negative line of the same name; accounts, contract and patents fill the remark."""
    given = dict(facts.given)
    if "items" not in given and "total_amount" not in given:
        name, rate = rng.choice(("*无形资产*专利权转让费", "*研发和技术服务*专利技术转让费")), Decimal("0.06")
        full = Decimal(rng.randrange(60, 900) * 1000)
        off = (full * rng.choice((Decimal("0.05"), Decimal("0.1"))) * -1).quantize(CENT)
        given["items"] = [
            {
                "name": name,
                "net_amount": net,
                "tax_rate": "6%",
                "tax_amount": (net * rate).quantize(CENT, ROUND_HALF_UP),
            }
            for net in (full, off)
        ]
    if "remark" not in given:
        firm, own = facts.firm(), facts.university()
        given["remark"] = (
            f"购方开户银行:{firm.account.branch};银行账号:{firm.account.number};"
            f"销方开户银行:{own.account.branch};银行账号:{own.account.number};专利号:ZL{facts.number()}"
        )
    data = invoice_facts(Facts(given, rng), subtype, rng)
    page = PageCanvas(212 * MM, 142 * MM)
    colour: Colour = rng.choice(((128, 0, 0), (110, 50, 20)))
    label, ink = Ink(Font.KAI, 9, colour), Ink(rng.choice((Font.SONG, Font.BROAD)), 8.8)
    heading(page, f"电子发票（{'增值税专用发票' if data.special else '普通发票'}）", Ink(Font.KAI, 18, colour), 24)
    page.stamp(
        page.width / 2, 46, Seal(64, 40, "全国统一发票监制章", ("国家税务总局", data.place), colour=RED, opacity=0.8)
    )
    if data.qr:
        qr(page, 30, 16, 46, data.qr)
    heads: tuple[tuple[str, Content], ...] = (
        ("发票号码：", data.value("invoice_number")),
        ("开票日期：", data.day("cn0")),
    )
    for place, (name, value) in enumerate(heads):
        at = page.text(page.width - 178, 30 + 17 * place, name, label)
        page.text(at, 30 + 17 * place, value, Ink(Font.SERIF, 9) if place == 0 else ink)
    x0, x1, y = 18.0, page.width - 18, 74.0
    half = (x1 - x0) / 2
    for x, role, title in ((x0, "buyer", "购买方信息"), (x0 + half, "seller", "销售方信息")):
        page.rect(x, y, x + half, y + 52, colour, width=0.7)
        page.rect(x, y, x + 16, y + 52, colour, width=0.6)
        page.column(x + 8, y + 4, title, Ink(label.font, 8, colour), 1.12)
        party, code = data.party(role)
        at = page.text(x + 20, y + 9, "名称：", label)
        page.paragraph(at, y + 9, x + half - at - 3, party, ink, leading=1.1, keep_words=False)
        page.text(
            x + 20, y + 35, ["统一社会信用代码/纳税人识别号：", code], Ink(label.font, 8, colour, latin=Font.SANS)
        )
    y = _lines(page, data, (x0, y + 52, x1), (label, ink))
    page.rect(x0, y, x1, y + 62, colour, width=0.7)
    page.column(x0 + 8, y + 16, "备注", label, 1.8)
    page.line(x0 + 16, y, x0 + 16, y + 62, colour, 0.6)
    page.paragraph(x0 + 20, y + 5, x1 - x0 - 24, data.value("remark"), ink, leading=1.3, keep_words=False)
    page.text(x0 + 40, y + 68, f"开票人：{data.people[2]}", label)
    return page


def _lines(page: PageCanvas, data: InvoiceFacts, area: tuple[float, float, float], inks: tuple[Ink, Ink]) -> float:
    (x0, y, x1), (label, ink) = area, inks
    width = x1 - x0
    edges = [x0 + width * share for share in (0, 0.25, 0.36, 0.44, 0.53, 0.67, 0.79, 0.88, 1)]
    heads = ("项目名称", "规格型号", "单 位", "数 量", "单 价", "金 额", "税率/征收率", "税 额")
    for place, head in enumerate(heads):
        align = "left" if not place else "right"
        page.text(edges[place] + 6 if not place else edges[place + 1] - 6, y + 4, head, label, align)  # type: ignore[arg-type]
    line = y + 19
    for number, item in enumerate(data.items):
        name = Span(item.name, "items", item.value(), key=str(number))
        below = page.paragraph(edges[0] + 4, line, edges[1] - edges[0] - 6, name, ink, leading=1.15, keep_words=False)
        tax = write_money(item.tax, commas=False) if item.tax is not None else "***"
        off = item.net < 0 < (data.total or 0)
        price = "" if off else f"{abs(item.net):.2f}".rstrip("0").rstrip(".")
        figures = ((2, "" if off else item.unit), (3, "" if off else item.quantity), (4, price))
        for column, text in (*figures, (5, write_money(item.net, commas=False)), (6, item.rate), (7, tax)):
            page.text(edges[column + 1] - 6, line, text, ink, "right")
        line = max(line + 14, below + 2)
    end = max(y + 96, line + 22)
    net, taxes, total = data.sums()
    page.text(edges[0] + 40, end - 15, "合            计", label)
    page.text(edges[6] - 6, end - 15, net, ink, "right")
    page.text(edges[8] - 6, end - 15, taxes, ink, "right")
    page.rect(x0, y, x1, end, label.colour, width=0.7)
    page.rect(x0, end, x1, end + 22, label.colour, width=0.7)
    page.line(edges[1], end, edges[1], end + 22, label.colour, 0.6)
    page.text((x0 + edges[1]) / 2, end + 6, "价税合计（大写）", label, "center")
    page.text(edges[1] + 12, end + 6, ["⊗", data.value("total_in_words")], ink)
    page.text(edges[5] - 20, end + 6, ["（小写）", total], ink)
    return end + 22


def machine_form(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """通用机打发票: an upright form of the local bureau with 付款方 and 收款方 instead of buyer and seller, no tax."""
    given = {**facts.given, "tax_rate": "免税"} if "items" not in facts.given else dict(facts.given)
    data = invoice_facts(Facts(given, rng), subtype, rng)
    page = PageCanvas(190 * MM, 152 * MM, (254, 253, 248))
    colour: Colour = rng.choice(((150, 60, 60), (60, 110, 90)))
    label = Ink(Font.SONG, 9.2, colour)
    ink = Ink(rng.choice((Font.HEI, Font.SONG, Font.MING)), 9.4, (40, 40, 70), latin=rng.choice((None, Font.MONO)))
    page.text(page.width / 2, 18, f"{data.place}通用机打发票", Ink(Font.BOOK, 17, colour, bold=True), "center")
    page.text(page.width / 2, 42, "发 票 联", Ink(Font.KAI, 12, colour), "center")
    page.stamp(
        page.width / 2, 40, Seal(70, 44, "全国统一发票监制章", (data.place, "国家税务局"), colour=RED, opacity=0.6)
    )
    page.text(page.width - 190, 24, ["发票代码 ", data.value("invoice_code")], Ink(Font.SONG, 10, (60, 40, 40)))
    page.text(page.width - 190, 42, ["发票号码 ", data.value("invoice_number")], Ink(Font.SONG, 10, (60, 40, 40)))
    page.text(40, 62, ["开票日期：", data.day(rng.choice(("iso", "cn0")))], ink)
    page.text(page.width / 2 - 30, 62, "行业分类：科学研究和技术服务业", ink)
    x0, x1, y = 34.0, page.width - 34, 80.0
    width = x1 - x0
    rows: list[list[Cell | str]] = []
    for role, title in (("buyer", "付款方"), ("seller", "收款方")):
        party, code = data.party(role)
        rows.append([Cell(f"{title}名称", ink=label), Cell(party), Cell(f"{title}识别号", ink=label), Cell(code)])
    look = TableStyle(ink, colour, 0.6, row=24, pad=4)
    y = table(page, x0, y, [width * share for share in (0.14, 0.4, 0.15, 0.31)], rows, look)
    goods: list[list[Cell | str]] = [
        [Cell(head, align="center", ink=label) for head in ("开票项目", "规格型号", "单位", "数量", "单价", "金额")]
    ]
    for place, item in enumerate(data.items):
        whole = item.net + (item.tax or 0)
        figures = (item.quantity, write_money(abs(whole), commas=False), write_money(whole, commas=False))
        name = Cell(Span(item.name, "items", item.value(), key=str(place)))
        goods.append([name, "", Cell(item.unit, align="center"), *(Cell(text, align="right") for text in figures)])
    y = table(page, x0, y, [width * share for share in (0.36, 0.12, 0.1, 0.1, 0.16, 0.16)], goods, look)
    total: Content = [data.value("total_in_words"), "　　¥", _bare(data)] if data.total is not None else ""
    closing: list[list[Cell | str]] = [
        [Cell("总计金额", ink=label), Cell(total)],
        [Cell("备　　注", ink=label), Cell(data.value("remark"))],
    ]
    y = table(page, x0, y, [width * 0.14, width * 0.86], closing, look)
    page.text(x0, y + 8, f"开票人：{data.people[2]}　　收款人：{data.people[0]}　　开票单位（盖章）", ink)
    page.text(x0, y + 26, f"税控码 {numbers.digits(rng, 20)}　　机器编号 {numbers.digits(rng, 12)}", Ink(ink.font, 8))
    page.column(page.width - 18, 80, "第一联　发票联　付款方付款凭证", Ink(Font.SONG, 7.6, colour), 1.15)
    press(page, data, x1 - rng.uniform(60, 120), y + rng.uniform(-20, 10))
    void(page, data)
    return page


def _bare(data: InvoiceFacts) -> Content:
    total = data.total
    return Span(write_money(total, commas=False), "total_amount", f"{total:.2f}") if total is not None else ""
