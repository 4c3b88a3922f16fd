"""Contracts in free wordings."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.canvas import PageCanvas
from samples.papers.contract_facts import ROLES, Pieces, contract_facts
from samples.papers.contract_parts import (
    Roles,
    article,
    contract_flow,
    filling,
    label_line,
    particulars,
    patents_table,
    price,
    signatures,
    subject,
)
from samples.papers.facts import Facts
from samples.papers.ink import Content, Ink


def free_wording(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A contract drafted by lawyers: 甲方 and 乙方 by definition, roles only in the text, either side first."""
    c = contract_facts(facts, subtype, rng)
    flow = contract_flow(rng)
    supplier_first = rng.random() < 0.5
    order = ("supplier", "receiver") if supplier_first else ("receiver", "supplier")
    names: Roles = ("甲方", "乙方") if supplier_first else ("乙方", "甲方")
    roles = rng.choice(ROLES[subtype])
    flow.need(10)
    flow.line(c.heading(), Ink(Font.HEI, 19, bold=True), align="center", gap=10)
    label_line(flow, "合同编号：", c.contract_number())
    for place, role in enumerate(order):
        name, own = ("甲方", "乙方")[place], roles[0] if role == "supplier" else roles[1]
        title = rng.choice((f"{name}（{own}）", f"{name}（{own}）", f"{own}（以下简称“{name}”）"))
        particulars(flow, c, role, title)
    aim = "为生产经营需要拟取得该专利的相应权利，双方本着自愿、平等、互利的原则，"
    whereas: Content = ["鉴于", names[0], "合法拥有本合同项下专利，", names[1], aim]
    flow.para([whereas, "于", c.signed(), "在", c.place, "签订本合同，以资共同遵守。"])
    style = rng.choice(("、", ".", "条"))
    article(flow, 1, "合同标的", style=style)
    subject(flow, c, names)
    article(flow, 2, "价款与支付方式", style=style)
    price(flow, c)
    filling(flow, c, 3, rng.randint(5, 9), style)
    if rng.random() < 0.5:
        flow.line("（以下无正文）", align="center")
    signatures(flow, c, names, order=order)
    return flow.pages


def with_appendix(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A contract whose patents stand in an appendix, with prices or without."""
    c = contract_facts(facts, subtype, rng)
    roles = rng.choice(ROLES[subtype][:2])
    flow = contract_flow(rng)
    flow.need(10)
    flow.line(c.heading(), Ink(Font.SONG, 20, bold=True), align="center", gap=6)
    flow.line(["（合同编号：", c.contract_number(), "）"], align="center", gap=12)
    particulars(flow, c, "supplier", f"甲方（{roles[0]}）", full=rng.random() < 0.5)
    particulars(flow, c, "receiver", f"乙方（{roles[1]}）", full=rng.random() < 0.5)
    kind = {
        "transfer": "转让给乙方",
        "licence": "许可乙方实施",
        "pledge": "质押给乙方",
        "equity": "作价投入乙方",
        "service": "供乙方使用",
    }[subtype]
    flow.para(
        f"甲、乙双方经协商一致，就甲方将附件所列共{len(c.patents)}项专利（以下统称“标的专利”）{kind}事宜，达成协议如下："
    )
    style = rng.choice(("条", "、"))
    article(flow, 1, "标的专利", style=style)
    flow.para("标的专利的名称、专利号等信息见本合同附件《专利清单》，该附件为本合同不可分割的组成部分。")
    if subtype in {"licence", "pledge"}:
        extra: Pieces = ["许可方式为", c.licence(), "，"] if subtype == "licence" else []
        flow.para([*extra, "期限自", c.start(), "起至", c.end(), "止。"])
    article(flow, 2, "金额与支付", style=style)
    price(flow, c)
    filling(flow, c, 3, rng.randint(4, 8), style)
    flow.line(["签订日期：", c.signed()])
    signatures(flow, c, ("甲方", "乙方"))
    flow.new_page()
    flow.line("附件：", gap=4)
    flow.line("专利清单", Ink(Font.HEI, 16), align="center", gap=8)
    if c.patents:
        patents_table(flow, c, prices=bool(c.shares))
    return flow.pages


def short_agreement(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A short agreement on two pages: labelled lines, one to each fact, number of the contract at the top right."""
    c = contract_facts(facts, subtype, rng)
    roles = ROLES[subtype][0]
    flow = contract_flow(rng, size=12)
    flow.need(10)
    flow.line(["编号：", c.contract_number()], align="right", gap=10)
    flow.line(c.heading(), Ink(Font.HEI, 20), align="center", gap=14)
    label_line(flow, f"{roles[0]}：", c.names("supplier", "、"))
    label_line(flow, f"{roles[1]}：", c.names("receiver", "、"))
    label_line(flow, "签订时间：", c.signed())
    label_line(flow, "签订地点：", c.place)
    flow.skip(8)
    article(flow, 1, "标的", style="、")
    subject(flow, c, roles)
    article(flow, 2, "费用", style="、")
    price(flow, c)
    filling(flow, c, 3, rng.randint(3, 5), "、")
    signatures(flow, c, roles)
    return flow.pages
