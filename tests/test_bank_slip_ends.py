"""Ends of names and banks on the line below, in columns that other labels stand beside. All values are invented."""

from __future__ import annotations

import pytest

from parsers.documents import bank_slip
from parsers.documents.parsed import Parsed
from tests.slip_lines import Rows, line, page
from tests.test_bank_slip_forms import PAYEE, PAYEE_ACCOUNT, PAYEE_BANK, PAYER, PAYER_ACCOUNT, PAYER_BANK, value


def parse(name: str, bank: str, *below: tuple[float, float, str]) -> Parsed:
    """A slip with the parties side by side, the right one of this name and bank, and print below its rows."""
    rows: Rows = [
        [(0.35, "江南银行电子回单")],
        [(0.03, "付款人户名"), (0.16, PAYER), (0.52, "收款人户名"), (0.66, name)],
        [(0.03, "付款人账号"), (0.16, PAYER_ACCOUNT), (0.52, "收款人账号"), (0.66, PAYEE_ACCOUNT)],
        [(0.03, "付款人开户行"), (0.16, PAYER_BANK), (0.52, "收款人开户行"), (0.66, bank)],
        [(0.03, "小写金额"), (0.16, "￥332,100.00"), (0.52, "交易日期"), (0.66, "2022-07-29")],
    ]
    parsed = bank_slip.parse([page(rows, pitch=0.09, extra=[line(x, y, text) for x, y, text in below])])
    assert parsed is not None
    return parsed


@pytest.mark.parametrize(("cut", "end"), [("有限责任公", "司"), ("股份有限", "公司"), ("有限责", "任公司")])
def test_the_rest_of_the_word_that_a_name_ends_in_makes_it_whole(cut: str, end: str) -> None:
    parsed = parse(f"霜桥信息技术（苏州）{cut}", PAYEE_BANK, (0.66, 0.163, end))
    assert value(parsed, "payee") == f"霜桥信息技术（苏州）{cut}{end}"


@pytest.mark.parametrize(("cut", "end"), [("有限责任公", "业务"), ("股份有限", "经办"), ("有限公", "可")])
def test_another_rest_makes_no_name(cut: str, end: str) -> None:
    assert value(parse(f"霜桥信息技术（苏州）{cut}", PAYEE_BANK, (0.66, 0.163, end)), "payee") is None


def test_a_bank_goes_on_below_though_a_label_of_the_other_party_stands_on_that_level() -> None:
    rows: Rows = [
        [(0.35, "江南银行电子回单")],
        [(0.03, "付款人户名"), (0.16, PAYER), (0.52, "收款人户名"), (0.66, PAYEE)],
        [(0.03, "付款人账号"), (0.16, PAYER_ACCOUNT), (0.52, "收款人账号"), (0.66, PAYEE_ACCOUNT)],
        [(0.52, "收款人开户行"), (0.66, "江南发展银行股份有限公司天")],
        [(0.03, "付款人开户行"), (0.16, PAYER_BANK), (0.66, "津高新园支行")],
        [(0.03, "小写金额"), (0.16, "￥332,100.00"), (0.52, "交易日期"), (0.66, "2022-07-29")],
    ]
    parsed = bank_slip.parse([page(rows, pitch=0.04)])
    assert parsed is not None
    assert value(parsed, "payee_bank") in (None, "江南发展银行股份有限公司天津高新园支行")
    assert value(parsed, "payer_bank") == PAYER_BANK


def test_a_name_right_below_the_word_for_its_party_has_lost_nothing() -> None:
    rows: Rows = [
        [(0.4, "交易成功")],
        [(0.40, "¥332,100.00")],
        [(0.20, "付款方"), (0.70, "收款方")],
        [(0.06, PAYER), (0.66, PAYEE)],
        [(0.06, "付款卡号"), (0.28, PAYER_ACCOUNT)],
        [(0.06, "付出行"), (0.28, PAYER_BANK)],
        [(0.06, "收款卡号"), (0.28, PAYEE_ACCOUNT)],
        [(0.06, "收入行"), (0.28, PAYEE_BANK)],
        [(0.06, "交易时间"), (0.28, "2022/07/29")],
        [(0.06, "业务流水"), (0.28, "545849674786")],
    ]
    parsed = bank_slip.parse([page(rows, pitch=0.07)])
    assert parsed is not None
    assert (value(parsed, "payer"), value(parsed, "payee")) == (PAYER, PAYEE)


def test_the_title_right_above_a_name_is_no_part_of_it() -> None:
    rows: Rows = [
        [(0.35, "江南银行汇入汇款通知书")],
        [(0.08, "汇款人"), (0.38, "霜桥精密机械（苏州）")],
        [(0.38, "有限公司")],
        [(0.08, "收款人"), (0.38, PAYEE)],
        [(0.08, "收款账号"), (0.38, PAYEE_ACCOUNT)],
        [(0.08, "入账日期"), (0.38, "2022-09-06")],
        [(0.08, "入账金额"), (0.38, "CNY 1,280,000.00")],
    ]
    parsed = bank_slip.parse([page(rows, pitch=0.034)])
    assert parsed is not None
    assert value(parsed, "payer") in (None, "霜桥精密机械（苏州）有限公司")
