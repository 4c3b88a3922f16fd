"""Discrepancies in invoices and bank slips. Each function returns the rows that are then untrue."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from samples import evidence, money, numbers
from samples.deals import Paper, Period, draw_deal, rows_of
from samples.planting.tools import one, swapped
from samples.words import amount_in_words
from samples.world import PartyKind

if TYPE_CHECKING:
    from samples.deals import Deal, Row
    from samples.world import World


def wrong_buyer(deal: Deal, world: World) -> list[Row]:
    """The invoice is made out to another firm."""
    other = world.party(PartyKind.FIRM)
    one(deal, "invoice").facts |= {"buyer": other.name, "buyer_code": other.code}
    return deal.rows


def wrong_seller(deal: Deal, world: World) -> list[Row]:
    """Another firm wrote the invoice."""
    other = world.party(PartyKind.FIRM)
    one(deal, "invoice").facts |= {"seller": other.name, "seller_code": other.code}
    return deal.rows


def invoice_words(deal: Deal, _: World) -> list[Row]:
    """价税合计 in words is another amount than in figures."""
    total = one(deal, "invoice").facts["total_amount"]
    one(deal, "invoice").facts["total_in_words"] = amount_in_words(swapped(total)).replace("元", "圆")
    return deal.rows


def invoice_sum(deal: Deal, _: World) -> list[Row]:
    """Net and tax do not add up to the total."""
    facts = one(deal, "invoice").facts
    net = facts["net_amount"] - Decimal(1_000)
    facts["net_amount"] = net
    facts["items"] = [{**facts["items"][0], "net_amount": net}]
    return deal.rows


def invoice_code(deal: Deal, _: World) -> list[Row]:
    """The QR code carries another amount than the print."""
    paper = one(deal, "invoice")
    facts = paper.facts
    facts["check_code"] = numbers.digits(deal.rng, 20)
    parts = ("01", "10", facts["invoice_code"], facts["invoice_number"], str(facts["net_amount"] + Decimal(10_000)))
    facts["qr"] = ",".join((*parts, f"{facts['issued_on']:%Y%m%d}", facts["check_code"], "5A1F", ""))
    facts["special"] = False
    paper.must = ("check_code", "net_amount")
    return deal.rows


def invoice_year(deal: Deal, _: World) -> list[Row]:
    """The 20-digit number begins with another year than that of issue."""
    facts = one(deal, "invoice").facts
    year = facts["issued_on"].year % 100
    facts["invoice_number"] = f"{year + 1:02d}{facts['invoice_number'][2:]}"
    return deal.rows


def invoice_service(deal: Deal, _: World) -> list[Row]:
    """The invoice is for 服务费 only."""
    facts = one(deal, "invoice").facts
    facts["items"] = [{**facts["items"][0], "name": deal.rng.choice(("*现代服务*服务费", "*信息技术服务*技术服务费"))}]
    facts["remark"] = None
    return deal.rows


def invoice_short(deal: Deal, _: World) -> list[Row]:
    """The invoice covers half of what was received."""
    old = one(deal, "invoice")
    half = (deal.received / 2).quantize(Decimal(1))
    deal.papers[deal.papers.index(old)] = money.invoice(deal, half)
    return deal.rows


def invoice_reversed(deal: Deal, _: World) -> list[Row]:
    """A red invoice takes the blue one back."""
    blue = one(deal, "invoice")
    facts = deepcopy(blue.facts)
    for name in ("net_amount", "tax_amount", "total_amount"):
        facts[name] = None if facts[name] is None else -facts[name]
    facts["items"] = [
        {**item, **{key: None if item[key] is None else -item[key] for key in ("net_amount", "tax_amount")}}
        for item in facts["items"]
    ]
    issued_on = facts["issued_on"] + timedelta(days=12)
    province = deal.supplier.city.province
    facts |= {"issued_on": issued_on, "reversed": True, "original_number": facts["invoice_number"]}
    if blue.subtype == "digital":
        facts["invoice_number"] = numbers.digital_invoice_number(deal.rng, issued_on, province)
    else:
        facts["invoice_number"] = f"{deal.rng.randrange(100_000, 89_999_999):08d}"
        facts["original_code"] = facts["invoice_code"]
    del facts["remark"]
    deal.papers.append(deal.paper("invoice", blue.subtype, facts))
    return deal.rows


def invoice_void(deal: Deal, _: World) -> list[Row]:
    """The invoice is marked 作废."""
    paper = one(deal, "invoice")
    paper.facts["void"] = "作废"
    paper.must = ("void",)
    return deal.rows


def invoice_shared(deal: Deal, world: World) -> list[Row]:
    """Two contracts of the same parties and price, one invoice for both."""
    period = Period(deal.recorded_on, deal.recorded_on + timedelta(days=20))
    other = draw_deal(world, deal.terms, period, suppliers=deal.suppliers, receiver=deal.receiver)
    other.total, other.received, other.shares = deal.total, deal.received, list(deal.shares)
    other.rows, other.papers = rows_of(other), evidence.papers_of(other)
    other.drop("invoice")
    facts = one(deal, "invoice").facts
    facts["remark"] = None
    facts["issued_on"] = max(facts["issued_on"], other.signed_on + timedelta(days=2))
    deal.absorb(other)
    return deal.rows


def third_party_payer(deal: Deal, world: World) -> list[Row]:
    """A person pays, not the receiver."""
    paper = one(deal, "bank_slip")
    party = world.party(PartyKind.PERSON)
    paper.facts |= {"payer": party.name, "payer_account": party.account.number, "payer_bank": party.account.branch}
    return deal.rows


def other_payee(deal: Deal, world: World) -> list[Row]:
    """The money goes to another organisation than the supplier."""
    paper = one(deal, "bank_slip")
    party = world.party(PartyKind.INSTITUTE)
    paper.facts |= {"payee": party.name, "payee_account": party.account.number, "payee_bank": party.account.branch}
    return deal.rows


def slip_words(deal: Deal, _: World) -> list[Row]:
    """The slip's words say another amount than its figures."""
    facts = one(deal, "bank_slip").facts
    facts["amount_in_words"] = amount_in_words(swapped(facts["amount"]))
    one(deal, "bank_slip").must = ("amount", "amount_in_words")
    return deal.rows


def slip_short(deal: Deal, _: World) -> list[Row]:
    """The slip is over less than claimed."""
    facts = one(deal, "bank_slip").facts
    facts["amount"] = deal.received - min(Decimal(10_000), (deal.received / 4).quantize(Decimal(1)))
    return deal.rows


def slip_twice(deal: Deal, _: World) -> list[Row]:
    """One slip over half the money, submitted twice in the place of two slips."""
    first, second = deal.of_kind("bank_slip")
    half = (deal.received / 2).quantize(Decimal("0.01"))
    first.facts["amount"] = half
    deal.papers[deal.papers.index(second)] = Paper(first.kind, first.subtype, first.facts, first.seed)
    return deal.rows


def order_only(deal: Deal, _: World) -> list[Row]:
    """An instruction to pay (电子回执), no proof of payment."""
    one(deal, "bank_slip").subtype = "order"
    return deal.rows
