"""Keys with their values in legal-status text, one after the other, and the events they make up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

import regex

from parsers.documents.flow_names import KIND_TAIL
from parsers.documents.registration_words import EVENT_KEYS, GLUED_KEYS, SURE_KEYS
from parsers.layout.flow import Flow
from parsers.values.organisation import looks_like_organisation, split_parties
from parsers.values.search import find_all, full_match, search

EVENT_BODY = frozenset({"item", "before", "after", "old", "new", "from", "to", "date", "ended", "record_number"})
PARTIES = frozenset({"before", "after", "old", "new", "from", "to"})
SHORTEST_PARTY = 3
"""A party's name is longer."""
LONGEST_VALUE = 160
INID = r"[\[(]\d{2}[\])]"
"""The international code of a particular before its name: [73]专利权人."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value: where they stand in the text. a wrapped value ends at `most`, the next key."""

    name: str
    at: int
    start: int
    end: int
    most: int


@dataclass(slots=True)
class EventRecord:
    """The entries of one event."""

    entries: list[Entry] = field(default_factory=list)
    heading: str = ""

    def having(self, *names: str) -> list[Entry]:
        """The entries of these keys, in the order printed."""
        return [entry for entry in self.entries if entry.name in names]


@lru_cache(maxsize=1)
def _key_pattern() -> str:
    groups = "|".join(f"(?P<{name}>{pattern})" for name, pattern in EVENT_KEYS.items())
    begins = rf"(?:(?<=[\n;；,，。/\s)\]])|^|(?<=\d)|(?<=[:：])|(?=(?:{SURE_KEYS})\s?[:：])|(?={GLUED_KEYS}))"
    return rf"(?P<inid>{INID})?{begins}(?:{groups})(?P<sep>\s?(?:\(?[A-Za-z][A-Za-z .'/\-]{{1,40}}\)?)?[:：]\s?|[ ]|)"


def entries_of(flow: Flow) -> list[Entry]:
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
        entries.append(Entry(name, match.start(), start, end, most))
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
    if _fills_line(text, match) or search(rf"^(?:{GLUED_KEYS})", text[at : at + 16]) is not None:
        return True
    opens = at == 0 or text[at - 1] in "\n;； ]" or match["inid"] is not None
    return opens and (bool(match["sep"]) or not search(r"^[的或、,，。;；\n]", text[match.end() : match.end() + 1]))


def records_of(flow: Flow) -> Iterator[EventRecord]:
    """The events, each with its entries and what stands before them as a heading.

    A patent's number, a status date or an event code begins a new event once the one before has a body; so does a key
    that an event has once, where it comes again.
    """
    record, since = EventRecord(), 0
    pending: list[Entry] = []
    entries = entries_of(flow)
    opener = next((entry.name for entry in entries if entry.name in EVENT_BODY), "")
    for entry in entries:
        if _closes(record, entry, opener):
            yield _as_sale(record)
            record = EventRecord(pending, flow.text[since : entry.at])
            pending, since = [], entry.at
        record.entries.append(entry)
        if not record.heading and entry.name in EVENT_BODY:
            record.heading = flow.text[since : entry.at]
            since = entry.at
    yield _as_sale(record)


def _as_sale(record: EventRecord) -> EventRecord:
    """The record with 受让人 as the owner after the change, where 转让人 is the one before."""
    if record.having("old") and not record.having("from"):
        record.entries = [replace(entry, name="new") if entry.name == "to" else entry for entry in record.entries]
    return record


def _closes(record: EventRecord, entry: Entry, opener: str) -> bool:
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
