"""Copies of the register whose events are a table: 登记事项, what was before, what is after, when it took effect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.pages import Page
from parsers.documents.registration_fields import TABLE_ENDS, merged
from parsers.documents.registration_notice import names_in_cell
from parsers.documents.registration_table import whole_number_text
from parsers.documents.registration_words import REGISTER_TABLE, TRANSFER_ITEM
from parsers.layout.page_view import PageView
from parsers.layout.piece import Piece
from parsers.layout.readings import read_text
from parsers.layout.tables import Row, tables_on
from parsers.reading import Field, Reading
from parsers.values.dates import parse_date
from parsers.values.search import search
from parsers.values.text import plain

Fields = dict[str, tuple[Field, ...]]


def register_transfers(pages: Sequence[Page]) -> list[Fields]:
    """Parties and day of every transfer in a table of events, in the order printed; other events are left aside."""
    return [fields for row in _rows(pages) if (fields := _transfer(row))]


def _rows(pages: Sequence[Page]) -> Iterator[Row]:
    """The rows of all tables of events, a row without an item of its own left out."""
    for page in pages:
        for table in tables_on(PageView(page), REGISTER_TABLE, least=3, anchor=("item", "date"), ends=TABLE_ENDS):
            if {"item", "before", "after"} <= set(table.head.columns):
                yield from table.rows


def _transfer(row: Row) -> Fields:
    if search(TRANSFER_ITEM, plain(row.text("item"))) is None:
        return {}
    fields = {
        "from_parties": merged(names_in_cell(row.cells.get("before"))),
        "to_parties": merged(names_in_cell(row.cells.get("after"))),
        "recorded_on": _day(row.cells.get("date")),
    }
    return {name: found for name, found in fields.items() if found}


def _day(piece: Piece | None) -> tuple[Field, ...]:
    found = parse_date(whole_number_text(piece)) if piece is not None else None
    if piece is None or found is None:
        return ()
    reading = read_text(piece)
    return (
        Field((Reading(reading.text, found.value, reading.reader, reading.confidence, reading.page, reading.box),)),
    )
