"""Values of bank slips that wrap in narrow cells: put together where one ruled cell holds them, else not given.

Print right below or above a value that no label took is most likely the value's own further line. A value that
visibly stops, or has such a line beside it, is cut: it is completed where the rulings show what belongs together, and
otherwise kept as text without a value.
"""

from __future__ import annotations

from collections.abc import Sequence

from ocr.lines import Line
from parsers.documents.bank_slip_labels import is_bank, is_title, slip_words
from parsers.layout.form import Form
from parsers.layout.levels import alike, on_one_level
from parsers.layout.piece import Piece, piece_of
from parsers.values.search import full_match, search
from parsers.values.text import is_han, plain

NEAR = 0.9
"""Heights of print between two lines up to which they may be of one value."""
OVER = 0.5
"""The part of the narrower line that must stand over the other, where no ruled cell holds both."""
SENTENCE = 1.5
"""How much wider than a value a line is that is running text."""
SURE = 0.75
"""Confidence from which on a line is print of the form, not of a seal."""
BEHIND = 0.6
"""Heights of print behind a value's end within which print that goes on with it begins."""
LEVEL = 0.3
"""Heights of print by which a value and its label on one level differ."""
_LOST_NUMERAL = r"第[ \u3000]+[期次项批个]"
BOX_HEADS = r"[亿仟千佰百拾十万元圆角分]+"
"""What stands over boxes of digits: no further line of a value above."""
_MONEY = rf"^{BOX_HEADS}$|人民币|[大小]写|[¥￥$]|[元角分]整?$|整$|\d[.,]\d{{2}}"
HEADLESS = r"^(?:股份|有限|责任|公司|支行|分行|银行|营业部)"
"""How no bank's name begins: its first line was not read, or stands above."""
_BANK_END = r"(?:[行社部所处司心库局厅联]|财政|支付|[A-Za-z0-9)]|[一二三四五六七八九十]号)$"


def whole(form: Form, piece: Piece) -> tuple[Piece, bool]:
    """The piece with the further lines of its ruled cell, and whether it is then whole."""
    if _has_gap(form, piece):
        return piece, False
    rest = [] if _ends_within(form, piece) else _further(form, piece)
    if not rest:
        return piece, True
    cell = form.rulings.at(piece.lines[0].box)
    if cell is None or any(form.rulings.at(line.box) != cell for line in rest) or _labels_in(form, piece):
        return piece, False
    lines = sorted((*piece.lines, *rest), key=lambda line: line.box.cy)
    joined = piece_of(lines, form.page)
    if joined is None or _further(form, joined) or _has_gap(form, joined):
        return piece, False
    return joined, True


def _ends_within(form: Form, piece: Piece) -> bool:
    """Whether a value is part of a sentence that goes on behind it in its line."""
    last = piece.lines[-1]
    return any(
        line.text.partition(last.text)[2].strip() and line.box.holds(last.box.cx, last.box.cy) for line in form.free
    )


def stops_short(form: Form, piece: Piece) -> bool:
    """Whether a name or a bank goes on where it was not read: below a stamp, or …银行苏州 with print right below.

    Banks themselves print long names of branches cut, on one line; that is what the paper says.
    """
    if _runs_on(form, piece):
        return True
    others = (line for line in form.texts if line not in piece.lines)
    return is_cut_bank(plain(piece.text)) and any(
        _goes_with(form, line, piece.lines)
        or (search(HEADLESS, plain(line.text)) is not None and _meets(form, line, piece.lines[-1]))
        for line in others
    )


def with_head(form: Form, piece: Piece) -> Piece:
    """The end of a bank's name (支行) with the line right above it that it ends, whichever label that stands nearer to.

    Other pieces as they are.
    """
    first = piece.lines[0]
    if search(HEADLESS, plain(piece.text)) is None:
        return piece
    above = [
        line
        for line in form.texts
        if line.box.cy < first.box.cy and is_cut_bank(plain(line.text)) and _meets(form, first, line)
    ]
    return (piece_of([*above, *piece.lines], form.page) if len(above) == 1 else None) or piece


def is_cut_bank(text: str) -> bool:
    """Whether the name of a bank ends as none does."""
    return is_bank(text) and "银行" in text and search(_BANK_END, text) is None


def _runs_on(form: Form, piece: Piece) -> bool:
    """Whether unsure print begins where a value's last line ends and goes on: a stamp lies over the rest of it."""
    last = max(piece.lines, key=lambda line: (line.box.cy, line.box.x1))
    em = last.box.height * form.aspect
    return any(
        line.confidence < SURE
        and on_one_level(line.box, last.box)
        and -1.5 * em < line.box.x0 - last.box.x1 < BEHIND * em
        and line.box.x1 > last.box.x1 + em
        and search(r"\p{Han}{2}", plain(line.text)) is not None
        for line in form.texts
        if line not in piece.lines
    )


def _has_gap(form: Form, piece: Piece) -> bool:
    """Whether a character stands by itself inside a line of the piece: it was read apart, and is missing there."""
    if search(_LOST_NUMERAL, piece.text) is not None:
        return True
    return any(
        len(plain(text.text)) == 1 and is_han(plain(text.text)) and line.box.holds(text.box.cx, text.box.cy)
        for text in form.texts
        if text.confidence >= SURE
        for line in piece.lines
        if text is not line and " " in line.text.strip()
    )


def _further(form: Form, piece: Piece) -> list[Line]:
    """Lines right above or below a value that no label took and that stand beside no label."""
    taken = {line for index in range(len(form.marks)) for line in _lines_of(form, index)} | set(piece.lines)
    found = [line for line in form.texts if line not in taken and _goes_with(form, line, piece.lines)]
    first = piece.lines[0]
    if any(line.box.cy > first.box.cy for line in found) or not _begins_at_label(form, first):
        return found
    cell = form.rulings.at(first.box)
    return [line for line in found if cell is not None and form.rulings.at(line.box) == cell]


def _begins_at_label(form: Form, first: Line) -> bool:
    """Whether a line stands on the very level of a label: its value begins there, or has lines above and below."""
    return any(
        mark.rest is first
        or (abs(mark.box.cy - first.box.cy) < LEVEL * first.box.height and mark.box.x1 <= first.box.x0 + 0.005)
        for mark in form.marks
    )


def _lines_of(form: Form, index: int) -> Sequence[Line]:
    value = form.value(index)
    return value.lines if value is not None else ()


def _goes_with(form: Form, line: Line, lines: Sequence[Line]) -> bool:
    other_kind = search(_MONEY, plain(line.text)) is not None or is_title(line.text, slip_words())
    if line.confidence < SURE or other_kind or _is_sentence(line, lines) or is_beside_label(form, line, lines[0]):
        return False
    digits = [full_match(r"[\d\s*-]+", plain(text.text)) is not None for text in (line, lines[0])]
    return digits[0] == digits[1] and any(_meets(form, line, other) for other in lines)


def _is_sentence(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line is running text, well wider than a value that it stands below."""
    wide = line.box.width > SENTENCE * max(other.box.width for other in lines)
    return wide and search(r"[,。;]", plain(line.text)) is not None


def _meets(form: Form, line: Line, other: Line) -> bool:
    gap = max(line.box.y0, other.box.y0) - min(line.box.y1, other.box.y1)
    cell = form.rulings.at(line.box)
    least = 0.0 if cell is not None and cell == form.rulings.at(other.box) else OVER
    over = line.box.overlap_x(other.box) > least * min(line.box.width, other.box.width)
    near = gap < NEAR * line.box.height and not on_one_level(line.box, other.box)
    return near and over and alike(line.box, other.box) and not form.rulings.divide(line.box, other.box)


def is_beside_label(form: Form, line: Line, value: Line) -> bool:
    """Whether a label stands left of a line at its very level, as its own would, and not beyond the value's own column.

    Where line and value stand in one ruled cell, a label of another cell is that of both.
    """
    cell, column = form.rulings.at(line.box), _column_of(form, value)
    shared = cell is not None and cell == form.rulings.at(value.box)
    return any(
        abs(mark.box.cy - line.box.cy) < LEVEL * line.box.height
        and mark.box.x1 <= line.box.x0 + 0.005
        and not (shared and form.rulings.at(mark.box) != cell)
        and mark.box.x1 > column
        for mark in form.marks
    )


def _column_of(form: Form, value: Line) -> float:
    """Where the column of a value begins: at the label right before it on its level, 0 for none."""
    before = (mark.box.x0 for mark in form.marks if mark.box.x1 <= value.box.x0 and on_one_level(mark.box, value.box))
    return max(before, default=0.0)


def _labels_in(form: Form, piece: Piece) -> int:
    """How many labels stand in the piece's cell, that of its own line apart."""
    cell = form.rulings.at(piece.lines[0].box)
    inside = [mark for mark in form.marks if cell is not None and cell.holds(mark.box.cx, mark.box.cy)]
    return sum(mark.rest not in piece.lines for mark in inside)
