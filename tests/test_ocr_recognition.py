"""From the recogniser's time steps to text with places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from ocr.lines import Box, Line, weakest
from ocr.swift.backend import Pictures, Take
from ocr.swift.numbers import cut, number_spans, put_back
from ocr.swift.recognition import Reading, Recogniser, alike_in, decode, edges_of
from ocr.swift.settings import RecognitionSettings

CHARACTERS = ("", "0", "1", "人", " ")


def steps(*classes: int, sure: float = 0.9) -> NDArray[np.float32]:
    scores = np.full((len(classes), len(CHARACTERS)), (1 - sure) / 4, np.float32)
    scores[np.arange(len(classes)), classes] = sure
    return scores


def test_runs_are_one_character_and_blanks_part_repeated_ones() -> None:
    assert decode(steps(1, 1, 0, 1, 2, 2, 0, 3), CHARACTERS).text == "001人"


def test_nothing_but_blanks_is_no_text() -> None:
    assert decode(steps(0, 0, 0), CHARACTERS) == Reading()
    assert decode(steps(0, 4, 4, 0), CHARACTERS).text == ""


def test_spaces_inside_stay_and_those_at_the_ends_go_with_their_edges() -> None:
    reading = decode(steps(4, 1, 0, 4, 0, 2, 4), CHARACTERS)
    assert reading.text == "0 1"
    assert len(reading.edges) == 4
    assert 0.05 < reading.edges[0] < 0.3


def test_a_reading_has_the_mean_over_its_characters() -> None:
    scores = np.concatenate([steps(1, sure=1.0), steps(0), steps(2, sure=0.5)])
    assert decode(scores, CHARACTERS).mean == pytest.approx(0.75)


def test_padding_does_not_shift_edges() -> None:
    plain, padded = decode(steps(1, 0, 2, 0), CHARACTERS), decode(steps(1, 0, 2, 0, 0, 0, 0, 0), CHARACTERS, stretch=2)
    assert plain.edges == pytest.approx(padded.edges)


def test_a_character_after_a_gap_begins_at_its_own_left_edge() -> None:
    edges = edges_of("名人人", np.array([0.1, 0.8, 0.9]))
    assert edges[1] == pytest.approx(0.74, abs=0.02)


@given(st.lists(st.sampled_from("0人 1a"), min_size=1, max_size=30), st.data())
def test_edges_rise_and_number_one_more_than_characters(text: list[str], data: st.DataObject) -> None:
    size = len(text)
    middles = sorted(data.draw(st.lists(st.floats(0, 1), min_size=size, max_size=size, unique=True)))
    edges = edges_of("".join(text), np.array(middles))
    assert len(edges) == size + 1
    assert list(edges) == sorted(edges)
    assert edges[0] >= 0
    assert edges[-1] <= 1


def evenly(text: str, sure: float = 0.9) -> Reading:
    return Reading(text, (sure,) * len(text), tuple(index / len(text) for index in range(len(text) + 1)))


def test_a_line_without_numbers_has_nothing_to_read_again() -> None:
    assert number_spans(evenly("专利权转让合同第2条")) == []


def test_a_number_in_a_long_line_is_replaced_by_the_wider_reading() -> None:
    reading = evenly("本合同总价为人民币500元整由受让方一次付清")
    (span,) = number_spans(reading)
    assert reading.text[slice(*span)] == "民币500元整"
    mended = put_back(reading, span, evenly("民币5000元整", 0.99))
    assert mended is not None
    assert mended.text == "本合同总价为人民币5000元整由受让方一次付清"
    assert len(mended.edges) == len(mended.text) + 1
    assert list(mended.edges) == sorted(mended.edges)
    assert len(mended.sure) == len(mended.text)


@pytest.mark.parametrize(
    ("text", "number"), [("5000元整由受让方一次付清本合同总价", "5000元整"), ("由受让方一次付清总价5000", "总价5000")]
)
def test_a_number_at_the_end_of_a_line_has_nothing_beyond_it(text: str, number: str) -> None:
    reading = evenly(text)
    (span,) = number_spans(reading)
    assert reading.text[slice(*span)] == number
    mended = put_back(reading, span, evenly(number.replace("5000", "50000")))
    assert mended is not None
    assert mended.text == text.replace("5000", "50000")
    assert len(mended.edges) == len(mended.text) + 1


def test_a_piece_that_was_cut_wrongly_does_not_fit() -> None:
    reading = evenly("总价为人民币500元整由受让方付清")
    (span,) = number_spans(reading)
    assert put_back(reading, span, evenly("币5000元")) is None


def test_a_line_that_is_mostly_a_number_is_read_again_as_a_whole() -> None:
    reading, picture = evenly("45000.8"), np.zeros((40, 200, 3), np.uint8)
    assert number_spans(reading) == [(0, 7)]
    assert cut(picture, reading, (0, 7)) is picture
    assert put_back(reading, (0, 7), evenly("450000.88")) == evenly("450000.88")


def test_a_piece_is_cut_where_its_characters_stand() -> None:
    picture = np.zeros((40, 1000, 3), np.uint8)
    assert cut(picture, evenly("一二三四五六七八九十"), (2, 5)).shape == (40, 300, 3)


def test_a_doubt_between_widths_is_no_doubt() -> None:
    characters = ("", "（", "(", "0")
    scores = np.array([[0.05, 0.5, 0.4, 0.05]], np.float32)
    reading = decode(scores, characters, alike=alike_in(characters))
    assert reading.text == "（"
    assert reading.mean == pytest.approx(0.9)


def test_a_traditional_character_is_given_as_the_simplified_one_and_both_count() -> None:
    characters = ("", "砚", "硯", "川", "學", "学")
    scores = np.array(
        [[0.05, 0.4, 0.5, 0.05, 0, 0], [0.9, 0, 0, 0.1, 0, 0], [0, 0, 0, 0, 0.7, 0.3], [0, 0, 0, 0, 0.2, 0.6]],
        np.float32,
    )
    reading = decode(scores, characters, alike=alike_in(characters))
    assert reading.text == "砚学"
    assert reading.sure == pytest.approx((0.9, 1.0))
    assert decode(scores, characters).text == "硯學学"


def test_a_line_is_as_sure_as_its_weakest_letter_and_a_part_as_its_own() -> None:
    text, sure = "金额：500.00元", (0.99, 0.98, 0.3, 0.6, 0.97, 0.96, 0.95, 0.94, 0.93, 0.92)
    assert weakest(text, sure) == 0.6
    line = Line(text, Box(0, 0, 1, 1), weakest(text, sure), sure=sure)
    assert line.part(0, 2).confidence == 0.98
    assert line.part(0, 2).part(1, 2).confidence == 0.98
    assert line.part(3, 9).confidence == 0.6
    assert weakest("：", (0.3,)) == 0.3
    assert weakest("", ()) == 0.0


def at_steps(text: str, *starts: int, sure: float = 0.999, lasting: int = 1) -> Reading:
    return replace(evenly(text, sure), runs=tuple((start, start + lasting) for start in starts))


def test_a_number_that_stands_evenly_and_is_sure_is_not_read_again() -> None:
    assert number_spans(at_steps("45000.88", 0, 2, 4, 7, 9, 10, 11, 13)) == []


@pytest.mark.parametrize(
    "reading",
    [
        at_steps("45000.88", 0, 2, 4, 8, 10, 11, 12, 14),
        at_steps("45000.88", 0, 3, 6, 9, 12, 14, 16, 19, lasting=3),
        at_steps("45000.88", 0, 2, 4, 6, 8, 9, 10, 12, sure=0.98),
        at_steps("2,50000.00", 0, 2, 3, 5, 7, 9, 11, 13, 14, 16),
        at_steps("201402-12", 0, 2, 4, 6, 8, 10, 12, 13, 15),
        at_steps("2014-0212", 0, 2, 4, 6, 8, 9, 11, 13, 15),
        at_steps("12320115590629756", *range(0, 34, 2)),
    ],
    ids=["a gap", "a long run", "a doubt", "odd thousands", "a lost mark", "a lost second mark", "a short code"],
)
def test_a_number_that_may_have_lost_a_character_is_read_again(reading: Reading) -> None:
    assert number_spans(reading) == [(0, len(reading.text))]


def test_a_piece_fits_though_its_marks_are_of_another_width() -> None:
    reading = evenly("开票日期：2021年06月由销售方开具")
    (span,) = number_spans(reading)
    assert reading.text[slice(*span)] == "期：2021年06", "the month is not cut in two"
    mended = put_back(reading, span, evenly("期:2021年06"))
    assert mended is not None
    assert mended.text == "开票日期:2021年06月由销售方开具"


def test_crops_of_one_width_are_read_together_and_come_back_in_their_order() -> None:
    shapes: list[tuple[int, ...]] = []

    def swarm(several: Iterable[Pictures], take: Take) -> None:
        for number, pictures in enumerate(several):
            shapes.append(pictures.shape)
            take(number, np.stack([steps(1 + picture[0, 0, 0] % 2, sure=0.9) for picture in pictures]))

    crops = [np.full((48, width, 3), index, np.uint8) for index, width in enumerate((40, 700, 60, 33, 2000, 64, 50))]
    readings = Recogniser(swarm, CHARACTERS, RecognitionSettings()).read(crops)
    assert [reading.text for reading in readings] == ["0", "1", "0", "1", "0", "1", "0"]
    assert shapes == [(1, 48, 2080, 3), (1, 48, 768, 3), (4, 48, 64, 3), (1, 48, 64, 3)]


def test_a_number_in_doubt_in_eight_bits_is_read_again_in_thirty_two() -> None:
    number, short, word = (1, 0, 2, 0, 1, 0, 2), (1, 0, 2), (3, 0, 3, 0, 3, 0, 3)
    printed = [number, number, short, word]
    sure = [0.9, 0.999, 0.999, 0.999]
    exact_saw: list[int] = []

    def rounded(several: Iterable[Pictures], take: Take) -> None:
        for index, pictures in enumerate(several):
            take(index, np.stack([steps(*printed[p[0, 0, 0]], sure=sure[p[0, 0, 0]]) for p in pictures]))

    def exact(several: Iterable[Pictures], take: Take) -> None:
        for index, pictures in enumerate(several):
            exact_saw.extend(int(p[0, 0, 0]) for p in pictures)
            take(index, np.stack([steps(2, 0, 2, 0, 2, 0, 2, sure=0.98) for _ in pictures]))

    crops = [np.full((48, 60 + 300 * index, 3), index, np.uint8) for index in range(4)]
    readings = Recogniser(rounded, CHARACTERS, RecognitionSettings(), exact).read(crops)
    assert exact_saw == [0], "nothing that is sure"
    assert [reading.text for reading in readings] == ["1111", "0101", "01", "人人人人"]
