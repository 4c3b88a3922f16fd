"""Decisions on a row. Every one names the state that it was made upon; upon another state nothing is written."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import Response

from heyan.desk.decisions import Act, Draft
from heyan.desk.journal import StaleError
from heyan.desk.sitting import Row, Sitting
from heyan.web.access import package_for
from heyan.web.desk.acts import Seen, Text, said, seen, upon
from heyan.web.desk.drafts import accepting, assigning, correction, cutting, meant, overriding, recorded, undoing
from heyan.web.desk.rail import Show, Wish, next_open, ordered
from heyan.web.desk.screen import screen
from heyan.web.pages import page
from heyan.web.rights import Person, Right, needs
from heyan.web.services import services
from parsers.corrections import Step
from validators.findings import Verdict

router = APIRouter(prefix="/packages/{package}/desk/rows/{row}")
Decider = Annotated[Person, needs(Right.DECIDE)]
State = Annotated[Seen, Depends(seen)]
Short = Annotated[str, Form(max_length=200)]


def wish(show: Annotated[Show, Form()] = Show.ALL, q: Short = "") -> Wish:
    """What the reviewer has listed, as a form carries it."""
    return Wish(show, q)


Wanted = Annotated[Wish, Depends(wish)]


@router.post("/accept")
def accept(request: Request, person: Decider, package: int, row: int, state: State, wanted: Wanted) -> Response:
    """The machine's verdict is the reviewer's; on to the next open row."""
    _, now = _now(request, person, package, row)
    return _decided(request, person, package, accepting(now, state), state, wanted, onward=True)


@router.post("/override")
def override(
    request: Request,
    person: Decider,
    package: int,
    row: int,
    state: State,
    wanted: Wanted,
    chosen: Annotated[Verdict, Form()],
    text: Text = "",
) -> Response:
    """The reviewer's verdict is another, for a reason; on to the next open row."""
    _, now = _now(request, person, package, row)
    return _decided(request, person, package, overriding(now, state, chosen, text), state, wanted, onward=True)


@router.post("/comment")
def comment(
    request: Request, person: Decider, package: int, row: int, state: State, wanted: Wanted, text: Text = ""
) -> Response:
    """A note for colleagues."""
    _, now = _now(request, person, package, row)
    return _decided(request, person, package, upon(now, state, Act.COMMENT, text=said(text)), state, wanted)


@router.post("/ask")
def ask(
    request: Request, person: Decider, package: int, row: int, state: State, wanted: Wanted, text: Text = ""
) -> Response:
    """A question to the applicant."""
    _, now = _now(request, person, package, row)
    return _decided(request, person, package, upon(now, state, Act.ASK, text=said(text)), state, wanted)


@router.post("/correct")
def correct(
    request: Request,
    person: Decider,
    package: int,
    row: int,
    state: State,
    wanted: Wanted,
    document: Short,
    value: Short,
    text: Text = "",
    index: Annotated[int, Form()] = -1,
    box: Short = "",
) -> Response:
    """A value is another than was read; the row is judged at once."""
    sitting, now = _now(request, person, package, row)
    name, _, which = value.partition(":")
    target = meant(sitting, document, name, int(which) if which.lstrip("-").isdecimal() else 0)
    draft = correction(sitting, now, state, value=target, text=text, place=(index, box))
    return _decided(request, person, package, draft, state, wanted)


@router.post("/assign")
def assign(
    request: Request,
    person: Decider,
    package: int,
    row: int,
    state: State,
    wanted: Wanted,
    document: Short,
    take: Annotated[bool, Form()] = False,
) -> Response:
    """A paper is the row's, or (`take`) is not; the row is judged at once."""
    sitting, now = _now(request, person, package, row)
    return _decided(request, person, package, assigning(sitting, now, state, document, take=take), state, wanted)


@router.post("/cut")
def cut(
    request: Request,
    person: Decider,
    package: int,
    row: int,
    state: State,
    wanted: Wanted,
    index: Annotated[int, Form()],
    step: Annotated[Step, Form()],
    kind: Short = "",
) -> Response:
    """Where papers begin, or of what kind one is; the package is cut anew behind."""
    sitting, now = _now(request, person, package, row)
    draft = cutting(sitting, now, state, index=index, step=step, kind=kind)
    return _decided(request, person, package, draft, state, wanted)


@router.post("/undo")
def undo(
    request: Request,
    person: Decider,
    package: int,
    row: int,
    state: State,
    wanted: Wanted,
    number: Annotated[int, Form()] = 0,
) -> Response:
    """Take back a decision on the row; the person's own last one in the package where none is named."""
    sitting, now = _now(request, person, package, row)
    draft, made_upon = undoing(sitting, now, state, person=person, number=number)
    return _decided(request, person, package, draft, made_upon, wanted)


def _now(request: Request, person: Person, package: int, row: int) -> tuple[Sitting, Row]:
    record = package_for(request, person, package)
    sitting = services(request).room.sitting(record.id)
    return sitting, sitting.row(row)


def _decided(
    request: Request, person: Person, package: int, draft: Draft, state: Seen, wanted: Wish, *, onward: bool = False
) -> Response:
    """Write the decision down and show what follows: the row, or the next open one; where it is stale, what is new."""
    number = draft.ground.number
    items = ordered(services(request).room.sitting(package)) if onward else []
    following = next_open(items, wanted, number) if onward else None
    try:
        decision = recorded(request, person, package, draft, state)
    except StaleError as error:
        values = screen(request, package, number, wanted, refused=draft, notice=error)
        response = page(request, "desk/part.html", code=409, **values)
        response.headers["HX-Retarget"] = "#row"
        return response
    return page(request, "desk/part.html", **screen(request, package, following or number, wanted, notice=decision))
