"""Invoices as bad copies leave them: seals over the remark, half-read numbers, names and items. All values invented."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extract.pages import Page
from ocr.lines import Box, Line, Reader
from parsers.documents.amount_words import spelled
from parsers.documents.invoice_item_check import rate_between
from parsers.documents.invoice_item_figures import before_rate
from parsers.documents.invoice_item_name import item_name
from parsers.documents.invoice_labels import invoice_words
from parsers.reading import Item
from parsers.values.words import parse_words
from tests.slip_lines import Rows, line
from tests.test_invoice_forms import (
    BUYER,
    BUYER_CODE,
    ITEM,
    NET,
    SELLER,
    SELLER_CODE,
    TAX,
    electronic,
    paper_special,
    parse,
    value,
)
from tests.test_invoice_reading import sheet

REMARK = "合同：专利权转让 ZL202010345678.9"
NUMBER = "202010345678.9"
"""A number whose check digit agrees."""
SUMS: Rows = [
    [(0.10, "合计"), (0.66, "¥94339.62"), (0.90, "¥5660.38")],
    [(0.08, "价税合计（大写）"), (0.3, "壹拾万圆整"), (0.69, "（小写）¥100000.00")],
]


def weak(item: Line, chars: str, sure: float = 0.5) -> Line:
    """The line, with OCR in doubt of some of its characters."""
    return replace(item, confidence=sure, sure=tuple(sure if char in chars else 0.99 for char in item.text))


def with_remark(*remark: Line) -> Page:
    whole = electronic()
    return replace(whole, lines=(*(item for item in whole.lines if item.text != REMARK), *remark))


def remark_of(page: Page) -> object:
    return value(parse(page), "remark")


def at(text: str, x: float = 0.62, y: float = 0.72) -> Line:
    return line(x, y, text)


@pytest.mark.parametrize("stray", ["055585691", "120001", "106838Y", "临江"])
def test_what_a_seal_says_beside_the_remark_is_not_of_it(stray: str) -> None:
    text = f"专利号：ZL{NUMBER}"
    assert remark_of(with_remark(at(text), at(stray, 0.80, 0.80))) == text
    assert remark_of(with_remark(at(stray, 0.80, 0.80))) is None


def test_a_remark_of_two_lines_goes_on_at_its_left_edge() -> None:
    lines = at("一种齿轮箱润滑方法"), at(f"ZL{NUMBER}", y=0.755), at("4210", 0.81, 0.79)
    assert remark_of(with_remark(*lines)) == f"一种齿轮箱润滑方法ZL{NUMBER}"


@pytest.mark.parametrize("prefix", ["Z1", "21", "2L", "ZL.", "21.", "Z1."])
def test_a_number_whose_check_digit_agrees_had_zl_before_it(prefix: str) -> None:
    (field,) = parse(with_remark(weak(at(f"专利号：{prefix}{NUMBER}"), "21L."))).fields["remark"]
    assert field.value == f"专利号：ZL{NUMBER}"


def test_a_number_whose_check_digit_fails_is_given_only_where_every_digit_is_sure() -> None:
    wrong = at("专利号：ZL202010345678.1")
    assert remark_of(with_remark(wrong)) == wrong.text
    assert remark_of(with_remark(weak(wrong, "1"))) is None
    assert remark_of(with_remark(at("专利号：21202010345678.1"))) is None


def test_a_check_digit_under_a_seal_follows_from_the_digits_before_its_dot() -> None:
    (field,) = parse(with_remark(at("专利号：ZL202010345678."))).fields["remark"]
    assert field.value == f"专利号：ZL{NUMBER}"
    assert field.readings[0].repaired
    assert remark_of(with_remark(at("专利号：ZL202010345678"))) is None


def test_doubt_inside_a_word_of_the_trade_is_none() -> None:
    assert remark_of(with_remark(weak(at(f"专利号：ZL{NUMBER}"), "利"))) == f"专利号：ZL{NUMBER}"
    assert remark_of(with_remark(weak(at("乙方已验收"), "验"))) is None


def name_of(text: str) -> str:
    return item_name(text, invoice_words())


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("无形资产*专利权", "*无形资产*专利权"),
        ("·无形资产·专利权'", "*无形资产*专利权"),
        ("*研发和技术服务专利技术转让费", "*研发和技术服务*专利技术转让费"),
        ("*无形资产*专利权+", "*无形资产*专利权"),
        ("无形资产专利权", "无形资产专利权"),
        ("*纺织产品*布（蓝色）", "*纺织产品*布（蓝色）"),
        ("·无形资严·专利权", "*无形资产*专利权"),
        ("*研发和技木服务*专利许可费", "*研发和技术服务*专利许可费"),
        ("*咨洵服务*专利咨询", "*咨洵服务*专利咨询"),
        ("·无形货严·专利权", "·无形货严·专利权"),
    ],
)
def test_the_name_of_an_item_bears_the_stars_of_its_class(read: str, printed: str) -> None:
    assert name_of(read) == printed


def items(row: list[tuple[float, str]]) -> list[object]:
    return [field.value for field in parse(sheet([row], SUMS)).fields["items"]]


def test_the_total_whose_labels_are_misread_is_the_total_and_no_remark() -> None:
    whole = paper_special()
    level = next(item.box.y0 for item in whole.lines if "大写" in item.text)
    kept = [item for item in whole.lines if item.box.y0 != level]
    texts = [(0.08, "价税合计（天写）"), (0.3, "壹拾万圆整"), (0.66, "(小)"), (0.74, "¥100000.00")]
    remark = Line("备注", Box(0.575, level + 0.05, 0.595, level + 0.095), 0.99)
    parsed = parse(replace(whole, lines=(*kept, *(line(x, level, text) for x, text in texts), remark)))
    assert parsed.fields["total_amount"][0].readings[0].reader is Reader.OCR
    assert (value(parsed, "total_amount"), value(parsed, "total_in_words")) == (NET + TAX, "壹拾万圆整")
    assert value(parsed, "remark") is None


def test_two_cells_read_as_one_are_parted_where_the_amount_ends() -> None:
    row = [(0.02, ITEM.name), (0.55, "94339.62"), (0.67, "94339.626%"), (0.91, "5660.38")]
    assert items(row) == [ITEM]
    assert before_rate("94339.622%") == 0


def test_a_net_amount_of_which_one_digit_is_in_doubt_gives_way_to_the_sum_that_the_rate_confirms() -> None:
    parsed = parse(sheet([[(0.02, ITEM.name), (0.67, "94339.68"), (0.78, "6%"), (0.91, "5660.38")]], SUMS))
    assert parsed.fields["items"][0].value is None
    page = sheet([[(0.02, ITEM.name), (0.67, "94339.68"), (0.78, "6%"), (0.91, "5660.38")]], SUMS)
    doubtful = tuple(weak(item, "8") if item.text == "94339.68" else item for item in page.lines)
    assert parse(replace(page, lines=doubtful)).fields["items"][0].value == ITEM


def test_a_title_without_its_last_character_stands_over_the_code_and_the_number() -> None:
    whole = paper_special()
    texts = {"No 03630024": "03630024"}
    cut = (replace(item, text=item.text.replace("专用发票", "专用发")) for item in whole.lines)
    lines = tuple(replace(item, text=texts.get(item.text, item.text)) for item in cut)
    assert value(parse(replace(whole, lines=lines)), "invoice_number") == "03630024"


def test_a_misread_rate_is_the_legal_one_that_tax_and_net_give() -> None:
    row = [(0.02, ITEM.name), (0.67, "94339.62"), (0.78, "68"), (0.91, "5660.38|")]
    assert items(row) == [ITEM]
    assert rate_between("68", NET, TAX) == "6%"
    assert rate_between("98", NET, TAX) is None
    assert rate_between("68", NET, TAX + 100) is None


def test_a_doubtful_tax_gives_way_to_the_sum_that_the_rate_confirms() -> None:
    whole = sheet([[(0.02, ITEM.name), (0.67, "94339.62"), (0.78, "6%"), (0.91, "5660.88")]], SUMS)
    doubtful = replace(whole, lines=tuple(weak(item, "8") if item.text == "5660.88" else item for item in whole.lines))
    assert [field.value for field in parse(doubtful).fields["items"]] == [ITEM]
    assert [field.value for field in parse(whole).fields["items"]] == [None]


def test_an_item_whose_name_is_in_doubt_has_no_value() -> None:
    whole = sheet([[(0.02, "*无形资产*某某权"), (0.67, "94339.62"), (0.78, "6%"), (0.91, "5660.38")]], SUMS)
    doubtful = replace(whole, lines=tuple(weak(item, "某") if "某" in item.text else item for item in whole.lines))
    (field,) = parse(doubtful).fields["items"]
    assert field.value is None
    assert isinstance(parse(whole).fields["items"][0].value, Item)


def test_print_at_the_edge_of_the_paper_is_no_part_of_an_item() -> None:
    whole = electronic()
    edge = Line("第三联发票联", replace(line(0.97, 0.42, "第").box, y1=0.62), 0.3)
    (field,) = parse(replace(whole, lines=(*whole.lines, edge))).fields["items"]
    assert field.value == ITEM
    assert "第三联" not in field.readings[0].text


def test_a_name_that_came_with_its_tax_number_is_cut_before_it() -> None:
    whole = electronic()
    lines = [
        replace(item, text=f"称：{SELLER}{SELLER_CODE}") if item.text == f"称：{SELLER}" else item
        for item in whole.lines
        if item.text != f"纳税人识别号：{SELLER_CODE}"
    ]
    parsed = parse(replace(whole, lines=tuple(lines)))
    assert (value(parsed, "seller"), value(parsed, "seller_code")) == (SELLER, SELLER_CODE)


def renamed(before: str, after: str) -> Page:
    whole = electronic()
    return replace(whole, lines=tuple(replace(item, text=item.text.replace(before, after)) for item in whole.lines))


@pytest.mark.parametrize("speck", ["，（苏州）", "（苏州）·", "、（苏州）"])
def test_no_name_has_a_stop_beside_its_brackets(speck: str) -> None:
    assert value(parse(renamed("（苏州）", speck)), "buyer") == BUYER


def test_a_misread_tail_of_a_label_before_its_colon_is_that_label() -> None:
    parsed = parse(renamed("称：", "非："))
    assert (value(parsed, "buyer"), value(parsed, "seller")) == (BUYER, SELLER)
    assert (value(parsed, "buyer_code"), value(parsed, "seller_code")) == (BUYER_CODE, SELLER_CODE)


def test_half_of_a_label_beside_its_value_is_enough() -> None:
    parsed = parse(renamed("称：", " "))
    assert (value(parsed, "buyer"), value(parsed, "seller")) == (BUYER, SELLER)


def test_a_comma_stands_for_the_colon_behind_a_label() -> None:
    assert value(parse(renamed("开票日期：", "开票日期，")), "issued_on") is not None


def test_groups_of_a_check_code_that_were_lost_leave_no_value() -> None:
    assert value(parse(renamed("03363 56656 72574 37392", "03363 56656 72574")), "check_code") is None


@pytest.mark.parametrize("read", ["壹拾方圆整", "壹抬万圆整", "壹拾万御整"])
def test_words_half_read_are_spelled_anew_only_where_the_figure_says_the_same(read: str) -> None:
    right = value(parse(renamed("壹拾万圆整", read)), "total_in_words")
    assert right is None or parse_words(str(right)) == parse_words("壹拾万圆整" if "圆" in read else "壹拾万元整")
    other = renamed("壹拾万圆整", read)
    lines = tuple(replace(item, text=item.text.replace("¥100000.00", "¥900000.00")) for item in other.lines)
    assert value(parse(replace(other, lines=lines)), "total_in_words") is None


def test_red_words_keep_their_sign() -> None:
    red = renamed("⊗壹拾万圆整", "（负数）壹拾万圆整")
    lines = tuple(replace(item, text=item.text.replace("¥", "¥-")) for item in red.lines)
    parsed = parse(replace(red, lines=lines))
    assert value(parsed, "total_in_words") == "（负数）壹拾万圆整"
    assert value(parsed, "reversed") is True
    assert value(parse(electronic()), "reversed") is False


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("100500", "壹拾万零伍佰元整"),
        ("1007.05", "壹仟零柒元零伍分"),
        ("0.35", "叁角伍分"),
        ("-500", "（负数）伍佰元整"),
        ("100000001.10", "壹亿零壹元壹角整"),
    ],
)
def test_amounts_are_spelled_as_the_rules_say(amount: str, words: str) -> None:
    assert spelled(Decimal(amount)) == words


@pytest.mark.parametrize("lost", ["备", "注"])
def test_one_character_of_the_word_remark_is_enough(lost: str) -> None:
    whole = with_remark(at("乙方已验收"))
    assert remark_of(replace(whole, lines=tuple(item for item in whole.lines if item.text != lost))) == "乙方已验收"


TWO_SUMS: Rows = [
    [(0.10, "合计"), (0.66, "¥90000.00"), (0.90, "¥5400.00")],
    [(0.08, "价税合计（大写）"), (0.3, "玖万伍仟肆佰圆整"), (0.69, "（小写）¥95400.00")],
]


def items_of(rows: Rows) -> list[object]:
    return [field.value for field in parse(sheet(rows, TWO_SUMS)).fields.get("items", ())]


def test_a_line_with_a_rate_whose_tax_was_not_read_is_not_given() -> None:
    whole, cut = Item("*无形资产*专利权甲", Decimal("50000.00"), "6%", Decimal("3000.00")), None
    rows: Rows = [
        [(0.02, "*无形资产*专利权甲"), (0.67, "50000.00"), (0.79, "6%"), (0.92, "3000.00")],
        [(0.02, "*无形资产*专利权乙"), (0.67, "40000.00"), (0.79, "6%")],
    ]
    assert items_of(rows) == [whole, cut]


def test_a_quantity_read_into_the_amount_behind_it_leaves_no_amount() -> None:
    rows: Rows = [
        [(0.02, "*无形资产*专利权甲"), (0.50, "50000.00"), (0.64, "150000.00"), (0.79, "6%"), (0.92, "3000.00")],
        [(0.02, "*无形资产*专利权乙"), (0.44, "4"), (0.50, "10000.00"), (0.67, "40000.00"), (0.79, "6%"),
         (0.92, "2400.00")],
    ]  # fmt: skip
    assert items_of(rows)[0] is None


def test_figures_in_a_line_of_their_own_are_no_part_of_the_name_above() -> None:
    rows: Rows = [
        [(0.02, "*无形资产*专利权甲")], [(0.06, "50000.00"), (0.3, "1"), (0.67, "50000.00")],
        [(0.02, "*无形资产*专利权乙")], [(0.06, "40000.00"), (0.3, "1"), (0.67, "40000.00")],
    ]  # fmt: skip
    sums: Rows = [[(0.02, "合计金额（小写）：¥90000.00")], [(0.02, "合计金额（大写）：玖万圆整")]]
    found = [field.value for field in parse(sheet(rows, sums)).fields.get("items", ())]
    assert [item.name for item in found if isinstance(item, Item)] == ["*无形资产*专利权甲", "*无形资产*专利权乙"]


@pytest.mark.parametrize(("rate", "tax"), [("6%", "2400.00]"), ("", "2400.00")])
def test_a_rule_at_a_figure_is_no_part_of_it_and_a_lost_rate_is_what_tax_and_net_give(rate: str, tax: str) -> None:
    rows: Rows = [
        [(0.02, "*无形资产*专利权甲"), (0.67, "50000.00"), (0.79, "6%"), (0.92, "3000.00")],
        [
            (x, text)
            for x, text in ((0.02, "*无形资产*专利权乙"), (0.67, "40000.00"), (0.79, rate), (0.92, tax))
            if text
        ],
    ]
    assert items_of(rows)[1] == Item("*无形资产*专利权乙", Decimal("40000.00"), "6%", Decimal("2400.00"))


def test_a_check_code_over_two_lines_is_one() -> None:
    whole = electronic()
    halves = (line(0.71, 0.19, "校验码 03363 56656"), line(0.71, 0.23, "72574 37392"))
    kept = (item for item in whole.lines if "校 验 码" not in item.text)
    assert value(parse(replace(whole, lines=(*kept, *halves))), "check_code") == "03363566567257437392"


@pytest.mark.parametrize(("code", "expected"), [("3200211130", "03630024"), ("", None)])
def test_a_number_whose_no_was_lost_stands_opposite_the_code(code: str, expected: str | None) -> None:
    whole = paper_special()
    texts = {"No 03630024": "03630024", "3200211130": code}
    lines = (replace(item, text=texts.get(item.text, item.text)) for item in whole.lines)
    parsed = parse(replace(whole, lines=tuple(item for item in lines if item.text)))
    assert value(parsed, "invoice_number") == expected


def test_the_last_character_of_a_name_read_with_the_first_of_its_label_is_of_the_name() -> None:
    whole = electronic()
    long = "青禾智造科技（苏州工业园区）股份有限公司"
    texts = {"名": "", f"称：{BUYER}": f"称：{long[:-1]}"}
    top = next(item.box for item in whole.lines if item.text == "名")
    lines = [replace(item, text=texts.get(item.text, item.text)) for item in whole.lines if item.box.y0 < 0.4]
    halves = Line("名司", Box(top.x0, top.y0, top.x0 + 0.02, top.y0 + 0.055), 0.99)
    rest = [item for item in whole.lines if item.box.y0 >= 0.4]
    wide = [
        replace(item, box=replace(item.box, x1=item.box.x0 + 0.43)) if item.text.startswith("称：") else item
        for item in lines
        if item.text
    ]
    parsed = parse(replace(whole, lines=(*wide, halves, *rest)))
    assert value(parsed, "buyer") == long


def test_a_number_that_stands_right_above_the_day_is_no_value_of_its_label() -> None:
    whole = paper_special()
    kept = [item for item in whole.lines if "开票日期" not in item.text and "03630024" not in item.text]
    day = next(item.box for item in whole.lines if "开票日期" in item.text)
    apart = [line(0.70, day.y0, "开票日期："), line(0.82, day.y0, "2022年07月29日")]
    number = Line("N03630024", Box(0.79, day.y0 - 0.022, 0.94, day.y0 - 0.002), 0.95)
    parsed = parse(replace(whole, lines=(*kept, *apart, number)))
    assert value(parsed, "invoice_number") == "03630024"


def test_a_net_amount_in_doubt_is_the_one_that_the_total_gives_at_a_legal_rate() -> None:
    whole = electronic()
    badly = {"¥5660.38": "¥5660.36", "¥94339.62": "¥94339.62"}
    lines = [
        replace(item, text=badly[item.text], confidence=0.5, sure=()) if item.text in badly else item
        for item in whole.lines
    ]
    parsed = parse(replace(whole, lines=tuple(lines)))
    assert (value(parsed, "net_amount"), value(parsed, "tax_amount")) == (NET, TAX)
    lost = [replace(item, text="¥94339.82") if item.text == "¥94339.62" else item for item in lines]
    assert value(parse(replace(whole, lines=tuple(lost))), "net_amount") is None


def test_a_remark_in_one_line_with_the_upper_character_of_its_word_is_read() -> None:
    whole = electronic()
    kept = [item for item in whole.lines if item.text not in (REMARK, "备", "注")]
    own = (Line(f"备 ZL{NUMBER}", Box(0.575, 0.72, 0.78, 0.75), 0.99), line(0.575, 0.79, "注"))
    assert remark_of(replace(whole, lines=(*kept, *own))) == f"ZL{NUMBER}"


def test_what_is_left_of_the_label_of_a_tax_number_is_none_of_the_name_above_it() -> None:
    whole = paper_special()
    kept = [item for item in whole.lines if BUYER not in item.text and BUYER_CODE not in item.text]
    torn = [
        Line("名", Box(0.08, 0.226, 0.102, 0.26), 0.99),
        Line(f"称：{BUYER}", Box(0.176, 0.222, 0.344, 0.262), 0.99),
        Line(f"货 纳税人识.别号：{BUYER_CODE}", Box(0.055, 0.255, 0.331, 0.298), 0.99),
    ]
    parsed = parse(replace(whole, lines=(*kept, *torn)))
    assert (value(parsed, "buyer"), value(parsed, "buyer_code")) == (BUYER, BUYER_CODE)


def test_a_speck_at_the_end_of_a_name_is_none_of_it_however_doubtful() -> None:
    whole = paper_special()
    lines = [item if BUYER not in item.text else weak(replace(item, text=f"{item.text}."), ".") for item in whole.lines]
    assert value(parse(replace(whole, lines=tuple(lines))), "buyer") == BUYER


def test_a_line_that_lost_a_star_of_its_class_is_not_given_beside_others_that_have_theirs() -> None:
    rows: Rows = [
        [(0.02, "*无形资产*专利权转让费"), (0.67, "94339.62"), (0.78, "6%"), (0.91, "5660.38")],
        [(0.02, "*专用设备中试样机"), (0.67, "10000.00"), (0.78, "13%"), (0.91, "1300.00")],
        [(0.02, "研发和技术服务专利技术指导费"), (0.67, "20000.00"), (0.78, "6%"), (0.91, "1200.00")],
    ]
    sums: Rows = [[(0.10, "合计"), (0.66, "¥124339.62"), (0.90, "¥8160.38")]]
    found = parse(sheet(rows, sums)).fields["items"]
    assert [field.value is not None for field in found] == [True, False, False]


def test_a_remark_that_names_a_tax_office_behind_its_label_is_no_seal() -> None:
    text = "代开机关：国家税务总局临江市税务局 完税凭证号码：163541086940435368"
    assert remark_of(with_remark(at(text))) is not None
    assert remark_of(with_remark(at("国家税务总局临江市税务局", 0.7))) is None


def test_a_tax_number_spoiled_by_a_seal_is_the_one_that_the_seal_says_again() -> None:
    whole = paper_special()
    spoiled = tuple(
        replace(item, text=item.text.replace(SELLER_CODE, SELLER_CODE[:8] + SELLER_CODE[9:-1] + "石"))
        for item in whole.lines
    )
    seal = line(0.7, 0.88, SELLER_CODE)
    assert value(parse(replace(whole, lines=spoiled)), "seller_code") is None
    assert value(parse(replace(whole, lines=(*spoiled, seal))), "seller_code") == SELLER_CODE
    assert value(parse(replace(whole, lines=(*spoiled, line(0.7, 0.88, BUYER_CODE)))), "seller_code") is None


def in_text(item: Line) -> Line:
    """The line as a text layer holds it."""
    return replace(item, reader=Reader.TEXT)


def test_entries_of_a_remark_are_parted_by_the_semicolon_that_ocr_took_for_a_colon() -> None:
    read = "购方开户银行:招商银行临江支行:银行账号：110907788990:销方开户银行：农业银行园区支行"
    (field,) = parse(with_remark(at(read))).fields["remark"]
    assert field.value == "购方开户银行:招商银行临江支行;银行账号：110907788990;销方开户银行：农业银行园区支行"
    assert field.best.repaired
    assert remark_of(with_remark(in_text(at(read)))) == read, "a text layer says what is printed"


@pytest.mark.parametrize("text", ["合同：专利权转让", "技术合同：登记编号：2022330100", "专利号：一种方法"])
def test_colons_behind_other_words_stay(text: str) -> None:
    assert remark_of(with_remark(at(text))) == text


def test_a_speck_behind_a_number_that_ends_the_remark_is_none_of_it() -> None:
    assert remark_of(with_remark(at(f"专利号：ZL{NUMBER}."))) == f"专利号：ZL{NUMBER}"
    assert remark_of(with_remark(in_text(at(f"专利号：ZL{NUMBER}.")))) == f"专利号：ZL{NUMBER}."


def test_the_second_half_of_a_number_over_two_lines_is_no_number_of_its_own() -> None:
    upper, lower = at("一种污水脱氮的制备方法ZL201"), at("710669934.8", 0.60, 0.80)
    assert remark_of(with_remark(upper, lower)) == "一种污水脱氮的制备方法ZL201710669934.8"
    assert remark_of(with_remark(at("专利号：ZL71066993"))) is None
    assert remark_of(with_remark(in_text(at("咨询电话 2166993412")))) == "咨询电话 2166993412"


@pytest.mark.parametrize("read", ["各注", "备往"])
def test_the_word_remark_with_one_character_misread_is_that_word(read: str) -> None:
    whole = with_remark(at("乙方已验收"))
    word = Line(read, Box(0.575, 0.70, 0.595, 0.80), 0.99)
    kept = tuple(item for item in whole.lines if item.text not in ("备", "注"))
    assert remark_of(replace(whole, lines=(*kept, word))) == "乙方已验收"


def test_a_long_number_below_a_remark_is_its_end_and_no_tax_number_of_a_seal() -> None:
    upper, lower = "红字发票信息确认单编号：", "31010923062981388103"
    assert remark_of(with_remark(at(upper), at(lower, y=0.755))) == upper + lower
    assert remark_of(with_remark(at(upper))) is None, "the number was not read"
    assert remark_of(with_remark(at("乙方已验收"), at("1231000042502645X2", y=0.755))) == "乙方已验收"


def test_a_number_without_its_dot_is_given_only_where_its_digits_are_sure() -> None:
    bare = "转让ZL2020103456789"
    assert remark_of(with_remark(at(bare))) == bare
    assert remark_of(with_remark(weak(at(bare), "9", 0.95))) is None
