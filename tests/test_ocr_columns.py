"""Labels written downward become one line; columns of a table and last words of wrapped lines do not."""

from __future__ import annotations

import pytest

from ocr.lines import Box, Line
from ocr.swift.columns import with_columns

ASPECT = 0.7
SIZE = 0.02


def character(text: str, x: float, y: float) -> Line:
    return Line(text, Box(x, y, x + SIZE, y + SIZE / ASPECT), 0.9, sure=(0.9,) * len(text))


def texts(lines: list[Line]) -> list[str]:
    return sorted(line.text for line in with_columns(lines, ASPECT))


@pytest.mark.parametrize("pitch", [0.03, 0.045, 0.065])
def test_characters_one_below_the_other_are_one_label(pitch: float) -> None:
    lines = [character(char, 0.03, 0.2 + pitch * index) for index, char in enumerate("购买方")]
    (line,) = with_columns(lines, ASPECT)
    assert line.text == "购买方"
    assert line.box == Box(0.03, 0.2, 0.05, 0.2 + 2 * pitch + SIZE / ASPECT)
    assert line.sure == (0.9, 0.9, 0.9)


def test_a_label_partly_read_as_one_takes_its_first_character_in() -> None:
    tall = Line("买方", Box(0.03, 0.25, 0.05, 0.33), 0.8)
    (line,) = with_columns([tall, character("购", 0.03, 0.21)], ASPECT)
    assert (line.text, line.confidence) == ("购买方", 0.8)


def test_equal_entries_of_a_column_stay_apart() -> None:
    assert texts([character("次", 0.4, 0.3 + 0.04 * index) for index in range(3)]) == ["次", "次", "次"]


def test_labels_beside_or_far_below_one_another_stay_apart() -> None:
    assert texts([character("名", 0.06, 0.3), character("称", 0.14, 0.3)]) == ["名", "称"]
    assert texts([character("购", 0.03, 0.2), character("销", 0.03, 0.6)]) == ["购", "销"]


def test_last_words_of_wrapped_labels_stay_apart() -> None:
    lines = [
        Line("小写金", Box(0.5, 0.54, 0.57, 0.57)),
        character("额", 0.525, 0.58),
        Line("钞汇标", Box(0.5, 0.62, 0.57, 0.65)),
        character("志", 0.525, 0.66),
    ]
    assert texts(lines) == sorted(["小写金", "额", "钞汇标", "志"])


def test_figures_one_below_the_other_stay_apart() -> None:
    assert texts([character(char, 0.1, 0.3 + 0.03 * index) for index, char in enumerate("123")]) == ["1", "2", "3"]
