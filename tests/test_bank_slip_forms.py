"""Bank slips in the layouts of many banks, as recorded lines: whatever the form, the same facts come out.

All values are invented. A form is written as rows of (left edge, text); lines stand 0.05 of the page apart.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from extract.pages import Page
from parsers.documents import bank_slip
from parsers.documents.parsed import Parsed
from tests.slip_lines import HIGH, WIDE, page
from tests.slip_lines import Rows as Form

PAYER, PAYER_ACCOUNT, PAYER_BANK = "青禾智造（苏州）有限公司", "6222020111122233344", "中国工商银行苏州云台支行"
PAYEE, PAYEE_ACCOUNT, PAYEE_BANK = "临江理工大学", "110907788990011", "招商银行临江大学城支行"
AMOUNT, WORDS = Decimal("380000.00"), "叁拾捌万元整"
PAID_ON, SERIAL, PURPOSE = date(2022, 7, 29), "88120456377", "专利权转让款"


def parse(form: Form, pitch: float = 0.05) -> Parsed:
    parsed = bank_slip.parse([page(form, pitch=pitch)])
    assert parsed is not None
    return parsed


def value(parsed: Parsed, name: str) -> object:
    fields = parsed.fields.get(name, ())
    return fields[0].value if fields else None


def stacked(char_x: float, text: str, first_row: int, rows: list[list[tuple[float, str]]]) -> None:
    """Write a word from top to bottom, one character a row."""
    for offset, char in enumerate(text):
        rows[first_row + offset].insert(0, (char_x, char))


def two_columns_vertical_roles() -> Form:
    rows: list[list[tuple[float, str]]] = [
        [(0.35, "江南银行 网上银行电子回单")],
        [(0.03, "电子回单号码：0012-3456-7890")],
        [(0.10, "户 名"), (0.20, PAYER), (0.55, "户 名"), (0.65, PAYEE)],
        [(0.10, "账 号"), (0.20, PAYER_ACCOUNT), (0.55, "账 号"), (0.65, PAYEE_ACCOUNT)],
        [(0.10, "开户银行"), (0.20, PAYER_BANK), (0.55, "开户银行"), (0.65, PAYEE_BANK)],
        [(0.03, "金 额"), (0.20, "￥380,000.00"), (0.52, "金额（大写）"), (0.66, f"人民币{WORDS}")],
        [(0.03, "摘 要"), (0.20, "跨行转账"), (0.52, "业务（产品）种类"), (0.70, "跨行发报")],
        [(0.03, "用 途"), (0.20, PURPOSE)],
        [(0.03, "交易流水号"), (0.20, SERIAL), (0.52, "时间戳"), (0.66, "2022-07-29-10.21.33")],
        [(0.03, "记账日期"), (0.20, "2022年07月29日"), (0.52, "打印日期：2022年08月02日")],
    ]
    stacked(0.04, "付款人", 2, rows)
    stacked(0.50, "收款人", 2, rows)
    return rows


def account_first_roles_beside() -> Form:
    return [
        [(0.35, "客户收付款入账通知")],
        [(0.03, f"回单编号：{SERIAL}"), (0.80, "第1次打印")],
        [(0.12, "账号"), (0.20, PAYER_ACCOUNT), (0.58, "账号"), (0.66, PAYEE_ACCOUNT)],
        [(0.02, "付款方"), (0.12, "户名"), (0.20, PAYER), (0.48, "收款方"), (0.58, "户名"), (0.66, PAYEE)],
        [(0.12, "开户行"), (0.20, PAYER_BANK), (0.58, "开户行"), (0.66, PAYEE_BANK)],
        [(0.02, "金额（小写）"), (0.20, "380,000.00"), (0.48, "金额（大写）"), (0.66, WORDS)],
        [(0.02, "交易时间"), (0.20, "2022-07-2910:21:07"), (0.48, "会计日期"), (0.66, "20220729")],
        [(0.02, "摘要"), (0.20, PURPOSE), (0.48, "凭证号")],
        [(0.02, "附言"), (0.20, "合同编号QH-2022-01")],
    ]


def payee_left_prefixed() -> Form:
    return [
        [(0.35, "国内支付业务收款回单")],
        [(0.10, "客户号："), (0.55, "日期：2022年07月29日")],
        [(0.05, f"收款人账号：{PAYEE_ACCOUNT}"), (0.52, f"付款人账号：{PAYER_ACCOUNT}")],
        [(0.05, f"收款人名称：{PAYEE}"), (0.52, f"付款人名称：{PAYER}")],
        [(0.05, f"收款人开户行：{PAYEE_BANK}"), (0.52, f"付款人开户行：{PAYER_BANK}")],
        [(0.05, "金额：CNY 380000.00")],
        [(0.10, f"人民币{WORDS}")],
        [(0.05, "业务种类：普通汇兑"), (0.35, "业务编号："), (0.60, "凭证号码：")],
        [(0.05, f"用途：{PURPOSE}")],
        [(0.05, "附言：ZL202210112233.5")],
        [(0.05, "交易机构：00123"), (0.35, f"交易流水号：{SERIAL}"), (0.70, "经办：")],
        [(0.05, "回单编号：2022072966150021"), (0.50, "打印时间：2022/08/01 09:12:33")],
    ]


def prefixed_in_two_columns() -> Form:
    return [
        [(0.42, "入 账 回 单")],
        [(0.05, "交易日期：2022年07月29日"), (0.45, "业务类型：企业银行代收")],
        [(0.05, "业务编号："), (0.45, f"交易流水：{SERIAL}")],
        [(0.05, f"收款账号：{PAYEE_ACCOUNT}"), (0.45, f"收款人：{PAYEE}")],
        [(0.05, f"收款开户行：{PAYEE_BANK}")],
        [(0.05, f"付款账号：{PAYER_ACCOUNT}"), (0.45, f"付款人：{PAYER}")],
        [(0.05, f"付款开户行：{PAYER_BANK}")],
        [(0.05, "交易金额(小写)：CNY380,000.00")],
        [(0.05, f"交易金额(大写)：人民币{WORDS}")],
        [(0.05, f"交易摘要：{PURPOSE}")],
        [(0.05, "经办："), (0.20, "复核："), (0.35, "回单编号：")],
    ]


def blocks_above_each_other() -> Form:
    return [
        [(0.40, "云州农村商业银行业务凭证")],
        [(0.05, "交易日期"), (0.20, "2022-07-29"), (0.55, "流水号"), (0.66, SERIAL)],
        [(0.16, "账户名称"), (0.30, PAYER)],
        [(0.05, "付款人"), (0.16, "账号"), (0.30, PAYER_ACCOUNT)],
        [(0.16, "开户行"), (0.30, PAYER_BANK)],
        [(0.16, "账户名称"), (0.30, PAYEE)],
        [(0.05, "收款人"), (0.16, "账号"), (0.30, PAYEE_ACCOUNT)],
        [(0.16, "开户行"), (0.30, PAYEE_BANK)],
        [(0.05, "大写金额"), (0.30, WORDS)],
        [(0.05, "小写金额"), (0.30, "¥380,000.00")],
        [(0.05, "摘要"), (0.30, PURPOSE)],
    ]


def role_on_first_row_of_block() -> Form:
    return [
        [(0.40, "青川村镇银行付款通知书")],
        [(0.05, "付款单位"), (0.20, "全称"), (0.30, PAYER)],
        [(0.20, "账号"), (0.30, PAYER_ACCOUNT)],
        [(0.20, "开户行"), (0.30, PAYER_BANK)],
        [(0.05, "收款单位"), (0.20, "全称"), (0.30, PAYEE)],
        [(0.20, "账号"), (0.30, PAYEE_ACCOUNT)],
        [(0.20, "开户行"), (0.30, PAYEE_BANK)],
        [(0.05, "金额"), (0.20, f"人民币（大写）{WORDS}"), (0.60, "（小写）¥380,000.00")],
        [(0.05, "记账日期"), (0.20, "20220729"), (0.60, "会计流水号"), (0.75, SERIAL)],
        [(0.05, "用途"), (0.20, PURPOSE)],
    ]


def roles_head_columns() -> Form:
    return [
        [(0.40, "滨湖银行电子回单")],
        [(0.35, "付款方"), (0.70, "收款方")],
        [(0.05, "户名"), (0.22, PAYER), (0.60, PAYEE)],
        [(0.05, "账号"), (0.22, PAYER_ACCOUNT), (0.60, PAYEE_ACCOUNT)],
        [(0.05, "开户行"), (0.22, PAYER_BANK), (0.60, PAYEE_BANK)],
        [(0.05, "交易金额"), (0.22, f"380,000.00({WORDS})")],
        [(0.05, "交易日期"), (0.22, "2022-07-29"), (0.55, "交易流水号"), (0.70, SERIAL)],
        [(0.05, "用途"), (0.22, PURPOSE)],
    ]


def own_and_other_with_flag() -> Form:
    return [
        [(0.40, "东海银行客户专用回单")],
        [(0.05, "本方户名"), (0.22, PAYER), (0.55, "对方户名"), (0.70, PAYEE)],
        [(0.05, "本方账号"), (0.22, PAYER_ACCOUNT), (0.55, "对方账号"), (0.70, PAYEE_ACCOUNT)],
        [(0.05, "本方开户行"), (0.22, PAYER_BANK), (0.55, "对方开户行"), (0.70, PAYEE_BANK)],
        [(0.05, "借贷标志"), (0.22, "借方"), (0.55, "交易流水号"), (0.70, SERIAL)],
        [(0.05, "金额"), (0.22, "380,000.00"), (0.55, "大写"), (0.70, WORDS)],
        [(0.05, "交易日期"), (0.22, "2022/07/29"), (0.55, "摘要"), (0.70, PURPOSE)],
    ]


def holder_without_role() -> Form:
    return [
        [(0.40, "海曙银行客户回单")],
        [(0.03, "交易日期"), (0.20, "2022年07月29日"), (0.60, "回单编号 HS20220729-0021")],
        [(0.08, "账号"), (0.20, PAYER_ACCOUNT)],
        [(0.08, "户名"), (0.20, PAYER)],
        [(0.05, "开户银行"), (0.20, PAYER_BANK)],
        [(0.05, "交易金额"), (0.20, f"人民币 {WORDS}"), (0.60, "RMB380,000.00")],
        [(0.05, "业务种类"), (0.20, "转账支取"), (0.55, "交易流水"), (0.66, SERIAL)],
        [(0.20, f"收款人账号：{PAYEE_ACCOUNT}"), (0.55, f"收款人户名：{PAYEE}")],
        [(0.20, f"收款行行名：{PAYEE_BANK}业务类型：")],
        [(0.20, f"用途：{PURPOSE}")],
    ]


def labels_glued_without_colons() -> Form:
    return [
        [(0.30, "星河银行网上银行电子回执")],
        [(0.05, "币别：人民币元 日期：20220729 凭证号："), (0.55, f"账户明细编号-交易流水号：{SERIAL}")],
        [(0.14, f"全称{PAYER}"), (0.62, f"全称{PAYEE}")],
        [(0.03, "付款人"), (0.14, f"账号{PAYER_ACCOUNT}"), (0.52, "收款人"), (0.62, f"账号{PAYEE_ACCOUNT}")],
        [(0.14, f"开户行{PAYER_BANK}"), (0.62, f"开户行{PAYEE_BANK}")],
        [(0.03, "大写金额"), (0.14, WORDS), (0.52, "小写金额"), (0.64, "380000.00")],
        [(0.03, f"用途{PURPOSE}"), (0.52, "钞汇标志")],
        [(0.03, "摘要"), (0.14, "跨行转出")],
        [(0.03, "重要提示：银行受理成功，本回执不作为收、付款方交易的最终依据，正式回单请在交易成功第二日打印。")],
    ]


def one_row_for_each_party() -> Form:
    return [
        [(0.40, "长汀银行转账凭证")],
        [(0.03, f"付款人户名：{PAYER}"), (0.42, f"账号：{PAYER_ACCOUNT}"), (0.70, f"开户行：{PAYER_BANK}")],
        [(0.03, f"收款人户名：{PAYEE}"), (0.42, f"账号：{PAYEE_ACCOUNT}"), (0.70, f"开户行：{PAYEE_BANK}")],
        [(0.03, f"金额（大写）：{WORDS}"), (0.50, "（小写）：¥380,000.00")],
        [(0.03, "入账日期：2022.07.29"), (0.50, f"交易序号：{SERIAL}")],
        [(0.03, f"款项用途：{PURPOSE}")],
    ]


def debit_and_credit() -> Form:
    return [
        [(0.40, "中原银行记账回单")],
        [(0.03, "借方户名"), (0.16, PAYER), (0.52, "贷方户名"), (0.66, PAYEE)],
        [(0.03, "借方账号"), (0.16, PAYER_ACCOUNT), (0.52, "贷方账号"), (0.66, PAYEE_ACCOUNT)],
        [(0.03, "借方开户行"), (0.16, PAYER_BANK), (0.52, "贷方开户行"), (0.66, PAYEE_BANK)],
        [(0.03, "发生额"), (0.16, "CNY380,000.00"), (0.52, "大写金额"), (0.66, WORDS)],
        [(0.03, "交易日"), (0.16, "20220729"), (0.52, "核心流水号"), (0.66, SERIAL)],
        [(0.03, "付款用途"), (0.16, PURPOSE)],
    ]


FORMS: list[Callable[[], Form]] = [
    two_columns_vertical_roles,
    account_first_roles_beside,
    payee_left_prefixed,
    prefixed_in_two_columns,
    blocks_above_each_other,
    role_on_first_row_of_block,
    roles_head_columns,
    own_and_other_with_flag,
    holder_without_role,
    labels_glued_without_colons,
    one_row_for_each_party,
    debit_and_credit,
]
SIDES = {
    payee_left_prefixed: "receipt",
    prefixed_in_two_columns: "receipt",
    role_on_first_row_of_block: "payment",
    own_and_other_with_flag: "payment",
    holder_without_role: "payment",
    labels_glued_without_colons: "order",
}


def facts(parsed: Parsed) -> dict[str, object]:
    names = (
        "payer", "payer_account", "payer_bank", "payee", "payee_account", "payee_bank", "amount", "amount_in_words",
        "paid_on", "serial_number", "purpose",
    )  # fmt: skip
    return {name: value(parsed, name) for name in names}


EXPECTED = {
    "payer": "青禾智造（苏州）有限公司",
    "payer_account": PAYER_ACCOUNT,
    "payer_bank": PAYER_BANK,
    "payee": PAYEE,
    "payee_account": PAYEE_ACCOUNT,
    "payee_bank": PAYEE_BANK,
    "amount": AMOUNT,
    "amount_in_words": WORDS,
    "paid_on": PAID_ON,
    "serial_number": SERIAL,
    "purpose": PURPOSE,
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_facts(form: Callable[[], Form]) -> None:
    assert facts(parse(form())) == EXPECTED


@pytest.mark.parametrize("form", FORMS)
def test_the_order_of_the_lines_does_not_matter(form: Callable[[], Form]) -> None:
    whole = page(form())
    backwards = Page("回单.png", 1, WIDE, HIGH, lines=tuple(reversed(whole.lines)))
    parsed = bank_slip.parse([backwards])
    assert parsed is not None
    assert facts(parsed) == EXPECTED


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("pitch", [0.042, 0.07])
def test_rows_may_stand_closer_or_wider(form: Callable[[], Form], pitch: float) -> None:
    assert facts(parse(form(), pitch)) == EXPECTED


@pytest.mark.parametrize(("form", "side"), SIDES.items())
def test_the_side_is_what_the_slip_says(form: Callable[[], Form], side: str) -> None:
    assert parse(form()).subtype == side


def _without_values(form: Form) -> Form:
    printed = (PAYER, PAYEE, PAYER_ACCOUNT, PAYEE_ACCOUNT, PAYER_BANK, PAYEE_BANK, WORDS, SERIAL, PURPOSE, "380,000.00",
               "380000.00", "2022年07月29日", "2022-07-29", "20220729", "2022.07.29", "2022/07/29",
                "2022-07-2910:21:07",
               "-10.21.33", "合同编号QH-2022-01", "ZL202210112233.5", "RMB", "CNY", "￥", "¥", "HS20220729-0021",
               "2022072966150021", "2022年08月02日", "2022/08/01 09:12:33", "0012-3456-7890", "跨行转账",
                "跨行转出")  # fmt: skip
    rows = []
    for row in form:
        kept = []
        for x, text in row:
            blank = text
            for part in sorted(printed, key=len, reverse=True):
                blank = blank.replace(part, "")
            if blank.strip():
                kept.append((x, blank))
        rows.append(kept)
    return rows


@pytest.mark.parametrize("form", FORMS)
def test_a_blank_form_has_no_values(form: Callable[[], Form]) -> None:
    parsed = bank_slip.parse([page(_without_values(form()))])
    assert parsed is None or {name: found for name, found in facts(parsed).items() if found is not None} == {}
