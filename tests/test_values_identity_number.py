"""Identity numbers of persons: only their own rule makes them such. All are invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.values.credit_code import is_valid_code
from parsers.values.identity_number import is_identity_number


@given(st.integers(110000, 659999), st.dates(date(1930, 1, 1), date(2010, 1, 1)), st.integers(0, 999))
def test_one_check_character_alone_makes_a_number(place: int, born: date, serial: int) -> None:
    head = f"{place}{born:%Y%m%d}{serial:03d}"
    found = [check for check in "0123456789X" if is_identity_number(head + check)]
    assert len(found) == 1


@pytest.mark.parametrize(
    "text", ["", "91110108MA01ABCD17", "110105194913310025", "11010519491231002", "2101021990010100111"]
)
def test_other_numbers_are_none(text: str) -> None:
    assert not is_identity_number(text)


def test_the_number_of_a_person_is_no_credit_code() -> None:
    assert is_identity_number("11010519491231002X")
    assert not is_valid_code("11010519491231002X")
