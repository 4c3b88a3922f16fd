"""Sizes and bounds of samples equal the published tables, and the bounds hold the confidence that they state."""

from __future__ import annotations

import math
import random
from decimal import Decimal

import pytest

from heyan.sampling.bounds import (
    StratumCount,
    attribute_size,
    poisson_size,
    reliability_factor,
    stringer,
    upper_rate,
    weighted_upper,
)
from heyan.sampling.draw import draw_sample
from heyan.sampling.evaluation import evaluate
from heyan.sampling.plan import Method
from tests.sampling_builders import findings, frame, plan, row
from validators.findings import Verdict


@pytest.mark.parametrize(
    ("confidence", "tolerable", "sizes"),
    [
        (0.95, 0.05, [59, 93, 124, 153, 181]),
        (0.95, 0.10, [29, 46, 61, 76]),
        (0.90, 0.05, [45, 77, 105, 132, 158]),
        (0.90, 0.10, [22, 38, 52, 65]),
        (0.95, 0.01, [299]),
        (0.95, 0.02, [149]),
        (0.95, 0.03, [99]),
        (0.95, 0.04, [74]),
        (0.95, 0.06, [49]),
        (0.95, 0.08, [36]),
        (0.95, 0.20, [14]),
    ],
)
def test_sizes_are_those_of_the_attribute_tables(confidence: float, tolerable: float, sizes: list[int]) -> None:
    assert [attribute_size(confidence, tolerable, errors) for errors in range(len(sizes))] == sizes


@pytest.mark.parametrize(
    ("size", "errors", "per_cent"),
    [(25, 0, 11.3), (25, 1, 17.6), (60, 0, 4.9), (60, 1, 7.7), (100, 0, 3.0), (100, 1, 4.7), (100, 2, 6.2)],
)
def test_upper_limits_are_those_of_the_attribute_tables(size: int, errors: int, per_cent: float) -> None:
    """The tables round up, or to the nearest tenth."""
    found = upper_rate(errors, size, 0.95) * 100
    assert round(found, 1) == per_cent or math.ceil(found * 10) / 10 == per_cent


@pytest.mark.parametrize(
    ("confidence", "factors"),
    [(0.95, [3.00, 4.75, 6.30, 7.76, 9.16, 10.52]), (0.90, [2.31, 3.89, 5.33, 6.69, 8.00, 9.28])],
)
def test_reliability_factors_are_those_of_the_tables(confidence: float, factors: list[float]) -> None:
    assert [math.ceil(reliability_factor(errors, confidence) * 100) / 100 for errors in range(6)] == factors


def test_a_sample_of_yuan_for_five_per_cent_has_sixty_hits() -> None:
    assert poisson_size(0.95, 0.05) == 60


def test_stringers_bound_is_the_textbook_one() -> None:
    """Taintings of 50 % and 20 % on an interval of 1,000: basic precision and two increments, largest first."""
    expected = 1000 * (3.00 + (4.75 - 3.00) * 0.5 + (6.30 - 4.75) * 0.2)
    assert stringer(1000, [0.2, 0.5], 0.95) == pytest.approx(expected, rel=0.003)
    assert stringer(1000, [], 0.95) == pytest.approx(2995.73, abs=0.01)


def test_one_stratum_is_bounded_as_by_the_poisson_distribution() -> None:
    for errors in range(4):
        bound = weighted_upper([StratumCount(5_000, 100, errors)], 0.95)
        assert bound == pytest.approx(reliability_factor(errors, 0.95) / 100, rel=1e-9)


def test_strata_checked_whole_add_what_was_found_alone() -> None:
    assert weighted_upper([StratumCount(40, 40, 2), StratumCount(60, 60, 0)], 0.95) == pytest.approx(0.02)
    apart = weighted_upper([StratumCount(40, 40, 2), StratumCount(60, 30, 0)], 0.95)
    assert apart == pytest.approx(0.02 + 0.6 * reliability_factor(0, 0.95) / 30)


def test_more_errors_never_lower_a_bound() -> None:
    for errors in range(10):
        assert upper_rate(errors, 60, 0.95) < upper_rate(errors + 1, 60, 0.95)
        strata = [StratumCount(300, 20, errors), StratumCount(700, 60, 1)]
        more = [StratumCount(300, 20, errors + 1), StratumCount(700, 60, 1)]
        assert weighted_upper(strata, 0.95) <= weighted_upper(more, 0.95)


COVERED = 0.93
"""Of 300 draws at 95 %: less than this would be chance once in many years of test runs, were the bound right."""


@pytest.mark.parametrize("method", list(Method))
def test_the_stated_bound_covers_the_true_error(method: Method) -> None:
    """The long form with 2,000 draws is `python -m bench.sampling`."""
    dice = random.Random(5)
    rows = [
        row(number, dice.choice((5, 20, 90, 400)), dice.choice(list(Verdict)), *(["险"] * (dice.random() < 0.3)))
        for number in range(800)
    ]
    everything = frame(rows)
    wrong = {item.key: item.amount * Decimal(dice.choice((0, 5, 8))) / 10 for item in rows if dice.random() < 0.06}
    overstated = sum(item.amount - wrong[item.key] for item in rows if item.key in wrong)
    covered = 0
    for seed in range(300):
        drawn = draw_sample(everything, plan(method, seed))
        found = evaluate(drawn, findings(drawn, wrong))
        if found.upper_amount is not None:
            covered += found.upper_amount >= overstated
        else:
            covered += found.upper >= len(wrong) / len(rows)
    assert covered >= COVERED * 300
