"""Licences with an entry fee and a royalty, and contracts whose headings stand in two languages."""

from __future__ import annotations

import random
from decimal import Decimal

from samples.papers.canvas import PageCanvas
from samples.papers.contract_facts import BLANK, ContractFacts, Pieces, contract_facts
from samples.papers.facts import Facts
from samples.papers.ink import Content, Ink
from samples.papers.table import Cell, TableStyle
from samples.papers.unseen.contract_words import duties, headline, pages_of, reach, signed_below


def entry_fee(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """入门费 + 提成: the sum agreed on, what of it is paid at once, and a share of sales that no sum is given for."""
    c = contract_facts(facts, subtype, rng)
    flow = pages_of(rng, 11)
    headline(flow, c.heading(), 19, gap=16)
    flow.para(["本合同（编号：", c.contract_number(), "）由以下双方订立："], indent=0)
    flow.para(
        [c.names("supplier"), "（下称“权利人”），统一社会信用代码", c.code("supplier"), "，", reach(c.supplier), "；"]
    )
    flow.para(
        [c.names("receiver"), "（下称“使用人”），统一社会信用代码", c.code("receiver"), "，", reach(c.receiver), "。"]
    )
    flow.skip(6)
    flow.para("鉴于使用人有意在其产品中实施权利人的专利，权利人有意授予实施许可，双方议定：")
    flow.line("第1条 许可的专利", gap=2)
    for place in range(len(c.patents)):
        flow.para([f"（{place + 1}）", c.patent_title(place), "，中国专利号：", c.patent(place), "。"])
    flow.line("第2条 许可的性质与期限", gap=2)
    flow.para(["本许可为", c.licence(), "，地域为中华人民共和国境内，自", c.start(), "起算，至", c.end(), "届满。"])
    flow.line("第3条 许可费", gap=2)
    entry = (c.total * Decimal("0.4")).quantize(Decimal("0.01")) if c.total is not None else None
    flow.para(["3.1 许可费由入门费和最低提成费组成，两项合计为", *c.figures(""), "（人民币", c.in_words(), "）。"])
    flow.para(f"3.2 入门费{_yuan(entry)}，使用人于本合同生效之日起二十日内支付。")
    rest = None if entry is None or c.total is None else c.total - entry
    flow.para(f"3.3 最低提成费{_yuan(rest)}，于许可期限内每年12月31日前均额支付。")
    sales, rate = rng.randrange(2, 9), rng.choice((2, 3, 5))
    flow.para(f"3.4 年度净销售额超过{sales}00万元的部分，另按{rate}%计提提成费，按季结算，不设上限。")
    flow.para("3.5 使用人应保存销售账目，权利人每年可委托会计师查阅一次，费用每次不超过3万元，由权利人承担。")
    flow.line("第4条 其他", gap=2)
    duties(flow, rng, 6, 1, "4.{0}")
    signed_below(flow, c, {"supplier": "权利人", "receiver": "使用人"})
    return flow.pages


def _yuan(amount: Decimal | None) -> str:
    return BLANK if amount is None else f"人民币{amount:,.2f}元"


def two_languages(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """Headings and labels in English and Chinese, the text in Chinese, signatures in a table."""
    c = contract_facts(facts, subtype, rng)
    flow = pages_of(rng, 10.5)
    english = {
        "transfer": "PATENT ASSIGNMENT AGREEMENT",
        "licence": "PATENT LICENSE AGREEMENT",
        "equity": "PATENT CONTRIBUTION AGREEMENT",
        "pledge": "PATENT PLEDGE AGREEMENT",
    }[subtype]
    sides = {
        "transfer": ("Assignor / 让渡方", "Assignee / 承继方"),
        "licence": ("Licensor / 许可方", "Licensee / 被许可方"),
        "equity": ("Contributor / 出资方", "Company / 目标公司"),
        "pledge": ("Pledgor / 出质人", "Pledgee / 质权人"),
    }[subtype]
    headline(flow, c.heading(), 18, gap=2)
    flow.line(english, Ink(flow.ink.font, 12), align="center", gap=10)
    flow.para(["Contract No. 合同编号：", c.contract_number()], indent=0)
    flow.para(["Effective Date 签订日期：", c.signed()], indent=0)
    for party, role, side in (("Party A 甲方", "supplier", sides[0]), ("Party B 乙方", "receiver", sides[1])):
        signatory = c.supplier if role == "supplier" else c.receiver
        flow.para([f"{party}（{side}）：", c.names(role)], indent=0)
        flow.para(["USCC 统一社会信用代码：", c.code(role)], indent=0)
        flow.para(f"Address 地址：{signatory.address or ''}", indent=0)
        flow.para(
            f"Tel 电话：{signatory.phone or ''}　Legal Representative 法定代表人：{signatory.legal or ''}", indent=0
        )
    flow.skip(6)
    flow.line("1. SUBJECT PATENTS 标的专利", gap=2)
    for place in range(len(c.patents)):
        flow.para([f"({place + 1}) ", c.patent_title(place), "　Patent No. ", c.patent(place)])
    flow.line("2. GRANT 权利安排", gap=2)
    flow.para(_grant(c))
    flow.line("3. CONSIDERATION 对价", gap=2)
    flow.para(["Total Price 总价：", *c.figures(rng.choice(("RMB ", "¥"))), "；in words 大写：", c.in_words(), "。"])
    flow.para("Payment 付款：乙方应在收到甲方开具的增值税发票后三十日内以银行转账方式支付。")
    flow.line("4. GENERAL 一般条款", gap=2)
    duties(flow, rng, 6, 1, "4.{0}")
    flow.need(150)
    flow.skip(10)
    rows: list[list[Cell | str]] = [[Cell("Party A 甲方", align="center"), Cell("Party B 乙方", align="center")]]
    rows.append(
        [Cell(["For and on behalf of\n", *c.names("supplier")]), Cell(["For and on behalf of\n", *c.names("receiver")])]
    )
    rows.append([Cell("Signature & Seal 签章："), Cell("Signature & Seal 签章：")])
    flow.grid((0.5, 0.5), rows, TableStyle(flow.ink, (80, 80, 80), 0.5, row=44, pad=6))
    return flow.pages


def _grant(c: ContractFacts) -> Content:
    texts: dict[str, Pieces] = {
        "transfer": ["甲方将标的专利的所有权及一切相关权益让渡于乙方，自国家知识产权局登记之日起生效。"],
        "licence": ["甲方授予乙方", c.licence(), "，期限为", c.start(), "至", c.end(), "。"],
        "equity": ["甲方以标的专利作价，认缴乙方新增注册资本，乙方应在登记完成后办理工商变更。"],
        "pledge": ["甲方以标的专利为乙方的债权提供质押担保，主债权期限为", c.start(), "至", c.end(), "。"],
    }
    return texts[c.subtype]
