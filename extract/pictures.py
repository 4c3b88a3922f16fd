"""Small pictures of pages for reports."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image as Pillow

from ocr.engine import Image

PICTURE_WIDTH = 1000
PICTURE_QUALITY = 60
_COLOUR = 12
"""Channels that nowhere (in 999 of 1000 pixels) differ by more than this are grey."""


def encode_picture(image: Image) -> bytes:
    """A JPEG about `PICTURE_WIDTH` pixels wide, never enlarged, grey where the picture is."""
    height, width = image.shape[:2]
    scale = min(1.0, PICTURE_WIDTH / width, 2 * PICTURE_WIDTH / height)
    shown = Pillow.fromarray(np.ascontiguousarray(image[:, :, ::-1]))
    if scale < 1:
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        shown = shown.resize(size, Pillow.Resampling.BILINEAR, reducing_gap=2.0)
    if _is_grey(np.asarray(shown)):
        shown = shown.convert("L")
    stream = io.BytesIO()
    shown.save(stream, "JPEG", quality=PICTURE_QUALITY)
    return stream.getvalue()


def _is_grey(pixels: Image) -> bool:
    small = pixels[::4, ::4].astype(np.int16)
    return bool(np.mean(small.max(axis=2) - small.min(axis=2) > _COLOUR) < 0.001)
