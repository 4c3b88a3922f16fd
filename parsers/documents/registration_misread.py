"""The day of a record whose label was misread in one character: 备案凡期 over 2021年9月1日.

Alone such a word is no label, for others are as near to it; that a day stands with it tells which it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import ne

from extract.pages import Page
from ocr.lines import Line
from parsers.documents.registration_labels import RECORD_LABELS
from parsers.layout.levels import alike, on_one_level
from parsers.layout.piece import Piece
from parsers.layout.readings import read_value
from parsers.reading import Field, field_of
from parsers.values.dates import find_dates, parse_date
from parsers.values.search import search
from parsers.values.text import plain

SHORTEST = 4
"""Characters of a label at least of which one may be misread."""
_OTHER_END = r"[到始起止终满届末限]"
"""What a word says of another day, by no misreading: 备案到期."""
BELOW, BESIDE = 1.0, 6.0
"""How far below a label, or right of it, its day stands at most, in heights of the label."""


def day_of_misread(pages: Sequence[Page]) -> tuple[Field, ...]:
    """The day below or right of the one label that is but for a character one of the day of record."""
    found = [
        read_value(Piece((day,), page.number), parse_date)
        for page in pages
        for line in page.lines
        if _is_nearly_a_label(plain(line.text).rstrip(":"))
        for day in _days_of(line, page)
    ]
    return field_of(found) if len(found) == 1 else ()


def _is_nearly_a_label(text: str) -> bool:
    known = text in RECORD_LABELS.names or RECORD_LABELS.like(text) is not None
    if known or len(text) < SHORTEST or search(_OTHER_END, text) is not None:
        return False
    return any(
        name == "recorded_on" and len(wording) == len(text) and sum(map(ne, wording, text)) == 1
        for wording, name in RECORD_LABELS.names.items()
    )


def _days_of(label: Line, page: Page) -> Iterator[Line]:
    """The days right below a label, edge under edge, or right of it on its level with nothing between."""
    height, aspect = label.box.height, page.height / page.width
    for line in page.lines:
        if not alike(line.box, label.box) or not _is_day(line):
            continue
        below = -0.5 * height < line.box.y0 - label.box.y1 < BELOW * height
        if below and abs(line.box.x0 - label.box.x0) < height * aspect:
            yield line
        gap = line.box.x0 - label.box.x1
        if on_one_level(line.box, label.box) and 0 <= gap < BESIDE * height * aspect:
            yield line


def _is_day(line: Line) -> bool:
    dates = find_dates(line.text)
    return len(dates) == 1 and dates[0].value is not None and plain(dates[0].text) == plain(line.text)
