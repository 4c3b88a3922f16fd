"""Contracts: the published forms and free wordings, each a sequence of parts."""

from __future__ import annotations

import random

from samples.fonts import Font
from samples.papers.canvas import PageCanvas
from samples.papers.contract_facts import BLANK, ROLES, ContractFacts, Pieces, contract_facts
from samples.papers.contract_parts import (
    Roles,
    article,
    contract_flow,
    cover,
    filling,
    label_line,
    particulars,
    patents_listed,
    patents_table,
    price,
    signatures,
)
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.ink import Ink
from samples.papers.table import Cell, TableStyle
from samples.papers.texts import text

_MOST = {
    "transfer": ("让与方（乙方）", "受让方（甲方）"),
    "licence": ("让与方（乙方）", "受让方（甲方）"),
    "service": ("受托方（乙方）", "委托方（甲方）"),
}


def _subject(flow: Flow, c: ContractFacts, roles: Roles) -> None:
    """What the contract is about, in one sentence that names patents and roles."""
    supplier, receiver = roles
    verbs = {
        "transfer": f"{supplier}将其拥有的下列专利权转让给{receiver}，{receiver}同意受让：",
        "licence": f"{supplier}许可{receiver}在中国境内以下列方式实施其专利：",
        "pledge": f"为担保{receiver}债权的实现，{supplier}自愿以其合法拥有的下列专利权出质：",
        "equity": f"{supplier}以下列专利权作价投入{receiver}，取得其相应股权：",
        "service": f"{receiver}委托{supplier}就下列事项提供技术服务。",
    }
    listed: Pieces = [] if c.subtype == "service" else [*patents_listed(c), "。"]
    flow.para([verbs[c.subtype], *listed])
    if c.subtype == "licence":
        flow.para(["许可方式为", c.licence(), "，许可期限自", c.start(), "起至", c.end(), "止。"])
    if c.subtype in {"pledge", "service"}:
        what = "债务履行期限" if c.subtype == "pledge" else "服务期限"
        flow.para([f"{what}自", c.start(), "至", c.end(), "。"])


def ministry_form(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """The Ministry of Science's form: the buyer is 甲方; cover, numbered facts of the patent, price among the later articles."""
    c = contract_facts(facts, subtype, rng)
    roles = _MOST[subtype]
    flow = contract_flow(rng)
    cover(
        flow,
        c,
        roles,
        (
            ("合同编号：", "number"),
            ("项目名称：", "project"),
            ("{1}：", "receiver"),
            ("{0}：", "supplier"),
            ("签订时间：", "signed"),
            ("签订地点：", "place"),
            ("有效期限：", "term"),
        )
        if c.term[0]
        else (
            ("合同编号：", "number"),
            ("项目名称：", "project"),
            ("{1}：", "receiver"),
            ("{0}：", "supplier"),
            ("签订时间：", "signed"),
            ("签订地点：", "place"),
        ),
    )
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
        _subject(flow, c, ("乙方", "甲方"))
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
    """The patent office's older forms: 转让方 and 受让方, or a cover with 许可方 and 被许可方; articles numbered 第一条."""
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
    flow.para(
        [
            "鉴于",
            roles[0],
            *c.names("supplier"),
            "拥有本合同所列专利，且有意将其权利",
            "转让" if subtype == "transfer" else "许可他人实施",
            "；鉴于",
            roles[1],
            *c.names("receiver"),
            "对上述专利有所了解并希望获得相应权利，双方一致同意签订本合同。",
        ]
    )
    article(flow, 1, "合同标的")
    _subject(flow, c, roles)
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
    flow.para([
        "鉴于", names[0], "合法拥有本合同项下专利，", names[1], "为生产经营需要拟取得该专利的相应权利，双方本着自愿、平等、互利的原则，于",
        c.signed(), "在", c.place, "签订本合同，以资共同遵守。",
    ])  # fmt: skip
    style = rng.choice(("、", ".", "条"))
    article(flow, 1, "合同标的", style=style)
    _subject(flow, c, names)
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
    _subject(flow, c, roles)
    article(flow, 2, "费用", style="、")
    price(flow, c)
    filling(flow, c, 3, rng.randint(3, 5), "、")
    signatures(flow, c, roles)
    return flow.pages
