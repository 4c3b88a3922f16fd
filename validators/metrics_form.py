"""The figures of an application form, bound to what a programme's profile calls them."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from ocr.lines import Reader
from parsers.documents.application_numbers import quantity_in
from parsers.reading import Document, DocumentKind, Field, Figure
from validators.findings import Evidence
from validators.metrics_count import Days
from validators.programmes.form import Form, FormCell, FormColumn, FormTable
from validators.programmes.measures import MONEY_UNITS, Measure

_TOTAL = re.compile(r"^(?:合计|总计|累计|小计|共计)")
_SO_FAR = re.compile(r"截[止至](?:目前|今)|至今|累计")
_YEAR = re.compile(r"(?P<year>20[0-4]\d)年?(?:度)?(?:(?P<first>\d{1,2})[-—–~至到](?P<last>\d{1,2})月)?")
_UNTIL = re.compile(r"截[止至](?P<year>20[0-4]\d)年(?:(?P<month>\d{1,2})月)?")
_NEAR_TITLE, _NEAR_HEADING = 80, 72
"""Likeness (0 to 100) from which on a table's title and a column's heading are those of the profile."""
_SURE, _SURE_OF_A_DIGIT, _SURE_OF_A_TURNED_DIGIT = 0.9, 0.97, 0.999
"""A scanned cell read with less confidence states nothing, unless its column adds up. A lone digit needs more, for OCR
has nothing beside it to go by, a 6 or a 9 most: upside down each is the other."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a cell of the form states: yuan for money, else the number; None where it is empty or could not be read.

    `seen` is what a badly read cell seems to say: no statement, but no accident either where it hits a total.
    """

    value: Decimal | None
    text: str
    place: Evidence
    label: str
    decimals: int = 0
    doubtful: bool = False
    seen: Decimal | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is written in the cell."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Countable:
    """A cell of the form that the list must give: its name, unit, measure, days and statement.

    `parts` are the statements of the rows above a 合计.
    """

    label: str
    unit: str
    measure: Measure
    days: Days
    stated: Stated
    parts: tuple[Stated, ...] = ()


@dataclass(slots=True)
class Statements:
    """All that the application states, by the ids of the profile's form."""

    form: Form | None
    documents: tuple[Document, ...]
    tables: dict[tuple[str, str], list[tuple[Figure, Stated]]] = field(default_factory=lambda: defaultdict(list))
    cells: dict[str, Stated] = field(default_factory=dict)

    def value(self, name: str) -> Stated | None:
        """What the form states under an id: a cell, or the total of a table's column; None where it was not found."""
        if name in self.cells:
            return self.cells[name]
        table, _, column = name.partition(".")
        rows = self.tables.get((table, column), [])
        if total := next((stated for figure, stated in rows if _is_total(figure.row)), None):
            return total
        if not rows:
            return None
        values = [stated.value for _, stated in rows]
        added = sum((value for value in values if value is not None), Decimal(0)) if any(values) else None
        return rows[-1][1] if len(rows) == 1 else replace(rows[-1][1], value=None if None in values else added)

    def countables(self) -> Iterator[Countable]:
        """Every cell that the list must give."""
        if self.form is None:
            return
        for table in self.form.tables:
            for column in table.columns:
                if column.count is not None:
                    yield from self._column(table, column, column.count)
        for cell in self.form.cells:
            if cell.count is not None and cell.id in self.cells:
                yield Countable(cell.label, cell.unit, cell.count, Days(), self.cells[cell.id])

    def _column(self, table: FormTable, column: FormColumn, measure: Measure) -> Iterator[Countable]:
        spans = [days for row in table.rows if not _is_total(row) and (days := days_of(row)) is not None]
        whole = Days(
            min((s.first for s in spans if s.first), default=None), max((s.last for s in spans if s.last), default=None)
        )
        rows = self.tables.get((table.id, column.id), [])
        parts = tuple(stated for figure, stated in rows if not _is_total(figure.row))
        for figure, stated in rows:
            label = f"{table.label} · {figure.row} · {column.heading}"
            if _is_total(figure.row):
                yield Countable(label, column.unit, measure, whole, stated, parts)
            elif (days := days_of(figure.row)) is not None:
                yield Countable(label, column.unit, measure, days, stated)


def statements_of(form: Form | None, documents: Iterable[Document]) -> Statements:
    """The statements of the application among the documents."""
    applications = tuple(document for document in documents if document.kind is DocumentKind.APPLICATION)
    found = Statements(form, applications)
    if form is None:
        return found
    rest: list[tuple[Figure, Document, Field]] = []
    for document in applications:
        for item in document.fields.get("figures", ()):
            figure = item.value
            if not isinstance(figure, Figure):
                continue
            table = _table_of(form.tables, figure)
            column = _column_of(table, figure) if table else None
            if table and column:
                key = (table.id, column.id)
                taken = {_bare(other.row) for other, _ in found.tables[key]}
                if _bare(figure.row) not in taken:
                    label = f"{table.label} · {figure.row} · {column.heading}"
                    found.tables[key].append((figure, _stated(figure, document, item, column.unit, label)))
            else:
                rest.append((figure, document, item))
    found.cells.update(_bind(form.cells, rest))
    for rows in found.tables.values():
        _confirm(rows)
    found.cells = {name: _unless_doubtful(stated) for name, stated in found.cells.items()}
    return found


def _confirm(rows: list[tuple[Figure, Stated]]) -> None:
    """A column that adds up is read right; in one that does not a badly read cell states nothing."""
    parts = [stated.value for figure, stated in rows if not _is_total(figure.row)]
    totals = [stated.value for figure, stated in rows if _is_total(figure.row)]
    known = [value for value in parts if value is not None]
    adds_up = len(parts) > 1 and len(known) == len(parts) and totals == [sum(known, Decimal(0))]
    rows[:] = [
        (figure, replace(stated, doubtful=False) if adds_up else _unless_doubtful(stated)) for figure, stated in rows
    ]


def _unless_doubtful(stated: Stated) -> Stated:
    return replace(stated, value=None, seen=stated.value) if stated.doubtful else stated


def days_of(row: str) -> Days | None:
    """The days that a row's heading speaks of: `2021年`, `2022年1-9月`, `截止目前`; None where it names none."""
    bare = _bare(row)
    if until := _UNTIL.search(bare):
        year, month = int(until["year"]), int(until["month"] or 12)
        return Days(None, date(year, month, calendar.monthrange(year, month)[1])) if 1 <= month <= 12 else None
    if _SO_FAR.search(bare):
        return Days()
    found = _YEAR.search(bare)
    if found is None:
        return None
    year, first, last = int(found["year"]), int(found["first"] or 1), int(found["last"] or 12)
    if not 1 <= first <= last <= 12:
        return None
    return Days(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _is_total(row: str) -> bool:
    return _TOTAL.match(_bare(row)) is not None


def _bare(text: str) -> str:
    """A heading as it is compared: no spaces, no unit in brackets, no marks, no numbering."""
    whole = "".join(text.split())
    whole = re.sub(r"[（(](?:[亿万]?元|件|家|个|项|次|条|份|笔|人|场|%|％)[)）]", "", whole)
    whole = re.sub(r"^[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．](?!\d)", "", whole)
    return re.sub(r"[，,。、：:；;（）()“”\"'·\s/【】\[\]—–-]", "", whole) if not _YEAR.match(whole) else whole


def _table_of(tables: Sequence[FormTable], figure: Figure) -> FormTable | None:
    """The table that a figure's title names; of several the one that says most."""
    titles = [bare for part in figure.table.split(" / ") if (bare := _bare(part))]
    scored = [
        (_likeness(_bare(word), title), len(word), table)
        for table in tables
        for word in (table.label, *table.words)
        for title in titles
    ]
    best = max(scored, key=lambda item: item[:2], default=None)
    return best[2] if best and best[0] >= _NEAR_TITLE else None


def _likeness(word: str, title: str) -> float:
    return 100.0 if word == title else 97.0 if len(word) >= 4 and word in title else fuzz.ratio(word, title)


def _column_of(table: FormTable, figure: Figure) -> FormColumn | None:
    heading = _bare(figure.column.rsplit(" / ", maxsplit=1)[-1])
    scored = [
        (fuzz.ratio(_bare(word), heading), column) for column in table.columns for word in (column.label, *column.words)
    ]
    best = max(scored, key=lambda item: item[0], default=None)
    return best[1] if best and best[0] >= _NEAR_HEADING else None


def _bind(cells: Sequence[FormCell], figures: Sequence[tuple[Figure, Document, Field]]) -> dict[str, Stated]:
    """Cells with the figures whose labels are nearest to theirs; no label may differ by a word."""
    scored = [
        (distance, number, cell)
        for cell in cells
        for number, (figure, _, _) in enumerate(figures)
        if (distance := _distance(cell, figure)) is not None
    ]
    found: dict[str, Stated] = {}
    taken: dict[int, str] = {}
    for _, number, cell in sorted(scored, key=lambda item: (item[0], item[1])):
        figure, document, item = figures[number]
        if cell.id in found or taken.get(number, cell.label) != cell.label:
            continue
        found[cell.id] = _stated(figure, document, item, cell.unit, cell.label)
        taken[number] = cell.label
    return found


def _distance(cell: FormCell, figure: Figure) -> int | None:
    """By how many characters a figure's label differs from a cell's; None for too many, or another place."""
    if cell.section and not any(_bare(word) in _bare(figure.section + figure.table) for word in cell.section):
        return None
    if cell.column and not any(_bare(word) in _bare(figure.column) for word in cell.column):
        return None
    label = _bare(figure.row.rsplit(" / ", maxsplit=1)[-1])
    distances = []
    for word in (cell.label, *cell.words):
        bare = _bare(word)
        most = max(1, len(bare) // 12) if len(bare) >= 6 else 0
        distance = Levenshtein.distance(bare, label, score_cutoff=most)
        if distance <= most:
            distances.append(distance)
    return min(distances, default=None)


def _stated(figure: Figure, document: Document, item: Field, unit: str, label: str) -> Stated:
    best = item.best
    value, text = figure.amount, best.text
    if value is None and text.strip():
        value = quantity_in(text, unit)
    elif value is not None and unit in MONEY_UNITS and figure.unit not in MONEY_UNITS:
        value *= MONEY_UNITS[unit]
    places = re.search(r"\.(\d+)", text)
    read = best.confidence >= _needed(text) and not best.repaired
    return Stated(
        value=value,
        text=text,
        place=Evidence(document.id, "figures", best.page, best.box, best.file),
        label=label,
        decimals=len(places[1]) if places else 0,
        doubtful=best.reader is Reader.OCR and not read,
    )


def _needed(text: str) -> float:
    """How sure OCR must be of a cell."""
    bare = text.strip()
    if len(bare) > 1:
        return _SURE
    return _SURE_OF_A_TURNED_DIGIT if bare in {"6", "9"} else _SURE_OF_A_DIGIT
