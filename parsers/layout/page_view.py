"""A page as layout sees it: its lines folded once, cut to a region where asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from extract.pages import Page
from ocr.lines import Box, Cell, Line, in_reading_order
from parsers.layout.piece import Piece
from parsers.values.text import Folded, fold

if TYPE_CHECKING:
    from parsers.layout.label_view import LabelView
    from parsers.layout.vocabulary import Vocabulary


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

    def has(self, *words: str) -> bool:
        """Whether any of these words (folded, without spaces) is printed in one line."""
        return any(word in self.text for word in words)

    @cached_property
    def char_width(self) -> float:
        """The width of a usual Chinese character, as a fraction of the page's width."""
        heights = sorted(span.box.height for span in self.spans if span.box.width > span.box.height / 2)
        middle = heights[len(heights) // 2] if heights else 0.015
        return middle * 0.8 * (self.page.height / self.page.width if self.page.width else 1.0)

    @cached_property
    def line_height(self) -> float:
        """The height of a usual line, as a fraction of the page's height."""
        heights = sorted(span.box.height for span in self.spans)
        return heights[len(heights) // 2] if heights else 0.02

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of all ruled tables."""
        return tuple(cell for grid in self.page.grids for cell in grid.cells)

    def cell_at(self, x: float, y: float) -> Cell | None:
        """The smallest cell that holds a point."""
        around = [cell for cell in self.cells if cell.box.holds(x, y)]
        return min(around, key=lambda cell: cell.box.area, default=None)

    def within(self, box: Box) -> PageView:
        """The lines whose middle lies inside; those that cross its left or right border are cut there."""
        kept = []
        for span in self.spans:
            if not box.y0 <= span.box.cy <= box.y1:
                continue
            line = cut(span.line, box.x0, box.x1, self.char_width)
            if line is not None:
                kept.append(line)
        return PageView(self.page, kept)

    def piece(self, lines: Iterable[Line]) -> Piece | None:
        """These lines as a piece of this page, without space at the ends; None where nothing stands there."""
        kept = tuple(line for line in lines if line.text.strip())
        return Piece(kept, self.page.number).stripped() if kept else None

    def labels(self, vocabulary: Vocabulary) -> LabelView:
        """The labels of a vocabulary on this page."""
        from parsers.layout.label_view import LabelView

        return LabelView(self, vocabulary)


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
    part = line.part(inside[0], inside[-1] + 1)
    return replace(part) if part.text.strip() else None
