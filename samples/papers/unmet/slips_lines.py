"""Slips without boxes: a letter, dotted leaders, a narrow strip of a machine, labels set right against their values."""

from __future__ import annotations

import random

from samples import numbers
from samples.fonts import Font
from samples.papers.canvas import MM, PageCanvas
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.ink import Content, Ink, text_width
from samples.papers.sheets import form, hatch, maybe_on_sheet
from samples.papers.slip_facts import slip_facts
from samples.papers.slip_rows import Pair
from samples.papers.stamps import box_seal, oval_seal, plain_round, round_seal
from samples.papers.styles import pick_ink

_FONTS = (Font.BOOK, Font.BROAD, Font.SONG, Font.KAI)


def letter(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A bank writes to its customer what came in or went out, in one sentence; the numbers follow in a list."""
    s = slip_facts(facts, subtype, rng)
    flow = Flow(pick_ink(rng, 11.5, fonts=_FONTS), margin=25 * MM, leading=1.9)
    flow.need(20)
    got = subtype == "receipt"
    flow.line(s.issuer, Ink(Font.BOOK, 16, bold=True), align="center", gap=2)
    flow.line("到账通知书" if got else "转账支付通知书", Ink(Font.BOOK, 15), align="center", gap=16)
    own, other = ("payee", "payer") if got else ("payer", "payee")
    flow.para(["尊敬的客户 ", s(own), "："], indent=0)
    verb = "汇入" if got else "汇出"
    flow.para(
        [
            "贵单位在我行开立的账户（账号 ", s(f"{own}_account"), "，开户网点 ", s(f"{own}_bank"), "）于 ",
            s.day(rng.choice(("cn", "cn0"))), f" {verb}一笔款项，金额为人民币 ", s.money(commas=True), " 元（大写：",
            *s.in_words(), "）。",
        ]
    )  # fmt: skip
    flow.para(["对方户名：", s(other)], indent=0)
    flow.para(["对方账号：", s(f"{other}_account")], indent=0)
    flow.para(["对方开户行：", s(f"{other}_bank")], indent=0)
    flow.para(["汇款用途：", s("purpose")], indent=0)
    flow.para(["交易流水号：", s.flow_number(), f"　　验证码：{numbers.digits(rng, 6) if s.filled else ''}"], indent=0)
    flow.skip(16)
    flow.para("特此通知。如有疑问，请在三个工作日内与开户网点联系。")
    flow.line(s.issuer, align="right")
    s.press(
        flow.page, flow.size[0] - rng.uniform(110, 170), flow.y, round_seal(rng, s.issuer, ("业务章",), size=36 * MM)
    )
    return flow.pages


def dotted_leaders(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A list in two blocks, each label led to its value by dots over a hatched ground, the payee before the payer."""
    s = slip_facts(facts, subtype, rng)
    page = form(180, 140)
    hatch(page, (240, 240, 234), 16)
    ink = pick_ink(rng, 9.8, fonts=_FONTS)
    side = "贷方凭条" if subtype == "receipt" else "借方凭条"
    page.text(30, 18, f"{s.issuer}{side}", Ink(Font.BOOK, 14, bold=True))
    page.text(page.width - 30, 22, ["凭条号 ", s.number()], Ink(ink.font, 8.4), "right")
    blocks: tuple[tuple[str, tuple[Pair, ...]], ...] = (
        ("收款信息", (("户名", s("payee")), ("账户", s("payee_account")), ("开户行", s("payee_bank")))),
        ("付款信息", (("户名", s("payer")), ("账户", s("payer_account")), ("开户行", s("payer_bank")))),
        (
            "交易信息",
            (
                ("入账金额" if subtype == "receipt" else "出账金额", ["CNY ", s.money(commas=True)]),
                ("大写", s.in_words("人民币")),
                ("账务日期", s.day(rng.choice(("compact", "iso")))),
                ("交易流水", s.flow_number()),
                ("用途", s("purpose")),
            ),
        ),
    )
    y = 48.0
    for title, pairs in blocks:
        page.text(30, y, title, Ink(ink.font, ink.size * 1.08, bold=True))
        y += 19
        for label, value in pairs:
            end = page.text(46, y, label, ink)
            dots = "." * int((150 - end) / text_width(".", ink))
            page.text(end + 2, y, dots, Ink(ink.font, ink.size, (150, 150, 150)))
            y = max(y + 18, page.paragraph(158, y, page.width - 190, value, ink, leading=1.5, keep_words=False))
        y += 5
    s.press(page, page.width - rng.uniform(60, 110), y - rng.uniform(10, 60), oval_seal(rng, s.issuer, ("凭条专用章",)))
    return maybe_on_sheet(page, rng)


def machine_strip(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A strip of a self-service machine, 80 mm wide: label, then its value on the line below, names broken anywhere."""
    s = slip_facts(facts, subtype, rng)
    page = PageCanvas(80 * MM, 205 * MM, (252, 252, 250))
    ink = Ink(rng.choice((Font.SONG, Font.HEI, Font.BROAD)), 9.4, (60, 60, 66), latin=rng.choice((None, Font.MONO)))
    page.text(page.width / 2, 12, s.issuer, Ink(ink.font, 11, ink.colour), "center")
    page.text(page.width / 2, 28, "自助回单（客户联）", ink, "center")
    page.text(12, 44, "-" * 48, Ink(Font.MONO, 7.2, ink.colour))
    pairs: tuple[Pair, ...] = (
        ("交易日期", [s.day("iso"), f" {s.time}"]),
        ("交易类型", "转入" if subtype == "receipt" else "转出"),
        ("付款账户名称", s("payer")),
        ("付款账户", s("payer_account")),
        ("付款开户行", s("payer_bank")),
        ("收款账户名称", s("payee")),
        ("收款账户", s("payee_account")),
        ("收款开户行", s("payee_bank")),
        ("金额", ["RMB ", s.money(commas=True)]),
        ("金额大写", s.in_words()),
        ("摘要", s("purpose")),
        ("流水号", s.flow_number()),
    )
    y = 56.0
    for label, value in pairs:
        page.text(12, y, f"{label}:", ink)
        y = page.paragraph(22, y + 13, page.width - 36, value, ink, leading=1.3, keep_words=False) + 4
    page.text(12, y, "-" * 48, Ink(Font.MONO, 7.2, ink.colour))
    page.text(
        12, y + 10, f"终端号 {numbers.digits(rng, 8)}  凭证 {s.number() if isinstance(s.number(), str) else ''}", ink
    )
    s.press(page, page.width - rng.uniform(50, 80), y - rng.uniform(0, 50), plain_round(rng, s.issuer, ("回单",)))
    return page


def against_labels(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """Labels flush right against a line of colons in two columns, long names going on below, the amount set apart."""
    s = slip_facts(facts, subtype, rng)
    page = form(210, 100)
    ink = pick_ink(rng, 9.0, fonts=_FONTS)
    label = Ink(Font.BROAD, 8.8, (40, 70, 120))
    page.text(24, 14, s.issuer, Ink(Font.BROAD, 13, (200, 80, 20), bold=True))
    page.text(page.width / 2, 16, "往来账回单", Ink(Font.BROAD, 13), "center")
    page.text(page.width - 24, 18, ["回单编号：", s.number()], Ink(ink.font, 8.2), "right")
    page.line(20, 34, page.width - 20, 34, (40, 70, 120), 1)
    left: tuple[Pair, ...] = (
        ("转入户名", s("payee")), ("转入账号", s("payee_account")), ("转入行名", s("payee_bank")),
        ("记账日", s.day(rng.choice(("iso", "dotted")))), ("款项说明", s("purpose")),
    )  # fmt: skip
    right: tuple[Pair, ...] = (
        ("转出户名", s("payer")), ("转出账号", s("payer_account")), ("转出行名", s("payer_bank")),
        ("主机流水", s.flow_number()), ("业务渠道", "企业手机银行" if s.filled else ""),
    )  # fmt: skip
    columns = (left, right) if rng.random() < 0.5 else (right, left)
    bottoms = []
    for x, pairs in zip((84.0, page.width / 2 + 74), columns, strict=True):
        y = 44.0
        for name, value in pairs:
            page.text(x, y, f"{name}：", label, "right")
            below = page.paragraph(x + 3, y, page.width / 2 - 92, value, ink, leading=1.25, keep_words=False)
            y = max(y + 23, below + 5)
        bottoms.append(y)
    y = max(bottoms)
    page.line(20, y - 3, page.width - 20, y - 3, (40, 70, 120), 0.5)
    page.text(84, y + 4, "发生额：", label, "right")
    page.text(87, y + 2, s.money("¥", commas=True), Ink(ink.font, 12, bold=True))
    page.text(page.width / 2 + 74, y + 4, "大写：", label, "right")
    page.text(page.width / 2 + 77, y + 4, s.in_words(), ink)
    s.press(
        page, rng.uniform(360, 520), y - rng.uniform(-4, 40), oval_seal(rng, s.issuer, ("电子回单章",), size=34 * MM)
    )
    return maybe_on_sheet(page, rng)


def two_parts(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """客户联 and 银行留存联 of one slip on one sheet, parted by a cutting line: every value stands twice."""
    s = slip_facts(facts, subtype, rng)
    page = form(190, 262)
    ink = pick_ink(rng, 9.6, fonts=_FONTS)
    for place, part in enumerate(("客户联", "银行留存联")):
        top = 16 + place * 131 * MM
        page.text(page.width / 2, top, f"{s.issuer}转账交易单", Ink(Font.BOOK, 14, bold=True), "center")
        page.text(page.width - 30, top + 4, part, ink, "right")
        day: Content = ["交易日期　", s.day("cn0"), "　　业务编号　", s.flow_number()]
        page.text(30, top + 30, day, ink)
        rows: tuple[tuple[Pair, Pair], ...] = (
            (("付方户名", s("payer")), ("收方户名", s("payee"))),
            (("付方账号", s("payer_account")), ("收方账号", s("payee_account"))),
            (("付方行名", s("payer_bank")), ("收方行名", s("payee_bank"))),
            (("转账金额", s.money("¥", commas=True)), ("用途", s("purpose"))),
        )
        y = top + 52
        for pairs in rows:
            lowest = y
            for x, (label, value) in zip((30.0, page.width / 2 + 4), pairs, strict=True):
                end = page.text(x, y, f"{label}　", ink)
                lowest = max(lowest, page.paragraph(end, y, x + page.width / 2 - 36 - end, value, ink, leading=1.3))
            y = max(y + 22, lowest + 6)
        page.text(30, y, ["金额大写　", *s.in_words("人民币")], ink)
        page.text(30, y + 24, "经办：　　　　　复核：　　　　　客户签名：", ink)
        stamped = box_seal(rng, (s.issuer, f"{s.paid_on:%Y%m%d}" if s.paid_on else "", "转讫章"))
        s.press(page, page.width - rng.uniform(80, 120), y + 20, stamped)
    cut = 131 * MM
    for step in range(int(page.width / 12)):
        page.line(step * 12, cut, step * 12 + 6, cut, (120, 120, 120), 0.6)
    return page
