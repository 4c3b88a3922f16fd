"""Slips on paper: captions below their values, and a list that a needle printer set a little off on a printed form."""

from __future__ import annotations

import random
from decimal import Decimal

from samples import numbers
from samples.fonts import Font
from samples.papers.canvas import PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Colour, Content, Ink
from samples.papers.sheets import PALE, form, maybe_on_sheet, watermark
from samples.papers.slip_facts import slip_facts
from samples.papers.stamps import box_seal, plain_round
from samples.papers.strange.parts import long_names, on_line, starred
from samples.papers.styles import write_money


def captions_below(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """Values on rules, each caption small below the rule; a remark tells of the other instalments of the contract."""
    s = slip_facts(facts, subtype, rng)
    page = form(190, 128)
    ink = Ink(rng.choice((Font.SONG, Font.MING, Font.BROAD)), 10, latin=rng.choice((None, Font.SERIF)))
    small = Ink(Font.HEI, 6.8, rng.choice(((110, 110, 110), (40, 80, 140))))
    side = "贷记通知" if subtype == "receipt" else "借记通知"
    page.text(26, 18, s.issuer, Ink(Font.BOOK, 13, bold=True))
    page.text(page.width - 26, 20, f"{side}　ADVICE", Ink(Font.SERIF, 11), "right")
    page.line(26, 38, page.width - 26, 38, (0, 0, 0), 1.4)
    half = (page.width - 76) / 2
    left, right = 28.0, 28.0 + half + 20
    roles = rng.choice((("付款人", "收款人"), ("汇款单位", "收款单位"), ("付款单位", "收款单位")))
    lines: list[tuple[tuple[str, Content], tuple[str, Content] | None]] = [
        (("入账日" if subtype == "receipt" else "付款日", s.day(rng.choice(("cn", "iso", "dotted")))),
         ("业务流水", s.flow_number())),
        ((roles[0], s("payer")), (f"{roles[0]}账号", s("payer_account"))),
        ((f"{roles[0]}开户行", s("payer_bank")), ("业务编号", s.number())),
        ((roles[1], s("payee")), (f"{roles[1]}账号", s("payee_account"))),
        ((f"{roles[1]}开户行", s("payee_bank")), ("金额（小写）", s.money(rng.choice(("CNY ", "RMB ", "¥"))))),
        (("金额（大写）", s.in_words("人民币")), ("款项用途", s("purpose"))),
    ]  # fmt: skip
    y = 58.0
    for first, second in lines:
        for x, pair in ((left, first), (right, second)):
            if pair is not None:
                on_line(page, x, y, half, pair[1], ink)
                page.text(x, y + ink.size * 1.25, pair[0], small)
        y += 40
    if s.amount is not None:
        whole = s.amount * rng.choice((2, 3, 4))
        done = s.amount + (whole - s.amount) * rng.choice((Decimal(0), Decimal("0.25")))
        turn = "一" if done == s.amount else rng.choice("二三")
        note = f"备注：第{turn}期款，合同总价{write_money(whole)}元，累计已付{write_money(done)}元"
        page.text(left, y - 12, note, Ink(ink.font, 8.4))
    page.text(left, page.height - 24, "此通知由电脑打印，内容以银行账册为准", Ink(ink.font, 7))
    cx, cy = page.width - rng.uniform(70, 150), page.height - rng.uniform(46, 110)
    s.press(page, cx, cy, plain_round(rng, s.issuer, ("业务专用章", f"（{rng.randrange(1, 30):02d}）"), size=80))
    return maybe_on_sheet(page, rng)


def needle_print(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """客户回单 of the counter: spaced labels without colons, print a little off, asterisks before the sum."""
    s = slip_facts(long_names(facts, rng), subtype, rng)
    page = form(rng.choice((140, 152)), 188)
    theme: Colour = rng.choice(((150, 60, 40), (60, 60, 130), (70, 110, 70)))
    label = Ink(rng.choice((Font.SONG, Font.BOOK)), 9, theme)
    typed = Ink(Font.SONG, 9.6, rng.choice(((60, 60, 75), (30, 30, 110))), latin=Font.MONO)
    watermark(page, s.issuer[-4:], rng.choice(PALE), size=24, angle=rng.choice((20, 32)))
    page.text(page.width / 2, 18, f"{s.issuer}客户回单", Ink(Font.BOOK, 15, theme, bold=True), "center")
    page.text(page.width / 2, 40, "（贷　方）" if subtype == "receipt" else "（借　方）", label, "center")
    dx, dy = rng.uniform(-3, 5), rng.uniform(-2.5, 3)
    fee = f"{rng.choice((0, 5, 10))}.00"
    rows: list[tuple[str, Content]] = [
        ("交 易 日 期", s.day(rng.choice(("compact", "iso", "spaced")))), ("业 务 流 水", s.flow_number()),
        ("付 款 户 名", s("payer")), ("付 款 账 号", s("payer_account")), ("付 款 网 点", s("payer_bank")),
        ("收 款 户 名", s("payee")), ("收 款 账 号", s("payee_account")), ("收 款 网 点", s("payee_bank")),
        ("交 易 金 额", starred(s.money(commas=True))), ("大 写 金 额", s.in_words()),
        ("手 续 费", fee if s.filled else ""), ("摘 要", s("purpose")), ("凭 证 号", numbers.digits(rng, 9)),
    ]  # fmt: skip
    if rng.random() < 0.5:
        rows[2:5], rows[5:8] = rows[5:8], rows[2:5]
    y = 64.0
    for place, (name, value) in enumerate(rows):
        page.text(82, y, name, label, "right")
        at = page.paragraph(96 + dx, y + dy, page.width - 140, value, typed, leading=1.2, keep_words=False)
        after = max(at - dy, y + 12) + 13
        if place in {1, 4, 7, 9}:
            page.line(24, after - 8, page.width - 24, after - 8, theme, 0.4)
        y = after
    page.text(26, y + 4, f"柜员 {rng.randrange(1000, 9999)}　授权 {rng.randrange(1000, 9999)}　打印次数 1", label)
    page.rect(18, 56, page.width - 18, y + 20, theme, width=0.9)
    day = f"{s.paid_on:%Y.%m.%d}" if s.paid_on else ""
    cy = y - rng.uniform(40, 130)
    s.press(page, page.width - rng.uniform(60, 150), cy, box_seal(rng, (s.issuer, day, "核算事后监督章"), height=42))
    return maybe_on_sheet(page, rng)
