"""Characters of labels spread over their column that were read from top to bottom: 备让受 | 案与让 | 号, 人, 人."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from ocr.lines import Line
from parsers.values.text import plain

LONGEST = 4
"""Rows of labels whose characters may be read as one line from top to bottom."""
PAIR = 2
LEVEL = 0.6
"""Heights of print by which the middles of a label's characters may differ."""
REACH = 6.0
"""Heights of print between two characters of one label at most."""
OVERLAP = 0.8
"""Heights of print by which the boxes of two characters side by side may overlap; OCR draws them wide."""


def is_vertical(line: Line, aspect: float) -> bool:
    """Whether a line runs from top to bottom."""
    return len(line.text) > 1 and line.box.height * aspect > 1.4 * line.box.width


def cut_upright(line: Line, places: Iterable[int]) -> list[Line]:
    """A line that runs from top to bottom, cut at these places in its text."""
    ends = [0, *places, len(line.text)]
    box, step = line.box, line.box.height / len(line.text)
    return [
        replace(
            line, text=line.text[start:end], box=replace(box, y0=box.y0 + step * start, y1=box.y0 + step * end),
            edges=(), sure=(),
        )
        for start, end in pairwise(ends)
    ]  # fmt: skip


def leading_label(text: str, known: frozenset[str]) -> str:
    """The longest wording a text begins with."""
    for size in range(min(len(text), 24), 0, -1):
        if text[:size] in known:
            return text[:size]
    return ""


def without_stacks(lines: Sequence[Line], known: frozenset[str], aspect: float) -> list[Line]:
    """The lines; one from top to bottom each of whose characters is of a label in its row is cut into these.

    So are two of which the upper is of a label: below it stands the last character of its value (名 称：某公 over 司).
    """
    stacks = {
        line: cut_upright(line, range(1, len(line.text)))
        for line in lines
        if is_vertical(line, aspect)
        and len(line.text) <= LONGEST
        and not any(char.isspace() for char in line.text)
        and plain(line.text) not in known
    }
    if not stacks:
        return list(lines)
    others = [line for line in lines if line not in stacks]
    chars = [char for stack in stacks.values() for char in stack]
    told = set()
    for line, stack in stacks.items():
        of_label = [_is_of_label(char, [*chars, *others], known, aspect) for char in stack]
        if all(of_label) or (len(stack) == PAIR and of_label[0]):
            told.add(line)
    return [part for line in lines for part in (stacks[line] if line in told else [line])]


def _is_of_label(char: Line, others: Sequence[Line], known: frozenset[str], aspect: float) -> bool:
    """Whether a label of several pieces on one level goes through a character."""
    row = [char]
    while (before := _next(row[0], others, aspect, left=True)) is not None:
        row.insert(0, before)
    while (after := _next(row[-1], others, aspect, left=False)) is not None:
        row.append(after)
    at = row.index(char)
    texts = [plain(piece.text) for piece in row]
    for first in range(at + 1):
        start = sum(map(len, texts[first:at]))
        word = leading_label("".join(texts[first:]), known)
        if len(word) > start and len(word) > len(texts[first]):
            return True
    return False


def _next(line: Line, others: Sequence[Line], aspect: float, *, left: bool) -> Line | None:
    """The nearest piece beside another on its level, near enough to be of one label with it."""
    height = line.box.height
    near = [
        (gap, other)
        for other in others
        if other is not line
        and abs(other.box.cy - line.box.cy) < LEVEL * min(height, other.box.height)
        and (other.box.x0 < line.box.x0 if left else other.box.x0 > line.box.x0)
        and -OVERLAP * height * aspect
        < (gap := line.box.x0 - other.box.x1 if left else other.box.x0 - line.box.x1)
        < REACH * height * aspect
    ]
    return min(near, key=lambda item: item[0])[1] if near else None
