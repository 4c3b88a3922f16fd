"""Transfers in copies of the register: in a table of events, by labels, or told by a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from extract.pages import Page
from parsers.documents.flow_names import names_at
from parsers.documents.parties_below import party_piece
from parsers.documents.registration_changes import Changes, is_owner, names_in_cell
from parsers.documents.registration_fields import TABLE_ENDS, merged
from parsers.documents.registration_labels import NOTICE_LABELS
from parsers.documents.registration_sentences import former, told_changes, told_in
from parsers.documents.registration_table import whole_number_text
from parsers.documents.registration_told import take_labelled
from parsers.documents.registration_words import (
    CHANGE_TABLE,
    OTHER_ITEM,
    OWNER_ITEM,
    REGISTER_TABLE,
    TRANSFER_ITEM,
)
from parsers.layout.captions import read_voted
from parsers.layout.flow import Flow
from parsers.layout.form import Form
from parsers.layout.halves import halves
from parsers.layout.page_view import PageView
from parsers.layout.piece import Piece, piece_of
from parsers.layout.readings import read_text
from parsers.layout.tables import Row, Table, tables_on
from parsers.reading import Field, Reading
from parsers.values.dates import find_dates, parse_date
from parsers.values.search import find_all, search
from parsers.values.text import plain

Fields = dict[str, tuple[Field, ...]]
_DAY_BEFORE = (
    r"(?:(?P<day>[12]\d{3}[年.\-/][^，,。；;\n]{3,8})[，,](?:该专利|本专利|上述专利)?(?:的)?"
    r"|(?:^|[\n ]|(?:记录|情况|变更|转移|登记|事项|内容|信息|备注)[:：])(?:\d{1,2}\s|[-·•●]|[(（]?\d{1,2}[)）.、])?"
    r"(?P<day>[12]\d{3}[年.\-/]?\d{1,2}[月.\-/]?\d{1,2}日?)(?:[\s,，:：][^\n\d]{0,24})?)$"
)
"""The day right before a sentence, or at the head of its line."""
_DAY_BEHIND = r"^[^。\n]{0,12}(?:生效日期?|登记日|变更日)[^。\n\d]{0,4}(?P<day>[12]\d{3}[^，,。；;\n]{4,10})"
LEAD = 60
"""Characters before a sentence within which its day may stand."""
_OLD_IN_LINE = (
    r"(?:^|\n|(?<=[^:：\s]) )(?:[(（]?\d{1,2}[)）.、]\s?)?(?P<day>[12]\d{3}[年.\-/]?\d{1,2}[月.\-/]?\d{1,2}日?)"
    r"\s?[^\n\d]{0,24}\n?\s?(?:变更前(?!的?地址)|转让前|转移前|原(?:专利)?权利?人|转让[人方])[^\n:：]{0,10}[:：\s]"
)
SLIGHT = 0.004
"""How far print may reach into the table below it."""
_SIDES = {"before": "from_parties", "after": "to_parties"}
_OWNER_HEAD = r"权利?人"
_OTHER_RIGHT = r"质押|许可|备案"
_OTHER_EVENT = rf"授予|授权公告|年费|{_OTHER_RIGHT}"
"""Events of a table whose heads name owners that change none."""


def labelled_transfer(pages: Sequence[Page], flow: Flow) -> Fields:
    """The one transfer that labels name wherever they stand: 原专利权人, 现专利权人, 生效日; none for several."""
    if any(
        search(_OTHER_RIGHT, plain(row.text("item")))
        for page in pages
        for table in event_tables(page)
        for row in table.rows
    ):
        return {}  # its heads are no labels of owners, and it told no transfer
    forms = [read_voted(page, NOTICE_LABELS) for page in pages]
    found: dict[str, list[tuple[Form, int]]] = {
        name: [(form, index) for form in forms for index in form.having(name)]
        for name in ("old", "new", "effective", "registered")
    }
    sides = _labelled_sides(forms, flow, found)
    if not all(sides.values()) or is_a_history(sides):
        return {}
    dated = found["effective"] or found["registered"]
    days = [day_of(form.value(index)) for form, index in dated]
    told = {item.value for day in days for item in day}
    day = days[0] if len(told) == 1 and all(days) else _day_below_owners(forms)
    return {**sides, **({"recorded_on": found_day} if (found_day := day or day_in_front(flow)) else {})}


def _day_below_owners(forms: Sequence[Form]) -> tuple[Field, ...]:
    """The day below the item of the owners, where every item of a change has a day of its own."""
    days = []
    for form in forms:
        item = ""
        for index, mark in sorted(enumerate(form.marks), key=lambda pair: (round(pair[1].box.cy, 2), pair[1].box.x0)):
            piece = form.value(index)
            if mark.name == "item" or piece is None:
                item = plain(piece.joined) if piece is not None else mark.wording
            elif mark.name in ("effective", "registered") and is_owner(item):
                days.append(day_of(piece))
    return days[0] if len(days) == 1 else ()


def item_transfers(pages: Sequence[Page]) -> list[Fields]:
    """The transfers of several items one below the other, each with its sides and its day; none where one lacks any."""
    told: list[dict[str, Piece | None]] = []
    for form in (read_voted(page, NOTICE_LABELS) for page in pages):
        for index, mark in sorted(enumerate(form.marks), key=lambda pair: (round(pair[1].box.cy, 2), pair[1].box.x0)):
            piece = party_piece(form, index) if mark.name in ("before", "after") else form.value(index)
            if mark.name == "item":
                told.append({"": None, plain(piece.joined) if piece is not None else "": None})
            elif told and piece is None:
                told[-1][mark.wording] = None
            elif told:
                told[-1].setdefault(mark.name, piece)
    owners = [item for item in told if any(is_owner(name) for name in item if item[name] is None)]
    found = [
        {
            "from_parties": merged(names_in_cell(item.get("before"))),
            "to_parties": merged(names_in_cell(item.get("after"))),
            "recorded_on": day_of(item.get("registered") or item.get("effective")),
        }
        for item in owners
    ]
    return found if len(found) > 1 and all(all(fields.values()) for fields in found) else []


def _labelled_sides(forms: Sequence[Form], flow: Flow, found: Mapping[str, Sequence[tuple[Form, int]]]) -> Fields:
    """The owners before and after by labels of their own, else by those below the item of one change."""
    if len(found["old"]) == len(found["new"]) == 1:
        return {
            side: merged(names_in_cell(party_piece(*found[name][0])))
            for side, name in (("from_parties", "old"), ("to_parties", "new"))
        }
    changes = Changes()
    if not found["old"] and not found["new"]:
        take_labelled(forms, flow, changes)
    once = changes.owner_rows == 1
    return {"from_parties": merged(changes.before if once else ()), "to_parties": merged(changes.after if once else ())}


def day_in_front(flow: Flow) -> tuple[Field, ...]:
    """The day at the head of the line on which the names before begin: 2021年4月12日 专利权转移 变更前：某大学."""
    lines = list(find_all(_OLD_IN_LINE, flow.text))
    dates = find_dates(lines[0]["day"]) if len(lines) == 1 else []
    return (Field((flow.reading(dates[0], shift=lines[0].start("day")),)),) if len(dates) == 1 else ()


def told_transfers(flow: Flow) -> list[Fields]:
    """The transfers that sentences tell: 2021年4月12日，专利权人由某大学变更为某公司; none where one cannot be read.

    One that is told again is the same.
    """
    found: list[Fields] = []
    for fields in (_told(flow, match) for match in told_changes(flow)):
        if not fields["from_parties"] or not fields["to_parties"]:
            return []
        again = next((item for item in found if _sides(item) == _sides(fields)), None)
        if again is None:
            found.append(fields)
        else:
            again.setdefault("recorded_on", fields.get("recorded_on", ()))
    return found


def _sides(fields: Fields) -> list[list[object]]:
    return [[item.value for item in fields[name]] for name in ("from_parties", "to_parties")]


def _told(flow: Flow, match: regex.Match[str]) -> Fields:
    fields = {
        "from_parties": merged(names_at(flow, *former(flow, *match.span("old")))),
        "to_parties": merged(names_at(flow, *match.span("new"))),
    }
    start, end = _day_of(flow, *match.span())
    dates = find_dates(flow.text[start:end])
    if len(dates) == 1:
        fields["recorded_on"] = (Field((flow.reading(dates[0], shift=start),)),)
    return fields


def _day_of(flow: Flow, start: int, end: int) -> tuple[int, int]:
    """Where the day of the change stands that a sentence tells: behind it, else before it; nowhere for none."""
    if (behind := search(_DAY_BEHIND, flow.text[end:])) is not None:
        return end + behind.start("day"), end + behind.end("day")
    lead = max(0, start - LEAD)
    before = search(_DAY_BEFORE, flow.text[lead:start])
    return (lead + before.start("day"), lead + before.end("day")) if before is not None else (0, 0)


def transfer_beside(pages: Sequence[Page]) -> Fields:
    """The one transfer told in one of two columns of print that stand side by side on a page."""
    found = [fields for page in pages for half in halves(page) for fields in told_transfers(Flow([half]))]
    return found[0] if len(found) == 1 else {}


def register_transfers(pages: Sequence[Page]) -> list[Fields]:
    """Parties and day of every transfer in a table of events, in the order printed; other events are left aside.

    A row without a day goes on with the one above: a further owner, unless it is given away by who had got the patent.
    """
    found: list[Fields] = []
    for fields in map(_transfer, _rows(pages)):
        if fields and found and "recorded_on" not in fields and not _follows(found[-1], fields):
            found[-1] = {name: merged(_readings(found[-1], name) + _readings(fields, name)) for name in found[-1]}
        elif fields:
            found.append(fields)
    return found


def is_a_history(sides: Mapping[str, tuple[Field, ...]]) -> bool:
    """Whether each of several owners before but the first is the one after of the one above: transfers in columns."""
    givers, takers = ([field.value for field in sides.get(name, ())] for name in ("from_parties", "to_parties"))
    return len(givers) > 1 and givers[1:] == takers[:-1]


def _follows(earlier: Fields, later: Fields) -> bool:
    """Whether one transfer or the other gives away what the one before or behind it brought, and nobody stays."""
    sides = [
        [{field.value for field in fields.get(side, ())} for side in ("from_parties", "to_parties")]
        for fields in (earlier, later)
    ]
    return any(one[1] & two[0] and not one[0] & two[0] for one, two in (sides, sides[::-1]))


def transfers_under_lines(pages: Sequence[Page]) -> list[Fields]:
    """The transfers of small tables whose heads name the owners; the line above each tells the event and its day."""
    found = []
    for page in pages:
        for table in tables_on(PageView(page), CHANGE_TABLE, least=2, anchor="item", ends=TABLE_ENDS):
            if "item" in table.head.columns or not all(map(is_owner, table.head.headings.values())):
                continue
            rows = [
                {name: merged(names_in_cell(row.cells.get(side))) for side, name in _SIDES.items()}
                for row in table.rows
            ]
            if any(_follows(*pair) for pair in pairwise(rows)):
                continue  # a history of which nobody knows the days
            lines = {
                side: [line for row in table.rows if (cell := row.cells.get(side)) for line in cell.lines]
                for side in ("before", "after")
            }
            before, after = (names_in_cell(piece_of(lines[side], page.number)) for side in ("before", "after"))
            fields = {"from_parties": merged(before), "to_parties": merged(after)}
            if all(fields.values()):
                found.append(fields | _day_above(page, table))
    return found


def _day_above(page: Page, table: Table) -> Fields:
    """The day in the line right above a table, where that tells the transfer: （2）2022年6月15日 专利权转移."""
    over = [line for line in page.lines if line.box.y1 <= table.box.y0 + SLIGHT]
    line = max(over, key=lambda item: item.box.y1, default=None)
    dates = find_dates(line.text) if line is not None and search(TRANSFER_ITEM, plain(line.text)) else []
    return {"recorded_on": day_of(Piece((line,), page.number))} if line is not None and len(dates) == 1 else {}


def _readings(fields: Fields, name: str) -> list[Reading]:
    return [reading for item in fields.get(name, ()) for reading in item.readings]


def _rows(pages: Sequence[Page]) -> Iterator[Row]:
    """The rows about a change of owner of all tables of events.

    Where the rulings show none, as they were not all found, the print alone may: by how it is aligned.
    """
    for page in pages:
        found = [row for table in event_tables(page) for row in _of_owners(table)]
        yield from found or [row for table in event_tables(replace(page, grids=())) for row in _of_owners(table)]


def event_tables(page: Page) -> Iterator[Table]:
    """The tables of events on a page."""
    for table in tables_on(PageView(page), REGISTER_TABLE, least=3, anchor=("item", "date"), ends=TABLE_ENDS):
        if {"before", "after"} <= set(table.head.columns) or {"item", "before"} <= set(table.head.columns):
            yield table


def _of_owners(table: Table) -> Iterator[Row]:
    """The rows that record a change of owner: by their item, all of them where the heads name owners."""
    headed = all(search(_OWNER_HEAD, table.head.headings.get(side, "")) for side in ("before", "after"))
    for row in table.rows:
        if "after" not in table.head.columns and ((said := row.cells.get("before")) is None or told_in(said) is None):
            continue  # whose name stands there alone, the one before or the one after, nobody says
        unnamed = "item" not in table.head.columns
        items = [plain(text) for text in row.texts] if unnamed else [plain(row.text("item"))]
        other = unnamed and any(search(_OTHER_EVENT, item) for item in items)
        if any(search(TRANSFER_ITEM, item) for item in items) or (headed and unnamed and not other) or _tells(row):
            yield row


def _tells(row: Row) -> bool:
    """Whether what a row records is a sentence about owners, whatever its item is called: 著录项目变更."""
    said, item = row.cells.get("before"), plain(row.text("item"))
    if said is None or "after" in row.cells or search(OTHER_ITEM, item) is not None:
        return False
    return search(OWNER_ITEM, plain(said.text)) is not None and told_in(said) is not None


def _transfer(row: Row) -> Fields:
    before, after = row.cells.get("before"), row.cells.get("after")
    if before is not None and after is None and (said := told_in(before)) is not None:
        before, after = said
    fields = {
        "from_parties": merged(names_in_cell(before)),
        "to_parties": merged(names_in_cell(after)),
        "recorded_on": day_of(row.cells.get("date")),
    }
    if not fields["from_parties"] and not fields["to_parties"]:
        return {}
    return {name: found for name, found in fields.items() if found}


def day_of(piece: Piece | None) -> tuple[Field, ...]:
    """The one day of a cell, also one that wraps in it."""
    found = parse_date(whole_number_text(piece)) if piece is not None else None
    if piece is None or found is None:
        return ()
    reading = read_text(piece)
    return (
        Field((Reading(reading.text, found.value, reading.reader, reading.confidence, reading.page, reading.box),)),
    )
