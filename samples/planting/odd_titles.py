"""Records that agree with the list and cannot all be true: patents sold twice, rights at odds, lives that were over."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from samples import evidence, numbers
from samples.deals import Mode, Period, Terms, draw_deal, rows_of
from samples.planting.tools import one, rebuilt
from samples.world import PartyKind

if TYPE_CHECKING:
    from samples.deals import Deal, Facts, Paper, Row
    from samples.world import World

_MONTH = timedelta(days=30)


def sold_to_two(deal: Deal, world: World) -> list[Row]:
    """The same patent is sold to a second firm, with a full set of papers of its own."""
    period = Period(deal.recorded_on + _MONTH, deal.recorded_on + 2 * _MONTH)
    other = draw_deal(world, deal.terms, period, suppliers=deal.suppliers)
    rebuilt(other, deal.patents)
    deal.absorb(other)
    return deal.rows


def sold_before(deal: Deal, world: World) -> list[Row]:
    """The supplier had transferred the patent to a third firm a year before."""
    day = deal.recorded_on - 12 * _MONTH
    third = world.party(PartyKind.FIRM)
    deal.papers.append(evidence.transfer_record(deal, deal.patents[0], after=third, day=day))
    return deal.rows


def another_owner(deal: Deal, world: World) -> list[Row]:
    """The last transfer before made a third firm the owner, not the supplier."""
    day = deal.recorded_on - 10 * _MONTH
    seller, buyer = world.party(PartyKind.INSTITUTE), world.party(PartyKind.FIRM)
    deal.papers.append(evidence.transfer_record(deal, deal.patents[0], before=[seller], after=buyer, day=day))
    return deal.rows


def taken_back(deal: Deal, _: World) -> list[Row]:
    """A later record gives the patent back to the supplier."""
    day = deal.recorded_on + 3 * _MONTH
    later = evidence.transfer_record(deal, deal.patents[0], before=[deal.receiver], after=deal.supplier, day=day)
    deal.papers.append(later)
    return deal.rows


def licensed_by_former_owner(deal: Deal, world: World) -> list[Row]:
    """The licensor had transferred the patent before."""
    return sold_before(deal, world)


def second_right(deal: Deal, world: World) -> list[Row]:
    """A second pledge, or a second licence beside an exclusive one, of the same patent to another taker."""
    kind = PartyKind.BANK if deal.terms.mode is Mode.PLEDGE else PartyKind.FIRM
    first = one(deal, "registration")
    letter = "Y" if deal.terms.mode is Mode.PLEDGE else "X"
    facts = deepcopy(first.facts) | {"to_parties": [world.party(kind).name]}
    facts |= {"recorded_on": deal.recorded_on + timedelta(days=24)}
    facts |= {"record_number": numbers.record_number(deal.rng, letter, deal.recorded_on)}
    if deal.terms.mode is Mode.LICENCE:
        for paper in (*deal.of_kind("contract"), first):
            _exclusive(paper)
        facts["licence_type"] = "独占许可"
    second = deal.paper("registration", first.subtype, facts)
    second.must = tuple(name for name in ("licence_type",) if name in facts)
    deal.papers.append(second)
    return deal.rows


def _exclusive(paper: Paper) -> None:
    paper.facts["licence_type"] = "独占许可"
    if paper.kind == "registration":
        paper.must = ("licence_type",)


def ended(deal: Deal, _: World) -> list[Row]:
    """The gazette says that the licence or the pledge was ended."""
    record = one(deal, "registration")
    names = ("patent_numbers", "titles", "from_parties", "to_parties", "record_number")
    facts: Facts = {name: deepcopy(record.facts[name]) for name in names}
    facts["record"] = "pledge_end" if deal.terms.mode is Mode.PLEDGE else "licence_end"
    facts |= {"recorded_on": deal.recorded_on + timedelta(days=55)}
    facts |= {"published_on": deal.recorded_on + timedelta(days=80)}
    deal.papers.append(deal.paper("registration", "gazette", facts))
    return deal.rows


def beyond_life(deal: Deal, _: World) -> list[Row]:
    """The term of a licence of a utility model ends years after the patent does."""
    filed = date(2014, 3, 4) + timedelta(days=deal.rng.randrange(1200))
    model = replace(deal.patents[0], number=numbers.patent_number(deal.rng, filed, 2), filed_on=filed, type_digit=2)
    rebuilt(deal, [model])
    for paper in (one(deal, "registration"), one(deal, "contract")):
        paper.facts["term_end"] = date(filed.year + 13, 3, 31)
    one(deal, "registration").must = ("term_end",)
    return deal.rows


def expired(deal: Deal, _: World) -> list[Row]:
    """The patent was filed more than twenty years before."""
    filed = date(1998, 3, 4) + timedelta(days=deal.rng.randrange(900))
    old = replace(deal.patents[0], number=numbers.patent_number(deal.rng, filed, 1), filed_on=filed, type_digit=1)
    rebuilt(deal, [old])
    return deal.rows


def filed_later(deal: Deal, _: World) -> list[Row]:
    """The number's year of filing is later than the record of the transfer."""
    filed = date(deal.recorded_on.year + 1, 2, 3)
    young = replace(deal.patents[0], number=numbers.patent_number(deal.rng, filed, 1), type_digit=1)
    rebuilt(deal, [young])
    return deal.rows


def granted_later(deal: Deal, _: World) -> list[Row]:
    """The certificate shows that the patent was granted after the transfer: an application was transferred."""
    one(deal, "certificate").facts["granted_on"] = deal.recorded_on + 4 * _MONTH
    one(deal, "certificate").must = ("granted_on",)
    return deal.rows


def terminated(deal: Deal, _: World) -> list[Row]:
    """The register copy says that the patent is no more."""
    one(deal, "registration").facts["legal_status"] = deal.rng.choice(
        ("专利权终止", "未缴年费专利权终止", "专利权全部无效")
    )
    return deal.rows


def licence_kind(deal: Deal, _: World) -> list[Row]:
    """The record is of an exclusive licence, the contract of an ordinary one."""
    one(deal, "registration").facts["licence_type"] = "独占许可"
    one(deal, "contract").facts["licence_type"] = "普通许可"
    one(deal, "registration").must = one(deal, "contract").must = ("licence_type",)
    return deal.rows


def licence_term(deal: Deal, _: World) -> list[Row]:
    """The recorded licence ends years after the contract's."""
    record, contract = one(deal, "registration"), one(deal, "contract")
    end = contract.facts["term_end"]
    contract.facts["term_end"] = min(end, deal.signed_on + 13 * _MONTH)
    record.facts["term_end"] = contract.facts["term_end"] + 9 * _MONTH
    record.must = contract.must = ("term_end",)
    return deal.rows


def sold_and_contributed(deal: Deal, world: World) -> list[Row]:
    """One record serves a sale and a contribution to capital of the same patent: two contracts, two rows."""
    terms = Terms(mode=Mode.EQUITY, registration=deal.terms.registration)
    period = Period(deal.recorded_on, deal.recorded_on)
    other = draw_deal(world, terms, period, suppliers=deal.suppliers, receiver=deal.receiver)
    other.recorded_on, other.signed_on = deal.recorded_on, deal.signed_on
    rebuilt(other, deal.patents)
    other.drop("registration")
    rows = [*deal.rows, *rows_of(other)]
    deal.papers += other.papers
    deal.rows = rows
    return rows
