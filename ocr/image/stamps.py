"""Red and blue stamps: finding them by their rim, and taking them off so that the print below can be read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Image
from ocr.image.rings import Ring, find_rings
from ocr.image.sizes import coarse

_SMALL = 480
"""Longer side, in pixels, of the copy on which stamps are looked for."""
_STRAIGHT = 32
"""Pixels of that copy from which a straight red stroke is a ruling: a stamp's rim is never so straight for so long."""
_RIM = 0.7
"""Share of a stamp's outline along which red ink must be seen: red print has no outline and must never be taken off."""
_BAND = 0.12
"""How far inside the outline ink still belongs to the rim, as a share of the half axis."""
_ROUND = (0.085, 0.6)
"""Least and greatest diameter of a round or oval stamp, as shares of the page's shorter side."""
_RING = 0.14
"""Least diameter, likewise, of a stamp that is told by its rim alone among others: a seal of 30 mm on A4."""
_DARK, _COVERED = 0.72, 0.02
"""Print below a stamp: pixels darker than this share of the paper, over this share of its place at least."""
_SQUARE = (0.07, 0.25)
"""Likewise for the side of a square seal: larger red rectangles are tables."""

Mask = NDArray[np.uint8]
_BLUE, _RED = 0, 2
"""Channels of a picture: a stamp's ink is light in its own."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp's place and ink.

    Args:
        cx: its middle in pixels of the picture.
        cy: likewise from the top.
        width: its extent in pixels.
        height: likewise from top to bottom.
        channel: the channel of the picture (0 blue, 2 red) in which its ink is light.
        ink: level of its ink in that channel.
        paper: level of the paper around the ink in that channel.
    """

    cx: float
    cy: float
    width: float
    height: float
    channel: int
    ink: float
    paper: float


def find_stamps(image: Image) -> tuple[Stamp, ...]:
    """Red and blue discs and ovals, and small square seals; none on a grey picture.

    Those that stand alone are told by their shape; where several touch or one runs over the edge, rings are looked for.
    """
    small, scale = coarse(image, _SMALL)
    return tuple(stamp for channel in (_RED, _BLUE) for stamp in _stamps_of(small, channel, scale))


def _stamps_of(small: Image, channel: int, scale: float) -> list[Stamp]:
    ink = _inked(small, channel)
    if not ink.any():
        return []
    seals = _without_rulings(ink)
    joined = cv2.morphologyEx(seals, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    places = [place for contour in _contours(joined) if (place := cv2.boundingRect(contour)) and _is_seal(place, ink)]
    rest = joined.copy()
    for left, top, width, height in places:
        rest[top : top + height, left : left + width] = 0
    places += [place for place in _broken(rest) if _is_seal(place, ink)]
    for contour in _contours(joined):
        if not _is_taken(cv2.boundingRect(contour), places):
            places += _rings_of(contour, seals, small[:, :, channel])
    return [_stamp(place, small, ink, channel, scale) for place in places]


def _contours(mask: Mask) -> Sequence[NDArray[np.int32]]:
    found, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return cast("Sequence[NDArray[np.int32]]", found)


def _broken(rest: Mask) -> list[Sequence[int]]:
    """Places of shapes of which a thin or faint rim fell into pieces that lie next to one another."""
    grown = cv2.dilate(rest, np.ones((3, 3), np.uint8))
    return [(x + 1, y + 1, w - 2, h - 2) for x, y, w, h in map(cv2.boundingRect, _contours(grown))]


def _is_taken(place: Sequence[int], places: Sequence[Sequence[int]]) -> bool:
    """Whether the middle of a shape lies in a stamp that was found."""
    x, y = place[0] + place[2] / 2, place[1] + place[3] / 2
    return any(left <= x < left + width and top <= y < top + height for left, top, width, height in places)


def _is_seal(place: Sequence[int], ink: Mask) -> bool:
    return _is_round(place, ink) or _is_square(place, ink)


def _rings_of(contour: NDArray[np.int32], seals: Mask, light: Mask) -> list[Sequence[int]]:
    """Rims that cross others or run over the edge, in a shape that is no seal as a whole."""
    page = min(seals.shape)
    if min(cv2.boundingRect(contour)[2:]) < _RING * page:
        return []
    alone = np.zeros_like(seals)
    cv2.drawContours(alone, [contour], -1, 1, cv2.FILLED)
    rings = map(_place, find_rings(alone & seals, _RING * page, _ROUND[1] * page))
    return [ring for ring in rings if _covers_print(ring, light)]


def _covers_print(place: Sequence[int], light: Mask) -> bool:
    """Whether there is print of another ink in a place of a stamp's channel: red on red alone is to stay."""
    left, top, width, height = place
    part = light[max(0, top) : top + height, max(0, left) : left + width]
    return float((part < _DARK * np.percentile(part, 80)).mean()) >= _COVERED


def _place(ring: Ring) -> tuple[int, int, int, int]:
    left, top = round(ring.cx - ring.width / 2), round(ring.cy - ring.height / 2)
    return left, top, round(ring.width) + 1, round(ring.height) + 1


def _inked(small: Image, channel: int) -> Mask:
    """Where a picture is red (channel 2) or blue (0): 0 or 1. Relative to the light, for photographs are dim."""
    colour = small[:, :, channel]
    rest = cv2.max(small[:, :, 1], small[:, :, 2 - channel])
    mask: Mask = ((cv2.subtract(colour, rest) > np.maximum(18, colour // 7)) & (colour > 70)).astype(np.uint8)
    return mask


def _without_rulings(ink: Mask) -> Mask:
    """Less the straight lines that a stamp may touch: they would make one shape with it."""
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, _STRAIGHT), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((_STRAIGHT, 1), np.uint8))
    mask: Mask = cv2.subtract(ink, cv2.max(level, upright))
    return mask


def _stamp(place: Sequence[int], small: Image, ink: Mask, channel: int, scale: float) -> Stamp:
    left, top, width, height = place
    part = np.s_[max(0, top) : top + height, max(0, left) : left + width]
    inside = ink[part].astype(bool)
    levels = small[part][:, :, channel]
    level = float(np.median(levels[inside])) if inside.any() else 255.0
    paper = float(np.percentile(levels[~inside], 80)) if (~inside).any() else 255.0
    x, y = (left + width / 2) / scale, (top + height / 2) / scale
    return Stamp(x, y, width / scale, height / scale, channel, level, paper)


def _is_round(place: Sequence[int], ink: Mask) -> bool:
    page, shorter, longer = min(ink.shape), min(place[2:]), max(place[2:])
    if not (_ROUND[0] * page <= shorter and longer <= _ROUND[1] * page and longer <= 1.9 * shorter):
        return False
    angles = np.linspace(0, 2 * math.pi, 72, endpoint=False)
    unit = np.stack([np.cos(angles), np.sin(angles)])
    return _rim(unit, place, ink) >= _RIM


def _is_square(place: Sequence[int], ink: Mask) -> bool:
    x, y, width, height = place
    page, shorter, longer = min(ink.shape), min(width, height), max(width, height)
    if not (_SQUARE[0] * page <= shorter and longer <= _SQUARE[1] * page and longer <= 1.35 * shorter):
        return False
    if ink[y : y + height, x : x + width].mean() < 0.2:  # a seal is filled with characters, a table's cell is not
        return False
    side = np.linspace(-1, 1, 18)
    ones = np.ones(18)
    unit = np.stack([np.concatenate([side, side, ones, -ones]), np.concatenate([ones, -ones, side, side])])
    return _rim(unit, place, ink) >= _RIM + 0.15


def _rim(unit: NDArray[np.float64], place: Sequence[int], ink: Mask) -> float:
    """Share of an outline's points, given for the unit circle or square, at which there is ink just inside."""
    x, y, width, height = place
    seen = np.zeros(unit.shape[1], bool)
    for inner in np.linspace(1.0, 1.0 - _BAND, 5):
        xs = np.clip(x + (1 + inner * unit[0]) * (width - 1) / 2, 0, ink.shape[1] - 1).round().astype(int)
        ys = np.clip(y + (1 + inner * unit[1]) * (height - 1) / 2, 0, ink.shape[0] - 1).round().astype(int)
        seen |= ink[ys, xs].astype(bool)
    return float(seen.mean())


def without_stamps(image: Image, stamps: Sequence[Stamp]) -> Image:
    """The picture with each stamp's place replaced by the channel its ink is light in, the ink mapped to the paper."""
    if not stamps:
        return image
    clean = image.copy()
    for stamp in stamps:
        half_w, half_h = 0.53 * stamp.width, 0.53 * stamp.height
        x0, y0 = max(0, int(stamp.cx - half_w)), max(0, int(stamp.cy - half_h))
        place = np.s_[y0 : int(stamp.cy + half_h), x0 : int(stamp.cx + half_w)]
        levels = np.minimum(np.arange(256) * (stamp.paper / max(1.0, stamp.ink - 8)), stamp.paper)
        light = np.ascontiguousarray(image[place][:, :, stamp.channel])
        clean[place] = cv2.LUT(light, levels.astype(np.uint8))[:, :, None]
    return clean
