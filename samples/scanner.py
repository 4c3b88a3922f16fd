"""Clean pages become scans, photos and faxes: geometry, light, noise and compression, all from a seed.

Only Pillow and numpy work on the pixels, on one thread, so that a seed gives the same picture anywhere. Every scan
knows how it moved the page, so that truth boxes follow.
"""

from __future__ import annotations

import math
import random
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from ocr.lines import Box

if TYPE_CHECKING:
    from samples.papers.drawing import Drawing
    from samples.papers.truth import Truth

RENDER_DPI = 200.0
"""Resolution that pictures handed to `scan` are taken to have."""
Matrix = NDArray[np.float64]
Pixels = NDArray[np.float32]


class Level(StrEnum):
    """How a page came into the machine."""

    CLEAN = "clean"
    SCAN = "scan"
    BAD = "bad"
    PHOTO = "photo"
    FAX = "fax"


@dataclass(frozen=True, slots=True)
class Scan:
    """A scanned page: picture, bytes as a file, and the matrix from fractions of the page to its fractions."""

    image: Image.Image
    data: bytes
    suffix: str
    dpi: float
    matrix: Matrix

    def box(self, box: Box) -> Box:
        """Where a box of the drawn page lies on the scan, clipped to it."""
        corners = np.array([(box.x0, box.y0, 1), (box.x1, box.y0, 1), (box.x1, box.y1, 1), (box.x0, box.y1, 1)]).T
        x, y, w = self.matrix @ corners
        return Box(float((x / w).min()), float((y / w).min()), float((x / w).max()), float((y / w).max())).clipped()


@dataclass(frozen=True, slots=True)
class _Wear:
    """How strongly a level wears a page: ranges that a seed draws from."""

    dpi: tuple[float, float]
    skew: float
    noise: tuple[float, float]
    quality: int
    light: float
    blur: tuple[float, float]
    speckles: tuple[int, int]
    colour: float
    paper: tuple[int, int] = (246, 255)


_WEAR = {
    Level.SCAN: _Wear((146, 166), 1.5, (0.5, 1.6), 75, 0.02, (0.0, 0.45), (0, 12), 0.3),
    Level.BAD: _Wear((110, 150), 4.0, (3.0, 6.0), 35, 0.16, (0.2, 0.7), (60, 400), 0.3, (226, 250)),
    Level.PHOTO: _Wear((140, 165), 2.5, (1.2, 3.0), 62, 0.22, (0.3, 0.8), (0, 6), 1.0, (232, 250)),
}
_CLEAN_QUALITY = 82
_FAX_DPI = (204.0, 196.0)


def scan(picture: Image.Image, level: Level, seed: int, turn: int = 0, *, colour: bool | None = None) -> Scan:
    """Scans a picture of a page at a level.

    Args:
        picture: the page, rendered at `RENDER_DPI`.
        level: how it is scanned.
        seed: everything random follows from it.
        turn: degrees (0, 90, 180, 270) by which the page lies turned clockwise.
        colour: in colour or in grey; None leaves it to the seed and the level.
    """
    rng = random.Random(f"{seed}:{level}")
    if level is Level.CLEAN:
        worn, matrix, dpi = picture, np.eye(3), RENDER_DPI
        worn = worn if colour is not False else worn.convert("L")
        quality = _CLEAN_QUALITY
    elif level is Level.FAX:
        return _turned(*_fax(picture, rng), turn, quality=0)
    else:
        wear = _WEAR[level]
        in_colour = rng.random() < wear.colour if colour is None else colour
        worn, matrix, dpi = _worn(picture, wear, rng, photo=level is Level.PHOTO)
        worn = worn if in_colour else worn.convert("L")
        quality = wear.quality
    return _turned(worn, matrix, dpi, turn, quality=quality)


def scan_drawing(drawing: Drawing, level: Level, seed: int, turns: int | Sequence[int] = 0) -> tuple[Scan, ...]:
    """Scans every page of a drawn paper; `turns` is one for all pages or one for each."""
    pages = drawing.pages
    each = [turns] * len(pages) if isinstance(turns, int) else turns
    return tuple(
        scan(page.render(RENDER_DPI), level, seed + number, turn)
        for number, (page, turn) in enumerate(zip(pages, each, strict=True))
    )


def truth_of(truth: Truth, scans: Sequence[Scan]) -> Truth:
    """The truth of a drawn paper with its boxes carried to the scans of its pages."""
    fields = {
        name: tuple(
            replace(
                item, places=tuple(replace(place, box=scans[place.page - 1].box(place.box)) for place in item.places)
            )
            for item in values
        )
        for name, values in truth.fields.items()
    }
    return replace(truth, fields=fields)


def _worn(picture: Image.Image, wear: _Wear, rng: random.Random, *, photo: bool) -> tuple[Image.Image, Matrix, float]:
    noise = np.random.default_rng(rng.randrange(1 << 62))
    dpi = rng.uniform(*wear.dpi)
    scale = dpi / RENDER_DPI
    small = picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.Resampling.LANCZOS)
    paper = rng.randint(*wear.paper)
    small = _tinted(small, paper, rng) if paper < 255 else small
    warped, matrix = (_photographed if photo else _skewed)(small, wear.skew, rng)
    if blur := rng.uniform(*wear.blur):
        warped = warped.filter(ImageFilter.GaussianBlur(blur))
    pixels = np.asarray(warped, dtype=np.float32)
    pixels *= _light(pixels.shape, wear.light, noise, rng, shadow=photo)[..., None]
    grain = noise.normal(0, rng.uniform(*wear.noise), pixels.shape[:2]).astype(np.float32)
    pixels += grain[..., None]
    if photo:
        pixels *= np.array([rng.uniform(0.95, 1.0), rng.uniform(0.96, 1.0), rng.uniform(0.86, 0.98)], dtype=np.float32)
    worn = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    _speckle(worn, rng.randint(*wear.speckles), rng)
    return worn, matrix, dpi


def _tinted(picture: Image.Image, paper: int, rng: random.Random) -> Image.Image:
    """White becomes the paper's tone, black a dark grey as toner is."""
    ink = rng.randint(0, 45)
    tones = [ink + (paper - ink) * tone / 255 for tone in range(256)]
    warm = rng.uniform(0.97, 1.0)
    return picture.point([round(tone) for tone in tones] * 2 + [round(tone * warm) for tone in tones])


def _skewed(picture: Image.Image, most: float, rng: random.Random) -> tuple[Image.Image, Matrix]:
    """The page a little turned and moved on the glass; what lies beyond it is light grey or black."""
    width, height = picture.size
    angle = math.radians(rng.uniform(-most, most))
    dx, dy = rng.uniform(-0.006, 0.006) * width, rng.uniform(-0.006, 0.006) * height
    cos, sin = math.cos(angle), math.sin(angle)
    about = np.array([[1, 0, width / 2], [0, 1, height / 2], [0, 0, 1]])
    back = np.array([[1, 0, -width / 2], [0, 1, -height / 2], [0, 0, 1]])
    matrix = about @ np.array([[cos, -sin, dx], [sin, cos, dy], [0, 0, 1]]) @ back
    beyond = rng.choice(((236, 236, 236), (250, 250, 250), (30, 30, 30)))
    return _warp(picture, matrix, picture.size, beyond), _in_fractions(matrix, picture.size, picture.size)


def _photographed(picture: Image.Image, most: float, rng: random.Random) -> tuple[Image.Image, Matrix]:
    """The page on a table, seen from a hand-held camera."""
    width, height = picture.size
    margin = rng.uniform(0.03, 0.09)
    size = round(width * (1 + 2 * margin)), round(height * (1 + 2 * margin))
    reach = 0.028
    source = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)]
    angle = math.radians(rng.uniform(-most, most))
    target = []
    for x, y in source:
        cx, cy = x - width / 2, y - height / 2
        turned = cx * math.cos(angle) - cy * math.sin(angle), cx * math.sin(angle) + cy * math.cos(angle)
        target.append((
            turned[0] + size[0] / 2 + rng.uniform(-reach, reach) * width,
            turned[1] + size[1] / 2 + rng.uniform(-reach, reach) * height,
        ))  # fmt: skip
    matrix = _homography(source, target)
    table = rng.choice(((96, 78, 62), (70, 72, 78), (140, 128, 112), (52, 60, 58)))
    return _warp(picture, matrix, size, table), _in_fractions(matrix, picture.size, size)


def _homography(source: Sequence[tuple[float, float]], target: Sequence[tuple[float, float]]) -> Matrix:
    rows, right = [], []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return np.append(np.linalg.solve(np.array(rows), np.array(right)), 1.0).reshape(3, 3)


def _warp(picture: Image.Image, matrix: Matrix, size: tuple[int, int], beyond: tuple[int, int, int]) -> Image.Image:
    inverse = np.linalg.inv(matrix)
    inverse /= inverse[2, 2]
    return picture.transform(
        size, Image.Transform.PERSPECTIVE, inverse.flatten()[:8].tolist(), Image.Resampling.BICUBIC, fillcolor=beyond
    )


def _in_fractions(matrix: Matrix, before: tuple[int, int], after: tuple[int, int]) -> Matrix:
    scaled: Matrix = np.diag([1 / after[0], 1 / after[1], 1.0]) @ matrix @ np.diag([before[0], before[1], 1.0])
    return scaled


def _light(
    shape: tuple[int, ...], depth: float, noise: np.random.Generator, rng: random.Random, *, shadow: bool
) -> Pixels:
    """Brightness over the page: slow waves, and for photos a shadow that falls in from one side."""
    coarse = (noise.random((4, 4)) * 255).astype(np.uint8)
    size = shape[1], shape[0]
    waves = np.asarray(Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC), dtype=np.float32) / 255
    light = 1 - depth * waves
    if shadow and rng.random() < 0.7:
        mask = Image.new("L", (64, 64), 0)
        edge = rng.uniform(15, 40)
        ImageDraw.Draw(mask).polygon([(0, 0), (edge, 0), (edge * rng.uniform(0.2, 1.6), 64), (0, 64)], fill=255)
        mask = mask.filter(ImageFilter.GaussianBlur(3)).rotate(rng.choice((0, 90, 180, 270)))
        soft = np.asarray(mask.resize(size, Image.Resampling.BICUBIC), dtype=np.float32) / 255
        light *= 1 - rng.uniform(0.12, 0.3) * soft
    return np.asarray(light, dtype=np.float32)


def _speckle(picture: Image.Image, count: int, rng: random.Random) -> None:
    pen = ImageDraw.Draw(picture)
    for _ in range(count):
        x, y, size = rng.randrange(picture.width), rng.randrange(picture.height), rng.choice((0, 0, 1, 1, 2))
        tone = rng.randint(20, 150)
        pen.ellipse((x, y, x + size, y + size), fill=(tone, tone, tone))


def _fax(picture: Image.Image, rng: random.Random) -> tuple[Image.Image, Matrix, float]:
    noise = np.random.default_rng(rng.randrange(1 << 62))
    grey = picture.convert("L").convert("RGB")
    skewed, matrix = _skewed(grey, 1.0, rng)
    size = round(picture.width * _FAX_DPI[0] / RENDER_DPI), round(picture.height * _FAX_DPI[1] / RENDER_DPI)
    sent = skewed.convert("L").resize(size, Image.Resampling.BICUBIC)
    if rng.random() < 0.5:
        sent = Image.blend(sent, sent.filter(rng.choice((ImageFilter.MinFilter(3), ImageFilter.MaxFilter(3)))), 0.4)
    pixels = np.asarray(sent, dtype=np.float32) + noise.normal(0, 9, (size[1], size[0])).astype(np.float32)
    dots = np.where(pixels < rng.uniform(140, 180), 0, 255).astype(np.uint8)
    dirt = noise.random(dots.shape) < 0.0004
    dots[dirt] = 0
    for _ in range(rng.choice((0, 0, 1, 2))):
        row = rng.randrange(size[1])
        dots[row : row + 1, :] = 0 if rng.random() < 0.3 else dots[max(0, row - 1), :]
    return Image.fromarray(dots).convert("1", dither=Image.Dither.NONE), matrix, _FAX_DPI[0]


_TURNS: dict[int, tuple[Image.Transpose | None, Matrix]] = {
    0: (None, np.eye(3)),
    90: (Image.Transpose.ROTATE_270, np.array([[0.0, -1, 1], [1, 0, 0], [0, 0, 1]])),
    180: (Image.Transpose.ROTATE_180, np.array([[-1.0, 0, 1], [0, -1, 1], [0, 0, 1]])),
    270: (Image.Transpose.ROTATE_90, np.array([[0.0, 1, 0], [-1, 0, 1], [0, 0, 1]])),
}


def _turned(picture: Image.Image, matrix: Matrix, dpi: float, turn: int, *, quality: int) -> Scan:
    """The finished scan; `quality` of its JPEG, 0 for one-bit pictures, which are kept as PNG."""
    method, turning = _TURNS[turn % 360]
    turned = picture.transpose(method) if method is not None else picture
    target = BytesIO()
    if quality:
        turned.save(target, "JPEG", quality=quality, optimize=True, dpi=(round(dpi), round(dpi)))
        seen = Image.open(BytesIO(target.getvalue()))
        seen.load()
        return Scan(seen, target.getvalue(), ".jpg", dpi, turning @ matrix)
    turned.save(target, "PNG", optimize=True, dpi=(round(dpi), round(dpi)))
    return Scan(turned, target.getvalue(), ".png", dpi, turning @ matrix)


def pictures_to_pdf(scans: Iterable[Scan], *, hidden_text: str = "") -> bytes:
    """One PDF with a scan on every page; JPEG data go in as they are.

    `hidden_text` (ASCII) is an unseen text layer on every page, such as the long hash that some archives put there.
    """
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    pages = []
    for item in scans:
        place = len(objects) + 1
        width, height = (edge * 72 / item.dpi for edge in item.image.size)
        unseen = f" BT 3 Tr /F 8 Tf 20 20 Td ({hidden_text}) Tj ET" if hidden_text else ""
        drawing = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /P Do Q{unseen}".encode()
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.2f} {height:.2f}] /Contents {place + 1} 0 R "
            f"/Resources << /XObject << /P {place + 2} 0 R >> /Font << /F {_HIDDEN_FONT} >> >> >>".encode()
        )
        objects += [_stream("", drawing), _picture_object(item)]
        pages.append(f"{place} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(pages)}] >>".encode()
    return _assembled(objects)


_HIDDEN_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def _picture_object(item: Scan) -> bytes:
    one_bit = item.suffix == ".png"
    space = "/DeviceRGB" if item.image.mode == "RGB" else "/DeviceGray"
    head = f"/Type /XObject /Subtype /Image /Width {item.image.width} /Height {item.image.height} /ColorSpace {space} "
    if one_bit:
        return _stream(head + "/BitsPerComponent 1 /Filter /FlateDecode", zlib.compress(item.image.tobytes(), 9))
    return _stream(head + "/BitsPerComponent 8 /Filter /DCTDecode", item.data)


def _stream(head: str, data: bytes) -> bytes:
    return f"<< {head} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _assembled(objects: Sequence[bytes]) -> bytes:
    target = BytesIO()
    target.write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, item in enumerate(objects, start=1):
        places.append(target.tell())
        target.write(f"{number} 0 obj\n".encode() + item + b"\nendobj\n")
    start = target.tell()
    target.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    target.write(b"".join(f"{place:010d} 00000 n \n".encode() for place in places))
    target.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return target.getvalue()
