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
from ocr.image.regions import Region
from ocr.swift.crops import crop
from ocr.swift.recognition import Reading

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
_DOUBTED = 0.5
"""How sure the last character before it may be at most."""
_READ = 0.8
"""What is read with less, in the mean of its characters, is no line that another one could go on as."""
_FEWEST = 4
"""Characters from which a line is looked at."""


def with_doubtful_ends(image: Image, regions: Sequence[Region], readings: Sequence[Reading]) -> list[Reading]:
    """Readings with their first or last character in doubt where the print of their line runs on."""
    found = list(readings)
    others = [region for region, reading in zip(regions, readings, strict=True) if reading.mean >= _READ]
    for index, (region, reading) in enumerate(zip(regions, readings, strict=True)):
        if len(reading.text) < _FEWEST or not reading.edges or region.tall:
            continue
        for place, side in ((0, -1), (-1, 1)):
            if _runs_on(image, region, side) and not _goes_on(region, side, others):
                sure = list(found[index].sure)
                sure[place] = min(sure[place], _DOUBTED)
                found[index] = replace(found[index], sure=tuple(sure))
    return found


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
    return float(_without_rulings(ink, _THIN * height).mean()) > _MUCH


def _without_rulings(ink: NDArray[np.bool_], thickest: float) -> NDArray[np.bool_]:
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
        and abs(other.cy - y) < 0.5 * region.height
        and other.height < 2 * region.height
        for other in regions
    )
