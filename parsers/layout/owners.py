"""Which label a text belongs to: the one left of it on its level, the one above it, the one whose cell it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ocr.lines import Box, Line
from parsers.layout.levels import LEVEL, on_one_level
from parsers.layout.marks import Mark
from parsers.layout.rulings import Rulings

OWN_LINE = 0.35
"""Like `LEVEL` where a value is of one line; lines of a wrapped value stand half a line above and below."""
WRAP = 1.35
"""Heights of print by which the middle of a wrapped value's line may stand off its label's."""
APART = 1.8
"""Heights of print between a label's own value and a text behind it from which on that is another's."""
ALIGNED = 1.6
"""Heights of print by which the beginnings of a value's lines may differ."""
TALL = 1.3
"""How much higher than its value a label counts at most.

One of two lines or of single characters below each other is no nearer.
"""
HEADING = 1.35
"""How much larger than a text print is that stands over it as a heading, and not as its label."""
UNDER = 2.6
"""Heights of print by which a value may stand under its label."""


@dataclass(frozen=True)
class Owners:
    """The labels, texts and rulings of a page, asked for the label of a text."""

    marks: Sequence[Mark]
    texts: Sequence[Line]
    rulings: Rulings

    def of(self, text: Line) -> int | None:
        """The label a text belongs to, None for print that belongs to none."""
        beside = self._beside(text, LEVEL)
        near = self._beside(text, WRAP)
        if beside is not None and near is not None and self.marks[near].box.x0 > self.marks[beside].box.x1:
            beside = None if self.marks[beside].box.height > 2 * text.box.height else beside
        under = self._under(text)
        if beside is not None and under is not None:
            inside = _is_inside(self.marks[under], self.marks[beside], text)
            if inside or self._is_of_the_upper(under, beside, text):
                return under
        if beside is not None and not self._is_shut(self.marks[beside], text):
            return beside
        wrapped = near if beside is None else None
        if wrapped is not None and under is not None and self._is_rather_under(under, wrapped, text):
            return under
        found = wrapped if wrapped is not None else under
        return found if found is not None else self._in_cell(text)

    def _is_of_the_upper(self, under: int, beside: int, text: Line) -> bool:
        """Whether of two labels on one level one stands right over a text, whose level the other but touches."""
        upper, left = self.marks[under], self.marks[beside]
        level = abs(left.box.cy - text.box.cy) < OWN_LINE * text.box.height
        return not level and upper.box.x0 > left.box.x1 and on_one_level(upper.box, left.box)

    def _is_rather_under(self, under: int, wrapped: int, text: Line) -> bool:
        return self.marks[under].rest is not None or _is_cut_off(self.marks[wrapped], self.marks, text)

    def _in_cell(self, text: Line) -> int | None:
        """The only label of the ruled cell a text stands in, where it has no value yet on its own level."""
        index = self.rulings.label_of_cell(text.box, [mark.box for mark in self.marks])
        if index is None or self.marks[index].rest is not None or self._has_beside(self.marks[index]):
            return None
        return index

    def _is_shut(self, mark: Mark, text: Line) -> bool:
        """Whether a label has its value in its own line already, and the text stands too far behind it."""
        return mark.rest is not None and text.box.x0 - mark.rest.box.x1 > APART * text.box.height * self.rulings.aspect

    def _beside(self, text: Line, reach: float) -> int | None:
        """The nearest label left of a text, not further up or down than `reach` heights of print."""
        best: int | None = None
        own, cy = text.box.height, text.box.cy
        edge = text.box.x0 + 0.7 * own * self.rulings.aspect
        for index, (x1, y0, y1, middle, high, filled) in enumerate(self._places):
            if x1 > edge or (filled and reach > LEVEL):
                continue
            height = max(min(high, TALL * own), own)
            level = abs(middle - cy) <= reach * height or y0 <= cy <= y1
            if level and (best is None or _closer(self.marks[index].box, self.marks[best].box, text.box)):
                best = index
        if best is None or self.rulings.shut_off(self.marks[best].box, text.box, self._filled):
            return None
        return None if best in self._with_own and self.rulings.divide(self.marks[best].box, text.box) else best

    @cached_property
    def _with_own(self) -> frozenset[int]:
        """Labels that are alone in their cell with some other print, which is their value."""
        if not self.rulings.cells:
            return frozenset()
        boxes = [mark.box for mark in self.marks]
        found = (self.rulings.label_of_cell(text.box, boxes) for text in self.texts)
        return frozenset(index for index in found if index is not None)

    @cached_property
    def _places(self) -> list[tuple[float, float, float, float, float, bool]]:
        """Of every label the right edge, top, bottom, middle, height, and whether it has a value in its line."""
        boxes = ((mark.box, mark.rest is not None) for mark in self.marks)
        return [(box.x1, box.y0, box.y1, box.cy, box.height, filled) for box, filled in boxes]

    @cached_property
    def _filled(self) -> frozenset[Box]:
        """The ruled cells in which something stands."""
        rests = (mark.rest.box for mark in self.marks if mark.rest is not None)
        return self.rulings.filled([*(mark.box for mark in self.marks), *(line.box for line in self.texts), *rests])

    def _under(self, text: Line) -> int | None:
        """The label right above a text: one whose value wraps into it, or one without a value beside it."""
        best: int | None = None
        height, top = text.box.height, text.box.y0
        near = [
            (index, top - place[2])
            for index, place in enumerate(self._places)
            if -0.4 * height < top - place[2] < UNDER * height
        ]
        for index, gap in near:
            mark = self.marks[index]
            if mark.rest is not None:
                starts = (mark.rest.box.x0, mark.box.x0)
                reach = ALIGNED * height * self.rulings.aspect
                fits = gap < 1.2 * height and any(abs(text.box.x0 - start) < reach for start in starts)
                fits = fits and not self._runs_under_others(mark, text)
            else:
                over = mark.box.overlap_x(text.box) > 0.5 * min(mark.box.width, text.box.width) or (
                    mark.colon and mark.box.x0 < text.box.x0 < mark.box.x1
                )
                fits = over and not self._has_beside(mark) and not self._is_heading_of(mark, text)
            if fits and (best is None or mark.box.y1 > self.marks[best].box.y1):
                best = index
        return best

    def _is_heading_of(self, mark: Mark, text: Line) -> bool:
        """Whether a label is printed so much larger than a text below it that it is a heading: the paper's title."""
        em = max(text.box.height * self.rulings.aspect, text.box.width / max(1, len(text.text)))
        large = mark.box.height > HEADING * text.box.height
        return large and mark.box.width > HEADING * em * len(mark.wording)

    def _runs_under_others(self, mark: Mark, text: Line) -> bool:
        """Whether a text reaches under a further label on a label's level, so that it goes on with the whole line."""
        return any(
            other.box.x0 > mark.box.x1 and other.box.x0 < text.box.x1 and on_one_level(other.box, mark.box)
            for other in self.marks
        )

    def _has_beside(self, mark: Mark) -> bool:
        """Whether some text stands right of a label on its level, near enough to be its value."""
        reach = 12 * mark.box.height * self.rulings.aspect
        return any(
            on_one_level(mark.box, line.box) and 0 <= line.box.x0 - mark.box.x1 + 0.01 < reach for line in self.texts
        )

    def settle(self, owned: list[list[Line]]) -> None:
        """Pass lines of wrapped values on to the label whose value they are; `owned` are the texts of each label."""
        self._pass_wraps_on(owned)
        self._pass_heads_on(owned)

    def _pass_wraps_on(self, owned: list[list[Line]]) -> None:
        """Give a text that stands above its label's own value to the label above, whose value wraps into it."""
        for index, mark in enumerate(self.marks):
            level = [line for line in owned[index] if abs(line.box.cy - mark.box.cy) < OWN_LINE * line.box.height]
            if not level and mark.rest is None:
                continue
            for line in [line for line in owned[index] if line.box.cy < mark.box.cy and line not in level]:
                above = [
                    other
                    for other, upper in enumerate(self.marks)
                    if upper.box.cy < line.box.cy and upper.box.overlap_x(mark.box) > 0 and owned[other]
                ]
                owned[index].remove(line)
                if above:
                    owned[max(above, key=lambda other: self.marks[other].box.cy)].append(line)

    def _pass_heads_on(self, owned: list[list[Line]]) -> None:
        """Give the first line of a value that wraps around its label's level, and so begins above it, to that label."""
        for lower, mark in enumerate(self.marks):
            if mark.rest is not None or not owned[lower]:
                continue
            second = min(owned[lower], key=lambda line: line.box.cy)
            for upper, other in enumerate(self.marks):
                if other.box.cy >= mark.box.cy or other.box.overlap_x(mark.box) <= 0:
                    continue
                for line in [line for line in owned[upper] if self._is_head(line, second, mark, other)]:
                    owned[upper].remove(line)
                    owned[lower].append(line)

    def _is_head(self, line: Line, second: Line, mark: Mark, upper: Mark) -> bool:
        """Whether a line right above another is the first of the two, in the middle of which their label stands."""
        height = second.box.height
        near = -0.6 * height < second.box.y0 - line.box.y1 < 0.4 * height and line.box.cy < second.box.cy
        aligned = abs(second.box.x0 - line.box.x0) < ALIGNED * height * self.rulings.aspect
        centred = abs((line.box.y0 + second.box.y1) / 2 - mark.box.cy) < OWN_LINE * height
        own = abs(line.box.cy - upper.box.cy) < OWN_LINE * height
        return near and aligned and centred and not own


def _is_inside(mark: Mark, block: Mark, text: Line) -> bool:
    """Whether a label with a value stands in the rows of a block that a tall label names, and a text goes on below."""
    tall = block.box.height > 2 * text.box.height
    return tall and mark.rest is not None and mark.box.x0 > block.box.x1 and block.box.overlap_y(mark.box) > 0


def _is_cut_off(mark: Mark, marks: Sequence[Mark], text: Line) -> bool:
    """Whether another label on a label's level stands over or under a text, which so cannot be of its value."""
    return any(
        on_one_level(mark.box, other.box) and other.box.x0 > mark.box.x1 and other.box.overlap_x(text.box) > 0
        for other in marks
    )


def _closer(one: Box, other: Box, text: Box) -> bool:
    """Whether a label is a better neighbour than another: further right, or in the same column and nearer in height."""
    if one.overlap_x(other) > 0.3 * min(one.width, other.width):
        return abs(one.cy - text.cy) < abs(other.cy - text.cy)
    return one.x1 > other.x1
