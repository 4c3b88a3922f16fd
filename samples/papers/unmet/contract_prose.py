"""Contracts in running prose: a university's, one with a list in narrow cells over pages."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

from samples import numbers
from samples.papers.canvas import PageCanvas
from samples.papers.contract_facts import BLANK, contract_facts, write_amount
from samples.papers.facts import Facts
from samples.papers.ink import Ink
from samples.papers.styles import write_date
from samples.papers.table import Cell, TableStyle
from samples.papers.unseen.contract_words import duties, headline, pages_of, signed_below

_ROLES = {
    "transfer": ("让与", "转让费"), "licence": ("许可", "许可使用费"), "pledge": ("出质", "所担保的借款"),
    "equity": ("作价入股", "入股作价"),
}  # fmt: skip


def university_prose(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A university's own wording: no labels, short names in brackets, the school's shares of the fee as other sums."""
    c = contract_facts(facts, subtype, rng)
    flow = pages_of(rng, 12.2)
    headline(flow, c.heading(), 20, gap=2)
    flow.line(["（编号：", c.contract_number(), "）"], align="center", gap=14)
    signed = c.signed_on or date(2021, 6, 3)
    noticed = write_date(signed - timedelta(days=rng.randrange(16, 40)), "cn")
    flow.para(
        [
            c.names("supplier"), "（以下称学校）在完成成果公示（公示期自", noticed, "起十五日）之后，与",
            c.names("receiver"), "（以下称公司）就专利", "许可实施" if subtype == "licence" else "权属让与",
            "一事，经充分磋商，达成本合同。",
        ]
    )  # fmt: skip
    flow.para(["学校的组织机构登记代码是", c.code("supplier"), "，公司的统一社会信用代码是", c.code("receiver"), "。"])
    for place in range(len(c.patents)):
        applied = write_date(date(max(2005, signed.year - 4), 3, 1) + timedelta(days=rng.randrange(300)), "cn")
        flow.para(
            [
                "学校于", applied, "申请并已获授权的", c.patent_title(place), "（专利号为", c.patent(place),
                f"，证书号{rng.randrange(10**6, 6 * 10**6)}）为本合同所涉专利{'之一' if len(c.patents) > 1 else ''}。",
            ]
        )  # fmt: skip
    name = _ROLES[subtype][1]
    flow.para([f"公司应向学校支付{name}，双方确认其数额为", c.in_words(), "，即", *c.figures(), "，不再另计其他费用。"])
    if c.total is not None:
        kept = write_amount((c.total * Decimal("0.05")).quantize(Decimal("0.01")), "元", rng, "")
        team = write_amount((c.total * Decimal("0.8")).quantize(Decimal("0.01")), "元", rng, "")
        flow.para(f"学校收到款项后，提取管理费{kept}，奖励完成人团队{team}，均属学校内部事务，与公司无涉。")
    if subtype == "licence":
        flow.para(["学校给予公司的是", c.licence(), "，公司可自", c.start(), "使用至", c.end(), "。"])
    flow.para(f"公司迟延付款的，按日万分之三计付违约金；学校违约的，应当一次性赔偿{rng.randrange(2, 9)}万元。")
    duties(flow, rng, 4, 1, "（{1}）")
    flow.para(["本合同由双方代表于", c.signed(), "在", c.place, "签署，自签署之日起生效。"])
    signed_below(flow, c, {"supplier": "学校", "receiver": "公司"}, dated=False, names=rng.random() < 0.5)
    return flow.pages


def narrow_cells(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """An annexed list with cells so narrow that numbers and titles break in them, running over to the next page."""
    given = dict(facts.given)
    if "patent_numbers" not in given:
        patents = [facts.world.patent(date(2021, 6, 1)) for _ in range(rng.randint(12, 20))]
        given |= {"patent_numbers": [item.number for item in patents], "titles": [item.title for item in patents]}
    c = contract_facts(Facts(given, rng), subtype, rng)
    verb, name = _ROLES[subtype]
    flow = pages_of(rng, 11)
    headline(flow, c.heading(), 18)
    flow.para(["档案号：", c.contract_number(), "　　订立日：", c.signed()], indent=0)
    labels = {
        "transfer": ("出让方", "受让方"), "licence": ("许可人", "被许可人"), "pledge": ("出质人", "质权人"),
        "equity": ("出资人", "接受出资的公司"),
    }[subtype]  # fmt: skip
    for role, label in zip(("supplier", "receiver"), labels, strict=True):
        side = c.supplier if role == "supplier" else c.receiver
        flow.para([f"{label}：", c.names(role), "（统一社会信用代码：", c.code(role), "）"], indent=0)
        flow.para(f"地址：{side.address or ''}　电话：{side.phone or ''}", indent=0)
    flow.para(f"第1条　{labels[0]}将附件所列专利{verb}于{labels[1]}，附件为本合同不可分割的部分。")
    flow.para(
        [f"第2条　{name}总计为人民币", c.in_words(), "（￥", *c.figures(""), "），附件中的单价仅为内部分摊依据。"]
    )
    if subtype == "licence":
        flow.para(["第3条　许可类别：", c.licence(), "。许可期：", c.start(), "至", c.end(), "。"])
    elif subtype == "pledge":
        flow.para(["第3条　债务履行期限：", c.start(), "至", c.end(), "。"])
    else:
        flow.para(f"第3条　登记手续由{labels[1]}办理，{labels[0]}配合。")
    duties(flow, rng, 4, 4, "第{0}条　")
    signed_below(flow, c, {"supplier": labels[0], "receiver": labels[1]}, dated=False)
    flow.new_page()
    flow.line("附件　专利清单", Ink(flow.ink.font, 13, bold=True), gap=6)
    heads = ["序", "专利名称", "专利号", "申请日", "登记号"] + ([f"分摊价（{c.unit}）"] if c.shares else [])
    shares = [0.06, 0.24, 0.19, 0.16, 0.2] + ([0.15] if c.shares else [])
    rows: list[list[Cell | str]] = [[Cell(head, align="center") for head in heads]]
    for place in range(len(c.patents)):
        filed = f"20{c.patents[place][2:4]}.{rng.randrange(1, 13)}.{rng.randrange(1, 28)}"
        row: list[Cell | str] = [
            str(place + 1), Cell(c.patent_title(place)), Cell(c.patent(place)), filed, f"DJ{numbers.digits(rng, 9)}",
        ]  # fmt: skip
        rows.append([*row, Cell(c.share(place), align="right")] if c.shares else row)
    flow.grid(shares, rows, TableStyle(Ink(flow.ink.font, 9.2), (50, 50, 50), 0.5, row=34, pad=3, leading=1.3))
    flow.para(f"（清单完，共{len(c.patents) or BLANK}件）", indent=0)
    return flow.pages
