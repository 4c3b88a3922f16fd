"""JPEG files whose end is missing: read where next to nothing of the picture is lost."""

from __future__ import annotations

import io
import os
from pathlib import Path

import numpy as np
from PIL import Image as Pillow

from extract.limits import Limits

_END = b"\xff\xd9"
_TAIL = 64 * 1024
"""Cameras and scanners append their own data behind the end of the picture; so far back the end is looked for."""
_LOST = 0.03
"""With more than this part of its rows lost a picture is taken for damaged."""


def mended_jpeg(path: Path, limits: Limits) -> Pillow.Image | None:
    """The picture of a file without its end; None for a sound file, or where more than its last rows are lost.

    A progressive file that was cut off is coarse all over, which nothing shows: it is not mended.
    """
    with path.open("rb") as stream:
        stream.seek(max(0, os.fstat(stream.fileno()).st_size - _TAIL))
        if _END in stream.read():
            return None
    picture = Pillow.open(io.BytesIO(path.read_bytes() + _END))
    if picture.info.get("progressive") or picture.width * picture.height > limits.pixels:
        return None
    pixels = np.array(picture.convert("RGB"))
    lost = _lost_rows(pixels)
    if lost > _LOST * picture.height:
        return None
    pixels[picture.height - lost :] = 255
    return Pillow.fromarray(pixels)


def _lost_rows(pixels: np.ndarray) -> int:
    """Rows at the foot that hold nothing but the grey that stands for what could not be decoded."""
    empty = (np.abs(pixels.astype(np.int16) - 128) <= 1).all(axis=(1, 2))
    kept = np.flatnonzero(~empty)
    return int(empty.size - 1 - kept[-1]) if kept.size else int(empty.size)
