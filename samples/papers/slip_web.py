"""Bank slips that are ruled tables, as web banks print them."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.canvas import MM, PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Ink
from samples.papers.sheets import form, maybe_on_sheet
from samples.papers.slip_facts import CHANNELS, slip_facts
from samples.papers.slip_rows import DARK, PARTS, Rows, heading, labelled, party_rows
from samples.papers.stamps import oval_seal, plain_round
from samples.papers.styles import pick_ink, write_date
from samples.papers.table import Cell, TableStyle, table
from samples.papers.texts import text

_FORM_COLOURS = ((0, 0, 0), (40, 70, 120), (120, 60, 40), (70, 110, 160), (90, 90, 90))
_NAMES = (("户  名", "账  号", "开户银行"), ("户名", "账号", "开户行"), ("户 名", "账 号", "开户银行"))


def web_table(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """网上银行电子回单: two parties side by side, roles set upright."""
    s = slip_facts(facts, subtype, rng)
    page = form(200, 118)
    ink, rule = pick_ink(rng, 9), rng.choice(_FORM_COLOURS)
    label = Ink(rng.choice((Font.HEI, Font.SONG)), ink.size, rule, bold=rng.random() < 0.3)
    y = heading(page, f"{s.issuer}  网上银行电子回单", Ink(Font.HEI, 14, rule), 20)
    x, width = 24.0, page.width - 48
    page.text(x, y, ["电子回单号码：", s.number()], ink)
    if rng.random() < 0.5:
        page.text(x + width, y, "第 1 次补打", ink, "right")
    rows = party_rows(s, rng.choice(_NAMES), label)
    figures = [s.money(rng.choice(("¥", "￥", "¥ ", ""))), "元" if rng.random() < 0.6 else ""]
    words = s.in_words(rng.choice(("人民币 ", "人民币", "")))
    kind, summary = rng.choice(("汇划发报", "跨行发报", "同行发报")), rng.choice(("", "转账", "网银转账"))
    for entries in (
        (("金  额", 2, figures, 1), ("金额（大写）", 2, words, 1)),
        (("摘  要", 2, summary, 1), ("业务（产品）种类", 2, kind, 1)),
        (("用  途", 2, s("purpose"), 1), ("备  注", 2, s.remark, 1)),
        (("交易流水号", 2, s.flow_number(), 1), ("时间戳", 2, s.time, 1)),
    ):
        rows.append(labelled(entries, label))
    style = TableStyle(ink, rule, 0.7, row=21, pad=3)
    bottom = table(page, x, y + 16, [20, 48, width / 2 - 68, 20, 48, width / 2 - 68], rows, style)
    page.text(x, bottom + 8, f"验证码：{rng.randrange(16**8):08X}", ink)
    clerk = f"记账网点：{rng.randrange(1000, 9999)}   记账柜员：{rng.randrange(100, 999)}   记账日期："
    page.text(x, bottom + 26, [clerk, s.day(rng.choice(("cn0", "cn", "iso")))], ink)
    if printed := s.later(rng.randrange(9)):
        page.text(x + width, bottom + 26, f"打印日期：{write_date(printed, 'cn0')}", ink, "right")
    page.text(x, bottom + 44, "提示：本回单不作为收款方发货依据，并请勿重复记账。", Ink(ink.font, 7.5, rule))
    seal = plain_round(rng, s.issuer, ("电子回单", "专用章"))
    s.press(page, page.width - rng.uniform(80, 150), bottom - rng.uniform(-5, 30), seal)
    return maybe_on_sheet(page, rng)


def web_order(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """网上银行电子回执: pale blue rules, one line of dates and numbers above, the red note that it is not final."""
    s = slip_facts(facts, subtype, rng)
    page = form(190, 78)
    rule = rng.choice(((140, 180, 215), (160, 190, 210), (120, 150, 190)))
    ink = Ink(rng.choice((Font.HEI, Font.MICRO)), 7.6 * rng.uniform(0.97, 1.1), (40, 40, 40))
    label = Ink(rng.choice((Font.SONG, Font.MICRO)), ink.size, (70, 80, 90))
    title = s.issuer + rng.choice(("网上银行电子回执", "企业网银电子回执"))
    flow = rng.choice(("账户明细编号-交易流水号：", "交易流水号："))
    numbers = ["币别：人民币元    日期：", s.day("compact"), "    凭证号：    ", flow, s.flow_number()]
    rows: Rows = [
        [Cell(title, 6, align="center", ink=Ink(Font.SONG, 9, label.colour))],
        [Cell(numbers, 6, align="center")],
        *party_rows(s, ("全  称", "账  号", "开户行"), label, align="right"),
        labelled((("大写金额", 1, s.in_words(), 2), ("小写金额", 1, s.money(), 2)), label),
        labelled((("用  途", 1, s("purpose"), 2), ("钞汇标志", 1, "", 2)), label),
        labelled((("摘  要", 1, rng.choice(("跨行转出", "转账支取", "")), 5),), label),
    ]
    note = "重要提示：银行受理成功，本回执不作为收、付款方交易的最终依据，正式回单请在交易成功第二日打印。"
    rows.append([Cell(note, 6, ink=Ink(ink.font, ink.size, (225, 40, 40)))])
    x, width = 16.0, page.width - 32
    column = (width - 96) / 2 - 38
    bottom = table(page, x, 10, [48, 38, column, 48, 38, column], rows, TableStyle(ink, rule, 0.6, row=18, pad=3))
    seal = plain_round(rng, s.issuer, ("电子回执", "专用章"), size=22 * MM)
    s.press(page, x + width - rng.uniform(60, 90), bottom - rng.uniform(35, 55), seal)
    return maybe_on_sheet(page, rng)


def account_notice(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """网上银行电子回单 客户收付款入账通知: account before name, roles in one cell; its only number is the 回单编号."""
    s = slip_facts(facts, subtype, rng)
    page = form(205, 98)
    ink = pick_ink(rng, 8.6, fonts=(Font.HEI, Font.MICRO, Font.SONG))
    label = Ink(Font.HEI, ink.size)
    heading(page, f"{s.issuer}网上银行电子回单", Ink(Font.HEI, 12, bold=True), 12)
    heading(page, "客户收款入账通知" if subtype == "receipt" else "客户付款入账通知", Ink(Font.HEI, 10), 30)
    x, width = 16.0, page.width - 32
    page.text(x + 2, 47, ["回单编号：", s.flow_number()], ink)
    page.text(x + width, 47, "第 1 次打印", ink, "right")
    names, parts, roles = ("账号", "户名", "开户行"), (PARTS[1], PARTS[0], PARTS[2]), ("付款方", "收款方")
    rows = party_rows(s, names, label, parts=parts, roles=roles, upright=False, align="left")
    for entries in (
        (("金额（小写）", 1, s.money(), 2), ("金额（大写）", 1, s.in_words(), 2)),
        (("币种", 1, "人民币", 2), ("交易渠道", 1, rng.choice(CHANNELS), 2)),
        (("摘要", 1, s("purpose"), 2), ("凭证号", 1, "", 2)),
        (("交易时间", 1, [s.day("iso"), f" {s.time}"], 2), ("会计日期", 1, s.day("compact"), 2)),
    ):
        rows.append(labelled(entries, label))
    rows.append([Cell("附言", align="center", ink=label), Cell(s.remark, 5, valign="top")])
    wide = (width - 116 - 72) / 2
    style = TableStyle(ink, (70, 70, 70), 0.5, row=16, pad=2.5)
    bottom = table(page, x, 60, [58, 36, wide, 58, 36, wide], rows, style, [16] * 7 + [38])
    note = "电子回单可以重复打印，回单编号相同表示同一笔业务，请勿重复记账。"
    page.text(x + 4, bottom + 5, note, Ink(Font.HEI, 7.5, bold=True))
    if printed := s.later(3):
        page.text(x + width, bottom + 5, f"打印日期：{write_date(printed, 'cn0')}", Ink(ink.font, 7.5), "right")
    seal = oval_seal(rng, s.issuer, ("回单专用章",), size=30 * MM)
    s.press(page, x + width - rng.uniform(60, 130), bottom - rng.uniform(10, 30), seal)
    return maybe_on_sheet(page, rng)


def two_numbers(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """网上银行电子回单 (贷记回单, 借记回单): several numbers, amount in words left, notes below."""
    s = slip_facts(facts, subtype, rng)
    page = form(205, 128)
    ink = pick_ink(rng, 8.8, fonts=(Font.HEI, Font.MICRO, Font.MING))
    label = Ink(ink.font, ink.size, bold=rng.random() < 0.4)
    kind = "贷记回单" if subtype == "receipt" else "借记回单"
    y = heading(page, f"{s.issuer}网上银行电子回单（{kind}）", Ink(Font.HEI, 12.5, bold=True), 14)
    x, width = 16.0, page.width - 32
    if printed := s.later(2):
        page.text(x, y, f"打印日期：{write_date(printed, 'cn0')}", ink)
    page.text(x + width / 2, y, "第 1 次打印", ink, "center")
    page.text(x + width, y, "打印渠道：企业网银", ink, "right")
    proof = f"{rng.randrange(16**7):07X}" if s.filled else ""
    asked = write_date(s.paid_on, "compact") if s.paid_on else ""
    time = labelled((("交易流水号", 2, s.flow_number(), 1),), label)
    figures, words = s.money(rng.choice(("¥", "￥ ", ""))), s.in_words(rng.choice(("人民币 ", "")))
    rows: Rows = [
        labelled((("电子回单编号", 2, s.number(), 2), ("验证码", 2, proof, 1)), label),
        *party_rows(s, ("账户名称", "账号", "开户银行"), label, upright=False, wide=(2, 1)),
        labelled((("交易名称", 2, "网上企业银行汇款", 2), ("凭证号", 2, "", 1)), label),
        [*labelled((("交易时间", 2, [s.day("iso"), f" {s.time}"], 1),), label), Cell(f"申请日期 {asked}"), *time],
        labelled((("金额（大写）", 2, words, 2), ("金额（小写）", 2, figures, 1)), label),
        labelled((("摘要", 2, s("purpose"), 2), ("交易附言", 2, s.remark, 1)), label),
    ]
    side = (width - 2 * 82) / 2
    style = TableStyle(ink, rng.choice(DARK), 0.5, row=20, pad=2.5)
    bottom = table(page, x, y + 13, [34, 48, side * 0.55, side * 0.45, 34, 48, side], rows, style)
    page.paragraph(x + 2, bottom + 4, width - 4, text("slip_notes"), Ink(ink.font, 7.4), leading=1.5)
    seal = oval_seal(rng, s.issuer, ("公司电子银行", "专用章"), size=32 * MM)
    s.press(page, x + width - rng.uniform(70, 140), bottom + rng.uniform(-20, 25), seal)
    return maybe_on_sheet(page, rng)
