"""Two parties side by side are told apart by the form and the place of their values where labels were misread.

All values are invented.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extract.pages import Page
from parsers.documents import bank_slip
from parsers.documents.parsed import Parsed
from tests.slip_lines import Rows, page

PAYER, PAYEE = "霜桥精密机械（合肥）有限公司", "岚岭理工学院"
PAYER_ACCOUNT, PAYEE_ACCOUNT = "88107766554433221", "3344556677889"
PAYER_BANK, PAYEE_BANK = "徽商银行合肥望江路支行", "交通银行岚岭分行"
BOTH = [PAYER, PAYER_ACCOUNT, PAYER_BANK, PAYEE, PAYEE_ACCOUNT, PAYEE_BANK]


def rows(**misread: str) -> Rows:
    """A slip of two blocks; labels are what the arguments make of them: `one_name`, `two_account`, ..."""
    said = {"one_role": "付款人", "two_role": "收款人"}
    said |= dict.fromkeys(("one_name", "two_name"), "全称") | dict.fromkeys(("one_account", "two_account"), "账号")
    said |= dict.fromkeys(("one_bank", "two_bank"), "开户行") | misread
    return [
        [(0.35, "霜桥银行网上银行电子回单")],
        [(0.10, said["one_name"]), (0.20, PAYER), (0.60, said["two_name"]), (0.70, PAYEE)],
        [
            *[(0.02, said["one_role"]), (0.10, said["one_account"]), (0.20, PAYER_ACCOUNT)],
            *[(0.52, said["two_role"]), (0.60, said["two_account"]), (0.70, PAYEE_ACCOUNT)],
        ],
        [(0.10, said["one_bank"]), (0.20, PAYER_BANK), (0.60, said["two_bank"]), (0.70, PAYEE_BANK)],
        [(0.02, "金额"), (0.20, "￥415,000.00"), (0.52, "交易日期"), (0.70, "2022-05-10")],
    ]


def parsed(given: Page) -> Parsed:
    found = bank_slip.parse([given])
    assert found is not None
    return found


def value(found: Parsed, name: str) -> object:
    return next((item.value for item in found.fields.get(name, ())), None)


def parties(given: Page) -> list[object]:
    names = ("payer", "payer_account", "payer_bank", "payee", "payee_account", "payee_bank")
    return [value(parsed(given), name) for name in names]


@pytest.mark.parametrize(
    "misread",
    [
        {"one_account": "架安"},
        {"one_account": "架安", "two_role": "收人"},
        {"two_name": "至", "two_bank": "并广付"},
        {"one_name": "至称", "one_account": "", "two_account": "陈号"},
        {"one_role": "何款大", "one_bank": "廾尸仃"},
    ],
)
def test_a_value_whose_label_is_lost_stays_with_its_party(misread: dict[str, str]) -> None:
    assert parties(page(rows(**misread), pitch=0.06)) == BOTH


def test_where_nothing_says_who_pays_no_party_is_given() -> None:
    assert parties(page(rows(one_role="", two_role=""), pitch=0.06)) == [None] * 6


def test_a_bank_whose_beginning_was_not_read_has_no_value() -> None:
    given = page(rows(), pitch=0.06)
    lines = tuple(
        replace(line, text="望江路支行", box=replace(line.box, x0=0.32)) if line.text == PAYER_BANK else line
        for line in given.lines
    )
    assert parties(replace(given, lines=lines)) == [PAYER, PAYER_ACCOUNT, None, PAYEE, PAYEE_ACCOUNT, PAYEE_BANK]


def test_the_first_line_of_a_bank_is_never_dropped_for_being_faint() -> None:
    given = page(rows(), pitch=0.06)
    first, second = "徽商银行股份有限公司合肥望江", "路支行"
    lines = []
    for line in given.lines:
        if line.text == PAYER_BANK:
            lines.append(replace(line, text=first, box=replace(line.box, y0=0.205, y1=0.232), confidence=0.4))
            lines.append(replace(line, text=second, box=replace(line.box, y0=0.237, y1=0.264, x1=0.26)))
        else:
            lines.append(line)
    found = parsed(replace(given, lines=tuple(lines)))
    assert value(found, "payer_bank") in (None, first + second)


def test_a_date_behind_the_currency_and_a_number_glued_behind_a_date_are_read() -> None:
    given: Rows = [*rows()[:4], [(0.02, "金额"), (0.20, "￥415,000.00")]]
    head: Rows = [
        [(0.1, "霜桥银行单位客户专用回单")],
        [(0.03, "币别：人民币 2022年07月06日"), (0.6, "流水号：98910917")],
    ]
    assert value(parsed(page([*head, *given[1:]])), "paid_on") == date(2022, 7, 6)
    glued: Rows = [[(0.1, "霜桥银行电子汇划收款回单")], [(0.3, "2022年07月06日流水号98910917")]]
    found = parsed(page([*glued, *given[1:]]))
    assert (value(found, "paid_on"), value(found, "serial_number")) == (date(2022, 7, 6), "98910917")


def test_headings_and_sentences_of_a_form_are_no_values() -> None:
    blank: Rows = [
        [(0.3, "霜桥商业银行业务回单")],
        [(0.05, "付款方信息")],
        [(0.05, "账户名称")], [(0.05, "账户号码")], [(0.05, "开户机构")],
        [(0.05, "收款方信息")],
        [(0.05, "账户名称")], [(0.05, "账户号码")], [(0.05, "开户机构")],
        [(0.05, "交易信息")],
        [(0.05, "交易金额"), (0.2, "RMB")], [(0.05, "用途")], [(0.05, "上列款项已收妥入账")],
        [(0.05, "汇划业务:大额支付")], [(0.05, "备注_")],
    ]  # fmt: skip
    found = parsed(page(blank))
    assert [name for name in found.fields if value(found, name) is not None] == []


PHONE: Rows = [
    [(0.40, "转账结果")],
    [(0.35, "¥213,277.00")],
    [(0.20, "付款方"), (0.70, "收款方")],
    [(0.07, "霜桥（北京）环境工程"), (0.64, "岚岭理工学院")],
    [(0.15, "股份有限公司")],
    [],
    [(0.07, "付款卡号"), (0.27, "4914 8493 7267 5707 131")],
    [(0.07, "付出行"), (0.27, "北京银行北京江畔路支行")],
    [(0.07, "收款卡号"), (0.27, "4659 5846 0772 816")],
    [(0.07, "收入行"), (0.27, "中国银行岚岭营业部")],
    [(0.07, "交易时间"), (0.27, "2022-10-07 11:21:15")],
    [(0.07, "交易流水号"), (0.27, "202210071552317729")],
]


def test_names_right_below_the_words_for_their_roles_are_the_parties() -> None:
    (parsed,) = bank_slip.parse_all([page(PHONE, pitch=0.04)])
    found = {name: fields[0].value for name, fields in parsed.fields.items()}
    assert (found["payer"], found["payee"]) == ("霜桥（北京）环境工程股份有限公司", "岚岭理工学院")
    assert (found["payer_bank"], found["payee_bank"]) == ("北京银行北京江畔路支行", "中国银行岚岭营业部")


def test_print_of_the_ground_in_the_name_of_a_branch_leaves_no_bank() -> None:
    rows = [
        [(0.4, "霜桥银行客户回单")],
        [(0.05, "付款户名"), (0.3, "霜桥精密机械有限公司")],
        [(0.05, "付款网点"), (0.3, "霜桥银行股份有限公司江畔路支国霜桥银行")],
        [(0.05, "收款户名"), (0.3, "岚岭理工学院")],
        [(0.05, "收款网点"), (0.3, "霜桥银行岚岭支行")],
        [(0.05, "交易金额"), (0.3, "410,000.24")],
        [(0.05, "交易日期"), (0.3, "20231002")],
    ]
    (parsed,) = bank_slip.parse_all([page(rows)])
    assert parsed.fields["payer_bank"][0].value is None
    assert parsed.fields["payee_bank"][0].value == "霜桥银行岚岭支行"
