"""A page as layout sees it: its lines folded once, cut to a region where asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from extract.pages import Page
from ocr.lines import Box, Line, in_reading_order
from parsers.values.search import find_all
from parsers.values.text import Folded, fold


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


def _whole_numbers(text: str, start: int, end: int) -> tuple[int, int]:
    """The span moved so that it cuts no number: one mostly outside is left out, one mostly inside taken whole."""
    for match in find_all(r"[0-9A-Za-z](?:[0-9A-Za-z.,/:-]*[0-9A-Za-z])?", text):
        first, last = match.span()
        mostly = min(end, last) - max(start, first) > (last - first) / 2
        if first < start < last:
            start = first if mostly else last
        if first < end < last:
            end = last if mostly else first
    return start, end


def cut(line: Line, x0: float, x1: float, char_width: float) -> Line | None:
    """The part of a line between two verticals; None where none of it lies there.

    A line that sticks out by no more than a character is not cut: boxes of lines are not that exact.
    """
    if line.box.x0 >= x0 - char_width and line.box.x1 <= x1 + char_width:
        return line if x0 <= line.box.cx <= x1 else None
    if min(line.box.x1, x1) - max(line.box.x0, x0) < char_width / 2:
        return None
    inside = [
        index
        for index in range(len(line.text))
        if x0 <= (centre := line.part(index, index + 1).box).cx <= x1 and centre.width >= 0
    ]
    if not inside:
        return None
    start, end = _whole_numbers(line.text, inside[0], inside[-1] + 1)
    if start >= end:
        return None
    part = line.part(start, end)
    return replace(part) if part.text.strip() else None
