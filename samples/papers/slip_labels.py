"""Bank slips that are labels with values behind them, in columns."""

from __future__ import annotations

import random

from samples import numbers
from samples.fonts import Font
from samples.papers.canvas import MM, PageCanvas
from samples.papers.codes import bar
from samples.papers.facts import Facts
from samples.papers.ink import Content, Ink
from samples.papers.sheets import PALE, form, hatch, maybe_on_sheet
from samples.papers.slip_facts import CHANNELS, slip_facts
from samples.papers.slip_rows import Pair, pair_columns
from samples.papers.stamps import oval_seal, plain_round
from samples.papers.styles import pick_ink, write_date


def business_pairs(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """业务回单（付款） or （收款）: bold labels in two columns."""
    s = slip_facts(facts, subtype, rng)
    page = form(200, 130)
    ink = pick_ink(rng, 9.5)
    label = Ink(Font.HEI, ink.size, bold=rng.random() < 0.7)
    page.text(30, 18, s.issuer, Ink(Font.HEI, 15, (170, 20, 30)))
    page.text(
        page.width / 2, 42, f"业务回单（{'收款' if subtype == 'receipt' else '付款'}）", Ink(Font.SONG, 13), "center"
    )
    page.text(30, 64, ["日期：", s.day(rng.choice(("cn0", "cn", "spaced")))], ink)
    page.text(page.width - 30, 64, ["回单编号：", s.number()], ink, "right")
    bank = rng.choice(("开户行", "开户银行"))
    rows: list[tuple[Pair | None, ...]] = []
    for role, key in (("付款人", "payer"), ("收款人", "payee")):
        rows += [
            ((f"{role}户名", s(key)), (f"{role}账号", s(f"{key}_account"))),
            ((f"{role}{bank}", s(f"{key}_bank")), None),
        ]
    money: Content = [s.money(), "元" if rng.random() < 0.5 else ""]
    rows += [
        (("币种", "人民币（本位币）"), None),
        (("金额", ["（大写）", *s.in_words()]), ("小写", money)),
        (("业务（产品）种类", rng.choice(("跨行发报", "行内汇划"))), ("凭证种类", "")),
        (("用途", s("purpose")), ("凭证号码", "")),
        (("摘要", rng.choice(("转账", "货款", ""))), ("交易机构号", f"{rng.randrange(10**9, 10**10)}")),
        (("记账柜员", f"{rng.randrange(100, 999)}"), ("交易代码", f"{rng.randrange(10000, 99999)}")),
        (("渠道", rng.choice(CHANNELS)), ("流水号", s.flow_number())),
    ]
    bottom = pair_columns(page, (30, page.width * 0.6), 88, rows, (label, ink), 18)
    page.text(30, bottom + 14, "重要提示：本文件为电子化回单，请勿重复打印，请勿重复记账。", Ink(ink.font, 8.5))
    s.press(
        page,
        page.width - rng.uniform(80, 130),
        bottom - rng.uniform(-10, 30),
        oval_seal(rng, s.issuer, ("电子回单专用章",)),
    )
    return maybe_on_sheet(page, rng)


def payee_first(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """国内支付业务收款回单 or 付款回单: the payee on the left."""
    s = slip_facts(facts, subtype, rng)
    page = form(200, 125)
    ink = pick_ink(rng, 8.8, fonts=(Font.SONG, Font.MING, Font.MICRO))
    label = Ink(ink.font, ink.size, bold=rng.random() < 0.5)
    red = (170, 30, 40)
    page.rect(8, 8, page.width - 8, page.height - 8, red, width=0.6)
    page.text(24, 18, s.issuer, Ink(Font.HEI, 12, red))
    page.text(
        page.width * 0.55,
        20,
        f"国内支付业务{'收款' if subtype == 'receipt' else '付款'}回单",
        Ink(Font.HEI, 13),
        "center",
    )
    page.line(20, 42, page.width - 20, 42, red, 1.2)
    middle = page.width * 0.52
    page.text(140, 50, "客户号：" + ("" if s.amount is None else numbers.digits(rng, 9)), ink)
    page.text(middle + 60, 50, ["日期：", s.day("cn0")], ink)
    rows: list[tuple[Pair | None, ...]] = [
        (("收款人账号", s("payee_account")), ("付款人账号", s("payer_account"))),
        (("收款人名称", s("payee")), ("付款人名称", s("payer"))),
        (("收款人开户行", s("payee_bank")), ("付款人开户行", s("payer_bank"))),
    ]
    y = pair_columns(page, (22, middle), 68, rows, (label, ink), 19)
    page.text(22, y + 4, ["金额：", s.money("CNY")], ink)
    page.text(44, y + 20, [*s.in_words("人民币")], ink)
    page.line(20, y + 36, page.width - 20, y + 36, (160, 160, 160), 0.4)
    lower: list[tuple[Pair | None, ...]] = [
        (("业务种类", rng.choice(("普通汇兑", "网银汇款"))), ("业务编号", "")),
        (("用途", s("purpose")), None),
        (("备注", s.remark), None),
        (("附言", ""), None),
    ]
    pair_columns(page, (22, middle), y + 42, lower, (ink, ink), 17)
    foot = page.height - 44
    page.text(
        22,
        foot,
        [
            "交易机构：",
            f"{rng.randrange(10000, 99999)}",
            "    交易渠道：",
            rng.choice(CHANNELS),
            "    交易流水号：",
            s.flow_number(),
            "    经办：",
        ],
        Ink(ink.font, 8),
    )
    page.line(20, foot + 13, page.width - 20, foot + 13, red, 1.2)
    printed = s.later(rng.randrange(6))
    page.text(
        22,
        foot + 18,
        [
            "回单编号：",
            s.number(),
            f"    回单验证码：    打印时间：{write_date(printed, 'slashed') if printed else ''}    打印次数：1",
        ],
        Ink(ink.font, 7),
    )
    s.press(
        page,
        page.width - rng.uniform(80, 110),
        page.height - rng.uniform(80, 110),
        oval_seal(rng, f"{s.issuer}股份有限公司", ("电子回单专用章",)),
    )
    return maybe_on_sheet(page, rng)


def prefix_labels(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """入账回单 or 出账回单 on a hatched ground: every label names its role."""
    s = slip_facts(facts, subtype, rng)
    page = form(200, 100)
    hatch(page, rng.choice(PALE))
    page.rect(6, 6, page.width - 6, 16, None, fill=(185, 40, 50))
    ink = pick_ink(rng, 8.8, fonts=(Font.SONG, Font.MING, Font.HEI))
    page.text(page.width / 2, 24, f"{'入' if subtype == 'receipt' else '出'} 账 回 单", Ink(Font.SONG, 12.5), "center")
    page.text(page.width - 26, 24, s.issuer, Ink(Font.HEI, 11), "right")
    left, right = 26.0, page.width * 0.5
    rows: list[tuple[Pair | None, ...]] = [
        (("交易日期", s.day("cn0")), ("业务类型", rng.choice(("企业银行代收", "网银转账", "大额支付")))),
        (("业务编号", ""), ("交易流水", s.flow_number())),
        (("相关编号", ""), ("客户编号", "")),
        (("收款账号", s("payee_account")), ("收款人", s("payee"))),
        (("收款开户行", s("payee_bank")), None),
        (("付款账号", s("payer_account")), ("付款人", s("payer"))),
        (("付款开户行", s("payer_bank")), None),
        (("交易金额(小写)", s.money("CNY")), None),
        (("交易金额(大写)", [*s.in_words("人民币")]), None),
        (("交易摘要", s("purpose")), None),
    ]
    y = pair_columns(page, (left, right), 46, rows, (ink, ink), 15.5, rng.choice(("：", ":")))
    page.line(20, y + 8, page.width - 20, y + 8, (120, 120, 120), 0.5)
    page.text(left, y + 14, ["经办：        复核：        授权：        回单编号：", s.number()], Ink(ink.font, 8))
    if s.receipt_number:
        bar(page, (page.width - 150, y + 12), 110, 12, s.receipt_number)
    s.press(
        page,
        page.width * rng.uniform(0.62, 0.85),
        rng.uniform(45, 80),
        oval_seal(rng, f"{s.issuer}股份有限公司", ("电子回单专用章",), size=36 * MM),
    )
    return maybe_on_sheet(page, rng)


def flag_pairs(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """回单 with 借贷标志: labels in two columns, name of bank labelled 开户行名称."""
    s = slip_facts(facts, subtype, rng)
    page = form(205, 120)
    ink = pick_ink(rng, 9.2)
    page.text(page.width / 2, 18, f"{s.issuer}回单", Ink(Font.HEI, 14), "center")
    left, right = 24.0, page.width * 0.53
    flag = "贷" if subtype == "receipt" else "借"
    rows: list[tuple[Pair | None, ...]] = [
        (("回单编号", s.number()), ("回单类型", rng.choice(("网银转账", "跨行汇款")))),
        (("业务名称", rng.choice(("转账业务", "汇兑"))), ("借贷标志", flag)),
        (("凭证种类", ""), ("凭证号码", "")),
        (("付款人账号", s("payer_account")), ("收款人账号", s("payee_account"))),
        (("付款人名称", s("payer")), ("收款人名称", s("payee"))),
        (("开户行名称", s("payer_bank")), ("开户行名称", s("payee_bank"))),
        (("币种", "CNY"), ("金额", s.money())),
        (("金额大写", [*s.in_words("人民币")]), None),
        (("兑换信息", ""), None),
        (("摘要", s("purpose")), None),
        (("附加信息", s.remark), None),
        (("打印次数", "1"), ("记账日期", s.day(rng.choice(("compact", "iso"))))),
        (("会计流水号", s.flow_number()), None),
    ]
    y = pair_columns(page, (left, right), 46, rows, (ink, ink), 16.5)
    page.line(20, 42, page.width - 20, 42)
    page.line(20, y + 4, page.width - 20, y + 4)
    s.press(
        page, page.width - rng.uniform(70, 120), y - rng.uniform(10, 40), plain_round(rng, s.issuer, ("业务专用章",))
    )
    return maybe_on_sheet(page, rng)
