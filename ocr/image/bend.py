"""Pages whose lines are no straight lines: bent towards the spine of a book, or running together in a photograph.

The print itself tells how: every long line shows along its length how far it strays from level. One smooth surface is
laid through all of them, and the page is drawn anew with it taken out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.bends import bend_terms, sag
from ocr.engine import Image
from ocr.lines import Frame

Mask = NDArray[np.uint8]
Values = NDArray[np.float64]

_LONG = 8.0
"""A line so many times longer than its mark is thick tells how the page bends."""
_FEWEST = 5
"""Lines that must tell it."""
_EVEN = 1.5
"""A mark so many times thicker in places than it mostly is holds two lines."""
_LEAST = 1.0
"""Bend of one line in ten, in thicknesses of its mark, from which a page is straightened: half the height of print."""
_STRAY = 0.25
"""How far, in thicknesses, the middle of a line may lie from the surface: else it is something else that bends them."""
_MOST = 0.15
"""A surface that rises by more than this share of the page is a mistake."""
_STIFF = np.array([0.0, 0.05, 0.05, 0.1, 0.5, 1.0, 1.0])
"""How much each term (the skew first) is held back: a few lines do not tell how the bend changes down a page."""
_PASSES = 4
_MOST_LINES = 24
"""So many of the longest lines tell enough."""
_POINTS = 20
"""Points of a line that are looked at, at most about."""


@dataclass(frozen=True, slots=True)
class Spine:
    """The middle of a line of print along its length, and how thick the detector's mark is: fractions of the page."""

    x: Values
    y: Values
    thick: float


def spines_of(mask: Mask) -> list[Spine]:
    """The spines of all long lines that a detector marked on an upright page."""
    height, width = mask.shape
    found, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    spines = []
    for contour, (left, top, wide, high) in _widest(found):
        area = cv2.contourArea(contour) + wide
        if wide * wide < _LONG * area or high > 0.5 * wide:
            continue
        inside = np.zeros((high, wide), np.uint8)
        cv2.drawContours(inside, [contour], -1, 1, cv2.FILLED, offset=(-left, -top))
        spine = _spine(inside, max(3, int(area / wide), wide // _POINTS))
        if spine is not None:
            x, y, thick = spine
            spines.append(Spine((x + left) / width, (y + top) / height, thick / height))
    return spines


def _widest(contours: Sequence[NDArray[np.int32]]) -> list[tuple[NDArray[np.int32], Sequence[int]]]:
    """The longest marks with the boxes around them."""
    boxed = [(contour, cv2.boundingRect(contour)) for contour in contours]
    return sorted(boxed, key=lambda item: -item[1][2])[:_MOST_LINES]


def _spine(inside: Mask, step: int) -> tuple[Values, Values, float] | None:
    """Middles of a mark every `step` pixels and its thickness; None where it is not of one thickness."""
    high, wide = inside.shape
    count = wide // step
    parts = inside[:, : count * step].astype(np.float64).reshape(high, count, step).sum(axis=2)
    full = parts.sum(axis=0)
    thick = float(np.median(full))
    if not thick or np.percentile(full, 90) > _EVEN * thick + 2:
        return None
    kept = full > 0.5 * thick
    kept[0] = kept[-1] = False  # the rounded ends
    y = (np.arange(high) + 0.5) @ parts / np.maximum(full, 1)
    x = (np.arange(count) + 0.5) * step
    return x[kept], y[kept], thick / step


def bend_of(spines: Sequence[Spine]) -> tuple[float, ...]:
    """The coefficients of the bend of an upright page for `ocr.bends.bend_terms`; none where it is flat."""
    spines = [spine for spine in spines if len(spine.x) > 3]
    if len(spines) < _FEWEST:
        return ()
    ends = np.cumsum([len(spine.x) for spine in spines])[:-1]
    thick = float(np.median([spine.thick for spine in spines]))
    x, rise = np.concatenate([spine.x for spine in spines]), _lined(np.concatenate([spine.y for spine in spines]), ends)
    along = _lined(x, ends)
    slopes = np.array([a @ b / (a @ a) for a, b in zip(np.split(along, ends), np.split(rise, ends), strict=True)])
    if _reach(rise - np.median(slopes) * along, ends) < _LEAST * thick:
        return ()
    level = np.concatenate([np.full(len(spine.x), spine.y.mean()) for spine in spines])
    terms = np.stack([_lined(term, ends) for term in (x, *bend_terms(x, level))], axis=1)
    found = _fitted(terms, rise, thick)
    stray = np.abs(rise - terms @ found)
    at = np.linspace(0, 1, 9)
    bend = tuple(map(float, found[1:]))
    over = np.abs(sag(bend, at[None, :], at[:, None]))
    if _reach(terms[:, 1:] @ found[1:], ends) < _LEAST * thick:
        return ()
    if np.median(stray) > _STRAY * thick or over.max() > _MOST:
        return ()
    return bend


def _fitted(terms: Values, rise: Values, thick: float) -> Values:
    """Factors of the terms, by least squares; what strays from the others counts less with every pass."""
    held = np.diag(_STIFF * np.sqrt(len(rise)) * thick)
    weight, found = np.ones(len(rise)), np.zeros(len(_STIFF))
    for _ in range(_PASSES):
        rows = np.concatenate([terms * weight[:, None], held])
        found = np.linalg.lstsq(rows, np.concatenate([rise * weight, np.zeros(len(held))]), rcond=None)[0]
        weight = 1 / np.maximum(1.0, np.abs(rise - terms @ found) / (_STRAY * thick))
    return found


def _reach(values: Values, ends: Values) -> float:
    """How much the points of a line differ at most, in nine of ten lines."""
    return float(np.percentile([np.ptp(part) for part in np.split(values, ends)], 90))


def _lined(values: Values, ends: Values) -> Values:
    """Values of points, less the mean of their line."""
    return np.concatenate([part - part.mean() for part in np.split(values, ends)])


def flattened(image: Image, bend: Sequence[float]) -> Image:
    """An upright picture with its bend taken out."""
    if not bend:
        return image
    height, width = image.shape[:2]
    x, y = (np.arange(width) + 0.5) / width, (np.arange(height) + 0.5) / height
    rows = (np.arange(height)[:, None] + sag(bend, x[None, :], y[:, None]) * height).astype(np.float32)
    columns = np.broadcast_to(np.arange(width, dtype=np.float32), rows.shape)
    flat: Image = cv2.remap(
        image, np.ascontiguousarray(columns), rows, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return flat


def stood_upright(image: Image, frame: Frame) -> Image:
    """A page as submitted turned upright and flat, not yet levelled."""
    turned = np.ascontiguousarray(np.rot90(image, -frame.turn // 90)) if frame.turn else image
    return flattened(turned, frame.bend)
