"""Figures in doubt that words with holes say: each was read badly, and each tells what the other lost.

Every character of the words that was read must stand where the figure's amount in words has it; every digit must be
said in words, or be sure in figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from difflib import SequenceMatcher

from ocr.lines import Line, union_of
from parsers.documents.amount_words import CONFIRMED, spelled
from parsers.documents.bank_slip_grid import PLACES
from parsers.layout.levels import on_one_level
from parsers.reading import Reading
from parsers.values.numerals import DIGITS
from parsers.values.search import full_match
from parsers.values.text import plain
from parsers.values.words import normal_numerals

SURE_DIGIT = 0.95
"""How sure a digit must be that no word says."""
MOST_HOLES = 0.45
"""The part of the words that may be unread."""
LEAST_SAID = 5
"""Characters of the words that must be read."""
_MEANT = frozenset("零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分")
_BEFORE = ("人民币", "(大写)", "大写", ":")


def half_said(figures: Iterable[Reading], prints: Sequence[Line]) -> set[Decimal]:
    """Amounts of figures that some print on the page says in words but for characters that were not read."""
    said = [text for line in prints if (text := _words_of(line.text))]
    return {
        reading.value
        for reading in figures
        if isinstance(reading.value, Decimal)
        and reading.value > 0
        and any(_says(text, reading.value, _sure_digits(reading, prints)) for text in said)
    }


def boxed_figures(prints: Sequence[Line], page: int) -> list[Reading]:
    """Digits that stand in boxes under heads that were not read, as the amount they give where the last is 分.

    Nothing says that they are an amount: they count only where the words say it.
    """
    lone = [line for line in prints if full_match(r"[¥￥]?\d", plain(line.text)) is not None]
    rows = [[line for line in lone if on_one_level(line.box, one.box)] for one in lone]
    lines = [(line,) for line in prints if full_match(r"[¥￥]?\s?\d(?:\s?\d)*\s\d", line.text.strip()) is not None]
    return [
        Reading(
            text=text,
            value=(Decimal(digits) / 100).quantize(Decimal("0.01")),
            reader=row[0].reader,
            confidence=min(CONFIRMED, *(line.confidence for line in row)),
            page=page,
            box=union_of(line.box for line in row),
        )
        for row in [*lines, *map(tuple, rows)]
        for text in [" ".join(line.text.strip() for line in sorted(row, key=lambda line: line.box.x0))]
        if 3 <= len(digits := "".join(char for char in text if char in "0123456789")) <= len(PLACES)
    ]


def _words_of(text: str) -> str:
    """The numerals of a line in their normal form, what is no numeral kept as a hole; empty for other print."""
    bare = plain(text)
    for word in _BEFORE:
        bare = bare.rpartition(word)[2]
    bare = normal_numerals(bare).rstrip("整正)")
    return bare if sum(char in _MEANT for char in bare) >= LEAST_SAID else ""


def _says(text: str, amount: Decimal, sure: Sequence[bool]) -> bool:
    whole = spelled(amount).removesuffix("整")
    if abs(len(text) - len(whole)) > 1:
        return False
    same = set()
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, text, whole, autojunk=False).get_opcodes():
        if tag == "equal":
            same |= set(range(j1, j2))
        elif set(text[i1:i2]) & _MEANT:
            return False
    if len(same) < (1 - MOST_HOLES) * len(whole):
        return False
    digits = iter(sure)
    unsaid = []
    for at, char in enumerate(whole):
        if char in DIGITS and char != "零":
            known = next(digits, False)
            unsaid += [] if at in same else [known]
    return all(unsaid)


def _sure_digits(reading: Reading, prints: Sequence[Line]) -> list[bool]:
    """Whether OCR was sure of each digit above zero of a figure; empty where its print is not known."""
    digits = _digits(reading.text, [1.0] * len(reading.text))
    inside = sorted((line for line in prints if _holds(line, reading)), key=lambda line: line.box.x0)
    for text, sure in [
        *((line.text, line.sure) for line in inside),
        ("".join(line.text for line in inside), [one for line in inside for one in line.sure]),
    ]:
        at = text.find(reading.text)
        found = _digits(text[at:], sure[at:])[: len(digits)] if at >= 0 else _digits(text, sure)
        if [char for char, _ in found] == [char for char, _ in digits]:
            return [one >= SURE_DIGIT for char, one in found if char != "0"]
    return []


def _digits(text: str, sure: Sequence[float]) -> list[tuple[str, float]]:
    return [pair for pair in zip(text, sure, strict=False) if pair[0].isdecimal()]


def _holds(line: Line, reading: Reading) -> bool:
    """Whether a line and a reading share their print: one stands in the other."""
    if reading.box is None:
        return False
    return any(
        outer.x0 <= inner.cx <= outer.x1 and outer.y0 <= inner.cy <= outer.y1
        for outer, inner in ((line.box, reading.box), (reading.box, line.box))
    )
