"""Papers of money that could belong to several deals of the same parties: settled by amounts, never by guessing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from parsers.reading import DocumentKind
from validators.deal_index import DealIndex
from validators.deals import ZERO, Deal
from validators.facts import Facts, reference_key
from validators.identity import Identities, amount_of, is_reversal
from validators.splits import Split, Way

_MOST_PAPERS = 14
"""Beyond these, ways to split papers are not tried out: what does not fit singly is left to a person."""

_MOST_LINKS = 10_000
"""Links between papers and deals that cannot be told apart; beyond this the deals are marked, the papers unclaimed."""


def settle(
    deals: Sequence[Deal], papers: Sequence[Facts], kind: DocumentKind, copies: Identities, index: DealIndex
) -> None:
    """Share undecided papers among deals: the one way their amounts fit, else those that fit alone, else ambiguous.

    Ways that differ only in which of two equal amounts goes where count as one; the earlier paper then goes to the
    earlier contract. A paper that no deal lacks stays unclaimed.
    """
    _Pool(deals, papers, kind, copies, index).settle()


@dataclass(slots=True)
class _Pool:
    deals: Sequence[Deal]
    papers: Sequence[Facts]
    kind: DocumentKind
    copies: Identities
    index: DealIndex
    _undecided: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self._undecided = frozenset(id(facts) for facts in self.papers)

    def settle(self) -> None:
        once = self.copies.originals(self.papers)
        blue = sorted((facts for facts in once if not is_reversal(facts)), key=_day)
        open_deals = sorted((deal for deal in self.deals if self._needs(deal)), key=_signed)
        way = self._only_way(open_deals, blue)
        if way is not None:
            for deal, chosen in zip(open_deals, way, strict=True):
                self._give(deal, [blue[index] for index in chosen])
            self._mark_equal(open_deals, [[blue[index] for index in chosen] for chosen in way])
        else:
            left = self._numbered(open_deals, self._fitting_alone(open_deals, blue))
            self._rest(left, [deal for deal in open_deals if not self._is_met(deal)])
        for facts in once:
            if is_reversal(facts):
                self._reverse(facts)

    def _only_way(self, deals: Sequence[Deal], once: Sequence[Facts]) -> Way | None:
        amounts = [amount for facts in once if (amount := amount_of(facts)) is not None]
        if len(amounts) < len(once) or not 0 < len(deals) <= len(once) <= _MOST_PAPERS:
            return None
        split = Split(amounts, [self._needs(deal) for deal in deals])
        ways = [way for way, _ in zip(split.ways(), range(2), strict=False)]
        return ways[0] if len(ways) == 1 and not split.given_up else None

    @staticmethod
    def _mark_equal(deals: Sequence[Deal], shares: Sequence[Sequence[Facts]]) -> None:
        """Papers of one amount that went to several deals: which is whose only their days say."""
        owners: dict[Decimal | None, set[int]] = defaultdict(set)
        for place, share in enumerate(shares):
            for facts in share:
                owners[amount_of(facts)].add(place)
        for deal, share in zip(deals, shares, strict=True):
            deal.exchangeable |= {facts.document.id for facts in share if len(owners[amount_of(facts)]) > 1}

    def _fitting_alone(self, deals: Sequence[Deal], once: Sequence[Facts]) -> list[Facts]:
        """Give each paper whose amount is what exactly one deal still needs, and that alone; the others come back."""
        wanted: dict[Decimal | None, list[Deal]] = defaultdict(list)
        for deal in deals:
            for need in self._needs(deal):
                wanted[need].append(deal)
        counts = Counter(amount_of(facts) for facts in once)
        left: list[Facts] = []
        for facts in once:
            amount = amount_of(facts)
            if len(wanted.get(amount, ())) == 1 and counts[amount] == 1:
                self._give(wanted[amount][0], [facts])
            else:
                left.append(facts)
        return left

    def _numbered(self, deals: Sequence[Deal], left: Sequence[Facts]) -> Sequence[Facts]:
        """Follow the numbers in the names of files where every deal then has its sum; else all come back."""
        by_deal: dict[int, list[Facts]] = defaultdict(list)
        for facts in left:
            by_deal[id(self.index.numbered(facts.document))].append(facts)
        chosen = [(deal, by_deal.get(id(deal), [])) for deal in deals if not self._is_met(deal)]
        sums = [sum((amount_of(facts) or ZERO for facts in papers), ZERO) for _, papers in chosen]
        fits = [amount in self._needs(deal) for (deal, _), amount in zip(chosen, sums, strict=True)]
        if not all(fits) or sum(len(papers) for _, papers in chosen) < len(left):
            return left
        for deal, papers in chosen:
            self._give(deal, papers)
        return ()

    def _rest(self, left: Sequence[Facts], unmet: Sequence[Deal]) -> None:
        """What is left goes to the one deal that still lacks something; over several it is joint, or ambiguous.

        What the one deal does not lack may be another contract's all the same: it is loose.
        """
        added = self.copies.sum_of(left)
        for deal in unmet if left else ():
            if len(unmet) == 1 and added not in self._needs(deal):
                deal.loose |= {copy.document.id for facts in left for copy in self.copies.copies(facts)}
            if len(unmet) > 1 and len(left) > 1:
                deal.ambiguous.add(self.kind)
            if len(unmet) * len(left) <= _MOST_LINKS:
                self._give(deal, left)
                others = deal.joint.setdefault(self.kind, [])
                others += [other for other in unmet if other is not deal and other not in others]

    def _reverse(self, red: Facts) -> None:
        """A red invoice goes to the deals with the blue one it names, else with one of its amount, else to all."""
        named = [deal for deal in self.deals if any(_is_named(blue, red) for blue in deal.money[self.kind])]
        amount = abs(amount_of(red) or ZERO)
        equal = [deal for deal in self.deals if any(amount in blue.amounts for blue in deal.money[self.kind])]
        chosen = named or equal or list(self.deals)
        for deal in chosen:
            self._give(deal, [red])
            if len(chosen) > 1:
                deal.ambiguous.add(self.kind)

    def _needs(self, deal: Deal) -> frozenset[Decimal]:
        return deal.lacks(self.kind, self._have(deal))

    def _is_met(self, deal: Deal) -> bool:
        have, expected = self._have(deal), deal.expected()
        covered = self.kind is DocumentKind.INVOICE and have >= max(expected, default=ZERO)
        return have in expected or covered

    def _have(self, deal: Deal) -> Decimal:
        return self.copies.sum_of(deal.money[self.kind])

    def _give(self, deal: Deal, chosen: Sequence[Facts]) -> None:
        """The papers and their copies, in the order of the package."""
        money = deal.money[self.kind]
        have = {id(facts) for facts in money}
        for facts in chosen:
            copies = self.copies.copies(facts)
            money += [copy for copy in copies if id(copy) in self._undecided and id(copy) not in have]


def _is_named(blue: Facts, red: Facts) -> bool:
    number = blue.number
    return number is not None and number in reference_key(red.free_text)


def _day(facts: Facts) -> tuple[date, str]:
    return min(facts.days, default=date.max), facts.document.id


def _signed(deal: Deal) -> tuple[date, int]:
    days = [day for contract in deal.contracts for day in contract.days]
    return min(days, default=date.max), min(row.claim.row for row in deal.rows)
