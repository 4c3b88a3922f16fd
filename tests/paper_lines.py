"""Papers written down as text, for tests: a small notation that becomes pages of positioned lines.

    # a title: large and centred          | cells | of a | row |      > flush right
    ~ a paragraph, wrapped at the margin  = centred                   anything else: a line at the left margin
    an empty line: a gap                  --- a new page                  + more of the line before

Two blanks before a line indent it. Values are invented.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from extract.pages import Page
from ocr.lines import Box, Grid, Line, in_reading_order

LEFT, RIGHT, TOP = 0.12, 0.88, 0.06
CHAR, HEIGHT, STEP = 0.0177, 0.0125, 0.021


def width(text: str) -> float:
    """How wide a text prints."""
    return sum(CHAR if unicodedata.east_asian_width(char) in "WFA" else CHAR / 2 for char in text)


def _wrapped(text: str) -> Iterator[str]:
    row = ""
    for char in text:
        if width(row + char) > RIGHT - LEFT:
            yield row
            row = ""
        row += char
    if row:
        yield row


def _line(x: float, y: float, text: str, scale: float, confidence: float) -> Line:
    box = Box(x, y, min(0.99, x + scale * width(text)), y + scale * HEIGHT)
    return Line(text, box, confidence)


def _row(text: str, x: float, y: float, confidence: float) -> list[Line]:
    """The lines of one row of the notation."""
    mark, rest = text[:2], text[2:]
    if mark == "# ":
        return [_line(0.5 - 0.8 * width(rest), y, rest, 1.6, confidence)]
    if mark == "= ":
        return [_line(0.5 - width(rest) / 2, y, rest, 1.0, confidence)]
    if mark == "> ":
        return [_line(RIGHT - width(rest), y, rest, 1.0, confidence)]
    if mark == "~ ":
        rows = list(_wrapped("　　" + rest))
        shifts = [2 * CHAR, *[0.0] * (len(rows) - 1)]
        return [
            _line(LEFT + shift, y + index * STEP, row.strip("　"), 1.0, confidence)
            for index, (row, shift) in enumerate(zip(rows, shifts, strict=True))
        ]
    if text.startswith("|"):
        cells = [cell.strip() for cell in text.strip("|").split("|")]
        places = [LEFT + index * (RIGHT - LEFT) / len(cells) for index in range(len(cells))]
        return [_line(place, y, cell, 1.0, confidence) for place, cell in zip(places, cells, strict=True) if cell]
    return [_line(x, y, text, 1.0, confidence)] if text else []


def _printed(source: str, confidence: float) -> Iterator[Line]:
    y = TOP
    for raw in source.strip("\n").replace("\n+ ", "").splitlines():
        text = raw.strip()
        lines = _row(text, LEFT + (len(raw) - len(raw.lstrip())) * CHAR / 2, y, confidence)
        yield from lines
        tall = STEP * 1.6 if text.startswith("# ") else STEP
        y = max([y, *[line.box.y0 for line in lines]]) + tall


def pages(source: str, *, file: str = "证据.pdf", confidence: float = 0.98, grids: tuple[Grid, ...] = ()) -> list[Page]:
    """The pages that a text in the notation above describes."""
    found = []
    for number, part in enumerate(source.split("\n---\n"), start=1):
        lines = in_reading_order(_printed(part, confidence))
        found.append(Page(file, number, 595, 842, lines, grids=grids))
    return found
