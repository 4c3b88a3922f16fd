"""Contracts on published forms."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.canvas import PageCanvas
from samples.papers.contract_facts import BLANK, ROLES, ContractFacts, contract_facts
from samples.papers.contract_parts import (
    article,
    contract_flow,
    cover,
    filling,
    particulars,
    patents_listed,
    patents_table,
    price,
    signatures,
    subject,
)
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.ink import Content, Ink
from samples.papers.table import Cell, TableStyle
from samples.papers.texts import text

_MOST = {
    "transfer": ("让与方（乙方）", "受让方（甲方）"),
    "licence": ("让与方（乙方）", "受让方（甲方）"),
    "service": ("受托方（乙方）", "委托方（甲方）"),
}


def ministry_form(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """The Ministry of Science's form: the buyer is 甲方; a cover, numbered facts of the patent, the price late."""
    c = contract_facts(facts, subtype, rng)
    roles = _MOST[subtype]
    flow = contract_flow(rng)
    labels = [("合同编号：", "number"), ("项目名称：", "project"), ("{1}：", "receiver"), ("{0}：", "supplier")]
    labels += [("签订时间：", "signed"), ("签订地点：", "place")]
    cover(flow, c, roles, [*labels, ("有效期限：", "term")] if c.term[0] else labels)
    particulars(flow, c, "receiver", roles[1])
    particulars(flow, c, "supplier", roles[0])
    verb = {
        "transfer": "本合同乙方将其专利权转让甲方，甲方受让并支付相应的转让价款。",
        "licence": text("ministry_licence"),
    }
    flow.para(verb.get(subtype, "本合同甲方委托乙方进行技术服务，并支付技术服务报酬。") + text("ministry_common"))
    if c.patents or c.blank:
        article(flow, 1, f"本合同{'转让' if subtype == 'transfer' else '许可实施'}的专利权：")
        _ministry_patents(flow, c)
    else:
        article(flow, 1, "技术服务的内容")
        subject(flow, c, ("乙方", "甲方"))
    number = 2
    if subtype == "licence":
        article(flow, number, "乙方许可甲方以如下范围、方式和期限实施本项专利权：")
        flow.para(["1. 实施方式：", c.licence(), "。2. 实施范围：中国境内。"])
        flow.para(["3. 实施期限：自", c.start(), "至", c.end(), "。"])
        number += 1
    number = filling(flow, c, number, rng.randint(4, 6), "条")
    article(
        flow,
        number,
        "甲方向乙方支付该项专利权的价款及支付方式如下：" if subtype != "service" else "技术服务报酬及支付方式：",
    )
    price(flow, c)
    filling(flow, c, number + 1, rng.randint(2, 4), "条")
    signatures(flow, c, roles, order=("receiver", "supplier"))
    return flow.pages


def _ministry_patents(flow: Flow, c: ContractFacts) -> None:
    for place in range(max(1, len(c.patents))):
        prefix = f"专利{place + 1}：" if len(c.patents) > 1 else ""
        known = place < len(c.patents)
        flow.para([f"{prefix}1. 为发明专利，名称为{c.patent_title(place) or BLANK}。"])
        flow.para(
            [
                "2. 专利权人为：",
                *(
                    c.names("supplier")
                    if known and c.subtype != "licence"
                    else [c.supplier.names[0] if c.supplier.names else BLANK]
                ),
                "。",
            ]
        )
        flow.para(["3. 专利号：", c.patent(place) if known else BLANK, "。"])
        flow.para("4. 专利年费已交至本合同签订年度。")


def office_form(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """The patent office's older forms: 转让方 and 受让方, 许可方 and 被许可方; articles numbered 第一条."""
    c = contract_facts(facts, subtype, rng)
    roles = ROLES[subtype][0]
    flow = contract_flow(rng)
    labels = [
        ("专利名称：", "project"),
        ("专利号：", "patent"),
        ("{0}名称：", "supplier"),
        ("{1}名称：", "receiver"),
        ("合同编号：", "number"),
        ("签订地点：", "place"),
        ("签订日期：", "signed"),
    ]
    if subtype == "licence":
        labels.append(("有效期限：", "term"))
    cover(flow, c, roles, labels if c.patents else [entry for entry in labels if entry[1] not in {"project", "patent"}])
    flow.line("前言（鉴于条款）", Ink(Font.HEI, flow.ink.size))
    handed = "转让" if subtype == "transfer" else "许可他人实施"
    owning: Content = ["鉴于", roles[0], c.names("supplier"), "拥有本合同所列专利，且有意将其权利", handed]
    wanting: Content = ["；鉴于", roles[1], c.names("receiver"), "对上述专利有所了解并希望获得相应权利，"]
    flow.para([owning, wanting, "双方一致同意签订本合同。"])
    article(flow, 1, "合同标的")
    subject(flow, c, roles)
    number = filling(flow, c, 2, rng.randint(3, 5), "条")
    article(flow, number, "转让费及支付方式" if subtype == "transfer" else "使用费及支付方式")
    price(flow, c, wording=2 if subtype == "transfer" and rng.random() < 0.6 else None)
    filling(flow, c, number + 1, rng.randint(3, 6), "条")
    signatures(flow, c, (f"{roles[0]}", f"{roles[1]}"))
    return flow.pages


def table_head(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A newer form: parties and price in a table at the head, articles below."""
    c = contract_facts(facts, subtype, rng)
    roles = ROLES[subtype][-1]
    flow = contract_flow(rng, size=11)
    flow.need(10)
    flow.line(c.heading(), Ink(Font.HEI, 19), align="center", gap=8)
    flow.line(["合同编号：", c.contract_number()], align="right", gap=8)
    ink = Ink(flow.ink.font, 10)
    rows: list[list[Cell | str]] = []
    for role, title in (("supplier", roles[0]), ("receiver", roles[1])):
        side = c.supplier if role == "supplier" else c.receiver
        rows.append([Cell(title, rows=3, align="center"), Cell("名称"), Cell(c.names(role, "\n"), 3)])
        rows.append([Cell("统一社会信用代码"), Cell(c.code(role)), Cell("法定代表人"), Cell(side.legal or "")])
        rows.append([Cell("地址"), Cell(side.address or ""), Cell("联系电话"), Cell(side.phone or "")])
    rows.append([Cell("签订日期", align="center"), Cell("签订日期"), Cell(c.signed()), Cell("签订地点"), Cell(c.place)])
    if subtype == "licence":
        rows.append(
            [
                Cell("许可", align="center"),
                Cell("许可种类"),
                Cell(c.licence()),
                Cell("许可期限"),
                Cell([c.start(), "至", c.end()]),
            ]
        )
    rows.append([Cell("金额", align="center"), Cell("小写"), Cell(c.figures()), Cell("大写"), Cell(c.in_words())])
    flow.grid((0.13, 0.2, 0.29, 0.15, 0.23), rows, TableStyle(ink, row=24, pad=4, leading=1.3), header=0)
    flow.skip(12)
    flow.para(
        "根据《中华人民共和国民法典》《中华人民共和国专利法》的规定，双方就下列专利的相关事宜经协商一致，订立本合同。"
    )
    article(flow, 1, "专利概况", style="、")
    if c.patents:
        flow.skip(2)
        patents_table(flow, c, prices=bool(c.shares))
        flow.skip(6)
    else:
        flow.para(patents_listed(c) if subtype != "service" else "服务内容见附件。")
    article(flow, 2, "价款及支付", style="、")
    price(flow, c)
    filling(flow, c, 3, rng.randint(4, 8), "、")
    signatures(flow, c, roles)
    return flow.pages
