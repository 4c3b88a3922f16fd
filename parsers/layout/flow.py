"""Running text: the lines of one or more pages as one text, with the way back to every character's place.

Contracts and notices are sentences that wrap. A flow joins a wrapped line to the next one without a break, so that a number or a
name cut by the margin is whole again; it puts a blank between print that stands side by side, and a line break where a line
ends before the margin. White space inside lines is left out, and text is in folded form (`parsers.values.text`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from extract.pages import Page
from ocr.lines import Box, Line, Reader
from parsers.reading import Reading, Value
from parsers.values.found import Found
from parsers.values.search import full_match, search
from parsers.values.text import fold

WIDE_GAP = 2.2
"""Characters' widths between two lines on one level from which on they are two texts side by side."""
SURELY_FULL = 0.82
LEAST_FULL = 0.7
"""Where a line must end, as a fraction of the page's width, to be a full line: where no other tells, and in any case."""
MARGIN_SLACK = 2.6
"""Characters' widths by which a full line may stay short of the right margin."""
NEW_PARAGRAPH = (
    r"^(?:[(（]?(?:第?[一二三四五六七八九十百]{1,4}|\d{1,2})[)）]?(?:[、.．,，:：条章]|(?=[)）]))"
    r"|[(（][一二三四五六七八九十\d]{1,2}[)）])"
)
"""Beginnings that are clauses of their own, however full the line before."""
LABEL_START = r"^[^，。；：:,;]{2,16}[:：]"
PAGE_FOOT = r"^(?:第?\d{1,3}页?(?:[/,，]?共?\d{1,3}页?)?|[-—–]\d{1,3}[-—–]|第\d{1,3}页.{0,12}|共\d{1,3}页.{0,12})$"


@dataclass(frozen=True, slots=True)
class _Run:
    """The characters of the flow from `start` on that one line gave; `places` are their indices in that line."""

    start: int
    line: Line
    page: int
    places: tuple[int, ...]


class Flow:
    """The text of some pages in reading order. `text` is what patterns run over; indices into it lead back to the page."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._runs: list[_Run] = []
        parts: list[str] = []
        length = 0
        before: list[Line] | None = None
        for page, rows in zip(pages, _main_rows(pages), strict=True):
            margins = _margins(rows)
            for row in rows:
                for position, segment in enumerate(row):
                    folded = _tight(segment.text)
                    if not folded[0]:
                        continue
                    gap = self._gap(before, row, position, margins, parts)
                    parts.append(gap + folded[0])
                    self._runs.append(_Run(length + len(gap), segment, page.number, folded[1]))
                    length += len(gap) + len(folded[0])
                before = row
        self.text = "".join(parts)
        self._starts = [run.start for run in self._runs]

    @staticmethod
    def _gap(
        before: list[Line] | None, row: list[Line], position: int, margins: tuple[float, float, float], parts: list[str]
    ) -> str:
        """What stands between a segment and the text before it: a break, a blank, or nothing where the text goes on."""
        if not parts:
            return ""
        if position:
            return " " if row[position].box.x0 - row[position - 1].box.x1 > WIDE_GAP * margins[2] else ""
        if before is None:
            return "\n"
        return "" if _wraps(before, row[0], margins) else "\n"

    def lines(self, start: int, end: int) -> list[tuple[int, Line]]:
        """The pieces of print that `text[start:end]` consists of, each with its page."""
        found = []
        for run in self._runs[max(0, bisect_right(self._starts, start) - 1) :]:
            if run.start >= end:
                break
            first, last = max(start, run.start) - run.start, min(end, run.start + len(run.places)) - run.start
            if first < last:
                found.append((run.page, run.line.part(run.places[first], run.places[last - 1] + 1)))
        return found

    def paragraph(self, index: int) -> tuple[int, int]:
        """First and past-the-last index of the paragraph that holds a character."""
        start = self.text.rfind("\n", 0, index) + 1
        end = self.text.find("\n", index)
        return start, len(self.text) if end < 0 else end

    def page_of(self, index: int) -> int:
        """The page on which a character stands."""
        at = max(0, bisect_right(self._starts, index) - 1)
        return self._runs[at].page if self._runs else 1

    def reading(self, found: Found[Any], *, shift: int = 0, reader: Reader | None = None) -> Reading:
        """A value found in the text (or in a part of it that begins at `shift`) as a reading with its place.

        A value that runs over two pages has the place of its first part.
        """
        return self.reading_at(
            found.start + shift,
            found.end + shift,
            found.value,
            certainty=found.certainty,
            repaired=found.repaired,
            reader=reader,
        )

    def reading_at(
        self,
        start: int,
        end: int,
        value: Value | None,
        *,
        certainty: float = 1.0,
        repaired: bool = False,
        reader: Reader | None = None,
    ) -> Reading:
        """The reading of a value that stands at `text[start:end]`."""
        pieces = self.lines(start, end)
        text = self.text[start:end].replace("\n", "")
        if not pieces:
            return Reading(text, value, reader or Reader.OCR, 0.0, self.page_of(start), None, repaired)
        page = pieces[0][0]
        box = pieces[0][1].box
        for number, line in pieces[1:]:
            box = box.union(line.box) if number == page else box
        confidence = min(line.confidence for _, line in pieces) * certainty
        return Reading(text, value, reader or pieces[0][1].reader, round(confidence, 4), page, box, repaired)


def _tight(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text without white space; two blanks or more, a gap in the print, stay as one."""
    folded = fold(text)
    chars: list[str] = []
    places: list[int] = []
    for index, char in enumerate(folded.text):
        if char.isspace():
            wide = folded.text[index + 1 : index + 2].isspace() and chars and chars[-1] != " "
            if not wide:
                continue
            char = " "  # noqa: PLW2901 - the blank that stands for the gap
        chars.append(char)
        places.append(folded.places[index])
    while chars and chars[-1] == " ":
        chars.pop()
        places.pop()
    return "".join(chars), tuple(places)


def _main_rows(pages: Sequence[Page]) -> list[list[list[Line]]]:
    """The lines of every page, level by level, without page numbers and running heads and feet."""
    repeated = _running_heads(pages)
    result = []
    for page in pages:
        rows: list[list[Line]] = []
        for line in page.lines:
            edge = line.box.y1 < 0.1 or line.box.y0 > 0.9
            bare = "".join(line.text.split())
            if not bare or (edge and (bare in repeated or full_match(PAGE_FOOT, bare))):
                continue
            if rows and _level(rows[-1][0].box, line.box) and _level(rows[-1][-1].box, line.box):
                rows[-1].append(line)
            else:
                rows.append([line])
        result.append([sorted(row, key=lambda item: item.box.x0) for row in rows])
    return result


def _running_heads(pages: Sequence[Page]) -> set[str]:
    """What stands at the top or bottom edge of more than one page."""
    counts: Counter[str] = Counter()
    for page in pages:
        edge = {"".join(line.text.split()) for line in page.lines if line.box.y1 < 0.08 or line.box.y0 > 0.92}
        counts.update(text for text in edge if text)
    return {text for text, count in counts.items() if count > 1}


def _level(a: Box, b: Box) -> bool:
    return a.y0 <= b.cy <= a.y1 and b.y0 <= a.cy <= b.y1


def _margins(rows: list[list[Line]]) -> tuple[float, float, float]:
    """Left margin, right margin and a character's width of a page's running text."""
    lines = [line for row in rows for line in row]
    if not lines:
        return 0.0, 1.0, 0.02
    widths = [line.box.width / len(line.text) for line in lines if len(line.text) > 4]
    unit = median(widths) if widths else 0.02
    long = [line for line in lines if line.box.width > 0.45]
    left = min((line.box.x0 for line in long), default=0.0)
    return left, _right_margin(long), unit


def _right_margin(lines: list[Line]) -> float:
    """Where full lines end: the rightmost edge that at least two long lines share, else far enough right to be one."""
    edges = sorted((line.box.x1 for line in lines), reverse=True)
    shared = (a for a, b in zip(edges, edges[1:], strict=False) if a - b < 0.03)
    return max(next(shared, SURELY_FULL), LEAST_FULL)


def _wraps(before: list[Line], line: Line, margins: tuple[float, float, float]) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    left, right, unit = margins
    full = max(item.box.x1 for item in before) >= right - MARGIN_SLACK * max(unit, 0.012)
    starts_left = line.box.x0 <= left + MARGIN_SLACK * max(unit, 0.012)
    if not (full and starts_left):
        return False
    last = before[-1].text.rstrip()
    bare = "".join(line.text.split())
    if search(NEW_PARAGRAPH, bare) and last.endswith(("。", "；", ";", "：", ":", ".")):
        return False
    return not (search(LABEL_START, bare) and last.endswith(("。", "；", ";")))
