"""A column of captions below their values beside the text of a page: each is read by itself."""

from __future__ import annotations

from dataclasses import replace

from extract.pages import Page
from ocr.lines import Line
from parsers.layout.captions import read_voted
from parsers.layout.label_table import LabelTable

GUTTER = 0.03
"""How wide the blank right of the column is at least, as a fraction of the page."""
EDGE = (0.1, 0.5)
"""Where on the page the column ends."""
FEWEST = 6
"""Lines of either part at least."""
FAINT = 0.6
"""How sure print is at least that is no seal over the blank."""


def without_sidebar(page: Page, table: LabelTable) -> tuple[Page, ...]:
    """The column and the rest as pages of their own, where clearly more labels of the column stand below their values.

    The levels of both have nothing to do with each other: a form read across would take what stands beside.
    """
    edge = _edge(page)
    if edge is None:
        return (page,)
    parts: tuple[list[Line], list[Line]] = ([], [])
    for line in page.lines:
        parts[line.box.cx > edge].append(line)
    if min(map(len, parts)) < FEWEST:
        return (page,)
    left, right = (replace(page, lines=tuple(lines)) for lines in parts)
    column = replace(left, grids=(), codes=())
    return (column, right) if read_voted(column, table).turned else (page,)


def _edge(page: Page) -> float | None:
    """The middle of the widest vertical blank of a page that nothing crosses; None for none."""
    widest, edge, reach = GUTTER, None, 0.0
    for line in sorted((line for line in page.lines if line.confidence >= FAINT), key=lambda line: line.box.x0):
        if EDGE[0] < reach < EDGE[1] and line.box.x0 - reach >= widest:
            widest, edge = line.box.x0 - reach, (line.box.x0 + reach) / 2
        reach = max(reach, line.box.x1)
    return edge
