"""Grids from drawn rulings: pdfplumber's table finder, fed with rulings from whatever drew them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from extract.readers.runs import Bar
from ocr.lines import Box, Cell, Grid

Rect = tuple[float, float, float, float]
SNAP = 3.0
"""Rulings closer than this (points) are one."""
_MOST_CROSSINGS = 4_000
_SHORTEST = 4.0


def bars_of(down: Sequence[Rect]) -> list[Bar]:
    """Vertical rulings as bars that part print; those shorter than a line of print are left out."""
    return [Bar((x0 + x1) / 2, y0, y1) for x0, y0, x1, y1 in down if y1 - y0 >= 2 * _SHORTEST]


def grids_of(across: Sequence[Rect], down: Sequence[Rect], width: float, height: float) -> tuple[Grid, ...]:
    """Tables that the rulings enclose, from top to bottom.

    Args:
        across: horizontal rulings in points of the upright page.
        down: vertical rulings.
        width: of the page in points.
        height: likewise.
    """
    if len(across) < 2 or len(down) < 2:
        return ()
    from pdfplumber import table

    edges = [_edge(rect, "h") for rect in _unhatched(across, down, 1)]
    edges += [_edge(rect, "v") for rect in _unhatched(down, across, 0)]
    edges = table.merge_edges(edges, SNAP, SNAP, SNAP, SNAP)
    edges = [edge for edge in edges if max(edge["width"], edge["height"]) >= _SHORTEST]
    crossings = table.edges_to_intersections(edges, SNAP, SNAP)
    if len(crossings) > _MOST_CROSSINGS:
        return ()
    tables = table.cells_to_tables(table.intersections_to_cells(crossings))
    return tuple(_grid(cells, width, height) for cells in tables)


def _unhatched(rulings: Sequence[Rect], others: Sequence[Rect], axis: int) -> list[Rect]:
    """Rulings but those of a hatching that meet none across: the bars of a bar code form no table.

    Nearer to each other than `SNAP`, they would be drawn into one place, and with them the border of a table below.
    """
    kept: list[Rect] = []
    hatching: list[Rect] = []
    for rect in sorted(rulings, key=lambda rect: rect[axis] + rect[axis + 2]):
        if hatching and _middle(rect, axis) - _middle(hatching[-1], axis) > SNAP:
            kept += _of_tables(hatching, others, axis)
            hatching = []
        hatching.append(rect)
    return kept + _of_tables(hatching, others, axis)


def _of_tables(hatching: Sequence[Rect], others: Sequence[Rect], axis: int) -> list[Rect]:
    if not hatching or _middle(hatching[-1], axis) - _middle(hatching[0], axis) <= SNAP:
        return list(hatching)
    across = np.add(others, (-SNAP, -SNAP, SNAP, SNAP))
    meeting = ((across[:, :2] <= rect[2:]) & (rect[:2] <= across[:, 2:]) for rect in map(np.asarray, hatching))
    return [rect for rect, meets in zip(hatching, meeting, strict=True) if meets.all(axis=1).any()]


def _middle(rect: Rect, axis: int) -> float:
    return (rect[axis] + rect[axis + 2]) / 2


def _edge(rect: Rect, orientation: str) -> dict[str, Any]:
    """A ruling as pdfplumber knows edges, reduced to its middle line."""
    x0, y0, x1, y1 = rect
    if orientation == "h":
        y0 = y1 = (y0 + y1) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    return {
        "x0": x0,
        "x1": x1,
        "top": y0,
        "bottom": y1,
        "width": x1 - x0,
        "height": y1 - y0,
        "orientation": orientation,
        "object_type": "line",
    }


def _grid(cells: Sequence[Rect], width: float, height: float) -> Grid:
    """Cells with their rows and columns, counted over all the lines on which any cell begins or ends."""
    columns = sorted({edge for cell in cells for edge in (cell[0], cell[2])})
    rows = sorted({edge for cell in cells for edge in (cell[1], cell[3])})
    made = [
        Cell(
            rows.index(y0),
            columns.index(x0),
            Box(x0 / width, y0 / height, x1 / width, y1 / height).clipped(),
            rows.index(y1) - rows.index(y0),
            columns.index(x1) - columns.index(x0),
        )
        for x0, y0, x1, y1 in cells
    ]
    box = Box(columns[0] / width, rows[0] / height, columns[-1] / width, rows[-1] / height).clipped()
    return Grid(tuple(sorted(made, key=lambda cell: (cell.row, cell.column))), box)
