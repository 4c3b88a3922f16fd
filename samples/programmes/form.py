"""An application form before it is a file: titles, lines, prose, tables and the places for seals, in their order.

The same form becomes a Word file (`as_docx`), pages with a text layer or pages to be scanned (`as_pages`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samples.papers.canvas import Align
from samples.papers.table import Cell

FINE = 24
"""Fine columns of a form's table: every sub-table divides them in its own way."""
LABEL = 4
"""Fine columns of the upright label at the left of a section."""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading in the middle of the page; level 1 is the title of the cover, 2 of a part, 3 of a table."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of its own, without indent."""

    text: str
    align: Align = "left"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph of running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """So many empty lines."""

    lines: int = 1


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Seal:
    """The seal of an organisation over the lines printed last. A Word file cannot bear one."""

    name: str
    align: Align = "right"


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: shares of the columns, and rows of cells."""

    shares: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Title | Line | Prose | Gap | NewPage | Seal | Grid
Form = Sequence[Block]
Row = tuple[Cell, ...]


def fine(*rows: Row) -> Grid:
    """A table on the fine columns."""
    return Grid((1.0,) * FINE, rows)


def middle(text: str, columns: int = 1, rows: int = 1) -> Cell:
    """A cell whose text stands in the middle."""
    return Cell(text, columns, rows, "center")


def section(label: str, *rows: Row, width: int = LABEL) -> tuple[Row, ...]:
    """Rows behind one label that stands at the left of them all."""
    head = middle(label, width, len(rows))
    return ((head, *rows[0]), *rows[1:])


def whole(text: str, label: int = LABEL) -> Row:
    """A row that is one cell: the heading of a sub-table, or a text."""
    return (middle(text, FINE - label),)


def spread(texts: Sequence[str], label: int = LABEL) -> Row:
    """A row of cells that divide the width behind the label as evenly as it goes, the first taking what is left."""
    width, rest = divmod(FINE - label, len(texts))
    return tuple(middle(text, width + (rest if place == 0 else 0)) for place, text in enumerate(texts))


def yearly(title: str, heads: Sequence[str], lines: Sequence[Sequence[str]], label: int = LABEL) -> tuple[Row, ...]:
    """A sub-table: its title over the whole width, its headings, a line for each year and the sum."""
    return (whole(title, label), spread(heads, label), *(spread(line, label) for line in lines))


def pairs(*texts: str, label: int = LABEL, first: int = 5) -> Row:
    """A row of labels and values in turn behind the section's label."""
    width, count = FINE - label, len(texts) // 2
    each = width // count
    cells: list[Cell] = []
    for place in range(count):
        extra = width - each * count if place == count - 1 else 0
        cells += [middle(texts[2 * place], first), middle(texts[2 * place + 1], each - first + extra)]
    return tuple(cells)


def stated(label: str, value: str) -> Row:
    """A row of a form that asks for one number: what is asked over most of the width, the number behind it."""
    return (Cell(label, 17), middle(value, FINE - 17))


def signature(lines: Sequence[str], name: str) -> list[Block]:
    """Closing lines at the right with the seal of the organisation over them; no seal for an empty name."""
    return [Gap(2), *(Line(line, "right") for line in lines), *([Seal(name)] if name else [])]


def box(text: str, *, ticked: bool, mark: str = "☑") -> str:
    """A tick box before or after a word is written by the caller; here before: `☑是`, `□否`."""
    return f"{mark if ticked else '□'}{text}"
