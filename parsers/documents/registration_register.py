"""Transfers in copies of the register: in a table of events, by labels, or told by a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.pages import Page
from parsers.documents.flow_names import names_at
from parsers.documents.parties_below import party_piece
from parsers.documents.registration_changes import names_in_cell
from parsers.documents.registration_fields import TABLE_ENDS, merged
from parsers.documents.registration_labels import NOTICE_LABELS
from parsers.documents.registration_sentences import CHANGED
from parsers.documents.registration_table import whole_number_text
from parsers.documents.registration_words import (
    REGISTER_TABLE,
    TRANSFER_ITEM,
)
from parsers.layout.flow import Flow
from parsers.layout.form import Form, read_form
from parsers.layout.page_view import PageView
from parsers.layout.piece import Piece
from parsers.layout.readings import read_text
from parsers.layout.tables import Row, tables_on
from parsers.reading import Field, Reading
from parsers.values.dates import find_dates, parse_date
from parsers.values.search import find_all, search
from parsers.values.text import plain

Fields = dict[str, tuple[Field, ...]]
_SENTENCE = rf"(?:(?P<day>[12]\d{{3}}[年.\-/][^，,。；;\n]{{3,8}})[，,](?:该专利|本专利|上述专利)?(?:的)?)?{CHANGED}"
_DAY_BEHIND = r"^[^。\n]{0,12}(?:生效日期?|登记日|变更日)[^。\n\d]{0,4}(?P<day>[12]\d{3}[^，,。；;\n]{4,10})"


def labelled_transfer(pages: Sequence[Page]) -> Fields:
    """The one transfer that labels name wherever they stand: 原专利权人, 现专利权人, 生效日; none for several."""
    forms = [read_form(page, NOTICE_LABELS) for page in pages]
    found: dict[str, list[tuple[Form, int]]] = {
        name: [(form, index) for form in forms for index in form.having(name)] for name in ("old", "new", "effective")
    }
    if len(found["old"]) != 1 or len(found["new"]) != 1:
        return {}
    sides = {
        side: merged(names_in_cell(party_piece(*found[name][0])))
        for side, name in (("from_parties", "old"), ("to_parties", "new"))
    }
    if not all(sides.values()):
        return {}
    days = [form.value(index) for form, index in found["effective"]]
    return {**sides, **({"recorded_on": day} if len(days) == 1 and (day := _day(days[0])) else {})}


def told_transfer(flow: Flow) -> Fields:
    """The one transfer that a sentence tells: 2021年4月12日，专利权人由某大学变更为某公司; none for several."""
    said = list(find_all(_SENTENCE, flow.text))
    if len(said) != 1:
        return {}
    match = said[0]
    fields = {
        "from_parties": merged(names_at(flow, *match.span("old"))),
        "to_parties": merged(names_at(flow, *match.span("new"))),
    }
    behind = search(_DAY_BEHIND, flow.text[match.end() :])
    start, end = match.span("day") if match["day"] else (0, 0)
    if behind is not None:
        start, end = match.end() + behind.start("day"), match.end() + behind.end("day")
    dates = find_dates(flow.text[start:end])
    if len(dates) == 1:
        fields["recorded_on"] = (Field((flow.reading(dates[0], shift=start),)),)
    return fields if fields["from_parties"] and fields["to_parties"] else {}


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
