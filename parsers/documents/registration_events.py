"""Events in a copy of the register and in legal-status text: feed, web page or printed gazette.

All three are keys with values, one after the other: `变更前权利人:… 变更后权利人:… 登记生效日:20121116`. A paper
may hold several events; each becomes a document of its own, for each is a record of its own. 公告日 is not the day of
effect.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.pages import Page
from parsers.documents.flow_names import names_at
from parsers.documents.parsed import Parsed
from parsers.documents.registration_entries import EVENT_BODY, EventRecord, entries_of, records_of
from parsers.documents.registration_event_fields import (
    OWNER_KEYS,
    event_said,
    fields_of,
    numbers_of,
    only_day,
    owners_of,
    titles_in,
)
from parsers.documents.registration_event_tables import is_a_history, register_transfers, transfers_under_lines
from parsers.documents.registration_fields import merged, patent_tables, patents_in, patents_of
from parsers.documents.registration_labels import NOTICE_LABELS
from parsers.documents.registration_record import labelled_facts
from parsers.documents.registration_register import (
    day_in_front,
    item_transfers,
    labelled_transfer,
    told_transfers,
    transfer_beside,
)
from parsers.documents.registration_successions import in_succession
from parsers.documents.registration_titles import headline, titles_of
from parsers.documents.registration_words import (
    EVENT_CODES,
    LEGAL_STATES,
    RENAMING,
    Event,
)
from parsers.documents.renaming import Kinship, kinship
from parsers.layout.captions import read_voted
from parsers.layout.flow import Flow
from parsers.reading import DocumentKind, Field
from parsers.values.search import full_match, search

SEVERAL = 2
"""Items, and the sides of each."""
FIRST_OWNER = r"\s*(?:申请人或)?(?:专利权人|申请人|权利人)\s*"
"""The item of a change of the one owner or the first of several."""
ANOTHER_RIGHT = r"(?:实施许可|质押)(?![^\n]{0,14}\n?\s?(?:无|-|—))"
"""Words of a licence or a pledge, those of an empty chapter left aside."""


def parse_events(
    pages: Sequence[Page], flow: Flow, subtype: str, confidence: float, only: Event | None = None
) -> list[Parsed]:
    """The events of a register copy or a legal-status text, in the order printed; none where it holds none.

    `only` says what they all are, where the paper or its chapter tells that; no licence nor pledge is a transfer.
    """
    records = [record for record in records_of(flow) if record.having(*EVENT_BODY)]
    shared = patents_of(pages, flow)
    paper = _of_paper(flow)
    owners = only in (None, Event.TRANSFER)
    transfers = (register_transfers(pages) or transfers_under_lines(pages)) if owners else []
    if transfers:
        head = {"patent_numbers": shared, "titles": _register_titles(pages, flow)} | paper
        day = only_day(flow) or _labelled_day(pages, flow, transfers[0]) if len(transfers) == 1 else {}
        both = [{name: value for name, value in (head | day | fields).items() if value} for fields in transfers]
        return [Parsed(DocumentKind.REGISTRATION, subtype, confidence, fields) for fields in both]
    told = subtype != "register_copy" and any(
        record.having("from", "to") or all(owners_of(flow, record)) for record in records
    )
    ones = [] if told or not owners else _told_by_the_paper(pages, flow)
    if len(ones) == 1 or (ones and len(shared) == 1):
        heads = {"patent_numbers": shared, **paper}
        return [_only_transfer(pages, flow, subtype, confidence, heads | one) for one in ones]
    numbers = [numbers_of(flow, record) for record in records]
    listed = subtype == "gazette" and sum(map(bool, numbers)) > 1
    parsed = []
    for record, own in zip(records, numbers, strict=True):
        event = _event(flow, record, only)
        if event is None:
            continue
        fields = (
            paper
            | fields_of(flow, record, event)
            | {
                "patent_numbers": own if listed or (own and len(records) > 1) else shared,
                "titles": _register_titles(pages, flow)
                if subtype == "register_copy"
                else titles_in(flow, record)
                or titles_of(pages, NOTICE_LABELS, flow, patent_tables(pages))
                or headline(pages),
            }
        )
        if len(records) == 1 and event is Event.TRANSFER:
            fields["recorded_on"] = fields["recorded_on"] or day_in_front(flow)
        if len(records) == 1 and (event in (Event.LICENCE, Event.PLEDGE) or record.having("from", "to")):
            fields |= {name: value for name, value in labelled_facts(pages, flow).items() if not fields.get(name)}
        found = {name: value for name, value in fields.items() if value}
        one = _as_parsed(event, subtype, confidence, found | event_said(found, event))
        parsed.append(_without_half_told_parties(flow, record, one))
    return parsed


def _without_half_told_parties(flow: Flow, record: EventRecord, parsed: Parsed) -> Parsed:
    """The event without its parties where one of several items about the owner lacks one of its sides, or its day."""
    sides: list[set[str]] = []
    about_owner = False
    for entry in record.entries:
        if entry.name == "item":
            about_owner = full_match(FIRST_OWNER, flow.text[entry.start : entry.end]) is not None
            sides += [set()] if about_owner else []
        elif entry.name in ("before", "after") and about_owner:
            sides[-1].add(entry.name)
    half = len(sides) >= SEVERAL and any(len(told) < SEVERAL for told in sides)
    history = len(sides) >= SEVERAL and is_a_history(parsed.fields) and len(in_succession(parsed)) == 1
    if not half and not history:
        return parsed
    fields = {name: found for name, found in parsed.fields.items() if name not in ("from_parties", "to_parties")}
    return replace(parsed, fields=fields)


def _labelled_day(
    pages: Sequence[Page], flow: Flow, transfer: Mapping[str, tuple[Field, ...]]
) -> dict[str, tuple[Field, ...]]:
    """The day that labels give the same transfer which a table tells without one."""
    told = labelled_transfer(pages, flow)
    same = all(
        [field.value for field in told.get(side, ())] == [field.value for field in transfer.get(side, ())]
        for side in ("from_parties", "to_parties")
    )
    return {"recorded_on": told["recorded_on"]} if same and told.get("recorded_on") else {}


def _told_by_the_paper(pages: Sequence[Page], flow: Flow) -> list[dict[str, tuple[Field, ...]]]:
    """The transfers that labels, sentences or one of two columns tell: one, or the history of a register's copy."""
    if one := labelled_transfer(pages, flow):
        return [one]
    if several := item_transfers(pages) or told_transfers(flow):
        return several
    return [beside] if (beside := transfer_beside(pages)) else []


def head_of(pages: Sequence[Page], flow: Flow, subtype: str) -> dict[str, tuple[Field, ...]]:
    """What a register copy without any event says of its patent; nothing for a text that is about no event."""
    if subtype != "register_copy":
        return {}
    fields = {"patent_numbers": patents_of(pages, flow), "titles": _register_titles(pages, flow)} | _of_paper(flow)
    return {name: value for name, value in fields.items() if value}


def _register_titles(pages: Sequence[Page], flow: Flow) -> tuple[Field, ...]:
    """The title beside its label, else as the text gives it; not the text's where the label's value may be cut."""
    if found := _labelled_titles(pages, flow):
        return found
    forms = [read_voted(page, NOTICE_LABELS) for page in pages]
    cut = any(form.is_cut(index) for form in forms for index in form.having("title"))
    return () if cut else titles_in(flow, EventRecord())


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
    state = None if state is not None and _is_of_others(flow, state.start()) else state
    entries = [entry for entry in entries_of(flow) if entry.name == "owner"][:1]
    owners = [reading for entry in entries for reading in names_at(flow, entry.start, entry.end, most=entry.most)]
    return {
        "legal_status": (Field((flow.reading_at(*state.span("state"), state["state"]),)),) if state else (),
        "owners": merged(owners),
    }


def _is_of_others(flow: Flow, place: int) -> bool:
    """Whether what stands there on a page about several patents heads the events of others alone.

    None that it may be about is named elsewhere on the page: 专利权的终止 over eight numbers, behind a transfer.
    """
    numbers = patents_in(flow.text)
    before, behind = ({item.value for item in numbers if (item.start > place) is side} for side in (False, True))
    return bool(before) and bool(behind) and not before & behind


def _as_parsed(event: Event, subtype: str, confidence: float, fields: dict[str, tuple[Field, ...]]) -> Parsed:
    if event is Event.CANCELLED and not fields.get("patent_numbers"):
        return Parsed(DocumentKind.OTHER, "cancelled_record", confidence, {})
    kind = "change_notice" if event is Event.CHANGE else subtype
    return Parsed(DocumentKind.REGISTRATION, kind, confidence, fields)


def _event(flow: Flow, record: EventRecord, only: Event | None) -> Event | None:
    """What the entries record; None for an event that is about no right. `only` is what the paper is about."""
    text = record.heading + "".join(flow.text[entry.at : entry.end] for entry in record.entries)
    code = search(r"(?<![A-Z])(?P<code>[A-Z]{2}0\d)(?!\d)", text)
    if record.having("ended") or search(r"合同备案的注销|质押合同登记的注销|(?:备案|质押)注销", record.heading):
        return Event.CANCELLED
    if code is not None and code["code"] in EVENT_CODES:
        return EVENT_CODES[code["code"]]
    if only in (Event.LICENCE, Event.PLEDGE, Event.CANCELLED):
        return only
    if record.having("from", "to"):
        return only or (Event.PLEDGE if search("出质人|质权人", text) else Event.LICENCE)
    return _change_of(flow, record, text) if record.having(*OWNER_KEYS) else None


def _change_of(flow: Flow, record: EventRecord, text: str) -> Event | None:
    """Whether entries that name owners before and after tell a transfer or a change of one's name or address."""
    old, new = owners_of(flow, record)
    if not (old or new) and search(ANOTHER_RIGHT, flow.text) is not None:
        return None
    before, after = ({str(reading.value) for reading in side} for side in (old, new))
    renamed = bool(search(RENAMING, text)) or kinship(before, after) is Kinship.SAME
    unread = not (old or new) and search(r"权的?转移", flow.text) is not None
    same = before == after or (renamed and not search(r"权的转移", text))
    return Event.CHANGE if same and not unread else Event.TRANSFER
