"""Print that coloured ink crosses: the rim or the characters of a stamp over a name, a pen's stroke through an amount.

What is left of such print may read without any doubt as something else: 松辽电内学院 for 松辽电力学院 below a blue
stamp, 202年 for 2020年. So lines that coloured ink crosses are looked at once more with that ink taken off, whether
anything was told as a stamp or not: every pixel as light as its lightest channel, and the ink as light as the paper.
That is another picture, and where both read alike they are right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Image
from ocr.image.inks import light_and_colour
from ocr.image.regions import Region
from ocr.image.sizes import coarse
from ocr.lines import weakest
from ocr.swift.crops import crop, place_on
from ocr.swift.recognition import Reading
from ocr.swift.second_look import Look, differences, doubted, gaps

Mask = NDArray[np.bool_]

_SMALL = 640
"""Longer side, in pixels, of the copy on which lines with coloured ink are told from all others."""
_COLOUR = 0.16
"""By how much of the paper's level a pixel's lightest channel exceeds its darkest where it is coloured."""
_GREY = 20
"""A page whose channels differ by fewer grey levels than this was scanned without colour."""
_SOME = 0.004
"""Share of a line's place with coloured ink on that copy from which on it is looked at."""
_BAND = 0.15
"""Share of a line's height above and below that is not looked at: rulings and underlines stand there."""
_CROSSED = 0.03
"""Share of a character's place that coloured ink covers where it is crossed."""
_DARKER = 0.12
"""By how much print is darker than the coloured ink, in its lightest channel: else the print itself is coloured."""
_PRINT = 0.015
"""Share of a character's place with such print, at least."""
_SURE = 0.9
"""A reading less sure than this gives way to that without the ink, where two looks at that are surer and agree."""


@dataclass(frozen=True, slots=True)
class _Crossed:
    """A line that coloured ink crosses: its crop without that ink, and which of its characters are crossed.

    Behind those `unread` there is print below the ink that was read as nothing.
    """

    picture: Image
    places: frozenset[int]
    unread: frozenset[int]


def with_coloured_ink_off(
    image: Image, regions: Sequence[Region], readings: Sequence[Reading], squeezed: Look, wide: Look
) -> list[Reading]:
    """Readings, those of lines that coloured ink crosses as they read without it.

    Args:
        image: the upright page, nothing taken off.
        regions: where its lines stand.
        readings: what each says.
        squeezed: reads crops as the first look did.
        wide: reads them at their full width.
    """
    found = list(readings)
    crossed = _crossed_lines(image, regions, readings)
    firsts = dict(zip(crossed, squeezed(line.picture for line in crossed.values()), strict=True))
    other = [index for index, first in firsts.items() if differences(found[index].text, first.text)]
    for index, second in zip(other, wide(crossed[index].picture for index in other), strict=True):
        found[index] = settled(found[index], firsts[index], second, crossed[index].places)
    for index, line in crossed.items():
        if found[index].text == readings[index].text:
            found[index] = doubted(found[index], (place for lost in line.unread for place in (lost, lost + 1)))
    return found


def settled(reading: Reading, first: Reading, second: Reading, crossed: frozenset[int]) -> Reading:
    """A reading after two looks without the ink that crosses some of its characters, the first of which differs.

    Where it is unsure and these are sure, agree and lack nothing, they count; else its characters that they read
    otherwise are in doubt.
    """
    near = {place + step for place in crossed for step in (-1, 0, 1)}
    other = differences(reading.text, first.text) | differences(reading.text, second.text)
    agreed = other <= near and not differences(first.text, second.text)
    whole = len(first.text) >= len(reading.text) and not gaps(first)
    surer = (
        weakest(reading.text, reading.sure) < _SURE <= min(weakest(look.text, look.sure) for look in (first, second))
    )
    return first if agreed and whole and surer else doubted(reading, other & near)


def _crossed_lines(image: Image, regions: Sequence[Region], readings: Sequence[Reading]) -> Mapping[int, _Crossed]:
    small, scale = coarse(image, _SMALL)
    if light_and_colour(small)[1].max() < _GREY or not (coloured := _coloured(small)).any():
        return {}
    found = {}
    for index, (region, reading) in enumerate(zip(regions, readings, strict=True)):
        if not reading.edges or region.tall or _share(coloured, region, scale) < _SOME:
            continue
        line = _crossed_line(crop(image, region), reading)
        if line is not None:
            found[index] = line
    return found


def _coloured(picture: Image) -> Mask:
    """Where a picture is coloured, measured by its paper: photographs are dim and have a cast."""
    level = _by_paper(picture)
    return np.asarray(level.max(axis=2) - level.min(axis=2) > _COLOUR)


def _by_paper(picture: Image) -> NDArray[np.float32]:
    """Levels of each channel by those of the paper, at most 1."""
    paper = np.percentile(picture[::2, ::2], 90, axis=(0, 1)).clip(1)
    level: NDArray[np.float32] = np.minimum(picture / paper.astype(np.float32), np.float32(1))
    return level


def _share(coloured: Mask, region: Region, scale: float) -> float:
    part = place_on(coloured, region, scale, _BAND)
    return float(part.mean()) if part.size else 0.0


def _crossed_line(picture: Image, reading: Reading) -> _Crossed | None:
    """A line's crop without coloured ink; None where that crosses no character of another ink."""
    level = _by_paper(picture)
    light = level.max(axis=2)
    tinted = (light - level.min(axis=2) > _COLOUR).astype(np.uint8)
    coloured = cv2.morphologyEx(tinted, cv2.MORPH_OPEN, _SPECK) > 0
    if not coloured.any():
        return None
    ink = float(np.median(light[coloured]))
    height, width = light.shape
    band = np.s_[int(_BAND * height) : max(1, int((1 - _BAND) * height))]
    over = coloured[band].mean(axis=0)
    below = (light[band] < ink - _DARKER).mean(axis=0)
    edges = [int(edge * width) for edge in reading.edges]
    crossed = frozenset(
        place
        for place, (left, right) in enumerate(pairwise(edges))
        if right > left and over[left:right].mean() > _CROSSED and below[left:right].mean() > _PRINT
    )
    halves = {place: (edges[place] + edges[place + 1]) // 2 for place in gaps(reading) & crossed}
    unread = frozenset(place for place, half in halves.items() if below[half : edges[place + 1]].mean() > _PRINT)
    return _Crossed(_taken_off(light, coloured, ink), crossed, unread) if crossed else None


_SPECK = np.ones((2, 2), np.uint8)
_AROUND = np.ones((3, 3), np.uint8)


def _taken_off(light: NDArray[np.float32], coloured: Mask, ink: float) -> Image:
    """The lightest channel, coloured ink as light as the paper and what is below it lighter in the same measure."""
    around = cv2.dilate(coloured.astype(np.uint8), _AROUND) > 0
    lifted = np.where(around, np.minimum(light / max(0.3, ink - 0.03), 1.0), light)
    grey = (lifted * 250).astype(np.uint8)
    return np.ascontiguousarray(np.repeat(grey[:, :, None], 3, axis=2))
