"""Numbers again, without squeezing: repeated digits run together where they stand closer than two time steps.

At 0.75 of their width 9 of 100 amounts and account numbers with repeated zeros lose one or more, most of them with a
confidence above 0.9 ("45000.88" reads "500.88"); stretched to 1.3 it is 1 of 1,900. Han characters are twice as wide
and lose nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ocr.engine import Image
from ocr.swift.recognition import Reading

_NUMBER = re.compile(r"[!-~]*\d[!-~]*")
_LEAST = 3
_AROUND = 2
"""Characters on either side that are read again with a number: they show that the piece was cut at the right place."""
_MOST = 0.5
"""A line of which the pieces are more than this is read again as a whole."""


def numbers_again(picture: Image, reading: Reading, read_wide: Callable[[Image], Reading]) -> Reading:
    """The reading with its numbers replaced by what a wider reading says; the reading itself where it holds none.

    Args:
        picture: the crop at its own resolution.
        reading: what it says when squeezed.
        read_wide: reads a crop stretched.
    """
    spans = _spans(reading.text)
    if not spans:
        return reading
    if sum(reading.edges[end] - reading.edges[start] for start, end in spans) > _MOST:
        return read_wide(picture)
    for start, end in reversed(spans):
        mended = _mended(picture, reading, start, end, read_wide)
        if mended is None:
            return read_wide(picture)
        reading = mended
    return reading


def _spans(text: str) -> list[tuple[int, int]]:
    """Where numbers stand, with the characters around them; those that touch are one."""
    spans: list[tuple[int, int]] = []
    for match in _NUMBER.finditer(text):
        if match.end() - match.start() < _LEAST:
            continue
        start, end = max(0, match.start() - _AROUND), min(len(text), match.end() + _AROUND)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _mended(
    picture: Image, reading: Reading, start: int, end: int, read_wide: Callable[[Image], Reading]
) -> Reading | None:
    """The reading with one piece read again, None where the piece's ends do not read as before."""
    width = picture.shape[1]
    left, right = reading.edges[start], reading.edges[end]
    piece = read_wide(picture[:, int(left * width) : max(int(left * width) + 1, round(right * width))])
    before = "" if start == 0 else reading.text[start : start + _AROUND]
    after = "" if end == len(reading.text) else reading.text[end - _AROUND : end]
    if not (piece.text.startswith(before) and piece.text.endswith(after)):
        return None
    edges = tuple(left + edge * (right - left) for edge in piece.edges)
    return Reading(
        reading.text[:start] + piece.text + reading.text[end:],
        reading.sure[:start] + piece.sure + reading.sure[end:],
        reading.edges[:start] + edges[:-1] + (reading.edges[end:] if end < len(reading.text) else edges[-1:]),
    )
