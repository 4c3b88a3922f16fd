"""Every kind of planted discrepancy once, read without a fault: each is named, none is supported, honest rows pass."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.planted import results
from samples.closer import CLOSER, NEARER
from samples.deals import Row
from samples.discrepancies import BY_KIND

Judged = tuple[Row, str, set[str]]

ROW_CODES = {
    "claim": "complete unique amounts period",
    "patent": "number",
    "registration": "present parties date patents effective chain",
    "contract": "present parties patents amount words allocation order",
    "invoice": "present parties amount arithmetic words code number subject effective",
    "payment": "present parties amount words final",
    "credit_code": "number",
    "parties": "distinct unrelated",
    "evidence": "reused",
}


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    kinds, honest = len(BY_KIND) + len(CLOSER), 32 + len(NEARER)
    return list(results(seed=4, deals=kinds + honest, share=kinds / (kinds + honest)))


def _planted(judged: list[Judged]) -> Iterator[Judged]:
    return (entry for entry in judged if entry[0].planted)


def test_every_check_of_a_row_has_a_discrepancy_that_it_may_name() -> None:
    codes = {f"{family}.{name}" for family, names in ROW_CODES.items() for name in names.split()}
    assert {code for item in BY_KIND.values() for code in item.codes} == codes
    assert {code for item in CLOSER.values() for code in item.codes} <= codes


def test_every_kind_is_there(judged: list[Judged]) -> None:
    assert {planted.kind for row, *_ in judged for planted in row.planted} == {*BY_KIND, *CLOSER}


def test_no_untrue_row_is_supported_and_every_discrepancy_is_named(judged: list[Judged]) -> None:
    for row, verdict, codes in _planted(judged):
        kinds = [planted.kind for planted in row.planted]
        assert verdict != "supported", kinds
        assert all(codes.intersection(planted.codes) for planted in row.planted), (kinds, codes)


def test_every_honest_row_is_supported(judged: list[Judged]) -> None:
    assert {(verdict, *sorted(codes)) for row, verdict, codes in judged if not row.planted} == {("supported",)}
