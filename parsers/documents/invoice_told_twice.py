"""Sums of an invoice that OCR did not make out, told by a second print: they are what its lines add up to.

Dot matrix print touches the rules of the form, seals lie on it: points are lost (¥37735849), or the cents. Where the
digits that were read are those of what the lines add up to, nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ocr.lines import Reader
from parsers.documents import floors
from parsers.documents.amount_words import as_printed
from parsers.documents.invoice_amounts import add_arithmetic
from parsers.documents.invoice_item_check import ItemPrint, fits_its_rate
from parsers.documents.invoice_sums import ARITHMETIC_CONFIDENCE, SUMS
from parsers.reading import Reading

LEAST_DIGITS = 4
"""Digits of a sum that must have been read."""


def told_by_lines(readings: Mapping[str, Sequence[Reading]], rows: Sequence[ItemPrint]) -> dict[str, list[Reading]]:
    """The readings of net, tax and total, those put right whose digits are what the lines add up to.

    The lines count where the figures of each are sure and fit its rate. Words that were put right say the total then.
    """
    found = {name: list(readings[name]) for name in SUMS}
    if not rows or not all(_is_sure(row) for row in rows):
        return found
    net = sum((row.item.net_amount or Decimal(0) for row in rows), Decimal(0))
    tax = sum((row.item.tax_amount or Decimal(0) for row in rows), Decimal(0))
    confidence = min(line.confidence for row in rows for line in row.figures) * ARITHMETIC_CONFIDENCE
    told = {
        name: [_put_right(reading, due, confidence) for reading in found[name]]
        for name, due in zip(SUMS, (net, tax, net + tax), strict=True)
    }
    if told == found:
        return found
    told = {name: [one for one in told[name] if one.reader is not Reader.ARITHMETIC] for name in SUMS}
    add_arithmetic(told)
    words = [one for one in told["total_amount"] if one.reader is Reader.WORDS and one.value is not None]
    if not any(one.value for one in readings["total_in_words"]) and words:
        figures = {one.value for one in told["total_amount"] if one.reader is not Reader.WORDS}
        told["total_in_words"] = as_printed(words, figures)
    return told


def _is_sure(row: ItemPrint) -> bool:
    read = row.item.tax_rate is not None and row.item.net_amount is not None and bool(row.figures)
    return read and fits_its_rate(row.item) and min(line.confidence for line in row.figures) >= floors.FIGURE


def _put_right(reading: Reading, due: Decimal, confidence: float) -> Reading:
    """A reading without a value as the sum that is due, where it has its digits, of the cents as many as were read."""
    digits, whole = ("".join(filter(str.isdecimal, text)) for text in (reading.text, f"{due:.2f}"))
    same = whole.startswith(digits) and len(digits) >= max(LEAST_DIGITS, len(whole) - 2)
    if reading.value is not None or not same or due <= 0:
        return reading
    return replace(
        reading, value=due, confidence=round(confidence, 4), repaired=digits != whole or "." not in reading.text
    )
