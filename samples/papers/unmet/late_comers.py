"""Papers drawn last: an invoice on half a sheet, a notice in a table of pairs, a purchase contract."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.codes import qr
from samples.papers.contract_facts import BLANK, contract_facts, write_amount
from samples.papers.facts import Facts
from samples.papers.ink import Colour, Content, Ink, Span
from samples.papers.invoice_facts import InvoiceFacts, invoice_facts
from samples.papers.record_facts import record_facts
from samples.papers.stamps import RED, Seal, round_seal
from samples.papers.styles import pick_ink, write_date, write_money
from samples.papers.table import Cell, TableStyle, table
from samples.papers.unmet.invoice_parts import press, void
from samples.papers.unseen.contract_words import duties, headline, pages_of, signed_below

_MARGIN = 24 * MM


def half_sheet(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """增值税普通发票 of 2018 in one ruled table from the buyer to the remark, no cipher."""
    data = invoice_facts(facts, subtype, rng)
    page = PageCanvas(212 * MM, 138 * MM)
    colour: Colour = rng.choice(((160, 60, 40), (90, 60, 30)))
    label, ink = Ink(Font.BOOK, 8.6, colour), Ink(rng.choice((Font.HEI, Font.SONG)), 8.8, (20, 20, 60), latin=Font.MONO)
    page.text(page.width / 2, 18, f"{data.place}增值税普通发票", Ink(Font.BOOK, 17, colour, bold=True), "center")
    page.stamp(
        page.width / 2, 42, Seal(60, 38, "全国统一发票监制章", ("国家税务总局", data.place), colour=RED, opacity=0.7)
    )
    if data.qr:
        qr(page, 30, 12, 46, data.qr)
    heads: tuple[tuple[str, Content], ...] = (
        ("发票代码　", data.value("invoice_code")), ("发票号码　", data.value("invoice_number")),
        ("开票日期　", data.day(rng.choice(("cn0", "spaced")))), ("校 验 码　", data.value("check_code")),
    )  # fmt: skip
    for place, (name, value) in enumerate(heads):
        at = page.text(page.width - 190, 14 + 14 * place, name, label)
        page.text(at, 14 + 14 * place, value, ink)
    x0, x1 = 22.0, page.width - 22
    width = x1 - x0
    buyer, buyer_code = data.party("buyer")
    seller, seller_code = data.party("seller")
    look = TableStyle(ink, colour, 0.7, row=20, pad=4)
    party = [width * share for share in (0.05, 0.19, 0.76)]

    def block(title: str, name: Content, code: Content, rest: tuple[str, str]) -> list[list[Cell | str]]:
        pairs = (("名　　称", name), ("纳税人识别号", code), ("地址、电话", rest[0]), ("开户行及账号", rest[1]))
        rows: list[list[Cell | str]] = []
        for place, (head, value) in enumerate(pairs):
            first: list[Cell | str] = (
                [Cell(title, rows=4, upright=True, align="center", ink=label)] if not place else []
            )
            rows.append([*first, Cell(head, ink=label), Cell(value)])
        return rows

    y = table(
        page,
        x0,
        78,
        party,
        block("购买方", buyer, buyer_code, (data.buyer.address_phone, data.buyer.bank_account)),
        look,
    )
    y = table(
        page, x0, y, [width * share for share in (0.3, 0.1, 0.1, 0.16, 0.16, 0.06, 0.12)], _goods(data, label), look
    )
    total: Content = [data.value("total_in_words"), "　　（小写）", data.sums()[2]] if data.total is not None else ""
    y = table(
        page,
        x0,
        y,
        [width * 0.24, width * 0.76],
        [[Cell("价税合计（大写）", align="center", ink=label), Cell(total)]],
        look,
    )
    rest = (data.seller.address_phone, data.seller.bank_account)
    y = table(page, x0, y, party, block("销售方", seller, seller_code, rest), look)
    y = table(
        page,
        x0,
        y,
        [width * 0.12, width * 0.88],
        [[Cell("备　注", align="center", ink=label), Cell(data.value("remark"))]],
        look,
    )
    people = f"收款人：{data.people[0]}　　复核：{data.people[1]}　　开票人：{data.people[2]}　　销售方：（章）"
    page.text(x0 + 8, y + 5, people, label)
    press(page, data, x1 - rng.uniform(60, 110), y - rng.uniform(0, 30))
    void(page, data)
    return page


def _goods(data: InvoiceFacts, label: Ink) -> list[list[Cell | str]]:
    heads = ("货物或应税劳务、服务名称", "单位", "数量", "单价", "金额", "税率", "税额")
    rows: list[list[Cell | str]] = [[Cell(head, align="center", ink=label) for head in heads]]
    for place, item in enumerate(data.items):
        tax = write_money(item.tax, commas=False) if item.tax is not None else "***"
        name = Cell(Span(item.name, "items", item.value(), key=str(place)))
        price = write_money(abs(item.net), commas=False)
        figures = (item.quantity, price, write_money(item.net, commas=False), item.rate, tax)
        rows.append([name, Cell(item.unit, align="center"), *(Cell(text, align="right") for text in figures)])
    net, taxes, _ = data.sums()
    rows.append(
        [
            Cell("合　　计", align="center", ink=label),
            "",
            "",
            "",
            Cell(net, align="right"),
            "",
            Cell(taxes, align="right"),
        ]
    )
    return rows


def notice_in_pairs(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """手续合格通知书 as a table of pairs: each change is a block of three rows, its item merged at the left."""
    r = record_facts(facts, subtype, rng)
    page = PageCanvas(*A4)
    ink = pick_ink(rng, 10.4, fonts=(Font.SONG, Font.BOOK, Font.MING))
    width = page.width - 2 * _MARGIN
    page.text(page.width / 2, 46, "国家知识产权局", Ink(Font.BOOK, 20, bold=True, spacing=0.2), "center")
    page.text(page.width / 2, 82, "手 续 合 格 通 知 书", Ink(Font.HEI, 15), "center")
    asked = write_date(r.recorded_on - timedelta(days=rng.randrange(15, 60)), "cn") if r.recorded_on else ""
    day: Content = r.recorded(rng.choice(("cn0", "cn", "dotted")))
    number: Content = r.number(0, rng.choice(("bare", "zl"))) if r.numbers else ""
    rows: list[list[Cell | str]] = [
        [Cell("申请号或专利号", 2, align="center"), Cell(number), Cell("发文日", align="center"), Cell(day)],
        [Cell("发明创造名称", 2, align="center"), Cell(r.title(0), 3)],
        [Cell("发文序号", 2, align="center"), r.dispatch, Cell("请求日", align="center"), asked],
    ]
    for item, before, after in r.change_cells():
        rows.append([Cell("变更", rows=3, upright=True, align="center"), Cell("项目", align="center"), Cell(item, 3)])
        rows.append([Cell("变更前", align="center"), Cell(before, 3)])
        rows.append([Cell("变更后", align="center"), Cell(after, 3)])
    look = TableStyle(ink, (0, 0, 0), 0.6, row=25, pad=5, leading=1.3)
    shares = (0.07, 0.17, 0.36, 0.14, 0.26)
    y = table(page, _MARGIN, 112, [width * share for share in shares], rows, look)
    text = "上列变更经审查合格，自发文日起生效。对本通知不服的，可以自收到之日起六十日内申请行政复议。"
    y = page.paragraph(_MARGIN, y + 16, width, text, ink, leading=1.8, indent=2 * ink.size)
    page.text(_MARGIN, y + 16, f"审查员：{r.facts.world.person()}", ink)
    page.stamp(page.width - rng.uniform(120, 180), y + 30, round_seal(rng, "国家知识产权局专利局", ("审查业务章",)))
    page.text(_MARGIN, page.height - 46, "200028", Ink(ink.font, 8))
    page.text(_MARGIN, page.height - 34, "2018.10", Ink(ink.font, 8))
    return page


def purchase(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """Wording of a purchase: 买方 and 卖方, the price as a unit price times a number, a warranty sum held back."""
    c = contract_facts(facts, subtype, rng)
    flow = pages_of(rng, 11.2)
    headline(flow, c.heading(), 19)
    seller, buyer = ("专利权出卖人", "专利权买受人") if subtype == "transfer" else ("专利权许可人", "专利被许可使用人")
    flow.para(["合同号码：", c.contract_number(), "　　签约日期：", c.signed(), "　　签约地点：", c.place], indent=0)
    for role, title in (("receiver", buyer), ("supplier", seller)):
        side = c.supplier if role == "supplier" else c.receiver
        flow.para([f"{title}：", c.names(role)], indent=0)
        flow.para(
            ["社会信用代码：", c.code(role), f"；法人代表：{side.legal or ''}；电话：{side.phone or ''}"], indent=0
        )
    flow.skip(6)
    flow.line("一 标的", gap=2)
    for place in range(len(c.patents)):
        flow.para([f"（{place + 1}）专利证书名称：", c.patent_title(place), "，专利编号：", c.patent(place), "。"])
    if subtype == "licence":
        flow.para(["使用许可的类型：", c.licence(), "；使用许可的起止：", c.start(), "—", c.end(), "。"])
    flow.line("二 价款", gap=2)
    flow.para(
        [f"本合同标的共{len(c.patents)}件，合同价款（含税）共计", *c.figures(), "，大写金额为", c.in_words(), "。"]
    )
    held = (
        BLANK if c.total is None else write_amount((c.total * Decimal("0.05")).quantize(Decimal("0.01")), "元", rng, "")
    )
    flow.para(f"其中质保金{held}于登记或备案满一年后支付，其余价款于登记或备案后七日内一次付清。")
    flow.para(f"逾期付款的，每日按逾期金额的千分之一支付违约金；单方解约的，支付解约金{rng.randrange(1, 9)}万元。")
    flow.line("三 其他", gap=2)
    duties(flow, rng, 5, 1, "{0}、")
    signed_below(flow, c, {"receiver": buyer, "supplier": seller}, dated=False)
    return flow.pages
