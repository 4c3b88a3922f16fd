"""A sum of an invoice that all its other amounts deny by one digit, such as OCR takes for another."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from parsers.reading import Document, Item
from validators.deals import ZERO
from validators.looks import CONFUSED_DIGITS, digits_of, is_printed_text
from validators.words import amount_in_words


def misread_sum(document: Document, net: Decimal, tax: Decimal, total: Decimal, items: Sequence[Item]) -> bool:
    """Whether one of the sums was misread: the two others and a second print give the same, one look-alike digit off.

    The second print of the net amount and of the tax is that of the items, of the total the one in words.
    """
    meant = {
        "net_amount": (net, total - tax, _added([item.net_amount for item in items])),
        "tax_amount": (tax, total - net, _added([item.tax_amount for item in items])),
        "total_amount": (total, net + tax, amount_in_words(document, "total_amount", "total_in_words")),
    }
    return any(
        by_sums == by_print != read
        and not any(is_printed_text(field) for field in document.fields.get(name, ()))
        and _look_alike(digits_of(read), digits_of(by_sums))
        for name, (read, by_sums, by_print) in meant.items()
    )


def _added(amounts: Sequence[Decimal | None]) -> Decimal | None:
    return None if None in amounts or not amounts else sum((amount or ZERO for amount in amounts), ZERO)


def _look_alike(read: str, meant: str) -> bool:
    """Whether one digit alone differs, and OCR takes one for the other."""
    if len(read) != len(meant):
        return False
    pairs = [frozenset(pair) for pair in zip(read, meant, strict=True) if pair[0] != pair[1]]
    return len(pairs) == 1 and pairs[0] in CONFUSED_DIGITS
