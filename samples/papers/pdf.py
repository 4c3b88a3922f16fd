"""Pages as PDF with a real text layer; stamps are pictures, codes are rectangles (reportlab)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from samples.fonts import STAND_INS, Font, advance, font_path
from samples.papers.canvas import ASCENT, Operation, Overlay, Shape, Stroke, Text
from samples.papers.ink import Colour, runs
from samples.papers.raster import BOLD

if TYPE_CHECKING:
    from samples.papers.canvas import PageCanvas

STAMP_DPI = 200


@cache
def _registered(font: Font) -> str:
    font = STAND_INS.get(font, font)
    pdfmetrics.registerFont(TTFont(font.name, str(font_path(font)), subfontIndex=font.value.index))
    return font.name


def to_pdf(pages: Iterable[PageCanvas], *, detached: bool = False, stamp_dpi: int = STAMP_DPI) -> bytes:
    """One PDF of these pages; the same bytes for the same pages.

    `detached`: in the text layer all labels come first and all values after them, as invoice software writes it.
    `stamp_dpi`: resolution of the pictures of stamps.
    """
    target = BytesIO()
    canvas = Canvas(target, invariant=1, pageCompression=1)
    for page in pages:
        canvas.setPageSize((page.width, page.height))
        draw_page(canvas, page, detached=detached, stamp_dpi=stamp_dpi)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def draw_page(canvas: Canvas, page: PageCanvas, *, detached: bool = False, stamp_dpi: int = STAMP_DPI) -> None:
    """Draws a page on what is open of a PDF, its lower left corner at the origin."""
    if page.paper != (255, 255, 255):
        canvas.setFillColorRGB(*_fractions(page.paper))
        canvas.rect(0, 0, page.width, page.height, stroke=0, fill=1)
    ordered = sorted(page.operations, key=_is_value) if detached else page.operations
    for operation in ordered:
        match operation:
            case Text():
                _text(canvas, operation, page.height)
            case Stroke():
                canvas.setStrokeColorRGB(*_fractions(operation.colour))
                canvas.setLineWidth(operation.width)
                canvas.line(operation.x0, page.height - operation.y0, operation.x1, page.height - operation.y1)
            case Shape():
                _shape(canvas, operation, page.height)
            case Overlay():
                _overlay(canvas, operation, page.height, stamp_dpi)


def _is_value(operation: Operation) -> bool:
    return isinstance(operation, Text) and operation.value


def _fractions(colour: Colour) -> tuple[float, float, float]:
    return colour[0] / 255, colour[1] / 255, colour[2] / 255


def _text(canvas: Canvas, item: Text, height: float) -> None:
    ink = item.ink
    canvas.saveState()
    canvas.translate(item.x, height - item.y)
    canvas.rotate(item.angle)
    x = 0.0
    for font, run in runs(item.text, ink):
        pen = canvas.beginText(x, -ASCENT * ink.size)
        pen.setFont(_registered(font), ink.size)
        pen.setFillColorRGB(*_fractions(ink.colour))
        if ink.bold:
            canvas.setLineWidth(2 * BOLD * ink.size)
            canvas.setStrokeColorRGB(*_fractions(ink.colour))
            pen.setTextRenderMode(2)
        pen.textOut(run)
        canvas.drawText(pen)
        x += sum(advance(font, char) + ink.spacing for char in run) * ink.size
    canvas.restoreState()


def _shape(canvas: Canvas, item: Shape, height: float) -> None:
    if item.outline:
        canvas.setStrokeColorRGB(*_fractions(item.outline))
        canvas.setLineWidth(item.width)
    if item.fill:
        canvas.setFillColorRGB(*_fractions(item.fill))
    stroke, fill = int(item.outline is not None), int(item.fill is not None)
    for x0, y0, x1, y1 in item.boxes:
        if item.ellipse:
            canvas.ellipse(x0, height - y1, x1, height - y0, stroke=stroke, fill=fill)
        else:
            canvas.rect(x0, height - y1, x1 - x0, y1 - y0, stroke=stroke, fill=fill)


def _overlay(canvas: Canvas, item: Overlay, height: float, dpi: int) -> None:
    stamp = item.paint(dpi)
    width, tall = stamp.width * 72 / dpi, stamp.height * 72 / dpi
    corner = item.cx - width / 2, height - item.cy - tall / 2
    canvas.drawImage(ImageReader(stamp), *corner, width, tall, mask="auto")
