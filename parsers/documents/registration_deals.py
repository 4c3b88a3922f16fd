"""Records of several deals in one table: every row tells whose its patent was, whose it is, and from when.

Rows of one deal are one record, rows of another a record of their own: else a patent would pass for handed over by
those who handed over another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from extract.pages import Page
from parsers.documents.parsed import Parsed
from parsers.documents.registration_changes import names_in_cell
from parsers.documents.registration_event_tables import day_of
from parsers.documents.registration_fields import listed_patents, merged
from parsers.documents.registration_labels import RECORD_LABELS
from parsers.documents.registration_record import licence_kind
from parsers.documents.registration_titles import titles_of
from parsers.layout.flow import Flow
from parsers.layout.piece import Piece
from parsers.layout.readings import read_value
from parsers.layout.tables import Row, Table
from parsers.reading import Field
from parsers.values.record_number import parse_record_number

Fields = tuple[Field, ...]


def _names(piece: Piece | None) -> Fields:
    return merged(names_in_cell(piece))


def _number(piece: Piece | None) -> Fields:
    reading = read_value(piece, parse_record_number) if piece is not None else None
    return merged([reading] if reading is not None else [])


def _kind(piece: Piece | None) -> Fields:
    reading = licence_kind(piece) if piece is not None else None
    return merged([reading] if reading is not None else [])


TOLD: Mapping[str, tuple[str, Callable[[Piece | None], Fields]]] = {
    "from": ("from_parties", _names),
    "to": ("to_parties", _names),
    "recorded_on": ("recorded_on", day_of),
    "record_number": ("record_number", _number),
    "licence_type": ("licence_type", _kind),
}
"""By column of a table the field that it tells, and how a cell is read."""


def deals_of(parsed: Parsed, pages: Sequence[Page], flow: Flow, tables: Sequence[Table]) -> list[Parsed]:
    """The record, or one for each deal where the rows of its tables tell several."""
    rows = [(table, row) for table in tables for row in table.rows if listed_patents([_alone(table, row)])]
    told = [{name: read(row.cells.get(column)) for column, (name, read) in TOLD.items()} for _, row in rows]
    columns = {column for table in tables for column in table.head.columns}
    names = [name for column, (name, _) in TOLD.items() if column in columns]
    if not any(len({_values(facts[name]) for facts in told} - {()}) > 1 for name in names):
        return [parsed]
    deals: dict[tuple[object, ...], list[int]] = {}
    for index, facts in enumerate(told):
        deals.setdefault(tuple(_values(facts[name]) for name in names), []).append(index)
    found = []
    for places in deals.values():
        own = [_alone(*rows[place]) for place in places]
        facts = {name: told[places[0]][name] for name in names}
        fields = {**parsed.fields, **facts, "patent_numbers": listed_patents(own)}
        fields["titles"] = titles_of(pages, RECORD_LABELS, flow, own)
        if "term" in columns:
            fields |= {"term_start": (), "term_end": ()}
        found.append(replace(parsed, fields={name: value for name, value in fields.items() if value}))
    return found


def _alone(table: Table, row: Row) -> Table:
    return replace(table, rows=(row,))


def _values(fields: Fields) -> tuple[object, ...]:
    return tuple(field.value for field in fields)
