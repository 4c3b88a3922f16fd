"""Slips of electronic banks: blocks of the sides beside one another, a telephone's page, a statement of an account."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal

from samples import numbers
from samples.fonts import Font
from samples.papers.canvas import PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Colour, Content, Ink
from samples.papers.sheets import form, maybe_on_sheet, watermark
from samples.papers.slip_facts import CHANNELS, SlipFacts, slip_facts
from samples.papers.stamps import oval_seal, plain_round
from samples.papers.strange.parts import grouped, long_names
from samples.papers.styles import write_date, write_money
from samples.papers.table import Cell, TableStyle, table

_TITLES = {"payment": ("付款回单", "转账汇款电子回单"), "receipt": ("收款回单", "来账电子回单")}
_PHONE_LABELS = (("付款账号", "付款银行", "收款账号", "收款银行"), ("付款卡号", "付出行", "收款卡号", "收入行"))


def two_blocks(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """Tinted bars head a narrow column of each side, banks and names going on below; the sum under its caption."""
    s = slip_facts(long_names(facts, rng), subtype, rng)
    page = form(rng.choice((150, 160)), 172)
    theme: Colour = rng.choice(((176, 30, 40), (0, 82, 150), (20, 120, 90)))
    ink = Ink(rng.choice((Font.MICRO, Font.HEI, Font.BROAD)), 9.2, (35, 35, 35))
    grey = Ink(ink.font, 8.6, (125, 125, 125))
    page.rect(0, 0, page.width, 6, None, fill=theme)
    if rng.random() < 0.5:
        watermark(page, s.issuer, (238, 238, 240), size=20)
    page.text(24, 20, s.issuer, Ink(Font.BROAD, 14, theme))
    page.text(page.width - 24, 24, rng.choice(_TITLES[subtype]), Ink(ink.font, 12), "right")
    page.text(24, 44, ["回单编号 ", s.number()], grey)
    page.text(page.width - 24, 44, ["交易日期 ", s.day(rng.choice(("iso", "slashed", "dotted")))], grey, "right")
    half, y = (page.width - 60) / 2, 64.0
    names = rng.choice((("户名", "账号", "开户行"), ("名称", "账户", "开户机构"), ("账户名称", "账户号码", "开户银行")))
    ends = []
    for place, (role, key) in enumerate((("付款人", "payer"), ("收款人", "payee"))):
        left = 24 + place * (half + 12)
        page.rect(left, y, left + half, y + 17, None, fill=theme)
        page.text(left + 8, y + 4, f"{role}信息", Ink(ink.font, 9.2, (255, 255, 255)))
        at = y + 25
        for name, part in zip(names, ("", "_account", "_bank"), strict=True):
            page.text(left + 4, at, name, grey)
            start = left + 10 + grey.size * 4
            below = page.paragraph(start, at, left + half - start, s(f"{key}{part}"), ink, leading=1.3)
            at = max(below, at + 14) + 5
            page.line(left, at - 3, left + half, at - 3, (215, 215, 215), 0.5)
        ends.append(at)
    y = max(ends) + 10
    page.text(24, y, rng.choice(("交易金额（元）", "金额")), grey)
    page.text(24 + half + 12, y, "大写金额", grey)
    page.text(24, y + 14, s.money(rng.choice(("¥ ", "￥", "")), commas=True), Ink(Font.SANS, 15, theme))
    at = page.paragraph(36 + half, y + 15, half, s.in_words(rng.choice(("", "人民币"))), ink, leading=1.3)
    y = max(at, y + 34) + 8
    page.line(24, y - 4, page.width - 24, y - 4, theme, 0.8)
    rows: tuple[tuple[str, Content], ...] = (
        ("用途", s("purpose")), ("交易流水号", s.flow_number()), ("交易渠道", rng.choice(CHANNELS)),
        ("记账时间", [s.day("iso"), f" {s.time}"]), ("备注", s.remark),
    )  # fmt: skip
    for name, value in rows:
        page.text(24, y, name, grey)
        y = page.paragraph(92, y, page.width - 120, value, ink, leading=1.4) if value else y + 13
        y += 4
    page.text(24, page.height - 26, "本回单仅供参考，不作为发货凭据；可多次打印，请勿重复入账。", Ink(ink.font, 7))
    s.press(
        page, page.width - rng.uniform(66, 110), y - rng.uniform(5, 40), oval_seal(rng, s.issuer, ("电子回单专用章",))
    )
    return maybe_on_sheet(page, rng)


def phone_transfer(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A telephone's page after a transfer: the sides in two small columns with an arrow, accounts in groups of four."""
    s = slip_facts(facts, subtype, rng)
    page = form(92, 196)
    theme: Colour = rng.choice(((200, 40, 45), (18, 88, 168), (0, 130, 110)))
    ink, grey = Ink(rng.choice((Font.MICRO, Font.BROAD)), 9.4, (30, 30, 30)), Ink(Font.MICRO, 8.4, (140, 140, 140))
    white = (255, 255, 255)
    page.rect(0, 0, page.width, page.height, None, fill=(244, 245, 247))
    page.rect(0, 0, page.width, 150, None, fill=theme)
    page.text(10, 5, f"{rng.randrange(8, 22)}:{rng.randrange(60):02d}", Ink(Font.SANS, 8, white))
    page.text(page.width - 10, 5, f"5G　{rng.randrange(20, 99)}%", Ink(Font.SANS, 8, white), "right")
    page.text(page.width / 2, 22, "转账结果", Ink(ink.font, 12, white), "center")
    page.text(12, 20, "‹", Ink(Font.SANS, 17, white))
    status = rng.choice(("转账成功", "汇款已受理并入账", "交易成功")) if s.filled else "转账"
    page.text(page.width / 2, 50, status, Ink(ink.font, 10, white), "center")
    page.text(page.width / 2, 70, s.money(rng.choice(("¥", "￥")), commas=True), Ink(Font.SANS, 22, white), "center")
    page.paragraph(20, 104, page.width - 40, s.in_words(), Ink(ink.font, 8, white), align="center", keep_words=False)
    page.rect(10, 132, page.width - 10, 216, None, fill=white)
    column = (page.width - 60) / 2
    for left, role, key in ((16.0, "付款方", "payer"), (page.width - 16 - column, "收款方", "payee")):
        page.text(left + column / 2, 140, role, grey, "center")
        page.paragraph(left, 156, column, s(key), ink, align="center", leading=1.25, keep_words=False)
    page.text(page.width / 2, 160, "→", Ink(Font.MICRO, 14, theme), "center")
    page.rect(10, 224, page.width - 10, page.height - 54, None, fill=white)
    labels = rng.choice(
        (("付款账号", "付款银行", "收款账号", "收款银行"), ("付款卡号", "付出行", "收款卡号", "收入行"))
    )
    rows: tuple[tuple[str, Content], ...] = (
        (labels[0], grouped(s("payer_account"))), (labels[1], s("payer_bank")),
        (labels[2], grouped(s("payee_account"))), (labels[3], s("payee_bank")),
        (rng.choice(("附言", "转账用途", "用途")), s("purpose")),
        ("手续费", rng.choice(("0.00元", "免费"))), ("交易时间", [s.day(rng.choice(("iso", "slashed"))), f" {s.time}"]),
        (rng.choice(("交易流水号", "流水号", "业务流水")), s.flow_number()),
    )  # fmt: skip
    y = 234.0
    for name, value in rows:
        page.text(18, y, name, grey)
        y = max(page.paragraph(72, y, page.width - 92, value, ink, leading=1.3, keep_words=True), y + 12) + 9
    for left, text in ((10.0, "保存图片"), (page.width / 2 + 4, "再转一笔")):
        page.rect(left, page.height - 44, left + page.width / 2 - 14, page.height - 18, theme, width=0.8)
        page.text(left + page.width / 4 - 7, page.height - 37, text, Ink(ink.font, 10, theme), "center")
    return page


def ledger_page(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """账户明细对账单: several bookings under a head of two rows, of which one alone has another side."""
    s = slip_facts(facts, subtype, rng)
    own, other = ("payee", "payer") if subtype == "receipt" else ("payer", "payee")
    page = form(285, rng.choice((150, 165)))
    ink = Ink(rng.choice((Font.SONG, Font.HEI, Font.MICRO)), 8.2, latin=rng.choice((None, Font.SANS)))
    head = Ink(Font.HEI, 8.2)
    title = rng.choice(("账户明细对账单", "单位活期存款账户交易明细", "对公账户对账单"))
    page.text(page.width / 2, 20, f"{s.issuer}{title}", Ink(Font.BOOK, 15, bold=True), "center")
    page.text(24, 48, ["单位名称：", s(own), "　　　账号：", s(f"{own}_account")], ink)
    page.text(24, 63, ["开户机构：", s(f"{own}_bank"), "　　　币种：人民币"], ink)
    page.text(page.width - 24, 63, f"打印序号：{numbers.digits(rng, 6)}", ink, "right")
    rows: list[list[Cell | str]] = [
        [
            *(Cell(name, rows=2, align="center", ink=head) for name in ("交易日期", "摘　要")),
            Cell("发 生 额", columns=2, align="center", ink=head),
            Cell("账户余额", rows=2, align="center", ink=head),
            Cell(rng.choice(("对方信息", "交易对手")), columns=3, align="center", ink=head),
            Cell(rng.choice(("交易流水号", "凭证流水")), rows=2, align="center", ink=head),
        ],
        [Cell(name, align="center", ink=head) for name in ("借方（支出）", "贷方（收入）", "户名", "账号", "开户行")],
    ]
    rows += _bookings(s, subtype, other) if s.filled else [[""] * 9 for _ in range(4)]
    shares = (0.085, 0.11, 0.095, 0.095, 0.1, 0.16, 0.12, 0.135, 0.1)
    width = page.width - 48
    rule = rng.choice(((0, 0, 0), (130, 130, 150)))
    look = TableStyle(ink, rule, 0.5, row=22, pad=3, leading=1.2)
    y = table(page, 24, 80, [width * share for share in shares], rows, look)
    page.text(24, y + 8, "以上明细供核对，如有疑问请于收到后十日内与开户机构联系。", Ink(ink.font, 7.5))
    s.press(
        page, page.width - rng.uniform(90, 230), y - rng.uniform(0, 40), plain_round(rng, s.issuer, ("对账专用章",))
    )
    return page


def _bookings(s: SlipFacts, subtype: str, other: str) -> list[list[Cell | str]]:
    """The payment between charges and interest of other days, each with the balance after it."""
    rng, paid_on, amount = s.rng, s.paid_on, s.amount or Decimal(0)
    balance = Decimal(rng.randrange(10**6, 9 * 10**7)) / 100 + (0 if subtype == "receipt" else amount)
    before, after = rng.randint(1, 2), rng.randint(1, 2)
    rows: list[list[Cell | str]] = []
    style = rng.choice(("iso", "compact"))
    for place in range(-before, after + 1):
        if place == 0:
            balance += amount if subtype == "receipt" else -amount
            sums: list[Content] = ["", s.money(commas=True)] if subtype == "receipt" else [s.money(commas=True), ""]
            day: Content = s.day(style)
            text, flow = s("purpose"), s.flow_number()
            sides: list[Content] = [s(other), s(f"{other}_account"), s(f"{other}_bank")]
        else:
            income = rng.random() < 0.4
            small = Decimal(rng.randrange(500, 99_000)) / 100
            balance += small if income else -small
            sums = ["", write_money(small)] if income else [write_money(small), ""]
            moved = paid_on + timedelta(days=place * rng.randint(1, 6)) if paid_on else None
            day = write_date(moved, style) if moved else ""
            text = "结息" if income else rng.choice(("账户管理费", "电子回单服务费", "网银年费"))
            flow, sides = numbers.digits(rng, 12), ["", "", ""]
        cells = (day, text, *sums, write_money(balance), *sides, flow)
        aligns = ("center", "left", "right", "right", "right", "left", "left", "left", "left")
        rows.append([Cell(value, align=align) for value, align in zip(cells, aligns, strict=True)])  # type: ignore[arg-type]
    return rows
