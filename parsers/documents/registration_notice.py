"""手续合格通知书: what was changed, from whom to whom.

A notice is issued for any change of bibliographic data. It records a transfer only where an owner changes to another
person; a mere change of name, address or agent is a `change_notice`, a withdrawal no record at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.pages import Page
from parsers.documents.parsed import Parsed
from parsers.documents.registration_changes import Changes, is_owner, names_in_cell
from parsers.documents.registration_fields import marked, merged, patent_tables, patents_of
from parsers.documents.registration_labels import NOTICE_LABELS
from parsers.documents.registration_titles import titles_of
from parsers.documents.registration_told import take_told
from parsers.documents.registration_words import (
    CHANGE_TABLE,
    NOT_A_CHANGE,
    NOT_GRANTED,
    OTHER_ITEM,
    REFUSED,
    RENAMING,
    SIDEWAYS_TABLE,
    WITHDRAWN,
)
from parsers.documents.renaming import Kinship, kinship
from parsers.layout.flow import Flow
from parsers.layout.form import Form, read_form
from parsers.layout.marks import Mark
from parsers.layout.page_view import PageView
from parsers.layout.piece import Piece, piece_of
from parsers.layout.readings import read_text, read_value
from parsers.layout.tables import Row, Table, tables_on
from parsers.reading import DocumentKind, Field, Reading, field_of
from parsers.values.dates import parse_date
from parsers.values.search import search
from parsers.values.text import plain

NOTICE_ENDS = (
    "审查员",
    "审查部门",
    "上述变更",
    "特此通知",
    "联系电话",
    "2000",
    "国家知识产权局",
    "注:",
    "纸件申请",
    "电子申请",
)
"""What stands below a change table."""
SIDE_ROW = r"^变更(?P<side>[前后])(?:的?内容|信息|情况)?$"
"""How the rows of a change table on its side are called."""
DATE_SHIFT, DATE_DROP = 0.12, 4.0
"""How far from 发文日 its date may stand: to a side, as a fraction of the page; below, in heights of the label."""
SAID, RENAMED_FROM = 4, 2
KIN: Mapping[Kinship, int] = {Kinship.OTHER_KIND: -2, Kinship.APART: -1, Kinship.CLOSE: 1, Kinship.SAME: 3}
"""What speaks for a mere renaming: that the notice says so, how near the names are. From which sum on it is one."""


def parse_notice(pages: Sequence[Page], flow: Flow, confidence: float) -> Parsed | None:
    """Read a notice; one that a change of a patent was withdrawn says so, one about anything else is `other`."""
    changes = _changes(pages, flow)
    withdrawn, patents = marked(flow, (WITHDRAWN,)), patents_of(pages, flow)
    if withdrawn and patents:
        found = {"patent_numbers": patents, "recorded_on": _recorded_on(pages), "withdrawn": withdrawn}
        found |= {"from_parties": merged(changes.before), "to_parties": merged(changes.after)}
        filled = {name: fields for name, fields in found.items() if fields}
        return Parsed(DocumentKind.REGISTRATION, "transfer_notice", confidence, filled)
    if search(REFUSED, flow.text) or search(NOT_GRANTED, flow.text):
        return Parsed(DocumentKind.OTHER, "cnipa_notice", confidence, {})
    if not changes.owner_rows and not changes.other_rows and search(NOT_A_CHANGE, flow.text):
        return Parsed(DocumentKind.OTHER, "cnipa_notice", confidence, {})
    subtype, sure = _subtype(flow, changes)
    fields = {
        "patent_numbers": patents,
        "titles": titles_of(pages, NOTICE_LABELS, flow, patent_tables(pages)),
        "from_parties": merged(changes.before),
        "to_parties": merged(changes.after),
        "recorded_on": _recorded_on(pages),
        "application_right": _application_right(changes.owners),
    }
    filled = {name: value for name, value in fields.items() if value}
    return Parsed(DocumentKind.REGISTRATION, subtype, round(confidence * sure, 3), filled)


def _application_right(items: Sequence[Piece]) -> tuple[Field, ...]:
    """That not the patent but the right to apply for it changes hands: the rows name applicants only."""
    named = [plain(piece.text) for piece in items]
    if not named or not all(search(r"申请人", item) and not search(r"专利权人|权利人", item) for item in named):
        return ()
    return (Field((replace(read_text(items[0]), value=True),)),)


def _subtype(flow: Flow, changes: Changes) -> tuple[str, float]:
    """transfer_notice or change_notice, and how sure.

    Decided by whether an owner changes to a different person: what the notice calls the change, how near the names
    are, and whether an address changes with them.
    """
    before = {str(reading.value) for reading in changes.before if reading.value}
    after = {str(reading.value) for reading in changes.after if reading.value}
    if not changes.owner_rows:
        return ("change_notice", 0.9) if changes.other_rows else ("transfer_notice", 0.5)
    if before and before == after:
        return "change_notice", 0.9
    said = bool(search(RENAMING, _without_names(flow.text, before | after)))
    if not before or not after:
        return ("change_notice", 0.85) if said else ("transfer_notice", 0.8)
    near = kinship(before, after)
    weight = SAID * said + KIN[near] + bool(changes.name_rows) + _by_address(changes, near)
    if weight >= RENAMED_FROM:
        return "change_notice", 0.85
    plain_change = weight < 0 and not said and not changes.name_rows
    return "transfer_notice", 1.0 if plain_change else 0.5


def _by_address(changes: Changes, near: Kinship) -> int:
    """What the rows of addresses say: a renamed person mostly stays where it is, so that nothing else changes."""
    if changes.addresses:
        return 1 if all(old == new for old, new in changes.addresses) else -1
    return int(near is Kinship.CLOSE and not changes.other_rows)


def _without_names(text: str, names: set[str]) -> str:
    for name in names:
        text = text.replace(name, "")
    return text


def _recorded_on(pages: Sequence[Page]) -> tuple[Field, ...]:
    """发文日 (the day a transfer takes effect), or the day that the notice names as that of the change itself."""
    forms = [read_form(page, NOTICE_LABELS) for page in pages]
    for name in ("effective", "sent"):
        for form in forms:
            readings = [read_value(piece, parse_date) for piece in form.values(name)]
            good = [reading for reading in readings if reading.value is not None]
            if good:
                return field_of(good[:1])
    for form in forms:
        near = [reading for index in form.having("sent") for reading in _dates_below(form, form.marks[index])]
        if near:
            return field_of(near[:1])
    return ()


def _dates_below(form: Form, mark: Mark) -> Iterator[Reading]:
    """Texts below a label, in its own box at the head of a notice, that are a date and nothing else."""
    for line in form.texts:
        drop = line.box.y0 - mark.box.y1
        beside = abs(line.box.x0 - mark.box.x0) < DATE_SHIFT or line.box.overlap_x(mark.box) > 0
        if -0.6 * mark.box.height < drop < DATE_DROP * mark.box.height and beside:
            piece = piece_of([line], form.page)
            found = parse_date(line.text)
            if piece and found and found.value and len(plain(found.text)) >= len(plain(line.text)) - 1:
                yield read_value(piece, parse_date)


def _changes(pages: Sequence[Page], flow: Flow) -> Changes:
    """The changes of a notice: by its table, else by lines that say 变更前 and 变更后."""
    changes = Changes()
    for page in pages:
        for table in tables_on(PageView(page), CHANGE_TABLE, least=2, anchor="item", ends=NOTICE_ENDS):
            if {"before", "after"} <= set(table.head.columns):
                _take_table(table, changes)
    if not changes.owner_rows and not changes.other_rows:
        for page in pages:
            for table in tables_on(PageView(page), SIDEWAYS_TABLE, least=1, anchor="item", ends=NOTICE_ENDS):
                _take_sideways(table, changes)
    if not changes.owner_rows:
        take_told([read_form(page, NOTICE_LABELS) for page in pages], flow, changes)
    return changes


def _take_table(table: Table, changes: Changes) -> None:
    """The rows of a change table. A row without a name of its own goes on with the row above it."""
    if _take_owners(table, changes):
        return
    item = ""
    unnamed = table.head.columns.get("item") is None
    for row in table.rows:
        item = (_first_text(row, table) if unnamed else plain(row.text("item"))) or item
        changes.note(item, plain(row.text("before")), plain(row.text("after")))
        if is_owner(item):
            changes.owner_rows += 1
            changes.owners += [piece] if (piece := row.cells.get("item")) is not None else []
            changes.before += names_in_cell(row.cells.get("before"))
            changes.after += names_in_cell(row.cells.get("after"))
        elif search(OTHER_ITEM, item):
            changes.other_rows += 1


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
    """A change table on its side: what changed is the heads of its columns, 变更前 and 变更后 are its rows."""
    sides = {"前": changes.before, "后": changes.after}
    rows = [
        (found["side"], row) for row in table.rows if row.texts and (found := search(SIDE_ROW, plain(row.texts[0])))
    ]
    if "owner" not in table.head.columns or sorted(side for side, _ in rows) != ["前", "后"]:
        return
    changes.owner_rows += 1
    changes.other_rows += len(table.head.columns) > 1
    for side, row in rows:
        sides[side] += names_in_cell(row.cells.get("owner"))


def _first_text(row: Row, table: Table) -> str:
    """What stands first in a row of a table whose first column has no head."""
    return plain(row.texts[0]) if row.texts and min(table.head.columns.values()) > 0 else ""
