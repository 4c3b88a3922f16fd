"""Fields that all CNIPA records share: patent numbers, titles, names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from extract.pages import Page
from ocr.lines import Reader
from parsers.documents.registration_labels import NOTICE_LABELS, RECORD_LABELS
from parsers.documents.registration_words import PATENT_TABLE
from parsers.layout.flow import Flow
from parsers.layout.page_view import PageView
from parsers.layout.readings import reading_of
from parsers.layout.tables import Table, tables_on
from parsers.reading import Field, Reading
from parsers.values.dates import find_dates
from parsers.values.patent_number import FoundPatent, NumberForm, find_patent_numbers, parse_patent_number
from parsers.values.search import find_all, full_match, search
from parsers.values.text import plain

TABLE_ENDS = (
    "合计",
    "以下无正文",
    "(以下无正文",
    "以下空白",
    "(以下空白",
    "特此证明",
    "上述专利",
    "上述",
    "根据",
    "国家知识产权局",
    "经审查",
)
LIST_ENDS = (*TABLE_ENDS, "专利实施许可", "专利权质押", "年费")
"""The same below a list of patents in a copy of the register: heads of the chapters that follow."""
ITEM = r"(?<![\d.])\d{1,2}[.．](?=(?:ZL|CN)?20\d{10}[.．][\dX])"
"""The number of a list's item that stands straight before a patent's."""
NOTHING_MORE = r"[(（]?(?:以下|本页)(?:无正文|空白)[)）]?"
"""What stands below the last row of a list."""
BAR_CODE = r"\d{12}[\dX]"
"""An application number in a bar code: thirteen characters, no dot."""


def merged(readings: Iterable[Reading]) -> tuple[Field, ...]:
    """One field for each value, in the order they stand; the same value at several places is read several times."""
    groups: dict[object, list[Reading]] = {}
    for reading in readings:
        if reading.value is not None:
            groups.setdefault(reading.value, []).append(reading)
    return tuple(Field(tuple(group)) for group in groups.values())


def marked(flow: Flow, patterns: Iterable[str]) -> tuple[Field, ...]:
    """A field that says yes, at the print that says so; none where nothing does."""
    for pattern in patterns:
        if (found := search(pattern, flow.text)) is not None:
            return (Field((flow.reading_at(*found.span(), value=True),)),)
    return ()


def patents_of(pages: Sequence[Page], flow: Flow, tables: Sequence[Table] = ()) -> tuple[Field, ...]:
    """The patents of a record: in its text, its tables and its bar codes."""
    readings = vouched_for([*_in_tables(tables), *_in_text(flow)])
    fields = merged(readings)
    known = {field.value for field in fields}
    codes = [reading for reading in _in_codes(pages) if reading.value in known or not known]
    if fields or codes:
        return merged([*readings, *codes])
    return tuple(Field((reading,)) for reading in readings)


def listed_patents(tables: Sequence[Table]) -> tuple[Field, ...]:
    """The patents that the tables alone list."""
    return merged(vouched_for(_in_tables(tables)))


def patents_in(text: str) -> list[FoundPatent]:
    """The patent numbers of running text, publications left aside, also right behind the number of a list's item."""
    for item in find_all(ITEM, text):
        text = f"{text[: item.start()]}{' ' * len(item[0])}{text[item.end() :]}"
    return [number for number in find_patent_numbers(text) if number.form is not NumberForm.PUBLICATION]


def vouched_for(readings: Iterable[Reading]) -> list[Reading]:
    """The readings; by OCR no number whose check digit disagrees, unless it was read at two places.

    The office prints no wrong ones.
    """
    found = list(readings)
    places = {(reading.value, reading.page, round(reading.box.cy, 2)) for reading in found if reading.box}
    counts = Counter(value for value, _, _ in places)
    return [
        replace(reading, value=None)
        if reading.reader is Reader.OCR and counts[reading.value] < 2 and not _is_valid(reading.value)
        else reading
        for reading in found
    ]


def _is_valid(value: object) -> bool:
    return (found := parse_patent_number(str(value))) is not None and found.valid


def _in_tables(tables: Sequence[Table]) -> Iterator[Reading]:
    for table in tables:
        for row in table.rows:
            piece = row.cells.get("number")
            for number in find_patent_numbers(piece.text, labelled=True) if piece is not None else []:
                if piece is not None and number.form is not NumberForm.PUBLICATION:
                    yield reading_of(piece, number)


def _in_text(flow: Flow) -> Iterator[Reading]:
    for number in patents_in(flow.text):
        if not _is_of_days(flow, number):
            yield flow.reading(number)


def _is_of_days(flow: Flow, number: FoundPatent) -> bool:
    """Whether digits that two prints give together are two days one behind the other: 20201202, then 2018-06-24."""
    prints = [plain(line.text) for _, line in flow.lines(number.start, number.end)]
    return len(prints) > 1 and full_match(r"(?:19|20)\d{6}", prints[0]) is not None and bool(find_dates(prints[0]))


def _in_codes(pages: Sequence[Page]) -> Iterator[Reading]:
    """Application numbers in bar codes; 发文序号, the other bar code of a notice, has sixteen digits."""
    for page in pages:
        for code in page.codes:
            found: FoundPatent | None = parse_patent_number(code.text) if full_match(BAR_CODE, code.text) else None
            if found is not None and found.valid:
                yield Reading(code.text, found.value, Reader.CODE, 1.0, page.number, code.box)


def patent_tables(pages: Sequence[Page]) -> list[Table]:
    """Lists of patents on the pages of a record."""
    found = []
    for page in pages:
        tables = tables_on(PageView(page), PATENT_TABLE, least=2, anchor="number", ends=LIST_ENDS)
        found += [_without_form(table) for table in tables if "number" in table.head.columns]
    return found


def _without_form(table: Table) -> Table:
    """The rows above the first that bears a label and no number: what looked like a list is the head of a form."""
    heads = [*table.head.headings.values(), *table.head.others]
    told = [row for row in table.rows if any(plain(text) not in heads for text in row.texts)]
    own = [row for row in told if not full_match(NOTHING_MORE, plain("".join(row.texts)))]
    rows = takewhile(lambda row: search(r"\d{8}", row.text("number")) or not any(map(_is_label, row.texts)), own)
    return replace(table, rows=tuple(rows))


def _is_label(text: str) -> bool:
    bare = plain(text)
    return bare in RECORD_LABELS.names or bare in NOTICE_LABELS.names or RECORD_LABELS.like(bare) is not None
