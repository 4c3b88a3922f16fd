"""Print amid a line that was read as nothing: in doubt where a second look finds it, or finds the gap again."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from ocr.swift.lost import unread, with_lost_characters_doubted
from ocr.swift.recognition import Reading

Picture = NDArray[np.uint8]
HIGH = 40


def line(printed: str, level: int = 20) -> Picture:
    """A line of even places: a block of print in each but where a blank stands, a thin stroke for |."""
    picture = np.full((HIGH, HIGH * len(printed), 3), 250, np.uint8)
    for place, char in enumerate(printed):
        left = place * HIGH
        if char == "|":
            picture[:, left + 18 : left + 21] = level
        elif char != " ":
            picture[8:32:2, left + 4 : left + 36] = level
    return picture


def reading(printed: str, read: str) -> Reading:
    """A reading of such a line: each character read where it is printed, in their order."""
    edges, place = [0.0], 0
    for char in read:
        place = printed.index(char, place) + 1
        edges.append(place / len(printed))
    starts = [edge - 1 / len(printed) for edge in edges[1:]]
    return Reading(read, (0.97,) * len(read), (*starts, edges[-1]))


def looked(printed: str, read: str, again: Reading) -> tuple[Reading, int]:
    asked: list[int] = []

    def wide(pictures: Iterable[Picture]) -> list[Reading]:
        asked.append(len(list(pictures)))
        return [again] * asked[-1]

    (found,) = with_lost_characters_doubted([line(printed)], [reading(printed, read)], wide)
    return found, sum(asked)


PRINTED = "上海理嫣臻譬科技有限公司"
READ = "上海理嫣臻科技有限公司"


def test_print_in_a_gap_between_han_characters_was_read_as_nothing() -> None:
    assert unread(line(PRINTED), reading(PRINTED, READ)) == {4}
    assert unread(line(PRINTED), reading(PRINTED, PRINTED)) == frozenset()


def test_a_character_that_the_second_look_finds_leaves_its_neighbours_in_doubt() -> None:
    found, asked = looked(PRINTED, READ, reading(PRINTED, PRINTED))
    assert asked == 1
    assert [place for place, sure in enumerate(found.sure) if sure <= 0.5] == [4, 5]


def test_a_gap_with_print_that_stays_leaves_its_neighbours_in_doubt() -> None:
    found, _ = looked(PRINTED, READ, reading(PRINTED, READ))
    assert [place for place, sure in enumerate(found.sure) if sure <= 0.5] == [4, 5]


def test_a_gap_that_the_second_look_does_not_see_was_none() -> None:
    even = Reading(READ, (0.97,) * len(READ), tuple(place / len(READ) for place in range(len(READ) + 1)))
    found, asked = looked(PRINTED, READ, even)
    assert asked == 1
    assert found == reading(PRINTED, READ)


def test_blanks_and_rulings_are_no_print() -> None:
    for printed in ("收款单位 昭川大学", "收款单位|昭川大学"):
        found, asked = looked(printed, "收款单位昭川大学", Reading())
        assert asked == 0
        assert min(found.sure) == 0.97


def test_numbers_and_pale_noise_are_left_alone() -> None:
    assert unread(line("账号一二345678"), reading("账号一二345678", "账号一二35678")) == frozenset()
    assert unread(line(PRINTED, level=225), reading(PRINTED, READ)) == frozenset()
