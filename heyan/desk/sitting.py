"""A sitting: a package under review. What was read, corrected by what was decided, judged row by row when asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from heyan.desk.bench import Bench, Matter
from heyan.desk.decisions import CHANGING, Decision, Ground, in_force
from heyan.desk.standing import Standing, standing
from ocr.errors import InputError
from validators.beyond import NOTHING_BEYOND, Beyond

if TYPE_CHECKING:
    from heyan.dossier import Dossier
    from parsers.claims import Claim
    from parsers.reading import Document
    from validators.judge import RowJudgement
    from validators.programmes import Profile


@dataclass(frozen=True, slots=True)
class Row:
    """A row under review: as claimed and judged, what the next decision is made upon, what the decisions come to."""

    claim: Claim
    judgement: RowJudgement
    documents: tuple[Document, ...]
    ground: Ground
    standing: Standing

    @property
    def number(self) -> int:
        """Its number in the list."""
        return self.claim.row


class Sitting:
    """A package with the decisions made on it so far. With another decision it is a new one; this never changes.

    Args:
        bench: judges the package with the corrections among the decisions.
        decisions: all decisions on the package, in their order.
    """

    def __init__(self, bench: Bench, decisions: Sequence[Decision]) -> None:
        self.bench, self.decisions = bench, tuple(decisions)
        self.force = in_force(decisions)

    @property
    def matter(self) -> Matter:
        """What was read."""
        return self.bench.matter

    def with_decisions(self, decisions: Sequence[Decision]) -> Sitting:
        """The sitting after more decisions. Where they correct nothing, all that was judged is taken over."""
        changing = changing_in(decisions)
        return Sitting(self.bench if changing == self.bench.changing else self.bench.anew(changing), decisions)

    def row(self, number: int) -> Row:
        """A row of the list, judged now.

        Raises:
            InputError: the list has no such row.
        """
        claim = self.matter.claims.get(number)
        if claim is None:
            raise InputError(f"清单中没有第 {number} 行。")
        judgement = self.bench.row(number)
        documents = tuple(self.bench.documents[document] for document in judgement.documents)
        key = self.matter.keys[number]
        ground = Ground(
            row=key,
            number=number,
            patents=claim.claimed.patent_numbers,
            evidence=self.matter.book.evidence(documents),
            verdict=judgement.verdict,
        )
        lost = self.bench.overlaid.lost
        found = standing(ground, self._chains.get(key, ()), self._strangers.get(number, ()), lost)
        return Row(claim, judgement, documents, replace(ground, last=found.last), found)

    @cached_property
    def standings(self) -> Mapping[int, Standing]:
        """The standing of every row about which anything was ever decided."""
        touched = {self.matter.numbers[key] for key in self._chains if key in self.matter.numbers}
        return {number: self.row(number).standing for number in sorted(touched | set(self._strangers))}

    @cached_property
    def strays(self) -> tuple[Decision, ...]:
        """Decisions in force on rows of which nothing is left in the list."""
        placed = {decision.number for found in self._strangers.values() for decision in found}
        foreign = (decision for decision in self.force if decision.ground.row not in self.matter.numbers)
        return tuple(decision for decision in foreign if decision.number not in placed)

    @cached_property
    def _chains(self) -> Mapping[str, Sequence[Decision]]:
        found: dict[str, list[Decision]] = defaultdict(list)
        for decision in self.decisions:
            found[decision.ground.row].append(decision)
        return found

    @cached_property
    def _strangers(self) -> Mapping[int, Sequence[Decision]]:
        """Decisions in force on rows of other content, by the rows that claim one of their patents now."""
        foreign = [decision for decision in self.force if decision.ground.row not in self.matter.numbers]
        found: dict[int, list[Decision]] = defaultdict(list)
        for decision in foreign:
            rows = {row for patent in decision.ground.patents for row in self.matter.rows_with(patent)}
            for number in sorted(rows):
                found[number].append(decision)
        return found


def open_sitting(
    dossier: Dossier, profile: Profile, decisions: Sequence[Decision], beyond: Beyond = NOTHING_BEYOND
) -> Sitting:
    """A package as it was read and decided on so far. Linking its papers takes the time; rows are judged when asked."""
    return Sitting(Bench(Matter(dossier, profile, beyond), changing_in(decisions)), decisions)


def changing_in(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions in force after which rows are judged anew."""
    return [decision for decision in in_force(decisions) if decision.act in CHANGING]
