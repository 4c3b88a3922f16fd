"""Small pictures of pages for reports."""

from __future__ import annotations

import numpy as np

from ocr.engine import Image

PICTURE_WIDTH = 1000
PICTURE_QUALITY = 60
_COLOUR = 12
"""Channels that nowhere (in 999 of 1000 pixels) differ by more than this are grey."""


def encode_picture(image: Image) -> bytes:
    """A JPEG about `PICTURE_WIDTH` pixels wide, never enlarged, grey where the picture is."""
    import cv2

    from ocr.image.sizes import shrunk

    height, width = image.shape[:2]
    shown = shrunk(image, round(max(height, width) * min(1.0, PICTURE_WIDTH / width, 2 * PICTURE_WIDTH / height)))
    if _is_grey(shown):
        shown = cv2.cvtColor(shown, cv2.COLOR_BGR2GRAY)
    return cv2.imencode(".jpg", shown, [cv2.IMWRITE_JPEG_QUALITY, PICTURE_QUALITY])[1].tobytes()


def _is_grey(pixels: Image) -> bool:
    small = pixels[::4, ::4].astype(np.int16)
    return bool(np.mean(small.max(axis=2) - small.min(axis=2) > _COLOUR) < 0.001)
