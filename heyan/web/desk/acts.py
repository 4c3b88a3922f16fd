"""Decisions as they come from the forms of the desk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

from fastapi import Form

from heyan.desk.decisions import Act, Draft
from heyan.web.errors import WebError, marked
from ocr.lines import Box
from validators.findings import Verdict

if TYPE_CHECKING:
    from heyan.desk.sitting import Row

LONGEST_TEXT = 2000
LARGEST_NUMBER = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Seen:
    """The state that a decision was made upon, as the page showed it."""

    key: str
    last: int
    verdict: Verdict
    evidence: str

    def fits(self, row: Row) -> bool:
        """Whether the row is still as it was seen, but for decisions, which the journal looks at."""
        ground = row.ground
        return (self.key, self.verdict, self.evidence) == (ground.row, ground.verdict, ground.evidence)


def seen(
    key: Annotated[str, Form(max_length=80)],
    last: Annotated[int, Form(ge=0, le=LARGEST_NUMBER)],
    verdict: Annotated[Verdict, Form()],
    evidence: Annotated[str, Form(max_length=80)],
) -> Seen:
    """The state as a form carries it: a dependency of every route that decides."""
    return Seen(key, last, verdict, evidence)


Text = Annotated[str, Form(max_length=LONGEST_TEXT)]


def upon(row: Row, state: Seen, act: Act, **more: object) -> Draft:
    """A draft on a row in the state that was seen."""
    draft = Draft(act, replace(row.ground, last=state.last))
    return replace(draft, **more)  # type: ignore[arg-type]


def said(text: str) -> str:
    """A text that must not be empty.

    Raises:
        WebError: it is.
    """
    if not text.strip():
        raise WebError(marked("请写明内容。"))
    return text.strip()


def box_of(text: str) -> Box | None:
    """The box that a form carries; None for an empty text.

    Raises:
        WebError: it is no box on a page.
    """
    if not text:
        return None
    try:
        x0, y0, x1, y1 = (float(edge) for edge in text.split(","))
    except ValueError as error:
        raise WebError(marked("框选的位置有误，请重新框选。")) from error
    if not (0 <= x0 < x1 <= 1 and 0 <= y0 < y1 <= 1):
        raise WebError(marked("框选的位置有误，请重新框选。"))
    return Box(x0, y0, x1, y1)
