"""A plain drawing of an OFD page: enough to find its codes and to show the place of a value."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont

from extract.failures import UnreadableError
from extract.limits import Limits
from extract.readers.base import WHOLE, pixels_of
from extract.readers.jbig2 import decoded_jbig2
from extract.readers.ofd_objects import POINTS_PER_MM, Collected, PlacedPicture
from extract.readers.packed import Packed
from ocr.engine import Image
from ocr.lines import Box

_FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "C:/Windows/Fonts/simsun.ttc",
    "C:/Windows/Fonts/msyh.ttc",
)
_BASELINE = 0.86
_RULING, _INK = (128, 60, 30), (20, 20, 20)


@dataclass(frozen=True, slots=True)
class Media:
    """The pictures of a file: its container, the names of its pictures by id, and the bounds for opening them."""

    packed: Packed
    names: Mapping[str, str]
    limits: Limits

    def decoded(self, key: str) -> Pillow.Image | None:
        """A picture on white; None for one in a format that cannot be decoded."""
        name = self.names.get(key, "")
        if not name or not self.packed.has(name):
            return None
        try:
            data = self.packed.read(name)
            fax = decoded_jbig2(data, self.limits.pixels)
            if fax is not None:
                return fax.convert("RGB")
            shown = Pillow.open(io.BytesIO(data))
            if shown.width * shown.height > self.limits.pixels:
                return None
            over = shown.convert("RGBA")
        except (OSError, ValueError, SyntaxError, UnreadableError, Pillow.DecompressionBombError):
            return None
        white = Pillow.new("RGBA", over.size, (255, 255, 255, 255))
        return Pillow.alpha_composite(white, over).convert("RGB")


def drawn_picture(found: Collected, dpi: int, media: Media, place: Box = WHOLE) -> Image:
    """A place of the page at a resolution, scaled down to the limits. Text is left out where there is no font."""
    width, height = found.width * POINTS_PER_MM, found.height * POINTS_PER_MM
    scale = min(dpi / 72, (media.limits.render_pixels / (width * height)) ** 0.5)
    left, top, right, bottom = pixels_of(place, max(1, round(width * scale)), max(1, round(height * scale)))
    page = Pillow.new("RGB", (max(1, right - left), max(1, bottom - top)), (255, 255, 255))
    for picture in found.pictures:
        _paste(page, picture, (left, top), scale, media)
    draw = ImageDraw.Draw(page)
    fonts: dict[int, ImageFont.FreeTypeFont | None] = {}
    for x0, y0, x1, y1 in (*found.across, *found.down):
        draw.rectangle((x0 * scale - left, y0 * scale - top, x1 * scale - left, y1 * scale - top), fill=_RULING)
    for glyph in (*found.level, *(item.glyph for item in found.turned)):
        x, base = glyph.x0 * scale - left, (glyph.y0 + _BASELINE * glyph.height) * scale - top
        size = max(4, round(min(glyph.height, 200.0) * 0.92 * scale))
        font = fonts[size] if size in fonts else fonts.setdefault(size, _font(size))
        if font is not None and not glyph.text.isspace():
            draw.text((x, base), glyph.text, fill=_INK, font=font, anchor="ls")
    return np.ascontiguousarray(np.asarray(page, dtype=np.uint8)[:, :, ::-1])


def _font(size: int) -> ImageFont.FreeTypeFont | None:
    """The first Chinese font found on the machine, None for none."""
    for name in _FONTS:
        if Path(name).is_file():
            return ImageFont.truetype(name, size)
    return None


def _paste(page: Pillow.Image, picture: PlacedPicture, corner: tuple[int, int], scale: float, media: Media) -> None:
    """Draws a picture where the page's part that begins at `corner` shows it; not one that cannot be decoded."""
    x0, y0, x1, y1 = (round(edge * scale) - corner[index % 2] for index, edge in enumerate(picture.rect))
    if x1 <= 0 or y1 <= 0 or x0 >= page.width or y0 >= page.height:
        return
    if x1 - x0 < 2 or y1 - y0 < 2 or (x1 - x0) * (y1 - y0) > 2 * media.limits.render_pixels:
        return
    shown = media.decoded(picture.media)
    if shown is not None:
        page.paste(shown.resize((x1 - x0, y1 - y0), Pillow.Resampling.BILINEAR), (x0, y0))
