"""A form as pages: with a text layer or to be scanned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from samples.fonts import Font
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.flow import Flow
from samples.papers.ink import Ink, plain
from samples.papers.stamps import round_seal
from samples.papers.styles import pick_ink
from samples.papers.table import TableStyle, table
from samples.programmes.form import Gap, Grid, Line, NewPage, Prose, Seal, Title

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from samples.papers.canvas import Align
    from samples.programmes.form import Block, Form, Row

_SIZES = {1: 24.0, 2: 17.0, 3: 13.5}
_TICKS = str.maketrans("☑", "■")
"""The fonts at hand have no ticked box; a filled one is as common."""
_SEAL_REACH = 62.0
"""Points by which a seal stands in from the edge of the text."""


@dataclass(slots=True)
class _Writer:
    flow: Flow
    cells: Ink
    heading: Font
    row: float
    rng: random.Random

    def write(self, block: Block) -> None:
        flow = self.flow
        match block:
            case Title():
                flow.need(_SIZES[block.level] * 3)
                ink = Ink(self.heading, _SIZES[block.level], bold=block.level == 1)
                flow.line(block.text, ink, align="center", gap=_SIZES[block.level] * 0.5)
            case Line():
                ink = Ink(self.heading, flow.ink.size) if block.bold else flow.ink
                flow.line(block.text, ink, align=block.align)
            case Prose():
                flow.para(block.text)
            case Gap():
                flow.skip(block.lines * flow.ink.size * flow.leading)
            case NewPage():
                flow.new_page()
            case Seal():
                x = {"left": flow.margin, "center": A4[0] / 2, "right": A4[0] - flow.margin}[block.align]
                lean: dict[Align, float] = {"left": 1.0, "center": 0.0, "right": -1.0}
                flow.page.stamp(x + lean[block.align] * _SEAL_REACH, flow.y - 26, round_seal(self.rng, block.name))
            case Grid():
                self._grid(block)

    def _grid(self, grid: Grid) -> None:
        flow = self.flow
        widths = [flow.width * share / sum(grid.shares) for share in grid.shares]
        style = TableStyle(self.cells, row=self.row, pad=3.5)
        for group in _groups(tuple(_printable(row) for row in grid.rows)):
            height = table(PageCanvas(*A4), 0, 0, widths, group, style)
            flow.need(height)
            flow.y = table(flow.page, flow.margin, flow.y, widths, group, style)
        flow.skip(10)


def _printable(row: Row) -> Row:
    return tuple(replace(cell, content=plain(cell.content).translate(_TICKS)) for cell in row)


def _groups(rows: tuple[Row, ...]) -> Iterator[list[Row]]:
    """Rows that cells spanning several of them hold together: no page ends between them."""
    group: list[Row] = []
    left = 0
    for row in rows:
        left = max([left - 1, *(cell.rows - 1 for cell in row)])
        group.append(row)
        if left <= 0:
            yield group
            group, left = [], 0
    if group:
        yield group


def pages_of(form: Form, rng: random.Random) -> list[PageCanvas]:
    """The pages of a form, in a print drawn from `rng`."""
    ink = pick_ink(rng, 12, fonts=(Font.SONG, Font.MING, Font.KAI))
    numbered = rng.random() < 0.6
    flow = Flow(ink, margin=rng.uniform(20, 26) * MM, footer=_page_number if numbered else None)
    writer = _Writer(flow, Ink(ink.font, 10.5), rng.choice((Font.HEI, Font.SONG)), rng.choice((21.0, 24.0)), rng)
    flow.new_page()
    for block in form:
        writer.write(block)
    return flow.pages


def _page_number(page: PageCanvas, number: int) -> None:
    page.text(page.width / 2, page.height - 42, f"— {number} —", Ink(Font.SONG, 9), "center")
