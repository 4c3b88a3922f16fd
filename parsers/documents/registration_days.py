"""The day of an event of a register that stands in a column of its own, left of the words that tell the event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.pages import Page
from ocr.lines import Line
from parsers.documents.parsed import Parsed
from parsers.documents.registration_event_tables import day_of
from parsers.documents.registration_words import TRANSFER_ITEM
from parsers.layout.levels import on_one_level
from parsers.layout.piece import Piece
from parsers.reading import Field
from parsers.values.dates import find_dates
from parsers.values.search import full_match, search
from parsers.values.text import plain

SIDES = ("from_parties", "to_parties")
FARTHEST = 0.2
"""How far left of an event its day may stand, as a fraction of the page's width."""
WRAPPED = 3
"""Lines of an event's words at most above the one that names its parties."""
_TELLS = rf"{TRANSFER_ITEM}|转让[人方]|转[让移]|许可|质押|出质|让与"
_EVENT = rf"[\p{{Han}}、]{{0,12}}(?:{_TELLS})[\p{{Han}}、]{{0,8}}"
"""The name of an event, which may stand between its day and what was recorded."""
_NO_DAY_OF_EFFECT = r"公告|公开|公布|申请|授权"
"""What a column's head says whose days are others."""


def without_other_day(pages: Sequence[Page], parsed: Parsed) -> Parsed:
    """The event without a day that stands in a column of days of publication."""
    if not any(_stands_among_others(pages, field) for field in parsed.fields.get("recorded_on", ())):
        return parsed
    return replace(parsed, fields={name: found for name, found in parsed.fields.items() if name != "recorded_on"})


def with_day_beside(pages: Sequence[Page], parsed: Parsed) -> Parsed:
    """The event of a register with the day on the level on which its words begin, where it has none of its own."""
    givers = parsed.fields.get(SIDES[0], ())
    if parsed.fields.get("recorded_on") or not givers or not parsed.fields.get(SIDES[1]):
        return parsed
    place = givers[0].best
    page = next((page for page in pages if page.number == place.page), None)
    own = _line_at(page, place.box.cx, place.box.cy) if page is not None and place.box is not None else None
    day = _day_of_words(page, own) if page is not None and own is not None else ()
    return replace(parsed, fields={**parsed.fields, "recorded_on": day}) if day else parsed


def _line_at(page: Page, x: float, y: float) -> Line | None:
    return next((line for line in page.lines if line.box.holds(x, y)), None)


def _day_of_words(page: Page, line: Line) -> tuple[Field, ...]:
    """The day left of a line, or of the lines above that it goes on; nothing where those tell no transfer."""
    text = ""
    for _ in range(WRAPPED):
        text = line.text + text
        if (beside := _beside(page, line)) is not None:
            told = search(_TELLS, plain(text)) is not None and not _is_of_others(page, beside)
            return day_of(Piece((beside,), page.number)) if told else ()
        above = [
            other
            for other in page.lines
            if abs(other.box.x0 - line.box.x0) < line.box.height
            and -0.6 * line.box.height < line.box.y0 - other.box.y1 < 0.6 * line.box.height
        ]
        if len(above) != 1:
            return ()
        line = above[0]
    return ()


def _beside(page: Page, line: Line) -> Line | None:
    """The day right left of a line, where it is no label's value."""
    level = [other for other in page.lines if other.box.x1 <= line.box.x0 + 0.002 and on_one_level(other.box, line.box)]
    level.sort(key=lambda other: -other.box.x1)
    if level and full_match(_EVENT, plain(level[0].text)):
        line, level = level[0], level[1:]
    if not level or line.box.x0 - level[0].box.x1 > FARTHEST or not _is_day(level[0]):
        return None
    labelled = len(level) > 1 and search(r"[:：]$|[日期]$", plain(level[1].text)) is not None and not _is_day(level[1])
    return None if labelled else level[0]


def _is_day(line: Line) -> bool:
    dates, text = find_dates(line.text), plain(line.text)
    return len(dates) == 1 and dates[0].value is not None and plain(dates[0].text) == text


def _stands_among_others(pages: Sequence[Page], field: Field) -> bool:
    box, page = field.best.box, next((page for page in pages if page.number == field.best.page), None)
    line = _line_at(page, box.cx, box.cy) if page is not None and box is not None else None
    return page is not None and line is not None and _is_day(line) and _is_of_others(page, line)


def _is_of_others(page: Page, day: Line) -> bool:
    """Whether the column in which a day stands is headed as one of other days: 公告日."""
    above = [line for line in page.lines if line.box.y1 < day.box.y0 and line.box.overlap_x(day.box) > 0]
    head = max((line for line in above if not _is_day(line)), key=lambda line: line.box.y1, default=None)
    if head is None or not full_match(
        rf"\p{{Han}}{{0,6}}(?:{_NO_DAY_OF_EFFECT})\p{{Han}}{{0,4}}[日期]", plain(head.text)
    ):
        return False
    return not any(
        other.box.x0 >= head.box.x1 and on_one_level(other.box, head.box) and _is_day(other) for other in page.lines
    )
