"""Papers of money that serve several contracts at once: all of them together, and all that those contracts claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from parsers.reading import DocumentKind
from validators.case import Case
from validators.deals import ZERO, Deal
from validators.facts import Facts
from validators.identity import businesses

_MOST = 12
"""Contracts that pay in one beyond which their sums are not tried."""


def deals(case: Case, kind: DocumentKind) -> Sequence[Deal]:
    """The row's deal and all that share papers of a kind with it, also through others; none where it shares none."""
    return case.deal.together(kind, _MOST) if case.deal.joint.get(kind) else ()


def papers(case: Case, kind: DocumentKind) -> list[Facts]:
    """The papers of those deals, copies once."""
    every = {facts.document.id: facts for deal in deals(case, kind) for facts in deal.money[kind]}
    return case.shared.copies.originals(every.values())


def claimed(every: Sequence[Deal]) -> frozenset[Decimal]:
    """What the deals together may claim as received; nothing where they are too many."""
    return _sums(deal.expected() or (ZERO,) for deal in every) if len(every) <= _MOST else frozenset()


def most(every: Sequence[Deal]) -> Decimal:
    """The totals of their contracts together."""
    return sum((max(deal.totals(), default=ZERO) for deal in every), ZERO)


def may_be_shared(
    case: Case, papers: Sequence[Facts], kind: DocumentKind, worth: Callable[[Facts], Decimal], *, up_to_total: bool
) -> bool:
    """Whether every contract may have its part of these papers: no sum over all hides that one has too little.

    What serves a contract alone is then no more than it claims, or than it costs (`up_to_total`), and that with all it
    shares is no less than it claims.
    """

    def added(some: Iterable[Facts]) -> Decimal:
        return sum((worth(group[0]) for group in businesses(some, case.rules)), ZERO)

    every = deals(case, kind)
    ids = [{facts.document.id for facts in deal.money[kind]} for deal in every]
    held = [{copy.document.id for copy in case.shared.copies.copies(facts)} for facts in papers]
    holders = [[place for place, own in enumerate(ids) if own & copies] for copies in held]
    for place, deal in enumerate(every):
        most = max((*deal.expected(), *(deal.totals() if up_to_total else ())), default=ZERO)
        alone = added(facts for facts, having in zip(papers, holders, strict=True) if having == [place])
        at_hand = added(facts for facts, having in zip(papers, holders, strict=True) if place in having)
        if alone > most or at_hand < min(deal.expected(), default=ZERO):
            return False
    return True


def others(case: Case, kind: DocumentKind) -> str:
    """The rows of the other contracts, in words."""
    return "、".join(str(row.claim.row) for deal in deals(case, kind)[1:] for row in deal.rows[:5])


def _sums(choices: Iterable[Iterable[Decimal]]) -> frozenset[Decimal]:
    sums = frozenset({ZERO})
    for amounts in choices:
        sums = frozenset(added + amount for added in sums for amount in amounts)
    return sums
