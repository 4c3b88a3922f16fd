"""Papers written down as text, for tests: a small notation that becomes pages of positioned lines.

    # a title: large and centred          | cells | of a | row |      > flush right
    ~ a paragraph, wrapped at the margin  = centred                   anything else: a line at the left margin
    an empty line: a gap                  --- a new page

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


def _printed(source: str, confidence: float) -> Iterator[Line]:
    y = TOP
    for raw in source.strip("\n").splitlines():
        text, scale = raw.strip(), 1.0
        if text.startswith("# "):
            text, scale = text[2:], 1.6
            yield _line(0.5 - scale * width(text) / 2, y, text, scale, confidence)
        elif text.startswith("= "):
            yield _line(0.5 - width(text[2:]) / 2, y, text[2:], 1.0, confidence)
        elif text.startswith("> "):
            yield _line(RIGHT - width(text[2:]), y, text[2:], 1.0, confidence)
        elif text.startswith("|"):
            cells = [cell.strip() for cell in text.strip("|").split("|")]
            for index, cell in enumerate(cells):
                if cell:
                    yield _line(LEFT + index * (RIGHT - LEFT) / len(cells), y, cell, 1.0, confidence)
        elif text.startswith("~ "):
            rows = list(_wrapped("　　" + text[2:]))
            for index, row in enumerate(rows):
                shift = 2 * CHAR if index == 0 else 0.0
                yield _line(LEFT + shift, y + index * STEP, row.strip("　"), 1.0, confidence)
            y += STEP * (len(rows) - 1)
        elif text:
            indent = (len(raw) - len(raw.lstrip())) * CHAR / 2
            yield _line(LEFT + indent, y, text, 1.0, confidence)
        y += STEP * max(1.0, scale)


def pages(source: str, *, file: str = "证据.pdf", confidence: float = 0.98, grids: tuple[Grid, ...] = ()) -> list[Page]:
    """The pages that a text in the notation above describes."""
    found = []
    for number, part in enumerate(source.split("\n---\n"), start=1):
        lines = in_reading_order(_printed(part, confidence))
        found.append(Page(file, number, 595, 842, lines, grids=grids))
    return found
