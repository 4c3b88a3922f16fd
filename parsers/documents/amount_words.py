"""Amounts in words (大写金额) on forms: as readings of the amount, and as printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ocr.lines import Line, Reader
from parsers.layout.piece import piece_of
from parsers.layout.readings import reading_of
from parsers.reading import Reading
from parsers.values.search import search
from parsers.values.text import plain
from parsers.values.words import find_words, parse_words

_PADDING = r"^(?:[^\p{Han}(]|人民币|[(]?大写[)]?|[:：])*"


def words_readings(lines: Iterable[Line], page: int, *, labelled: bool) -> list[Reading]:
    """Every amount in words of some lines, read by WORDS.

    `labelled` lines stand beside 大写 and need not end in 元 or 整.

    Numerals that begin behind another Chinese character are the rest of a misread amount: they have no value.
    """
    readings = []
    for line in lines:
        piece = piece_of([line], page)
        if piece is None:
            continue
        found = find_words(piece.text)
        if not found and labelled and (only := parse_words(piece.text)) is not None:
            found = [only]
        for item in found:
            reading = replace(reading_of(piece, item), reader=Reader.WORDS)
            readings.append(
                reading if _is_whole(piece.text[: item.start]) else replace(reading, value=None, confidence=0.0)
            )
    return readings


def as_printed(words: Sequence[Reading], reader: Reader | None = None) -> list[Reading]:
    """The first amount in words as a string, without 人民币, padding and blanks.

    No value where it could not be read for sure.
    """
    return [
        replace(
            reading,
            value=_printed(reading.text) if reading.value is not None and not reading.repaired else None,
            reader=reader or Reader.OCR,
        )
        for reading in words[:1]
    ]


def _printed(text: str) -> str:
    bare = plain(text)
    match = search(_PADDING, bare)
    return bare[match.end() :] if match is not None else bare


def _is_whole(before: str) -> bool:
    """Whether numerals begin where the amount begins, not behind one of them that was misread."""
    return search(r"(?:^|[^\p{Han}]|人民币|[大写额计币元])$", plain(before)) is not None
