"""Bank slips that are labels with values behind them, without rules."""

from __future__ import annotations

import random

from samples import numbers
from samples.fonts import Font
from samples.papers.canvas import MM, PageCanvas
from samples.papers.codes import bar
from samples.papers.facts import Facts
from samples.papers.ink import Content, Ink
from samples.papers.sheets import PALE, form, hatch, maybe_on_sheet, watermark
from samples.papers.slip_facts import CHANNELS, slip_facts
from samples.papers.stamps import oval_seal, plain_round
from samples.papers.styles import pick_ink, write_date
from samples.papers.texts import text

Pair = tuple[str, Content]


def _pairs(
    page: PageCanvas, columns: tuple[float, ...], y: float, rows: list[tuple[Pair | None, ...]], inks: tuple[Ink, Ink], step: float,
    colon: str = "：",
) -> float:  # fmt: skip
    """Rows of label and value at given columns. A value too long for its column goes on below."""
    label, ink = inks
    for row in rows:
        used = 1
        for place, pair in enumerate(row):
            if pair is None:
                continue
            right = columns[place + 1] - 8 if place + 1 < len(row) and row[place + 1] else page.width - 16
            start = page.text(columns[place], y, pair[0] + colon, label)
            below = page.paragraph(
                start + 2, y, right - start - 2, pair[1], ink, leading=step / ink.size, keep_words=False
            )
            used = max(used, round((below - y) / step))
        y += used * step
    return y


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
    bottom = _pairs(page, (30, page.width * 0.6), 88, rows, (label, ink), 18)
    page.text(30, bottom + 14, "重要提示：本文件为电子化回单，请勿重复打印，请勿重复记账。", Ink(ink.font, 8.5))
    if s.amount is not None:
        page.stamp(
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
    y = _pairs(page, (22, middle), 68, rows, (label, ink), 19)
    page.text(22, y + 4, ["金额：", s.money("CNY")], ink)
    page.text(44, y + 20, [*s.in_words("人民币")], ink)
    page.line(20, y + 36, page.width - 20, y + 36, (160, 160, 160), 0.4)
    lower: list[tuple[Pair | None, ...]] = [
        (("业务种类", rng.choice(("普通汇兑", "网银汇款"))), ("业务编号", "")),
        (("用途", s("purpose")), None),
        (("备注", s.values["remark"] or ""), None),
        (("附言", ""), None),
    ]
    _pairs(page, (22, middle), y + 42, lower, (ink, ink), 17)
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
    if s.amount is not None:
        page.stamp(
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
    y = _pairs(page, (left, right), 46, rows, (ink, ink), 15.5, rng.choice(("：", ":")))
    page.line(20, y + 8, page.width - 20, y + 8, (120, 120, 120), 0.5)
    page.text(left, y + 14, ["经办：        复核：        授权：        回单编号：", s.number()], Ink(ink.font, 8))
    if s.receipt_number:
        bar(page, page.width - 150, y + 12, 110, 12, s.receipt_number)
    if s.amount is not None:
        page.stamp(
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
        (("附加信息", s.values["remark"] or ""), None),
        (("打印次数", "1"), ("记账日期", s.day(rng.choice(("compact", "iso"))))),
        (("会计流水号", s.flow_number()), None),
    ]
    y = _pairs(page, (left, right), 46, rows, (ink, ink), 16.5)
    page.line(20, 42, page.width - 20, 42)
    page.line(20, y + 4, page.width - 20, y + 4)
    if s.amount is not None:
        page.stamp(
            page.width - rng.uniform(70, 120), y - rng.uniform(10, 40), plain_round(rng, s.issuer, ("业务专用章",))
        )
    return maybe_on_sheet(page, rng)


def side_names(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """付款回单 or 收款回单 with short labels: 付款名称, 付款账号, 付款行."""
    s = slip_facts(facts, subtype, rng)
    page = form(210, 92)
    ink = pick_ink(rng, 9, fonts=(Font.SONG, Font.MING, Font.HEI))
    page.text(24, 16, s.issuer, Ink(Font.HEI, 13, (20, 60, 120)))
    page.text(page.width / 2, 18, f"{'收款' if subtype == 'receipt' else '付款'}回单", Ink(Font.HEI, 13), "center")
    page.text(page.width - 24, 8, ["回单编号：", s.number()], Ink(ink.font, 8), "right")
    page.text(page.width / 2, 36, ["交易日期：", s.day("compact")], ink, "center")
    page.line(20, 50, page.width - 20, 50, (30, 30, 30), 1.0)
    left, right = 24.0, page.width * 0.52
    order = ("_account", "", "_bank")
    names = {"_account": "账号", "": "名称", "_bank": "行"}
    rows: list[tuple[Pair | None, ...]] = [
        ((f"付款{names[part]}", s(f"payer{part}")), (f"收款{names[part]}", s(f"payee{part}"))) for part in order
    ]
    rows.append((("金额(大写)", [*s.in_words("人民币")]), ("金额(小写)", s.money("CNY"))))
    rows.append((("用途", s("purpose")), ("邮路", rng.choice(("大额实时", "小额批量")))))
    rows.append((("业务类型", "普通汇兑"), ("序号", s.flow_number())))
    rows.append((("附注", s.values["remark"] or ""), None))
    y = _pairs(page, (left, right), 58, rows, (ink, ink), 16.5)
    page.line(20, y + 6, page.width - 20, y + 6, (30, 30, 30), 1.0)
    page.text(
        24,
        y + 11,
        "重要提示：如需校验电子回单，请通过本行官方网站校验真伪。电子回单可重复打印，请勿重复记账。",
        Ink(ink.font, 7.2),
    )
    if s.amount is not None:
        page.stamp(
            page.width - rng.uniform(60, 100),
            y - rng.uniform(0, 50),
            plain_round(rng, f"{s.issuer}股份有限公司", ("电子回单", "专用章"), size=30 * MM),
        )
    return maybe_on_sheet(page, rng)


def plain_list(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """支付业务回单: one label a line, nothing else."""
    s = slip_facts(facts, subtype, rng)
    page = form(190, 120)
    ink = pick_ink(rng, 9.5)
    page.text(
        page.width / 2,
        18,
        f"{s.issuer}支付业务回单（{'收款' if subtype == 'receipt' else '付款'}）",
        Ink(Font.SONG, 13, bold=True),
        "center",
    )
    bank = rng.choice(("开户行", "开户银行", "行名"))
    blocks = [(role, key) for role, key in (("付款人", "payer"), ("收款人", "payee"))]
    rows: list[tuple[Pair | None, ...]] = [
        (("交易日期", s.day(rng.choice(("cn0", "iso", "slashed")))), ("交易流水号", s.flow_number()))
    ]
    for role, key in blocks:
        rows += [
            ((f"{role}名称", s(key)), None),
            ((f"{role}账号", s(f"{key}_account")), None),
            ((f"{role}{bank}", s(f"{key}_bank")), None),
        ]
    rows += [
        (
            (
                "金额",
                [
                    s.in_words("人民币")[0] if s.words else "",
                    *s.in_words()[1:],
                    "  （小写）",
                    s.money(rng.choice(("¥", "￥", "RMB "))),
                ],
            ),
            None,
        ),
        (("摘要", rng.choice(("汇款", "转账"))), ("用途", s("purpose"))),
        (("备注", s.values["remark"] or ""), None),
    ]
    y = _pairs(page, (30, page.width * 0.5), 50, rows, (ink, ink), 19, rng.choice(("：", ": ")))
    page.text(30, y + 12, "银行盖章", ink)
    if s.amount is not None:
        page.stamp(rng.uniform(120, 300), y + rng.uniform(-10, 10), oval_seal(rng, s.issuer, ("业务专用章",)))
    return maybe_on_sheet(page, rng)


def watermarked(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """客户回单 通用回单: left and right lists that do not run level, a watermark below."""
    s = slip_facts(facts, subtype, rng)
    page = form(190, 130)
    watermark(page, s.issuer, rng.choice(PALE))
    ink = pick_ink(rng, 9, fonts=(Font.HEI, Font.MICRO))
    page.rect(6, 6, page.width - 6, page.height - 6, (120, 120, 120))
    page.text(22, 18, s.issuer, Ink(Font.HEI, 15, (190, 20, 30), bold=True))
    page.text(page.width / 2 + 20, 24, "客户回单    通用回单", Ink(Font.HEI, 11), "center")
    page.text(page.width / 2 + 20, 44, ["交易日期  ", s.day("iso")], ink, "center")
    left: list[Pair] = [
        ("付款人账号", s("payer_account")),
        ("付款人名称", s("payer")),
        ("收款行名称", s("payee_bank")),
        ("币种", "人民币"),
    ]
    left += [("收付标志", "收" if subtype == "receipt" else "付"), ("业务类型", ""), ("冲正标志", ""), ("操作员", "")]
    right: list[Pair] = [
        ("付款行名称", s("payer_bank")),
        ("收款人账号", s("payee_account")),
        ("收款人名称", s("payee")),
        ("金额", s.money()),
    ]
    right += [("摘要", s("purpose")), ("流水号", s.flow_number()), ("机构号", f"{rng.randrange(1000, 9999)}")]
    for x, y, pairs in ((22.0, 66.0, left), (page.width * 0.5, 61.0, right)):
        for name, value in pairs:
            start = page.text(x, y, f"{name}: ", ink)
            y = max(
                y + 15,
                page.paragraph(
                    start,
                    y,
                    (page.width * 0.5 if x < 100 else page.width) - start - 12,
                    value,
                    ink,
                    leading=1.5,
                    keep_words=False,
                ),
            )
    page.text(page.width * 0.42, page.height - 62, ["回单编码: ", s.number()], ink)
    page.paragraph(
        page.width * 0.42,
        page.height - 46,
        page.width * 0.52,
        "提示：电子回单编码相同表示同一笔业务回单，请勿重复记账使用。",
        ink,
    )
    if s.amount is not None:
        page.stamp(110, page.height - 70, oval_seal(rng, s.issuer, ("电子回单专用章",), size=36 * MM))
    return maybe_on_sheet(page, rng)


def order_list(facts: Facts, subtype: str, rng: random.Random) -> PageCanvas:
    """A printed web page of an instruction: 转账指令已受理."""
    s = slip_facts(facts, subtype, rng)
    page = PageCanvas(210 * MM, 297 * MM)
    ink = Ink(rng.choice((Font.MICRO, Font.HEI)), 10, (50, 50, 50))
    label = Ink(ink.font, 10, (110, 110, 110))
    page.text(40, 40, f"{s.issuer} 企业网上银行", Ink(Font.HEI, 14, (180, 30, 40)))
    page.text(40, 70, "电子回执", Ink(Font.HEI, 13))
    state = rng.choice(("指令已提交，银行受理成功", "转账指令已受理", "交易已提交银行处理"))
    page.text(40, 94, state, Ink(Font.HEI, 11, (40, 130, 60)))
    rows: list[Pair] = [
        ("指令流水号", s.flow_number()), ("提交时间", [s.day("iso"), f" {s.time}"]), ("付款账户名称", s("payer")), ("付款账号", s("payer_account")),
        ("付款账户开户行", s("payer_bank")), ("收款账户名称", s("payee")), ("收款账号", s("payee_account")), ("收款账户开户行", s("payee_bank")),
        ("转账金额", [s.money("¥ ")]), ("大写金额", s.in_words("人民币")), ("用途", s("purpose")), ("备注", s.values["remark"] or ""),
    ]  # fmt: skip
    y = 124.0
    for name, value in rows:
        page.text(170, y, name, label, "right")
        y = max(y + 22, page.paragraph(186, y, 340, value, ink, leading=2.2))
        page.line(40, y - 7, page.width - 40, y - 7, (225, 225, 225), 0.5)
    page.paragraph(
        40,
        y + 10,
        page.width - 80,
        text("slip_order"),
        Ink(ink.font, 9, (200, 60, 50)),
    )
    return page
