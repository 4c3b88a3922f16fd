"""The decisions on a package by the rows that they concern now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from heyan.desk.decisions import Decision, Ground, in_force
from heyan.desk.standing import Standing, standing

if TYPE_CHECKING:
    from heyan.desk.lines import Line


class Chains:
    """Decisions laid beside the rows of a list.

    Args:
        decisions: all decisions on the package, in their order.
        lines: the rows by their numbers.
    """

    def __init__(self, decisions: Sequence[Decision], lines: Mapping[int, Line]) -> None:
        self._lines = lines
        self._numbers = {line.key: number for number, line in lines.items()}
        self._of_row: dict[str, list[Decision]] = defaultdict(list)
        for decision in decisions:
            self._of_row[decision.ground.row].append(decision)
        self._foreign = [decision for decision in in_force(decisions) if decision.ground.row not in self._numbers]

    @property
    def touched(self) -> list[int]:
        """The rows about which anything was ever decided."""
        known = {self._numbers[key] for key in self._of_row if key in self._numbers}
        return sorted(known | set(self._strangers))

    @property
    def strays(self) -> tuple[Decision, ...]:
        """Decisions in force on rows of which nothing is left in the list."""
        placed = {decision.number for found in self._strangers.values() for decision in found}
        return tuple(decision for decision in self._foreign if decision.number not in placed)

    def standing(self, now: Ground, lost: frozenset[int]) -> Standing:
        """The standing of a row as it is now; `lost` are corrections and assignments that fit nothing any more."""
        return standing(now, self._of_row.get(now.row, ()), self._strangers.get(now.number, ()), lost)

    @cached_property
    def _strangers(self) -> Mapping[int, Sequence[Decision]]:
        """Decisions in force on rows of other content, by the rows that claim one of their patents now."""
        found: dict[int, list[Decision]] = defaultdict(list)
        if not self._foreign:
            return found
        of_patent: dict[str, list[int]] = defaultdict(list)
        for number, line in self._lines.items():
            for patent in line.patents:
                of_patent[patent].append(number)
        for decision in self._foreign:
            rows = {row for patent in decision.ground.patents for row in of_patent.get(patent, ())}
            for number in sorted(rows):
                found[number].append(decision)
        return found
