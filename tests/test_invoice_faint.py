"""Invoices whose coloured labels a copy has lost are read by what the printer put there. All values are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

import pytest

from extract.pages import Page
from ocr.lines import Box, Code, Line
from parsers.values.text import plain
from tests.slip_lines import line
from tests.test_invoice_dirty import weak
from tests.test_invoice_forms import (
    BUYER,
    BUYER_CODE,
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
