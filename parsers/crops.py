"""Parts of pages as pages of their own, and the way back to the page they were cut from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.pages import Page
from ocr.lines import Box, Cell, Frame, Grid, Line, union_of

WHOLE = Box(0.0, 0.0, 1.0, 1.0)
LEAST_CELLS = 2
"""Of a part of a table, to be one."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a page of a document lies: file, page, and the region of that page it takes up (None: all of it).

    `turn` degrees clockwise stand a turned region upright; `box` is what its print takes up, in the upright page, which
    holds `of` papers.
    """

    file: str
    number: int
    region: Box | None = None
    turn: int = 0
    box: Box | None = None
    of: int = 1

    def carry(self, box: Box) -> Box:
        """A box of the part as a box of the upright page."""
        if self.region is None:
            return box
        inside = Frame(turn=self.turn).to_page(box) if self.turn else box
        region = self.region
        return Box(
            region.x0 + inside.x0 * region.width,
            region.y0 + inside.y0 * region.height,
            region.x0 + inside.x1 * region.width,
            region.y0 + inside.y1 * region.height,
        )


def cropped(page: Page, region: Box) -> Page:
    """The print of a region as a page of its own, in fractions of the region. Lines belong where their middle lies."""
    if region == WHOLE:
        return page
    return replace(
        page,
        width=page.width * region.width,
        height=page.height * region.height,
        lines=tuple(_line(line, region) for line in page.lines if holds(region, line.box)),
        codes=tuple(replace(code, box=_into(code.box, region)) for code in page.codes if holds(region, code.box)),
        grids=tuple(part for grid in page.grids if (part := _grid(grid, region)) is not None),
        stamps=tuple(_into(stamp, region) for stamp in page.stamps if holds(region, stamp)),
        seal_words=tuple(_line(line, region) for line in page.seal_words if holds(region, line.box)),
    )


def holds(region: Box, box: Box) -> bool:
    """Whether the middle of a box lies in a region."""
    return region.holds(box.cx, box.cy)


def _into(box: Box, region: Box) -> Box:
    width, height = region.width, region.height
    return Box(
        (box.x0 - region.x0) / width,
        (box.y0 - region.y0) / height,
        (box.x1 - region.x0) / width,
        (box.y1 - region.y0) / height,
    ).clipped()


def _line(line: Line, region: Box) -> Line:
    left, width = region.x0, region.width
    edges = tuple([(edge - left) / width for edge in line.edges])
    return Line(line.text, _into(line.box, region), line.confidence, line.reader, edges, line.sure)


def _grid(grid: Grid, region: Box) -> Grid | None:
    """A table's cells in a region as a table; None where it has not as many as a table has.

    The frames of papers on one sheet that touch, or that a frame of the sheet holds, are one table on the page.
    """
    cells = [cell for cell in grid.cells if holds(region, cell.box)]
    if len(cells) == len(grid.cells) or not cells:
        return Grid(tuple(_cell(cell, region) for cell in cells), _into(grid.box, region)) if cells else None
    extent = union_of(cell.box for cell in cells)
    if len(cells) < LEAST_CELLS or extent is None:
        return None
    row, column = min(cell.row for cell in cells), min(cell.column for cell in cells)
    own = (replace(_cell(cell, region), row=cell.row - row, column=cell.column - column) for cell in cells)
    return Grid(tuple(own), _into(extent, region))


def _cell(cell: Cell, region: Box) -> Cell:
    return replace(cell, box=_into(cell.box, region))


def print_extent(spots: Sequence[Spot]) -> Box | None:
    """What a document takes up of its page, where it lies on one page and takes up only parts of it."""
    if len({(spot.file, spot.number) for spot in spots}) != 1 or len(spots) == spots[0].of:
        return None
    return union_of(spot.box for spot in spots if spot.box is not None)
