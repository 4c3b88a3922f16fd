"""Which deals every paper serves, over the whole package, and which papers may be one although they are not copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice, product

from parsers.claims import Mode
from parsers.reading import DocumentKind
from validators.deals import Deal
from validators.facts import Facts
from validators.identity import Identities, amount_of, may_be_one, of_other_parties
from validators.link import Links
from validators.rules import Rules

_SERIAL = 10
"""A serial number shorter than this may be that of a teller or a form; it makes no payment one of its kind."""

_MOST = 50
"""Papers with one number, or of one amount between the same parties, beyond which they are not compared."""

_Alike = tuple[DocumentKind, Decimal, date | None, str | None, str | None]


class Uses:
    """The deals of every paper; asked row by row."""

    def __init__(self, links: Links, rules: Rules) -> None:
        self._copies: Identities = links.copies
        self._rules = rules
        self._deals: dict[str, dict[int, Deal]] = defaultdict(dict)
        self._numbers: dict[tuple[DocumentKind, str], dict[str, Facts]] = defaultdict(dict)
        self._alike: dict[_Alike, list[Facts]] = defaultdict(list)
        self._modes: dict[str, dict[Mode | None, int]] = defaultdict(dict)
        self.strays: dict[int, list[Facts]] = defaultdict(list)
        for row in links.rows:
            for facts in row.cnipa.records:
                self._modes[facts.document.id].setdefault(row.row.claim.claimed.mode, row.row.claim.row)
        for deal in links.deals:
            for facts in (*deal.records, *deal.invoices, *deal.slips):
                self._enter(facts, deal)
        for deal in links.deals:
            for facts in (*deal.invoices, *deal.slips):
                owner = links.places.owner(facts.document)
                own = owner is None or id(owner) in self._deals[facts.document.id]
                if owner is not None and not own and len(self._copies.copies(facts)) > 1:
                    self.strays[id(owner)].append(facts)

    def deals(self, facts: Facts) -> list[Deal]:
        """The deals that a paper of money or a copy of it serves."""
        found: dict[int, Deal] = {}
        for copy in self._copies.copies(facts):
            found |= self._deals.get(copy.document.id, {})
        return list(found.values())

    def deals_of_record(self, facts: Facts) -> list[Deal]:
        """The deals that a record serves."""
        return list(self._deals[facts.document.id].values())

    def rows_of_other_modes(self, facts: Facts) -> list[int]:
        """A row for each 转化方式 that a record serves, where these are several; else none."""
        modes = self._modes[facts.document.id]
        return sorted(modes.values()) if len(modes) > 1 else []

    def namesakes(self, facts: Facts) -> list[Facts]:
        """Other papers with the same number: invoices and slips that are no copies, records of other deals."""
        number = facts.number
        others = self._numbers.get((facts.document.kind, number), {}) if number else {}
        if facts.document.kind is DocumentKind.REGISTRATION:
            return [other for other in islice(others.values(), _MOST) if not self._share_a_deal(facts, other)]
        copies = {copy.document.id for copy in self._copies.copies(facts)} if len(others) > 1 else set()
        told = facts.document.kind is DocumentKind.INVOICE or len(number or "") >= _SERIAL
        return [
            other
            for other in islice(others.values(), _MOST)
            if told
            and other.document.id not in copies
            and other is not facts
            and not (facts.document.kind is DocumentKind.BANK_SLIP and of_other_parties(facts, other))
        ]

    def twins(self, facts: Facts) -> list[Facts]:
        """Papers of other deals that may be this very paper: its parties, amount and day, and no other number."""
        found: dict[str, Facts] = {}
        for key in _keys(facts, also_undated=True):
            for other in islice(self._alike.get(key, ()), _MOST):
                unlike = other is facts or self._share_a_deal(facts, other)
                if not unlike and may_be_one(facts, other, self._rules):
                    found[other.document.id] = other
        return list(found.values())

    def _enter(self, facts: Facts, deal: Deal) -> None:
        entered = facts.document.id in self._deals
        self._deals[facts.document.id][id(deal)] = deal
        if entered:
            return
        if number := facts.number:
            self._numbers[facts.document.kind, number][facts.document.id] = facts
        for key in _keys(facts, also_undated=False):
            self._alike[key].append(facts)

    def _share_a_deal(self, first: Facts, second: Facts) -> bool:
        return not self._deals[first.document.id].keys().isdisjoint(self._deals[second.document.id])


def _keys(facts: Facts, *, also_undated: bool) -> Iterator[_Alike]:
    """What papers that may be one have in common; what was not read of one is kept under nothing.

    `also_undated` adds the keys under which papers stand of which less was read.
    """
    amount = amount_of(facts)
    if amount is None:
        return
    days: list[date | None] = [*sorted(facts.days), *([None] if also_undated or not facts.days else [])]
    givers: list[str | None] = [*facts.givers, *([None] if also_undated or not facts.givers else [])]
    takers: list[str | None] = [*facts.takers, *([None] if also_undated or not facts.takers else [])]
    for giver, taker, day in product(givers, takers, days):
        if giver or taker:
            yield facts.document.kind, amount, day, giver, taker
