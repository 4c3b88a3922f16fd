"""Bank slips that are lists of labels, and the printed web page of an order."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.canvas import MM, PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Ink
from samples.papers.sheets import PALE, form, maybe_on_sheet, watermark
from samples.papers.slip_facts import slip_facts
from samples.papers.slip_rows import Pair, pair_columns
from samples.papers.stamps import oval_seal, plain_round
from samples.papers.styles import pick_ink
from samples.papers.texts import text


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
    rows.append((("附注", s.remark), None))
    y = pair_columns(page, (left, right), 58, rows, (ink, ink), 16.5)
    page.line(20, y + 6, page.width - 20, y + 6, (30, 30, 30), 1.0)
    page.text(
        24,
        y + 11,
        "重要提示：如需校验电子回单，请通过本行官方网站校验真伪。电子回单可重复打印，请勿重复记账。",
        Ink(ink.font, 7.2),
    )
    s.press(
        page,
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
        (("备注", s.remark), None),
    ]
    y = pair_columns(page, (30, page.width * 0.5), 50, rows, (ink, ink), 19, rng.choice(("：", ": ")))
    page.text(30, y + 12, "银行盖章", ink)
    s.press(page, rng.uniform(120, 300), y + rng.uniform(-10, 10), oval_seal(rng, s.issuer, ("业务专用章",)))
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
    for x, top, pairs in ((22.0, 66.0, left), (page.width * 0.5, 61.0, right)):
        y = top
        for name, value in pairs:
            start = page.text(x, y, f"{name}: ", ink)
            room = (page.width * 0.5 if x < 100 else page.width) - start - 12
            below = page.paragraph(start, y, room, value, ink, leading=1.5, keep_words=False)
            y = max(y + 15, below)
    page.text(page.width * 0.42, page.height - 62, ["回单编码: ", s.number()], ink)
    page.paragraph(
        page.width * 0.42,
        page.height - 46,
        page.width * 0.52,
        "提示：电子回单编码相同表示同一笔业务回单，请勿重复记账使用。",
        ink,
    )
    s.press(page, 110, page.height - 70, oval_seal(rng, s.issuer, ("电子回单专用章",), size=36 * MM))
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
        ("指令流水号", s.flow_number()), ("提交时间", [s.day("iso"), f" {s.time}"]), ("付款账户名称", s("payer")),
        ("付款账号", s("payer_account")),
        ("付款账户开户行", s("payer_bank")),
        ("收款账户名称", s("payee")), ("收款账号", s("payee_account")), ("收款账户开户行", s("payee_bank")),
        ("转账金额", [s.money("¥ ")]), ("大写金额", s.in_words("人民币")), ("用途", s("purpose")), ("备注", s.remark),
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
