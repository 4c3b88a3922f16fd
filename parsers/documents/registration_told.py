"""Changes that a notice tells without a table: by labels, in columns or blocks, on lines, or in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.documents.flow_names import names_at
from parsers.documents.parties_below import party_piece
from parsers.documents.registration_changes import Changes, is_owner, names_in_cell
from parsers.documents.registration_words import OTHER_ITEM
from parsers.layout.flow import Flow
from parsers.layout.form import Form
from parsers.layout.levels import on_one_level
from parsers.reading import Reading
from parsers.values.search import find_all, search
from parsers.values.text import plain

_MARKS = r"“”\"「」『』"
_MORE = (
    rf"(?:[{_MARKS}]?[、;；,，和及]\s?[{_MARKS}]?[^{_MARKS}\n。;；,，]{{2,40}}?"
    r"(?:公司|大学|学院|研究院|研究所|科学院|医院|中心|集团|厂|院|所|合作社|\((?:有限|普通|特殊普通)合伙\))(?=[^\p{Han}(]|变更|转移|更改|转让|过户|$))*"
)
"""Further names of a list behind its first."""
CHANGED = (
    rf"(?:专利权人|申请人|权利人|专利权|专利申请权)(?P<name>的?(?:姓名或者?名称|名称|姓名))?(?:已|现已|业已)?(?:由|从|[:：])?[{_MARKS}]?"
    rf"(?P<old>[^{_MARKS}\n。;；:：]{{2,60}}?{_MORE})[{_MARKS}]?(?:名下)?(?:(?:变更|转移|更改|转让|过户)(?:登记)?(?:为|给|至|到)|\s?[→⇒➔➜]|-+>)"
    rf"[{_MARKS}]?(?P<new>[^{_MARKS}\n。;；,，:：]{{2,60}}{_MORE})(?![^{_MARKS}\n。;；,，]{{0,8}}[:：])"
)
"""A sentence that says who owned the patent and who owns it."""
TOLD_APART = (
    rf"变更前的?(?:专利权人|申请人|权利人)(?P<name>的?(?:姓名或者?名称|名称|姓名))?\s?[为是][{_MARKS}]?(?P<old>[^{_MARKS}\n。;；,，:：]{{2,60}}{_MORE})"
    rf"[{_MARKS}]?[,，;；。]\s?变更后的?(?:专利权人|申请人|权利人)(?:的?(?:姓名或者?名称|名称|姓名))?[为是][{_MARKS}]?"
    rf"(?P<new>[^{_MARKS}\n。;；,，:：]{{2,60}}{_MORE})"
)
"""The same in two clauses: 变更前的专利权人为…，变更后的专利权人为…."""
SIDES = {"由": "变更前", "专利权人由": "变更前", "变更为": "变更后"}
"""Words of a letter for the two sides of a change, told under its item: 由：… / 变更为：…."""
SIDE_HEAD = (
    r"(?:^|\n)(?:[(（]?[一二12][)）、.．])?变更(?P<side>[前后])(?:的?(?:内容|信息|情况|著录项目))?"
    r"(?:[:：]\s?|\n|(?=\s(?:专利权人|申请人|权利人)[\s:：]))"
)
OWNER_LABEL = (
    r"(?:^|[\s;；,，。])(?:共同|第[一二三1-3])?(?:申请人或专利权人|专利权人|申请人|权利人)"
    r"(?:姓名或名称|名称)?(?:[:：]\s?| )"
    r"(?P<value>[^\n:：;；]{2,80}?)(?=[,，]?\s?(?:地址|住所|国籍|国别|邮编|邮政编码|联系人|证件号码|(?:统一)?社会信用代码)[:：]|[\n;；。]|$)"
)
"""The head of a block about one side of a change, and the owners in it."""


def take_told(forms: Sequence[Form], flow: Flow, changes: Changes) -> None:
    """Note the changes by the first way of telling them that names any."""
    _take_labels(forms, changes)
    if not changes.owner_rows:
        _take_columns(forms, changes)
    for take in (_take_blocks, _take_lines, _take_rows):
        if not changes.owner_rows and not changes.other_rows:
            take(flow, changes)


def _take_labels(forms: Sequence[Form], changes: Changes) -> None:
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


def _take_columns(forms: Sequence[Form], changes: Changes) -> None:
    """Labelled particulars in two columns, 变更前 at the head of one and 变更后 of the other."""
    for form in forms:
        heads = {name: form.having(name) for name in ("before", "after")}
        owners = form.having("owner")
        if any(len(found) != 1 for found in heads.values()):
            continue
        old, new = (form.marks[heads[name][0]].box for name in ("before", "after"))
        if not on_one_level(old, new):
            continue
        sides: tuple[list[Reading], list[Reading]] = ([], [])
        for index in owners:
            box, piece = form.marks[index].box, party_piece(form, index)
            if box.y0 > old.y1 and form.marks[index].rest is not None:
                sides[abs(box.x0 - new.x0) < abs(box.x0 - old.x0)].extend(names_in_cell(piece))
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
    found = {
        head["side"]: [
            name
            for match in find_all(OWNER_LABEL, flow.text[head.end() : end])
            for name in names_at(flow, head.end() + match.start("value"), head.end() + match.end("value"))
        ]
        for head, end in zip(heads, ends, strict=True)
    }
    if all(found.values()):
        changes.owner_rows += 1
        changes.before += found["前"]
        changes.after += found["后"]


def _take_lines(flow: Flow, changes: Changes) -> None:
    """Changes as labelled lines: 变更项目：专利权人 / 变更前：… / 变更后：…, or 专利权人由…变更为…."""
    item = old = ""
    for match in find_all(
        r"(?:(?P<key>变更项目|变更事项|变更[前后](?:专利?权利?人)?|(?<=[\n ])由|专利权人由|变更为)[:：]\s?"
        rf"(?P<value>(?:(?!\s?变更为[:：])[^\n;；]){{1,120}}{_MORE})"
        r"|(?:^|\n)[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s?(?P<value>[^\n:：,，。]{2,16})(?=\n))",
        flow.text,
    ):
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
    said = search(TOLD_APART, flow.text) or search(CHANGED, flow.text)
    if not changes.owner_rows and said is not None:
        changes.owner_rows += 1
        changes.name_rows += said["name"] is not None
        changes.before.extend(names_at(flow, *said.span("old")))
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
