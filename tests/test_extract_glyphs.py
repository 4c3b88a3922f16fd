"""Glyphs become lines by where they stand, not by the order they come in."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.glyphs import lines_of, normal
from extract.readers.runs import Bar, Glyph

SIZE = 10.0


def _set(text: str, x: float, y: float, size: float = SIZE, *, item: int = 0) -> list[Glyph]:
    """Text set from a place, Chinese characters as wide as high, others half; blanks only move on."""
    glyphs = []
    for char in text:
        width = size / 2 if char < "\u1100" else size
        if char != " ":
            glyphs.append(Glyph(char, x, y, x + width, y + size, item))
        x += width
    return glyphs


def _texts(glyphs: list[Glyph], bars: list[Bar] | None = None) -> list[str]:
    random.Random(7).shuffle(glyphs)
    return [line.text for line in lines_of(glyphs, 600, 800, bars or [])]


def test_columns_are_kept_apart() -> None:
    assert _texts(_set("付款人：甲公司", 50, 100) + _set("收款人：乙大学", 300, 100)) == [
        "付款人：甲公司",
        "收款人：乙大学",
    ]


def test_labels_set_wide_are_one_run() -> None:
    assert _texts(_set("名", 50, 100) + _set("称：甲公司", 90, 100) + _set("密", 300, 100)) == ["名 称：甲公司", "密"]
    assert _texts(_set("收", 50, 100) + _set("款", 75, 100) + _set("人", 100, 100)) == ["收 款 人"]
    assert _texts(_set("金", 50, 100) + _set("额", 80, 100) + _set("税", 150, 100) + _set("额", 180, 100)) == [
        "金 额",
        "税 额",
    ]


def test_rulings_part_what_stands_close() -> None:
    close = _set("购", 50, 100) + _set("名", 62, 100)
    assert _texts(list(close)) == ["购名"]
    assert _texts(list(close), [Bar(61, 90, 120)]) == ["购", "名"]
    assert _texts(list(close), [Bar(61, 200, 220)]) == ["购名"]


def test_a_number_printed_over_a_ruling_is_whole_and_a_grid_of_digits_is_not() -> None:
    number = _set("¥62135.92", 50, 100)
    assert _texts(list(number), [Bar(90, 90, 120)]) == ["¥62135.92"]
    assert _texts([*_set("62135", 50, 100), *_set("92", 75, 100, item=1)], [Bar(75, 90, 120)]) == ["62135", "92"]
    boxes = [Glyph(digit, 50 + 9 * place, 100, 59 + 9 * place, 110) for place, digit in enumerate("120")]
    assert _texts(boxes, [Bar(59, 90, 120), Bar(68, 90, 120)]) == ["1", "2", "0"]


def test_the_currency_sign_joins_its_number() -> None:
    assert _texts(_set("¥", 50, 99, 12, item=1) + _set("300000.00", 75, 100, item=2)) == ["¥ 300000.00"]
    assert _texts(_set("¥", 50, 99, 12, item=1) + _set("300000.00", 57, 100, item=2)) == ["¥300000.00"]


def test_columns_of_figures_stay_apart() -> None:
    assert _texts(_set("1", 50, 100, item=1) + _set("4197.17", 62, 100, item=2)) == ["1", "4197.17"]
    assert _texts(_set("64686 21774", 50, 100, item=1)) == ["64686 21774"]


def test_print_upon_print_is_two_runs() -> None:
    under = _set("天津增值税电子普通发票", 50, 100, 20)
    over = _set("税务局", 145, 108, 8)
    assert set(_texts(under + over)) == {"天津增值税电子普通发票", "税务局"}


def test_edges_fit_the_characters() -> None:
    (line,) = lines_of(_set("号：12 34", 60, 100), 600, 800)
    assert line.text == "号：12 34"
    assert line.edges == pytest.approx([0.1, 0.1167, 0.1333, 0.1417, 0.15, 0.1583, 0.1667, 0.175], abs=1e-3)


def test_characters_in_other_shapes() -> None:
    assert normal("电⼦发票") == "电子发票"
    assert normal("⻓⻔⻋") == "长门车"
    assert normal("ＺＬ２０１８") == "ZL2018"
    assert normal("（某）：") == "（某）："
    assert normal("ﬁ") == "fi"


@given(
    st.lists(
        st.builds(
            Glyph,
            st.text(min_size=1, max_size=2),
            st.floats(-50, 650),
            st.floats(-50, 850),
            st.floats(-50, 700),
            st.floats(-50, 900),
        ),
        max_size=40,
    )
)
def test_any_glyphs_give_lines_with_sound_edges(glyphs: list[Glyph]) -> None:
    for line in lines_of(glyphs, 600, 800):
        assert len(line.edges) == len(line.text) + 1
        assert list(line.edges) == sorted(line.edges)
        assert 0 <= line.box.x0 <= 1
        assert 0 <= line.box.y1 <= 1


def test_a_mark_set_too_far_to_the_left_does_not_take_the_last_digit_from_a_number() -> None:
    number, mark = _set("账号 4937255", 50, 100), Glyph("，", 103.5, 100, 113.5, 110)
    assert _texts([*number, mark, *_set("开户网点", 113.5, 100)]) == ["账号 4937255，开户网点"]
    assert _texts([*_set("共12", 50, 100), mark, *_set("7", 104.0, 100, item=1)]) != ["共127，"]


def test_a_mark_set_too_far_to_the_left_does_not_take_the_last_character_from_a_code() -> None:
    mark = Glyph("；", 103.5, 100, 113.5, 110, item=1)
    assert _texts([*_set("4937255R", 50 + 18.5, 100), mark, *_set("住所", 113.5, 100, item=1)]) == ["4937255R；住所"]


def test_print_doubled_for_bold_is_read_once() -> None:
    assert _texts(_set("专利权11", 50, 100) + _set("专利权11", 50.4, 100)) == ["专利权11"]


def test_lines_of_other_columns_between_two_lines_do_not_join_them() -> None:
    left = [_set("纳税人识别号：91110108", 50, 100), _set("地址、电话：北京市", 50, 116)]
    others = [_set("购", 20, 104), _set("167/0>>21", 300, 108), _set("密", 270, 112)]
    found = _texts([glyph for line in (*left, *others) for glyph in line])
    assert {"纳税人识别号：91110108", "地址、电话：北京市"} <= set(found)


def test_a_value_wider_than_its_room_keeps_its_end_before_the_mark_that_lies_on_it() -> None:
    """A PDF drawn with another font than it was set in: figures run under the mark behind them."""
    value = _set("（代码：", 50, 100, item=1) + _set("9122010201", 90, 100, item=2)  # up to 140
    assert _texts(value + _set("）电话：5", 134.8, 100, item=3)) == ["（代码：9122010201）电话：5"]
    assert _texts(value + _set("，电话：5", 132, 100, item=3)) == ["（代码：9122010201，电话：5"]


def test_print_laid_on_the_end_of_a_value_leaves_it_whole() -> None:
    """What lies there may be a word or a value of its own: two runs, neither with a character of the other."""
    value = _set("于2022年04月15日", 50, 100, item=1)  # up to 120
    assert _texts(value + _set("订立合同", 117, 100, item=2)) == ["于2022年04月15日", "订立合同"]
    assert _texts(_set("20150.00", 50, 100, item=1) + _set("6530.00", 84, 100, item=2)) == ["20150.00", "6530.00"]


def test_a_mark_of_other_print_stays_apart() -> None:
    value = _set("9122010201", 90, 100, item=2)
    assert _texts(value + _set("，某章", 134, 103, 8, item=3)) == ["9122010201", "，某章"]
    assert _texts(value + _set("，某章", 100, 100, item=3)) == ["9122010201", "，某章"]


def test_marks_set_close_to_one_another_are_one_run() -> None:
    """Browsers set two full-width marks in the room of three halves: ”）, （“."""

    def printed(text: str, *lefts: float) -> list[Glyph]:
        return [
            Glyph(char, x, 100, x + SIZE, 110, item) for item, (char, x) in enumerate(zip(text, lefts, strict=True))
        ]

    assert _texts(printed("方”），一家", 50, 60, 64.9, 69.9, 80, 90)) == ["方”），一家"]
    assert _texts(printed("的（“价款”），", 50, 60, 64.9, 75, 85, 95, 99.9, 104.8)) == ["的（“价款”），"]
