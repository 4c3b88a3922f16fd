"""A sample is drawn the same again from the same seed, from the rows it should, and tells what it rests on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heyan.sampling.draw import WHOLE, draw_sample
from heyan.sampling.evaluation import evaluate
from heyan.sampling.plan import Method, Plan
from heyan.sampling.told import sentence
from ocr.errors import ConfigError, InputError
from tests.sampling_builders import findings, frame, plan, row
from validators.findings import Verdict

MANY = frame(row(number, number % 7 * 10 + 1) for number in range(400))


@pytest.mark.parametrize("method", list(Method))
def test_the_same_seed_draws_the_same_rows_and_another_others(method: Method) -> None:
    first, again = (draw_sample(MANY, plan(method, 11)) for _ in range(2))
    other = draw_sample(MANY, plan(method, 12))
    assert first == again
    assert {item.row.key for item in first.drawn} != {item.row.key for item in other.drawn}


def test_a_draw_is_the_same_in_every_year() -> None:
    """These rows were drawn when the method was written: a change of the method is a change of every sample."""
    drawn = draw_sample(frame(row(number) for number in range(50)), plan(seed=2022, size=5))
    assert [(item.row.package, item.row.row) for item in drawn.drawn] == [(0, 9), (1, 1), (1, 6), (2, 9), (4, 3)]


def test_every_row_is_as_likely_as_any_other() -> None:
    small = frame(row(number) for number in range(20))
    counts = Counter(
        item.row.key for seed in range(2_000) for item in draw_sample(small, plan(seed=seed, size=5)).drawn
    )
    assert all(400 < count < 600 for count in counts.values())


def test_a_small_frame_is_checked_whole_and_its_rate_is_known() -> None:
    few = frame(row(number) for number in range(12))
    draw = draw_sample(few, plan())
    found = evaluate(draw, findings(draw, {few.rows[0].key}))
    assert len(draw.drawn) == 12
    assert found.upper == pytest.approx(1 / 12)
    assert "已全部检查" in sentence(found)


def test_every_stratum_is_drawn_from_and_no_row_stands_for_more_than_planned() -> None:
    rows = [row(number, 100, Verdict.SUPPORTED) for number in range(900)]
    rows += [row(number, 100, Verdict.UNCLEAR, "险") for number in range(900, 903)]
    draw = draw_sample(frame(rows), plan(Method.STRATIFIED))
    taken = Counter(item.stratum for item in draw.drawn)
    assert taken["unclear/high"] >= 1
    assert all(draw.strata[name] / size <= len(rows) / 60 + 1e-9 for name, size in taken.items())


def test_risky_rows_are_drawn_at_twice_the_rate() -> None:
    rows = [row(number, 100, Verdict.SUPPORTED, *(["险"] if number % 2 else [])) for number in range(1_000)]
    taken = Counter(item.stratum for item in draw_sample(frame(rows), plan(Method.STRATIFIED)).drawn)
    assert taken == {"supported/low": 30, "supported/high": 60}


def test_rows_of_an_interval_or_more_are_all_taken_and_rows_without_an_amount_never() -> None:
    rows = [row(0, 50_000), row(1, 0), *(row(number, 100) for number in range(2, 400))]
    draw = draw_sample(frame(rows), plan(Method.MUS))
    assert draw.interval is not None
    keys = {item.row.key: item.stratum for item in draw.drawn}
    assert keys[rows[0].key] == WHOLE
    assert rows[1].key not in keys
    assert all(item.row.amount >= draw.interval for item in draw.drawn if item.stratum == WHOLE)


def test_amounts_are_drawn_by_their_size() -> None:
    rows = [row(number, 10 if number < 500 else 30) for number in range(1_000)]
    large = sum(
        item.row.amount == 30 for seed in range(60) for item in draw_sample(frame(rows), plan(Method.MUS, seed)).drawn
    )
    assert large / (60 * 60) == pytest.approx(0.75, abs=0.03)


def test_no_amount_at_all_is_refused() -> None:
    with pytest.raises(InputError, match="没有金额"):
        draw_sample(frame([row(1, 0)]), plan(Method.MUS))


@pytest.mark.parametrize(
    "wrong", [{"confidence": 1.0}, {"confidence": 0.2}, {"tolerable": 0.0}, {"tolerable": 1.0}, {"expected": -1}]
)
def test_a_plan_that_makes_no_sense_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ConfigError):
        replace(plan(), **wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("change", ["verdict", "amount", "signs", "gone"])
def test_the_hash_of_a_frame_tells_every_change_in_it(change: str) -> None:
    first = MANY.rows[7]
    other = {
        "verdict": [replace(first, verdict=Verdict.UNCLEAR)],
        "amount": [replace(first, amount=first.amount + 1)],
        "signs": [replace(first, signs=("险",))],
        "gone": [],
    }[change]
    changed = frame([*(item for item in MANY.rows if item != first), *other])
    assert changed.digest != MANY.digest


def test_the_hash_of_a_frame_does_not_hang_on_what_packages_are_called() -> None:
    renamed = frame(replace(item, name="改名", package=item.package + 5) for item in MANY.rows)
    assert renamed.digest == MANY.digest


def test_amounts_and_rows_are_projected_to_the_frame() -> None:
    rows = frame(row(number, 100) for number in range(1_000))
    draw = draw_sample(rows, plan(size=100))
    wrong = {item.row.key: Decimal(40) for item in draw.drawn[:5]}
    found = evaluate(draw, findings(draw, wrong))
    assert found.projected_rows == pytest.approx(50)
    assert found.projected_amount == Decimal("3000.00")
    assert not found.tolerable
    assert "超过可容忍" in sentence(found)


def test_what_is_good_for_more_than_claimed_is_not_set_off() -> None:
    draw = draw_sample(MANY, plan(Method.MUS))
    first, *others = findings(draw, set())
    found = evaluate(draw, (replace(first, amount=first.drawn.row.amount + 500), *others))
    assert found.understated == 500
    assert found.projected_amount == 0
    assert found.upper_amount is not None
    assert draw.interval is not None
    assert float(found.upper_amount) == pytest.approx(float(draw.interval) * 2.9957, rel=1e-3)


@given(
    st.lists(st.decimals(0, 10**7, places=2), min_size=1, max_size=60),
    st.integers(0, 10**9),
    st.sampled_from(Method),
    st.integers(1, 200),
)
def test_any_frame_is_drawn_from_and_concluded_on(amounts: list[Decimal], seed: int, method: Method, size: int) -> None:
    rows = frame(row(number, amount) for number, amount in enumerate(amounts))
    try:
        draw = draw_sample(rows, Plan(method, 0.95, 0.05, 0, seed, "received_amount", size))
    except InputError:
        assert method is Method.MUS
        return
    assert len({item.row.key for item in draw.drawn}) == len(draw.drawn)
    wrong = {item.row.key for item in draw.drawn[::3]}
    found = evaluate(draw, findings(draw, wrong))
    assert 0 <= found.upper <= 1
    assert found.errors == len(wrong)
