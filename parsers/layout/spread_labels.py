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
_COLUMN = 0.3
"""How wide a column of labels is at most, as a fraction of the page."""


def with_whole_labels(page: Page, names: Container[str]) -> Page:
    """The page with the pieces of labels put together that make one of the wordings `names`."""
    joined: list[Line] = []
    taken: set[int] = set()
    for line in sorted(page.lines, key=lambda item: item.box.x0):
        if id(line) in taken:
            continue
        pieces = _label_from(line, page, names)
        taken |= {id(piece) for piece in pieces}
        box = union_of(piece.box for piece in pieces)
        if len(pieces) == 1 or box is None:
            joined.append(line)
            continue
        text, sure = "".join(plain(piece.text) for piece in pieces), min(piece.confidence for piece in pieces)
        joined.append(replace(line, text=text, box=box, confidence=sure, edges=(), sure=()))
    return replace(page, lines=in_reading_order(joined))


def _label_from(line: Line, page: Page, names: Container[str]) -> list[Line]:
    """The pieces of a label that begins with a line and goes on in the next ones of its level; the line for none."""
    pieces = [line]
    if not full_match(_SCRAP, plain(line.text)):
        return pieces
    level = [
        other
        for other in page.lines
        if other.box.x0 >= line.box.x1 - 0.002 and on_one_level(other.box, line.box) and alike(other.box, line.box)
    ]
    for other in sorted(level, key=lambda item: item.box.x0):
        if not full_match(_SCRAP, plain(other.text)) or other.box.x1 - line.box.x0 > _COLUMN:
            break
        pieces.append(other)
        if "".join(plain(piece.text) for piece in pieces) in names:
            return pieces
    return [line]
