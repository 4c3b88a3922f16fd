"""Bank slips that are ruled tables."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.canvas import MM, PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Content, Ink, Span
from samples.papers.sheets import form, maybe_on_sheet
from samples.papers.slip_facts import CHANNELS, SlipFacts, slip_facts
from samples.papers.stamps import box_seal, oval_seal, plain_round, round_seal
from samples.papers.styles import pick_ink, write_date
from samples.papers.table import Cell, TableStyle, table
from samples.papers.texts import text

_DARK = ((0, 0, 0), (30, 30, 30), (60, 60, 60))
_FORM_COLOURS = ((0, 0, 0), (40, 70, 120), (120, 60, 40), (70, 110, 160), (90, 90, 90))


def _head(page: PageCanvas, title: str, ink: Ink, y: float) -> float:
    page.text(page.width / 2, y, title, ink, "center")
    return y + ink.size * 1.7


def web_table(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """网上银行电子回单: two parties side by side, roles set upright."""
    s = slip_facts(facts, subtype, rng)
    page = form(200, 118)
    ink, rule = pick_ink(rng, 9), rng.choice(_FORM_COLOURS)
    label = Ink(rng.choice((Font.HEI, Font.SONG)), ink.size, rule, bold=rng.random() < 0.3)
    y = _head(page, f"{s.issuer}  网上银行电子回单", Ink(Font.HEI, 14, rule), 20)
    x, width = 24.0, page.width - 48
    page.text(x, y, ["电子回单号码：", s.number()], ink)
    if rng.random() < 0.5:
        page.text(x + width, y, "第 1 次补打", ink, "right")
    names = rng.choice((("户  名", "账  号", "开户银行"), ("户名", "账号", "开户行"), ("户 名", "账 号", "开户银行")))
    rows: list[list[Cell | str]] = []
    for place, (title, part) in enumerate(zip(names, ("", "_account", "_bank"), strict=True)):
        roles = [Cell(role, rows=3, upright=True, ink=label) for role in ("付款人", "收款人")] if place == 0 else None
        left, right = (
            (Cell(title, align="center", ink=label), s(f"payer{part}")),
            (Cell(title, align="center", ink=label), s(f"payee{part}")),
        )
        rows.append(
            [
                *(roles[:1] if roles else []),
                left[0],
                Cell(left[1]),
                *(roles[1:] if roles else []),
                right[0],
                Cell(right[1]),
            ]
        )

    def wide(a: str, b: Content, c: str, d: Content) -> list[Cell | str]:
        return [Cell(a, 2, align="center", ink=label), Cell(b), Cell(c, 2, align="center", ink=label), Cell(d)]

    sign = rng.choice(("¥", "￥", "¥ ", ""))
    rows.append(
        wide(
            "金  额",
            [s.money(sign), "元" if rng.random() < 0.6 else ""],
            "金额（大写）",
            s.in_words(rng.choice(("人民币 ", "人民币", ""))),
        )
    )
    rows.append(
        wide(
            "摘  要",
            rng.choice(("", "转账", "网银转账")),
            "业务（产品）种类",
            rng.choice(("汇划发报", "跨行发报", "同行发报")),
        )
    )
    rows.append(wide("用  途", s("purpose"), "备  注", s.values["remark"] or ""))
    rows.append(wide("交易流水号", s.flow_number(), "时间戳", s.time))
    style = TableStyle(ink, rule, 0.7, row=21, pad=3)
    bottom = table(page, x, y + 16, [20, 48, width / 2 - 68, 20, 48, width / 2 - 68], rows, style)
    page.text(x, bottom + 8, f"验证码：{rng.randrange(16**8):08X}", ink)
    line = [
        "记账网点：",
        f"{rng.randrange(1000, 9999)}",
        "   记账柜员：",
        f"{rng.randrange(100, 999)}",
        "   记账日期：",
        s.day(rng.choice(("cn0", "cn", "iso"))),
    ]
    page.text(x, bottom + 26, line, ink)
    if printed := s.later(rng.randrange(9)):
        page.text(x + width, bottom + 26, f"打印日期：{write_date(printed, 'cn0')}", ink, "right")
    page.text(x, bottom + 44, "提示：本回单不作为收款方发货依据，并请勿重复记账。", Ink(ink.font, 7.5, rule))
    if s.amount is not None:
        page.stamp(
            page.width - rng.uniform(80, 150),
            bottom - rng.uniform(-5, 30),
            plain_round(rng, s.issuer, ("电子回单", "专用章")),
        )
    return maybe_on_sheet(page, rng)


def web_order(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """网上银行电子回执: pale blue rules, one line of dates and numbers above, the red note that it is not final."""
    s = slip_facts(facts, subtype, rng)
    page = form(190, 78)
    rule = rng.choice(((140, 180, 215), (160, 190, 210), (120, 150, 190)))
    ink = Ink(rng.choice((Font.HEI, Font.MICRO)), 7.6 * rng.uniform(0.97, 1.1), (40, 40, 40))
    label = Ink(rng.choice((Font.SONG, Font.MICRO)), ink.size, (70, 80, 90))
    x, width = 16.0, page.width - 32
    head = rng.choice(("网上银行电子回执", "企业网银电子回执"))
    flow = rng.choice(("账户明细编号-交易流水号：", "交易流水号："))
    top = [
        [Cell(f"{s.issuer}{head}", 6, align="center", ink=Ink(Font.SONG, 9, label.colour))],
        [
            Cell(
                ["币别：人民币元", "    日期：", s.day("compact"), "    凭证号：", "    ", flow, s.flow_number()],
                6,
                align="center",
            )
        ],
    ]
    rows: list[list[Cell | str]] = [list(row) for row in top]
    for place, (title, part) in enumerate((("全  称", ""), ("账  号", "_account"), ("开户行", "_bank"))):
        roles = [Cell(role, rows=3, upright=True, ink=label) for role in ("付款人", "收款人")] if place == 0 else []
        pair = (
            [Cell(title, align="right", ink=label), Cell(s(f"payer{part}"))],
            [Cell(title, align="right", ink=label), Cell(s(f"payee{part}"))],
        )
        rows.append([*roles[:1], *pair[0], *roles[1:], *pair[1]])
    rows.append(
        [
            Cell("大写金额", ink=label, align="center"),
            Cell(s.in_words(), 2),
            Cell("小写金额", ink=label, align="center"),
            Cell(s.money(), 2),
        ]
    )
    rows.append(
        [
            Cell("用  途", ink=label, align="center"),
            Cell(s("purpose"), 2),
            Cell("钞汇标志", ink=label, align="center"),
            Cell("", 2),
        ]
    )
    rows.append([Cell("摘  要", ink=label, align="center"), Cell(rng.choice(("跨行转出", "转账支取", "")), 5)])
    note = "重要提示：银行受理成功，本回执不作为收、付款方交易的最终依据，正式回单请在交易成功第二日打印。"
    rows.append([Cell(note, 6, ink=Ink(ink.font, ink.size, (225, 40, 40)))])
    column = (width - 96) / 2 - 38
    bottom = table(page, x, 10, [48, 38, column, 48, 38, column], rows, TableStyle(ink, rule, 0.6, row=18, pad=3))
    if s.amount is not None:
        page.stamp(
            x + width - rng.uniform(60, 90),
            bottom - rng.uniform(35, 55),
            plain_round(rng, s.issuer, ("电子回执", "专用章"), size=22 * MM),
        )
    return maybe_on_sheet(page, rng)


def unit_customer(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """单位客户专用回单: bold rules, the side (借方回单, 贷方回单) set upright beside the table."""
    s = slip_facts(facts, subtype, rng)
    page = form(210, 120)
    ink = pick_ink(rng, 9, fonts=(Font.SONG, Font.MING, Font.HEI))
    label = Ink(Font.HEI, ink.size * 1.05, bold=rng.random() < 0.4)
    y = _head(page, f"{s.issuer}单位客户专用回单", Ink(Font.HEI, 14, bold=True), 18)
    page.text(page.width - 40, 14, f"NO. {rng.randrange(1, 9999):04d}", label, "right")
    x, width = 18.0, page.width - 60
    page.text(x + 10, y, ["币别：人民币"], ink)
    spaced = rng.choice(("spaced", "cn0"))
    page.text(x + width * 0.33, y, [s.day(spaced) if s.paid_on else "        年    月    日"], ink)
    page.text(x + width, y, ["流水号：", s.flow_number()], ink, "right")
    rows: list[list[Cell | str]] = []
    for place, (title, part) in enumerate((("全  称", ""), ("账  号", "_account"), ("开户行", "_bank"))):
        roles = [Cell(role, rows=3, upright=True, ink=label) for role in ("付款人", "收款人")] if place == 0 else []
        left = [Cell(title, align="center", ink=label), Cell(s(f"payer{part}"))]
        rows.append([*roles[:1], *left, *roles[1:], Cell(title, align="center", ink=label), Cell(s(f"payee{part}"))])
    money = ["(小写)", s.money(rng.choice(("¥", "¥ ")))]
    rows.append(
        [Cell("金  额", 2, align="center", ink=label), Cell(["(大写)人民币 ", *s.in_words()], 2), Cell(money, 2)]
    )
    rows.append(
        [
            Cell("凭证种类", 2, align="center", ink=label),
            Cell("电子汇划"),
            Cell("凭证号码", 2, align="center", ink=label),
            Cell(""),
        ]
    )
    rows.append(
        [
            Cell("结算方式", 2, align="center", ink=label),
            Cell("转账"),
            Cell("用  途", 2, align="center", ink=label),
            Cell(s("purpose")),
        ]
    )
    rows.append(
        [
            Cell(s.values["remark"] or "", 3, valign="top"),
            Cell("打印柜员：\n打印机构：\n打印卡号：\n补打次数：", 3, valign="top"),
        ]
    )
    wide = width / 2 - 66
    bottom = table(
        page,
        x,
        y + 16,
        [20, 46, wide, 20, 46, wide],
        rows,
        TableStyle(ink, (0, 0, 0), 1.1, row=19, pad=3),
        [19] * 6 + [66],
    )
    side = "（贷方回单）" if subtype == "receipt" else "（借方回单）"
    page.column(x + width + 14, (y + bottom) / 2 - 40, side, label, 1.3)
    made = f"生成时间：{write_date(s.paid_on, 'compact')} {s.time}" if s.paid_on else "生成时间："
    page.text(x, bottom + 6, f"{made}          交易柜员：          交易机构：", ink)
    page.text(x, bottom + 22, "此回单以客户真实交易为依据，电子回单可重复打印，请勿重复记账。", ink)
    if s.amount is not None:
        page.stamp(
            x + width * rng.uniform(0.72, 0.86),
            bottom - rng.uniform(25, 50),
            plain_round(rng, s.issuer, ("电子回单", "专 用 章")),
        )
    return maybe_on_sheet(page, rng)


def account_notice(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """网上银行电子回单 客户收付款入账通知: account before name, roles in one cell."""
    s = slip_facts(facts, subtype, rng)
    page = form(205, 98)
    ink = pick_ink(rng, 8.6, fonts=(Font.HEI, Font.MICRO, Font.SONG))
    label = Ink(Font.HEI, ink.size)
    page.text(page.width / 2, 12, f"{s.issuer}网上银行电子回单", Ink(Font.HEI, 12, bold=True), "center")
    title = "客户收款入账通知" if subtype == "receipt" else "客户付款入账通知"
    page.text(page.width / 2, 30, title, Ink(Font.HEI, 10), "center")
    x, width = 16.0, page.width - 32
    page.text(x + 2, 47, ["回单编号：", s.flow_number()], ink)
    page.text(x + width, 47, "第 1 次打印", ink, "right")
    rows: list[list[Cell | str]] = []
    for place, (name, part) in enumerate((("账号", "_account"), ("户名", ""), ("开户行", "_bank"))):
        roles = [Cell(role, rows=3, align="center", ink=label) for role in ("付款方", "收款方")] if place == 0 else []
        left = [Cell(name, ink=label), Cell(s(f"payer{part}"))]
        rows.append([*roles[:1], *left, *roles[1:], Cell(name, ink=label), Cell(s(f"payee{part}"))])

    def pair(a: str, b: Content, c: str, d: Content) -> list[Cell | str]:
        return [Cell(a, align="center", ink=label), Cell(b, 2), Cell(c, align="center", ink=label), Cell(d, 2)]

    rows.append(pair("金额（小写）", s.money(), "金额（大写）", s.in_words()))
    rows.append(pair("币种", "人民币", "交易渠道", rng.choice(CHANNELS)))
    rows.append(pair("摘要", s("purpose"), "凭证号", ""))
    rows.append(pair("交易时间", [s.day("iso"), f" {s.time}"], "会计日期", s.day("compact")))
    rows.append([Cell("附言", align="center", ink=label), Cell(s.values["remark"] or "", 5, valign="top")])
    wide = (width - 116 - 72) / 2
    bottom = table(
        page,
        x,
        60,
        [58, 36, wide, 58, 36, wide],
        rows,
        TableStyle(ink, (70, 70, 70), 0.5, row=16, pad=2.5),
        [16] * 7 + [38],
    )
    page.text(
        x + 4,
        bottom + 5,
        "电子回单可以重复打印，回单编号相同表示同一笔业务，请勿重复记账。",
        Ink(Font.HEI, 7.5, bold=True),
    )
    if printed := s.later(3):
        page.text(x + width, bottom + 5, f"打印日期：{write_date(printed, 'cn0')}", Ink(ink.font, 7.5), "right")
    if s.amount is not None:
        page.stamp(
            x + width - rng.uniform(60, 130),
            bottom - rng.uniform(10, 30),
            oval_seal(rng, s.issuer, ("回单专用章",), size=30 * MM),
        )
    return maybe_on_sheet(page, rng)


def two_numbers(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """网上银行电子回单 (贷记回单, 借记回单): several numbers, amount in words left, notes below."""
    s = slip_facts(facts, subtype, rng)
    page = form(205, 128)
    ink = pick_ink(rng, 8.8, fonts=(Font.HEI, Font.MICRO, Font.MING))
    label = Ink(ink.font, ink.size, bold=rng.random() < 0.4)
    kind = "贷记回单" if subtype == "receipt" else "借记回单"
    y = _head(page, f"{s.issuer}网上银行电子回单（{kind}）", Ink(Font.HEI, 12.5, bold=True), 14)
    x, width = 16.0, page.width - 32
    if printed := s.later(2):
        page.text(x, y, f"打印日期：{write_date(printed, 'cn0')}", ink)
    page.text(x + width / 2, y, "第 1 次打印", ink, "center")
    page.text(x + width, y, "打印渠道：企业网银", ink, "right")

    def three(*entries: Content) -> list[Cell | str]:
        return [
            Cell(
                entry,
                2 if place % 2 else 1,
                align="center" if place % 2 == 0 else "left",
                ink=None if place % 2 else label,
            )
            for place, entry in enumerate(entries)
        ]

    rows: list[list[Cell | str]] = [
        [
            Cell("电子回单编号", 2, align="center", ink=label),
            Cell(s.number(), 2),
            Cell("验证码", 2, align="center", ink=label),
            Cell("" if s.amount is None else f"{rng.randrange(16**7):07X}"),
        ]
    ]
    for place, (name, part) in enumerate((("账户名称", ""), ("账号", "_account"), ("开户银行", "_bank"))):
        roles = [Cell(role, rows=3, align="center", ink=label) for role in ("付款人", "收款人")] if place == 0 else []
        left = [Cell(name, align="center", ink=label), Cell(s(f"payer{part}"), 2)]
        rows.append([*roles[:1], *left, *roles[1:], Cell(name, align="center", ink=label), Cell(s(f"payee{part}"))])
    rows.append(
        [
            Cell("交易名称", 2, align="center", ink=label),
            Cell("网上企业银行汇款", 2),
            Cell("凭证号", 2, align="center", ink=label),
            Cell(""),
        ]
    )
    rows.append(
        [
            Cell("交易时间", 2, align="center", ink=label),
            Cell([s.day("iso"), f" {s.time}"]),
            Cell(["申请日期 ", _plain_day(s)]),
            Cell("交易流水号", 2, align="center", ink=label),
            Cell(s.flow_number()),
        ]
    )
    rows.append(
        [
            Cell("金额（大写）", 2, align="center", ink=label),
            Cell(s.in_words(rng.choice(("人民币 ", ""))), 2),
            Cell("金额（小写）", 2, align="center", ink=label),
            Cell(s.money(rng.choice(("¥", "￥ ", "")))),
        ]
    )
    rows.append(
        [
            Cell("摘要", 2, align="center", ink=label),
            Cell(s("purpose"), 2),
            Cell("交易附言", 2, align="center", ink=label),
            Cell(s.values["remark"] or ""),
        ]
    )
    side = (width - 2 * 82) / 2
    bottom = table(
        page,
        x,
        y + 13,
        [34, 48, side * 0.6, side * 0.4, 34, 48, side],
        rows,
        TableStyle(ink, rng.choice(_DARK), 0.5, row=20, pad=2.5),
    )
    note = text("slip_notes")
    page.paragraph(x + 2, bottom + 4, width - 4, note, Ink(ink.font, 7.4), leading=1.5)
    if s.amount is not None:
        page.stamp(
            x + width - rng.uniform(70, 140),
            bottom + rng.uniform(-20, 25),
            oval_seal(rng, s.issuer, ("公司电子银行", "专用章"), size=32 * MM),
        )
    return maybe_on_sheet(page, rng)


def _plain_day(s: SlipFacts) -> str:
    return write_date(s.paid_on, "compact") if s.paid_on else ""


def income(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """企业网上银行电子回单: 收入金额 or 支出金额, parties as 付款方/收款方 or 转出方/转入方."""
    s = slip_facts(facts, subtype, rng)
    page = form(205, 136)
    ink = pick_ink(rng, 9, fonts=(Font.HEI, Font.SONG, Font.MICRO))
    label = Ink(rng.choice((Font.SONG, Font.HEI)), ink.size, (60, 60, 60))
    y = _head(page, f"{s.issuer}企业网上银行电子回单", Ink(Font.SONG, 14), 14)
    x, width = 14.0, page.width - 28
    what, roles_named = ("收入金额", "收款回单") if subtype == "receipt" else ("支出金额", "付款回单")
    roles = rng.choice((("付款方", "收款方"), ("转出方", "转入方")))

    def pair(a: str, b: Content, c: str, d: Content) -> list[Cell | str]:
        return [Cell(a, ink=label), Cell(b, 2), Cell(c, ink=label), Cell(d, 2)]

    rows = [pair("回单编号", s.number(), "回单类型", roles_named)]
    for place, (name, part) in enumerate((("户   名", ""), ("账   号", "_account"), ("开户行", "_bank"))):
        role_cells = [Cell(role, rows=3, ink=label) for role in roles] if place == 0 else []
        left = [Cell(name, ink=label, align="center"), Cell(s(f"payer{part}"))]
        rows.append(
            [*role_cells[:1], *left, *role_cells[1:], Cell(name, ink=label, align="center"), Cell(s(f"payee{part}"))]
        )
    rows.append(pair(f"{what}(大写)", s.in_words(), f"{what}(小写)", s.money()))
    rows.append(pair("币种", "人民币", "摘要", rng.choice(("转账", "汇款", "网银互联"))))
    rows.append(pair("交易时间", [s.day("iso"), f" {s.time}"], "交易流水号", s.flow_number()))
    rows.append(pair("记账日期", s.day("compact"), "渠道名称", rng.choice(CHANNELS)))
    rows.append([Cell("附言", ink=label), Cell(s.values["remark"] or "", 5)])
    rows.append([Cell("用途", ink=label), Cell(s("purpose"), 5)])
    wide = (width - 2 * 96) / 2
    bottom = table(
        page, x, y, [50, 46, wide, 50, 46, wide], rows, TableStyle(ink, rng.choice(_DARK), 0.5, row=25, pad=4)
    )
    if s.amount is not None:
        page.stamp(
            x + width - rng.uniform(50, 90),
            bottom - rng.uniform(25, 45),
            plain_round(rng, s.issuer, ("电子回单", "专用章"), size=34 * MM),
        )
    return maybe_on_sheet(page, rng)


def split_roles(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """客户回单 on a grey ground: one character of the role per row, words in brackets behind the figures."""
    s = slip_facts(facts, subtype, rng)
    page = form(200, 118)
    page.rect(0, 0, page.width, page.height, None, fill=(243, 243, 243))
    ink = pick_ink(rng, 9.5, fonts=(Font.SONG, Font.MING))
    label = Ink(Font.HEI, ink.size, bold=True)
    x, width = 14.0, page.width - 28
    y = _head(page, f"{s.issuer}{'收款' if subtype == 'receipt' else '付款'}电子回单", Ink(Font.HEI, 12), 8)
    roles = (
        (("收款人", "payee"), ("付款人", "payer")) if rng.random() < 0.5 else (("付款人", "payer"), ("收款人", "payee"))
    )
    rows: list[list[Cell | str]] = []
    for place, (name, part) in enumerate((("户名", ""), ("账号", "_account"), ("开户银行", "_bank"))):
        row: list[Cell | str] = []
        for role, key in roles:
            row += [
                Cell(role[place], align="center", ink=label),
                Cell(name, align="right", ink=label),
                Cell(s(f"{key}{part}")),
            ]
        rows.append(row)

    def line(name: str, content: Content) -> list[Cell | str]:
        return [Cell(name, 2, align="right", ink=label), Cell(content, 4)]

    rows.append(line("交易币种", "人民币"))
    words = s.in_words()
    rows.append(line("交易金额", [s.money(), "(", *words, ")"] if words else [s.money()]))
    rows.append(line("摘要", s("purpose")))
    rows.append(line("核心流水号", s.flow_number()))
    rows.append(
        [
            Cell("记账日期", 2, align="right", ink=label),
            Cell(s.day("iso")),
            Cell("记账时间", 2, align="right", ink=label),
            Cell(s.time),
        ]
    )
    rows.append(line("备注", s.values["remark"] or ""))
    rows.append(
        [
            Cell(
                "* 银行重要提示：电子回单可重复打印，请注意核对，请勿重复记账使用。",
                6,
                align="center",
                ink=Ink(Font.HEI, 8.5, (230, 30, 30), bold=True),
            )
        ]
    )
    wide = (width - 2 * 78) / 2
    bottom = table(page, x, y, [18, 60, wide, 18, 60, wide], rows, TableStyle(ink, (30, 30, 30), 0.7, row=25, pad=4))
    if s.amount is not None:
        page.stamp(
            x + width - rng.uniform(50, 110),
            bottom - rng.uniform(40, 70),
            plain_round(rng, s.issuer, ("电子回单", "专用章"), size=34 * MM),
        )
    return maybe_on_sheet(page, rng)


def digit_grid(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """进账单 or 电汇凭证: a counter form with the amount in a grid of digits."""
    s = slip_facts(facts, subtype, rng)
    page = form(190, 98)
    rule = rng.choice(((150, 60, 50), (40, 80, 140), (60, 120, 90), (0, 0, 0)))
    ink = Ink(rng.choice((Font.SONG, Font.MING, Font.KAI)), 9.5, (30, 30, 40))
    label = Ink(rng.choice((Font.SONG, Font.HEI)), 8.8, rule)
    title = "进账单（收账通知）  3" if subtype == "receipt" else "电汇凭证（回单）  1"
    _head(page, f"{s.issuer}  {title}", Ink(Font.SONG, 15, rule, bold=True), 10)
    x, width = 20.0, page.width - 60
    head: Content = [s.day("spaced")] if s.paid_on else "年      月      日"
    page.text(
        page.width / 2,
        34,
        ["委托日期 " if subtype != "receipt" else "", *(head if isinstance(head, list) else [head])],
        ink,
        "center",
    )
    page.text(x + width, 34, ["流水号 ", s.flow_number()], Ink(ink.font, 8, ink.colour), "right")
    first, second = ("出票人", "收款人") if subtype == "receipt" else ("汇款人", "收款人")
    rows: list[list[Cell | str]] = []
    for place, (name, part) in enumerate(
        (("全  称", ""), ("账  号", "_account"), ("开户银行" if subtype == "receipt" else "汇出行名称", "_bank"))
    ):
        roles = [Cell(role, rows=3, upright=True, ink=label) for role in (first, second)] if place == 0 else []
        other = "汇入行名称" if subtype != "receipt" and place == 2 else name
        left = [Cell(name, align="center", ink=label), Cell(s(f"payer{part}"))]
        rows.append([*roles[:1], *left, *roles[1:], Cell(other, align="center", ink=label), Cell(s(f"payee{part}"))])
    wide = width / 2 - 70
    style = TableStyle(ink, rule, 0.8, row=21, pad=3)
    y = table(page, x, 48, [18, 52, wide, 18, 52, wide], rows, style)
    bottom = _digits(page, s, (x, y, width), label, ink)
    lower = [
        [
            Cell(["用途：", s("purpose")], valign="top"),
            Cell(s.values["remark"] or "", valign="top"),
            Cell("开户银行签章" if subtype == "receipt" else "汇出行签章", valign="top", ink=label),
        ]
    ]
    end = table(page, x, bottom, [width * 0.4, width * 0.25, width * 0.35], lower, style, [54])
    page.column(
        x + width + 12,
        60,
        "此联是收款人开户银行交给收款人的收账通知" if subtype == "receipt" else "此联汇出行给汇款人的回单",
        Ink(Font.SONG, 7.5, rule),
        1.15,
    )
    if s.amount is not None:
        seal = box_seal(
            rng, (s.issuer, f"{s.paid_on:%Y.%m.%d}" if s.paid_on else "", rng.choice(("转讫", "业务受理章")))
        )
        page.stamp(x + width * 0.83, end - 30, seal)
    return maybe_on_sheet(page, rng)


def _digits(page: PageCanvas, s: SlipFacts, area: tuple[float, float, float], label: Ink, ink: Ink) -> float:
    x, y, width = area
    columns = "亿千百十万千百十元角分"
    step, tall = 13.0, 36.0
    left = x + width - step * len(columns)
    page.rect(x, y, left, y + tall, label.colour, width=0.8)
    page.text(x + 4, y + 6, "金额", label)
    page.text(x + 4, y + 6 + label.size * 1.4, "人民币（大写）", label)
    page.text(x + 76, y + 13, s.in_words(), ink)
    printed = "" if s.amount is None else f"¥{s.amount * 100:.0f}"
    whole = Span(printed, "amount", f"{s.amount:.2f}") if s.amount is not None else None
    for place, name in enumerate(columns):
        x0 = left + place * step
        page.rect(x0, y, x0 + step, y + tall, label.colour, width=0.5)
        page.line(x0, y + 15, x0 + step, y + 15, label.colour, 0.5)
        page.text(x0 + step / 2, y + 4, name, Ink(label.font, 7.5, label.colour), "center")
        digit = place - (len(columns) - len(printed))
        if whole and digit >= 0:
            page.text(x0 + step / 2, y + 20, printed[digit], Ink(ink.font, 11, ink.colour), "center")
            page.mark(whole, (x0 + 1, y + 18, x0 + step - 1, y + 33))
    return y + tall


def own_account(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """客户回单 of one account: the holder in the table without a role, the other side in a line of running labels."""
    s = slip_facts(facts, subtype, rng)
    page = form(205, 100)
    ink = pick_ink(rng, 9, fonts=(Font.HEI, Font.MICRO, Font.SONG))
    label = Ink(Font.HEI, ink.size, bold=rng.random() < 0.4)
    own, other, role = ("payee", "payer", "付款人") if subtype == "receipt" else ("payer", "payee", "收款人")
    y = _head(page, f"{s.issuer}客户回单", Ink(Font.HEI, 12.5, bold=True), 12)
    x, width = 16.0, page.width - 32
    page.text(x, y, ["交易日期  ", s.day(rng.choice(("cn0", "iso")))], ink)
    page.text(x + width * 0.62, y, ["回单编号  ", s.number()], ink)

    def line(name: str, content: Content) -> list[Cell | str]:
        return [Cell(name, align="center", ink=label), Cell(content, 3)]

    rows = [line("账号", s(f"{own}_account")), line("户名", s(own)), line("开户银行", s(f"{own}_bank"))]
    rows.append(line("交易金额", ["人民币 ", *s.in_words(), "          RMB ", s.money()]))
    mode = ("转账存入回单", "转账存入") if subtype == "receipt" else ("转账支取回单", "转账支取")
    rows.append(
        [
            Cell("回单种类", align="center", ink=label),
            Cell(mode[0]),
            Cell("交易渠道", align="center", ink=label),
            Cell(rng.choice(CHANNELS)),
        ]
    )
    rows.append(
        [
            Cell("业务种类", align="center", ink=label),
            Cell(mode[1]),
            Cell("交易流水", align="center", ink=label),
            Cell(s.flow_number()),
        ]
    )
    detail: Content = [
        f"{role}账号：", s(f"{other}_account"), f"    {role}户名：", s(other), f"\n{role[:2]}行行名：", s(f"{other}_bank"),
        "\n用途：", s("purpose"), f"    {s.values['remark'] or ''}",
    ]  # fmt: skip
    rows.append([Cell("", align="center"), Cell(detail, 3, valign="top")])
    bottom = table(
        page,
        x,
        y + 15,
        [84, width / 2 - 84, 84, width / 2 - 84],
        rows,
        TableStyle(ink, (20, 20, 20), 1.0, row=19, pad=3, leading=1.5),
        [19] * 6 + [62],
    )
    page.text(
        x + 4,
        bottom + 8,
        "打印方式：                    打印时间：                                        请勿重复记账",
        ink,
    )
    if s.amount is not None:
        page.stamp(x + 42, bottom - 32, round_seal(rng, f"{s.issuer}网上银行", ("业务受理章",), size=28 * MM))
    return maybe_on_sheet(page, rng)
