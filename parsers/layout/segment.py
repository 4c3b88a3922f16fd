"""Segments of a row, and the margins of a page's running text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ocr.lines import Box, Line
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import full_match, replaced, search
from parsers.values.text import plain

WIDE_GAP = 2.2
"""Characters' widths between two lines on one level from which on they are two texts side by side."""
NUMBERS_APART = 0.7
"""The same between two numbers."""
ITEM = r"^[(（]?(\d{1,2})(?:[、)）]|[.．](?!\d)|[.．](?=\d{2}[0-9A-Z]{13}))|^([①②③④⑤⑥⑦⑧⑨⑩])"
"""The number of an item in a list."""
DAY = r"^[\d〇○零一二三四五六七八九]{2,4}[年./-][\d一二三四五六七八九十]{1,3}[月./-][\d一二三四五六七八九十]{1,3}日?$"
"""A day and nothing else."""
ROOM = 4.0
"""Characters for which a line that does not wrap leaves room in its cell."""
LABEL_START = r"^[^，。；：:,;]{2,16}[:：]"


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right margin of a page's running text and the width of a character, as fractions of the page."""

    left: float
    right: float
    char: float


@dataclass(slots=True)
class Segment:
    """Print that belongs together on one level: a line, or the lines of a cell or column. `cell` is the ruled cell."""

    lines: list[Line]
    cell: Box | None = None

    @property
    def last(self) -> Line:
        """The line it ends with."""
        return self.lines[-1]

    def apart(self, before: Segment, margins: Margins) -> bool:
        """Whether a gap stands between this and the segment left of it."""
        if self.cell is not None or before.cell is not None:
            return True
        gap = self.lines[0].box.x0 - max(line.box.x1 for line in before.lines)
        codes = search(r"[0-9A-Z]{6}$", before.last.text) and search(r"^[0-9A-Z]{6}", self.lines[0].text)
        numbers = codes or (before.last.text[-1:].isdigit() and self.lines[0].text[:1].isdigit())
        if numbers and gap > NUMBERS_APART * margins.char:
            return True
        return gap > WIDE_GAP * margins.char or bool(search(LABEL_START, plain(self.lines[0].text)))

    def parts(self) -> Iterator[tuple[Line, str | None]]:
        """Its lines, each with what joins it to the one before (None for the first).

        Lines of a cell go on without a break, but two names one below the other are two names, and the items of a
        list are paragraphs; so are labels and days below a line that leaves room in its cell, or that is a name.
        """
        yield self.lines[0], None
        listed = bool(search(ITEM, plain(self.lines[0].text)))
        for above, line in pairwise(self.lines):
            yield line, self._joint(above, line, listed=listed)

    def _joint(self, above: Line, line: Line, *, listed: bool) -> str:
        first, second = (replaced(ITEM, "", plain(item.text)) for item in (above, line))
        named = looks_like_organisation(first)
        both = named and looks_like_organisation(second)
        if listed and search(ITEM, plain(line.text)):
            return "、" if both else "\n"
        room = self._leaves_room(above)
        if (search(DAY, second) and (room or named)) or (search(LABEL_START, second) and room):
            return "\n" if self.cell is not None else ""
        two = both and not full_match(r"(?:股份)?有限(?:责任)?公司|公司|.{0,6}(?:分公司|支行|研究院|学院)", second)
        return "、" if two else ""

    def _leaves_room(self, line: Line) -> bool:
        """Whether a line of a cell ends far from where it would have to wrap."""
        if self.cell is None or not line.text:
            return False
        return line.box.width < self.cell.width - ROOM * line.box.width / len(line.text)
