"""Rows of a table without rulings whose last column wraps: what stands in the middle of a row is no part of its text.

Read level by level, the day and the kind of an event would stand amid the words that tell it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.pages import Page
from ocr.lines import Box, Cell, Grid, Line, union_of
from parsers.layout.levels import on_one_level
from parsers.values.search import full_match
from parsers.values.text import plain

NEXT_ROW = 1.3
"""Steps between lines of one cell from which on the next line is of another row."""
GAP = 3.0
"""Heights of print without any below which nothing is of the table."""
SLACK = 0.01
"""How far print may reach over the edge of its column, as a fraction of the page."""


def with_bare_rows(page: Page, last_head: str) -> Page:
    """The page with a ruled table where one without rulings stands, whose last column is headed as `last_head` says.

    Unchanged where its rows and columns cannot be told, or where none of its cells wraps.
    """
    head = next((line for line in page.lines if full_match(last_head, plain(line.text))), None)
    if head is None or any(grid.box.holds(head.box.cx, head.box.cy) for grid in page.grids):
        return page
    heads = [line for line in page.lines if on_one_level(line.box, head.box) and line.box.x0 <= head.box.x0]
    grid = _grid(
        sorted(heads, key=lambda line: line.box.x0), [line for line in page.lines if line.box.y0 > head.box.cy]
    )
    return page if grid is None else replace(page, grids=(*page.grids, grid))


def _grid(heads: Sequence[Line], below: Sequence[Line]) -> Grid | None:
    edge = min((line.box.x0 for line in below if line.box.overlap_x(heads[-1].box) > 0), default=None)
    if edge is None or len(heads) < 2:
        return None
    end = min((line.box.y0 for line in below if line.box.x0 < edge - SLACK and line.box.x1 > edge + SLACK), default=1.0)
    body = list(_down_to_a_gap(heads[-1], [line for line in below if line.box.y0 < end]))
    rows = _rows([line for line in body if line.box.x0 >= edge - SLACK])
    columns = _columns(heads, [line for line in body if line.box.x1 <= edge + SLACK], edge)
    columns = [*columns, max(line.box.x1 for line in body) + SLACK / 2] if columns else []
    if not columns or not any(len(row) > 1 for row in rows):
        return None
    boxes = [box for row in rows if (box := union_of(line.box for line in row)) is not None]
    left = [line for line in body if line.box.x1 <= edge + SLACK]
    if not all(_one_level([line for line in left if box.y0 <= line.box.cy <= box.y1]) for box in boxes):
        return None
    between = [(upper.y1 + lower.y0) / 2 for upper, lower in pairwise([heads[-1].box, *boxes])]
    levels = [heads[-1].box.y0 - SLACK, *between, boxes[-1].y1 + SLACK / 2]
    cells = tuple(
        Cell(row, column, Box(x0, y0, x1, y1))
        for row, (y0, y1) in enumerate(pairwise(levels))
        for column, (x0, x1) in enumerate(pairwise(columns))
    )
    return Grid(cells, Box(columns[0], levels[0], columns[-1], levels[-1]))


def _down_to_a_gap(head: Line, below: Sequence[Line]) -> Iterator[Line]:
    """The lines of a table, from its head down to where nothing stands for the height of some lines."""
    reached = head.box.y1
    for line in sorted(below, key=lambda item: item.box.y0):
        if line.box.y0 - reached > GAP * head.box.height:
            return
        reached = max(reached, line.box.y1)
        yield line


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of a column by the cells that they make up: a wider step than that of wrapped lines parts two."""
    ordered = sorted(lines, key=lambda line: line.box.cy)
    steps = [lower.box.cy - upper.box.cy for upper, lower in pairwise(ordered)]
    least = min((step for step, line in zip(steps, ordered, strict=False) if step > line.box.height / 2), default=0.0)
    rows = [ordered[:1]]
    for step, line in zip(steps, ordered[1:], strict=True):
        if step > NEXT_ROW * least:
            rows.append([])
        rows[-1].append(line)
    return [row for row in rows if row]


def _columns(heads: Sequence[Line], left: Sequence[Line], edge: float) -> list[float]:
    """The left edges of the columns, the last one's given; none where print of one column reaches into the next."""
    own: list[list[Line]] = [[head] for head in heads[:-1]]
    for line in left:
        nearest = min(range(len(own)), key=lambda index: abs(heads[index].box.cx - line.box.cx))
        own[nearest].append(line)
    spans = [(min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)) for lines in own]
    edges = [spans[0][0] - SLACK, *((one[1] + two[0]) / 2 for one, two in pairwise(spans)), edge - SLACK / 2]
    apart = all(one[1] <= two[0] for one, two in pairwise(spans)) and spans[-1][1] <= edge
    return edges if apart else []


def _one_level(lines: Sequence[Line]) -> bool:
    """Whether what stands beside a row is of that row alone: something, and all on one level."""
    return bool(lines) and all(on_one_level(line.box, lines[0].box) for line in lines)
