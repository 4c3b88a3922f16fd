"""Discrepancies in contracts and records. Each function returns the rows that are then untrue."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from samples import evidence, numbers
from samples.planting.tools import one, set_party
from samples.words import amount_in_words
from samples.world import PartyKind

if TYPE_CHECKING:
    from samples.deals import Deal, Row
    from samples.world import World


def contract_total(deal: Deal, _: World) -> list[Row]:
    """The contract names another total, in figures and in words."""
    facts = one(deal, "contract").facts
    facts["total_amount"] = deal.total + Decimal(50_000)
    facts.pop("patent_amounts", None)
    return deal.rows


def contract_words(deal: Deal, _: World) -> list[Row]:
    """The contract's words say another amount than its figures."""
    facts = one(deal, "contract").facts
    facts |= {"total_in_words": amount_in_words(deal.total + Decimal(30_000)), "unit": "元"}
    one(deal, "contract").must = ("total_in_words", "total_amount")
    return deal.rows


def contract_patent(deal: Deal, world: World) -> list[Row]:
    """The contract is about another patent."""
    other = world.patent(deal.signed_on)
    one(deal, "contract").facts |= {"patent_numbers": [other.number], "titles": [other.title]}
    return deal.rows


def contract_supplier(deal: Deal, world: World) -> list[Row]:
    """Another party gives the patent in the contract."""
    set_party(one(deal, "contract"), "supplier", world.party(PartyKind.FIRM))
    return deal.rows


def contract_late(deal: Deal, _: World) -> list[Row]:
    """The contract is signed after the registration."""
    one(deal, "contract").facts["signed_on"] = deal.recorded_on + timedelta(days=deal.rng.randrange(20, 70))
    return deal.rows


def contract_code(deal: Deal, _: World) -> list[Row]:
    """The receiver's credit code in the contract fails its check character."""
    paper = one(deal, "contract")
    paper.facts["receiver_code"] = numbers.wrong_code(deal.rng, deal.receiver.code)
    paper.must = ("receiver_code",)
    return deal.rows


def shared_telephone(deal: Deal, _: World) -> list[Row]:
    """Both parties give one address, telephone and representative."""
    facts = one(deal, "contract").facts
    for item in ("address", "phone", "legal"):
        facts[f"receiver_{item}"] = facts[f"supplier_{item}"]
    one(deal, "contract").must = ("receiver_phone", "supplier_phone")
    return deal.rows


def loan_differs(deal: Deal, _: World) -> list[Row]:
    """The secured loan of the pledge contract is another than claimed."""
    facts = one(deal, "contract").facts
    facts["total_amount"] = deal.total + Decimal(1_000_000)
    return deal.rows


def notice_lacks_patent(deal: Deal, _: World) -> list[Row]:
    """Of several patents in the row one has no record."""
    deal.papers.remove(deal.of_kind("registration")[-1])
    return deal.rows


def name_change_only(deal: Deal, world: World) -> list[Row]:
    """The notice changes the owner's name, not the owner."""
    old = one(deal, "registration")
    facts = {key: old.facts[key] for key in ("patent_numbers", "titles", "recorded_on")}
    former = world.look_alike(deal.supplier)
    facts |= {"change": "name", "from_parties": [former.name], "to_parties": [deal.supplier.name]}
    deal.papers[deal.papers.index(old)] = deal.paper("registration", "change_notice", facts)
    return deal.rows


def other_receiver(deal: Deal, world: World) -> list[Row]:
    """The record goes to another firm."""
    party = world.party(PartyKind.FIRM)
    one(deal, "registration").facts |= {"to_parties": [party.name], "to_addresses": [party.address]}
    return deal.rows


def look_alike_receiver(deal: Deal, world: World) -> list[Row]:
    """The record goes to a firm of nearly the same name."""
    one(deal, "registration").facts["to_parties"] = [world.look_alike(deal.receiver).name]
    return deal.rows


def reversed_direction(deal: Deal, _: World) -> list[Row]:
    """The record goes from the receiver to the supplier."""
    facts = one(deal, "registration").facts
    facts["from_parties"], facts["to_parties"] = facts["to_parties"], facts["from_parties"]
    if "from_addresses" in facts:
        facts["from_addresses"], facts["to_addresses"] = facts["to_addresses"], facts["from_addresses"]
    return deal.rows


def transfer_for_licence(deal: Deal, _: World) -> list[Row]:
    """The row claims a licence, the record is of a transfer."""
    old = one(deal, "registration")
    deal.papers[deal.papers.index(old)] = evidence.transfer_record(deal, deal.patents[0])
    return deal.rows


def resold(deal: Deal, world: World) -> list[Row]:
    """A later record takes the patent from the receiver to a third firm."""
    third = world.party(PartyKind.FIRM)
    later = deal.recorded_on + timedelta(days=45)
    deal.papers.append(evidence.transfer_record(deal, deal.patents[0], before=[deal.receiver], after=third, day=later))
    return deal.rows
