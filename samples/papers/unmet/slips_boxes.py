"""Slips in ruled boxes: a matrix of both sides, sides one above the other, a commission with a grid, charges beside."""

from __future__ import annotations

import random

from samples import numbers
from samples.fonts import Font
from samples.papers.canvas import PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Colour, Content, Ink, Span
from samples.papers.sheets import form, maybe_on_sheet
from samples.papers.slip_facts import SlipFacts, slip_facts
from samples.papers.slip_rows import Rows
from samples.papers.stamps import box_seal, oval_seal, plain_round
from samples.papers.styles import pick_ink, write_date
from samples.papers.table import Cell, TableStyle, table

_FONTS = (Font.BROAD, Font.SONG, Font.BOOK, Font.MICRO)
_PLACES = "亿千百十万千百十元角分"


def matrix(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """The sides are the columns, 户名, 账号 and 开户机构 the rows; what belongs to the deal stands in rows below."""
    s = slip_facts(facts, subtype, rng)
    page = form(196, 124)
    ink = pick_ink(rng, 9.4, fonts=_FONTS)
    head = Ink(Font.BROAD, ink.size)
    page.text(24, 16, s.issuer, Ink(Font.BROAD, 13, (150, 30, 40)))
    kind = "来账" if subtype == "receipt" else "往账"
    page.text(page.width / 2, 36, f"电子银行{kind}凭证", Ink(Font.BOOK, 14, bold=True), "center")
    page.text(page.width - 24, 40, ["凭证序号 ", s.number()], Ink(ink.font, 8), "right")
    first, second = ("payee", "payer") if rng.random() < 0.5 else ("payer", "payee")
    titles = {"payer": "付款方", "payee": "收款方"}
    rows: Rows = [[Cell("", ink=head), *(Cell(titles[key], align="center", ink=head) for key in (first, second))]]
    for name, part in (("户名", ""), ("账号", "_account"), ("开户机构", "_bank")):
        values = [Cell(s(f"{key}{part}"), align="center") for key in (first, second)]
        rows.append([Cell(name, align="center", ink=head), *values])
    money = [s.money("￥", commas=True), "　", *s.in_words("（大写）")]
    rows.append([Cell("金额", align="center", ink=head), Cell(money, 2)])
    moment: Content = [s.day("iso"), f" {s.time}　交易流水 ", s.flow_number()]
    rows.append([Cell("记账时间", align="center", ink=head), Cell(moment, 2)])
    rows.append([Cell("款项用途", align="center", ink=head), Cell(s("purpose"), 2)])
    width = page.width - 48
    look = TableStyle(ink, (110, 110, 110), 0.5, row=24, pad=4)
    y = table(page, 24, 62, [width * share for share in (0.14, 0.43, 0.43)], rows, look)
    page.text(24, y + 8, "本凭证由企业网上银行打印，如与银行账务不符，以银行账务为准。", Ink(ink.font, 7.5))
    s.press(page, page.width - rng.uniform(70, 120), y - rng.uniform(-6, 40), oval_seal(rng, s.issuer, ("电子凭证章",)))
    return maybe_on_sheet(page, rng)


def stacked_boxes(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """The sides one above the other over the full width, upright roles at the left, figures behind the words."""
    s = slip_facts(facts, subtype, rng)
    page = form(176, 132)
    colour: Colour = rng.choice(((20, 90, 80), (40, 60, 140), (0, 0, 0)))
    ink = pick_ink(rng, 9.6, fonts=_FONTS)
    label = Ink(Font.BOOK, 9.2, colour)
    side = "收账通知" if subtype == "receipt" else "付款通知"
    page.text(page.width / 2, 14, f"{s.issuer}　{side}", Ink(Font.BOOK, 15, colour, bold=True), "center")
    page.text(26, 40, ["交易日：", s.day(rng.choice(("cn0", "spaced")))], ink)
    page.text(page.width - 26, 40, ["流水：", s.flow_number()], ink, "right")
    rows: Rows = []
    for role, key in (("汇款单位", "payer"), ("收款单位", "payee")):
        parts = (("名　　称", ""), ("账　　号", "_account"), ("开户银行", "_bank"))
        for place, (name, part) in enumerate(parts):
            row: list[Cell | str] = [Cell(role, rows=3, upright=True, align="center", ink=label)] if not place else []
            rows.append([*row, Cell(name, align="center", ink=label), Cell(s(f"{key}{part}"))])
    money: Content = [*s.in_words("人民币（大写）"), "　　￥：", s.money(commas=True)] if s.filled else ""
    rows.append([Cell("金　额", 2, align="center", ink=label), Cell(money)])
    rows.append([Cell("事　由", 2, align="center", ink=label), Cell(s("purpose"))])
    width = page.width - 52
    look = TableStyle(ink, colour, 0.7, row=22, pad=5)
    y = table(page, 26, 56, [width * share for share in (0.07, 0.16, 0.77)], rows, look)
    teller = rng.randrange(1000, 9999)
    page.text(26, y + 8, ["编号：", s.number(), f"　　柜员：{teller}　　复核：{rng.randrange(1000, 9999)}"], ink)
    stamped = box_seal(rng, (s.issuer, f"{s.paid_on:%Y-%m-%d}" if s.paid_on else "", "核算用章"))
    s.press(page, page.width - rng.uniform(80, 130), y - rng.uniform(-4, 44), stamped)
    return maybe_on_sheet(page, rng)


def commission(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """结算业务委托书: 申请人 and 收款人 side by side, typed into a printed form, the amount in a grid of digits."""
    s = slip_facts(facts, subtype, rng)
    page = form(210, 112)
    rule: Colour = rng.choice(((150, 60, 40), (40, 100, 70)))
    label, typed = Ink(Font.SONG, 8.8, rule), Ink(rng.choice((Font.KAI, Font.MONO, Font.SONG)), 9.6, (25, 25, 45))
    page.text(page.width / 2, 10, f"{s.issuer}结算业务委托书", Ink(Font.BOOK, 15, rule, bold=True), "center")
    page.text(page.width / 2 - 30, 32, s.day("spaced") or "年    月    日", typed, "center")
    page.text(40, 32, "委托日期", label)
    page.text(page.width - 50, 32, ["业务流水 ", s.flow_number()], Ink(typed.font, 8.4, typed.colour), "right")
    x, y, width = 30.0, 48.0, page.width - 80
    kinds = "业务类型　√电汇　□信汇　□汇票申请书　□本票申请书　□其他" if s.filled else "业务类型　□电汇　□信汇　□其他"
    page.rect(x, y, x + width, y + 18, rule, width=0.7)
    page.text(x + 6, y + 4, kinds, label)
    y += 18
    half = width / 2
    for place, (role, key) in enumerate((("申请人", "payer"), ("收款人", "payee"))):
        left = x + place * half
        page.rect(left, y, left + 18, y + 66, rule, width=0.7)
        page.column(left + 9, y + 12, role, label, 1.5)
        names = (("全　　称", ""), ("账号或地址", "_account"), ("开户行名称", "_bank"))
        for row, (name, part) in enumerate(names):
            top = y + row * 22
            page.rect(left + 18, top, left + 72, top + 22, rule, width=0.5)
            page.rect(left + 72, top, left + half, top + 22, rule, width=0.5)
            page.text(left + 45, top + 6, name, label, "center")
            _into(page, s(f"{key}{part}"), typed, (left + 75, top, half - 78))
    y = _amount_row(page, s, (x, y + 66, width), (label, typed))
    page.rect(x, y, x + width, y + 56, rule, width=0.7)
    page.line(x + half, y, x + half, y + 56, rule, 0.7)
    page.text(x + 5, y + 4, "支付密码", label)
    page.text(x + 60, y + 4, numbers.digits(rng, 16) if s.filled else "", typed)
    page.text(x + 5, y + 22, "附加信息及用途：", label)
    page.text(x + 82, y + 22, s("purpose"), typed)
    page.text(x + half + 5, y + 4, "会计主管　　　　复核　　　　记账", label)
    page.column(page.width - 32, 60, "第三联　客户回单联", Ink(Font.SONG, 8, rule), 1.2)
    day = f"{s.paid_on:%Y.%m.%d}" if s.paid_on else ""
    s.press(page, x + width * rng.uniform(0.66, 0.86), y + 30, box_seal(rng, (s.issuer, day, "业务受理章")))
    return maybe_on_sheet(page, rng)


def _into(page: PageCanvas, value: Content, ink: Ink, area: tuple[float, float, float]) -> None:
    """Typed print in a box, smaller and in two lines where it is long."""
    x, y, width = area
    text = value.text if isinstance(value, Span) else ""
    long = len(text) * ink.size > width and not text.isdigit()
    small = Ink(ink.font, 8.2 if long else ink.size, ink.colour)
    page.paragraph(x, y + (2 if long else 6), width, value, small, leading=1.1, keep_words=False)


def _amount_row(page: PageCanvas, s: SlipFacts, area: tuple[float, float, float], inks: tuple[Ink, Ink]) -> float:
    x, y, width = area
    label, typed = inks
    step = 15.0
    left = x + width - step * len(_PLACES)
    page.rect(x, y, left, y + 32, label.colour, width=0.7)
    page.text(x + 5, y + 4, "金额", label)
    page.text(x + 5, y + 17, "人民币", label)
    page.text(x + 40, y + 4, "（大写）", Ink(label.font, 7.6, label.colour))
    page.paragraph(x + 78, y + 9, left - x - 80, s.in_words(), typed, leading=1.0, keep_words=False)
    printed = "" if s.amount is None else f"¥{s.amount * 100:.0f}"
    whole = Span(printed, "amount", f"{s.amount:.2f}") if s.amount is not None else None
    for place, name in enumerate(_PLACES):
        x0 = left + place * step
        page.rect(x0, y, x0 + step, y + 12, label.colour, width=0.4)
        page.rect(x0, y + 12, x0 + step, y + 32, label.colour, width=0.4)
        page.text(x0 + step / 2, y + 2.5, name, Ink(label.font, 7.5, label.colour), "center")
        digit = place - (len(_PLACES) - len(printed))
        if whole and digit >= 0:
            page.text(x0 + step / 2, y + 16, printed[digit], Ink(Font.SANS, 11, typed.colour), "center")
            page.mark(whole, (x0 + 1, y + 13, x0 + step - 1, y + 31))
    return y + 32


def with_charges(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """业务凭证 with charges: the sum moved, its charges and what was taken from the account."""
    s = slip_facts(facts, subtype, rng)
    page = form(200, 110)
    ink = pick_ink(rng, 9.2, fonts=_FONTS)
    label = Ink(ink.font, ink.size, (90, 90, 90))
    page.rect(16, 12, page.width - 16, 34, None, fill=(235, 238, 242))
    page.text(26, 16, f"{s.issuer}业务凭证", Ink(Font.BROAD, 12.5))
    page.text(page.width - 26, 19, ["交易日期 ", s.day(rng.choice(("iso", "slashed"))), f" {s.time}"], ink, "right")
    fee = rng.choice(("5.50", "15.00", "20.00")) if s.filled else ""
    taken = f"{s.amount + rng.choice((5, 15, 20)):,.2f}" if s.amount is not None else ""
    rows: Rows = [
        [Cell("付款户名", ink=label), Cell(s("payer"), 2), Cell("收款户名", ink=label), Cell(s("payee"), 2)],
        [
            Cell("付款账号", ink=label), Cell(s("payer_account"), 2),
            Cell("收款账号", ink=label), Cell(s("payee_account"), 2),
        ],
        [Cell("付款行", ink=label), Cell(s("payer_bank"), 2), Cell("收款行", ink=label), Cell(s("payee_bank"), 2)],
        [
            Cell("汇划金额", ink=label), Cell(s.money(commas=True), align="right"), Cell("汇划费", ink=label),
            Cell(fee, align="right"), Cell("扣账合计", ink=label), Cell(taken, align="right"),
        ],
        [Cell("汇划金额大写", ink=label), Cell(s.in_words("人民币"), 5)],
        [Cell("用途", ink=label), Cell(s("purpose"), 2), Cell("核心流水", ink=label), Cell(s.flow_number(), 2)],
    ]  # fmt: skip
    width = page.width - 32
    shares = (0.13, 0.22, 0.13, 0.13, 0.13, 0.26)
    look = TableStyle(ink, (170, 170, 170), 0.5, row=24, pad=4)
    y = table(page, 16, 40, [width * share for share in shares], rows, look)
    printed = write_date(s.paid_on, "iso") if s.paid_on else ""
    page.text(16, y + 8, ["凭证编号 ", s.number(), f"　打印日期 {printed}　打印次数 1"], Ink(ink.font, 7.6))
    s.press(page, page.width - rng.uniform(90, 140), y - rng.uniform(0, 40), plain_round(rng, s.issuer, ("回单专用",)))
    return maybe_on_sheet(page, rng)
