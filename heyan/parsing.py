"""The pages of a package as they stream by: noted, cut, parsed. A package that was parsed before never loads this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from extract.pages import Page, PageStatus
from heyan.report.model import PageNote
from ocr.errors import InputError
from parsers.api import parse_documents
from parsers.corrections import Step
from parsers.documents.claim_list import goes_on_with_list, looks_like_claim_list, read_claim_list
from parsers.reading import Document, Field
from parsers.sequels import is_picture

if TYPE_CHECKING:
    from heyan.reading import Desk
    from ocr.lines import Frame


def parse_pages(pages: Iterable[Page], desk: Desk, *, listed: bool) -> tuple[Document, ...]:
    """The documents on the pages, their boxes those of the pages as submitted; with `listed` the claim list too."""
    found = tuple(
        _carried(document, desk.frames) for document in parse_documents(_noted(pages, desk), desk.corrections)
    )
    if listed and desk.claim_pages:
        with suppress(InputError):  # told where the list is needed
            desk.claim_list = read_claim_list(desk.claim_pages)
    return found


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
    """Whether a page follows one of the list in the same file, blank ones left aside, and may go on with it."""
    before = islice(reversed(desk.notes), 1, None)
    passed = next((note for note in before if note.status is not PageStatus.BLANK), None)
    last = desk.claim_pages[-1] if desk.claim_pages else None
    follows = last is not None and passed is not None and (last.file, last.number) == (passed.file, passed.number)
    return follows and goes_on_with_list(page, desk.claim_pages)


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
