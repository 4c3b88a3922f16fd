"""What kind of invoice a page is, and whether it reverses another or is void."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from statistics import median

from ocr.lines import Line
from parsers.documents.invoice_code import InvoiceCode
from parsers.documents.invoice_labels import InvoiceWords
from parsers.layout.piece import piece_of
from parsers.layout.readings import read_text
from parsers.reading import Reading
from parsers.values.text import plain

_VOID = frozenset("作废廢")
LARGE = 3.0
"""How many times as high as the page's usual line a stamp's characters are."""
HEAD = 0.3
"""The part of the page that holds the title."""


class InvoiceKind(StrEnum):
    """Subtypes of invoices; names are public."""

    SPECIAL = "special"
    ORDINARY = "ordinary"
    ELECTRONIC = "electronic"
    DIGITAL = "digital"


def invoice_kind(
    lines: Iterable[Line], number: str | None, code: InvoiceCode | None, words: InvoiceWords
) -> InvoiceKind | None:
    """The kind by its number, its QR code and its title, in this order."""
    title = "".join(plain(line.text) for line in lines)
    if number is not None and len(number) == 20:
        return InvoiceKind.DIGITAL
    if code is not None and code.subtype is not None:
        return InvoiceKind(code.subtype)
    for kind in (InvoiceKind.DIGITAL, InvoiceKind.ELECTRONIC, InvoiceKind.SPECIAL, InvoiceKind.ORDINARY):
        if any(word in title for word in words.titles[kind]):
            return kind
    return InvoiceKind.DIGITAL if "电子发票" in title else None


def reversal(lines: Sequence[Line], page: int, words: InvoiceWords) -> Reading | None:
    """The print that says an invoice is red or void, as a reading of `reversed`; None where nothing says so.

    Of a stamp over the whole paper (作废, slantwise) one character may be all that was read: then nobody knows.
    """
    if (stamped := _stamped_void(lines, page)) is not None:
        return stamped
    for line in lines:
        text = plain(line.text)
        red = any(word in text for word in words.marks["red"])
        void = any(text == word or text.endswith((f"({word})", f"已{word}")) for word in words.marks["void"])
        if (red or void) and (piece := piece_of([line], page)) is not None:
            read = read_text(piece)
            return Reading(read.text, True, read.reader, read.confidence, page, read.box)
    return None


def _stamped_void(lines: Sequence[Line], page: int) -> Reading | None:
    """What very large characters of 作废 say."""
    if not lines:
        return None
    height = median(line.box.height for line in lines)
    high = [line for line in lines if line.box.height > LARGE * height]
    large = [line for line in high if line.text.strip() and set(plain(line.text)) <= _VOID]
    piece = piece_of(large, page)
    if piece is None:
        return None
    read = read_text(piece)
    whole = "作" in piece.text and len(set(piece.text) & _VOID) > 1
    return Reading(read.text, True if whole else None, read.reader, read.confidence if whole else 0.0, page, read.box)
