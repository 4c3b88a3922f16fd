"""Bank slips as bad copies leave them: role words, labels and values that OCR half read. All values are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.documents import bank_slip
from parsers.documents.parsed import Parsed
from tests.slip_lines import Rows, line, page
from tests.test_bank_slip_reading import AMOUNT, parse, slip, value


def upright(x: float, y: float, text: str) -> Line:
    """A word printed from top to bottom, read as one line."""
    return Line(text, Box(x, y, x + 0.03, y + 0.17), 0.9)


def blocks(payer: str, payee: str, *, name: str = "全称") -> Page:
    rows = [
        [(0.40, "银杏银行客户回单")],
        [(0.10, name), (0.20, "青禾智造有限公司"), (0.60, "全称"), (0.70, "临江理工大学")],
        [(0.10, "账号"), (0.20, "62220201111222"), (0.60, "账号"), (0.70, "110907788990")],
        [(0.10, "开户行"), (0.20, "银杏银行园区支行"), (0.60, "开户行"), (0.70, "银杏银行临江支行")],
        AMOUNT,
    ]
    roles = (upright(0.04, 0.10, payer), upright(0.54, 0.10, payee))
    return page(rows, pitch=0.06, extra=roles)


def read(given: Page) -> Parsed:
    parsed = bank_slip.parse([given])
    assert parsed is not None
    return parsed


@pytest.mark.parametrize(("payer", "payee"), [("付歌人", "收欺人"), ("付款大", "收款人"), ("付·款人", "牧款人")])
def test_role_words_from_top_to_bottom_are_known_with_one_character_misread(payer: str, payee: str) -> None:
    parsed = read(blocks(payer, payee))
    assert (value(parsed, "payer"), value(parsed, "payee")) == ("青禾智造有限公司", "临江理工大学")
    assert (value(parsed, "payer_account"), value(parsed, "payee_account")) == ("62220201111222", "110907788990")


def test_a_label_read_with_a_bit_of_the_value_beside_it_is_that_label() -> None:
    given = blocks("付款人", "收款人")
    label = next(item for item in given.lines if item.text == "全称" and item.box.x0 < 0.2)
    wide = replace(label, text="全称行", box=replace(label.box, x1=0.215))
    parsed = read(replace(given, lines=tuple(wide if item is label else item for item in given.lines)))
    assert value(parsed, "payer") == "青禾智造有限公司"


def test_a_stop_behind_a_branch_ends_the_banks_name() -> None:
    given = blocks("付款人", "收款人")
    lines = tuple(
        replace(item, text=item.text + "，京會", confidence=0.3, sure=(*[0.99] * len(item.text), 0.5, 0.9, 0.3))
        if item.text == "银杏银行临江支行"
        else item
        for item in given.lines
    )
    assert value(read(replace(given, lines=lines)), "payee_bank") == "银杏银行临江支行"


def doubtful(text: str, weak: str, sure: float = 0.6) -> Line:
    return replace(line(0.05, 0.34, text), confidence=sure, sure=tuple(sure if char in weak else 0.99 for char in text))


def test_doubt_inside_a_word_that_purposes_are_made_of_is_none() -> None:
    assert value(parse(slip(AMOUNT), doubtful("用途：专利转让费", "让")), "purpose") == "专利转让费"
    assert value(parse(slip(AMOUNT), doubtful("用途：技术转让东发", "东发")), "purpose") is None


@pytest.mark.parametrize("day", ["2023-04-10", "2023年4月10日"])
def test_the_day_of_a_seal_pressed_on_the_purpose_is_none(day: str) -> None:
    assert value(parse(slip(AMOUNT, [(0.05, f"用途：{day}")])), "purpose") is None
    assert value(parse(slip(AMOUNT, [(0.05, f"用途：{day}专利转让费")])), "purpose") == f"{day}专利转让费"


def test_what_the_sender_adds_behind_a_blank_is_no_purpose() -> None:
    assert value(parse(slip(AMOUNT, [(0.05, "用途：专利转让费 请查收")])), "purpose") == "专利转让费"
    assert value(parse(slip(AMOUNT, [(0.05, "用途：.专利款.")])), "purpose") == "专利款"
    assert value(parse(slip(AMOUNT), doubtful("用途：·专利款", "·")), "purpose") == "专利款"


def test_doubt_inside_a_well_known_word_leaves_a_name_sure() -> None:
    given = page(slip(AMOUNT), pitch=0.06)

    def with_doubt(chars: str) -> object:
        lines = tuple(
            replace(item, confidence=0.5, sure=tuple(0.5 if char in chars else 0.99 for char in item.text))
            if "青禾" in item.text
            else item
            for item in given.lines
        )
        return value(read(replace(given, lines=lines)), "payer")

    assert with_doubt("限") == "青禾智造有限公司"
    assert with_doubt("禾") is None


def test_words_that_lost_their_first_numeral_count_where_the_figure_says_the_same() -> None:
    rows = slip([(0.05, "金额（小写）：110,000.00"), (0.55, "金额（大写）：测拾壹万元整")])
    assert value(parse(rows), "amount_in_words") == "拾壹万元整"
    rows = slip([(0.05, "金额（小写）：210,000.00"), (0.55, "金额（大写）：测拾壹万元整")])
    assert value(parse(rows), "amount_in_words") is None
    assert value(parse(rows), "amount") == Decimal("210000.00")


def test_a_figure_that_had_to_be_put_right_and_is_in_doubt_leaves_the_amount_to_the_words() -> None:
    (field,) = parse(slip([(0.05, "金额（大写）：玖万元整")]), doubtful("金额（小写）：￥90.000.06", "06", 0.4)).fields[
        "amount"
    ]
    assert field.value == Decimal("90000.00")


def test_a_masked_account_of_whose_end_asterisks_took_a_digit_is_not_given() -> None:
    for printed, given in (("1500****0098", "1500****0098"), ("1500****098", None), ("1500****", None)):
        sheet = blocks("付款人", "收款人")
        lines = (replace(item, text=printed) if item.text == "62220201111222" else item for item in sheet.lines)
        assert value(read(replace(sheet, lines=tuple(lines))), "payer_account") == given


def test_first_characters_of_spaced_labels_read_as_one_line_begin_two_labels() -> None:
    rows: Rows = [
        [(0.40, "银杏银行客户回单")],
        [(0.10, "付款人"), (0.60, "收款人")],
        [(0.14, "名：青禾智造有限公司"), (0.64, "名：临江理工大学")],
        [(0.14, "号：62220201111222"), (0.64, "号：110907788990")],
        [(0.10, "开户银行：银杏银行园区支行"), (0.60, "开户银行：银杏银行临江支行")],
        AMOUNT,
    ]
    first = [Line("户账", Box(x, 0.16, x + 0.02, 0.25), 0.99) for x in (0.10, 0.60)]
    parsed = read(page(rows, pitch=0.06, extra=first))
    assert value(parsed, "payer") == "青禾智造有限公司"
    assert value(parsed, "payee_account") == "110907788990"


@pytest.mark.parametrize(("step", "expected"), [(0.011, "33167359072"), (0.018, None)])
def test_dust_between_the_digits_of_a_number_is_left_out_and_a_lost_digit_is_not(
    step: float, expected: str | None
) -> None:
    sheet = blocks("付款人", "收款人")
    text = "331673590.72"
    widths = [0.009] * 8 + [step / 2, step / 2] + [0.009] * 2
    edges = tuple(0.40 + sum(widths[:index]) for index in range(len(widths) + 1))
    sure = tuple(0.5 if char == "." else 0.99 for char in text)
    number = Line(text, Box(edges[0], 0.82, edges[-1], 0.85), 0.5, edges=edges, sure=sure)
    parsed = read(replace(sheet, lines=(*sheet.lines, line(0.10, 0.82, "流水号"), number)))
    assert value(parsed, "serial_number") == expected


def test_the_stamp_of_the_moment_tells_the_day_where_the_day_was_not_read() -> None:
    sheet = blocks("付款人", "收款人")
    stamp = (line(0.10, 0.82, "时间戳"), line(0.30, 0.82, "2022-02-16-10.33.24.930614"))
    lost = (line(0.60, 0.82, "记账日期"), line(0.75, 0.82, "2021年05月67"))
    assert value(read(replace(sheet, lines=(*sheet.lines, *stamp, *lost))), "paid_on") == date(2022, 2, 16)


def test_the_number_of_the_paper_is_the_last_choice() -> None:
    sheet = blocks("付款人", "收款人")
    number, better = line(0.75, 0.04, "编号 67664468258"), line(0.10, 0.82, "流水号：5252525227385747")
    assert value(read(replace(sheet, lines=(*sheet.lines, number))), "serial_number") == "67664468258"
    assert value(read(replace(sheet, lines=(*sheet.lines, number, better))), "serial_number") == "5252525227385747"


@pytest.mark.parametrize(
    ("title", "figure", "words", "amount"),
    [
        ("银杏银行客户回单", "CNY-80,000.00", "捌万元整", Decimal("80000.00")),
        ("银杏银行客户回单", "CNY-80,000.00", "", None),
        ("银杏银行冲正回单", "CNY-80,000.00", "", Decimal("-80000.00")),
    ],
)
def test_a_minus_before_an_amount_counts_where_the_slip_says_that_money_was_taken_back(
    title: str, figure: str, words: str, amount: Decimal | None
) -> None:
    rows: Rows = [
        [(0.40, title)],
        [(0.10, "付款人户名"), (0.30, "青禾智造有限公司")],
        [(0.10, "收款人户名"), (0.30, "临江理工大学")],
        [(0.10, "金额（小写）"), (0.30, figure)],
        *([[(0.10, "金额（大写）"), (0.30, words)]] if words else []),
    ]
    fields = read(page(rows)).fields.get("amount", ())
    assert [field.best.value for field in fields] == [amount]
