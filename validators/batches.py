"""Papers of money over several contracts of the same two parties that do not name them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, islice

from parsers.reading import DocumentKind
from validators.deal_index import DealIndex, Known
from validators.deals import ZERO, Deal
from validators.facts import Facts
from validators.identity import Identities, amount_of

_MOST_DEALS = 10
"""Deals that lack something beyond which it is not tried which of them a paper pays for: all of them, or one."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """A paper with its copies, and the deals that it pays for; in doubt where that is not the only way."""

    papers: Sequence[Facts]
    deals: Sequence[Deal]
    doubtful: bool


def share(index: DealIndex, copies: Identities) -> None:
    """Share a paper whose excess over its own deal is just what others between its parties lack.

    One that names its own deal alone, or whose excess others lack in several ways, is in doubt for all of them.
    """
    for kind in (DocumentKind.INVOICE, DocumentKind.BANK_SLIP):
        for known in index.known.values():
            if (found := _batch(index, known, kind, copies)) is not None:
                _give(found, kind)


def join(deals: Sequence[Deal], kind: DocumentKind) -> None:
    """Note of each deal that papers of a kind serve the others too."""
    for deal in deals:
        others = deal.joint.setdefault(kind, [])
        others += [other for other in deals if other is not deal and other not in others]


def _batch(index: DealIndex, known: Known, kind: DocumentKind, copies: Identities) -> _Batch | None:
    """The paper and every deal it serves; None where nothing is left over that others lack."""
    deal = known.deal
    have, expected = copies.sum_of(deal.money[kind]), deal.expected()
    whole = kind is DocumentKind.INVOICE and have in deal.totals()
    if not expected or have <= max(expected) or whole or deal.joint.get(kind):
        return None
    for excess in (have - amount for amount in expected):
        large = [facts for facts in deal.money[kind] if (amount_of(facts) or ZERO) > excess]
        once = copies.originals(large)
        if len(once) != 1:
            continue
        papers = copies.copies(once[0])
        ways = list(islice(_ways(_lacking(index, known, kind, papers, copies), excess), 2))
        if ways:
            deals = list({id(other): other for way in ways for other in way}.values())
            return _Batch(papers, [deal, *deals], len(ways) > 1 or not _may_be_of_several(index, known, once[0]))
    return None


def _lacking(
    index: DealIndex, known: Known, kind: DocumentKind, papers: Sequence[Facts], copies: Identities
) -> list[tuple[Deal, frozenset[Decimal]]]:
    """The other deals of the same parties with what each lacks, copies of the paper among its own left out."""
    found = []
    for other in index.between(known.givers, known.takers):
        own = [facts for facts in other.money[kind] if facts not in papers]
        lacks = {amount - have for have in [copies.sum_of(own)] for amount in other.expected() if amount > have}
        if lacks and other is not known.deal and not other.joint.get(kind):
            found.append((other, frozenset(lacks)))
    return found


def _ways(lacking: Sequence[tuple[Deal, frozenset[Decimal]]], excess: Decimal) -> Iterator[list[Deal]]:
    """The sets of deals that together lack an amount; where there are many, one alone or all of them."""
    few = len(lacking) <= _MOST_DEALS
    for size in range(1, len(lacking) + 1) if few else sorted({1, len(lacking)}):
        for chosen in combinations(lacking, size):
            sums = {ZERO}
            for _, lacks in chosen:
                sums = {added + amount for added in sums for amount in lacks if added + amount <= excess}
            if excess in sums:
                yield [deal for deal, _ in chosen]


def _may_be_of_several(index: DealIndex, known: Known, facts: Facts) -> bool:
    """Whether a paper is between both parties and names no contract and no patent of the deal: it says of none."""
    named = facts.mentions & known.patents or facts.references & known.numbers
    return not named and bool(
        index.names(facts.givers) & known.givers and index.names(facts.takers) & known.takers and not facts.mentions
    )


def _give(batch: _Batch, kind: DocumentKind) -> None:
    for deal in batch.deals:
        deal.money[kind] += [facts for facts in batch.papers if facts not in deal.money[kind]]
        if batch.doubtful:
            deal.ambiguous.add(kind)
    join(batch.deals, kind)
