"""What a slip says it has, but could not be read: the field stands there without a value, and nothing else steps in.

All values are invented.
"""

from __future__ import annotations

import pytest

from ocr.lines import Line
from parsers.documents import bank_slip
from parsers.documents.parsed import Parsed
from tests.slip_lines import Rows, line, page
from tests.test_bank_slip_forms import PAYEE, PAYEE_ACCOUNT, PAYER, PAYER_ACCOUNT, SERIAL, value
from tests.test_bank_statement import HEAD

FORM: Rows = [
    [(0.35, "江南银行付款回单")],
    [(0.03, "付款人名称"), (0.20, PAYER), (0.52, "收款人名称"), (0.66, PAYEE)],
    [(0.03, "付款人账号"), (0.20, PAYER_ACCOUNT), (0.52, "收款人账号"), (0.66, PAYEE_ACCOUNT)],
    [(0.03, "小写金额"), (0.20, "￥332,100.00"), (0.52, "交易日期"), (0.66, "2022-07-29")],
]


def parse(*rows: list[tuple[float, str]], extra: tuple[Line, ...] = ()) -> Parsed:
    found = bank_slip.parse([page([*FORM, *rows], extra=extra)])
    assert found is not None
    return found


@pytest.mark.parametrize("label", ["摘要", "用途：", "附言", "汇款用途", "备注："])
def test_a_purpose_that_was_not_read_is_a_field_without_a_value_that_says_so(label: str) -> None:
    (field,) = parse([(0.03, label)]).fields["purpose"]
    assert field.value is None
    assert field.best.text


def test_print_below_a_remark_that_nobody_took_is_told() -> None:
    (field,) = parse([(0.03, "备注：")], extra=(line(0.03, 0.30, "冲￥正", confidence=0.4),)).fields["purpose"]
    assert field.value is None


@pytest.mark.parametrize("nothing", ["无", "-", "/"])
def test_a_purpose_that_is_printed_as_none_is_no_field(nothing: str) -> None:
    assert value(parse([(0.03, "用途："), (0.2, nothing)]), "purpose") is None


def test_a_form_without_a_label_for_the_purpose_has_no_such_field() -> None:
    assert "purpose" not in parse().fields


@pytest.mark.parametrize("flow", ["主机流水", "交易流水号", "汇划流水号："])
def test_no_other_number_steps_in_for_a_booking_number_that_was_not_read(flow: str) -> None:
    read = parse([(0.03, "回单编号"), (0.2, SERIAL)], [(0.03, flow), (0.2, "2·6")])
    assert value(read, "serial_number") is None
    assert "serial_number" in read.fields


def test_a_booking_number_misread_behind_its_label_in_one_line_keeps_others_out() -> None:
    read = parse([(0.03, "回单编号"), (0.2, SERIAL)], [(0.03, "主机流水*268%02637§077")])
    assert value(read, "serial_number") is None


def test_the_number_of_the_receipt_is_taken_where_no_booking_number_is_printed() -> None:
    assert value(parse([(0.03, "回单编号"), (0.2, SERIAL)]), "serial_number") == SERIAL


def test_a_column_of_a_statement_whose_cell_was_not_read_is_a_field_without_value() -> None:
    row = [(0.02, "2022-07-29"), (0.38, "415,000.00"), (0.50, "912,000.00"), (0.60, PAYER)]
    (parsed,) = bank_slip.parse_all([page([*HEAD, row])])
    assert (value(parsed, "purpose"), value(parsed, "serial_number")) == (None, None)
    assert {"purpose", "serial_number"} <= set(parsed.fields)


@pytest.mark.parametrize("speck", [".", ",", "·", "'"])
@pytest.mark.parametrize("place", [3, 8, 12])
def test_a_speck_inside_a_number_leaves_no_part_of_it_as_the_number(speck: str, place: int) -> None:
    account, number = "627795792639269", "220121318087590"
    broken, serial = (text[:place] + speck + text[place:] for text in (account, number))
    rows: Rows = [
        *FORM[:2],
        [(0.03, "付款人账号"), (0.20, PAYER_ACCOUNT), (0.52, "收款人账号"), (0.66, broken)],
        FORM[3],
        [(0.03, "交易流水号"), (0.2, serial)],
    ]
    found = bank_slip.parse([page(rows)])
    assert found is not None
    assert value(found, "payee_account") in (account, None)
    assert value(found, "serial_number") in (number, None)


def test_a_blank_inside_a_number_leaves_no_part_of_it_as_the_number() -> None:
    read = parse([(0.03, "交易流水号"), (0.2, "22012131 8087590")])
    assert value(read, "serial_number") in ("220121318087590", None)


def test_a_booking_number_half_a_line_off_its_label_keeps_others_out() -> None:
    number = line(0.66, 0.263, "361629988519")
    read = parse([(0.03, "回单编号"), (0.2, SERIAL), (0.52, "交易流水")], extra=(number,))
    assert value(read, "serial_number") in (None, "361629988519")
