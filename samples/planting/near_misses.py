"""Honest deals that come near a discrepancy, from the first cell of the list to the last figure of a slip."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from samples import evidence, money
from samples.deals import Mode, Paper, Period, Terms, draw_deal, rows_of
from samples.planting.kinds import Neighbour
from samples.planting.paid import invoice_reversed
from samples.planting.tools import one, rebuilt

if TYPE_CHECKING:
    from samples.deals import Deal
    from samples.world import World

_EDGES = (date(2021, 1, 1), date(2022, 9, 30))
"""The first and the last day of the programme."""

_TOTALS = ("107000.53", "200006.00", "1000000.00", "100010.10", "90000.09", "16409.02", "350000.50")
"""Amounts whose words have zeros to write or to leave out."""


def at_the_edge(deal: Deal, _: World) -> None:
    """Recorded on the first or the last day of the programme."""
    deal.recorded_on = deal.rng.choice(_EDGES)
    deal.signed_on = deal.recorded_on - timedelta(days=40)
    rebuilt(deal, deal.patents)


def all_in_one_day(deal: Deal, _: World) -> None:
    """Signed, invoiced and paid on one day."""
    one(deal, "bank_slip").facts["paid_on"] = deal.signed_on
    invoice = one(deal, "invoice")
    invoice.facts["issued_on"] = deal.signed_on
    if invoice.subtype == "digital":
        serial = invoice.facts["invoice_number"][2:]
        invoice.facts["invoice_number"] = f"{deal.signed_on.year % 100}{serial}"


def odd_total(deal: Deal, _: World) -> None:
    """A price with zeros inside, or cents."""
    deal.total = deal.received = Decimal(deal.rng.choice(_TOTALS))
    deal.shares = [deal.total]
    rebuilt(deal, deal.patents)


def in_ten_thousands(deal: Deal, _: World) -> None:
    """The contract names its price in 万元, beside a list in yuan."""
    deal.total = deal.received = deal.total.quantize(Decimal(1)) // 1000 * 1000 + Decimal(1_000)
    deal.shares = [deal.total]
    rebuilt(deal, deal.patents)
    one(deal, "contract").facts["unit"] = "万元"


def look_alike_beside(deal: Deal, world: World) -> None:
    """A firm of nearly the receiver's name buys another patent of the same supplier."""
    period = Period(deal.recorded_on, deal.recorded_on + timedelta(days=20))
    other = draw_deal(world, deal.terms, period, suppliers=deal.suppliers, receiver=world.look_alike(deal.receiver))
    rebuilt(other, other.patents)
    deal.absorb(other)


def licensed_to_two(deal: Deal, world: World) -> None:
    """The same patent is licensed to two firms, each an ordinary licence and a row of its own."""
    period = Period(deal.recorded_on, deal.recorded_on + timedelta(days=20))
    other = draw_deal(world, deal.terms, period, suppliers=deal.suppliers)
    rebuilt(other, deal.patents)
    for paper in (*deal.papers, *other.papers):
        if paper.kind in {"contract", "registration"}:
            paper.facts["licence_type"] = "普通许可"
            paper.must = ("licence_type",)
    deal.absorb(other)


def licensed_on(deal: Deal, world: World) -> None:
    """The new owner licenses the patent to a third firm afterwards: that takes nothing from it."""
    period = Period(deal.recorded_on + timedelta(days=60), deal.recorded_on + timedelta(days=90))
    later = draw_deal(world, Terms(mode=Mode.LICENCE), period, suppliers=[deal.receiver])
    later.patents = deal.patents
    deal.papers += evidence.registrations(later)


def moved(deal: Deal, world: World) -> None:
    """The receiver changes its address afterwards, and that is on record."""
    record = one(deal, "registration")
    facts = {key: record.facts[key] for key in ("patent_numbers", "titles", "to_parties")}
    facts |= {"change": "address", "from_parties": record.facts["to_parties"]}
    facts |= {"from_addresses": [deal.receiver.address], "to_addresses": [world.supplier().address]}
    facts["recorded_on"] = deal.recorded_on + timedelta(days=50)
    deal.papers.append(deal.paper("registration", "change_notice", facts))


def reissued(deal: Deal, _: World) -> None:
    """The invoice was taken back by a red one and written anew."""
    blue = one(deal, "invoice")
    invoice_reversed(deal, _)
    again = money.invoice(deal, deal.received)
    again.facts["issued_on"] = blue.facts["issued_on"] + timedelta(days=13)
    deal.papers.append(again)


def order_and_receipt(deal: Deal, _: World) -> None:
    """Beside the receipt lies the order that was given for the same payment."""
    receipt = one(deal, "bank_slip")
    order = deal.paper("bank_slip", "order", deepcopy(receipt.facts))
    receipt.subtype = "payment"
    receipt.must = order.must = ("serial_number",)
    deal.papers.append(order)


def paid_from_both_sides(deal: Deal, _: World) -> None:
    """One payment on two slips: the payer's and the payee's, with one serial number."""
    slip = one(deal, "bank_slip")
    slip.subtype, slip.must = "payment", ("serial_number",)
    deal.papers.append(Paper("bank_slip", "receipt", deepcopy(slip.facts), deal.rng.randrange(2**31), None, slip.must))


def paid_together(deal: Deal, world: World) -> None:
    """Two contracts of the same parties, paid at once by one slip."""
    period = Period(deal.recorded_on, deal.recorded_on + timedelta(days=20))
    other = draw_deal(world, deal.terms, period, suppliers=deal.suppliers, receiver=deal.receiver)
    other.rows, other.papers = rows_of(other), evidence.papers_of(other)
    other.drop("bank_slip")
    facts = one(deal, "bank_slip").facts
    facts["amount"] = deal.total + other.total
    facts["paid_on"] = max(deal.signed_on, other.signed_on) + timedelta(days=3)
    deal.absorb(other)


def in_one_building(deal: Deal, world: World) -> None:
    """Both parties sit in one building, with telephones and representatives that differ in the last character."""
    facts = one(deal, "contract").facts
    phone, legal = facts["supplier_phone"], facts["supplier_legal"]
    given = world.person()[-1]
    facts["receiver_address"] = facts["supplier_address"] + f"{deal.rng.randint(301, 388)}室"
    facts["receiver_phone"] = phone[:-1] + str((int(phone[-1]) + 1) % 10)
    facts["receiver_legal"] = legal[:-1] + given if given != legal[-1] else legal + given


def one_of_the_owners(deal: Deal, _: World) -> None:
    """Of two owners the second writes the invoice and is paid."""
    second = deal.suppliers[1]
    one(deal, "invoice").facts |= {
        "seller": second.name,
        "seller_code": second.code,
        "seller_address_phone": f"{second.address}{second.phone}",
        "seller_bank_account": f"{second.account.branch}{second.account.number}",
    }
    slip = one(deal, "bank_slip").facts
    slip |= {"payee": second.name, "payee_account": second.account.number, "payee_bank": second.account.branch}


def part_of_a_contract(deal: Deal, _: World) -> None:
    """The contract is about two patents, and only one of them is claimed, with its own part."""
    contract = one(deal, "contract")
    contract.facts |= {"patent_amounts": list(deal.shares), "prices_in_table": True}
    contract.must = ("patent_amounts",)
    deal.papers.remove(deal.of_kind("registration")[-1])
    deal.rows[0] = replace(deal.rows[0], patents=deal.rows[0].patents[:1], patent_amount=deal.shares[0])


_NOTICE, _LICENCE = Terms(registration="transfer_notice"), Terms(mode=Mode.LICENCE)
NEAR_MISSES = (
    Neighbour("at_the_edge", at_the_edge),
    Neighbour("all_in_one_day", all_in_one_day),
    Neighbour("odd_total", odd_total),
    Neighbour("in_ten_thousands", in_ten_thousands),
    Neighbour("look_alike_beside", look_alike_beside),
    Neighbour("licensed_to_two", licensed_to_two, _LICENCE),
    Neighbour("licensed_on", licensed_on, _NOTICE),
    Neighbour("moved", moved, _NOTICE),
    Neighbour("reissued", reissued, Terms(invoice="special", taxed=True)),
    Neighbour("order_and_receipt", order_and_receipt),
    Neighbour("both_sides", paid_from_both_sides),
    Neighbour("paid_together", paid_together),
    Neighbour("in_one_building", in_one_building),
    Neighbour("one_of_the_owners", one_of_the_owners, Terms(owners=2)),
    Neighbour("part_of_a_contract", part_of_a_contract, Terms(patents_per_row=2)),
)
"""Every kind, in the order of the checks that it comes near."""
