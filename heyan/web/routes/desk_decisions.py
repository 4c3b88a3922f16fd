"""Decisions on a row. Every one names the state that it was made upon; upon another state nothing is written."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import Response

from heyan.desk.decisions import Act, CutTie, Decision, Draft
from heyan.desk.journal import StaleError
from heyan.desk.sitting import Row, Sitting
from heyan.web.access import package_for
from heyan.web.desk.acts import Seen, Text, correction, meant, said, seen, upon
from heyan.web.desk.rail import Show, Wish, next_open, ordered
from heyan.web.desk.screen import screen
from heyan.web.errors import ConflictError, WebError, marked
from heyan.web.pages import page
from heyan.web.rights import Person, Right, needs
from heyan.web.services import services
from parsers.corrections import Step
from parsers.reading import DocumentKind
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
    now = _row(request, person, package, row)
    return _decided(request, person, package, upon(now, state, Act.ACCEPT), state, wanted, onward=True)


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
    now = _row(request, person, package, row)
    if chosen is now.judgement.verdict:
        raise WebError(marked("所选结论与机器结论相同，请用“同意”。"))
    before = (now.standing.verdict or now.judgement.verdict).value
    draft = upon(now, state, Act.OVERRIDE, text=said(text), before=before, after=chosen.value)
    return _decided(request, person, package, draft, state, wanted, onward=True)


@router.post("/comment")
def comment(
    request: Request, person: Decider, package: int, row: int, state: State, wanted: Wanted, text: Text = ""
) -> Response:
    """A note for colleagues."""
    draft = upon(_row(request, person, package, row), state, Act.COMMENT, text=said(text))
    return _decided(request, person, package, draft, state, wanted)


@router.post("/ask")
def ask(
    request: Request, person: Decider, package: int, row: int, state: State, wanted: Wanted, text: Text = ""
) -> Response:
    """A question to the applicant."""
    draft = upon(_row(request, person, package, row), state, Act.ASK, text=said(text))
    return _decided(request, person, package, draft, state, wanted)


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
    now = _row(request, person, package, row)
    sitting = services(request).room.sitting(package)
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
    now = _row(request, person, package, row)
    sitting = services(request).room.sitting(package)
    paper = meant(sitting, document, "", 0).document
    linked = paper.id in now.judgement.documents
    if linked is not take:
        raise ConflictError(marked("这份材料已归入本行。") if linked else marked("这份材料不在本行。"))
    draft = upon(now, state, Act.UNASSIGN if take else Act.ASSIGN, text=paper.file, tie=sitting.matter.book.tie(paper))
    return _decided(request, person, package, draft, state, wanted)


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
    now = _row(request, person, package, row)
    sitting = services(request).room.sitting(package)
    pages = sitting.matter.dossier.pages
    told = DocumentKind(kind) if step is Step.KIND and kind in set(DocumentKind) else None
    if not 0 <= index < len(pages) or (step is Step.KIND and told is None):
        raise WebError(marked("请选择页面和材料类别。"))
    place = (pages[index].file, pages[index].number)
    tie = CutTie(sitting.matter.book.key_of[place], step, told)
    text = f"{place[0]} 第 {place[1]} 页"
    draft = upon(now, state, Act.CUT, text=text, after=step.value, tie=tie)
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
    now = _row(request, person, package, row)
    sitting = services(request).room.sitting(package)
    decision = _to_undo(sitting, person, now, number)
    if decision.ground.row != now.ground.row:
        now = sitting.row(sitting.matter.numbers[decision.ground.row])
        state = Seen(now.ground.row, now.ground.last, now.ground.verdict, now.ground.evidence)
    draft = upon(now, state, Act.UNDO, before=decision.act.value, undoes=decision.number)
    return _decided(request, person, package, draft, state, wanted)


def _to_undo(sitting: Sitting, person: Person, row: Row, number: int) -> Decision:
    mine = [
        decision
        for decision in sitting.force
        if (decision.number == number and decision.ground.row == row.ground.row)
        or (not number and decision.account == person.name and decision.ground.row in sitting.matter.numbers)
    ]
    if not mine:
        raise ConflictError(marked("没有可以撤销的决定。"))
    return mine[-1]


def who_is(person: Person) -> str:
    """The name under which a person decides."""
    return person.shown or person.name


def _row(request: Request, person: Person, package: int, row: int) -> Row:
    record = package_for(request, person, package)
    return services(request).room.sitting(record.id).row(row)


def _decided(
    request: Request, person: Person, package: int, draft: Draft, state: Seen, wanted: Wish, *, onward: bool = False
) -> Response:
    """Write the decision down and show what follows: the row, or the next open one; where it is stale, what is new."""
    room, number = services(request).room, draft.ground.number
    sitting = room.sitting(package)
    following = next_open(ordered(sitting), wanted, number) if onward else None
    if not state.fits(sitting.row(number)):
        news = [item for item in sitting.decisions if item.number > state.last]
        return _refused(request, package, draft, wanted, StaleError(news))
    try:
        decision = room.decide(package, who_is(person), draft, account=person.name)
    except StaleError as error:
        return _refused(request, package, draft, wanted, error)
    values = screen(request, package, following or number, wanted, notice=decision)
    return page(request, "desk/part.html", **values)


def _refused(request: Request, package: int, draft: Draft, wanted: Wish, error: StaleError) -> Response:
    """The row as it is now, with what the others did and what was to be decided: nothing of it is lost."""
    values = screen(request, package, draft.ground.number, wanted, refused=draft, notice=error)
    response = page(request, "desk/part.html", code=409, **values)
    response.headers["HX-Retarget"] = "#row"
    return response
