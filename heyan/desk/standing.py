"""Which decisions on a row count: those made on the content, and the verdict, that are there now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heyan.desk.decisions import SETTLING, Act, Decision, Ground, in_force

if TYPE_CHECKING:
    from validators.findings import Verdict

OTHER_ROW = "清单这一行的内容已不同"
OTHER_PAGES = "这一行的材料页面已不同"
OTHER_VERDICT = "机器结论已不同"
OTHER_PLACE = "所更正的页面或材料已不在其中"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A decision that was made on other content and does not count; `why` says in Chinese what is other."""

    decision: Decision
    why: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What the decisions on a row come to.

    `settled` is the decision that counts, None where the row is open; `notes` are comments and questions; `changes`
    what was corrected or assigned from this row and is in force; `earlier` decisions on other content; `history`
    every decision on the row as it is now, undone ones too.
    """

    settled: Decision | None
    notes: tuple[Decision, ...]
    changes: tuple[Decision, ...]
    earlier: tuple[Earlier, ...]
    history: tuple[Decision, ...]

    @property
    def last(self) -> int:
        """Number of the last decision on the row, 0 for none: what the next one is made upon."""
        return self.history[-1].number if self.history else 0

    @property
    def verdict(self) -> Verdict | None:
        """The reviewer's verdict; None where the row is open."""
        return self.settled.verdict if self.settled is not None else None

    @property
    def asked(self) -> bool:
        """Whether the applicant was asked something."""
        return any(decision.act is Act.ASK for decision in self.notes)


def standing(now: Ground, mine: Sequence[Decision], strangers: Iterable[Decision], lost: frozenset[int]) -> Standing:
    """The standing of a row.

    Args:
        now: the row, its evidence and its verdict as they are now.
        mine: the decisions on the row, undone ones too.
        strangers: decisions in force on a row of other content that claimed one of its patents.
        lost: numbers of corrections and assignments that fit nothing any more.
    """
    force = in_force(mine)
    settling = [decision for decision in force if decision.act in SETTLING]
    settled = settling[-1] if settling else None
    why = _why_not(settled, now) if settled is not None else ""
    earlier = [Earlier(settled, why)] if settled is not None and why else []
    earlier += [Earlier(decision, OTHER_PLACE) for decision in force if decision.number in lost]
    earlier += [Earlier(decision, OTHER_ROW) for decision in strangers]
    return Standing(
        settled=None if why else settled,
        notes=tuple(decision for decision in force if decision.act in {Act.COMMENT, Act.ASK}),
        changes=tuple(
            decision
            for decision in force
            if decision.act not in {*SETTLING, Act.COMMENT, Act.ASK} and decision.number not in lost
        ),
        earlier=tuple(sorted(earlier, key=lambda item: item.decision.number)),
        history=tuple(mine),
    )


def _why_not(decision: Decision, now: Ground) -> str:
    """Why a decision does not count now; empty where it does."""
    then = decision.ground
    if then.evidence != now.evidence:
        return OTHER_PAGES
    return OTHER_VERDICT if then.verdict is not now.verdict else ""
