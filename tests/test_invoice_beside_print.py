"""Values that a file carries for programmes stand beside the print, and a difference is never settled in silence."""

from __future__ import annotations

from dataclasses import replace

from extract.pages import Embedded, Page
from parsers.documents import invoice
from tests.test_invoice_forms import BUYER, NET, SELLER, TAX, TOTAL, digital, value

VALUES = {
    "InvoiceNumber": "22322000000019562163",
    "BuyerName": BUYER,
    "SellerName": SELLER,
    "TotalAmWithoutTax": str(NET),
    "TotalTaxAm": str(TAX),
    "TotalTax-includedAmount": str(TOTAL),
}


def with_values(page: Page, source: str = "pdf", **other: str) -> Page:
    values = tuple((VALUES | other).items())
    return replace(page, embedded=(Embedded(source, "EInvoice", values),))


def test_values_that_agree_with_the_print_make_it_surer() -> None:
    parsed = invoice.parse([with_values(digital())])
    assert parsed is not None
    (field,) = parsed.fields["total_amount"]
    assert field.value == TOTAL
    assert field.readings[0].box is None
    assert any(reading.box is not None and reading.value == TOTAL for reading in field.readings)


def test_a_total_that_differs_from_the_print_is_a_conflict() -> None:
    parsed = invoice.parse([with_values(digital(), **{"TotalTax-includedAmount": "900000.00"})])
    assert parsed is not None
    (field,) = parsed.fields["total_amount"]
    assert field.conflict
    assert value(parsed, "seller") == SELLER


def test_an_invoice_without_any_print_is_what_its_values_say() -> None:
    bare = with_values(Page("发票.xml", 1, 1, 1), "xml")
    parsed = invoice.parse([bare])
    assert parsed is not None
    assert (parsed.subtype, value(parsed, "buyer"), value(parsed, "total_amount")) == ("digital", BUYER, TOTAL)
