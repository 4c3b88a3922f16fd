"""The chapters of a copy of the register: transfers, licences and pledges, each under a head of its own.

Read as one text, the parties of one would be given the day or the number of another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from extract.pages import Page
from ocr.lines import Box, Grid, Line
from parsers.documents.registration_words import Event
from parsers.layout.levels import on_one_level
from parsers.values.search import full_match, search
from parsers.values.text import plain

_ITEM = r"(?:[(（【]?[一二三四五六七八九十\d]{1,2}[)）】、.．])?[【\[]?"
_HEADS: dict[Event | None, str] = {
    Event.TRANSFER: (
        r"专利(?:申请)?权(?:[、及和]专利权)?的?转[移让]|权利的?转[移让]|专利?权利?人的?变更|著录(?:项目|事项)的?变更"
    ),
    Event.CANCELLED: (
        r"专利?权?的?(?:(?:实施)?许可(?:合同)?(?:的?备案)?|质押(?:合同)?(?:的?登记)?)的?(?:注销|解除|终止|撤销)"
    ),
    Event.LICENCE: r"专利?(?:权)?的?(?:实施)?许可(?:合同)?(?:的?备案)?",
    Event.PLEDGE: r"专利?权?的?质押(?:合同)?(?:的?登记)?",
    None: (
        r"专利?权?的?(?:终止|无效|保全|恢复|放弃|强制许可|开放许可).{0,8}|年费.{0,8}|强制许可|开放许可|保全|法律状态|无效宣告|其他(?:事项|登记)?"
        r"|(?:专利)?基本(?:信息|情况)|备注"
    ),
}
"""The heads of chapters, and of those that are about no event that is read here."""
_TAIL = r"(?:的?(?:生效|登记|备案|情况|信息|记录|事项|内容)){0,2}[】\]]?[:：]?(?:无|暂无|[-—/]{1,3})?[。]?"
_BODY = r"\d{8}|[12]\d{3}[年.\-/]|(?:公司|大学|学院|研究院|研究所|医院|银行|中心|厂|支行|分行)"
"""What a chapter holds at least that tells an event: a number, a day, a name."""
_LICENCE = (
    r"许可(?:种类|方式|类型|性质)|被许可[人方]|备案(?:编?号|日期|日)(?:为|是)?[:：]?\s?(?:[A-Z]?20\d{5}|[12]\d{3})|备案编?号\s"
    r"|备案(?:日期|日)\s"
)
_PLEDGE = r"出质[人方][\s\S]{1,80}质权[人方]"
_TRANSFER = (
    r"(?:变更|转让|转移)[前后]的?(?:专利)?权利?人|[原现新](?:专利)?权利?人|(?<!受)转让[人方]|出让[人方]|权利?人[^。\n]{0,4}由"
    r"|权的?转[移让]|权利的?转[移让]|变更生效日|(?:事项|项目)[:：\s]{0,2}(?:共同)?(?:专利权|权利|申请)人|权利?人的?变更"
    r"|由[^\n。]{2,60}(?:变更|转移|转让)[为给至到]"
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """What a chapter tells of, and its print with what stands before all chapters."""

    event: Event
    pages: tuple[Page, ...]


def chapters_of(pages: Sequence[Page]) -> list[Chapter]:
    """The chapters that tell an event each; none where they do not tell different ones."""
    heads = [
        (number, line, event)
        for number, page in enumerate(pages)
        for line in page.lines
        for event in _headed(line, page)
    ]
    heads.sort(key=lambda head: (head[0], head[1].box.y0))
    found = []
    for (number, line, event), following in zip_longest(heads, heads[1:]):
        end = (following[0], following[1].box.y0) if following is not None else (len(pages), 0.0)
        own = tuple(_between(pages, (number, line.box.y0), end))
        text = "".join(item.text for page in own for item in page.lines if item is not line)
        if event is not None and search(_BODY, "".join(text.split())) is not None:
            above = _between(pages, (0, -1.0), (heads[0][0], heads[0][1].box.y0))
            found.append(Chapter(event, tuple(_joined(above, own))))
    return found if len({chapter.event for chapter in found}) > 1 else []


def only_event(text: str) -> Event | None:
    """The one event that a paper tells by the words of its labels; None for several, and where none is told."""
    told = [
        event
        for event, pattern in ((Event.TRANSFER, _TRANSFER), (Event.LICENCE, _LICENCE), (Event.PLEDGE, _PLEDGE))
        if search(pattern, text) is not None
    ]
    return told[0] if len(told) == 1 else None


def _headed(line: Line, page: Page) -> Iterator[Event | None]:
    """The event of the chapter that a line heads alone on its level; nothing for a line that heads none."""
    text = plain(line.text)
    alone = not any(other is not line and on_one_level(other.box, line.box) for other in page.lines)
    headed = [event for event, head in _HEADS.items() if full_match(rf"{_ITEM}(?:{head}){_TAIL}", text)]
    yield from headed[:1] if alone else ()


def _between(pages: Sequence[Page], start: tuple[int, float], end: tuple[int, float]) -> Iterator[Page]:
    """The print of the pages from one place, page and height, up to another."""
    for number, page in enumerate(pages):
        top = start[1] if number == start[0] else 2.0 if number < start[0] else -1.0
        bottom = end[1] if number == end[0] else -1.0 if number > end[0] else 2.0

        def holds(box: Box, top: float = top, bottom: float = bottom) -> bool:
            return top <= box.y0 and box.cy < bottom

        lines = tuple(line for line in page.lines if holds(line.box))
        grids = tuple(part for grid in page.grids if (part := _rows_of(grid, top, bottom)) is not None)
        yield replace(page, lines=lines, grids=grids, codes=tuple(code for code in page.codes if holds(code.box)))


def _rows_of(grid: Grid, top: float, bottom: float) -> Grid | None:
    """The rows of a ruled table whose middle lies between two heights."""
    cells = [cell for cell in grid.cells if top <= cell.box.cy < bottom]
    if not cells:
        return None
    first = min(cell.row for cell in cells)
    box = Box(grid.box.x0, min(cell.box.y0 for cell in cells), grid.box.x1, max(cell.box.y1 for cell in cells))
    return replace(grid, cells=tuple(replace(cell, row=cell.row - first) for cell in cells), box=box)


def _joined(head: Iterator[Page], own: Sequence[Page]) -> Iterator[Page]:
    for upper, lower in zip(head, own, strict=True):
        yield replace(
            lower,
            lines=(*upper.lines, *lower.lines),
            grids=(*upper.grids, *lower.grids),
            codes=(*upper.codes, *lower.codes),
        )
