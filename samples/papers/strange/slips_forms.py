"""Printed forms of the counter: 结算业务申请书, 电汇凭证, 进账单, filled in by hand or by the bank's printer."""

from __future__ import annotations

import random

from samples import numbers
from samples.fonts import Font
from samples.papers.canvas import PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Colour, Content, Ink
from samples.papers.sheets import form, maybe_on_sheet
from samples.papers.slip_facts import SlipFacts, slip_facts
from samples.papers.stamps import box_seal, plain_round
from samples.papers.strange.parts import boxed, digit_boxes, fill, upright


def application(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """结算业务申请书: 申请人 above 收款人 in rows, what the customer wrote above, what the bank printed below it."""
    s = slip_facts(facts, subtype, rng)
    page = form(208, 126)
    rule: Colour = rng.choice(((30, 110, 70), (40, 70, 150), (160, 50, 50)))
    label, pen = Ink(rng.choice((Font.SONG, Font.HEI)), 8.6, rule), Ink(Font.KAI, 10.4, (20, 20, 60))
    page.text(page.width / 2 - 20, 12, f"{s.issuer}　结算业务申请书", Ink(Font.BOOK, 14.5, rule, bold=True), "center")
    page.text(page.width - 40, 14, f"№ {numbers.digits(rng, 8)}", Ink(Font.SERIF, 10, (190, 40, 40)), "right")
    at = page.text(36, 36, "申请日期　", label)
    page.text(at, 35, s.day("spaced") or "　　　年　　月　　日", pen if s.filled else label)
    page.text(page.width - 40, 36, "（付出行凭证／客户回单）", label, "right")
    x0, x1, y = 34.0, page.width - 40, 52.0
    upright(page, (x0, y, x0 + 16, y + 152), "客户填写", label)
    upright(page, (x0, y + 152, x0 + 16, y + 228), "银行打印", label)
    x0 += 16
    ticked = "√" if s.filled else "□"
    kinds = f"业务种类　{ticked}电汇　□信汇　□银行汇票　□银行本票　　　汇款方式　□普通　{ticked}加急"
    boxed(page, (x0, y, x1, y + 18), kinds, label, label)
    y += 18
    for role, key in (("申请人", "payer"), ("收款人", "payee")):
        upright(page, (x0, y, x0 + 16, y + 42), role, label)
        cut, wide = x0 + 66, x0 + 66 + (x1 - x0 - 66) * 0.5
        boxed(page, (x0 + 16, y, cut, y + 22), "全　　称", label, label, align="center")
        boxed(page, (cut, y, wide, y + 22), s(key), pen, label)
        boxed(page, (wide, y, wide + 44, y + 22), "账　号", label, label, align="center")
        boxed(page, (wide + 44, y, x1, y + 22), s(f"{key}_account"), pen, label)
        boxed(page, (x0 + 16, y + 22, cut, y + 42), "开户银行", label, label, align="center")
        boxed(page, (cut, y + 22, x1, y + 42), s(f"{key}_bank"), pen, label)
        y += 42
    grid = x1 - 165
    boxed(page, (x0, y, x0 + 60, y + 30), "金额\n（大写）", label, label, align="center")
    boxed(page, (x0 + 60, y, grid, y + 30), s.in_words("人民币") if s.filled else "人民币", pen, label)
    digit_boxes(page, s, (grid, y, x1, y + 30), label, pen, sign=rng.choice("¥￥"))
    y += 30
    boxed(page, (x0, y, x0 + 60, y + 20), "用途及附言", label, label, align="center")
    boxed(page, (x0 + 60, y, grid, y + 20), s("purpose"), pen, label)
    secret = numbers.digits(rng, 16) if s.filled else ""
    boxed(page, (grid, y, x1, y + 20), ["支付密码　", secret], label, label)
    y += 20
    page.rect(x0, y, x1, y + 76, rule, width=0.6)
    _printed_below(page, s, (x0 + 6, y + 6, x1 - 6))
    page.text(36, y + 82, "会计主管　　　　　　授权　　　　　　复核　　　　　　录入", label)
    day = f"{s.paid_on:%Y.%m.%d}" if s.paid_on else ""
    s.press(page, x1 - rng.uniform(50, 130), y + rng.uniform(20, 50), box_seal(rng, (s.issuer, day, "转　讫")))
    return maybe_on_sheet(page, rng)


def _printed_below(page: PageCanvas, s: SlipFacts, area: tuple[float, float, float]) -> None:
    """What the bank's machine typed: label and value run on, two to a line."""
    if not s.filled:
        return
    x0, y, x1 = area
    ink = Ink(Font.SONG, 8.6, (40, 40, 40), latin=Font.MONO)
    half = x0 + (x1 - x0) * 0.52
    lines: tuple[tuple[Content, Content], ...] = (
        (["汇款人账号:", s("payer_account")], ["交易流水号:", s.flow_number()]),
        (["汇款人户名:", s("payer")], ["交易日期:", s.day("compact")]),
        (["收款人账号:", s("payee_account")], ["手续费:", f"CNY{s.rng.choice((5, 10, 15))}.50"]),
        (["收款人户名:", s("payee")], ["汇划金额:", s.money("CNY", commas=True)]),
        (["业务编号:", s.number()], f"柜员号:{s.rng.randrange(10**5, 10**6)}"),
    )
    for left, right in lines:
        page.text(x0, y, left, ink)
        page.text(half, y, right, ink)
        y += 13.4


def wire_voucher(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """电汇凭证（回单）: upright roles, 汇出地点 and 汇入地点 among the sides, banks as 汇出行 and 汇入行."""
    s = slip_facts(facts, subtype, rng)
    page = form(186, 104)
    rule: Colour = rng.choice(((0, 0, 0), (60, 60, 60), (120, 40, 90)))
    label, pen = Ink(Font.SONG, 8.8, rule), Ink(rng.choice((Font.KAI, Font.SONG)), 9.8, (30, 30, 30))
    page.text(page.width / 2, 10, f"{s.issuer}", Ink(Font.BOOK, 12, rule), "center")
    page.text(page.width / 2, 26, "电 汇 凭 证 （回 单）", Ink(Font.BOOK, 15, rule, bold=True), "center")
    page.text(page.width - 44, 30, "1", Ink(Font.SERIF, 18, rule))
    tick = "√" if s.filled else " "
    page.text(26, 46, f"□普通　[{tick}]加急", label)
    at = page.text(page.width / 2 - 70, 46, "委托日期　", label)
    page.text(at, 46, s.day("spaced") or "　　年　　月　　日", pen)
    x0, x1, y = 24.0, page.width - 40, 62.0
    middle = (x0 + x1) / 2
    places = [facts.firm().city.name for _ in range(2)]
    for left, right, role, key, place, town in (
        (x0, middle, "汇款人", "payer", "汇出", places[0]), (middle, x1, "收款人", "payee", "汇入", places[1]),
    ):  # fmt: skip
        upright(page, (left, y, left + 16, y + 66), role, label)
        where = f"　　　　省　{town}　市/县" if s.filled else "　　　　省　　　　市/县"
        names: tuple[tuple[str, Content], ...] = (
            ("全　　称", s(key)), ("账　　号", s(f"{key}_account")), (f"{place}地点", where),
        )  # fmt: skip
        for row, (name, value) in enumerate(names):
            top = y + row * 22
            boxed(page, (left + 16, top, left + 62, top + 22), name, label, label, align="center")
            boxed(page, (left + 62, top, right, top + 22), value, pen, label)
        boxed(page, (left, y + 66, left + 62, y + 90), f"{place}行名称", label, label, align="center")
        boxed(page, (left + 62, y + 66, right, y + 90), s(f"{key}_bank"), pen, label)
    y += 90
    grid = x1 - 154
    boxed(page, (x0, y, x0 + 30, y + 32), "金额", label, label, align="center")
    boxed(page, (x0 + 30, y, x0 + 84, y + 32), "人民币\n（大写）", label, label, align="center")
    boxed(page, (x0 + 84, y, grid, y + 32), s.in_words(), pen, label)
    digit_boxes(page, s, (grid, y, x1, y + 32), label, pen)
    y += 32
    page.rect(x0, y, middle, y + 62, rule)
    page.rect(middle, y, x1, y + 62, rule)
    page.text(x0 + 10, y + 46, "汇出行签章", label)
    page.text(middle + 6, y + 5, ["支付密码　", numbers.digits(rng, 12) if s.filled else ""], label)
    page.text(middle + 6, y + 20, "附加信息及用途：", label)
    fill(page, (middle + 12, y + 28, x1, y + 44), s("purpose"), pen)
    page.text(middle + 6, y + 48, ["流水 ", s.flow_number(), "　　复核　　　记账"], Ink(Font.SONG, 8))
    page.column(page.width - 28, 70, "此联汇出行给汇款人的回单", Ink(Font.SONG, 7.6, rule), 1.15)
    day = f"{s.paid_on:%Y.%m.%d}" if s.paid_on else ""
    s.press(
        page, x0 + rng.uniform(80, 130), y + rng.uniform(10, 34), plain_round(rng, s.issuer, (day, "转讫"), size=74)
    )
    return maybe_on_sheet(page, rng)


def deposit_note(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """进账单（收账通知）: a cheque paid in, 出票人 beside 收款人, its number beside what the printer added."""
    s = slip_facts(facts, subtype, rng)
    page = form(176, 92)
    rule: Colour = rng.choice(((170, 60, 40), (190, 90, 30), (40, 90, 60)))
    label, pen = Ink(rng.choice((Font.SONG, Font.BOOK)), 8.6, rule), Ink(Font.KAI, 10, (20, 30, 80))
    title = rng.choice(("进 账 单（收账通知）", "进账单（收 账 通 知）　3"))
    page.text(page.width / 2, 12, f"{s.issuer} {title}", Ink(Font.BOOK, 13.5, rule, bold=True), "center")
    page.text(page.width / 2, 32, s.day("spaced") or "年　　月　　日", pen if s.filled else label, align="center")
    x0, x1, y = 20.0, page.width - 34, 47.0
    middle = x0 + (x1 - x0) * 0.5
    for left, right, role, key in ((x0, middle, "出票人", "payer"), (middle, x1, "收款人", "payee")):
        upright(page, (left, y, left + 15, y + 66), role, label)
        for row, (name, part) in enumerate((("全　　称", ""), ("账　　号", "_account"), ("开户银行", "_bank"))):
            top = y + row * 22
            boxed(page, (left + 15, top, left + 58, top + 22), name, label, label, align="center")
            boxed(page, (left + 58, top, right, top + 22), s(f"{key}{part}"), pen, label)
    y += 66
    grid = x1 - 150
    boxed(page, (x0, y, x0 + 25, y + 30), "金额", label, label, align="center")
    page.rect(x0 + 25, y, grid, y + 30, rule)
    page.text(x0 + 28, y + 4, "人民币", label)
    page.text(x0 + 26, y + 16, "（大写）", label)
    fill(page, (x0 + 60, y, grid, y + 30), s.in_words(), pen)
    digit_boxes(page, s, (grid, y, x1, y + 30), label, pen, sign="￥")
    y += 30
    cheque = numbers.digits(rng, 8) if s.filled else ""
    kind, count = ("转账支票", "壹") if s.filled else ("", "")
    quarter = (middle - x0) / 4
    for place, (text, look) in enumerate((("票据种类", label), (kind, pen), ("票据张数", label), (count, pen))):
        boxed(page, (x0 + place * quarter, y, x0 + (place + 1) * quarter, y + 18), text, look, label, align="center")
    boxed(page, (x0, y + 18, x0 + quarter, y + 36), "票据号码", label, label, align="center")
    boxed(page, (x0 + quarter, y + 18, middle, y + 36), cheque, pen, label)
    page.rect(x0, y + 36, middle, y + 66, rule)
    page.rect(middle, y, x1, y + 66, rule)
    printed = Ink(Font.SONG, 8, (50, 50, 50), latin=Font.MONO)
    fill(page, (x0 + 4, y + 37, middle, y + 51), ["交易流水 ", s.flow_number()] if s.serial else "", printed)
    fill(page, (x0 + 4, y + 51, middle, y + 65), ["用途 ", s("purpose")] if s("purpose") else "", printed)
    page.text(x1 - 92, y + 53, "收款人开户银行签章", label)
    page.column(page.width - 22, 56, "此联是收款人开户银行交给收款人的收账通知", Ink(Font.SONG, 6.8, rule), 1.1)
    day = f"{s.paid_on:%Y-%m-%d}" if s.paid_on else ""
    s.press(page, x1 - rng.uniform(60, 100), y + rng.uniform(8, 38), box_seal(rng, (s.issuer, day, "业务清讫")))
    return maybe_on_sheet(page, rng)
