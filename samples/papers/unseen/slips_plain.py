"""Slips without a grid: a page of labelled lines, a form in two languages, a card of values below labels."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.canvas import MM, PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Content, Ink
from samples.papers.sheets import form, maybe_on_sheet, watermark
from samples.papers.slip_facts import slip_facts
from samples.papers.slip_rows import Pair, pair_columns
from samples.papers.stamps import box_seal, oval_seal, plain_round
from samples.papers.styles import pick_ink, write_date

_GREY = (110, 112, 118)
_FONTS = (Font.BOOK, Font.BROAD, Font.MICRO, Font.KAI)


def portrait_sections(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """客户电子回单 on an upright half sheet: headings of the two sides, indented lines below each, no rules."""
    s = slip_facts(facts, subtype, rng)
    page = form(148, 210)
    ink = pick_ink(rng, 10.5, fonts=_FONTS)
    head = Ink(ink.font, ink.size * 1.1, bold=True)
    page.text(page.width / 2, 30, s.issuer, Ink(Font.BOOK, 15, bold=True), "center")
    page.text(
        page.width / 2, 54, f"客户电子回单·{'收款' if subtype == 'receipt' else '付款'}", Ink(ink.font, 13), "center"
    )
    page.text(36, 84, ["交易日  ", s.day(rng.choice(("dotted", "cn", "slashed")))], ink)
    page.text(page.width - 36, 84, s.time, Ink(ink.font, ink.size * 0.9, _GREY), "right")
    sides = (("付款方信息", "payer"), ("收款方信息", "payee"))
    y = 112.0
    for title, key in sides if rng.random() < 0.6 else sides[::-1]:
        page.text(36, y, title, head)
        y += 20
        for label, part in (("名称", ""), ("账号", "_account"), ("开户机构", "_bank")):
            page.text(52, y, label, Ink(ink.font, ink.size, _GREY))
            y = max(y + 18, page.paragraph(118, y, page.width - 150, s(f"{key}{part}"), ink, leading=1.6))
        y += 8
    page.text(36, y, "交易金额", head)
    page.text(118, y, ["人民币 ", s.money(commas=True)], head)
    page.text(118, y + 20, s.in_words("（大写）"), ink)
    y += 46
    lines: tuple[Pair, ...] = (
        ("用途摘要", s("purpose")),
        ("交易流水", s.flow_number()),
        ("回单号", s.number()),
        ("附言", s.remark),
    )
    for label, value in lines:
        page.text(36, y, label, Ink(ink.font, ink.size, _GREY))
        y = max(y + 20, page.paragraph(118, y, page.width - 150, value, ink, leading=1.6))
    page.text(
        page.width / 2, page.height - 36, "本回单仅供客户对账使用，重复打印无效", Ink(ink.font, 8, _GREY), "center"
    )
    s.press(page, page.width - rng.uniform(70, 110), y + rng.uniform(0, 40), oval_seal(rng, s.issuer, ("业务回单章",)))
    return maybe_on_sheet(page, rng)


def two_languages(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """An advice with English and Chinese labels, one above the other, and rules between the rows only."""
    s = slip_facts(facts, subtype, rng)
    page = form(205, 148)
    ink = pick_ink(rng, 9.4, fonts=(Font.BROAD, Font.SONG, Font.MICRO))
    small = Ink(Font.SANS, 7, _GREY)
    label = Ink(ink.font, 8.4)
    title = ("CREDIT ADVICE", "贷记通知书") if subtype == "receipt" else ("DEBIT ADVICE", "借记通知书")
    page.text(30, 22, s.issuer, Ink(Font.BROAD, 14, (20, 70, 60), bold=True))
    page.text(page.width - 30, 18, title[0], Ink(Font.SERIF, 13), "right")
    page.text(page.width - 30, 36, title[1], Ink(ink.font, 12), "right")
    rows: tuple[tuple[tuple[str, str, Content], ...], ...] = (
        (("Value Date", "起息日期", s.day("iso")), ("Our Reference", "业务参考号", s.flow_number())),
        (("Remitter", "汇款人", s("payer")), ("Beneficiary", "收款人", s("payee"))),
        (
            ("Remitter's A/C No.", "汇款人账号", s("payer_account")),
            ("Beneficiary's A/C No.", "收款人账号", s("payee_account")),
        ),
        (("Remitting Bank", "汇款银行", s("payer_bank")), ("Beneficiary's Bank", "收款银行", s("payee_bank"))),
        (
            ("Currency & Amount", "币种及金额", s.money("CNY ", commas=True)),
            ("Amount in Words", "大写金额", s.in_words("人民币")),
        ),
        (("Payment Details", "款项用途", s("purpose")), ("Charges", "手续费", "CNY 0.00" if s.filled else "")),
    )
    y, half = 66.0, page.width / 2
    for row in rows:
        page.line(30, y - 5, page.width - 30, y - 5, (150, 160, 158), 0.5)
        lowest = y
        for x, (english, chinese, value) in zip((30.0, half + 6), row, strict=True):
            page.text(x, y, english, small)
            page.text(x, y + 9, chinese, label)
            lowest = max(lowest, page.paragraph(x + 92, y + 3, half - 136, value, ink, leading=1.3))
        y = max(lowest, y + 22) + 9
    page.line(30, y - 5, page.width - 30, y - 5, (150, 160, 158), 0.5)
    page.text(
        30,
        y + 4,
        "This is a computer generated advice. 本通知书由系统打印，以实际入账为准。",
        Ink(ink.font, 7.4, _GREY),
    )
    s.press(
        page, page.width - rng.uniform(80, 130), y + rng.uniform(-30, 6), plain_round(rng, s.issuer, ("业务专用章",))
    )
    return maybe_on_sheet(page, rng)


def below_labels(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A card of boxes: a small grey label at the top left of each, its value below in larger print."""
    s = slip_facts(facts, subtype, rng)
    page = form(190, 112)
    ink = pick_ink(rng, 9.8, fonts=_FONTS)
    label, rule = Ink(Font.BROAD, 7, _GREY), rng.choice(((170, 190, 210), (200, 190, 170), (120, 120, 120)))
    page.rect(14, 10, page.width - 14, 34, None, fill=rng.choice(((228, 236, 246), (240, 236, 228))))
    page.text(24, 15, f"{s.issuer}  电子回单", Ink(Font.BROAD, 12))
    page.text(page.width - 24, 18, ["编号 ", s.number()], Ink(Font.BROAD, 8), "right")
    side = "收款凭证" if subtype == "receipt" else "付款凭证"
    rows: tuple[tuple[tuple[float, str, Content], ...], ...] = (
        ((0.5, "付款户名", s("payer")), (0.5, "收款户名", s("payee"))),
        ((0.5, "付款账号", s("payer_account")), (0.5, "收款账号", s("payee_account"))),
        ((0.5, "付款开户行", s("payer_bank")), (0.5, "收款开户行", s("payee_bank"))),
        ((0.3, "交易金额（小写）", s.money("¥")), (0.5, "交易金额（大写）", s.in_words("")), (0.2, "凭证类型", side)),
        (
            (0.3, "交易日期", s.day(rng.choice(("iso", "cn0")))),
            (0.4, "交易流水号", s.flow_number()),
            (0.3, "用途", s("purpose")),
        ),
    )
    y, width = 40.0, page.width - 28
    for row in rows:
        x = 14.0
        for share, name, value in row:
            page.rect(x, y, x + share * width, y + 36, rule, width=0.5)
            page.text(x + 5, y + 4, name, label)
            page.paragraph(x + 5, y + 15, share * width - 10, value, ink, leading=1.0, keep_words=False)
            x += share * width
        y += 36
    page.text(
        14,
        y + 6,
        f"打印时间：{write_date(s.paid_on, 'iso') if s.paid_on else ''} {s.time}  回单内容以银行记录为准",
        Ink(ink.font, 7.2, _GREY),
    )
    s.press(
        page, rng.uniform(300, 460), y - rng.uniform(0, 40), oval_seal(rng, s.issuer, ("电子回单专用章",), size=34 * MM)
    )
    return maybe_on_sheet(page, rng)


def remittance_ribbon(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """境内汇款凭证: a wide low strip, bold labels without colons in three columns over a watermark."""
    s = slip_facts(facts, subtype, rng)
    page = form(240, 84)
    watermark(page, "汇款凭证", (232, 236, 240), size=20)
    ink = pick_ink(rng, 8.6, fonts=(Font.MING, Font.BROAD, Font.KAI))
    label = Ink(Font.HEI, ink.size, bold=True)
    page.text(24, 14, f"{s.issuer}境内汇款凭证", Ink(Font.HEI, 13))
    page.text(page.width / 2 + 40, 17, "汇入入账通知" if subtype == "receipt" else "汇出记账回单", Ink(ink.font, 10))
    page.text(page.width - 24, 17, ["汇款日期 ", s.day("compact")], ink, "right")
    page.line(20, 34, page.width - 20, 34, (0, 0, 0), 1.1)
    columns = (24.0, page.width * 0.4, page.width * 0.72)
    rows: list[tuple[Pair | None, ...]] = [
        (("汇款人户名", s("payer")), ("汇款人账号", s("payer_account")), ("汇划流水", s.flow_number())),
        (("汇出行", s("payer_bank")), ("汇款方式", rng.choice(("普通", "加急"))), ("渠道", "网银")),
        (("收款人户名", s("payee")), ("收款人账号", s("payee_account")), ("柜员", f"{rng.randrange(1000, 9999)}")),
        (("汇入行", s("payee_bank")), ("汇款用途", s("purpose")), None),
        (("汇款金额（大写）", s.in_words("人民币")), ("（小写）", s.money("RMB")), None),
    ]
    y = pair_columns(page, columns, 44, rows, (label, ink), 19, "  ")
    page.line(20, y + 4, page.width - 20, y + 4, (0, 0, 0), 1.1)
    page.text(24, y + 10, ["凭证编号 ", s.number(), "    备注 ", s.remark], Ink(ink.font, 7.6))
    s.press(page, page.width - rng.uniform(70, 140), y - rng.uniform(-8, 30), box_seal(rng, (s.issuer, "业务办讫")))
    return maybe_on_sheet(page, rng)
