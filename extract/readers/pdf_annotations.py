"""Annotations and form fields of a PDF page, brought into its content to be read and drawn like print."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from extract.readers.pdf_text import Char

_PRINTING = frozenset({pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP})
_SIGNATURE = "Sig"


def flatten(page: Any) -> bool:
    """Makes the filled fields, notes and stamps of a page part of its content, in memory. True where there were any.

    Handles of the page's content are stale afterwards: the page must be loaded anew.
    """
    printing = False
    for annotation in _annotations(page):
        if pdfium.FPDFAnnot_GetSubtype(annotation) in _PRINTING and _string(annotation, b"FT") != _SIGNATURE:
            printing = True
            break
    return printing and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS


def values_without_look(page: Any) -> list[Char]:
    """Values of form fields without an appearance (a viewer would make one up), spread evenly in the field."""
    found: list[Char] = []
    for number, annotation in enumerate(_annotations(page), 1):
        if pdfium.FPDFAnnot_GetSubtype(annotation) != pdfium.FPDF_ANNOT_WIDGET or _has_look(annotation):
            continue
        value = _string(annotation, b"V").strip()
        rect = pdfium.FS_RECTF()
        if value and pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rect)):
            height = min(rect.top - rect.bottom, 12.0)
            step = min(height, (rect.right - rect.left) / len(value))
            middle = (rect.top + rect.bottom) / 2
            found.extend(
                Char(char, left, middle - height / 2, left + step, middle + height / 2, 0.0, True, True, -number)
                for index, char in enumerate(value)
                if (left := rect.left + step * index) >= 0 and not char.isspace()
            )
    return found


def _annotations(page: Any) -> Iterator[Any]:
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), 5_000)):
        with _annotation(page, index) as annotation:
            if annotation:
                yield annotation


@contextmanager
def _annotation(page: Any, index: int) -> Iterator[Any]:
    annotation = pdfium.FPDFPage_GetAnnot(page, index)
    try:
        yield annotation
    finally:
        if annotation:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _string(annotation: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < size < 100_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _has_look(annotation: Any) -> bool:
    return bool(pdfium.FPDFAnnot_GetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2)
