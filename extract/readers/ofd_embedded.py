"""Structured values inside an OFD: the invoice as XML that is attached to it, and the custom data of its head."""

from __future__ import annotations

from collections.abc import Iterator

from extract.failures import UnreadableError
from extract.pages import Embedded
from extract.readers.packed import Element, Packed
from extract.readers.xml import embedded_values

_INVOICE = "original_invoice.xml"
CUSTOM_DATA = "CustomDatas"


def embedded_in(packed: Packed, body: Element) -> tuple[Embedded, ...]:
    """The structured values of a document, the invoice before the custom data; ill-formed ones are left aside.

    Args:
        packed: the opened OFD.
        body: the `DocBody` of the document.
    """
    folder = (body.findtext("DocRoot") or "").strip().lstrip("/").partition("/")[0].lower()
    return (*_invoices(packed, folder), *_custom(body))


def _invoices(packed: Packed, folder: str) -> Iterator[Embedded]:
    for name in packed.names:
        if name.lower().startswith(f"{folder}/") and name.lower().rpartition("/")[2] == _INVOICE:
            try:
                root = packed.xml(name)
                yield Embedded(name.rpartition("/")[2], root.tag, embedded_values(root))
            except UnreadableError:
                continue


def _custom(body: Element) -> Iterator[Embedded]:
    values = tuple(
        (item.get("Name", ""), text)
        for item in body.iterfind("DocInfo/CustomDatas/CustomData")
        if (text := " ".join((item.text or "").split()))
    )
    if values:
        yield Embedded("OFD.xml", CUSTOM_DATA, values)
