"""Print that other ink crosses: coloured ink is taken off for a second look, strokes of its own colour are a doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import cv2
import numpy as np
import pytest

from ocr.engine import Image
from ocr.image.regions import Region
from ocr.swift.crossed import settled, with_coloured_ink_off
from ocr.swift.recognition import Reading
from ocr.swift.strokes import with_doubtful_crossings

BLUE, BROWN, BLACK = (190, 70, 50), (40, 80, 150), (20, 20, 20)
LINE = Region(250, 100, 420, 40)
"""Ten characters, 42 pixels each."""
Look = Callable[[Iterable[Image]], list[Reading]]


def read(text: str, sure: float = 0.99, weak: int = 0, weakly: float = 0.99) -> Reading:
    chances = tuple(weakly if index == weak else sure for index in range(len(text)))
    return Reading(text, chances, tuple(index / len(text) for index in range(len(text) + 1)))


def page(*labels: tuple[str, tuple[int, int, int]]) -> Image:
    """A page with a line of ten characters, the first of them in a colour of their own."""
    image = np.full((200, 500, 3), 250, np.uint8)
    text, colour = labels[0] if labels else ("1234567890", BLACK)
    for place, char in enumerate(text):
        cv2.putText(image, char, (46 + 42 * place, 114), cv2.FONT_HERSHEY_SIMPLEX, 1.1, colour, 3)
    return image


def asked(answer: Reading) -> tuple[Look, list[Image]]:
    """A look that answers the same whatever it is shown, and what it was shown."""
    shown: list[Image] = []

    def look(pictures: Iterable[Image]) -> list[Reading]:
        shown.extend(new := list(pictures))
        return [answer for _ in new]

    return look, shown


def test_a_line_that_coloured_ink_crosses_is_looked_at_without_that_ink() -> None:
    image = page()
    cv2.line(image, (150, 40), (200, 160), BLUE, 8)
    look, shown = asked(read("1234567890"))
    assert with_coloured_ink_off(image, [LINE], [read("1234567890")], look, look) == [read("1234567890")]
    (picture,) = shown
    assert np.ptp(picture, axis=2).max() == 0
    stroke = picture[:4, 90:130]
    assert stroke.min() > 200
    assert picture.min() < 60


def test_a_character_below_coloured_ink_that_reads_otherwise_without_it_is_in_doubt() -> None:
    image = page()
    cv2.line(image, (150, 40), (200, 160), BLUE, 8)
    look, _ = asked(read("123A56789B"))
    (found,) = with_coloured_ink_off(image, [LINE], [read("1234567890")], look, look)
    assert found.text == "1234567890"
    assert found.sure[3] == 0.5
    assert found.sure[9] == 0.99


@pytest.mark.parametrize("colour", [BROWN, BLUE])
def test_print_that_is_coloured_itself_is_not_crossed(colour: tuple[int, int, int]) -> None:
    look, shown = asked(Reading())
    with_coloured_ink_off(page(("1234567890", colour)), [LINE], [read("1234567890")], look, look)
    assert not shown


def test_an_unsure_reading_gives_way_to_two_sure_looks_that_agree() -> None:
    unsure, sure = read("2023年3日", weak=5, weakly=0.6), read("2023年13日")
    assert settled(unsure, sure, sure, frozenset({5})) == sure
    assert settled(unsure, sure, read("2023年18日"), frozenset({5})).text == unsure.text
    assert settled(read("2023年3日"), sure, sure, frozenset({5})).sure[5] == 0.5


def test_a_look_that_lacks_characters_does_not_count() -> None:
    unsure, less = read("沈阳市南五智能", weak=3, weakly=0.4), read("沈阳市智能")
    assert settled(unsure, less, less, frozenset({3, 4})).text == unsure.text
    gap = Reading("沈阳市智能科技", (0.99,) * 7, (0.0, 0.1, 0.2, 0.5, 0.6, 0.7, 0.8, 0.9))
    assert settled(unsure, gap, gap, frozenset({3, 4})).text == unsure.text


def test_print_below_coloured_ink_that_was_read_as_nothing_leaves_a_doubt_on_both_sides() -> None:
    image = page()
    cv2.line(image, (175, 40), (190, 160), BLUE, 8)
    lost = Reading("123567890", (0.99,) * 9, (0.0, 0.1, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0))
    look, _ = asked(lost)
    (found,) = with_coloured_ink_off(image, [LINE], [lost], look, look)
    assert [place for place, chance in enumerate(found.sure) if chance == 0.5] == [2, 3]


def crossed(image: Image, soft: str = "1234567890", wide: str = "1234567890", sure: float = 0.99) -> Reading:
    first, second = asked(read(soft)), asked(read(wide, sure))
    (found,) = with_doubtful_crossings(image, [LINE], [read("1234567890")], first[0], second[0])
    return found


def test_a_black_stroke_from_beyond_the_line_leaves_a_doubt_where_it_runs_through() -> None:
    image = page()
    cv2.line(image, (130, 20), (210, 180), BLACK, 8)
    assert crossed(image, wide="1238567890").sure[3] == 0.5
    assert crossed(image, sure=0.9).sure[3] == 0.5
    assert crossed(image, wide="1238567890").sure[8] == 0.99


def test_a_stroke_that_changes_nothing_in_two_other_looks_leaves_no_doubt() -> None:
    image = page()
    cv2.line(image, (130, 20), (210, 180), BLACK, 8)
    assert crossed(image) == read("1234567890")


def test_an_upright_ruling_and_print_alone_leave_no_doubt() -> None:
    image = page()
    assert crossed(image, wide="5555555555") == read("1234567890")
    cv2.line(image, (208, 0), (208, 199), BLACK, 2)
    cv2.line(image, (0, 40), (499, 40), BLACK, 2)
    assert crossed(image, wide="5555555555") == read("1234567890")
