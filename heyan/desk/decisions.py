"""The decisions that a reviewer may make, each tied to the content that it was made on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ocr.lines import Box
from parsers.corrections import Step
from parsers.reading import DocumentKind
from validators.findings import Verdict


class Act(StrEnum):
    """What a decision does."""

    ACCEPT = "accept"
    """The machine's verdict on the row is the reviewer's too."""
    OVERRIDE = "override"
    """The reviewer's verdict is another, for a reason; it stands beside the machine's."""
    CORRECT = "correct"
    """A value on a page is another than was read."""
    ASSIGN = "assign"
    """A paper is the row's."""
    UNASSIGN = "unassign"
    """A paper is not the row's."""
    CUT = "cut"
    """Where papers begin, or of what kind one is."""
    ASK = "ask"
    """A question to the applicant."""
    COMMENT = "comment"
    """A note for colleagues."""
    UNDO = "undo"
    """An earlier decision does not count any longer."""


@dataclass(frozen=True, slots=True)
class ValueTie:
    """A value: the page by its fingerprint, the kind of paper, the field.

    `box` is the place of the reading that is corrected, `former` its text (both empty where the machine read nothing
    there); `at` the place at which the reviewer reads the value, where it was shown, on `at_page` where that is another
    page of the paper.
    """

    page: str
    kind: DocumentKind
    field: str
    box: Box | None = None
    former: str = ""
    at: Box | None = None
    at_page: str = ""


@dataclass(frozen=True, slots=True)
class PaperTie:
    """A paper: its kind and its pages by their fingerprints; `box` where it takes up only a part of its page."""

    pages: tuple[str, ...]
    kind: DocumentKind
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class CutTie:
    """A cut: the page by its fingerprint, what is said of it, and the kind where that is told."""

    page: str
    step: Step
    kind: DocumentKind | None = None


Tie = ValueTie | PaperTie | CutTie


@dataclass(frozen=True, slots=True)
class Ground:
    """What a decision on a row was made upon.

    Args:
        row: the row, known by the content of its cells.
        number: where it stood in the list then; `patents` are those it claimed.
        evidence: digest of the pages of the papers that were linked to it.
        verdict: the machine's.
        last: number of the last decision on the row that the reviewer had seen, 0 for none.
    """

    row: str
    number: int
    patents: tuple[str, ...]
    evidence: str
    verdict: Verdict
    last: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision about to be made.

    `before` and `after` are what changes: verdicts for an override, texts for a corrected value, steps for a cut;
    `text` is the reason, the comment or the question; `undoes` the number of the decision that an undo takes back.
    """

    act: Act
    ground: Ground
    text: str = ""
    before: str = ""
    after: str = ""
    tie: Tie | None = None
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it stands in the journal, numbered in the order in which all were made.

    `who` is the name that is shown, `account` the account that decided; two may be shown alike.
    """

    number: int
    package: int
    who: str
    when: datetime
    draft: Draft
    account: str = ""

    @property
    def act(self) -> Act:
        """What it does."""
        return self.draft.act

    @property
    def ground(self) -> Ground:
        """What it was made upon."""
        return self.draft.ground

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that it gives a row; None where it gives none."""
        match self.act:
            case Act.ACCEPT:
                return self.ground.verdict
            case Act.OVERRIDE:
                return Verdict(self.draft.after)
            case _:
                return None


SETTLING = frozenset({Act.ACCEPT, Act.OVERRIDE})
"""Acts that settle a row."""
CHANGING = frozenset({Act.CORRECT, Act.ASSIGN, Act.UNASSIGN})
"""Acts after which rows are judged anew."""


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that were not undone, in their order; the undoings themselves are left out."""
    found = list(decisions)
    undone = {decision.draft.undoes for decision in found if decision.act is Act.UNDO}
    return [decision for decision in found if decision.act is not Act.UNDO and decision.number not in undone]
