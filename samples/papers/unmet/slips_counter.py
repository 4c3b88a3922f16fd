"""Slips of counters: an advice of the clearing system, one in three columns, a form filled in by hand."""

from __future__ import annotations

import random

from samples import numbers
from samples.fonts import Font
from samples.papers.canvas import PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Colour, Content, Ink
from samples.papers.sheets import form, maybe_on_sheet
from samples.papers.slip_facts import slip_facts
from samples.papers.slip_rows import Rows
from samples.papers.stamps import box_seal, oval_seal, plain_round
from samples.papers.styles import pick_ink
from samples.papers.table import Cell, TableStyle, table

_FONTS = (Font.BROAD, Font.SONG, Font.BOOK, Font.MICRO)


def clearing_advice(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """大额支付系统专用凭证: two labels a line, banks named as 发起行 and 接收行 with their numbers."""
    s = slip_facts(facts, subtype, rng)
    page = form(200, 118)
    ink = pick_ink(rng, 9.6, fonts=(Font.SONG, Font.HEI, Font.MING))
    side = "来账" if subtype == "receipt" else "往账"
    page.text(page.width / 2, 14, f"{s.issuer}大额支付系统{side}专用凭证", Ink(Font.BOOK, 13.5, bold=True), "center")
    page.line(20, 36, page.width - 20, 36, (0, 0, 0), 0.8)
    message = f"hvps.111.001.0{rng.randrange(1, 3)}"
    rows: tuple[tuple[tuple[str, Content], ...], ...] = (
        (("报文种类", message if s.filled else ""), ("支付交易序号", s.flow_number())),
        (("委托日期", s.day("compact")), ("业务种类", "普通汇兑" if s.filled else "")),
        (("发起行行号", numbers.digits(rng, 12) if s.filled else ""), ("发起行名", s("payer_bank"))),
        (("付款人账号", s("payer_account")), ("付款人名称", s("payer"))),
        (("接收行行号", numbers.digits(rng, 12) if s.filled else ""), ("接收行名", s("payee_bank"))),
        (("收款人账号", s("payee_account")), ("收款人名称", s("payee"))),
    )
    y = 46.0
    for (first, one), (second, two) in rows:
        at = page.text(26, y, f"{first}：", ink)
        page.text(at, y, one, ink)
        at = page.text(page.width * 0.42, y, f"{second}：", ink)
        below = page.paragraph(at, y, page.width - 24 - at, two, ink, leading=1.25, keep_words=False)
        y = max(y + 19, below + 4)
    page.text(26, y, ["金额：人民币 ", s.money(commas=True), "　　", *s.in_words()], ink)
    page.text(26, y + 19, ["附言：", s("purpose")], ink)
    page.line(20, y + 40, page.width - 20, y + 40, (0, 0, 0), 0.8)
    page.text(26, y + 46, f"打印柜员：{rng.randrange(1000, 9999)}　第 1 次打印　会计　　复核　　记账", ink)
    page.text(page.width - 24, y + 46, ["凭证号：", s.number()], ink, "right")
    s.press(
        page, page.width - rng.uniform(80, 140), y + rng.uniform(0, 40), plain_round(rng, s.issuer, ("清算专用章",))
    )
    return maybe_on_sheet(page, rng)


def three_columns(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A receipt in three ruled columns: 付款人, 收款人, 交易, each a list of small labels above their values."""
    s = slip_facts(facts, subtype, rng)
    page = form(214, 104)
    rule: Colour = rng.choice(((30, 110, 90), (150, 40, 60), (60, 60, 60)))
    ink, label = pick_ink(rng, 9.2, fonts=_FONTS), Ink(Font.BROAD, 7.4, (120, 120, 120))
    title = "资金入账确认单" if subtype == "receipt" else "资金付出确认单"
    page.text(22, 12, f"{s.issuer}　{title}", Ink(Font.BROAD, 12.5, rule))
    page.text(page.width - 22, 16, ["单据号 ", s.number()], Ink(ink.font, 8), "right")
    columns: tuple[tuple[str, tuple[tuple[str, Content], ...]], ...] = (
        ("付款人", (("名称", s("payer")), ("账号", s("payer_account")), ("开户网点", s("payer_bank")))),
        ("收款人", (("名称", s("payee")), ("账号", s("payee_account")), ("开户网点", s("payee_bank")))),
        (
            "交易",
            (
                ("金额（人民币元）", s.money(commas=True)), ("大写", s.in_words()),
                ("入账日" if subtype == "receipt" else "出账日", s.day(rng.choice(("iso", "cn0")))),
                ("流水", s.flow_number()), ("用途", s("purpose")),
            ),
        ),
    )  # fmt: skip
    width = (page.width - 44) / 3
    bottom = 250.0
    for place, (head, pairs) in enumerate(columns):
        x, y = 22 + place * width, 36.0
        page.rect(x, y, x + width, bottom, rule, width=0.7)
        page.rect(x, y, x + width, y + 18, rule, width=0.7, fill=(240, 243, 242))
        page.text(x + width / 2, y + 4, head, Ink(Font.BROAD, 9.4), "center")
        y += 24
        for name, value in pairs:
            page.text(x + 6, y, name, label)
            y = page.paragraph(x + 6, y + 10, width - 12, value, ink, leading=1.2, keep_words=False) + 6
    s.press(
        page, page.width * rng.uniform(0.3, 0.6), bottom - rng.uniform(20, 50), oval_seal(rng, s.issuer, ("确认章",))
    )
    return maybe_on_sheet(page, rng)


def filled_by_hand(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """转账凭条 of the counter, written in a script face: the payee first, sums in a row of their own."""
    s = slip_facts(facts, subtype, rng)
    page = form(186, 110)
    rule: Colour = rng.choice(((170, 70, 70), (70, 110, 170)))
    label, hand = Ink(Font.SONG, 9, rule), Ink(Font.KAI, 11, (25, 30, 120))
    page.text(page.width / 2, 12, f"{s.issuer}转账凭条", Ink(Font.BOOK, 14, rule, bold=True), "center")
    page.text(page.width / 2, 34, s.day("spaced") or "年  月  日", hand, "center")
    page.text(page.width - 30, 34, ["流水号 ", s.flow_number()], Ink(Font.MONO, 8, (40, 40, 40)), "right")
    rows: Rows = []
    for role, key in (("收款方", "payee"), ("付款方", "payer")):
        rows.append([Cell(f"{role}户名", ink=label), Cell(s(key)), Cell("账号", ink=label), Cell(s(f"{key}_account"))])
        rows.append([Cell(f"{role}开户行", ink=label), Cell(s(f"{key}_bank"), 3)])
    money: Content = ["¥", s.money(commas=True)] if s.filled else ""
    rows.append([Cell("大写金额", ink=label), Cell(s.in_words("人民币")), Cell("小写", ink=label), Cell(money)])
    rows.append([Cell("转账用途", ink=label), Cell(s("purpose")), Cell("经办", ink=label), facts.world.person()])
    width = page.width - 60
    look = TableStyle(hand, rule, 0.7, row=25, pad=4)
    y = table(page, 30, 50, [width * share for share in (0.16, 0.42, 0.1, 0.32)], rows, look)
    page.text(30, y + 8, ["凭条编号 ", s.number()], Ink(label.font, 8, rule))
    day = f"{s.paid_on:%Y.%m.%d}" if s.paid_on else ""
    s.press(page, page.width - rng.uniform(70, 120), y - rng.uniform(0, 30), box_seal(rng, (s.issuer, day, "现金转讫")))
    return maybe_on_sheet(page, rng)
