"""Amounts of slips whose figures and words were both read badly, and what each says of the other. Values invented."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ocr.lines import Box, Line
from parsers.documents.amount_half_said import boxed_figures, half_said
from parsers.reading import Reading
from parsers.values.dates import find_dates
from parsers.values.words import find_words

FIGURE = Box(0.2, 0.45, 0.33, 0.48)
WORDS = Box(0.6, 0.45, 0.9, 0.48)


def said(figure: str, value: str, words: str, weak: str = "") -> set[Decimal]:
    sure = tuple(0.6 if char in weak else 0.99 for char in figure)
    line = Line(figure, FIGURE, min(sure), sure=sure)
    reading = Reading(figure, Decimal(value), line.reader, 0.6, 1, FIGURE)
    return half_said([reading], [line, Line(words, WORDS, 0.4)])


@pytest.mark.parametrize(
    ("words", "agree"),
    [
        ("人民币肆拾柒万类任信肆给玖元正", True),
        ("（大写）肆拾柒万柒仟伍佰肆拾玖元整", True),
        ("人民币肆拾柒万类任信叁给玖元正", False),
        ("人民币肆拾柒万柒仟伍佰元整", False),
        ("金额大写见附件", False),
    ],
)
def test_words_with_holes_say_a_figure_where_all_that_was_read_of_them_fits(words: str, agree: bool) -> None:
    assert bool(said("477.549.00", "477549.00", words)) is agree


def test_a_digit_in_doubt_that_no_word_says_leaves_the_figure_in_doubt() -> None:
    words = "携拾肆万肆仟肆佰捌拾贰元整"
    assert said("844.482.00", "844482.00", words) == {Decimal("844482.00")}
    assert said("844.482.00", "844482.00", words, weak="8") == set()
    assert said("844.482.00", "844482.00", "捌拾肆万肆仟肆佰捌拾贰元整", weak="8") == {Decimal("844482.00")}


def test_digits_in_boxes_whose_heads_are_lost_are_the_amount_that_the_words_say() -> None:
    boxes = [Line(char, Box(0.7 + at / 40, 0.45, 0.715 + at / 40, 0.48), 0.99) for at, char in enumerate("22172880")]
    boxes = [replace(line, sure=(0.99,)) for line in boxes]
    words = Line("贰拾贰万壹仟柒佰武拾捌元拥角整", Box(0.2, 0.43, 0.5, 0.47), 0.6)
    figures = boxed_figures([*boxes, words], 1)
    assert half_said(figures, [*boxes, words]) == {Decimal("221728.80")}
    assert half_said(figures, [*boxes, replace(words, text="贰拾贰万壹仟柒佰元拥角整")]) == set()


@pytest.mark.parametrize("text", ["贰拾捌元拥角整", "贰拾捌元 捌角 X分", "贰拾捌元拥伍分"])
def test_an_amount_whose_cents_were_misread_has_no_value(text: str) -> None:
    assert all(found.value != Decimal("28.00") for found in find_words(text))


def test_an_amount_that_another_follows_is_whole() -> None:
    assert [found.value for found in find_words("伍万元，其中壹角")][:1] == [Decimal("50000.00")]


def test_a_letter_behind_a_day_of_one_figure_was_its_second() -> None:
    assert find_dates("2023-10-3Q 11:45:15") == []
    assert [str(found.value) for found in find_dates("2023-10-30T11:45:15")] == ["2023-10-30"]
