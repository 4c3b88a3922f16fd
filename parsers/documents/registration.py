"""CNIPA records: notices of change, copies of the register, records of licences and pledges, legal-status text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.pages import Page
from ocr.lines import Box
from parsers.classify import Guess, classify
from parsers.documents.legibility import legible
from parsers.documents.parsed import Parsed
from parsers.documents.registration_chapters import chapters_of, only_event
from parsers.documents.registration_days import with_day_beside, without_other_day
from parsers.documents.registration_deals import deals_of
from parsers.documents.registration_event_fields import event_said
from parsers.documents.registration_event_rows import rows_apart
from parsers.documents.registration_events import head_of, parse_events
from parsers.documents.registration_fields import TABLE_ENDS
from parsers.documents.registration_labels import NOTICE_LABELS
from parsers.documents.registration_notice import parse_notice
from parsers.documents.registration_record import parse_record
from parsers.documents.registration_successions import in_succession, owned_since
from parsers.documents.registration_table import record_tables
from parsers.documents.registration_words import NOT_YET, NOTICE_TABLE, Event
from parsers.layout.bare_rows import with_bare_rows
from parsers.layout.english import without_english_heads
from parsers.layout.false_borders import without_false_borders
from parsers.layout.flow import Flow
from parsers.layout.halves import halves, on_sheet, unrolled
from parsers.layout.parted import parted
from parsers.layout.sidebar import without_sidebar
from parsers.reading import DocumentKind, Field
from parsers.values.organisation import find_organisations
from parsers.values.search import search

NOTICES = frozenset({"transfer_notice", "change_notice"})
SIDES = (r"[变转][更让移]前|让与人|出质人", r"[变转][更让移]后|受让人|质权人")
"""Words of which a column that tells an event has one for each side."""
WHOLE = ("patent_numbers", "from_parties", "to_parties", "recorded_on")
"""What a column must tell to be read by itself."""
BOTH = 2
"""Columns of a page that stands in columns."""
LEAST_NAMED = 2
"""Organisations that a column names at least which tells an event."""
WHOLE_PAGE = (Box(0.0, 0.0, 1.0, 1.0),)
EVENTS = frozenset({"register_copy", "gazette"})
AS_RECORDED = {Event.LICENCE: "licence_record", Event.PLEDGE: "pledge_notice"}
"""As which paper the words are read that tell a licence or a pledge in running text."""
TELLING_COLUMN = r"(?:法律状态|事务(?:数据)?|描述|变更|登记|记载|具体|详细)(?:信息|内容|描述|说明|详情)"
"""The head of the column of a table of events that says what happened, in as many lines as it takes."""
LISTS, LETTERS = r"(?:清单|一览表|名单|情况表|公示)$", r"(?:函|批复)$"
"""Titles of papers that others than the office make, too."""
_OFFICES = r"(?:知识产权局|专利局|代办处|专利公[告报])"
OFFICE = rf"(?:^|[\n ])(?!致|呈|报|抄)[^\n:：,，。；;]{{0,12}}{_OFFICES}[^\n:：,，。；;]{{0,16}}(?=\n|$| )"
"""The office by whom a paper is, on a line of its own; to whom a letter goes has a colon behind it."""
GRANTED = r"准予|核准|予以[^。\n]{0,6}(?:登记|备案)|已[^。\n]{0,8}(?:登记|备案)"


def parse_all(pages: Sequence[Page]) -> list[Parsed]:
    """Read a record. A copy of the register or a legal-status text gives one `Parsed` for every event it holds."""
    pages = [
        with_bare_rows(without_english_heads(parted(without_false_borders(page)), NOTICE_LABELS), TELLING_COLUMN)
        for page in pages
    ]
    guesses = [classify(page) for page in pages]
    columns = [_columns_of(page, guesses[0]) for page in pages]
    found = _read_columns(pages, columns, guesses) if any(columns) else []
    both = any(len(told) == BOTH for told in columns)
    if not both and not any(all(parsed.fields.get(name) for name in WHOLE) for parsed in found):
        found = _read(pages, guesses)
    return [replace(parsed, fields=legible(parsed.fields)) for parsed in found]


def _columns_of(page: Page, sheet: Guess) -> list[Page]:
    """The columns of a gazette's page that tell events, labels and names alike: each is read to its end.

    Where both do, the events of one stand level with those of the other, and read across they would be mixed.
    """
    if sheet.subtype != "gazette":
        return []
    labelled = [half for half in halves(page) if _has_both_sides(half)]
    return labelled if len(labelled) == BOTH else [half for half in labelled if _names_enough(half)]


def _read_columns(pages: Sequence[Page], columns: Sequence[Sequence[Page]], guesses: Sequence[Guess]) -> list[Parsed]:
    """The events of pages in columns, each column down to its end before the next: an event may go on in the next.

    They are what the whole sheet is: the title runs over both.
    """
    sheets = [unrolled(told) if told else (page, WHOLE_PAGE) for page, told in zip(pages, columns, strict=True)]
    parts = {page.number: part for page, part in sheets}
    return [_on_sheet(parsed, parts) for parsed in _read([page for page, _ in sheets], guesses)]


def _has_both_sides(half: Page) -> bool:
    text = "\n".join(line.text for line in half.lines)
    return all(search(pattern, text) for pattern in SIDES)


def _names_enough(half: Page) -> bool:
    return len(find_organisations("\n".join(line.text for line in half.lines))) >= LEAST_NAMED


def _on_sheet(parsed: Parsed, parts: Mapping[int, Sequence[Box]]) -> Parsed:
    """What was read in a column, where it stands on the sheet."""
    fields = {
        name: tuple(
            Field(
                tuple(
                    replace(reading, box=on_sheet(reading.box, parts[reading.page]))
                    if reading.box is not None
                    else reading
                    for reading in field.readings
                )
            )
            for field in found
        )
        for name, found in parsed.fields.items()
    }
    return replace(parsed, fields=fields)


def parse(pages: Sequence[Page]) -> Parsed | None:
    """The only or the last event of a record; None where the pages hold none."""
    found = parse_all(pages)
    return found[-1] if found else None


def _read(pages: Sequence[Page], guesses: Sequence[Guess]) -> list[Parsed]:
    flow = Flow(pages)
    guesses = [guess for guess in guesses if guess.kind is DocumentKind.REGISTRATION]
    if not flow.text or not guesses or _is_of_no_office(flow, guesses):
        return []
    if search(NOT_YET, flow.text) is not None:
        return [Parsed(DocumentKind.OTHER, "cnipa_notice", max(guess.confidence for guess in guesses), {})]
    subtype = next((guess.subtype for guess in guesses if guess.subtype), None) or "gazette"
    if subtype == "gazette" and search(r"(?:^|\n)专利登记簿副本(?:\n|$)", flow.text):
        subtype = "register_copy"
    confidence = max(guess.confidence for guess in guesses)
    if subtype in NOTICES:
        pages = [part for page in pages for part in without_sidebar(page, NOTICE_LABELS)]
        flow = Flow(pages)
        notice = parse_notice(pages, flow, confidence)
        listed = record_tables(pages, TABLE_ENDS, NOTICE_TABLE)
        return deals_of(notice, pages, flow, listed) if notice else []
    if subtype in EVENTS:
        chapters = (chapters_of(pages) if subtype == "register_copy" else []) or rows_apart(pages)
        told = [_events(chapter.pages, subtype, confidence, chapter.event) for chapter in chapters]
        ended = [found for chapter, found in zip(chapters, told, strict=True) if chapter.event is Event.CANCELLED]
        apart = bool(chapters) and all(ended)  # an end that was not read may be that of a right beside it
        events = [one for found in told for one in found] if apart else []
        events = events or _events(pages, subtype, confidence, only_event(flow.text))
        return owned_since(events) or [
            Parsed(DocumentKind.REGISTRATION, subtype, round(0.5 * confidence, 3), head_of(pages, flow, subtype))
        ]
    if subtype == "licence_record" and search(r"开放许可", flow.text):
        subtype = "open_licence_record"
    record = parse_record(pages, flow, subtype, confidence)
    return deals_of(record, pages, flow, record_tables(pages, TABLE_ENDS))


def _is_of_no_office(flow: Flow, guesses: Sequence[Guess]) -> bool:
    """Whether a list or a letter does not say that it is the office's, or a letter that anything was granted.

    Applicants make lists of what they had recorded, and write letters to ask for it.
    """
    letter = any(search(LETTERS, guess.title) for guess in guesses)
    if letter and search(GRANTED, flow.text) is None:
        return True
    return (letter or any(search(LISTS, guess.title) for guess in guesses)) and search(OFFICE, flow.text) is None


def _events(pages: Sequence[Page], subtype: str, confidence: float, event: Event | None) -> list[Parsed]:
    """The events of a register copy, a chapter of one or a legal-status text; `event` is what they are, where told."""
    flow = Flow(pages)
    bare = Parsed(DocumentKind.REGISTRATION, subtype, confidence, {})
    deals = deals_of(bare, pages, flow, record_tables(pages, TABLE_ENDS, NOTICE_TABLE))
    if len(deals) > 1:
        return [replace(deal, fields=dict(deal.fields) | event_said(deal.fields, event)) for deal in deals]
    events = [one for found in parse_events(pages, flow, subtype, confidence, event) for one in in_succession(found)]
    if not events and event in AS_RECORDED:
        told = parse_record(pages, flow, AS_RECORDED[event], confidence)
        named = told.fields.get("from_parties") and told.fields.get("to_parties")
        events = (
            [replace(told, subtype=subtype, fields=dict(told.fields) | event_said(told.fields, event))] if named else []
        )
    dated = [without_other_day(pages, one) for one in events]
    return [with_day_beside(pages, one) for one in dated] if subtype == "register_copy" else dated
