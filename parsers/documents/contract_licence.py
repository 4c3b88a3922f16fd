"""The kind of a licence: 独占许可, 排他许可 or 普通许可, named or chosen among several."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.documents.contract_former import former_spans, is_former, is_replaced, told_spans
from parsers.documents.contract_words import LICENCE_LABELS, LICENCE_TYPES
from parsers.layout.flow import Flow
from parsers.reading import Field
from parsers.values.found import Found
from parsers.values.search import find_all, search

CHECKED, UNCHECKED = "☑√✓✔■☒●▣◉", "□○◯☐▢"
_TICK = rf"(?:[(（\[]\s?[√✓✔☑]\s?[)）\]]|[{CHECKED}])"
_MARK = rf"(?:[(（\[]\s{{0,2}}[√✓✔☑]?\s{{0,2}}[)）\]]|[{CHECKED}{UNCHECKED}])"
_ORDINALS = dict(zip("一二三四1234①②③④ABCDabcd", "1234" * 5, strict=True))
_ORDINAL = rf"[{''.join(_ORDINALS)}]"
_CHOICE = rf"(?:第|选择?|采用|采取|适用)\s?[(（]?\s?(?P<which>{_ORDINAL})\s?[)）]?\s?(?:[种项款类]|[.。,，;；\s]|$)"
"""How a contract says which of several numbered kinds holds: 采用以下第（3）种方式."""
BARE = {"独占": "独占许可", "独家": "独占许可", "排他": "排他许可", "排它": "排他许可", "普通": "普通许可"}
"""The kinds by their first words."""
REACH = 80
"""Characters before the first of them within which it says so."""


def read_licence_type(flow: Flow) -> tuple[Field, ...]:
    """独占许可, 排他许可 or 普通许可: the one named, or chosen among several; none where the choice is open."""
    named = sorted(_named(flow, ""), key=lambda item: item.start)
    ticked = _named(flow, rf"{_TICK}\s?(?:\(?[一二三123]\)?[、.]?)?")
    labelled = [item for item in named if _labelled(flow, item.start)]
    if _lacks_boxes(flow, named):
        return ()
    chosen = [item for item in labelled if not _is_offered(flow, item.start, item.end)]
    free = [item for item in named if not _is_offered(flow, item.start, item.end)]
    for group in (
        _numbered(flow, named),
        _ticked_behind(flow, named),
        ticked,
        _ticked_bare(flow),
        chosen,
        free,
        _bare(flow),
    ):
        if len({item.value for item in group}) == 1:
            return (Field(tuple(flow.reading(item) for item in group[:3])),)
    kept = {
        item.value: item
        for item in _named(flow, "", told_spans(flow.text))
        if not _is_offered(flow, item.start, item.end)
    }
    return tuple(Field((flow.reading(item),)) for item in kept.values()) if len(kept) == 1 else ()


def _lacks_boxes(flow: Flow, named: Sequence[Found[str]]) -> bool:
    """Whether kinds stand in a row to be ticked and one has no box: whose the others are cannot be told."""
    row = [item for item in named if named and item.start - named[0].start < REACH]
    if len({item.value for item in row}) < len(BARE) - 2:
        return False
    between = [flow.text[one.end : two.start] for one, two in pairwise(row)]
    if any(search(r"[^\s\d()（）.、A-D" + CHECKED + UNCHECKED + r"√✓✔]", gap) for gap in between):
        return False
    marks = list(find_all(_MARK, flow.text[max(0, row[0].start - 4) : row[-1].end + 4]))
    return 0 < len(marks) < len(row)


def _bare(flow: Flow) -> list[Found[str]]:
    """The kinds of which a label's value says the first word alone: 许可的种类：排他."""
    pattern = rf"(?:{LICENCE_LABELS})[:：为是\s]{{0,2}}(?P<kind>{'|'.join(BARE)})(?:性)?(?=[\s。；;,，)）]|$)"
    return [
        Found(match.start("kind"), match.end("kind"), match["kind"], BARE[match["kind"]])
        for match in find_all(pattern, flow.text)
    ]


def _ticked_bare(flow: Flow) -> list[Found[str]]:
    """The kind that is ticked behind a label that offers their first words alone: 许可类型：□独占 ■排他 □普通."""
    word = rf"(?P<kind>{'|'.join(BARE)})(?:性)?(?:实施)?(?:许可)?"
    for label in find_all(
        rf"(?:{LICENCE_LABELS})[^。；;\n独排普]{{0,16}}?(?=\s?(?:{_MARK})?\s?(?:{'|'.join(BARE)}))", flow.text
    ):
        offered = flow.text[label.end() : label.end() + REACH].split("\n")[0]
        leads = search(rf"^\s?{_MARK}", offered) is not None
        ticked = list(find_all(rf"{_TICK}\s?{word}" if leads else rf"{word}\s?{_TICK}", offered))
        if len(list(find_all(word, offered))) > 1 and len(ticked) == 1:
            (item,) = ticked
            start, end = (label.end() + place for place in item.span("kind"))
            return [Found(start, end, item["kind"], BARE[item["kind"]])]
    return []


def _ticked_behind(flow: Flow, named: Sequence[Found[str]]) -> list[Found[str]]:
    """The kinds with a tick behind them, where the boxes stand behind: 独占许可□ 普通许可☑."""
    if not named or search(rf"{_MARK}\s?$", flow.text[max(0, named[0].start - 6) : named[0].start]):
        return []
    return [item for item in named if search(rf"^\s?{_TICK}", flow.text[item.end : item.end + 6])]


def _numbered(flow: Flow, named: Sequence[Found[str]]) -> list[Found[str]]:
    """The kind whose number the words before the list choose."""
    numbers: dict[str, Found[str]] = {}
    for item in named:
        before = search(rf"(?P<number>{_ORDINAL})[)）]?[、.．\s]?$", flow.text[max(0, item.start - 4) : item.start])
        if before is not None:
            numbers.setdefault(_ORDINALS[before["number"]], item)
    if len(numbers) < 2:
        return []
    first = min(item.start for item in numbers.values())
    told = [match["which"] for match in find_all(_CHOICE, flow.text[max(0, first - REACH) : first - 1])]
    return [numbers[_ORDINALS[which]] for which in told[-1:] if _ORDINALS[which] in numbers]


def _named(flow: Flow, before: str, told: Sequence[tuple[int, int]] = ()) -> list[Found[str]]:
    """The kinds of licence named, each where it stands behind `before`, but for those of terms that held before.

    What is `told` of an earlier contract holds where nothing takes its place.
    """
    former = [span for span in former_spans(flow.text) if span not in told]
    return [
        Found(match.start("type"), match.end("type"), match["type"], value)
        for pattern, value in LICENCE_TYPES
        for match in find_all(rf"{before}(?P<type>(?<!非){pattern})", flow.text)
        if not is_former(former, match.start()) and not is_replaced(flow.text, match.end())
    ]


def _labelled(flow: Flow, start: int) -> bool:
    before = flow.text[max(0, start - 14) : start]
    return bool(search(rf"(?:{LICENCE_LABELS})[^。；;\n]{{0,6}}$", before))


def _is_offered(flow: Flow, start: int, end: int) -> bool:
    """Whether a kind stands in a list to choose from: before an empty box, or beside another kind."""
    before, after = flow.text[max(0, start - 3) : start], flow.text[end : end + 10]
    if search(rf"(?:[{UNCHECKED}]|[(（\[]\s{{1,2}}[)）\]])\s?(?:\(?\d\)?[、.]?)?$", before):
        return True
    if search(rf"^\s?[{UNCHECKED}]", after) or search(r"(?:^|[^\d])\(?[1-4]\)?[、.．)]$|[A-D][、.．]$", before):
        return True
    neighbour = r"(?:独占|排[他它]|普通|独家)"
    return bool(
        search(rf"^[、,/或和\s]{{0,2}}{neighbour}", after) or search(rf"(?:许可|{neighbour})[、,/或和]?$", before)
    )
