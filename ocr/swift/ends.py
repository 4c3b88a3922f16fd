"""Lines whose print runs on into something else: a seal without colour, a scrawl, the edge of a picture.

The detector ends such a line where it can no longer tell it from what it runs into, and what is left is read without
any doubt: AL56724056 for AL567240562746 below the rim of a black seal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ocr.engine import Image
from ocr.image.inks import light_and_colour
from ocr.image.regions import Region
from ocr.swift.crops import crop
from ocr.swift.recognition import Reading
from ocr.swift.second_look import doubted

_BEYOND, _INSIDE = 0.6, 0.1
"""How far beyond and inside a line's end there has to be white, in its height."""
_MIDDLE = 0.18
"""Share of the height above and below that is not looked at: rulings under the print run on."""
_INK = 0.6
"""Ink is darker than this share of the paper around it."""
_CONTRAST = 50
"""Grey levels within which a place is white all over."""
_FULL = 0.9
"""Columns and rows with more ink than this are rulings, if there are no more of them than makes a thin stroke."""
_THIN = 0.15
"""The thickest ruling, in the height of the line: the rim of a seal is thicker."""
_MUCH = 0.1
"""Ink over more than this share of the place is no speck."""
_READ = 0.8
"""What is read with less, in the mean of its characters, is no line that another one could go on as."""
_UNREAD, _SOME = 0.8, 0.05
"""Room at an end of a line, in its height, in which nothing was read, and the share of ink that is too much there."""
_UNDER, _COLOURED = 0.8, 40
"""How far beyond a line, in its height, print below coloured ink is looked for; levels between that ink's channels."""
_UNDER_INK, _BELOW = 0.15, 0.03
"""By how much of its level print is darker than the ink over it, and its share of the place at least."""
_LEVEL, _ALIKE = 0.3, 1.5
"""How far from level, in its height, a line may stand that goes on as another, and how many times its height: what
stands in a stamp is larger, or higher up."""
_FEWEST = 4
"""Characters from which a line is looked at."""


def with_doubtful_ends(
    image: Image, regions: Sequence[Region], readings: Sequence[Reading], seen: Image | None = None
) -> list[Reading]:
    """Readings with their first or last character in doubt where the print of their line runs on.

    Args:
        image: the upright page, coloured stamps taken off.
        regions: where its lines stand.
        readings: what each says.
        seen: the page with its stamps: print may run on below one.
    """
    found = list(readings)
    others = [region for region, reading in zip(regions, readings, strict=True) if reading.mean >= _READ]
    for index, (region, reading) in enumerate(zip(regions, readings, strict=True)):
        if len(reading.text) < _FEWEST or not reading.edges or region.tall:
            continue
        for side in (-1, 1):
            runs = _runs_on(image, region, side) or _runs_below(seen, region, side)
            unread = _is_unread(image if seen is None else seen, region, reading, side)
            if unread or (runs and not _goes_on(region, side, others)):
                found[index] = doubted(found[index], _end(reading.text, side))
    return found


def _end(text: str, side: int) -> list[int]:
    """The places of the first (side -1) or last letter, digit or Han character and of the marks beyond it."""
    places = list(range(len(text)))[::-side]
    read = next((number for number, place in enumerate(places) if text[place].isalnum()), 0)
    return places[: read + 1]


def _runs_on(image: Image, region: Region, side: int) -> bool:
    """Whether there is ink right behind (side 1) or before (-1) a line that is no ruling."""
    height = region.height
    along = side * (region.width / 2 + (_BEYOND - _INSIDE) * height / 2)
    cx, cy = region.point(along, 0.0)
    wide, high = (_BEYOND + _INSIDE) * height, (1 - 2 * _MIDDLE) * height
    left, top = max(0, int(cx - wide / 2)), max(0, int(cy - high / 2))
    near = image[top : int(cy + high / 2) + 1, left : int(cx + wide / 2) + 1, 1]
    if not near.size or int(near.max()) - int(near.min()) < _CONTRAST:
        return False
    place = Region(cx, cy, wide, high, region.angle)
    levels = crop(image, place)[:, :, 1]
    around = crop(image, replace(place, width=3 * height, height=height))[:, :, 1]
    ink = levels < _INK * np.percentile(around, 85)
    return float(without_rulings(ink, _THIN * height).mean()) > _MUCH


def _is_unread(image: Image, region: Region, reading: Reading, side: int) -> bool:
    """Whether ink at one end of a line's own place was read as nothing: ,500.00 for ¥41,500.00 half under a stamp."""
    room = (reading.edges[0] if side < 0 else 1 - reading.edges[-1]) * region.width
    if room < _UNREAD * region.height:
        return False
    cx, cy = region.point(side * (region.width - room) / 2, 0.0)
    levels = crop(image, Region(cx, cy, room, (1 - 2 * _MIDDLE) * region.height, region.angle))[:, :, 1]
    paper = np.percentile(crop(image, region)[:, :, 1], 85)
    return float(without_rulings(levels < _INK * paper, _THIN * region.height).mean()) > _SOME


def _runs_below(seen: Image | None, region: Region, side: int) -> bool:
    """Whether there is print below coloured ink right behind or before a line: darker than that ink is beside it."""
    if seen is None:
        return False
    cx, cy = region.point(side * (region.width / 2 + _UNDER * region.height / 2), 0.0)
    picture = crop(seen, Region(cx, cy, _UNDER * region.height, (1 - 2 * _MIDDLE) * region.height, region.angle))
    light, colour = light_and_colour(picture)
    coloured = colour > _COLOURED
    if float(coloured.mean()) < _MUCH:
        return False
    return float((light < (1 - _UNDER_INK) * np.median(light[coloured])).mean()) > _BELOW


def without_rulings(ink: NDArray[np.bool_], thickest: float) -> NDArray[np.bool_]:
    """Ink without the columns and rows that are full of it, unless they are thicker than a ruling."""
    for axis in (0, 1):
        full = np.expand_dims(ink.mean(axis=axis) > _FULL, axis)
        if full.sum() <= thickest:
            ink = ink & ~full
    return ink


def _goes_on(region: Region, side: int, regions: Sequence[Region]) -> bool:
    """Whether another line begins where this one ends."""
    x, y = region.point(side * (region.width / 2 + _BEYOND * region.height / 2), 0.0)
    return any(
        other is not region
        and abs(other.cx - x) < other.width / 2 + 0.5 * _BEYOND * region.height
        and abs(other.cy - y) < _LEVEL * region.height
        and region.height / _ALIKE < other.height < _ALIKE * region.height
        for other in regions
    )
