"""Bank slips as scanners and OCR leave them, and what must not be made of them. All values are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ocr.lines import Box, Line, Reader
from parsers.documents import bank_slip
from parsers.documents.bank_slip_split import split_slips
from parsers.documents.parsed import Parsed
from parsers.reading import DocumentKind
from tests.slip_lines import Rows, line, page


def parse(rows: Rows, *extra: Line, pitch: float = 0.06) -> Parsed:
    parsed = bank_slip.parse([page(rows, pitch=pitch, extra=extra)])
    assert parsed is not None
    assert parsed.kind is DocumentKind.BANK_SLIP
    return parsed


def value(parsed: Parsed, name: str) -> object:
    fields = parsed.fields.get(name, ())
    return fields[0].value if fields else None


def slip(*rows: list[tuple[float, str]]) -> Rows:
    """A slip whose parties are plain, with further rows."""
    return [
        [(0.40, "银杏银行电子回单")],
        [(0.05, "付款人户名：青禾智造有限公司"), (0.55, "收款人户名：临江理工大学")],
        [(0.05, "付款人账号：62220201111222"), (0.55, "收款人账号：110907788990")],
        *rows,
    ]


AMOUNT = [(0.05, "金额（小写）：380,000.00"), (0.55, "金额（大写）：叁拾捌万元整")]


def test_figures_and_words_are_two_readings_of_one_amount() -> None:
    (field,) = parse(slip(AMOUNT)).fields["amount"]
    assert {reading.reader for reading in field.readings} == {Reader.OCR, Reader.WORDS}
    assert field.value == Decimal("380000.00")


def test_figures_and_words_that_disagree_are_a_conflict() -> None:
    rows = slip([(0.05, "金额（小写）：380,000.00"), (0.55, "金额（大写）：叁拾万元整")])
    (field,) = parse(rows).fields["amount"]
    assert field.conflict
    assert field.value is None


def test_a_lost_decimal_point_is_put_right_by_the_words() -> None:
    (field,) = parse(slip([(0.05, "小写金额：66050"), (0.55, "大写金额：陆佰陆拾元伍角整")])).fields["amount"]
    assert field.value == Decimal("660.50")
    assert field.readings[0].repaired


def test_figures_that_may_have_lost_their_point_are_no_amount_by_themselves() -> None:
    (field,) = parse(slip([(0.05, "金额：66050")])).fields["amount"]
    assert field.value is None
    assert field.readings[0].text == "66050"


def test_words_behind_a_misread_numeral_are_no_amount() -> None:
    parsed = parse(slip([(0.05, "大写金额：人民币贰拾叁万叁仟陆佰测拾捌元整")]))
    assert value(parsed, "amount") is None
    assert value(parsed, "amount_in_words") is None


def boxes_of(heads: str, digits: str) -> list[Line]:
    """A row of boxes with one character each under its heads; a blank is not read."""
    rows = ((0.60, 0.30, heads), (0.605, 0.35, digits))
    return [
        line(x + 0.03 * index, y, char) for x, y, row in rows for index, char in enumerate(row) if not char.isspace()
    ]


def test_a_row_of_boxes_holds_one_digit_each() -> None:
    parsed = parse(slip([(0.05, "金额")]), *boxes_of("亿千百十万千百十元角分", "  ¥38000000"))
    assert value(parsed, "amount") == Decimal("380000.00")


def test_the_amount_in_words_beside_the_boxes_is_no_head_of_theirs() -> None:
    words = line(0.2, 0.318, "贰拾贰万伍仟元整")
    parsed = parse(slip([(0.05, "金额")]), words, *boxes_of("亿干百十万千百+元角分", "  ¥22500000"))
    assert next(iter(parsed.fields["amount"])).readings[0].text == "22500000"


def test_a_figure_before_its_words_in_brackets_needs_no_label() -> None:
    parsed = parse(slip([(0.2, "40000.00(肆万元正)")], [(0.05, "用途"), (0.2, "专利转让费")]))
    field = next(iter(parsed.fields["amount"]))
    assert field.value == Decimal("40000.00")
    assert [reading.reader for reading in field.readings] == ["ocr", "words"]


def test_a_row_of_boxes_with_a_lost_digit_is_no_amount() -> None:
    parsed = parse(slip([(0.05, "金额")]), *boxes_of("亿千百十万千百十元角分", "  ¥38 00000"))
    (field,) = parsed.fields["amount"]
    assert (field.value, field.readings[0].text) == (None, "38□00000")


def test_a_row_of_boxes_is_told_by_the_places_of_most_of_its_heads() -> None:
    parsed = parse(slip([(0.05, "金额")]), *boxes_of(" 千百十万千百 元角分", "   夫3800000"))
    assert value(parsed, "amount") == Decimal("38000.00")
    assert value(parse(slip([(0.05, "金额")]), *boxes_of(" 千百十万千百万元角分", "   ¥3800000")), "amount") is None


def test_heads_read_as_one_wide_line_with_the_last_apart_are_the_nearest_of_their_digits() -> None:
    heads = [
        Line("亿千百十万千百十元角", Box(0.663, 0.397, 0.917, 0.451), 0.98),
        Line("分", Box(0.904, 0.404, 0.928, 0.446), 1.0),
    ]
    places = {"1": 0.7436, "5": 0.7677, "6": 0.7919, "3": 0.820, "2": 0.846, "9": 0.870, "4": 0.895, "0": 0.917}
    digits = [Line(char, Box(x - 0.011, 0.465, x + 0.011, 0.508), 0.99) for char, x in places.items()]
    sign = Line("￥", Box(0.708, 0.465, 0.730, 0.508), 0.99)
    assert value(parse(slip([(0.05, "金额")]), *heads, sign, *digits), "amount") == Decimal("156329.40")


def test_a_row_of_boxes_that_may_have_lost_its_first_digit_needs_words() -> None:
    boxes = boxes_of("亿千百十万千百十元角分", "   38000000")
    assert value(parse(slip([(0.05, "金额")]), *boxes), "amount") is None
    parsed = parse(slip([(0.05, "金额"), (0.2, "叁拾捌万元整")]), *boxes)
    assert value(parsed, "amount") == Decimal("380000.00")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([[(0.05, "回单编号：20220729001"), (0.55, "交易流水号：88120456")]], "88120456"),
        ([[(0.05, "回单编号：20220729001"), (0.55, "序号：594019999")]], "594019999"),
        ([[(0.05, "回单编号：20220729001"), (0.55, "凭证号：7788")]], "20220729001"),
        ([[(0.05, "回单编号："), (0.55, "核心流水号 HX231212887")]], "HX231212887"),
        ([[(0.05, "客户号：100200300"), (0.55, "电子回单号码：0012-3456-7890")]], "0012-3456-7890"),
        ([[(0.05, "客户号：100200300"), (0.55, "验证码：7723AC91")]], None),
        ([[(0.05, "回单编号：20220729001"), (0.55, "清算系统流水号：TX7788001")]], "TX7788001"),
        ([[(0.05, "柜面业务流水编号"), (0.30, "TX7788001")]], "TX7788001"),
        ([[(0.05, "2022年7月9日"), (0.55, "凭证序号 2746393616169004")]], "2746393616169004"),
    ],
)
def test_the_number_of_the_booking_comes_before_that_of_the_paper(rows: Rows, expected: str | None) -> None:
    assert value(parse(slip(AMOUNT, *map(list, rows))), "serial_number") == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([[(0.05, "用途：专利转让费"), (0.55, "摘要：货款")]], "专利转让费"),
        ([[(0.05, "用途："), (0.55, "摘要：专利转让费")]], "专利转让费"),
        ([[(0.05, "摘要：跨行转出"), (0.55, "附言：专利转让费")]], "专利转让费"),
        ([[(0.05, "摘要：专利权转让款"), (0.55, "附言：合同编号QH-2022-01")]], "专利权转让款"),
        ([[(0.05, "摘要：转账")]], "转账"),
        ([[(0.05, "附言"), (0.55, "备注")]], None),
    ],
)
def test_the_purpose_is_the_text_that_says_most(rows: Rows, expected: str | None) -> None:
    assert value(parse(slip(AMOUNT, *map(list, rows))), "purpose") == expected


@pytest.mark.parametrize(
    "row",
    [
        [(0.05, "交易日期：20220729"), (0.55, "打印日期：2022-08-05")],
        [(0.05, "记账日期 2022-07-29"), (0.55, "打印时间：2022/08/05 10:11:12")],
        [(0.05, "交易时间：2022-07-2910:21:07"), (0.55, "申请日期：20220728")],
        [(0.40, "2022 年07月29日"), (0.70, "生成时间：20220805 14:33:07")],
    ],
)
def test_the_day_of_the_payment_is_not_that_of_the_print(row: list[tuple[float, str]]) -> None:
    assert value(parse(slip(AMOUNT, row)), "paid_on") == date(2022, 7, 29)


def test_a_day_of_print_alone_is_no_day_of_payment() -> None:
    assert value(parse(slip(AMOUNT, [(0.05, "打印日期：2022-08-05")])), "paid_on") is None


def test_names_and_banks_may_wrap_about_their_label() -> None:
    rows: Rows = [
        [(0.40, "银杏银行电子回单")],
        [(0.02, "付款方"), (0.12, "户名"), (0.22, "青禾智造有限公司"), (0.50, "收款方"), (0.60, "户名")],
        [(0.12, "账号"), (0.22, "62220201111222"), (0.60, "账号"), (0.70, "110907788990")],
        [(0.12, "开户行"), (0.60, "开户行"), (0.70, "招商银行临江支行")],
        [(0.05, "金额"), (0.22, "¥1,000.00")],
    ]
    extra = [
        line(0.70, 0.085, "临江理工大学技术转移"),
        line(0.70, 0.117, "有限公司"),
        line(0.22, 0.205, "中国农业银行股份有限公司江宁支"),
        line(0.22, 0.237, "行"),
    ]
    parsed = parse(rows, *extra)
    assert value(parsed, "payee") == "临江理工大学技术转移有限公司"
    assert value(parsed, "payer_bank") == "中国农业银行股份有限公司江宁支行"


def test_labels_cut_by_the_reader_are_put_together() -> None:
    rows: Rows = [
        [(0.40, "银杏银行电子回单")],
        [
            (0.05, "付款人"),
            (0.14, "户"),
            (0.18, "名"),
            (0.25, "青禾智造有限公司"),
            (0.52, "收款人"),
            (0.62, "户名"),
            (0.70, "临江大学"),
        ],
        [(0.14, "账"), (0.18, "号"), (0.25, "62220201111222"), (0.62, "账"), (0.70, "110907788990")],
        [(0.05, "小写金"), (0.25, "45000.88")],
    ]
    parsed = parse(rows, line(0.06, 0.255, "额"))
    assert [value(parsed, name) for name in ("payer", "payer_account", "payee", "payee_account", "amount")] == [
        "青禾智造有限公司", "62220201111222", "临江大学", "110907788990", Decimal("45000.88"),
    ]  # fmt: skip


def test_a_label_with_one_misread_character_is_still_a_label() -> None:
    rows: Rows = [
        [(0.40, "银杏银行电子回单")],
        [(0.05, "付款入户名：青禾智造有限公司"), (0.55, "收款人户各：临江理工大学")],
        [(0.05, "付款人账号：62220201111222"), (0.55, "收款人账号：110907788990")],
        [(0.05, "交易全额：¥1,000.00")],
    ]
    parsed = parse(rows)
    assert (value(parsed, "payer"), value(parsed, "payee")) == ("青禾智造有限公司", "临江理工大学")
    assert value(parsed, "amount") == Decimal("1000.00")


def test_a_label_that_could_be_two_is_none() -> None:
    rows: Rows = [
        [(0.40, "银杏银行电子回单")],
        [(0.05, "□款人户名：青禾智造有限公司"), (0.55, "收款人户名：临江理工大学")],
        [(0.05, "付款人账号：62220201111222"), (0.55, "收款人账号：110907788990")],
        AMOUNT,
    ]
    parsed = parse(rows)
    assert value(parsed, "payer") is None
    assert value(parsed, "payee") == "临江理工大学"


@pytest.mark.parametrize("label", ["途：", "用 途：", "用·途：", "用途;"])
def test_a_short_label_may_lose_its_first_character_or_gain_a_speck(label: str) -> None:
    assert value(parse(slip(AMOUNT, [(0.05, f"{label}专利转让费")])), "purpose") == "专利转让费"


def test_an_account_under_a_label_that_was_not_read_is_no_part_of_the_name_above() -> None:
    rows: Rows = [
        [(0.40, "银杏银行电子回单")],
        [(0.05, "付款人户名：青禾智造有限公司"), (0.52, "收款人户名："), (0.70, "临江理工大学")],
        [(0.05, "付款人账号：62220201111222"), (0.52, "■■■"), (0.70, "110907788990")],
        AMOUNT,
    ]
    assert value(parse(rows), "payee") == "临江理工大学"


def test_one_lost_role_is_the_other_one() -> None:
    rows: Rows = [
        [(0.40, "银杏银行电子回单")],
        [(0.12, "户名"), (0.22, "青禾智造有限公司"), (0.60, "户名"), (0.70, "临江理工大学")],
        [(0.12, "账号"), (0.22, "62220201111222"), (0.50, "收款方"), (0.60, "账号"), (0.70, "110907788990")],
        AMOUNT,
    ]
    parsed = parse(rows)
    assert (value(parsed, "payer"), value(parsed, "payee")) == ("青禾智造有限公司", "临江理工大学")


def test_without_any_role_nobody_pays_and_nobody_is_paid() -> None:
    rows: Rows = [
        [(0.40, "银杏银行电子回单")],
        [(0.12, "户名"), (0.22, "青禾智造有限公司"), (0.60, "户名"), (0.70, "临江理工大学")],
        [(0.12, "账号"), (0.22, "62220201111222"), (0.60, "账号"), (0.70, "110907788990")],
        AMOUNT,
        [(0.05, "交易日期：20220729"), (0.55, "流水号：8812045")],
    ]
    parsed = parse(rows)
    assert value(parsed, "payer") is None
    assert value(parsed, "payee") is None


def test_seals_and_notes_are_no_values() -> None:
    rows = slip(
        AMOUNT,
        [(0.05, "用途")],
        [(0.05, "附言")],
        [(0.05, "重要提示：回单编号、流水号相同的业务请勿重复记账，本回单不作为收款方发货依据。")],
    )
    parsed = parse(rows, line(0.12, 0.28, "银杏银行股份有限公司"), line(0.12, 0.34, "电子回单专用章"))
    assert value(parsed, "purpose") is None
    assert value(parsed, "serial_number") is None


def test_print_beside_the_form_from_top_to_bottom_is_no_value() -> None:
    rows: Rows = [
        [(0.40, "银杏银行业务凭证")],
        [
            (0.02, "付款方"),
            (0.12, "户名"),
            (0.22, "青禾智造有限公司"),
            (0.50, "收款方"),
            (0.60, "户名"),
            (0.70, "临江理工大学"),
        ],
        [(0.12, "开户行"), (0.22, "招商银行苏州支行"), (0.60, "开户行"), (0.70, "招商银行临江大学城支行")],
        AMOUNT,
    ]
    side = [line(0.925, 0.10 + 0.035 * index, char) for index, char in enumerate("此联是收款人开户行的回单")]
    parsed = parse(rows, *side)
    assert value(parsed, "payee_bank") == "招商银行临江大学城支行"
    assert parsed.subtype == "receipt"


@pytest.mark.parametrize(
    ("rows", "side"),
    [
        ([[(0.4, "业务回单（付款）")]], "payment"),
        ([[(0.4, "网上银行电子回单（贷记回单）")]], "receipt"),
        ([[(0.4, "客户回单")], [(0.05, "收付标志：付")]], "payment"),
        ([[(0.4, "客户回单")], [(0.05, "借贷标志"), (0.18, "贷方")]], "receipt"),
        ([[(0.4, "电子回单")], [(0.05, "回单类型"), (0.18, "收款回单")]], "receipt"),
        ([[(0.4, "网上银行电子回执")]], "order"),
        ([[(0.4, "客户收付款入账通知")]], None),
        ([[(0.4, "客户入账通知")]], "receipt"),
    ],
)
def test_the_side_of_a_slip(rows: Rows, side: str | None) -> None:
    assert parse([*rows, *slip(AMOUNT)[1:]]).subtype == side


def test_the_side_is_that_of_the_only_party_at_the_issuing_bank() -> None:
    rows = slip(AMOUNT, [(0.05, "付款人开户行：银杏银行苏州支行"), (0.55, "收款人开户行：招商银行临江支行")])
    assert parse(rows).subtype == "payment"


def test_a_name_that_ocr_was_not_sure_of_has_text_but_no_value() -> None:
    sure = page(slip(AMOUNT), pitch=0.06)
    doubtful = replace(
        sure, lines=tuple(replace(item, confidence=0.7) if "青禾" in item.text else item for item in sure.lines)
    )
    parsed = bank_slip.parse([doubtful])
    assert parsed is not None
    (field,) = parsed.fields["payer"]
    assert field.value is None
    assert field.readings[0].text == "青禾智造有限公司"


def test_two_slips_on_one_page_are_cut_apart() -> None:
    other = [
        [(0.40, "银杏银行电子回单")],
        [(0.05, "付款人户名：远山材料有限公司"), (0.55, "收款人户名：西陵学院")],
        [(0.05, "付款人账号：33330201111222"), (0.55, "收款人账号：440907788990")],
        [(0.05, "金额（小写）：5,000.00"), (0.55, "金额（大写）：伍仟元整")],
        [(0.05, "交易日期：20220801")],
    ]
    both = page([*slip(AMOUNT, [(0.05, "交易日期：20220729")]), [], *other], pitch=0.06)
    parts = split_slips(both)
    slips = [bank_slip.parse([part]) for part in parts]
    assert [(value(item, "payer"), value(item, "amount"), value(item, "paid_on")) for item in slips if item] == [
        ("青禾智造有限公司", Decimal("380000.00"), date(2022, 7, 29)),
        ("远山材料有限公司", Decimal("5000.00"), date(2022, 8, 1)),
    ]


def test_a_page_with_one_slip_stays_whole() -> None:
    whole = page(slip(AMOUNT))
    assert split_slips(whole) == [whole]


def test_blocks_one_above_the_other_are_one_slip() -> None:
    whole = page([
        [(0.40, "银杏银行业务凭证")],
        [(0.05, "付款人"), (0.16, "户名"), (0.30, "青禾智造有限公司")],
        [(0.16, "账号"), (0.30, "62220201111222")],
        [(0.05, "收款人"), (0.16, "户名"), (0.30, "临江理工大学")],
        [(0.16, "账号"), (0.30, "110907788990")],
        AMOUNT,
    ])  # fmt: skip
    assert split_slips(whole) == [whole]


def test_a_letter_is_no_slip() -> None:
    rows: Rows = [
        [(0.1, "关于专利转让费付款情况的说明")],
        [(0.1, "我公司已于2022年7月29日向贵校支付专利转让费380000.00元。")],
    ]
    assert bank_slip.parse([page(rows)]) is None


def test_every_value_has_its_place() -> None:
    parsed = parse(slip(AMOUNT))
    (field,) = parsed.fields["payer"]
    place = field.readings[0].box
    assert place is not None
    assert place.overlap_x(Box(0.15, 0.1, 0.35, 0.13)) > 0.1
