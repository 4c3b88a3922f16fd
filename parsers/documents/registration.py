"""CNIPA records: notices of change, copies of the register, records of licences and pledges, legal-status text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.pages import Page
from parsers.classify import classify
from parsers.documents.legibility import legible
from parsers.documents.parsed import Parsed
from parsers.documents.registration_events import head_of, parse_events
from parsers.documents.registration_notice import parse_notice
from parsers.documents.registration_record import parse_record
from parsers.layout.flow import Flow
from parsers.reading import DocumentKind
from parsers.values.search import search

NOTICES = frozenset({"transfer_notice", "change_notice"})
EVENTS = frozenset({"register_copy", "gazette"})


def parse_all(pages: Sequence[Page]) -> list[Parsed]:
    """Read a record. A copy of the register or a legal-status text gives one `Parsed` for every event it holds."""
    return [replace(parsed, fields=legible(parsed.fields)) for parsed in _read(pages)]


def parse(pages: Sequence[Page]) -> Parsed | None:
    """The only or the last event of a record; None where the pages hold none."""
    found = parse_all(pages)
    return found[-1] if found else None


def _read(pages: Sequence[Page]) -> list[Parsed]:
    flow = Flow(pages)
    guesses = [guess for page in pages if (guess := classify(page)).kind is DocumentKind.REGISTRATION]
    if not flow.text or not guesses:
        return []
    subtype = next((guess.subtype for guess in guesses if guess.subtype), None) or "gazette"
    if subtype == "gazette" and search(r"(?:^|\n)专利登记簿副本(?:\n|$)", flow.text):
        subtype = "register_copy"
    confidence = max(guess.confidence for guess in guesses)
    if subtype in NOTICES:
        notice = parse_notice(pages, flow, confidence)
        return [notice] if notice else []
    if subtype in EVENTS:
        events = parse_events(pages, flow, subtype, confidence)
        return events or [
            Parsed(DocumentKind.REGISTRATION, subtype, round(0.5 * confidence, 3), head_of(pages, flow, subtype))
        ]
    if subtype == "licence_record" and search(r"开放许可", flow.text):
        subtype = "open_licence_record"
    return [parse_record(pages, flow, subtype, confidence)]
