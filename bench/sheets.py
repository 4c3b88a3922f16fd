"""Pages to measure readers on: drawn papers with all that is printed on them, and how a reading is judged."""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PIL import Image as Pillow

from ocr.lines import Box
from samples.papers import Layout, draw, layouts
from samples.papers.canvas import PageCanvas, Text
from samples.papers.ink import text_width
from samples.scanner import RENDER_DPI

_LEAST = 4
"""Characters from which a value counts as one: shorter ones are found in other words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A value, or a part of one, printed in one line: its text and where it stands on the page."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawn page: its name, kind and picture, all that is printed on it and the values among it."""

    name: str
    kind: str
    picture: Pillow.Image
    print: str
    values: tuple[Piece, ...]


def plain(text: str) -> str:
    """A text without blanks and without what print and reading may differ in: widths, dashes, quotes."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(_ALIKE.get(char, char) for char in folded if not char.isspace())


_ALIKE = dict(zip("。、“”‘’—–−―·•℃〇×", ".,\"\"''----..C0x", strict=True))


def sheets(count: int, seed: int) -> Iterator[Sheet]:
    """Pages of papers of every layout in turn, blank ones left out."""
    every = [layout for layout in layouts() if layout.name != "other_blank_sheet"]
    for number in range(count):
        layout = every[number * 7 % len(every)]
        yield sheet_of(layout, number, seed)


def sheet_of(layout: Layout, number: int, seed: int) -> Sheet:
    """One page of a paper in a layout, with what is printed on it in level lines."""
    rng = random.Random(f"{seed}:{layout.name}:{number}")
    drawing = draw(layout.kind, layout.subtypes[number % len(layout.subtypes)], {}, layout.name, rng)
    page = drawing.pages[number % len(drawing.pages)]
    texts = [item for item in page.operations if isinstance(item, Text) and not item.angle]
    values = tuple(_piece(item, page) for item in texts if item.value and len(plain(item.text)) >= _LEAST)
    print_ = "".join(plain(item.text) for item in texts)
    return Sheet(f"{number:02d}-{layout.name}", layout.kind, page.render(RENDER_DPI), print_, values)


def _piece(item: Text, page: PageCanvas) -> Piece:
    right, bottom = item.x + text_width(item.text, item.ink), item.y + item.ink.size
    box = Box(item.x / page.width, item.y / page.height, right / page.width, bottom / page.height)
    return Piece(plain(item.text), box)


def compared(printed: str, lines: Iterable[str]) -> tuple[int, int]:
    """Characters printed that were read, and characters read that are not printed: by count, whatever their order."""
    wanted, read = Counter(printed), Counter(plain("".join(lines)))
    shared = sum((wanted & read).values())
    return shared, sum(read.values()) - shared
