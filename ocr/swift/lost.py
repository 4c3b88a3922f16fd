"""Print amid a line that was read as nothing: 上海理嫣臻科技 for 上海理嫣臻譬科技, 0.93 sure.

Han characters stand at even distances, so that one left out leaves a gap, and in the gap there is ink. Where a
character peaks is known to a time step only, an eighth of a character's width at the first look, so that gaps are
seen in whole words as well: the line is read once more at its full width. What reads otherwise there, or still leaves
ink in a gap, is in doubt.

Digits and letters are left out: their places are too uneven, and numbers have a second look of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from unicodedata import east_asian_width

import numpy as np
from numpy.typing import NDArray

from ocr.engine import Image
from ocr.swift.ends import without_rulings
from ocr.swift.recognition import Reading
from ocr.swift.second_look import Look, differences, doubted, gaps

_FEWEST = 4
"""Characters from which a line is looked at: in fewer none can be told to stand too far from another."""
_BAND = 0.15
"""Share of the height above and below that is not looked at: rulings and underlines stand there."""
_CONTRAST = 40
"""Levels between paper and print below which ink is not told from paper."""
_THIN = 0.15
"""The thickest ruling, in the height of the line."""
_OWN, _NEXT = 1.1, 0.08
"""Where a gap begins behind the character before it and ends before the one after it, in the width of a character."""
_INK = 0.15
"""Ink in a gap, in that of a character, from which something is printed there: specks have less."""


def with_lost_characters_doubted(pictures: Sequence[Image], readings: Sequence[Reading], wide: Look) -> list[Reading]:
    """Readings less sure of Han characters between which there is print that was read as nothing.

    Args:
        pictures: the crops of a page.
        readings: what each says.
        wide: reads them at their full width.
    """
    found = list(readings)
    places = {
        index: lost
        for index, (picture, reading) in enumerate(zip(pictures, readings, strict=True))
        if (lost := unread(picture, reading))
    }
    for (index, lost), other in zip(places.items(), wide(pictures[index] for index in places), strict=True):
        other_places = differences(found[index].text, other.text)
        in_doubt = other_places or {step for place in unread(pictures[index], other) for step in (place, place + 1)}
        beside = {step for place in lost for step in (place, place + 1)}
        found[index] = doubted(found[index], beside & in_doubt)
    return found


def unread(picture: Image, reading: Reading) -> frozenset[int]:
    """The Han characters of a line behind which, before another one, there is print that was read as nothing."""
    if len(reading.text) < _FEWEST or not reading.edges:
        return frozenset()
    han = [char.isalpha() and east_asian_width(char) == "W" for char in reading.text]
    wide = {place for place in gaps(reading) if han[place] and han[place + 1]}
    return frozenset(place for place in wide if _holds_print(picture, reading, place)) if wide else frozenset()


def _holds_print(picture: Image, reading: Reading, place: int) -> bool:
    ink = _ink(picture)
    edges = [edge * len(ink) for edge in reading.edges]
    cells = [cell for char, cell in zip(reading.text, pairwise(edges), strict=True) if east_asian_width(char) == "W"]
    usual = median(right - left for left, right in cells)
    own = median(float(ink[int(left) : int(right) + 1].sum()) for left, right in cells)
    gap = ink[int(edges[place] + _OWN * usual) : max(0, int(edges[place + 1] - _NEXT * usual))]
    return own > 0 and float(gap.sum()) > _INK * own


def _ink(picture: Image) -> NDArray[np.float64]:
    """The share of ink in every column of a line, rulings left out; none where print is not told from paper."""
    height = picture.shape[0]
    level = picture[int(_BAND * height) : max(1, int((1 - _BAND) * height)), :, 1]
    paper, print_ = np.percentile(level, (85, 4))
    if paper - print_ < _CONTRAST:
        return np.zeros(level.shape[1])
    shares: NDArray[np.float64] = without_rulings(level < (paper + print_) / 2, _THIN * height).mean(axis=0)
    return shares
