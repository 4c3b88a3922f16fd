"""QR and bar codes, written by zxing-cpp and drawn as rectangles."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from samples.papers.canvas import Shape
from samples.papers.ink import BLACK, Colour

if TYPE_CHECKING:
    from samples.papers.canvas import PageCanvas


def qr(page: PageCanvas, x: float, y: float, side: float, payload: str, *, colour: Colour = BLACK) -> None:
    """A QR code in a square."""
    import zxingcpp

    code = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode)
    dark = np.array(code.to_image(scale=1, add_quiet_zones=False)) < 128
    step = side / dark.shape[0]
    boxes = tuple(
        (x + start * step, y + row * step, x + end * step, y + (row + 1) * step)
        for row, cells in enumerate(dark)
        for start, end in _dark_runs(cells.tolist())
    )
    page.operations.append(Shape(boxes, None, colour))


def bar(page: PageCanvas, corner: tuple[float, float], width: float, height: float, payload: str) -> None:
    """A Code 39 bar code below and right of a corner."""
    import zxingcpp

    code = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.Code39)
    dark = (np.array(code.to_image(scale=1, add_hrt=False, add_quiet_zones=False)) < 128)[10]
    x, y = corner
    step = width / dark.size
    boxes = tuple((x + start * step, y, x + end * step, y + height) for start, end in _dark_runs(dark.tolist()))
    page.operations.append(Shape(boxes, None, BLACK))


def _dark_runs(cells: list[bool]) -> list[tuple[int, int]]:
    found, place = [], 0
    for dark, group in groupby(cells):
        length = len(list(group))
        if dark:
            found.append((place, place + length))
        place += length
    return found
