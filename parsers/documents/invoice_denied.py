"""Sums of an invoice that the rest of the page denies: net and tax do not give the total.

One of them was misread then, however sure OCR was. What it ought to be stands beside it as a reading by arithmetic, so
that the field is a conflict and gives no value. Where a second print (items, words, a code) tells which sums are right,
the others alone are in doubt; where every sum is printed twice the invoice is at odds with itself, and is given so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ocr.lines import Reader
from parsers.documents.invoice_amounts import at_a_rate
from parsers.documents.invoice_item_check import CENTS, LEGAL_RATES
from parsers.documents.invoice_sums import ARITHMETIC_CONFIDENCE, SUMS, TOLERANCE, emptied, value_of
from parsers.reading import Item, Reading


@dataclass(frozen=True)
class _Sum:
    """A sum as read, what the two others make of it (None where they tell nothing), and what a second print says."""

    name: str
    read: Decimal
    due: Decimal | None
    second: Decimal | None


def with_denials(readings: Mapping[str, Sequence[Reading]], items: Sequence[Item]) -> dict[str, list[Reading]]:
    """The readings of net, tax and total, those that the others deny put in doubt.

    So are words that say another total than the figure to which net and tax add up. `items` are the lines as read, with
    what could not be read as None.
    """
    found = {name: list(readings[name]) for name in (*SUMS, "total_in_words")}
    for denied in _denied(found, items):
        found[denied.name] = _doubted(found, denied)
    if _figure_confirmed(found) and _other_print(found) is not None:
        found["total_in_words"] = emptied(found["total_in_words"])
    return found


def _denied(readings: Mapping[str, Sequence[Reading]], items: Sequence[Item]) -> list[_Sum]:
    net, tax, total = (value_of(readings[name]) for name in SUMS)
    if net is None or total is None:
        return []
    nets, taxes = _added([item.net_amount for item in items]), _added([item.tax_amount for item in items])
    if tax is None:
        if _printed_twice(readings["tax_amount"]) or _tied(net, taxes, total):
            return []
        sums = [_Sum("net_amount", net, None, nets), _Sum("total_amount", total, None, _other_print(readings))]
    elif abs(net + tax - total) < TOLERANCE:
        return _unlikely(readings, net, tax, nets, taxes)
    else:
        sums = [
            _Sum("net_amount", net, total - tax, nets),
            _Sum("tax_amount", tax, total - net, taxes),
            _Sum("total_amount", total, net + tax, _other_print(readings)),
        ]
    told = [item for item in sums if item.due is not None and item.second == item.due]
    suspects = told if len(told) == 1 else [item for item in sums if item.second != item.read]
    return [item for item in suspects if _may_be_misread(readings[item.name])]


def _unlikely(
    readings: Mapping[str, Sequence[Reading]], net: Decimal, tax: Decimal, nets: Decimal | None, taxes: Decimal | None
) -> list[_Sum]:
    """A sum that was made of the two others because it was not read, and those others: no rate ties net and tax.

    Lines of several rates tie them too, where they add up to both.
    """
    made = [name for name in SUMS if {one.reader for one in readings[name] if one.value} == {Reader.ARITHMETIC}]
    tied = (nets, taxes) == (net, tax) or any(abs(net * rate / 100 - tax) <= CENTS for rate in LEGAL_RATES)
    if not made or tied:
        return []
    sums = (
        _Sum("net_amount", net, None, nets),
        _Sum("tax_amount", tax, None, taxes),
        _Sum("total_amount", net + tax, None, _other_print(readings)),
    )
    return [item for item in sums if item.second != item.read and _may_be_misread(readings[item.name])]


def _figure_confirmed(readings: Mapping[str, Sequence[Reading]]) -> bool:
    """Whether net and tax add up to the total in figures, read from a picture, where the words say another."""
    net, tax = value_of(readings["net_amount"]), value_of(readings["tax_amount"])
    figures = [reading for reading in readings["total_amount"] if reading.reader is Reader.OCR]
    figure = value_of(figures)
    if net is None or figure is None or _other_print(readings) == figure:
        return False
    return abs(net + (tax or 0) - figure) < TOLERANCE


def _tied(net: Decimal, taxes: Decimal | None, total: Decimal) -> bool:
    """Whether net and total agree though no tax was read between them."""
    return abs(net + (taxes or 0) - total) < TOLERANCE or at_a_rate(net, total)


def _other_print(readings: Mapping[str, Sequence[Reading]]) -> Decimal | None:
    """What the words say of the total."""
    return value_of(reading for reading in readings["total_amount"] if reading.reader is Reader.WORDS)


def _printed_twice(readings: Sequence[Reading]) -> bool:
    """Whether several values stand there, of which none was settled on."""
    return len({reading.value for reading in readings if reading.value is not None}) > 1


def _may_be_misread(readings: Sequence[Reading]) -> bool:
    """Whether a sum was read from a picture alone: a text layer says what is printed, a code says it again."""
    seen = {Reader.OCR, Reader.WORDS, Reader.ARITHMETIC}
    return all(reading.reader in seen for reading in readings if reading.value is not None)


def _doubted(readings: Mapping[str, Sequence[Reading]], denied: _Sum) -> list[Reading]:
    own = readings[denied.name]
    if denied.due is None:
        return emptied(own)
    sources = [reading for name in SUMS if name != denied.name for reading in readings[name] if reading.value]
    confidence = min(reading.confidence for reading in sources) * ARITHMETIC_CONFIDENCE
    told = Reading(str(denied.due), denied.due, Reader.ARITHMETIC, round(confidence, 4), own[0].page)
    return [*own, told]


def _added(amounts: Sequence[Decimal | None]) -> Decimal | None:
    """The amounts added up; None where there is none, or one could not be read."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None
