"""The lines that make up a label's value, among those that picked the label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocr.lines import Box, Line
from parsers.layout.levels import alike, on_one_level
from parsers.layout.marks import Mark
from parsers.layout.rulings import Rulings
from parsers.values.search import search
from parsers.values.text import plain

APART = 1.8
"""Heights of print between two texts on one level from which on they are not one value."""
LEADING = 0.9
"""Heights of print between the lines of one value; rows of a form stand wider apart."""
ALIGNED = 1.6
"""Heights of print by which the beginnings of a value's lines may differ."""
DOUBTFUL = 0.75
"""How much less sure than a value's first line print may be and still belong to it; print of seals is less."""
EDGE = 0.5
"""The part of `ALIGNED` by which right edges or middles of a value's lines may differ."""
CLOSE = 0.6
"""Heights of print between lines that share but their right edge or their middle."""
TIGHT, FLUSH = 0.3, 0.6
"""Heights of print between a value's lines, and by which their edges differ, that are surely of one value."""
FULL = 2.5
"""Heights of print before its right neighbour from which on a line fills its cell."""
GUTTER = 6.0
"""The same before a column of print that follows, where the column's longest line may go on below."""
WIDE_LEADING = 1.3
"""Heights of print between the lines of a value that runs on at the margin, as in running text, at most."""
MARGIN, LONG, FAR = 0.8, 0.45, 4.0
"""Where a margin is at least, how wide other lines are that tell it, and heights of print up to the rightmost print."""
INDENT = (0.8, 2.6)
"""Heights of print by which the first line of a paragraph is indented."""
_OF_A_SENTENCE = r"[，。；;!！?？:：]|,(?!\d)|^(?:19|20)\d{2}[年.\-/]|^[一二三四五六七八九十]{1,2}、|^附[件表]"
"""What a sentence below a value has and the rest of a name or a title has not."""


@dataclass(frozen=True)
class ValueLines:
    """The labels, texts and rulings of a page, asked for the lines of one value."""

    marks: Sequence[Mark]
    texts: Sequence[Line]
    rulings: Rulings

    def of(self, mark: Mark, owned: Sequence[Line], free: Sequence[Line] = ()) -> list[Line]:
        """The lines of a label's value in reading order; none for a blank label.

        `free` is print that belongs to no label: what of it stands right below a value, edge under edge, is its end.
        """
        return self.whole(mark, self._own(mark, owned), free)

    def whole(self, mark: Mark, found: Sequence[Line], free: Sequence[Line]) -> list[Line]:
        """The lines of a value with those of the free print below that are its end."""
        lines = list(found)
        while lines and (line := self._end_of(mark, lines, free)) is not None:
            lines.append(line)
        return lines

    def _end_of(self, mark: Mark, lines: Sequence[Line], free: Sequence[Line]) -> Line | None:
        """The one line below a value that no label took and that stands as a further line of it does."""
        last = max(lines, key=lambda line: line.box.cy)
        slack = FLUSH * self._low(last, last)
        hanging = lines[0].box.x0 - mark.box.x0 > 2 * ALIGNED * self._low(last, last)
        near = [
            line
            for line in free
            if line not in lines
            and line.confidence >= DOUBTFUL * last.confidence
            and alike(line.box, last.box)
            and -0.4 * last.box.height < line.box.y0 - last.box.y1 < self._reach(last, line, mark)
            and not self.rulings.divide(last.box, line.box)
            and not self._is_of_a_row(mark, line)
            and not any(other.box.x0 > line.box.x1 and on_one_level(other.box, line.box) for other in self.texts)
        ]
        if len(near) != 1:
            return None
        line = near[0]
        below = hanging and abs(line.box.x0 - lines[0].box.x0) < slack
        edges = [mark.box.x0, last.box.x0, *([self._line_start(mark)] if self._is_at_margin(last) else [])]
        wraps = any(abs(line.box.x0 - edge) < slack for edge in edges) and self._reaches(lines)
        flush = abs(line.box.x1 - last.box.x1) < slack and line.box.x0 > mark.box.x1 and self._is_full(last)
        wraps = wraps or (len(lines) == 1 and self._is_outdented(mark, last, line))
        centred = self._is_centred(mark, last, line)
        return line if below or wraps or flush or centred else None

    def _is_centred(self, mark: Mark, last: Line, line: Line) -> bool:
        """Whether a value is set in the middle together with its label, and a shorter line of it below."""
        whole = last.box.union(mark.box) if mark.rest is not None and last.box.overlap_y(mark.box) > 0 else last.box
        em = last.box.height * self.rulings.aspect
        middle = abs(whole.cx - line.box.cx) < EDGE * em and line.box.x0 - whole.x0 > INDENT[1] * em
        return middle and whole.width > LONG and search(_OF_A_SENTENCE, plain(line.text)) is None

    def _reach(self, last: Line, line: Line, mark: Mark) -> float:
        """How far below a line its value may go on: further where it ends at its column's margin or is centred."""
        running = self._is_at_edge(last) and search(_OF_A_SENTENCE, plain(line.text)) is None
        return (WIDE_LEADING if running or self._is_centred(mark, last, line) else CLOSE) * last.box.height

    def runs_on(self, mark: Mark, lines: Sequence[Line], free: Sequence[Line]) -> bool:
        """Whether a value ends at its column's margin, and print of nobody's begins below at or left of its label."""
        last = max(lines, key=lambda line: line.box.cy)
        slack = FLUSH * self._low(last, last)
        return self._is_at_edge(last, GUTTER) and any(
            -0.4 * last.box.height < line.box.y0 - last.box.y1 < self._reach(last, line, mark)
            and line.box.x0 < max(mark.box.x0, self._line_start(mark)) + slack
            and alike(line.box, last.box)
            and search(_OF_A_SENTENCE, plain(line.text)) is None
            and not self.rulings.divide(last.box, line.box)
            for line in free
            if line not in lines
        )

    def _is_at_edge(self, line: Line, gutter: float = FULL) -> bool:
        """Whether a line ends at the page's margin, or where without rulings print of another column begins."""
        return self._is_at_margin(line) or (self.rulings.at(line.box) is None and self._meets_column(line, gutter))

    def _meets_column(self, line: Line, gutter: float) -> bool:
        """Whether a line comes as near as any to a column of print right of it, up to so many heights of print."""
        em = line.box.height * self.rulings.aspect
        boxes = [*(mark.box for mark in self.marks), *(text.box for text in self.texts)]
        beside = [box.x0 for box in boxes if box.x0 > line.box.x1 + 0.5 * em and on_one_level(box, line.box)]
        start = min(beside, default=1.0)
        if start - line.box.x1 > gutter * em:
            return False
        further = [*boxes, *(mark.rest.box for mark in self.marks if mark.rest is not None)]
        longest = not any(line.box.x1 + em < box.x1 < start for box in further)
        return longest and sum(abs(x0 - start) < 0.5 * em for x0 in (box.x0 for box in boxes)) > 1

    def _is_at_margin(self, line: Line) -> bool:
        """Whether a line ends where the running text of the page does."""
        if self.rulings.at(line.box) is not None:
            return False
        em = line.box.height * self.rulings.aspect
        prints = [*(mark.rest.box for mark in self.marks if mark.rest), *(text.box for text in self.texts)]
        others = [box for box in prints if box != line.box]
        shared = any(abs(box.x1 - line.box.x1) < FULL * em and box.width > LONG for box in others)
        return shared or line.box.x1 > max(MARGIN, max((box.x1 for box in others), default=0.0) - FAR * em)

    def _reaches(self, lines: Sequence[Line]) -> bool:
        """Whether the last line of a value ends where its lines end: at the margin, or where those before it do."""
        last = max(lines, key=lambda item: item.box.cy)
        before = [item.box.x1 for item in lines if item is not last]
        width = last.box.height * self.rulings.aspect
        return self._is_full(last) or any(abs(last.box.x1 - edge) < 1.5 * width for edge in before)

    def _own(self, mark: Mark, owned: Sequence[Line]) -> list[Line]:
        """The lines of a value among those that picked its label."""
        start = mark.rest or min(owned, key=lambda line: self._first_choice(mark.box, line), default=None)
        if start is None:
            return []
        lines = [start]
        others = sorted(
            (line for line in owned if line is not start), key=lambda line: (round(line.box.cy, 2), line.box.x0)
        )
        for line in others:
            sure = (
                line.confidence >= DOUBTFUL * start.confidence or self._is_full(lines[-1]) or self._leads(line, start)
            )
            if sure and (
                self._continues(mark, lines, line) or self._goes_on(lines, line) or self._fills(mark, lines[-1], line)
            ):
                lines.append(line)
        rows = sorted(lines, key=lambda line: line.box.cy)
        return sorted(rows, key=lambda line: (self._row(line, rows), line.box.x0))

    def _leads(self, line: Line, start: Line) -> bool:
        """Whether a line stands right above another, at its very edge: print of seals does not."""
        near = -0.6 * start.box.height < start.box.y0 - line.box.y1 < TIGHT * start.box.height
        return near and abs(line.box.x0 - start.box.x0) < FLUSH * self._low(line, start)

    @staticmethod
    def _row(line: Line, rows: Sequence[Line]) -> float:
        """The level of a line, the same for all lines on it."""
        return next(other.box.cy for other in rows if on_one_level(other.box, line.box))

    def _first_choice(self, label: Box, line: Line) -> tuple[bool, bool, float]:
        """The order in which texts are a value's first; stray characters (of a seal) come last."""
        stray = max(map(len, line.text.split()), default=0) <= 1
        return stray, not on_one_level(label, line.box), self._distance(label, line.box)

    def _distance(self, label: Box, text: Box) -> float:
        return max(0.0, text.x0 - label.x1) + abs(text.cy - label.cy)

    def _goes_on(self, lines: Sequence[Line], line: Line) -> bool:
        """Whether a text stands on the level of a value, right behind it."""
        return any(
            on_one_level(other.box, line.box)
            and alike(other.box, line.box)
            and -self._low(other, line) < line.box.x0 - other.box.x1 < APART * self._low(other, line)
            and not self.rulings.divide(other.box, line.box)
            for other in lines
        )

    def _continues(self, mark: Mark, lines: Sequence[Line], line: Line) -> bool:
        """Whether a text is the next (or the former) line of a value."""
        return not self._is_of_a_row(mark, line) and any(
            not on_one_level(other.box, line.box)
            and alike(other.box, line.box)
            and max(other.box.y0, line.box.y0) - min(other.box.y1, line.box.y1) < LEADING * line.box.height
            and self._in_line(other, line)
            and not self.rulings.divide(other.box, line.box)
            for other in lines
        )

    def _in_line(self, other: Line, line: Line) -> bool:
        """Whether two lines begin at one edge, or stand close and end at one edge or have one middle."""
        reach = ALIGNED * self._low(other, line)
        if abs(other.box.x0 - line.box.x0) < reach:
            return True
        gap = max(other.box.y0, line.box.y0) - min(other.box.y1, line.box.y1)
        even = abs(other.box.x1 - line.box.x1) < EDGE * reach or abs(other.box.cx - line.box.cx) < EDGE * reach
        return even and gap < CLOSE * line.box.height

    def _is_of_a_row(self, mark: Mark, line: Line) -> bool:
        """Whether a text in the label's column stands left of a line: a label that the table does not know."""
        return any(
            text is not line
            and not on_one_level(text.box, mark.box)
            and on_one_level(text.box, line.box)
            and alike(text.box, line.box)
            and text.box.overlap_x(mark.box) > 0.5 * min(text.box.width, mark.box.width)
            and text.box.x1 <= line.box.x0
            for text in self.texts
        )

    def _fills(self, mark: Mark, last: Line, line: Line) -> bool:
        """Whether a value that fills its cell goes on below at the cell's left edge, under the label itself."""
        return (
            mark.rest is not None
            and alike(last.box, line.box)
            and -0.4 * line.box.height < line.box.y0 - last.box.y1 < self._reach(last, line, mark)
            and (abs(line.box.x0 - mark.box.x0) < self._low(last, line) or self._is_outdented(mark, last, line))
            and self._is_full(last)
        )

    def _line_start(self, mark: Mark) -> float:
        """Where the line begins on which a label stands."""
        boxes = (*(other.box for other in self.marks), *(text.box for text in self.texts))
        return min((box.x0 for box in boxes if on_one_level(box, mark.box)), default=mark.box.x0)

    def _is_outdented(self, mark: Mark, last: Line, line: Line) -> bool:
        """Whether a line begins left of a label that is indented as the first line of a paragraph is."""
        shift = (self._line_start(mark) - line.box.x0) / (last.box.height * self.rulings.aspect)
        return INDENT[0] < shift < INDENT[1] and mark.rest is not None and self._is_at_margin(last)

    def _is_full(self, line: Line) -> bool:
        """Whether no further character fits between a line and print right of it, or its cell's or the page's edge."""
        boxes = [*(mark.box for mark in self.marks), *(text.box for text in self.texts)]
        cell = self.rulings.at(line.box)
        edges = [cell.x1] if cell is not None else [max((box.x1 for box in boxes), default=1.0)]
        edges += [box.x0 for box in boxes if box.x0 >= line.box.x1 and box.overlap_y(line.box) > 0]
        return min(edges) - line.box.x1 < FULL * line.box.height * self.rulings.aspect

    def _low(self, one: Line, other: Line) -> float:
        """The height of the lower of two lines, as a fraction of the page's width."""
        return min(one.box.height, other.box.height) * self.rulings.aspect
