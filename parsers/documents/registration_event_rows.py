"""Tables of a register whose rows record different rights: each row is read with the head of the paper alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extract.pages import Page
from ocr.lines import Box, Grid
from parsers.documents.registration_chapters import Chapter
from parsers.documents.registration_event_tables import event_tables
from parsers.documents.registration_fields import TABLE_ENDS
from parsers.documents.registration_words import STATE_TABLE, TRANSFER_ITEM, Event
from parsers.layout.page_view import PageView
from parsers.layout.tables import Row, Table, tables_on
from parsers.values.search import full_match, search
from parsers.values.text import plain

_ITEMS = (
    (Event.CANCELLED, r"(?:许可|质押).{0,12}(?:注销|解除|终止|撤销)"),
    (Event.LICENCE, r"许可"),
    (Event.PLEDGE, r"质押"),
    (Event.CHANGE, r"(?:姓名|名称|地址).{0,12}变更|变更.{0,4}(?:姓名|名称|地址)|姓名或者?名称"),
    (Event.TRANSFER, TRANSFER_ITEM),
)
_PARTIES = (
    r"(?:公司|大学|学院|研究院|研究所|医院|银行|中心|厂|支行|分行|院|所)|[人方][:：]|号[:：]?[A-Z]?20\d{6}|变更[前后]"
)
"""What a row that records a right says at least."""
_NOTHING = r"[无暂未\-—–/\s。]*(?:记录|登记|办理)?"
_OF_THE_PATENT = r"(?:专利|申请)号|名称|申请日|授权公告|证书号|发明人|设计人"
"""Rows about the patent itself, which all events share."""
_OTHER_RIGHTS = {Event.CANCELLED, Event.LICENCE, Event.PLEDGE}
_OF_NO_RIGHT = r"授[权予]|年费|审查|公[布开告]|终止|恢复|保全|无效|申请|视为"
_TELLS = r"变更前|转让人|让与人|出质人|许可人|生效日|备案号|登记号"
"""What a row tells whose item is none of these and was not read."""
SLACK = 0.002
"""How far print may reach over the edge of its row, as a fraction of the page."""
Holds = Callable[[Box], bool]


def rows_apart(pages: Sequence[Page]) -> list[Chapter]:
    """The rows of tables of events one by one; none where all record one kind, or nothing but changes of owners."""
    found = [
        Chapter(event, (*_elsewhere(pages, page), _alone(page, table, row, event)))
        for page in pages
        for table in tables_of(page)
        for row in table.rows
        for event in _event_of(row)
    ]
    told = {chapter.event for chapter in found}
    if any(_may_be_an_event(row) for page in pages for table in tables_of(page) for row in table.rows):
        return []
    return found if len(told) > 1 and told & _OTHER_RIGHTS else []


def tables_of(page: Page) -> list[Table]:
    """The tables of events on a page, of a register or of legal states."""
    states = tables_on(PageView(page), STATE_TABLE, least=2, anchor="item", ends=TABLE_ENDS)
    return [*event_tables(page), *(table for table in states if {"item", "told"} <= set(table.head.columns))]


def _event_of(row: Row) -> Iterator[Event]:
    """What a row records; nothing for one that says that there is none, or that names nobody."""
    item = plain(row.text("item"))
    told = "".join(plain(piece.text) for name, piece in row.cells.items() if name not in ("item", "date", "published"))
    if full_match(_NOTHING, told) or search(_PARTIES, told) is None:
        return
    yield from [event for event, pattern in _ITEMS if search(pattern, item) is not None][:1]


def _may_be_an_event(row: Row) -> bool:
    """Whether a row whose item is not known may tell an event all the same."""
    unknown = not any(_event_of(row)) and search(_OF_NO_RIGHT, plain(row.text("item"))) is None
    return unknown and search(_TELLS, plain("".join(row.texts))) is not None


def _elsewhere(pages: Sequence[Page], own: Page) -> Iterator[Page]:
    """The other pages without their tables of events."""
    for page in pages:
        if page is not own:
            yield _cut(page, _outside([table.box for table in tables_of(page)]))


def _outside(boxes: Sequence[Box]) -> Holds:
    return lambda box: not any(one.y0 <= box.cy <= one.y1 for one in boxes)


def _alone(page: Page, table: Table, row: Row, event: Event) -> Page:
    """The page above a table with one of its rows; the heads are no labels of what a licence or a pledge tells."""
    first = min(other.box.y0 for other in table.rows)
    last = first if event is Event.TRANSFER else table.box.y0

    own = [row, *(other for other in table.rows if search(_OF_THE_PATENT, plain("".join(other.texts[:1]))))]

    def holds(box: Box) -> bool:
        return box.cy < last - SLACK or any(one.box.y0 - SLACK <= box.cy <= one.box.y1 + SLACK for one in own)

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
