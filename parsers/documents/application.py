"""The application form (申报书): who applies, what its tables state, which boxes are ticked, what was left empty.

A form is read by its own headings and rulings, whether it came as a Word file, a PDF with text or a scan; there is no
code for any one programme. Letter of commitment and demand list may stand inside it: they come as papers of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.pages import Page
from ocr.lines import Line, Reader
from parsers.documents.application_answers import answers_of, choices_of
from parsers.documents.application_figures import Cellular, figures_of, is_countable, must_be_filled
from parsers.documents.application_numbers import parse_quantity
from parsers.documents.application_rows import FormCell, form_tables
from parsers.documents.commitment import commitment_in
from parsers.documents.demand_list import demands_in
from parsers.documents.parsed import Parsed
from parsers.reading import DocumentKind, Field, Reading, field_of
from parsers.values.search import search
from parsers.values.text import plain

_PROJECT = r"^[【\[〔「](?P<name>[^】\]〕」]{4,40})[】\]〕」]$"
_TITLE = r"申报书|申请书|申报表|申请表"


def parse_all(pages: Sequence[Page]) -> list[Parsed]:
    """The form, and the commitment and the demand list that stand inside it."""
    inside = [part for part in (commitment_in(pages), *demands_in(pages)) if part is not None]
    return [application_of(pages), *inside]


def application_of(pages: Sequence[Page]) -> Parsed:
    """What a form says."""
    tables = form_tables(pages)
    fields: dict[str, tuple[Field, ...]] = {
        name: field_of(readings) for name, readings in answers_of(tables, pages).items()
    }
    fields |= _titles(pages)
    cells = [item for table in tables for item in figures_of(table)]
    named = [choice for choice in choices_of(tables) if choice.ticked is not False]
    fields["figures"] = tuple(Field((_of_figure(item),)) for item in cells if is_countable(item))
    fields["choices"] = tuple(
        Field((_of_cell(choice.cell, f"{choice.label}：{choice.option}" if choice.ticked else None),))
        for choice in named
    )
    fields["blanks"] = tuple(Field((reading,)) for reading in _blanks(cells, _reader_of(pages)))
    told = {name: found for name, found in fields.items() if found}
    return Parsed(DocumentKind.APPLICATION, None, 0.9 if told else 0.5, told)


def says_something(parsed: Parsed) -> bool:
    """Whether a form was there to read: it states a figure or names an applicant."""
    figures = parsed.fields.get("figures", ())
    return bool(parsed.fields.get("applicant")) or any(field.best.text.strip() for field in figures)


def _titles(pages: Sequence[Page]) -> dict[str, tuple[Field, ...]]:
    """The title of the cover, and the project in 【】 below it."""
    found: dict[str, tuple[Field, ...]] = {}
    for page in pages[:2]:
        for line in page.lines:
            bare = plain(line.text)
            if "project" not in found and (match := search(_PROJECT, bare)):
                found["project"] = (Field((_of_line(line, match["name"], page.number),)),)
            elif "title" not in found and len(bare) <= 60 and search(rf"(?:{_TITLE})$", bare):
                found["title"] = (Field((_of_line(line, bare, page.number),)),)
    return found


def _blanks(figures: Sequence[Cellular], reader: Reader) -> list[Reading]:
    """Cells left empty that a label asks to fill: figures, and answers in words."""
    found = {(item.cell.page, item.cell.box): item for item in figures if must_be_filled(item)}
    readings = [
        _of_cell(item.cell, " · ".join(dict.fromkeys(filter(None, (item.figure.row, item.figure.column)))), reader)
        for item in found.values()
    ]
    return sorted(readings, key=lambda reading: (reading.page, reading.box or (0,)))


def _reader_of(pages: Sequence[Page]) -> Reader:
    """Who read most of the print: on a scan an empty cell may be one whose print was not seen."""
    readers = Counter(line.reader for page in pages for line in page.lines)
    return readers.most_common(1)[0][0] if readers else Reader.TEXT


def _of_figure(item: Cellular) -> Reading:
    cell = item.cell
    reader = cell.lines[0].reader if cell.lines else Reader.TEXT
    quantity = parse_quantity(cell.text)
    repaired = quantity is not None and quantity.repaired
    sure = cell.confidence if item.figure.amount is not None else 0.0
    return Reading(cell.one_line, item.figure, reader, sure, cell.page, cell.box, repaired=repaired)


def _of_cell(cell: FormCell, value: str | None, reader: Reader = Reader.TEXT) -> Reading:
    reader = cell.lines[0].reader if cell.lines else reader
    return Reading(cell.one_line, value, reader, cell.confidence, cell.page, cell.box)


def _of_line(line: Line, value: str, page: int) -> Reading:
    return Reading(line.text.strip(), value, line.reader, line.confidence, page, line.box)
