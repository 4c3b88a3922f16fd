"""The lines of an invoice.

Between the heads of the columns and 合计, told apart by level and by what they look like.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.pages import Page
from ocr.lines import Box, Line, union_of
from parsers.documents.invoice_faint import first_item
from parsers.documents.invoice_item_check import ItemPrint, item_name, rate_between
from parsers.documents.invoice_labels import InvoiceWords
from parsers.layout.form import Form
from parsers.layout.mend import is_vertical
from parsers.reading import Item, Value
from parsers.values.amount import parse_amount
from parsers.values.search import full_match, search
from parsers.values.text import plain
from parsers.values.words import find_words

SAME_LEVEL = 0.6
"""Heights of print by which the middles of one item's cells may differ."""
WRAP = 2.2
"""Heights of print from one line of an item's name to the next at most."""
MOST_TAX = Decimal("0.18")
"""No rate of VAT was ever above 17 %: a larger part of the amount before it is no tax."""
_NUMBER = r"-?[¥￥]?-?\d[\d,]*(?:\.\d+)?"
_RATE = r"\d{1,2}(?:\.\d{1,2})?%"
_NO_TAX = r"[*＊★☆火宗×xX]{2,}"


@dataclass
class _Row:
    """What stands on one level: parts of names in the first column, other cells from left to right."""

    level: float
    height: float
    names: list[Line] = field(default_factory=list)
    cells: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class _Figures:
    """Net amount, rate as printed and tax of a row, and the cells they stand in."""

    net: Decimal | None
    rate: str | None
    tax: Decimal | None
    cells: tuple[Line, ...]


@dataclass(frozen=True)
class Columns:
    """Where the items stand.

    Their top and bottom, the right edge of the heading of the names (names begin left of it), the middles of amount
    and tax.
    """

    top: float
    bottom: float
    names_end: float
    amount: float | None
    tax: float | None


def find_columns(form: Form) -> Columns | None:
    """The place of the items on a page; None where it has no heads of columns."""
    heads = {
        name: [form.marks[index].box for index in form.having(f"head.{name}")]
        for name in ("name", "amount", "rate", "tax", "other")
    }
    level = _head_level(
        [box.cy for boxes in heads.values() for box in boxes],
        max((box.height for boxes in heads.values() for box in boxes), default=0),
    )
    if level is None:
        return _by_items(form)
    on_level = {name: [box for box in boxes if abs(box.cy - level) < 1.2 * box.height] for name, boxes in heads.items()}
    boxes = [box for group in on_level.values() for box in group]
    if len(boxes) < 3:
        return _by_items(form)
    top = max(box.y1 for box in boxes)
    after = [box.x0 for name, group in on_level.items() for box in group if name != "name"]
    names = on_level["name"]
    names_end = names[0].x1 if names else min(after) - 0.02
    return Columns(top, _bottom(form, top), names_end, _middle(on_level["amount"]), _middle(on_level["tax"]))


def _by_items(form: Form) -> Columns | None:
    """The place of the items where the heads of their columns are lost: from the first item on."""
    first = first_item(form)
    if first is None:
        return None
    top = first.box.y0 - 0.2 * first.box.height
    return Columns(top, _bottom(form, first.box.y1), first.box.x1, None, None)


def _middle(boxes: Sequence[Box]) -> float | None:
    return next((box.cx for box in boxes), None)


def _head_level(levels: list[float], height: float) -> float | None:
    """The level on which most heads stand."""
    return max(levels, key=lambda level: sum(abs(other - level) < height for other in levels), default=None)


def _bottom(form: Form, top: float) -> float:
    """Where the items end: at 合计, 小计 or 价税合计, whichever comes first."""
    ends = [form.marks[index].box for index in form.having("sum", "subtotal", "total_words", "total_figures")]
    ends += [line.box for line in form.texts if find_words(line.text)]
    return min((box.y0 + 0.2 * box.height for box in ends if box.cy > top), default=0.97)


def items_on(page: Page, columns: Columns, words: InvoiceWords) -> list[ItemPrint]:
    """The items as read, wrapped names joined.

    The row that only points to a list (详见销货清单) is left out.
    """
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
    return [found for row in _joined(rows, words) if (found := _item(row, page.number, words)) is not None]


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
        for part in _parts(line):
            (row.names if _is_name(part, columns) else row.cells).append(part)
    for row in rows:
        if row.cells and all(_is_cell(line.text) for line in row.names):  # figures below a name that has the row above
            row.names, row.cells = [], [*row.names, *row.cells]
        row.cells.sort(key=lambda line: line.box.x0)
        row.names.sort(key=lambda line: line.box.x0)
    return rows


def _parts(line: Line) -> list[Line]:
    """The words of a line, as cells of their own where they are numbers or rates."""
    parts, start = [], 0
    text = line.text
    for index in range(len(text) + 1):
        if index == len(text) or text[index].isspace():
            if index > start:
                parts.append(line.part(start, index))
            start = index + 1
    return parts if any(_is_cell(part.text) for part in parts) else [line]


def _is_cell(text: str) -> bool:
    bare = plain(text)
    return full_match(f"{_NUMBER}|{_RATE}|{_NO_TAX}", bare) is not None


def _is_name(line: Line, columns: Columns) -> bool:
    return line.box.x0 < columns.names_end and not (_is_cell(line.text) and line.box.x0 > columns.names_end / 2)


def _joined(rows: Sequence[_Row], words: InvoiceWords) -> list[_Row]:
    """Rows with amounts, each with the parts of its name from the rows without."""
    items: list[_Row] = []
    waiting: list[Line] = []
    for row in rows:
        if any(search(r"[¥￥]", cell.text) for cell in row.cells):
            continue  # the sum: items bear no sign of currency
        if _amounts(row, words).net is not None:
            items.append(_Row(row.level, row.height, [*waiting, *row.names], row.cells))
            waiting = []
        elif row.names and items and not search(r"^\*", plain(row.names[0].text)):
            if _follows(items[-1], row):
                items[-1].names.extend(row.names)
        elif row.names:
            waiting.extend(row.names)
    return items


def _follows(item: _Row, row: _Row) -> bool:
    """Whether a row stands right below the last line of an item's name; 合 of a lost 合计 stands apart."""
    last = max((line.box.cy for line in item.names), default=item.level)
    return row.level - max(last, item.level) < WRAP * row.height


def _amounts(row: _Row, words: InvoiceWords) -> _Figures:
    """Net amount, rate as printed and tax of a row: the rate stands between the amounts.

    Without one the last two are they.
    """
    texts = [_bare(cell) for cell in row.cells]
    money = {index: amount for index, text in enumerate(texts) if (amount := _money(text)) is not None}
    rate_at = next(
        (index for index, text in enumerate(texts) if full_match(_RATE, text) or text in words.marks["free"]), None
    )
    if rate_at is None:
        rate_at = next((index for index, text in enumerate(texts) if full_match(_NO_TAX, text)), None)
    if rate_at is None:
        return _without_rate(texts, money, row.cells)
    net = max((index for index in money if index < rate_at), default=None)
    tax = min((index for index in money if index > rate_at), default=None)
    rate = texts[rate_at] if not full_match(_NO_TAX, texts[rate_at]) else None
    if rate is None or rate in words.marks["free"] or not may_be_tax(_at(money, tax), _at(money, net)):
        tax = None
    used = [index for index in (net, rate_at if rate else None, tax) if index is not None]
    return _Figures(_at(money, net), rate, _at(money, tax), tuple(row.cells[index] for index in used))


def may_be_tax(tax: Value | None, net: Value | None) -> bool:
    """Whether an amount may be the tax of a net amount: it has its sign, and no rate is so high that it is not."""
    if not (isinstance(tax, Decimal) and isinstance(net, Decimal)):
        return False
    return tax * net >= 0 and abs(tax) <= MOST_TAX * abs(net)


def _without_rate(texts: Sequence[str], money: Mapping[int, Decimal], cells: Sequence[Line]) -> _Figures:
    """The last two amounts, and the rate where what stands between them is a misread one."""
    places = sorted(money)[-2:]
    used = tuple(cells[index] for index in places)
    if len(places) < 2:
        return _Figures(money[places[0]] if places else None, None, None, used)
    net, tax = (money[index] for index in places)
    if not may_be_tax(tax, net):  # price and amount of a line without tax
        return _Figures(tax, None, None, used[1:])
    rates = [rate for text in texts[places[0] + 1 : places[1]] if (rate := rate_between(text, net, tax)) is not None]
    return _Figures(net, rates[0] if rates else None, tax, used)


def _at(money: Mapping[int, Decimal], index: int | None) -> Decimal | None:
    return money[index] if index is not None else None


def _bare(cell: Line) -> str:
    """A cell's text without rulings and specks at its ends."""
    return plain(cell.text).strip("|'`·•,:;_.").replace("稅", "税")


def _money(text: str) -> Decimal | None:
    """An amount with its two decimals; the forms print no other in these columns."""
    if full_match(r"-?[¥￥]?-?\d[\d,]*\.\d{2}", text) is None:
        return None
    found = parse_amount(text)
    return found.value if found is not None else None


def _item(row: _Row, page: int, words: InvoiceWords) -> ItemPrint | None:
    figures = _amounts(row, words)
    name = _without_index("".join("".join(line.text.split()) for line in row.names))
    if not name or (any(word in name for word in words.marks["see_list"]) and "详见" in name):
        return None
    return ItemPrint(
        Item(item_name(name, words), figures.net, figures.rate, figures.tax),
        tuple(row.names),
        figures.cells,
        " ".join([name, *(line.text for line in row.cells)]),
        page,
        union_of(line.box for line in (*row.names, *row.cells)),
    )


def _without_index(name: str) -> str:
    """The name without the running number that lists print before it."""
    match = search(r"^\d{1,3}(?=\*)", name)
    return name[match.end() :] if match is not None else name
