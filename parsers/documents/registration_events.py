"""Events in a copy of the register and in legal-status text: feed, web page or printed gazette.

All three are keys with values, one after the other: `变更前权利人:… 变更后权利人:… 登记生效日:20121116`. A paper
may hold several events; each becomes a document of its own, for each is a record of its own. 公告日 is not the day of
effect.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from extract.pages import Page
from parsers.documents.flow_names import KIND_TAIL, names_at
from parsers.documents.parsed import Parsed
from parsers.documents.registration_fields import merged, patent_tables, patents_of
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
    EVENT_KEYS,
    LEGAL_STATES,
    OTHER_ITEM,
    OWNER_ITEM,
    RENAMING,
    SURE_KEYS,
    Event,
)
from parsers.documents.renaming import Kinship, kinship
from parsers.layout.flow import Flow
from parsers.reading import DocumentKind, Field, Reading
from parsers.values.dates import find_dates
from parsers.values.found import Found
from parsers.values.organisation import looks_like_organisation, split_parties
from parsers.values.patent_number import NumberForm, find_patent_numbers
from parsers.values.record_number import parse_record_number
from parsers.values.search import find_all, full_match, search
from parsers.values.text import plain

OWNER_KEYS = frozenset({"before", "after", "old", "new"})
EVENT_BODY = frozenset({"item", "before", "after", "old", "new", "from", "to", "date", "ended", "record_number"})
PARTIES = frozenset({"before", "after", "old", "new", "from", "to"})
HEADING = (
    r"(?:专利申请权、)?专利权的转移|专利(?:实施许可|权质押)合同(?:备案|登记)的(?:生效|变更|注销)|IPC\(主分类\)"
    r"|专利权人的姓名或者名称、"
)
"""How legal-status text calls an event."""
SHORTEST_PARTY = 3
"""A party's name is longer."""
LONGEST_VALUE = 160
ADDRESS = r"(?:省|市|区|县|镇|乡|路|街|道|巷)[^公司大学院所厂中心]*(?:\d+号|号楼|室|层|栋|幢|座|村|园)$|^\d{6}"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key with its value: where they stand in the text. a wrapped value ends at `most`, the next key."""

    name: str
    at: int
    start: int
    end: int
    most: int


@dataclass(slots=True)
class _Record:
    """The entries of one event."""

    entries: list[_Entry] = field(default_factory=list)
    heading: str = ""

    def having(self, *names: str) -> list[_Entry]:
        return [entry for entry in self.entries if entry.name in names]


def parse_events(pages: Sequence[Page], flow: Flow, subtype: str, confidence: float) -> list[Parsed]:
    """The events of a register copy or a legal-status text, in the order printed; none where it holds none."""
    records = [record for record in _records(flow) if record.having(*EVENT_BODY)]
    shared = patents_of(pages, flow)
    paper = _of_paper(flow)
    transfers = register_transfers(pages)
    if transfers:
        head = {"patent_numbers": shared, "titles": _register_titles(pages, flow)} | paper
        day = _only_day(flow) if len(transfers) == 1 else {}
        both = [{name: value for name, value in (head | day | fields).items() if value} for fields in transfers]
        return [Parsed(DocumentKind.REGISTRATION, subtype, confidence, fields) for fields in both]
    told = subtype != "register_copy" and any(
        record.having("from", "to") or any(_owners(flow, record)) for record in records
    )
    if not told and (one := labelled_transfer(pages, flow) or told_transfer(flow) or transfer_beside(pages)):
        return [_only_transfer(pages, flow, subtype, confidence, {"patent_numbers": shared, **paper, **one})]
    parsed = []
    for record in records:
        event = _event(flow, record)
        if event is None:
            continue
        own = _numbers(flow, record)
        alone = len(records) == 1 or not own
        fields = (
            paper
            | _fields(flow, record, event)
            | {
                "patent_numbers": shared if alone else own,
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
    return _labelled_titles(pages, flow) or _titles(flow, _Record())


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
    entries = [entry for entry in _entries(flow) if entry.name == "owner"][:1]
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


@lru_cache(maxsize=1)
def _key_pattern() -> str:
    groups = "|".join(f"(?P<{name}>{pattern})" for name, pattern in EVENT_KEYS.items())
    begins = rf"(?:(?<=[\n;；,，。/\s)\]])|^|(?<=\d)|(?<=[:：])|(?=(?:{SURE_KEYS})\s?[:：]))"
    return rf"{begins}(?:{groups})(?P<sep>\s?[:：]\s?|[ ]|)"


def _entries(flow: Flow) -> list[_Entry]:
    """All keys with their values. A value ends at the next key, at a semicolon, or at the end of its paragraph."""
    text = flow.text
    matches = [match for match in find_all(_key_pattern(), text) if _is_key(text, match)]
    entries = []
    for match, following in zip(matches, [*matches[1:], None][: len(matches)], strict=True):
        name = next(key for key in EVENT_KEYS if match[key] is not None)
        most = following.start() if following else len(text)
        limit = min(most, match.end() + LONGEST_VALUE)
        start = match.end() + _fills_line(text, match)
        end = _value_end(text, start, limit, parties=name in PARTIES)
        entries.append(_Entry(name, match.start(), start, end, most))
    return entries


def _value_end(text: str, start: int, limit: int, *, parties: bool) -> int:
    """Where a value ends: at a semicolon or line break, unless what follows up to the next is one more party."""
    end = start
    while True:
        stops = [at for mark in ";；\n" if (at := text.find(mark, end, limit)) >= 0]
        end = min(stops, default=limit)
        after = search(r"^[;；]?\n?(?P<name>[^;；\n]+)", text[end:limit]) if end < limit else None
        if not parties or after is None or not _one_more(text[start:end], after["name"]):
            return end
        end += after.start("name")


def _one_more(before: str, after: str) -> bool:
    """Whether print behind a party names another organisation, and is not the rest of the name before it."""
    whole = all(map(looks_like_organisation, split_parties(before))) and looks_like_organisation(after.rstrip(" ,，、"))
    return whole and len(after) > SHORTEST_PARTY and not full_match(KIND_TAIL, after)


def _fills_line(text: str, match: regex.Match[str]) -> bool:
    """Whether a key of an event stands alone on its line, so that its value is the line below."""
    named = any(match[name] is not None for name in EVENT_BODY)
    alone = match.start() == 0 or text[match.start() - 1] == "\n"
    return named and alone and text[match.end() : match.end() + 1] == "\n"


def _is_key(text: str, match: regex.Match[str]) -> bool:
    """Whether the words are a key: a colon follows, or they open a line or cell and a value follows."""
    if match["sep"].strip():
        return True
    at = match.start()
    if _fills_line(text, match):
        return True
    opens = at == 0 or text[at - 1] in "\n;； "
    return opens and (bool(match["sep"]) or not search(r"^[的或、,，。;；\n]", text[match.end() : match.end() + 1]))


def _records(flow: Flow) -> Iterator[_Record]:
    """The events, each with its entries and what stands before them as a heading.

    A patent's number, a status date or an event code begins a new event once the one before has a body; so does a key
    that an event has once, where it comes again.
    """
    record, since = _Record(), 0
    pending: list[_Entry] = []
    entries = _entries(flow)
    opener = next((entry.name for entry in entries if entry.name in EVENT_BODY), "")
    for entry in entries:
        if _closes(record, entry, opener):
            yield record
            record = _Record(pending, flow.text[since : entry.at])
            pending, since = [], entry.at
        record.entries.append(entry)
        if not record.heading and entry.name in EVENT_BODY:
            record.heading = flow.text[since : entry.at]
            since = entry.at
    yield record


def _closes(record: _Record, entry: _Entry, opener: str) -> bool:
    """Whether an entry belongs to the next event."""
    body = [item for item in record.entries if item.name in EVENT_BODY]
    if not body:
        return False
    if entry.name == "number":
        return any(item.name in ("number", "date", "ended") for item in record.entries)
    if entry.name in ("published", "status"):
        return True
    once = {"date", "record_number", "old", "ended"}
    if opener in once:
        return entry.name == opener and any(item.name == opener for item in body)
    return entry.name in ("item", "old", "before", "from") and any(item.name in ("date", "ended") for item in body)


def _event(flow: Flow, record: _Record) -> Event | None:
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
    if not (old or new) or before == after or (renamed and not search(r"权的转移", text)):
        return Event.CHANGE
    return Event.TRANSFER


def _owners(flow: Flow, record: _Record) -> tuple[list[Reading], list[Reading]]:
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


def _fields(flow: Flow, record: _Record, event: Event) -> dict[str, tuple[Field, ...]]:
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


def _cancelled(flow: Flow, record: _Record) -> tuple[Field, ...]:
    """That the event ends a record, where it is printed: at its day, else at its first key."""
    entry = next(iter([*record.having("ended"), *record.entries]))
    return (Field((flow.reading_at(entry.at, entry.end, value=True),)),)


def _only_day(flow: Flow) -> dict[str, tuple[Field, ...]]:
    """The day of effect that a paper about one event names outside its table."""
    whole = _Record([entry for entry in _entries(flow) if entry.name == "date"])
    days = _recorded_on(flow, whole)
    return {"recorded_on": days} if len({reading.value for item in days for reading in item.readings}) == 1 else {}


def _recorded_on(flow: Flow, record: _Record) -> tuple[Field, ...]:
    readings = []
    for entry in record.having("date"):
        dates = find_dates(flow.text[entry.start : entry.end])
        readings += [flow.reading(found, shift=entry.start) for found in dates[:1]]
    return (Field(tuple(readings)),) if readings else ()


def _record_number(flow: Flow, record: _Record) -> tuple[Field, ...]:
    found = [
        flow.reading(number, shift=entry.start)
        for entry in record.having("record_number")
        if (number := parse_record_number(flow.text[entry.start : entry.end])) is not None
    ]
    return merged(found)


def _licence_type(flow: Flow, record: _Record) -> tuple[Field, ...]:
    for entry in record.having("licence_type"):
        kind = search(r"独占|排[他它]|普通", flow.text[entry.start : entry.end])
        if kind is not None:
            value = kind[0].replace("它", "他") + "许可"
            end = entry.start + kind.end() + 2 * flow.text.startswith("许可", entry.start + kind.end())
            found = Found(entry.start + kind.start(), end, flow.text[entry.start + kind.start() : end], value)
            return (Field((flow.reading(found),)),)
    return ()


def _term(flow: Flow, record: _Record) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    for entry in record.having("term"):
        dates = find_dates(flow.text[entry.start : entry.end])
        if len(dates) == 2:
            start, end = (flow.reading(found, shift=entry.start) for found in dates)
            return (Field((start,)),), (Field((end,)),)
    return (), ()


def _numbers(flow: Flow, record: _Record) -> tuple[Field, ...]:
    return merged(
        flow.reading(number, shift=entry.start)
        for entry in record.having("number")
        for number in find_patent_numbers(flow.text[entry.start : entry.end], labelled=True)
        if number.form is not NumberForm.PUBLICATION
    )


def _titles(flow: Flow, record: _Record) -> tuple[Field, ...]:
    """The title in the event, else the one in the head of the paper."""
    entries = record.having("title") or [entry for entry in _entries(flow) if entry.name == "title"][:1]
    spans = [(entry.start, _title_end(flow.text, entry)) for entry in entries]
    return merged(
        flow.reading_at(start, end, plain(flow.text[start:end]).strip("。,，"))
        for start, end in spans
        if 2 <= end - start <= 100 and not looks_like_organisation(flow.text[start:end])
    )


def _title_end(text: str, entry: _Entry) -> int:
    """Where a title ends: before the heading of an event that ran into it, where its line reached the margin."""
    heading = search(HEADING, text[entry.start : entry.end])
    return entry.start + heading.start() if heading is not None and heading.start() > 1 else entry.end
