"""The figures of a form: every numeric or empty cell of its tables with the headings it stands under.

A table with a head (`年度 | 专利受让件数 | 合同金额（万元）`) names a cell by row and column, a row of labels and
values by the label before it. Which of the two a row is, its own cells tell; nothing is known of any one form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parsers.documents.application_numbers import counts_something, looks_like_quantity, parse_quantity, unit_of_heading
from parsers.documents.application_rows import FormCell, FormTable
from parsers.reading import Figure
from parsers.values.search import full_match, search
from parsers.values.text import plain

_FIRST_HEADINGS = (
    r"年度|年份|时间|期间|任务|指标|指标项|指标名称|序号|类别|绩效目标|绩效目标名称|目标名称|项目预算支出明细|任务清单|成果清单"
    r"|经费开支(?:科目|项目)|项目(?:名称)?|名称|地区|区域|方式|转化方式"
)
"""What heads the first column of a table whose first column names its rows."""
_HEADING_ENDS = (
    r"(?:数|量|额|值|率|费|价|次|件|家|发明|实用新型|外观设计|情况|说明|明细|时限|目标|比例|占比)(?:\([^()]{1,6}\))?$"
)
_YEAR = r"(?:截[止至])?20[0-4]\d(?:年(?:度)?(?:\d{1,2}[-—–~至到]\d{1,2}月|[上下]半年|\d{1,2}月)?)?"
_SERIAL = r"\d{1,3}[.、]?|[.…·]+|…+"
_LONGEST_LABEL, _LONGEST_VALUE = 60, 30
_WIDE_HEAD = 5
"""So many cells of words side by side head a table; a row of labels and answers has fewer, or figures among them."""
_OF_PERSONS = r"手\s*机|电\s*话|邮\s*编|邮政编码|传真|身份证|[账帐]号|代码|号码|[Ee]-?mail|邮箱|出生|网址"
_LISTS_PERSONS = r"团队|成员"
_TO_BE_SIGNED = r"签名|签字|盖章|签章|公章|照片|编号|受理号"


@dataclass(frozen=True, slots=True)
class Cellular:
    """A cell that holds a figure, or is empty where one belongs, with its headings."""

    cell: FormCell
    figure: Figure

    @property
    def empty(self) -> bool:
        """Whether nothing is written in it."""
        return not self.cell.bare


@dataclass(slots=True)
class _State:
    """What holds for the rows that come: the title above them, the head, and the row of labels above the head."""

    title: str = ""
    head: list[tuple[FormCell, str]] = field(default_factory=list)
    over: list[tuple[FormCell, str]] = field(default_factory=list)


def figures_of(table: FormTable) -> Iterator[Cellular]:
    """The figures of a table in reading order, empty cells among them."""
    state = _State()
    for row in table.rows:
        groups, body = _apart(row)
        fresh = _trimmed([cell for cell in body if cell.begins])
        short = _without_tall_values(fresh)
        if _deepens(fresh, state):
            state.head = _deeper(state.head, fresh)
        elif _is_title(fresh, body, table):
            state.title, state.head, state.over = fresh[0].one_line, [], []
        elif _is_head(short):
            parents = {pair[1] for cell in short if (pair := _over(cell, state.over)) is not None}
            state.title = parents.pop() if len(parents) == 1 else "" if state.over else state.title
            state.head = [(cell, cell.one_line) for cell in short]
            yield from _tall(table, groups, fresh[len(short) :], state)
        else:
            if state.head:
                body = [cell for cell in body if cell.bare or cell is body[0] or _over(cell, state.head)]
            if state.head and not _is_under(body, state.head):
                state.head = []
            state.over = [(cell, cell.one_line) for cell in fresh] if _is_over(fresh) else []
            yield from _figures(table, groups, body, state)


def _trimmed(cells: Sequence[FormCell]) -> Sequence[FormCell]:
    """The cells without empty ones at the end: a sheet is as wide as its widest table."""
    end = len(cells)
    while end and not cells[end - 1].bare:
        end -= 1
    return cells[:end]


def is_label(cell: FormCell) -> bool:
    """Whether a cell names something rather than holding a value: words, no figure."""
    bare = cell.bare
    return bool(search(r"\p{Han}", bare)) and len(bare) <= _LONGEST_LABEL and not looks_like_quantity(bare)


def _apart(row: Sequence[FormCell]) -> tuple[list[FormCell], list[FormCell]]:
    """The labels at the left that reach over several rows, and the rest of the row."""
    groups: list[FormCell] = []
    rest = list(row)
    while len(rest) > 1 and rest[0].rows > 1 and not full_match(_FIRST_HEADINGS, rest[0].bare):
        groups.append(rest.pop(0))
    return [cell for cell in groups if cell.bare], [cell for cell in rest if cell.begins or cell is rest[0]]


def _is_title(fresh: Sequence[FormCell], body: Sequence[FormCell], table: FormTable) -> bool:
    """Whether a row is one wide cell of words: the title of the rows below."""
    if len(fresh) != 1 or len(body) != 1:
        return False
    wide = fresh[0].box.width > 0.5 * table.box.width
    return wide and (is_label(fresh[0]) or len(fresh[0].bare) > _LONGEST_LABEL)


def _is_head(fresh: Sequence[FormCell]) -> bool:
    if len(fresh) < 2 or not all(is_label(cell) for cell in fresh):
        return False
    if len(fresh) >= _WIDE_HEAD:
        return True
    rest = [search(_HEADING_ENDS, cell.bare) is not None for cell in fresh[1:]]
    if full_match(_FIRST_HEADINGS, fresh[0].bare):
        return any(rest) or len(fresh) > 2
    return len(fresh) > 2 and all(rest) and search(_HEADING_ENDS, fresh[0].bare) is None


def _without_tall_values(fresh: Sequence[FormCell]) -> Sequence[FormCell]:
    """A row without the figures at its end that reach down over the rows below: one value for all of them."""
    end = len(fresh)
    while end > 1 and fresh[end - 1].rows > 1 and not is_label(fresh[end - 1]):
        end -= 1
    return fresh[:end]


def _is_over(fresh: Sequence[FormCell]) -> bool:
    """Whether a row may head the head below it: labels alone, two or more."""
    return len(fresh) > 1 and all(is_label(cell) for cell in fresh)


def _tall(table: FormTable, groups: Sequence[FormCell], cells: Sequence[FormCell], state: _State) -> Iterator[Cellular]:
    """Figures that stand for all rows of a table, each under a label of the row above the head."""
    titles = dict.fromkeys(filter(None, (table.caption, *(cell.one_line for cell in groups), state.title)))
    for cell in cells:
        if (pair := _over(cell, state.over)) is not None:
            yield Cellular(cell, _figure(table, " / ".join(titles), pair[1], pair[1], cell))


def _deepens(fresh: Sequence[FormCell], state: _State) -> bool:
    """Whether a row divides columns of the head above it: words alone, each under a head that does not reach down."""
    if not state.head or not fresh or not all(is_label(cell) for cell in fresh):
        return False
    parents = [_over(cell, state.head) for cell in fresh]
    narrower = all(
        parent is not None and parent[0].rows == 1 and cell.box.width < 0.8 * parent[0].box.width
        for cell, parent in zip(fresh, parents, strict=True)
    )
    return narrower and any(head.rows > 1 for head, _ in state.head)


def _deeper(head: list[tuple[FormCell, str]], fresh: Sequence[FormCell]) -> list[tuple[FormCell, str]]:
    named = [(cell, f"{parent[1]} / {cell.one_line}") for cell in fresh if (parent := _over(cell, head)) is not None]
    divided = {id(parent[0]) for cell in fresh if (parent := _over(cell, head)) is not None}
    return [pair for pair in head if id(pair[0]) not in divided] + named


def _over(cell: FormCell, head: Sequence[tuple[FormCell, str]]) -> tuple[FormCell, str] | None:
    """The heading that a cell stands under."""
    best = max(head, key=lambda pair: pair[0].box.overlap_x(cell.box), default=None)
    return best if best is not None and best[0].box.overlap_x(cell.box) > 0.5 * cell.box.width else None


def _is_under(body: Sequence[FormCell], head: Sequence[tuple[FormCell, str]]) -> bool:
    """Whether a row goes on under a head: labels first, then values, each value under a heading of its own."""
    values = [number for number, cell in enumerate(body) if not is_label(cell) and number > 0]
    if not values:
        return False
    labels_behind = any(is_label(cell) for cell in body[values[0] :])
    headed = [_over(body[number], head) for number in values]
    apart = len({id(pair[0]) for pair in headed if pair is not None}) == len(values)
    return not labels_behind and None not in headed and apart


def _figures(
    table: FormTable, groups: Sequence[FormCell], body: Sequence[FormCell], state: _State
) -> Iterator[Cellular]:
    if _is_spare(body):
        return
    titles = [table.caption, *(cell.one_line for cell in groups), state.title]
    title = " / ".join(dict.fromkeys(text for text in titles if text))
    first = _first_value(body, state.head)
    for number, cell in enumerate(body[first:], start=first):
        labels = body[:first] if state.head else body[number - 1 : number]
        if not _may_hold(cell, headed=bool(state.head)) or not all(
            is_label(label) or label is body[0] for label in labels
        ):
            continue
        if not state.head and not cell.bare and (number - first) % 2:
            continue  # an empty cell behind an answer in words
        row = " / ".join(text for label in labels if (text := label.one_line))
        row = row or (groups[-1].one_line if groups else "")
        column = pair[1] if state.head and (pair := _over(cell, state.head)) else ""
        if row:
            yield Cellular(cell, _figure(table, title, row, column, cell))


def _may_hold(cell: FormCell, *, headed: bool) -> bool:
    """Whether a cell is a figure's: empty, a figure, or below a head anything short but words."""
    if not cell.bare or looks_like_quantity(cell.text) or counts_something(cell.text):
        return True
    words = search(r"\p{Han}", cell.bare) is not None and search(r"\d", cell.bare) is None
    return headed and len(cell.bare) <= _LONGEST_VALUE and not words


def _first_value(body: Sequence[FormCell], head: Sequence[tuple[FormCell, str]]) -> int:
    """Where the values begin: in a table under the first heading of values; a year at the left is a label."""
    if not head:
        return 0 if body and not is_label(body[0]) and not full_match(_YEAR, body[0].bare) else 1
    heads = [pair[1] if n and (pair := _over(cell, head)) is not None else "" for n, cell in enumerate(body)]
    if (first := next((n for n, heading in enumerate(heads) if _is_measure(heading)), None)) is not None:
        return first
    found = next((n for n, cell in enumerate(body) if n > 0 and not is_label(cell)), len(body))
    return max(1, found)


def _is_measure(heading: str) -> bool:
    return search(_HEADING_ENDS, plain(heading)) is not None


def _is_spare(body: Sequence[FormCell]) -> bool:
    """Whether a row of a list was left empty: nothing but a serial number stands in it."""
    rest = [cell for cell in body[1:] if cell.bare]
    return not rest and bool(body) and (not body[0].bare or full_match(_SERIAL, body[0].bare) is not None)


def _figure(table: FormTable, title: str, row: str, column: str, cell: FormCell) -> Figure:
    unit = next((found for text in (column, row, title) if (found := unit_of_heading(text))), "")
    quantity = parse_quantity(cell.text, unit)
    return Figure(
        section=table.section,
        table=title,
        row=row,
        column=column,
        amount=quantity.value if quantity else None,
        unit=quantity.unit if quantity else unit,
    )


def is_countable(item: Cellular) -> bool:
    """Whether a cell tells of the programme; numbers of telephones, accounts and persons do not."""
    figure = item.figure
    return not search(_OF_PERSONS, figure.row + figure.column) and not search(
        _LISTS_PERSONS, figure.section + figure.table
    )


def must_be_filled(item: Cellular) -> bool:
    """Whether an empty cell is one that the applicant should have filled in; places to sign and seal are not."""
    return item.empty and not search(_TO_BE_SIGNED, item.figure.row + item.figure.column)
