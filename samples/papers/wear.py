"""What scanners, cameras and fax machines do to a page: geometry, light, noise, dirt."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

RENDER_DPI = 200.0
"""Resolution that pictures handed to `scan` are taken to have."""
Matrix = NDArray[np.float64]
Pixels = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Wear:
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


_SHADOW = (0.12, 0.3)
"""How much darker a photo is in the shadow that falls over a part of it."""
FAX_DPI = (204.0, 196.0)
"""Dots per inch across and down."""


def worn_by(picture: Image.Image, wear: Wear, rng: random.Random, *, photo: bool) -> tuple[Image.Image, Matrix, float]:
    """The worn picture, the matrix that its page went through (in fractions), and its resolution."""
    noise = np.random.default_rng(rng.randrange(1 << 62))
    dpi = rng.uniform(*wear.dpi)
    scale = dpi / RENDER_DPI
    small = picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.Resampling.LANCZOS)
    paper = rng.randint(*wear.paper)
    small = _tinted(small, paper, rng) if paper < 255 else small
    warped, matrix = (photographed if photo else _skewed)(small, wear.skew, rng)
    if blur := rng.uniform(*wear.blur):
        warped = warped.filter(ImageFilter.GaussianBlur(blur))
    pixels = np.asarray(warped, dtype=np.float32)
    pixels *= light_on(pixels.shape, wear.light, noise, rng, shadow=_SHADOW if photo else None)[..., None]
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
    angle = rng.uniform(-most, most)
    dx, dy = rng.uniform(-0.006, 0.006) * width, rng.uniform(-0.006, 0.006) * height
    return askew(picture, angle, (dx, dy), rng.choice(((236, 236, 236), (250, 250, 250), (30, 30, 30))))


def askew(
    picture: Image.Image, degrees: float, moved: tuple[float, float], beyond: tuple[int, int, int]
) -> tuple[Image.Image, Matrix]:
    """The page turned clockwise about its middle and moved by pixels, and its matrix in fractions."""
    width, height = picture.size
    dx, dy = moved
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    about = np.array([[1, 0, width / 2], [0, 1, height / 2], [0, 0, 1]])
    back = np.array([[1, 0, -width / 2], [0, 1, -height / 2], [0, 0, 1]])
    matrix = about @ np.array([[cos, -sin, dx], [sin, cos, dy], [0, 0, 1]]) @ back
    return _warp(picture, matrix, picture.size, beyond), _in_fractions(matrix, picture.size, picture.size)


def photographed(
    picture: Image.Image, most: float, rng: random.Random, reach: float = 0.028
) -> tuple[Image.Image, Matrix]:
    """The page on a table, seen from a hand-held camera: its corners move by up to `reach` of its size."""
    width, height = picture.size
    margin = rng.uniform(0.03, 0.09)
    size = round(width * (1 + 2 * margin)), round(height * (1 + 2 * margin))
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


def light_on(
    shape: tuple[int, ...],
    depth: float,
    noise: np.random.Generator,
    rng: random.Random,
    *,
    shadow: tuple[float, float] | None,
    often: float = 0.7,
) -> Pixels:
    """Brightness over the page: slow waves, and for photos `often` a shadow that falls in from one side.

    `shadow` is how much darker it makes the page: a range that the seed draws from, None for none.
    """
    coarse = (noise.random((4, 4)) * 255).astype(np.uint8)
    size = shape[1], shape[0]
    waves = np.asarray(Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC), dtype=np.float32) / 255
    light = 1 - depth * waves
    if shadow and rng.random() < often:
        mask = Image.new("L", (64, 64), 0)
        edge = rng.uniform(15, 40)
        ImageDraw.Draw(mask).polygon([(0, 0), (edge, 0), (edge * rng.uniform(0.2, 1.6), 64), (0, 64)], fill=255)
        mask = mask.filter(ImageFilter.GaussianBlur(3)).rotate(rng.choice((0, 90, 180, 270)))
        soft = np.asarray(mask.resize(size, Image.Resampling.BICUBIC), dtype=np.float32) / 255
        light *= 1 - rng.uniform(*shadow) * soft
    return np.asarray(light, dtype=np.float32)


def _speckle(picture: Image.Image, count: int, rng: random.Random) -> None:
    pen = ImageDraw.Draw(picture)
    for _ in range(count):
        x, y, size = rng.randrange(picture.width), rng.randrange(picture.height), rng.choice((0, 0, 1, 1, 2))
        tone = rng.randint(20, 150)
        pen.ellipse((x, y, x + size, y + size), fill=(tone, tone, tone))


def faxed(picture: Image.Image, rng: random.Random) -> tuple[Image.Image, Matrix, float]:
    """The one-bit picture that a fax machine gives, its matrix (in fractions), and its resolution."""
    noise = np.random.default_rng(rng.randrange(1 << 62))
    grey = picture.convert("L").convert("RGB")
    skewed, matrix = _skewed(grey, 1.0, rng)
    size = round(picture.width * FAX_DPI[0] / RENDER_DPI), round(picture.height * FAX_DPI[1] / RENDER_DPI)
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
    return Image.fromarray(dots).convert("1", dither=Image.Dither.NONE), matrix, FAX_DPI[0]
