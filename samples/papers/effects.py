"""One hardship at a time: what print, hands and machines do to a page, each as an effect of its own.

Levels (`samples.scanner`) mix wear as it comes; effects are for finding out what a reader can bear. Effects of the
print change a page before it is scanned, effects of the capture take the scanner's place.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from ocr.lines import Box
from samples.fonts import Font, sized_font
from samples.papers.stamps import round_seal
from samples.papers.wear import RENDER_DPI, Matrix, askew, light_on, photographed


class Effect(StrEnum):
    """What is hard about a page."""

    NONE = "none"
    TURN_90 = "turn_90"
    TURN_180 = "turn_180"
    TURN_270 = "turn_270"
    SKEW = "skew"
    PERSPECTIVE = "perspective"
    CURL = "curl"
    SHADOW = "shadow"
    FAX = "fax"
    COARSE = "coarse"
    COMPRESSED = "compressed"
    PALE = "pale"
    LIGHT_BLUE = "light_blue"
    DOT_MATRIX = "dot_matrix"
    CARBON = "carbon"
    RED_SEALS = "red_seals"
    BLUE_SEAL = "blue_seal"
    WATERMARK = "watermark"
    HANDWRITING = "handwriting"


TURNS = {Effect.TURN_90: 90, Effect.TURN_180: 180, Effect.TURN_270: 270}
"""Degrees by which the sheet lies turned clockwise."""
_OFFICE = "松原市知识产权服务中心"


def printed_with(picture: Image.Image, effect: Effect, places: Sequence[Box], rng: random.Random) -> Image.Image:
    """The page with an effect of its print; others leave it as it is.

    Args:
        picture: the page, rendered at `RENDER_DPI`.
        effect: what is hard about it.
        places: where values stand on it, as fractions: seals are pressed over some of them.
        rng: everything random follows from it.
    """
    prints: dict[Effect, Callable[[], Image.Image]] = {
        Effect.PALE: lambda: _inked(picture, (rng.randint(168, 190),) * 3),
        Effect.LIGHT_BLUE: lambda: _inked(picture, (rng.randint(110, 150), rng.randint(160, 185), 225)),
        Effect.DOT_MATRIX: lambda: _dotted(picture, rng),
        Effect.CARBON: lambda: _carbon(picture, rng),
        Effect.RED_SEALS: lambda: _sealed(picture, places, rng, 4, (214, 32, 38)),
        Effect.BLUE_SEAL: lambda: _sealed(picture, places, rng, 1, (40, 70, 190)),
        Effect.WATERMARK: lambda: _watermarked(picture, rng),
        Effect.HANDWRITING: lambda: _scribbled(picture, places, rng),
    }
    return prints[effect]() if effect in prints else picture


def captured_with(picture: Image.Image, effect: Effect, rng: random.Random) -> tuple[Image.Image, Matrix] | None:
    """The picture that an effect of the capture gives, and its matrix in fractions; None for effects of the print."""
    match effect:
        case Effect.SKEW:
            degrees = math.copysign(rng.uniform(5, 10), rng.random() - 0.5)
            return askew(picture, degrees, (0.0, 0.0), (236, 236, 236))
        case Effect.PERSPECTIVE:
            return photographed(picture, 3.0, rng, reach=0.07)
        case Effect.CURL:
            return _curled(picture, rng), np.eye(3)
        case Effect.SHADOW:
            return _shadowed(picture, rng), np.eye(3)
        case Effect.COARSE | Effect.COMPRESSED:
            scale = (100 if effect is Effect.COARSE else 150) / RENDER_DPI
            size = round(picture.width * scale), round(picture.height * scale)
            return picture.resize(size, Image.Resampling.LANCZOS), np.eye(3)
        case _:
            return None


def _inked(picture: Image.Image, ink: Sequence[int]) -> Image.Image:
    """All print in one pale ink: black becomes the ink, white stays."""
    grey = picture.convert("L")
    tones = [grey.point([round(tone + (255 - tone) * level / 255) for level in range(256)]) for tone in ink]
    return Image.merge("RGB", tones)


def _dotted(picture: Image.Image, rng: random.Random) -> Image.Image:
    """Printed by needles through a worn ribbon: every stroke a row of dots, some rows paler."""
    pitch, fine = 2.0, 4
    grey = picture.convert("L")
    small = grey.resize((round(grey.width / pitch), round(grey.height / pitch)), Image.Resampling.BOX)
    dots = np.repeat(np.repeat(np.asarray(small) < 205, fine, axis=0), fine, axis=1)
    across = (np.arange(dots.shape[1]) % fine - (fine - 1) / 2) ** 2
    down = (np.arange(dots.shape[0]) % fine - (fine - 1) / 2) ** 2
    round_dots = dots & (down[:, None] + across[None, :] <= 3.3)
    tone = np.random.default_rng(rng.randrange(1 << 62)).uniform(50, 135, small.height).repeat(fine)
    inked = np.where(round_dots, tone[:, None], 255).astype(np.uint8)
    return Image.fromarray(inked).resize(picture.size, Image.Resampling.BOX).convert("RGB")


def _carbon(picture: Image.Image, rng: random.Random) -> Image.Image:
    """A carbon copy: soft violet print, a faint second impression, smudges."""
    grey = picture.convert("L").filter(ImageFilter.GaussianBlur(1.1))
    ghost = ImageChops.offset(grey, rng.choice((-3, 3)), 2).point(
        [round(200 + level * 55 / 255) for level in range(256)]
    )
    coarse = np.random.default_rng(rng.randrange(1 << 62)).uniform(205, 255, (24, 17)).astype(np.uint8)
    smudge = Image.fromarray(coarse).resize(picture.size, Image.Resampling.BICUBIC)
    soft = grey.point([round(70 + level * 185 / 255) for level in range(256)])
    return _inked(ImageChops.multiply(ImageChops.multiply(soft, ghost), smudge), (45, 40, 110))


def _sealed(
    picture: Image.Image, places: Sequence[Box], rng: random.Random, count: int, colour: tuple[int, int, int]
) -> Image.Image:
    """Round seals pressed over values."""
    sealed = picture.copy()
    for place in rng.sample(list(places), min(count, len(places))):
        seal = replace(round_seal(rng, _OFFICE, ("业务专用章",)), colour=colour, opacity=rng.uniform(0.6, 0.9))
        mark = seal(RENDER_DPI)
        x = place.x0 + rng.uniform(0.2, 0.8) * place.width
        corner = round(x * picture.width - mark.width / 2), round(place.cy * picture.height - mark.height / 2)
        under = sealed.crop((*corner, corner[0] + mark.width, corner[1] + mark.height))
        pressed = Image.composite(ImageChops.multiply(under, mark.convert("RGB")), under, mark.getchannel("A"))
        sealed.paste(pressed, corner)
    return sealed


def _watermarked(picture: Image.Image, rng: random.Random) -> Image.Image:
    """Grey words across the whole page, below the print."""
    words, tone = rng.choice(("仅供核验使用", "再次复印无效", "内部资料")), rng.randint(190, 222)
    layer = Image.new("L", (picture.width * 2, picture.height * 2), 255)
    pen, face = ImageDraw.Draw(layer), sized_font(Font.HEI, 84)
    for row in range(0, layer.height, 420):
        for column in range(row // 420 % 2 * 350, layer.width, 900):
            pen.text((column, row), words, font=face, fill=tone)
    turned = layer.rotate(rng.uniform(20, 40), fillcolor=255)
    left, top = picture.width // 2, picture.height // 2
    marked = turned.crop((left, top, left + picture.width, top + picture.height))
    return ImageChops.multiply(picture, marked.convert("RGB"))


def _scribbled(picture: Image.Image, places: Sequence[Box], rng: random.Random) -> Image.Image:
    """Ballpoint notes beside values, ticks at them, and a signature at the foot."""
    written = picture.copy()
    pen = ImageDraw.Draw(written)
    ink = rng.choice(((30, 45, 150), (25, 25, 30), (170, 30, 40)))
    for place in rng.sample(list(places), min(6, len(places))):
        x, y = (place.x1 + 0.01) * picture.width, place.cy * picture.height
        _word(pen, (x, y), rng.uniform(30, 46), rng.randint(2, 4), ink, rng)
    foot = rng.uniform(0.55, 0.8) * picture.width, rng.uniform(0.9, 0.95) * picture.height
    _word(pen, foot, 70, 3, ink, rng)
    return written


def _word(  # noqa: PLR0917 - a place, a size and an ink
    pen: ImageDraw.ImageDraw,
    place: tuple[float, float],
    size: float,
    letters: int,
    ink: tuple[int, int, int],
    rng: random.Random,
) -> None:
    """Some characters as a hand scrawls them: a few joined curves each."""
    for letter in range(letters):
        left, top = place[0] + letter * size * 0.85, place[1] - size / 2
        points = [(left + rng.random() * size * 0.8, top + rng.random() * size) for _ in range(rng.randint(5, 9))]
        smooth = [_between(points, step / 8) for step in range(8 * (len(points) - 1) + 1)]
        pen.line(smooth, fill=ink, width=3, joint="curve")


def _between(points: Sequence[tuple[float, float]], at: float) -> tuple[float, float]:
    """A point on the curve through the middles of a path's legs."""
    index = min(int(at), len(points) - 2)
    share = at - index
    (x0, y0), (x1, y1) = points[index], points[index + 1]
    eased = (1 - math.cos(share * math.pi)) / 2
    return x0 + (x1 - x0) * share, y0 + (y1 - y0) * eased


def _curled(picture: Image.Image, rng: random.Random) -> Image.Image:
    """A page of a thick book: lines bend towards the spine, which lies in shadow."""
    height, strip = picture.height, 16
    depth = rng.uniform(0.012, 0.022) * height
    edges = [*range(0, picture.width, strip), picture.width]
    drops = [depth * (1 - edge / picture.width) ** 3 for edge in edges]
    mesh = [
        ((x0, 0, x1, height), (x0, -dy0, x0, height - dy0, x1, height - dy1, x1, -dy1))
        for (x0, x1), (dy0, dy1) in zip(pairwise(edges), pairwise(drops), strict=True)
    ]
    bent = picture.transform(
        picture.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC, fillcolor=(225, 224, 220)
    )
    light = 1 - 0.45 * np.exp(-np.arange(picture.width) / (0.07 * picture.width)).astype(np.float32)
    pixels = np.asarray(bent, dtype=np.float32) * light[None, :, None]
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _shadowed(picture: Image.Image, rng: random.Random) -> Image.Image:
    """The dark edge of a hand or phone over a third of the page, and one dim side."""
    noise = np.random.default_rng(rng.randrange(1 << 62))
    pixels = np.asarray(picture, dtype=np.float32) * 0.95
    pixels *= light_on(pixels.shape, 0.35, noise, rng, shadow=(0.4, 0.55), often=1.0)[..., None]
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def two_up(left: Image.Image, right: Image.Image) -> Image.Image:
    """Two pages side by side on one sheet, as a copier makes of an opened folder; the right one no larger."""
    height = left.height
    other = right.resize((round(right.width * height / right.height), height), Image.Resampling.LANCZOS)
    sheet = Image.new("RGB", (left.width + other.width, height), "white")
    sheet.paste(left, (0, 0))
    sheet.paste(other, (left.width, 0))
    return sheet


def with_slip(page: Image.Image, slip: Image.Image) -> Image.Image:
    """A sheet with a page's upper part, and below it a slip pasted sideways (turned clockwise by 90 degrees)."""
    sheet = Image.new("RGB", (1654, 2339), "white")
    wide = page.resize((1554, round(page.height * 1554 / page.width)), Image.Resampling.LANCZOS)
    sheet.paste(wide.crop((0, 0, 1554, min(wide.height, 1100))), (50, 40))
    turned = slip.transpose(Image.Transpose.ROTATE_270)
    scale = min(1100 / turned.height, 1500 / turned.width)
    small = turned.resize((round(turned.width * scale), round(turned.height * scale)), Image.Resampling.LANCZOS)
    sheet.paste(small, (80, 1190))
    return sheet
