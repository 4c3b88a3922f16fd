"""Patent numbers as they are compared: the digits before the check digit, which is not part of the number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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


def mentioned_cores(text: str) -> frozenset[str]:
    """The patents that a free text names: good numbers only."""
    if not any(char.isdigit() for char in text):
        return frozenset()
    values = (found.value for found in find_patent_numbers(text) if found.valid and found.value)
    return frozenset(core for value in values if (core := core_of(value)))
