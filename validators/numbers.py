"""Patent numbers as they are compared: the digits before the check digit, which is not part of the number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from parsers.values.patent_number import NumberForm, check_digit, find_patent_numbers, parse_patent_number


class Form(StrEnum):
    """What a claimed number is."""

    GOOD = "good"
    WRONG_CHECK = "wrong_check"
    PUBLICATION = "publication"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class ClaimedNumber:
    """A number as claimed: `core` is what is compared, `right` the number with the check digit that fits."""

    printed: str
    core: str
    form: Form
    right: str | None = None


def core_of(number: str) -> str | None:
    """The twelve (or eight) digits of a number whose check digit agrees; None for any other text."""
    body, dot, check = number.partition(".")
    if not dot or len(body) not in (8, 12) or not body.isdecimal():
        return None
    return body if check_digit(body) == check else None


@lru_cache(maxsize=16384)
def claimed_number(printed: str) -> ClaimedNumber:
    """What the list claims: a good number, one with a wrong check digit, a publication number, or no number."""
    found = parse_patent_number(printed)
    if found is None or found.value is None:
        return ClaimedNumber(printed, printed, Form.MALFORMED)
    if found.form is NumberForm.PUBLICATION:
        return ClaimedNumber(printed, found.value, Form.PUBLICATION)
    body = found.value.partition(".")[0]
    form = Form.GOOD if found.valid else Form.WRONG_CHECK
    return ClaimedNumber(found.value, body, form, f"{body}.{check_digit(body)}")


_LIFE = {"1": 20, "8": 20, "2": 10, "9": 10, "3": 15}
"""Years of protection from filing by the digit of the kind (专利法 42条; designs filed before June 2021: ten years)."""

_CENTURY = 85
"""The year of the first patents: a two-digit year from here on is of the last century."""


def filing_year(core: str) -> int | None:
    """The year in which a patent was filed, which its number begins with; None for what is no number."""
    if not core.isdecimal() or len(core) not in (8, 12):
        return None
    if len(core) == 12:
        return int(core[:4])
    short = int(core[:2])
    return short + (1900 if short >= _CENTURY else 2000)


def last_day_of_life(core: str) -> date | None:
    """The last day on which a patent can still be in force, going by the year and the kind that its number tells."""
    year, years = filing_year(core), _LIFE.get(core[4] if len(core) == 12 else core[2:3])
    return date(year + years, 12, 31) if year is not None and years is not None else None


def mentioned_cores(text: str) -> frozenset[str]:
    """The patents that a free text names: good numbers only."""
    if not any(char.isdigit() for char in text):
        return frozenset()
    values = (found.value for found in find_patent_numbers(text) if found.valid and found.value)
    return frozenset(core for value in values if (core := core_of(value)))
