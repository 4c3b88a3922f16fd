"""Contracts written from the buyer's side, with an agent as a third party, and with co-owners in lines of their own."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal

from samples.papers.canvas import PageCanvas
from samples.papers.contract_facts import BLANK, ContractFacts, Pieces, contract_facts, write_amount
from samples.papers.facts import Facts
from samples.papers.flow import Flow
from samples.papers.unseen.contract_words import duties, headline, pages_of, reach, seal_over, signed_below

CENT = Decimal("0.01")


def _listed(c: ContractFacts, form: str = "《{}》") -> Pieces:
    """The patents in a sentence: title and number of each."""
    found: Pieces = []
    for place in range(len(c.patents)):
        found += ["，以及" if place else "", form.format(c.patent_title(place)), "（专利号", c.patent(place), "）"]
    return found or [BLANK]


def bought(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """甲方 buys: a deposit, a price with its tax taken apart, a balance and a penalty all stand beside the total."""
    c = contract_facts(facts, subtype, rng)
    flow = pages_of(rng, 11.5)
    headline(flow, c.heading(), 18)
    flow.line(["协议编号：", c.contract_number()], align="right", gap=8)
    licence = subtype == "licence"
    flow.para(["甲方（", "使用方" if licence else "购买方", "）：", c.names("receiver")], indent=0)
    flow.para(["纳税人识别号：", c.code("receiver"), f"；{reach(c.receiver)}"], indent=0)
    flow.para(["乙方（", "权利方" if licence else "出售方", "）：", c.names("supplier")], indent=0)
    flow.para(["纳税人识别号：", c.code("supplier"), f"；{reach(c.supplier)}"], indent=0)
    flow.skip(6)
    verb = "授权甲方使用" if licence else "出售给甲方"
    flow.para(["一、乙方将其名下的专利", *_listed(c), f"{verb}，甲方愿意按本协议约定取得相应权利。"], indent=0)
    if licence:
        flow.para(["授权方式：", c.licence(), "；授权期间：", c.start(), "至", c.end(), "。"])
    flow.para(["二、协议价款（含增值税）合计人民币", *c.figures(), "，即人民币", c.in_words(), "。", _tax(c)], indent=0)
    flow.para(f"三、{_stages(c)}", indent=0)
    penalty = _part(c, Decimal("0.2"))
    flow.para(
        f"四、甲方逾期付款的，每日按未付部分的千分之一支付违约金；乙方不配合变更登记的，应当支付违约金{penalty}。",
        indent=0,
    )
    duties(flow, rng, 5, 5, "{1}、")
    side = c.supplier
    if side.bank:
        flow.para(
            f"乙方收款信息：户名{side.names[0] if side.names else ''}，开户行{side.bank}，账号{side.account}。",
            indent=0,
        )
    signed_below(flow, c, {"receiver": "甲方", "supplier": "乙方"})
    return flow.pages


def _part(c: ContractFacts, share: Decimal) -> str:
    if c.total is None:
        return BLANK
    return write_amount((c.total * share).quantize(CENT, ROUND_HALF_UP), "元", c.rng, "")


def _tax(c: ContractFacts) -> str:
    if c.total is None:
        return ""
    net = (c.total / Decimal("1.06")).quantize(CENT, ROUND_HALF_UP)
    return f"其中不含税价款{net:,.2f}元，增值税税额{c.total - net:,.2f}元（税率6%）。"


def _stages(c: ContractFacts) -> str:
    first = f"甲方于本协议签署后五日内支付定金{_part(c, Decimal('0.2'))}"
    return f"{first}，变更登记或者备案完成后十日内支付余款{_part(c, Decimal('0.8'))}；定金在支付余款时抵作价款。"


def with_agent(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """A contract of three: 甲方 the owner, 乙方 who takes it over, 丙方 the agent with a commission of its own."""
    c = contract_facts(facts, subtype, rng)
    agent = facts.firm()
    flow = pages_of(rng, 11)
    headline(flow, c.heading(), 20, gap=6)
    flow.line("（三方）", align="center", gap=10)
    flow.para(["合同号：", c.contract_number()], indent=0)
    flow.para(["甲方（专利权人）：", c.names("supplier")], indent=0)
    flow.para(reach(c.supplier), indent=0)
    flow.para(["乙方（专利承接方）：", c.names("receiver")], indent=0)
    flow.para(reach(c.receiver), indent=0)
    flow.para(f"丙方（技术经纪机构）：{agent.name}", indent=0)
    flow.para(f"统一社会信用代码：{agent.code}；电话：{agent.phone}", indent=0)
    flow.skip(8)
    flow.para("1  交易标的")
    flow.para(["1.1  经丙方居间撮合，甲方同意把", *_listed(c, "“{}”"), "的专利权全部移转至乙方名下。"])
    flow.para("1.2  丙方负责尽职调查、报价磋商以及变更手续的代办，不取得标的专利的任何权利。")
    flow.para("2  对价")
    flow.para(["2.1  乙方向甲方支付的对价为", *c.figures("¥"), "（大写金额", c.in_words(), "）。"])
    flow.para(f"2.2  居间服务费由甲方另行负担，金额为{_part(c, Decimal('0.05'))}，不计入前款对价。")
    flow.para(f"2.3  乙方应在签约当日向丙方监管账户缴存履约保证金{_part(c, Decimal('0.1'))}，登记完成后无息退还。")
    if c.instalments:
        flow.para(
            "2.4  对价分期支付："
            + "；".join(
                f"第{place}笔{write_amount(item, c.unit, rng, '')}" for place, item in enumerate(c.instalments, start=1)
            )
            + "。"
        )
    flow.para("3  其他约定")
    duties(flow, rng, 6, 1, "3.{0}")
    flow.need(170)
    flow.skip(24)
    third = flow.width / 3
    top = flow.y
    for place, (title, content, side) in enumerate(
        (
            ("甲方", c.names("supplier"), c.supplier),
            ("乙方", c.names("receiver"), c.receiver),
            ("丙方", agent.name, None),
        )
    ):
        x = flow.margin + place * third
        y = flow.page.paragraph(x, top, third - 10, [f"{title}盖章：", content], flow.ink, leading=1.5)
        if side:
            seal_over(flow, c, side, x + third * 0.5, top + 30)
        flow.page.paragraph(x, y + 40, third - 10, ["", c.signed()] if side else c.signed(), flow.ink)
    flow.y = top + 130
    return flow.pages


def co_owned(facts: Facts, subtype: str, rng: random.Random) -> list[PageCanvas]:
    """出让人一, 出让人二, each on a line with a code of its own; shares of the price in a sentence."""
    given = dict(facts.given)
    if "supplier" not in given:
        given["supplier"] = f"{facts.university().name}、{facts.firm().name}"
    c = contract_facts(Facts(given, rng), subtype, rng)
    flow = pages_of(rng, 11.5)
    headline(flow, c.heading(), 19)
    flow.line(["编号　", c.contract_number()], align="center", gap=10)
    _owners(flow, c)
    flow.para(["受让人：", c.names("receiver")], indent=0)
    flow.para(["统一社会信用代码：", c.code("receiver"), "　法定代表人：", c.receiver.legal or ""], indent=0)
    flow.skip(8)
    flow.para(["出让人共同拥有", *_listed(c), "的专利权，现一致同意整体出让，受让人同意受让。各方约定如下："])
    flow.para(
        [
            "第一，转让价金定为",
            *c.figures(),
            "（",
            c.in_words(),
            "），由受让人一次性付至出让人一的账户，出让人内部如何分配与受让人无关。",
        ]
    )
    if len(c.supplier.names) > 1 and c.total is not None:
        flow.para(f"出让人内部分配：出让人一得{_part(c, Decimal('0.7'))}，出让人二得{_part(c, Decimal('0.3'))}。")
    flow.para("第二，任何一名出让人均不得单独处分标的专利；受让人取得的是完整、不可分割的专利权。")
    for word, sentence in zip(("第三", "第四", "第五", "第六"), rng.sample(_NEUTRAL, 4), strict=True):
        flow.para(f"{word}，{sentence}")
    flow.para(["本合同于", c.signed(), "由各方在", c.place, "签字盖章。"])
    signed_below(flow, c, {"supplier": "出让人", "receiver": "受让人"}, dated=False)
    return flow.pages


def _owners(flow: Flow, c: ContractFacts) -> None:
    """A line for each owner."""
    names = c.names("supplier")
    own = [name for name in names if not isinstance(name, str)] or names[:1]
    for place, name in enumerate(own):
        label = f"出让人{'一二三四五'[place]}：" if len(own) > 1 else "出让人："
        flow.para([label, name], indent=0)
        if not place:
            flow.para(["统一社会信用代码：", c.code("supplier"), "　法定代表人：", c.supplier.legal or ""], indent=0)


_NEUTRAL = (
    "出让人应自收款之日起七日内交付专利证书原件及全部技术文档。",
    "变更登记由受让人办理，官费和代理费由受让人支付。",
    "登记完成以前，出让人不得再许可他人实施该专利。",
    "专利权在登记完成之后被宣告无效的，价金不予返还，但出让人有恶意的除外。",
    "各方往来通知以首部载明的地址为准。",
)
