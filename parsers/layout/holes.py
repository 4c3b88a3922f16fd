"""Names of a text layer with a hole in them: a character that another font prints may be missing in silence."""

from __future__ import annotations

from statistics import median

from ocr.lines import Line, Reader
from parsers.values.organisation import looks_like_organisation

HOLED = 0.5
"""How sure a name with a hole is: it contradicts nothing."""
_WIDTH = (0.75, 1.3)
"""Widths of a hole in those of the characters around it."""
_FEWEST = 4


def sure_of(line: Line) -> float:
    """How sure a line, or the part of one that a value was taken from, is."""
    return min(line.confidence, HOLED) if has_hole(line) else line.confidence


def has_hole(line: Line) -> bool:
    """Whether the line is the name of an organisation with one gap in it, as wide as one character.

    A gap behind a name that is whole stands between two names; a name set wide has many gaps.
    """
    text = line.text.strip()
    if line.reader is not Reader.TEXT or text.count(" ") != 1 or len(text) <= _FEWEST:
        return False
    before, after = text.split(" ")
    if not (_goes_on(before[-1]) and _goes_on(after[0])) or looks_like_organisation(before):
        return False
    return _is_one_character_wide(line, line.text.index(before) + len(before)) and looks_like_organisation(text)


def _is_one_character_wide(line: Line, place: int) -> bool:
    if len(line.edges) != len(line.text) + 1:
        return False
    widths = [right - left for left, right in zip(line.edges, line.edges[1:], strict=False)]
    usual = median(width for char, width in zip(line.text, widths, strict=True) if _is_han(char))
    return _WIDTH[0] * usual <= widths[place] <= _WIDTH[1] * usual


def _goes_on(char: str) -> bool:
    return _is_han(char) or char in "（）()"


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"
