"""Red stamps: finding them by their rim, and taking them off so that the print below can be read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Image

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
_SQUARE = (0.07, 0.25)
"""Likewise for the side of a square seal: larger red rectangles are tables."""

Mask = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp's place and ink.

    Args:
        cx: its middle in pixels of the picture.
        cy: likewise from the top.
        width: its extent in pixels.
        height: likewise from top to bottom.
        ink: level of its ink in the red channel.
        paper: level of the paper around the ink in the red channel.
    """

    cx: float
    cy: float
    width: float
    height: float
    ink: float
    paper: float


def find_stamps(image: Image) -> tuple[Stamp, ...]:
    """Red discs and ovals, and small square seals; none on a grey picture."""
    scale = min(1.0, _SMALL / max(image.shape[:2]))
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    red = _redness(small)
    if not red.any():
        return ()
    joined = cv2.morphologyEx(_without_rulings(red), cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    contours, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    stamps = [_stamp(contour, small, red, scale) for contour in contours]
    return tuple(stamp for stamp in stamps if stamp)


def _redness(small: Image) -> Mask:
    """Where a picture is red: 0 or 1. Relative to the light, for photographs are dim."""
    blue, green, red = cv2.split(small)
    rest = cv2.max(blue, green)
    mask: Mask = ((cv2.subtract(red, rest) > np.maximum(18, red // 7)) & (red > 70)).astype(np.uint8)
    return mask


def _without_rulings(red: Mask) -> Mask:
    """Less the straight red lines that a stamp may touch: they would make one shape with it."""
    level = cv2.morphologyEx(red, cv2.MORPH_OPEN, np.ones((1, _STRAIGHT), np.uint8))
    upright = cv2.morphologyEx(red, cv2.MORPH_OPEN, np.ones((_STRAIGHT, 1), np.uint8))
    mask: Mask = cv2.subtract(red, cv2.max(level, upright))
    return mask


def _stamp(contour: NDArray[np.int32], small: Image, red: Mask, scale: float) -> Stamp | None:
    place = x, y, width, height = cv2.boundingRect(contour)
    if not (_is_round(place, red) or _is_square(place, red)):
        return None
    inside = red[y : y + height, x : x + width].astype(bool)
    channel = small[y : y + height, x : x + width, 2]
    ink = float(np.median(channel[inside]))
    paper = float(np.percentile(channel[~inside], 80)) if (~inside).any() else 255.0
    return Stamp((x + width / 2) / scale, (y + height / 2) / scale, width / scale, height / scale, ink, paper)


def _is_round(place: Sequence[int], red: Mask) -> bool:
    page, shorter, longer = min(red.shape), min(place[2:]), max(place[2:])
    if not (_ROUND[0] * page <= shorter and longer <= _ROUND[1] * page and longer <= 1.9 * shorter):
        return False
    angles = np.linspace(0, 2 * math.pi, 72, endpoint=False)
    unit = np.stack([np.cos(angles), np.sin(angles)])
    return _rim(unit, place, red) >= _RIM


def _is_square(place: Sequence[int], red: Mask) -> bool:
    x, y, width, height = place
    page, shorter, longer = min(red.shape), min(width, height), max(width, height)
    if not (_SQUARE[0] * page <= shorter and longer <= _SQUARE[1] * page and longer <= 1.35 * shorter):
        return False
    if red[y : y + height, x : x + width].mean() < 0.2:  # a seal is filled with characters, a table's cell is not
        return False
    side = np.linspace(-1, 1, 18)
    ones = np.ones(18)
    unit = np.stack([np.concatenate([side, side, ones, -ones]), np.concatenate([ones, -ones, side, side])])
    return _rim(unit, place, red) >= _RIM + 0.15


def _rim(unit: NDArray[np.float64], place: Sequence[int], red: Mask) -> float:
    """Share of an outline's points, given for the unit circle or square, at which there is red ink just inside."""
    x, y, width, height = place
    seen = np.zeros(unit.shape[1], bool)
    for inner in np.linspace(1.0, 1.0 - _BAND, 5):
        xs = np.clip(x + (1 + inner * unit[0]) * (width - 1) / 2, 0, red.shape[1] - 1).round().astype(int)
        ys = np.clip(y + (1 + inner * unit[1]) * (height - 1) / 2, 0, red.shape[0] - 1).round().astype(int)
        seen |= red[ys, xs].astype(bool)
    return float(seen.mean())


def without_stamps(image: Image, stamps: Sequence[Stamp]) -> Image:
    """The picture with each stamp's place replaced by its red channel, the ink's level mapped to that of the paper."""
    if not stamps:
        return image
    clean = image.copy()
    for stamp in stamps:
        half_w, half_h = 0.53 * stamp.width, 0.53 * stamp.height
        x0, y0 = max(0, int(stamp.cx - half_w)), max(0, int(stamp.cy - half_h))
        part = clean[y0 : int(stamp.cy + half_h), x0 : int(stamp.cx + half_w)]
        levels = np.minimum(np.arange(256) * (stamp.paper / max(1.0, stamp.ink - 8)), stamp.paper)
        part[:] = cv2.LUT(np.ascontiguousarray(part[:, :, 2]), levels.astype(np.uint8))[:, :, None]
    return clean
