"""Print that stands alone in a table's cell and that a detector of lines passed by: a digit in its box, say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Image
from ocr.lines import Box, Cell, Grid, Line

_INK = 0.7
"""Print is darker than this share of the paper around it."""
_HIGH = (0.5, 1.7)
"""Least and greatest height of the print in a cell, in heights of a usual line of the page."""
_STROKE = 0.35
"""What is lower than this share of a line's height by itself is a speck or a dash."""
_RULING = 0.85
"""What runs over more than this share of a cell is a ruling."""
_MARGIN = 0.4
"""White around the print, in its height."""
_BOX, _SURE_ALONE = 1.8, 0.97
"""A digit's box is at most so many heights of a usual line wide; how sure its one character has to be."""
_WEAK = 0.9
"""A line over a ruling that was read with less confidence may be two cells' print run together."""
_SHARED = 0.3
"""Share of a cell's width, or of a line's, that they have in common at least where the line stands in the cell."""


def unread_cells(grids: Iterable[Grid], lines: Sequence[Line], aspect: float) -> list[tuple[Box, tuple[int, ...]]]:
    """Cells in which no line stands, or only such as may be misread for the rulings beside them.

    With each the indexes of those lines: they were read badly and run over a ruling, or they are not sure to be the one
    character that has room in a digit's box.

    Args:
        grids: the tables of a page.
        lines: what was read on it.
        aspect: height divided by width of the page.
    """
    usual = usual_height(lines) if lines else 0.0
    cells = [cell for grid in grids for cell in grid.cells if cell.text is None]
    inside = [tuple(index for index, line in enumerate(lines) if _stands_in(line.box, cell)) for cell in cells]
    read = [
        not all(_is_dubious(lines[index], cell, usual, aspect) for index in held)
        for cell, held in zip(cells, inside, strict=True)
    ]
    bound = {index for held, is_read in zip(inside, read, strict=True) if is_read for index in held}
    return [
        (cell.box, held)
        for cell, held, is_read in zip(cells, inside, read, strict=True)
        if not is_read and bound.isdisjoint(held)
    ]


def weak_numbers(grids: Iterable[Grid], lines: Sequence[Line]) -> list[tuple[Box, int]]:
    """Cells that hold one badly read line of figures and nothing else, each with the index of that line."""
    found = []
    for cell in (cell for grid in grids for cell in grid.cells if cell.text is None):
        inside = [index for index, line in enumerate(lines) if _stands_in(line.box, cell)]
        if len(inside) == 1 and lines[inside[0]].confidence < _WEAK and _is_figure(lines[inside[0]].text):
            found.append((cell.box, inside[0]))
    return found


def _is_figure(text: str) -> bool:
    return 2 * sum(char.isdecimal() for char in text) >= len(text)


def settles(first: Line, again: Line) -> bool:
    """Whether a second look only settles the characters that the first one doubted: all others it reads alike.

    Measured on 82 badly read cells of 12 printed lists (bad scans, photographs, faxes): of figures that two wider cuts
    read alike with every character above 0.9 all 13 were right.
    """
    if len(first.text) != len(again.text) or not len(first.sure) == len(again.sure) == len(first.text):
        return False
    pairs = zip(first.text, again.text, first.sure, strict=True)
    return all(before == after or sure < _WEAK for before, after, sure in pairs)


def _stands_in(box: Box, cell: Cell) -> bool:
    if not cell.box.y0 <= box.cy <= cell.box.y1:
        return False
    return cell.box.overlap_x(box) > _SHARED * min(box.width, cell.box.width)


def _is_dubious(line: Line, cell: Cell, usual: float, aspect: float) -> bool:
    """Whether a line that stands in a cell may have a ruling, or what is beyond it, among its characters."""
    if line.box.height > _HIGH[1] * usual:
        return False
    if cell.box.width <= _BOX * usual * aspect:
        return line.confidence < _SURE_ALONE or len(line.text.strip()) > 1
    beyond = line.box.width - cell.box.overlap_x(line.box)
    return line.confidence < _WEAK and beyond > _SHARED * min(line.box.width, cell.box.width)


def usual_height(lines: Sequence[Line]) -> float:
    """The height of a usual line, as a fraction of the page."""
    return median(line.box.height for line in lines)


@dataclass(frozen=True, slots=True)
class Alone:
    """Print on white ground, and its place as fractions of the cell."""

    picture: Image
    place: Box


def print_alone(cell: Image, usual: float) -> Alone | None:
    """The print in the picture of a cell on white ground, rulings and specks left out; None where there is none.

    Args:
        cell: the cell with its rulings, level.
        usual: the height of a usual line of the page, in pixels.
    """
    darkest = cell.min(axis=2)
    ink = (darkest < _INK * np.percentile(darkest, 90)).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    height, width = ink.shape
    loose = [label for label in range(1, count) if not _is_ruling(stats[label], width, height)]
    strokes = [label for label in loose if stats[label][cv2.CC_STAT_HEIGHT] >= _STROKE * usual]
    if not strokes:
        return None
    left, top, right, bottom = _extent(stats[strokes])
    if not _HIGH[0] * usual <= bottom - top <= _HIGH[1] * usual:
        return None
    margin = max(2, round(_MARGIN * (bottom - top)))
    near = [label for label in loose if _is_within(stats[label], (left - margin, top, right + margin, bottom))]
    left, top, right, bottom = _extent(stats[near])
    white = np.where(np.isin(labels, near)[:, :, None], cell, np.uint8(255))[top:bottom, left:right]
    sides = (margin // 2, margin // 2, margin, margin)
    framed: Image = cv2.copyMakeBorder(white, *sides, cv2.BORDER_CONSTANT, value=(255, 255, 255))
    place = Box(
        (left - margin) / width, (top - margin // 2) / height, (right + margin) / width, (bottom + margin // 2) / height
    )
    return Alone(framed, place)


def _is_ruling(stat: NDArray[np.int32], width: int, height: int) -> bool:
    """Whether a shape is a ruling or hangs on one: it touches the rim, or runs over most of the cell."""
    x, y, w, h = stat[:4]
    touches = x <= 0 or y <= 0 or x + w >= width or y + h >= height
    return bool(touches or w > _RULING * width or h > _RULING * height)


def _extent(stats: NDArray[np.int32]) -> tuple[int, int, int, int]:
    lefts, tops = stats[:, cv2.CC_STAT_LEFT], stats[:, cv2.CC_STAT_TOP]
    rights, bottoms = lefts + stats[:, cv2.CC_STAT_WIDTH], tops + stats[:, cv2.CC_STAT_HEIGHT]
    return int(lefts.min()), int(tops.min()), int(rights.max()), int(bottoms.max())


def _is_within(stat: NDArray[np.int32], extent: tuple[int, int, int, int]) -> bool:
    x, y, w, h = (int(value) for value in stat[:4])
    left, top, right, bottom = extent
    return left <= x and x + w <= right and top - 2 <= y and y + h <= bottom + 2
