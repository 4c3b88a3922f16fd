"""Tables of a register whose rows record different rights: each row is read with the head of the paper alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extract.pages import Page
from ocr.lines import Box, Grid
from parsers.documents.registration_chapters import Chapter
from parsers.documents.registration_register import event_tables
from parsers.documents.registration_words import TRANSFER_ITEM, Event
from parsers.layout.tables import Row, Table
from parsers.values.search import search
from parsers.values.text import plain

_ITEMS = (
    (Event.LICENCE, r"许可(?!.{0,8}(?:注销|解除|终止))"),
    (Event.PLEDGE, r"质押(?!.{0,8}(?:注销|解除|终止))"),
    (Event.TRANSFER, TRANSFER_ITEM),
)
SLACK = 0.002
"""How far print may reach over the edge of its row, as a fraction of the page."""
Holds = Callable[[Box], bool]


def rows_apart(pages: Sequence[Page]) -> list[Chapter]:
    """The rows of tables of events that record a right each; none where all record one kind."""
    found = [
        Chapter(event, (*_elsewhere(pages, page), _alone(page, table, row, event)))
        for page in pages
        for table in event_tables(page)
        for row in table.rows
        for event in _event_of(row)
    ]
    return found if len({chapter.event for chapter in found}) > 1 else []


def _event_of(row: Row) -> Iterator[Event]:
    item = plain(row.text("item"))
    yield from [event for event, pattern in _ITEMS if search(pattern, item) is not None][:1]


def _elsewhere(pages: Sequence[Page], own: Page) -> Iterator[Page]:
    """The other pages without their tables of events."""
    for page in pages:
        if page is not own:
            yield _cut(page, _outside([table.box for table in event_tables(page)]))


def _outside(boxes: Sequence[Box]) -> Holds:
    return lambda box: not any(one.y0 <= box.cy <= one.y1 for one in boxes)


def _alone(page: Page, table: Table, row: Row, event: Event) -> Page:
    """The page above a table with one of its rows; the heads are no labels of what a licence or a pledge tells."""
    first = min(other.box.y0 for other in table.rows)
    last = first if event is Event.TRANSFER else table.box.y0

    def holds(box: Box) -> bool:
        return box.cy < last - SLACK or row.box.y0 - SLACK <= box.cy <= row.box.y1 + SLACK

    return _cut(page, holds)


def _cut(page: Page, holds: Holds) -> Page:
    grids = tuple(part for grid in page.grids if (part := _rows_of(grid, holds)) is not None)
    return replace(page, lines=tuple(line for line in page.lines if holds(line.box)), grids=grids)


def _rows_of(grid: Grid, holds: Holds) -> Grid | None:
    """What is left of a ruled table of the rows that are held, numbered anew."""
    cells = [cell for cell in grid.cells if holds(cell.box)]
    rows = {row: place for place, row in enumerate(sorted({cell.row for cell in cells}))}
    if not cells:
        return None
    box = Box(grid.box.x0, min(cell.box.y0 for cell in cells), grid.box.x1, max(cell.box.y1 for cell in cells))
    return replace(grid, cells=tuple(replace(cell, row=rows[cell.row]) for cell in cells), box=box)
