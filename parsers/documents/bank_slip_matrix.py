"""Parties of a slip as a table of their own: the roles head its columns or its rows, ruled or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from ocr.lines import Box, Line
from parsers.layout.form import Form
from parsers.layout.levels import on_one_level

LEAST_HEADS = 2
"""Heads of columns (户名, 账号, 开户行) that make such a table."""
OFF = 12.0
"""Heights of print by which a value may begin, or have its middle, off the head of its column."""


def nearest_head(heads: Mapping[str, Box], line: Line) -> str:
    """The head whose column a line stands in: the one that begins where it does, or has the same middle."""
    return min(heads, key=lambda name: _off(heads[name], line.box))


def _off(head: Box, box: Box) -> float:
    return min(abs(head.cx - box.cx), abs(head.x0 - box.x0))


def cells_by_row(form: Form, roles: Mapping[str, Box], labels: Iterable[int]) -> dict[tuple[str, str], list[Line]]:
    """The lines of every party's values by role and part, where roles head rows and parts head columns.

    Empty where the labels are no such heads: they stand on one level, each once, above both roles and right of them.
    """
    boxes = {form.marks[index].name.partition(".")[2]: form.marks[index].box for index in labels}
    if len(roles) != LEAST_HEADS or not LEAST_HEADS <= len(boxes) == len(list(labels)):
        return {}
    upper, lower = sorted(roles.values(), key=lambda box: box.cy)
    first = min(boxes.values(), key=lambda box: box.x0)
    level = all(on_one_level(first, box) for box in boxes.values())
    column = upper.overlap_x(lower) > 0 and upper.y1 < lower.cy
    outside = all(box.y1 <= upper.cy and box.cx > max(upper.x1, lower.x1) for box in boxes.values())
    if not (level and column and outside):
        return {}
    reach = (lower.cy - upper.cy) / 2
    found: dict[tuple[str, str], list[Line]] = {}
    for line in form.texts:
        role = min(roles, key=lambda name: abs(roles[name].cy - line.box.cy))
        if abs(roles[role].cy - line.box.cy) >= reach or line.box.y0 <= first.cy or line.box.x1 <= upper.x1:
            continue
        part = _column_of(form, boxes, line)
        if part is not None:
            found.setdefault((role, part), []).append(line)
    return found


def _column_of(form: Form, heads: Mapping[str, Box], line: Line) -> str | None:
    """The column of a line: the ruled one it stands in, else that of the nearest head."""
    name = nearest_head(heads, line)
    cell = form.rulings.at(heads[name])
    if cell is not None:
        inside = [
            head for head, box in heads.items() if (own := form.rulings.at(box)) and own.x0 < line.box.cx < own.x1
        ]
        return inside[0] if len(inside) == 1 else None
    return name if _off(heads[name], line.box) < OFF * line.box.height * form.aspect else None


def is_apart(one: Iterable[Box], other: Iterable[Box]) -> bool:
    """Whether all of some boxes end left of where all others begin."""
    return max(box.x1 for box in one) <= min(box.x0 for box in other)


def is_in_order(levels: Iterable[float]) -> bool:
    """Whether levels stand one below the other."""
    return all(upper < lower for upper, lower in pairwise(levels))
