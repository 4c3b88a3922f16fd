"""Which levels of a table without rulings tell a row: by a column that counts, or one that every row fills once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.layout.page_view import Span
from parsers.values.search import full_match

_LEADING = 0.5
"""Heights of print between the lines of one cell at most, where nothing else is told."""
_FULL = 1.5
"""Characters' widths by which a line that goes on below may end before the longest of its column."""
_TIGHTER = 0.8
"""The part of the distance of two rows that the lines of one value stand apart at most."""
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
"""The time of day, which stands under its day and tells no row."""
_ROW_NUMBER = r"[·•.,'`]*(?P<number>\d{1,4})[·•.,、'`]*"
"""The number of a row, with specks around it."""
_KNOWN = 0.8
"""Share of the rows' numbers that have to be read."""

Levels = Sequence[Sequence[Span]]


def row_levels(body: Levels, edges: Sequence[float], anchors: Sequence[int], first: int | None) -> list[int]:
    """The levels that tell a row: those of a column that counts the rows, else those with a value in an anchor column.

    `first` is the number that the first row has, None for any.
    """
    return _counted(body, edges, first) or _anchored(body, edges, anchors)


def column_of(span: Span, edges: Sequence[float]) -> int:
    """The column that a span's middle stands in."""
    return max(i for i, edge in enumerate(edges[:-1]) if edge <= span.box.cx or i == 0)


def _counted(body: Levels, edges: Sequence[float], first: int | None) -> list[int]:
    """The levels at which a column counts 1, 2, 3 ...; none where no column does, or too many numbers are lost.

    A number may be misread if the others and the last say how many there are; one that is lost stands half way between
    its neighbours.
    """
    for column in range(len(edges) - 1):
        found = [
            (index, int(match["number"]))
            for index, level in enumerate(body)
            for span in level
            if column_of(span, edges) == column and (match := full_match(_ROW_NUMBER, span.bare))
        ]
        values = [number for _, number in found]
        if len(values) < 2 or (first is not None and values[0] != first):
            continue
        steps = [after - before for before, after in pairwise(values)]
        in_place = sum(value == values[0] + place for place, value in enumerate(values))
        if values[-1] - values[0] + 1 == len(values) and in_place >= _KNOWN * len(values):
            return [index for index, _ in found]
        if set(steps) <= {1, 2} and steps.count(1) >= _KNOWN * len(steps):
            lost = [
                _half_way(body, found[place][0], found[place + 1][0]) for place, step in enumerate(steps) if step == 2
            ]
            return sorted([index for index, _ in found] + lost)
    return []


def _half_way(body: Levels, upper: int, lower: int) -> int:
    """The level nearest to the middle between two others."""
    middle = (body[upper][0].box.cy + body[lower][0].box.cy) / 2
    return min(range(upper + 1, lower), key=lambda index: abs(body[index][0].box.cy - middle), default=upper)


def _anchored(body: Levels, edges: Sequence[float], anchors: Sequence[int]) -> list[int]:
    """The levels that have a value in the anchor column filled most often; without one those that are mostly filled.

    A column whose values wrap tells no rows where another does; the time of day under a day tells none at all.
    """
    filled = [{column_of(span, edges) for span in level if full_match(_TIME, span.bare) is None} for level in body]
    own = {column: _column_spans(body, edges, column) for column in anchors}
    pitch = {column: min((b.box.cy - a.box.cy for a, b in pairwise(own[column])), default=1.0) for column in anchors}
    whole = [
        column
        for column in anchors
        if not _wraps(own[column], max(pitch[other] for other in anchors if other != column or len(anchors) == 1))
    ]
    counts = {column: sum(column in level for level in filled) for column in (whole or anchors)}
    if any(counts.values()):
        column = max(counts, key=lambda column: counts[column])
        return [i for i, level in enumerate(filled) if column in level]
    full = max(len(level) for level in filled)
    return [i for i, level in enumerate(filled) if len(level) * 2 > full]


def _column_spans(body: Levels, edges: Sequence[float], column: int) -> list[Span]:
    """What stands in a column, from top to bottom, times of day apart."""
    found = (span for level in body for span in level if column_of(span, edges) == column)
    return [span for span in found if full_match(_TIME, span.bare) is None]


def _wraps(spans: Sequence[Span], pitch: float) -> bool:
    """Whether two values of a column stand as close as lines of one.

    That is close under each other, or below a full line and closer than the rows of another column, `pitch`, do.
    """
    end = max((span.box.x1 for span in spans), default=0.0)
    for upper, lower in pairwise(spans):
        if lower.box.y0 - upper.box.y1 < _LEADING * min(upper.box.height, lower.box.height):
            return True
        char = upper.box.width / max(len(upper.bare), 1)
        full = upper.box.x1 > end - _FULL * char and abs(upper.box.x0 - lower.box.x0) < char
        if full and lower.box.cy - upper.box.cy < _TIGHTER * pitch:
            return True
    return False
