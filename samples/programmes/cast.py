"""Who acts in a package, and which deals its list claims."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from samples import names
from samples.deals import Mode, Period, Terms, draw_deal, rows_of
from samples.discrepancies import BY_KIND, plant
from samples.evidence import papers_of
from samples.world import Party, PartyKind, World

if TYPE_CHECKING:
    from datetime import date

    from samples.deals import Deal, Paper
    from samples.names import City
    from samples.printing import Press

_MOST_PAGES = {"contract": 3, "registration": 2, "invoice": 1, "bank_slip": 1}
_TRIES = 30
_PLAIN = Terms()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A deal of the list: its terms, the days of its record, who gives (a name in the cast; empty: somebody new).

    `planted` names a discrepancy of `samples.discrepancies`, whose own terms then hold but for `terms.mode`; a deal
    over less than `least` yuan is drawn anew.
    """

    first: date
    last: date
    terms: Terms = _PLAIN
    supplier: str = ""
    receiver: str = ""
    planted: str = ""
    least: int = 0


@dataclass(slots=True)
class Cast:
    """The parties of a package by name, at home in the cities of one region."""

    seed: int
    cities: tuple[City, ...]
    taken: set[str] = field(default_factory=set)
    parties: dict[str, Party] = field(default_factory=dict)

    def world(self, stage: str) -> World:
        """A world of a stage's own; no name is drawn twice in any of them."""
        return World(random.Random(f"{self.seed}:{stage}"), self.taken)

    def enter(self, name: str, kind: PartyKind, own_name: str = "") -> Party:
        """A new party under a name of the cast, perhaps with a name of its own."""
        party = self.world(f"cast {name}").party(kind, self.cities)
        self.parties[name] = replace(party, name=own_name) if own_name else party
        return self.parties[name]

    def deals(self, wanted: Sequence[Wanted], press: Press) -> list[Deal]:
        """The deals in the order of their records, with their papers."""
        found = [self._deal(number, item, press) for number, item in enumerate(wanted)]
        return sorted(found, key=lambda deal: deal.recorded_on)

    def _deal(self, number: int, wanted: Wanted, press: Press) -> Deal:
        worlds = (self.world(f"deal {number} {wanted.planted} {attempt}") for attempt in count())
        deal = next(deal for deal in (self._drawn(world, wanted) for world in worlds) if deal.total >= wanted.least)
        for paper in deal.papers:
            _shorten(paper, deal.rng, press)
        return deal

    def _drawn(self, world: World, wanted: Wanted) -> Deal:
        giving = self._party(world, wanted.supplier, PartyKind.FIRM)
        lender = wanted.terms.mode is Mode.PLEDGE
        suppliers = [giving] if wanted.supplier or lender else None
        receiver = self._party(world, wanted.receiver, PartyKind.BANK if lender else PartyKind.FIRM)
        period = Period(wanted.first, wanted.last)
        if wanted.planted:
            return plant(world, BY_KIND[wanted.planted], period, suppliers, receiver)
        deal = draw_deal(world, wanted.terms, period, suppliers=suppliers, receiver=receiver)
        deal.rows, deal.papers = rows_of(deal), papers_of(deal)
        return deal

    def _party(self, world: World, name: str, kind: PartyKind) -> Party:
        return self.parties[name] if name else world.party(kind, self.cities)


def _shorten(paper: Paper, rng: random.Random, press: Press) -> None:
    """Lets a paper be drawn in a short layout, so that a package stays small."""
    most = _MOST_PAGES.get(paper.kind, 2)
    tries = 0
    while not paper.damage and press.pages_of(paper) > most and tries < _TRIES:
        paper.seed = rng.randrange(2**31)
        tries += 1


def cities_of(*provinces: str) -> tuple[City, ...]:
    """The cities of the stock in provinces, by their codes (GB/T 2260)."""
    return tuple(city for city in names.CITIES if city.province in provinces)


__all__ = ["Cast", "Wanted", "cities_of"]
