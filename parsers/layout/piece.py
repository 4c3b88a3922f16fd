"""A value as it stands on a page: text and the lines it was taken from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from ocr.lines import Box, Line, Reader, union_of
from parsers.layout.holes import sure_of
from parsers.layout.levels import on_one_level
from parsers.values.text import fold_char

LAID = 0.3
"""Part of the shorter of two lines on one level over which it lies upon the other."""
TORN = 2.5
"""Characters' widths between two texts on one level from which on they are of two columns."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some print of one page: `lines` from top to bottom, each a whole line or a part of one.

    `page` counts from 1 inside the file; `sureness` says how sure it is that just these lines belong together. Offsets
    into `text` can be turned back into places by `part`.
    """

    lines: tuple[Line, ...]
    page: int
    sureness: float = 1.0

    @property
    def text(self) -> str:
        """The lines, joined by line breaks."""
        return "\n".join(line.text for line in self.lines)

    @property
    def joined(self) -> str:
        """The text on one line: parts that meet between Chinese characters are joined without a space."""
        found = ""
        for line in self.lines:
            text = line.text.strip()
            gap = " " if found and text and found[-1].isascii() and text[0].isascii() and found[-1].isalpha() else ""
            found += gap + text
        return found

    @property
    def box(self) -> Box:
        """The smallest box that holds all lines."""
        return union_of(line.box for line in self.lines) or Box(0, 0, 0, 0)

    @property
    def confidence(self) -> float:
        """That of the least sure line, where the lines surely belong together and no name has a hole in it."""
        return min((*map(sure_of, self.lines), self.sureness)) if self.lines else 0.0

    @property
    def reader(self) -> Reader:
        """OCR where any line was read by OCR."""
        return Reader.OCR if any(line.reader is Reader.OCR for line in self.lines) else self.lines[0].reader

    def part(self, start: int, end: int) -> Piece:
        """The piece of `text[start:end]`, with the box where those characters stand."""
        parts: list[Line] = []
        at = 0
        for line in self.lines:
            first, last = max(0, start - at), min(len(line.text), end - at)
            if first < last:
                parts.append(line.part(first, last))
            at += len(line.text) + 1
        return Piece(tuple(parts) or self.lines[:1], self.page, self.sureness)

    def stripped(self) -> Piece | None:
        """Without white space and colons at the ends; None where nothing remains."""
        text = self.text
        start = len(text) - len(text.lstrip(" \t\n:：;；　"))
        end = len(text.rstrip(" \t\n:：;；　"))
        return self.part(start, end) if start < end else None


def piece_of(lines: Sequence[Line], page: int) -> Piece | None:
    """The lines as one piece; None for no lines or no text."""
    kept = tuple(line for line in lines if any(fold_char(char).strip() for char in line.text))
    return Piece(kept, page) if kept else None


def is_overlaid(piece: Piece) -> bool:
    """Whether two lines of a piece lie upon one another: print was pressed over it, and nobody knows which is which."""
    return any(
        on_one_level(one.box, other.box) and one.box.overlap_x(other.box) > LAID * min(one.box.width, other.box.width)
        for one, other in combinations(piece.lines, 2)
    )


def is_torn(piece: Piece) -> bool:
    """Whether print of a piece stands so far apart on one level that it is of two columns."""
    lines = sorted(piece.lines, key=lambda line: line.box.x0)
    return any(
        on_one_level(left.box, right.box)
        and right.box.x0 - left.box.x1 > TORN * left.box.width / max(len(left.text), 1)
        and not any(left.box.x1 <= other.box.x0 < right.box.x0 and on_one_level(left.box, other.box) for other in lines)
        for left, right in combinations(lines, 2)
    )
