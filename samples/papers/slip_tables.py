"""Bank slips that are ruled tables, as printed for customers of a branch."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.canvas import MM, PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Content, Ink
from samples.papers.sheets import form, maybe_on_sheet
from samples.papers.slip_facts import CHANNELS, slip_facts
from samples.papers.slip_rows import DARK, PARTS, Rows, heading, labelled, party_rows
from samples.papers.stamps import plain_round, round_seal
from samples.papers.styles import pick_ink, write_date
from samples.papers.table import Cell, TableStyle, table


def unit_customer(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """单位客户专用回单: bold rules, the side (借方回单, 贷方回单) set upright beside the table."""
    s = slip_facts(facts, subtype, rng)
    page = form(210, 120)
    ink = pick_ink(rng, 9, fonts=(Font.SONG, Font.MING, Font.HEI))
    label = Ink(Font.HEI, ink.size * 1.05, bold=rng.random() < 0.4)
    y = heading(page, f"{s.issuer}单位客户专用回单", Ink(Font.HEI, 14, bold=True), 18)
    page.text(page.width - 40, 14, f"NO. {rng.randrange(1, 9999):04d}", label, "right")
    x, width = 18.0, page.width - 60
    page.text(x + 10, y, "币别：人民币", ink)
    day = s.day(rng.choice(("spaced", "cn0")))
    page.text(x + width * 0.33, y, day or "        年    月    日", ink)
    page.text(x + width, y, ["流水号：", s.flow_number()], ink, "right")
    words = ["(大写)人民币 ", *s.in_words()]
    money: list[Cell | str] = [Cell("金  额", 2, align="center", ink=label), Cell(words, 2)]
    rows: Rows = [
        *party_rows(s, ("全  称", "账  号", "开户行"), label),
        [*money, Cell(["(小写)", s.money(rng.choice(("¥", "¥ ")))], 2)],
        labelled((("凭证种类", 2, "电子汇划", 1), ("凭证号码", 2, "", 1)), label),
        labelled((("结算方式", 2, "转账", 1), ("用  途", 2, s("purpose"), 1)), label),
        [Cell(s.remark, 3, valign="top"), Cell("打印柜员：\n打印机构：\n打印卡号：\n补打次数：", 3, valign="top")],
    ]
    wide = width / 2 - 66
    style = TableStyle(ink, (0, 0, 0), 1.1, row=19, pad=3)
    bottom = table(page, x, y + 16, [20, 46, wide, 20, 46, wide], rows, style, [19] * 6 + [66])
    side = "（贷方回单）" if subtype == "receipt" else "（借方回单）"
    page.column(x + width + 14, (y + bottom) / 2 - 40, side, label, 1.3)
    made = f"{write_date(s.paid_on, 'compact')} {s.time}" if s.paid_on else ""
    page.text(x, bottom + 6, f"生成时间：{made}          交易柜员：          交易机构：", ink)
    page.text(x, bottom + 22, "此回单以客户真实交易为依据，电子回单可重复打印，请勿重复记账。", ink)
    seal = plain_round(rng, s.issuer, ("电子回单", "专 用 章"))
    s.press(page, x + width * rng.uniform(0.72, 0.86), bottom - rng.uniform(25, 50), seal)
    return maybe_on_sheet(page, rng)


def income(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """企业网上银行电子回单: 收入金额 or 支出金额, parties as 付款方/收款方 or 转出方/转入方."""
    s = slip_facts(facts, subtype, rng)
    page = form(205, 136)
    ink = pick_ink(rng, 9, fonts=(Font.HEI, Font.SONG, Font.MICRO))
    label = Ink(rng.choice((Font.SONG, Font.HEI)), ink.size, (60, 60, 60))
    y = heading(page, f"{s.issuer}企业网上银行电子回单", Ink(Font.SONG, 14), 14)
    what, kind = ("收入金额", "收款回单") if subtype == "receipt" else ("支出金额", "付款回单")
    roles = rng.choice((("付款方", "收款方"), ("转出方", "转入方")))
    rows: Rows = [labelled((("回单编号", 1, s.number(), 2), ("回单类型", 1, kind, 2)), label, "left")]
    rows += party_rows(s, ("户   名", "账   号", "开户行"), label, roles=roles, upright=False)
    summary = rng.choice(("转账", "汇款", "网银互联"))
    for entries in (
        ((f"{what}(大写)", 1, s.in_words(), 2), (f"{what}(小写)", 1, s.money(), 2)),
        (("币种", 1, "人民币", 2), ("摘要", 1, summary, 2)),
        (("交易时间", 1, [s.day("iso"), f" {s.time}"], 2), ("交易流水号", 1, s.flow_number(), 2)),
        (("记账日期", 1, s.day("compact"), 2), ("渠道名称", 1, rng.choice(CHANNELS), 2)),
    ):
        rows.append(labelled(entries, label, "left"))
    rows += [
        labelled(((name, 1, value, 5),), label, "left") for name, value in (("附言", s.remark), ("用途", s("purpose")))
    ]
    x, width = 14.0, page.width - 28
    wide = (width - 2 * 96) / 2
    style = TableStyle(ink, rng.choice(DARK), 0.5, row=25, pad=4)
    bottom = table(page, x, y, [50, 46, wide, 50, 46, wide], rows, style)
    seal = plain_round(rng, s.issuer, ("电子回单", "专用章"), size=34 * MM)
    s.press(page, x + width - rng.uniform(50, 90), bottom - rng.uniform(25, 45), seal)
    return maybe_on_sheet(page, rng)


def split_roles(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """客户回单 on a grey ground: one character of the role per row, words in brackets behind the figures."""
    s = slip_facts(facts, subtype, rng)
    page = form(200, 118)
    page.rect(0, 0, page.width, page.height, None, fill=(243, 243, 243))
    ink = pick_ink(rng, 9.5, fonts=(Font.SONG, Font.MING))
    label = Ink(Font.HEI, ink.size, bold=True)
    y = heading(page, f"{s.issuer}{'收款' if subtype == 'receipt' else '付款'}电子回单", Ink(Font.HEI, 12), 8)
    roles = [("付款人", "payer"), ("收款人", "payee")]
    if rng.random() < 0.5:
        roles.reverse()
    rows: Rows = []
    for place, (name, part) in enumerate(zip(("户名", "账号", "开户银行"), PARTS, strict=True)):
        row: list[Cell | str] = []
        for role, key in roles:
            row += [
                Cell(role[place], align="center", ink=label),
                *labelled(((name, 1, s(f"{key}{part}"), 1),), label, "right"),
            ]
        rows.append(row)
    words = s.in_words()
    amount = [s.money(), "(", *words, ")"] if words else [s.money()]
    lines: tuple[tuple[str, Content], ...] = (
        ("交易币种", "人民币"), ("交易金额", amount), ("摘要", s("purpose")), ("核心流水号", s.flow_number()),
    )  # fmt: skip
    rows += [labelled(((name, 2, value, 4),), label, "right") for name, value in lines]
    rows.append(labelled((("记账日期", 2, s.day("iso"), 1), ("记账时间", 2, s.time, 1)), label, "right"))
    rows.append(labelled((("备注", 2, s.remark, 4),), label, "right"))
    note = "* 银行重要提示：电子回单可重复打印，请注意核对，请勿重复记账使用。"
    rows.append([Cell(note, 6, align="center", ink=Ink(Font.HEI, 8.5, (230, 30, 30), bold=True))])
    x, width = 14.0, page.width - 28
    wide = (width - 2 * 78) / 2
    bottom = table(page, x, y, [18, 60, wide, 18, 60, wide], rows, TableStyle(ink, (30, 30, 30), 0.7, row=25, pad=4))
    seal = plain_round(rng, s.issuer, ("电子回单", "专用章"), size=34 * MM)
    s.press(page, x + width - rng.uniform(50, 110), bottom - rng.uniform(40, 70), seal)
    return maybe_on_sheet(page, rng)


def own_account(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """客户回单 of one account: the holder in the table without a role, the other side in a line of running labels."""
    s = slip_facts(facts, subtype, rng)
    page = form(205, 100)
    ink = pick_ink(rng, 9, fonts=(Font.HEI, Font.MICRO, Font.SONG))
    label = Ink(Font.HEI, ink.size, bold=rng.random() < 0.4)
    own, other, role = ("payee", "payer", "付款人") if subtype == "receipt" else ("payer", "payee", "收款人")
    y = heading(page, f"{s.issuer}客户回单", Ink(Font.HEI, 12.5, bold=True), 12)
    x, width = 16.0, page.width - 32
    page.text(x, y, ["交易日期  ", s.day(rng.choice(("cn0", "iso")))], ink)
    page.text(x + width * 0.62, y, ["回单编号  ", s.number()], ink)
    mode = "转账存入" if subtype == "receipt" else "转账支取"
    detail: Content = [
        f"{role}账号：", s(f"{other}_account"), f"    {role}户名：", s(other),
        f"\n{role[:2]}行行名：", s(f"{other}_bank"),
        "\n用途：", s("purpose"), f"    {s.remark}",
    ]  # fmt: skip
    lines: tuple[tuple[str, Content], ...] = (
        ("账号", s(f"{own}_account")), ("户名", s(own)), ("开户银行", s(f"{own}_bank")),
        ("交易金额", ["人民币 ", *s.in_words(), "          RMB ", s.money()]),
    )  # fmt: skip
    rows: Rows = [labelled(((name, 1, value, 3),), label) for name, value in lines]
    rows.append(labelled((("回单种类", 1, f"{mode}回单", 1), ("交易渠道", 1, rng.choice(CHANNELS), 1)), label))
    rows.append(labelled((("业务种类", 1, mode, 1), ("交易流水", 1, s.flow_number(), 1)), label))
    rows.append([Cell(""), Cell(detail, 3, valign="top")])
    style = TableStyle(ink, (20, 20, 20), 1.0, row=19, pad=3, leading=1.5)
    columns = [84, width / 2 - 84, 84, width / 2 - 84]
    bottom = table(page, x, y + 15, columns, rows, style, [19] * 6 + [62])
    foot = "打印方式：                    打印时间：                                        请勿重复记账"
    page.text(x + 4, bottom + 8, foot, ink)
    s.press(page, x + 42, bottom - 32, round_seal(rng, f"{s.issuer}网上银行", ("业务受理章",), size=28 * MM))
    return maybe_on_sheet(page, rng)
