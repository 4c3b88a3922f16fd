"""The amount of a bank slip: figures, boxes of digits and words, read apart and held against each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from ocr.lines import Line
from parsers.documents import floors
from parsers.documents.amount_half_said import boxed_figures, half_said
from parsers.documents.amount_words import CONFIRMED, lines_apart, words_readings
from parsers.documents.bank_slip_grid import grid_reading
from parsers.layout.form import Form
from parsers.layout.piece import Piece, piece_of
from parsers.layout.readings import reading_of
from parsers.reading import Reading
from parsers.values.amount import UNREAD_DIGIT, find_amounts, parse_amount
from parsers.values.search import full_match, search
from parsers.values.text import plain

_WORDS_IN_BRACKETS = r"\d[.]\d{2}\s*元?\s*[(（](?:大写)?[^()（）]{2,40}[元圆][^()（）]{0,8}[)）]"

_TAKEN_BACK = r"负|冲[正销账回抹]|抹账|红字|红冲|退[款回票汇]|撤销|返还"
"""Words of a slip whose amount may stand below zero."""


def amount_readings(form: Form) -> tuple[list[Reading], list[Reading]]:
    """The amount in figures and in words, read apart: first those under labels, else those that show what they are."""
    figures = [reading for name in ("figures", "either") for reading in _figures(form, f"amount.{name}")]
    if not any(reading.value is not None for reading in figures):
        figures += _figures_of(form.values("amount.other"))
    if not any(reading.value is not None for reading in figures):
        grid = grid_reading(form)
        if grid is not None and grid.value is not None:
            figures = [grid]
        else:
            broken = [grid] if grid is not None else []
            figures = [*(_marked_figures(form) or _figures_with_words(form)), *broken, *figures]
    figures = [_surely_signed(form, reading) for reading in figures]
    printed = {reading.value for reading in figures if reading.value is not None}
    words = [
        reading
        for name in ("words", "either", "figures")
        for reading in _labelled_words(form, f"amount.{name}", printed)
    ]
    if not any(reading.value is not None for reading in words):
        words = [
            *words_readings(lines_apart(form.prints, form.page), labelled=False, figures=printed, prints=form.prints),
            *words,
        ]
    half = half_said(figures, form.prints)
    if not any(reading.value is not None for reading in [*figures, *words]):
        figures, half = _with_half_said(form, figures)
    return _settled(figures, words, half), _unique(words)


def _with_half_said(form: Form, figures: list[Reading]) -> tuple[list[Reading], set[Decimal]]:
    """The figures with the one amount on the page that words with holes say, wherever it stands, before them."""
    plain_ones = [
        reading_of(piece, found) for piece in _pieces(form, form.prints) for found in find_amounts(piece.text)
    ]
    filled = [reading for figure in figures if (reading := _with_zeros(figure)) is not None]
    near = [*plain_ones, *boxed_figures(form.prints, form.page), *filled]
    half = half_said(near, form.prints)
    if len(half) != 1:
        return figures, set()
    return [*[reading for reading in near if reading.value in half][:1], *figures], half


def _with_zeros(figure: Reading) -> Reading | None:
    """Digits of boxes with zeros for those not read, which count only where words say so; None for other figures."""
    digits = figure.text.replace(UNREAD_DIGIT, "0")
    if UNREAD_DIGIT not in figure.text or full_match(r"\d{3,}", digits) is None:
        return None
    return replace(figure, value=(Decimal(digits) / 100).quantize(Decimal("0.01")))


def _labelled_words(form: Form, name: str, figures: Collection[object]) -> list[Reading]:
    """The words beside labels of a name: the whole value where it wraps, else line by line."""
    whole = words_readings(form.values(name), labelled=True, figures=figures, prints=form.prints)
    if any(reading.value is not None for reading in whole):
        return whole
    return words_readings(
        lines_apart(_lines(form, name), form.page), labelled=True, figures=figures, prints=form.prints
    )


def _lines(form: Form, *names: str) -> Iterator[Line]:
    """Every text that belongs to labels of these names."""
    for index in form.having(*names):
        rest = form.marks[index].rest
        yield from [*([rest] if rest else []), *form.owned[index]]


def _pieces(form: Form, lines: Iterable[Line]) -> Iterator[Piece]:
    return (piece for line in lines if (piece := piece_of([line], form.page)) is not None)


def _figures(form: Form, name: str) -> Iterator[Reading]:
    return _figures_of(_pieces(form, _lines(form, name)))


def _figures_of(pieces: Iterable[Piece]) -> Iterator[Reading]:
    for piece in pieces:
        found = parse_amount(piece.text) or next(iter(find_amounts(piece.text)), None)
        if found is not None and found.value != 0:
            yield _surely_pointed(reading_of(piece, found))


def _surely_pointed(reading: Reading) -> Reading:
    """Drop a figure whose decimal point may be lost.

    Banks print two decimals, or thousands apart, or 元 behind.
    """
    sure = search(r"[.]\s?\d{2}(?!\d)|\d[,，]\d{3}(?!\d)|元|圆", reading.text) is not None
    return reading if sure or reading.repaired else replace(reading, value=None, confidence=0.0)


def _surely_signed(form: Form, reading: Reading) -> Reading:
    """Drop a figure below zero where nothing says that money was taken back: dust beside it reads as a minus."""
    below = isinstance(reading.value, Decimal) and reading.value < 0
    if not below or search(_TAKEN_BACK, "".join(plain(line.text) for line in form.prints)) is not None:
        return reading
    return replace(reading, value=None, confidence=0.0)


def _marked_figures(form: Form) -> list[Reading]:
    """Figures behind a sign of currency, where the slip has but one amount so marked."""
    found = [
        _surely_pointed(reading_of(piece, amount))
        for piece in _pieces(form, form.prints)
        for amount in find_amounts(piece.text)
        if search(r"(?:¥|￥|RMB|CNY|人民币)", plain(piece.text)) is not None
    ]
    return _unique(found) if len({reading.value for reading in found}) == 1 else []


def _figures_with_words(form: Form) -> list[Reading]:
    """The figure of a line that says it in words too, where no other line does: `40000.00(肆万元正)`."""
    found = [
        _surely_pointed(reading_of(piece, amount))
        for piece in _pieces(form, form.prints)
        if search(_WORDS_IN_BRACKETS, plain(piece.text)) is not None
        for amount in find_amounts(piece.text)[:1]
    ]
    return _unique(found) if len({reading.value for reading in found}) == 1 else []


def _settled(figures: list[Reading], words: list[Reading], half: Collection[object]) -> list[Reading]:
    """Readings of the amount: figures first.

    A figure whose point was lost is put right where the words say the same digits. `half` are the amounts that words
    with holes say.
    """
    said = {reading.value for reading in words if reading.value is not None}
    settled = []
    for reading in _unique(figures):
        amount = next(iter(said)) if len(said) == 1 else None
        if reading.value is None and isinstance(amount, Decimal) and _same_digits(reading.text, amount):
            settled.append(replace(reading, value=amount, repaired=True, confidence=0.7))
        else:
            settled.append(reading)
    return [*(_confirmed(reading, said, half) for reading in settled), *_unique(words)]


def _confirmed(reading: Reading, said: Collection[object], half: Collection[object]) -> Reading:
    """The figure, without its value where OCR was in doubt and no words say the same."""
    if not said and reading.value in half:
        return replace(reading, confidence=max(reading.confidence, CONFIRMED))
    sure = reading.value in said or reading.confidence >= floors.FIGURE
    return reading if sure else replace(reading, value=None, confidence=0.0)


def _same_digits(text: str, amount: Decimal) -> bool:
    """Whether a figure has just the digits of an amount, with or without its decimals."""
    if UNREAD_DIGIT in text:
        return False
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
