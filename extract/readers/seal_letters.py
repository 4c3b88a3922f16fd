"""Seals that a PDF holds as text: letters along a ring, words inside it, and red words pressed over other print.

None of it is print of the page, whatever level it stands on: woven into a line it would be a part of its value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from math import hypot

import numpy as np

from extract.readers.runs import LEADING, Glyph
from ocr.lines import Box

LEVEL = 8.0
"""Degrees off level up to which print counts as level."""
_TURN = (3.0, 75.0)
"""Degrees by which each letter of a ring is turned further than the one before."""
_REACH = 3.2
"""Middles of neighbours on a ring are no further apart than so many sizes of a letter."""
_ALIKE = 1.7
"""Extents of the letters of one ring, each turned its own way, differ by no more than this factor."""
_FEWEST, _FEWEST_TURNED = 4, 3
_ASTRAY = 0.6
"""Sizes of a letter by which the letters of a ring stray from it at most."""
_LARGEST = 95.0
"""The half axis of a seal in points at most: an oval of 60 mm."""
_ROUND = 100.0
"""Degrees from which on a ring's letters tell width and height apart; those of less are of a circle."""
_CENTRED = 0.6
"""Sizes of a letter by which the middle of a seal's inner words is off that of its ring."""
_RED = (110, 45)
"""A red ink has this level of red at least, and so much more of it than of anything else."""
_UPON = 0.2
"""Part of a letter, each way, over which it lies upon another."""
_NEXT = 0.9
"""Heights of print between neighbours in the words of one seal."""
_SIDE = 170.0
"""The longer side of a seal in points at most."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A glyph in points of the upright page, its angle (degrees clockwise from level), ink and place in painting."""

    glyph: Glyph
    angle: float
    ink: int
    order: int = 0

    @property
    def cx(self) -> float:
        """Its middle from left to right."""
        return (self.glyph.x0 + self.glyph.x1) / 2

    @property
    def size(self) -> float:
        """The longer side of its box."""
        return max(self.glyph.x1 - self.glyph.x0, self.glyph.height)

    @property
    def level(self) -> bool:
        """Whether it stands level."""
        return min(self.angle, 360 - self.angle) <= LEVEL


@dataclass(frozen=True, slots=True)
class Ring:
    """The letters of a seal's ring, the middle of the ellipse they stand on, its half axes, their size; in points."""

    letters: tuple[Letter, ...]
    cx: float
    cy: float
    rx: float
    ry: float
    size: float

    @property
    def ink(self) -> int:
        """The colour of the seal."""
        return self.letters[0].ink

    def box(self, width: float, height: float) -> Box:
        """All of the seal's place on a page of this size, as fractions."""
        across, down = self.rx + self.size, self.ry + self.size
        return Box(
            (self.cx - across) / width, (self.cy - down) / height, (self.cx + across) / width, (self.cy + down) / height
        ).clipped()

    def holds(self, letter: Letter) -> bool:
        """Whether a letter stands inside the ring."""
        return ((letter.cx - self.cx) / self.rx) ** 2 + ((letter.glyph.cy - self.cy) / self.ry) ** 2 <= 1


def rings_of(letters: Iterable[Letter]) -> list[Ring]:
    """The rings among letters: drawn one after the other, each turned further than the last, along one ellipse."""
    runs: list[list[Letter]] = [[]]
    doubled: list[tuple[Letter, Letter]] = []
    for letter in sorted(letters, key=lambda item: item.order):
        last = runs[-1]
        if last and _is_doubled(last[-1], letter):
            doubled.append((last[-1], letter))
        elif _goes_on(last, letter):
            last.append(letter)
        else:
            runs.append([last[-1], letter] if last and _goes_on(last[-1:], letter) else [letter])
    return [_with(ring, doubled) for run in runs if (ring := _ring(run)) is not None]


def inner_letters(letters: Sequence[Letter], ring: Ring) -> list[Letter]:
    """Level letters inside a ring of the page's own colour: rows about its middle, drawn right before or behind it."""
    ordered = sorted(letters, key=lambda item: item.order)
    known = {id(letter) for letter in ring.letters}
    places = [index for index, letter in enumerate(ordered) if id(letter) in known]
    before, behind = ordered[: places[0]][::-1], ordered[places[-1] + 1 :]
    found: list[Letter] = []
    for side in (before, behind):
        for row in _rows(takewhile(lambda letter: letter.level and ring.holds(letter), side)):
            middle = (min(item.glyph.x0 for item in row) + max(item.glyph.x1 for item in row)) / 2
            if abs(middle - ring.cx) > _CENTRED * row[0].size:
                break
            found += row
    return found


def pressed_seals(letters: Sequence[Letter], page_ink: int | None) -> list[list[Letter]]:
    """The level red letters of each seal whose words are pressed over other print; none on a red page.

    An ink of which most letters stand elsewhere is that of the form, whose labels values may touch.
    """
    red = [letter for letter in letters if _is_red(letter.ink)]
    if not red or page_ink is None or _is_red(page_ink):
        return []
    others = [letter for letter in letters if not _is_red(letter.ink)]
    found: list[list[Letter]] = []
    for words in _together(red):
        x0, x1 = min(item.glyph.x0 for item in words), max(item.glyph.x1 for item in words)
        y0, y1 = min(item.glyph.y0 for item in words), max(item.glyph.y1 for item in words)
        near = [item for item in others if item.glyph.x0 < x1 and x0 < item.glyph.x1]
        near = [item for item in near if item.glyph.y0 < y1 and y0 < item.glyph.y1]
        if max(x1 - x0, y1 - y0) <= _SIDE and any(_lies_upon(one, other) for one in words for other in near):
            found.append(words)
    pressed = Counter(letter.ink for words in found for letter in words)
    inks = Counter(letter.ink for letter in red)
    return [words for words in found if 2 * pressed[words[0].ink] > inks[words[0].ink]]


def _rows(letters: Iterable[Letter]) -> Iterable[list[Letter]]:
    """Letters in the order of painting as rows: each on the level of the one before."""
    row: list[Letter] = []
    for letter in letters:
        if row and abs(letter.glyph.cy - row[-1].glyph.cy) > _CENTRED * letter.size:
            yield row
            row = []
        row.append(letter)
    if row:
        yield row


def _is_red(ink: int) -> bool:
    red, green, blue = ink >> 16, ink >> 8 & 0xFF, ink & 0xFF
    return red >= _RED[0] and red - max(green, blue) >= _RED[1]


def _together(letters: Sequence[Letter]) -> list[list[Letter]]:
    """Letters in groups of one ink that stand no further apart than those of one seal."""
    groups: list[list[Letter]] = []
    for letter in letters:
        near = [group for group in groups if any(_is_near(letter, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([letter, *(other for group in near for other in group)])
    return groups


def _is_near(one: Letter, other: Letter) -> bool:
    apart = _NEXT * max(one.glyph.height, other.glyph.height)
    across = max(one.glyph.x0, other.glyph.x0) - min(one.glyph.x1, other.glyph.x1)
    down = max(one.glyph.y0, other.glyph.y0) - min(one.glyph.y1, other.glyph.y1)
    return one.ink == other.ink and max(across, down) < apart


def _lies_upon(one: Letter, other: Letter) -> bool:
    a, b = one.glyph, other.glyph
    across, down = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
    return (
        a.text != b.text
        and b.text not in LEADING
        and across > _UPON * min(a.x1 - a.x0, b.x1 - b.x0)
        and down > _UPON * min(a.height, b.height)
    )


def _is_doubled(one: Letter, other: Letter) -> bool:
    """Whether a letter is another once more, a little aside: how some programs print bold."""
    apart = max(abs(one.cx - other.cx), abs(one.glyph.cy - other.glyph.cy))
    return one.glyph.text == other.glyph.text and apart < 0.25 * one.size


def _with(ring: Ring, doubled: Iterable[tuple[Letter, Letter]]) -> Ring:
    known = {id(letter) for letter in ring.letters}
    return replace(ring, letters=(*ring.letters, *(again for first, again in doubled if id(first) in known)))


def _goes_on(run: Sequence[Letter], letter: Letter) -> bool:
    if not run:
        return True
    last = run[-1]
    turn = _turn(last, letter)
    apart = hypot(letter.cx - last.cx, letter.glyph.cy - last.glyph.cy)
    return (
        letter.ink == last.ink
        and _TURN[0] <= abs(turn) <= _TURN[1]
        and (len(run) < 2 or turn * _turn(run[-2], last) > 0)
        and max(last.size, letter.size) <= _ALIKE * min(last.size, letter.size)
        and apart <= _REACH * max(last.size, letter.size)
    )


def _turn(one: Letter, other: Letter) -> float:
    """Degrees by which a letter is turned clockwise against another, -180 to 180."""
    return (other.angle - one.angle + 180) % 360 - 180


def _ring(run: Sequence[Letter]) -> Ring | None:
    """The ring that letters make; where they stray from every ellipse, that of a circle as wide as they are."""
    if len(run) < _FEWEST or sum(not letter.level for letter in run) < _FEWEST_TURNED:
        return None
    turns = np.radians([letter.angle for letter in run])
    xs, ys = np.array([letter.cx for letter in run]), np.array([letter.glyph.cy for letter in run])
    sin, cos = np.sin(turns), -np.cos(turns)
    if abs(sum(_turn(one, other) for one, other in pairwise(run))) >= _ROUND:
        (rx, cx), (ry, cy) = np.polyfit(sin, xs, 1), np.polyfit(cos, ys, 1)
    else:
        zeros, ones = np.zeros_like(sin), np.ones_like(sin)
        table = np.concatenate([np.stack([ones, zeros, sin], 1), np.stack([zeros, ones, cos], 1)])
        cx, cy, rx = np.linalg.lstsq(table, np.concatenate([xs, ys]), rcond=None)[0]
        ry = rx
    size = float(np.median([letter.size for letter in run]))
    if float(np.hypot(cx + rx * sin - xs, cy + ry * cos - ys).max()) > _ASTRAY * size:
        rx = ry = float(xs.max() - xs.min()) / 2
        cx, cy = float(xs.max() + xs.min()) / 2, float(ys.min()) + rx
    rx, ry = abs(float(rx)), abs(float(ry))
    small = size < min(rx, ry) and max(rx, ry) <= _LARGEST
    return Ring(tuple(run), float(cx), float(cy), rx, ry, size) if small else None
