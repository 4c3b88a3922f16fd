"""Amounts in figures and in words: read back from every style, never changed in silence."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.values.amount import Unit, find_amounts, parse_amount, parse_digit_grid, unit_in
from parsers.values.words import find_words, parse_words

CENTS = st.integers(1, 10**12 - 1)


def yuan(cents: int) -> Decimal:
    return Decimal(cents) / 100


@given(
    cents=CENTS,
    style=st.sampled_from(
        ["{:,.2f}", "¥{:,.2f}", "￥{:.2f}", "RMB{:,.2f}", "CNY {:,.2f}", "{:,.2f}元", "人民币{:.2f}元整",
         "（小写）¥{:,.2f}", "¥ {:,.2f}", "{:.2f}"]
    ),
)  # fmt: skip
def test_every_style_is_read_back(cents: int, style: str) -> None:
    text = style.format(yuan(cents))
    found = parse_amount(text)
    assert found is not None, text
    assert (found.value, found.repaired) == (yuan(cents), False)
    assert [item.value for item in find_amounts(f"合同总价为{text}，分两期支付。")] == [yuan(cents)]


@given(cents=CENTS, wide=st.sampled_from(["，", ", ", " ,", "'", "."]))
def test_separators_of_other_kinds(cents: int, wide: str) -> None:
    text = f"{yuan(cents):,.2f}".replace(",", wide)
    found = parse_amount(f"¥{text}")
    assert found is not None, text
    assert found.value == yuan(cents)


@given(cents=CENTS)
def test_negative_amounts(cents: int) -> None:
    for text in (
        f"-{yuan(cents):,.2f}",
        f"¥-{yuan(cents):.2f}",
        f"-¥{yuan(cents):.2f}",
        f"（负数）¥{yuan(cents):.2f}",
        f"－{yuan(cents):.2f}",
    ):
        found = parse_amount(text)
        assert found is not None, text
        assert found.value == -yuan(cents), text


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("12.5万元", Unit.YUAN, "125000"), ("12.5 万", Unit.YUAN, "125000"), ("3.2亿元", Unit.YUAN, "320000000"),
        ("12.5", Unit.WAN, "125000"),
        ("57600 万元", Unit.YUAN, "576000000"), ("380000元", Unit.WAN, "380000"), ("0", Unit.YUAN, "0"), ("380,000，",
        Unit.YUAN, "380000"),
        ("12.345", Unit.WAN, "123450"), ("合同额：380000元（大写：叁拾捌万元整）", Unit.YUAN, "380000"), ("660300",
        Unit.YUAN, "660300"),
        ("380,000,00", Unit.YUAN, "380000"), ("1 000 000.00", Unit.YUAN, "1000000"), ("¥380，000．00",
        Unit.YUAN, "380000"),
    ],
)  # fmt: skip
def test_units_and_odd_prints(text: str, unit: Unit, value: str) -> None:
    found = parse_amount(text, unit=unit)
    assert found is not None
    assert found.value == Decimal(value)


@pytest.mark.parametrize("text", ["380.000", "12.345元"])
def test_an_amount_that_can_be_read_in_two_ways_is_left_unread(text: str) -> None:
    found = parse_amount(text)
    assert found is not None
    assert found.value is None


@pytest.mark.parametrize(
    "text", ["", "无", "6%", "311.32075472", "6222020181012345678", "380,0000.00", "ZL201810123456.5", "2021年3月5日",
    "38,00", "1,23,456.00"]
)  # fmt: skip
def test_what_is_no_amount_is_none(text: str) -> None:
    assert parse_amount(text) is None


@pytest.mark.parametrize(
    "text", ["2021-03-05", "2021.03.05", "税率6.00%", "电话010-82612345", "账号6222020181012345678",
    "ZL201810123456.5", "版本3.2.10", "第12条"]
)  # fmt: skip
def test_running_text_yields_no_amount_where_none_is(text: str) -> None:
    assert find_amounts(text) == []


def test_look_alikes_are_put_right_only_in_a_whole_amount() -> None:
    found = parse_amount("¥38O,0O0.00")
    assert found is not None
    assert (found.value, found.repaired) == (Decimal(380000), True)
    assert found.certainty < 0.6
    assert parse_amount("SOS") is None
    assert parse_amount("B2O5") is None


def test_a_dot_for_a_comma_is_a_repair() -> None:
    found = parse_amount("380.000.00")
    assert found is not None
    assert (found.value, found.repaired) == (Decimal(380000), True)


@given(cents=st.integers(100, 10**12))
def test_digit_boxes(cents: int) -> None:
    found = parse_digit_grid("¥ " + " ".join(str(cents)))
    assert found is not None
    assert found.value == yuan(cents)


@pytest.mark.parametrize(
    ("text", "unit"),
    [("合同额（万元）", Unit.WAN), ("金额/元", Unit.YUAN), ("金额(亿元)", Unit.YI), ("金额", None),
     ("单位：万元", Unit.WAN), ("万 元", Unit.WAN)],
)  # fmt: skip
def test_units_of_headings(text: str, unit: Unit | None) -> None:
    assert unit_in(text) is unit


DIGITS = "零壹贰叁肆伍陆柒捌玖"


def in_words(cents: int, *, yuan_word: str = "元", skip: Collection[str] = ()) -> str:
    """The amount after 支付结算办法 附一; `skip` names the sections behind which the optional 零 is left out."""
    whole, rest = divmod(cents, 100)
    jiao, fen = divmod(rest, 10)
    text, zero = "", False
    for size, unit in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, whole = divmod(whole, size)
        if not section:
            zero = zero or bool(text)
            continue
        for place, word in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
            digit, section = divmod(section, place)
            if digit:
                text += ("零" if zero else "") + DIGITS[digit] + word
                zero = False
            else:
                zero = bool(text)
        text += unit
        zero = zero and unit not in skip
    text = text + yuan_word if text else ""
    if not jiao and not fen:
        return text + "整"
    if text and not jiao:
        text += "零"
    text += f"{DIGITS[jiao]}角" if jiao else ""
    return text + (f"{DIGITS[fen]}分" if fen else "整")


@given(
    cents=CENTS,
    word=st.sampled_from("元圆"),
    before=st.sampled_from(["", "人民币", "（大写）", "大写：人民币 "]),
    skip=st.sampled_from(["", "万", "亿", "万亿"]),
)
def test_every_amount_in_words_is_read_back(cents: int, word: str, before: str, skip: str) -> None:
    text = before + in_words(cents, yuan_word=word, skip=skip)
    found = parse_words(text)
    assert found is not None, text
    assert found.value == yuan(cents), text
    assert not found.repaired


@given(cents=CENTS, data=st.data())
def test_a_lost_character_never_gives_another_amount_for_sure(cents: int, data: st.DataObject) -> None:
    """A lost numeral leaves no value or a doubtful one, except where what remains is itself a proper amount."""
    text = in_words(cents)
    place = data.draw(st.integers(0, len(text) - 1))
    found = parse_words(text[:place] + text[place + 1 :])
    if found is None or found.value is None or found.value == yuan(cents):
        return
    again = {in_words(int(found.value * 100), skip=skip) for skip in ("", "万", "亿", "万亿")}
    assert found.certainty < 0.8 or text[:place] + text[place + 1 :] in again


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("壹仟肆佰零玖元伍角", "1409.50"), ("陆仟零柒元壹角肆分", "6007.14"), ("壹仟陆佰捌拾元零叁角贰分", "1680.32"),
        ("壹拾万柒仟元零伍角叁分", "107000.53"),
        ("壹拾万零柒仟元伍角叁分", "107000.53"), ("壹万陆仟肆佰零玖元零贰分", "16409.02"), ("拾元整", "10"),
        ("伍拾万元整", "500000"), ("壹拾圆零柒角整", "10.70"),
        ("五十万元整", "500000"), ("参拾捌萬圓整", "380000"), ("（负数）伍佰圆整", "-500"), ("叁 拾 捌 万 元 整",
        "380000"), ("肆拾伍万元整分", "450000"),
        ("零佰叁拾捌万零仟零佰零拾零元零角零分", "380000"), ("⊗佰叁拾捌万零仟零佰零拾零元零角零分", "380000"),
        ("贰佰伍拾 万元", "2500000"),
        ("壹亿零伍拾万元整", "100500000"), ("叁拾捌万元", "380000"), ("ⓧ壹仟叁佰零捌圆整", "1308"),
    ],
)  # fmt: skip
def test_amounts_in_words(text: str, value: str) -> None:
    found = parse_words(text)
    assert found is not None
    assert found.value == Decimal(value)


@pytest.mark.parametrize(
    "text", ["叁拾捌万", "壹佰伍元整", "贰贰元整", "壹万贰万元整", "佰元整", "叁拾拾元整", "壹仟贰仟元整"]
)
def test_words_that_break_the_order_or_are_cut_off_have_no_value(text: str) -> None:
    found = parse_words(text)
    assert found is not None
    assert found.value is None


def test_words_with_the_unit_printed_apart() -> None:
    found = parse_words("贰佰伍拾", unit=Unit.WAN)
    assert found is not None
    assert found.value == Decimal(2_500_000)


def test_look_alikes_in_words_are_a_repair() -> None:
    found = parse_words("叁抬别万园整")
    assert found is not None
    assert (found.value, found.repaired) == (Decimal(380000), True)


def test_words_in_running_text() -> None:
    text = "合同总额为人民币380000元（大写：叁拾捌万元整），一次付清；技术服务费零元。第三条一般规定"
    assert [item.value for item in find_words(text)][:1] == [Decimal(380000)]
    assert text[find_words(text)[0].start : find_words(text)[0].end] == "叁拾捌万元整"


@pytest.mark.parametrize(
    "text", ["USD 120,000.00", "US$120,000.00", "120,000.00美元", "港元 120,000.00", "120,000欧元"]
)
def test_a_foreign_currency_stays_with_its_figure(text: str) -> None:
    (found,) = find_amounts(f"合同总价为{text}，分期支付")
    assert "".join(found.text.split()) == "".join(text.split())


def test_a_sign_of_currency_read_as_a_letter_stands_before_two_decimals_only() -> None:
    assert [found.value for found in find_amounts("V92,233.01")] == [Decimal("92233.01")]
    assert find_amounts("V2.0") == []
