"""Patent numbers in every spelling, and nothing else taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.values.patent_number import (
    NumberForm,
    check_digit,
    find_patent_numbers,
    normalise_patent_number,
    parse_patent_number,
)
from parsers.values.record_number import find_record_numbers, parse_record_number

NEW = st.builds(
    lambda year, kind, serial: f"{year}{kind}{serial:07d}",
    st.integers(2003, 2035),
    st.sampled_from("12389"),
    st.integers(0, 9_999_999),
)
OLD = st.builds(
    lambda year, kind, serial: f"{year % 100:02d}{kind}{serial:05d}",
    st.integers(1985, 2003),
    st.sampled_from("12389"),
    st.integers(0, 99_999),
)
STYLES = st.sampled_from(
    [
        "ZL {y} {t} {s}.{c}", "ZL{y}{t}{s}.{c}", "{y}{t}{s}.{c}", "CN{y}{t}{s}.{c}", "CN {y}{t}{s}.{c}",
        "zl{y}{t}{s}.{c}",
        "ZL{y}{t}{s}·{c}", "ZL{y}{t}{s}。{c}", "ZL{y}{t}{s},{c}", "ZL{y}{t}{s}{c}", "ZL {y}{t}{s} . {c}",
        "Z L{y} {t} {s}.{c}",
        "专利号：ZL{y}{t}{s}.{c}", "{y} {t} {s}.{c}", "ＺＬ{y}{t}{s}．{c}",
    ]
)  # fmt: skip


def printed(style: str, body: str) -> str:
    split = 4 if len(body) == 12 else 2
    return style.format(y=body[:split], t=body[split], s=body[split + 1 :], c=check_digit(body))


@pytest.mark.parametrize(
    "number",
    [
        "95115608.X", "97101765.4", "201310699744.2", "201630089916.9", "201530376377.2", "201330029941.4",
        "201330030222.4",
        "201730391023.4", "201330193088.X", "201830664767.3", "201830653847.9", "93100001.7", "98900001.X",
        "201810123456.5",
    ],
)  # fmt: skip
def test_check_digits_of_published_numbers(number: str) -> None:
    body, check = number.split(".")
    assert check_digit(body) == check


@given(body=st.one_of(NEW, OLD), style=STYLES)
def test_every_spelling_is_read_back(body: str, style: str) -> None:
    text = printed(style, body)
    found = parse_patent_number(text)
    assert found is not None, text
    assert (found.value, found.valid, found.repaired) == (f"{body}.{check_digit(body)}", True, False)


@given(body=NEW, style=STYLES, noise=st.sampled_from(["", "本合同转让的专利为", "（1）", "1、", "\n"]))
def test_a_number_in_running_text_has_its_place(body: str, style: str, noise: str) -> None:
    text = f"{noise}{printed(style, body)}的专利权"
    found = [item for item in find_patent_numbers(text, labelled=True) if item.valid]
    assert [item.value for item in found] == [f"{body}.{check_digit(body)}"]
    assert text[found[0].start : found[0].end] == found[0].text


@given(body=st.one_of(NEW, OLD), place=st.integers(0, 11), digit=st.sampled_from("0123456789"))
def test_one_wrong_digit_is_never_valid(body: str, place: int, digit: str) -> None:
    place %= len(body)
    wrong = body[:place] + digit + body[place + 1 :]
    if wrong == body:
        return
    right = f"{body}.{check_digit(body)}"
    for text in (f"ZL{wrong}.{check_digit(body)}", f"ZL{wrong}{check_digit(body)}", f"{wrong}.{check_digit(body)}"):
        found = find_patent_numbers(text, labelled=True)
        assert not any(item.valid for item in found), text
        assert right not in {item.value for item in found}


@given(body=NEW, place=st.integers(0, 11))
def test_a_letter_for_a_digit_is_put_right_or_left_unread(body: str, place: int) -> None:
    letters = {"0": "O", "1": "I", "2": "Z", "5": "S", "8": "B", "6": "G", "9": "Q"}
    letter = letters.get(body[place])
    if letter is None:
        return
    right = f"{body}.{check_digit(body)}"
    text = f"ZL{body[:place]}{letter}{body[place + 1 :]}.{check_digit(body)}"
    for found in find_patent_numbers(text, labelled=True):
        assert found.value in (right, None)
        assert found.repaired or found.value is None


@given(body=NEW, data=st.data())
def test_spaces_that_ocr_put_in_do_not_change_the_number(body: str, data: st.DataObject) -> None:
    whole = f"{body}.{check_digit(body)}"
    places = data.draw(st.sets(st.integers(1, len(whole) - 1), max_size=3))
    text = "".join((" " if i in places else "") + char for i, char in enumerate(whole))
    assert normalise_patent_number(f"ZL{text}") == whole


@pytest.mark.parametrize(
    "text",
    [
        "合同备案号：2018330000055", "登记号：2015990000410", "备案号2015440000671", "电话：13910112345",
        "010-82612345",
        "账号 201810123456", "账  号：2018101234565", "6222 0201 8101 2345 6789", "流水号：202310123456",
        "证书号第4567890号",
        "发文序号 2021030500123450", "20231015123456", "回单编号：2023101500123", "合同编号：201810123456",
        "2021-03-05",
        "¥95,115,608.50", "91110000600037341L", "1234201810123456.5", "201810123456.55",
    ],
)  # fmt: skip
def test_other_numbers_are_not_taken(text: str) -> None:
    assert find_patent_numbers(text) == []


def test_several_numbers_in_one_text() -> None:
    text = "ZL201810123456.5、201310699744.2；ZL 2015 3 0376377.2，95115608.X\n201830664767.3 201330193088.X"
    assert [item.value for item in find_patent_numbers(text)] == [
        "201810123456.5", "201310699744.2", "201530376377.2", "95115608.X", "201830664767.3", "201330193088.X",
    ]  # fmt: skip
    assert [item.value for item in find_patent_numbers("ZL201810123456.5ZL201310699744.2")] == [
        "201810123456.5",
        "201310699744.2",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("CN108572939B", "CN108572939B"),
        ("CN 108572939 A", "CN108572939A"),
        ("CN2030001U", "CN2030001U"),
        ("ZLCN108572939B", "CN108572939B"),
    ],
)
def test_publication_numbers_are_named_as_such(text: str, value: str) -> None:
    found = parse_patent_number(text)
    assert found is not None
    assert (found.value, found.form, found.valid) == (value, NumberForm.PUBLICATION, False)


def test_a_wrong_check_digit_stands_as_printed() -> None:
    found = parse_patent_number("ZL 2018 1 0123456.7")
    assert found is not None
    assert (found.value, found.valid) == ("201810123456.7", False)
    assert normalise_patent_number("ZL201810123456.7") is None


def test_twelve_digits_get_their_check_digit_and_bare_ones_less_trust() -> None:
    labelled, bare = parse_patent_number("201810123456"), find_patent_numbers("201810123456")[0]
    assert labelled is not None
    assert labelled.value == bare.value == "201810123456.5"
    assert bare.certainty < labelled.certainty


def test_eight_bare_digits_need_a_label() -> None:
    assert find_patent_numbers("88100001") == []
    assert [item.value for item in find_patent_numbers("专利号：88100001")] == [f"88100001.{check_digit('88100001')}"]


@pytest.mark.parametrize(
    "number", ["2014510000101", "2018330000055", "X2019320000011", "X2020990000352", "Y2021980012345"]
)
def test_record_numbers_are_read_under_their_label_and_are_no_patents(number: str) -> None:
    found = parse_record_number(f"{number[:-9]} {number[-9:]}")
    assert found is not None
    assert found.value == number
    assert find_patent_numbers(f"合同备案号：{number}") == []
    assert [item.value for item in find_record_numbers(f"合同备案号:{number};让与人")] == [number]


def test_a_row_of_dots_before_a_record_number_costs_no_letter() -> None:
    found = parse_record_number("……Y2022530000077")
    assert found is not None
    assert found.value == "Y2022530000077"


def test_a_record_number_without_letter_or_label_is_left_out() -> None:
    assert find_record_numbers("2018330000055") == []


def test_a_number_whose_z_was_lost_is_read() -> None:
    (found,) = find_patent_numbers("的专利（专利号：L201810123456.5）提交")
    assert found.value == "201810123456.5"
    assert not find_patent_numbers("型号XL201810123456.5")
