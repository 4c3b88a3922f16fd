"""Slips in tables: a row of a statement, a voucher with a grid of digits, an upright form of a rural bank."""

from __future__ import annotations

import random

from samples import numbers
from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Content, Ink, Span
from samples.papers.sheets import form, maybe_on_sheet
from samples.papers.slip_facts import SlipFacts, slip_facts
from samples.papers.slip_rows import Rows
from samples.papers.stamps import box_seal, plain_round, round_seal
from samples.papers.styles import pick_ink, write_date, write_money
from samples.papers.table import Cell, TableStyle, table

_PLACES = "千百十亿千百十万千百十元角分"


def statement_row(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """账户交易明细: the holder in the head, one transaction as a row with the other side in its last columns."""
    s = slip_facts(facts, subtype, rng)
    received = subtype == "receipt"
    own, other = ("payee", "payer") if received else ("payer", "payee")
    page = PageCanvas(A4[1], A4[0] * 0.55)
    ink = pick_ink(rng, 8.6, fonts=(Font.BROAD, Font.SONG, Font.MICRO))
    label = Ink(ink.font, ink.size, bold=True)
    page.text(page.width / 2, 24, f"{s.issuer}账户交易明细（单笔）", Ink(Font.BROAD, 14), "center")
    page.text(30, 54, ["户名：", s(own)], ink)
    page.text(page.width * 0.42, 54, ["账号：", s(f"{own}_account")], ink)
    page.text(page.width * 0.72, 54, ["币种：人民币"], ink)
    page.text(30, 70, ["开户机构：", s(f"{own}_bank")], ink)
    page.text(page.width * 0.72, 70, f"打印日期：{write_date(s.later(3), 'iso') if s.later(3) else ''}", ink)  # type: ignore[arg-type]
    heads = ("交易日期", "流水号", "借方发生额", "贷方发生额", "余额", "对方户名", "对方账号", "对方开户行", "摘要")
    none: Content = rng.choice(("", "0.00", "-")) if s.filled else ""
    moved: Content = s.money(commas=True)
    balance = write_money(s.amount + rng.randrange(10_000, 3_000_000), commas=True) if s.amount is not None else ""
    row: list[Cell | str] = [
        Cell(s.day(rng.choice(("iso", "compact"))), align="center"),
        Cell(s.flow_number()),
        Cell(none if received else moved, align="right"),
        Cell(moved if received else none, align="right"),
        Cell(balance, align="right"),
        Cell(s(other)),
        Cell(s(f"{other}_account")),
        Cell(s(f"{other}_bank")),
        Cell(s("purpose")),
    ]
    width = page.width - 60
    shares = (0.08, 0.12, 0.1, 0.1, 0.1, 0.16, 0.13, 0.13, 0.08)
    rows: Rows = [[Cell(head, align="center", ink=label) for head in heads], row]
    y = table(
        page, 30, 92, [width * share for share in shares], rows, TableStyle(ink, (90, 90, 90), 0.5, row=24, pad=3)
    )
    page.text(
        30, y + 12, ["回单编号：", s.number(), f"        验证码：{numbers.digits(rng, 8) if s.filled else ''}"], ink
    )
    page.text(30, y + 30, "以上明细由客户自助打印，仅供参考，以银行账务记录为准。", Ink(ink.font, 7.5))
    s.press(
        page, page.width - rng.uniform(90, 160), y + rng.uniform(0, 30), plain_round(rng, s.issuer, ("电子业务章",))
    )
    return page


def special_voucher(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """特种转账传票 of the counter: the sides in ruled boxes, the amount in a wide grid of digits below the words."""
    s = slip_facts(facts, subtype, rng)
    page = form(200, 104)
    rule = rng.choice(((170, 60, 60), (60, 90, 60), (30, 60, 120)))
    typed = Ink(rng.choice((Font.KAI, Font.MONO)), 9.6, (35, 35, 60))
    label = Ink(Font.BOOK, 8.8, rule)
    side = "贷" if subtype == "receipt" else "借"
    page.text(page.width / 2, 12, f"{s.issuer}特种转账{side}方传票", Ink(Font.BOOK, 15, rule, bold=True), "center")
    page.text(page.width / 2, 34, s.day("spaced") or "年    月    日", typed, "center")
    page.text(page.width - 50, 34, ["交易流水 ", s.flow_number()], Ink(typed.font, 8, typed.colour), "right")
    x, width = 22.0, page.width - 64
    half = width / 2
    for place, (role, key) in enumerate((("付款单位", "payer"), ("收款单位", "payee"))):
        _side(page, s, (x + place * half, 50.0, half), (role, key), (label, typed))
    y = 50 + 3 * 20.0
    page.rect(x, y, x + width, y + 22, rule, width=0.8)
    page.text(x + 5, y + 6, "金额", label)
    page.text(x + 34, y + 6, "人民币（大写）", label)
    page.text(x + 104, y + 6, s.in_words(), typed)
    y = _grid(page, s, (x, y + 22, width), (label, typed))
    page.rect(x, y, x + width, y + 58, rule, width=0.8)
    page.line(x + half, y, x + half, y + 58, rule, 0.8)
    page.text(x + 5, y + 5, "转账原因", label)
    page.paragraph(x + 14, y + 20, half - 24, s("purpose"), typed)
    page.text(x + half + 5, y + 5, "银行盖章", label)
    page.column(x + width + 14, 60, "此联由银行交客户作回单", Ink(Font.BOOK, 8, rule), 1.2)
    stamped = f"{s.paid_on:%Y.%m.%d}" if s.paid_on else ""
    s.press(page, x + width * rng.uniform(0.72, 0.85), y + 30, box_seal(rng, (s.issuer, stamped, "转讫")))
    return maybe_on_sheet(page, rng)


def _side(
    page: PageCanvas, s: SlipFacts, area: tuple[float, float, float], names: tuple[str, str], inks: tuple[Ink, Ink]
) -> None:
    x, y, width = area
    (role, key), (label, typed) = names, inks
    page.rect(x, y, x + 18, y + 60, label.colour, width=0.8)
    page.column(x + 9, y + 5, role, label, 1.35)
    for place, (name, part) in enumerate((("全  称", ""), ("账  号", "_account"), ("开户行", "_bank"))):
        top = y + place * 20
        page.rect(x + 18, top, x + 58, top + 20, label.colour, width=0.6)
        page.rect(x + 58, top, x + width, top + 20, label.colour, width=0.6)
        page.text(x + 38, top + 5, name, label, "center")
        value = s(f"{key}{part}")
        long = len(value.text if isinstance(value, Span) else value) * typed.size > width - 64 and part != "_account"
        page.paragraph(
            x + 61,
            top + (1 if long else 5),
            width - 62,
            value,
            Ink(typed.font, 8.4 if long else typed.size, typed.colour),
            leading=1.05,
            keep_words=False,
        )


def _grid(page: PageCanvas, s: SlipFacts, area: tuple[float, float, float], inks: tuple[Ink, Ink]) -> float:
    """The digits of the amount, one to a box, at the right of the row. Returns its lower edge."""
    x, y, width = area
    label, typed = inks
    step, tall = 15.0, 32.0
    left = x + width - step * len(_PLACES)
    page.rect(x, y, left, y + tall, label.colour, width=0.8)
    page.text(x + 5, y + 11, "小写金额", label)
    printed = "" if s.amount is None else f"￥{s.amount * 100:.0f}"
    whole = Span(printed, "amount", f"{s.amount:.2f}") if s.amount is not None else None
    for place, name in enumerate(_PLACES):
        x0 = left + place * step
        page.rect(x0, y, x0 + step, y + 12, label.colour, width=0.4)
        page.rect(x0, y + 12, x0 + step, y + tall, label.colour, width=0.4)
        page.text(x0 + step / 2, y + 2.5, name, Ink(label.font, 7.5, label.colour), "center")
        digit = place - (len(_PLACES) - len(printed))
        if whole and digit >= 0:
            page.text(x0 + step / 2, y + 16, printed[digit], Ink(typed.font, 12, typed.colour), "center")
            page.mark(whole, (x0 + 1, y + 13, x0 + step - 1, y + 31))
    return y + tall


def rural_form(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """交易回单 of a rural bank: an upright table, one fact a row, 转出 before 转入."""
    s = slip_facts(facts, subtype, rng)
    page = form(150, 190)
    ink = pick_ink(rng, 9.6, fonts=(Font.SONG, Font.BOOK, Font.HEI))
    label = Ink(Font.BROAD, ink.size)
    page.text(page.width / 2, 18, s.issuer, Ink(Font.BOOK, 14, bold=True), "center")
    page.text(page.width / 2, 40, "交 易 回 单", Ink(Font.BOOK, 13), "center")
    entries: list[tuple[str, Content]] = [
        ("回单编号", s.number()),
        ("交易日期", s.day(rng.choice(("cn0", "iso")))),
        ("交易类型", "贷记" if subtype == "receipt" else "借记"),
        ("转出户名", s("payer")),
        ("转出账号", s("payer_account")),
        ("转出机构", s("payer_bank")),
        ("转入户名", s("payee")),
        ("转入账号", s("payee_account")),
        ("转入机构", s("payee_bank")),
        ("交易金额", [s.money(rng.choice(("", "¥"))), " 元" if s.filled else ""]),
        ("大写金额", s.in_words("人民币")),
        ("手续费", "0.00" if s.filled else ""),
        ("摘要", s("purpose")),
        ("柜员流水", s.flow_number()),
        ("附言", s.remark),
    ]
    rows: list[list[Cell | str]] = [[Cell(name, align="center", ink=label), Cell(value)] for name, value in entries]
    width = page.width - 48
    y = table(page, 24, 62, [width * 0.26, width * 0.74], rows, TableStyle(ink, (40, 40, 40), 0.6, row=25, pad=5))
    page.text(
        24,
        y + 10,
        f"打印机构：{rng.randrange(1000, 9999)}  自助设备：{rng.randrange(10, 99)}  打印次数：1",
        Ink(ink.font, 7.6),
    )
    s.press(
        page,
        page.width - rng.uniform(70, 110),
        y - rng.uniform(0, 60),
        round_seal(rng, s.issuer, ("回单专用章",), size=34 * MM),
    )
    return maybe_on_sheet(page, rng)
