"""An amount in words that a line's end cuts is put together or has no value: its tail alone is never the amount.

All values are invented.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.documents import bank_slip
from parsers.documents.amount_words import READ_AS, is_tail, spelled, words_readings
from parsers.documents.contract_money import read_price
from parsers.layout.flow import Flow
from parsers.layout.piece import piece_of
from parsers.values.words import find_words
from tests.slip_lines import Rows, line, page
from tests.test_bank_slip_forms import PAYEE, PAYEE_ACCOUNT, PAYER, PAYER_ACCOUNT, value

WHOLE = Decimal("332100.00")


def slip(*, figures: bool, first: str, second: str) -> Rows:
    return [
        [(0.35, "江南银行付款回单")],
        [(0.03, "付款人名称"), (0.20, PAYER), (0.52, "收款人名称"), (0.66, PAYEE)],
        [(0.03, "付款人账号"), (0.20, PAYER_ACCOUNT), (0.52, "收款人账号"), (0.66, PAYEE_ACCOUNT)],
        [(0.03, "小写金额"), *([(0.20, "￥332,100.00")] if figures else [])],
        [(0.20, first)],
        [(0.03, "大写金额"), (0.20, second)],
        [(0.03, "交易日期"), (0.20, "2022-07-29"), (0.52, "用途"), (0.66, "专利权转让款")],
    ]


@pytest.mark.parametrize("figures", [False, True])
@pytest.mark.parametrize(
    ("first", "second"),
    [("叁拾叁万贰仟", "壹佰元整"), ("叁拾叁万", "贰仟壹佰元整"), ("叁拾叁万贰仟壹佰", "元整")],
)
def test_words_that_go_on_from_the_line_above_are_one_amount_on_a_slip(
    first: str, second: str, *, figures: bool
) -> None:
    found = bank_slip.parse([page(slip(figures=figures, first=first, second=second))])
    assert found is not None
    said = {reading.value for field in found.fields.get("amount", ()) for reading in field.readings}
    assert said <= {WHOLE, None}
    assert value(found, "amount_in_words") in ("叁拾叁万贰仟壹佰元整", None)


@given(st.integers(10_000, 99_999_999), st.data())
def test_the_tail_of_what_a_figure_says_is_never_the_amount_in_words(number: int, data: st.DataObject) -> None:
    amount = Decimal(number).quantize(Decimal("0.01"))
    words = spelled(amount)
    tail = words[data.draw(st.integers(1, len(words) - 3)) :]
    rows: Rows = [
        [(0.35, "江南银行付款回单")],
        [(0.03, "付款人名称"), (0.20, PAYER), (0.52, "收款人名称"), (0.66, PAYEE)],
        [(0.03, "小写金额"), (0.20, f"￥{amount:,.2f}"), (0.52, "大写金额"), (0.66, tail)],
        [(0.03, "交易日期"), (0.20, "2022-07-29")],
    ]
    found = bank_slip.parse([page(rows)])
    assert found is not None
    assert value(found, "amount") == amount
    same = [item.value for item in find_words(tail)] == [amount]
    assert value(found, "amount_in_words") == (tail if same else None)


@pytest.mark.parametrize("between", ["任", "。\n", " · ", "，"])
def test_words_behind_a_misread_character_of_their_own_have_no_value(between: str) -> None:
    found = find_words(f"作价叁拾叁万贰仟{between}壹佰元整")
    assert [item.value for item in found if "壹佰" in item.text] == [None]


@pytest.mark.parametrize(
    "text", ["38万（叁拾捌万元整）", "第壹期叁拾捌万元整", "一式贰份，总价叁拾捌万元整", "壹拾万元、叁拾捌万元整"]
)
def test_numerals_of_something_else_before_an_amount_leave_it_alone(text: str) -> None:
    assert Decimal("380000.00") in [item.value for item in find_words(text)]


@pytest.mark.parametrize("noise", [[], [(0.60, "（公章）")]])
def test_words_cut_at_the_end_of_a_contracts_line_are_never_their_tail(noise: list[tuple[float, str]]) -> None:
    rows: Rows = [
        [(0.30, "专利权转让合同")],
        [(0.05, "第二条 转让价款为人民币332,100.00元，大写金额为叁拾叁万贰仟"), *noise],
        [(0.05, "壹佰元整，于本合同签订后十日内一次性付清。")],
    ]
    price = read_price(Flow([page(rows)]))
    said = {reading.value for field in price.total for reading in field.readings}
    assert said <= {WHOLE, None}
    assert WHOLE in said
    assert all(field.value in ("叁拾叁万贰仟壹佰元整", None) for field in price.words)


@pytest.mark.parametrize("tail", ["拾万捌仟元整", "拾万零捌仟元整", "万捌仟元整"])
def test_a_tail_is_one_whether_zeros_are_written_or_not(tail: str) -> None:
    (words,) = find_words(tail)
    assert is_tail(words, {Decimal("908000.00")})


def words_beside(figure: Decimal, words: str) -> list[object]:
    piece = piece_of([line(0.3, 0.5, words)], 1)
    assert piece is not None
    return [reading.value for reading in words_readings([piece], labelled=True, figures=[figure])]


@pytest.mark.parametrize(
    "read", ["②肆万伍仟据佰圆整", "肆万伍仟据佰元整", "人民币肆万伍任捌佰圆整", "肆万伍仔捌佰元正"]
)
def test_words_with_one_sign_that_was_read_as_none_are_what_the_figure_says(read: str) -> None:
    assert words_beside(Decimal("45800.00"), read) == [Decimal("45800.00")]


OTHER = (
    "肆万伍仟柒佰圆整",
    "肆万据仟据佰圆整",
    "肆万伍仟架佰圆整",
    "肆万伍仟口佰圆整",
    "贰肆万伍仟据佰圆整",
    "柴万伍仟攻佰圆整",
)


@pytest.mark.parametrize("read", OTHER)
def test_words_that_say_another_numeral_or_lost_two_signs_are_not_put_right(read: str) -> None:
    assert Decimal("45800.00") not in words_beside(Decimal("45800.00"), read)


def test_no_character_is_the_look_alike_of_two_digits() -> None:
    digits = [READ_AS[sign] for sign in "零壹贰叁肆伍陆柒捌玖"]
    assert len(set("".join(digits))) == sum(len(set(characters)) for characters in digits)
    assert not set("".join(READ_AS.values())) & set("零壹贰叁肆伍陆柒捌玖拾佰仟元角分整正")


@given(st.integers(10_000, 99_999_999), st.data())
def test_no_other_numeral_is_taken_for_the_one_that_the_figure_says(number: int, data: st.DataObject) -> None:
    amount = Decimal(number).quantize(Decimal("0.01"))
    words = spelled(amount)
    at = data.draw(st.integers(0, len(words) - 3))
    other = data.draw(st.sampled_from([sign for sign in "零壹贰叁肆伍陆柒捌玖" if sign != words[at]]))
    said = words_beside(amount, words[:at] + other + words[at + 1 :])
    assert amount not in said
