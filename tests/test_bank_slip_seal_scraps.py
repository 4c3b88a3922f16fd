"""Scraps of a seal, and the ground of a form, beside labels: neither label nor value. All values are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ocr.lines import Line
from parsers.api import parse_documents
from parsers.documents import bank_slip
from parsers.documents.parsed import Parsed
from tests.slip_lines import Rows, line, page
from tests.test_bank_slip_forms import PAYEE, PAYEE_ACCOUNT, PAYEE_BANK, PAYER, PAYER_ACCOUNT, PAYER_BANK, value
from tests.test_bank_slip_unread import FORM
from tests.test_bank_statement import HEAD, row, values


def parse(*rows: Sequence[tuple[float, str]], extra: tuple[Line, ...] = ()) -> Parsed:
    found = bank_slip.parse([page([*FORM, *rows], extra=extra)])
    assert found is not None
    return found


def test_a_known_purpose_below_its_label_is_no_label_of_the_seal_beside_it() -> None:
    rows: Rows = [[(0.03, "转账原因"), (0.52, "银行盖章")], [(0.04, "专利转让费"), (0.66, "2022.07.29")]]
    assert value(parse(*rows), "purpose") == "专利转让费"


def test_a_label_that_speaks_of_a_purpose_is_none() -> None:
    rows: Rows = [[(0.03, "转账原因")], [(0.03, "专利转让费用途"), (0.66, "2022.07.29")]]
    assert value(parse(*rows), "purpose") is None


@pytest.mark.parametrize("word", ["回单", "业务章", "电子回单专用章", "现金转讫", "核算用章"])
def test_the_words_of_a_seal_beside_a_label_are_no_value_of_it(word: str) -> None:
    rows: Rows = [[(0.03, "流水号："), (0.52, word)], [(0.04, "220121318087590")], [(0.03, "备注：")]]
    assert value(parse(*rows), "serial_number") == "220121318087590"


SIDES = (("申请人", PAYER, PAYER_ACCOUNT, PAYER_BANK), ("收款人", PAYEE, PAYEE_ACCOUNT, PAYEE_BANK))


def test_the_word_bank_up_the_margin_is_no_third_label_of_a_party() -> None:
    rows: Rows = [[(0.35, "云湾银行业务回单")], [(0.03, "交易日期"), (0.2, "2022-07-29"), (0.52, "¥380,000.00")]]
    blocks: Rows = [
        cells
        for role, name, account, bank in SIDES
        for cells in ([(0.13, "全称"), (0.2, name), (0.55, "账号"), (0.64, account)], [(0.13, "开户银行"), (0.2, bank)])
    ]
    roles = (Line("申请人", line(0.06, 0.14, "申").box, 0.99), Line("收款人", line(0.06, 0.24, "收").box, 0.99))
    upright = Line("银行", replace(line(0.02, 0.40, "银").box, y1=0.46), 0.99)
    parsed = bank_slip.parse([page([*rows, *blocks], extra=(*roles, upright))])
    assert parsed is not None
    assert (value(parsed, "payer_bank"), value(parsed, "payee_bank")) == (PAYER_BANK, PAYEE_BANK)


def test_a_torn_name_of_the_issuer_gives_nobody_a_bank() -> None:
    seal = (line(0.69, 0.60, "平安"), line(0.75, 0.60, "银行"), line(0.80, 0.65, "平安银行"))
    assert value(parse(extra=seal), "payer_bank") is None
    assert value(parse(extra=seal), "payee_bank") is None


def test_a_scrap_of_the_banks_name_below_a_purpose_of_a_statement_is_no_part_of_it() -> None:
    scrap = line(0.81, 0.272, "交通银")
    (parsed,) = bank_slip.parse_all([page([*HEAD, row("", "415,000.00")], extra=(scrap,))])
    assert values(parsed)["purpose"] == "专利转让费"


def test_a_second_line_of_a_purpose_that_is_no_scrap_is_not_left_out_in_silence() -> None:
    more = line(0.81, 0.272, "首期")
    (parsed,) = bank_slip.parse_all([page([*HEAD, row("", "415,000.00")], extra=(more,))])
    assert values(parsed)["purpose"] in (None, "专利转让费首期")


GROUND = "款凭证汇款凭证汇款凭证汇款凭证汇款凭证"


def test_the_ground_of_a_form_parts_no_slip_and_is_no_value() -> None:
    rows: Rows = [
        [(0.35, "江南银行汇款凭证")],
        [(0.03, "汇款人户名"), (0.2, PAYER), (0.55, "汇划流水"), (0.7, "220121318087590")],
        [(0.03, "汇款人账号"), (0.2, PAYER_ACCOUNT), (0.55, "汇款日期"), (0.7, "2022-07-29")],
        [(0.05, GROUND)],
        [(0.03, "收款人户名"), (0.2, PAYEE), (0.55, "汇款用途"), (0.7, "专利转让费")],
        [(0.03, "收款人账号"), (0.2, PAYEE_ACCOUNT), (0.55, "凭证编号"), (0.7, "9597-0121-7164")],
        [(0.03, "汇款金额（小写）"), (0.25, "￥380,000.00")],
    ]
    (document,) = parse_documents(iter([page(rows, pitch=0.08)]))
    assert [document.values(name)[0] for name in ("payer", "payee", "serial_number")] == [
        PAYER,
        PAYEE,
        "220121318087590",
    ]


@pytest.mark.parametrize("seal", ["江南银行", "江南银行苏州"])
def test_the_place_for_the_banks_seal_names_no_bank(seal: str) -> None:
    found = parse([(0.52, "收款人开户银行签章")], [(0.60, seal)])
    assert value(found, "payee_bank") is None


def test_a_known_purpose_below_its_label_counts_though_a_seal_stands_beside_that() -> None:
    rows: Rows = [[(0.03, "摘要："), (0.60, "江南银行")], [(0.04, "专利转让费")], [(0.03, "备注："), (0.2, "网银转账")]]
    assert value(parse(*rows), "purpose") == "专利转让费"


def test_a_purpose_that_only_a_scrap_of_the_seal_stands_for_gives_way_to_no_other_text() -> None:
    rows: Rows = [[(0.03, "用途："), (0.20, "江南银")], [(0.03, "摘要："), (0.2, "货物采购款项")]]
    assert value(parse(*rows), "purpose") != "江南银"


@pytest.mark.parametrize(("number", "read"), [("第 4471920 号", "4471920"), ("第 1 号", None), ("第 4471920 次", None)])
def test_the_number_of_a_form_without_a_label_is_its_number(number: str, read: str | None) -> None:
    assert value(parse([(0.70, number)]), "serial_number") == read


def test_the_number_of_the_form_steps_in_for_no_booking_number() -> None:
    assert value(parse([(0.70, "第 4471920 号")], [(0.03, "交易流水号"), (0.2, "2·6")]), "serial_number") is None


def test_a_heading_below_a_bank_is_no_further_line_of_its_name() -> None:
    rows: Rows = [
        [(0.05, "江南银行电子回单")],
        [(0.05, "收款人"), (0.52, "汇款人")],
        [(0.05, "名称"), (0.20, PAYEE), (0.52, "名称"), (0.66, PAYER)],
        [(0.05, "账号"), (0.20, PAYEE_ACCOUNT), (0.52, "账号"), (0.66, PAYER_ACCOUNT)],
        [(0.05, "行名"), (0.20, PAYEE_BANK), (0.52, "行名"), (0.66, "江南银行海州支行")],
        [(0.05, "交易信息")],
        [(0.05, "入账日期"), (0.20, "2022-07-29"), (0.52, "交易流水"), (0.66, "SJ20220729007116")],
        [(0.05, "金额"), (0.20, "RMB 50,000.00"), (0.52, "附言"), (0.66, "专利转让费")],
    ]
    parsed = bank_slip.parse([page(rows, pitch=0.05)])
    assert parsed is not None
    assert (value(parsed, "payee_bank"), value(parsed, "payer_bank")) == (PAYEE_BANK, "江南银行海州支行")
