"""A page as a list of drawing operations, recorded once, rendered as a picture or as PDF.

Coordinates are points, origin top left. A text's y is the top of its em box.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from ocr.lines import Box
from samples.papers.ink import BLACK, Colour, Content, Ink, Span, fragments, text_width, wrap

if TYPE_CHECKING:
    from PIL.Image import Image

ASCENT = 0.86
"""Height of the baseline below the top of the em box, as a fraction of the size."""
MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text, turned counter-clockwise about its top left corner by `angle` degrees."""

    x: float
    y: float
    text: str
    ink: Ink
    angle: float = 0.0
    value: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float
    colour: Colour = BLACK
    width: float = 0.6


@dataclass(frozen=True, slots=True)
class Shape:
    """Rectangles (or one ellipse), outlined, filled, or both."""

    boxes: tuple[tuple[float, float, float, float], ...]
    outline: Colour | None = BLACK
    fill: Colour | None = None
    width: float = 0.6
    ellipse: bool = False


@dataclass(frozen=True, slots=True)
class Overlay:
    """A see-through picture (a stamp) about a middle point; `paint` gives it as RGBA at a resolution in dpi."""

    cx: float
    cy: float
    paint: Callable[[float], Image]


Operation = Text | Stroke | Shape | Overlay


@dataclass(slots=True)
class PageCanvas:
    """One page being drawn. `marks` records where the pieces of every value stand."""

    width: float
    height: float
    paper: Colour = (255, 255, 255)
    operations: list[Operation] = field(default_factory=list)
    marks: list[tuple[Span, Box]] = field(default_factory=list)

    def text(self, x: float, y: float, content: Content, ink: Ink, align: Align = "left") -> float:
        """One line of text at its left edge, middle or right edge; returns the x where it ends."""
        width = sum(text_width(piece, ink) for piece, _ in fragments(content))
        x -= {"left": 0.0, "center": width / 2, "right": width}[align]
        for piece, span in fragments(content):
            after = x + text_width(piece, ink)
            if piece.strip():
                self.operations.append(Text(x, y, piece, ink, value=span is not None))
            if span is not None and piece.strip():
                self.mark(span, (x, y, after, y + ink.size))
            x = after
        return x

    def mark(self, span: Span, box: tuple[float, float, float, float]) -> None:
        """Records that a piece of a value stands in this box (points)."""
        x0, y0, x1, y1 = box
        self.marks.append((span, Box(x0 / self.width, y0 / self.height, x1 / self.width, y1 / self.height)))

    def column(self, x: float, y: float, content: Content, ink: Ink, pitch: float = 1.15) -> float:
        """Upright characters one below the other about the middle line x; returns the y below the last."""
        for piece, span in fragments(content):
            for char in piece:
                self.text(x, y, Span(char, span.field, span.value) if span else char, ink, "center")
                y += ink.size * pitch
        return y

    def turned(self, x: float, y: float, text: str, ink: Ink, angle: float) -> None:
        """A line of text turned counter-clockwise about its top left corner; not a place of values."""
        self.operations.append(Text(x, y, text, ink, angle))

    def paragraph(
        self, x: float, y: float, width: float, content: Content, ink: Ink, *,
        leading: float = 1.5, indent: float = 0.0, align: Align = "left", keep_words: bool = True,
    ) -> float:  # fmt: skip
        """Text broken into lines; returns the y below the last."""
        for number, line in enumerate(wrap(content, ink, width, indent=indent, keep_words=keep_words)):
            self.lay(x + (0 if number else indent), y, width, line, ink, align)
            y += ink.size * leading
        return y

    def lay(  # noqa: PLR0917 - place and contents of one line
        self, x: float, y: float, width: float, line: Sequence[tuple[str, Span | None]], ink: Ink, align: Align
    ) -> None:
        """One line of a paragraph, aligned inside its width."""
        free = width - sum(text_width(piece, ink) for piece, _ in line)
        x += {"left": 0.0, "center": free / 2, "right": free}[align]
        for piece, span in line:
            after = x + text_width(piece, ink)
            self.operations.append(Text(x, y, piece, ink, value=span is not None))
            if span is not None and piece.strip():
                self.mark(span, (x, y, after, y + ink.size))
            x = after

    def line(  # noqa: PLR0917 - coordinates
        self, x0: float, y0: float, x1: float, y1: float, colour: Colour = BLACK, width: float = 0.6
    ) -> None:
        """A straight line."""
        self.operations.append(Stroke(x0, y0, x1, y1, colour, width))

    def rect(
        self, x0: float, y0: float, x1: float, y1: float, colour: Colour | None = BLACK, *, width: float = 0.6,
        fill: Colour | None = None,
    ) -> None:  # fmt: skip
        """A rectangle."""
        self.operations.append(Shape(((x0, y0, x1, y1),), colour, fill, width))

    def stamp(self, cx: float, cy: float, paint: Callable[[float], Image]) -> None:
        """A stamp about a middle point, over whatever is printed there."""
        self.operations.append(Overlay(cx, cy, paint))

    def render(self, dpi: float) -> Image:
        """The page as an RGB picture."""
        from samples.papers.raster import render

        return render(self, dpi)
