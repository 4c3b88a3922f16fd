"""Ruled tables on drawn pages: what the rulings enclose, whatever their colour, gaps and slope."""

from __future__ import annotations

import itertools

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from ocr.image.rulings import find_grids
from ocr.lines import Box, Frame, Line

Picture = NDArray[np.uint8]
WIDTH, HEIGHT = 1654, 2339
XS, YS = (200, 500, 900, 1400), (300, 380, 460, 560)


def paper() -> Picture:
    return np.full((HEIGHT, WIDTH, 3), 255, np.uint8)


def ruled(colour: tuple[int, int, int] = (0, 0, 0), thickness: int = 2) -> Picture:
    page = paper()
    for y in YS:
        cv2.line(page, (XS[0], y), (XS[-1], y), colour, thickness)
    for x in XS:
        cv2.line(page, (x, YS[0]), (x, YS[-1]), colour, thickness)
    return page


def near(box: Box, wanted: tuple[int, int, int, int], pixels: int = 6) -> bool:
    found = (box.x0 * WIDTH, box.y0 * HEIGHT, box.x1 * WIDTH, box.y1 * HEIGHT)
    return all(abs(a - b) <= pixels for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize("colour", [(0, 0, 0), (230, 200, 150), (60, 60, 200), (180, 180, 180)])
def test_every_cell_of_a_plain_table_is_found(colour: tuple[int, int, int]) -> None:
    (grid,) = find_grids(ruled(colour), Frame(0, 0, HEIGHT / WIDTH))
    assert [(cell.row, cell.column) for cell in grid.cells] == list(itertools.product(range(3), range(3)))
    for cell in grid.cells:
        assert near(cell.box, (XS[cell.column], YS[cell.row], XS[cell.column + 1], YS[cell.row + 1]))


def test_merged_cells_span_rows_and_columns() -> None:
    page = ruled()
    cv2.line(page, (XS[0] + 4, YS[1]), (XS[1] - 4, YS[1]), (255, 255, 255), 5)  # first column: rows 0 and 1 are one
    cv2.line(page, (XS[2], YS[2] + 4), (XS[2], YS[3] - 4), (255, 255, 255), 5)  # last row: columns 1 and 2 are one
    (grid,) = find_grids(page, Frame(0, 0, HEIGHT / WIDTH))
    spans = {(cell.row, cell.column): (cell.rows, cell.columns) for cell in grid.cells}
    assert spans[0, 0] == (2, 1)
    assert spans[2, 1] == (1, 2)
    assert len(spans) == 7


def test_rulings_with_gaps_hold() -> None:
    page = ruled()
    for x in range(XS[0], XS[-1], 60):
        page[:, x + 20 : x + 25][:, :] = 255
    (grid,) = find_grids(page, Frame(0, 0, HEIGHT / WIDTH))
    assert len(grid.cells) == 9


@pytest.mark.parametrize("angle", [-4.0, 2.5])
def test_a_page_askew_is_levelled_by_its_frame(angle: float) -> None:
    matrix = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), -angle, 1)  # turned clockwise by `angle`
    page = np.asarray(cv2.warpAffine(ruled(), matrix, (WIDTH, HEIGHT), borderValue=(255, 255, 255)), np.uint8)
    (grid,) = find_grids(page, Frame(0, -angle, HEIGHT / WIDTH))
    assert len(grid.cells) == 9
    assert near(grid.box, (XS[0], YS[0], XS[-1], YS[-1]), pixels=10)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_gives_the_same_table(turn: int) -> None:
    submitted = np.ascontiguousarray(np.rot90(ruled(), turn // 90))  # turning clockwise by `turn` mends it
    (grid,) = find_grids(submitted, Frame(turn, 0, HEIGHT / WIDTH))
    assert near(grid.box, (XS[0], YS[0], XS[-1], YS[-1]))


def test_a_table_open_at_its_sides_ends_where_its_rulings_end() -> None:
    page = paper()
    for y in YS:
        cv2.line(page, (XS[0], y), (XS[-1], y), (0, 0, 0), 2)
    for x in XS[1:-1]:
        cv2.line(page, (x, YS[0]), (x, YS[-1]), (0, 0, 0), 2)
    (grid,) = find_grids(page, Frame(0, 0, HEIGHT / WIDTH))
    assert max(cell.column for cell in grid.cells) == 2
    assert near(grid.box, (XS[0], YS[0], XS[-1], YS[-1]), pixels=10)


def test_two_tables_stay_two() -> None:
    page = ruled()
    page[1200:1600] = ruled()[200:600]
    first, second = find_grids(page, Frame(0, 0, HEIGHT / WIDTH))
    assert (len(first.cells), len(second.cells)) == (9, 9)
    assert first.box.y1 < second.box.y0


def test_print_and_lone_lines_are_no_table() -> None:
    page = paper()
    lines = []
    for row in range(12):
        y = 300 + 60 * row
        cv2.putText(page, "HHHH EEEE TTTT 1234567890 HHHH EEEE", (200, y), cv2.FONT_HERSHEY_SIMPLEX, 1.4, (0, 0, 0), 4)
        cv2.line(page, (200, y + 12), (1300, y + 12), (0, 0, 0), 2)
        lines.append(Line("HHHH", Box(200 / WIDTH, (y - 40) / HEIGHT, 1300 / WIDTH, (y + 8) / HEIGHT)))
    assert find_grids(page, Frame(0, 0, HEIGHT / WIDTH), lines) == ()


def test_a_frame_around_text_is_no_table() -> None:
    page = paper()
    cv2.rectangle(page, (100, 100), (1500, 2200), (0, 0, 0), 3)
    assert find_grids(page, Frame(0, 0, HEIGHT / WIDTH)) == ()


def test_the_picture_is_left_as_it_was() -> None:
    page = ruled()[:1000].copy()
    before = page.copy()
    find_grids(page, Frame(0, 1.0, 1000 / WIDTH), (), (Box(0.1, 0.1, 0.5, 0.9),))
    assert np.array_equal(page, before)
