"""Statements whose heads stand over two rows, or whose columns ran together. All values are invented."""

from __future__ import annotations

import pytest

from parsers.documents import bank_slip
from tests.slip_lines import Rows, page
from tests.test_bank_statement import PAYEE, PAYER, values

TOP: Rows = [
    [(0.40, "江南银行单位活期存款账户交易明细")],
    [(0.03, f"单位名称：{PAYEE}"), (0.5, "账号：3344556677889")],
    [(0.03, "开户机构：交通银行岚岭分行")],
]
BOOKING = [(0.02, "2022-07-29"), (0.14, "专利转让费"), (0.38, "415,000.00"), (0.47, "912,000.00")]
OTHER_SIDE = [(0.58, PAYER), (0.78, "62220201111222"), (0.89, "江南银行支行")]


def heads(*common: tuple[float, str]) -> Rows:
    return [
        [(0.30, "发 生 额"), *common],
        [(0.02, "交易日期"), (0.14, "摘要"), (0.48, "账户余额")],
        [(0.24, "借方（支出）"), (0.36, "贷方（收入）"), (0.62, "户名"), (0.80, "账号"), (0.90, "开户行")],
    ]


@pytest.mark.parametrize("word", ["对方信息", "交易对手信息", "收/付款人信息"])
def test_heads_below_a_common_one_are_of_the_other_side(word: str) -> None:
    (parsed,) = bank_slip.parse_all([page([*TOP, *heads((0.74, word)), [*BOOKING, *OTHER_SIDE]], pitch=0.04)])
    found = values(parsed)
    assert (found["payer"], found["payer_account"], found["payer_bank"]) == (PAYER, "62220201111222", "江南银行支行")
    assert (found["payee"], found["payee_account"]) == (PAYEE, "3344556677889")


def test_heads_without_a_common_one_say_nothing_of_the_other_side() -> None:
    parsed = bank_slip.parse_all([page([*TOP, *heads(), [*BOOKING, *OTHER_SIDE]], pitch=0.04)])
    assert all(values(one).get("payer_account") is None for one in parsed)


HEAD: Rows = [
    *TOP,
    [(0.02, "交易日期"), (0.14, "流水号"), (0.26, "借方发生额"), (0.38, "贷方发生额"), (0.50, "余额"),
     (0.62, "对方户名"), (0.86, "摘要")],
]  # fmt: skip


def test_a_balance_read_together_with_the_name_behind_it_is_no_part_of_that() -> None:
    cells = [(0.02, "2022-07-29"), (0.14, "66120987"), (0.38, "415,000.00"), (0.50, f"912,000.00{PAYER}")]
    (parsed,) = bank_slip.parse_all([page([*HEAD, [*cells, (0.86, "专利转让费")]])])
    assert (values(parsed)["payer"], str(values(parsed)["amount"])) == (PAYER, "415000.00")


def test_a_firm_whose_name_begins_with_a_number_keeps_it() -> None:
    cells = [(0.02, "2022-07-29"), (0.14, "66120987"), (0.38, "415,000.00"), (0.50, "912,000.00")]
    (parsed,) = bank_slip.parse_all([page([*HEAD, [*cells, (0.62, f"360{PAYER}"), (0.86, "专利转让费")]])])
    assert values(parsed)["payer"] in (None, f"360{PAYER}")
