"""The value of a label, by geometry: behind it, beside it, below it, and the lines it wraps into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ocr.lines import Box, Line
from parsers.layout.hits import Hit
from parsers.layout.page_view import PageView, Span, cut
from parsers.values.search import search
from parsers.values.text import fold

_UNKNOWN_LABEL = r"^[\p{Han}()]{2,9}:"
"""What looks like a label although the vocabulary does not know it; it ends a value."""

_WIDEST_GAP = 0.3
"""A value stands no further from its label than this part of the page's width, unless they share a ruled row."""


class Neighbours:
    """What stands around the labels of a page."""

    def __init__(self, view: PageView, by_span: Mapping[int, Sequence[Hit]]) -> None:
        self.view = view
        self._by_span = by_span

    def next_start(self, hit: Hit) -> int:
        """Where the next label of the same line begins, or the line ends."""
        later = [other.start for other in self._by_span[hit.span] if other.start >= hit.end]
        return min(later, default=len(self.view.spans[hit.span].bare))

    def rest(self, hit: Hit) -> list[Line]:
        """What stands behind the label in its own line, cut at the ruling of its cell."""
        span = self.view.spans[hit.span]
        start, stop = hit.end, self.next_start(hit)
        while start < stop and span.bare[start] in ":;)":
            start += 1
        if start >= stop:
            return []
        line = span.part(start, stop)
        limit = self._cell_edge(hit)
        if limit is None or stop < len(span.bare) or line.box.x1 <= limit + self.view.char_width:
            return [line]
        clipped = cut(line, 0.0, limit, self.view.char_width)
        return [clipped] if clipped is not None else []

    def _cell_edge(self, hit: Hit) -> float | None:
        """The right edge of the ruled cell a label stands in; None where the label fills it."""
        cell = self.view.cell_at(hit.box.cx, hit.box.cy)
        return None if cell is None or cell.box.x1 - hit.box.x1 < 2 * self.view.char_width else cell.box.x1

    def _value_cell(self, hit: Hit) -> Box | None:
        """The ruled cell right of the cell that a label fills."""
        own = self.view.cell_at(hit.box.cx, hit.box.cy)
        if own is None:
            return None
        beside = [
            cell.box
            for cell in self.view.cells
            if cell.box.x0 >= own.box.x1 - self.view.char_width / 2 and cell.box.y0 <= hit.box.cy <= cell.box.y1
        ]
        near = min(beside, key=lambda box: (round(box.x0, 3), box.area), default=None)
        return near if near is not None and near.x0 - own.box.x1 < 2 * self.view.char_width else None

    def right(self, hit: Hit) -> list[Line]:
        """The lines beside the label, up to the next label, a border or a wide gap."""
        if self.next_start(hit) < len(self.view.spans[hit.span].bare):
            return []
        own, target = self.view.cell_at(hit.box.cx, hit.box.cy), self._value_cell(hit)
        inside = self._inside_cell(hit, own.box) if own is not None else []
        if inside:
            return inside
        if target is not None and not self._is_digit_box(target):
            return self._cell_lines(target, hit)
        edge = hit.box.x1
        lines: list[Line] = []
        for span in self._beside(hit):
            gap = span.box.x0 - edge
            if gap > (3 * self.view.char_width if lines else _WIDEST_GAP):
                break
            labels = self._by_span.get(span.index, [])
            stop = min((label.start for label in labels), default=len(span.bare))
            if stop == 0 or search(_UNKNOWN_LABEL, span.bare):
                break
            lines.append(span.part(0, stop))
            edge = span.box.x1
            if labels:
                break
        return lines or self._around(hit)

    def _is_digit_box(self, box: Box) -> bool:
        return box.width < 2 * self.view.char_width

    def _inside_cell(self, hit: Hit, cell: Box) -> list[Line]:
        """What stands in the label's own cell beside or below it, where that cell holds no other label."""
        spans = [
            span
            for span in self.view.spans
            if span.index != hit.span and cell.holds(span.box.cx, span.box.cy) and span.box.width <= cell.width * 1.1
        ]
        if any(span.index in self._by_span for span in spans):
            return []
        after = [
            span
            for span in spans
            if span.box.cy > hit.box.y0 and (span.box.x0 > hit.box.cx or span.box.y0 > hit.box.cy)
        ]
        return [span.line for span in after]

    def _cell_lines(self, box: Box, hit: Hit) -> list[Line]:
        found: list[Line] = []
        for span in self.view.spans:
            if span.index == hit.span or not box.y0 <= span.box.cy <= box.y1:
                continue
            labels = self._by_span.get(span.index, [])
            stop = min((label.start for label in labels), default=len(span.bare))
            line = cut(span.part(0, stop), box.x0, box.x1, self.view.char_width) if stop else None
            if line is not None:
                found.append(line)
            elif labels and box.holds(labels[0].box.cx, labels[0].box.cy) and not found:
                return []
        return found

    def _beside(self, hit: Hit) -> list[Span]:
        """The lines on the label's level that begin right of it, from left to right."""
        found = []
        for span in self.view.spans:
            if span.index == hit.span or span.box.x0 < hit.box.x1 - self.view.char_width / 2:
                continue
            shared = span.box.overlap_y(hit.box)
            if shared >= 0.5 * min(span.box.height, hit.box.height) and span.box.height < 3 * hit.box.height:
                found.append(span)
        return sorted(found, key=lambda span: span.box.x0)

    def _around(self, hit: Hit) -> list[Line]:
        """A value wrapped into two lines, one a little above and one a little below the level of its label."""
        near = [
            span
            for span in self.view.spans
            if span.index not in self._by_span
            and not self._owned(span, hit)
            and 0 <= span.box.x0 - hit.box.x1 + self.view.char_width / 2 < _WIDEST_GAP
            and abs(span.box.cy - hit.box.cy) < 1.2 * max(hit.box.height, span.box.height)
        ]
        if len(near) < 2:
            return []
        left = min(near, key=lambda span: span.box.x0).box.x0
        aligned = [span for span in near if span.box.x0 - left < 1.5 * self.view.char_width]
        above = [span for span in aligned if span.box.cy < hit.box.cy]
        below = [span for span in aligned if span.box.cy >= hit.box.cy]
        return [above[0].line, below[0].line] if len(above) == 1 and len(below) == 1 else []

    def below(self, hit: Hit) -> list[Line]:
        """The nearest line below in the label's column, if it is no label."""
        if hit.colon or hit.end < self.next_start(hit):
            return []
        column = [
            span
            for span in self.view.spans
            if span.box.cy > hit.box.y1
            and span.box.y0 - hit.box.y1 < 1.5 * max(hit.box.height, self.view.line_height)
            and span.box.overlap_x(hit.box) > 0.3 * min(span.box.width, hit.box.width)
        ]
        if not column:
            return []
        nearest = min(column, key=lambda span: span.box.y0)
        labelled = nearest.index in self._by_span or search(_UNKNOWN_LABEL, nearest.bare)
        return [] if labelled or self._owned(nearest, hit) else [nearest.line]

    def continuation(self, hit: Hit, lines: list[Line]) -> list[Line]:
        """The lines directly below that go on with a wrapped value: same left edge, nothing in the label's column."""
        found: list[Line] = []
        last, left = lines[-1], min(line.box.x0 for line in lines)
        taken = {line.box for line in lines}
        for span in self.view.spans:
            gap = span.box.y0 - last.box.y1
            if span.box.cy <= last.box.y1 or span.box in taken or span.index in self._by_span:
                continue
            if gap > 0.6 * last.box.height:
                break
            aligned = abs(span.box.x0 - left) < 1.2 * self.view.char_width
            if (
                aligned
                and self._goes_on(hit, last, span)
                and not self._owned(span, hit)
                and self._same_cell(last, span)
            ):
                found.append(span.line)
                last = span.line
        return found

    def _goes_on(self, hit: Hit, last: Line, span: Span) -> bool:
        """Whether a line was broken for want of room: it is full, a bracket is open, or the label is beside both."""
        text = fold(last.text, spaces=False).text
        if search(_UNKNOWN_LABEL, span.bare) or span.box.x1 > last.box.x1 + 2 * self.view.char_width:
            return False
        if text.count("(") > text.count(")") or hit.box.overlap_y(span.box) > 0.25 * span.box.height:
            return True
        right = [other.box.x0 for other in self.view.spans if self._follows(last, other)]
        cell = self.view.cell_at(last.box.cx, last.box.cy)
        edges = [*right, *([cell.box.x1] if cell else []), max(other.box.x1 for other in self.view.spans)]
        return last.box.width > 0.6 * (min(edges) - last.box.x0)

    @staticmethod
    def _follows(line: Line, other: Span) -> bool:
        """Whether a span stands right of a line on its level."""
        return other.box.x0 >= line.box.x1 and other.box.overlap_y(line.box) > 0.5 * min(
            line.box.height, other.box.height
        )

    def _same_cell(self, line: Line, span: Span) -> bool:
        """Whether no ruling stands between a line and the one below it."""
        cell = self.view.cell_at(line.box.cx, line.box.cy)
        return cell is None or cell.box.holds(span.box.cx, span.box.cy)

    def _owned(self, span: Span, hit: Hit) -> bool:
        """Whether something else stands left of a line in the column of the label: then the line is of another row."""
        return any(
            other.index not in (hit.span, span.index)
            and other.box.x1 <= span.box.x0 + self.view.char_width
            and other.box.x1 > hit.box.x0
            and other.box.y0 < span.box.cy < other.box.y1
            for other in self.view.spans
        )
