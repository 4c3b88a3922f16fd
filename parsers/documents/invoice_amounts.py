"""Net, tax and total of an invoice: figures, words, QR code, and arithmetic where it confirms or completes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from ocr.lines import Reader
from parsers.documents import floors
from parsers.documents.amount_words import as_printed, lines_apart, words_readings
from parsers.documents.invoice_code import InvoiceCode
from parsers.documents.invoice_columns import Columns
from parsers.documents.invoice_item_check import LEGAL_RATES
from parsers.documents.invoice_sum_row import figures_in, on_level, sum_row
from parsers.documents.invoice_sums import ARITHMETIC_CONFIDENCE, SUMS, TOLERANCE, value_of
from parsers.layout.form import Form
from parsers.reading import Reading
from parsers.values.search import search


def amount_readings(
    form: Form, columns: Columns | None, code: InvoiceCode | None, page: int
) -> dict[str, list[Reading]]:
    """Readings of `net_amount`, `tax_amount`, `total_amount` and `total_in_words`."""
    net, tax = sum_row(form, columns)
    total = _total(form) or _unlabelled_total(form, net, tax)
    net, tax = _without(total, net), _without(total, tax)
    figures = {reading.value for reading in total if reading.value is not None}
    words = _words(form, figures)
    readings = {
        "net_amount": net,
        "tax_amount": tax,
        "total_amount": [*total, *words],
        "total_in_words": as_printed(words, figures),
    }
    if code is not None:
        readings["total_amount" if code.digital else "net_amount"].append(_from_code(code, page))
    _drop_doubtful(readings)
    add_arithmetic(readings)
    return readings


def _without(total: Sequence[Reading], found: Sequence[Reading]) -> list[Reading]:
    """Readings of net or tax but for those of the very print that is the total: their own was lost."""
    places = {reading.box for reading in total}
    return [reading for reading in found if reading.box not in places]


def _drop_doubtful(readings: dict[str, list[Reading]]) -> None:
    """Take the value from figures that OCR was in doubt of and that neither the sum nor another reading confirms.

    A net amount that the total gives at a legal rate to the cent is confirmed too: it is no tax that was misread.
    """
    net, tax, total = (value_of(readings[name]) for name in SUMS)
    if net is not None and total is not None and abs(net + (tax or 0) - total) < TOLERANCE:
        return
    at_rate = net is not None and total is not None and _is_sure(readings["total_amount"]) and at_a_rate(net, total)
    for name in SUMS:
        values = [reading.value for reading in readings[name]]
        readings[name] = [
            reading
            if reading.confidence >= floors.FIGURE
            or values.count(reading.value) > 1
            or (at_rate and name == "net_amount")
            else replace(reading, value=None, confidence=0.0)
            for reading in readings[name]
        ]


def _is_sure(readings: Iterable[Reading]) -> bool:
    return any(reading.value is not None and reading.confidence >= floors.FIGURE for reading in readings)


def at_a_rate(net: Decimal, total: Decimal) -> bool:
    """Whether a legal rate makes the total of a net amount, to the cent."""
    return any((total / (1 + rate / 100)).quantize(TOLERANCE) == net for rate in LEGAL_RATES)


def _from_code(code: InvoiceCode, page: int) -> Reading:
    return Reading(code.text, code.amount, Reader.CODE, 1.0, page, code.box)


def _total(form: Form) -> list[Reading]:
    """The figure beside （小写）, else the last figure on the level of 价税合计."""
    for index in form.having("total_figures"):
        mark = form.marks[index]
        for line in [*([mark.rest] if mark.rest else []), *form.owned[index]]:
            if found := figures_in(line, form.page):
                return found[:1]
    for index in form.having("total_words"):
        level = [line for line in form.prints if on_level(line.box, form.marks[index].box)]
        figures = [
            reading for line in sorted(level, key=lambda item: item.box.x0) for reading in figures_in(line, form.page)
        ]
        if figures:
            return figures[-1:]
    return []


def _unlabelled_total(form: Form, net: Sequence[Reading], tax: Sequence[Reading]) -> list[Reading]:
    """The total where 价税合计 could not be read: a signed figure below the sums that net and tax add up to."""
    due = value_of(net)
    box = net[0].box if net else None
    if due is None or box is None:
        return []
    lines = [line for line in form.prints if search(r"[¥￥]", line.text) and line.box.cy > box.y1]
    figures = [reading for line in lines for reading in figures_in(line, form.page)]
    return [reading for reading in figures if reading.value == due + (value_of(tax) or 0)][:1]


def _words(form: Form, figures: Collection[object]) -> list[Reading]:
    """The total in words: beside 价税合计（大写）, else the only amount in words on the page."""
    for index in form.having("total_words"):
        mark = form.marks[index]
        lines = [*([mark.rest] if mark.rest else []), *form.owned[index]]
        whole = form.value(index)
        pieces = [*([whole] if whole is not None else []), *lines_apart(lines, form.page)]
        if found := words_readings(pieces, labelled=True, figures=figures, prints=form.prints):
            return found[:1]
    found = words_readings(lines_apart(form.prints, form.page), labelled=False, figures=figures, prints=form.prints)
    return found[:1] if len({reading.value for reading in found}) == 1 else []


def add_arithmetic(readings: dict[str, list[Reading]]) -> None:
    """Add what net + tax = total gives.

    Where all three agree as a confirmation, where one could not be read in its stead.

    An amount that is not printed at all is not made up, but for a net amount or total that the form always prints.
    """
    net, tax, total = (value_of(readings[name]) for name in SUMS)
    if net is not None and tax is not None and total is not None:
        if abs(net + tax - total) < TOLERANCE:
            _add(readings, "total_amount", net + tax)
    elif net is not None and tax is not None and total is None and _is_silent(readings["total_amount"]):
        _add(readings, "total_amount", net + tax)
    elif total is not None and tax is not None and net is None and _is_silent(readings["net_amount"]):
        _add(readings, "net_amount", total - tax)
    elif (
        total is not None
        and net is not None
        and tax is None
        and readings["tax_amount"]
        and _is_silent(readings["tax_amount"])
    ):
        _add(readings, "tax_amount", total - net)


def _is_silent(readings: Iterable[Reading]) -> bool:
    """Whether no reading gives a value; readings that disagree are not silent."""
    return all(reading.value is None for reading in readings)


def _add(readings: dict[str, list[Reading]], name: str, value: Decimal) -> None:
    sources = [reading for key in SUMS for reading in readings[key] if reading.value is not None]
    confidence = min((reading.confidence for reading in sources), default=0.0) * ARITHMETIC_CONFIDENCE
    page = sources[0].page if sources else 1
    readings[name].append(Reading(str(value), value, Reader.ARITHMETIC, round(confidence, 4), page))
