"""Labels written downward, of which the detector found the characters one by one: 购 over 买 over 方."""

from __future__ import annotations

from collections.abc import Iterable

from ocr.lines import Box, Line

_ASIDE = 0.3
"""How far the middles of two characters may differ, as a share of their width."""
_GAP = 1.5
"""The widest gap from one character to the next, as a share of their height."""


def with_columns(lines: Iterable[Line], aspect: float) -> list[Line]:
    """Lines, with single Han characters that stand one below the other joined into one line.

    Equal characters are left apart, for they are entries of a table's column; so is what has characters side by side.

    Args:
        lines: of one page, in the upright frame.
        aspect: height divided by width of the page.
    """
    standing: list[Line] = []
    others: list[Line] = []
    for line in sorted(lines, key=lambda item: item.box.y0):
        (standing if _stands(line, aspect) else others).append(line)
    columns: list[list[Line]] = []
    for line in standing:
        above = next((column for column in columns if _continues(column[-1], line, others)), None)
        if above is None:
            columns.append([line])
        else:
            above.append(line)
    return others + [line for column in columns for line in _joined(column)]


def _stands(line: Line, aspect: float) -> bool:
    """Whether a line is Han characters only, one at a level."""
    tall = line.box.height * aspect > 1.5 * line.box.width
    return all("一" <= char <= "鿿" for char in line.text) and (len(line.text) == 1 or (tall and not line.edges))


def _continues(above: Line, below: Line, others: Iterable[Line]) -> bool:
    """Whether a character stands right below another of its size, no line in between."""
    a, b = above.box, below.box
    width = max(a.width, b.width)
    height = min(a.height / len(above.text), b.height / len(below.text))
    return (
        abs(a.cx - b.cx) <= _ASIDE * width
        and min(a.width, b.width) >= (1 - _ASIDE) * width
        and -0.5 * height <= b.y0 - a.y1 <= _GAP * height
        and not any(a.cy < line.box.cy < b.cy and line.box.x0 < b.cx < line.box.x1 for line in others)
    )


def _joined(column: list[Line]) -> list[Line]:
    if len(column) < 2 or len({line.text for line in column}) < len(column):
        return column
    box: Box = column[0].box
    for line in column[1:]:
        box = box.union(line.box)
    sure = tuple(probability for line in column for probability in line.sure)
    text = "".join(line.text for line in column)
    return [Line(text, box, min(line.confidence for line in column), sure=sure)]
