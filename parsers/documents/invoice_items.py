"""The lines of an invoice.

Between the heads of the columns and 合计, told apart by level and by what they look like.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.pages import Page
from ocr.lines import Line, union_of
from parsers.documents.invoice_columns import Columns
from parsers.documents.invoice_item_check import ItemPrint
from parsers.documents.invoice_item_figures import before_rate, figures_of, is_cell, took_quantity
from parsers.documents.invoice_item_name import item_name
from parsers.documents.invoice_labels import InvoiceWords
from parsers.layout.stacks import is_vertical
from parsers.reading import Item
from parsers.values.search import search
from parsers.values.text import plain

SAME_LEVEL = 0.6
"""Heights of print by which the middles of one item's cells may differ."""
_SEE_LIST = r"^(?:[*][^*]+[*])?\(?[详祥洋评]?见.{0,20}(?:清单|附件|附表|明细)|^\(.{0,16}清单\)?$|详见.{0,20}清单"
"""The row that only points to a list: (详见销货清单), 见附件清单."""
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
    rows = _rows(
        [
            line
            for line in page.lines
            if columns.top - 0.3 * line.box.height <= line.box.cy - 0.2 * line.box.height
            and line.box.cy < columns.bottom
            and not is_vertical(line, page.height / page.width if page.width else 1.0)
        ],
        columns,
    )
    return [found for row in _joined(rows, words, columns) if (found := _item(row, page.number, words)) is not None]


def _rows(lines: Sequence[Line], columns: Columns) -> list[_Row]:
    rows: list[_Row] = []
    for line in sorted(lines, key=lambda item: item.box.cy):
        row = next(
            (
                row
                for row in reversed(rows)
                if abs(row.level - line.box.cy) < SAME_LEVEL * max(row.height, line.box.height)
            ),
            None,
        )
        if row is None:
            row = _Row(line.box.cy, line.box.height)
            rows.append(row)
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
                rate = start + before_rate(text[start:index])
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
        if any(search(r"[¥￥]", cell.text) for cell in row.cells):
            continue  # the sum: items bear no sign of currency
        if figures_of(row.cells, words).net is not None:
            items.append(_Row(row.level, row.height, [*waiting, *row.names], row.cells))
            waiting = []
        elif row.names and items and not search(r"^\*", plain(row.names[0].text)):
            if _follows(items[-1], row):
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


def _follows(item: _Row, row: _Row) -> bool:
    """Whether a row stands right below the last line of an item's name; 合 of a lost 合计 stands apart."""
    last = max((line.box.cy for line in item.names), default=item.level)
    return row.level - max(last, item.level) < WRAP * row.height


def _item(row: _Row, page: int, words: InvoiceWords) -> ItemPrint | None:
    figures = figures_of(row.cells, words)
    name = _without_index("".join("".join(line.text.split()) for line in row.names))
    if not name or search(_SEE_LIST, plain(name)) is not None:
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
