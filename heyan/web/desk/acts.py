"""Decisions as they come from the forms of the desk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

from fastapi import Form

from heyan.desk.decisions import Act, Draft, ValueTie
from heyan.desk.values import typed_value
from heyan.web.desk.places import shown_box
from heyan.web.errors import WebError, marked
from ocr.lines import Box
from parsers.reading import DocumentKind
from validators.findings import Verdict

if TYPE_CHECKING:
    from heyan.desk.sitting import Row, Sitting
    from parsers.reading import Document, Field

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
        WebError: the place is none.
    """
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


__all__ = ["Meant", "Seen", "Text", "box_of", "correction", "meant", "said", "seen", "shown_box", "upon"]
