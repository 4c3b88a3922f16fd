"""Labels whose characters are spread over the width of their column: 名 … 称 below 法 定 代 表 人."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from extract.pages import Page
from ocr.lines import Line, in_reading_order, union_of
from parsers.layout.levels import alike, on_one_level
from parsers.values.search import full_match
from parsers.values.text import plain

_SCRAP = r"\p{Han}{1,4}"
"""A piece of such a label that was read by itself."""
_LONGEST_END = 4
"""Characters at the end of a label that may have run into its value."""
_COLUMN = 0.3
"""How wide a column of labels is at most, as a fraction of the page."""


def with_whole_labels(page: Page, names: Container[str]) -> Page:
    """The page with the pieces of labels put together that make one of the wordings `names`.

    A value that ran into the last of them is a line of its own.
    """
    joined: list[Line] = []
    taken: set[int] = set()
    for line in sorted(page.lines, key=lambda item: item.box.x0):
        if id(line) in taken:
            continue
        pieces, rest = _label_from(line, page, names)
        taken |= {id(piece) for piece in pieces}
        label = [*pieces[:-1], rest[0]] if rest else pieces
        box = union_of(piece.box for piece in label)
        if len(pieces) == 1 or box is None:
            joined.append(line)
            continue
        text, sure = "".join(plain(piece.text) for piece in label), min(piece.confidence for piece in label)
        joined.append(replace(line, text=text, box=box, confidence=sure, edges=(), sure=()))
        joined += rest[1:]
    return replace(page, lines=in_reading_order(joined))


def _label_from(line: Line, page: Page, names: Container[str]) -> tuple[list[Line], list[Line]]:
    """The lines that hold a label which begins with a line and goes on in the next ones of its level; else the line.

    Where its end and a value were read as one, the two parts of the last line too.
    """
    pieces = [line]
    if not full_match(_SCRAP, plain(line.text)):
        return pieces, []
    level = [
        other
        for other in page.lines
        if other.box.x0 >= line.box.x1 - 0.002 and on_one_level(other.box, line.box) and alike(other.box, line.box)
    ]
    for other in sorted(level, key=lambda item: item.box.x0):
        begun = "".join(plain(piece.text) for piece in pieces)
        if parts := _parted(begun, other, names):
            inside = parts[0].box.x1 - line.box.x0 <= _COLUMN
            return ([*pieces, other], parts) if inside else ([line], [])
        if not full_match(_SCRAP, plain(other.text)) or other.box.x1 - line.box.x0 > _COLUMN:
            break
        pieces.append(other)
        if begun + plain(other.text) in names:
            return pieces, []
    return [line], []


def _parted(begun: str, line: Line, names: Container[str]) -> list[Line]:
    """The end of a label at the head of a line, and the value behind it; nothing where that is no label's."""
    places = [place for place, char in enumerate(line.text) if not char.isspace()]
    for length in range(1, min(_LONGEST_END, len(places) - 2) + 1):
        end = places[length - 1] + 1
        if begun + plain(line.text[:end]) in names:
            return [line.part(0, end), line.part(places[length], len(line.text))]
    return []
