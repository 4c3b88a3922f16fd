"""A sitting: a package under review. What was read, corrected by what was decided, judged row by row when asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from heyan.desk.bench import Bench, Matter
from heyan.desk.chains import Chains
from heyan.desk.decisions import CHANGING, Decision, Ground, in_force
from ocr.errors import InputError
from validators.beyond import NOTHING_BEYOND, Beyond

if TYPE_CHECKING:
    from datetime import datetime

    from heyan.desk.content import PagePlace
    from heyan.desk.lines import Leaf, Line
    from heyan.desk.standing import Standing
    from heyan.dossier import Dossier
    from parsers.claims import Claim
    from parsers.reading import Document
    from validators.findings import Verdict
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
        found = self._chains.standing(ground, self.bench.overlaid.lost)
        return Row(claim, judgement, documents, replace(ground, last=found.last), found)

    @cached_property
    def standings(self) -> Mapping[int, Standing]:
        """The standing of every row about which anything was ever decided."""
        return {number: self.row(number).standing for number in self._chains.touched}

    @property
    def strays(self) -> tuple[Decision, ...]:
        """Decisions in force on rows of which nothing is left in the list."""
        return self._chains.strays

    @cached_property
    def _chains(self) -> Chains:
        return Chains(self.decisions, self.matter.lines)

    @property
    def lines(self) -> Mapping[int, Line]:
        """What the list says of every row."""
        return self.matter.lines

    @property
    def verdicts(self) -> Mapping[int, Verdict]:
        """The verdict of every row; where judging anew has not come to a row, the last one known."""
        return self.bench.verdicts()

    @property
    def finished(self) -> bool:
        """Whether every row was judged with the corrections that are in force."""
        return self.bench.finished

    @property
    def read_at(self) -> datetime:
        """When the package was read."""
        return self.matter.dossier.read_at

    @property
    def documents(self) -> Mapping[str, Document]:
        """The papers of the package by their ids."""
        return self.bench.documents

    @property
    def pages(self) -> Mapping[PagePlace, Leaf]:
        """The pages of the package."""
        return self.matter.pages


def open_sitting(
    dossier: Dossier, profile: Profile, decisions: Sequence[Decision], beyond: Beyond = NOTHING_BEYOND
) -> Sitting:
    """A package as it was read and decided on so far. Linking its papers takes the time; rows are judged when asked."""
    return Sitting(Bench(Matter(dossier, profile, beyond), changing_in(decisions)), decisions)


def changing_in(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions in force after which rows are judged anew."""
    return [decision for decision in in_force(decisions) if decision.act in CHANGING]
