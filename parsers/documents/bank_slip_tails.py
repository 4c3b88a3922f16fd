"""Values of bank slips that go on below at the edge of their column, with no rulings to tell what belongs together.

A value that is as long as any in its column may have its end on the next line, at the left edge of its label or of
itself. A bank's name that stops as none does is put together with such an end; any other value is not given.
"""

from __future__ import annotations

from dataclasses import replace

from ocr.lines import Line
from parsers.documents.bank_slip_labels import is_label_like, is_title, slip_words
from parsers.documents.bank_slip_wraps import BOX_HEADS, SURE, is_beside_label, is_cut_bank
from parsers.documents.word_lists import words_of
from parsers.layout.form import PUT_TOGETHER, Form
from parsers.layout.levels import alike, on_one_level
from parsers.layout.marks import Mark
from parsers.layout.piece import Piece, piece_of
from parsers.values.search import full_match
from parsers.values.text import plain

LEADING = 1.3
"""Heights of print between a value's line and the next at most, as in running text."""
FLUSH = 0.6
"""Heights of print by which the beginnings of a column's lines differ."""
LONGER = 1.0
"""Heights of print by which another line reaches further than one that filled its column."""
_END = r"(?!.*银行)[\p{Han}()]{0,14}(?:支行|分行|营业部|分理处|分社|支库)|行|业部|部|理处|处"
"""How a bank's name goes on to its end: with the branch, or with the rest of that word."""
_LAST_WORDS = words_of("有限责任公司 股份有限公司 有限公司 分公司 集团公司 大学 学院 研究院 研究所 研究中心")
"""Words that names end in; broken between two lines, either part tells the other."""
_OF_A_NAME = r"[\p{Han}()A-Za-z0-9]*\p{Han}[\p{Han}()A-Za-z0-9]*"
"""What the rest of a name is made of: no colon, no stop."""


def with_tail(form: Form, piece: Piece) -> Piece:
    """A bank's name that stops as none does with the one line below that ends it; other pieces as they are."""
    below = _below(form, piece) if is_cut_bank(plain(piece.text)) else []
    if len(below) != 1 or full_match(_END, plain(below[0].text)) is None:
        return piece
    joined = piece_of([*piece.lines, below[0]], form.page)
    return replace(joined, sureness=PUT_TOGETHER) if joined is not None else piece


def with_end(form: Form, piece: Piece) -> Piece:
    """A name whose last word (有限责任公司) breaks off, with the one line below that holds its rest; others as are."""
    below = _below(form, piece)
    if len(below) != 1 or not _completes(plain(piece.text), plain(below[0].text)):
        return piece
    joined = piece_of([*piece.lines, below[0]], form.page)
    return replace(joined, sureness=PUT_TOGETHER) if joined is not None else piece


def _completes(text: str, rest: str) -> bool:
    """Whether a text ends within a word that names are closed by, and a rest is just what is missing of it."""
    return any(
        word.endswith(rest) and text.endswith(word[: -len(rest)]) and 0 < len(rest) < len(word) for word in _LAST_WORDS
    )


def may_go_on(form: Form, piece: Piece) -> bool:
    """Whether print of nobody's stands below a value that fills its column, as its next line would."""
    return bool(_below(form, piece))


def _below(form: Form, piece: Piece) -> list[Line]:
    last = max(piece.lines, key=lambda line: line.box.cy)
    mark = _label_of(form, piece)
    if (
        mark is None
        or form.rulings.at(last.box) is not None
        or not _fills_column(form, mark, last, piece.lines[0].box.x0)
    ):
        return []
    slack = FLUSH * last.box.height * form.aspect
    taken = {line for index in range(len(form.marks)) if (own := form.value(index)) is not None for line in own.lines}
    return [
        line
        for line in form.texts
        if line not in taken | set(piece.lines)
        and line.confidence >= SURE
        and -0.4 * last.box.height < line.box.y0 - last.box.y1 < LEADING * last.box.height
        and min(abs(line.box.x0 - edge) for edge in (mark.box.x0, piece.lines[0].box.x0)) < slack
        and alike(line.box, last.box)
        and full_match(_OF_A_NAME, plain(line.text)) is not None
        and full_match(BOX_HEADS, plain(line.text)) is None
        and not is_title(line.text, slip_words())
        and not is_label_like(plain(line.text))
        and not is_beside_label(form, line, last)
        and not form.rulings.divide(last.box, line.box)
    ]


def _label_of(form: Form, piece: Piece) -> Mark | None:
    """The label left of a value on its level."""
    first = piece.lines[0]
    beside = [
        mark
        for mark in form.marks
        if mark.rest is first or (mark.box.x1 <= first.box.x0 and on_one_level(mark.box, first.box))
    ]
    return max(beside, key=lambda mark: mark.box.x0, default=None)


def _fills_column(form: Form, mark: Mark, last: Line, value: float) -> bool:
    """Whether no other line of its column reaches further than a value's, up to the print beside it.

    Lines of a column begin with its label or where its `value` does.
    """
    em = last.box.height * form.aspect
    boxes = [*(other.box for other in form.marks), *(line.box for line in form.prints)]
    start = min((box.x0 for box in boxes if box.x0 > last.box.x1 and on_one_level(box, last.box)), default=1.0)
    return not any(
        mark.box.x0 - em < box.x0 < value + em and last.box.x1 + LONGER * em < box.x1 < start for box in boxes
    )
