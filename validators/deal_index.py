"""What deals say of themselves, indexed for papers of money: parties, amounts, patents, contract numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from parsers.reading import Document
from validators.codes import CodeBook
from validators.deals import Deal
from validators.facts import Facts
from validators.locality import Locality
from validators.names import PartyIndex

_LARGE = 40
"""Deals between the same two parties beyond which a paper is looked for by amount, not tried against each."""


@dataclass(frozen=True, slots=True)
class Known:
    """A deal as papers of money may meet it."""

    deal: Deal
    givers: frozenset[str]
    takers: frozenset[str]
    patents: frozenset[str]
    numbers: frozenset[str]
    sums: frozenset[Decimal]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of money with its parties as the list writes them, and the deals that its place and its path tell."""

    facts: Facts
    givers: frozenset[str]
    takers: frozenset[str]
    owner: Deal | None
    hinted: tuple[Deal, ...]
    purposeful: bool


class DealIndex:
    """The deals, found by anything a paper of money may say."""

    def __init__(self, deals: Iterable[Deal], places: Locality, names: PartyIndex, codes: CodeBook) -> None:
        self._places, self._names, self._codes = places, names, codes
        self._of_patent: dict[str, list[Known]] = defaultdict(list)
        self._of_number: dict[str, list[Known]] = defaultdict(list)
        self._of_pair: dict[tuple[str, str], list[Known]] = defaultdict(list)
        self._of_sum: dict[tuple[str, Decimal], list[Known]] = defaultdict(list)
        self._crowds: dict[tuple[tuple[str, str], ...], tuple[Deal, ...]] = {}
        self._of_pair_sum: dict[tuple[str, str, Decimal], list[Known]] = defaultdict(list)
        self.known = {id(deal): self._enter(deal) for deal in deals}

    def paper(self, facts: Facts, words: Sequence[str]) -> Paper:
        """A paper of money made ready for matching; `words` are those of a patent deal."""
        return Paper(
            facts=facts,
            givers=self.names(facts.givers or self._by_code(facts.document, "seller_code")),
            takers=self.names(facts.takers or self._by_code(facts.document, "buyer_code")),
            owner=self._places.owner(facts.document),
            hinted=tuple(self._places.hinted(facts.document.file)),
            purposeful=any(word in facts.free_text for word in words),
        )

    def _by_code(self, document: Document, name: str) -> frozenset[str]:
        """The parties that a credit code stands for, for a name that could not be read."""
        return self._codes.names_of(str(value) for value in document.values(name))

    def names(self, read: Iterable[str]) -> frozenset[str]:
        """Names as the list writes them; those it does not know stay as they are."""
        return frozenset(known for name in read for known in (self._names.resolve(name) or (name,)))

    def numbered(self, document: Document) -> Deal | None:
        """The deal whose papers carry the same number in their names."""
        return self._places.numbered(document.file)

    def candidates(self, paper: Paper) -> list[Known]:
        """Deals that two cues may tie the paper to, in the order of the list of rows where one cue gives several."""
        facts, found = paper.facts, list[Known]()
        for patent in sorted(facts.mentions):
            found += self._of_patent.get(patent, ())
        for number in sorted(facts.references):
            found += self._of_number.get(number, ())
        for pair in self._pairs(paper):
            found += self._few(self._of_pair.get(pair, []))
            for amount in sorted(facts.amounts):
                found += self._few(self._of_pair_sum.get((*pair, amount), []))
        for name in sorted(paper.givers | paper.takers):
            for amount in sorted(facts.amounts):
                found += self._few(self._of_sum.get((name, amount), []))
        found += [self.known[id(deal)] for deal in (paper.owner, *paper.hinted) if deal is not None]
        return list({id(known.deal): known for known in found}.values())

    def crowd(self, paper: Paper) -> Sequence[Deal]:
        """The many deals between the paper's two parties, where they are too many to try; else none.

        Papers of the same parties get the very same sequence, which is put together once.
        """
        pairs = tuple(pair for pair in self._pairs(paper) if pair in self._of_pair)
        if pairs not in self._crowds:
            deals = [known.deal for pair in pairs for known in self._of_pair[pair]]
            once = tuple({id(deal): deal for deal in deals}.values())
            self._crowds[pairs] = once if len(deals) > _LARGE else ()
        return self._crowds[pairs]

    def between(self, givers: Iterable[str], takers: Iterable[str]) -> list[Deal]:
        """The deals between these parties; none where they are too many to try."""
        pairs = ((giver, taker) for giver in sorted(givers) for taker in sorted(takers))
        found = [known.deal for pair in pairs for known in self._few(self._of_pair.get(pair, []))]
        return list({id(deal): deal for deal in found}.values())

    @staticmethod
    def _few(deals: list[Known]) -> list[Known]:
        return deals if len(deals) <= _LARGE else []

    def _pairs(self, paper: Paper) -> list[tuple[str, str]]:
        pairs = {pair for giver in paper.givers for taker in paper.takers for pair in ((giver, taker), (taker, giver))}
        return sorted(pairs)

    def _enter(self, deal: Deal) -> Known:
        papers = (*deal.contracts, *deal.records)
        claimed_givers = frozenset(name for row in deal.rows for name in row.givers)
        claimed_takers = frozenset(name for row in deal.rows for name in row.takers)
        known = Known(
            deal=deal,
            givers=claimed_givers | self.names(name for facts in papers for name in facts.givers),
            takers=claimed_takers | self.names(name for facts in papers for name in facts.takers),
            patents=frozenset(
                patent for source in (deal.rows, deal.contracts) for item in source for patent in item.patents
            ),
            numbers=frozenset(facts.contract_number for facts in deal.contracts if facts.contract_number),
            sums=frozenset((*deal.totals(), *deal.expected(), *deal.received())),
        )
        for patent in known.patents:
            self._of_patent[patent].append(known)
        for number in known.numbers:
            self._of_number[number].append(known)
        for giver in known.givers:
            for taker in known.takers:
                self._of_pair[giver, taker].append(known)
                for amount in known.sums:
                    self._of_pair_sum[giver, taker, amount].append(known)
        for name in known.givers | known.takers:
            for amount in known.sums:
                self._of_sum[name, amount].append(known)
        return known
