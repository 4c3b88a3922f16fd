"""The change table of a notice: its rows are what changed, or its columns where it lies on its side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.pages import Page
from parsers.documents.registration_changes import Changes, is_owner, names_in_cell
from parsers.documents.registration_words import CHANGE_TABLE, OTHER_ITEM, SIDEWAYS_TABLE
from parsers.layout.matrix import Matrix, matrix_of
from parsers.layout.page_view import PageView
from parsers.layout.tables import Row, Table, tables_on
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import search
from parsers.values.text import plain

NOTICE_ENDS = (
    "审查员",
    "审查部门",
    "上述变更",
    "以上变更",
    "以上事项",
    "以上著录",
    "本变更",
    "经审查",
    "准予变更",
    "特此通知",
    "联系电话",
    "2000",
    "国家知识产权局",
    "注:",
    "纸件申请",
    "电子申请",
)
"""What stands below a change table."""
ITEM_GOES_ON = r"^(?:或|和|及|者|姓名|名称|[人称]$)"
"""How the rest of an item begins that wraps."""
SIDE_ROW = r"^变更(?P<side>[前后])(?:的?内容|信息|情况)?$"
"""How the rows of a change table on its side are called."""


def take_tables(pages: Sequence[Page], changes: Changes) -> None:
    """Note the changes of the tables on the pages, upright ones first."""
    take_upright(pages, changes, ("before", "after"))
    if not changes:
        for page in pages:
            for grid in page.grids:
                _take_ruled_sideways(matrix_of(PageView(page), grid), changes)
    if not changes:
        for page in pages:
            for table in tables_on(PageView(page), SIDEWAYS_TABLE, least=1, anchor="item", ends=NOTICE_ENDS):
                _take_sideways(table, changes)


def take_upright(pages: Sequence[Page], changes: Changes, columns: Sequence[str]) -> None:
    """Note the changes of the upright tables that have these columns."""
    for page in pages:
        for table in tables_on(PageView(page), CHANGE_TABLE, least=2, anchor="item", ends=NOTICE_ENDS):
            if set(columns) <= set(table.head.columns):
                _take_table(table, changes)


def _take_table(table: Table, changes: Changes) -> None:
    """The rows of a change table. A row without a name of its own goes on with the row above it."""
    if _take_owners(table, changes):
        return
    item = ""
    unnamed = table.head.columns.get("item") is None
    for row in _with_whole_items(table):
        own = _first_text(row, table) if unnamed else plain(row.text("item"))
        item = own or item
        changes.note(item, plain(row.text("before")), plain(row.text("after")))
        if is_owner(item):
            sides = [[*names_in_cell(row.cells.get(side))] for side in ("before", "after")]
            if not own and not all(looks_like_organisation(str(name.value)) for name in (*sides[0], *sides[1])):
                continue  # the item of the row may have been lost: 联系人
            changes.owner_rows += 1
            changes.owners += [piece] if (piece := row.cells.get("item")) is not None else []
            changes.before += sides[0]
            changes.after += sides[1]
        elif search(OTHER_ITEM, item):
            changes.other_rows += 1


def _with_whole_items(table: Table) -> list[Row]:
    """The rows of a change table, those whose item wraps over several levels put together: 共同专利权 over 人."""
    rows: list[Row] = []
    for row in table.rows:
        own, above = plain(row.text("item")), plain(rows[-1].text("item")) if rows else ""
        sides = {"before", "after"} & set(rows[-1].cells) if rows else set()
        goes_on = not sides or not _is_known(above) or search(ITEM_GOES_ON, own) is not None
        if own and above and not _is_known(own) and _is_known(above + own) and goes_on:
            rows[-1] = _put_together(rows[-1], row)
        else:
            rows.append(row)
    return rows


def _is_known(item: str) -> bool:
    return is_owner(item) or search(OTHER_ITEM, item) is not None


def _put_together(upper: Row, lower: Row) -> Row:
    names = [*upper.cells, *(name for name in lower.cells if name not in upper.cells)]
    both = {name: [row.cells[name] for row in (upper, lower) if name in row.cells] for name in names}
    cells = {
        name: replace(pieces[0], lines=tuple(line for piece in pieces for line in piece.lines))
        for name, pieces in both.items()
    }
    return Row(cells, upper.texts + lower.texts, upper.box.union(lower.box))


def _take_owners(table: Table, changes: Changes) -> bool:
    """A table without items whose heads name the owners before and after; whether every row names both."""
    headings = table.head.headings
    if "item" in table.head.columns or not all(is_owner(headings[side]) for side in ("before", "after")):
        return False
    sides = [[[*names_in_cell(row.cells.get(side))] for row in table.rows] for side in ("before", "after")]
    if not table.rows or not all(map(all, sides)):
        return False
    changes.owner_rows += 1
    changes.before += [reading for names in sides[0] for reading in names]
    changes.after += [reading for names in sides[1] for reading in names]
    return True


def _take_sideways(table: Table, changes: Changes) -> None:
    """A change table on its side: what changed is the heads of its columns, 变更前 and 变更后 are its rows.

    None where a second column names owners too: what stands in it is not known here.
    """
    sides = {"前": changes.before, "后": changes.after}
    rows = [
        (found["side"], row) for row in table.rows if row.texts and (found := search(SIDE_ROW, plain(row.texts[0])))
    ]
    if "owner" not in table.head.columns or sorted(side for side, _ in rows) != ["前", "后"]:
        return
    if any(is_owner(head) for head in table.head.others):
        return
    named = {side: [*names_in_cell(row.cells.get("owner"))] for side, row in rows}
    if not any(named.values()):
        return
    changes.owner_rows += 1
    changes.other_rows += len(table.head.columns) > 1
    for side, names in named.items():
        sides[side] += names


def _take_ruled_sideways(matrix: Matrix, changes: Changes) -> None:
    """The same with rulings, where several columns may name owners."""
    first = [plain(cell.text) if (cell := matrix.at(row, 0)) is not None else "" for row in range(matrix.height)]
    sides = [(found["side"], row) for row, text in enumerate(first) if (found := search(SIDE_ROW, text))]
    if sorted(side for side, _ in sides) != ["前", "后"] or sides[0][1] == 0:
        return
    heads = [plain(cell.text) for column in range(matrix.width) if (cell := matrix.at(sides[0][1] - 1, column))]
    owners = [column for column, head in enumerate(heads) if column and is_owner(head)]
    named = {
        side: [
            reading
            for column in owners
            if (cell := matrix.at(row, column)) is not None
            for reading in names_in_cell(cell.piece(matrix.page))
        ]
        for side, row in sides
    }
    changes.owner_rows += any(named.values())
    changes.other_rows += any(search(OTHER_ITEM, head) is not None for head in heads)
    changes.before += named["前"]
    changes.after += named["后"]


def _first_text(row: Row, table: Table) -> str:
    """What stands first in a row of a table whose first column has no head."""
    return plain(row.texts[0]) if row.texts and min(table.head.columns.values()) > 0 else ""
