"""Slips of other machines: a page of the online bank printed from a browser, a statement between sums."""

from __future__ import annotations

import random
from datetime import timedelta

from samples.fonts import Font
from samples.papers.canvas import A4, PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Content, Ink
from samples.papers.slip_facts import slip_facts
from samples.papers.slip_rows import Rows
from samples.papers.stamps import plain_round
from samples.papers.styles import pick_ink, write_date, write_money
from samples.papers.table import Cell, TableStyle, table

_BLUE, _GREY = (30, 90, 170), (120, 120, 125)


def browser_page(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """交易明细 of the online bank as the browser prints it: a bar above, grey labels, date in the head."""
    s = slip_facts(facts, subtype, rng)
    page = PageCanvas(*A4)
    ink = Ink(rng.choice((Font.BROAD, Font.MICRO)), 9.2, (50, 50, 52))
    label = Ink(ink.font, 9.2, _GREY)
    printed = s.later(rng.randrange(2, 60))
    page.text(
        24, 12, f"{write_date(printed, 'slashed') if printed else ''} 15:{rng.randrange(10, 60)}", Ink(Font.SANS, 7)
    )
    page.text(page.width / 2, 12, "企业网上银行 - 交易详情", Ink(ink.font, 7), "center")
    page.text(24, page.height - 18, "https://ebank.example.cn/corp/trans/detail.do?id=", Ink(Font.SANS, 7))
    page.text(page.width - 24, page.height - 18, "1/1", Ink(Font.SANS, 7), "right")
    page.rect(24, 28, page.width - 24, 54, None, fill=_BLUE)
    page.text(36, 34, s.issuer, Ink(Font.BROAD, 11, (255, 255, 255)))
    page.text(
        page.width - 36, 36, "首页  账户管理  转账汇款  票据  对账  退出", Ink(ink.font, 8, (230, 238, 250)), "right"
    )
    page.text(24, 64, "当前位置：账户管理 > 交易明细查询 > 交易详情", Ink(ink.font, 8, _GREY))
    way = "转入" if subtype == "receipt" else "转出"
    sides = (("收款人", "payee"), ("付款人", "payer"))
    rows: Rows = []
    for title, key in sides:
        rows.append(
            [Cell(f"{title}账号", ink=label), Cell(s(f"{key}_account")), Cell(f"{title}户名", ink=label), Cell(s(key))]
        )
        rows.append([Cell(f"{title}开户行", ink=label), Cell(s(f"{key}_bank"), 3)])
    state: Content = "交易成功" if s.filled else ""
    rows += [
        [Cell("交易金额", ink=label), Cell([s.money(commas=True), " 元"]), Cell("收支方向", ink=label), Cell(way)],
        [Cell("大写金额", ink=label), Cell(s.in_words(), 3)],
        [Cell("交易时间", ink=label), Cell([s.day("iso"), f" {s.time}"]), Cell("交易状态", ink=label), Cell(state)],
        [Cell("交易流水号", ink=label), Cell(s.flow_number()), Cell("币种", ink=label), Cell("人民币")],
        [Cell("用途", ink=label), Cell(s("purpose"), 3)],
    ]
    width = page.width - 48
    look = TableStyle(ink, (214, 218, 226), 0.6, row=26, pad=6)
    y = table(page, 24, 82, [width * share for share in (0.16, 0.34, 0.16, 0.34)], rows, look)
    page.rect(page.width / 2 - 66, y + 14, page.width / 2 - 6, y + 32, _BLUE, width=0.8)
    page.text(page.width / 2 - 36, y + 18, "打印", Ink(ink.font, 9, _BLUE), "center")
    page.rect(page.width / 2 + 6, y + 14, page.width / 2 + 66, y + 32, _GREY, width=0.8)
    page.text(page.width / 2 + 36, y + 18, "返回", Ink(ink.font, 9, _GREY), "center")
    if rng.random() < 0.5:
        s.press(page, page.width - rng.uniform(90, 130), y, plain_round(rng, s.issuer, ("业务专用章",)))
    return page


def between_sums(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A statement of one transaction: 承前余额 above it, 本页合计 and 期末余额 below, no rule between the columns."""
    s = slip_facts(facts, subtype, rng)
    got = subtype == "receipt"
    own, other = ("payee", "payer") if got else ("payer", "payee")
    page = PageCanvas(A4[1], A4[0] * 0.6)
    ink = pick_ink(rng, 8.8, fonts=(Font.SONG, Font.BROAD, Font.HEI))
    page.text(page.width / 2, 20, f"{s.issuer}单位活期存款对账明细", Ink(Font.BOOK, 14, bold=True), "center")
    page.text(36, 48, ["账户名称　", s(own)], ink)
    page.text(page.width / 2, 48, ["账　号　", s(f"{own}_account")], ink)
    page.text(36, 64, ["开户行　", s(f"{own}_bank")], ink)
    first = s.paid_on.replace(day=1) if s.paid_on else None
    last = (first + timedelta(days=27)) if first else None
    period = f"{write_date(first, 'compact')}-{write_date(last, 'compact')}" if first and last else ""
    page.text(page.width / 2, 64, f"起止日期　{period}　　币种　人民币", ink)
    columns = (36.0, 96.0, 196.0, 282.0, 368.0, 456.0, 600.0, 720.0)
    heads = ("记账日期", "业务流水", "支出", "收入", "余额", "对方名称", "对方账号", "摘要")
    page.line(32, 84, page.width - 32, 84, (0, 0, 0), 1)
    for x, head in zip(columns, heads, strict=True):
        page.text(x, 90, head, Ink(ink.font, ink.size, bold=True))
    page.line(32, 106, page.width - 32, 106, (0, 0, 0), 0.6)
    before = (s.amount or 0) + rng.randrange(10_000, 900_000)
    after = before + (s.amount or 0) * (1 if got else -1)
    page.text(columns[0], 114, "承前余额", ink)
    page.text(columns[4], 114, write_money(before, commas=True) if s.filled else "", ink)  # type: ignore[arg-type]
    y = 134.0
    page.text(columns[0], y, s.day("compact"), ink)
    page.text(columns[3 if got else 2], y, s.money(commas=True), ink)
    page.text(columns[4], y, write_money(after, commas=True) if s.filled else "", ink)  # type: ignore[arg-type]
    lowest = y
    for place, value in ((1, s.flow_number()), (5, s(other)), (6, s(f"{other}_account")), (7, s("purpose"))):
        end = columns[place + 1] if place < 7 else page.width - 32
        width = end - columns[place] - 8
        lowest = max(lowest, page.paragraph(columns[place], y, width, value, ink, leading=1.25, keep_words=False))
    page.text(columns[5], lowest + 4, ["开户行：", s(f"{other}_bank")], Ink(ink.font, 7.8))
    y = lowest + 24
    page.line(32, y, page.width - 32, y, (0, 0, 0), 0.6)
    moved = write_money(s.amount, commas=True) if s.amount is not None else ""
    page.text(columns[0], y + 8, "本页合计", ink)
    page.text(columns[2], y + 8, "0.00" if got and s.filled else moved, ink)
    page.text(columns[3], y + 8, moved if got else ("0.00" if s.filled else ""), ink)
    page.text(columns[0], y + 26, "期末余额", ink)
    page.text(columns[4], y + 26, write_money(after, commas=True) if s.filled else "", ink)  # type: ignore[arg-type]
    s.press(
        page, page.width - rng.uniform(80, 160), y + rng.uniform(10, 40), plain_round(rng, s.issuer, ("对账专用章",))
    )
    return page
