"""The remark (备注) of an invoice: what stands in the box right of the word, whatever labels it may hold itself."""

from __future__ import annotations

from collections.abc import Sequence

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.documents.invoice_labels import InvoiceWords
from parsers.layout.form import Form
from parsers.layout.piece import piece_of
from parsers.layout.readings import read_text
from parsers.reading import Reading
from parsers.values.search import full_match, search
from parsers.values.text import plain


def remark_lines(page: Page, form: Form, words: InvoiceWords) -> list[Line]:
    """The lines of the remark's box. The box reaches from 价税合计 down to the row of 收款人 and 开票人."""
    marks = [form.marks[index] for index in form.having("remark")]
    if not marks:
        return []
    mark = marks[-1]
    above = [form.marks[index].box for index in form.having("total_words", "total_figures")]
    below = [form.marks[index].box for index in form.having("people")]
    top = max(
        (box.y1 - 0.25 * box.height for box in above if box.cy < mark.box.cy), default=mark.box.y0 - mark.box.height
    )
    bottom = min((box.y0 for box in below if box.cy > mark.box.y1), default=min(1.0, mark.box.y1 + 2 * mark.box.height))
    box = Box(mark.box.x1, top, 1.0, bottom)
    edge = min((other.x0 for other in _right_of(form, mark.box, top, bottom)), default=1.0)
    return [
        line
        for line in page.lines
        if box.x0 - 0.004 <= line.box.x0 < edge
        and box.holds(line.box.cx, line.box.cy)
        and not _is_seal(line, page.stamps, words)
    ]


def _right_of(form: Form, mark: Box, top: float, bottom: float) -> list[Box]:
    """Role words right of the remark: where the seller's block stands beside it, the remark ends there."""
    return [
        other.box
        for other in form.marks
        if other.name in ("seller.role", "buyer.role")
        and other.box.x0 > mark.x1
        and top < other.box.cy < bottom
        and other.rest is None
        and not other.colon
    ]


def _is_seal(line: Line, stamps: Sequence[Box], words: InvoiceWords) -> bool:
    """Whether a line is print of a seal: words of seals, or a tax number inside one."""
    text = plain(line.text)
    if any(word in text for word in words.marks["seals"]):
        return True
    in_stamp = any(stamp.holds(line.box.cx, line.box.cy) for stamp in stamps)
    return in_stamp and (len(text) < 4 or full_match(r"\D?[0-9A-Z]{15,18}\D?", text) is not None)


def remark_reading(lines: Sequence[Line], page: int) -> list[Reading]:
    """The remark's lines, joined; none for an empty box."""
    piece = piece_of([line for line in lines if search(r"[\p{Han}A-Za-z0-9]", line.text) is not None], page)
    return [read_text(piece)] if piece is not None else []
