"""Ruled tables on a page: rulings that cross make a table, what they enclose are its cells."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Image
from ocr.image.segments import Mask, Segment, ink_of, level_segments, upright_segments
from ocr.lines import Box, Cell, Frame, Grid, Line

_LONGEST = 1280
_WINDOW = 0.028
"""Shortest ruling, as a share of the longest side: a row of a table is about this high at its least."""
_NEAR = 7.0
"""Pixels by which rulings may miss one another and still meet; also how near two rulings are one."""
_LOOSE = 12.0
"""Pixels by which the end of a ruling may miss the one it ends at."""
_SMALLEST = 0.2
"""Least extent of a table, as a share of the page's longer side: less is a picture, such as a QR code."""
_OPEN = 0.5
"""A ruling that ends in the open counts if it is longer than this share of its table."""
_COVERED = 0.6
"""Share of a cell's side that a ruling must cover to part it from its neighbour."""


def find_grids(image: Image, frame: Frame, lines: Sequence[Line] = (), stamps: Sequence[Box] = ()) -> tuple[Grid, ...]:
    """The ruled tables of a page as submitted, from top to bottom, in the upright frame.

    Cells that no ruling parts are one cell that spans rows or columns. A table open at a side ends where its rulings end.
    A lone frame around text is no table.

    Args:
        image: the page as submitted.
        frame: how the upright page lies on it.
        lines: what was read on it: strokes inside print are then never taken for rulings.
        stamps: likewise for the red ink of stamps.
    """
    ink = ink_of(_darkest(_upright(image, frame), stamps, frame))
    _erase_print(ink, lines)
    height, width = ink.shape
    window = max(16, round(_WINDOW * max(height, width)))
    level, upright = level_segments(ink, window), upright_segments(ink, window)
    grids = [_grid(rows, columns, width, height) for rows, columns in _tables(level, upright)]
    return tuple(sorted((grid for grid in grids if grid), key=lambda grid: (grid.box.y0, grid.box.x0)))


def _upright(image: Image, frame: Frame) -> Image:
    factor = max(1, round(max(image.shape[:2]) / _LONGEST))
    small = image
    if factor > 1:  # by a whole factor: several times as fast as by any other
        height, width = image.shape[0] // factor, image.shape[1] // factor
        part = image[: height * factor, : width * factor]
        small = cv2.resize(part, (width, height), interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(np.rot90(small, -frame.turn // 90)) if frame.turn else small


def _levelled(darkest: Mask, skew: float) -> Mask:
    if not skew:
        return darkest
    height, width = darkest.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -skew, 1.0)
    return cv2.warpAffine(darkest, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def _darkest(picture: Image, stamps: Sequence[Box], frame: Frame) -> Mask:
    """The darkest channel, in the upright frame: rulings may be printed in any colour. Red ink of stamps is taken for paper."""
    blue, green, red = cv2.split(picture)
    darkest = _levelled(cv2.min(cv2.min(blue, green), red), frame.skew)
    height, width = darkest.shape
    levelled_red = _levelled(red, frame.skew) if stamps else red
    for box in stamps:
        place = np.s_[int(box.y0 * height) : int(box.y1 * height) + 1, int(box.x0 * width) : int(box.x1 * width) + 1]
        darkest[place] = levelled_red[place]
    return darkest


def _erase_print(ink: Mask, lines: Iterable[Line]) -> None:
    """Take the middle of every line of print out; rulings that a box touches at its rim, or that cross it, stay or are bridged."""
    height, width = ink.shape
    for line in lines:
        box = line.box
        rim = 0.28 * min(box.height * height, box.width * width)
        top, bottom = int(box.y0 * height + rim), int(box.y1 * height - rim)
        left, right = int(box.x0 * width + rim), int(box.x1 * width - rim)
        if top < bottom and left < right:
            ink[top:bottom, left:right] = 0


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
    found = (_pruned(rows, columns) for rows, columns in groups.values())
    return [(rows, columns) for rows, columns in found if len(rows) >= 2 and columns]


def _pruned(rows: list[Segment], columns: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    """Rulings end at others; what ends in the open is a stroke of print, unless it is long: a table open at its side."""
    while rows and columns:
        kept_rows = [row for row in rows if _anchored(row, columns) or row.length > _OPEN * _extent(rows)]
        kept_columns = [
            column for column in columns if _anchored(column, rows) or column.length > _OPEN * _extent(columns)
        ]
        if (len(kept_rows), len(kept_columns)) == (len(rows), len(columns)):
            break
        rows, columns = kept_rows, kept_columns
    return rows, columns


def _anchored(segment: Segment, crossing: Iterable[Segment]) -> bool:
    """Whether both ends lie on rulings across."""
    met = [other.at for other in crossing if other.start - _NEAR <= segment.at <= other.end + _NEAR]
    return all(any(abs(end - at) <= _LOOSE for at in met) for end in (segment.start, segment.end))


def _extent(segments: Sequence[Segment]) -> float:
    start, end = _ends(segments)
    return end - start


def _meet(level: Segment, upright: Segment) -> bool:
    return (
        level.start - _NEAR <= upright.at <= level.end + _NEAR
        and upright.start - _NEAR <= level.at <= upright.end + _NEAR
    )


def _grid(rows: Sequence[Segment], columns: Sequence[Segment], width: int, height: int) -> Grid | None:
    ys = _positions([row.at for row in rows], _ends(columns))
    xs = _positions([column.at for column in columns], _ends(rows))
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


def _snapped(segments: Iterable[Segment], positions: Sequence[float]) -> list[Segment]:
    """With ends moved to the crossing positions they miss by little."""

    def nearest(end: float) -> float:
        position = min(positions, key=lambda at: abs(at - end))
        return position if abs(position - end) <= _LOOSE else end

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
