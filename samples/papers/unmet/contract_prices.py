"""Contracts where sums surround the price: a discount, instalments in a table, an exchange, a bank, new capital."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal

from samples import numbers
from samples.fonts import Font
from samples.papers.canvas import PageCanvas
from samples.papers.contract_facts import BLANK, ContractFacts, Pieces, contract_facts, write_amount
from samples.papers.facts import Facts
from samples.papers.ink import Ink
from samples.papers.styles import write_date, write_money
from samples.papers.table import Cell, TableStyle
from samples.papers.unseen.contract_words import duties, headline, pages_of, reach, signed_below

CENT = Decimal("0.01")


def _times(c: ContractFacts, share: str, unit: str | None = None) -> str:
    if c.total is None:
        return BLANK
    return write_amount((c.total * Decimal(share)).quantize(CENT), unit or "元", c.rng, "")


def _patent_list(c: ContractFacts, form: str) -> Pieces:
    found: Pieces = []
    for place in range(len(c.patents)):
        title = form.format(c.patent_title(place))
        found += ["；" if place else "", title, "（", c.patent(place), "）"]
    return found or [BLANK]


def discounted(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A list of quoted prices with its own sum, a discount, and the price agreed on below."""
    c = contract_facts(facts, subtype, rng)
    giving, taking = ("专利转让方", "专利受让方") if subtype == "transfer" else ("专利许可方", "专利被许可方")
    flow = pages_of(rng, 11)
    headline(flow, c.heading(), 18)
    flow.para([f"甲　方（{giving}）：", c.names("supplier")], indent=0)
    flow.para(["　信用代码 ", c.code("supplier"), "　", reach(c.supplier)], indent=0)
    flow.para([f"乙　方（{taking}）：", c.names("receiver")], indent=0)
    flow.para(["　信用代码 ", c.code("receiver"), "　", reach(c.receiver)], indent=0)
    flow.para(["合同编号 ", c.contract_number(), "，签订于 ", c.signed(), "。"], indent=0)
    flow.skip(4)
    flow.para("第一条　甲方报价如下表，表中报价为单件基准价：")
    quoted = [Decimal(rng.randrange(20, 300) * 1000) for _ in c.patents]
    rows: list[list[Cell | str]] = [
        [Cell(head, align="center") for head in ("序号", "专利号", "专利名称", "基准价（元）")]
    ]
    for place, price in enumerate(quoted):
        rows.append(
            [
                str(place + 1),
                Cell(c.patent(place)),
                Cell(c.patent_title(place)),
                Cell(write_money(price), align="right"),
            ]
        )
    rows.append([Cell("基准价合计", 3, align="center"), Cell(write_money(sum(quoted, Decimal(0))), align="right")])
    flow.grid((0.08, 0.3, 0.4, 0.22), rows, TableStyle(Ink(flow.ink.font, 9.4), (70, 70, 70), 0.5, row=26, pad=4))
    flow.skip(6)
    flow.para(["第二条　经协商，甲方同意给予优惠，优惠后的合同总价为", *c.figures(), "（大写", c.in_words(), "）。"])
    if subtype == "licence":
        flow.para(["第三条　许可性质为", c.licence(), "；许可期间为", c.start(), "到", c.end(), "。"])
    else:
        flow.para("第三条　变更登记由乙方办理，官费由乙方负担，甲方应当予以协助。")
    duties(flow, rng, 5, 4, "第{1}条　")
    signed_below(flow, c, {"supplier": "甲　方", "receiver": "乙　方"}, dated=False)
    return flow.pages


def instalments(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """Instalments in a table whose last row is their sum; an entry fee and a royalty, told after the total."""
    c = contract_facts(facts, subtype, rng)
    flow = pages_of(rng, 11.4)
    headline(flow, c.heading(), 20)
    given, taken = ("转让方", "受让方") if subtype == "transfer" else ("许可方", "被许可方")
    flow.para(
        [
            "本合同由", c.names("supplier"), f"（以下简称“{given}”，统一社会信用代码", c.code("supplier"), "）与",
            c.names("receiver"), f"（以下简称“{taken}”，统一社会信用代码", c.code("receiver"), "）于", c.signed(),
            "订立，合同编号：", c.contract_number(), "。",
        ]
    )  # fmt: skip
    flow.para(["1　标的：", *_patent_list(c, "“{}”"), "。"])
    if subtype == "licence":
        flow.para(["2　许可：", c.licence(), "，自", c.start(), "起，至", c.end(), "止。"])
    else:
        flow.para("2　转让：专利权及与之相关的全部权利、义务一并转让。")
    flow.para(["3　费用：合同费用总额为", *c.figures(), "（", c.in_words(), "），分三期支付："])
    parts = [Decimal(0)] * 3
    if c.total is not None:
        parts = [(c.total * Decimal("0.2")).quantize(CENT), (c.total * Decimal("0.5")).quantize(CENT)]
        parts.append(c.total - sum(parts))
    rows: list[list[Cell | str]] = [[Cell(head, align="center") for head in ("期次", "支付条件", "比例", "金额（元）")]]
    terms = ("合同生效之日起7日内（首付款、入门费）", "专利局登记或备案完成后15日内", "技术资料验收合格后30日内")
    for place, (term, share, part) in enumerate(zip(terms, ("20%", "50%", "30%"), parts, strict=True), start=1):
        text = write_money(part) if c.total is not None else ""
        rows.append([f"第{place}期", term, Cell(share, align="center"), Cell(text, align="right")])
    whole = write_money(c.total) if c.total is not None else ""
    rows.append([Cell("合计", 2, align="center"), Cell("100%", align="center"), Cell(whole, align="right")])
    flow.grid((0.14, 0.46, 0.14, 0.26), rows, TableStyle(Ink(flow.ink.font, 10), (40, 40, 40), 0.6, row=24, pad=4))
    flow.skip(6)
    flow.para(f"4　保证金：{taken}另行缴纳履约保证金{_times(c, '0.1')}，合同履行完毕后退还。")
    sales = rng.randrange(3, 9)
    flow.para(f"5　提成：{taken}年销售额超过{sales}000万元的，超出部分按1%另付提成，提成不计入第3条总额。")
    duties(flow, rng, 4, 6, "{0}　")
    signed_below(flow, c, {"supplier": given, "receiver": taken}, dated=False)
    return flow.pages


def exchange(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """技术产权交易合同 of an exchange: listed price, deposit, fee of the exchange and the price of the deal."""
    c = contract_facts(facts, subtype, rng)
    flow = pages_of(rng, 11.2)
    place_name = "中部技术产权交易所"
    headline(flow, c.heading(), 19, gap=4)
    listed = numbers.digits(rng, 8)
    flow.line(f"（{place_name}监制　项目编号 JS{listed}）", align="center", gap=8)
    flow.para(["合同编号：", c.contract_number()], indent=0)
    flow.para(["转让方（以下简称甲方）：", c.names("supplier")], indent=0)
    flow.para(["　　统一社会信用代码：", c.code("supplier"), "；", reach(c.supplier)], indent=0)
    flow.para(["受让方（以下简称乙方）：", c.names("receiver")], indent=0)
    flow.para(["　　统一社会信用代码：", c.code("receiver"), "；", reach(c.receiver)], indent=0)
    flow.para(f"交易机构：{place_name}有限公司　受托会员：岚溪技术经纪有限公司", indent=0)
    flow.skip(4)
    signed = c.signed_on
    shown = write_date(signed - timedelta(days=rng.randrange(20, 60)), "cn") if signed else BLANK
    flow.para(
        f"第一条　甲方所持标的专利于{shown}在{place_name}公开挂牌，挂牌价为{_times(c, '0.9')}，"
        f"评估值为{_times(c, '0.85')}，公告期20个工作日。"
    )
    flow.para(["第二条　标的专利为：", *_patent_list(c, "{}"), "。"])
    flow.para(["第三条　经网络竞价，乙方以人民币", *c.figures(), "（大写：", c.in_words(), "）的价格竞得标的专利。"])
    flow.para(
        f"第四条　乙方已交纳的交易保证金{_times(c, '0.2')}转为成交价款的一部分，"
        f"余款{_times(c, '0.8')}于签约后五日内付清。"
    )
    flow.para(f"第五条　交易服务费{_times(c, '0.03')}由甲乙双方各承担一半，另行开具发票。")
    duties(flow, rng, 5, 6, "第{1}条　")
    flow.need(140)
    flow.para(["本合同于", c.signed(), "在", c.place, "签署。"])
    signed_below(flow, c, {"supplier": "甲方", "receiver": "乙方"}, dated=False)
    return flow.pages


def bank_pledge(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """权利质押合同 of a bank: the bank is 甲方 and comes first, the loan stands between a ceiling and an appraisal."""
    c = contract_facts(facts, subtype, rng)
    flow = pages_of(rng, 10.8, fonts=(Font.SONG, Font.BOOK, Font.BROAD))
    flow.line(["合同编号：", c.contract_number()], align="right", gap=6)
    headline(flow, c.heading(), 19)
    flow.para(["甲方（质权人、贷款人）：", c.names("receiver")], indent=0)
    flow.para(["住所：", c.receiver.address or "", "　统一社会信用代码：", c.code("receiver")], indent=0)
    flow.para(["乙方（出质人、借款人）：", c.names("supplier")], indent=0)
    flow.para(["住所：", c.supplier.address or "", "　统一社会信用代码：", c.code("supplier")], indent=0)
    loan = numbers.digits(rng, 10)
    flow.para(f"为确保编号为{loan}号《流动资金借款合同》（下称主合同）的履行，乙方自愿以其专利权向甲方提供质押担保。")
    flow.para(["1.1　主合同项下借款本金为人民币（大写）", c.in_words(), "，（小写）", *c.figures("¥"), "。"])
    flow.para(["1.2　主合同借款期限自", c.start(), "至", c.end(), "。"])
    flow.para(f"1.3　担保范围包括本金、利息、罚息及实现债权的费用，最高不超过{_times(c, '1.3')}。")
    flow.para(["2.1　质物为下列专利权：", *_patent_list(c, "{}"), "。"])
    flow.para(
        f"2.2　质物评估价值{_times(c, '2.1')}，质押率{rng.randrange(30, 50)}%，该价值不作为甲方处分质物的价格依据。"
    )
    duties(flow, rng, 6, 1, "3.{0}　")
    flow.para(["签订日期：", c.signed(), "　签订地点：", c.place], indent=0)
    signed_below(flow, c, {"receiver": "甲方", "supplier": "乙方"}, dated=False)
    return flow.pages


def new_capital(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """增资协议: the company is 甲方, other holders' money and the capital surround the patents' value."""
    c = contract_facts(facts, subtype, rng)
    flow = pages_of(rng, 11.3)
    headline(flow, c.heading(), 19)
    flow.para(["编　　号：", c.contract_number()], indent=0)
    flow.para(["甲方（目标公司）：", c.names("receiver"), "，统一社会信用代码", c.code("receiver")], indent=0)
    flow.para(["乙方（专利出资人）：", c.names("supplier"), "，统一社会信用代码", c.code("supplier")], indent=0)
    holder = facts.world.person()
    flow.para(f"丙方（原股东）：{holder}，身份证号3401**********{rng.randrange(1000, 9999)}", indent=0)
    old, cash = Decimal(rng.randrange(2, 20) * 500_000), Decimal(rng.randrange(1, 9) * 100_000)
    flow.para(f"1. 甲方现有注册资本{old / 10000:.0f}万元，由丙方全额持有。丙方本次以货币增资{cash / 10000:.0f}万元。")
    flow.para(["2. 乙方以下列专利权作价", *c.figures(), "（大写：", c.in_words(), "）向甲方增资："])
    for place in range(len(c.patents)):
        flow.para([f"　({place + 1}) 专利号 ", c.patent(place), "，名称 ", c.patent_title(place)])
    after = f"{(old + cash + c.total) / 10000:.2f}万元" if c.total is not None else BLANK
    flow.para(f"3. 增资完成后，甲方注册资本变更为{after}，乙方所持股权比例以工商登记为准。")
    flow.para(f"4. 上述作价以评估报告载明的评估值{_times(c, '1.12')}为参考，由各方协商确定。")
    duties(flow, rng, 4, 5)
    flow.para(["各方于", c.signed(), "签署本协议。"])
    signed_below(flow, c, {"receiver": "甲方", "supplier": "乙方"}, dated=False)
    return flow.pages
