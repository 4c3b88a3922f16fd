"""What ruled and labelled bank slips share: rows of the two parties, columns of labels with values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from samples.papers.canvas import Align, PageCanvas
from samples.papers.ink import Content, Ink
from samples.papers.slip_facts import SlipFacts
from samples.papers.table import Cell

Rows = list[list[Cell | str]]
Pair = tuple[str, Content]
PAYER_PAYEE = ("付款人", "收款人")
DARK = ((0, 0, 0), (30, 30, 30), (60, 60, 60))
Part = Literal["", "_account", "_bank"]
PARTS: tuple[Part, ...] = ("", "_account", "_bank")


def heading(page: PageCanvas, title: str, ink: Ink, y: float) -> float:
    """The title in the middle; returns the y below it."""
    page.text(page.width / 2, y, title, ink, "center")
    return y + ink.size * 1.7


def party_rows(
    s: SlipFacts,
    names: Sequence[str],
    label: Ink,
    *,
    parts: Sequence[Part] = PARTS,
    roles: tuple[str, str] = PAYER_PAYEE,
    upright: bool = True,
    align: Align = "center",
    wide: tuple[int, int] = (1, 1),
) -> Rows:
    """Three rows with the payer on the left and the payee on the right, the roles in cells that span the rows.

    `names` label the rows, `parts` say what each prints, `wide` is how many columns a value covers on either side.
    """
    rows: Rows = []
    for place, (name, part) in enumerate(zip(names, parts, strict=True)):
        row: list[Cell | str] = []
        for role, key, columns in zip(roles, ("payer", "payee"), wide, strict=True):
            if place == 0:
                row.append(Cell(role, rows=3, upright=upright, align="center", ink=label))
            row += [Cell(name, align=align, ink=label), Cell(s(f"{key}{part}"), columns)]
        rows.append(row)
    return rows


def labelled(entries: Sequence[tuple[str, int, Content, int]], label: Ink, align: Align = "center") -> list[Cell | str]:
    """A row of labels and values, each with the columns it covers."""
    row: list[Cell | str] = []
    for name, name_columns, value, columns in entries:
        row += [Cell(name, name_columns, align=align, ink=label), Cell(value, columns)]
    return row


def pair_columns(  # noqa: PLR0917 - place and contents of one drawing
    page: PageCanvas,
    columns: tuple[float, ...],
    y: float,
    rows: Sequence[tuple[Pair | None, ...]],
    inks: tuple[Ink, Ink],
    step: float,
    colon: str = "：",
) -> float:
    """Labels with values behind them in columns. A value too long for its column goes on below."""
    label, ink = inks
    for row in rows:
        used = 1
        for place, pair in enumerate(row):
            if pair is None:
                continue
            right = columns[place + 1] - 8 if place + 1 < len(row) and row[place + 1] else page.width - 16
            start = page.text(columns[place], y, pair[0] + colon, label) + 2
            below = page.paragraph(start, y, right - start, pair[1], ink, leading=step / ink.size, keep_words=False)
            used = max(used, round((below - y) / step))
        y += used * step
    return y
