"""What a reviewer corrected, laid over the documents as read: that reading counts, the machine's stay beside it.

A correction that fits no page of the package any more changes nothing; it is given back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heyan.desk.content import PageBook, PagePlace, same_place
from heyan.desk.decisions import Act, Decision, PaperTie, ValueTie
from heyan.desk.values import LISTS, proposed_value
from ocr.lines import Reader
from parsers.documents.invoice_sums import SUMS, settled_sums
from parsers.reading import Document, DocumentKind, Field, Reading
from parsers.values.words import parse_words
from validators.assignments import Assignments

if TYPE_CHECKING:
    from decimal import Decimal

_OF_THE_PRINT = frozenset({Reader.OCR, Reader.TEXT, Reader.ARITHMETIC, Reader.REVIEWER})
"""Readers in whose place a reviewer's reading of the print stands; a code and the words are looks of their own."""
_FIGURES = {"total_in_words": "total_amount", "amount_in_words": "amount"}
"""The field of the figures beside which the words stand."""


@dataclass(frozen=True, slots=True)
class Overlaid:
    """Documents with all corrections that fit, whose papers are whose, and the decisions that fit nothing any more."""

    documents: tuple[Document, ...]
    assigned: Assignments
    lost: frozenset[int]


def overlaid(
    documents: Sequence[Document], decisions: Iterable[Decision], book: PageBook, rows: Mapping[str, int]
) -> Overlaid:
    """Lay decisions in force over documents.

    Args:
        documents: as read.
        decisions: those in force, in the order in which they were made: the last word counts.
        book: the pages of the package.
        rows: the numbers of its rows, by their keys.
    """
    found = list(documents)
    at: dict[PagePlace, list[int]] = defaultdict(list)
    for index, document in enumerate(documents):
        for place in book.pages_of(document):
            at[place].append(index)
    lost: set[int] = set()
    said: dict[tuple[str, int], bool] = {}
    for decision in decisions:
        tie = decision.draft.tie
        if isinstance(tie, ValueTie):
            places = [(index, place) for place in book.places(tie.page) for index in at[place]]
            fits = [(index, place) for index, place in places if _fits(found[index], tie)]
            fits = [(index, place) for index, place in fits if _bears(found[index], tie, place)] or fits
            for index, place in fits:
                read_at = _read_at(found[index], tie, place, book)
                found[index] = _corrected(found[index], tie, decision.draft.after, place, read_at)
            lost |= set() if fits else {decision.number}
        elif isinstance(tie, PaperTie):
            mine = [document.id for document in found if book.tie(document) == tie]
            row = rows.get(decision.ground.row)
            if row is None or not mine:
                lost.add(decision.number)
            else:
                said |= {(document, row): decision.act is Act.ASSIGN for document in mine}
    return Overlaid(tuple(found), _assignments(said), frozenset(lost))


def _assignments(said: Mapping[tuple[str, int], bool]) -> Assignments:
    words: dict[bool, dict[str, frozenset[int]]] = {True: {}, False: {}}
    for (document, row), given in said.items():
        words[given][document] = words[given].get(document, frozenset()) | {row}
    return Assignments(words[True], words[False])


def _fits(document: Document, tie: ValueTie) -> bool:
    """Whether a paper on the page is the one meant: of the kind, and where the page bears several, around the place."""
    where = tie.at or tie.box
    inside = document.box is None or where is None or document.box.holds(where.cx, where.cy)
    return document.kind is tie.kind and inside


def _bears(document: Document, tie: ValueTie, place: PagePlace) -> bool:
    """Whether the corrected reading stands in the paper: one page may record several events, each its own paper."""
    fields = document.fields.get(tie.field, ())
    return any(
        _is_at(document, reading, tie, place) for field in fields for reading in (*field.readings, *field.replaced)
    )


def _is_at(document: Document, reading: Reading, tie: ValueTie, place: PagePlace) -> bool:
    if (document.file_of(reading), reading.page) != place:
        return False
    return same_place(reading.box, tie.box) if tie.box is not None else bool(tie.former) and reading.text == tie.former


def _read_at(document: Document, tie: ValueTie, place: PagePlace, book: PageBook) -> PagePlace:
    """The page of the paper on which the reviewer reads the value."""
    own = book.pages_of(document)
    return next((other for other in book.places(tie.at_page) if other in own), place)


def _corrected(document: Document, tie: ValueTie, text: str, place: PagePlace, read_at: PagePlace) -> Document:
    fields = dict(document.fields)
    former = fields.get(tie.field, ())
    index = _meant(document, former, tie, place)
    old = former[index] if index is not None else None
    value = proposed_value(tie.field, text, old.best.value if old is not None else None)
    if not text:
        fields[tie.field] = tuple(field for number, field in enumerate(former) if number != index)
    else:
        file, page = read_at
        read = Reading(
            text, value, Reader.REVIEWER, 1.0, page, tie.at or tie.box, file="" if file == document.file else file
        )
        new = _with(old, read)
        changed = [new if number == index else field for number, field in enumerate(former)]
        fields[tie.field] = tuple(changed if index is not None else [*former, new])
    if (figures := _FIGURES.get(tie.field)) is not None:
        fields |= _spelled(fields.get(figures, ()), figures, text)
    if document.kind is DocumentKind.INVOICE and tie.field in SUMS:
        fields |= settled_sums(fields)
    return replace(document, fields={name: found for name, found in fields.items() if found})


def _meant(document: Document, fields: Sequence[Field], tie: ValueTie, place: PagePlace) -> int | None:
    """Which of the fields of a name a correction is of; None where it adds one."""
    if tie.field not in LISTS:
        return 0 if fields else None
    for number, field in enumerate(fields):
        if any(_is_at(document, reading, tie, place) for reading in (*field.readings, *field.replaced)):
            return number
    return None


def _with(old: Field | None, read: Reading) -> Field:
    if old is None:
        return Field((read,))
    kept = tuple(reading for reading in old.readings if reading.reader not in _OF_THE_PRINT)
    passed = tuple(reading for reading in old.readings if reading.reader in _OF_THE_PRINT)
    return Field((read, *kept), (*passed, *old.replaced))


def _spelled(fields: Sequence[Field], name: str, text: str) -> dict[str, tuple[Field, ...]]:
    """The figures with their reading of the amount in words put right, where they have one."""
    parsed = parse_words(text) if text else None
    value: Decimal | None = parsed.value if parsed is not None else None

    def right(field: Field) -> Field:
        words = tuple(reading for reading in field.readings if reading.reader is Reader.WORDS)
        if not words:
            return field
        others = tuple(reading for reading in field.readings if reading.reader is not Reader.WORDS)
        told = (
            (replace(words[0], text=text, value=value, confidence=1.0, repaired=False),) if text or not others else ()
        )
        return Field((*others, *told), (*words, *field.replaced))

    return {name: tuple(right(field) for field in fields)} if fields else {}
