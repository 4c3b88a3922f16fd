"""Transfers in the tables of a register: of events with their days, and small ones under the line that tells one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.pages import Page
from parsers.documents.registration_changes import is_owner, names_in_cell
from parsers.documents.registration_fields import TABLE_ENDS, merged
from parsers.documents.registration_sentences import told_in
from parsers.documents.registration_table import whole_number_text
from parsers.documents.registration_words import (
    CHANGE_TABLE,
    OTHER_ITEM,
    OWNER_ITEM,
    REGISTER_TABLE,
    TRANSFER_ITEM,
)
from parsers.layout.page_view import PageView
from parsers.layout.piece import Piece, piece_of
from parsers.layout.readings import read_text
from parsers.layout.tables import Row, Table, tables_on
from parsers.reading import Field, Reading
from parsers.values.dates import find_dates, parse_date
from parsers.values.search import search
from parsers.values.text import plain

Fields = dict[str, tuple[Field, ...]]
SLIGHT = 0.004
"""How far print may reach into the table below it."""
_SIDES = {"before": "from_parties", "after": "to_parties"}
_OWNER_HEAD = r"权利?人"
OTHER_RIGHT = r"质押|许可|备案"
_OTHER_EVENT = rf"授予|授权公告|年费|{OTHER_RIGHT}"
"""Events of a table whose heads name owners that change none."""


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
