"""The print of a page and the words of the seals that its text layer holds, each as lines of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.readers.glyphs import lines_of
from extract.readers.pdf_objects import Rect
from extract.readers.ruled import bars_of
from extract.readers.seal_letters import Letter, Ring, inner_letters, pressed_seals, rings_of
from ocr.lines import Box, Line, in_reading_order

RIM = 1.6
"""Heights of print by which the rim of a seal lies outside its words at most."""


@dataclass(frozen=True)
class Inked:
    """The letters of an upright page of this size (points), print told from what seals say.

    Words in the colour of a seal that reach beyond it are print; they are no part of a line in another colour.
    """

    letters: Sequence[Letter]
    width: float
    height: float

    @cached_property
    def rings(self) -> list[Ring]:
        """The rings of seals."""
        return rings_of(self.letters) if any(not letter.level for letter in self.letters) else []

    @cached_property
    def page_ink(self) -> int | None:
        """The colour of most of the print."""
        inks = Counter(letter.ink for letter in self.letters if letter.level).most_common(1)
        return inks[0][0] if inks else None

    @cached_property
    def pressed(self) -> list[list[Letter]]:
        """The words of seals without a ring that lie upon other print."""
        return pressed_seals([letter for letter in self.letters if letter.level], self.page_ink)

    @property
    def stamps(self) -> tuple[Box, ...]:
        """The places of seals, as fractions of the page."""
        words = (_around(letters) for letters in self.pressed)
        boxes = (Box(x0 / self.width, y0 / self.height, x1 / self.width, y1 / self.height) for x0, y0, x1, y1 in words)
        return (*(ring.box(self.width, self.height) for ring in self.rings), *(box.clipped() for box in boxes))

    @property
    def turned(self) -> list[Letter]:
        """Letters that are not level and of no seal."""
        return [letter for letter in self.letters if not letter.level and id(letter) not in self._taken]

    @cached_property
    def _inner(self) -> list[Letter]:
        alike = [ring for ring in self.rings if ring.ink == self.page_ink]
        inside = [letter for ring in alike for letter in inner_letters(self.letters, ring)]
        return [*(letter for words in self.pressed for letter in words), *inside]

    @cached_property
    def _taken(self) -> set[int]:
        return {id(letter) for ring in self.rings for letter in ring.letters} | {id(letter) for letter in self._inner}

    def without_rims(self, strokes: Sequence[Rect]) -> list[Rect]:
        """The rulings but for those that are the rim of a seal pressed over print."""
        rims = []
        for letters in self.pressed:
            x0, y0, x1, y1 = _around(letters)
            slack = RIM * max(letter.glyph.height for letter in letters)
            rims.append((x0 - slack, y0 - slack, x1 + slack, y1 + slack))
        return [stroke for stroke in strokes if not any(_is_within(stroke, rim) for rim in rims)]

    def lines(self, down: Sequence[Rect]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """The level print, and the level words of seals.

        Args:
            down: the upright rulings in points.
        """
        bars = bars_of(down)
        of_rings = {ring.ink for ring in self.rings if ring.ink != self.page_ink}
        left = [letter for letter in self.letters if letter.level and id(letter) not in self._taken]

        def lines(chosen: Sequence[Letter]) -> tuple[Line, ...]:
            return lines_of([letter.glyph for letter in chosen], self.width, self.height, bars) if chosen else ()

        own = lines([letter for letter in left if letter.ink not in of_rings])
        coloured = lines([letter for letter in left if letter.ink in of_rings])
        seals = [ring.box(self.width, self.height) for ring in self.rings]
        words = [line for line in coloured if any(_lies_in(line.box, seal) for seal in seals)]
        others = [line for line in coloured if line not in words]
        return in_reading_order((*own, *others)) if others else own, (*words, *lines(self._inner))


def _around(letters: Sequence[Letter]) -> Rect:
    glyphs = [letter.glyph for letter in letters]
    return (
        min(glyph.x0 for glyph in glyphs),
        min(glyph.y0 for glyph in glyphs),
        max(glyph.x1 for glyph in glyphs),
        max(glyph.y1 for glyph in glyphs),
    )


def _is_within(stroke: Rect, rim: Rect) -> bool:
    return rim[0] <= stroke[0] and rim[1] <= stroke[1] and stroke[2] <= rim[2] and stroke[3] <= rim[3]


def _lies_in(box: Box, seal: Box) -> bool:
    return seal.x0 <= box.x0 and box.x1 <= seal.x1 and seal.y0 <= box.y0 and box.y1 <= seal.y1
