"""What kind of invoice a page is, and whether it reverses another or is void."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from ocr.lines import Line
from parsers.documents.invoice_code import InvoiceCode
from parsers.documents.invoice_labels import InvoiceWords
from parsers.layout.piece import piece_of
from parsers.layout.readings import read_text
from parsers.reading import Reading
from parsers.values.text import plain

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


def reversal(lines: Iterable[Line], page: int, words: InvoiceWords) -> Reading | None:
    """The print that says an invoice is red or void, as a reading of `reversed`; None where nothing says so."""
    for line in lines:
        text = plain(line.text)
        red = any(word in text for word in words.marks["red"])
        void = any(text == word or text.endswith((f"({word})", f"已{word}")) for word in words.marks["void"])
        if (red or void) and (piece := piece_of([line], page)) is not None:
            read = read_text(piece)
            return Reading(read.text, True, read.reader, read.confidence, page, read.box)
    return None
