"""Ruling lines of a page: long level and upright strokes, robust to gaps, thin print colours and a little slope."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.uint8]

_CONTRAST = 11
"""Levels by which a ruling is darker than its surroundings: light blue and grey ones are not by much."""
_FULL = 0.85
"""Share of ink in a window that lies on a ruling: gaps of the rest are bridged."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A level stroke in pixels: how far down it stands, where it starts and ends. Upright ones are transposed."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """Pixels from start to end."""
        return self.end - self.start


def ink_of(darkest: Mask) -> Mask:
    """Where a picture of one channel is darker than its surroundings: 0 or 255."""
    around = cv2.blur(darkest, (25, 25), borderType=cv2.BORDER_REPLICATE)
    mask: Mask = cv2.compare(cv2.subtract(around, darkest), _CONTRAST, cv2.CMP_GE)
    return mask


def level_segments(ink: Mask, window: int) -> list[Segment]:
    """Strokes of at least about `window` pixels from left to right; collinear ones with small gaps are one."""
    # a ruling one pixel thin that slopes by a degree or two leaves a window's row: thicken it across
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    dense = cv2.blur(thick, (window, 1), borderType=cv2.BORDER_CONSTANT)
    core = cv2.compare(dense, int(255 * _FULL), cv2.CMP_GE)
    lost = (_FULL - 0.5) * window  # a window only counts as full this far inside a stroke's ends
    # by contours: labelling every pixel of a mask with next to nothing in it takes twenty times as long
    contours, _ = cv2.findContours(core, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for contour in reversed(contours):
        left, top, width, height = cv2.boundingRect(contour)
        if height <= max(14, 0.05 * width):
            shape = np.zeros((height, width), np.uint8)
            cv2.drawContours(shape, [contour], -1, 1, cv2.FILLED, offset=(-left, -top))
            found.append(Segment(top + _middle(shape), left - lost, left + width + lost))
    return _joined(found, gap=0.5 * window)


def _middle(shape: Mask) -> float:
    """How far down the pixels of a shape lie on average."""
    rows = shape.sum(axis=1, dtype=np.int64)
    return float(np.dot(rows, np.arange(len(rows))) / rows.sum())


def upright_segments(ink: Mask, window: int) -> list[Segment]:
    """Strokes from top to bottom: `at` is then their distance from the left, `start` their top, `end` their bottom."""
    return level_segments(np.ascontiguousarray(ink.T), window)


def _joined(segments: list[Segment], gap: float) -> list[Segment]:
    """Segments on one line, with gaps no longer than `gap`, become one."""
    done: list[Segment] = []
    for segment in sorted(segments, key=lambda item: item.start):
        for index, other in enumerate(done):
            if abs(other.at - segment.at) <= 3 and segment.start - other.end <= gap:
                weight = other.length + segment.length
                at = (other.at * other.length + segment.at * segment.length) / weight
                done[index] = replace(other, at=at, end=max(other.end, segment.end))
                break
        else:
            done.append(segment)
    return done
