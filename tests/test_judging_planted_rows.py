"""Every kind of planted discrepancy once, read without a fault: each is named, none is supported, honest rows pass."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench import planted_whole
from bench.planted import Outcome, results
from samples.closer import CLOSER, NEARER
from samples.discrepancies import BY_KIND
from samples.near_codes import NEAR_CODES
from samples.neighbours import BY_NAME
from samples.scenarios import CLEAN

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
def judged() -> list[Outcome]:
    kinds, honest = len(BY_KIND) + len(CLOSER), 32 + len(NEARER)
    return list(results(seed=4, deals=kinds + honest, share=kinds / (kinds + honest)))


def _planted(judged: list[Outcome]) -> Iterator[Outcome]:
    return (found for found in judged if found.row.planted)


def test_every_check_of_a_row_has_a_discrepancy_that_it_may_name() -> None:
    codes = {f"{family}.{name}" for family, names in ROW_CODES.items() for name in names.split()}
    assert {code for item in BY_KIND.values() for code in item.codes} == codes
    assert {code for item in CLOSER.values() for code in item.codes} <= codes


def test_every_check_of_a_row_has_honest_deals_that_come_near() -> None:
    codes = {f"{family}.{name}" for family, names in ROW_CODES.items() for name in names.split()}
    assert set(NEAR_CODES) == codes
    assert {kind for kinds in NEAR_CODES.values() for kind in kinds} <= {*CLEAN, *BY_NAME, *NEARER}


def test_every_kind_is_there(judged: list[Outcome]) -> None:
    assert {planted.kind for found in judged for planted in found.row.planted} == {*BY_KIND, *CLOSER}


def test_no_untrue_row_is_supported_and_every_discrepancy_is_named(judged: list[Outcome]) -> None:
    for found in _planted(judged):
        kinds = [planted.kind for planted in found.row.planted]
        assert found.verdict != "supported", kinds
        assert found.named, (kinds, found.codes)


def test_every_honest_row_is_supported(judged: list[Outcome]) -> None:
    odd = {(found.kind, found.verdict, *sorted(found.codes)) for found in judged if not found.row.planted}
    assert {told for _, *told_of in odd for told in told_of} == {"supported"}, odd


def test_faults_of_a_whole_package_are_named_and_honest_ones_fail_nothing() -> None:
    found = list(planted_whole.results(4))
    assert [(item.code, item.kind, item.statuses) for item in found if not item.is_as_it_should] == []
    families = ("evidence.unclaimed", "evidence.integrity", "application.totals", "programme.metric", "submission")
    for family in families:
        sides = {item.planted for item in found if item.code.startswith(family)}
        assert sides == {True, False}, family


@pytest.mark.parametrize("seed", [12001, 12003])
def test_lost_fields_contradict_no_honest_row(seed: int) -> None:
    lossy = results(seed, deals=120, share=0.2, lost=0.1)
    assert [
        (found.kind, found.codes) for found in lossy if not found.row.planted and found.verdict == "contradicted"
    ] == []
