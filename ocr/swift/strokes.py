"""Print that strokes of its own colour cross: the rim of a black stamp or of a red one on a grey scan, a pen's line.

Such ink cannot be taken off, and what is left of the print below it is read without much doubt: 4,500 for 2,104,500.
A stroke that enters a line from above or below is larger than print and hangs together with what lies beyond the line;
characters that it runs through are in doubt. Upright rulings are none. It may only graze them: where the line reads the
same surely when it is softened and at its full width, it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Image
from ocr.image.inks import light_and_colour
from ocr.image.regions import Region
from ocr.image.sizes import coarse
from ocr.swift.crops import crop, place_on
from ocr.swift.recognition import Reading
from ocr.swift.second_look import SOFT, Look, differences, doubted, gaps

Mask = NDArray[np.uint8]

_SMALL = 1280
"""Longer side, in pixels, of the copy on which strokes larger than print are found."""
_LARGE = 2.2
"""Height and width of such a stroke at least, in heights of a usual line."""
_INK = 0.7
"""Ink is darker than this share of the paper around it, in its lightest channel."""
_COLOUR = 40
"""Grey levels between the channels of what is coloured."""
_BEYOND = 0.55
"""How far above and below a line is looked, in its height."""
_BAND = 0.25
"""Share of a line's height above and below that strokes may touch: rims graze it."""
_RULING = 0.14
"""Widest upright ruling, in the height of the line."""
_SURE = 0.95
"""How sure each of a line's crossed characters, and every one of it in both other looks, must be for it to stand."""
_CROSSED = 0.05
"""Share of a character's width that a stroke runs through."""


def with_doubtful_crossings(
    image: Image, regions: Sequence[Region], readings: Sequence[Reading], squeezed: Look, wide: Look
) -> list[Reading]:
    """Readings with the characters in doubt that a stroke from beyond their line runs through.

    Args:
        image: the upright page, coloured stamps taken off.
        regions: where its lines stand.
        readings: what each says.
        squeezed: reads crops as the first look did.
        wide: reads them at their full width.
    """
    found = list(readings)
    crossed = _crossed_lines(image, regions, readings)
    sure = [
        index
        for index, places in crossed.items()
        if _is_sure(readings[index], places) and gaps(readings[index]).isdisjoint(places)
    ]
    pictures = [crop(image, regions[index]) for index in sure]
    looks = (squeezed(cv2.GaussianBlur(picture, (0, 0), SOFT) for picture in pictures), wide(pictures))
    kept = {
        index
        for index, *others in zip(sure, *looks, strict=True)
        if all(_is_sure(other) and not differences(readings[index].text, other.text) for other in others)
    }
    for index in crossed.keys() - kept:
        found[index] = doubted(readings[index], crossed[index])
    return found


def _is_sure(reading: Reading, places: Iterable[int] | None = None) -> bool:
    """Whether a reading is sure of the characters in some places, or of all."""
    return min((reading.sure[place] for place in places or range(len(reading.sure))), default=0.0) >= _SURE


def _crossed_lines(image: Image, regions: Sequence[Region], readings: Sequence[Reading]) -> Mapping[int, Sequence[int]]:
    """The lines that strokes from beyond run through, each with its characters that they meet."""
    level = [region.height for region, reading in zip(regions, readings, strict=True) if reading.edges]
    if not level:
        return {}
    small, scale = coarse(image, _SMALL)
    large = _large_strokes(small, median(level) * scale)
    touched = (
        index
        for index, (region, reading) in enumerate(zip(regions, readings, strict=True))
        if reading.edges and not region.tall and _is_touched(large, region, scale)
    )
    found = ((index, _crossed(image, regions[index], readings[index])) for index in touched)
    return {index: places for index, places in found if places}


def _large_strokes(small: Image, height: float) -> Mask:
    """Ink of shapes that are higher and wider than print, 0 or 1."""
    light, colour = light_and_colour(small)
    around = cv2.blur(cv2.dilate(light, np.ones((9, 9), np.uint8)), (25, 25), borderType=cv2.BORDER_REPLICATE)
    ink = ((light < _INK * around) & (colour < _COLOUR)).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    large = (stats[:, cv2.CC_STAT_HEIGHT] >= _LARGE * height) & (stats[:, cv2.CC_STAT_WIDTH] >= _LARGE * height)
    large[0] = False
    found: Mask = large.astype(np.uint8)[labels]
    return found


def _is_touched(large: Mask, region: Region, scale: float) -> bool:
    """Whether there is such a stroke within a line's height."""
    return bool(place_on(large, region, scale, _BAND).any())


def _crossed(image: Image, region: Region, reading: Reading) -> list[int]:
    """The characters that a stroke runs through."""
    columns = _columns(crop(image, replace(region, height=region.height * (1 + 2 * _BEYOND))))
    edges = [int(edge * len(columns)) for edge in reading.edges]
    return [
        place
        for place, (left, right) in enumerate(pairwise(edges))
        if right > left and columns[left:right].mean() > _CROSSED
    ]


def _columns(picture: Image) -> NDArray[np.bool_]:
    """The columns of a line's picture, with what lies above and below it, through which strokes from there run."""
    light, colour = light_and_colour(picture)
    ink = ((light < _INK * np.percentile(light, 90)) & (colour < _COLOUR)).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    whole, width = ink.shape
    height = whole / (1 + 2 * _BEYOND)
    top, bottom = int(whole / 2 - (0.5 - _BAND) * height), int(whole / 2 + (0.5 - _BAND) * height) + 1
    columns = np.zeros(width, np.bool_)
    for label in np.setdiff1d(labels[[0, -1]], [0]):
        left, wide = stats[label][cv2.CC_STAT_LEFT], stats[label][cv2.CC_STAT_WIDTH]
        through = (labels[top:bottom, left : left + wide] == label).any(axis=0)
        places = np.flatnonzero(through)
        if len(places) and places[-1] - places[0] + 1 > _RULING * height:
            columns[left + places] = True
    return columns
