"""Numbers again, without squeezing: repeated digits run together where they stand closer than two time steps.

At 0.75 of their width 9 of 100 amounts and account numbers with repeated zeros lose one or more, most of them with a
confidence above 0.9 ("45000.88" reads "500.88"); stretched to 1.3 it is 1 of 1,900. Han characters are twice as wide
and lose nothing.

What is lost leaves a gap, a run of time steps that is too long, a doubt, or a shape that numbers do not have. Of 4,950
numbers (4,000 of them drawn to be hard: repeated digits, codes, nine faces, all levels) 158 read otherwise when
stretched; all but one of them show one of the first three (that one is read worse), as do 3 of 10 of the others. Only
these are read again.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

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
_SURE = 0.99
"""A number with a character less sure than this is read again."""
_LONG_RUN = 3
"""Time steps of one digit from which two of them may have run together."""
_GAP = 1.6
"""A gap between the middles of two characters that is so many times a small one of the same number may hold a third."""
_MISSHAPEN = re.compile(
    r"(?<!\d)(?:19|20)\d{4}[-/.]\d{1,2}(?!\d)|(?<!\d)(?:19|20)\d\d[-/.]\d{4}(?!\d)"  # a day that lost a mark
    r"|,\d{0,2}(?!\d)|,\d{4}|\d{4},"  # thousands that are none
    r"|(?<![0-9A-Z])(?:[0-9A-Z]{17}|[0-9A-Z]{19})(?![0-9A-Z])"  # one off the eighteen of a credit code
)


def number_spans(reading: Reading) -> list[Span]:
    """Where doubtful numbers stand in a line, with the characters around them; the whole line where they are most."""
    spans: list[Span] = []
    for match in _NUMBER.finditer(reading.text):
        if match.end() - match.start() < _LEAST or not _in_doubt(reading, *match.span()):
            continue
        start, end = _with_context(reading.text, *match.span())
        if spans and start <= spans[-1][1]:
            start = spans.pop()[0]
        spans.append((start, end))
    if sum(reading.edges[end] - reading.edges[start] for start, end in spans) > _MOST:
        return [(0, len(reading.text))]
    return spans


def _with_context(text: str, start: int, end: int) -> Span:
    """A number with the characters around it; a further number among them is not cut in two."""
    start, end = max(0, start - _AROUND), min(len(text), end + _AROUND)
    while start and text[start - 1 : start + 1].isdigit():
        start -= 1
    while end < len(text) and text[end - 1 : end + 1].isdigit():
        end += 1
    return start, end


def _in_doubt(reading: Reading, start: int, end: int) -> bool:
    """Whether a number may have lost a character: see above."""
    if len(reading.runs) != len(reading.text) or min(reading.sure[start:end]) < _SURE:
        return True
    if _MISSHAPEN.search(reading.text, start, end):
        return True
    lasting = [last - first for first, last in reading.runs]
    beside = [reading.text[place].isalnum() for place in range(start, end)]
    if max(steps for steps, counts in zip(lasting[start:end], beside, strict=True) if counts) >= _LONG_RUN:
        return True
    middles = [first + last for first, last in reading.runs[start:end]]
    gaps = sorted(
        after - before for (before, after), both in zip(pairwise(middles), pairwise(beside), strict=True) if all(both)
    )
    return len(gaps) > 1 and gaps[-1] >= _GAP * gaps[int(0.3 * (len(gaps) - 1))]


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
    if not (_folded(piece.text).startswith(_folded(before)) and _folded(piece.text).endswith(_folded(after))):
        return None
    left, right = reading.edges[start], reading.edges[end]
    edges = tuple(left + edge * (right - left) for edge in piece.edges)
    return Reading(
        reading.text[:start] + piece.text + reading.text[end:],
        reading.sure[:start] + piece.sure + reading.sure[end:],
        reading.edges[:start] + edges[:-1] + (reading.edges[end:] if end < len(reading.text) else edges[-1:]),
    )


def _folded(text: str) -> str:
    """A text for comparison: ： and : differ in width only, and readings of other widths differ in that."""
    return unicodedata.normalize("NFKC", text)
