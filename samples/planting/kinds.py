"""A kind of planted discrepancy, and an honest deal that comes near one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from samples.deals import Deal, Period, Row, Terms
from samples.world import World

PLAIN = Terms()


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A kind of discrepancy: the deal it needs, what it does to it, and how it must be judged.

    `period` overrides the programme's period where the discrepancy needs certain days.
    """

    kind: str
    verdict: str
    codes: tuple[str, ...]
    plant: Callable[[Deal, World], list[Row]]
    terms: Terms = PLAIN
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An honest deal that comes near a discrepancy: the deal it needs, and what makes it look odd. Nothing is amiss."""

    kind: str
    touch: Callable[[Deal, World], object]
    terms: Terms = PLAIN
