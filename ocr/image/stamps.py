"""Red stamps: finding them, and taking them off so that the print below can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Image

_SMALL = 480
"""Longer side of the copy on which stamps are looked for."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp's place: middle and extent in pixels of the picture, and the level of its ink in the red channel."""

    cx: float
    cy: float
    width: float
    height: float
    ink: float
    paper: float


def find_stamps(image: Image) -> tuple[Stamp, ...]:
    """Red discs, ovals and squares of a stamp's size; none on a grey picture."""
    scale = min(1.0, _SMALL / max(image.shape[:2]))
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    red = _redness(small)
    if not red.any():
        return ()
    joined = cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    joined = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    contours, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    stamps = [_stamp(contour, small, red, scale) for contour in contours]
    return tuple(stamp for stamp in stamps if stamp)


def _redness(small: Image) -> NDArray[np.uint8]:
    blue, green, red = (channel.astype(np.int16) for channel in cv2.split(small))
    return ((red - np.maximum(blue, green) > 35) & (red > 110)).astype(np.uint8)


def _stamp(contour: NDArray[np.int32], small: Image, red: NDArray[np.uint8], scale: float) -> Stamp | None:
    x, y, width, height = cv2.boundingRect(contour)
    shorter, longer = min(width, height), max(width, height)
    page = min(small.shape[:2])
    if not (0.07 * page <= shorter and longer <= 0.6 * page and longer <= 2.2 * shorter):
        return None
    inside = red[y : y + height, x : x + width].astype(bool)
    hull = cv2.convexHull(contour)
    if cv2.contourArea(hull) < 0.6 * width * height or not 0.12 <= inside.mean() <= 0.85:
        return None
    channel = small[y : y + height, x : x + width, 2]
    ink = float(np.median(channel[inside]))
    paper = float(np.percentile(channel[~inside], 80))
    return Stamp((x + width / 2) / scale, (y + height / 2) / scale, width / scale, height / scale, ink, paper)


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
        part[:] = cv2.LUT(part[:, :, 2], levels.astype(np.uint8))[:, :, None]
    return clean
