"""Dates in every style are read back; what is no date stays unread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.values.dates import find_dates, parse_date

DAYS = st.dates(date(1985, 1, 1), date(2035, 12, 31))
HANZI = "〇一二三四五六七八九"


def hanzi(number: int) -> str:
    if number < 10:
        return HANZI[number]
    tens, ones = divmod(number, 10)
    return (HANZI[tens] if tens > 1 else "") + "十" + (HANZI[ones] if ones else "")


STYLES: dict[str, Callable[[date], str]] = {
    "cn": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "cn padded": lambda d: f"{d:%Y年%m月%d日}",
    "cn spaced": lambda d: f"{d.year} 年 {d:%m} 月 {d:%d}日",
    "cn wide": lambda d: f"{d.year}年{d.month}月{d.day}日".translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    ),
    "iso": lambda d: d.isoformat(),
    "excel": lambda d: f"{d.isoformat()} 00:00:00",
    "dots": lambda d: f"{d.year}.{d.month}.{d.day}",
    "slashes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "digits": lambda d: f"{d:%Y%m%d}",
    "apart": lambda d: f"{d:%Y %m %d}",
    "with time": lambda d: f"{d.isoformat()} 10:21:07",
    "glued time": lambda d: f"{d.isoformat()}10:21:07",
    "hanzi": lambda d: "".join(HANZI[int(c)] for c in str(d.year)) + f"年{hanzi(d.month)}月{hanzi(d.day)}日",
    "zero": lambda d: (
        "".join(HANZI[int(c)] for c in str(d.year)).replace("〇", "零") + f"年{hanzi(d.month)}月{hanzi(d.day)}日"
    ),
}


@given(day=DAYS, style=st.sampled_from(sorted(STYLES)), before=st.sampled_from(["", "签订日期：", "于", "（"]))
def test_every_style_is_read_back(day: date, style: str, before: str) -> None:
    text = before + STYLES[style](day)
    found = parse_date(text)
    assert found is not None, text
    assert (found.value, found.repaired) == (day, False)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "2021年3月", "电话 010-82612345", "201810123456.5", "2021030500123450", "3.2.10", "2018330000055", "¥2,021.03",
        "6222 2021 0305 1234",
        "20211305", "2021-03", "10.12.2021",
    ],
)  # fmt: skip
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize("text", ["2021年13月5日", "2021年2月30日", "1970年1月1日", "2090年1月1日", "2021-02-30"])
def test_a_day_that_does_not_exist_has_no_value(text: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert found.value is None


def test_letters_for_digits_are_a_repair() -> None:
    found = parse_date("2O21年3月l5日")
    assert found is not None
    assert (found.value, found.repaired) == (date(2021, 3, 15), True)


def test_a_day_cut_off_behind_its_month_is_doubtful() -> None:
    found = parse_date("2024年04月26")
    assert found is not None
    assert found.value == date(2024, 4, 26)
    assert found.certainty < 0.7


def test_two_different_dates_are_no_one_date() -> None:
    text = "2021年3月5日至2026年3月4日"
    assert parse_date(text) is None
    assert [item.value for item in find_dates(text)] == [date(2021, 3, 5), date(2026, 3, 4)]


@pytest.mark.parametrize(
    ("text", "day"),
    [("二二三年一月二十七日止", date(2023, 1, 27)), ("日期：〇二一年四月十三日", date(2021, 4, 13))],
)
def test_a_numeral_lost_from_a_year_is_put_back_where_only_one_can_be_missing(text: str, day: date) -> None:
    found = parse_date(text)
    assert found is not None
    assert (found.value, found.repaired) == (day, True)
    assert parse_date("二〇二年一月一日") is None


@pytest.mark.parametrize("text", ["16 MAR 2022", "16-Mar-2022", "16MAR2022", "March 16, 2022", "Mar. 16 2022"])
def test_months_by_their_english_names(text: str) -> None:
    found = parse_date(f"Value Date {text}")
    assert found is not None
    assert found.value == date(2022, 3, 16)


def test_a_word_that_begins_as_a_month_is_none() -> None:
    assert parse_date("MARKET 16 2022") is None
    assert parse_date("No. 116 Mar 2022") is None
