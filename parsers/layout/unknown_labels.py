"""Labels that no table knows, told by where they stand: in a column of labels, with print beside them."""

from __future__ import annotations

from collections.abc import Sequence

from ocr.lines import Box, Line
from parsers.layout.levels import alike, on_one_level
from parsers.layout.marks import Mark
from parsers.layout.rulings import Rulings
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import full_match
from parsers.values.text import plain
from parsers.values.words import parse_words

UNKNOWN = ""
"""The name of a label that no table knows: it ends the values around it and has none that anybody asks for."""
FEWEST = 2
"""Known labels that make a column."""
ALIGNED = 0.8
"""Heights of print by which the edges or middles of a column's labels may differ."""
NEAR = 8.0
"""Heights of print between a text and the nearest label of its column at most."""
_WORDS = r"(?!一种)\p{Han}[\p{Han}()/、]{1,9}:?"


def unknown_labels(marks: Sequence[Mark], texts: Sequence[Line], rulings: Rulings) -> tuple[list[Mark], list[Line]]:
    """The labels with those found by their place, and the texts that are left."""
    columns = [mark for mark in marks if mark.rest is None and _has_text_beside(mark.box, marks, texts)]
    found = [line for line in texts if _is_label(line, columns, marks, texts, rulings)]
    more = [
        Mark(UNKNOWN, plain(line.text).rstrip(":"), line.box, colon=plain(line.text).endswith(":")) for line in found
    ]
    return [*marks, *more], [line for line in texts if line not in found]


def _is_label(
    line: Line, columns: Sequence[Mark], marks: Sequence[Mark], texts: Sequence[Line], rulings: Rulings
) -> bool:
    text = plain(line.text)
    if full_match(_WORDS, text) is None or looks_like_organisation(text) or parse_words(text) is not None:
        return False
    slack = ALIGNED * line.box.height * rulings.aspect
    own = [
        mark.box
        for mark in columns
        if min(abs(mark.box.x0 - line.box.x0), abs(mark.box.cx - line.box.cx)) < slack
        and mark.box.overlap_x(line.box) > 0
        and alike(mark.box, line.box)
        and not on_one_level(mark.box, line.box)
    ]
    near = min((abs(box.cy - line.box.cy) for box in own), default=1.0) < NEAR * line.box.height
    return len(own) >= FEWEST and near and _has_text_beside(line.box, marks, texts)


def _has_text_beside(box: Box, marks: Sequence[Mark], texts: Sequence[Line]) -> bool:
    """Whether what stands right of some print on its level is a text, and no label."""
    level = [
        (other.box.x0, kind)
        for kind, others in ((True, texts), (False, marks))
        for other in others
        if other.box.x0 >= box.x1 - 0.002 and on_one_level(other.box, box)
    ]
    return min(level, default=(0.0, False))[1]
