"""A page as a picture (Pillow)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw

from samples.fonts import advance, sized_font
from samples.papers.canvas import ASCENT, Overlay, Shape, Stroke, Text
from samples.papers.ink import runs, text_width

if TYPE_CHECKING:
    from samples.papers.canvas import PageCanvas

BOLD = 0.028
"""Thickness that a bold stroke gains on either side, as a fraction of the size."""


def render(page: PageCanvas, dpi: float) -> Image.Image:
    """The page as an RGB picture at a resolution."""
    scale = dpi / 72
    picture = Image.new("RGB", (round(page.width * scale), round(page.height * scale)), page.paper)
    draw = ImageDraw.Draw(picture)
    for operation in page.operations:
        match operation:
            case Text(angle=0.0):
                _text(draw, operation, scale)
            case Text():
                _turned(picture, operation, scale)
            case Stroke():
                ends = tuple(edge * scale for edge in (operation.x0, operation.y0, operation.x1, operation.y1))
                draw.line(ends, fill=operation.colour, width=max(1, round(operation.width * scale)))
            case Shape():
                _shape(draw, operation, scale)
            case Overlay():
                _overlay(picture, operation, scale)
    return picture


def _text(draw: ImageDraw.ImageDraw, item: Text, scale: float) -> None:
    ink, x = item.ink, item.x
    for font, run in runs(item.text, ink):
        face = sized_font(font, round(ink.size * scale, 2))
        place = (x * scale, (item.y + ASCENT * ink.size) * scale)
        stroke = ink.size * scale * BOLD if ink.bold else 0
        draw.text(place, run, font=face, fill=ink.colour, anchor="ls", stroke_width=stroke)
        x += sum(advance(font, char) + ink.spacing for char in run) * ink.size


def _turned(picture: Image.Image, item: Text, scale: float) -> None:
    size = round(text_width(item.text, item.ink) * scale) + 2, round(item.ink.size * 1.3 * scale) + 2
    layer = Image.new("RGBA", size, (*item.ink.colour, 0))
    mask = Image.new("L", size, 0)
    pen = ImageDraw.Draw(mask)
    x = 0.0
    for font, run in runs(item.text, item.ink):
        face = sized_font(font, round(item.ink.size * scale, 2))
        pen.text((x, ASCENT * item.ink.size * scale), run, font=face, fill=255, anchor="ls")
        x += sum(advance(font, char) + item.ink.spacing for char in run) * item.ink.size * scale
    layer.putalpha(mask)
    layer = layer.rotate(item.angle, expand=True, resample=Image.Resampling.BICUBIC)
    lift = size[0] * max(0.0, _sine(item.angle))
    picture.paste(layer, (round(item.x * scale), round(item.y * scale - lift)), layer)


def _sine(degrees: float) -> float:
    import math

    return math.sin(math.radians(degrees))


def _shape(draw: ImageDraw.ImageDraw, item: Shape, scale: float) -> None:
    pen = max(1, round(item.width * scale))
    for x0, y0, x1, y1 in item.boxes:
        box = (x0 * scale, y0 * scale, x1 * scale, y1 * scale)
        if item.ellipse:
            draw.ellipse(box, fill=item.fill, outline=item.outline, width=pen)
        elif item.outline is None:
            left, top = round(box[0]), round(box[1])
            draw.rectangle((left, top, max(left, round(box[2]) - 1), max(top, round(box[3]) - 1)), fill=item.fill)
        else:
            draw.rectangle(box, fill=item.fill, outline=item.outline, width=pen)


def _overlay(picture: Image.Image, item: Overlay, scale: float) -> None:
    stamp = item.paint(scale * 72)
    corner = round(item.cx * scale - stamp.width / 2), round(item.cy * scale - stamp.height / 2)
    under = picture.crop((*corner, corner[0] + stamp.width, corner[1] + stamp.height))
    pressed = Image.composite(ImageChops.multiply(under, stamp.convert("RGB")), under, stamp.getchannel("A"))
    picture.paste(pressed, corner)
