"""PDF: pypdfium2 opens, triages and renders; text layers worth reading are read, the rest is for OCR."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from math import ceil
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from extract.failures import UnreadableError, over_limit
from extract.limits import Limits
from extract.package import Reason
from extract.readers.base import WHOLE, Look, Ocr, pixels_of
from extract.readers.digital import look_at
from extract.readers.pdf_annotations import flatten
from extract.readers.pdf_embedded import embedded_in
from extract.readers.pdf_objects import drawn_on
from extract.readers.pdf_text import chars_of
from extract.readers.pdf_view import View, view_of
from ocr.engine import Image
from ocr.lines import Box, Frame

READING_DPI = 200
"""Pages are drawn for OCR at this resolution, unless a page is one picture with a resolution of its own."""
_NATIVE_DPI = (100.0, 300.0)
_POINTS_PER_INCH = 72.0
_LARGEST_ASPECT = 60
_TAIL = 4096
_CHANNELS = 3
"""pdfium draws blue, green and red unless asked for something else."""
_PASSWORD_ERRORS = frozenset({pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY})


def open_pdf(path: Path, limits: Limits) -> OpenPdf:
    """Opens a PDF. One encrypted with an empty user password opens by itself.

    Raises:
        UnreadableError: a password is needed, the file is damaged, or its end is missing.
    """
    if not _has_end(path):
        raise UnreadableError(Reason.DAMAGED, "PDF 不完整，文件结尾缺失（可能下载或拷贝中断）")
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in _PASSWORD_ERRORS:
            raise UnreadableError(Reason.ENCRYPTED) from error
        raise UnreadableError(Reason.DAMAGED, "PDF 损坏，无法打开") from error
    return OpenPdf(path, document, limits)


def _has_end(path: Path) -> bool:
    """Whether a PDF has its end mark, and no objects of a cut-off later part behind it."""
    with path.open("rb") as stream:
        stream.seek(0, 2)
        size = stream.tell()
        stream.seek(max(0, size - _TAIL))
        tail = stream.read()
        if b"startxref" in tail[-1024:]:
            return True
        behind = tail.rpartition(b"%%EOF")
        if behind[1]:
            return b" obj" not in behind[2]
        stream.seek(0)
        _, mark, rest = stream.read().rpartition(b"%%EOF")
        return bool(mark) and b" obj" not in rest


class OpenPdf:
    """An opened PDF, the page last used kept open."""

    message = ""

    def __init__(self, path: Path, document: Any, limits: Limits) -> None:
        self._path = path
        self._document = document
        if document.get_formtype() != pdfium.FORMTYPE_NONE:
            document.init_forms()
        self._limits = limits
        self._held: tuple[int, Any] | None = None

    @property
    def pages(self) -> int:
        """How many pages it says it has."""
        return len(self._document)

    def look(self, number: int) -> Look:
        """The text of a page where its layer is worth reading, else that it is for OCR."""
        page = self._page(number)
        view = self._view(page)
        chars = chars_of(page)
        if not chars:
            return Look(view.width, view.height, ocr=Ocr.INSTEAD, frame=Frame(aspect=view.height / view.width))
        look = look_at(chars, drawn_on(page, view), view)
        return replace(look, embedded=embedded_in(self._path, self._document)) if number == 1 else look

    def picture(self, number: int, dpi: int, place: Box = WHOLE) -> Image:
        """A place of the page as shown.

        `dpi` 0 is for OCR: at the resolution of the picture that a page is made of, or `READING_DPI`, and without the
        seals of digital signatures, which lie over print.
        """
        page = self._page(number)
        view = self._view(page)
        points = max(view.width, view.height)
        if points > self._limits.page_points:
            raise over_limit("page_points", f"页面尺寸异常（{view.width:.0f}×{view.height:.0f} 点）")
        scale = (dpi or self._native_dpi(page, view)) / _POINTS_PER_INCH
        scale = min(scale, (self._limits.render_pixels / (view.width * view.height)) ** 0.5)
        return _drawn(page, scale, _cut_off(page, scale, place), forms=dpi > 0)

    def close(self) -> None:
        """Gives page and file back."""
        self._drop()
        self._document.close()

    def _native_dpi(self, page: Any, view: View) -> float:
        """The resolution of the one picture that a scanned page is, kept within bounds."""
        if pdfium.FPDFPage_CountObjects(page) > 2:
            return READING_DPI
        drawn = drawn_on(page, view)
        if drawn.objects > 2 or not drawn.pictures:
            return READING_DPI
        (x0, y0, x1, y1), _, (wide, high) = drawn.pictures[0]
        inches = max(x1 - x0, y1 - y0) / _POINTS_PER_INCH
        if not inches or (x1 - x0) * (y1 - y0) < 0.8 * view.width * view.height:
            return READING_DPI
        return float(np.clip(max(wide, high) / inches, *_NATIVE_DPI))

    def _page(self, number: int) -> Any:
        if self._held is not None and self._held[0] == number:
            return self._held[1]
        self._drop()
        page = self._document[number - 1]
        if flatten(page):
            page.close()
            page = self._document[number - 1]
        self._held = (number, page)
        return page

    def _drop(self) -> None:
        if self._held is not None:
            self._held[1].close()
            self._held = None

    def _view(self, page: Any) -> View:
        view = view_of(page)
        short, long = sorted((view.width, view.height))
        if short < 1 or long > _LARGEST_ASPECT * short:
            raise UnreadableError(Reason.DAMAGED, f"页面尺寸异常（{view.width:.0f}×{view.height:.0f} 点）")
        return view


def _cut_off(page: Any, scale: float, place: Box) -> tuple[float, float, float, float]:
    """What lies left of, below, right of and above a place, in points."""
    if place == WHOLE:
        return (0.0, 0.0, 0.0, 0.0)
    width, height = ceil(page.get_width() * scale), ceil(page.get_height() * scale)
    left, top, right, bottom = pixels_of(place, width, height)
    off = (left, height - bottom, width - right, top)
    a, b, c, d = (max(0, pixels - 0.5) / scale for pixels in off)  # rounded up again where it is drawn
    return a, b, c, d


def _drawn(page: Any, scale: float, crop: tuple[float, float, float, float], *, forms: bool) -> Image:
    """A page drawn into memory of numpy's: by pdfium's own it would be taken, cleared and copied, 10 ms for 5."""
    held: list[Image] = []

    def make(width: int, height: int, format: int, rev_byteorder: bool) -> Any:  # noqa: A002  pypdfium2's names
        held.append(np.empty((height, width, _CHANNELS), np.uint8))
        buffer = (ctypes.c_ubyte * held[0].size).from_buffer(held[0].data)
        return pypdfium2.PdfBitmap.new_native(width, height, format, rev_byteorder, buffer=buffer)

    page.render(scale=scale, crop=crop, may_draw_forms=forms, bitmap_maker=make).close()
    return held[0]
