"""Seals: round ones with a star and arc text, oval ones of banks and invoices, rectangular ones of counters.

A seal is pressed unevenly: parts of it are paler, drawn from its seed. It gives itself as RGBA at any resolution.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image, ImageDraw

from samples.fonts import Font, advance, font_for, sized_font
from samples.papers.canvas import MM
from samples.papers.ink import Colour

Paint = Callable[[float], Image.Image]
RED: Colour = (214, 32, 38)


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal: sizes in points; `arc` runs along the upper edge, `middle` lines stand below one another in it."""

    width: float
    height: float
    arc: str = ""
    middle: tuple[str, ...] = ()
    star: bool = False
    oval: bool = True
    colour: Colour = RED
    opacity: float = 0.75
    angle: float = 0.0
    seed: int = 0
    font: Font = Font.SONG
    double: bool = False

    def __call__(self, dpi: float) -> Image.Image:
        """The seal as RGBA at a resolution in dots per inch."""
        scale = dpi / 72
        width, height = round(self.width * scale), round(self.height * scale)
        mask = Image.new("L", (width, height), 0)
        pen = ImageDraw.Draw(mask)
        self._rim(pen, width, height, scale)
        if self.star:
            _star(pen, width / 2, height / 2, min(width, height) * 0.15)
        if self.arc:
            _arc_text(mask, self.arc, self.font, thin=not self.star)
        self._middle(pen, width, height)
        alpha = Image.fromarray(_worn(np.asarray(mask), self.opacity, self.seed))
        stamp = Image.merge("RGBA", (*(Image.new("L", mask.size, part) for part in self.colour), alpha))
        return stamp.rotate(self.angle, expand=True, resample=Image.Resampling.BICUBIC)

    def _rim(self, pen: ImageDraw.ImageDraw, width: int, height: int, scale: float) -> None:
        edge = max(2, round((2.2 if self.oval else 1.6) * scale))
        box = (1, 1, width - 2, height - 2)
        if self.oval:
            pen.ellipse(box, outline=255, width=edge)
        else:
            pen.rectangle(box, outline=255, width=edge)
        if self.double and self.oval:
            gap = round(4.5 * scale)
            pen.ellipse((gap, gap, width - 1 - gap, height - 1 - gap), outline=255, width=max(1, edge // 3))

    def _middle(self, pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
        if not self.middle:
            return
        size = height * (0.16 if self.oval else 0.8 / (len(self.middle) + 0.4))
        size = min(
            size, *(width * (0.72 if self.oval else 0.9) / max(1.0, _length(line, self.font)) for line in self.middle)
        )
        y = (
            height * 0.78 - size
            if self.star
            else (height - size * 1.25 * len(self.middle)) / 2 + (height * 0.08 if self.arc else 0)
        )
        for line in self.middle:
            x = (width - _length(line, self.font) * size) / 2
            for char in line:
                font = font_for(self.font, char)
                pen.text((x, y + size * 0.86), char, font=sized_font(font, round(size, 1)), fill=255, anchor="ls")
                x += advance(font, char) * size
            y += size * 1.25


def round_seal(rng: random.Random, name: str, middle: Sequence[str] = (), *, size: float = 42 * MM) -> Seal:
    """The round seal of an organisation: its name along the rim, a star, and perhaps what the seal is for."""
    font = rng.choice((Font.SONG, Font.SONG, Font.HEI))
    return _pressed(rng, Seal(size, size, name, tuple(middle), star=True, font=font))


def oval_seal(
    rng: random.Random, name: str, middle: Sequence[str], *, size: float = 40 * MM, flat: float = 0.72
) -> Seal:
    """The oval seal of an invoice or of a bank."""
    return _pressed(rng, Seal(size, size * flat, name, tuple(middle), double=rng.random() < 0.3))


def plain_round(rng: random.Random, name: str, middle: Sequence[str], *, size: float = 32 * MM) -> Seal:
    """A round seal without a star, as banks print them on electronic slips."""
    return _pressed(rng, Seal(size, size, name, tuple(middle)))


def box_seal(rng: random.Random, lines: Sequence[str], *, width: float = 34 * MM, height: float = 14 * MM) -> Seal:
    """A rectangular seal of a counter or an office."""
    return _pressed(rng, Seal(width, height, middle=tuple(lines), oval=False, font=rng.choice((Font.SONG, Font.HEI))))


def _pressed(rng: random.Random, seal: Seal) -> Seal:
    colour = rng.choice((RED, (220, 40, 50), (200, 30, 60), (190, 45, 40), (226, 60, 60)))
    return replace(
        seal, colour=colour, opacity=rng.uniform(0.55, 0.95), angle=rng.uniform(-12, 12), seed=rng.randrange(1 << 30)
    )


def _length(line: str, font: Font) -> float:
    return sum(advance(font_for(font, char), char) for char in line)


def _worn(
    mask: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], opacity: float, seed: int
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    coarse = np.random.default_rng(seed).random((9, 9)).astype(np.float32)
    patches = Image.fromarray((coarse * 255).astype(np.uint8)).resize(
        (mask.shape[1], mask.shape[0]), Image.Resampling.BICUBIC
    )
    pressure = np.clip(0.7 + 0.5 * np.asarray(patches, dtype=np.float32) / 255, 0, 1)
    return np.asarray(np.clip(mask * pressure * opacity, 0, 255), dtype=np.uint8)


def _star(pen: ImageDraw.ImageDraw, cx: float, cy: float, radius: float) -> None:
    points = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.382
        angle = math.pi * corner / 5
        points.append((cx + reach * math.sin(angle), cy - reach * math.cos(angle)))
    pen.polygon(points, fill=255)


def _arc_text(mask: Image.Image, text: str, font: Font, *, thin: bool) -> None:
    """Characters along the upper rim, feet to the middle."""
    width, height = mask.size
    sweep = math.radians(min(250, 40 + 17 * len(text)) if not thin else min(220, 40 + 15 * len(text)))
    size = min(
        min(width, height) * (0.15 if not thin else 0.13), (width + height) / 4 * 0.8 * sweep / max(1, len(text)) * 1.05
    )
    for place, char in enumerate(text):
        angle = (place + 0.5) / len(text) * sweep - sweep / 2
        reach = 0.5 - (size * 0.62) / min(width, height) - 0.035
        x, y = width / 2 + width * reach * math.sin(angle), height / 2 - height * reach * math.cos(angle)
        glyph = Image.new("L", (round(size * 1.4),) * 2, 0)
        face = sized_font(font_for(font, char), round(size, 1))
        ImageDraw.Draw(glyph).text(
            (glyph.width / 2, glyph.height / 2), char, font=face, fill=255, anchor="mm", stroke_width=size * 0.02
        )
        lean = math.atan2(width * math.sin(angle) / width, math.cos(angle) * height / width if width else 1)
        glyph = glyph.rotate(-math.degrees(lean), resample=Image.Resampling.BICUBIC)
        mask.paste(255, (round(x - glyph.width / 2), round(y - glyph.height / 2)), glyph)
