"""Tables without rulings: columns from the words of the head and the gaps below them, rows from the lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ocr.lines import Box, Line, union_of
from parsers.layout.column_heads import DEEPEST, Band, band_at, heads_apart, may_hold
from parsers.layout.matrix import Matrix, aligned_matrix
from parsers.layout.page_view import PageView, Span
from parsers.layout.row_borders import homes_of
from parsers.layout.row_levels import column_of, row_levels
from parsers.layout.vocabulary import Vocabulary
from parsers.values.amount import UNIT_CAPTION
from parsers.values.search import full_match, search

_ALONE = 0.5
"""How much print that stands alone on its level counts where columns are told from each other."""
_WIDEST_BLANK = 6.0
"""Heights of print between two levels that end a table."""
_LABELLED = r"^\p{Han}{2,12}[:：]\S"
"""A label with its value: print below a table."""
_COUNTED = r"^(?:[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[.．、](?=\p{Han}))"
"""The number of the paragraph that follows a table."""


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


def quiet_border(spans: Mapping[Span, float], low: float, high: float) -> float:
    """Where between two verticals the fewest spans are crossed, by their weight; the middle of the widest stretch.

    Where one ends and the next begins none of both is crossed: such a place is a stretch of no width.
    """
    ends = (edge for span in spans for edge in (span.box.x0, span.box.x1) if low < edge < high)
    places = sorted({low, high, *ends})
    stretches = [stretch for a, b in pairwise(places) for stretch in ((a, a), (a, b))] + [(places[-1], places[-1])]
    crossed = [
        sum(weight for span, weight in spans.items() if span.box.x0 < (a + b) / 2 < span.box.x1) for a, b in stretches
    ]
    least = min(crossed)
    quiet: list[tuple[float, float]] = []
    for (a, b), count in zip(stretches, crossed, strict=True):
        if count == least and quiet and quiet[-1][1] == a:
            quiet[-1] = (quiet[-1][0], b)
        elif count == least:
            quiet.append((a, b))
    left, right = max(quiet, key=lambda stretch: stretch[1] - stretch[0])
    return (left + right) / 2


def unruled_tables(
    view: PageView, vocabulary: Vocabulary, *, least: int, anchor: str | Sequence[str] | None, ends: Sequence[str]
) -> list[Matrix]:
    """Tables whose head is a level (or a few, where headings wrap) with at least `least` headings.

    Row 0 of each matrix is the head.

    Args:
        view: the page.
        vocabulary: the headings.
        least: how many different headings make a head.
        anchor: the name of the column that every row fills once, so that lines without it belong to the nearest row; of
            several names that which is filled most often. Levels that are mostly filled if not given.
        ends: words (folded) that end the table where a level begins with one of them.
    """
    heads = (span for span in view.spans if full_match(UNIT_CAPTION, span.bare) is None)
    levels = levels_of([part for span in heads for part in heads_apart(span, vocabulary)])
    anchors = (anchor,) if isinstance(anchor, str) else tuple(anchor or ())
    found: list[Matrix] = []
    taken = 0
    bands = [
        band_at(levels, index, vocabulary) if may_hold(levels[index : index + DEEPEST], least) else None
        for index in range(len(levels))
    ]
    for index, band in enumerate(bands):
        if band is None or index < taken or band.known < least:
            continue
        if any(other is not None and other.known > band.known for other in bands[index + 1 : index + DEEPEST]):
            continue
        last = _last_level(levels, band, ends)
        body, behind = levels[band.end : last], levels[last : last + 1]
        first = _headless_column(band, body)
        boxes, names = (band.boxes, band.names) if first is None else ((first, *band.boxes), (None, *band.names))
        edges = _edges(boxes, body)
        known = [names.index(name) for name in anchors if name in names]
        rows = _rows(body, edges, known, behind)
        found.append(aligned_matrix(view, edges, [band.lines, *rows]))
        taken = max(last, band.end)
    return found


def continued_table(view: PageView, before: Matrix, anchors: Sequence[int], ends: Sequence[str]) -> Matrix | None:
    """A table without head or rulings that goes on with one on the page before, in its columns; None for no rows."""
    levels = levels_of(view.spans)
    ended = (index for index, level in enumerate(levels) if any(level[0].bare.startswith(word) for word in ends))
    last = next(ended, len(levels))
    body = levels[:last]
    edges = _edges(_column_boxes(before), body)
    rows = _rows(body, edges, anchors, levels[last : last + 1], first=None)
    return aligned_matrix(view, edges, rows) if rows else None


def _column_boxes(matrix: Matrix) -> list[Box]:
    """What the print of every column of a table takes up, from left to right, at the narrowest: no two overlap."""
    found = []
    for column in range(matrix.width):
        cells = [cell for row in range(matrix.height) if (cell := matrix.at(row, column)) is not None]
        found.append(union_of(cell.box for cell in cells if cell.columns == 1 and cell.text.strip()) or cells[0].box)
    return found


def _headless_column(band: Band, body: Sequence[Sequence[Span]]) -> Box | None:
    """What stands left of the first column that has a head, beside print of that column, where most rows have such."""
    first = band.boxes[0]
    pairs = [(level[0].box, level[1].box) for level in body if len(level) > 1]
    left = [one for one, two in pairs if one.x1 < first.x0 and two.overlap_x(first) > 0]
    return union_of(left) if len(left) * 2 > len(pairs) else None


def _last_level(levels: Sequence[Sequence[Span]], band: Band, ends: Sequence[str]) -> int:
    """One past the last level of the table: before a word that ends it, running text, or a wide blank."""
    middles = [(left.x1 + right.x0) / 2 for left, right in pairwise(band.boxes)]
    for index in range(band.end, len(levels)):
        level, above = levels[index], levels[index - 1]
        crossing = max(sum(span.box.x0 < x < span.box.x1 for x in middles) for span in level)
        gap = level[0].box.y0 - above[0].box.y1
        below = index > band.end and any(_is_alone(levels, band, index, way) for way in (_LABELLED, _COUNTED))
        if below or any(level[0].bare.startswith(word) for word in ends) or crossing >= max(3, len(middles) - 1):
            return index
        if gap > _WIDEST_BLANK * level[0].box.height:
            return index
    return len(levels)


def _is_alone(levels: Sequence[Sequence[Span]], band: Band, index: int, way: str) -> bool:
    """Whether a level begins in a way, at or left of the table's first column, and nothing else in that column does."""
    first = levels[index][0]
    above = [level[0] for level in levels[band.end : index]]
    begins = search(way, first.bare) is not None and first.box.x0 < band.boxes[0].x1
    return begins and not any(search(way, span.bare) for span in above)


def _edges(heads: Sequence[Box], body: Sequence[Sequence[Span]]) -> list[float]:
    """Borders of the columns: left of the first heading, in the quietest place between two, right of the last.

    What stands alone on its level may be no row's (the day at the foot of the page): it weighs less.
    """
    edges = [0.0]
    weights = {span: 1.0 if len(level) > 1 else _ALONE for level in body for span in level}
    for left, right in pairwise(heads):
        near = {span: weight for span, weight in weights.items() if span.box.x0 < right.x1 and span.box.x1 > left.x0}
        edges.append(quiet_border(near, min(left.x1, right.x0), max(right.x0, left.x1)))
    return [*edges, 1.0]


def _rows(
    body: Sequence[Sequence[Span]],
    edges: Sequence[float],
    anchors: Sequence[int],
    behind: Sequence[Sequence[Span]] = (),
    *,
    first: int | None = 1,
) -> list[list[Line]]:
    """The lines of every row: each level goes to the nearest that tells a row.

    Levels that tell a row are those of a column that counts the rows, else those with a value in the anchor column.
    `behind` is the level that ends the table, if any: what is nearest to that is no row's; `first` is the number that
    the first row has, None for any.
    """
    if not body:
        return []
    homes = row_levels(body, edges, anchors, first)
    levels = [*body, *behind]
    rows: dict[int, list[Line]] = {index: [] for index in [*homes, *range(len(body), len(levels))]}
    columns = {span: column_of(span, edges) for level in levels for span in level}
    told = homes_of(levels, list(rows), columns)
    for index, level in enumerate(body):
        nearest = min(rows, key=lambda other: (_distance(levels[other], level), other), default=None)
        home = told.get(index, nearest)
        if home is not None:
            rows[home].extend(span.line for span in level)
    return [rows[index] for index in homes]


def _distance(first: Sequence[Span], second: Sequence[Span]) -> float:
    top, bottom = max(first[0].box.y0, second[0].box.y0), min(first[0].box.y1, second[0].box.y1)
    return max(0.0, top - bottom) if first is not second else -1.0
