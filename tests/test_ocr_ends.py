"""Lines whose print runs on into something else are in doubt at that end; rulings and neighbours do no harm."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from ocr.choices import EngineName, EngineOptions
from ocr.engines import open_engine
from ocr.image.regions import Region
from ocr.swift.ends import with_doubtful_ends
from ocr.swift.recognition import Reading

Picture = NDArray[np.uint8]
LINE = Region(200, 100, 200, 40)
READ = Reading("AL5672", (0.999,) * 6, (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0))


def white() -> Picture:
    return np.full((200, 600, 3), 255, np.uint8)


def ends(picture: Picture, *others: Region) -> tuple[float, float]:
    """How sure the first and the last character of a line are."""
    readings = [READ, *(READ for _ in others)]
    found = with_doubtful_ends(picture, [LINE, *others], readings)[0]
    return found.sure[0], found.sure[-1]


def test_white_around_a_line_leaves_it_sure() -> None:
    assert ends(white()) == (0.999, 0.999)


def test_print_that_runs_into_a_seal_is_in_doubt_at_that_end() -> None:
    picture = white()
    cv2.ellipse(picture, (420, 100), (110, 90), 0, 0, 360, (0, 0, 0), 8)
    assert ends(picture) == (0.999, 0.5)
    assert ends(np.ascontiguousarray(picture[:, :280])) == (0.999, 0.999)


def test_rulings_are_no_print() -> None:
    picture = white()
    cv2.line(picture, (312, 0), (312, 199), (0, 0, 0), 3)
    cv2.line(picture, (0, 113), (599, 113), (0, 0, 0), 2)
    assert ends(picture) == (0.999, 0.999)


def test_a_line_that_begins_there_takes_over() -> None:
    picture = white()
    cv2.putText(picture, "0123", (302, 112), cv2.FONT_HERSHEY_SIMPLEX, 1.1, (0, 0, 0), 3)
    assert ends(picture)[1] == 0.5
    assert ends(picture, Region(360, 100, 110, 40))[1] == 0.999


@pytest.mark.engine
def test_a_number_cut_by_a_black_seal_is_not_given_surely() -> None:
    picture = np.full((600, 1200, 3), 255, np.uint8)
    cv2.putText(picture, "Serial 567240562746", (200, 300), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (0, 0, 0), 2, cv2.LINE_AA)
    cv2.ellipse(picture, (660, 300), (150, 110), 0, 0, 360, (0, 0, 0), 14)
    cv2.circle(picture, (600, 290), 70, (0, 0, 0), -1)
    lines = open_engine(EngineName.SWIFT, EngineOptions()).read(picture).lines
    numbers = [line for line in lines if "5672" in line.text]
    assert numbers
    assert all(line.confidence <= 0.5 or "567240562746" in line.text for line in numbers)


def test_the_larger_characters_of_a_stamp_do_not_take_over() -> None:
    picture = white()
    cv2.rectangle(picture, (306, 60), (420, 140), (0, 0, 0), 6)
    assert ends(picture, Region(360, 112, 110, 70))[1] == 0.5


def test_print_that_runs_on_below_a_coloured_stamp_is_in_doubt_at_that_end() -> None:
    stamped = white()
    cv2.rectangle(stamped, (306, 70), (330, 130), (210, 120, 110), cv2.FILLED)
    cv2.line(stamped, (302, 90), (330, 110), (120, 40, 30), 4)
    (found,) = with_doubtful_ends(white(), [LINE], [READ], stamped)
    assert (found.sure[0], found.sure[-1]) == (0.999, 0.5)
    bare = white()
    cv2.rectangle(bare, (306, 70), (330, 130), (210, 120, 110), cv2.FILLED)
    (found,) = with_doubtful_ends(white(), [LINE], [READ], bare)
    assert (found.sure[0], found.sure[-1]) == (0.999, 0.999)


def test_ink_in_the_line_that_was_read_as_nothing_is_a_doubt_at_that_end() -> None:
    picture = white()
    late = Reading(",500.00", (0.999,) * 7, (0.4, 0.45, 0.5, 0.6, 0.7, 0.75, 0.85, 0.97))
    assert with_doubtful_ends(picture, [LINE], [late]) == [late]
    cv2.putText(picture, "41,", (106, 112), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (90, 60, 50), 3)
    (found,) = with_doubtful_ends(picture, [LINE], [late])
    assert found.sure == (0.5, 0.5, *(0.999,) * 5)
