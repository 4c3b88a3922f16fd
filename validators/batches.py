"""Papers of money over several contracts of the same two parties, of which they name but one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from parsers.reading import DocumentKind
from validators.deal_index import DealIndex, Known
from validators.deals import ZERO, Deal
from validators.facts import Facts
from validators.identity import Identities, amount_of


def share(index: DealIndex, copies: Identities) -> None:
    """Share a paper whose excess over its own deal is just what others between its parties lack.

    Whether the payment was meant so the paper does not say: for all of them it is in doubt.
    """
    for kind in (DocumentKind.INVOICE, DocumentKind.BANK_SLIP):
        for known in index.known.values():
            found = _batch(index, known, kind, copies)
            if found is not None:
                _give(*found, kind)


def join(deals: Sequence[Deal], kind: DocumentKind) -> None:
    """Note of each deal that papers of a kind serve the others too."""
    for deal in deals:
        others = deal.joint.setdefault(kind, [])
        others += [other for other in deals if other is not deal and other not in others]


def _batch(
    index: DealIndex, known: Known, kind: DocumentKind, copies: Identities
) -> tuple[Sequence[Facts], list[Deal]] | None:
    """The papers and every deal they serve; None where nothing is left over that others lack."""
    deal = known.deal
    have, expected = copies.sum_of(deal.money[kind]), deal.expected()
    whole = kind is DocumentKind.INVOICE and have in deal.totals()
    if not expected or have <= max(expected) or whole or deal.joint.get(kind):
        return None
    lacking = {
        id(other): (other, other.expected())
        for other in index.between(known.givers, known.takers)
        if other is not deal and other.expected() and not other.money[kind]
    }
    for excess in (have - amount for amount in expected):
        others = _others(lacking.values(), excess)
        papers = [facts for facts in deal.money[kind] if (amount_of(facts) or ZERO) > excess]
        if others and papers:
            return papers, [deal, *others]
    return None


def _others(lacking: Iterable[tuple[Deal, tuple[Decimal, ...]]], excess: Decimal) -> list[Deal]:
    """The one deal that lacks an amount, or all of them where they lack it together."""
    every = list(lacking)
    single = [deal for deal, expected in every if excess in expected]
    if len(single) == 1:
        return single
    together = sum((min(expected) for _, expected in every), ZERO) == excess
    return [deal for deal, _ in every] if together else []


def _give(papers: Sequence[Facts], deals: list[Deal], kind: DocumentKind) -> None:
    for deal in deals:
        deal.money[kind] += [facts for facts in papers if facts not in deal.money[kind]]
        deal.ambiguous.add(kind)
    join(deals, kind)
