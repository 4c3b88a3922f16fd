"""Values that invoices carry for programmes come with their pages: from XML, from an OFD, from inside a PDF."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from extract.pages import Embedded, Page
from tests.extract_builders import make_pdf, read
from tests.odd.papers import ofd, raw_pdf, stream

XML = """<?xml version="1.0" encoding="UTF-8"?><EInvoice>
<Header><EIid>24312000000136634917</EIid></Header><EInvoiceData>
<IssuItemInformation><ItemName>*无形资产*专利权</ItemName><Amount>1.00</Amount></IssuItemInformation>
<IssuItemInformation><ItemName>*研发和技术服务*技术转让费</ItemName></IssuItemInformation></EInvoiceData></EInvoice>"""
_ATTACHED = (
    '<fp:Invoice xmlns:fp="x"><fp:InvoiceNo>12345678</fp:InvoiceNo>'
    "<fp:Buyer><fp:BuyerName>甲</fp:BuyerName></fp:Buyer></fp:Invoice>"
)
_CUSTOM = (
    '<ofd:DocInfo><ofd:CustomDatas><ofd:CustomData Name="发票号码">12345678</ofd:CustomData>'
    "</ofd:CustomDatas></ofd:DocInfo>"
)


def _only(page: Page) -> Embedded:
    (found,) = page.embedded
    return found


def test_an_xml_invoice_is_a_page_with_values_and_with_lines(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(XML, encoding="utf-8")
    page = read(tmp_path / "a.xml")
    found = _only(page)
    assert (found.source, found.root) == ("xml", "EInvoice")
    assert found.values == (
        ("Header/EIid", "24312000000136634917"),
        ("EInvoiceData/IssuItemInformation/ItemName", "*无形资产*专利权"),
        ("EInvoiceData/IssuItemInformation/Amount", "1.00"),
        ("EInvoiceData/IssuItemInformation[2]/ItemName", "*研发和技术服务*技术转让费"),
    )
    assert "EIid：24312000000136634917" in page.text


def test_an_ofd_brings_its_attached_invoice_and_its_custom_data(tmp_path: Path) -> None:
    more = {"Doc_0/Attachs/original_invoice.xml": b"\xef\xbb\xbf" + _ATTACHED.encode()}
    (tmp_path / "a.ofd").write_bytes(ofd(info=_CUSTOM, more=more))
    invoice, custom = read(tmp_path / "a.ofd").embedded
    assert (invoice.source, invoice.root) == ("original_invoice.xml", "Invoice")
    assert invoice.values == (("InvoiceNo", "12345678"), ("Buyer/BuyerName", "甲"))
    assert (custom.root, custom.values) == ("CustomDatas", (("发票号码", "12345678"),))


def test_an_ill_formed_attachment_costs_the_page_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.ofd").write_bytes(ofd(more={"Doc_0/Attachs/original_invoice.xml": b"<Invoice><a>"}))
    page = read(tmp_path / "a.ofd")
    assert page.embedded == ()
    assert page.text == "专利权转让合同"


def _printed(path: Path) -> Path:
    return make_pdf(
        path, lambda canvas: canvas.drawString(72, 700, "电子发票（普通发票） 发票号码：24312000000136634917")
    )


def test_private_objects_of_a_pdf_are_values_in_any_encoding(tmp_path: Path) -> None:
    wide = "2024年05月14日".encode("utf-16-be").hex()
    private = f"<</InvoiceNumber(24312000000136634917)/IssueTime<{wide}>/TotalTax-includedAmount(318000.00)>>"
    text = "BT /F 12 Tf 72 700 Td <53D17968> Tj ET"
    font = "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>"
    system = "<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>"
    inner = f"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo{system}>>"
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
    data = raw_pdf("<</Type/Catalog/Pages 2 0 R/Private 7 0 R>>", pages, page, stream(text), font, inner, private)
    (tmp_path / "a.pdf").write_bytes(data)
    found = _only(read(tmp_path / "a.pdf"))
    assert found.root == "pdf"
    assert dict(found.values) == {
        "InvoiceNumber": "24312000000136634917",
        "IssueTime": "2024年05月14日",
        "TotalTax-includedAmount": "318000.00",
    }


def test_an_attached_xml_brings_values_to_the_first_page(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(_printed(tmp_path / "plain.pdf"))
    document.new_attachment("dzfp.xml").set_data(XML.encode())
    document.save(tmp_path / "a.pdf")
    document.close()
    assert read(tmp_path / "plain.pdf").embedded == ()
    found = _only(read(tmp_path / "a.pdf"))
    assert (found.source, found.root) == ("dzfp.xml", "EInvoice")
