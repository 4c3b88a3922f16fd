"""A second look at doubtful lines: only on hard pages, only lowering, only where it differs."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from ocr.swift.recognition import Reading
from ocr.swift.second_look import looked_at_again, lowered

Picture = NDArray[np.uint8]


def read(text: str, sure: float = 0.99, weak: int = 0, weakly: float = 0.9) -> Reading:
    chances = tuple(weakly if index == weak else sure for index in range(len(text)))
    return Reading(text, chances, tuple(index / len(text) for index in range(len(text) + 1)))


def test_a_character_that_reads_otherwise_is_lowered_and_no_other() -> None:
    found = lowered(read("北京崇和建材"), read("北京泰和建材"))
    assert found.text == "北京崇和建材"
    assert found.sure == (0.9, 0.99, 0.5, 0.99, 0.99, 0.99)


def test_characters_beside_one_that_was_left_out_are_lowered() -> None:
    assert lowered(read("夸猎腿"), read("夸撵猎腿")).sure == (0.5, 0.5, 0.99)


def test_marks_blanks_and_widths_are_no_difference() -> None:
    reading = read("称：北京(泰和)")
    assert lowered(reading, read("称: 北京（泰和）")) == reading


def test_a_surer_second_reading_raises_nothing() -> None:
    reading = read("北京泰和")
    assert lowered(reading, read("北京泰和", weakly=1.0)) == reading


def looks(count: int, others: str) -> tuple[list[Reading], list[int]]:
    """The readings of a page with so many doubtful lines, and how many crops each look was asked for."""
    asked: list[int] = []

    def look(pictures: Iterable[Picture]) -> list[Reading]:
        asked.append(len(list(pictures)))
        return [read(others) for _ in range(asked[-1])]

    readings = [read("北京崇和建材", weak=2) for _ in range(count)] + [read("付款回单", weakly=0.99)]
    pictures = [np.full((30, 200, 3), 255, np.uint8) for _ in readings]
    return looked_at_again(pictures, readings, look, look), asked


def test_a_page_with_few_doubtful_lines_is_not_read_again() -> None:
    found, asked = looks(4, "北京泰和建材")
    assert asked == []
    assert found[0].sure[2] == 0.9


def test_on_a_hard_page_only_doubtful_lines_are_read_again_twice() -> None:
    found, asked = looks(5, "北京泰和建材")
    assert asked == [5, 5]
    assert [reading.sure[2] for reading in found] == [0.5] * 5 + [0.99]
