"""Invoices and bank slips ↔ deals: by patent or contract number, parties, amount, and where they lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from parsers.reading import DocumentKind
from validators.assignments import NOTHING_TOLD, Told
from validators.batches import join, share
from validators.deal_index import DealIndex, Known, Paper
from validators.deals import Deal
from validators.facts import Facts
from validators.identity import Identities, is_reversal
from validators.loose import Loose, give_fitting, give_rest
from validators.pools import settle
from validators.reversals import may_reverse, reverse
from validators.rules import Rules
from validators.statements import is_another_s


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
    hinted: bool
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
            or ((self.local or self.hinted) and (party or self.amount))
        )

    @property
    def by_both_parties_alone(self) -> bool:
        """Whether nothing but its parties says that the paper is the deal's; its amount is another matter."""
        pair = (self.giver and self.taker) or self.swapped
        return pair and not (self.named or self.referenced or self.local or self.hinted)

    @property
    def rank(self) -> int:
        """What decides between deals.

        The amount does not, it is weighed over all papers of the deals together; nor does the name of a file.
        """
        parties = 2 * (self.giver + self.taker) or 3 * self.swapped
        return 4 * self.named + 4 * self.referenced + parties + self.local


def cues(paper: Paper, known: Known) -> Cues:
    """What ties this paper to this deal."""
    facts = paper.facts
    giver, taker = bool(paper.givers & known.givers), bool(paper.takers & known.takers)
    return Cues(
        named=bool(facts.mentions & known.patents),
        referenced=bool(facts.references & known.numbers),
        giver=giver,
        taker=taker,
        swapped=bool(paper.givers & known.takers and paper.takers & known.givers) and not (giver and taker),
        amount=bool(facts.amounts & known.sums),
        local=paper.owner is known.deal,
        hinted=known.deal in paper.hinted,
        purposeful=paper.purposeful,
    )


def assign(
    index: DealIndex, papers: Iterable[Facts], copies: Identities, rules: Rules, told: Told = NOTHING_TOLD
) -> None:
    """Give every paper of money to the deals it belongs to; papers between equals are settled by their amounts.

    What a reviewer `told` comes before all cues.
    """
    pools: dict[tuple[DocumentKind, Hashable], tuple[Sequence[Deal], list[Facts]]] = {}
    left: list[Paper] = []
    loose: list[Loose] = []
    for facts in papers:
        kind = facts.document.kind
        if given := told.give(facts):
            join(given, kind)
            continue
        paper = index.paper(facts, rules.purpose_words)
        possible = _possible(index, paper, told)
        if copies.is_line(facts):
            possible = [(rank, known) for rank, known in possible if not _is_another_s(paper, known)]
        found = _named(facts, possible) or _best(possible)
        crowd = () if found else index.crowd(paper)
        deals = [known.deal for known in found] or told.left(facts, crowd)
        if len(found) == 1 and _is_loose(paper, found[0]):
            loose.append(Loose(facts, deals[0], tuple(known.deal for _, known in possible)))
        elif len(deals) == 1 or (found and _names_several(facts, found)):
            for deal in deals:
                deal.money[kind].append(facts)
            if len(deals) > 1:
                join(deals, kind)
        elif deals:
            same = id(crowd) if deals is crowd else tuple(sorted(id(deal) for deal in deals))
            pools.setdefault((kind, same), (deals, []))[1].append(facts)
        else:
            left.append(paper)
    left = _without_half_read(index, left, pools)
    still_loose = give_fitting(loose, copies)
    for (kind, _), (deals, undecided) in pools.items():
        settle(deals, undecided, kind, copies, index)
    give_rest(still_loose, copies)
    reverse(index, [paper for paper in left if may_reverse(paper)])
    _fill_gaps(index, [paper for paper in left if not may_reverse(paper)], copies)
    _give_lines(index, [paper for paper in left if copies.is_line(paper.facts)], copies, told)
    share(index, copies)
    told.take(known.deal for known in index.known.values())


def _without_half_read(
    index: DealIndex, left: Iterable[Paper], pools: Mapping[tuple[DocumentKind, Hashable], tuple[object, list[Facts]]]
) -> list[Paper]:
    """The papers without those that join a pool: of one party of its deals, over an amount of each, the other unread.

    Such a one may be the paper that one of two deals of one price lacks; the other is then not used twice.
    """
    others: list[Paper] = []
    for paper in left:
        facts = paper.facts
        half = bool(facts.givers) != bool(facts.takers) and (paper.purposeful or not facts.free_text)
        tied = [(known, cues(paper, known)) for known in index.candidates(paper)] if half else []
        near = [id(known.deal) for known, tie in tied if tie.amount and (tie.giver or tie.taker)]
        pool = pools.get((facts.document.kind, tuple(sorted(near))))
        if pool is not None:
            pool[1].append(facts)
        else:
            others.append(paper)
    return others


def _possible(index: DealIndex, paper: Paper, told: Told) -> list[tuple[int, Known]]:
    """The deals that cues are enough for, with their ranks."""
    left = [known for known in index.candidates(paper) if told.leaves(paper.facts, known.deal)]
    return [(tied.rank, known) for known in left if (tied := cues(paper, known)).enough]


def _best(possible: Sequence[tuple[int, Known]]) -> list[Known]:
    best = max((rank for rank, _ in possible), default=None)
    return [known for rank, known in possible if rank == best]


def _named(facts: Facts, possible: Sequence[tuple[int, Known]]) -> list[Known]:
    """Several deals that the paper itself names, wherever it lies; none where it names one, or fits another better."""
    best = max((rank for rank, _ in possible), default=0)
    near = [known for rank, known in possible if rank >= best - 1 and _names(facts, known)]
    return near if len(near) > 1 and _names_several(facts, near) else []


def _names(facts: Facts, known: Known) -> frozenset[str]:
    return facts.mentions & known.patents or facts.references & known.numbers


def _is_loose(paper: Paper, known: Known) -> bool:
    """Whether its parties alone tie a paper to a deal; one that takes money back follows the paper it takes back."""
    tied = cues(paper, known)
    return tied.by_both_parties_alone and not is_reversal(paper.facts)


def _is_another_s(paper: Paper, known: Known) -> bool:
    """Whether a line of a statement, which names nothing of a deal, is between one of its parties and somebody else."""
    tied = cues(paper, known)
    if tied.named or tied.referenced or tied.giver == tied.taker:
        return False
    return is_another_s(paper.takers, known.takers) if tied.giver else is_another_s(paper.givers, known.givers)


def _give_lines(index: DealIndex, lines: Iterable[Paper], copies: Identities, told: Told) -> None:
    """Give a line of a statement between a party and somebody else to the one deal that lacks just its amount.

    There it may be meant as the deal's payment; where nothing is lacking it is other business of that account.
    """
    for paper in lines:
        facts, kind = paper.facts, paper.facts.document.kind
        lacking = [
            known.deal
            for _, known in _possible(index, paper, told)
            if facts.amounts & known.deal.lacks(kind, copies.sum_of(known.deal.money[kind]))
        ]
        if len(lacking) == 1 and facts not in lacking[0].money[kind]:
            lacking[0].money[kind].append(facts)


def _names_several(facts: Facts, found: Sequence[Known]) -> bool:
    """Whether the paper itself names every one of the deals: a patent or the contract of each."""
    several = [_names(facts, known) for known in found]
    return all(several) and len({frozenset(names) for names in several}) == len(found)


def _fill_gaps(index: DealIndex, left: Iterable[Paper], copies: Identities) -> None:
    """Give a deal the paper that is nobody's, has one of its parties and exactly the amount it still lacks.

    Such is an instalment that another paid, or one whose other party cannot be read. A paper without any readable party
    is given to the one deal that lacks exactly its amount.
    """
    gaps: dict[tuple[DocumentKind, str | None, Decimal], list[Deal]] = defaultdict(list)
    for known in index.known.values():
        for kind, papers in known.deal.money.items():
            have = copies.sum_of(papers)
            for gap in {amount - have for amount in known.deal.expected()}:
                for name in (None, *(known.givers | known.takers if have else ())):
                    gaps[kind, name, gap].append(known.deal)
    for paper in left:
        facts, names = paper.facts, paper.givers | paper.takers
        keys = [(facts.document.kind, name, gap) for name in (names or {None}) for gap in facts.amounts]
        found = [deal for key in keys for deal in gaps.get(key, ())]
        tied = paper.purposeful or not (facts.givers and facts.takers)
        if tied and len({id(deal) for deal in found}) == 1:
            found[0].money[facts.document.kind].append(facts)
