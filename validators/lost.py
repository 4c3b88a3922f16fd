"""Papers that no row claims because what ties them to one was not read: a missing paper may be one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator

from parsers.reading import Document, DocumentKind
from validators.deals import RowLinks
from validators.facts import AMOUNTS, GIVERS, TAKERS, Facts, facts_of, names_in
from validators.link import Links
from validators.names import Likeness, likeness

_BY_PATENT = frozenset({DocumentKind.REGISTRATION, DocumentKind.CONTRACT})
"""Kinds that their patents tie to a row; papers of money are tied by parties and amount."""

_MOST = 50
"""Papers with one party or one amount beyond which they tell nothing."""


class Lost:
    """Papers of which a patent, a party or an amount was not read and that no row, or but another one, claims."""

    def __init__(self, links: Links) -> None:
        self._places = links.places
        self._by_cue: dict[tuple[DocumentKind, Hashable], list[Facts]] = defaultdict(list)
        self._by_place: dict[tuple[DocumentKind, int], list[Facts]] = defaultdict(list)
        shared = {facts.document.id: facts for deal in links.deals for facts in (*deal.records, *deal.contracts)}
        self._others = {name for name, facts in shared.items() if facts.patents and facts.patents_unread}
        for facts in (*map(facts_of, links.unclaimed), *(shared[name] for name in self._others)):
            kind = facts.document.kind
            if _is_torn(facts):
                for cue in {*facts.givers, *facts.takers, *facts.amounts, *facts.days}:
                    self._by_cue[kind, cue].append(facts)
                for deal in self._told_by_place(facts):
                    self._by_place[kind, deal].append(facts)

    def could_be(self, kind: DocumentKind, row: RowLinks) -> tuple[Document, ...]:
        """The papers of a kind that may be the row's: nothing that was read of them is another's, and something is its.

        Of records those among the row's own papers that name no patent count as well.
        """
        claimed = row.row.claim.claimed
        cues: set[Hashable] = {*row.row.givers, *row.row.takers, claimed.registered_on}
        cues |= {claimed.contract_amount, claimed.received_amount} - {None}
        near = list(self._by_place.get((kind, id(row.deal)), ()))
        for cue in cues:
            alike = self._by_cue.get((kind, cue), ())
            near += alike if len(alike) <= _MOST else ()
        own = [facts.document for facts in near if self._agrees(facts, row)]
        own += row.numberless if kind is DocumentKind.REGISTRATION else ()
        known = {facts.document.id for facts in (*row.cnipa.all(), *row.contracts)}
        return tuple({document.id: document for document in own if document.id not in known}.values())

    def _told_by_place(self, facts: Facts) -> set[int]:
        """The deals that a paper's place, or the receiver or row number in its path, says it is of.

        One of another row with a number that was not read may be of this one too, wherever it lies.
        """
        document = facts.document
        if document.id in self._others:
            return set()
        if named := self._places.named(document.file):
            return set(named)
        deals = (self._places.row_numbered(document.file), self._places.owner(document))
        return {id(deal) for deal in deals if deal is not None}

    def _agrees(self, facts: Facts, row: RowLinks) -> bool:
        """Whether nothing that was read speaks against the row: no other party, patent, place or contract."""
        if facts.patents and not facts.patents_unread and not facts.patents & row.row.patents:
            return False
        if (told := self._told_by_place(facts)) and id(row.deal) not in told:
            return False
        numbers = {contract.contract_number for contract in row.contracts}
        if facts.contract_number and numbers and not numbers & {None, facts.contract_number}:
            return False
        both = (*row.row.givers, *row.row.takers)
        signed = names_in(facts.document, "signatories")
        if both and any(all(likeness(own, name) is Likeness.OTHER for own in both) for name in signed):
            return False
        sides = ((facts.givers, row.row.givers), (facts.takers, row.row.takers))
        return all(
            not read or not own or any(likeness(a, b) is not Likeness.OTHER for a in own for b in read)
            for read, own in sides
        )


def _is_torn(facts: Facts) -> bool:
    """Whether something that ties a paper to a row was not read of it."""
    return any(_gaps(facts))


def _gaps(facts: Facts) -> Iterator[bool]:
    document = facts.document
    yield document.kind in GIVERS and not facts.givers
    yield document.kind in TAKERS and not facts.takers
    if document.kind in _BY_PATENT:
        yield facts.patents_unread or not facts.patents
    if document.kind in AMOUNTS:
        yield not facts.amounts
