"""Forms whose labels stand below their values or right of them: which way round a page is, all its labels tell.

A form is read as if its page lay in a mirror: captions below are then above, labels at the right are at the left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.layout.form import Form, read_form
from parsers.layout.levels import on_one_level
from parsers.layout.marks import LabelTable, Mark
from parsers.layout.piece import Piece, piece_of
from parsers.values.search import search
from parsers.values.text import plain

NEAR = 2.2
"""Heights of print between a caption and the value above or below it at most."""
FEWEST, LEAD = 3, 2
"""Labels that must fit a way round that is not the usual one, and how many more than any other way."""
Fits = Mapping[str, Callable[[str], bool]]
"""By label whether a text can be its value."""
_ROLE = r"\s*[(（](?P<label>[^()（）]{2,12})[)）]\s*$"


class Way(StrEnum):
    """Where the values of a page's labels stand."""

    USUAL = "right or below"
    ABOVE = "above"
    LEFT = "left"


def read_voted(page: Page, table: LabelTable, fits: Fits | None = None) -> Form:
    """The form of a page whose labels stand right of or below their values, where the page says so; else as usual."""
    form = read_form(page, table)
    lines = tuple(part for line in page.lines for part in _without_brackets(line, table))
    bare = form if lines == page.lines else read_form(replace(page, lines=lines), table)
    way = _way(bare, table.fits if fits is None else fits)
    if way is Way.USUAL:
        return form
    grids = tuple(
        replace(
            grid,
            box=_flipped(grid.box, way),
            cells=tuple(replace(cell, box=_flipped(cell.box, way)) for cell in grid.cells),
        )
        for grid in page.grids
    )
    other = read_form(replace(page, lines=tuple(_mirrored(line, way) for line in lines), grids=grids), table)
    return MirroredForm.of(other, way)


class MirroredForm(Form):
    """A form read in a mirror; its values are given where they stand on the page, and no print besides."""

    inner: Form
    way: Way

    @classmethod
    def of(cls, form: Form, way: Way) -> MirroredForm:
        """The form with values turned back."""
        found = cls(form.page, form.marks, tuple(() for _ in form.marks), (), form.rulings)
        object.__setattr__(found, "inner", form)
        object.__setattr__(found, "way", way)
        return found

    def value(self, index: int) -> Piece | None:
        """The value of a label, its lines from top to bottom as they stand on the page; None for one that is cut."""
        piece = self.inner.value(index)
        if piece is None or self.inner.is_cut(index):
            return None
        lines = sorted((_mirrored(line, self.way) for line in piece.lines), key=lambda line: line.box.cy)
        turned = piece_of(lines, self.page)
        return replace(turned, sureness=piece.sureness) if turned is not None else None


def _flipped(box: Box, way: Way) -> Box:
    if way is Way.ABOVE:
        return Box(box.x0, 1 - box.y1, box.x1, 1 - box.y0)
    return Box(1 - box.x1, box.y0, 1 - box.x0, box.y1)


def _mirrored(line: Line, way: Way) -> Line:
    edges = line.edges if way is Way.ABOVE else ()
    return replace(line, box=_flipped(line.box, way), edges=edges)


def _without_brackets(line: Line, table: LabelTable) -> Iterator[Line]:
    """A line whose end is a label in brackets as what stands before it and the label: 某某大学（让与人）."""
    role = search(_ROLE, line.text)
    label = plain(role["label"]) if role is not None else ""
    if role is None or not (label in table.names or table.like(label) is not None):
        yield line
        return
    if role.start() > 0:
        yield line.part(0, role.start())
    yield replace(line.part(role.start(), len(line.text)), text=label, edges=(), sure=())


def _way(form: Form, fits: Fits) -> Way:
    """The way round that clearly more labels of the page fit than any other."""
    marks = [mark for mark in form.marks if mark.rest is None and not mark.colon and mark.name in fits]
    if len(marks) < FEWEST:
        return Way.USUAL
    places: dict[Way, Callable[[Mark, Line], bool]] = {
        Way.USUAL: lambda mark, line: _is_beside(line.box, mark.box, form.aspect) or _is_above(mark.box, line.box),
        Way.ABOVE: lambda mark, line: _is_above(line.box, mark.box),
        Way.LEFT: lambda mark, line: _is_beside(mark.box, line.box, form.aspect),
    }
    counts = {
        way: sum(_fits(mark, [line for line in form.texts if is_there(mark, line)], fits) for mark in marks)
        for way, is_there in places.items()
    }
    best = max((Way.ABOVE, Way.LEFT), key=lambda way: counts[way])
    others = max(count for way, count in counts.items() if way is not best)
    return best if counts[best] >= FEWEST and counts[best] >= others + LEAD else Way.USUAL


def _fits(mark: Mark, lines: Sequence[Line], fits: Fits) -> bool:
    """Whether a text at one side of a label is of its kind."""
    return any(fits[mark.name](plain(line.text)) for line in lines)


def _is_above(upper: Box, lower: Box) -> bool:
    height = min(upper.height, lower.height)
    gap = lower.y0 - upper.y1
    return -0.4 * height < gap < NEAR * height and upper.overlap_x(lower) > 0


def _is_beside(right: Box, left: Box, aspect: float) -> bool:
    return on_one_level(left, right) and -0.5 * left.height * aspect < right.x0 - left.x1
