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


def unrolled(columns: Sequence[Page]) -> tuple[Page, tuple[Box, ...]]:
    """Columns of a page one below the other as a page of a column's width, and the part of the sheet that each is.

    What begins in one column and goes on in the next is then running text.
    """
    lefts = [min(line.box.x0 for line in column.lines) - EDGE for column in columns]
    rights = [max(line.box.x1 for line in column.lines) + EDGE for column in columns]
    width = max(right - left for left, right in zip(lefts, rights, strict=True))
    parts = tuple(Box(left, 0.0, left + width, 1.0) for left in lefts)

    def moved(line: Line, place: int) -> Line:
        x0, box = parts[place].x0, line.box
        return replace(
            line,
            box=Box(
                (box.x0 - x0) / width,
                (box.y0 + place) / len(columns),
                (box.x1 - x0) / width,
                (box.y1 + place) / len(columns),
            ),
            edges=tuple((edge - x0) / width for edge in line.edges),
        )

    lines = tuple(moved(line, place) for place, column in enumerate(columns) for line in column.lines)
    sheet = columns[0]
    return replace(sheet, lines=lines, width=sheet.width * width, height=sheet.height * len(columns)), parts


def on_sheet(box: Box, parts: Sequence[Box]) -> Box:
    """A box on the page of unrolled columns where it stands on the sheet; one over two columns, in the first."""
    place = min(int(box.y0 * len(parts)), len(parts) - 1)
    y0, y1 = (min(1.0, y * len(parts) - place) for y in (box.y0, box.y1))
    return replace(box, y0=y0, y1=y1).within(parts[place])
