"""Decisions on rows: what was decided, and deciding, upon the state that was seen and no other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from heyan.desk.decisions import Act, Decision, Draft
from heyan.desk.journal import StaleError
from heyan.desk.sitting import Row, Sitting
from heyan.report.decided import decision_json, decision_words
from heyan.web.access import package_for
from heyan.web.desk.acts import LARGEST_NUMBER, LONGEST_TEXT, Seen, said, upon
from heyan.web.desk.drafts import accepting, assigning, correction, cutting, meant, overriding, recorded, undoing
from heyan.web.desk.places import shown_box
from heyan.web.errors import MissingError, WebError, marked
from heyan.web.refusals import problem
from heyan.web.rights import Person, Right, needs
from heyan.web.services import services
from ocr.lines import Box
from parsers.corrections import Step
from parsers.reading import DocumentKind
from validators.findings import Verdict

router = APIRouter(prefix="/packages/{package}", tags=["decisions"])
Reader = Annotated[Person, needs(Right.REVIEW)]
_Fraction = Annotated[float, Field(ge=0, le=1)]


class State(BaseModel):
    """The state of a row that a decision is made upon, as it was given out."""

    model_config = ConfigDict(extra="forbid")

    key: Annotated[str, Field(max_length=80)]
    last: Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]
    verdict: Verdict
    evidence: Annotated[str, Field(max_length=80)]


class NewDecision(BaseModel):
    """A decision to make.

    `verdict` with an override; `text` with an override (the reason), a comment, a question, a correction (the value as
    printed, empty for none); `document` with a correction and an assignment; `field` and `index` (which of several, -1
    adds one) with a correction, `page` (index in `pages[]` of the report) and `box` where the value was seen; `page`,
    `step` and `kind` with a cut; `undoes` with an undo, 0 for the account's own last decision.
    """

    model_config = ConfigDict(extra="forbid")

    act: Act
    state: State
    verdict: Verdict | None = None
    text: Annotated[str, Field(max_length=LONGEST_TEXT)] = ""
    document: Annotated[str, Field(max_length=80)] = ""
    field: Annotated[str, Field(max_length=80)] = ""
    index: Annotated[int, Field(ge=-1, le=10_000)] = 0
    page: Annotated[int, Field(ge=-1, le=LARGEST_NUMBER)] = -1
    box: tuple[_Fraction, _Fraction, _Fraction, _Fraction] | None = None
    step: Step | None = None
    kind: DocumentKind | None = None
    undoes: Annotated[int, Field(ge=0, le=LARGEST_NUMBER)] = 0


@dataclass(frozen=True, slots=True)
class DecisionShape:
    """A decision; `message` says it in Chinese."""

    number: int
    row: int
    act: Act
    by: str
    at: datetime
    machine_verdict: Verdict
    before: str
    after: str
    text: str
    undoes: int | None
    message: str


@dataclass(frozen=True, slots=True)
class ReviewShape:
    """What stands on a row: the state that the next decision is made upon, the reviewer's verdict, all decisions."""

    state: State
    verdict: Verdict | None
    decisions: list[DecisionShape]
    earlier: list[DecisionShape]


@router.get("/decisions")
def all_decisions(request: Request, person: Reader, package: int) -> list[DecisionShape]:
    """Every decision on a package in the order in which they were made."""
    record = package_for(request, person, package)
    return [_shape(decision) for decision in services(request).room.sitting(record.id).decisions]


@router.get("/rows/{row}/review")
def review(request: Request, person: Reader, package: int, row: int) -> ReviewShape:
    """What was decided on a row, and the state that it is in."""
    _, now = _now(request, person, package, row)
    return _review(now)


@router.post("/rows/{row}/decisions", status_code=201, response_model=ReviewShape)
def decide(
    request: Request, person: Annotated[Person, needs(Right.DECIDE)], package: int, row: int, new: NewDecision
) -> ReviewShape | Response:
    """Decide on a row. Upon another state than that of the row nothing is written; what others decided is told."""
    sitting, now = _now(request, person, package, row)
    state = Seen(new.state.key, new.state.last, new.state.verdict, new.state.evidence)
    draft, made_upon = _draft(sitting, now, state, new, person)
    try:
        recorded(request, person, package, draft, made_upon)
    except StaleError as error:
        return problem(409, str(error), others=[decision_json(decision) for decision in error.others])
    return _review(services(request).room.sitting(package).row(row))


def _draft(sitting: Sitting, row: Row, state: Seen, new: NewDecision, person: Person) -> tuple[Draft, Seen]:
    match new.act:
        case Act.ACCEPT:
            draft = accepting(row, state)
        case Act.OVERRIDE if new.verdict is not None:
            draft = overriding(row, state, new.verdict, new.text)
        case Act.COMMENT | Act.ASK:
            draft = upon(row, state, new.act, text=said(new.text))
        case Act.ASSIGN | Act.UNASSIGN:
            draft = assigning(sitting, row, state, new.document, take=new.act is Act.UNASSIGN)
        case Act.CUT if new.step is not None:
            draft = cutting(sitting, row, state, index=new.page, step=new.step, kind=new.kind or "")
        case Act.CORRECT:
            value = meant(sitting, new.document, new.field, new.index)
            box = shown_box(Box(*new.box)) if new.box is not None else ""
            draft = correction(sitting, row, state, value=value, text=new.text, place=(new.page, box))
        case Act.UNDO:
            return undoing(sitting, row, state, person=person, number=new.undoes)
        case _:
            raise WebError(marked("参数有误。"))
    return draft, state


def _now(request: Request, person: Person, package: int, row: int) -> tuple[Sitting, Row]:
    record = package_for(request, person, package)
    sitting = services(request).room.sitting(record.id)
    if row not in sitting.matter.claims:
        raise MissingError
    return sitting, sitting.row(row)


def _review(row: Row) -> ReviewShape:
    ground = row.ground
    return ReviewShape(
        state=State(key=ground.row, last=ground.last, verdict=ground.verdict, evidence=ground.evidence),
        verdict=row.standing.verdict,
        decisions=[_shape(decision) for decision in row.standing.history],
        earlier=[_shape(item.decision) for item in row.standing.earlier],
    )


def _shape(decision: Decision) -> DecisionShape:
    draft = decision.draft
    return DecisionShape(
        number=decision.number, row=decision.ground.number, act=decision.act, by=decision.who, at=decision.when,
        machine_verdict=decision.ground.verdict, before=draft.before, after=draft.after, text=draft.text,
        undoes=draft.undoes, message=decision_words(decision),
    )  # fmt: skip
