"""How a PDF page's own coordinates lie on the page a viewer shows, and on the upright page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

Point = Callable[[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class View:
    """The visible rectangle of a page in its own coordinates (origin bottom left) and the clockwise turn to show it by.

    `turn` is the page's /Rotate, plus what brings its print upright where the upright frame is meant.
    """

    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0

    @property
    def width(self) -> float:
        """Width as shown, in points."""
        return self.top - self.bottom if self.turn % 180 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as shown, in points."""
        return self.right - self.left if self.turn % 180 else self.top - self.bottom

    def turned(self, degrees: int) -> View:
        """The same page turned further clockwise."""
        return View(self.left, self.bottom, self.right, self.top, (self.turn + degrees) % 360)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page's own coordinates as shown: points from the left and the top."""
        match self.turn % 360:
            case 90:
                return y - self.bottom, x - self.left
            case 180:
                return self.right - x, y - self.bottom
            case 270:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def placing(self) -> Callable[[float, float, float, float], tuple[float, float, float, float]]:
        """A function that does what `box` does, made for many boxes whose edges stand in order."""
        left, bottom, right, top = self.left, self.bottom, self.right, self.top
        match self.turn % 360:
            case 90:
                return lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
            case 180:
                return lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom)
            case 270:
                return lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0)
            case _:
                return lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """A rectangle as shown: left, top, right, bottom in points."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def view_of(page: Any) -> View:
    """The view of a page as a viewer shows it: the box that is visible, /Rotate applied."""
    rect = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(rect))
    return View(rect.left, rect.bottom, rect.right, rect.top, int(page.get_rotation()) % 360)
