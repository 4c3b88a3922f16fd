"""From the cells of a sheet to a page: a grid whose cells carry their text, and a line for every filled cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extract.failures import over_limit
from extract.readers.base import Look
from extract.readers.glyphs import normal
from extract.readers.sheet_gaps import closed
from ocr.lines import Box, Cell, Frame, Grid, Line, Reader, in_reading_order

_MOST_BLANKS = 50_000
"""Blank cells are part of the grid in areas up to this many cells."""

_MOST_PLACES = 2_000_000
"""Places of a grid, blank ones included; an honest list has some ten thousand."""

Span = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged area, counted from 0."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as a person sees it. Rows and columns count from 0 for row 1 and column A of the sheet.

    `cells` maps (row, column) to the text of filled cells; `merged` lists merged areas.
    """

    cells: Mapping[tuple[int, int], str]
    merged: Sequence[Span] = ()
    label: str = ""
    notes: Sequence[str] = field(default=())


def look_of(sheet: Sheet) -> Look:
    """The sheet as a page of 1 × 1: boxes are fractions of the used area, whose rows and columns are taken as equal."""
    if not sheet.cells:
        return Look(1.0, 1.0, frame=Frame(aspect=1.0), label=sheet.label, message="；".join(sheet.notes))
    area = _used(sheet)
    if _places_of(area) > _MOST_PLACES:
        sheet = _without_gaps(sheet)
        area = _used(sheet)
    message = "；".join(sheet.notes)
    spans = {(top, left): (bottom, right) for top, left, bottom, right in _clipped(sheet.merged, area)}
    covered = {place for corner, end in spans.items() for place in _places(corner, end) if place != corner}
    cells = [
        _cell(place, spans.get(place, place), sheet.cells.get(place, ""), area)
        for place in _all_places(sheet, area)
        if place not in covered
    ]
    lines = [Line(_flat(cell.text), cell.box, 1.0, Reader.TEXT) for cell in cells if cell.text]
    grid = Grid(tuple(cells), Box(0.0, 0.0, 1.0, 1.0))
    return Look(1.0, 1.0, in_reading_order(lines), (grid,), frame=Frame(aspect=1.0), label=sheet.label, message=message)


def _without_gaps(sheet: Sheet) -> Sheet:
    """The sheet with its wide blank gaps closed.

    Raises:
        UnreadableError: it is too large all the same.
    """
    cells, merged = closed(sheet.cells, sheet.merged)
    note = "有相隔很远的单元格，其后的行列号略去了中间的空白"
    near = Sheet(cells, merged, sheet.label, (*sheet.notes, note))
    if _places_of(_used(near)) > _MOST_PLACES:
        raise over_limit("cells", f"工作表「{sheet.label}」范围过大")
    return near


def _places_of(area: Span) -> int:
    top, left, bottom, right = area
    return (bottom - top + 1) * (right - left + 1)


def _used(sheet: Sheet) -> Span:
    rows = [row for row, _ in sheet.cells]
    columns = [column for _, column in sheet.cells]
    return min(rows), min(columns), max(rows), max(columns)


def _clipped(merged: Iterable[Span], area: Span) -> list[Span]:
    """Merged areas whose corner lies in the used area, cut to it."""
    top, left, bottom, right = area
    return [
        (row, column, min(last_row, bottom), min(last_column, right))
        for row, column, last_row, last_column in merged
        if top <= row <= bottom and left <= column <= right
    ]


def _places(corner: tuple[int, int], end: tuple[int, int]) -> Iterable[tuple[int, int]]:
    return ((row, column) for row in range(corner[0], end[0] + 1) for column in range(corner[1], end[1] + 1))


def _all_places(sheet: Sheet, area: Span) -> Iterable[tuple[int, int]]:
    top, left, bottom, right = area
    if (bottom - top + 1) * (right - left + 1) > _MOST_BLANKS:
        return sorted(sheet.cells)
    return _places((top, left), (bottom, right))


def _cell(place: tuple[int, int], end: tuple[int, int], text: str, area: Span) -> Cell:
    top, left, bottom, right = area
    high, wide = bottom - top + 1, right - left + 1
    (row, column), (last_row, last_column) = place, end
    box = Box((column - left) / wide, (row - top) / high, (last_column - left + 1) / wide, (last_row - top + 1) / high)
    return Cell(row, column, box, last_row - row + 1, last_column - column + 1, text)


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())


def shown(text: str) -> str:
    """Text of a cell: width-normal letters and digits, line breaks kept, blanks around left out."""
    return normal(text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")).strip()
