"""Several slips on one page, cut apart: two or three short slips are often printed or scanned on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.documents.bank_slip_labels import SlipWords, is_ground, is_title, slip_words
from parsers.layout.form import Form, read_form

LEAST_REPEATED = 3
"""Labels that must stand as often as each other, in the same columns, for a page to hold several slips."""
SAME_COLUMN = 0.06


def split_slips(page: Page) -> list[Page]:
    """The page cut into one page for every slip on it, top to bottom; the page itself where it holds one or none.

    The parts keep file, number and size of the page and the places of their lines, so that boxes stay true.
    """
    edges = slip_edges(page)
    return [_part(page, top, bottom) for top, bottom in pairwise(edges)] if len(edges) > 2 else [page]


def slip_edges(page: Page) -> list[float]:
    """The levels between which the slips on a page stand, from 0 to 1."""
    words = slip_words()
    lines = [line for line in page.lines if not is_ground(line.text)]
    levels = _levels(read_form(page, words.table, lines=lines, stacks=words.role_words))
    cuts = [_cut(lines, above=max(upper), below=min(lower), words=words) for upper, lower in pairwise(levels)]
    return [0.0, *cuts, 1.0]


def _levels(form: Form) -> list[list[float]]:
    """For every slip the levels of the labels that each slip prints once; empty for one slip."""
    columns: dict[str, list[Box]] = {}
    for mark in form.marks:
        kind = mark.name.partition(".")[0]
        if kind in ("amount", "date", "serial", "payer", "payee") and len(mark.wording) > 1:
            columns.setdefault(mark.wording, []).append(mark.box)
    aligned = [
        boxes
        for boxes in columns.values()
        if len(boxes) > 1 and max(box.x0 for box in boxes) - min(box.x0 for box in boxes) < SAME_COLUMN
    ]
    counts = [len(boxes) for boxes in aligned]
    count = max(set(counts), key=lambda number: (counts.count(number), number), default=1)
    repeated = [sorted(box.cy for box in boxes) for boxes in aligned if len(boxes) == count]
    if count < 2 or len(repeated) < LEAST_REPEATED:
        return []
    levels = [[column[index] for column in repeated] for index in range(count)]
    apart = all(max(upper) < min(lower) for upper, lower in pairwise(levels))
    return levels if apart else []


def _cut(lines: Sequence[Line], *, above: float, below: float, words: SlipWords) -> float:
    """Where to cut between two slips: over the title of the lower one, else in the middle of the widest gap."""
    between = sorted((line.box for line in lines if above < line.box.cy < below), key=lambda box: box.y0)
    titles = [line.box for line in lines if above < line.box.cy < below and is_title(line.text, words)]
    if titles:
        top = min(titles, key=lambda box: box.y0)
        return top.y0 - 0.5 * top.height
    edges = [(above, above), *((box.y0, box.y1) for box in between), (below, below)]
    gaps = [(lower[0] - upper[1], (lower[0] + upper[1]) / 2) for upper, lower in pairwise(edges)]
    return max(gaps)[1]


def _part(page: Page, top: float, bottom: float) -> Page:
    """The part of a page between two levels."""
    return replace(
        page,
        lines=tuple(line for line in page.lines if top <= line.box.cy < bottom),
        codes=tuple(code for code in page.codes if top <= code.box.cy < bottom),
        grids=tuple(grid for grid in page.grids if top <= grid.box.cy < bottom),
        stamps=tuple(stamp for stamp in page.stamps if top <= stamp.cy < bottom),
        seal_words=tuple(line for line in page.seal_words if top <= line.box.cy < bottom),
    )
