"""Leaves of a bound book: sheets of paper with one page on them, or several, smaller and perhaps turned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from ocr.lines import Box
from samples.papers.canvas import A4, PageCanvas

_TURNS = {0: None, 90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


@dataclass(frozen=True, slots=True)
class Laid:
    """A page on a leaf: its left upper corner in points, how much smaller it is, degrees by which it lies clockwise."""

    page: PageCanvas
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    turn: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height that it takes on the leaf, in points."""
        width, height = self.page.width * self.scale, self.page.height * self.scale
        return (height, width) if self.turn % 180 else (width, height)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One side of a sheet, sizes in points; without pages it is blank."""

    laid: tuple[Laid, ...]
    width: float = A4[0]
    height: float = A4[1]

    @classmethod
    def of(cls, page: PageCanvas) -> Leaf:
        """A page on a leaf of its own size."""
        return cls((Laid(page),), page.width, page.height)

    def box(self, index: int) -> Box:
        """Where a page lies on the leaf."""
        laid = self.laid[index]
        width, height = laid.size
        x0, y0 = laid.x / self.width, laid.y / self.height
        return Box(x0, y0, x0 + width / self.width, y0 + height / self.height).clipped()

    def render(self, dpi: float) -> Image.Image:
        """The leaf as a picture at a resolution."""
        if len(self.laid) == 1 and self.laid[0] == Laid(self.laid[0].page):
            return self.laid[0].page.render(dpi)
        picture = Image.new("RGB", (round(self.width * dpi / 72), round(self.height * dpi / 72)), (255, 255, 255))
        for laid in self.laid:
            part = laid.page.render(dpi * laid.scale)
            method = _TURNS[laid.turn % 360]
            part = part.transpose(method) if method is not None else part
            picture.paste(part, (round(laid.x * dpi / 72), round(laid.y * dpi / 72)))
        return picture


def side_by_side(pages: Sequence[PageCanvas], margin: float = 12.0) -> Leaf:
    """Two pages on a landscape leaf, as a book lies open on the glass."""
    width, height = A4[1], A4[0]
    share = width / len(pages)
    laid = []
    for index, page in enumerate(pages):
        scale = min((share - margin) / page.width, (height - margin) / page.height)
        x = index * share + (share - page.width * scale) / 2
        laid.append(Laid(page, x, (height - page.height * scale) / 2, scale))
    return Leaf(tuple(laid), width, height)


def stacked(pages: Sequence[PageCanvas], turns: Sequence[int] = (), *, gap: float = 18.0) -> Leaf:
    """Small pages one below the other on a portrait leaf."""
    width, height = A4
    share = height / len(pages)
    laid: list[Laid] = []
    for index, page in enumerate(pages):
        turn = turns[index] if turns else 0
        wide, tall = (page.height, page.width) if turn % 180 else (page.width, page.height)
        scale = min(1.0, (width - gap) / wide, (share - gap) / tall)
        laid.append(Laid(page, (width - wide * scale) / 2, index * share + gap / 2, scale, turn))
    return Leaf(tuple(laid), width, height)


def leaves_to_pdf(leaves: Iterable[Leaf]) -> bytes:
    """The leaves as one PDF with a text layer."""
    from reportlab.pdfgen.canvas import Canvas

    from samples.papers.pdf import draw_page

    target = BytesIO()
    canvas = Canvas(target, invariant=1, pageCompression=1)
    for leaf in leaves:
        canvas.setPageSize((leaf.width, leaf.height))
        for laid in leaf.laid:
            width, height = laid.size
            canvas.saveState()
            left, low = laid.x, leaf.height - laid.y - height
            corner = {0: (left, low), 90: (left, low + height), 180: (left + width, low + height),
                      270: (left + width, low)}[laid.turn % 360]  # fmt: skip
            canvas.translate(*corner)
            canvas.rotate(-laid.turn)
            canvas.scale(laid.scale, laid.scale)
            draw_page(canvas, laid.page)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return target.getvalue()
