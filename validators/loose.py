"""Papers of money that only their parties tie to a deal: given where their amount is lacking, else marked as loose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from validators.deals import ZERO, Deal
from validators.facts import Facts
from validators.identity import Identities, amount_of


@dataclass(frozen=True, slots=True)
class Loose:
    """A paper with the one deal that has both its parties, and every deal that its cues would be enough for."""

    facts: Facts
    deal: Deal
    possible: tuple[Deal, ...]

    def give(self, deal: Deal) -> None:
        """Make it a paper of the deal."""
        deal.money[self.facts.document.kind].append(self.facts)


def give_fitting(papers: Iterable[Loose], copies: Identities) -> list[Loose]:
    """Give the deals of these papers those that make up what they lack, all together or one; the others come back."""
    groups: dict[tuple[int, str], list[Loose]] = defaultdict(list)
    for paper in papers:
        groups[id(paper.deal), paper.facts.document.kind].append(paper)
    left: list[Loose] = []
    for group in groups.values():
        fitting = _fitting(group, copies)
        for paper in group:
            if paper.facts.document.id in fitting:
                paper.give(paper.deal)
            else:
                left.append(paper)
    return left


def give_rest(papers: Iterable[Loose], copies: Identities) -> None:
    """Give each paper to the one possible deal that lacks exactly its amount; else to its own, as one that is loose.

    What no deal lacks may be another contract's: it may raise a doubt, it contradicts nothing. One that falls short of
    what the only deal between its parties lacks is that deal's.
    """
    for paper in papers:
        amount = amount_of(paper.facts)
        lacking = [deal for deal in paper.possible if amount in _lacks(deal, paper.facts, copies)]
        most = max(_lacks(paper.deal, paper.facts, copies), default=ZERO)
        if len(lacking) == 1:
            paper.give(lacking[0])
            continue
        paper.give(paper.deal)
        if len(paper.possible) > 1 or amount is None or amount > most:
            paper.deal.loose.add(paper.facts.document.id)


def _fitting(group: Sequence[Loose], copies: Identities) -> frozenset[str]:
    """The ids of those papers that complete their deal, and of copies of what it has; a copy goes with its paper."""
    deal = group[0].deal
    every = [paper.facts for paper in group]
    there = {facts.document.id for facts in deal.money[every[0].document.kind]}
    known = [facts for facts in every if not there.isdisjoint(copy.document.id for copy in copies.copies(facts))]
    once = copies.originals(facts for facts in every if facts not in known)
    lacks = _lacks(deal, every[0], copies)
    amounts = [amount_of(facts) for facts in once]
    if None in amounts and lacks:
        return frozenset(facts.document.id for facts in every)
    if sum((amount for amount in amounts if amount is not None), ZERO) in lacks:
        chosen = once
    else:
        single = [facts for facts, amount in zip(once, amounts, strict=True) if amount in lacks]
        chosen = single if len(single) == 1 else []
    return frozenset(copy.document.id for facts in (*known, *chosen) for copy in copies.copies(facts))


def _lacks(deal: Deal, facts: Facts, copies: Identities) -> frozenset[Decimal]:
    kind = facts.document.kind
    return deal.lacks(kind, copies.sum_of(deal.money[kind]))
