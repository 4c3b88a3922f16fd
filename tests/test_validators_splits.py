"""How papers of money are shared among deals by their amounts."""

from __future__ import annotations

from decimal import Decimal

from validators.splits import Split


def test_papers_of_one_price_are_shared_in_one_way_found_in_few_steps() -> None:
    split = Split([Decimal(5)] * 14, [frozenset({Decimal(5)})] * 14)
    assert [*split.ways()] == [tuple((place,) for place in range(14))]
    assert split.steps < 200


def test_amounts_that_fit_two_ways_are_found_twice() -> None:
    amounts = [Decimal(amount) for amount in (50, 10, 40, 20, 30, 30)]
    ways = [*Split(amounts, [frozenset({Decimal(90)})] * 2).ways()]
    assert ((0, 2), (1, 3, 4, 5)) in ways
    assert len(ways) > 1


def test_an_amount_of_nothing_goes_anywhere() -> None:
    ways = [*Split([Decimal(5), Decimal(0), Decimal(7)], [frozenset({Decimal(5)}), frozenset({Decimal(7)})]).ways()]
    assert ways == [((0,), (1, 2)), ((0, 1), (2,))]
