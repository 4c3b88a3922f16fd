"""Changes that a notice tells without a table: by labels, in columns or blocks, on lines, or in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.documents.flow_names import names_at
from parsers.documents.parties_below import party_piece
from parsers.documents.registration_change_tables import NOTICE_ENDS
from parsers.documents.registration_changes import Changes, is_owner, names_in_cell
from parsers.documents.registration_others import SIDE_HEAD
from parsers.documents.registration_sentences import MORE, former, told_changes
from parsers.documents.registration_words import OTHER_ITEM
from parsers.layout.flow import Flow
from parsers.layout.form import Form
from parsers.layout.levels import on_one_level
from parsers.reading import Reading
from parsers.values.search import find_all, search
from parsers.values.text import plain

NOT_OF_OWNERS = r"代理机构|代理人|发明人|设计人|联系人|代表人"
"""What else a change may be about that bare 变更前 and 变更后 tell."""
SIDES = {"由": "变更前", "专利权人由": "变更前", "变更为": "变更后"}
"""Words of a letter for the two sides of a change, told under its item: 由：… / 变更为：…."""
_NAMED = (
    rf"(?:[:：]\s?| )(?P<value>[^\n:：;；]{{2,80}}?{MORE})"
    r"(?=[,，]?\s?(?:地址|住所|国籍|国别|邮编|邮政编码|联系人|证件号码|(?:统一)?社会信用代码)[:：]|[\n;；。]|$)"
)
OWNER_LABEL = (
    r"(?:^|[\s;；,，。:：])(?:共同|第[一二三1-3])?(?:申请人或专利权人|专利权人|申请人|权利人)[\d一二三四五]{0,1}"
    rf"(?:姓名或名称|名称)?{_NAMED}"
)
"""The owners in a block about one side of a change."""
NAME_LABEL = rf"(?:^|[\s;；,，。])(?:姓名或名称|名称或姓名|单位名称|机构名称|名称|全称|姓名){_NAMED}"
"""The same where the blocks do not say whose names they give, and the notice speaks of nobody else's."""

BLANK_OWNER = r"(?:^|\n)(?:共同|第[一二三1-3])(?:专利权人|申请人|权利人)[:：]?(?=\n|$)"
"""A label of one of several owners without a name."""
FURTHER_OWNER = r"^(?:共同|第[二三四五2-5])"
"""How the labels of owners begin that are not the first."""
COUNTED = r"^(?:[(（]?(?P<number>\d{1,2})(?:[)）.．、]| )|[①②③④⑤⑥⑦⑧⑨⑩·•])\s?(?P<value>[^\n:：;；]{2,60})$"
HEADS_OF_A_LIST = r"^(?:序号|编号)?\s?(?:专利权人|权利人)?(?:姓名或名称|名称|姓名|专利权人|权利人)$"
"""An item of a list of owners in such a block, and what may stand above them."""
KEYED = (
    r"(?P<key>(?:变更项目|变更事项)(?=[\d一二三四五六]{0,2}[:：])|变更[前后](?:专利?权利?人)?|(?<=[\n ])由|专利权人由"
    r"|变更为)"
    rf"[\d一二三四五六]{{0,2}}[:：]\s?(?P<value>(?:(?!\s?变更为[:：])[^\n;；]){{1,120}}{MORE})"
)
HEADED = r"(?:^|\n)[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s?(?P<value>[^\n:：,，。]{2,16})(?=\n)"
"""A change on lines: its item and its sides each behind a key, or the item as a numbered heading."""


def take_told(forms: Sequence[Form], flow: Flow, changes: Changes) -> None:
    """Note the changes by the first way of telling them that names any."""
    take_labelled(forms, flow, changes)
    for take in (_take_blocks, _take_lines, _take_rows):
        if not changes:
            take(flow, changes)


def take_labelled(forms: Sequence[Form], flow: Flow, changes: Changes) -> None:
    """Note the changes that labels tell wherever their values stand."""
    _take_labels(forms, "old", "new", changes)
    for form in forms:
        if not changes.owner_rows:
            _take_items(form, changes)
    if not changes.owner_rows:
        _take_columns(forms, changes)
    if not changes.owner_rows and search(NOT_OF_OWNERS, flow.text) is None:
        _take_labels(forms, "before", "after", changes)


def _take_labels(forms: Sequence[Form], old: str, new: str, changes: Changes) -> None:
    """Owners that labels of their own name: 原专利权人 / 现专利权人, 转让人 / 受让人; both must be named.

    Bare 变更前 / 变更后 count where there is one of each.
    """
    sides = [[(form, index) for form in forms for index in form.having(name)] for name in (old, new)]
    if old == "before" and [len(side) for side in sides] != [1, 1]:
        return
    before, after = (
        [
            reading
            for form, index in side
            if (piece := party_piece(form, index)) is not None
            for reading in names_in_cell(piece)
        ]
        for side in sides
    )
    if before and after:
        changes.owner_rows += 1
        changes.before += before
        changes.after += after


def _take_items(form: Form, changes: Changes) -> None:
    """Items one below the other, each as a label or behind 变更项目, with 变更前 and 变更后 as labels below it.

    Further owners of a side may follow it behind labels of their own. Who was before counts where it is told who is.
    """
    item, told, side = "", False, ""
    before: list[Reading] = []
    for index in sorted(range(len(form.marks)), key=lambda index: _top(form, index)):
        mark, piece = form.marks[index], party_piece(form, index)
        if mark.name in ("before", "after"):
            side = mark.name if is_owner(item) else ""
            told = told or piece is not None
            before = [] if mark.name == "before" else before
        further = mark.name == "owner" and search(FURTHER_OWNER, mark.wording) is not None
        if side and piece is not None and (further or mark.name == side):
            (before if side == "before" else changes.after).extend(names_in_cell(piece))
        elif mark.name == "item":
            item, side = plain(piece.joined) if piece is not None else item, ""
        elif piece is None and mark.name not in ("before", "after"):
            item, side = mark.wording, ""
        if mark.name == "after" and item and told:
            changes.owner_rows += is_owner(item)
            changes.other_rows += bool(search(OTHER_ITEM, item))
            changes.note(item, "", "")
            changes.before += before
            item, told, before = "", False, []


def _top(form: Form, index: int) -> tuple[float, float]:
    """Where a label's cell begins, or the label: one beside several rows stands before them."""
    box = form.marks[index].box
    cell = form.rulings.at(box)
    return round((cell or box).y0, 2), box.x0


def _take_columns(forms: Sequence[Form], changes: Changes) -> None:
    """Labelled particulars in two columns, 变更前 at the head of one and 变更后 of the other.

    Where the particulars are heads of columns themselves, those of both sides stand on one level.
    """
    for form in forms:
        heads = {name: form.having(name) for name in ("before", "after")}
        if any(len(found) != 1 for found in heads.values()):
            continue
        old, new = (form.marks[heads[name][0]].box for name in ("before", "after"))
        if not on_one_level(old, new):
            continue
        owners = [index for index in form.having("owner") if form.marks[index].box.y0 > old.y1]
        sides: tuple[list[Reading], list[Reading]] = ([], [])
        for index in owners:
            box, piece = form.marks[index].box, party_piece(form, index)
            headed = form.marks[index].rest is None
            if headed and not any(other != index and on_one_level(box, form.marks[other].box) for other in owners):
                continue
            later = (
                abs(box.cx - new.cx) < abs(box.cx - old.cx) if headed else abs(box.x0 - new.x0) < abs(box.x0 - old.x0)
            )
            sides[later].extend(names_in_cell(piece))
        if all(sides):
            changes.owner_rows += 1
            changes.before += sides[0]
            changes.after += sides[1]


def _take_blocks(flow: Flow, changes: Changes) -> None:
    """A block of labelled particulars for each side: 变更前：专利权人：… 地址：… / 变更后：专利权人：… 地址：…."""
    heads = list(find_all(SIDE_HEAD, flow.text))
    if [head["side"] for head in heads] not in (["前", "后"], ["后", "前"]):
        return
    ends = [heads[1].start(), len(flow.text)]
    blocks = {head["side"]: (head.end(), end) for head, end in zip(heads, ends, strict=True)}
    for label in (OWNER_LABEL, *((NAME_LABEL,) if search(NOT_OF_OWNERS, flow.text) is None else ())):
        found = {side: _names_in_block(flow, block, label) for side, block in blocks.items()}
        if all(found.values()):
            changes.owner_rows += 1
            changes.before += found["前"]
            changes.after += found["后"]
            return
    listed = {side: _listed(flow, block) for side, block in blocks.items()}
    if all(listed.values()) and search(NOT_OF_OWNERS, flow.text) is None:
        changes.owner_rows += 1
        changes.before += listed["前"]
        changes.after += listed["后"]


def _listed(flow: Flow, block: tuple[int, int]) -> list[Reading]:
    """The owners of a block that is a counted list of them; none where a line is anything else, or one was lost."""
    names: list[Reading] = []
    numbers: list[int] = []
    at = block[0]
    for line in flow.text[block[0] : block[1]].split("\n"):
        if names and line.startswith(NOTICE_ENDS):
            break
        item = search(COUNTED, line)
        found = names_at(flow, at + item.start("value"), at + item.end("value")) if item is not None else ()
        if not found and line and search(HEADS_OF_A_LIST, line) is None:
            return []
        names += found
        numbers += [int(item["number"])] if item is not None and item["number"] else []
        at += len(line) + 1
    return names if numbers == list(range(1, len(numbers) + 1)) else []


def _names_in_block(flow: Flow, block: tuple[int, int], label: str) -> list[Reading]:
    """The names behind a label in a block; none where one of its labels of owners has lost its own."""
    start, end = block
    if search(BLANK_OWNER, flow.text[start:end]) is not None:
        return []
    return [
        name
        for match in find_all(label, flow.text[start:end])
        for name in names_at(flow, start + match.start("value"), start + match.end("value"))
    ]


def _take_lines(flow: Flow, changes: Changes) -> None:
    """Changes as labelled lines: 变更项目：专利权人 / 变更前：… / 变更后：…, or 专利权人由…变更为…."""
    item = old = ""
    for match in find_all(rf"{KEYED}|{HEADED}", flow.text):
        key, start, end = SIDES.get(match["key"], match["key"] or "变更项目"), *match.span("value")
        item = "专利权人" if match["key"] == "专利权人由" else item
        if "前" not in key and "后" not in key:
            item = plain(match["value"])
            changes.note(item, "", "")
            changes.owner_rows += is_owner(item)
            changes.other_rows += bool(search(OTHER_ITEM, item))
        elif "地址" in item:
            old = plain(match["value"]) if "前" in key else old
            changes.note("地址", old, plain(match["value"]) if "后" in key else "")
        elif is_owner(item) or "权" in key:
            changes.owner_rows += not item or match["key"] == "专利权人由"
            (changes.before if "前" in key else changes.after).extend(names_at(flow, start, end))
    said = next(told_changes(flow), None)
    if not changes.owner_rows and said is not None:
        changes.owner_rows += 1
        changes.name_rows += said.groupdict().get("name") is not None
        changes.before.extend(names_at(flow, *former(flow, *said.span("old"))))
        changes.after.extend(names_at(flow, *said.span("new")))


def _take_rows(flow: Flow, changes: Changes) -> None:
    """Rows of a table whose head is lost: 专利权人, a name, another name, side by side."""
    for match in find_all(
        r"(?:^|\n)(?P<item>[^\s:：]{2,12}) (?P<old>[^\s]{4,60}) (?P<new>[^\s]{4,60})(?=\n|$)", flow.text
    ):
        if not is_owner(match["item"]):
            continue
        old, new = names_at(flow, *match.span("old"), sure=False), names_at(flow, *match.span("new"), sure=False)
        if old and new:
            changes.note(plain(match["item"]), "", "")
            changes.owner_rows += 1
            changes.before.extend(old)
            changes.after.extend(new)
