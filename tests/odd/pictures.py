"""Pictures: depths, frames, turned ones, bombs, broken tails."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from typing import Any

import numpy as np
from PIL import Image as Pillow

from tests.extract_builders import printed_picture
from tests.odd.odd import READ, Odd, just


def saved(kind: str, picture: Pillow.Image | None = None, **options: Any) -> bytes:
    """A picture of print in a format."""
    stream = io.BytesIO()
    (picture or printed_picture(300, 400)).save(stream, kind, **options)
    return stream.getvalue()


def _colour(mode: str = "RGB") -> Pillow.Image:
    return printed_picture(300, 400).convert(mode)


def _png(side: tuple[int, int], *, body: bytes = b"\0" * 1_000, end: bytes = b"") -> bytes:
    """A PNG that claims a size."""
    head = struct.pack(">IIBBBBB", *side, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(body)), (b"IEND", b"")]
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + end


def _frames(count: int) -> bytes:
    pages = [printed_picture(60, 80).convert("1")] * count
    return saved("TIFF", pages[0], save_all=True, append_images=pages[1:], compression="group4")


def _ring() -> bytes:
    """A TIFF whose last directory points back to the first."""
    data = bytearray(_frames(3))
    first = place = struct.unpack_from("<L", data, 4)[0]
    while True:
        (entries,) = struct.unpack_from("<H", data, place)
        end = place + 2 + 12 * entries
        (place,) = struct.unpack_from("<L", data, end)
        if not place:
            struct.pack_into("<L", data, end, first)
            return bytes(data)


def _turned() -> dict[str, Any]:
    exif = Pillow.Exif()
    exif[0x0112] = 6
    return {"exif": exif}


def _deep() -> Pillow.Image:
    return Pillow.fromarray(np.asarray(printed_picture(300, 400)).astype(np.uint16) * 257)


def _moving(kind: str) -> bytes:
    return saved(kind, _colour(), save_all=True, append_images=[_colour()] * 3)


_HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAA"
    "AAAERAAAEAAQAAAAABogABAAAAAAAAAhYAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA/mlwcnAA"
    "AADeaXBjbwAAAHdodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQArQgEBA3AAAAMAkA"
    "AAAwAAAwAeoBQgQWW6uSmubgIaDAgAAAMAyAAAAwAIQGIAAQAGRAHBc8GJAAAAE2NvbHJuY2x4AAEADQAGgAAAABRpc3BlAAAAAAAAAKAAAABA"
    "AAAAKGNsYXAAAACgAAAAAQAAADwAAAABAAAAAAAAAAL////8AAAAAgAAABBwaXhpAAAAAAMICAgAAAAYaXBtYQAAAAAAAAABAAEFgQIDBYQAAA"
    "IebWRhdAAAAhIoAa8LUJo0+lFvXjE939olIkbG0vJXucBk4U5ZmR5RTTLhT7IQKrNkLqyo0kaXkPSN7YrBQ1GAIXsi24MH4c2gqQ5XLyN1e5XW"
    "z4gd3J29nGnoB1qZCbimaTS3YV/6cX4kTRZyobGG8ywgWgzr0wM6l4sCqXWDfAqD3yezQKUebCGjgxdMw+ZUG2G3zsDzvZAoyoC9J8a1dbVVqI"
    "5T86dIbj5kcJYg+CNQ5kdV86+dgLuNG/QSRq/ra+vRpftTxZoQz4+rK7n7yWF6Sf8wxHFPz6wuq8Krm1ueAPyXqya4nvr4l+RDl6k2KXIstmnQ"
    "HEb+uNJqDxPr9rbcie1+ifqla7goYwMEtBLwvw+fD39llNj1UAd2d6jn2ve75rYlsfq3xIuAn6YoOCFf5GgvjpdnOkDfeINyDIhBRNUzl2D7Au"
    "aW8r1HFD5aOrp/tz58/QLvWNhdgvFl6o5SZvVkvUhWUgz0opQtwo06yerNMMuyvepf0SGXJKOJIm0AEVu+L4BkUnSC+t+K2IRDyiGtmWMl3cq2"
    "QXcUzyAVF22X3MYFYyXBFCNBCLmZ6VhxHn7lAEiCsRXytWPN9Vh98Xgslk9V3DN6tZMEaQYM6c2umALh4fwHzm/j2VGT1ysKcUFRzu8K9tlNvw"
    "2ZbTcAvKU5Qo5JFmehQvsHzcIO46aU45IXsm1WH43p/6fHO72JB7i9xJ5KyA=="
)
"""A line of print as a telephone keeps it (HEVC)."""
_HUGE_GIF = (
    b"GIF89a\xff\xff\xff\xff\x80\x00\x00" + b"\x00" * 6 + b",\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x02L\x01\x00;"
)
ODD = (
    Odd("扫描.jpg", lambda: saved("JPEG")),
    Odd("印刷色.jpg", lambda: saved("JPEG", _colour("CMYK"))),
    Odd("无结尾.jpg", lambda: saved("JPEG")[:-2], READ),
    Odd("截断.jpg", lambda: saved("JPEG")[:-2_000], "damaged"),
    Odd("渐进截断.jpg", lambda: saved("JPEG", progressive=True)[:-2_000], "damaged"),
    Odd("只有头.jpg", just(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"), "damaged"),
    Odd("尾部多余.jpg", lambda: saved("JPEG") + b"\0" * 5_000),
    Odd("其实是png.jpg", lambda: saved("PNG")),
    Odd("其实是jpg.pdf", lambda: saved("JPEG")),
    Odd("截断.png", lambda: saved("PNG")[:-500], "damaged"),
    Odd("调色板.png", lambda: saved("PNG", _colour("P"))),
    Odd("十六位.png", lambda: saved("PNG", _deep())),
    Odd("像素炸弹.png", lambda: _png((60_000, 60_000)), "limit", says="--limit megapixels=N"),
    Odd("数据不足.png", lambda: _png((600, 800)), "damaged"),
    Odd("细长.png", lambda: saved("PNG", Pillow.new("L", (12_000, 20), 255)), "limit"),
    Odd("一个像素.png", lambda: saved("PNG", Pillow.new("L", (1, 1), 255)), READ),
    Odd("动图.png", lambda: _moving("PNG")),
    Odd("动图.gif", lambda: _moving("GIF")),
    Odd("巨幅.gif", just(_HUGE_GIF), "limit"),
    Odd("动图.webp", lambda: _moving("WEBP")),
    Odd("截断.webp", lambda: saved("WEBP")[:-300], "damaged"),
    Odd("多页.tif", lambda: _frames(3)),
    Odd("页数过多.tif", lambda: _frames(80), "limit", says="pages"),
    Odd("循环.tif", _ring, READ),
    Odd("传真.tif", lambda: saved("TIFF", _colour("1"), compression="group4")),
    Odd("印刷色.tif", lambda: saved("TIFF", _colour("CMYK"), compression="tiff_lzw")),
    Odd("十六位.tif", lambda: saved("TIFF", _deep())),
    Odd("转向.tif", lambda: saved("TIFF", _colour(), **_turned())),
    Odd("截断.tif", lambda: saved("TIFF")[:2_000], "damaged"),
    Odd("位图.bmp", lambda: saved("BMP", _colour())),
    Odd("截断.bmp", lambda: saved("BMP", _colour())[:5_000], "damaged"),
    Odd("新格式.avif", lambda: saved("AVIF", _colour())),
    Odd("手机.heic", just(_HEIC), READ, says="识别所得"),
    Odd("截断.heic", just(_HEIC[:-400]), "damaged"),
    Odd("残缺.heic", just(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64), "damaged"),
)
