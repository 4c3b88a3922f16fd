"""Citizens' identity numbers (GB 11643-1999): what stands in the place of a tax number where a person sells or buys."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from parsers.values.search import full_match

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_FIRST_YEAR = 1900


def is_identity_number(text: str) -> bool:
    """Whether a text is such a number as a whole: six digits of a place, a day of birth, three digits and the check."""
    if not full_match(r"[1-8]\d{16}[0-9Xx]", text):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, text, strict=False))
    born = None
    with suppress(ValueError):
        born = date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    return born is not None and born.year >= _FIRST_YEAR and _CHECK[total % 11] == text[-1].upper()
