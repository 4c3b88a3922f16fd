"""A place of print on a picture, and how it moves when the picture is turned."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.lines import Box


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle that may stand askew, in pixels.

    Args:
        cx: its middle, from the left.
        cy: its middle, from the top.
        width: extent along the side that is nearer to level.
        height: extent across.
        angle: degrees, -45 to 45, by which that side is turned clockwise from level.
    """

    cx: float
    cy: float
    width: float
    height: float
    angle: float = 0.0

    @classmethod
    def around(cls, points: NDArray[np.float32]) -> Region:
        """The smallest rectangle that holds these points."""
        (cx, cy), (width, height), angle = cv2.minAreaRect(points)
        return cls(cx, cy, height, width, angle - 90) if angle > 45 else cls(cx, cy, width, height, angle)

    @property
    def tall(self) -> bool:
        """Whether it is clearly taller than wide: print that runs downward."""
        return self.height > 1.5 * self.width

    def grown(self, margin: float) -> Region:
        """With so many pixels more on every side."""
        return replace(self, width=self.width + 2 * margin, height=self.height + 2 * margin)

    def point(self, along: float, across: float) -> tuple[float, float]:
        """The point of the picture that lies so far from the middle along and across the rectangle."""
        cos, sin = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        return self.cx + along * cos - across * sin, self.cy + along * sin + across * cos

    def turned(self, degrees: int, picture_width: float, picture_height: float) -> Region:
        """Where it lies once the picture (of this size before) is turned clockwise by 0, 90, 180 or 270 degrees."""
        match degrees % 360:
            case 90:
                return Region(picture_height - self.cy, self.cx, self.height, self.width, self.angle)
            case 180:
                return replace(self, cx=picture_width - self.cx, cy=picture_height - self.cy)
            case 270:
                return Region(self.cy, picture_width - self.cx, self.height, self.width, self.angle)
            case _:
                return self

    def levelled(self, skew: float, picture_width: float, picture_height: float) -> Region:
        """Where it lies once the picture is turned clockwise about its middle by `skew` degrees."""
        if not skew:
            return self
        cos, sin = math.cos(math.radians(skew)), math.sin(math.radians(skew))
        dx, dy = self.cx - picture_width / 2, self.cy - picture_height / 2
        return replace(
            self,
            cx=picture_width / 2 + dx * cos - dy * sin,
            cy=picture_height / 2 + dx * sin + dy * cos,
            angle=self.angle + skew,
        )

    def box(self, picture_width: float, picture_height: float) -> Box:
        """The box around it, as fractions of the picture."""
        half_w, half_h = self.width / 2, self.height / 2
        corners = [self.point(x, y) for x in (-half_w, half_w) for y in (-half_h, half_h)]
        xs = [x / picture_width for x, _ in corners]
        ys = [y / picture_height for _, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys)).clipped()


def skew_of(regions: Iterable[Region]) -> float:
    """Degrees by which the lines of a page are turned clockwise from level: the median over long lines by length.

    0 where fewer than two lines are long enough to tell.
    """
    long = sorted((region.angle, region.width) for region in regions if region.width > 5 * region.height)
    if len(long) < 2:
        return 0.0
    half, seen = sum(width for _, width in long) / 2, 0.0
    for angle, width in long:
        seen += width
        if seen >= half:
            return angle
    return 0.0
