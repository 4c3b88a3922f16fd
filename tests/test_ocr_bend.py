"""Pages whose lines are bent: told from the print, straightened, and boxes carried back to the page as submitted."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from ocr.choices import EngineName, EngineOptions
from ocr.engine import OcrEngine
from ocr.engines import open_engine
from ocr.image.bend import Spine, bend_of, flattened
from ocr.lines import Box, Frame

Picture = NDArray[np.uint8]
WIDTH, HEIGHT = 1200, 1600
ROWS = [f"Agreement {number} between the parties signed on 2024-03-{number}" for number in range(11, 23)]


def spines(drop: float, skew: float = 0.0, count: int = 12) -> list[Spine]:
    """Lines over most of a page, each of which ends `drop` below its middle, as fractions of the page."""
    x = np.linspace(0.1, 0.9, 20)
    found = [0.1 + 0.06 * row + skew * (x - 0.5) + drop * ((x - 0.5) / 0.4) ** 2 for row in range(count)]
    return [Spine(x, y, 0.008) for y in found]


def page() -> Picture:
    picture = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    for index, row in enumerate(ROWS):
        place = (90, 200 + 100 * index)
        cv2.putText(picture, row, place, cv2.FONT_HERSHEY_SIMPLEX, 0.95, (0, 0, 0), 2, cv2.LINE_AA)
    return picture


def bent(picture: Picture, drop: float) -> Picture:
    """The picture with its edges `drop` pixels higher than its middle."""
    height, width = picture.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    sag = drop * np.sin(np.pi * columns / width)
    moved = cv2.remap(picture, columns, (rows - sag).astype(np.float32), cv2.INTER_LINEAR, borderValue=(255,) * 3)
    return np.asarray(moved, np.uint8)


def test_lines_that_are_straight_tell_no_bend_however_askew_the_page() -> None:
    assert bend_of(spines(0.0)) == ()
    assert bend_of(spines(0.0, skew=0.15)) == ()


def test_a_few_lines_tell_nothing() -> None:
    assert bend_of(spines(0.03, count=3)) == ()


def test_the_bend_is_told_from_the_lines_and_the_skew_left_to_itself() -> None:
    bend = bend_of(spines(0.03, skew=0.05))
    wanted = spines(0.03, skew=0.05)[3]
    frame = Frame(bend=bend)
    level = [frame.to_page(Box(x, 0.28, x, 0.28)).y0 + 0.05 * (x - 0.5) for x in wanted.x]
    assert level == pytest.approx(list(wanted.y), abs=0.002)


def test_a_flat_picture_is_left_alone() -> None:
    picture = page()
    assert flattened(picture, ()) is picture


@pytest.mark.engine
@pytest.mark.parametrize("turn", [0, 90, 180])
def test_a_strongly_bent_page_is_read_and_its_boxes_lie_where_the_print_is(turn: int) -> None:
    engine: OcrEngine = open_engine(EngineName.SWIFT, EngineOptions())
    picture = bent(page(), 90)
    reading = engine.read(np.ascontiguousarray(np.rot90(picture, turn // 90)))
    assert [line.text.replace(" ", "") for line in reading.lines] == [row.replace(" ", "") for row in ROWS]
    assert reading.frame.turn == turn
    assert reading.frame.bend
    on_page = Frame(0, reading.frame.skew, HEIGHT / WIDTH, reading.frame.bend).to_page(reading.lines[3].part(0, 9).box)
    ink = picture[
        int(on_page.y0 * HEIGHT) : int(on_page.y1 * HEIGHT), int(on_page.x0 * WIDTH) : int(on_page.x1 * WIDTH)
    ]
    middle = (np.flatnonzero((ink < 128).any(axis=(1, 2))).mean() + 0.5) / len(ink)
    assert 0.3 < middle < 0.7
