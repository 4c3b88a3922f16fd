"""Labels that wrap in a narrow cell, put together: 使用外观设计的 over 产品名称, 出质人（专利 over 权人）."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ocr.lines import Line
from parsers.layout.label_table import LabelTable
from parsers.layout.levels import alike, on_one_level
from parsers.layout.rulings import Rulings
from parsers.values.search import full_match
from parsers.values.text import plain

LONGEST = 14
"""Characters of one line of such a label at most."""
MOST_LINES = 3
GAP = 0.6
"""Heights of print between the lines of one label at most."""
TIGHT = 0.2
"""The same for labels that each are one by themselves."""
BESIDE = 16.0
"""Heights of print right of a label within which its value begins."""
EVEN = 0.8
"""Heights of print by which the left edges or the middles of its lines may differ."""
_WORDS = r"[\p{Han}()/、,]+:?"


def join_wrapped_labels(lines: Sequence[Line], table: LabelTable, rulings: Rulings) -> list[Line]:
    """The lines, with two or three one below the other joined that together are a label and that no line alone is.

    What no list of labels has counts only where its last line is no label by itself.
    """
    left = list(lines)
    for line in sorted(lines, key=lambda item: item.box.cy):
        if line not in left or not _may_begin(line):
            continue
        chain = [line]
        for _ in range(MOST_LINES - 1):
            following = [other for other in left if _goes_on(chain[-1], other, rulings)]
            if len(following) != 1:
                break
            chain.append(following[0])
            text = "".join(plain(part.text) for part in chain)
            bare = text.rstrip(":")
            apart = all(_is_whole(part, table) for part in chain) and not _is_one_cell(chain, lines, rulings)
            known = bare in table.names and not apart
            whole = any(_is_whole(part, table) and _has_beside(part, lines, rulings) for part in chain[:-1])
            if known or (table.like(bare) is not None and not whole and not _is_whole(chain[-1], table)):
                joined = _joined(chain)
                left[left.index(line)] = joined
                left = [other for other in left if other not in chain[1:]]
                break
    return left


def _may_begin(line: Line) -> bool:
    """Whether a line may be the beginning of a label that wraps: short, Chinese, and no label with a colon itself."""
    text = plain(line.text)
    return 1 < len(text) <= LONGEST and full_match(_WORDS, text) is not None and not text.endswith(":")


def _goes_on(upper: Line, lower: Line, rulings: Rulings) -> bool:
    above, below = upper.box, lower.box
    height = min(above.y1 - above.y0, below.y1 - below.y0)
    if lower is upper or not -0.5 * height < below.y0 - above.y1 < GAP * height:
        return False
    text = plain(lower.text)
    if len(text) > LONGEST or full_match(_WORDS, text) is None or not alike(upper.box, lower.box):
        return False
    slack = EVEN * height * rulings.aspect
    even = abs(upper.box.x0 - lower.box.x0) < slack or abs(upper.box.cx - lower.box.cx) < slack
    return even and not rulings.divide(upper.box, lower.box)


def _is_whole(line: Line, table: LabelTable) -> bool:
    """Whether a line is a label by itself, as those of a list set tight are: 账号 over 开户行."""
    return plain(line.text).rstrip(":") in table.names


def _is_one_cell(chain: Sequence[Line], lines: Sequence[Line], rulings: Rulings) -> bool:
    """Whether labels one below the other are one: set tight in one ruled cell, or where no value stands by the last.

    The ruling between two rows may not have been found.
    """
    cell, last = rulings.at(chain[0].box), chain[-1].box
    if cell is not None and cell != rulings.at(last):
        return False
    if cell is not None and all(two.box.y0 - one.box.y1 < TIGHT * last.height for one, two in pairwise(chain)):
        return True
    return not _has_beside(chain[-1], lines, rulings)


def _has_beside(label: Line, lines: Sequence[Line], rulings: Rulings) -> bool:
    """Whether some print stands right of a label on its level, near enough to be its value."""
    box = label.box
    reach = BESIDE * box.height * rulings.aspect
    return any(on_one_level(line.box, box) and 0 <= line.box.x0 - box.x1 + 0.01 < reach for line in lines)


def _joined(chain: Sequence[Line]) -> Line:
    box = chain[0].box
    for line in chain[1:]:
        box = box.union(line.box)
    text = "".join(plain(line.text) for line in chain)
    return replace(chain[0], text=text, box=box, confidence=min(line.confidence for line in chain), edges=(), sure=())
