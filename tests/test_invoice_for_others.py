"""Invoices that a tax office issued for somebody: the seller is whom the remark names. All values invented."""

from __future__ import annotations

from dataclasses import replace

from extract.pages import Page
from tests.slip_lines import line
from tests.test_invoice_dirty import with_remark
from tests.test_invoice_forms import SELLER, SELLER_CODE, parse, value

OFFICE, OFFICE_CODE = "国家税务总局临江市税务局（代开机关）", "11100000000013268K"


def issued_by_office(*remark: str) -> Page:
    whole = with_remark(*(line(0.62, 0.70 + 0.02 * row, text) for row, text in enumerate(remark)))
    told = {SELLER: OFFICE, SELLER_CODE: OFFICE_CODE}

    def renamed(text: str) -> str:
        return next((text.replace(old, new) for old, new in told.items() if text.endswith(old)), text)

    return replace(whole, lines=tuple(replace(item, text=renamed(item.text)) for item in whole.lines))


def test_for_whom_an_office_wrote_is_the_seller() -> None:
    parsed = parse(issued_by_office("代开企业税号：91110000600037341L", "代开企业名称：青禾知识产权咨询", "工作室"))
    assert value(parsed, "seller") == "青禾知识产权咨询工作室"
    assert value(parsed, "seller_code") == "91110000600037341L"


def test_a_person_for_whom_an_office_wrote_has_no_tax_number() -> None:
    parsed = parse(issued_by_office("代开企业税号：440622197803125511", "代开企业名称：陈志强", "完税凭证号码：34406"))
    assert value(parsed, "seller") == "陈志强"
    assert "seller_code" not in parsed.fields


def test_a_tax_number_behind_its_label_that_is_not_valid_has_no_value() -> None:
    parsed = parse(issued_by_office("代开企业税号：91110000600037341X", "代开企业名称：青禾知识产权咨询工作室"))
    (field,) = parsed.fields["seller_code"]
    assert field.value is None


def test_an_office_is_no_seller_where_nothing_says_for_whom_it_wrote() -> None:
    parsed = parse(issued_by_office("专利权转让费"))
    assert value(parsed, "seller") is None
    assert value(parsed, "seller_code") is None
