"""What reviewers asked an applicant, for the applicant's eyes: never who asked, nor anything else that was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heyan.desk.decisions import Act, in_force
from heyan.desk.journal import decisions_of

if TYPE_CHECKING:
    from datetime import datetime

    from heyan.workspace.place import Workspace


@dataclass(frozen=True, slots=True)
class Question:
    """A question: the row as it stood in the list, the patents that it claimed, the text, when it was asked."""

    row: int
    patents: tuple[str, ...]
    text: str
    when: datetime


def questions_to(workspace: Workspace, package: int) -> list[Question]:
    """The questions about a package that were not taken back, in the order of the list."""
    asked = [decision for decision in in_force(decisions_of(workspace, package)) if decision.act is Act.ASK]
    found = [Question(item.ground.number, item.ground.patents, item.draft.text, item.when) for item in asked]
    return sorted(found, key=lambda question: question.row)
