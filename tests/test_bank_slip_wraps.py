"""Values of bank slips that wrap in narrow or flush-right cells are whole or not given. All values are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr.lines import Box, Cell, Grid
from parsers.documents import bank_slip
from parsers.documents.parsed import Parsed
from tests.slip_lines import Rows, line, page

HEAD: Rows = [[(0.40, "银杏银行电子回单")]]


def parse(rows: Rows, *below: tuple[float, int, str]) -> Parsed:
    """A slip of rows; `below` is print right under a row: its left edge, the row, the text."""
    extra = [line(x, 0.04 + row * 0.08 + 0.035, text) for x, row, text in below]
    parsed = bank_slip.parse([page(rows, pitch=0.08, extra=extra)])
    assert parsed is not None
    return parsed


def value(parsed: Parsed, name: str) -> object:
    return next((found.value for found in parsed.fields.get(name, ())), None)


def rows(**changed: str) -> Rows:
    texts = {
        "付款人户名": "青禾智造有限公司",
        "付款人账号": "62220201111222",
        "付款人开户行": "银杏银行青川支行",
        "收款人户名": "临江理工大学",
        "收款人账号": "110907788990",
        "收款人开户行": "银杏银行临江支行",
        "交易金额": "380,000.00",
        "交易日期": "2022-07-29",
    } | changed
    return [*HEAD, *([(0.05, label), (0.30, text)] for label, text in texts.items())]


def test_a_name_that_stops_in_the_middle_of_its_kind_of_firm_is_not_given() -> None:
    for cut in ("青禾智造有限责任公", "青禾智造股份有限", "青禾智造（苏州"):
        assert value(parse(rows(付款人户名=cut)), "payer") is None


def test_a_whole_name_is_given() -> None:
    assert value(parse(rows()), "payer") == "青禾智造有限公司"


def test_a_branch_above_a_flush_right_line_that_no_label_took_is_whole_or_not_given() -> None:
    parsed = parse(rows(付款人开户行="银杏银行股份有限公司青川城北"), (0.54, 3, "支行"))
    assert value(parsed, "payer_bank") in (None, "银杏银行股份有限公司青川城北支行")


def test_a_bank_that_begins_above_its_label_right_below_the_account_is_whole() -> None:
    parsed = parse(rows(付款人开户行="支行"), (0.30, 2, "银杏银行股份有限公司青川城北"))
    assert value(parsed, "payer_bank") == "银杏银行股份有限公司青川城北支行"


def test_an_account_above_further_digits_is_whole_or_not_given() -> None:
    parsed = parse(rows(收款人账号="11090778899011112"), (0.45, 5, "34"))
    assert value(parsed, "payee_account") in (None, "1109077889901111234")


def test_a_text_with_a_character_read_apart_in_its_gap_is_not_given() -> None:
    assert value(parse([*rows(), [(0.05, "用途"), (0.30, "许可费第 期")]]), "purpose") is None
    texts = [*rows(), [(0.05, "用途"), (0.30, "许可费 期")]]
    assert value(parse(texts), "purpose") == "许可费期"
    apart = line(0.36, 0.04 + 9 * 0.08, "一")
    parsed = bank_slip.parse([page(texts, pitch=0.08, extra=[apart])])
    assert parsed is not None
    assert value(parsed, "purpose") in (None, "许可费一期")


def test_accounts_in_and_out_and_their_institutions_name_both_sides() -> None:
    texts: Rows = [
        *HEAD,
        [(0.05, "扣款账户名称"), (0.30, "青禾智造有限公司")],
        [(0.05, "扣款账号"), (0.30, "62220201111222")],
        [(0.05, "转出机构"), (0.30, "银杏银行青川支行")],
        [(0.05, "入账账户名称"), (0.30, "临江理工大学")],
        [(0.05, "入账账号"), (0.30, "110907788990")],
        [(0.05, "转入机构"), (0.30, "银杏银行临江支行")],
        [(0.05, "交易金额"), (0.30, "380,000.00")],
        [(0.05, "交易日期"), (0.30, "2022-07-29")],
    ]
    parsed = parse(texts)
    names = ("payer", "payer_account", "payer_bank", "payee", "payee_account", "payee_bank")
    assert [value(parsed, name) for name in names] == [row[1][1] for row in texts[1:7]]


def test_the_number_of_the_receipt_is_not_given_where_the_better_label_wraps() -> None:
    parsed = parse([*rows(), [(0.05, "回单编号"), (0.30, "H181741433377617")], [(0.05, "青禾宝流")], [(0.05, "水号")]])
    assert value(parsed, "serial_number") is None


def test_what_stands_above_a_value_level_with_its_label_is_no_line_of_it() -> None:
    parsed = parse(rows(), (0.30, 0, "交易成功"))
    assert value(parsed, "payer") == "青禾智造有限公司"


@pytest.mark.parametrize("printed", ["付专利款（合同编号：QH-22）首期", "支付专利权转让款合同编号：QH-22"])
def test_a_label_inside_a_text_is_of_the_text(printed: str) -> None:
    assert value(parse([*rows(), [(0.05, "用途"), (0.30, printed)]]), "purpose") == printed.replace(" ", "")


def test_a_name_behind_its_label_that_fills_its_ruled_cell_goes_on_below() -> None:
    cells = tuple(
        Cell(row, column, Box(x, y, x + 0.45, y + 0.08))
        for row, y in enumerate((0.11, 0.19, 0.27))
        for column, x in enumerate((0.04, 0.49))
    )
    grid = Grid(cells, Box(0.04, 0.11, 0.94, 0.35))
    texts = [
        [*HEAD[0], (0.1, "付款方"), (0.65, "收款方")],
        [(0.05, "户名：青禾精密智能制造（苏州）股份有限公"), (0.60, "户名：临江理工大学")],
        [(0.05, "账号：62220201111222"), (0.60, "账号：110907788990")],
        [(0.05, "金额：380,000.00"), (0.60, "日期：2022-07-29")],
    ]
    sheet = page(texts, pitch=0.08, extra=[line(0.05, 0.155, "司")])
    parsed = bank_slip.parse([replace(sheet, grids=(grid,))])
    assert parsed is not None
    assert value(parsed, "payer") == "青禾精密智能制造（苏州）股份有限公司"


def test_values_without_labels_under_headings_one_below_the_other_are_each_of_its_own() -> None:
    rows: Rows = [
        *HEAD, [(0.05, "收款方信息")], [(0.05, "临江理工大学")], [(0.05, "110907788990")], [(0.05, "银杏银行临江支行")],
        [(0.05, "付款方信息")], [(0.05, "青禾智造有限公司")], [(0.05, "62220201111222")], [(0.05, "银杏银行青川支行")],
        [(0.05, "交易金额"), (0.5, "380,000.00")], [(0.05, "交易日期"), (0.5, "2022-07-29")],
    ]  # fmt: skip
    parsed = bank_slip.parse([page(rows, pitch=0.07)])
    assert parsed is not None
    assert [value(parsed, f"payer{part}") for part in ("", "_account", "_bank")] == [
        "青禾智造有限公司", "62220201111222", "银杏银行青川支行"
    ]  # fmt: skip


def test_a_bank_behind_whose_end_other_print_goes_on_is_not_given() -> None:
    sheet = rows(付款人开户行="银杏银行股份有限公司青")
    end = 0.30 + 0.02 * len("银杏银行股份有限公司青")
    under_stamp = line(end - 0.02, 0.04 + 3 * 0.08, "青川城西支仓", confidence=0.3)
    parsed = bank_slip.parse([page(sheet, pitch=0.08, extra=[under_stamp])])
    assert parsed is not None
    assert value(parsed, "payer_bank") is None


def ruled(below: tuple[float, int, str], **changed: str) -> Parsed:
    """A slip of rows in a ruled table of two columns, with print right under one of its rows."""
    x, row, text = below
    whole = page(rows(**changed), pitch=0.08, extra=[line(x, 0.04 + row * 0.08 + 0.035, text)])
    edges = [(0.03, 0.28), (0.28, 0.97)]
    cells = [
        Cell(at, column, Box(x0, 0.03 + at * 0.08, x1, 0.11 + at * 0.08))
        for at in range(1, 9)
        for column, (x0, x1) in enumerate(edges)
    ]
    parsed = bank_slip.parse([replace(whole, grids=(Grid(tuple(cells), Box(0.03, 0.11, 0.97, 0.75)),))])
    assert parsed is not None
    return parsed


def test_a_branch_of_a_branch_on_the_next_line_of_its_cell_is_of_the_name() -> None:
    parsed = ruled((0.30, 3, "营业部"), 付款人开户行="银杏银行股份有限公司青川分行")
    assert value(parsed, "payer_bank") == "银杏银行股份有限公司青川分行营业部"


def test_the_password_of_a_payment_is_no_part_of_its_purpose() -> None:
    texts = {"支付密码": "＊＊＊＊", "附加信息及用途": "专利转让费"}
    table = [*rows(), *([(0.05, f"{label}：{text}")] for label, text in texts.items())]
    assert value(parse(table), "purpose") == "专利转让费"


def columns(*below: tuple[float, int, str]) -> Parsed:
    """A slip of two columns without rulings, with print right under one of its rows."""
    table: Rows = [
        *HEAD,
        [(0.05, "付款人户名：青禾智造有限公司"), (0.62, "收款人户名：临江理工大学")],
        [(0.05, "付款人账号：62220201111222"), (0.62, "收款人账号：110907788990")],
        [(0.05, "付款人开户行：银杏银行股份有限公司青川经济技术开"), (0.62, "收款人开户行：银杏银行临江支行")],
        [(0.05, "交易金额：380,000.00"), (0.62, "交易日期：2022-07-29")],
    ]
    return parse(table, *below)


def test_a_bank_that_goes_on_below_its_label_in_a_column_without_rulings_is_whole() -> None:
    found = columns((0.05, 3, "发区支行"))
    assert value(found, "payer_bank") == "银杏银行股份有限公司青川经济技术开发区支行"
    assert value(found, "payee_bank") == "银杏银行临江支行"


def test_a_bank_that_fills_its_column_above_print_of_nobodys_that_does_not_end_it_is_not_given() -> None:
    assert value(columns((0.05, 3, "发区新港")), "payer_bank") is None
