"""Instructions to a bank: an order until the bank stamps that it was carried out. All values are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr.lines import Line
from parsers.documents import bank_slip
from tests.slip_lines import Rows, line, page
from tests.test_bank_slip_unread import FORM

INSTRUCTION: Rows = [[(0.35, "江南银行结算业务申请书")], *FORM[1:]]


def subtype_of(*words: Line) -> str | None:
    parsed = bank_slip.parse([replace(page(INSTRUCTION), seal_words=words)])
    assert parsed is not None
    return parsed.subtype


@pytest.mark.parametrize("word", ["转讫", "办讫", "业务清讫"])
def test_an_instruction_that_a_seal_calls_carried_out_is_no_mere_order(word: str) -> None:
    assert subtype_of(line(0.7, 0.5, word)) != "order"


@pytest.mark.parametrize("word", ["业务受理章", "江南银行霜桥支行", "2022.07.29"])
def test_an_instruction_that_was_but_taken_in_is_an_order(word: str) -> None:
    assert subtype_of(line(0.7, 0.5, word)) == subtype_of() == "order"


def test_the_words_of_a_seal_are_no_value() -> None:
    parsed = bank_slip.parse([replace(page(INSTRUCTION), seal_words=(line(0.2, 0.19, "￥999.00 转讫"),))])
    assert parsed is not None
    assert str(parsed.fields["amount"][0].value) == "332100.00"


def test_print_that_lies_upon_other_print_of_a_purpose_gives_none() -> None:
    rows: Rows = [*FORM, [(0.03, "用途"), (0.20, "专利转让费")], [(0.03, "摘要"), (0.20, "网银转账")]]
    over = line(0.24, 0.242, "江南银行转讫")
    parsed = bank_slip.parse([page(rows, extra=(over,))])
    assert parsed is not None
    assert parsed.fields["purpose"][0].value is None
