"""A page as layout sees it: its lines folded once, cut to a region where asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from extract.pages import Page
from ocr.lines import Box, Line, in_reading_order
from parsers.values.search import find_all
from parsers.values.text import Folded, fold

_GAP = 1.6
"""How many times as wide as usual a letter's or digit's place is if a gap is counted to it."""


@dataclass(frozen=True, slots=True)
class Span:
    """A line with its folded text: `bare` is without any white space."""

    index: int
    line: Line
    folded: Folded

    @property
    def bare(self) -> str:
        """The folded text, without white space."""
        return self.folded.text

    @property
    def box(self) -> Box:
        """Where the line stands."""
        return self.line.box

    def part(self, start: int, end: int | None = None) -> Line:
        """The line of `bare[start:end]`."""
        stop = len(self.bare) if end is None else end
        return self.line.part(*self.folded.span(start, stop))


class PageView:
    """The lines of a page, folded once, in reading order."""

    def __init__(self, page: Page, lines: Iterable[Line] | None = None) -> None:
        self.page = page
        chosen = in_reading_order(page.lines if lines is None else lines)
        folded = ((line, fold(line.text, spaces=False)) for line in chosen)
        self.spans = tuple(
            Span(i, line, text) for i, (line, text) in enumerate(pair for pair in folded if pair[1].text)
        )

    @cached_property
    def text(self) -> str:
        """The folded text without spaces, a line each."""
        return "\n".join(span.bare for span in self.spans)

    @cached_property
    def char_width(self) -> float:
        """The width of a usual Chinese character, as a fraction of the page's width."""
        heights = sorted(span.box.height for span in self.spans if span.box.width > span.box.height / 2)
        middle = heights[len(heights) // 2] if heights else 0.015
        return middle * 0.8 * (self.page.height / self.page.width if self.page.width else 1.0)


def _whole_numbers(text: str, start: int, end: int, gaps: frozenset[int]) -> tuple[int, int]:
    """The span moved so that it cuts no number: one mostly outside is left out, one mostly inside taken whole.

    What is parted by a gap, before the characters of these indexes, are two numbers.
    """
    for match in find_all(r"[0-9A-Za-z](?:[0-9A-Za-z.,/:-]*[0-9A-Za-z])?", text):
        first, last = match.span()
        mostly = min(end, last) - max(start, first) > (last - first) / 2
        if first < start < last and start not in gaps:
            start = first if mostly else last
        if first < end < last and end not in gaps:
            end = last if mostly else first
    return start, end


def _room(line: Line) -> tuple[list[Box], frozenset[int]]:
    """The places of a line's characters, and before which of them there is a gap between digits or letters.

    The gap belongs to no character: a reader counts it to the one before.
    """
    boxes = [line.part(index, index + 1).box for index in range(len(line.text))]
    narrow = [box.width for box, char in zip(boxes, line.text, strict=True) if char.isascii() and char.isalnum()]
    widest = _GAP * median(narrow) if narrow and line.edges else 1.0
    wide = {index for index, box in enumerate(boxes) if line.text[index].isascii() and box.width > widest}
    places = [replace(box, x1=box.x0 + widest / _GAP) if index in wide else box for index, box in enumerate(boxes)]
    return places, frozenset(index + 1 for index in wide)


def cut(line: Line, x0: float, x1: float, char_width: float) -> Line | None:
    """The part of a line between two verticals; None where none of it lies there.

    A line that sticks out by no more than a character is not cut: boxes of lines are not that exact.
    """
    if line.box.x0 >= x0 - char_width and line.box.x1 <= x1 + char_width:
        return line if x0 <= line.box.cx <= x1 else None
    if min(line.box.x1, x1) - max(line.box.x0, x0) < char_width / 2:
        return None
    places, gaps = _room(line)
    inside = [index for index, place in enumerate(places) if x0 <= place.cx <= x1]
    if not inside:
        return None
    start, end = _whole_numbers(line.text, inside[0], inside[-1] + 1, gaps)
    if start >= end:
        return None
    part = line.part(start, end)
    return replace(part) if part.text.strip() else None
