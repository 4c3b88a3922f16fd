"""Slips of the counter: a printed form whose amount stands in a grid of digits."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.canvas import PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Ink, Span
from samples.papers.sheets import form, maybe_on_sheet
from samples.papers.slip_facts import SlipFacts, slip_facts
from samples.papers.slip_rows import PARTS, Rows, heading
from samples.papers.stamps import box_seal
from samples.papers.table import Cell, TableStyle, table

COLUMNS = "亿千百十万千百十元角分"
_COLOURS = ((150, 60, 50), (40, 80, 140), (60, 120, 90), (0, 0, 0))


def digit_grid(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """进账单 (receipt) or 电汇凭证 (payment)."""
    s = slip_facts(facts, subtype, rng)
    received = subtype == "receipt"
    page = form(190, 98)
    rule = rng.choice(_COLOURS)
    ink = Ink(rng.choice((Font.SONG, Font.MING, Font.KAI)), 9.5, (30, 30, 40))
    label = Ink(rng.choice((Font.SONG, Font.HEI)), 8.8, rule)
    title = "进账单（收账通知）  3" if received else "电汇凭证（回单）  1"
    heading(page, f"{s.issuer}  {title}", Ink(Font.SONG, 15, rule, bold=True), 10)
    x, width = 20.0, page.width - 60
    day = s.day("spaced") or "年      月      日"
    page.text(page.width / 2, 34, ["" if received else "委托日期 ", day], ink, "center")
    page.text(x + width, 34, ["流水号 ", s.flow_number()], Ink(ink.font, 8, ink.colour), "right")
    style = TableStyle(ink, rule, 0.8, row=21, pad=3)
    wide = width / 2 - 70
    y = table(page, x, 48, [18, 52, wide, 18, 52, wide], _parties(s, label, received=received), style)
    y = _digits(page, s, (x, y, width), label, ink)
    office = Cell("开户银行签章" if received else "汇出行签章", valign="top", ink=label)
    lower = [[Cell(["用途：", s("purpose")], valign="top"), Cell(s.remark, valign="top"), office]]
    end = table(page, x, y, [width * 0.4, width * 0.25, width * 0.35], lower, style, [54])
    side = "此联是收款人开户银行交给收款人的收账通知" if received else "此联汇出行给汇款人的回单"
    page.column(x + width + 12, 60, side, Ink(Font.SONG, 7.5, rule), 1.15)
    stamped = f"{s.paid_on:%Y.%m.%d}" if s.paid_on else ""
    s.press(page, x + width * 0.83, end - 30, box_seal(rng, (s.issuer, stamped, rng.choice(("转讫", "业务受理章")))))
    return maybe_on_sheet(page, rng)


def _parties(s: SlipFacts, label: Ink, *, received: bool) -> Rows:
    sides = (
        ("出票人" if received else "汇款人", "payer", "开户银行" if received else "汇出行名称"),
        ("收款人", "payee", "开户银行" if received else "汇入行名称"),
    )
    rows: Rows = []
    for place, part in enumerate(PARTS):
        row: list[Cell | str] = []
        for role, key, bank in sides:
            if place == 0:
                row.append(Cell(role, rows=3, upright=True, ink=label))
            name = ("全  称", "账  号", bank)[place]
            row += [Cell(name, align="center", ink=label), Cell(s(f"{key}{part}"))]
        rows.append(row)
    return rows


def _digits(page: PageCanvas, s: SlipFacts, area: tuple[float, float, float], label: Ink, ink: Ink) -> float:
    """The row of the amount: words on the left, one digit to a column on the right. Returns its lower edge."""
    x, y, width = area
    step, tall = 13.0, 36.0
    left = x + width - step * len(COLUMNS)
    page.rect(x, y, left, y + tall, label.colour, width=0.8)
    page.text(x + 4, y + 6, "金额", label)
    page.text(x + 4, y + 6 + label.size * 1.4, "人民币（大写）", label)
    page.text(x + 76, y + 13, s.in_words(), ink)
    printed = "" if s.amount is None else f"¥{s.amount * 100:.0f}"
    whole = Span(printed, "amount", f"{s.amount:.2f}") if s.amount is not None else None
    for place, name in enumerate(COLUMNS):
        x0 = left + place * step
        page.rect(x0, y, x0 + step, y + tall, label.colour, width=0.5)
        page.line(x0, y + 15, x0 + step, y + 15, label.colour, 0.5)
        page.text(x0 + step / 2, y + 4, name, Ink(label.font, 7.5, label.colour), "center")
        digit = place - (len(COLUMNS) - len(printed))
        if whole and digit >= 0:
            page.text(x0 + step / 2, y + 20, printed[digit], Ink(ink.font, 11, ink.colour), "center")
            page.mark(whole, (x0 + 1, y + 18, x0 + step - 1, y + 33))
    return y + tall
