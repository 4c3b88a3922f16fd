"""Lines that OCR read over the border between two columns without a ruling: where they part."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ocr.lines import Line, Reader
from parsers.values.search import find_all, full_match

_GAP = 0.5
"""The least gap that parts two columns, in widths of a Han character."""
_NEAR = 5
"""Characters off a border within which a line is rather parted at a blank."""
_OVERHANG, _SHARE = 3, 0.25
"""Characters, and share of a line, up to which what lies beyond a border without a gap belongs to the rest."""

_WORD = r"[0-9A-Za-z](?:[0-9A-Za-z.,/:\-]*[0-9A-Za-z])?"


def split(line: Line, edges: Sequence[float], char_width: float) -> list[tuple[int, Line]]:
    """The parts of a line by column, parted at the borders of columns (`edges`) or at the gaps next to them.

    A name of which a few characters stick out over a border, with no gap there, is not parted: the border of columns
    without rulings lies where most lines leave room. A text layer leaves a gap between any two columns.
    """
    borders = [edge for edge in edges[1:-1] if line.box.x0 + char_width < edge < line.box.x1 - char_width]
    cuts = sorted({cut for border in borders if (cut := _cut_at(line, border, char_width)) is not None})
    parts = [line.part(start, end) for start, end in pairwise([0, *cuts, len(line.text)])]
    return [(_column_of(part, edges), part) for part in parts if part.text.strip()]


def _cut_at(line: Line, border: float, char_width: float) -> int | None:
    """The character before which a line is parted at a border, None where a word runs on over it."""
    middle = sum(line.part(index, index + 1).box.cx < border for index in range(len(line.text)))
    short = min(middle, len(line.text) - middle)
    if not short:
        return None
    if len(line.edges) != len(line.text) + 1:
        return _outside_numbers(line.text, middle)
    gaps = _gaps(line)
    blanks = [index for index in gaps if line.text[index - 1].isspace() and abs(index - middle) <= _NEAR]
    nearest = min(blanks, key=lambda index: abs(index - middle), default=middle)
    if gaps[nearest] >= _GAP * char_width:
        return nearest
    best = max((index for index in gaps if abs(index - middle) <= 1), key=lambda index: gaps[index], default=middle)
    if gaps[best] >= _GAP * char_width:
        return best
    inside_word = all(full_match(r"\p{Han}", line.text[index]) for index in (middle - 1, middle))
    overhang = short <= _OVERHANG or short <= _SHARE * len(line.text) or line.reader is Reader.TEXT
    if inside_word and overhang:
        return _before_number(line, border)
    return _before_number(line, border) or _outside_numbers(line.text, middle)


def _before_number(line: Line, border: float) -> int | None:
    """The place of a number or a day behind the last blank of a line, right of a border: that of the next column."""
    at = line.text.rstrip().rfind(" ")
    tail = line.text[at + 1 :].strip()
    behind = at > 0 and line.edges[at + 1] > border and full_match(_WORD, tail) is not None
    return at + 1 if behind and any(char.isdigit() for char in tail) else None


def _outside_numbers(text: str, place: int) -> int | None:
    """The place, or the nearer blank at an end of the number or Latin word that it lies in; None for one of digits."""
    for word in find_all(_WORD, text):
        start, end = word.span()
        if start < place < end:
            blanks = [at for at in (start, end) if text[at - 1 : at + 1].strip() != text[at - 1 : at + 1]]
            figures = full_match(r"\d{2}", text[place - 1 : place + 1]) is not None
            return min(blanks, key=lambda at: abs(at - place), default=None if figures else place)
    return place


def _gaps(line: Line) -> dict[int, float]:
    """The white before each character but the first: what the one before it takes up beyond its own width."""
    wide = [2.0 if unicodedata.east_asian_width(char) in "WFA" else 1.0 for char in line.text]
    taken = [after - before for before, after in pairwise(line.edges)]
    unit = median(width / share for width, share in zip(taken, wide, strict=True))
    spaces = {index + 1: taken[index] for index, char in enumerate(line.text[:-1]) if char.isspace()}
    return {index: taken[index - 1] - unit * wide[index - 1] for index in range(1, len(line.text))} | spaces


def _column_of(part: Line, edges: Sequence[float]) -> int:
    return max(index for index, edge in enumerate(edges[:-1]) if edge <= part.box.cx or index == 0)
