"""The pages of a package as they stream by: noted, cut, parsed. A package that was parsed before never loads this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from extract.pages import Page, PageStatus
from heyan.report.model import PageNote
from ocr.errors import InputError
from parsers.api import parse_documents
from parsers.claims import ClaimList, LeftOut, Place
from parsers.corrections import Step
from parsers.documents.claim_list import goes_on_with_list, looks_like_claim_list, read_claim_list
from parsers.reading import Document, Field
from parsers.sequels import is_picture
from parsers.values import search as searches

if TYPE_CHECKING:
    from heyan.reading import Desk
    from ocr.lines import Frame

_GAP = "该页在清单之中或紧接其后，未能读取：如有清单行，均未核验。请重新提交该页"


def parse_pages(pages: Iterable[Page], desk: Desk, *, listed: bool) -> tuple[Document, ...]:
    """The documents on the pages, their boxes those of the pages as submitted; with `listed` the claim list too."""
    searches.afresh()
    found: list[Document] = []
    for document in parse_documents(_noted(pages, desk), desk.corrections):
        found.append(_carried(document, desk.frames))
        _note_searches(desk, document.file)
    if listed and desk.claim_pages:
        with suppress(InputError):  # told where the list is needed
            desk.claim_list = _with_gaps(read_claim_list(desk.claim_pages), desk.notes)
        _note_searches(desk, desk.claim_pages[0].file)
    return tuple(found)


def _note_searches(desk: Desk, file: str) -> None:
    """Note a file in which searches were given up since the last look."""
    if searches.given_up():
        searches.afresh()
        desk.hurried.add(file)


def note_page(desk: Desk, page: Page) -> None:
    """Note on the desk how a page ended, its frame, and the page itself where it holds the claim list."""
    desk.frames[page.file, page.number] = page.frame
    reason = page.reason.value if page.reason else None
    sealed = True if page.stamps else False if is_picture(page) else None
    turn, mark = page.frame.turn, page.fingerprint
    desk.notes.append(PageNote(page.file, page.number, page.status, reason, page.message, turn, sealed, mark))
    told = desk.corrections.at(page.file, page.number)
    if told is not None and told.step is Step.ASIDE:
        return
    if looks_like_claim_list(page) or _continues_the_list(desk, page):
        desk.claim_pages.append(page)


def _noted(pages: Iterable[Page], desk: Desk) -> Iterator[Page]:
    for page in pages:
        note_page(desk, page)
        yield page


def _continues_the_list(desk: Desk, page: Page) -> bool:
    """Whether a page follows one of the list in its file, blank and unread ones left out, and may go on with it."""
    before = islice(reversed(desk.notes), 1, None)
    passed = next((note for note in before if note.status is PageStatus.READ), None)
    last = desk.claim_pages[-1] if desk.claim_pages else None
    follows = last is not None and passed is not None and (last.file, last.number) == (passed.file, passed.number)
    return follows and goes_on_with_list(page, desk.claim_pages)


def _with_gaps(found: ClaimList, notes: Sequence[PageNote]) -> ClaimList:
    """The list, with the pages told that could not be read amid or right behind it: its rows there are missing."""
    last = found.places[-1]
    first = min(place.page for place in found.places if place.file == last.file)
    own = (note for note in notes if note.file == last.file and note.number > first)
    amid = takewhile(lambda note: note.number <= last.page or note.status is not PageStatus.READ, own)
    unread = [note for note in amid if note.status is PageStatus.UNREADABLE]
    told = tuple(LeftOut(Place(note.file, note.number), "（整页未能读取）", _GAP) for note in unread)
    return replace(found, left_out=found.left_out + told)


def _carried(document: Document, frames: dict[tuple[str, int], Frame]) -> Document:
    """The document with its boxes carried from the upright page to the page as submitted."""

    def carry(found: Field) -> Field:
        return Field(
            tuple(
                replace(reading, box=frames[document.file_of(reading), reading.page].to_page(reading.box))
                if reading.box
                else reading
                for reading in found.readings
            )
        )

    fields = {name: tuple(carry(found) for found in fields) for name, fields in document.fields.items()}
    box = frames[document.file, document.pages[0]].to_page(document.box) if document.box else None
    return replace(document, fields=fields, box=box)
