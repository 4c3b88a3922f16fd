"""Values that wrap in a column without rulings: which lines are whose is told by where the labels stand beside them.

Papers set a label at the first line of its value or at the middle of it. The lines of a column are shared out among
its labels, in order, so that every label stands so; both ways are tried, and where they come out alike but share the
lines differently nobody knows whose those lines are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from ocr.lines import Box, Line, union_of
from parsers.layout.levels import UNLIKE, alike, on_one_level
from parsers.layout.marks import Mark
from parsers.layout.rulings import Rulings
from parsers.layout.sharing import AWRY, DEAR, ON_LEVEL, Sharing

ALIGNED = 0.8
"""Heights of print by which the edges or middles of a column's labels may differ."""
ABOVE, BELOW = 2.6, 5.0
"""Heights of print above the first label and below the last within which a column's values stand."""
GROUP = 14.0
"""Heights of print between two labels of one column at most."""
MOST_ROWS = 40
"""Rows of a column that are shared out; a longer one is a list."""
APART = 3.0
"""Heights of print between two texts on one level from which on they are not one value."""
CLOSE = 0.45
"""Heights of print by which a label may stand off the place it should have beside its value."""
EVEN = 0.5
"""How much better one way must come out than the other to be the right one where they differ."""


@dataclass(frozen=True)
class ColumnValues:
    """The labels and texts of a page, asked for the values of columns that no ruling parts."""

    marks: Sequence[Mark]
    texts: Sequence[Line]
    rulings: Rulings

    def found(self) -> tuple[Mapping[int, tuple[Line, ...]], frozenset[int]]:
        """The lines of the values that are told, by label; and the labels of which nobody knows what is theirs."""
        lines: dict[int, tuple[Line, ...]] = {}
        doubtful: set[int] = set()
        for column in self._columns:
            told, torn = _Column(self, column).shared()
            lines |= told
            doubtful |= torn
        return lines, frozenset(doubtful)

    @cached_property
    def _columns(self) -> list[list[int]]:
        """The labels without a value in their own line, column by column, from top to bottom."""
        free = [
            index for index, mark in enumerate(self.marks) if mark.rest is None and self.rulings.at(mark.box) is None
        ]
        columns: list[list[int]] = []
        for index in sorted(free, key=lambda item: self.marks[item].box.cy):
            box = self.marks[index].box
            home = next((column for column in columns if self._goes_on(self.marks[column[-1]].box, box)), None)
            if home is None:
                columns.append([index])
            else:
                home.append(index)
        return columns

    def _goes_on(self, last: Box, box: Box) -> bool:
        slack = ALIGNED * min(last.height, box.height) * self.rulings.aspect
        even = min(abs(last.x0 - box.x0), abs(last.x1 - box.x1), abs(last.cx - box.cx)) < slack
        over = last.overlap_x(box) > 0.5 * min(last.width, box.width)
        return even and over and 0 < box.cy - last.cy < GROUP * last.height

    def edge(self, column: Sequence[int], left: float, level: float) -> float:
        """Where the next column of labels right of one begins at a level; 1 for none."""
        starts = [
            min(self.marks[index].box.x0 for index in other)
            for other in [*self._columns, *([index] for index, mark in enumerate(self.marks) if mark.rest is not None)]
            if other != column and self._spans(other, level)
        ]
        return min((start for start in starts if start > left), default=1.0)

    def _spans(self, column: Sequence[int], level: float) -> bool:
        """Whether a column of labels stands at a level; a lone label does only on its own."""
        boxes = [self.marks[index].box for index in column]
        reach = (ABOVE if len(column) > 1 else ON_LEVEL) * boxes[0].height
        return boxes[0].y0 - reach < level < boxes[-1].y1 + reach


@dataclass(frozen=True)
class _Column:
    """A column of labels with the rows of print right of it."""

    page: ColumnValues
    column: Sequence[int]

    @cached_property
    def _boxes(self) -> list[Box]:
        return [self.page.marks[index].box for index in self.column]

    @cached_property
    def _height(self) -> float:
        """The height of a line of print: labels of two lines are higher."""
        labels = median(box.height for box in self._boxes)
        lines = median([line.box.height for line in self.page.texts] or [labels])
        return lines if labels > UNLIKE * lines else labels

    @cached_property
    def _rows(self) -> list[list[Line]]:
        """The print right of the labels and left of the next column's, level by level."""
        left = min(box.x1 for box in self._boxes) - 0.5 * self._height * self.page.rulings.aspect
        top, bottom = self._boxes[0].y0 - ABOVE * self._height, self._boxes[-1].y1 + BELOW * self._height
        inside = [
            line
            for line in self.page.texts
            if left <= line.box.x0 < self.page.edge(self.column, left, line.box.cy)
            and top < line.box.cy < bottom
            and 1 / UNLIKE < line.box.height / self._height < UNLIKE
            and not self._is_anothers(line)
        ]
        rows: list[list[Line]] = []
        for line in sorted(inside, key=lambda item: item.box.cy):
            if self._is_stray(line, inside):
                continue
            if rows and on_one_level(rows[-1][0].box, line.box):
                rows[-1].append(line)
            else:
                rows.append([line])
        return [sorted(row, key=lambda line: line.box.x0) for row in rows]

    def _is_anothers(self, line: Line) -> bool:
        """Whether a label of another column, or one that no table knows, stands left of a text at its very level."""
        if any(box.y0 <= line.box.cy <= box.y1 for box in self._boxes):
            return False
        level = (mark.box for mark in self.page.marks if mark.box not in self._midway)
        unknown = (text.box for text in self.page.texts if any(text.box.overlap_x(box) > 0 for box in self._boxes))
        return any(
            box.x1 <= line.box.x0 and on_one_level(box, line.box) and alike(box, line.box) for box in (*level, *unknown)
        )

    @cached_property
    def _midway(self) -> list[Box]:
        """The column's labels on whose very level nothing stands: what is near may be half of a value about them."""
        texts = [text.box for text in self.page.texts]
        return [
            box
            for box in self._boxes
            if not any(abs(text.cy - box.cy) < ON_LEVEL * self._height and text.x0 > box.x0 for text in texts)
        ]

    def _is_stray(self, line: Line, others: Sequence[Line]) -> bool:
        """Whether a lone character stands at no other line's edge: it is a seal's."""
        slack = ALIGNED * self._height * self.page.rulings.aspect
        lone = max(map(len, line.text.split()), default=0) <= 1
        return lone and not any(
            min(abs(other.box.x0 - line.box.x0), abs(other.box.cx - line.box.cx)) < slack
            for other in others
            if other is not line
        )

    @cached_property
    def _places(self) -> list[Box]:
        return [box for row in self._rows if (box := union_of(line.box for line in row)) is not None]

    def shared(self) -> tuple[dict[int, tuple[Line, ...]], set[int]]:
        """The lines of each label's value where they are told, and the labels where they are not."""
        beside = sum(any(on_one_level(box, place) for place in self._places) for box in self._boxes)
        if not self._places or len(self._places) > MOST_ROWS or 2 * beside < len(self.column):
            return {}, set()
        sharing = Sharing(self._boxes, self._places, self._height, self.page.rulings.aspect)
        (cost, groups), (other_cost, others) = sorted((sharing.best(middle=True), sharing.best(middle=False)))
        if cost >= DEAR:
            return {}, set()
        told: dict[int, tuple[Line, ...]] = {}
        torn: set[int] = set()
        for place, index in enumerate(self.column):
            differs = groups[place] != others[place] if other_cost < DEAR else False
            lines = tuple(line for row in self._rows[slice(*groups[place])] for line in row)
            if differs and other_cost - cost < EVEN:
                torn.add(index)
            elif (
                lines
                and not self._is_torn(*groups[place])
                and sharing.off(place, *groups[place]) < CLOSE
                and sharing.inner(*groups[place]) < AWRY
            ):
                told[index] = lines
        return told, torn

    def _is_torn(self, start: int, end: int) -> bool:
        """Whether print stands so far apart on one level that it is of two columns."""
        least = APART * self._height * self.page.rulings.aspect
        pairs = (pair for row in self._rows[start:end] for pair in pairwise(row))
        return any(two.box.x0 - one.box.x1 > least for one, two in pairs)
