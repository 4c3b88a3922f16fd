"""The rulings of a page, asked about labels and values: which cell print stands in, and what lies between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.layout.frames import is_frame

NARROW = 3.0
"""Heights of print up to which a cell is a box for one character, not one for a value."""
TALL = 7.0
"""Heights of print up to which a cell holds one label and its value; a higher one is the frame of many."""


@dataclass(frozen=True)
class Rulings:
    """The cells of a page's tables. `aspect` is height divided by width of the page."""

    cells: tuple[Box, ...]
    aspect: float

    @classmethod
    def of(cls, page: Page) -> Rulings:
        """Those of a page; sheets, which have no rulings of their own, and mere frames have none."""
        tables = (grid for grid in page.grids if len(grid.cells) > 1 and not is_frame(grid, page.lines))
        cells = (cell.box for grid in tables for cell in grid.cells if cell.text is None)
        return cls(tuple(cells), page.height / page.width if page.width else 1.0)

    def at(self, box: Box) -> Box | None:
        """The smallest cell that holds the middle of some print."""
        if box not in self._known:
            x, y = box.cx, box.cy
            around = (cell for cell in self._by_area if cell.x0 <= x <= cell.x1 and cell.y0 <= y <= cell.y1)
            self._known[box] = next(around, None)
        return self._known[box]

    @cached_property
    def _known(self) -> dict[Box, Box | None]:
        """The cells of print asked for before."""
        return {}

    @cached_property
    def _by_area(self) -> tuple[Box, ...]:
        return tuple(sorted(self.cells, key=lambda cell: cell.area))

    def divide(self, one: Box, other: Box) -> bool:
        """Whether two pieces of print stand in two cells."""
        first, second = self.at(one), self.at(other)
        return first is not None and second is not None and first != second

    def filled(self, prints: Iterable[Box]) -> frozenset[Box]:
        """The cells in which some print stands."""
        return frozenset(cell for box in prints if (cell := self.at(box)) is not None) if self.cells else frozenset()

    def shut_off(self, label: Box, text: Box, filled: frozenset[Box]) -> bool:
        """Whether a cell for values that is not among the filled stands between a label and a text on its right."""
        own, target = self.at(label), self.at(text)
        if own is None or target is None or own == target:
            return False
        least = NARROW * label.height * self.aspect
        between = [
            cell
            for cell in self.cells
            if cell.x0 >= own.cx and cell.x1 <= target.cx and cell.y0 <= text.cy <= cell.y1 and cell.width > least
        ]
        return any(cell not in filled and cell not in (own, target) for cell in between)

    def label_of_cell(self, text: Box, labels: Sequence[Box]) -> int | None:
        """The only label of the cell that a text stands in, right of it or below it."""
        cell = self.at(text)
        if cell is None or cell.height > TALL * text.height:
            return None
        inside = [index for index, label in enumerate(labels) if cell.holds(label.cx, label.cy)]
        if len(inside) != 1:
            return None
        label = labels[inside[0]]
        behind = text.x0 > label.cx or text.y0 > label.cy
        return inside[0] if behind and text.cy > label.y0 else None

    def cut(self, line: Line, starts: Iterable[int]) -> list[Line]:
        """The line, cut where a label begins in another cell than its start; `starts` are offsets into its text."""
        parts, first = [], 0
        for start in sorted(starts):
            head, tail = line.part(first, start), line.part(start, len(line.text))
            if first < start and self._crosses(head, tail):
                parts.append(head)
                first = start
        return [*parts, line.part(first, len(line.text))]

    def _crosses(self, head: Line, tail: Line) -> bool:
        slack = 0.5 * tail.box.height * self.aspect
        left = self.at(Box(head.box.x1 - slack, head.box.y0, head.box.x1, head.box.y1))
        return left is not None and abs(left.x1 - tail.box.x0) < 2 * slack
