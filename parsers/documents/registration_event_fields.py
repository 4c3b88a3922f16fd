"""What the entries of one event say: owners, patent, title, day, number, kind and term."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from parsers.documents.flow_names import ADDRESS, names_at
from parsers.documents.registration_entries import Entry, EventRecord, entries_of
from parsers.documents.registration_fields import merged, vouched_for
from parsers.documents.registration_words import OTHER_ITEM, OWNER_ITEM, Event
from parsers.layout.flow import Flow
from parsers.reading import Field, Reading
from parsers.values.dates import find_dates
from parsers.values.found import Found
from parsers.values.organisation import looks_like_organisation
from parsers.values.patent_number import NumberForm, find_patent_numbers
from parsers.values.record_number import parse_record_number
from parsers.values.search import search
from parsers.values.text import plain

_TELLING = ("from_parties", "to_parties", "record_number", "recorded_on")
OWNER_KEYS = frozenset({"before", "after", "old", "new"})
HEADING = (
    r"(?:专利申请权、)?专利权的转移|专利(?:实施许可|权质押)合同(?:备案|登记)的(?:生效|变更|注销)|IPC\(主分类\)"
    r"|专利权人的姓名或者名称、"
)
"""How legal-status text calls an event."""


def owners_of(flow: Flow, record: EventRecord) -> tuple[list[Reading], list[Reading]]:
    """Owners before and after. 变更前权利人 is the key for addresses too, so the item before it decides."""
    sides: dict[str, list[Reading]] = {"before": [], "after": []}
    item = ""
    for entry in record.entries:
        value = flow.text[entry.start : entry.end]
        if entry.name == "item":
            item = value
        elif entry.name in OWNER_KEYS:
            about_owner = bool(search(OWNER_ITEM, item)) if item else not search(ADDRESS, value)
            if entry.name in ("old", "new") or (about_owner and not search(OTHER_ITEM, item)):
                sides["before" if entry.name in ("before", "old") else "after"] += names_at(
                    flow, entry.start, entry.end, most=entry.most
                )
    return sides["before"], sides["after"]


def fields_of(flow: Flow, record: EventRecord, event: Event) -> dict[str, tuple[Field, ...]]:
    """Parties, day and particulars of an event, by the names of the fields."""
    if event in (Event.LICENCE, Event.PLEDGE) or record.having("from", "to"):
        old = [
            name for entry in record.having("from") for name in names_at(flow, entry.start, entry.end, most=entry.most)
        ]
        new = [
            name for entry in record.having("to") for name in names_at(flow, entry.start, entry.end, most=entry.most)
        ]
    else:
        old, new = owners_of(flow, record)
    starts, ends = _term(flow, record)
    return {
        "cancelled": _cancelled(flow, record) if event is Event.CANCELLED else (),
        "from_parties": merged(old),
        "to_parties": merged(new),
        "record_number": _record_number(flow, record) if event is not Event.TRANSFER else (),
        "recorded_on": _recorded_on(flow, record),
        "licence_type": _licence_type(flow, record),
        "term_start": starts,
        "term_end": ends,
    }


def event_said(fields: Mapping[str, tuple[Field, ...]], event: Event | None) -> dict[str, tuple[Field, ...]]:
    """That an event is a licence or a pledge, where its parties, number or day stand; nothing for any other.

    A paper that may record any event and lacks number and kind of licence would pass for a transfer.
    """
    placed = next((fields[name][0].best for name in _TELLING if fields.get(name)), None)
    if placed is None or event not in (Event.LICENCE, Event.PLEDGE):
        return {}
    return {"event": (Field((replace(placed, value=event.value),)),)}


def _cancelled(flow: Flow, record: EventRecord) -> tuple[Field, ...]:
    """That the event ends a record, where it is printed: at its day, else at its first key."""
    entry = next(iter([*record.having("ended"), *record.entries]))
    return (Field((flow.reading_at(entry.at, entry.end, value=True),)),)


def only_day(flow: Flow) -> dict[str, tuple[Field, ...]]:
    """The day of effect that a paper about one event names outside its table."""
    whole = EventRecord([entry for entry in entries_of(flow) if entry.name == "date"])
    days = _recorded_on(flow, whole)
    return {"recorded_on": days} if len({reading.value for item in days for reading in item.readings}) == 1 else {}


def _recorded_on(flow: Flow, record: EventRecord) -> tuple[Field, ...]:
    readings = []
    for entry in record.having("date"):
        dates = find_dates(flow.text[entry.start : entry.end])
        readings += [flow.reading(found, shift=entry.start) for found in dates[:1]]
    return (Field(tuple(readings)),) if readings else ()


def _record_number(flow: Flow, record: EventRecord) -> tuple[Field, ...]:
    found = [
        flow.reading(number, shift=entry.start)
        for entry in record.having("record_number")
        if (number := parse_record_number(flow.text[entry.start : entry.end])) is not None
    ]
    return merged(found)


def _licence_type(flow: Flow, record: EventRecord) -> tuple[Field, ...]:
    for entry in record.having("licence_type"):
        kind = search(r"独占|排[他它]|普通", flow.text[entry.start : entry.end])
        if kind is not None:
            value = kind[0].replace("它", "他") + "许可"
            end = entry.start + kind.end() + 2 * flow.text.startswith("许可", entry.start + kind.end())
            found = Found(entry.start + kind.start(), end, flow.text[entry.start + kind.start() : end], value)
            return (Field((flow.reading(found),)),)
    return ()


def _term(flow: Flow, record: EventRecord) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    for entry in record.having("term"):
        dates = find_dates(flow.text[entry.start : entry.end])
        if len(dates) == 2:
            start, end = (flow.reading(found, shift=entry.start) for found in dates)
            return (Field((start,)),), (Field((end,)),)
    return (), ()


def numbers_of(flow: Flow, record: EventRecord) -> tuple[Field, ...]:
    """The patents that the event itself names."""
    return merged(
        vouched_for(
            flow.reading(number, shift=entry.start)
            for entry in record.having("number")
            for number in find_patent_numbers(flow.text[entry.start : entry.end], labelled=True)
            if number.form is not NumberForm.PUBLICATION
        )
    )


def titles_in(flow: Flow, record: EventRecord) -> tuple[Field, ...]:
    """The title in the event, else the one in the head of the paper."""
    entries = record.having("title") or [entry for entry in entries_of(flow) if entry.name == "title"][:1]
    spans = [(entry.start, _title_end(flow.text, entry)) for entry in entries]
    return merged(
        flow.reading_at(start, end, plain(flow.text[start:end]).strip("。,，"))
        for start, end in spans
        if 2 <= end - start <= 100 and not looks_like_organisation(flow.text[start:end])
    )


def _title_end(text: str, entry: Entry) -> int:
    """Where a title ends: before the heading of an event that ran into it, where its line reached the margin."""
    heading = search(HEADING, text[entry.start : entry.end])
    return entry.start + heading.start() if heading is not None and heading.start() > 1 else entry.end
