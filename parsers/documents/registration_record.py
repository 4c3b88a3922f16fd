"""Records of licences, open licences and pledges: labelled lines, a form, or running text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.pages import Page
from parsers.documents.contract_licence import read_licence_type
from parsers.documents.contract_term import read_term
from parsers.documents.flow_names import names_at
from parsers.documents.parsed import Parsed
from parsers.documents.parties_below import party_piece, split_names
from parsers.documents.registration_blocks import below_heads, in_block
from parsers.documents.registration_fields import TABLE_ENDS, marked, merged, patent_tables, patents_of
from parsers.documents.registration_labels import RECORD_LABELS
from parsers.documents.registration_misread import day_of_misread
from parsers.documents.registration_said import IN_SENTENCE
from parsers.documents.registration_table import cells_of, record_tables, whole_number_text
from parsers.documents.registration_titles import titles_of, with_later_rows
from parsers.documents.registration_words import (
    CANCELLED,
    REFUSED,
)
from parsers.layout.captions import read_voted
from parsers.layout.flow import Flow
from parsers.layout.form import Form
from parsers.layout.piece import Piece
from parsers.layout.readings import read_text, read_value, reading_of
from parsers.layout.tables import Table
from parsers.reading import DocumentKind, Field, Reading, field_of
from parsers.values.dates import LAST_TERM_YEAR, find_dates, parse_date
from parsers.values.organisation import looks_like_organisation, split_parties
from parsers.values.record_number import find_record_numbers, parse_record_number
from parsers.values.search import find_all, full_match, search
from parsers.values.text import plain

_OPEN_TERM = r"自[^\d，,。；;]{2,16}起?\s?(?:至|到)\s?$"
"""Before the last day of a term that begins with an event: 自声明公告之日起至."""

SLIGHT = 2
"""Characters that may stand between a label and its day."""


def parse_record(pages: Sequence[Page], flow: Flow, subtype: str, confidence: float) -> Parsed:
    """Read the record of a licence, an open licence or a pledge; a refusal is `other`."""
    if search(REFUSED, flow.text):
        return Parsed(DocumentKind.OTHER, "cnipa_notice", confidence, {})
    forms = [read_voted(page, RECORD_LABELS) for page in pages]
    turned = any(form.turned for form in forms)
    tables = [] if turned else patent_tables(pages)
    record = _Record(pages, flow, forms, [] if turned else record_tables(pages, TABLE_ENDS))
    starts, ends = _term(record)
    givers = _names(record, "from")
    if not givers and subtype == "open_licence_record":
        givers = _names(record, "owner")
    patents = patents_of(pages, flow, tables)
    titles = titles_of(pages, RECORD_LABELS, flow, tables)
    fields: dict[str, tuple[Field, ...]] = {
        "patent_numbers": patents,
        "titles": with_later_rows(titles, tables, patents, flow) if tables else titles,
        "from_parties": givers,
        "to_parties": _names(record, "to"),
        "record_number": _record_number(record),
        "recorded_on": _recorded_on(record),
        "licence_type": () if subtype == "pledge_notice" else _licence_type(record),
        "term_start": starts,
        "term_end": ends,
        "cancelled": marked(flow, CANCELLED),
    }
    found = {name: value for name, value in fields.items() if value}
    return Parsed(DocumentKind.REGISTRATION, subtype, confidence, found)


@dataclass(frozen=True)
class _Record:
    """The pages of a record in the three ways it can be looked at: running text, labels with values, a table."""

    pages: Sequence[Page]
    flow: Flow
    forms: Sequence[Form]
    tables: Sequence[Table]

    def pieces(self, name: str) -> list[Piece]:
        """The values of labels of that name that bear a colon, else the cells of a column, else those of any label."""
        value = party_piece if name in ("from", "to", "owner") else _value
        found = [
            (form.marks[index].colon, piece)
            for form in self.forms
            for index in form.having(name)
            if (piece := value(form, index)) is not None
        ]
        said = [piece for colon, piece in found if colon]
        return said or list(cells_of(self.tables, name)) or [piece for _, piece in found]


def _value(form: Form, index: int) -> Piece | None:
    return form.value(index)


def _names(record: _Record, role: str) -> tuple[Field, ...]:
    flow = record.flow
    readings = [reading for piece in record.pieces(role) for reading in split_names(piece)]
    if not readings:
        places = [(form, index) for form in record.forms for index in form.having(role)]
        readings = [reading for place in places for piece in in_block(*place) for reading in split_names(piece)]
    if not readings:
        readings = [name for form in record.forms for piece in below_heads(form, role) for name in split_names(piece)]
    if not readings:
        spans = [span for span in _in_lines(flow, role) if not _goes_on(flow, span[1])]
        readings = [reading for span in spans for reading in names_at(flow, *span)]
    if not readings:
        for pattern in IN_SENTENCE.get(role, ()):
            for match in find_all(pattern, flow.text):
                readings += names_at(flow, *match.span("value"), sure=False)
            if readings:
                break
    return merged(readings)


def _record_number(record: _Record) -> tuple[Field, ...]:
    readings = [_number_reading(piece) for piece in record.pieces("record_number")]
    good = [reading for reading in readings if reading.value is not None]
    return merged(good or [record.flow.reading(found) for found in find_record_numbers(record.flow.text)])


def _number_reading(piece: Piece) -> Reading:
    whole = parse_record_number("".join(piece.text.split()))
    return read_value(piece, parse_record_number) if whole is None else replace(read_text(piece), value=whole.value)


def _recorded_on(record: _Record) -> tuple[Field, ...]:
    good = [reading for piece in record.pieces("recorded_on") if (reading := _day(record, piece)).value is not None]
    if good:
        return (Field(tuple(good)),)
    flow = record.flow
    for start, end in _in_lines(flow, "recorded_on"):
        dates = find_dates(flow.text[start:end])
        if len(dates) == 1 and dates[0].start <= SLIGHT:
            return (Field((flow.reading(dates[0], shift=start),)),)
    for pattern in IN_SENTENCE["recorded_on"]:
        for match in find_all(pattern, flow.text):
            dates = find_dates(match["value"])
            if len(dates) == 1:
                return (Field((flow.reading(dates[0], shift=match.start("value")),)),)
    return () if any(form.turned for form in record.forms) else day_of_misread(record.pages)


def _day(record: _Record, piece: Piece) -> Reading:
    """The date of a piece, one that wraps in a narrow cell joined; no value where a lone digit stands right below."""
    text = whole_number_text(piece)
    found = parse_date(text)
    if text != piece.text:
        value = found.value if found is not None else None
        return replace(read_text(piece), value=value)
    reading = read_value(piece, parse_date)
    if search(r"\d{3}|\d[年月日]", plain(text).replace(plain(reading.text), "", 1)):
        return replace(reading, value=None)  # which of several days, of cells read as one
    box = piece.lines[-1].box
    goes_on = any(
        full_match(r"\d{1,2}日?", plain(line.text)) is not None
        and 0 < line.box.cy - box.cy < 1.6 * box.height
        and line.box.overlap_x(box) > 0
        for page in record.pages
        if page.number == piece.page
        for line in page.lines
    )
    return replace(reading, value=None, confidence=0.0) if goes_on else reading


def _licence_type(record: _Record) -> tuple[Field, ...]:
    """The kind of licence that its label names; else that of the text."""
    named = [reading for piece in record.pieces("licence_type") if (reading := licence_kind(piece)) is not None]
    return field_of(named) if len({reading.value for reading in named}) == 1 else read_licence_type(record.flow)


def licence_kind(piece: Piece) -> Reading | None:
    """The one kind of licence that a value names; None for several to choose from, and for none."""
    kinds = {
        value
        for word, value in (
            ("独占", "独占许可"),
            ("独家", "独占许可"),
            ("排他", "排他许可"),
            ("排它", "排他许可"),
            ("普通", "普通许可"),
        )
        if word in plain(piece.text)
    }
    boxes = search(r"[□○◯☐▢☑√✓✔■☒]", piece.text) is not None
    return replace(read_text(piece), value=kinds.pop()) if len(kinds) == 1 and not boxes else None


def _term(record: _Record) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """From when to when the licence or the debt runs: two dates behind 期限, or in a sentence."""
    for piece in record.pieces("term"):
        text = whole_number_text(piece)
        dates = [found for found in find_dates(text, last_year=LAST_TERM_YEAR) if found.value is not None]
        if len(dates) == 2 and text != piece.text:
            first, last = (replace(read_text(piece), value=found.value) for found in dates)
            return (Field((first,)),), (Field((last,)),)
        if len(dates) == 2 and dates[0].value and dates[1].value and dates[0].value <= dates[1].value:
            return (Field((reading_of(piece, dates[0]),)),), (Field((reading_of(piece, dates[1]),)),)
        if len(dates) == 1 and search(_OPEN_TERM, text[: dates[0].start]):
            return (), (Field((reading_of(piece, dates[0]),)),)
    since, until = ([_day(record, piece) for piece in record.pieces(name)] for name in ("starts", "ends"))
    if len(since) == len(until) == 1:
        return field_of(since), field_of(until)
    return read_term(record.flow)


def _in_lines(flow: Flow, name: str) -> Iterator[tuple[int, int]]:
    """Where values stand behind a label on its line, however far apart."""
    wordings = (wording for wording, known in RECORD_LABELS.names.items() if known == name)
    words = "|".join(sorted(wordings, key=len, reverse=True)).replace("(", r"\(").replace(")", r"\)")
    for match in find_all(rf"(?:^|[\n ])(?:{words})[:：\s]{{1,2}}(?P<value>[^\n:：]{{2,80}}?)(?=\n|$| )", flow.text):
        first, last = flow.paragraph(match.start() + 1)
        below = match.start("value") > last
        if not (below and " " in flow.text[first:last]):  # below a row of labels, whose it is the place says
            yield match.span("value")


def _goes_on(flow: Flow, end: int) -> bool:
    """Whether a line below a name is nothing but another, of which nobody knows whether it belongs to it."""
    below = search(r"^\n(?P<name>[^\n:：]{4,60})(?=\n|$)", flow.text[end : end + 64])
    return below is not None and all(map(looks_like_organisation, split_parties(below["name"])))


def labelled_facts(pages: Sequence[Page], flow: Flow) -> dict[str, tuple[Field, ...]]:
    """Parties, number, day and kind of a licence or pledge by their labels alone, wherever their values stand."""
    record = _Record(pages, flow, [read_voted(page, RECORD_LABELS) for page in pages], ())
    numbers = [_number_reading(piece) for piece in record.pieces("record_number")]
    days = [_day(record, piece) for piece in record.pieces("recorded_on")]
    return {
        "from_parties": merged(reading for piece in record.pieces("from") for reading in split_names(piece)),
        "to_parties": merged(reading for piece in record.pieces("to") for reading in split_names(piece)),
        "record_number": merged(numbers),
        "recorded_on": merged(days),
        "licence_type": merged(
            kind for piece in record.pieces("licence_type") if (kind := licence_kind(piece)) is not None
        ),
    }
