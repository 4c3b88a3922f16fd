"""Two columns of print side by side on one page, each with its own running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.pages import Page
from ocr.lines import Box, Line

BODY = (0.1, 0.88)
"""The part of a page, from the top, in which columns stand; titles and feet run over both."""
MIDDLE = (0.3, 0.7)
FEWEST = 4
"""Lines of a column at least."""
EDGE = 0.01
"""What is left of a sheet beside a column."""
GUTTER = 0.015
"""How wide the blank between two columns is at least, as a fraction of the page."""


def halves(page: Page) -> tuple[Page, ...]:
    """The left and the right column of a page as pages of their own; none where no blank parts it in two."""
    body = [line for line in page.lines if BODY[0] < line.box.cy < BODY[1]]
    edges = sorted({line.box.x1 for line in body if MIDDLE[0] < line.box.x1 < MIDDLE[1]})
    blanks = [(_blank(body, edge), edge) for edge in edges]
    width, edge = max(blanks, default=(0.0, 0.0))
    middle = edge + width / 2
    left, right = ([line for line in body if (line.box.cx > middle) is side] for side in (False, True))
    if width < GUTTER or min(len(left), len(right)) < FEWEST:
        return ()
    return tuple(replace(page, lines=tuple(lines), grids=()) for lines in (left, right))


def _blank(body: Sequence[Line], edge: float) -> float:
    """How far right of a vertical nothing stands; 0 where a line crosses it."""
    if any(line.box.x0 < edge < line.box.x1 for line in body):
        return 0.0
    return min((line.box.x0 for line in body if line.box.x0 >= edge), default=edge) - edge


def spread(half: Page) -> tuple[Page, Box]:
    """A column as a page of its own width, and the part of the sheet that it is."""
    x0, x1 = min(line.box.x0 for line in half.lines) - EDGE, max(line.box.x1 for line in half.lines) + EDGE
    width = x1 - x0

    def wide(x: float) -> float:
        return (x - x0) / width

    lines = tuple(
        replace(
            line,
            box=replace(line.box, x0=wide(line.box.x0), x1=wide(line.box.x1)),
            edges=tuple(wide(edge) for edge in line.edges),
        )
        for line in half.lines
    )
    return replace(half, lines=lines, width=half.width * width), Box(x0, 0.0, x1, 1.0)


def narrowed(box: Box, part: Box) -> Box:
    """A box on a column's own page where it stands on the sheet."""
    return replace(box, x0=part.x0 + box.x0 * part.width, x1=part.x0 + box.x1 * part.width)
