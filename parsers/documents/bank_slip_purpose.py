"""What a bank slip says that the payment is for."""

from __future__ import annotations

from dataclasses import replace

from ocr.lines import Line, Reader
from parsers.documents import floors
from parsers.documents.bank_slip_labels import SlipWords, is_label_like
from parsers.documents.bank_slip_values import is_noise
from parsers.documents.bank_slip_wraps import whole
from parsers.layout.form import Form
from parsers.layout.levels import on_one_level
from parsers.layout.marks import Mark
from parsers.layout.piece import Piece, is_overlaid, piece_of
from parsers.layout.readings import read_text
from parsers.layout.sureness import sure_but_for
from parsers.layout.unknown_labels import UNKNOWN
from parsers.reading import Reading
from parsers.values.search import full_match, search
from parsers.values.text import plain
from parsers.values.words import find_words

SHORT = 4
"""Characters up to which a text may be a scrap of a bank's seal."""
RANKS = 4
"""Ranks of labels of the purpose, from 用途 to 备注."""
UNDER = 2.6
"""Heights of print by which a value may stand under its label."""
EDGE = 2.0
"""Heights of print by which its beginning may differ from that of the label."""
_DAY = r"(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
"""A day by itself is that of a bank's seal pressed on the purpose."""
_CURRENCY = r"人民币元?|RMB|CNY|[¥￥]"


def purpose_reading(form: Form, words: SlipWords) -> list[Reading]:
    """What the payment is for.

    用途 before 摘要 before 附言 before 备注, a text of the sender before the bank's kind of booking.
    """
    pieces = [
        (rank, piece)
        for rank in range(RANKS)
        for index in form.having(f"purpose.{rank}")
        if (piece := form.value(index)) is not None and (_says_something(piece, words) or is_overlaid(piece))
    ]
    telling = [(rank, piece) for rank, piece in pieces if plain(piece.text) not in words.kinds_of_booking]
    best = (telling or pieces)[:1]
    if not best or _is_of_issuer(best[0][1], form):
        best = _known_below(form, words) or best
    chosen = [(rank, _without_courtesy(piece)) for rank, piece in best]
    return [_judged(rank, piece, form, words) for rank, piece in chosen] or _unread(form)


def _known_below(form: Form, words: SlipWords) -> list[tuple[int, Piece]]:
    """The one known purpose that stands right below the label of one, edge under edge, and is no other label's."""
    taken = {
        line: index
        for index, mark in enumerate(form.marks)
        if mark.name not in ("stop", UNKNOWN)
        for line in form.owned[index]
    }
    found = [
        (rank, piece)
        for rank in range(RANKS)
        for index in form.having(f"purpose.{rank}")
        for line in form.texts
        if _is_below(form, form.marks[index], line)
        and taken.get(line, index) == index
        and search(f"(?:{words.purposes})", plain(line.text)) is not None
        and not is_label_like(plain(line.text))
        and (piece := piece_of([line], form.page)) is not None
    ]
    return found if len(found) == 1 else []


def _is_below(form: Form, mark: Mark, line: Line) -> bool:
    edge = abs(line.box.x0 - mark.box.x0) < EDGE * line.box.height * form.aspect
    return edge and 0 < line.box.cy - mark.box.cy < UNDER * mark.box.height and line.box.overlap_x(mark.box) > 0


def _unread(form: Form) -> list[Reading]:
    """A reading without value where a purpose's label stands and nothing was read behind it; none for a dash or 无.

    Its text is the print beside the label, else the label.
    """
    seen = [index for rank in range(RANKS) for index in form.having(f"purpose.{rank}")]
    said = [plain(piece.text) for index in seen if (piece := form.value(index)) is not None]
    if not seen or any(not text.strip("-/*._无") for text in said):
        return []
    mark = form.marks[seen[0]]
    beside = next((line.text for index in seen for line in _near(form, form.marks[index])), "")
    text = next(iter(said), "") or beside or mark.wording
    return [Reading(text, None, form.prints[0].reader if form.prints else Reader.OCR, 0.0, form.page, mark.box)]


def _near(form: Form, mark: Mark) -> list[Line]:
    """Print that no label took, right of a label on its level or right below it."""
    return [
        line
        for line in form.free
        if (on_one_level(line.box, mark.box) and line.box.x0 >= mark.box.x1)
        or (0 < line.box.cy - mark.box.cy < UNDER * mark.box.height and line.box.overlap_x(mark.box) > 0)
    ]


def _judged(rank: int, piece: Piece, form: Form, words: SlipWords) -> Reading:
    """The purpose, without its value where it is in doubt, or where a better one stands there without its label."""
    reading = read_text(whole(form, piece)[0], _tidy)
    sure = _is_sure_purpose(piece, words) and not (rank and _has_rival(piece, form, words))
    sure = sure and whole(form, piece)[1] and not _is_of_issuer(piece, form)
    return reading if sure else replace(reading, value=None, confidence=0.0)


def _is_sure_purpose(piece: Piece, words: SlipWords) -> bool:
    """Whether a purpose is read surely, and is no known one with a character misread."""
    text = plain(piece.text)
    known = words.purposes.split("|")
    whole = any(word in text for word in known)
    misread = piece.reader is Reader.OCR and not whole and any(_is_misread(text, word) for word in known)
    torn = text.count("(") != text.count(")") or is_overlaid(piece)
    return sure_but_for(piece, words.purposes) >= floors.PURPOSE and not misread and not torn


def _is_of_issuer(piece: Piece, form: Form) -> bool:
    """Whether a short text is a part of a bank's name that stands free on the paper: print of its seal or emblem."""
    text = plain(piece.text)
    return len(text) <= SHORT and any("银行" in (free := plain(line.text)) and text in free for line in form.free)


def _has_rival(piece: Piece, form: Form, words: SlipWords) -> bool:
    """Whether a known purpose stands on the paper without a label: its label, a better one, was not read."""
    unknown = [line for index in form.having(UNKNOWN) for line in form.owned[index]]
    loose = (plain(line.text) for line in (*form.free, *unknown))
    return any(full_match(f"(?:{words.purposes})+", text) and text not in plain(piece.text) for text in loose)


def _is_misread(text: str, word: str) -> bool:
    """Whether a text is a known word but for one character, the last apart: 费 and 款 are both said."""
    from rapidfuzz.distance import Levenshtein

    if len(word) < 3 or abs(len(text) - len(word)) > 1 or Levenshtein.distance(text, word, score_cutoff=1) != 1:
        return False
    return len(text) > len(word) or (len(text) == len(word) and text[:-1] != word[:-1])


def _without_courtesy(piece: Piece) -> Piece:
    """The purpose without what the sender adds behind a blank (请查收), and without specks at its ends."""
    tail = search(r"(?:\s+(?:敬请|烦请|请|望)(?:查收|知悉|核实)|[\s.,·、，。'`])+$", piece.text)
    head = search(r"^[\s.,·、，。'`]+", piece.text)
    start = head.end() if head is not None else 0
    end = tail.start() if tail is not None else len(piece.text)
    return piece.part(start, end) if start < end else piece


def _says_something(piece: Piece, words: SlipWords) -> bool:
    text = plain(piece.text)
    return (
        len(text.strip("-/*._无")) > 1
        and full_match(_CURRENCY, text) is None
        and full_match(_DAY, text) is None
        and not is_noise(piece, words)
        and not is_label_like(text)
        and not any(found.value is not None and len(plain(found.text)) >= len(text) - 1 for found in find_words(text))
    )


def _tidy(text: str) -> str:
    """A text without blanks beside Chinese characters."""
    kept = [
        char
        for index, char in enumerate(text.strip())
        if not char.isspace() or (text[index - 1].isascii() and text[index + 1 : index + 2].isascii())
    ]
    return "".join(kept)
