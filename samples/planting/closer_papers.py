"""Discrepancies closer to honest rows, in records and papers of money: one co-owner, one yuan, one relative."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from samples import evidence, money, numbers
from samples.deals import Mode, Paper, Period, Terms, draw_deal, rows_of
from samples.planting.closer import next_patent
from samples.planting.tools import one
from samples.world import PartyKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from samples.deals import Deal, Row
    from samples.world import World

    Plant = Callable[[Deal, World], list[Row]]


def record_lacks_owner(deal: Deal, _: World) -> list[Row]:
    """Of two owners one stands in the record."""
    one(deal, "registration").facts["from_parties"] = [deal.supplier.name]
    return deal.rows


def record_has_co_receiver(deal: Deal, world: World) -> list[Row]:
    """The record goes to the receiver and a second firm."""
    one(deal, "registration").facts["to_parties"] = [deal.receiver.name, world.party(PartyKind.FIRM).name]
    return deal.rows


def record_supplier_look_alike(deal: Deal, world: World) -> list[Row]:
    """An organisation of nearly the supplier's name stands in the record."""
    one(deal, "registration").facts["from_parties"] = [world.look_alike(deal.supplier).name]
    return deal.rows


def record_of_next_number(deal: Deal, _: World) -> list[Row]:
    """The record is of the patent with the next number."""
    one(deal, "registration").facts["patent_numbers"] = [next_patent(deal.patents[0]).number]
    return deal.rows


def address_only(deal: Deal, _: World) -> list[Row]:
    """The notice changes the receiver's address, not the owner."""
    old = one(deal, "registration")
    facts = {key: old.facts[key] for key in ("patent_numbers", "titles", "recorded_on", "to_parties")}
    facts |= {"change": "address", "from_parties": list(old.facts["to_parties"])}
    deal.papers[deal.papers.index(old)] = deal.paper("registration", "change_notice", facts)
    return deal.rows


def withdrawn(deal: Deal, _: World) -> list[Row]:
    """The notice agrees to the withdrawal of the request."""
    one(deal, "registration").facts["withdrawn"] = True
    return deal.rows


def pledge_for_licence(deal: Deal, _: World) -> list[Row]:
    """The row claims a licence, the record is of a pledge."""
    record = one(deal, "registration")
    record.subtype = "pledge_notice"
    record.facts["record_number"] = "Y" + record.facts["record_number"][1:]
    record.facts.pop("licence_type", None)
    return deal.rows


def returned_after_years(deal: Deal, _: World) -> list[Row]:
    """The patent goes back to the supplier after two years."""
    day = deal.recorded_on + timedelta(days=700)
    record = evidence.transfer_record(deal, deal.patents[0], before=[deal.receiver], after=deal.supplier, day=day)
    deal.papers.append(record)
    return deal.rows


def sold_on_next_day(deal: Deal, world: World) -> list[Row]:
    """The receiver sells the patent on the next day."""
    third, day = world.party(PartyKind.FIRM), deal.recorded_on + timedelta(days=1)
    deal.papers.append(evidence.transfer_record(deal, deal.patents[0], before=[deal.receiver], after=third, day=day))
    return deal.rows


def one_record_number(deal: Deal, world: World) -> list[Row]:
    """Two licences of two licensees bear one 备案号."""
    period = Period(deal.recorded_on, deal.recorded_on + timedelta(days=20))
    other = draw_deal(world, deal.terms, period, suppliers=deal.suppliers)
    other.rows, other.papers = rows_of(other), evidence.papers_of(other)
    one(other, "registration").facts["record_number"] = one(deal, "registration").facts["record_number"]
    for paper in (one(deal, "registration"), one(other, "registration")):
        paper.must = ("record_number",)
    deal.absorb(other)
    return deal.rows


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


def inventor_of_the_receiver(deal: Deal, _: World) -> list[Row]:
    """The supplier is the person who represents the receiver: all papers agree."""
    name = one(deal, "contract").facts["receiver_legal"]
    for row in deal.rows:
        row.supplier = name
    roles = {"registration": "from_parties", "contract": "supplier", "invoice": "seller", "bank_slip": "payee"}
    for paper in deal.papers:
        if role := roles.get(paper.kind):
            paper.facts[role] = [name] if role == "from_parties" else name
    blank = ("supplier_code", "supplier_legal", "supplier_phone", "supplier_address")
    one(deal, "contract").facts |= dict.fromkeys(blank, "")
    one(deal, "invoice").facts["seller_code"] = ""
    return deal.rows


def coded(deal: Deal) -> None:
    """Honest: the QR code of the invoice carries what the print says."""
    facts = one(deal, "invoice").facts
    facts["check_code"] = numbers.digits(deal.rng, 20)
    parts = ("01", "10", facts["invoice_code"], facts["invoice_number"], str(facts["net_amount"]))
    facts["qr"] = ",".join((*parts, f"{facts['issued_on']:%Y%m%d}", facts["check_code"], "5A1F", ""))
    facts["special"] = False


def pledged_then_sold(deal: Deal, world: World) -> None:
    """Honest: the receiver borrows on the patent afterwards, a row of its own."""
    period = Period(deal.recorded_on + timedelta(days=40), deal.recorded_on + timedelta(days=60))
    bank = world.party(PartyKind.BANK)
    other = draw_deal(world, Terms(mode=Mode.PLEDGE), period, suppliers=[deal.receiver], receiver=bank)
    other.patents = deal.patents
    other.rows, other.papers = rows_of(other), evidence.papers_of(other)
    deal.absorb(other)
