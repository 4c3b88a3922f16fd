"""A supplement that changes the price of an earlier contract, and a letter-like contract on shares or a pledge."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

from samples import numbers
from samples.papers.canvas import PageCanvas
from samples.papers.contract_facts import BLANK, contract_facts, write_amount
from samples.papers.facts import Facts
from samples.papers.styles import write_date
from samples.papers.unseen.contract_words import duties, headline, pages_of, reach, signed_below


def supplement(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """补充协议: the earlier contract's number, day and price stand before the price that holds now."""
    given = dict(facts.given)
    if "title" not in given:
        given["title"] = {"transfer": "专利权转让合同补充协议", "licence": "专利实施许可合同之补充协议"}[subtype]
    c = contract_facts(Facts(given, rng), subtype, rng)
    flow = pages_of(rng, 12)
    headline(flow, c.heading(), 19)
    flow.line(["协议编号：", c.contract_number()], align="right", gap=10)
    roles = ("转让方", "受让方") if subtype == "transfer" else ("许可方", "被许可方")
    flow.para([f"甲方（{roles[0]}）：", c.names("supplier")], indent=0)
    flow.para([f"乙方（{roles[1]}）：", c.names("receiver")], indent=0)
    signed = c.signed_on or date(2021, 5, 6)
    earlier = write_date(signed - timedelta(days=rng.randrange(60, 300)), "cn")
    flow.para(f"甲乙双方曾于{earlier}就下列专利订立合同（以下称原合同），现经协商，对原合同作如下补充：")
    for place in range(len(c.patents)):
        flow.para([f"{place + 1}. ", c.patent_title(place), "（专利号：", c.patent(place), "）"])
    old = None if c.total is None else c.total + Decimal(rng.randrange(1, 20) * 10_000)
    was = BLANK if old is None else write_amount(old, c.unit, rng, "")
    flow.para(
        [
            f"一、原合同约定的价款为{was}，现变更为",
            *c.figures(""),
            "（大写：",
            c.in_words(),
            "），双方按变更后的价款结算。",
        ]
    )
    if subtype == "licence":
        flow.para(["二、许可方式为", c.licence(), "不变，许可期限调整为", c.start(), "至", c.end(), "。"])
    else:
        flow.para("二、原合同的付款方式改为一次付清，乙方应于本协议签订后十五日内支付。")
    flow.para("三、本协议与原合同不一致的，以本协议为准；本协议未作约定的，仍按原合同执行。")
    flow.para("四、本协议自双方盖章之日起生效，一式四份，双方各执两份。")
    signed_below(flow, c, {"supplier": "甲方", "receiver": "乙方"})
    return flow.pages


def secured(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """作价入股 and 质押 as lawyers write them: the value appraised, the rate and the loan are three sums."""
    c = contract_facts(facts, subtype, rng)
    pledge = subtype == "pledge"
    flow = pages_of(rng, 11.2)
    headline(flow, c.heading(), 18)
    flow.para(["编号 ", c.contract_number(), f"　　主合同编号 {numbers.digits(rng, 11) if pledge else '——'}"], indent=0)
    first, second = ("出质人", "质权人") if pledge else ("知识产权出资股东", "标的企业")
    order = (
        (("receiver", second), ("supplier", first))
        if rng.random() < 0.5
        else (("supplier", first), ("receiver", second))
    )
    for role, title in order:
        side = c.supplier if role == "supplier" else c.receiver
        flow.para([f"{title}：", c.names(role)], indent=0)
        flow.para(["　　统一社会信用代码 ", c.code(role), "；", reach(side)], indent=0)
    appraised = BLANK if c.total is None else f"{c.total * rng.randint(13, 24) / 10:,.2f}元"
    flow.skip(6)
    if pledge:
        flow.para(
            [
                "第一条　质权人向出质人发放贷款，贷款本金（即被担保的主债权）为人民币",
                c.in_words(),
                "（",
                *c.figures(),
                "）。",
            ]
        )
        flow.para(["第二条　贷款期限自", c.start(), "起至", c.end(), f"止，年利率{rng.randint(350, 520) / 100:.2f}%。"])
        flow.para(f"第三条　质物经评估价值为{appraised}，质押率不高于百分之七十。质物为：")
    else:
        flow.para(["第一条　出资股东以知识产权作价", *c.figures(), "（人民币", c.in_words(), "）认缴标的企业的出资。"])
        capital = rng.randrange(3, 20)
        flow.para(f"第二条　作价以评估值{appraised}为基础，由股东协商确定。标的企业原注册资本为{capital}00万元。")
        flow.para("第三条　用于出资的知识产权为：")
    for place in range(len(c.patents)):
        flow.para([f"（{place + 1}）专利号", c.patent(place), "，名称", c.patent_title(place), "；"])
    duties(flow, rng, 5, 4, "第{1}条　")
    flow.para(["签订日：", c.signed(), "　签订地：", c.place], indent=0)
    signed_below(flow, c, {"supplier": first, "receiver": second}, dated=False)
    return flow.pages
