"""English beside Chinese labels: put together where it wraps (Remittance Informat over ion), and whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.pages import Page
from ocr.lines import Line
from parsers.layout.label_table import LabelTable
from parsers.layout.levels import alike, on_one_level
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


def without_english_heads(page: Page, table: LabelTable) -> Page:
    """The page without the English below the heads of columns: a level on which every print bears a caption or is one.

    Read on, it would be the first row of the table.
    """
    captions = [line for line in page.lines if table.is_english(line.text)]
    headed = {line: [upper for upper in page.lines if _is_above(upper, line)] for line in captions}
    known = {*captions, *(upper for above in headed.values() for upper in above)}
    heads = {
        line
        for line in captions
        if headed[line]
        and all(other in known for other in page.lines if _reaches(other, headed[line][0], line))
        and any(other is not line and headed[other] and on_one_level(other.box, line.box) for other in captions)
    }
    below = {line for line in captions if any(_is_above(head, line) for head in heads)}
    gone = heads | below
    return replace(page, lines=tuple(line for line in page.lines if line not in gone)) if gone else page


def _is_above(upper: Line, lower: Line) -> bool:
    over = upper.box.overlap_x(lower.box) > 0.5 * min(upper.box.width, lower.box.width)
    height = max(upper.box.height, lower.box.height)
    return over and upper is not lower and -0.5 * height < lower.box.y0 - upper.box.y1 < GAP * height


def _reaches(other: Line, upper: Line, lower: Line) -> bool:
    """Whether print stands beside a head and its English."""
    return upper.box.y0 < other.box.cy < lower.box.y1


def _is_of(line: Line, mark: Mark) -> bool:
    gap = max(line.box.y0, mark.box.y0) - min(line.box.y1, mark.box.y1)
    over = line.box.overlap_x(mark.box) > 0.5 * min(line.box.width, mark.box.width)
    return mark.rest is None and over and gap < NEAR * mark.box.height and line.box.cy != mark.box.cy
