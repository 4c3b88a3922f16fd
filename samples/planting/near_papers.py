"""Honest deals that come near the closer discrepancies. All must be supported."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from samples import evidence, money
from samples.deals import Mode, Period, Terms, draw_deal
from samples.planting import closer, closer_money, closer_records, supplements
from samples.planting.kinds import Neighbour
from samples.planting.tools import one, rebuilt, sold_by_person

if TYPE_CHECKING:
    from samples.deals import Deal
    from samples.world import World


def owners_in_other_order(deal: Deal, _: World) -> None:
    """The list names the owners in another order than the papers."""
    deal.rows[0].supplier = "、".join(reversed(deal.supplier_names.split("、")))


def equal_instalments(deal: Deal, _: World) -> None:
    """Two instalments of one amount on one day, on slips of one side under numbers of their own."""
    half = (deal.received // 2000) * 1000
    deal.total = deal.received = half * 2
    deal.shares = [deal.total]
    rebuilt(deal, deal.patents)
    for slip in deal.of_kind("bank_slip"):
        slip.subtype, slip.facts["amount"] = "receipt", half
        slip.facts["paid_on"] = deal.signed_on + timedelta(days=5)
        slip.must = ("serial_number",)


def invoiced_in_full(deal: Deal, _: World) -> None:
    """A part is paid, the whole invoiced."""
    old = one(deal, "invoice")
    deal.papers[deal.papers.index(old)] = money.invoice(deal, deal.total)


def ten_times_in_wan(deal: Deal, world: World) -> None:
    """Two contracts of the same parties, one over ten times the other; the larger is written in 万元."""
    deal.total = deal.received = Decimal(deal.rng.randrange(3, 40) * 10_000)
    deal.shares = [deal.total]
    rebuilt(deal, deal.patents)
    one(deal, "contract").facts["unit"] = "元"
    period = Period(deal.recorded_on, deal.recorded_on + timedelta(days=20))
    other = draw_deal(world, deal.terms, period, suppliers=deal.suppliers, receiver=deal.receiver)
    other.total = other.received = deal.total * 10
    other.shares = [other.total]
    rebuilt(other, other.patents)
    one(other, "contract").facts["unit"] = "万元"
    deal.absorb(other)


def signed_on_the_day(deal: Deal, _: World) -> None:
    """Signed on the day of the record, before invoice and payment."""
    deal.signed_on = deal.recorded_on
    rebuilt(deal, deal.patents)


def of_a_person(deal: Deal, world: World) -> None:
    """A person of another name than the receiver's representative sells."""
    name = world.person()
    while name == deal.receiver.representative:
        name = world.person()
    sold_by_person(deal, name, ("supplier_code", "supplier_legal"))


def coded_as_printed(deal: Deal, _: World) -> None:
    """The QR code carries what the print says."""
    closer_money.coded(deal)


def cited_by_number(deal: Deal, _: World) -> None:
    """The slip cites the contract by its number."""
    number = one(deal, "contract").facts["contract_number"]
    one(deal, "contract").must = ("contract_number",)
    slip = one(deal, "bank_slip")
    slip.facts |= {"purpose": f"合同号：{number}专利转让费", "remark": None}
    slip.must = ("purpose",)


def numbers_in_a_row(deal: Deal, world: World) -> None:
    """Another deal of the same parties is about the patent with the next number."""
    period = Period(deal.recorded_on, deal.recorded_on + timedelta(days=20))
    other = draw_deal(world, deal.terms, period, suppliers=deal.suppliers, receiver=deal.receiver)
    rebuilt(other, [closer.next_patent(deal.patents[0])])
    deal.absorb(other)


def rounded_items(deal: Deal, _: World) -> None:
    """Three items of which net and tax are rounded, so that the sums are a cent off."""
    facts = one(deal, "invoice").facts
    item, net, tax = facts["items"][0], facts["net_amount"], facts["tax_amount"]
    thirds = [(net / 3).quantize(Decimal("0.01")), (net / 3).quantize(Decimal("0.01"))]
    taxes = [(tax / 3).quantize(Decimal("0.01")), (tax / 3).quantize(Decimal("0.01"))]
    pairs = [*zip(thirds, taxes, strict=True), (net - sum(thirds), tax - sum(taxes))]
    facts["items"] = [{**item, "net_amount": own, "tax_amount": levied} for own, levied in pairs]


def term_a_week_off(deal: Deal, _: World) -> None:
    """The recorded licence begins and ends a week after the contract's."""
    record, contract = one(deal, "registration"), one(deal, "contract")
    for name in ("term_start", "term_end"):
        contract.facts[name] = record.facts[name] - timedelta(days=7)
    record.must = ("term_end",)


def two_of_several_prices(deal: Deal, world: World) -> None:
    """Two contracts of the same parties over different prices, each paid and invoiced in two parts."""
    period = Period(deal.recorded_on, deal.recorded_on + timedelta(days=20))
    other = draw_deal(world, deal.terms, period, suppliers=deal.suppliers, receiver=deal.receiver)
    other.total = other.received = deal.total + Decimal(13_000)
    other.shares = [other.total]
    rebuilt(other, other.patents)
    deal.absorb(other)


def resold_years_later(deal: Deal, world: World) -> None:
    """The receiver sells the patent three years afterwards, to a third firm."""
    third = world.supplier()
    day = deal.recorded_on + timedelta(days=1100)
    deal.papers.append(evidence.transfer_record(deal, deal.patents[0], before=[deal.receiver], after=third, day=day))


def licence_of_the_supplier(deal: Deal, _: World) -> None:
    """The supplier's certificate lies beside the receiver's licence, each with persons and places of its own."""
    own = deepcopy(one(deal, "licence_of_business").facts)
    own |= {"name": deal.supplier.name, "credit_code": deal.supplier.code}
    own |= {"legal_representative": deal.supplier.representative, "address": deal.supplier.address}
    deal.papers.append(deal.paper("licence_of_business", "enterprise", own))


_NOTICE, _LICENCE = Terms(registration="transfer_notice"), Terms(mode=Mode.LICENCE)
NEAR = (
    Neighbour("owners_in_other_order", owners_in_other_order, Terms(owners=2)),
    Neighbour("equal_instalments", equal_instalments, Terms(instalments=2)),
    Neighbour("invoiced_in_full", invoiced_in_full, Terms(received=Decimal("0.6"))),
    Neighbour("ten_times_in_wan", ten_times_in_wan),
    Neighbour("signed_on_the_day", signed_on_the_day),
    Neighbour("of_a_person", of_a_person),
    Neighbour("coded_as_printed", coded_as_printed, Terms(invoice="electronic")),
    Neighbour("cited_by_number", cited_by_number),
    Neighbour("numbers_in_a_row", numbers_in_a_row),
    Neighbour("rounded_items", rounded_items, Terms(invoice="special", taxed=True)),
    Neighbour("term_a_week_off", term_a_week_off, _LICENCE),
    Neighbour("two_of_several_prices", two_of_several_prices, Terms(instalments=2, invoices=2)),
    Neighbour("resold_years_later", resold_years_later, _NOTICE),
    Neighbour("licence_of_the_supplier", licence_of_the_supplier, Terms(extras=True)),
    Neighbour("supplement_on_other_terms", supplements.supplement_on_other_terms),
    Neighbour("supplement_with_the_price", supplements.supplement_with_the_price),
    Neighbour("pledged_afterwards", closer_records.pledged_then_sold, _NOTICE),
)
"""Every kind."""
