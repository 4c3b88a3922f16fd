"""Readings that the parser doubted and that nevertheless say, character for character, what is expected.

Documents are read blind. A doubtful reading that is exactly the expected name, amount or day is therefore no accident,
and strong evidence; one that is merely alike proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TypeVar

from parsers.reading import Field, Value
from parsers.values.amount import parse_amount
from parsers.values.dates import parse_date
from parsers.values.found import Found
from validators.names import Likeness, likeness, party_names
from validators.rules import Rules

NOTE = "（字迹不够清楚，但读出的文字与之完全相符）"
"""What a message adds where a doubtful reading agrees."""

T = TypeVar("T")

_CODE_BEHIND = re.compile(r"[0-9A-Z]{15,20}\s*$")
"""A credit code that OCR glued behind a name; no name ends in fifteen such characters."""


def said_parties(field: Field, expected: Iterable[str], rules: Rules) -> tuple[str, ...]:
    """The expected parties that a doubtful field names exactly; none where any of its texts says something else."""
    texts = _texts(field)
    wanted = [name for name in expected if len(name) >= rules.shortest_doubtful_name]
    said: set[str] = set()
    for text in texts:
        names = party_names(_CODE_BEHIND.sub("", text))
        equal = {name: other for name in names for other in wanted if likeness(other, name) is Likeness.EQUAL}
        if not names or len(equal) < len(names):
            return ()
        said |= set(equal.values())
    return tuple(sorted(said))


def said_amount(field: Field) -> Decimal | None:
    """The one amount that the texts of a doubtful field give, None for none, several, or one put right."""
    amounts = {_amount(text) for text in _texts(field)}
    return amounts.pop() if len(amounts) == 1 else None


def says(field: Field, expected: Value) -> bool:
    """Whether every text of a doubtful field is exactly the expected amount or day."""
    if isinstance(expected, Decimal):
        return said_amount(field) == expected
    texts = _texts(field)
    return isinstance(expected, date) and bool(texts) and all(_day(text) == expected for text in texts)


def _texts(field: Field) -> list[str]:
    """The texts of a field without any value; none where it has one, or readings that disagree or were repaired."""
    if any(reading.value is not None or reading.repaired for reading in field.readings):
        return []
    return [reading.text for reading in field.readings]


def _amount(text: str) -> Decimal | None:
    return _whole(text, parse_amount(text))


def _day(text: str) -> date | None:
    return _whole(text, parse_date(text))


def _whole(text: str, found: Found[T] | None) -> T | None:
    """The value where nothing had to be put right and no other digit or letter stands beside it."""
    if found is None or found.repaired:
        return None
    beside = text[: found.start] + text[found.end :]
    return None if re.search(r"[0-9A-Za-z]", beside) else found.value
