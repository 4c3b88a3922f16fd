"""Ruled tables on a page: rulings that cross make a table, what they enclose are its cells."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from ocr.engine import Image
from ocr.image.bend import stood_upright
from ocr.image.cells import LOOSE, NEAR, ends_of, grid_of
from ocr.image.segments import Mask, Segment, ink_of, level_segments, upright_segments
from ocr.lines import Box, Frame, Grid, Line

_LONGEST = 1280
_WINDOW = 0.028
"""Shortest ruling, as a share of the longest side: a row of a table is about this high at its least."""
_OPEN = 0.5
"""A ruling that ends in the open counts if it is longer than this share of its table."""


def find_grids(image: Image, frame: Frame, lines: Sequence[Line] = (), stamps: Sequence[Box] = ()) -> tuple[Grid, ...]:
    """The ruled tables of a page as submitted, from top to bottom, in the upright frame.

    Cells that no ruling parts are one cell that spans rows or columns. A table open at a side ends where its rulings
    end. A lone frame around text is no table.

    Args:
        image: the page as submitted.
        frame: how the upright page lies on it.
        lines: what was read on it: strokes inside print are then never taken for rulings.
        stamps: likewise for the red ink of stamps.
    """
    ink = ink_of(_darkest(stood_upright(_small(image), frame), stamps, frame))
    _erase_print(ink, lines)
    height, width = ink.shape
    window = max(16, round(_WINDOW * max(height, width)))
    level, upright = level_segments(ink, window), upright_segments(ink, window)
    grids = [grid_of(rows, columns, width, height) for rows, columns in _tables(level, upright)]
    return tuple(sorted((grid for grid in grids if grid), key=lambda grid: (grid.box.y0, grid.box.x0)))


def _small(image: Image) -> Image:
    factor = max(1, round(max(image.shape[:2]) / _LONGEST))
    small = image
    if factor > 1:  # by a whole factor: several times as fast as by any other
        height, width = image.shape[0] // factor, image.shape[1] // factor
        part = image[: height * factor, : width * factor]
        small = cv2.resize(part, (width, height), interpolation=cv2.INTER_AREA)
    return small


def _levelled(darkest: Mask, skew: float) -> Mask:
    if not skew:
        return darkest
    height, width = darkest.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -skew, 1.0)
    levelled: Mask = cv2.warpAffine(
        darkest, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return levelled


def _darkest(picture: Image, stamps: Sequence[Box], frame: Frame) -> Mask:
    """The darkest channel, upright, for rulings have any colour; a stamp's red ink is taken for paper."""
    blue, green, red = cv2.split(picture)
    darkest = _levelled(cv2.min(cv2.min(blue, green), red), frame.skew)
    height, width = darkest.shape
    levelled_red = _levelled(red, frame.skew) if stamps else red
    for box in stamps:
        place = np.s_[int(box.y0 * height) : int(box.y1 * height) + 1, int(box.x0 * width) : int(box.x1 * width) + 1]
        darkest[place] = levelled_red[place]
    return darkest


def _erase_print(ink: Mask, lines: Iterable[Line]) -> None:
    """Take out the middle of every line of print; rulings at a box's rim stay, those that cross it are bridged."""
    height, width = ink.shape
    for line in lines:
        box = line.box
        rim = 0.28 * min(box.height * height, box.width * width)
        top, bottom = int(box.y0 * height + rim), int(box.y1 * height - rim)
        left, right = int(box.x0 * width + rim), int(box.x1 * width - rim)
        if top < bottom and left < right:
            ink[top:bottom, left:right] = 0


def _tables(level: Sequence[Segment], upright: Sequence[Segment]) -> list[tuple[list[Segment], list[Segment]]]:
    """Rulings that meet, directly or through others, belong to one table; it has two level ones at least."""
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
    """Rulings end at others; what ends in the open is a stroke of print, or long: a table open at its side."""
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
    met = [other.at for other in crossing if other.start - NEAR <= segment.at <= other.end + NEAR]
    return all(any(abs(end - at) <= LOOSE for at in met) for end in (segment.start, segment.end))


def _extent(segments: Sequence[Segment]) -> float:
    start, end = ends_of(segments)
    return end - start


def _meet(level: Segment, upright: Segment) -> bool:
    return (
        level.start - NEAR <= upright.at <= level.end + NEAR and upright.start - NEAR <= level.at <= upright.end + NEAR
    )
