"""English under a Chinese label that wraps in its cell, put together: Remittance Informat over ion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr.lines import Line
from parsers.layout.levels import alike
from parsers.layout.marks import LabelTable
from parsers.values.search import full_match

GAP = 0.6
"""Heights of print between two lines of one label at most."""
EVEN = 1.0
"""Heights of print by which their left edges or middles may differ."""
MOST_LINES = 3


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
