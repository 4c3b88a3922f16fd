"""What papers of banks print beside plain labels: English, boxes for digits, labels above, vertical labels read wrong.

All values are invented.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ocr.lines import Box, Line
from parsers.documents import bank_slip
from parsers.documents.parsed import Parsed
from tests.slip_lines import Rows, line, page

PAYER, PAYEE = "霜桥精密机械（合肥）有限公司", "岚岭理工学院"
PAYER_ACCOUNT, PAYEE_ACCOUNT = "88107766554433221", "3344556677889"
PAYER_BANK, PAYEE_BANK = "徽商银行合肥望江路支行", "交通银行岚岭分行"


def parse(rows: Rows, *extra: Line, pitch: float = 0.06) -> Parsed:
    parsed = bank_slip.parse([page(rows, pitch=pitch, extra=extra)])
    assert parsed is not None
    return parsed


def value(parsed: Parsed, name: str) -> object:
    return next((found.value for found in parsed.fields.get(name, ())), None)


def parties(parsed: Parsed) -> list[object]:
    return [
        value(parsed, name) for name in ("payer", "payer_account", "payer_bank", "payee", "payee_account", "payee_bank")
    ]


BOTH = [PAYER, PAYER_ACCOUNT, PAYER_BANK, PAYEE, PAYEE_ACCOUNT, PAYEE_BANK]


def stacked(x: float, y: float, text: str, step: float = 0.05) -> list[Line]:
    return [line(x, y + step * index, char) for index, char in enumerate(text)]


def test_english_behind_a_label_is_no_value() -> None:
    rows: Rows = [
        [(0.3, "云湾银行 电子回单 E-Receipt")],
        [(0.02, "付款人 Payer"), (0.2, PAYER), (0.53, "收款人 Payee"), (0.7, PAYEE)],
        [(0.02, "账号 A/C No."), (0.2, PAYER_ACCOUNT), (0.53, "账号 A/C No."), (0.7, PAYEE_ACCOUNT)],
        [(0.02, "开户行 Bank Name"), (0.2, PAYER_BANK), (0.53, "开户行 Bank Name"), (0.7, PAYEE_BANK)],
        [(0.02, "金额 Amount"), (0.2, "CNY 56,000.00")],
        [(0.02, "交易日期 Date"), (0.2, "2022-03-04"), (0.53, "流水号 Serial No.: 66120987")],
        [(0.02, "用途 Purpose"), (0.2, "专利许可费")],
    ]
    parsed = parse(rows)
    assert parties(parsed) == BOTH
    assert (value(parsed, "serial_number"), value(parsed, "purpose")) == ("66120987", "专利许可费")


def test_values_stand_below_labels_that_fill_a_row() -> None:
    rows: Rows = [
        [(0.02, "云湾银行 企业网银电子回单")],
        [(0.02, "付款人名称"), (0.4, "付款人账号"), (0.7, "付款人开户行")],
        [(0.02, PAYER), (0.4, PAYER_ACCOUNT), (0.7, PAYER_BANK)],
        [(0.02, "收款人名称"), (0.4, "收款人账号"), (0.7, "收款人开户行")],
        [(0.02, PAYEE), (0.4, PAYEE_ACCOUNT), (0.7, PAYEE_BANK)],
        [(0.02, "交易流水号"), (0.4, "用途"), (0.7, "回单验证码")],
        [(0.02, "77120012"), (0.4, "专利权转让费"), (0.7, "9586875866")],
    ]
    parsed = parse(rows, pitch=0.039)
    assert parties(parsed) == BOTH
    assert (value(parsed, "serial_number"), value(parsed, "purpose")) == ("77120012", "专利权转让费")


def credit_form(*roles: Line, title: str = "云湾银行 进 账 单 （收账通知） 3") -> Parsed:
    places = (0.52, 0.56, 0.60, 0.64, 0.68, 0.72, 0.76, 0.80, 0.84, 0.88, 0.92)
    rows: Rows = [
        [(0.3, title)],
        [(0.42, "2022 年 7 月 9 日")],
        [(0.1, "全 称"), (0.2, PAYER), (0.56, "全 称"), (0.68, PAYEE)],
        [(0.1, "账 号"), (0.2, PAYER_ACCOUNT), (0.56, "账 号"), (0.68, PAYEE_ACCOUNT)],
        [(0.1, "开户银行"), (0.2, PAYER_BANK), (0.56, "开户银行"), (0.68, PAYEE_BANK)],
        [(0.1, "人民币"), *zip(places, "亿千百十万千百十元角分", strict=True)],
        [(0.1, "（大写）贰佰贰拾玖万元整"), *zip(places[1:], "¥229000000", strict=True)],
        [(0.52, "收款人开户银行签章")],
    ]
    return parse(rows, *roles)


def test_a_credit_form_with_vertical_roles_and_boxes() -> None:
    parsed = credit_form(*stacked(0.05, 0.16, "出票人"), *stacked(0.05, 0.34, "金额"), *stacked(0.52, 0.16, "收款人"))
    assert parties(parsed) == BOTH
    assert (value(parsed, "amount"), parsed.subtype) == (Decimal("2290000.00"), "receipt")


def test_a_box_read_into_a_vertical_role_is_no_part_of_it() -> None:
    payee = Line("收款人亿", Box(0.52, 0.16, 0.54, 0.37), 0.99)
    parsed = credit_form(*stacked(0.05, 0.16, "出票人"), payee)
    assert parties(parsed) == BOTH


def test_the_next_rows_label_read_into_a_vertical_role_is_no_part_of_it() -> None:
    payee = Line("收款单位金", Box(0.03, 0.15, 0.055, 0.37), 0.99)
    payer = Line("付款单位", Box(0.5, 0.15, 0.525, 0.31), 0.99)
    rows: Rows = [
        [(0.4, "云湾银行 收款凭证")],
        [],
        [(0.1, "名称"), (0.2, PAYEE), (0.55, "名称"), (0.65, PAYER)],
        [(0.1, "账号"), (0.2, PAYEE_ACCOUNT), (0.55, "账号"), (0.65, PAYER_ACCOUNT)],
        [(0.1, "开户银行"), (0.2, PAYEE_BANK), (0.55, "开户银行"), (0.65, PAYER_BANK)],
        [(0.075, "额"), (0.2, "人民币贰拾柒万叁仟元整"), (0.6, "¥273,000.00")],
        [(0.03, "款项内容"), (0.2, "专利权转让费"), (0.55, "入账日期"), (0.65, "2021-09-16")],
    ]
    parsed = parse(rows, payee, payer, pitch=0.055)
    assert parties(parsed) == BOTH
    assert (value(parsed, "amount"), value(parsed, "purpose")) == (Decimal("273000.00"), "专利权转让费")


def test_two_parties_whose_roles_were_not_read_are_not_told_apart() -> None:
    parsed = credit_form()
    assert parties(parsed) == [None] * 6


def test_an_application_is_an_order() -> None:
    parsed = credit_form(
        *stacked(0.05, 0.16, "申请人"), *stacked(0.52, 0.16, "收款人"), title="云湾银行 结算业务申请书"
    )
    assert parties(parsed) == BOTH
    assert parsed.subtype == "order"


def test_a_bill_of_exchange_is_a_promise_and_a_slip_that_mentions_one_is_none() -> None:
    parsed = credit_form(*stacked(0.05, 0.16, "出票人"), *stacked(0.52, 0.16, "收票人"), title="电子银行承兑汇票")
    assert parties(parsed) == BOTH
    assert parsed.subtype == "order"
    paid = credit_form(
        *stacked(0.05, 0.16, "付款人"),
        *stacked(0.52, 0.16, "收款人"),
        line(0.05, 0.9, "用途：承兑汇票"),
        title="付款回单",
    )
    assert paid.subtype == "payment"


def test_a_letter_spaced_title_is_no_label() -> None:
    rows: Rows = [
        [(0.05, "业 务 凭 证 （ 付 款 回 单 ）")],
        [(0.05, "付款人名称"), (0.3, PAYER)],
        [(0.05, "收款人名称"), (0.3, PAYEE)],
        [(0.05, "交易日期"), (0.3, "2022/05/10"), (0.55, "交易金额"), (0.7, "CNY 415,000.00")],
    ]
    parsed = parse(rows)
    assert parsed.subtype == "payment"
    assert (value(parsed, "payer"), value(parsed, "payee")) == (PAYER, PAYEE)


def test_an_account_of_a_payment_platform_is_an_address() -> None:
    rows: Rows = [
        [(0.3, "电子回单")],
        [(0.05, "付款方名称"), (0.3, PAYER)],
        [(0.05, "付款方账户"), (0.3, "finance@shuangqiao-jm.com")],
        [(0.05, "收款方名称"), (0.3, PAYEE)],
        [(0.05, "支付金额"), (0.3, "415,000.00"), (0.55, "支付时间"), (0.7, "2022-05-10 10:21:09")],
    ]
    assert value(parse(rows), "payer_account") == "finance@shuangqiao-jm.com"


def test_a_character_of_a_seal_is_no_value() -> None:
    rows: Rows = [
        [(0.3, "电子回单")],
        [(0.05, "付款方名称"), (0.3, PAYER)],
        [(0.05, "收款方名称"), (0.3, PAYEE)],
        [(0.05, "支付金额"), (0.3, "415,000.00"), (0.55, "支付时间"), (0.7, "2022-05-10 10:21:09")],
    ]
    assert value(parse(rows, line(0.2, 0.165, "子")), "payee") == PAYEE


@pytest.mark.parametrize(("words", "expected"), [("（大写）伍拾伍万柒仟元整", "557000.00"), ("（大写）仟元整", None)])
def test_a_figure_in_doubt_needs_words_that_say_the_same(words: str, expected: str | None) -> None:
    rows: Rows = [
        [(0.3, "电子回单")],
        [(0.05, "付款方名称"), (0.3, PAYER)],
        [(0.05, "收款方名称"), (0.3, PAYEE)],
        [(0.05, "交易日期"), (0.3, "2022-05-10")],
        [(0.05, words)],
    ]
    figure = replace(line(0.6, 0.22, "金额：557,000.00"), confidence=0.6)
    amount = value(parse(rows, figure), "amount")
    assert amount == (Decimal(expected) if expected else None)


def test_a_wrapped_bank_that_begins_above_its_label_is_no_part_of_the_account() -> None:
    rows: Rows = [
        [(0.3, "云湾银行 电子回单")],
        [(0.05, "付款人账号"), (0.2, PAYER_ACCOUNT), (0.55, "收款人名称"), (0.7, PAYEE)],
        [],
        [(0.05, "交易日期"), (0.2, "2022-05-10"), (0.55, "金额"), (0.7, "415,000.00")],
    ]
    bank = [
        line(0.05, 0.165, "付款人开户行"),
        line(0.2, 0.15, "中国农业银行股份有限公司杭州云湾"),
        line(0.2, 0.18, "经济技术开发区支行营业部"),
    ]
    parsed = parse(rows, *bank)
    assert value(parsed, "payer_bank") == "中国农业银行股份有限公司杭州云湾经济技术开发区支行营业部"
    assert value(parsed, "payer_account") == PAYER_ACCOUNT


def test_a_label_that_wraps_in_its_cell_is_one_label() -> None:
    rows: Rows = [
        [(0.3, "云湾农商银行业务回单（借方）")],
        [(0.05, "付款人全称"), (0.2, PAYER), (0.6, "付款人帐号"), (0.75, PAYER_ACCOUNT)],
        [],
        [(0.05, "收款人全称"), (0.2, PAYEE), (0.6, "收款人帐号"), (0.75, PAYEE_ACCOUNT)],
        [],
        [(0.05, "金额"), (0.2, "￥415,000.00"), (0.6, "交易日期:2021年5月20日")],
    ]
    banks = [
        *(line(0.05, 0.145, "付款人开户行"), line(0.05, 0.177, "名称"), line(0.2, 0.161, PAYER_BANK)),
        *(line(0.05, 0.265, "收款人开户行"), line(0.05, 0.297, "名称"), line(0.2, 0.281, PAYEE_BANK)),
    ]
    assert parties(parse(rows, *banks)) == BOTH


def test_a_branch_where_no_bank_was_read_is_no_party() -> None:
    rows: Rows = [
        [(0.3, "电子回单")],
        [(0.05, "付款方名称"), (0.3, PAYER_BANK)],
        [(0.05, "收款方名称"), (0.3, PAYEE)],
        [(0.05, "支付金额"), (0.3, "415,000.00"), (0.55, "支付时间"), (0.7, "2022-05-10 10:21:09")],
    ]
    assert value(parse(rows), "payer") is None


def test_two_upright_roles_read_as_one_line_are_two() -> None:
    rows: Rows = [
        [(0.3, "云湾银行 收账通知")],
        *[
            [(0.12, label), (0.3, value_of)]
            for label, value_of in (
                ("名 称", PAYER), ("账 号", PAYER_ACCOUNT), ("开户银行", PAYER_BANK),
                ("名 称", PAYEE), ("账 号", PAYEE_ACCOUNT), ("开户银行", PAYEE_BANK),
            )
        ],
        [(0.05, "金　额"), (0.3, "人民币（大写）肆拾壹万伍仟元整"), (0.65, "￥：415,000.00")],
        [(0.05, "事　由"), (0.3, "专利权转让款")],
        [(0.05, "凭证编号：3300211"), (0.4, "汇划流水：88120456377"), (0.75, "柜员：1021")],
    ]  # fmt: skip
    roles = Line("汇款单位收款单位", Box(0.05, 0.09, 0.07, 0.44), 0.98)
    parsed = parse(rows, roles)
    assert parties(parsed) == BOTH
    assert value(parsed, "serial_number") == "88120456377"
    assert value(parsed, "purpose") == "专利权转让款"


def test_a_label_that_wraps_in_its_cell_is_one() -> None:
    rows: Rows = [
        [(0.3, "电子回单")],
        [(0.05, "付款人名称"), (0.3, PAYER)],
        [(0.05, "付款人账号"), (0.3, PAYER_ACCOUNT)],
        [(0.05, "收款人名称"), (0.3, PAYEE)],
        [(0.05, "交易金额"), (0.3, "415,000.00"), (0.55, "交易时间"), (0.7, "2022-05-10 10:21:09")],
    ]
    given = parse(rows, line(0.05, 0.32, "收款人开户行"), line(0.05, 0.355, "名称"), line(0.3, 0.337, PAYEE_BANK))
    assert value(given, "payee_bank") == PAYEE_BANK


@pytest.mark.parametrize("bank", ["股份有限公司岚岭科谷支行", "有限公司岚岭支行"])
def test_a_bank_that_begins_with_a_form_of_company_has_lost_its_name(bank: str) -> None:
    rows: Rows = [
        [(0.3, "电子回单")],
        [(0.05, "付款方名称"), (0.3, PAYER)],
        [(0.05, "收款方名称"), (0.3, PAYEE)],
        [(0.05, "收款方开户行"), (0.3, bank)],
        [(0.05, "支付金额"), (0.3, "415,000.00"), (0.55, "支付时间"), (0.7, "2022-05-10 10:21:09")],
    ]
    assert value(parse(rows), "payee_bank") is None


def test_an_amount_in_words_is_no_purpose() -> None:
    rows: Rows = [
        [(0.3, "电子回单")],
        [(0.05, "付款方名称"), (0.3, PAYER)],
        [(0.05, "收款方名称"), (0.3, PAYEE)],
        [(0.05, "支付金额"), (0.3, "415,000.00"), (0.55, "支付时间"), (0.7, "2022-05-10 10:21:09")],
        [(0.05, "用途"), (0.3, "肆拾壹万伍仟元整")],
    ]
    assert value(parse(rows), "purpose") is None


def test_roles_upright_beside_two_sets_of_rows_are_theirs_however_their_boxes_are_drawn() -> None:
    rows: Rows = [
        [(0.3, "云湾银行 付款通知")],
        [(0.12, "名称"), (0.3, PAYEE)],
        [(0.12, "账号"), (0.3, PAYEE_ACCOUNT)],
        [(0.12, "开户行"), (0.3, PAYEE_BANK)],
        [(0.12, "名称"), (0.3, PAYER)],
        [(0.12, "账号"), (0.3, PAYER_ACCOUNT)],
        [(0.12, "开户行"), (0.3, PAYER_BANK)],
        [(0.05, "交易金额"), (0.3, "415,000.00"), (0.55, "交易日期"), (0.7, "2022-05-10")],
    ]
    roles = Line("收款单位付款单位", Box(0.05, 0.05, 0.07, 0.42), 0.98)
    assert parties(parse(rows, roles)) == BOTH


def test_a_label_that_ran_into_a_bank_leaves_it_unread() -> None:
    rows: Rows = [
        [(0.3, "电子回单")],
        [(0.05, "付款方名称"), (0.3, PAYER)],
        [(0.05, "收款方名称"), (0.3, PAYEE)],
        [(0.05, "收款方开户行"), (0.3, f"账号{PAYEE_BANK}")],
        [(0.05, "付款方开户行"), (0.3, f"{PAYER_BANK}收款行")],
        [(0.05, "支付金额"), (0.3, "415,000.00"), (0.55, "支付时间"), (0.7, "2022-05-10 10:21:09")],
    ]
    parsed = parse(rows)
    assert (value(parsed, "payee_bank"), value(parsed, "payer_bank")) == (None, PAYER_BANK)


def test_a_purpose_with_one_of_two_brackets_is_cut() -> None:
    rows: Rows = [
        [(0.3, "电子回单")],
        [(0.05, "付款方名称"), (0.3, PAYER)],
        [(0.05, "收款方名称"), (0.3, PAYEE)],
        [(0.05, "支付金额"), (0.3, "415,000.00"), (0.55, "支付时间"), (0.7, "2022-05-10 10:21:09")],
        [(0.05, "用途"), (0.3, "专利许可使用费（")],
    ]
    assert value(parse(rows), "purpose") is None


def test_a_purpose_whose_label_was_misread_puts_a_lesser_one_in_doubt() -> None:
    rows: Rows = [
        [(0.3, "电子回单")],
        [(0.05, "付款方名称"), (0.3, PAYER)],
        [(0.05, "收款方名称"), (0.3, PAYEE)],
        [(0.05, "支付金额"), (0.3, "415,000.00"), (0.55, "支付时间"), (0.7, "2022-05-10 10:21:09")],
        [(0.05, "甩逾说"), (0.3, "专利转让费")],
        [(0.05, "备注"), (0.3, "合同款")],
    ]
    assert value(parse(rows), "purpose") is None
