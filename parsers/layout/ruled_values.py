"""Values whose borders the rulings draw: a label alone in its cell, its value in the cell beside it or below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from ocr.lines import Box, Line, in_reading_order
from parsers.layout.levels import alike, on_one_level
from parsers.layout.marks import Mark
from parsers.layout.rulings import NARROW, TALL, Rulings

TOUCH = 0.008
"""How far the edges of neighbouring cells may lie apart, as a fraction of the page."""
APART = 3.0
"""Heights of print between two texts on one level of a cell from which on they are not one value."""
MOST_LINES = 8
"""Lines that the value in a cell has at most; what holds more is a text or a list."""
DOUBTFUL = 0.75
"""How much less sure than the surest print of a cell other print of its value may be; print of seals is less."""


@dataclass(slots=True)
class _Content:
    """What stands in one cell: the labels' numbers, and the texts."""

    marks: list[int] = field(default_factory=list)
    texts: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class RuledValues:
    """The labels and texts of a page with rulings, asked for the values that a cell of their own holds."""

    marks: Sequence[Mark]
    texts: Sequence[Line]
    rulings: Rulings

    def found(self) -> Mapping[int, tuple[Line, ...]]:
        """The lines of every value that fills the cell beside or below its label, in reading order."""
        lines = {}
        for cell, content in self._contents.items():
            if len(content.marks) != 1 or content.texts:
                continue
            index = content.marks[0]
            target = self._target(cell, self.marks[index])
            value = self._value(target, self.marks[index]) if target is not None else ()
            if value:
                lines[index] = value
        return lines

    @cached_property
    def _contents(self) -> Mapping[Box, _Content]:
        found: dict[Box, _Content] = {}
        for index, mark in enumerate(self.marks):
            if (cell := self.rulings.at(mark.box)) is not None:
                found.setdefault(cell, _Content()).marks.append(index)
            if mark.rest is not None and (cell := self.rulings.at(mark.rest.box)) is not None:
                found.setdefault(cell, _Content()).texts.append(mark.rest)
        for text in self.texts:
            if (cell := self.rulings.at(text.box)) is not None:
                found.setdefault(cell, _Content()).texts.append(text)
        return found

    def _target(self, cell: Box, mark: Mark) -> Box | None:
        """The cell for a label's value: right of the label's own, or below it where a further label stands right."""
        right = self._neighbour(cell, below=False)
        if right is not None and not self._has_marks(right):
            sharing = [other for other in self._contents if self._is_left_of(other, right)]
            return right if len(sharing) == 1 and right.width > NARROW * mark.box.height * self.rulings.aspect else None
        below = self._neighbour(cell, below=True)
        heads = right is None or self._is_head(right)
        if below is None or not heads or self._has_marks(below):
            return None
        rows = (
            other
            for other in self._contents
            if self._has_marks(other) and other.y0 <= below.cy <= other.y1 and other.x1 < below.x0 + TOUCH
        )
        return below if next(rows, None) is None else None

    def _neighbour(self, cell: Box, *, below: bool) -> Box | None:
        """The cell that begins where another ends: on its right, or below it with the same edges."""
        if below:
            near = (
                other
                for other in self.rulings.cells
                if abs(other.y0 - cell.y1) < TOUCH
                and abs(other.x0 - cell.x0) < TOUCH
                and abs(other.x1 - cell.x1) < TOUCH
            )
        else:
            near = (
                other
                for other in self.rulings.cells
                if abs(other.x0 - cell.x1) < TOUCH and other.y0 <= cell.cy <= other.y1
            )
        return min(near, key=lambda other: other.area, default=None)

    def _is_left_of(self, cell: Box, right: Box) -> bool:
        touches = abs(right.x0 - cell.x1) < TOUCH and right.y0 <= cell.cy <= right.y1
        return touches and bool(self._contents[cell].marks)

    def _has_marks(self, cell: Box) -> bool:
        return cell in self._contents and bool(self._contents[cell].marks)

    def _is_head(self, cell: Box) -> bool:
        """Whether a cell holds a label and nothing else."""
        content = self._contents.get(cell)
        return content is not None and len(content.marks) == 1 and not content.texts

    def _value(self, cell: Box, mark: Mark) -> tuple[Line, ...]:
        """The print of a cell as one value; none where it is blank or holds more than one."""
        content = self._contents.get(cell)
        if content is None:
            return ()
        start = max(content.texts, key=lambda line: line.confidence)
        if not alike(start.box, mark.box) and start.box.height > TALL * mark.box.height:
            return ()
        lines = in_reading_order(
            line
            for line in content.texts
            if line.confidence >= DOUBTFUL * start.confidence and alike(line.box, start.box)
        )
        torn = any(
            on_one_level(one.box, two.box) and two.box.x0 - one.box.x1 > APART * one.box.height * self.rulings.aspect
            for one, two in pairwise(lines)
        )
        return () if torn or len(lines) > MOST_LINES else lines
