"""The remark (备注) of an invoice: what stands in the box right of the word, whatever labels it may hold itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extract.pages import Page
from ocr.lines import Box, Line, Reader
from parsers.documents.invoice_labels import InvoiceWords
from parsers.documents.invoice_remark_text import text_with_numbers
from parsers.layout.form import Form
from parsers.layout.piece import piece_of
from parsers.reading import Reading
from parsers.values.search import full_match, search
from parsers.values.text import plain

CURVED = 1.9
"""How much higher than the page's usual line print must be to run on a curve."""
INSIDE = 0.85
"""The part of a line from which on it lies inside a seal."""

SHORT = 3
"""Characters up to which a line of a text layer inside a seal is of the seal."""

_LONG_NUMBER = r"\d{20}"
"""The number of a 数电票 or of a red one's confirmation: no tax number is as long."""
_TOLD = r"^[^:]{2,10}:.*\p{Han}{4}"
"""A name behind its label (代开机关：…税务局) is written, whatever words of a seal stand in it."""
STARTS = 4.0
"""Heights of print behind the word 备注 within which a remark begins."""
ALIGNED = 1.2
"""Heights of print by which the beginnings of a remark's lines may differ."""
LEVEL = 0.5
"""Heights of print by which the middles of two pieces of one line may differ."""
WORDS_APART = 3.0
"""Heights of print between two pieces of one line at most."""


def with_word_apart(lines: Sequence[Line], aspect: float) -> tuple[Line, ...]:
    """The lines, one character of 备 over 注 parted from the remark that stands right beside it in its line."""
    return tuple(part for line in lines for part in _word_parted(line, lines, aspect))


def _word_parted(line: Line, lines: Sequence[Line], aspect: float) -> list[Line]:
    match = search(r"^[备注]\s+(?=\S)", line.text)
    if match is None:
        return [line]
    rest = "注" if line.text[0] == "备" else "备"
    stacked = any(
        plain(other.text)[:1] == rest
        and abs(other.box.x0 - line.box.x0) < LEVEL * line.box.height * aspect
        and LEVEL < abs(other.box.cy - line.box.cy) / line.box.height < STARTS
        for other in lines
    )
    return [line.part(0, 1), line.part(match.end(), len(line.text))] if stacked else [line]


def remark_lines(page: Page, form: Form, words: InvoiceWords) -> list[Line]:
    """The lines of the remark's box.

    The box reaches from 价税合计, or the labels of a party that stand right above its word, down to the row of 收款人
    and 开票人; where its word has a colon, from its word on.
    """
    marks = [form.marks[index] for index in form.having("remark")]
    if not marks:
        return []
    mark = marks[-1]
    totals = [form.marks[index].box for index in form.having("total_words", "total_figures")]
    above = [*totals, *(box for box in _of_parties(form) if box.y1 < mark.box.y0 and box.overlap_x(mark.box) > 0)]
    below = [form.marks[index].box for index in form.having("people")]
    top = max(
        (box.y1 - 0.25 * box.height for box in above if box.cy < mark.box.cy), default=mark.box.y0 - mark.box.height
    )
    left = mark.box.x1
    if mark.colon:
        top, left = mark.box.y0 - 0.5 * mark.box.height, mark.box.x0
    bottom = min((box.y0 for box in below if box.cy > mark.box.y1), default=min(1.0, mark.box.y1 + 2 * mark.box.height))
    box = Box(left, top, 1.0, bottom)
    edge = min((other.x0 for other in _right_of(form, mark.box, top, bottom)), default=1.0)
    behind = [mark.rest] if mark.rest is not None and not _is_seal(mark.rest, page, words) else []
    return behind + [
        line
        for line in page.lines
        if not line.box.holds(mark.box.cx, mark.box.cy)
        and box.x0 - 0.004 <= line.box.x0 < edge
        and box.holds(line.box.cx, line.box.cy)
        and not any(abs(line.box.cy - total.cy) < LEVEL * total.height for total in totals)
        and not _is_seal(line, page, words)
    ]


def _of_parties(form: Form) -> list[Box]:
    return [form.marks[index].box for index in form.having("name", "tax_id", "address", "bank")]


def _right_of(form: Form, mark: Box, top: float, bottom: float) -> list[Box]:
    """Role words right of the remark: where the seller's block stands beside it, the remark ends there.

    One with a label right behind it in its line (购买方地址) is of the remark's own text.
    """
    return [
        other.box
        for other in form.marks
        if other.name in ("seller.role", "buyer.role")
        and other.box.x0 > mark.x1
        and top < other.box.cy < bottom
        and other.rest is None
        and not other.colon
        and not any(_is_behind_box(label.box, other.box, form.aspect) for label in form.marks)
    ]


def _is_seal(line: Line, page: Page, words: InvoiceWords) -> bool:
    """Whether a line is print of a seal.

    Its words, a tax number alone, print on a curve, or whatever lies inside a seal. A text layer holds the remark
    under the seal too; what it holds of the seal itself are single characters.
    """
    text = plain(line.text)
    sealed = search(_TOLD, text) is None and any(word in text for word in words.marks["seals"])
    coded = full_match(r"\W*[0-9A-Z]{15,20}\W*", text) is not None and full_match(_LONG_NUMBER, text) is None
    if sealed or coded:
        return True
    if line.box.height > CURVED * median(other.box.height for other in page.lines):
        return True
    if line.reader is Reader.TEXT and len(text) > SHORT:
        return False
    return any(stamp.overlap_x(line.box) * stamp.overlap_y(line.box) > INSIDE * line.box.area for stamp in page.stamps)


def remark_reading(lines: Sequence[Line], page: Page, form: Form, seller: str) -> list[Reading]:
    """The remark's lines, joined; none for an empty box, no value where the print is in doubt.

    Bits of the seller's seal, which bears its name and tax number, are left out.
    """
    kept = [line for line in lines if not _is_of_name(line, seller)]
    own = _written_lines(kept, _start(kept, form), form.aspect)
    piece = piece_of(own, page.number)
    if piece is None or not _says_something(piece.text):
        return []
    reading = text_with_numbers(piece)
    goes_on = any(_is_behind(line, last, form.aspect) for line in page.lines if line not in own for last in own)
    return [replace(reading, value=None, confidence=0.0) if goes_on else reading]


def _start(lines: Sequence[Line], form: Form) -> float:
    """Where the remark's box begins: at its word, behind it, or at the ruling right of the word's own cell."""
    starts = [0.0]
    for mark in (form.marks[index] for index in form.having("remark")):
        cell = form.rulings.at(mark.box)
        alone = cell is not None and not any(cell.holds(line.box.cx, line.box.cy) for line in lines)
        starts.append(mark.box.x0 if mark.colon else cell.x1 if cell is not None and alone else mark.box.x1)
    return max(starts)


def _is_behind(line: Line, last: Line, aspect: float) -> bool:
    """Whether print that was taken for a seal's stands on the level of a line of the remark, right behind it."""
    return _is_behind_box(line.box, last.box, aspect)


def _is_behind_box(box: Box, last: Box, aspect: float) -> bool:
    level = abs(box.cy - last.cy) < LEVEL * min(box.height, last.height)
    return level and -0.7 < (box.x0 - last.x1) / (last.height * aspect) < 0.5


def _written_lines(lines: Sequence[Line], start: float, aspect: float) -> list[Line]:
    """The lines that are written, not stamped, in reading order.

    The tax software writes a remark from the left edge of its box, line below line; what goes on beside one of them
    stands on its level. Print of a seal stands anywhere.
    """
    left = [line for line in lines if line.box.x0 - start < STARTS * line.box.height * aspect]
    if not left:
        return []
    first = min(left, key=lambda line: line.box.cy)
    rows = [
        [line]
        for line in sorted(lines, key=lambda line: line.box.cy)
        if abs(line.box.x0 - first.box.x0) < ALIGNED * line.box.height * aspect
    ]
    for line in sorted(lines, key=lambda line: line.box.x0):
        for row in rows:
            last = row[-1].box
            gap = line.box.x0 - last.x1
            level = abs(line.box.cy - last.cy) < LEVEL * min(line.box.height, last.height)
            if level and line is not row[-1] and -0.5 < gap / (line.box.height * aspect) < WORDS_APART:
                row.append(line)
                break
    return [line for row in rows for line in row]


def _says_something(text: str) -> bool:
    return search(r"[\p{Han}A-Za-z0-9]\S*[\p{Han}A-Za-z0-9]", text) is not None


def _is_of_name(line: Line, seller: str) -> bool:
    """Whether a short line consists mostly of characters of the seller's name."""
    text = plain(line.text)
    return len(text) <= len(seller) and sum(char in seller for char in text) >= 0.6 * len(text)
