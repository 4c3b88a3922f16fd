"""A plain drawing of an OFD page: enough to find its codes and to show the place of a value."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont

from extract.failures import UnreadableError
from extract.limits import Limits
from extract.readers.ofd_objects import POINTS_PER_MM, Collected, PlacedPicture
from extract.readers.packed import Packed
from ocr.engine import Image

_FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "C:/Windows/Fonts/simsun.ttc",
    "C:/Windows/Fonts/msyh.ttc",
)
_RULING, _INK = (128, 60, 30), (20, 20, 20)


def drawn_picture(
    found: Collected,
    size_mm: tuple[float, float],
    dpi: int,
    packed: Packed,
    media: Mapping[str, str],
    limits: Limits,
) -> Image:
    """The page at a resolution, scaled down where it would exceed the limits. Text is left out where there is no font."""
    scale = dpi / 72
    width, height = (side * POINTS_PER_MM for side in size_mm)
    scale = min(scale, (limits.render_pixels / (width * height)) ** 0.5)
    page = Pillow.new("RGB", (max(1, round(width * scale)), max(1, round(height * scale))), (255, 255, 255))
    for picture in found.pictures:
        _paste(page, picture, scale, packed, media, limits)
    draw = ImageDraw.Draw(page)
    for rect in (*found.across, *found.down):
        draw.line([edge * scale for edge in rect], fill=_RULING, width=max(1, round(0.6 * scale)))
    for glyph in (*found.level, *(item.glyph for item in found.turned)):
        font = _font(max(4, round(min(glyph.height, 200.0) * 0.92 * scale)))
        if font is not None and not glyph.text.isspace():
            draw.text((glyph.x0 * scale, glyph.y0 * scale), glyph.text, fill=_INK, font=font)
    return np.ascontiguousarray(np.asarray(page, dtype=np.uint8)[:, :, ::-1])


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | None:
    """The first Chinese font found on the machine, None for none."""
    for name in _FONTS:
        if Path(name).is_file():
            return ImageFont.truetype(name, size)
    return None


def _paste(
    page: Pillow.Image,
    picture: PlacedPicture,
    scale: float,
    packed: Packed,
    media: Mapping[str, str],
    limits: Limits,
) -> None:
    """Draws a picture in its place; one in a format that cannot be decoded is left out."""
    shown = _decoded(picture, packed, media, limits)
    if shown is None:
        return
    x0, y0, x1, y1 = (round(edge * scale) for edge in picture.rect)
    if x1 - x0 < 2 or y1 - y0 < 2 or (x1 - x0) * (y1 - y0) > 2 * limits.render_pixels:
        return
    page.paste(shown.resize((x1 - x0, y1 - y0), Pillow.Resampling.BILINEAR), (x0, y0))


def _decoded(picture: PlacedPicture, packed: Packed, media: Mapping[str, str], limits: Limits) -> Pillow.Image | None:
    name = media.get(picture.media, "")
    if not name or not packed.has(name):
        return None
    try:
        shown = Pillow.open(io.BytesIO(packed.read(name)))
        if shown.width * shown.height > limits.pixels:
            return None
        over = shown.convert("RGBA")
    except (OSError, ValueError, SyntaxError, UnreadableError, Pillow.DecompressionBombError):
        return None
    white = Pillow.new("RGBA", over.size, (255, 255, 255, 255))
    return Pillow.alpha_composite(white, over).convert("RGB")
