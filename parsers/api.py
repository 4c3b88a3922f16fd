"""From pages to documents: the one door of this room."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module

from extract.pages import Page
from parsers.corrections import NO_CORRECTIONS, Corrections
from parsers.documents.parsed import Parsed
from parsers.reading import Document, DocumentKind, Field, Reading
from parsers.segment import Cut, segment
from parsers.time_limit import at_most
from parsers.values.search import give_up

log = logging.getLogger(__name__)

PARSERS: Mapping[DocumentKind, str] = {
    DocumentKind.REGISTRATION: "registration",
    DocumentKind.CONTRACT: "contract",
    DocumentKind.INVOICE: "invoice",
    DocumentKind.BANK_SLIP: "bank_slip",
    DocumentKind.CERTIFICATE: "certificate",
    DocumentKind.LICENCE_OF_BUSINESS: "business_licence",
    DocumentKind.APPLICATION: "application",
    DocumentKind.COMMITMENT: "commitment",
    DocumentKind.DEMAND_LIST: "demand_list",
}
"""The module in `parsers.documents` that reads each kind, imported when the first such document comes.

Kinds without one are known by kind and pages alone.
"""
PARSERS_OF_OTHERS: Mapping[str, str] = {"renaming": "renaming_notice"}
"""The same for papers that are no evidence of their own, by their subtype."""

TIME_LIMIT, PAGE_TIME = 30.0, 2.0
"""Seconds of CPU time in which a document must be read, and more for each of its pages; a page takes a hundredth."""

FAULTS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError, TimeoutError)
"""What a parser that meets print it was not made for may die of."""


def parse_documents(
    pages: Iterable[Page], corrections: Corrections = NO_CORRECTIONS, *, strict: bool = False
) -> Iterator[Document]:
    """Cut the pages into documents and read each; `d001`, `d002` … in the order of the pages, streaming.

    Every readable page ends in exactly one document: one that no parser can make sense of stands as `other`, without
    fields. A parser that fails leaves its document without fields too, and the log says why; with `strict` it raises
    instead (tests). `corrections` are a reviewer's, of the cuts and kinds.
    """
    for number, (cut, parsed) in enumerate(_parsed(pages, corrections, strict=strict), 1):
        yield Document(
            id=f"d{number:03d}",
            kind=parsed.kind,
            subtype=str(parsed.subtype) if parsed.subtype is not None else None,
            file=cut.file,
            pages=cut.span,
            confidence=parsed.confidence,
            fields=_placed(cut, _withheld(cut, parsed.fields)),
            more_files=cut.files[1:],
            box=cut.box,
            cut_confidence=cut.confidence,
            seams=cut.seams,
        )


def _withheld(cut: Cut, fields: Mapping[str, tuple[Field, ...]]) -> Mapping[str, tuple[Field, ...]]:
    """The fields without the values that stand behind a doubtful join: those pages may be another document's."""
    doubtful = {(seam.file, seam.page) for seam in cut.seams if seam.doubtful and not seam.begins}
    places = [cut.place(page.number) for page in cut.pages]
    first = next((number for number, place in enumerate(places) if number and place in doubtful), None)
    if first is None:
        return fields
    unsure = {page.number for page in cut.pages[first:]}

    def held(reading: Reading) -> Reading:
        return replace(reading, value=None) if reading.page in unsure else reading

    return {
        name: tuple(Field(tuple(held(reading) for reading in field.readings)) for field in found)
        for name, found in fields.items()
    }


def _placed(cut: Cut, fields: Mapping[str, tuple[Field, ...]]) -> Mapping[str, tuple[Field, ...]]:
    """The fields with every reading on the file and page where it stands."""
    if not cut.spots:
        return fields

    def placed(reading: Reading) -> Reading:
        spot = cut.spot(reading.page)
        box = spot.carry(reading.box) if reading.box is not None else None
        return replace(reading, file="" if spot.file == cut.file else spot.file, page=spot.number, box=box)

    return {
        name: tuple(Field(tuple(placed(reading) for reading in field.readings)) for field in found)
        for name, found in fields.items()
    }


def _parsed(pages: Iterable[Page], corrections: Corrections, *, strict: bool) -> Iterator[tuple[Cut, Parsed]]:
    for cut in segment(pages, corrections):
        for parsed in _read(cut, strict=strict):
            yield cut, parsed


def _read(cut: Cut, *, strict: bool) -> Sequence[Parsed]:
    """What the parser of the kind that the pages look like makes of them; `other` where it declines.

    Several where one paper records several events: each is a record of its own, on the same pages.
    """
    guess = cut.guess
    module = PARSERS.get(guess.kind) or PARSERS_OF_OTHERS.get(guess.subtype or "")
    if module is None:
        return [Parsed(guess.kind, guess.subtype, guess.confidence, {})]
    try:
        with at_most(TIME_LIMIT + len(cut.pages) * PAGE_TIME):
            parsed = list(_parser(module)(cut.pages))
    except FAULTS as fault:
        if strict:
            raise
        if isinstance(fault, TimeoutError):
            give_up()
        log.exception("%s, pages %d-%d: not read", cut.file, *cut.span)
        return [Parsed(guess.kind, guess.subtype, 0.0, {})]
    return parsed or [Parsed(DocumentKind.OTHER, None, 0.0, {})]


def _parser(name: str) -> Callable[[Sequence[Page]], Sequence[Parsed]]:
    module = import_module(f"parsers.documents.{name}")
    if hasattr(module, "parse_all"):
        parse_all: Callable[[Sequence[Page]], Sequence[Parsed]] = module.parse_all
        return parse_all
    parse: Callable[[Sequence[Page]], Parsed | None] = module.parse
    return lambda pages: [parsed] if (parsed := parse(pages)) is not None else []
