"""The cells that a table's rulings enclose."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ocr.image.segments import Segment
from ocr.lines import Box, Cell, Grid

NEAR = 7.0
"""Pixels by which rulings may miss one another and still meet; also how near two rulings are one."""
LOOSE = 12.0
"""Pixels by which the end of a ruling may miss the one it ends at."""
_SMALLEST = 0.2
"""Least extent of a table, as a share of the page's longer side: less is a picture, such as a QR code."""
_COVERED = 0.6
"""Share of a cell's side that a ruling must cover to part it from its neighbour."""


def grid_of(rows: Sequence[Segment], columns: Sequence[Segment], width: int, height: int) -> Grid | None:
    """The table of these rulings on a picture of this size, None where they enclose less than two cells."""
    ys = _positions([row.at for row in rows], ends_of(columns))
    xs = _positions([column.at for column in columns], ends_of(rows))
    if len(ys) < 2 or len(xs) < 2 or max(xs[-1] - xs[0], ys[-1] - ys[0]) < _SMALLEST * max(width, height):
        return None
    slots = _Slots(_walls(_snapped(rows, xs), ys, xs), _walls(_snapped(columns, ys), xs, ys))
    cells = tuple(
        Cell(
            row,
            column,
            Box(
                xs[column] / width, ys[row] / height, xs[column + columns_] / width, ys[row + rows_] / height
            ).clipped(),
            rows_,
            columns_,
        )
        for row, column, rows_, columns_ in slots.rectangles()
    )
    if len(cells) < 2:
        return None
    return Grid(cells, Box(xs[0] / width, ys[0] / height, xs[-1] / width, ys[-1] / height).clipped())


def ends_of(segments: Iterable[Segment]) -> tuple[float, float]:
    """How far segments reach along their direction."""
    found = list(segments)
    return min(item.start for item in found), max(item.end for item in found)


def _positions(at: Sequence[float], ends: tuple[float, float]) -> list[float]:
    """Where rulings stand, near ones taken together, and where crossing ones end if well beyond the last."""
    groups: list[list[float]] = []
    for value in sorted(at):
        if groups and value - groups[-1][-1] <= NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    positions = [sum(group) / len(group) for group in groups]
    if positions[0] - ends[0] > 3 * NEAR:
        positions.insert(0, ends[0])
    if ends[1] - positions[-1] > 3 * NEAR:
        positions.append(ends[1])
    return positions


def _snapped(segments: Iterable[Segment], positions: Sequence[float]) -> list[Segment]:
    """With ends moved to the crossing positions they miss by little."""

    def nearest(end: float) -> float:
        position = min(positions, key=lambda at: abs(at - end))
        return position if abs(position - end) <= LOOSE else end

    return [replace(segment, start=nearest(segment.start), end=nearest(segment.end)) for segment in segments]


def _walls(segments: Sequence[Segment], at: Sequence[float], along: Sequence[float]) -> NDArray[np.bool_]:
    """For every position and every stretch between two crossing positions: whether a ruling stands there."""
    covered = np.zeros((len(at), len(along) - 1))
    for segment in segments:
        index = int(np.argmin([abs(segment.at - position) for position in at]))
        for stretch, (start, end) in enumerate(itertools.pairwise(along)):
            shared = min(end, segment.end) - max(start, segment.start)
            covered[index, stretch] += max(0.0, shared) / (end - start)
    return covered >= _COVERED


@dataclass(frozen=True, slots=True)
class _Slots:
    """The finest raster of a table and its walls: `level[i, j]` above slot (i, j), `upright[j, i]` left of it."""

    level: NDArray[np.bool_]
    upright: NDArray[np.bool_]

    def rectangles(self) -> list[tuple[int, int, int, int]]:
        """The cells in reading order: row, column, rows, columns. Shapes that are no rectangle are cut into some."""
        rows, columns = self.level.shape[0] - 1, self.upright.shape[0] - 1
        taken = np.zeros((rows, columns), bool)
        found: list[tuple[int, int, int, int]] = []
        for row, column in itertools.product(range(rows), range(columns)):
            if not taken[row, column]:
                wide = self._reach_right(row, column, taken)
                high = self._reach_down(row, column, wide, taken)
                taken[row : row + high, column : column + wide] = True
                found.append((row, column, high, wide))
        return found

    def _reach_right(self, row: int, column: int, taken: NDArray[np.bool_]) -> int:
        wide = 1
        while column + wide < taken.shape[1] and not self.upright[column + wide, row] and not taken[row, column + wide]:
            wide += 1
        return wide

    def _reach_down(self, row: int, column: int, wide: int, taken: NDArray[np.bool_]) -> int:
        high = 1
        while row + high < taken.shape[0]:
            below = row + high
            parted = self.level[below, column : column + wide].any() or taken[below, column : column + wide].any()
            inside = self.upright[column + 1 : column + wide, below].any()
            if parted or inside:
                break
            high += 1
        return high
