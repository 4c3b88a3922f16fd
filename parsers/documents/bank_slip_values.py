"""Readings of the fields of a bank slip, each chosen among what the labels offer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ocr.lines import Line
from parsers.documents import floors
from parsers.documents.amount_words import lines_apart, words_readings
from parsers.documents.bank_slip_grid import grid_reading
from parsers.documents.bank_slip_labels import (
    EMAIL,
    SlipWords,
    is_account,
    is_bank,
    is_day,
    is_label_like,
    is_name,
    is_serial,
)
from parsers.documents.printed_names import is_sure_name, others_than, printed_name
from parsers.layout.form import Form
from parsers.layout.piece import Piece, piece_of
from parsers.layout.readings import read_text, reading_of
from parsers.layout.sureness import sure_but_for
from parsers.reading import Reading
from parsers.values.amount import find_amounts, parse_amount
from parsers.values.dates import find_dates, parse_date
from parsers.values.found import Found
from parsers.values.search import find_all, full_match, search
from parsers.values.text import fold, plain

SURE_ACCOUNT = 7
"""Digits from which on a number can be an account."""
_ACCOUNT = r"(?<![0-9A-Za-z])[0-9*][0-9*Xx\s-]*[0-9*](?![0-9A-Za-z])"
_SERIAL = r"[0-9A-Za-z][0-9A-Za-z_/-]{3,}"
_TRADE_DAY_STEPS = 4
_CURRENCY = r"人民币元?|RMB|CNY|[¥￥]"


def name_reading(pieces: Iterable[Piece], words: SlipWords, form: Form) -> list[Reading]:
    """The first piece that reads as a name; one that does not stays without a value."""
    return _first(
        _without_numbers(pieces),
        lambda piece: _checked(
            printed_name(piece),
            is_name(plain(piece.text)) and not _is_noise(piece, words) and _is_sure(piece, form),
        ),
    )


def bank_reading(pieces: Iterable[Piece], words: SlipWords, form: Form) -> list[Reading]:
    """The first piece that names a bank, or a code where the form prints the bank's number instead."""
    return _first(
        _without_numbers(pieces),
        lambda piece: _bank(_to_branch(piece), words, form),
    )


def _bank(piece: Piece, words: SlipWords, form: Form) -> Reading:
    return _checked(
        printed_name(piece), _is_bank_or_code(piece) and not _is_noise(piece, words) and _is_sure(piece, form)
    )


def _is_sure(piece: Piece, form: Form) -> bool:
    return is_sure_name(piece, others_than(form.prints, piece))


def _to_branch(piece: Piece) -> Piece:
    """The bank's name up to its branch; what a stop sets off behind it is print of a seal."""
    match = search(r"(?:支行|分行|营业部|分理处)(?=[^\p{Han}A-Za-z0-9()（）])", piece.text)
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
    return is_bank(text) or (is_name(text) and len(text) > 3) or _is_code(piece)


def _is_code(piece: Piece) -> bool:
    return 3 < len(plain(piece.text)) < 15 and plain(piece.text).isdecimal()


def account_reading(pieces: Iterable[Piece]) -> list[Reading]:
    """The first piece that holds an account number; blanks inside are left out, asterisks are kept as printed."""
    return _first(pieces, _account)


def _account(piece: Piece) -> Reading:
    folded = fold(piece.text.replace("\n", " "))
    if (mail := search(rf"(?<![\w@])(?:{EMAIL})(?![\w@])", folded.text)) is not None:
        start, end = folded.span(*mail.span())
        return _sure(reading_of(piece, Found(start, end, piece.text[start:end], mail[0])))
    for match in find_all(_ACCOUNT, folded.text):
        number = "".join(match[0].split())
        if sum(char in "0123456789*" for char in number) >= SURE_ACCOUNT and not is_day(number):
            start, end = folded.span(*match.span())
            return _sure(reading_of(piece, Found(start, end, piece.text[start:end], number)))
    return _checked(read_text(piece), good=False)


def _checked(reading: Reading, good: bool) -> Reading:
    """The reading, without its value where that cannot be right."""
    return reading if good else replace(reading, value=None, confidence=0.0)


def _first(pieces: Iterable[Piece], read: Callable[[Piece], Reading]) -> list[Reading]:
    """The first reading with a value; else the first, its text kept."""
    readings = [read(piece) for piece in pieces]
    return [reading for reading in readings if reading.value is not None][:1] or readings[:1]


def _sure(reading: Reading) -> Reading:
    """The number, without its value where OCR was in doubt."""
    return reading if reading.confidence >= floors.ACCOUNT else _checked(reading, good=False)


def _is_noise(piece: Piece, words: SlipWords) -> bool:
    """Whether a text is that of a seal or a note rather than a value."""
    text = plain(piece.text)
    return search(words.notes, text) is not None or search(f"(?:{words.seals})", text) is not None


def amount_readings(form: Form) -> tuple[list[Reading], list[Reading]]:
    """The amount in figures and in words, read apart: first those under labels, else those that show what they are."""
    figures = [reading for name in ("figures", "either") for reading in _figures(form, f"amount.{name}")]
    if not any(reading.value is not None for reading in figures):
        grid = grid_reading(form)
        figures = [grid] if grid is not None else [*_marked_figures(form), *figures]
    printed = {reading.value for reading in figures if reading.value is not None}
    words = [
        reading
        for name in ("words", "either", "figures")
        for reading in _labelled_words(form, f"amount.{name}", printed)
    ]
    if not any(reading.value is not None for reading in words):
        words = [*words_readings(lines_apart(form.prints, form.page), labelled=False, figures=printed), *words]
    return _settled(figures, words), _unique(words)


def _labelled_words(form: Form, name: str, figures: Collection[object]) -> list[Reading]:
    """The words beside labels of a name: the whole value where it wraps, else line by line."""
    whole = words_readings(form.values(name), labelled=True, figures=figures)
    if any(reading.value is not None for reading in whole):
        return whole
    return words_readings(lines_apart(_lines(form, name), form.page), labelled=True, figures=figures)


def _lines(form: Form, *names: str) -> Iterator[Line]:
    """Every text that belongs to labels of these names."""
    for index in form.having(*names):
        rest = form.marks[index].rest
        yield from [*([rest] if rest else []), *form.owned[index]]


def _pieces(form: Form, lines: Iterable[Line]) -> Iterator[Piece]:
    return (piece for line in lines if (piece := piece_of([line], form.page)) is not None)


def _figures(form: Form, name: str) -> Iterator[Reading]:
    for piece in _pieces(form, _lines(form, name)):
        found = parse_amount(piece.text) or next(iter(find_amounts(piece.text)), None)
        if found is not None and found.value != 0:
            yield _surely_pointed(reading_of(piece, found))


def _surely_pointed(reading: Reading) -> Reading:
    """Drop a figure whose decimal point may be lost.

    Banks print two decimals, or thousands apart, or 元 behind.
    """
    sure = search(r"[.]\s?\d{2}(?!\d)|\d[,，]\d{3}(?!\d)|元|圆", reading.text) is not None
    return reading if sure or reading.repaired else replace(reading, value=None, confidence=0.0)


def _marked_figures(form: Form) -> list[Reading]:
    """Figures behind a sign of currency, where the slip has but one amount so marked."""
    found = [
        _surely_pointed(reading_of(piece, amount))
        for piece in _pieces(form, form.prints)
        for amount in find_amounts(piece.text)
        if search(r"(?:¥|￥|RMB|CNY|人民币)", plain(piece.text)) is not None
    ]
    return _unique(found) if len({reading.value for reading in found}) == 1 else []


def _settled(figures: list[Reading], words: list[Reading]) -> list[Reading]:
    """Readings of the amount: figures first.

    A figure whose point was lost is put right where the words say the same digits.
    """
    said = {reading.value for reading in words if reading.value is not None}
    settled = []
    for reading in _unique(figures):
        amount = next(iter(said)) if len(said) == 1 else None
        if reading.value is None and isinstance(amount, Decimal) and _same_digits(reading.text, amount):
            settled.append(replace(reading, value=amount, repaired=True, confidence=0.7))
        else:
            settled.append(reading)
    return [*(_confirmed(reading, said) for reading in settled), *_unique(words)]


def _confirmed(reading: Reading, said: Collection[object]) -> Reading:
    """The figure, without its value where OCR was in doubt and no words say the same."""
    sure = reading.value in said or reading.confidence >= floors.FIGURE
    return reading if sure else _checked(reading, good=False)


def _same_digits(text: str, amount: Decimal) -> bool:
    """Whether a figure has just the digits of an amount, with or without its decimals."""
    digits = "".join(char for char in plain(text) if char.isdecimal())
    return digits in (str(amount).replace(".", ""), str(int(amount)) if amount == int(amount) else "")


def _unique(readings: list[Reading]) -> list[Reading]:
    """Without readings that only repeat another, and without those that make no sense where others do."""
    good = [reading for reading in readings if reading.value is not None]
    kept: list[Reading] = []
    for reading in good or readings[:1]:
        if reading.value not in [other.value for other in kept] or reading.value is None:
            kept.append(reading)
    return kept


def date_reading(form: Form, ranks: int = _TRADE_DAY_STEPS) -> list[Reading]:
    """The day of payment: by the best label that has a date, else the only date that stands without one."""
    unread: list[Reading] = []
    for rank in range(ranks):
        readings = [
            _date(piece) for index in form.having(f"date.{rank}") for piece in [form.value(index)] if piece is not None
        ]
        good = [reading for reading in readings if reading.value is not None]
        if good:
            return good if len({reading.value for reading in good}) > 1 else good[:1]
        unread.extend(readings)
    return _bare_date(form) or unread[:1]


def _date(piece: Piece) -> Reading:
    found = parse_date(piece.text) or next(iter(find_dates(piece.text)), None)
    return reading_of(piece, found) if found is not None else _checked(read_text(piece), good=False)


def _bare_date(form: Form) -> list[Reading]:
    labelled = {line for index in form.having("date.ignored") for line in form.owned[index]}
    readings: list[Reading] = []
    behind_currency = (mark.rest for mark in form.marks if mark.name == "stop" and mark.rest is not None)
    for line in [
        *form.texts,
        *(rest for rest in behind_currency if search(rf"^(?:{_CURRENCY})\D{{0,2}}\d{{4}}", rest.text)),
    ]:
        piece = piece_of([line], form.page) if line not in labelled else None
        dates = find_dates(piece.text) if piece is not None else []
        if piece is not None and len(dates) == 1 and len(plain(line.text)) < 2 * len(dates[0].text) + 8:
            readings.append(reading_of(piece, dates[0]))
    days = {reading.value for reading in readings if isinstance(reading.value, date)}
    return readings[:1] if len(days) == 1 else []


def serial_reading(form: Form, words: SlipWords) -> list[Reading]:
    """The number of the booking: the best label that has a number; wordings of one rank in the order of the list."""
    order = {wording: place for place, wording in enumerate(words.table.names)}
    rank = 0
    while any(name == f"serial.{rank}" for name in words.table.names.values()):
        indices = sorted(
            form.having(f"serial.{rank}"), key=lambda index: order.get(form.marks[index].wording, len(order))
        )
        for index in indices:
            piece = form.value(index)
            reading = _serial(piece) if piece is not None else None
            if reading is not None:
                return [reading]
        rank += 1
    return []


def _serial(piece: Piece) -> Reading | None:
    folded = fold(piece.lines[0].text)
    match = search(_SERIAL, folded.text)
    if match is None or not is_serial(match[0]):
        return None
    start, end = folded.span(*match.span())
    return _sure(reading_of(piece, Found(start, end, piece.text[start:end], match[0].rstrip("-_/"))))


def purpose_reading(form: Form, words: SlipWords) -> list[Reading]:
    """What the payment is for.

    用途 before 摘要 before 附言 before 备注, a text of the sender before the bank's kind of booking.
    """
    pieces = [
        (rank, piece)
        for rank in range(4)
        for index in form.having(f"purpose.{rank}")
        if (piece := form.value(index)) is not None and _says_something(piece, words)
    ]
    telling = [(rank, piece) for rank, piece in pieces if plain(piece.text) not in words.kinds_of_booking]
    chosen = [(rank, _without_courtesy(piece)) for rank, piece in (telling or pieces)[:1]]
    return [
        _checked(
            read_text(piece, _tidy), _is_sure_purpose(piece, words) and not (rank and _has_rival(piece, form, words))
        )
        for rank, piece in chosen
    ]


def _is_sure_purpose(piece: Piece, words: SlipWords) -> bool:
    """Whether a purpose is read surely, and is no known one with a character misread."""
    text = plain(piece.text)
    known = words.purposes.split("|")
    whole = any(word in text for word in known)
    misread = not whole and any(_is_misread(text, word) for word in known)
    return sure_but_for(piece, words.purposes) >= floors.PURPOSE and not misread


def _has_rival(piece: Piece, form: Form, words: SlipWords) -> bool:
    """Whether a known purpose stands on the paper without a label: its label, a better one, was not read."""
    loose = (plain(line.text) for line in form.free)
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
        and not _is_noise(piece, words)
        and not is_label_like(text)
    )


def _tidy(text: str) -> str:
    """A text without blanks beside Chinese characters."""
    kept = [
        char
        for index, char in enumerate(text.strip())
        if not char.isspace() or (text[index - 1].isascii() and text[index + 1 : index + 2].isascii())
    ]
    return "".join(kept)
