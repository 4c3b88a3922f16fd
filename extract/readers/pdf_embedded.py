"""Structured values inside a PDF: private objects of digital invoices (数电票), and XML attached to it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.failures import UnreadableError
from extract.pages import Embedded
from extract.readers.packed import parsed
from extract.readers.xml import embedded_values

_MARKS = frozenset({"InvoiceNumber", "EIid", "EInvoiceID"})
"""Names that show a dictionary of a PDF to hold the values of an invoice."""
_PACKED = b"/ObjStm"
"""A PDF with streams of objects may name them where it cannot be seen."""
_MOST_PAGES = 4
_MOST_BYTES = 8 * 1024 * 1024
_MOST_OBJECTS = 4_000
_MOST_ATTACHMENTS = 20


def embedded_in(path: Path, document: Any) -> tuple[Embedded, ...]:
    """The structured values of a PDF as short as an invoice; nothing for longer ones.

    Args:
        path: where the PDF lies.
        document: the same, opened by pypdfium2.
    """
    if len(document) > _MOST_PAGES or path.stat().st_size > _MOST_BYTES:
        return ()
    attached = (_structured(name, data) for name, data in attachments(document))
    return (*_from_objects(path), *(found for found in attached if found is not None))


def attachments(document: Any) -> Iterator[tuple[str, bytes]]:
    """Names and contents of the files attached to a PDF, up to a number and a size."""
    from pypdfium2 import PdfiumError

    for index in range(min(document.count_attachments(), _MOST_ATTACHMENTS)):
        try:
            attachment = document.get_attachment(index)
            name, data = str(attachment.get_name()), bytes(attachment.get_data())
        except PdfiumError:
            continue
        yield name, data


def is_structured(data: bytes) -> bool:
    """Whether an attached file is an XML whose values go with the page."""
    return _structured("", data) is not None


def _structured(name: str, data: bytes) -> Embedded | None:
    if len(data) > _MOST_BYTES or b"<" not in data[:64]:
        return None
    try:
        root = parsed(data, name)
        values = embedded_values(root)
    except UnreadableError:
        return None
    return Embedded(name, root.tag, values) if values else None


def _from_objects(path: Path) -> Iterator[Embedded]:
    """Dictionaries of a PDF that hold the values of an invoice. What pdfminer cannot follow is left aside.

    A file whose bytes do not show the names is not taken apart: that costs 50 ms of CPU.
    """
    data = path.read_bytes()
    if _PACKED not in data and not any(mark.encode() in data for mark in _MARKS):
        return
    from pdfminer.pdfdocument import PDFDocument, PDFObjectNotFound
    from pdfminer.pdfparser import PDFParser
    from pdfminer.psexceptions import PSException

    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        for number in _numbers(document):
            try:
                found = document.getobj(number)
            except PDFObjectNotFound:
                continue
            yield from _invoices(found)
    except (PSException, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return


def _numbers(document: Any) -> list[int]:
    numbers = {number for table in document.xrefs for number in table.get_objids()}
    return sorted(numbers)[:_MOST_OBJECTS]


def _invoices(found: Any, depth: int = 0) -> Iterator[Embedded]:
    """The dictionary, or those in it, that have the names of an invoice."""
    found = getattr(found, "attrs", found)
    if not isinstance(found, dict) or depth > 2:
        return
    if _MARKS & found.keys():
        values = tuple((str(key), text) for key, value in found.items() if (text := _text(value)))
        yield Embedded("pdf", "pdf", values)
        return
    for value in found.values():
        yield from _invoices(value, depth + 1)


def _text(value: Any) -> str:
    from pdfminer.utils import decode_text

    if isinstance(value, bytes):
        wide = len(value) > 1 and len(value) % 2 == 0 and value[::2].count(0) * 2 > len(value[::2])
        text = value.decode("utf-16-be", "replace") if wide else _narrow(value, decode_text)
        return text.strip("\0 \r\n\t")
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _narrow(value: bytes, decode_text: Any) -> str:
    """A string of a PDF: with a mark UTF-16, else UTF-8 or GB18030, as writers of the country leave it."""
    if value.startswith((b"\xfe\xff", b"\xff\xfe")):
        return str(decode_text(value))
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("gb18030", "replace")
