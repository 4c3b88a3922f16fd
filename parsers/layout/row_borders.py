"""Where one row of a table without rulings ends and the next begins: in the widest blank between the two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from parsers.layout.page_view import Span

CLEARER, RATHER = 0.25, 0.1
"""Heights of print by which the blank between two rows is wider than any other: surely, or where nothing else tells."""
EVEN = 0.4
"""Heights of print by which a level is nearer to one row than to another where that tells whose it is."""
Level = Sequence[Span]


def homes_of(levels: Sequence[Level], rows: Sequence[int], columns: Mapping[Span, int]) -> dict[int, int]:
    """For levels between two that tell a row, the one of the two they belong to, where a wide blank says so.

    Args:
        levels: the levels of a table from top to bottom.
        rows: the levels that tell a row.
        columns: the column each span stands in.
    """
    homes: dict[int, int] = {}
    ordered = sorted(rows)
    for upper, lower in pairwise(ordered):
        border, told = _border(levels, upper, lower, columns)
        if border is None:
            continue
        for index in range(upper + 1, lower):
            if told or _is_between(levels, upper, index, lower):
                homes[index] = upper if index <= border else lower
    return homes


def _border(levels: Sequence[Level], upper: int, lower: int, columns: Mapping[Span, int]) -> tuple[int | None, bool]:
    """The last level of the upper of two rows, and whether the blank below it is clearly the widest; None for none."""
    if lower - upper < 2:
        return None, False
    ranked = sorted(
        ((_blank(levels[: index + 1], levels[index + 1 :], columns), index) for index in range(upper, lower)),
        reverse=True,
    )
    more = ranked[0][0] - max(0.0, ranked[1][0])
    return (ranked[0][1] if more > RATHER else None), more > CLEARER


def _is_between(levels: Sequence[Level], upper: int, index: int, lower: int) -> bool:
    """Whether a level stands about as far from one row as from the other."""
    above, box, below = (levels[place][0].box for place in (upper, index, lower))
    return abs((box.cy - above.cy) - (below.cy - box.cy)) < EVEN * box.height


def _blank(above: Sequence[Level], below: Sequence[Level], columns: Mapping[Span, int]) -> float:
    """The least blank in any column between the print of two parts of a table, in heights of print; 0 for none told."""
    ends: dict[int, float] = {}
    for span in (span for level in above for span in level):
        ends[columns[span]] = max(ends.get(columns[span], 0.0), span.box.y1)
    blanks = [
        (span.box.y0 - ends[columns[span]]) / span.box.height
        for level in below
        for span in level
        if columns[span] in ends and span.box.height > 0
    ]
    return min(blanks, default=0.0)
