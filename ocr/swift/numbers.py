"""Numbers again, without squeezing: repeated digits run together where they stand closer than two time steps.

At 0.75 of their width 9 of 100 amounts and account numbers with repeated zeros lose one or more, most of them with a
confidence above 0.9 ("45000.88" reads "500.88"); stretched to 1.3 it is 1 of 1,900. Han characters are twice as wide
and lose nothing.
"""

from __future__ import annotations

import re

from ocr.engine import Image
from ocr.swift.recognition import Reading

Span = tuple[int, int]
_NUMBER = re.compile(r"[!-~]*\d[!-~]*")
_LEAST = 3
"""Characters from which a number is worth a second look."""
_AROUND = 2
"""Characters on either side that are read again with a number: they show that the piece was cut at the right place."""
_MOST = 0.5
"""A line of which the numbers are more than this is read again as a whole."""


def number_spans(reading: Reading) -> list[Span]:
    """Where numbers stand in a line, with the characters around them; the whole line where they are most of it."""
    spans: list[Span] = []
    for match in _NUMBER.finditer(reading.text):
        if match.end() - match.start() < _LEAST:
            continue
        start, end = max(0, match.start() - _AROUND), min(len(reading.text), match.end() + _AROUND)
        if spans and start <= spans[-1][1]:
            start = spans.pop()[0]
        spans.append((start, end))
    if sum(reading.edges[end] - reading.edges[start] for start, end in spans) > _MOST:
        return [(0, len(reading.text))]
    return spans


def cut(picture: Image, reading: Reading, span: Span) -> Image:
    """The part of a line's crop where these characters stand."""
    if span == (0, len(reading.text)):
        return picture
    width = picture.shape[1]
    left, right = int(reading.edges[span[0]] * width), round(reading.edges[span[1]] * width)
    return picture[:, left : max(left + 1, right)]


def put_back(reading: Reading, span: Span, piece: Reading) -> Reading | None:
    """The reading with one piece as read again; None where the characters around the number do not read as before."""
    start, end = span
    if span == (0, len(reading.text)):
        return piece
    before = "" if start == 0 else reading.text[start : start + _AROUND]
    after = "" if end == len(reading.text) else reading.text[end - _AROUND : end]
    if not (piece.text.startswith(before) and piece.text.endswith(after)):
        return None
    left, right = reading.edges[start], reading.edges[end]
    edges = tuple(left + edge * (right - left) for edge in piece.edges)
    return Reading(
        reading.text[:start] + piece.text + reading.text[end:],
        reading.sure[:start] + piece.sure + reading.sure[end:],
        reading.edges[:start] + edges[:-1] + (reading.edges[end:] if end < len(reading.text) else edges[-1:]),
    )
