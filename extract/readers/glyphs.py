"""From single glyphs to lines of text, by where they stand. Shared by the formats that carry positioned text."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from extract.readers.runs import LOST, Bar, Bars, Glyph, Run, runs_of
from ocr.lines import Box, Line, Reader, in_reading_order

SPACE_GAP = 0.24
"""A gap wider than this part of the print's height is a space."""
BLANK_GAP = 0.1
"""The same where the source itself has a blank."""
LOST_CONFIDENCE = 0.15
"""Of a line with a character that the source does not name: too little to prove or to contradict anything."""
_LARGER = 1.3
"""Print more than so many times as high as other print is no measure of the other's level."""
_STEADY = 0.4
"""Parts of the height of print by which the middles of a row differ without a doubt."""
_SLANT = 0.1
"""Part of the height that print beside shares at least with print of its row, which may run a little up or down."""
SPACED_GAP = 6.0
"""Single characters set apart (户　名) are one run up to this gap, if what lies around them is further away."""


def lines_of(glyphs: Iterable[Glyph], width: float, height: float, bars: Sequence[Bar] = ()) -> tuple[Line, ...]:
    """Lines in reading order, with an edge for every character.

    Args:
        glyphs: the characters, in any order; blanks are taken from gaps, not from blank glyphs.
        width: of the page, in the unit of the glyphs.
        height: likewise.
        bars: vertical rulings, which no run crosses.
    """
    runs: list[Run] = []
    glyphs = list(glyphs)
    rulings = Bars(bars)
    for row in _rows([glyph for glyph in glyphs if not glyph.text.isspace()]):
        runs.extend(_joined_singles(runs_of(row, rulings), rulings))
    if any(glyph.text == LOST for glyph in glyphs):
        runs = [kept for run in runs if (kept := _without_bullets(run))]
    return in_reading_order(_line(run, width, height) for run in runs)


def _without_bullets(run: Run) -> Run:
    """A run without the unnamed print that touches no character: bullets and ornaments, no part of a word."""
    return [glyph for index, glyph in enumerate(run) if glyph.text != LOST or _touches(run, index)]


def _touches(run: Run, index: int) -> bool:
    before = index > 0 and run[index - 1].text != LOST and _gap(run, index) <= SPACE_GAP
    after = index + 1 < len(run) and run[index + 1].text != LOST and _gap(run, index + 1) <= SPACE_GAP
    return before or after


def _rows(glyphs: Sequence[Glyph]) -> list[Run]:
    """Glyphs that stand on one level. A glyph joins the row nearest to its middle whose height it shares."""
    rows: list[Run] = []
    open_rows: list[Run] = []
    for glyph in sorted(glyphs, key=lambda item: (item.cy, item.x0)):
        open_rows = [row for row in open_rows if _is_near(row[-1], glyph)]
        fitting = [row for row in open_rows if _on_one_level(row[-1], glyph) and not _is_bridged(row, glyph)]
        fitting = [row for row in fitting if not _has_drifted(row, glyph)]
        if len(fitting) == 1:
            fitting[0].append(glyph)
        elif fitting:
            min(fitting, key=lambda row: abs(row[-1].cy - glyph.cy)).append(glyph)
        else:
            rows.append([glyph])
            open_rows.append(rows[-1])
    return rows


def _is_near(above: Glyph, glyph: Glyph) -> bool:
    """Whether what follows from top to bottom may still stand on the level of a glyph."""
    return glyph.cy - above.cy < 2 * (max(above.height, glyph.height))


def _is_bridged(row: Run, glyph: Glyph) -> bool:
    """Whether only larger print, a title beside two lines, holds a row and a glyph together."""
    if row[-1].height <= _LARGER * glyph.height:
        return False
    alike = next((other for other in reversed(row) if other.height <= _LARGER * glyph.height), None)
    return alike is not None and alike.y1 <= glyph.y0


def _has_drifted(row: Run, glyph: Glyph) -> bool:
    """Whether a row reaches a glyph only over print elsewhere, whose levels lie between those of its own column."""
    if glyph.cy - row[0].cy < _STEADY * min(glyph.height, row[0].height):
        return False
    beside = min(row, key=lambda other: abs(other.x0 + other.x1 - glyph.x0 - glyph.x1))
    return glyph.y0 - beside.y1 > -_SLANT * min(glyph.height, beside.height)


def _on_one_level(a: Glyph, b: Glyph) -> bool:
    """Whether two glyphs share most of the lower one's height."""
    shared = (min(b.y1, a.y1)) - (max(b.y0, a.y0))
    lower, higher = (a.height, b.height) if a.height < b.height else (b.height, a.height)
    return shared > 0.55 * lower and higher < 2.6 * lower


def _joined_singles(runs: list[Run], bars: Bars) -> list[Run]:
    """Runs of a row, characters set apart to fill a column (户　　名) joined again.

    A run of one Chinese character joins the next run of one (or one before a colon) if the gap to it is smaller than
    the gaps to what stands left and right of the two in the same cell.
    """
    ordered = sorted(runs, key=lambda run: run[0].x0)
    joined: list[Run] = []
    for index, run in enumerate(ordered):
        previous = joined[-1] if joined else None
        if previous and _is_spaced(previous) and _is_single(run) and _on_one_level(previous[-1], run[0]):
            gap = _space(previous, run, bars)
            before = _space(joined[-2], previous, bars) if len(joined) > 1 else math.inf
            after = _space(run, ordered[index + 1], bars) if index + 1 < len(ordered) else math.inf
            if 0 < gap <= SPACED_GAP * previous[0].height and gap < 0.8 * before and gap < after + 0.1:
                previous.extend(run)
                continue
        joined.append(list(run))
    return joined


def _space(left: Run, right: Run, bars: Bars) -> float:
    """The gap between two runs, boundless where a ruling parts them."""
    return math.inf if bars.part(left[-1], right[0]) else right[0].x0 - left[-1].x1


def _is_single(run: Run) -> bool:
    """Whether a run begins with one Chinese character that stands alone or before a colon."""
    return _is_han(run[0].text) and (len(run) == 1 or run[1].text in ":：")


def _is_spaced(run: Run) -> bool:
    """Whether a run is one Chinese character, or several that are already set apart."""
    return len(run) < 4 and all(_is_han(glyph.text) for glyph in run) and (len(run) == 1 or _gap(run, 1) > SPACE_GAP)


def _gap(run: Run, index: int) -> float:
    return (run[index].x0 - run[index - 1].x1) / max(run[index].height, 1e-9)


def _is_han(text: str) -> bool:
    return all("\u3400" <= char <= "\u9fff" for char in text)


def _line(run: Run, width: float, height: float) -> Line:
    text, edges = "", []
    for index, glyph in enumerate(run):
        if index and _gap(run, index) > (BLANK_GAP if glyph.after_blank else SPACE_GAP):
            text += " "
            edges.append(run[index - 1].x1 / width)
        shown = normal(glyph.text)
        if len(shown) == 1:
            edges.append(glyph.x0 / width)
        else:
            step = (glyph.x1 - glyph.x0) / max(len(shown), 1)
            edges.extend((glyph.x0 + step * place) / width for place in range(len(shown)))
        text += shown
    edges.append(run[-1].x1 / width)
    box = Box(
        min(glyph.x0 for glyph in run) / width,
        min(glyph.y0 for glyph in run) / height,
        max(glyph.x1 for glyph in run) / width,
        max(glyph.y1 for glyph in run) / height,
    )
    return Line(text, box.clipped(), LOST_CONFIDENCE if LOST in text else 1.0, Reader.TEXT, _rising(edges))


def _rising(edges: Sequence[float]) -> tuple[float, ...]:
    """Edges clipped to the page, none left of the one before."""
    risen: list[float] = []
    last = 0.0
    for edge in edges:
        if edge > last:
            last = min(1.0, edge)
        risen.append(last)
    return tuple(risen)


_KEPT = frozenset("：，；！？（）")
"""Full-width marks that stay: they are how Chinese is set."""
_RADICALS = str.maketrans(
    "⺎⺓⺟⺠⺷⺻⺼⻁⻄⻅⻆⻉⻋⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
    "兀幺母民羊聿肉虎西见角贝车长门雨青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
)
"""Radicals of the supplement block that fonts put in the place of characters and that NFKC leaves as they are."""


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """Text with radicals, ligatures and full-width letters and digits in normal form (NFKC), full-width marks kept."""
    if text.isascii():
        return text
    parts = (char if char in _KEPT else unicodedata.normalize("NFKC", char) for char in text if char != "\u00ad")
    return "".join(parts).translate(_RADICALS)
