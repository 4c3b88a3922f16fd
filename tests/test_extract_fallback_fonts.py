"""Characters that a second font prints are part of the line they stand in, in whatever order they are drawn."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extract.pages import Page
from extract.readers.glyphs import lines_of
from extract.readers.runs import LOST, Glyph
from parsers.layout.flow import Flow
from parsers.layout.holes import HOLED
from parsers.layout.piece import Piece
from parsers.layout.readings import read_name
from parsers.values.organisation import find_organisations
from samples.fonts import APT_COMMAND, Font, font_path, missing_fonts
from tests.extract_builders import make_pdf, read, texts
from validators.rules import load_rules

SIZE = 10.0
NAMES = ("青峤科技大学", "武汉市澜密微精制造有限公司", "付专利权转让合同款")
LEFT, TOP = 150.0, 100.0

RARE = st.sets(st.integers(0, max(map(len, NAMES)) - 1))
"""Which characters of a name fall back."""


def _pieces(text: str, rare: set[int]) -> list[tuple[int, str, bool]]:
    """A text cut where the font changes: place of the first character, characters, whether the second font has them."""
    found = []
    for second, places in groupby(range(len(text)), key=lambda place: place in rare):
        listed = list(places)
        found.append((listed[0], text[listed[0] : listed[-1] + 1], second))
    return found


def _set(name: str, rare: set[int], y: float, shift: float = 0.0, scale: float = 1.0) -> list[Glyph]:
    """A name, one text object for each piece; the second font's boxes shifted and scaled (parts of the size)."""
    glyphs = []
    for first, piece, second in _pieces(name, rare):
        item = int(y * 1000) + first
        height, top = (SIZE * scale, y + shift * SIZE) if second else (SIZE, y)
        for place, char in enumerate(piece, first):
            x = LEFT + place * SIZE
            glyphs.append(Glyph(char, x, top, x + SIZE, top + height, item))
    return glyphs


def _marks(mark: str, start: float, end: float, step: float, y: float) -> list[Glyph]:
    """A leader, one text object."""
    count = int((end - start) / step)
    return [Glyph(mark, start + n * step, y, start + (n + 1) * step, y + SIZE, int(y)) for n in range(count)]


def _texts(glyphs: Sequence[Glyph], order: random.Random) -> list[str]:
    shuffled = list(glyphs)
    order.shuffle(shuffled)
    return [line.text for line in lines_of(shuffled, 600, 800)]


@given(RARE, st.floats(-0.25, 0.25), st.floats(0.75, 1.3), st.randoms(use_true_random=False))
def test_a_second_font_with_other_boxes_stays_in_its_line(
    rare: set[int], shift: float, scale: float, order: random.Random
) -> None:
    glyphs = [g for row, name in enumerate(NAMES) for g in _set(name, rare, TOP + 18 * row, shift, scale)]
    assert _texts(glyphs, order) == list(NAMES)


LEADERS = st.tuples(st.floats(50, 140), st.floats(200, 330), st.sampled_from(".·_-"), st.floats(2, 6))
"""Where a leader begins and ends, its mark and its step."""


@given(RARE, LEADERS, st.randoms())
def test_a_leader_under_a_name_takes_none_of_its_characters(
    rare: set[int], leader: tuple[float, float, str, float], order: random.Random
) -> None:
    start, end, mark, step = leader
    glyphs: list[Glyph] = []
    for row, name in enumerate(NAMES):
        y = TOP + 18 * row
        glyphs += _marks(mark, start, end, step, y) + _set(name, rare, y)
    shown = [text.rpartition(mark)[2].lstrip() for text in _texts(glyphs, order)]
    assert shown == list(NAMES)


def test_a_leader_ends_where_print_lies_on_it() -> None:
    label = [Glyph("户", 50, TOP, 60, TOP + SIZE, 1), Glyph("名", 60, TOP, 70, TOP + SIZE, 1)]
    leader = _marks(".", 74, 200, 5, TOP)
    name = _set("乙大学", set(), TOP)
    assert _texts(label + leader + name, random.Random(1)) == ["户名 .............. 乙大学"]


def test_a_decimal_point_on_a_leader_stays() -> None:
    number = [Glyph(char, LEFT + 5 * n, TOP, LEFT + 5 * n + 5, TOP + SIZE, 9) for n, char in enumerate("1.5.25")]
    (line,) = _texts(_marks(".", 100, 200, 5, TOP) + number, random.Random(1))
    assert line.endswith(". 1.5.25")


def test_marks_that_nothing_lies_on_stay() -> None:
    assert _texts(_marks("_", 50, 90, 5, TOP), random.Random(1)) == ["________"]


@given(st.randoms())
def test_numbers_printed_over_each_other_are_not_mixed(order: random.Random) -> None:
    def number(digits: str, x: float, item: int) -> list[Glyph]:
        return [Glyph(digit, x + 5 * n, TOP, x + 5 * n + 5, TOP + SIZE, item) for n, digit in enumerate(digits)]

    found = _texts(number("011002101204", 100, 1) + number("78695379", 101, 2), order)
    assert sorted(found) == ["011002101204", "78695379"]


def test_two_lines_beside_a_title_stay_two_lines() -> None:
    title = [Glyph(char, 50 + 17 * n, 17, 67 + 17 * n, 34, 1) for n, char in enumerate("普通发票")]
    first = [Glyph(char, 200 + 9 * n, 14, 209 + 9 * n, 23, 2) for n, char in enumerate("发票代码")]
    second = [Glyph(char, 200 + 9 * n, 28, 209 + 9 * n, 37, 3) for n, char in enumerate("开票日期")]
    assert set(_texts(title + first + second, random.Random(1))) == {"普通发票", "发票代码", "开票日期"}


def _lost(name: str, place: int) -> list[Glyph]:
    glyphs = _set(name, set(), TOP)
    glyphs[place] = replace(glyphs[place], text=LOST)
    return glyphs


@pytest.mark.parametrize("place", [0, 1, 5])
def test_a_name_with_a_character_that_has_no_name_proves_nothing(place: int) -> None:
    (line,) = lines_of(_lost(NAMES[0], place), 600, 800)
    assert line.text == NAMES[0][:place] + LOST + NAMES[0][place + 1 :]
    assert line.confidence < load_rules().agrees_at
    assert line.part(max(0, place - 1), 4).confidence < load_rules().agrees_at


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("青 科技大学", HOLED),
        ("江苏青 科技有限公司", HOLED),
        ("云 （天津）科技有限公司", 0.0),
        ("青峤科技大学", 1.0),
        ("青峤大学 某某公司", 1.0),
        ("某 某 大 学", 1.0),
    ],
)
def test_a_name_with_a_hole_in_it_is_not_sure(text: str, sure: float) -> None:
    glyphs = [Glyph(c, 50 + 10 * n, TOP, 60 + 10 * n, TOP + SIZE, 1) for n, c in enumerate(text) if c != " "]
    lines = lines_of(glyphs, 600, 800)
    assert [line.text for line in lines] == [text]
    assert read_name(Piece(lines, 1)).confidence == sure


def test_a_name_with_a_hole_in_a_sentence_is_not_sure() -> None:
    text = "甲方：青 科技大学，乙方：某某制造有限公司。"
    glyphs = [Glyph(c, 50 + 10 * n, TOP, 60 + 10 * n, TOP + SIZE, 1) for n, c in enumerate(text) if c != " "]
    page = Page("合同.pdf", 1, 600, 800, lines_of(glyphs, 600, 800))
    flow = Flow([page])
    holed, whole = (flow.reading(found) for found in find_organisations(flow.text))
    assert holed.value == "青科技大学"
    assert holed.confidence <= HOLED < whole.confidence


def test_a_bullet_without_a_name_is_left_out() -> None:
    bullet = Glyph(LOST, LEFT - 15, TOP, LEFT - 9, TOP + SIZE)
    (line,) = lines_of([bullet, *_set("乙大学", set(), TOP)], 600, 800)
    assert (line.text, line.confidence) == ("乙大学", 1.0)


def _registered(font: Font) -> str:
    if font.name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(font.name, str(font_path(font)), subfontIndex=font.value.index))
    return font.name


def _drawn(first: str, second: str, every: int, order: random.Random) -> Callable[[Canvas], None]:
    """Every nth character in the second font, one text object a run, leaders under them, in any order."""
    drawing: list[tuple[float, float, str, str]] = []
    for row, name in enumerate(NAMES):
        y = 700 - 20 * row
        drawing.append((72, y, "户名：", first))
        drawing.append((110, y, "." * 40, first))
        rare = set(range(row % every, len(name), every))
        drawing.extend(
            (LEFT + 12 * place, y, piece, second if fallen else first) for place, piece, fallen in _pieces(name, rare)
        )
    order.shuffle(drawing)

    def draw(canvas: Canvas) -> None:
        for x, y, piece, font in drawing:
            canvas.setFont(font, 12)
            canvas.drawString(x, y, piece)

    return draw


@pytest.mark.fonts
@pytest.mark.skipif(bool(missing_fonts()), reason=f"CJK fonts are missing; run: {APT_COMMAND}")
@pytest.mark.parametrize("every", [2, 3, 5])
@pytest.mark.parametrize(
    ("first", "second"), [(Font.SONG, Font.HEI), (Font.KAI, Font.MICRO), (Font.MING, Font.SONG), (Font.HEI, Font.MING)]
)
def test_a_pdf_with_two_fonts_in_a_name(tmp_path: Path, first: Font, second: Font, every: int) -> None:
    draw = _drawn(_registered(first), _registered(second), every, random.Random(every))
    found = texts(read(make_pdf(tmp_path / "回单.pdf", draw)))
    assert [text.rpartition(".")[2].strip() for text in found] == list(NAMES)


@pytest.mark.fonts
@pytest.mark.skipif(bool(missing_fonts()), reason=f"CJK fonts are missing; run: {APT_COMMAND}")
def test_a_pdf_whose_font_does_not_name_a_character(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageCompression(0)
        canvas.setFont(_registered(Font.HEI), 12)
        canvas.drawString(72, 700, "转让方：青峤科技大学")
        canvas.drawString(72, 680, "受让方：武汉市某某制造有限公司")

    path = make_pdf(tmp_path / "合同.pdf", draw)
    path.write_bytes(path.read_bytes().replace(b"5CE4>", b"E5E4>").replace(b"5ce4>", b"E5E4>"))
    first, second = read(path).lines
    assert first.text == f"转让方：青{LOST}科技大学"
    assert first.confidence < load_rules().agrees_at < second.confidence
