"""Ruled tables: cells that span columns and rows, text that wraps inside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from samples.papers.canvas import Align, PageCanvas
from samples.papers.ink import BLACK, Colour, Content, Ink, fragments, wrap


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what it prints, the columns and rows it covers, how its text stands; `upright` sets it vertically."""

    content: Content = ""
    columns: int = 1
    rows: int = 1
    align: Align = "left"
    valign: Literal["top", "middle"] = "middle"
    ink: Ink | None = None
    upright: bool = False


@dataclass(frozen=True, slots=True)
class TableStyle:
    """How a table looks: its print, its rules (None: no rules), least row height, padding, leading. Points."""

    ink: Ink
    rule: Colour | None = BLACK
    width: float = 0.6
    row: float = 20.0
    pad: float = 4.0
    leading: float = 1.25
    keep_words: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    cell: Cell
    row: int
    column: int


def table(  # noqa: PLR0917 - place and contents of one drawing
    page: PageCanvas,
    x: float,
    y: float,
    widths: Sequence[float],
    rows: Sequence[Sequence[Cell | str]],
    style: TableStyle,
    heights: Sequence[float] | None = None,
) -> float:
    """Draws a table; a row grows with its text. Returns the y of its lower edge."""
    placed = _place(rows, len(widths))
    tall = _heights(placed, widths, style, list(heights or [style.row] * len(rows)))
    xs, ys = _edges(x, widths), _edges(y, tall)
    for item in placed:
        cell = item.cell
        box = (xs[item.column], ys[item.row], xs[item.column + cell.columns], ys[item.row + cell.rows])
        if style.rule:
            page.rect(*box, style.rule, width=style.width)
        _fill(page, box, cell, style)
    return ys[-1]


def _place(rows: Sequence[Sequence[Cell | str]], columns: int) -> list[_Placed]:
    taken: set[tuple[int, int]] = set()
    found = []
    for number, row in enumerate(rows):
        for entry in row:
            cell = Cell(entry) if isinstance(entry, str) else entry
            column = next(place for place in range(columns) if (number, place) not in taken)
            taken |= {(number + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
            found.append(_Placed(cell, number, column))
    return found


def _edges(start: float, sizes: Sequence[float]) -> list[float]:
    edges = [start]
    for size in sizes:
        edges.append(edges[-1] + size)
    return edges


def _needed(cell: Cell, width: float, style: TableStyle) -> float:
    ink = cell.ink or style.ink
    if cell.upright:
        return sum(len(text) for text, _ in fragments(cell.content)) * ink.size * 1.1
    return len(wrap(cell.content, ink, width - 2 * style.pad, keep_words=style.keep_words)) * ink.size * style.leading


def _heights(placed: Sequence[_Placed], widths: Sequence[float], style: TableStyle, least: list[float]) -> list[float]:
    for item in sorted(placed, key=lambda entry: entry.cell.rows):
        width = sum(widths[item.column : item.column + item.cell.columns])
        last = item.row + item.cell.rows
        missing = _needed(item.cell, width, style) + style.pad - sum(least[item.row : last])
        if missing > 0:
            least[last - 1] += missing
    return least


def _fill(page: PageCanvas, box: tuple[float, float, float, float], cell: Cell, style: TableStyle) -> None:
    x0, y0, x1, y1 = box
    ink = cell.ink or style.ink
    if cell.upright:
        count = sum(len(text) for text, _ in fragments(cell.content))
        pitch = max(1.0, min(1.6, (y1 - y0 - 4) / (count * ink.size))) if count else 1.0
        page.column((x0 + x1) / 2, (y0 + y1 - count * pitch * ink.size) / 2, cell.content, ink, pitch)
        return
    width = x1 - x0 - 2 * style.pad
    lines = wrap(cell.content, ink, width, keep_words=style.keep_words)
    tall = len(lines) * ink.size * style.leading
    y = y0 + style.pad / 2 if cell.valign == "top" else (y0 + y1 - tall) / 2
    for line in lines:
        page.lay(x0 + style.pad, y + ink.size * (style.leading - 1) / 2, width, line, ink, cell.align)
        y += ink.size * style.leading
