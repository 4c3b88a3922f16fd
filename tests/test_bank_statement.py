"""Payments as rows of an account's statement, and slips whose values stand where few forms put them.

All values are invented.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from ocr.lines import Box, Cell, Grid, Line
from parsers.documents import bank_slip
from parsers.documents.parsed import Parsed
from parsers.layout.line_split import split
from tests.slip_lines import Rows, line, page

PAYER, PAYEE = "霜桥精密机械有限公司", "岚岭理工学院"
HEAD: Rows = [
    [(0.40, "账户交易明细")],
    [(0.03, f"户名：{PAYEE}"), (0.5, "账号：3344556677889")],
    [(0.03, "开户机构：交通银行岚岭分行"), (0.5, "查询日期：2022-08-01")],
    [(0.02, "交易日期"), (0.14, "流水号"), (0.26, "借方发生额"), (0.38, "贷方发生额"), (0.50, "余额"),
     (0.60, "对方户名"), (0.80, "摘要")],
]  # fmt: skip


def row(debit: str, credit: str, name: str = PAYER) -> list[tuple[float, str]]:
    cells = [(0.02, "2022-07-29"), (0.14, "66120987"), (0.26, debit), (0.38, credit), (0.50, "912,000.00")]
    return [(x, text) for x, text in [*cells, (0.60, name), (0.80, "专利转让费")] if text]


def values(parsed: Parsed) -> dict[str, object]:
    return {name: fields[0].value for name, fields in parsed.fields.items()}


@pytest.mark.parametrize(
    ("debit", "credit", "side", "payer", "payee"),
    [("", "415,000.00", "receipt", PAYER, PAYEE), ("415,000.00", "", "payment", PAYEE, PAYER)],
)
def test_the_filled_column_says_on_which_side_the_holder_stands(
    debit: str, credit: str, side: str, payer: str, payee: str
) -> None:
    (parsed,) = bank_slip.parse_all([page([*HEAD, row(debit, credit)])])
    found = values(parsed)
    assert parsed.subtype == side
    assert (found["payer"], found["payee"]) == (payer, payee)
    assert (found["amount"], found["paid_on"]) == (Decimal("415000.00"), date(2022, 7, 29))
    assert (found["serial_number"], found["purpose"]) == ("66120987", "专利转让费")


def test_every_row_with_a_counterparty_is_a_payment() -> None:
    rows = [row("", "415,000.00"), row("88,000.00", "", "云湾仪器有限公司"), [(0.02, "2022-07-30"), (0.38, "12.30")]]
    found = bank_slip.parse_all([page([*HEAD, *rows])])
    assert [parsed.subtype for parsed in found] == ["receipt", "payment"]
    assert [values(parsed)["payee"] for parsed in found] == [PAYEE, "云湾仪器有限公司"]


def test_a_balance_alone_is_no_payment() -> None:
    found = bank_slip.parse_all([page([*HEAD, row("", "")])])
    assert [values(parsed).get("amount") for parsed in found] in ([], [None])


def test_a_statement_whose_first_ruling_was_lost_is_read_by_the_places_of_its_print() -> None:
    given = page([*HEAD, row("", "415,000.00")])
    heads, cells = given.lines[-14:-7], given.lines[-6:]
    top, middle, bottom = heads[0].box.y0 - 0.01, (heads[0].box.y1 + cells[0].box.y0) / 2, cells[0].box.y1 + 0.01
    edges = (0.01, 0.25, 0.37, 0.49, 0.59, 0.79, 0.95)
    grid = Grid(
        tuple(
            Cell(index, column, Box(x0, upper, x1, lower))
            for index, (upper, lower) in enumerate(((top, middle), (middle, bottom)))
            for column, (x0, x1) in enumerate(pairwise(edges))
        ),
        Box(edges[0], top, edges[-1], bottom),
    )
    (parsed,) = bank_slip.parse_all([replace(given, grids=(grid,))])
    found = values(parsed)
    assert (found["payer"], found["payee"], found["paid_on"]) == (PAYER, PAYEE, date(2022, 7, 29))


SLIP: Rows = [
    [(0.3, "霜桥银行付款回单")],
    [(0.05, "付款账户名称"), (0.5, PAYER)],
    [(0.05, "付款账号"), (0.6, "88107766554433221")],
    [(0.05, "收款账号"), (0.6, "3344556677889")],
    [(0.05, "交易时间"), (0.6, "2022-07-29 10:12:13")],
    [(0.05, "金额"), (0.7, "415,000.00元")],
]


def test_a_value_that_wraps_flush_right_is_whole() -> None:
    name = [line(0.52, 0.335, "岚岭理工学院技术转移与成果转化中心有"), line(0.78, 0.368, "限责任公司")]
    label = line(0.05, 0.35, "收款账户名称")
    found = bank_slip.parse([page(SLIP, extra=[label, *name])])
    assert found is not None
    assert values(found)["payee"] == "岚岭理工学院技术转移与成果转化中心有限责任公司"


def test_a_day_is_no_account_and_english_above_a_label_moves_no_value() -> None:
    def pair(x: float, y: float, english: str, label: str, text: str) -> list[Line]:
        return [
            line(x, y, english, height=0.012),
            line(x, y + 0.014, label, height=0.016),
            line(x + 0.16, y + 0.001, text, height=0.026),
        ]

    lines = [
        *pair(0.03, 0.20, "Transaction Date", "交易日期", "2022-07-29"),
        *pair(0.03, 0.24, "A/C No.", "付款人账号", "88107766554433221"),
        *pair(0.52, 0.24, "A/C No.", "收款人账号", "3344556677889"),
        *pair(0.03, 0.28, "Payer", "付款人", PAYER),
        *pair(0.52, 0.28, "Payee", "收款人", PAYEE),
        *pair(0.03, 0.32, "Amount", "交易金额", "CNY 415,000.00"),
    ]
    found = bank_slip.parse([page([[(0.3, "霜桥银行电子回单")]], extra=lines)])
    assert found is not None
    said = values(found)
    assert (said["payer_account"], said["payee_account"]) == ("88107766554433221", "3344556677889")
    assert (said["payer"], said["payee"], said["paid_on"]) == (PAYER, PAYEE, date(2022, 7, 29))


def test_the_value_in_a_labels_own_cell_goes_before_print_in_the_next_cell() -> None:
    cells = (Cell(0, 0, Box(0.02, 0.40, 0.5, 0.55)), Cell(0, 1, Box(0.5, 0.40, 0.98, 0.55)))
    given = page(
        [
            [(0.3, "特种转账借方传票")],
            [(0.03, "付款人"), (0.2, PAYER), (0.5, "收款人"), (0.7, PAYEE)],
            [(0.03, "金额"), (0.2, "￥415,000.00"), (0.5, "日期"), (0.7, "2022-07-29")],
        ],
        extra=[line(0.03, 0.42, "转账原因"), line(0.03, 0.47, "专利转让费"), line(0.52, 0.42, "借方凭证附件壹张")],
    )
    found = bank_slip.parse([replace(given, grids=(Grid(cells, Box(0.02, 0.40, 0.98, 0.55)),))])
    assert found is not None
    assert values(found)["purpose"] == "专利转让费"


def test_a_bank_in_small_print_below_the_name_is_no_part_of_it() -> None:
    bank = line(0.60, 0.272, "江南银行苏州分行", height=0.02)
    (parsed,) = bank_slip.parse_all([page([*HEAD, row("", "415,000.00")], extra=[bank])])
    found = values(parsed)
    assert found.get("payer") in (PAYER, None)
    assert found.get("payer_bank") in ("江南银行苏州分行", None)


@pytest.mark.parametrize("behind", ["", "币种人民币", "  币种：人民币"])
def test_the_holders_account_glued_to_its_label_is_read(behind: str) -> None:
    head = [HEAD[0], [(0.03, f"账户名称　{PAYEE}"), (0.5, f"账号3344556677889{behind}")], *HEAD[2:]]
    (parsed,) = bank_slip.parse_all([page([*head, row("", "415,000.00")])])
    assert values(parsed)["payee_account"] == "3344556677889"


SIGNED: Rows = [
    *HEAD[:3],
    [(0.02, "记账日期"), (0.14, "交易参考流水"), (0.26, "收支金额"), (0.50, "账户余额"),
     (0.60, "对方户名/名称"), (0.80, "用途/附言")],
]  # fmt: skip


@pytest.mark.parametrize(("amount", "side"), [("-415,000.00", "payment"), ("+415,000.00", "receipt")])
def test_the_sign_of_the_only_amount_says_the_side(amount: str, side: str) -> None:
    (parsed,) = bank_slip.parse_all([page([*SIGNED, row(amount, "")])])
    assert (parsed.subtype, values(parsed)["amount"]) == (side, Decimal("415000.00"))


def test_an_amount_without_a_sign_was_received_where_others_have_a_minus() -> None:
    found = bank_slip.parse_all([page([*SIGNED, row("-88,000.00", ""), row("415,000.00", "")])])
    assert [parsed.subtype for parsed in found] == ["payment", "receipt"]
    assert bank_slip.parse_all([page([*SIGNED, row("415,000.00", "")])]) == []


def test_a_purpose_of_the_sender_outweighs_the_bank_s_summary() -> None:
    head = [*HEAD[3][:-1], (0.82, "摘要"), (0.90, "附言")]
    cells = [*row("", "415,000.00")[:-1], (0.82, "转账"), (0.90, "专利款")]
    (parsed,) = bank_slip.parse_all([page([*HEAD[:3], head, cells])])
    assert values(parsed)["purpose"] == "专利款"


def test_a_line_over_two_columns_is_parted_at_its_blank() -> None:
    text = "霜桥精密机械(南岭)有限公司 专利款"
    edges = tuple(0.1 + 0.02 * place for place in range(len(text) + 1))
    given = replace(line(0.1, 0.5, text), box=Box(0.1, 0.5, edges[-1], 0.53), edges=edges)
    assert [part.text.strip() for _, part in split(given, (0.0, 0.32, 1.0), 0.02)] == text.split()


def test_a_balance_and_a_name_in_one_line_are_two_cells() -> None:
    cells = [cell for cell in row("", "415,000.00") if cell[0] not in {0.50, 0.60}]
    merged = line(0.49, 0.24, "912,000.00 霜桥机械有限公司")
    (parsed,) = bank_slip.parse_all([page([*HEAD, cells], extra=[merged])])
    assert values(parsed)["payer"] == "霜桥机械有限公司"


def test_rows_of_which_none_was_read_whole_are_not_mixed_to_a_slip() -> None:
    rows = [[(0.02, "2022-07-29"), (0.14, "66120987"), (0.38, "28.30")], [(0.02, "2022-07-30"), (0.26, "415,000.00")]]
    found = bank_slip.parse_all([page([*HEAD, *rows])])
    assert all(not parsed.fields for parsed in found)


def test_two_numbers_in_one_cell_are_no_number() -> None:
    cells = [(x, "78274377934789058570586090" if x == 0.14 else text) for x, text in row("", "415,000.00")]
    (parsed,) = bank_slip.parse_all([page([*HEAD, cells])])
    assert values(parsed)["serial_number"] is None


def test_a_last_word_below_a_full_line_is_of_its_row_and_a_time_of_day_is_no_row() -> None:
    other = "云湾精密仪器制造有限公司"
    head = page([*HEAD[:3], [(0.02, "交易日期"), (0.2, "交易金额"), (0.4, "对方户名"), (0.8, "用途")]])
    cells = [
        ((0, 0.02, "2022-07-29"), (1, 0.2, "+415,000.00"), (1, 0.4, PAYER), (2, 0.02, "10:20:30")),
        ((0, 0.02, "2022-07-30"), (0, 0.4, other[:10]), (0, 0.8, "专利转"), (1, 0.2, "-88,000.00"),
         (2, 0.02, "10:20:30"), (2, 0.4, other[10:]), (2, 0.8, "让")),
        ((0, 0.02, "2022-07-31"), (1, 0.2, "-12,000.00"), (1, 0.4, "云湾大学"), (2, 0.02, "10:20:30")),
    ]  # fmt: skip
    rows = [
        line(x, 0.3 + 0.14 * row + 0.025 * half, text) for row, texts in enumerate(cells) for half, x, text in texts
    ]
    found = [values(parsed) for parsed in bank_slip.parse_all([replace(head, lines=(*head.lines, *rows))])]
    assert [each.get("amount") for each in found] == [Decimal(415000), Decimal(88000), Decimal(12000)]
    assert (found[1]["payee"], found[1]["purpose"]) == (other, "专利转让")


@pytest.mark.parametrize("head", ["对方户名/账号", "收(付)方名称 账号", "对方信息"])
def test_name_and_account_below_each_other_in_one_column_are_two_values(head: str) -> None:
    heads: Rows = [*HEAD[:3], [(0.02, "交易日期"), (0.2, "收入"), (0.35, "支出"), (0.5, head), (0.8, "用途")]]
    rows: Rows = [[(0.02, "2022-07-29"), (0.2, "415,000.00"), (0.5, PAYER)], [(0.5, "6222003344556677")]]
    (parsed,) = bank_slip.parse_all([page([*heads, *rows])])
    found = values(parsed)
    assert (found["payer"], found["payer_account"]) == (PAYER, "6222003344556677")


def test_rows_that_stand_close_are_no_further_lines_of_those_above() -> None:
    sheet = page([*HEAD, row("", "415,000.00"), row("88,000.00", "", "云湾仪器有限公司")])
    last = [item for item in sheet.lines if item.box.y0 > 0.27]
    close = [replace(item, box=replace(item.box, y0=item.box.y0 - 0.015, y1=item.box.y1 - 0.015)) for item in last]
    lines = (*(item for item in sheet.lines if item not in last), *close)
    found = [values(parsed) for parsed in bank_slip.parse_all([replace(sheet, lines=lines)])]
    assert [(each["payer"], each["payee"]) for each in found] == [(PAYER, PAYEE), (PAYEE, "云湾仪器有限公司")]


def test_a_name_whose_last_line_came_to_no_row_is_not_given() -> None:
    sheet = page([*HEAD, row("", "415,000.00", "霜桥精密机械（云湾）股份有限")], extra=[line(0.60, 0.275, "公司")])
    (parsed,) = bank_slip.parse_all([sheet])
    assert values(parsed).get("payer") in (None, "霜桥精密机械（云湾）股份有限公司")


def long_numbers(first: str, below: str, shift: float = 0.0) -> dict[str, object]:
    """The row, the number of its booking set in two narrow lines, or in one `shift` above the level of the row."""
    whole = page([*HEAD, row("", "415,000.00"), [], row("88,000.00", "")])
    number = next(item for item in whole.lines if item.text == "66120987")
    lines = [item for item in whole.lines if item is not number]
    level = number.box.y0
    lines += [line(0.13, level - shift, first), *([line(0.13, level + 0.033, below)] if below else [])]
    return values(bank_slip.parse_all([replace(whole, lines=tuple(lines))])[0])


def test_a_number_that_wraps_in_its_cell_is_whole_or_not_given() -> None:
    assert long_numbers("21020251383962", "3")["serial_number"] == "210202513839623"
    assert long_numbers("21020251383962", "")["serial_number"] == "21020251383962"
    assert long_numbers("21020251383962", "", shift=0.015)["serial_number"] is None


def test_the_next_row_without_a_party_is_no_further_line_of_a_cell() -> None:
    bare = [(0.02, "2022-07-30"), (0.26, "12.30"), (0.50, "911,987.70"), (0.80, "结息")]
    found = bank_slip.parse_all([page([*HEAD, row("", "415,000.00"), row("88,000.00", ""), bare], pitch=0.036)])
    assert [values(parsed)["purpose"] for parsed in found] == ["专利转让费", "专利转让费"]


def test_an_amount_that_was_read_in_doubt_is_not_given() -> None:
    whole = page([*HEAD, row("", "88,090.00")])
    lines = tuple(replace(item, confidence=0.54) if item.text == "88,090.00" else item for item in whole.lines)
    assert [values(parsed).get("amount") for parsed in bank_slip.parse_all([replace(whole, lines=lines)])] == [None]
