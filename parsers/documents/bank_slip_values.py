"""Readings of the fields of a bank slip, each chosen among what the labels offer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from parsers.documents import floors
from parsers.documents.bank_slip_labels import (
    EMAIL,
    PARTS,
    SlipWords,
    is_account,
    is_bank,
    is_day,
    is_name,
    is_title,
)
from parsers.documents.bank_slip_tails import may_go_on, with_end, with_tail
from parsers.documents.bank_slip_wraps import HEADLESS, stops_short, whole, with_head
from parsers.documents.printed_names import is_sure_name, others_than, printed_name
from parsers.layout.form import Form
from parsers.layout.levels import on_one_level
from parsers.layout.piece import Piece, is_overlaid, piece_of
from parsers.layout.readings import read_text, reading_of
from parsers.reading import Reading
from parsers.values.found import Found
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import find_all, search
from parsers.values.text import fold, plain

SURE_ACCOUNT = 7
"""Digits from which on a number can be an account."""
SHORTEST_BANK = 3
"""Characters that the name of a bank has more than."""
_ACCOUNT = r"(?<![0-9A-Za-z][.,·:;'`]?)[0-9*][0-9*Xx\s-]*[0-9*](?![.,·:;'`]?[0-9A-Za-z])"
"""A number with no digit right before or behind it, not even where a speck stands between."""
RUN_ON = r"(?:支行|营业部|分理处)(?:银行|专用|业务章)|银行.*银行$"
"""Print of a seal or of the ground that ran into the name of a branch."""
_NEXT_LABEL = r"(?:收款|付款|汇款|开户|账号|帐号|户名|金额|汇入|汇出)\p{Han}{0,4}$"
"""A label that ran into the value before it."""


def name_reading(pieces: Iterable[Piece], words: SlipWords, form: Form) -> list[Reading]:
    """The first piece that reads as a name; one that does not stays without a value."""
    return _first(
        (with_end(form, piece) for piece in _without_numbers(pieces)),
        lambda piece: checked(
            printed_name(piece),
            is_name(plain(piece.text))
            and not begins_with_label(plain(piece.text), words)
            and not is_noise(piece, words)
            and not any(is_title(line.text, words) for line in piece.lines)
            and not stops_short(form, piece)
            and not may_go_on(form, piece)
            and _is_sure(piece, form),
        ),
        form,
    )


def bank_reading(pieces: Iterable[Piece], words: SlipWords, form: Form) -> list[Reading]:
    """The first piece that names a bank, or a code where the form prints the bank's number instead."""
    named = (_named_beside(piece, form) for piece in _without_numbers(pieces))
    return _first(
        (with_tail(form, with_head(form, piece)) for piece in named),
        lambda piece: _bank(_to_branch(piece), words, form),
        form,
    )


def _bank(piece: Piece, words: SlipWords, form: Form) -> Reading:
    return checked(
        printed_name(piece),
        _is_bank_or_code(piece)
        and search(HEADLESS, plain(piece.text)) is None
        and search(RUN_ON, plain(piece.text)) is None
        and not begins_with_label(plain(piece.text), words)
        and not is_noise(piece, words)
        and not stops_short(form, piece)
        and not may_go_on(form, piece)
        and _is_sure(piece, form),
    )


def _is_sure(piece: Piece, form: Form) -> bool:
    return not is_overlaid(piece) and is_sure_name(piece, others_than(form.prints, piece))


def _to_branch(piece: Piece) -> Piece:
    """The bank's name up to its branch; what a stop sets off behind it is print of a seal.

    A branch may have a branch of its own on the next line: 北京分行 over 营业部.
    """
    ends = r"(?:支行|分行|营业部|分理处)"
    match = search(rf"{ends}(?!\n\s*\p{{Han}}{{0,10}}{ends})(?=[^\p{{Han}}A-Za-z0-9()（）]|{_NEXT_LABEL})", piece.text)
    return piece.part(0, match.end()) if match is not None else piece


def _without_numbers(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces without lines that are account numbers or amounts: those belong to a label that was not read."""
    for piece in pieces:
        lines = [line for line in piece.lines if not _is_number(plain(line.text))]
        yield piece_of(lines, piece.page) or piece


def _is_number(text: str) -> bool:
    return is_account(text) or search(r"[¥￥]\d|^人民币|\d[.,]\d{2}", text) is not None


def _is_bank_or_code(piece: Piece) -> bool:
    text = plain(piece.text)
    named = is_name(text) and len(text) > SHORTEST_BANK and not looks_like_organisation(text)
    return is_bank(text) or named or _is_code(piece)


def _is_code(piece: Piece) -> bool:
    return 3 < len(plain(piece.text)) < 15 and plain(piece.text).isdecimal()


def _named_beside(piece: Piece, form: Form) -> Piece:
    """The bank's name where it stands free right of its number, on one level; else the piece itself."""
    if not _is_code(piece):
        return piece
    box = piece.lines[0].box
    beside = [
        line
        for line in form.texts
        if on_one_level(line.box, box) and line.box.x0 >= box.x1 and is_bank(plain(line.text))
    ]
    nearest = min(beside, key=lambda line: line.box.x0, default=None)
    return (piece_of([nearest], piece.page) if nearest is not None else None) or piece


def account_reading(pieces: Iterable[Piece], form: Form) -> list[Reading]:
    """The first piece that holds an account number; blanks inside are left out, asterisks are kept as printed."""
    return _first(pieces, _account, form)


def _account(piece: Piece) -> Reading:
    folded = fold(piece.text.replace("\n", " "))
    if (mail := search(rf"(?<![\w@])(?:{EMAIL})(?![\w@])", folded.text)) is not None:
        start, end = folded.span(*mail.span())
        return sure(reading_of(piece, Found(start, end, piece.text[start:end], mail[0])))
    for match in find_all(_ACCOUNT, folded.text):
        number = "".join(match[0].split())
        if sum(char in "0123456789*" for char in number) >= SURE_ACCOUNT and not _is_cut(number):
            start, end = folded.span(*match.span())
            return sure(reading_of(piece, Found(start, end, piece.text[start:end], number)))
    return checked(read_text(piece), good=False)


def _is_cut(number: str) -> bool:
    """Whether a number is none: a day, or a masked one of whose last four digits asterisks took some."""
    return is_day(number) or search(r"[*]\d{0,3}$", number) is not None


def checked(reading: Reading, good: bool) -> Reading:
    """The reading, without its value where that cannot be right."""
    return reading if good else replace(reading, value=None, confidence=0.0)


def _first(pieces: Iterable[Piece], read: Callable[[Piece], Reading], form: Form) -> list[Reading]:
    """The first reading with a value; else the first, its text kept. What wraps is read whole or without a value.

    A text that is but a part of one before it that was read in doubt is no value: it is print of the bank's seal.
    """
    readings = [checked(read(piece), good=False) if cut else read(piece) for piece, cut in _whole(pieces, form)]
    for index, reading in enumerate(readings):
        if reading.value is not None:
            part = any(plain(reading.text) in plain(before.text) for before in readings[:index])
            return readings[:1] if part else [reading]
    return readings[:1]


def _whole(pieces: Iterable[Piece], form: Form) -> Iterator[tuple[Piece, bool]]:
    """The pieces with what they wrap into, and whether they are cut."""
    for piece in pieces:
        found, complete = whole(form, piece)
        yield found, not complete


def sure(reading: Reading) -> Reading:
    """The number, without its value where OCR was in doubt."""
    return reading if reading.confidence >= floors.ACCOUNT else checked(reading, good=False)


def begins_with_label(text: str, words: SlipWords) -> bool:
    """Whether a label of a party's block has run into the value behind it: 账号某银行."""
    wording = words.table.at(text, 0) if text else None
    parted = wording is not None and words.table.names[wording].partition(".")[2] in PARTS
    return wording is not None and parted and 1 < len(wording) < len(text) and not wording.startswith("银行")


def is_noise(piece: Piece, words: SlipWords) -> bool:
    """Whether a text is that of a seal or a note rather than a value."""
    text = plain(piece.text)
    return search(words.notes, text) is not None or search(f"(?:{words.seals})", text) is not None
