"""Parts that the invoices of this package share."""

from __future__ import annotations

from samples.fonts import Font
from samples.papers.canvas import PageCanvas
from samples.papers.ink import Ink, text_width
from samples.papers.invoice_facts import InvoiceFacts
from samples.papers.stamps import oval_seal


def heading(page: PageCanvas, text: str, ink: Ink, y: float) -> None:
    """The title in the middle over two rules."""
    page.text(page.width / 2, y, text, ink, "center")
    half = text_width(text, ink) / 2 + 6
    for gap in (4, 7):
        page.line(page.width / 2 - half, y + ink.size + gap, page.width / 2 + half, y + ink.size + gap, ink.colour, 0.8)


def void(page: PageCanvas, data: InvoiceFacts) -> None:
    """作废 across an invoice that is void."""
    if data.void:
        page.turned(page.width * 0.42, page.height * 0.56, "作废", Ink(Font.HEI, 54, (200, 50, 50)), 24)


def press(page: PageCanvas, data: InvoiceFacts, x: float, y: float) -> None:
    """The seller's oval seal."""
    if data.seller.name and data.number:
        page.stamp(x, y, oval_seal(data.rng, data.seller.name, (data.seller.code or "", "发票专用章")))
