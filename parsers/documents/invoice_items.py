"""The lines of an invoice.

Between the heads of the columns and 合计, told apart by level and by what they look like.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.pages import Page
from ocr.lines import Box, Line, union_of
from parsers.documents.invoice_columns import Columns
from parsers.documents.invoice_faint import SEE_LIST
from parsers.documents.invoice_item_check import ItemPrint
from parsers.documents.invoice_item_figures import before_rate, behind_rate, figures_of, is_cell, took_quantity
from parsers.documents.invoice_item_name import item_name
from parsers.documents.invoice_labels import InvoiceWords
from parsers.layout.stacks import is_vertical
from parsers.reading import Item
from parsers.values.search import full_match, search
from parsers.values.text import plain

SAME_LEVEL = 0.6
"""Heights of print by which the middles of one item's cells may differ."""
LEAST_PAIRS = 2
OFF_LEVEL = 0.9
"""Heights of print by which the figures of an item may stand off the first line of its name where the page is bent."""
LEVEL_OF_NAME = 0.4
"""Heights of print by which a piece of a name may stand above the piece that begins it, on one level."""
_CLASSED = r"^[*]\p{Han}[\p{Han}、]{1,14}[*]"
WRAP = 2.2
"""Heights of print from one line of an item's name to the next at most."""


@dataclass
class _Row:
    """What stands on one level: parts of names in the first column, other cells from left to right."""

    level: float
    height: float
    names: list[Line] = field(default_factory=list)
    cells: list[Line] = field(default_factory=list)
    doubtful: bool = False


def items_on(page: Page, columns: Columns, words: InvoiceWords) -> list[ItemPrint]:
    """The items as read, wrapped names joined; without the row that only points to a list, and without numbers."""
    lines = [
        line
        for line in page.lines
        if columns.top - 0.3 * line.box.height <= columns.level(line.box) - 0.2 * line.box.height
        and columns.level(line.box) < columns.bottom
        and not is_vertical(line, page.height / page.width if page.width else 1.0)
    ]
    rows = _by_class(lines, columns, words) or _joined(_rows(lines, columns), words, columns)
    return [found for row in rows if (found := _item(row, page.number, words)) is not None]


def _by_class(lines: Sequence[Line], columns: Columns, words: InvoiceWords) -> list[_Row]:
    """The rows of items that each begin with a class between stars, one for every row of figures, in their order.

    So names and figures find each other where a page is bent, too. None where they do not pair off.
    """
    parts = [part for line in lines for part in _unnumbered(_parts(line), columns)]
    names = sorted((part for part in parts if _is_name(part, columns)), key=lambda part: part.box.cy)
    starts = [part for part in names if search(_CLASSED, plain(part.text)) is not None]
    cells = _levels([part for part in parts if not _is_name(part, columns)], columns)
    rows = [row for row in cells if figures_of(row.cells, words).net is not None and not _is_sum(row)]
    if columns.shared or columns.tax_first or len(starts) < LEAST_PAIRS or len(starts) != len(rows):
        return []
    if any(
        abs(start.box.cy - row.level) > OFF_LEVEL * start.box.height for start, row in zip(starts, rows, strict=True)
    ):
        return []
    for part in names:
        own = max((index for index, start in enumerate(starts) if _begins(start, part)), default=None)
        if own is None:
            return []
        if part is starts[own] or _follows(rows[own], part.box, columns):
            rows[own].names.append(part)
    return rows


def _begins(start: Line, part: Line) -> bool:
    """Whether a part of a name stands on the level of its beginning or below it."""
    return part.box.cy > start.box.cy - LEVEL_OF_NAME * start.box.height


def _is_sum(row: _Row) -> bool:
    """Whether a row is that of the sum: items bear no sign of currency."""
    return any(search(r"[¥￥]", cell.text) for cell in row.cells)


def _levels(parts: Sequence[Line], columns: Columns) -> list[_Row]:
    """The parts as cells of rows, from top to bottom."""
    rows: list[_Row] = []
    for part in sorted(parts, key=lambda item: columns.level(item.box)):
        _row_of(part, rows, columns).cells.append(part)
    for row in rows:
        row.cells.sort(key=lambda part: part.box.x0)
    return rows


def _row_of(line: Line, rows: list[_Row], columns: Columns) -> _Row:
    """The row on whose level a line stands, a new one where it is the first."""
    level = columns.level(line.box)
    for row in reversed(rows):
        if abs(row.level - level) < SAME_LEVEL * max(row.height, line.box.height):
            return row
    rows.append(_Row(level, line.box.height))
    return rows[-1]


def _rows(lines: Sequence[Line], columns: Columns) -> list[_Row]:
    rows: list[_Row] = []
    for line in sorted(lines, key=lambda item: columns.level(item.box)):
        row = _row_of(line, rows, columns)
        for part in _unnumbered(_parts(line), columns):
            (row.names if _is_name(part, columns) else row.cells).append(part)
    for row in rows:
        if row.cells and all(is_cell(line.text) for line in row.names):  # figures below a name that has the row above
            row.names, row.cells = [], [*row.names, *row.cells]
        row.cells = _net_first(sorted(row.cells, key=lambda line: line.box.x0), columns)
        row.names.sort(key=lambda line: line.box.x0)
    return rows


def _net_first(cells: list[Line], columns: Columns) -> list[Line]:
    """The cells with the net amount right before the rate, where the form prints it behind the tax."""
    rates = [index for index, cell in enumerate(cells) if search(r"%$|税$|^[*]+$", plain(cell.text)) is not None]
    if not columns.tax_first or not rates or columns.amount is None:
        return cells
    middle = columns.amount
    net = min(cells, key=lambda cell: abs(cell.box.cx - middle))
    others = [cell for cell in cells if cell is not net]
    return [*others[: rates[0]], net, *others[rates[0] :]] if cells.index(net) > rates[0] else cells


def _parts(line: Line) -> list[Line]:
    """The words of a line, as cells of their own where they are numbers or rates."""
    parts, start = [], 0
    text = line.text
    for index in range(len(text) + 1):
        if index == len(text) or text[index].isspace():
            if index > start:
                rate = start + (before_rate(text[start:index]) or behind_rate(text[start:index]))
                parts += [line.part(*place) for place in ((start, rate), (rate, index)) if place[0] < place[1]]
            start = index + 1
    return parts if any(is_cell(part.text) for part in parts) else [line]


def _unnumbered(parts: Sequence[Line], columns: Columns) -> Iterator[Line]:
    """The parts without the running number of their row, which stands below 序号."""
    for part in parts:
        numbered = part.box.x0 < columns.numbers_end and search(r"^\d{1,3}(?:$|(?=[*\p{Han}]))", part.text)
        if not numbered:
            yield part
        elif numbered.end() < len(part.text):
            yield part.part(numbered.end(), len(part.text))


def _is_name(line: Line, columns: Columns) -> bool:
    return line.box.x0 < columns.names_end and not (is_cell(line.text) and line.box.x0 > columns.names_end / 2)


def _joined(rows: Sequence[_Row], words: InvoiceWords, columns: Columns) -> list[_Row]:
    """Rows with amounts, each with the parts of its name from the rows without."""
    items: list[_Row] = []
    waiting: list[Line] = []
    for row in rows:
        if _is_sum(row):
            continue
        if figures_of(row.cells, words).net is not None:
            items.append(_Row(row.level, row.height, [*waiting, *row.names], row.cells))
            waiting = []
        elif row.names and items and (_is_open(items[-1]) or not search(r"^\*", plain(row.names[0].text))):
            if _follows(items[-1], row.names[0].box, columns):
                _go_on(items[-1], row.names, columns)
        elif row.names:
            waiting.extend(row.names)
    return items


def _go_on(item: _Row, below: Sequence[Line], columns: Columns) -> None:
    """Add a further line of a name.

    Where 规格型号 stands below the names too, one without words is that; of one with words nobody knows which it is.
    """
    lines = [line for line in below if not columns.shared or search(r"\p{Han}", line.text) is not None]
    item.names.extend(lines)
    item.doubtful = item.doubtful or (columns.shared and bool(lines))


def _is_open(item: _Row) -> bool:
    """Whether an item's name ends before the star behind its class."""
    return full_match(r"[*]\p{Han}[\p{Han}、]+", "".join(plain(line.text) for line in item.names)) is not None


def _follows(item: _Row, below: Box, columns: Columns) -> bool:
    """Whether print stands right below the last line of an item's name; 合 of a lost 合计 stands apart."""
    last = max((columns.level(line.box) for line in item.names), default=item.level)
    return columns.level(below) - max(last, item.level) < WRAP * below.height


def _item(row: _Row, page: int, words: InvoiceWords) -> ItemPrint | None:
    figures = figures_of(row.cells, words)
    name = _without_index("".join("".join(line.text.split()) for line in row.names))
    if not name or search(SEE_LIST, plain(name)) is not None:
        return None
    doubtful = took_quantity(row.cells)
    return ItemPrint(
        Item(item_name(name, words), figures.net, figures.rate, figures.tax),
        tuple(row.names),
        tuple(replace(cell, confidence=0.0) if doubtful else cell for cell in figures.cells),
        " ".join([name, *(line.text for line in row.cells)]),
        page,
        union_of(line.box for line in (*row.names, *row.cells)),
        row.doubtful,
    )


def _without_index(name: str) -> str:
    """The name without the running number that lists print before it."""
    match = search(r"^\d{1,3}(?=\*)", name)
    return name[match.end() :] if match is not None else name
