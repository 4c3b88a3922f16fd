"""Pictures: JPEG, PNG, TIFF of many pages, BMP, WebP, GIF, AVIF. Bounds are checked before anything is decoded."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import numpy as np
from PIL import Image as Pillow
from PIL import ImageOps

from extract.failures import UnreadableError, over_limit
from extract.limits import Limits
from extract.package import Reason
from extract.readers.base import WHOLE, Look, Ocr, pixels_of
from extract.readers.jpeg_tail import mended_jpeg
from ocr.engine import Image
from ocr.lines import Box, Frame

_A4_LONG_INCHES = 11.7
_LARGEST_ASPECT = 60
_ORIENTATION_TAG = 0x0112
_ON_ITS_SIDE = (5, 6, 7, 8)


def open_picture(path: Path, limits: Limits) -> OpenPicture:
    """Opens a picture file.

    Raises:
        UnreadableError: it has more pixels than the limits allow.
    """
    return OpenPicture(path, limits)


class OpenPicture:
    """An opened picture; a TIFF has a page a frame, moving pictures count as one page."""

    message = ""

    def __init__(self, source: Path | io.BytesIO, limits: Limits) -> None:
        self._limits = limits
        self._path = source if isinstance(source, Path) else None
        self._pages: int | None = None
        Pillow.MAX_IMAGE_PIXELS = limits.pixels  # its own bound lies lower than the one a user may set
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Pillow.DecompressionBombWarning)
            try:
                self._file = Pillow.open(source)
            except Pillow.DecompressionBombError as error:
                raise over_limit("pixels", "图片像素过多") from error

    @property
    def pages(self) -> int:
        """Frames of a TIFF, counted to one beyond the limit; else 1."""
        if self._pages is None:
            self._pages = self._counted() if self._file.format == "TIFF" else 1
        return self._pages

    def _counted(self) -> int:
        """Frames, found one after the other: a hostile file may hold millions, or send back to an earlier one."""
        count = 1
        while count <= self._limits.pages:
            try:
                self._file.seek(count)
            except EOFError:
                break
            count += 1
        self._file.seek(0)
        return count

    def look(self, number: int) -> Look:
        """A picture's size; its print is always for OCR."""
        self._go_to(number)
        mended = self._mended()
        width, height = self._file.size
        if self._file.getexif().get(_ORIENTATION_TAG, 1) in _ON_ITS_SIDE:
            width, height = height, width
        note = "" if mended is None else "图片文件结尾缺失，已读取保留下来的部分"
        return Look(float(width), float(height), ocr=Ocr.INSTEAD, frame=Frame(aspect=height / width), message=note)

    def picture(self, number: int, dpi: int, place: Box = WHOLE) -> Image:
        """The picture as a viewer shows it; where `dpi` is not 0, no larger than an A4 page at that resolution."""
        self._go_to(number)
        mended = self._mended()
        shown = ImageOps.exif_transpose(_plain(self._file if mended is None else _turned_as(mended, self._file)))
        wanted = dpi * _A4_LONG_INCHES / max(shown.size) if dpi else 1.0
        allowed = (self._limits.render_pixels / (shown.width * shown.height)) ** 0.5
        scale = min(1.0, wanted, allowed)
        if scale < 1:
            size = (max(1, round(shown.width * scale)), max(1, round(shown.height * scale)))
            shown = shown.resize(size, Pillow.Resampling.BOX if scale < 0.5 else Pillow.Resampling.BILINEAR)
        cut = shown if place == WHOLE else shown.crop(pixels_of(place, *shown.size))
        pixels = np.asarray(cut.convert("RGB"), dtype=np.uint8)
        return np.ascontiguousarray(pixels[:, :, ::-1])

    def close(self) -> None:
        """Gives the file back."""
        self._file.close()

    def _mended(self) -> Pillow.Image | None:
        """The picture of a JPEG whose end is missing, where little else is."""
        return mended_jpeg(self._path, self._limits) if self._path and self._file.format == "JPEG" else None

    def _go_to(self, number: int) -> None:
        if self.pages > 1 or number > 1:
            self._file.seek(number - 1)
        width, height = self._file.size
        if width * height > self._limits.pixels:
            raise over_limit("pixels", f"图片像素过多（{width}×{height}）")
        if max(width, height) > _LARGEST_ASPECT * min(width, height):
            raise UnreadableError(Reason.LIMIT, f"图片长宽比例异常（{width}×{height}）")


def _turned_as(mended: Pillow.Image, picture: Pillow.Image) -> Pillow.Image:
    """A mended picture with the orientation tag of the file it comes from."""
    tag = picture.getexif().get(_ORIENTATION_TAG)
    if tag is not None:
        mended.getexif()[_ORIENTATION_TAG] = tag
    return mended


def _plain(picture: Pillow.Image) -> Pillow.Image:
    """The picture with 8 bits a channel and its transparent parts white, its orientation tag kept."""
    picture.load()
    tags = picture.getexif()
    plain = _on_white(picture)
    plain.getexif().update({tag: value for tag, value in tags.items() if tag == _ORIENTATION_TAG})
    return plain


def _on_white(picture: Pillow.Image) -> Pillow.Image:
    if picture.mode.startswith(("I", "F")):
        return _eight_bits(picture)
    if picture.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in picture.info:
        over = picture.convert("RGBA")
        white = Pillow.new("RGBA", over.size, (255, 255, 255, 255))
        return Pillow.alpha_composite(white, over).convert("RGB")
    return picture.convert("RGB" if picture.mode not in {"1", "L"} else "L")


def _eight_bits(picture: Pillow.Image) -> Pillow.Image:
    """16- or 32-bit grey as 8-bit grey, by the range its type holds, or by its own range where it holds more."""
    levels = np.asarray(picture, dtype=np.float64)
    top = 255.0 if levels.max(initial=0) <= 255 else 65535.0 if levels.max() <= 65535 else float(levels.max())
    return Pillow.fromarray(np.clip(levels / top * 255, 0, 255).astype(np.uint8))
