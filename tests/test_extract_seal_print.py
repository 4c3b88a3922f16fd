"""The words of a seal that a PDF holds as text are no part of the print they lie over. All values invented."""

from __future__ import annotations

import math

import pytest

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


@pytest.mark.parametrize("ink", [RED, BLACK])
@pytest.mark.parametrize("down", range(-68, 69, 8))
def test_no_letter_of_a_ring_is_part_of_a_line_wherever_the_seal_lies(ink: int, down: int) -> None:
    line = written("用途：专利转让费", 220, 398 + down)
    seal = [*ring(ink), *written("电子回单", 280, 396, ink, item=40), *written("专用章", 285, 380, ink, item=41)]
    assert texts([*line, *PAGE[:14], *seal])[-1] == "用途：专利转让费"


def test_what_a_seal_says_is_kept_apart_from_print() -> None:
    seal = [*ring(RED), *written("转讫", 290, 370, RED, item=40)]
    look = look_at([*PAGE, *seal], Drawn(), VIEW)
    assert [line.text for line in look.seal_words] == ["转讫"]
    assert "转讫" not in [line.text for line in look.lines]
    assert len(look.stamps) == 1


def test_red_words_over_other_print_are_of_a_seal_with_their_rim() -> None:
    seal = [*written("霜桥银行", 270, 402, RED, item=40), *written("转讫", 280, 388, RED, item=41)]
    rim = [(265.0, 380.0, 265.3, 420.0), (315.0, 380.0, 315.3, 420.0)]
    look = look_at([*PAGE, *seal], Drawn(down=rim), VIEW)
    assert {line.text for line in look.lines} == {"付款人：霜桥精密机械有限公司", "用途：专利转让费"}
    assert {line.text for line in look.seal_words} == {"霜桥银行", "转讫"}


def test_red_values_beside_black_labels_are_print() -> None:
    red = written("叁拾捌万元整", 160, 300, RED, item=50)
    found = look_at([*PAGE, *written("金额（大写）：", 60, 300, item=49), *red], Drawn(), VIEW)
    assert "叁拾捌万元整" in "".join(line.text for line in found.lines)
    assert not found.seal_words


def test_red_labels_of_a_form_that_values_touch_are_print() -> None:
    labels = [*written("开票日期：", 60, 300, RED, item=49), *written("价税合计（大写）", 60, 280, RED, item=50)]
    look = look_at([*PAGE, *labels, *written("贰零贰贰年", 104, 300, item=51)], Drawn(), VIEW)
    assert "开票日期：" in "".join(line.text for line in look.lines)
    assert not look.seal_words


@pytest.mark.parametrize("x", range(262, 292, 3))
def test_print_upon_print_of_the_same_ink_is_a_line_of_its_own(x: int) -> None:
    assert {"用途：专利转让费", "霜桥银行"} <= set(texts([*PAGE, *written("霜桥银行", x, 400, item=40)]))


def test_days_filled_in_between_the_words_of_a_form_are_in_no_doubt() -> None:
    form = [char(text, 60 + x, 300, BLACK, item=2) for x, text in ((20, "年"), (45, "月"), (70, "日"))]
    day = [
        char(text, 60 + x, 299, BLACK, item=3 + at)
        for at, (x, text) in enumerate(
            ((0, "2"), (5, "0"), (10, "2"), (15, "2"), (33, "0"), (38, "7"), (58, "2"), (63, "9"))
        )
    ]
    (line,) = [line for line in look_at([*PAGE, *form, *day], Drawn(), VIEW).lines if "年" in line.text]
    assert (line.text.replace(" ", ""), line.confidence) == ("2022年07月29日", 1.0)
