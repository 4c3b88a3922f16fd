"""Clean pages become scans, photos and faxes, all from a seed.

Only Pillow and numpy work on the pixels, on one thread, so that a seed gives the same picture anywhere. Every scan
knows how it moved the page, so that truth boxes follow.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from ocr.lines import Box
from samples.papers.binding import pictures_to_pdf
from samples.papers.effects import TURNS, Effect, captured_with, printed_with
from samples.papers.wear import RENDER_DPI, Matrix, Wear, faxed, worn_by

if TYPE_CHECKING:
    from samples.papers.drawing import Drawing
    from samples.papers.truth import Truth


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


_WEAR = {
    Level.SCAN: Wear((146, 166), 1.5, (0.5, 1.6), 75, 0.02, (0.0, 0.45), (0, 12), 0.3),
    Level.BAD: Wear((110, 150), 4.0, (3.0, 6.0), 35, 0.16, (0.2, 0.7), (60, 400), 0.3, (226, 250)),
    Level.PHOTO: Wear((140, 165), 2.5, (1.2, 3.0), 62, 0.22, (0.3, 0.8), (0, 6), 1.0, (232, 250)),
}
_CLEAN_QUALITY = 82


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
        return _turned(*faxed(picture, rng), turn, quality=0)
    else:
        wear = _WEAR[level]
        in_colour = rng.random() < wear.colour if colour is None else colour
        worn, matrix, dpi = worn_by(picture, wear, rng, photo=level is Level.PHOTO)
        worn = worn if in_colour else worn.convert("L")
        quality = wear.quality
    return _turned(worn, matrix, dpi, turn, quality=quality)


_EFFECT_QUALITY = {Effect.COMPRESSED: 30, Effect.COARSE: 60}


def scan_with(picture: Image.Image, effect: Effect, seed: int, places: Sequence[Box] = ()) -> Scan:
    """Scans a page on which one thing is hard; all else is an ordinary scan in colour.

    A curled page's boxes are those of the flat one: its bend is no matrix.

    Args:
        picture: the page, rendered at `RENDER_DPI`.
        effect: what is hard.
        seed: everything random follows from it.
        places: where values stand on the page, as fractions.
    """
    if effect is Effect.FAX:
        return scan(picture, Level.FAX, seed)
    rng = random.Random(f"{seed}:{effect}")
    captured = captured_with(picture, effect, rng)
    if captured is not None:
        worn, matrix = captured
        dpi = RENDER_DPI * worn.width / picture.width if effect in _EFFECT_QUALITY else RENDER_DPI
        return _turned(worn, matrix, dpi, 0, quality=_EFFECT_QUALITY.get(effect, 75))
    printed = printed_with(picture, effect, places, rng)
    return scan(printed, Level.SCAN, seed, TURNS.get(effect, 0), colour=True)


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


__all__ = ["RENDER_DPI", "Effect", "Level", "Scan", "pictures_to_pdf", "scan", "scan_drawing", "scan_with", "truth_of"]
