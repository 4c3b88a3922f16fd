"""Forms: labels and values on one page, brought together by where they stand.

Every text picks its label, not the other way round: the label left of it on its level, or the label above it. So a
blank label stays without a value, a value wrapped into two lines stays whole, and the order of the text does not
matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.layout.marks import LabelTable, Mark, find_marks
from parsers.layout.mend import is_vertical, mend_labels
from parsers.layout.piece import Piece, piece_of
from parsers.values.text import plain

LEVEL = 0.55
"""Heights of print by which the middles of a label and its value may differ on one level."""
OWN_LINE = 0.35
"""The same where the value is of one line; lines of a wrapped value stand half a line above and below."""
WRAP = 1.35
"""Heights of print by which the middle of a wrapped value's line may stand off its label's."""
APART = 1.8
"""Heights of print between two texts on one level from which on they are not one value."""
UNLIKE = 1.7
"""How much higher print may be than another and still be of the same value; seals and vertical print are higher."""
LEADING = 0.9
"""Heights of print between the lines of one value; rows of a form stand wider apart."""
ALIGNED = 1.6
"""Heights of print by which the beginnings of a value's lines may differ."""
TALL = 1.3
"""How much higher than its value a label counts at most.

One of two lines or of single characters below each other is no nearer.
"""
DOUBTFUL = 0.75
"""How much less sure than a value's first line print may be and still belong to it; print of seals is less."""
FULL = 2.5
"""Heights of print before its right neighbour from which on a line fills its cell."""
OVERLAP = 0.5
"""Heights of print by which a text may reach into the label beside it."""
UNDER = 2.6
"""Heights of print by which a value may stand under its label."""


@dataclass(frozen=True)
class Form:
    """A page (or a part of it) as labels and the texts they own.

    `marks` are the labels in reading order; `owned[i]` are the texts that picked `marks[i]`, `free` those that picked
    none.
    """

    page: int
    aspect: float
    marks: tuple[Mark, ...]
    owned: tuple[tuple[Line, ...], ...]
    free: tuple[Line, ...]
    texts: tuple[Line, ...] = field(default=(), repr=False)

    def having(self, *names: str) -> list[int]:
        """Indices of the labels of these names, names first to last."""
        return [index for name in names for index, mark in enumerate(self.marks) if mark.name == name]

    def value(self, index: int) -> Piece | None:
        """The value of a label: the rest of its line with the lines it wraps into, else the texts that picked it."""
        lines = self._value_lines(index)
        return piece_of(lines, self.page) if lines else None

    def _value_lines(self, index: int) -> list[Line]:
        mark, owned = self.marks[index], list(self.owned[index])
        start = mark.rest or min(owned, key=lambda line: self._first_choice(mark.box, line), default=None)
        if start is None:
            return []
        lines = [start]
        for line in sorted(
            (line for line in owned if line is not start), key=lambda line: (round(line.box.cy, 2), line.box.x0)
        ):
            sure = line.confidence >= DOUBTFUL * start.confidence or self._is_full(lines[-1])
            if sure and (
                self._continues(lines, line) or self._goes_on(lines, line) or self._fills(mark, lines[-1], line)
            ):
                lines.append(line)
        rows = sorted(lines, key=lambda line: line.box.cy)
        return sorted(rows, key=lambda line: (self._row(line, rows), line.box.x0))

    @staticmethod
    def _row(line: Line, rows: Sequence[Line]) -> float:
        """The level of a line, the same for all lines on it."""
        return next(other.box.cy for other in rows if _level(other.box, line.box))

    def _first_choice(self, label: Box, line: Line) -> tuple[bool, bool, float]:
        """The order in which texts are a value's first; stray characters (of a seal) come last."""
        return (max(map(len, line.text.split()), default=0) <= 1, *self._nearness(label, line.box))

    def _nearness(self, label: Box, text: Box) -> tuple[bool, float]:
        return not _level(label, text), max(0.0, text.x0 - label.x1) + abs(text.cy - label.cy)

    def _goes_on(self, lines: Sequence[Line], line: Line) -> bool:
        """Whether a text stands on the level of a value, right behind it."""
        return any(
            _level(other.box, line.box)
            and _alike(other.box, line.box)
            and -self._low(other, line) < line.box.x0 - other.box.x1 < APART * self._low(other, line)
            for other in lines
        )

    def _continues(self, lines: Sequence[Line], line: Line) -> bool:
        """Whether a text is the next (or the former) line of a value."""
        return any(
            not _level(other.box, line.box)
            and _alike(other.box, line.box)
            and max(other.box.y0, line.box.y0) - min(other.box.y1, line.box.y1) < LEADING * line.box.height
            and abs(other.box.x0 - line.box.x0) < ALIGNED * self._low(other, line)
            for other in lines
        )

    def _fills(self, mark: Mark, last: Line, line: Line) -> bool:
        """Whether a value that fills its cell goes on below at the cell's left edge, under the label itself."""
        return (
            mark.rest is not None
            and _alike(last.box, line.box)
            and -0.4 * line.box.height < line.box.y0 - last.box.y1 < 0.6 * line.box.height
            and abs(line.box.x0 - mark.box.x0) < self._low(last, line)
            and self._is_full(last)
        )

    def _is_full(self, line: Line) -> bool:
        """Whether no further character fits between a line and what stands right of it, or the edge of the print."""
        boxes = [*(mark.box for mark in self.marks), *(text.box for text in self.texts)]
        edge = max((box.x1 for box in boxes), default=1.0)
        right = min((box.x0 for box in boxes if box.x0 >= line.box.x1 and box.overlap_y(line.box) > 0), default=edge)
        return right - line.box.x1 < FULL * line.box.height * self.aspect

    def _low(self, one: Line, other: Line) -> float:
        """The height of the lower of two lines, as a fraction of the page's width."""
        return min(one.box.height, other.box.height) * self.aspect


def read_form(
    page: Page, table: LabelTable, *, lines: Iterable[Line] | None = None, stacks: Iterable[str] = ()
) -> Form:
    """The labels of a page with their texts.

    Args:
        page: the page.
        table: the labels.
        lines: those lines of the page that are to be read, all if not given.
        stacks: further words to be put together where they are cut (headings, vertical labels); they are labels of
        the table or not.
    """
    aspect = page.height / page.width if page.width else 1.0
    mended = mend_labels(_clean(page.lines if lines is None else lines, table, aspect), {*table.names, *stacks}, aspect)
    marks, texts = find_marks(mended, table)
    marks = [_without_echo(mark, texts) for mark in marks]
    order = sorted(range(len(marks)), key=lambda index: (round(marks[index].box.cy, 3), marks[index].box.x0))
    marks = [marks[index] for index in order]
    owned: list[list[Line]] = [[] for _ in marks]
    free: list[Line] = []
    for text in texts:
        owner = None if is_vertical(text, aspect) else _owner(text, marks, texts, aspect)
        (free if owner is None else owned[owner]).append(text)
    _pass_wraps_on(marks, owned)
    _pass_heads_on(marks, owned, aspect)
    return Form(page.number, aspect, tuple(marks), tuple(map(tuple, owned)), tuple(free), tuple(texts))


def _clean(lines: Iterable[Line], table: LabelTable, aspect: float) -> tuple[Line, ...]:
    """The lines, with labels put right that run from top to bottom, or that end in a bit of the text beside them."""
    kept = tuple(lines)
    return tuple(_cleaned(line, kept, table, aspect) for line in kept)


def _cleaned(line: Line, lines: Sequence[Line], table: LabelTable, aspect: float) -> Line:
    text = plain(line.text)
    if is_vertical(line, aspect):
        wording = table.upright(text)
        return line if wording is None else replace(line, text=wording, edges=(), sure=())
    if text in table.names or text[:-1] not in table.names or len(text) != len(line.text):
        return line
    label = line.part(0, len(text) - 1)
    covered = any(
        _level(line.box, other.box) and label.box.x1 - OVERLAP * other.box.height * aspect < other.box.x0 < line.box.x1
        for other in lines
        if other is not line
    )
    return label if covered else line


def _without_echo(mark: Mark, texts: Sequence[Line]) -> Mark:
    """A label without the one character behind it that is the first of the text beside it, read twice."""
    if mark.rest is None or len(mark.rest.text) > 1:
        return mark
    twice = any(_level(mark.box, line.box) and line.box.x0 < mark.rest.box.x1 < line.box.x1 for line in texts)
    return replace(mark, rest=None) if twice else mark


def _owner(text: Line, marks: Sequence[Mark], texts: Sequence[Line], aspect: float) -> int | None:
    """The label a text belongs to."""
    beside = _beside(text, marks, LEVEL, aspect)
    near = _beside(text, marks, WRAP, aspect)
    if beside is not None and near is not None and marks[near].box.x0 > marks[beside].box.x1:
        beside = None if marks[beside].box.height > 2 * text.box.height else beside
    under = _under(text, marks, texts, aspect)
    if beside is not None and under is not None and _is_inside(marks[under], marks[beside], text):
        return under
    if beside is not None and not _is_shut(marks[beside], text, aspect):
        return beside
    wrapped = near if beside is None else None
    if wrapped is not None and under is not None and (marks[under].rest or _is_cut_off(marks[wrapped], marks, text)):
        return under
    return wrapped if wrapped is not None else under


def _is_inside(mark: Mark, block: Mark, text: Line) -> bool:
    """Whether a label with a value stands in the rows of a block that a tall label names, and a text goes on below."""
    tall = block.box.height > 2 * text.box.height
    return tall and mark.rest is not None and mark.box.x0 > block.box.x1 and block.box.overlap_y(mark.box) > 0


def _is_cut_off(mark: Mark, marks: Sequence[Mark], text: Line) -> bool:
    """Whether another label on a label's level stands over or under a text, which so cannot be of its value."""
    return any(
        _level(mark.box, other.box) and other.box.x0 > mark.box.x1 and other.box.overlap_x(text.box) > 0
        for other in marks
    )


def _is_shut(mark: Mark, text: Line, aspect: float) -> bool:
    """Whether a label has its value in its own line already, and the text stands too far behind it."""
    return mark.rest is not None and text.box.x0 - mark.rest.box.x1 > APART * text.box.height * aspect


def _beside(text: Line, marks: Sequence[Mark], reach: float, aspect: float) -> int | None:
    """The nearest label left of a text, not further up or down than `reach` heights of print."""
    best: int | None = None
    for index, mark in enumerate(marks):
        height = max(min(mark.box.height, TALL * text.box.height), text.box.height)
        slack = 0.7 * text.box.height * aspect
        level = abs(mark.box.cy - text.box.cy) <= reach * height or mark.box.y0 <= text.box.cy <= mark.box.y1
        if mark.box.x1 > text.box.x0 + slack or not level:
            continue
        if mark.rest is not None and reach > LEVEL:
            continue
        if best is None or _closer(mark.box, marks[best].box, text.box):
            best = index
    return best


def _closer(one: Box, other: Box, text: Box) -> bool:
    """Whether a label is a better neighbour than another: further right, or in the same column and nearer in height."""
    if one.overlap_x(other) > 0.3 * min(one.width, other.width):
        return abs(one.cy - text.cy) < abs(other.cy - text.cy)
    return one.x1 > other.x1


def _under(text: Line, marks: Sequence[Mark], texts: Sequence[Line], aspect: float) -> int | None:
    """The label right above a text: one whose value wraps into it, or one without a value beside it."""
    best: int | None = None
    height = text.box.height
    for index, mark in enumerate(marks):
        gap = text.box.y0 - mark.box.y1
        if not -0.4 * height < gap < UNDER * height:
            continue
        if mark.rest is not None:
            starts = (mark.rest.box.x0, mark.box.x0)
            fits = gap < 1.2 * height and any(abs(text.box.x0 - start) < ALIGNED * height * aspect for start in starts)
        else:
            fits = mark.box.overlap_x(text.box) > 0.5 * min(mark.box.width, text.box.width) and not _has_beside(
                mark, texts, aspect
            )
        if fits and (best is None or mark.box.y1 > marks[best].box.y1):
            best = index
    return best


def _has_beside(mark: Mark, texts: Sequence[Line], aspect: float) -> bool:
    """Whether some text stands right of a label on its level, near enough to be its value."""
    reach = 12 * mark.box.height * aspect
    return any(_level(mark.box, line.box) and 0 <= line.box.x0 - mark.box.x1 + 0.01 < reach for line in texts)


def _pass_wraps_on(marks: Sequence[Mark], owned: list[list[Line]]) -> None:
    """Give a text that stands above its label's own value to the label above, whose value wraps into it."""
    for index, mark in enumerate(marks):
        level = [line for line in owned[index] if abs(line.box.cy - mark.box.cy) < OWN_LINE * line.box.height]
        if not level and mark.rest is None:
            continue
        for line in [line for line in owned[index] if line.box.cy < mark.box.cy and line not in level]:
            above = [
                other
                for other, upper in enumerate(marks)
                if upper.box.cy < line.box.cy and upper.box.overlap_x(mark.box) > 0 and owned[other]
            ]
            owned[index].remove(line)
            if above:
                owned[max(above, key=lambda other: marks[other].box.cy)].append(line)


def _pass_heads_on(marks: Sequence[Mark], owned: list[list[Line]], aspect: float) -> None:
    """Give the first line of a value that wraps around its label's level, and so begins above it, to that label."""
    for lower, mark in enumerate(marks):
        if mark.rest is not None or not owned[lower]:
            continue
        second = min(owned[lower], key=lambda line: line.box.cy)
        for upper, other in enumerate(marks):
            if other.box.cy >= mark.box.cy or other.box.overlap_x(mark.box) <= 0:
                continue
            for line in [line for line in owned[upper] if _is_head(line, second, mark, other, aspect)]:
                owned[upper].remove(line)
                owned[lower].append(line)


def _is_head(line: Line, second: Line, mark: Mark, upper: Mark, aspect: float) -> bool:
    """Whether a line right above another is the first of the two, in the middle of which their label stands."""
    height = second.box.height
    near = -0.6 * height < second.box.y0 - line.box.y1 < 0.4 * height and line.box.cy < second.box.cy
    aligned = abs(second.box.x0 - line.box.x0) < ALIGNED * height * aspect
    centred = abs((line.box.y0 + second.box.y1) / 2 - mark.box.cy) < OWN_LINE * height
    own = abs(line.box.cy - upper.box.cy) < OWN_LINE * height
    return near and aligned and centred and not own


def _alike(one: Box, other: Box) -> bool:
    """Whether two boxes are of print of about one size."""
    return max(one.height, other.height) < UNLIKE * min(one.height, other.height)


def _level(one: Box, other: Box) -> bool:
    """Whether two boxes stand on one level."""
    return abs(one.cy - other.cy) < LEVEL * max(min(one.height, 2 * other.height), min(other.height, 2 * one.height))
