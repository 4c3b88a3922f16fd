"""Ruled tables on a page: rulings that cross make a table, what they enclose are its cells."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Image
from ocr.image.segments import Segment, ink_of, level_segments, upright_segments
from ocr.lines import Box, Cell, Frame, Grid

_LONGEST = 1280
_WINDOW = 0.028
"""Shortest ruling, as a share of the longest side: a row of a table is about this high at its least."""
_NEAR = 7.0
"""Pixels by which rulings may miss one another and still meet; also how near two rulings are one."""
_COVERED = 0.6
"""Share of a cell's side that a ruling must cover to part it from its neighbour."""


def find_grids(image: Image, frame: Frame) -> tuple[Grid, ...]:
    """The ruled tables of a page as submitted, from top to bottom, in the upright frame.

    Cells that no ruling parts are one cell that spans rows or columns. A table open at a side ends where its rulings end.
    A lone frame around text is no table.
    """
    picture = _upright(image, frame)
    ink = ink_of(picture)
    height, width = ink.shape
    window = max(16, round(_WINDOW * max(height, width)))
    level, upright = level_segments(ink, window), upright_segments(ink, window)
    grids = [_grid(rows, columns, width, height) for rows, columns in _tables(level, upright)]
    return tuple(sorted((grid for grid in grids if grid), key=lambda grid: (grid.box.y0, grid.box.x0)))


def _upright(image: Image, frame: Frame) -> Image:
    scale = min(1.0, _LONGEST / max(image.shape[:2]))
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image
    if frame.turn:
        small = np.ascontiguousarray(np.rot90(small, -frame.turn // 90))
    if frame.skew:
        height, width = small.shape[:2]
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -frame.skew, 1.0)
        small = cv2.warpAffine(small, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return small


def _tables(level: Sequence[Segment], upright: Sequence[Segment]) -> list[tuple[list[Segment], list[Segment]]]:
    """Rulings that meet, directly or through others, belong to one table; a table has two of each direction at least."""
    parent = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for (row, a), (column, b) in itertools.product(enumerate(level), enumerate(upright)):
        if _meet(a, b):
            parent[root(row)] = root(len(level) + column)
    groups: dict[int, tuple[list[Segment], list[Segment]]] = {}
    for index in range(len(parent)):
        rows, columns = groups.setdefault(root(index), ([], []))
        if index < len(level):
            rows.append(level[index])
        else:
            columns.append(upright[index - len(level)])
    return [(rows, columns) for rows, columns in groups.values() if len(rows) >= 2 and columns]


def _meet(level: Segment, upright: Segment) -> bool:
    return (
        level.start - _NEAR <= upright.at <= level.end + _NEAR and upright.start - _NEAR <= level.at <= upright.end + _NEAR
    )


def _grid(rows: Sequence[Segment], columns: Sequence[Segment], width: int, height: int) -> Grid | None:
    ys = _positions([row.at for row in rows], _ends(columns))
    xs = _positions([column.at for column in columns], _ends(rows))
    if len(ys) < 2 or len(xs) < 2:
        return None
    slots = _Slots(_walls(rows, ys, xs), _walls(columns, xs, ys))
    cells = tuple(
        Cell(row, column, Box(xs[column] / width, ys[row] / height, xs[column + columns_] / width, ys[row + rows_] / height).clipped(), rows_, columns_)
        for row, column, rows_, columns_ in slots.rectangles()
    )
    if len(cells) < 2:
        return None
    return Grid(cells, Box(xs[0] / width, ys[0] / height, xs[-1] / width, ys[-1] / height).clipped())


def _ends(segments: Iterable[Segment]) -> tuple[float, float]:
    found = list(segments)
    return min(item.start for item in found), max(item.end for item in found)


def _positions(at: Sequence[float], ends: tuple[float, float]) -> list[float]:
    """Where rulings stand, near ones taken together, and where the crossing ones end if that is well beyond the last."""
    groups: list[list[float]] = []
    for value in sorted(at):
        if groups and value - groups[-1][-1] <= _NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    positions = [sum(group) / len(group) for group in groups]
    if positions[0] - ends[0] > 3 * _NEAR:
        positions.insert(0, ends[0])
    if ends[1] - positions[-1] > 3 * _NEAR:
        positions.append(ends[1])
    return positions


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
        """The cells in reading order: row, column, rows, columns. Open shapes that are no rectangle are cut into some."""
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
