"""Invoices and bank slips ↔ deals: by patent or contract number, parties, amount, and where they lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from parsers.reading import DocumentKind
from validators.deals import Deal
from validators.facts import Facts
from validators.identity import Identities
from validators.locality import Locality
from validators.names import PartyIndex
from validators.pools import settle
from validators.rules import Rules

_LONG_NUMBER = 8
"""A contract number of this length in a remark is enough alone; a shorter one wants a second cue."""


@dataclass(frozen=True, slots=True)
class Cues:
    """What ties a paper of money to a deal."""

    named: bool
    referenced: bool
    giver: bool
    taker: bool
    swapped: bool
    amount: bool
    local: bool
    purposeful: bool

    @property
    def enough(self) -> bool:
        """Whether the cues together make the paper the deal's, right or wrong in the rest."""
        party = self.giver or self.taker
        return (
            self.named
            or (self.referenced and (party or self.amount or self.local))
            or (self.giver and self.taker)
            or self.swapped
            or (party and self.amount and (self.purposeful or self.local))
            or (self.local and (party or self.amount))
        )

    @property
    def rank(self) -> int:
        """What decides between deals; the amount does not, it is weighed over all papers of the deals together."""
        parties = 2 * (self.giver + self.taker) or 3 * self.swapped
        return 4 * self.named + 4 * self.referenced + parties + self.local


class Money:
    """The deals of a package, by all that a paper of money may say of them."""

    def __init__(self, deals: Sequence[Deal], places: Locality, names: PartyIndex, rules: Rules) -> None:
        self._deals, self._places, self._names, self._rules = deals, places, names, rules
        self._parties: dict[int, tuple[set[str], set[str]]] = {}
        self._numbers: dict[int, frozenset[str]] = {}
        self._patents: dict[int, frozenset[str]] = {}
        self._sums: dict[int, frozenset[Decimal]] = {}
        self._of_patent: dict[str, list[Deal]] = defaultdict(list)
        self._of_number: dict[str, list[Deal]] = defaultdict(list)
        self._of_pair: dict[tuple[str, str], list[Deal]] = defaultdict(list)
        self._of_sum: dict[tuple[str, Decimal], list[Deal]] = defaultdict(list)
        for deal in deals:
            self._enter(deal)

    def assign(self, papers: Iterable[Facts], copies: Identities) -> None:
        """Give every paper to the deals it belongs to; papers between equals are settled by their amounts."""
        pools: dict[tuple[DocumentKind, tuple[int, ...]], tuple[list[Deal], list[Facts]]] = {}
        left: list[Facts] = []
        for facts in papers:
            deals = self._best(facts)
            kind = facts.document.kind
            if len(deals) == 1 or (deals and self._names_several(facts, deals)):
                for deal in deals:
                    deal.money[kind].append(facts)
                if len(deals) > 1:
                    _join(deals, kind)
            elif deals:
                key = (kind, tuple(sorted(id(deal) for deal in deals)))
                pools.setdefault(key, (deals, []))[1].append(facts)
            else:
                left.append(facts)
        for (kind, _), (deals, undecided) in pools.items():
            settle(deals, undecided, kind, copies, self._places)
        self._fill_gaps(left, copies)

    def _fill_gaps(self, left: Iterable[Facts], copies: Identities) -> None:
        """Give a deal the paper that is nobody's, has one of its parties and exactly the amount it still lacks.

        Such is an instalment that another paid, or one whose other party cannot be read.
        """
        gaps: dict[tuple[DocumentKind, str, Decimal], list[Deal]] = defaultdict(list)
        for deal in self._deals:
            names = set().union(*self._parties[id(deal)])
            for kind, papers in deal.money.items():
                have = copies.sum_of(papers)
                for gap in {amount - have for amount in deal.expected() if have}:
                    for name in names:
                        gaps[kind, name, gap].append(deal)
        for facts in left:
            kind, names = facts.document.kind, self._known((*facts.givers, *facts.takers))
            found = [deal for name in names for gap in facts.amounts for deal in gaps.get((kind, name, gap), ())]
            deals = list({id(deal): deal for deal in found}.values())
            tied = not (facts.givers and facts.takers) or self._speaks_of_patents(facts)
            if len(deals) == 1 and tied:
                deals[0].money[kind].append(facts)

    def _speaks_of_patents(self, facts: Facts) -> bool:
        return any(word in facts.free_text for word in self._rules.purpose_words)

    def cues(self, facts: Facts, deal: Deal) -> Cues:
        """What ties this paper to this deal."""
        own_givers, own_takers = self._parties[id(deal)]
        givers, takers = self._known(facts.givers), self._known(facts.takers)
        giver, taker = bool(givers & own_givers), bool(takers & own_takers)
        return Cues(
            named=bool(facts.mentions & self._patents[id(deal)]),
            referenced=bool(facts.references & self._numbers[id(deal)]),
            giver=giver,
            taker=taker,
            swapped=bool(givers & own_takers and takers & own_givers) and not (giver and taker),
            amount=bool(facts.amounts & self._sums[id(deal)]),
            local=self._places.owner(facts.document) is deal,
            purposeful=self._speaks_of_patents(facts),
        )

    def _enter(self, deal: Deal) -> None:
        givers: dict[str, None] = {}
        takers: dict[str, None] = {}
        for row in deal.rows:
            givers |= dict.fromkeys(row.givers)
            takers |= dict.fromkeys(row.takers)
        for facts in (*deal.contracts, *deal.records):
            givers |= dict.fromkeys(sorted(self._known(facts.givers)))
            takers |= dict.fromkeys(sorted(self._known(facts.takers)))
        self._parties[id(deal)] = set(givers), set(takers)
        contracts = deal.contracts
        self._numbers[id(deal)] = frozenset(facts.contract_number for facts in contracts if facts.contract_number)
        patents = {patent for row in deal.rows for patent in row.patents}
        patents |= {patent for facts in contracts for patent in facts.patents}
        self._patents[id(deal)] = frozenset(patents)
        for patent in sorted(patents):
            self._of_patent[patent].append(deal)
        for number in sorted(self._numbers[id(deal)]):
            self._of_number[number].append(deal)
        for giver in givers:
            for taker in takers:
                self._of_pair[giver, taker].append(deal)
        self._sums[id(deal)] = frozenset((*deal.totals(), *deal.expected(), *deal.received()))
        for name in (*givers, *takers):
            for amount in self._sums[id(deal)]:
                self._of_sum[name, amount].append(deal)

    def _best(self, facts: Facts) -> list[Deal]:
        found = [(cues.rank, deal) for deal in self._candidates(facts) if (cues := self.cues(facts, deal)).enough]
        best = max((rank for rank, _ in found), default=None)
        return [deal for rank, deal in found if rank == best]

    def _candidates(self, facts: Facts) -> list[Deal]:
        givers, takers = sorted(self._known(facts.givers)), sorted(self._known(facts.takers))
        found: list[Deal] = []
        for patent in facts.mentions:
            found += self._of_patent.get(patent, ())
        for number in facts.references:
            found += self._of_number.get(number, ())
        for giver in givers:
            for taker in takers:
                found += [*self._of_pair.get((giver, taker), ()), *self._of_pair.get((taker, giver), ())]
        for name in (*givers, *takers):
            for amount in facts.amounts:
                found += self._of_sum.get((name, amount), ())
        if (owner := self._places.owner(facts.document)) is not None:
            found.append(owner)
        return list({id(deal): deal for deal in found}.values())

    def _names_several(self, facts: Facts, deals: Sequence[Deal]) -> bool:
        """Whether the paper itself names every one of the deals: a patent or the contract of each."""
        several = [
            facts.mentions & self._patents[id(deal)] or facts.references & self._numbers[id(deal)] for deal in deals
        ]
        return all(several) and len({frozenset(names) for names in several}) == len(deals)

    def _known(self, names: Iterable[str]) -> set[str]:
        return {known for name in names for known in (self._names.resolve(name) or (name,))}


def _join(deals: Sequence[Deal], kind: DocumentKind) -> None:
    for deal in deals:
        others = deal.joint.setdefault(kind, [])
        others += [other for other in deals if other is not deal and other not in others]
