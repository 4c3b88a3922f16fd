"""手续合格通知书: what was changed, from whom to whom.

A notice is issued for any change of bibliographic data. It records a transfer only where an owner changes to another
person; a mere change of name, address or agent is a `change_notice`, a withdrawal no record at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.pages import Page
from parsers.documents.flow_names import is_party, names_at
from parsers.documents.parsed import Parsed
from parsers.documents.parties_below import party_piece
from parsers.documents.registration_fields import marked, merged, patents_of, titles_of
from parsers.documents.registration_labels import NOTICE_LABELS
from parsers.documents.registration_words import (
    CHANGE_TABLE,
    NAME_ALONE,
    NAME_ITEM,
    NOT_A_CHANGE,
    NOT_GRANTED,
    OTHER_ITEM,
    OWNER_ITEM,
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
from parsers.values.organisation import normalise_name, split_parties
from parsers.values.search import find_all, full_match, search
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
NOTHING = r"[-—–/\\*无空\s]*"
CELL_NAME = (
    r"(?:姓名或名称|姓名或者名称|名称|姓名)[:：]?(?P<name>.+?)"
    r"(?=(?:国籍|国别|地址|邮编|邮政编码|证件|居民身份|统一社会|省市|详细)|$)"
)
"""A name among other particulars in one cell."""
_MARKS = r"“”\"「」『』"
_MORE = (
    rf"(?:[{_MARKS}]?[、;；,，和及]\s?[{_MARKS}]?[^{_MARKS}\n。;；,，]{{2,40}}?"
    r"(?:公司|大学|学院|研究院|研究所|科学院|医院|中心|集团|厂|院|所|合作社|\((?:有限|普通|特殊普通)合伙\))(?=[^\p{Han}(]|变更|转移|更改|转让|过户|$))*"
)
"""Further names of a list behind its first."""
CHANGED = (
    rf"(?:专利权人|申请人|权利人|专利权|专利申请权)(?P<name>的?(?:姓名或者?名称|名称|姓名))?(?:已|现已|业已)?(?:由|从)?[{_MARKS}]?"
    rf"(?P<old>[^{_MARKS}\n。;；]{{2,60}}?{_MORE})[{_MARKS}]?(?:名下)?(?:变更|转移|更改|转让|过户)(?:登记)?(?:为|给|至|到)"
    rf"[{_MARKS}]?(?P<new>[^{_MARKS}\n。;；,，]{{2,60}}{_MORE})"
)
"""A sentence that says who owned the patent and who owns it."""
SIDE_ROW = r"^变更(?P<side>[前后])(?:的?内容|信息|情况)?$"
"""How the rows of a change table on its side are called."""
SIDES = {"由": "变更前", "变更为": "变更后"}
"""Words of a letter for the two sides of a change, told under its item: 由：… / 变更为：…."""
DATE_SHIFT, DATE_DROP = 0.12, 4.0
"""How far from 发文日 its date may stand: to a side, as a fraction of the page; below, in heights of the label."""
SAID, RENAMED_FROM = 4, 2
KIN: Mapping[Kinship, int] = {Kinship.OTHER_KIND: -2, Kinship.APART: -1, Kinship.CLOSE: 1, Kinship.SAME: 3}
"""What speaks for a mere renaming: that the notice says so, how near the names are. From which sum on it is one."""


@dataclass(slots=True)
class _Changes:
    """The rows of a change table: owners before and after, and whether other things changed."""

    before: list[Reading] = field(default_factory=list)
    after: list[Reading] = field(default_factory=list)
    owner_rows: int = 0
    other_rows: int = 0
    name_rows: int = 0
    addresses: list[tuple[str, str]] = field(default_factory=list)
    owners: list[Piece] = field(default_factory=list)

    def note(self, item: str, before: str, after: str) -> None:
        """Note what a row that is not about owners, or about their names only, says of a renaming."""
        self.name_rows += bool(search(NAME_ITEM, item))
        if "地址" in item and before and after:
            self.addresses.append((before, after))


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
        "titles": titles_of(pages, NOTICE_LABELS),
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


def _subtype(flow: Flow, changes: _Changes) -> tuple[str, float]:
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


def _by_address(changes: _Changes, near: Kinship) -> int:
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


def _changes(pages: Sequence[Page], flow: Flow) -> _Changes:
    """The changes of a notice: by its table, else by lines that say 变更前 and 变更后."""
    changes = _Changes()
    for page in pages:
        for table in tables_on(PageView(page), CHANGE_TABLE, least=2, anchor="item", ends=NOTICE_ENDS):
            if {"before", "after"} <= set(table.head.columns):
                _take_table(table, changes)
    if not changes.owner_rows and not changes.other_rows:
        for page in pages:
            for table in tables_on(PageView(page), SIDEWAYS_TABLE, least=1, anchor="item", ends=NOTICE_ENDS):
                _take_sideways(table, changes)
    if not changes.owner_rows:
        _take_labels([read_form(page, NOTICE_LABELS) for page in pages], changes)
    if not changes.owner_rows and not changes.other_rows:
        _take_lines(flow, changes)
    if not changes.owner_rows and not changes.other_rows:
        _take_rows(flow, changes)
    return changes


def _take_table(table: Table, changes: _Changes) -> None:
    """The rows of a change table. A row without a name of its own goes on with the row above it."""
    item = ""
    unnamed = table.head.columns.get("item") is None
    for row in table.rows:
        item = (_first_text(row, table) if unnamed else plain(row.text("item"))) or item
        changes.note(item, plain(row.text("before")), plain(row.text("after")))
        if _is_owner(item):
            changes.owner_rows += 1
            changes.owners += [piece] if (piece := row.cells.get("item")) is not None else []
            changes.before += names_in_cell(row.cells.get("before"))
            changes.after += names_in_cell(row.cells.get("after"))
        elif search(OTHER_ITEM, item):
            changes.other_rows += 1


def _take_sideways(table: Table, changes: _Changes) -> None:
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


def _is_owner(item: str) -> bool:
    bare = plain(item)
    return bool(search(OWNER_ITEM, bare) or full_match(NAME_ALONE, bare)) and not search(OTHER_ITEM, bare)


def names_in_cell(piece: Piece | None) -> Iterator[Reading]:
    """The names in a cell, one reading each; other particulars in the cell are left aside."""
    if piece is None or full_match(NOTHING, piece.text):
        return
    text = piece.text
    labelled = search(CELL_NAME, plain(text))
    names = split_parties(labelled["name"] if labelled else text)
    for name in names:
        if is_party(name):
            part = _part(piece, name)
            yield Reading(part.joined, name, part.reader, round(part.confidence, 4), part.page, part.box)


def _part(piece: Piece, name: str) -> Piece:
    """Where in a cell a name stands; the whole cell where it cannot be told."""
    text = piece.text
    kept = [index for index, char in enumerate(text) if not char.isspace()]
    bare = "".join(normalise_name(text[index]) or text[index] for index in kept)
    at = bare.find(name)
    if at < 0 or len(bare) != len(kept):
        return piece
    return piece.part(kept[at], kept[at + len(name) - 1] + 1)


def _take_labels(forms: Sequence[Form], changes: _Changes) -> None:
    """Owners that labels of their own name: 原专利权人 / 现专利权人, 转让人 / 受让人; both must be named."""
    sides = {
        name: [
            reading
            for form in forms
            for index in form.having(name)
            if (piece := party_piece(form, index)) is not None
            for reading in names_in_cell(piece)
        ]
        for name in ("old", "new")
    }
    if all(sides.values()):
        changes.owner_rows += 1
        changes.before += sides["old"]
        changes.after += sides["new"]


def _take_lines(flow: Flow, changes: _Changes) -> None:
    """Changes as labelled lines: 变更项目：专利权人 / 变更前：… / 变更后：…, or 专利权人由…变更为…."""
    item = old = ""
    for match in find_all(
        r"(?:(?P<key>变更项目|变更事项|变更前(?:专利?权利?人)?|变更后(?:专利?权利?人)?|(?<=[\n ])由|变更为)[:：]\s?"
        rf"(?P<value>(?:(?!\s?变更为[:：])[^\n;；]){{1,120}}{_MORE})"
        r"|(?:^|\n)[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s?(?P<value>[^\n:：,，。]{2,16})(?=\n))",
        flow.text,
    ):
        key, start, end = SIDES.get(match["key"], match["key"] or "变更项目"), *match.span("value")
        if "前" not in key and "后" not in key:
            item = plain(match["value"])
            changes.note(item, "", "")
            changes.owner_rows += _is_owner(item)
            changes.other_rows += bool(search(OTHER_ITEM, item))
        elif "地址" in item:
            old = plain(match["value"]) if "前" in key else old
            changes.note("地址", old, plain(match["value"]) if "后" in key else "")
        elif _is_owner(item) or "权" in key:
            changes.owner_rows += not item
            (changes.before if "前" in key else changes.after).extend(names_at(flow, start, end))
    if not changes.owner_rows and (said := search(CHANGED, flow.text)):
        changes.owner_rows += 1
        changes.name_rows += said["name"] is not None
        changes.before.extend(names_at(flow, *said.span("old")))
        changes.after.extend(names_at(flow, *said.span("new")))


def _take_rows(flow: Flow, changes: _Changes) -> None:
    """Rows of a table whose head is lost: 专利权人, a name, another name, side by side."""
    for match in find_all(
        r"(?:^|\n)(?P<item>[^\s:：]{2,12}) (?P<old>[^\s]{4,60}) (?P<new>[^\s]{4,60})(?=\n|$)", flow.text
    ):
        if not _is_owner(match["item"]):
            continue
        old, new = names_at(flow, *match.span("old"), sure=False), names_at(flow, *match.span("new"), sure=False)
        if old and new:
            changes.note(plain(match["item"]), "", "")
            changes.owner_rows += 1
            changes.before.extend(old)
            changes.after.extend(new)
