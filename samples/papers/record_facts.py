"""What a CNIPA record prints."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from samples import numbers
from samples.papers.facts import Facts
from samples.papers.ink import Content, Span
from samples.papers.styles import day_span, name_spans, normal_name, number_span

Change = tuple[str, str, str]
"""A row of a change table: what changes, before, after."""
OWNER_ITEMS = ("专利权人", "共同专利权人", "申请人", "第一专利权人", "第二专利权人")
OPEN_LICENCE_TYPE = "普通许可"
"""The only type that an open licence can have."""
LICENCE_TYPES = ("普通许可", "独占许可", "排他许可")


@dataclass(slots=True)
class RecordFacts:
    """The values of a record. Lists of parties keep their order; `changes` is the change table where one is printed."""

    numbers: list[str]
    titles: list[str]
    before: list[str]
    after: list[str]
    recorded_on: date | None
    record_number: str | None
    licence_type: str | None
    term: tuple[date | None, date | None]
    changes: list[Change]
    filed_on: list[date]
    granted_on: list[date]
    dispatch: str
    facts: Facts
    rng: random.Random

    def number(self, place: int, style: str) -> Span:
        """The patent number at a place."""
        return number_span(self.numbers[place], style)

    def title(self, place: int) -> Span | str:
        """The title at a place."""
        if place >= len(self.titles):
            return ""
        return Span(self.titles[place], "titles", normal_name(self.titles[place]))

    def names(self, field: str, separator: str = "、") -> list[Span | str]:
        """All `from_parties` or `to_parties` in one line."""
        return name_spans(field, self.before if field == "from_parties" else self.after, separator)

    def recorded(self, style: str) -> Span | str:
        """The day on which the record takes effect."""
        return day_span("recorded_on", self.recorded_on, style)

    def printed_number(self) -> Span | str:
        """备案号 or 登记号."""
        return Span(self.record_number, "record_number", self.record_number) if self.record_number else ""

    def licence(self) -> Span | str:
        """许可种类."""
        return Span(self.licence_type, "licence_type", self.licence_type) if self.licence_type else ""

    def from_to(self, style: str, between: str = "至") -> list[Span | str]:
        """The term of a licence or debt."""
        start, end = self.term
        return [
            day_span("term_start", start, style),
            between if start and end else "",
            day_span("term_end", end, style),
        ]

    def change_cells(self) -> list[tuple[str, Content, Content]]:
        """The change table as print: in rows of owners every name is a value."""
        found: list[tuple[str, Content, Content]] = []
        for item, before, after in self.changes:
            if any(known in item for known in OWNER_ITEMS) and "地址" not in item:
                found.append((item, _names("from_parties", before), _names("to_parties", after)))
            else:
                found.append((item, before, after))
        return found


def _names(field: str, text: str) -> list[Span | str]:
    parts: list[Span | str] = []
    rest = ""
    for char in text + "、":
        if char in "、；;\n":
            if rest:
                parts += [Span(rest, field, normal_name(rest)), char]
            rest = ""
        else:
            rest += char
    return parts[:-1]


def record_facts(facts: Facts, subtype: str, rng: random.Random) -> RecordFacts:
    """Gathers the values of a record of any subtype."""
    pledge = subtype == "pledge_notice" or facts.given.get("record") == "pledge"
    recorded_on = facts.day("recorded_on", lambda: facts.some_day(2020, 2022))
    known = recorded_on or date(2021, 6, 1)
    single = subtype in {"transfer_notice", "change_notice", "register_copy", "gazette"}
    count = 1 if single else rng.choice((1, 1, 2, 3, 5))
    patents = [facts.world.patent(known - timedelta(days=90)) for _ in range(count)]
    found = facts.many("patent_numbers", lambda: [patent.number for patent in patents])
    while len(patents) < len(found):
        patents.append(facts.world.patent(known - timedelta(days=90)))
    titles = facts.many("titles", lambda: [patent.title for patent in patents[: len(found)]])
    owner, taker = facts.university().name, facts.firm().name
    before = facts.many("from_parties", lambda: [taker if pledge else owner])
    after = facts.many("to_parties", lambda: [facts.account_holder() if pledge else taker])
    if subtype == "change_notice" and facts.given.get("change", "name") == "address":
        before = after = facts.many("to_parties", lambda: [taker])
    days = facts.world.day(date(known.year - 6, 1, 5), date(known.year - 3, 12, 20))
    record = RecordFacts(
        numbers=found,
        titles=titles,
        before=before,
        after=after,
        recorded_on=recorded_on,
        record_number=facts.text("record_number", lambda: numbers.record_number(rng, "Y" if pledge else "X", known)),
        licence_type=facts.text(
            "licence_type", lambda: OPEN_LICENCE_TYPE if subtype == "open_licence_record" else rng.choice(LICENCE_TYPES)
        ),
        term=(
            facts.day("term_start", lambda: known - timedelta(days=20)),
            facts.day("term_end", lambda: known + timedelta(days=365 * rng.randint(2, 6))),
        ),
        changes=[],
        filed_on=[_filed(number, days) for number in found],
        granted_on=[
            min(known - timedelta(days=30), _filed(number, days) + timedelta(days=rng.randrange(300, 800)))
            for number in found
        ],
        dispatch=facts.text("dispatch_number", lambda: numbers.notice_serial(rng, known)) or "",
        facts=facts,
        rng=rng,
    )
    record.changes = _changes(record, subtype)
    return record


def _filed(number: str, other: date) -> date:
    year = (
        int(number[:4])
        if len(number.partition(".")[0]) == 12
        else 1900 + int(number[:2]) + (100 if number[:2] < "50" else 0)
    )
    return date(year, other.month, other.day if other.day < 29 else 28)


def _changes(record: RecordFacts, subtype: str) -> list[Change]:
    facts, rng = record.facts, record.rng
    given = facts.given.get("pairs")
    if isinstance(given, Sequence) and not isinstance(given, str):
        return [(str(item), str(before), str(after)) for item, before, after in given]
    addresses = (
        facts.many("from_addresses", lambda: [facts.university().address for _ in record.before]),
        facts.many("to_addresses", lambda: [facts.firm().address for _ in record.after]),
    )
    if subtype == "change_notice":
        return _own_changes(record, addresses)
    rows = _owner_rows(record)
    if rng.random() < 0.85 and all(addresses):
        rows.append(("地址", addresses[0][0], addresses[1][0]))
    if rng.random() < 0.5:
        rows.append(("邮编", f"{rng.randrange(100000, 719999)}", f"{rng.randrange(100000, 719999)}"))
    if rng.random() < 0.3:
        rows.append(("联系人", facts.world.person(), facts.world.person()))
    if rng.random() < 0.3:
        rows.insert(rng.choice((0, len(rows))), ("代理机构", "岚溪专利商标事务所", "栎木知识产权代理有限公司"))
    return rows


def _owner_rows(record: RecordFacts) -> list[Change]:
    """Owners one below the other, or all of one side in one cell."""
    before, after = record.before, record.after
    if max(len(before), len(after)) == 1:
        return [("专利权人", before[0] if before else "", after[0] if after else "")]
    if record.rng.random() < 0.4:
        joint = record.rng.choice(("、", "；", "\n"))
        return [("专利权人", joint.join(before), joint.join(after))]
    names = record.rng.choice(
        (("专利权人", "共同专利权人"), ("第一专利权人", "第二专利权人"), ("专利权人", "专利权人"))
    )
    rows = []
    for place in range(max(len(before), len(after))):
        name = names[min(place, 1)]
        rows.append((name, before[place] if place < len(before) else "", after[place] if place < len(after) else ""))
    return rows


def _own_changes(record: RecordFacts, addresses: tuple[list[str], list[str]]) -> list[Change]:
    """A change of name or of address of the same person."""
    if record.facts.given.get("change", "name") == "address":
        return [("地址", addresses[0][0], addresses[1][0]), ("邮编", "100083", "430074")]
    item = record.rng.choice(("专利权人", "专利权人姓名或名称", "专利权人名称"))
    return [(item, "、".join(record.before), "、".join(record.after))]
