"""Invoices whose coloured labels a copy has lost are read by what the printer put there. All values are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from extract.pages import Page
from ocr.lines import Box, Code, Line
from parsers.documents import invoice
from parsers.values.text import plain
from tests.slip_lines import line
from tests.test_invoice_dirty import weak
from tests.test_invoice_forms import (
    BUYER,
    BUYER_CODE,
    CIPHER,
    ITEM,
    NET,
    SELLER,
    SELLER_CODE,
    TAX,
    TOTAL,
    WORDS,
    digital,
    electronic,
    paper_special,
    parse,
    value,
)

QR = Code("01,10,032002100211,04868861,94339.62,20220729,03363566567257437392,1A2B,", "QRCode", Box(0, 0, 0.1, 0.2))


def without_labels(whole: Page) -> Page:
    """The page as a copy leaves it: what stands before colons, the heads of columns and the vertical words are gone."""
    return replace(whole, lines=tuple(part for item in whole.lines for part in faded(item)), codes=(QR,))


def faded(item: Line) -> Iterable[Line]:
    head, colon, tail = item.text.partition("：")
    if colon and tail.strip():
        yield item.part(len(head) + 1, len(item.text))
    elif "¥" in item.text:
        yield item.part(item.text.index("¥"), len(item.text))
    elif any(char.isdigit() for char in item.text) or item.text.startswith(("*", "⊗", WORDS)):
        yield item


@pytest.mark.parametrize("form", [electronic, paper_special, digital])
def test_parties_and_sums_are_found_without_their_labels(form: Callable[[], Page]) -> None:
    parsed = parse(without_labels(form()))
    assert (value(parsed, "buyer"), value(parsed, "seller")) == (BUYER, SELLER)
    assert (value(parsed, "buyer_code"), value(parsed, "seller_code")) == (BUYER_CODE, SELLER_CODE)
    assert (value(parsed, "net_amount"), value(parsed, "tax_amount")) == (NET, TAX)
    assert (value(parsed, "total_amount"), value(parsed, "total_in_words")) == (TOTAL, WORDS)


def test_items_are_found_without_the_heads_of_their_columns() -> None:
    (field,) = parse(without_labels(electronic())).fields["items"]
    assert field.value == ITEM


def test_a_seal_that_repeats_the_sellers_tax_number_is_no_third_party() -> None:
    given = without_labels(electronic())
    seal = line(0.8, 0.78, SELLER_CODE)
    parsed = parse(replace(given, lines=(*given.lines, seal)))
    assert (value(parsed, "seller"), value(parsed, "seller_code")) == (SELLER, SELLER_CODE)


def test_a_name_in_doubt_is_sure_where_the_seal_says_it_again() -> None:
    whole = electronic()
    doubtful = tuple(weak(item, "临江", 0.6) if SELLER in item.text else item for item in whole.lines)
    bare = tuple(item for item in doubtful if "学府路" not in item.text and "招商" not in item.text)
    assert value(parse(replace(whole, lines=bare)), "seller") is None
    assert value(parse(replace(whole, lines=(*bare, line(0.8, 0.75, "临江")))), "seller") == SELLER


def test_a_number_that_lost_digits_is_no_remark() -> None:
    whole = electronic()
    lines = tuple(
        replace(item, text="专利号：ZL20162092744") if item.text.startswith("合同") else item for item in whole.lines
    )
    assert value(parse(replace(whole, lines=lines)), "remark") is None


def test_a_figure_far_below_without_a_label_is_the_total_only_where_the_sums_add_up_to_it() -> None:
    given = without_labels(digital())
    other = tuple(
        replace(item, text="¥98000.00") if item.text == "¥100000.00" else item
        for item in given.lines
        if plain(item.text) != WORDS
    )
    (field,) = parse(replace(given, lines=other)).fields["total_amount"]
    assert field.value in (None, Decimal("100000.00"))


def faded_special(*kept: str) -> Page:
    """A paper invoice without QR code of which the labels are gone but for the title and these."""
    whole = paper_special()
    left = [item for item in whole.lines if any(word in item.text for word in ("专用发票", *kept))]
    return replace(without_labels(whole), lines=(*left, *without_labels(whole).lines), codes=())


def test_the_cipher_and_the_title_tell_an_invoice_without_labels() -> None:
    parsed = parse(faded_special())
    assert (value(parsed, "buyer"), value(parsed, "seller")) == (BUYER, SELLER)
    assert (value(parsed, "net_amount"), value(parsed, "total_amount")) == (NET, TOTAL)


def test_a_title_without_cipher_or_labels_is_no_invoice() -> None:
    page = faded_special()
    assert invoice.parse([replace(page, lines=tuple(line for line in page.lines if line.text not in CIPHER))]) is None


def test_the_only_day_at_the_head_is_that_of_issue_though_its_label_is_lost() -> None:
    (field,) = parse(faded_special()).fields["issued_on"]
    assert (field.value, field.confidence < 0.85) == (date(2022, 7, 29), True)
    two = line(0.75, 0.01, "打印日期：2023年01月02日")
    page = faded_special()
    assert value(parse(replace(page, lines=(two, *page.lines))), "issued_on") is None


def test_of_two_tax_numbers_the_one_that_no_label_names_is_of_the_other_side() -> None:
    page = faded_special(f"名    称：{BUYER}")
    kept = tuple(item for item in page.lines if item.text.strip() != BUYER)
    parsed = parse(replace(page, lines=kept))
    assert (value(parsed, "buyer"), value(parsed, "seller")) == (BUYER, SELLER)
    assert (value(parsed, "buyer_code"), value(parsed, "seller_code")) == (BUYER_CODE, SELLER_CODE)


def test_a_row_that_points_to_a_list_shows_where_the_sums_stand_without_heads() -> None:
    page = faded_special()
    pointing = tuple(
        replace(item, text="(详见销货清单)") if item.text.startswith("*无") else item for item in page.lines
    )
    parsed = parse(replace(page, lines=tuple(item for item in pointing if item.text != "转让费")))
    assert (value(parsed, "net_amount"), value(parsed, "tax_amount")) == (NET, TAX)
    assert "items" not in parsed.fields
