"""Tables without rulings: columns from the words of the head and the gaps below them, rows from the lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ocr.lines import Line
from parsers.layout.headings import heading_name
from parsers.layout.matrix import Matrix, aligned_matrix
from parsers.layout.page_view import PageView, Span
from parsers.layout.vocabulary import Vocabulary

_STEPS = 24
"""Places between two headings at which a border is tried."""


def levels_of(spans: Sequence[Span]) -> list[list[Span]]:
    """Spans by level, from top to bottom, each level from left to right."""
    rows: list[list[Span]] = []
    for span in sorted(spans, key=lambda item: item.box.cy):
        if rows and all(_on_level(span, other) for other in (rows[-1][0], rows[-1][-1])):
            rows[-1].append(span)
        else:
            rows.append([span])
    return [sorted(row, key=lambda item: item.box.x0) for row in rows]


def _on_level(first: Span, second: Span) -> bool:
    near = abs(first.box.cy - second.box.cy)
    return near < 0.5 * min(first.box.height, second.box.height)


def quiet_border(spans: Sequence[Span], low: float, high: float) -> float:
    """Where between two verticals the fewest spans are crossed; the middle of the widest such stretch."""
    places = [low + (high - low) * step / _STEPS for step in range(_STEPS + 1)]
    crossed = [sum(span.box.x0 < x < span.box.x1 for span in spans) for x in places]
    least = min(crossed)
    best: tuple[int, int] = (0, 0)
    start: int | None = None
    for index, count in enumerate([*crossed, least + 1]):
        if count == least and start is None:
            start = index
        elif count != least and start is not None:
            best = max(best, (index - start, -start))
            start = None
    length, first = best[0], -best[1]
    return places[min(_STEPS, first + length // 2)]


def unruled_tables(
    view: PageView, vocabulary: Vocabulary, *, least: int, anchor: str | None, ends: Sequence[str]
) -> list[Matrix]:
    """Tables whose head is a level with at least `least` headings; row 0 of each matrix is the head.

    Args:
        view: the page.
        vocabulary: the headings.
        least: how many different headings make a head.
        anchor: the name of the column that every row fills, so that lines without it belong to the nearest row; the
            column filled most often if not given.
        ends: words (folded) that end the table where a level begins with one of them.
    """
    levels = levels_of(view.spans)
    found: list[Matrix] = []
    taken = 0
    for index, level in enumerate(levels):
        names = [heading_name(span.bare, vocabulary) for span in level]
        if index < taken or len({name for name in names if name}) < least:
            continue
        last = next((i for i in range(index + 1, len(levels)) if _ends(levels[i], ends)), len(levels))
        body = levels[index + 1 : last]
        edges = _edges(level, [span for row in body for span in row])
        column = next((i for i, name in enumerate(names) if anchor is not None and name == anchor), None)
        rows = _rows(body, edges, column)
        found.append(aligned_matrix(view, edges, [[span.line for span in level], *rows]))
        taken = last
    return found


def _ends(level: Sequence[Span], ends: Sequence[str]) -> bool:
    return any(level[0].bare.startswith(word) for word in ends)


def _edges(head: Sequence[Span], body: Sequence[Span]) -> list[float]:
    """Borders of the columns: left of the first heading, in the quietest place between two, right of the last."""
    edges = [0.0]
    for left, right in pairwise(head):
        near = [span for span in body if span.box.x0 < right.box.x1 and span.box.x1 > left.box.x0]
        edges.append(quiet_border(near, min(left.box.x1, right.box.x0), max(right.box.x0, left.box.x1)))
    return [*edges, 1.0]


def _rows(body: Sequence[Sequence[Span]], edges: Sequence[float], anchor: int | None) -> list[list[Line]]:
    """The lines of every row: levels without the anchor column's value go to the nearest level that has one."""
    filled = [{_column_of(span, edges) for span in level} for level in body]
    counts = [sum(column in level for level in filled) for column in range(len(edges) - 1)]
    if not body:
        return []
    column = anchor if anchor is not None and counts[anchor] else counts.index(max(counts))
    if anchor is None:
        full = max(len(level) for level in filled)
        anchors = [i for i, level in enumerate(filled) if len(level) * 2 > full]
    else:
        anchors = [i for i, level in enumerate(filled) if column in level]
    rows: dict[int, list[Line]] = {index: [] for index in anchors}
    for level in body:
        home = min(anchors, key=lambda other: (_distance(body[other], level), other), default=None)
        if home is not None:
            rows[home].extend(span.line for span in level)
    return [rows[index] for index in anchors]


def _column_of(span: Span, edges: Sequence[float]) -> int:
    return max(i for i, edge in enumerate(edges[:-1]) if edge <= span.box.cx or i == 0)


def _distance(first: Sequence[Span], second: Sequence[Span]) -> float:
    top, bottom = max(first[0].box.y0, second[0].box.y0), min(first[0].box.y1, second[0].box.y1)
    return max(0.0, top - bottom) if first is not second else -1.0
