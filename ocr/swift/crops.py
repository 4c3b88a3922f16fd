"""Cutting regions out of the page at full resolution, straight to what the recogniser wants."""

from __future__ import annotations

import math
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Image
from ocr.image.regions import Region
from ocr.swift.settings import RecognitionSettings

_Pixel = TypeVar("_Pixel", bound=np.generic)


def crop(image: Image, region: Region) -> Image:
    """The region at the picture's own resolution, level."""
    width, height = max(1, round(region.width)), max(1, round(region.height))
    if abs(math.sin(math.radians(region.angle))) * max(width, height) < 2:
        return _straight(image, region, width, height)
    left, top = region.point(-region.width / 2, -region.height / 2)
    cos, sin = math.cos(math.radians(region.angle)), math.sin(math.radians(region.angle))
    inverse = np.array([[cos, -sin, left], [sin, cos, top]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    levelled: Image = cv2.warpAffine(image, inverse, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return levelled


def _straight(image: Image, region: Region, width: int, height: int) -> Image:
    left, top = round(region.cx - width / 2), round(region.cy - height / 2)
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(image.shape[1], left + width), min(image.shape[0], top + height)
    if x1 <= x0 or y1 <= y0:
        return np.full((1, 1, 3), 255, np.uint8)
    return image[y0:y1, x0:x1]


def place_on(copy: NDArray[_Pixel], region: Region, scale: float, band: float) -> NDArray[_Pixel]:
    """A region's place on what was made of a coarse copy, without a share `band` of its height above and below."""
    half_w, half_h = region.width * scale / 2, region.height * scale * (0.5 - band)
    x, y = region.cx * scale, region.cy * scale
    return copy[max(0, int(y - half_h)) : int(y + half_h) + 1, max(0, int(x - half_w)) : int(x + half_w) + 1]


def fitted(picture: Image, settings: RecognitionSettings, squeeze: float) -> Image:
    """A crop at the recogniser's height, its width squeezed or stretched by a factor where it is not narrow."""
    height, width = picture.shape[:2]
    wanted = width * settings.height / height
    if wanted > settings.squeeze_above:
        wanted = max(settings.squeeze_above, wanted * squeeze)
    wanted = min(settings.widest, max(8, round(wanted)))
    shrinking = height > settings.height
    small: Image = cv2.resize(
        picture, (wanted, settings.height), interpolation=cv2.INTER_AREA if shrinking else cv2.INTER_LINEAR
    )
    return small
