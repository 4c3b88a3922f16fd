"""Papers of money that agree with the list in parties and amount, and prove it all the same not."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from samples import evidence, numbers
from samples.deals import Period, draw_deal, rows_of
from samples.planting.tools import one

if TYPE_CHECKING:
    from samples.deals import Deal, Row
    from samples.world import World


def _purpose(deal: Deal, *words: str) -> list[Row]:
    slip = one(deal, "bank_slip")
    slip.facts |= {"purpose": deal.rng.choice(words), "remark": None}
    slip.must = ("purpose",)
    return deal.rows


def refund(deal: Deal, _: World) -> list[Row]:
    """The slip says that money is given back."""
    return _purpose(deal, "退款", "退还款项", "退专利转让费")


def goods(deal: Deal, _: World) -> list[Row]:
    """The slip pays for goods, rent, a loan."""
    return _purpose(deal, "货款", "设备款", "往来款", "借款", "保证金", "股权转让款", "商标转让费", "专利年费")


def undone(deal: Deal, _: World) -> list[Row]:
    """The slip says that the payment was undone."""
    return _purpose(deal, "冲正", "退汇", "抹账", "交易失败冲正")


def cites_another_contract(deal: Deal, _: World) -> list[Row]:
    """The slip pays under the number of another contract."""
    one(deal, "contract").must = ("contract_number",)
    return _purpose(deal, "合同编号XSHT-2019-7788", "付合同号：HT20197788尾款")


def paid_in_the_future(deal: Deal, _: World) -> list[Row]:
    """The slip is dated years after anybody could hand it in."""
    one(deal, "bank_slip").facts["paid_on"] = date(2031, 3, 4) + timedelta(days=deal.rng.randrange(300))
    return deal.rows


def paid_long_after(deal: Deal, _: World) -> list[Row]:
    """The slip is dated years after the programme's last day."""
    one(deal, "bank_slip").facts["paid_on"] = date(2024, 3, 4) + timedelta(days=deal.rng.randrange(300))
    return deal.rows


def paid_long_before(deal: Deal, _: World) -> list[Row]:
    """The slip is dated years before the contract."""
    one(deal, "bank_slip").facts["paid_on"] = deal.signed_on - timedelta(days=700 + deal.rng.randrange(300))
    return deal.rows


def one_account(deal: Deal, _: World) -> list[Row]:
    """Payer and payee have one account."""
    slip = one(deal, "bank_slip")
    slip.facts["payee_account"] = slip.facts["payer_account"]
    slip.must = ("payee_account", "payer_account")
    return deal.rows


def unclaimed_payment(deal: Deal, _: World) -> list[Row]:
    """The list says that nothing was received, the papers show the whole price."""
    deal.rows[0].received_amount = Decimal(0)
    return deal.rows


def branch_bought(deal: Deal, world: World) -> list[Row]:
    """The invoice is made out to a branch of the receiver."""
    one(deal, "invoice").facts["buyer"] = f"{deal.receiver.name}{world.rng.choice(('上海', '成都', '深圳'))}分公司"
    return deal.rows


def company_paid(deal: Deal, world: World) -> list[Row]:
    """The money goes to the supplier's transfer company."""
    tail = world.rng.choice(("技术转移有限公司", "资产经营有限公司", "教育基金会"))
    one(deal, "bank_slip").facts["payee"] = f"{deal.supplier.name}{tail}"
    return deal.rows


def invoiced_long_after(deal: Deal, _: World) -> list[Row]:
    """The invoice is dated years after the programme's last day."""
    one(deal, "invoice").facts["issued_on"] = date(2024, 3, 4) + timedelta(days=deal.rng.randrange(300))
    return deal.rows


def for_services_mostly(deal: Deal, _: World) -> list[Row]:
    """One item of a few yuan names the patent, another the rest for advice."""
    facts = one(deal, "invoice").facts
    item, net = facts["items"][0], facts["net_amount"]
    other = deal.rng.choice(("*现代服务*咨询费", "*鉴证咨询服务*管理咨询费", "*信息技术服务*软件开发费"))
    rest = {**item, "name": other, "net_amount": net - Decimal(1)}
    if item["tax_amount"] is None:
        facts["items"] = [{**item, "net_amount": Decimal(1)}, rest]
    else:
        cent = Decimal("0.06")
        facts["items"] = [
            {**item, "net_amount": Decimal(1), "tax_amount": cent},
            {**rest, "tax_amount": item["tax_amount"] - cent},
        ]
    return deal.rows


def for_another_right(deal: Deal, _: World) -> list[Row]:
    """The invoice is for a trade mark, a copyright, shares."""
    facts = one(deal, "invoice").facts
    name = deal.rng.choice(
        ("*无形资产*商标转让费", "*无形资产*软件著作权转让费", "*金融商品*股权转让款", "*研发服务*专利导航费")
    )
    facts["items"] = [{**facts["items"][0], "name": name}]
    facts["remark"] = None
    return deal.rows


def red_without_parties(deal: Deal, _: World) -> list[Row]:
    """A red invoice takes the blue one back; whose it is is not printed on it, only the number of the blue one."""
    blue = one(deal, "invoice")
    facts = deepcopy(blue.facts)
    facts |= {
        name: None if facts[name] is None else -facts[name] for name in ("net_amount", "tax_amount", "total_amount")
    }
    facts["items"] = [
        {**item, **{key: None if item[key] is None else -item[key] for key in ("net_amount", "tax_amount")}}
        for item in facts["items"]
    ]
    parts = ("", "_code", "_address_phone", "_bank_account")
    facts |= dict.fromkeys((f"{role}{part}" for role in ("buyer", "seller") for part in parts), "")
    facts |= {"issued_on": facts["issued_on"] + timedelta(days=9), "reversed": True}
    facts |= {"original_number": facts["invoice_number"], "original_code": facts.get("invoice_code")}
    facts["invoice_number"] = f"{deal.rng.randrange(100_000, 89_999_999):08d}"
    del facts["remark"]
    deal.papers.append(deal.paper("invoice", blue.subtype, facts))
    return deal.rows


def slip_copied(deal: Deal, world: World) -> list[Row]:
    """One payment is shown for two contracts of one price, on two prints that bear no number."""
    other = _of_one_price(deal, world)
    facts = one(deal, "bank_slip").facts
    facts |= {"serial_number": None, "receipt_number": None}
    facts["paid_on"] = max(facts["paid_on"], other.signed_on + timedelta(days=2))
    one(other, "bank_slip").facts = deepcopy(facts)
    one(other, "bank_slip").subtype = one(deal, "bank_slip").subtype
    deal.absorb(other)
    return deal.rows


def serial_again(deal: Deal, world: World) -> list[Row]:
    """Two slips of the same parties over different amounts bear one serial number."""
    period = Period(deal.recorded_on, deal.recorded_on + timedelta(days=20))
    other = draw_deal(world, deal.terms, period, suppliers=deal.suppliers, receiver=deal.receiver)
    other.total = other.received = deal.total + Decimal(7_000)
    other.shares = [other.total]
    other.rows, other.papers = rows_of(other), evidence.papers_of(other)
    serial = f"HD{numbers.digits(deal.rng, 14)}"
    for paper in (one(deal, "bank_slip"), one(other, "bank_slip")):
        paper.facts |= {"serial_number": serial, "receipt_number": serial}
        paper.must = ("serial_number",)
    deal.absorb(other)
    return deal.rows


def _of_one_price(deal: Deal, world: World) -> Deal:
    """Another deal of the same parties and price, with papers of its own."""
    period = Period(deal.recorded_on, deal.recorded_on + timedelta(days=20))
    other = draw_deal(world, deal.terms, period, suppliers=deal.suppliers, receiver=deal.receiver)
    other.total, other.received, other.shares = deal.total, deal.received, list(deal.shares)
    other.rows, other.papers = rows_of(other), evidence.papers_of(other)
    return other
