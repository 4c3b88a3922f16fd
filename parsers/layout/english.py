"""English beside Chinese labels: put together where it wraps (Remittance Informat over ion), and whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr.lines import Line
from parsers.layout.label_table import LabelTable
from parsers.layout.levels import alike
from parsers.layout.marks import Mark
from parsers.values.search import full_match

GAP = 0.6
"""Heights of print between two lines of one label at most."""
EVEN = 1.0
"""Heights of print by which their left edges or middles may differ."""
MOST_LINES = 3
NEAR = 0.5
"""Heights of print between a label and its English above or below it at most."""


def join_english(lines: Sequence[Line], table: LabelTable, aspect: float) -> list[Line]:
    """The lines, with Latin ones below each other joined that only together are a label in English."""
    if not table.translations:
        return list(lines)
    latin = [line for line in lines if full_match(r"[A-Za-z'’/&.() -]+", line.text) is not None]
    joined: dict[Line, Line | None] = {}
    for first in sorted(latin, key=lambda line: line.box.cy):
        chain = [first] if first not in joined else []
        while chain and len(chain) <= MOST_LINES:
            text = "".join(line.text for line in chain)
            if len(chain) > 1 and table.is_english(text):
                box = chain[0].box.union(chain[-1].box)
                joined |= dict.fromkeys(chain[1:]) | {first: replace(first, text=text, box=box, edges=(), sure=())}
                break
            following = [line for line in latin if line not in joined and _is_below(chain[-1], line, aspect)]
            chain = [*chain, following[0]] if len(following) == 1 else []
    return [kept for line in lines if (kept := joined.get(line, line)) is not None]


def _is_below(upper: Line, lower: Line, aspect: float) -> bool:
    height = min(upper.box.height, lower.box.height)
    slack = EVEN * height * aspect
    even = abs(upper.box.x0 - lower.box.x0) < slack or abs(upper.box.cx - lower.box.cx) < slack
    return even and -0.5 * height < lower.box.y0 - upper.box.y1 < GAP * height and alike(upper.box, lower.box)


def with_english(marks: Sequence[Mark], english: Sequence[Line]) -> list[Mark]:
    """The labels, each with its English in a line of its own right below it, or above where the page has it so.

    The value stands beside the two.
    """
    ways: list[dict[int, Line]] = [{}, {}]
    for index, mark in enumerate(marks):
        for line in english:
            if _is_of(line, mark):
                ways[line.box.cy < mark.box.cy].setdefault(index, line)
    first, second = sorted(ways, key=len, reverse=True)
    whose = {index: line for index, line in second.items() if line not in first.values()} | first
    return [
        replace(mark, box=mark.box.union(whose[index].box)) if index in whose else mark
        for index, mark in enumerate(marks)
    ]


def _is_of(line: Line, mark: Mark) -> bool:
    gap = max(line.box.y0, mark.box.y0) - min(line.box.y1, mark.box.y1)
    over = line.box.overlap_x(mark.box) > 0.5 * min(line.box.width, mark.box.width)
    return mark.rest is None and over and gap < NEAR * mark.box.height and line.box.cy != mark.box.cy
