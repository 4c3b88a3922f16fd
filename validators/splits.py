"""Ways to share papers of money among deals so that each gets exactly what it needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from validators.deals import ZERO

_MOST_STEPS = 50_000
"""Steps after which the search is given up."""

Way = tuple[tuple[int, ...], ...]
"""For each need the places of the amounts that meet it."""


@dataclass(slots=True)
class Split:
    """Every way to share all amounts so that each of the needs is met exactly; equal amounts count as one.

    No amount is below zero. Of equal amounts the first ones are taken: fourteen papers of one price are chosen from in
    fifteen ways, not in 16,384.
    """

    amounts: Sequence[Decimal]
    needs: Sequence[frozenset[Decimal]]
    steps: int = field(default=0)

    @property
    def given_up(self) -> bool:
        """Whether there were too many ways to try them all."""
        return self.steps > _MOST_STEPS

    def ways(self, so_far: Way = ()) -> Iterator[Way]:
        """The ways, depth first."""
        taken = {index for chosen in so_far for index in chosen}
        free: dict[Decimal, list[int]] = defaultdict(list)
        for index, amount in enumerate(self.amounts):
            if index not in taken:
                free[amount].append(index)
        if len(so_far) == len(self.needs):
            if not free:
                yield so_far
            return
        need = self.needs[len(so_far)]
        for chosen in self._chosen([*free.items()], need, max(need, default=ZERO)):
            yield from self.ways((*so_far, chosen))

    def _chosen(
        self, free: Sequence[tuple[Decimal, list[int]]], need: frozenset[Decimal], most: Decimal, so_far: Decimal = ZERO
    ) -> Iterator[tuple[int, ...]]:
        """Every choice of free amounts that adds up to what is needed, one amount after the other."""
        self.steps += 1
        if self.given_up:
            return
        if not free:
            if so_far in need:
                yield ()
            return
        (amount, places), *others = free
        for count in range(len(places) + 1):
            total = so_far + count * amount
            if total > most:
                return
            for chosen in self._chosen(others, need, most, total):
                yield tuple(sorted((*places[:count], *chosen)))
