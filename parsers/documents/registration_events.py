"""Events in a copy of the register and in legal-status text: feed, web page or printed gazette.

All three are keys with values, one after the other: `变更前权利人:… 变更后权利人:… 登记生效日:20121116`. A paper
may hold several events; each becomes a document of its own, for each is a record of its own. 公告日 is not the day of
effect.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.pages import Page
from parsers.documents.flow_names import names_at
from parsers.documents.parsed import Parsed
from parsers.documents.registration_entries import EVENT_BODY, Entry, EventRecord, entries_of, records_of
from parsers.documents.registration_fields import merged, patent_tables, patents_of, vouched_for
from parsers.documents.registration_labels import NOTICE_LABELS
from parsers.documents.registration_record import labelled_facts
from parsers.documents.registration_register import (
    labelled_transfer,
    register_transfers,
    told_transfer,
    transfer_beside,
)
from parsers.documents.registration_titles import headline, titles_of
from parsers.documents.registration_words import (
    EVENT_CODES,
    LEGAL_STATES,
    OTHER_ITEM,
    OWNER_ITEM,
    RENAMING,
    Event,
)
from parsers.documents.renaming import Kinship, kinship
from parsers.layout.flow import Flow
from parsers.reading import DocumentKind, Field, Reading
from parsers.values.dates import find_dates
from parsers.values.found import Found
from parsers.values.organisation import looks_like_organisation
from parsers.values.patent_number import NumberForm, find_patent_numbers
from parsers.values.record_number import parse_record_number
from parsers.values.search import search
from parsers.values.text import plain

OWNER_KEYS = frozenset({"before", "after", "old", "new"})
HEADING = (
    r"(?:专利申请权、)?专利权的转移|专利(?:实施许可|权质押)合同(?:备案|登记)的(?:生效|变更|注销)|IPC\(主分类\)"
    r"|专利权人的姓名或者名称、"
)
"""How legal-status text calls an event."""
ADDRESS = r"(?:省|市|区|县|镇|乡|路|街|道|巷)[^公司大学院所厂中心]*(?:\d+号|号楼|室|层|栋|幢|座|村|园)$|^\d{6}"


def parse_events(pages: Sequence[Page], flow: Flow, subtype: str, confidence: float) -> list[Parsed]:
    """The events of a register copy or a legal-status text, in the order printed; none where it holds none."""
    records = [record for record in records_of(flow) if record.having(*EVENT_BODY)]
    shared = patents_of(pages, flow)
    paper = _of_paper(flow)
    transfers = register_transfers(pages)
    if transfers:
        head = {"patent_numbers": shared, "titles": _register_titles(pages, flow)} | paper
        day = _only_day(flow) if len(transfers) == 1 else {}
        both = [{name: value for name, value in (head | day | fields).items() if value} for fields in transfers]
        return [Parsed(DocumentKind.REGISTRATION, subtype, confidence, fields) for fields in both]
    told = subtype != "register_copy" and any(
        record.having("from", "to") or all(_owners(flow, record)) for record in records
    )
    if not told and (one := labelled_transfer(pages, flow) or told_transfer(flow) or transfer_beside(pages)):
        return [_only_transfer(pages, flow, subtype, confidence, {"patent_numbers": shared, **paper, **one})]
    numbers = [_numbers(flow, record) for record in records]
    listed = subtype == "gazette" and sum(map(bool, numbers)) > 1
    parsed = []
    for record, own in zip(records, numbers, strict=True):
        event = _event(flow, record)
        if event is None:
            continue
        fields = (
            paper
            | _fields(flow, record, event)
            | {
                "patent_numbers": own if listed or (own and len(records) > 1) else shared,
                "titles": _register_titles(pages, flow)
                if subtype == "register_copy"
                else _titles(flow, record)
                or titles_of(pages, NOTICE_LABELS, flow, patent_tables(pages))
                or headline(pages),
            }
        )
        if len(records) == 1 and event in (Event.LICENCE, Event.PLEDGE):
            fields |= {name: value for name, value in labelled_facts(pages, flow).items() if not fields.get(name)}
        found = {name: value for name, value in fields.items() if value}
        parsed.append(_as_parsed(event, subtype, confidence, found))
    return parsed


def head_of(pages: Sequence[Page], flow: Flow, subtype: str) -> dict[str, tuple[Field, ...]]:
    """What a register copy without any event says of its patent; nothing for a text that is about no event."""
    if subtype != "register_copy":
        return {}
    fields = {"patent_numbers": patents_of(pages, flow), "titles": _register_titles(pages, flow)} | _of_paper(flow)
    return {name: value for name, value in fields.items() if value}


def _register_titles(pages: Sequence[Page], flow: Flow) -> tuple[Field, ...]:
    """The title beside its label, else as the text gives it."""
    return _labelled_titles(pages, flow) or _titles(flow, EventRecord())


def _labelled_titles(pages: Sequence[Page], flow: Flow) -> tuple[Field, ...]:
    return titles_of(pages, NOTICE_LABELS, flow, patent_tables(pages))


def _only_transfer(
    pages: Sequence[Page], flow: Flow, subtype: str, confidence: float, fields: dict[str, tuple[Field, ...]]
) -> Parsed:
    """The transfer of a paper that tells one; between two names of one person it is a change of name."""
    before, after = (
        {str(item.value) for item in fields[name] if item.value} for name in ("from_parties", "to_parties")
    )
    renamed = bool(search(RENAMING, flow.text)) or kinship(before, after) is Kinship.SAME
    event = Event.CHANGE if before == after or (renamed and not search(r"权的?转移", flow.text)) else Event.TRANSFER
    found = {name: value for name, value in fields.items() if value}
    return _as_parsed(event, subtype, confidence, found | {"titles": _register_titles(pages, flow) or headline(pages)})


def _of_paper(flow: Flow) -> dict[str, tuple[Field, ...]]:
    """What the paper says of the patent on the day of its issue: whether it is in force, and who owns it."""
    state = next((found for pattern in LEGAL_STATES if (found := search(pattern, flow.text)) is not None), None)
    entries = [entry for entry in entries_of(flow) if entry.name == "owner"][:1]
    owners = [reading for entry in entries for reading in names_at(flow, entry.start, entry.end, most=entry.most)]
    return {
        "legal_status": (Field((flow.reading_at(*state.span("state"), state["state"]),)),) if state else (),
        "owners": merged(owners),
    }


def _as_parsed(event: Event, subtype: str, confidence: float, fields: dict[str, tuple[Field, ...]]) -> Parsed:
    if event is Event.CANCELLED and not fields.get("patent_numbers"):
        return Parsed(DocumentKind.OTHER, "cancelled_record", confidence, {})
    kind = "change_notice" if event is Event.CHANGE else subtype
    return Parsed(DocumentKind.REGISTRATION, kind, confidence, fields)


def _event(flow: Flow, record: EventRecord) -> Event | None:
    """What the entries record; None for an event that is about no right."""
    text = record.heading + "".join(flow.text[entry.at : entry.end] for entry in record.entries)
    code = search(r"(?<![A-Z])(?P<code>[A-Z]{2}0\d)(?!\d)", text)
    if record.having("ended") or search(r"合同备案的注销|质押合同登记的注销|(?:备案|质押)注销", record.heading):
        return Event.CANCELLED
    if code is not None and code["code"] in EVENT_CODES:
        return EVENT_CODES[code["code"]]
    if record.having("from", "to"):
        return Event.PLEDGE if search("出质人|质权人", text) else Event.LICENCE
    if not record.having(*OWNER_KEYS):
        return None
    old, new = _owners(flow, record)
    before, after = ({str(reading.value) for reading in side} for side in (old, new))
    renamed = bool(search(RENAMING, text)) or kinship(before, after) is Kinship.SAME
    unread = not (old or new) and search(r"权的?转移", flow.text) is not None
    same = before == after or (renamed and not search(r"权的转移", text))
    return Event.CHANGE if same and not unread else Event.TRANSFER


def _owners(flow: Flow, record: EventRecord) -> tuple[list[Reading], list[Reading]]:
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


def _fields(flow: Flow, record: EventRecord, event: Event) -> dict[str, tuple[Field, ...]]:
    if event in (Event.LICENCE, Event.PLEDGE) or record.having("from", "to"):
        old = [
            name for entry in record.having("from") for name in names_at(flow, entry.start, entry.end, most=entry.most)
        ]
        new = [
            name for entry in record.having("to") for name in names_at(flow, entry.start, entry.end, most=entry.most)
        ]
    else:
        old, new = _owners(flow, record)
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


def _cancelled(flow: Flow, record: EventRecord) -> tuple[Field, ...]:
    """That the event ends a record, where it is printed: at its day, else at its first key."""
    entry = next(iter([*record.having("ended"), *record.entries]))
    return (Field((flow.reading_at(entry.at, entry.end, value=True),)),)


def _only_day(flow: Flow) -> dict[str, tuple[Field, ...]]:
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


def _numbers(flow: Flow, record: EventRecord) -> tuple[Field, ...]:
    return merged(
        vouched_for(
            flow.reading(number, shift=entry.start)
            for entry in record.having("number")
            for number in find_patent_numbers(flow.text[entry.start : entry.end], labelled=True)
            if number.form is not NumberForm.PUBLICATION
        )
    )


def _titles(flow: Flow, record: EventRecord) -> tuple[Field, ...]:
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
