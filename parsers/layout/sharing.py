"""Sharing the rows of print of a column out among its labels, in order, so that every label stands beside its value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from ocr.lines import Box

ON_LEVEL = 0.35
"""Heights of print by which a line on a label's level may stand off it."""
TIGHT = 0.5
"""Heights of print between two lines, edge under edge, that are surely of one value."""
CLOSER = 0.6
"""The part of a column's widest gap up to which a gap is that inside a value."""
BREAK = 2.5
"""How much wider than the usual gap of a column one is that parts two blocks of a form."""
WIDE_GAP, TORN = 1.0, 2.0
"""Heights of print between the lines of one value at most, and what a wider gap or a value torn apart counts."""
AWRY = 1.5
"""What lines of one value count that neither begin nor end nor stand in the middle together."""
EDGE = 1.6
"""Heights of print by which the edges of a value's lines may differ."""
BLANK, PASSED_OVER = 0.7, 2.0
"""What a label without a value counts, and one without a value though print stands on its very level."""
LEFT_OVER = 0.2
"""What a line counts that is above or below all values."""
DEAR = 1e6
"""What a way counts that is none."""

Groups = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Sharing:
    """A column: boxes of its labels and of the rows right of them, height of a line, height by width of the page."""

    boxes: Sequence[Box]
    places: Sequence[Box]
    height: float
    aspect: float

    def off(self, place: int, start: int, end: int) -> float:
        """How far a label stands off its value, the nearer of the two ways."""
        return min(self._distance(place, start, end, middle=middle) for middle in (True, False))

    def _distance(self, place: int, start: int, end: int, *, middle: bool) -> float:
        level = (self.places[start].y0 + self.places[end - 1].y1) / 2 if middle else self.places[start].cy
        box = self.boxes[place]
        first = box.cy if middle or box.height < 1.5 * self.height else box.y0 + self.height / 2
        return abs(level - first) / self.height

    def inner(self, start: int, end: int) -> float:
        """What speaks against some rows being of one value: wide gaps, edges that differ."""
        cost = 0.0
        for index in range(start, end - 1):
            upper, lower = self.places[index], self.places[index + 1]
            cost += TORN if lower.y0 - upper.y1 > WIDE_GAP * self.height else 0.0
            cost += 0.0 if self._is_even(upper, lower) else AWRY
        return cost

    def best(self, *, middle: bool) -> tuple[float, Groups]:
        """The cheapest way to share the rows out, label by label from the top."""
        count = len(self.places)
        states: dict[int, tuple[float, Groups]] = {
            start: (self._left_over(start, end=start) if start else 0.0, ()) for start in range(count + 1)
        }
        for place in range(len(self.boxes)):
            following: dict[int, tuple[float, Groups]] = {}
            for start, (cost, groups) in states.items():
                for end, more in self._choices(place, start, middle=middle):
                    total = cost + more
                    if end not in following or total < following[end][0]:
                        following[end] = (total, (*groups, (start, end)))
            states = following
        ends = [
            (cost + (self._left_over(count - end, end=end) if end < count else 0.0), groups)
            for end, (cost, groups) in states.items()
        ]
        return min(ends, default=(DEAR, ()))

    def _left_over(self, rows: int, *, end: int) -> float:
        """What rows count that are above all values (before the row `end`) or below them (from it on)."""
        torn = 0 < end < len(self.places) and self._is_one(end - 1)
        return LEFT_OVER * rows + (TORN if torn else 0.0)

    def _is_one(self, index: int) -> bool:
        """Whether a row and the next stand so close, edge under edge, that they must be of one value."""
        upper, lower = self.places[index], self.places[index + 1]
        return lower.y0 - upper.y1 < TIGHT * self.height and self._is_even(upper, lower)

    def _is_even(self, upper: Box, lower: Box) -> bool:
        """Whether two rows begin, end or stand in the middle together."""
        slack = EDGE * self.height * self.aspect
        return min(abs(upper.x0 - lower.x0), abs(upper.x1 - lower.x1), abs(upper.cx - lower.cx)) < slack

    def _choices(self, place: int, start: int, *, middle: bool) -> Iterator[tuple[int, float]]:
        """How far a label's value may reach that begins at a row, and what that counts."""
        level = self.boxes[place].cy
        own = any(abs(row.cy - level) < ON_LEVEL * self.height for row in self.places)
        yield start, PASSED_OVER if own else BLANK
        torn = AWRY if 0 < start < len(self.places) and self._is_closer(start - 1) else 0.0
        for end in range(start + 1, min(len(self.places), start + 8) + 1):
            yield end, self._distance(place, start, end, middle=middle) + self.inner(start, end) + torn

    def _is_closer(self, index: int) -> bool:
        """Whether a row and the next stand close, edge under edge, where others of the column stand wider apart."""
        gap = self.places[index + 1].y0 - self.places[index].y1
        return self._is_one(index) and gap < CLOSER * self._widest

    @cached_property
    def _widest(self) -> float:
        """The widest gap between rows beside the labels, larger ones between parts of the form apart.

        Print above, below or off the rows' edges is of something else.
        """
        inside = [place for place in self.places if self.boxes[0].y0 < place.cy < self.boxes[-1].y1]
        gaps = [lower.y0 - upper.y1 for upper, lower in pairwise(inside) if self._is_even(upper, lower)]
        return max((gap for gap in gaps if gap < BREAK * median(gaps)), default=0.0)
