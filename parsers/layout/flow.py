"""Running text: the lines of one or more pages as one text, with the way back to every character's place.

Contracts and notices are sentences that wrap. A flow joins a wrapped line to the next one without a break, so that a
number or a name cut by the margin is whole again; it puts a blank between print that stands side by side, and a line
break where a line ends before the margin. What wraps inside a ruled cell or a column stays together. White space
inside lines is left out, and text is in folded form (`parsers.values.text`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from extract.pages import Page
from ocr.lines import Line, Reader
from parsers.layout.holes import sure_of
from parsers.layout.marks import unbracketed
from parsers.layout.rows import rows_of_pages
from parsers.layout.segment import Margins, Segment
from parsers.layout.wraps import wraps
from parsers.reading import Reading, Value
from parsers.values.found import Found
from parsers.values.search import find_all, full_match, search
from parsers.values.text import fold, plain

_WIDE = r"(?<![^\s:])(?:\p{Han}\s{2,}){1,4}\p{Han}(?=\s*:|\s*\([^)]{1,8}\)\s*:)"
"""A label printed with gaps between its characters."""


Arrange = Callable[[Sequence[tuple[Segment, ...]]], Sequence[tuple[Segment, ...]]]
_FILLED = r"[_＿]{2,}(?=[^_＿]{1,60}[_＿]{2})|(?<=[_＿][^_＿]{1,60})[_＿]{2,}"
"""The line on which a form was filled in, before and behind what stands on it; a blank one has nothing on it."""


@dataclass(frozen=True, slots=True)
class _Run:
    """The characters of the flow from `start` on that one line gave; `places` are their indices in that line."""

    start: int
    line: Line
    page: int
    places: tuple[int, ...]


class Flow:
    """The text of some pages in reading order. `text` is what patterns run over; indices lead back to the page."""

    def __init__(self, pages: Sequence[Page], arranged: Arrange | None = None) -> None:
        """The rows of every page are read as `arranged` puts them, in their own order without it."""
        self._runs: list[_Run] = []
        self._parts: list[str] = []
        self._length = 0
        before: tuple[Segment, ...] = ()
        for page, (rows, margins) in zip(pages, rows_of_pages(pages), strict=True):
            for row in arranged(rows) if arranged else rows:
                self._add_row(row, before, margins, page.number)
                before = row
        self.text = "".join(self._parts)
        self._starts = [run.start for run in self._runs]

    def _add_row(self, row: tuple[Segment, ...], before: tuple[Segment, ...], margins: Margins, page: int) -> None:
        for position, segment in enumerate(row):
            if position:
                spaced = _is_spaced(row[position - 1], segment)
                gap = " " if segment.apart(row[position - 1], margins) and not spaced else ""
            else:
                gap = "" if before and wraps(before, segment, margins) and not _is_counted(row) else "\n"
            for line, joint in segment.parts():
                self._add(line, gap if joint is None else joint, page)

    def _add(self, line: Line, gap: str, page: int) -> None:
        line = unbracketed(line)
        text, places = _tight(line.text)
        if not text:
            return
        gap = gap if self._parts else ""
        self._parts.append(gap + text)
        self._runs.append(_Run(self._length + len(gap), line, page, places))
        self._length += len(gap) + len(text)

    def without(self, spans: Sequence[tuple[int, int]], instead: Mapping[int, str] = MappingProxyType({})) -> Flow:
        """The flow without pieces of its text, given in order; all that is left keeps its place on the page.

        `instead` has other characters for some of those that are left.
        """
        left = Flow(())
        edges = [0, *(edge for span in spans for edge in span), len(self.text)]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            for run in self._runs[max(0, bisect_right(self._starts, start) - 1) :]:
                first, last = max(start, run.start), min(end, run.start + len(run.places))
                if first < last:
                    places = run.places[first - run.start : last - run.start]
                    left._runs.append(replace(run, start=left._length + first - start, places=places))
            left._parts.append("".join(instead.get(at, self.text[at]) for at in range(start, end)))
            left._length += end - start
        left.text = "".join(left._parts)
        left._starts = [run.start for run in left._runs]
        return left

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

    def printed(self, start: int, end: int, *, breaks: bool = False) -> str:
        """`text[start:end]` with the white space that its lines have in print, with `breaks` their ends too."""
        found, at = "", start
        for run in self._runs[max(0, bisect_right(self._starts, start) - 1) :]:
            if run.start >= end:
                break
            first, last = max(start, run.start), min(end, run.start + len(run.places))
            if first < last:
                places = run.places[first - run.start], run.places[last - 1 - run.start] + 1
                found += "\n" if breaks and found and at == first else ""
                found += self.text[at:first] + run.line.text[slice(*places)]
                at = last
        return found + self.text[at:end]

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
        confidence = min(sure_of(line) for _, line in pieces) * certainty
        return Reading(text, value, reader or pieces[0][1].reader, round(confidence, 4), page, box, repaired)


def _is_counted(row: Sequence[Segment]) -> bool:
    """Whether a row is one of a list without rulings: its number stands alone before the rest."""
    return len(row) > 1 and full_match(r"\d{1,3}[.、]?", plain(row[0].lines[0].text)) is not None


def _is_spaced(before: Segment, segment: Segment) -> bool:
    """Whether a label printed with wide gaps (甲　　方：) was read as two lines."""
    single = full_match(r"\p{Han}", plain(before.last.text)) is not None and len(before.lines) == 1
    return single and search(r"^\p{Han}{1,2}(?:[:：]|[(（].{1,8}[)）][:：])", plain(segment.lines[0].text)) is not None


def _tight(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text without white space; two blanks or more, a gap in the print, stay as one.

    The gaps inside a label that is printed wide (甲　　方：) are none.
    """
    folded = fold(text)
    wide = [match.span() for match in find_all(_WIDE, folded.text)]
    lines = {index for match in find_all(_FILLED, folded.text) for index in range(*match.span())}
    chars: list[str] = []
    places: list[int] = []
    for index, char in enumerate(folded.text):
        if index in lines:
            continue
        if char.isspace():
            inside = any(start < index < end for start, end in wide)
            if inside or not folded.text[index + 1 : index + 2].isspace() or not chars or chars[-1] == " ":
                continue
            chars.append(" ")
        else:
            chars.append(char)
        places.append(folded.places[index])
    while chars and chars[-1] == " ":
        chars.pop()
        places.pop()
    return "".join(chars), tuple(places)
