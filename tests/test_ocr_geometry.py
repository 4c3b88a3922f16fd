"""Places on a page move with it, and come back to where they were on the page as submitted."""

from __future__ import annotations

import numpy as np
import pytest

from ocr.image.orientation import lies_on_its_side, sample_of
from ocr.image.regions import Region, skew_of
from ocr.image.sideways import sideways_parts
from ocr.lines import Frame

WIDTH, HEIGHT = 1000, 1400


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("skew", [0.0, 3.0, -7.5])
def test_what_is_carried_upright_comes_back_to_its_place(turn: int, skew: float) -> None:
    region = Region(300, 500, 240, 30, -skew)
    turned_width, turned_height = (WIDTH, HEIGHT) if turn % 180 == 0 else (HEIGHT, WIDTH)
    upright = region.turned(turn, WIDTH, HEIGHT).levelled(skew, turned_width, turned_height)
    box = upright.box(turned_width, turned_height)
    place = Frame(turn, skew, turned_height / turned_width).to_page(box)
    assert place.cx == pytest.approx(300 / WIDTH, abs=1e-6)
    assert place.cy == pytest.approx(500 / HEIGHT, abs=1e-6)


def test_a_quarter_turn_swaps_the_sides_of_a_region() -> None:
    turned = Region(10, 20, 5, 90, 2.0).turned(90, 100, 200)
    assert (turned.cx, turned.cy, turned.width, turned.height, turned.angle) == (180, 10, 90, 5, 2.0)


def test_four_quarter_turns_are_none() -> None:
    region = Region(123, 45, 60, 12, 1.5)
    for width, height in [(WIDTH, HEIGHT), (HEIGHT, WIDTH)] * 2:
        region = region.turned(90, width, height)
    assert region == Region(123, 45, 60, 12, 1.5)


def test_the_side_nearer_to_level_is_the_width() -> None:
    points = np.array([[0, 0], [100, 5], [99, 25], [-1, 20]], np.float32)
    region = Region.around(points)
    assert region.width == pytest.approx(100, abs=2)
    assert region.angle == pytest.approx(2.9, abs=0.3)


def test_skew_is_the_median_of_long_lines() -> None:
    lines = [
        Region(0, 0, 500, 20, 1.2),
        Region(0, 0, 600, 20, 1.0),
        Region(0, 0, 450, 20, 1.1),
        Region(0, 0, 300, 20, -30),
    ]
    assert skew_of(lines) == pytest.approx(1.1)


def test_short_lines_tell_no_skew() -> None:
    assert skew_of([Region(0, 0, 40, 20, 9.0), Region(0, 0, 500, 20, 4.0)]) == 0.0


def test_tall_regions_outweigh_wide_ones_on_a_page_on_its_side() -> None:
    assert lies_on_its_side([Region(0, 0, 20, 400), Region(0, 0, 20, 300), Region(0, 0, 200, 20)])
    assert not lies_on_its_side([Region(0, 0, 20, 100), Region(0, 0, 400, 20)])
    assert not lies_on_its_side([])


def test_lines_of_middling_width_are_sampled() -> None:
    regions = [Region(0, 0, 20 * length, 20) for length in (1, 4, 6, 8, 10, 40, 60)]
    assert sample_of(regions, 2) == [3, 4]


def lying(count: int, left: float = 100) -> list[Region]:
    """Lines on their side, one beside the other."""
    return [Region(left + 60 * number, 900, 30, 300) for number in range(count)]


def test_lines_on_their_side_below_level_ones_are_a_part_with_all_that_stands_among_them() -> None:
    level = [Region(500, 100 + 60 * number, 700, 30) for number in range(9)]
    among = Region(170, 1020, 30, 34)
    (part,) = sideways_parts([*level, *lying(6), among])
    assert part.members == (9, 10, 11, 12, 13, 14, 15)
    assert (part.left, part.top, part.right, part.bottom) == (85, 750, 415, 1050)


def test_a_part_takes_the_shorter_lines_on_their_side_beyond_a_blank_and_no_level_ones() -> None:
    level = [Region(500, 100 + 60 * number, 700, 30) for number in range(9)]
    short = [Region(600, 830, 30, 90), Region(600, 1000, 30, 80), Region(660, 900, 30, 100)]
    beside = [Region(200 + 300 * number, 1240, 30, 60) for number in range(2)]
    below = [Region(500, 1230, 700, 30)]
    (part,) = sideways_parts([*level, *lying(6), *short, *beside, *below])
    assert {*range(9, 18)} == set(part.members)
    assert part.right == 675


def test_a_few_labels_written_downward_are_no_part() -> None:
    level = [Region(500, 100 + 60 * number, 700, 30) for number in range(9)]
    assert sideways_parts([*level, *lying(4)]) == []
    assert sideways_parts([*level, *(Region(60 + 900 * (n % 2), 200 + 300 * n, 30, 200) for n in range(6))]) == []
