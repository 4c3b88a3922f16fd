"""The words of a seal that a PDF holds as text are no part of the print they lie over. All values invented."""

from __future__ import annotations

import math

from extract.readers.digital import look_at
from extract.readers.pdf_objects import Drawn
from extract.readers.pdf_text import Char
from extract.readers.pdf_view import View

BLACK, RED = 0x000000, 0xDD2222
VIEW = View(0, 0, 600, 800)
SIZE = 10.0


def char(text: str, x: float, y: float, ink: int, *, angle: float = 0.0, item: int = 0) -> Char:
    width = SIZE if text >= "\u1100" else SIZE / 2
    return Char(text, x, y, x + width, y + SIZE, angle, mapped=True, shown=True, item=item, ink=ink)


def written(text: str, x: float, y: float, ink: int = BLACK, item: int = 1) -> list[Char]:
    return [char(one, x + SIZE * at, y, ink, item=item) for at, one in enumerate(text)]


def ring(ink: int) -> list[Char]:
    """Letters along the upper part of a circle about (300, 400), each turned its own way."""
    letters = "霜桥银行股份有限公司电子"
    angles = [-120 + 240 * at / (len(letters) - 1) for at in range(len(letters))]
    return [
        char(
            letter,
            300 + 60 * math.sin(math.radians(angle)) - SIZE / 2,
            400 + 60 * math.cos(math.radians(angle)) - SIZE / 2,
            ink,
            angle=angle % 360,
            item=10 + at,
        )
        for at, (letter, angle) in enumerate(zip(letters, angles, strict=True))
    ]


def texts(chars: list[Char]) -> list[str]:
    return [line.text for line in look_at(chars, Drawn(), VIEW).lines]


PAGE = [*written("付款人：霜桥精密机械有限公司", 60, 600), *written("用途：专利转让费", 220, 398)]


def test_level_letters_of_a_seal_are_of_no_line_that_they_lie_in() -> None:
    seal = [*ring(RED), *written("业务章", 303, 400, RED, item=40), *written("回", 342, 397, RED, item=41)]
    assert set(texts([*PAGE, *seal])) == {"付款人：霜桥精密机械有限公司", "用途：专利转让费"}


def test_other_print_in_the_colour_of_the_seal_stays_where_it_reaches_beyond_it() -> None:
    red = written("金额：叁拾捌万元整", 180, 420, RED, item=50)
    assert "金额：叁拾捌万元整" in texts([*PAGE, *ring(RED), *red])


def test_a_seal_in_the_colour_of_the_page_takes_nothing_away() -> None:
    assert "用途：专利转让费" in texts([*PAGE, *ring(BLACK)])
