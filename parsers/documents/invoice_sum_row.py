"""The sums of an invoice on the level of 合计: the net amount, and the tax where there is any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr.lines import Box, Line
from parsers.documents.invoice_columns import Columns
from parsers.documents.invoice_item_figures import may_be_tax
from parsers.layout.form import Form
from parsers.layout.piece import piece_of
from parsers.layout.readings import read_text, reading_of
from parsers.reading import Reading
from parsers.values.amount import find_amounts
from parsers.values.search import search
from parsers.values.text import plain

NEAR_HEAD = 0.08
"""Part of the page's width by which a figure's middle may miss that of its column's head."""


def sum_row(form: Form, columns: Columns | None) -> tuple[list[Reading], list[Reading]]:
    """The amounts on the level of 合计: the net amount, and the tax where there is any."""
    marks = [form.marks[index] for index in form.having("sum")]
    if columns is not None:
        marks = [mark for mark in marks if columns.level(mark.box) > columns.top]
    for mark in reversed(marks):
        level = [line for line in form.prints if line.box.x0 >= mark.box.x0 and on_level(line.box, mark.box, columns)]
        level = [line for line in level if not _is_of_total(form, line.box, mark.box, columns)]
        lines = sorted(_without_subtotal(form, level, mark.box), key=lambda line: line.box.x0)
        if found := [reading for line in lines for reading in figures_in(line, form.page)]:
            return _split(found, columns)
    return _unlabelled_sum(form, columns)


def _is_of_total(form: Form, box: Box, mark: Box, columns: Columns | None) -> bool:
    """Whether print stands nearer to the level of 价税合计 than to that of 合计, where the rows are set tight."""
    totals = [form.marks[index].box for index in form.having("total_words", "total_figures")]
    below = [total for total in totals if total.cy > mark.cy]
    return any(abs(_drop(box, total, columns)) < abs(_drop(box, mark, columns)) for total in below)


def _without_subtotal(form: Form, level: Sequence[Line], mark: Box) -> list[Line]:
    """The print on the level of 合计 without that of a 小计 right above it: where a page is bent both reach there."""
    above = [form.marks[index].box for index in form.having("subtotal")]
    if not any(0 < mark.cy - box.cy < 2 * mark.height for box in above):
        return list(level)
    return [
        line
        for line in level
        if not any(other.box.cy > line.box.y1 and other.box.overlap_x(line.box) > 0 for other in level)
    ]


def _unlabelled_sum(form: Form, columns: Columns | None) -> tuple[list[Reading], list[Reading]]:
    """Net and tax where 合计 could not be read: the amounts with a sign of currency between the items and 价税合计.

    Of several rows of two the last: 小计 stands over 合计.
    """
    if columns is None:
        return [], []
    signed = [line for line in form.prints if columns.holds(line.box) and search(r"[¥￥]", line.text)]
    rows = [
        [line for line in signed if on_level(one.box, line.box, columns)]
        for one in sorted(signed, key=lambda one: columns.level(one.box))
    ]
    row = next((row for row in reversed(rows) if len(row) > 1), rows[0] if rows else [])
    found = [reading for line in sorted(row, key=lambda item: item.box.x0) for reading in figures_in(line, form.page)]
    return _split(found, columns) if 0 < len(found) <= 2 else ([], [])


def _split(found: Sequence[Reading], columns: Columns | None) -> tuple[list[Reading], list[Reading]]:
    """Net and tax of the figures on the level of 合计; one figure alone is what its column says."""
    if len(found) >= 2:
        net, tax = found[-2:] if columns is None or not columns.tax_first else found[:-3:-1]
        if None not in (net.value, tax.value) and not may_be_tax(tax.value, net.value):
            return ([net], []) if net.value == tax.value else ([replace(net, value=None)], [])
        return [net], [tax]
    only = found[0]
    if columns is None or only.box is None:
        return [only], []
    to_tax, to_net = (
        abs(only.box.cx - middle) if middle is not None else None for middle in (columns.tax, columns.amount)
    )
    if to_tax is not None and to_net is not None:
        return ([], [only]) if to_tax < to_net else ([only], [])
    if to_tax is not None and to_tax < NEAR_HEAD:
        return [], [only]
    left = columns.tax is not None and to_net is None and columns.tax - only.box.cx > 2 * NEAR_HEAD
    return ([only], []) if left or (to_net is not None and to_net < NEAR_HEAD) else ([], [])


def figures_in(line: Line, page: int) -> list[Reading]:
    """The amounts of a line.

    The form prints two decimals; a figure without them has lost its point and has no value.
    """
    piece = piece_of([line], page)
    if piece is None:
        return []
    readings = [reading_of(piece, found) for found in find_amounts(piece.text)]
    if not readings and search(r"[¥￥].*\d", line.text) is not None:
        return [replace(read_text(piece), value=None, confidence=0.0)]
    return [reading if _pointed(reading.text) else replace(reading, value=None, confidence=0.0) for reading in readings]


def _pointed(text: str) -> bool:
    return search(r"\.\d{2}(?!\d)", plain(text)) is not None


def on_level(one: Box, other: Box, columns: Columns | None = None) -> bool:
    """Whether two boxes stand on one level, on the slope of the items' heads where those stand on one."""
    return abs(_drop(one, other, columns)) < 0.75 * max(one.height, other.height)


def _drop(one: Box, other: Box, columns: Columns | None) -> float:
    """How much lower one box stands than another, on the slope of the items' heads where those stand on one."""
    return one.cy - other.cy - (columns.slope * (one.cx - other.cx) if columns is not None else 0.0)
