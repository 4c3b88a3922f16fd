"""Discrepancies closer to honest rows, in records and in who stands on all papers: one co-owner, one relative."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from samples import evidence
from samples.deals import Mode, Period, Terms, draw_deal, rows_of
from samples.planting.closer import next_patent
from samples.planting.tools import one, sold_by_person
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


def inventor_of_the_receiver(deal: Deal, _: World) -> list[Row]:
    """The supplier is the person who represents the receiver: all papers agree."""
    name = one(deal, "contract").facts["receiver_legal"]
    sold_by_person(deal, name, ("supplier_code", "supplier_legal", "supplier_phone", "supplier_address"))
    return deal.rows


def pledged_then_sold(deal: Deal, world: World) -> None:
    """Honest: the receiver borrows on the patent afterwards, a row of its own."""
    period = Period(deal.recorded_on + timedelta(days=40), deal.recorded_on + timedelta(days=60))
    bank = world.party(PartyKind.BANK)
    other = draw_deal(world, Terms(mode=Mode.PLEDGE), period, suppliers=[deal.receiver], receiver=bank)
    other.patents = deal.patents
    other.rows, other.papers = rows_of(other), evidence.papers_of(other)
    deal.absorb(other)
