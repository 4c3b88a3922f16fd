"""Annotations and form fields of a PDF page, brought into its content to be read and drawn like print."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

_MOST = 5_000


def flatten(page: Any) -> bool:
    """Makes the filled fields, notes and stamps of a page part of its content, in memory. True where there were any.

    Fields without an appearance get one from pdfium if the forms of the document were initialised before. Seals of
    digital signatures are left as they are. Handles of the page's content are stale afterwards: load the page anew.
    """
    if not any(_prints(annotation, page.formenv) for annotation in _annotations(page)):
        return False
    return bool(pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS)


def _prints(annotation: Any, forms: Any) -> bool:
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if kind == pdfium.FPDF_ANNOT_WIDGET:
        return not forms or pdfium.FPDFAnnot_GetFormFieldType(forms, annotation) != pdfium.FPDF_FORMFIELD_SIGNATURE
    return kind in {pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP}


def _annotations(page: Any) -> Iterator[Any]:
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)):
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
