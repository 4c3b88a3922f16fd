"""Sheets of paper: forms laid on larger sheets, tinted and hatched grounds, watermarks."""

from __future__ import annotations

import random
from dataclasses import replace

from ocr.lines import Box
from samples.fonts import Font
from samples.papers.canvas import A4, MM, Operation, Overlay, PageCanvas, Shape, Stroke, Text
from samples.papers.ink import Colour, Ink

PALE: tuple[Colour, ...] = ((222, 230, 242), (236, 226, 226), (224, 236, 228), (234, 234, 240))


def form(width_mm: float, height_mm: float) -> PageCanvas:
    """An empty form of a size in millimetres."""
    return PageCanvas(width_mm * MM, height_mm * MM)


def maybe_on_sheet(page: PageCanvas, rng: random.Random) -> PageCanvas:
    """The form as it is, or printed in the upper part of an A4 sheet."""
    if rng.random() < 0.55 or page.width > A4[0]:
        return page
    sheet = PageCanvas(*A4)
    lay_on(sheet, page, (A4[0] - page.width) / 2 + rng.uniform(-3, 3), rng.uniform(6, 25) * MM)
    return sheet


def lay_on(sheet: PageCanvas, page: PageCanvas, dx: float, dy: float) -> None:
    """Prints all of a page on a sheet, moved."""
    sheet.operations += [_moved(item, dx, dy) for item in page.operations]
    for mark, box in page.marks:
        x0, x1 = (((edge * page.width) + dx) / sheet.width for edge in (box.x0, box.x1))
        y0, y1 = (((edge * page.height) + dy) / sheet.height for edge in (box.y0, box.y1))
        sheet.marks.append((mark, Box(x0, y0, x1, y1)))


def _moved(item: Operation, dx: float, dy: float) -> Operation:
    match item:
        case Text():
            return replace(item, x=item.x + dx, y=item.y + dy)
        case Stroke():
            return replace(item, x0=item.x0 + dx, y0=item.y0 + dy, x1=item.x1 + dx, y1=item.y1 + dy)
        case Shape():
            return replace(item, boxes=tuple((x0 + dx, y0 + dy, x1 + dx, y1 + dy) for x0, y0, x1, y1 in item.boxes))
        case Overlay():
            return replace(item, cx=item.cx + dx, cy=item.cy + dy)


def hatch(page: PageCanvas, colour: Colour, pitch: float = 14.0) -> None:
    """A ground of short slanting strokes."""
    for row in range(int(page.height / pitch) + 1):
        for column in range(int(page.width / pitch) + 1):
            x, y = column * pitch + (pitch / 2 if row % 2 else 0), row * pitch
            page.line(x, y + pitch * 0.4, x + pitch * 0.5, y, colour, 0.7)


def watermark(page: PageCanvas, text: str, colour: Colour, *, size: float = 26.0, angle: float = 30.0) -> None:
    """A word printed slanting and pale all over the page."""
    ink = Ink(Font.HEI, size, colour)
    step_x, step_y = size * (len(text) + 2), size * 4
    for row in range(int(page.height / step_y) + 1):
        for column in range(int(page.width / step_x) + 1):
            page.turned(
                column * step_x + (step_x / 2 if row % 2 else 0) - 20, row * step_y + size * 2, text, ink, angle
            )
