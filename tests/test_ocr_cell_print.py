"""Cells in which the detector saw no line are looked at once more, and what stands there alone is cut out."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from ocr.image.cell_print import print_alone, settles, unread_cells, weak_numbers
from ocr.lines import Box, Cell, Grid, Line

Picture = NDArray[np.uint8]
USUAL = 30.0
ASPECT = 1.414
LEFTS = (0.1, 0.4, 0.7, 0.72, 0.74)


def grid() -> Grid:
    """A row of two wide cells and two boxes of a digit each."""
    cells = tuple(Cell(0, c, Box(LEFTS[c], 0.1, LEFTS[c + 1], 0.13)) for c in range(4))
    return Grid(cells, Box(0.1, 0.1, 0.74, 0.13))


def line(text: str, x0: float, x1: float, confidence: float = 0.99) -> Line:
    return Line(text, Box(x0, 0.108, x1, 0.122), confidence)


def looked_at(*lines: Line) -> list[tuple[float, tuple[int, ...]]]:
    return [(box.x0, held) for box, held in unread_cells([grid()], lines, ASPECT)]


def test_cells_without_a_line_are_looked_at_and_others_are_not() -> None:
    assert looked_at(line("合计", 0.12, 0.3), line("6", 0.703, 0.716)) == [(0.4, ()), (0.72, ())]


def test_a_badly_read_line_over_a_ruling_is_looked_at_in_every_cell() -> None:
    assert looked_at(line("合计", 0.12, 0.3), line("元", 0.5, 0.6), line("16", 0.705, 0.735, 0.6)) == [
        (0.7, (2,)),
        (0.72, (2,)),
    ]
    assert not looked_at(line("合计", 0.2, 0.6), line("16", 0.703, 0.716), line("7", 0.723, 0.736))[1:]


def test_a_box_has_room_for_one_character() -> None:
    wide = (line("合计", 0.12, 0.3), line("元", 0.5, 0.6))
    assert looked_at(*wide, line("71", 0.7, 0.718), line("7", 0.723, 0.736)) == [(0.7, (2,))]
    assert looked_at(*wide, line("7", 0.703, 0.716, 0.9), line("7", 0.723, 0.736)) == [(0.7, (2,))]


def test_a_line_that_also_stands_in_a_cell_read_well_stays_as_it_is() -> None:
    over = line("合计16", 0.3, 0.5, 0.6)
    assert looked_at(line("合", 0.12, 0.25), over, line("6", 0.703, 0.716), line("7", 0.723, 0.736)) == []


def test_badly_read_figures_alone_in_a_cell_are_looked_at_again() -> None:
    percent = line("≥208", 0.5, 0.6, 0.6)
    assert weak_numbers([grid()], [line("合汁", 0.12, 0.3, 0.6), percent]) == [(Box(0.4, 0.1, 0.7, 0.13), 1)]
    assert not weak_numbers([grid()], [line("≥20%", 0.5, 0.6)])
    assert not weak_numbers([grid()], [line("12", 0.42, 0.5, 0.6), line("34", 0.55, 0.6, 0.6)])


def read(text: str, *sure: float) -> Line:
    return Line(text, Box(0.5, 0.1, 0.6, 0.12), min(sure), sure=sure)


def test_a_second_look_changes_only_what_the_first_doubted() -> None:
    first = read("≥208", 0.99, 0.99, 0.98, 0.5)
    assert settles(first, read("≥20%", 0.99, 0.99, 0.98, 0.95))
    assert not settles(first, read("≥30%", 0.99, 0.99, 0.98, 0.95))
    assert not settles(first, read("≥2008", 0.99, 0.99, 0.98, 0.98, 0.95))


def cell(height: int = 60, width: int = 48) -> Picture:
    """A cell with its rulings: one at its rim, one a little inside."""
    picture = np.full((height, width, 3), 245, np.uint8)
    cv2.line(picture, (0, 1), (width, 1), (20, 20, 20), 2)
    cv2.line(picture, (width - 5, 0), (width - 5, height), (20, 20, 20), 2)
    return picture


def test_a_digit_is_cut_out_of_its_box_without_the_rulings() -> None:
    picture = cell()
    cv2.putText(picture, "6", (12, 42), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (10, 10, 10), 2)
    alone = print_alone(picture, USUAL)
    assert alone is not None
    rim = np.concatenate([alone.picture[0].ravel(), alone.picture[:, -1].ravel(), alone.picture[:, 0].ravel()])
    assert rim.min() == 255
    assert (alone.picture < 60).any()
    place = alone.place.within(Box(0.5, 0.5, 0.6, 0.6))
    assert 0.5 < place.x0 < place.x1 < 0.6


@pytest.mark.parametrize("drawn", ["nothing", "speck", "dash", "two lines", "stroke at the rim"])
def test_what_is_no_character_is_left_alone(drawn: str) -> None:
    picture = cell(160, 120)
    if drawn == "speck":
        cv2.circle(picture, (50, 80), 3, (10, 10, 10), -1)
    elif drawn == "dash":
        cv2.line(picture, (40, 80), (70, 80), (10, 10, 10), 2)
    elif drawn == "two lines":
        for y in (60, 120):
            cv2.putText(picture, "66", (20, y), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (10, 10, 10), 2)
    elif drawn == "stroke at the rim":
        cv2.line(picture, (0, 60), (0, 90), (10, 10, 10), 3)
    assert print_alone(picture, USUAL) is None
