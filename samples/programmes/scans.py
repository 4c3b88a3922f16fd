"""Small scans: what an office machine makes of pages when it is set to small files.

Its lamp whitens the paper; pages come out in one bit (red ink turns pale), in grey or in colour.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from samples.papers.canvas import Overlay
from samples.scanner import RENDER_DPI, Level, Scan, scan

if TYPE_CHECKING:
    from samples.papers.canvas import PageCanvas

_DPI = 142
_BRIGHTEST = 228
"""Tones above this become white."""
_INK = 180
"""In one bit, tones below this become black."""
_REDDISH = 0.4
_FINE_DPI = 200
_STRIP_ROWS, _STRIP_PLACE, _STRIP_SIZE = 278, 273, 279
"""Tags of TIFF (6.0): RowsPerStrip, StripOffsets, StripByteCounts."""


class Tone(StrEnum):
    """What a scanner keeps of the light."""

    ONE_BIT = "one_bit"
    GREY = "grey"
    COLOUR = "colour"


def scans_of(pages: Iterable[PageCanvas], tone: Tone, rng: random.Random, quality: int) -> list[Scan]:
    """Every page scanned in a tone; `quality` is that of the JPEG pictures."""
    return [_scanned(page, tone, rng, quality) for page in pages]


def is_sealed(page: PageCanvas) -> bool:
    """Whether a page bears a seal."""
    return any(isinstance(item, Overlay) for item in page.operations)


def tone_of(page: PageCanvas, plain: Tone) -> Tone:
    """The tone of a page where plain pages have this one: sealed ones that would be grey are in colour."""
    return Tone.COLOUR if plain is Tone.GREY and is_sealed(page) else plain


def _scanned(page: PageCanvas, tone: Tone, rng: random.Random, quality: int) -> Scan:
    taken = scan(page.render(RENDER_DPI), Level.SCAN, rng.randrange(2**31), colour=True)
    if tone is Tone.ONE_BIT:
        return _one_bit(taken)
    smaller = _at(taken, _DPI).point([min(255, round(value * 255 / _BRIGHTEST)) for value in range(256)] * 3)
    picture = smaller if tone is Tone.COLOUR else smaller.convert("L")
    target = BytesIO()
    picture.save(target, "JPEG", quality=quality, optimize=True)
    return replace(taken, image=picture, data=target.getvalue(), dpi=_DPI)


def _at(taken: Scan, dpi: float) -> Image.Image:
    factor = dpi / taken.dpi
    size = round(taken.image.width * factor), round(taken.image.height * factor)
    return taken.image.resize(size, Image.Resampling.LANCZOS)


def _one_bit(taken: Scan) -> Scan:
    """Reddish light, in which seals are pale; then black or white, coded by group 4 (T.6)."""
    fine = _at(taken, _FINE_DPI)
    light = Image.blend(fine.convert("L"), fine.getchannel("R"), _REDDISH)
    picture = light.point([255 if value > _INK else 0 for value in range(256)]).convert("1")
    target = BytesIO()
    picture.save(target, "TIFF", compression="group4", tiffinfo={_STRIP_ROWS: picture.height})
    coded = target.getvalue()
    with Image.open(BytesIO(coded)) as tiff:
        tags = tiff.tag_v2  # type: ignore[attr-defined]
        start, size = tags[_STRIP_PLACE][0], tags[_STRIP_SIZE][0]
    return replace(taken, image=picture, data=coded[start : start + size], suffix=".g4", dpi=_FINE_DPI)


__all__ = ["Tone", "is_sealed", "scans_of", "tone_of"]
