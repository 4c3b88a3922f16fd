"""Sheets with a stray cell far away: wide blank gaps are closed, for every place of a grid is walked over later."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

_WIDEST = 20
"""Blank rows or columns in a row that are kept."""

Place = tuple[int, int]
Span = tuple[int, int, int, int]


class Axis:
    """Rows, or columns, numbered anew without the wide gaps between those in use."""

    def __init__(self, used: Iterable[int]) -> None:
        self._used = sorted(set(used))
        self._anew: dict[int, int] = {}
        last, number = None, 0
        for index in self._used:
            number = index if last is None else number + min(index - last, _WIDEST + 1)
            self._anew[index] = number
            last = index

    def at(self, index: int) -> int:
        """The new number of a row; of one that is not in use, that of the last in use before it."""
        found = self._anew.get(index)
        if found is not None:
            return found
        before = bisect_right(self._used, index)
        return self._anew[self._used[before - 1]] if before else index


def closed(cells: Mapping[Place, str], merged: Iterable[Span]) -> tuple[dict[Place, str], list[Span]]:
    """Cells and merged areas with the wide gaps closed."""
    rows, columns = Axis(row for row, _ in cells), Axis(column for _, column in cells)
    near = {(rows.at(row), columns.at(column)): text for (row, column), text in cells.items()}
    spans = [
        (rows.at(top), columns.at(left), rows.at(bottom), columns.at(right)) for top, left, bottom, right in merged
    ]
    return near, spans
