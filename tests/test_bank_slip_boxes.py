"""Boxes of one digit each among other numbers, and read as upright lines with their heads. All values are invented."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ocr.lines import Box, Line
from tests.slip_lines import line
from tests.test_bank_slip_reading import boxes_of, parse, slip, value

HEADS, DIGITS = "亿千百十万千百十元角分", "  ¥38000000"


def test_a_number_left_of_the_boxes_and_one_below_them_are_no_digits_of_theirs() -> None:
    password = line(0.2, 0.375, "9591956275408898")
    code = line(0.70, 0.42, "48297")
    parsed = parse(slip([(0.05, "金额")]), *boxes_of(HEADS, DIGITS), password, code)
    assert value(parsed, "amount") == Decimal("380000.00")


def test_a_number_that_runs_into_the_boxes_leaves_no_amount() -> None:
    parsed = parse(slip([(0.05, "金额")]), *boxes_of(HEADS, "  ¥3 000000"), line(0.695, 0.35, "88"))
    assert value(parsed, "amount") is None


def upright(text: str, x: float) -> Line:
    """A head and what stands in the box below it, read as one line from top to bottom."""
    return Line(text, Box(x, 0.30, x + 0.02, 0.38), 0.95)


def test_a_head_read_together_with_the_digit_below_it_counts_as_both() -> None:
    boxes = [item for item in boxes_of(HEADS, DIGITS) if not 0.68 < item.box.x0 < 0.71]
    parsed = parse(slip([(0.05, "金额")]), *boxes, upright("十3", 0.69))
    assert value(parsed, "amount") == Decimal("380000.00")


@pytest.mark.parametrize("misread", ["日", "夫", "O"])
def test_what_is_no_digit_below_a_head_is_a_box_that_was_not_read(misread: str) -> None:
    boxes = [item for item in boxes_of(HEADS, DIGITS) if not 0.83 < item.box.x0 < 0.86]
    parsed = parse(slip([(0.05, "金额")]), *boxes, upright(f"元{misread}", 0.84))
    (field,) = parsed.fields["amount"]
    assert (field.value, field.readings[0].text) == (None, "38000□00")


def test_a_figure_behind_asterisks_is_the_amount_of_its_label() -> None:
    assert value(parse(slip([(0.05, "交易金额**118,000.00")])), "amount") == Decimal("118000.00")


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("人民币捌拾陆万陆仟叁佰伍拾贰元伍角陆", "分", "捌拾陆万陆仟叁佰伍拾贰元伍角陆分"),
        ("人民币捌拾陆万陆仟叁佰伍拾贰", "元整", "捌拾陆万陆仟叁佰伍拾贰元整"),
    ],
)
def test_words_that_break_off_go_on_in_the_line_below(first: str, second: str, words: str) -> None:
    parsed = parse(slip([(0.05, "金额（大写）"), (0.2, first)], [(0.2, second)]))
    assert value(parsed, "amount_in_words") == words


def test_words_that_break_off_above_other_print_are_not_given() -> None:
    parsed = parse(slip([(0.05, "金额（大写）"), (0.2, "人民币捌拾陆万陆仟叁佰伍拾贰元伍角陆")], [(0.2, "分行印")]))
    assert value(parsed, "amount_in_words") is None
