"""Lines that OCR read over the blank between two columns: parted where other print of the page begins.

Read as one they would mix two cells: the rest of a wrapped name would go on with what stands beside it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extract.pages import Page
from ocr.lines import Line, Reader
from parsers.layout.levels import on_one_level
from parsers.values.search import full_match

WHITE = 0.8
"""Widths of a Chinese character of white inside a line from which on two columns may meet there."""
WIDEST = 0.8
"""The part of a line's widest white that another must have: letters set apart have many of one width."""
ALIGNED = 0.6
"""Widths of a Chinese character by which lines of one column may begin apart."""
NEAR = 12.0
"""Heights of print within which other print must begin there."""
FEWEST = 2
"""Characters on either side."""
_MARK = r"[\p{P}\p{S}]"


def parted(page: Page) -> Page:
    """The page with lines parted that run over two columns."""
    aspect = page.height / page.width if page.width else 1.0
    places = {line: found for line in page.lines if (found := list(_whites(line)))}
    if not places:
        return page
    starts = [(line, line.box.x0) for line in page.lines]
    starts += [(line, line.edges[at]) for line, found in places.items() for at in found]
    lines: list[Line] = []
    for line in page.lines:
        em = line.box.height * aspect
        cuts = [at for at in places.get(line, ()) if _is_column(line, line.edges[at], starts, em)]
        lines += [line.part(start, end) for start, end in pairwise([0, *cuts, len(line.text)])]
    return replace(page, lines=tuple(lines))


def _is_column(line: Line, x: float, starts: Sequence[tuple[Line, float]], em: float) -> bool:
    """Whether other print near a line begins at this place."""
    return any(
        abs(start - x) < ALIGNED * em
        and not on_one_level(other.box, line.box)
        and abs(other.box.cy - line.box.cy) < NEAR * line.box.height
        for other, start in starts
    )


def _whites(line: Line) -> Iterator[int]:
    """The characters of a line before which it is so white that another column may begin there."""
    text = line.text
    if line.reader is not Reader.OCR or len(line.edges) != len(text) + 1:
        return
    wide = [2.0 if unicodedata.east_asian_width(char) in "WFA" else 1.0 for char in text]
    taken = [after - before for before, after in pairwise(line.edges)]
    unit = median(width / share for width, share in zip(taken, wide, strict=True))
    white = {at: taken[at - 1] - unit * wide[at - 1] for at in range(1, len(text))}
    widest = max(white.values(), default=0.0)
    for at, width in white.items():
        both = text[at - 1] + text[at]
        inside = all(char.isascii() and char.isalnum() for char in both) or full_match(_MARK, both[0]) is not None
        if width > max(WHITE * 2 * unit, WIDEST * widest) and not inside and FEWEST <= at <= len(text) - FEWEST:
            yield at
