"""Print that shows that a part of it is lost gives no value. All values are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.pages import Page
from ocr.lines import Box, Cell, Grid, Line
from parsers.documents import bank_slip, certificate
from parsers.documents.legibility import is_maimed
from parsers.layout.flow import Flow
from tests.slip_lines import Rows, line, page
from tests.test_bank_slip_reading import AMOUNT, parse, slip
from tests.test_invoice_faint import without_labels
from tests.test_invoice_forms import BUYER, BUYER_CODE, SELLER, SELLER_CODE, digital, value
from tests.test_invoice_forms import parse as parse_invoice


@pytest.mark.parametrize(
    "name",
    [
        "鑫源（合肥生物科技有限公司",
        "鑫源生物科技有限责任公",
        "鑫源生物科技股份有限",
        "鑫源生物科技股份有",
        "鑫源生物科技股份公",
        "鑫源生物科技有限责",
        "云衢石油太学",
        "你鑫源生物有限公司",
        "拓野生物科技武汉：有限公司",
        "量锋化工技术北京！股份有限公司",
        "鑫源生物科技有限公司大连分公",
        "交通银行股份有限公司上海闵行支",
    ],
)
def test_a_name_with_one_bracket_or_without_its_end_is_maimed(name: str) -> None:
    assert is_maimed(name)


@pytest.mark.parametrize("name", ["鑫源（合肥）生物科技有限公司", "户名：云衢石油大学", "滨州银行渤海支行", "李明"])
def test_a_whole_name_is_not(name: str) -> None:
    assert not is_maimed(name)


def test_a_title_without_its_first_stroke_is_maimed_and_one_about_seeds_is_not() -> None:
    assert is_maimed("种高强度轴承故障诊断机构", title=True)
    assert not is_maimed("种子清选装置", title=True)


def test_the_head_of_a_number_without_its_end_is_no_certificate_number() -> None:
    def read(text: str) -> list[object]:
        rows: Rows = [[(0.1, text)], [(0.4, "发明专利证书")], [(0.1, "专利号：ZL 2018 1 0123456.5")]]
        found = certificate.parse([page(rows)])
        assert found is not None
        return [field.value for field in found.fields.get("certificate_number", ())]

    assert read("证书号第5263234号") == ["5263234"]
    assert read("证书号第52632") == []
    assert read("第5263234号") == ["5263234"]


def test_words_whose_end_was_not_read_are_not_given() -> None:
    figures, words_row = (
        [(0.05, "金额（小写）"), (0.25, "￥380,000.67")],
        [(0.05, "金额（大写）"), (0.25, "叁拾捌万元陆角")],
    )
    found = parse(slip(figures, words_row))
    (words,) = found.fields["amount_in_words"]
    assert words.value is None
    assert found.fields["amount"][0].conflict


def test_a_known_purpose_with_a_character_misread_is_in_doubt() -> None:
    def purpose(text: str) -> object:
        found = parse(slip(AMOUNT, [(0.05, "用途"), (0.25, text)]))
        return found.fields["purpose"][0].value

    assert purpose("台同款") is None
    assert purpose("合同款") == "合同款"
    assert purpose("专利转让款") == "专利转让款"


def test_a_remark_is_no_purpose_where_a_known_one_stands_without_its_label() -> None:
    found = parse(slip(AMOUNT, [(0.05, "备注"), (0.25, "合同款")], [(0.6, "专利许可费")]))
    assert found.fields["purpose"][0].value is None


def test_a_code_is_of_the_name_above_it_whichever_side_comes_first() -> None:
    rows: Rows = [
        [(0.2, "增值税普通发票（卷式）")],
        [(0.05, "发票代码：032002100211")],
        [(0.05, "发票号码：04868861")],
        [(0.05, "开票日期：2022年07月29日")],
        [(0.05, f"销售方名称：{SELLER}")],
        [(0.05, f"纳税人识别号：{SELLER_CODE}")],
        [(0.05, f"购买方名称：{BUYER}")],
        [(0.05, f"纳税人识别号：{BUYER_CODE}")],
        [(0.05, "项目"), (0.4, "数量"), (0.6, "金额")],
        [(0.05, "合计金额（小写）"), (0.4, "¥100000.00")],
    ]
    found = parse_invoice(page(rows))
    assert (value(found, "seller_code"), value(found, "buyer_code")) == (SELLER_CODE, BUYER_CODE)


def test_one_name_is_never_given_to_both_sides() -> None:
    given = without_labels(digital())
    lines = tuple(item for item in given.lines if item.text != BUYER)
    found = parse_invoice(replace(given, lines=lines))
    assert value(found, "buyer") is None
    assert value(found, "seller") in (None, SELLER)


def test_the_frame_of_a_sheet_is_no_table() -> None:
    rows: Rows = [[(0.1, f"第{number}行：说明")] for number in range(1, 9)]
    frame = Grid((Cell(0, 0, Box(0, 0, 0.5, 1)), Cell(0, 1, Box(0.5, 0, 1, 1))), Box(0, 0, 1, 1))
    plain_page = page(rows)
    assert Flow([replace(plain_page, grids=(frame,))]).text == Flow([plain_page]).text


def test_a_blank_form_of_two_columns_gives_nothing() -> None:
    labels: list[Line] = [
        *(line(0.05, 0.1 + 0.06 * index, text) for index, text in enumerate(("付款人", "账号", "开户行"))),
        *(line(0.55, 0.1 + 0.06 * index, text) for index, text in enumerate(("收款人", "账号", "开户行"))),
        *(line(0.05, 0.4 + 0.06 * index, text) for index, text in enumerate(("金额（大写）", "用途", "交易日期"))),
    ]
    blank: Page = page([[(0.4, "银杏银行电子回单")]], extra=labels)
    found = bank_slip.parse([blank])
    assert found is not None
    assert [field.value for fields in found.fields.values() for field in fields if field.value is not None] == []
