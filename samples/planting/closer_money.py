"""Discrepancies closer to honest rows, in papers of money: one yuan, one relative, one payment for two."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from samples import evidence, money, numbers
from samples.deals import Paper, Period, draw_deal, rows_of
from samples.planting.tools import one

if TYPE_CHECKING:
    from collections.abc import Callable

    from samples.deals import Deal, Row
    from samples.world import World

    Plant = Callable[[Deal, World], list[Row]]


def invoice_off(amount: str) -> Plant:
    """The invoice is over so many yuan more than was received."""

    def plant(deal: Deal, _: World) -> list[Row]:
        old = one(deal, "invoice")
        deal.papers[deal.papers.index(old)] = money.invoice(deal, deal.received + Decimal(amount))
        return deal.rows

    return plant


def invoice_party(role: str, what: str) -> Plant:
    """One side of the invoice is a look-alike, or its representative."""

    def plant(deal: Deal, world: World) -> list[Row]:
        party = deal.supplier if role == "seller" else deal.receiver
        other = world.look_alike(party)
        name, code = (other.name, other.code) if what == "look-alike" else (party.representative, "")
        one(deal, "invoice").facts |= {role: name, f"{role}_code": code}
        return deal.rows

    return plant


def reversed_in_part(deal: Deal, _: World) -> list[Row]:
    """A red invoice takes half of the blue one back."""
    blue = one(deal, "invoice")
    red = money.invoice(deal, (deal.received / 2).quantize(Decimal(1)))
    facts = red.facts
    for name in ("net_amount", "tax_amount", "total_amount"):
        facts[name] = None if facts[name] is None else -facts[name]
    facts["items"] = [
        {**item, **{key: None if item[key] is None else -item[key] for key in ("net_amount", "tax_amount")}}
        for item in facts["items"]
    ]
    facts |= {"reversed": True, "issued_on": blue.facts["issued_on"] + timedelta(days=10)}
    facts |= {"original_number": blue.facts["invoice_number"], "original_code": blue.facts.get("invoice_code")}
    if red.subtype == "digital":
        province = deal.supplier.city.province
        facts["invoice_number"] = numbers.digital_invoice_number(deal.rng, facts["issued_on"], province)
    facts.pop("remark", None)
    deal.papers.append(red)
    return deal.rows


def invoice_twice(deal: Deal, _: World) -> list[Row]:
    """One invoice over half the money, submitted twice in the place of two."""
    first, second = deal.of_kind("invoice")
    half = money.invoice(deal, (deal.received / 2).quantize(Decimal("0.01")))
    deal.papers[deal.papers.index(first)] = half
    deal.papers[deal.papers.index(second)] = Paper(half.kind, half.subtype, half.facts, half.seed)
    return deal.rows


def invoice_number_again(deal: Deal, _: World) -> list[Row]:
    """Two invoices over different amounts bear one number."""
    first, second = deal.of_kind("invoice")
    for name in ("invoice_number", "invoice_code", "issued_on"):
        second.facts[name] = first.facts.get(name)
    second.subtype = first.subtype
    return deal.rows


def invoice_item(*items: str) -> Plant:
    """The invoice is for something else."""

    def plant(deal: Deal, _: World) -> list[Row]:
        facts = one(deal, "invoice").facts
        facts["items"] = [{**facts["items"][0], "name": deal.rng.choice(items)}]
        facts["remark"] = None
        return deal.rows

    return plant


def invoice_without_tax(deal: Deal, _: World) -> list[Row]:
    """价税合计 is the net amount alone, in figures and words: the tax was left out."""
    facts = one(deal, "invoice").facts
    facts["total_amount"] = facts["net_amount"]
    return deal.rows


def slip_off(amount: str) -> Plant:
    """The slip is over so many yuan more than claimed."""

    def plant(deal: Deal, _: World) -> list[Row]:
        one(deal, "bank_slip").facts["amount"] = deal.received + Decimal(amount)
        return deal.rows

    return plant


def slip_tenth(deal: Deal, _: World) -> list[Row]:
    """The slip is over a tenth of what is claimed, in figures and words."""
    one(deal, "bank_slip").facts["amount"] = (deal.received / 10).quantize(Decimal("0.01"))
    return deal.rows


def paid_by(who: str) -> Plant:
    """The representative, a subsidiary or the supplier itself pays."""

    def plant(deal: Deal, _: World) -> list[Row]:
        facts = one(deal, "bank_slip").facts
        match who:
            case "representative":
                facts |= {"payer": deal.receiver.representative, "payer_account": numbers.digits(deal.rng, 19)}
            case "subsidiary":
                facts["payer"] = deal.receiver.name.replace("有限公司", "", 1) + "贸易有限公司"
            case _:
                names = ("payer", "payee"), ("payer_account", "payee_account"), ("payer_bank", "payee_bank")
                for own, other in names:
                    facts[own], facts[other] = facts[other], facts[own]
        return deal.rows

    return plant


def both_sides_claimed(deal: Deal, _: World) -> list[Row]:
    """One payment on the slips of both sides is claimed as two."""
    slip = one(deal, "bank_slip")
    half = (deal.received / 2).quantize(Decimal("0.01"))
    slip.subtype, slip.facts["amount"] = "payment", half
    twin = Paper("bank_slip", "receipt", deepcopy(slip.facts), deal.rng.randrange(2**31))
    deal.papers.append(twin)
    deal.rows[0].received_amount = deal.received = half * 2
    return deal.rows


def both_sides_without_number(deal: Deal, _: World) -> list[Row]:
    """One payment on two slips of which neither bears a number is claimed as two."""
    both_sides_claimed(deal, _)
    for slip in deal.of_kind("bank_slip"):
        slip.facts |= {"serial_number": None}
    return deal.rows


def order_among_slips(deal: Deal, _: World) -> list[Row]:
    """Of two instalments one is shown by an order only."""
    deal.of_kind("bank_slip")[1].subtype = "order"
    return deal.rows


def purpose(*words: str) -> Plant:
    """The slip names another purpose."""

    def plant(deal: Deal, _: World) -> list[Row]:
        slip = one(deal, "bank_slip")
        slip.facts |= {"purpose": deal.rng.choice(words), "remark": None}
        slip.must = ("purpose",)
        return deal.rows

    return plant


def purpose_of_another_patent(deal: Deal, world: World) -> list[Row]:
    """The slip pays for a patent that no row claims."""
    number = world.patent(deal.signed_on).number
    return purpose(f"ZL{number}专利转让费", f"付专利{number}转让款")(deal, world)


def slip_for_two(deal: Deal, world: World) -> list[Row]:
    """One slip over the price of one contract lies with two of one price and the same parties."""
    period = Period(deal.recorded_on, deal.recorded_on + timedelta(days=20))
    other = draw_deal(world, deal.terms, period, suppliers=deal.suppliers, receiver=deal.receiver)
    other.total, other.received, other.shares = deal.total, deal.received, list(deal.shares)
    other.rows, other.papers = rows_of(other), evidence.papers_of(other)
    facts = one(deal, "bank_slip").facts
    facts["paid_on"] = max(facts["paid_on"], other.signed_on + timedelta(days=1))
    old = one(other, "bank_slip")
    slip = one(deal, "bank_slip")
    other.papers[other.papers.index(old)] = Paper(slip.kind, slip.subtype, slip.facts, slip.seed)
    deal.absorb(other)
    return deal.rows


def coded(deal: Deal) -> None:
    """Honest: the QR code of the invoice carries what the print says."""
    facts = one(deal, "invoice").facts
    facts["check_code"] = numbers.digits(deal.rng, 20)
    parts = ("01", "10", facts["invoice_code"], facts["invoice_number"], str(facts["net_amount"]))
    facts["qr"] = ",".join((*parts, f"{facts['issued_on']:%Y%m%d}", facts["check_code"], "5A1F", ""))
    facts["special"] = False
