"""Ink and its colour, by the channels of a picture."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Image

Levels = NDArray[np.uint8]


def light_and_colour(picture: Image) -> tuple[Levels, Levels]:
    """The lightest channel of every pixel, and by how many levels it exceeds the darkest: nought where it is grey."""
    blue, green, red = cv2.split(picture)
    light = cv2.max(cv2.max(blue, green), red)
    return light, cv2.subtract(light, cv2.min(cv2.min(blue, green), red))
