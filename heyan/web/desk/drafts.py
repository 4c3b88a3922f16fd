"""Decisions as pages and machines ask for them, made ready for the journal; and the one way into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heyan.desk.decisions import Act, CutTie, Decision, Draft, ValueTie
from heyan.desk.journal import StaleError
from heyan.desk.values import FIELDS_OF, typed_value
from heyan.web.desk.acts import Seen, box_of, said, upon
from heyan.web.errors import ConflictError, WebError, marked
from heyan.web.services import services
from parsers.corrections import Step
from parsers.reading import DocumentKind

if TYPE_CHECKING:
    from fastapi import Request

    from heyan.desk.sitting import Row, Sitting
    from heyan.web.rights import Person
    from parsers.reading import Document, Field
    from validators.findings import Verdict


def who_is(person: Person) -> str:
    """The name under which a person decides."""
    return person.shown or person.name


def recorded(request: Request, person: Person, package: int, draft: Draft, state: Seen) -> Decision:
    """Write a decision down.

    Raises:
        StaleError: the row is no longer in the state that was seen.
    """
    room = services(request).room
    sitting = room.sitting(package)
    if not state.fits(sitting.row(draft.ground.number)):
        raise StaleError([item for item in sitting.decisions if item.number > state.last])
    return room.decide(package, who_is(person), draft, account=person.name)


def accepting(row: Row, state: Seen) -> Draft:
    """The machine's verdict is the reviewer's."""
    return upon(row, state, Act.ACCEPT)


def overriding(row: Row, state: Seen, chosen: Verdict, text: str) -> Draft:
    """Another verdict, for a reason.

    Raises:
        WebError: it is the machine's, or there is no reason.
    """
    if chosen is row.judgement.verdict:
        raise WebError(marked("所选结论与机器结论相同，请用“同意”。"))
    before = (row.standing.verdict or row.judgement.verdict).value
    return upon(row, state, Act.OVERRIDE, text=said(text), before=before, after=chosen.value)


def assigning(sitting: Sitting, row: Row, state: Seen, document: str, *, take: bool) -> Draft:
    """A paper is the row's, or (`take`) is not.

    Raises:
        WebError: there is no such paper.
        ConflictError: it is so already.
    """
    paper = meant(sitting, document, "", 0).document
    linked = paper.id in row.judgement.documents
    if linked is not take:
        raise ConflictError(marked("这份材料已归入本行。") if linked else marked("这份材料不在本行。"))
    tie = sitting.matter.book.tie(paper)
    return upon(row, state, Act.UNASSIGN if take else Act.ASSIGN, text=paper.file, tie=tie)


def cutting(sitting: Sitting, row: Row, state: Seen, *, index: int, step: Step, kind: str) -> Draft:
    """Where papers begin, or of what kind one is; `index` is that of the page.

    Raises:
        WebError: there is no such page, or no kind is told where one is needed.
    """
    pages = sitting.matter.dossier.pages
    told = DocumentKind(kind) if step is Step.KIND and kind in set(DocumentKind) else None
    if not 0 <= index < len(pages) or (step is Step.KIND and told is None):
        raise WebError(marked("请选择页面和材料类别。"))
    place = (pages[index].file, pages[index].number)
    tie = CutTie(sitting.matter.book.key_of[place], step, told)
    return upon(row, state, Act.CUT, text=f"{place[0]} 第 {place[1]} 页", after=step.value, tie=tie)


def undoing(sitting: Sitting, row: Row, state: Seen, *, person: Person, number: int) -> tuple[Draft, Seen]:
    """Take back a decision on the row, or the person's own last one in the package where none is named (0).

    Returns:
        The draft and the state that it is made upon: that of the row on which the decision was made.

    Raises:
        ConflictError: there is none to take back.
    """
    mine = [
        decision
        for decision in sitting.force
        if (decision.number == number and decision.ground.row == row.ground.row)
        or (not number and decision.account == person.name and decision.ground.row in sitting.matter.numbers)
    ]
    if not mine:
        raise ConflictError(marked("没有可以撤销的决定。"))
    decision = mine[-1]
    if decision.ground.row != row.ground.row:
        row = sitting.row(sitting.matter.numbers[decision.ground.row])
        state = Seen(row.ground.row, row.ground.last, row.ground.verdict, row.ground.evidence)
    return upon(row, state, Act.UNDO, before=decision.act.value, undoes=decision.number), state


@dataclass(frozen=True, slots=True)
class Meant:
    """The value that a correction is of: a paper, a field, and which of several of that name (-1: a new one)."""

    document: Document
    name: str
    index: int

    @property
    def field(self) -> Field | None:
        """The field as it is now."""
        found = self.document.fields.get(self.name, ())
        return found[self.index] if 0 <= self.index < len(found) else None


def meant(sitting: Sitting, document: str, name: str, index: int) -> Meant:
    """The value that a form names.

    Raises:
        WebError: there is no such paper.
    """
    found = sitting.bench.documents.get(document)
    if found is None:
        raise WebError(marked("没有这份材料，请刷新后重试。"))
    return Meant(found, name, index)


def correction(sitting: Sitting, row: Row, state: Seen, *, value: Meant, text: str, place: tuple[int, str]) -> Draft:
    """A correction of a value: what was typed, and where the reviewer reads it (page index, -1 for none; box).

    Raises:
        InputError: the text is no value of the field.
        WebError: such papers have no such value, or the place is none.
    """
    if value.name not in FIELDS_OF.get(value.document.kind.value, ()):
        raise WebError(marked("这类材料没有这个数值。"))
    clean, field = text.strip(), value.field
    index, box = place[0], box_of(place[1])
    if clean:
        typed_value(value.name, clean, field.best.value if field is not None else None)
    pages, book = sitting.matter.dossier.pages, sitting.matter.book
    best = field.best if field is not None else None
    stood = (value.document.file_of(best), best.page) if best is not None else None
    shown = (pages[index].file, pages[index].number) if box is not None and 0 <= index < len(pages) else None
    if shown is not None and shown not in book.pages_of(value.document):
        raise WebError(marked("框选的页面不属于这份材料。"))
    where = stood or shown or (value.document.file, value.document.pages[0])
    tie = ValueTie(
        page=book.key_of[where],
        kind=DocumentKind(value.document.kind),
        field=value.name,
        box=best.box if best is not None else None,
        former=best.text if best is not None else "",
        at=box,
        at_page=book.key_of[shown] if shown not in (None, where) else "",
    )
    return upon(row, state, Act.CORRECT, before=best.text if best is not None else "", after=clean, tie=tie)
