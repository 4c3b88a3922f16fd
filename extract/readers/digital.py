"""A PDF page with a text layer worth reading: lines, tables, stamps, and what of it still needs OCR."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from extract.readers.base import Look, Ocr
from extract.readers.code_places import code_places, drawn_codes, without
from extract.readers.pdf_objects import Drawn, Rect
from extract.readers.pdf_text import Char
from extract.readers.pdf_view import View
from extract.readers.ruled import grids_of
from extract.readers.runs import LOST, Glyph
from extract.readers.seal_letters import LEVEL, Letter
from extract.readers.seals import Inked
from extract.readers.text_layer import is_lost, is_unreadable, is_worth_reading
from extract.readers.turned import Turned, turned_lines
from extract.upright import turned_box
from ocr.lines import Box, Frame, in_reading_order

COVERING = 0.5
"""Pictures over this part of the page are a scan: text painted before them is hidden, and no part of the print."""
PICTURED = 0.10
"""Pictures over this part of the page may carry print: they are read by OCR beside the text."""
PICTURE_PART = 0.01
"""Pictures smaller than this part of the page are logos, codes and seals."""
OUTLINED_FEW = 40
"""More letters drawn as outlines than this: print that the text layer lacks."""
SEAL = (40.0, 170.0)
"""Sides of a drawn seal in points."""
SEAL_ASPECT = 2.2
"""An oval seal is no more than so many times as wide as high."""
_RASTER = 40


def look_at(chars: Sequence[Char], drawn: Drawn, view: View) -> Look:
    """What the text layer of a page gives, and whether OCR is needed in its place or beside it.

    Args:
        chars: the characters of the layer.
        drawn: what else is drawn, in points of `view`.
        view: the page as a viewer shows it.
    """
    scan = Look(view.width, view.height, ocr=Ocr.INSTEAD, frame=Frame(aspect=view.height / view.width))
    visible = [char for char in chars if char.shown]
    cover = _covered_up_to(drawn, view)
    if cover:
        visible = [char for char in visible if drawn.order.get(char.item, cover) > cover]
    inside = [_is_on(char, view) for char in visible]
    if not is_worth_reading(visible, inside):
        return scan
    kept = [
        replace(char, text=LOST) if is_lost(char) else char
        for char, on in zip(visible, inside, strict=True)
        if on and (is_lost(char) or not is_unreadable(char.text))
    ]
    turn = -_main_angle(kept, view) % 360
    upright = view.turned(turn)
    frame = Frame(turn=turn, aspect=upright.height / upright.width)
    pictures, ocr = _pictured(drawn, view)
    inked = Inked(_letters(kept, upright, drawn.order), upright.width, upright.height)
    codes = drawn_codes(drawn.blocks)
    across, down = without(drawn.across, codes), without(drawn.down, codes)
    if turn:
        across, down = _turned_rulings(across, down, view, turn)
    across, down = inked.without_rims(across), inked.without_rims(down)
    lines, seal_words = inked.lines(down)
    stray = [Turned(item.glyph, item.angle) for item in inked.turned if item.glyph.text != LOST]
    side = turned_lines(stray, upright.width, upright.height)
    return Look(
        view.width,
        view.height,
        in_reading_order((*lines, *side.lines)) if side.lines else lines,
        grids_of(across, down, upright.width, upright.height),
        (*side.stamps, *inked.stamps),
        frame,
        ocr,
        tuple(turned_box(box, turn) for box in pictures),
        code_places([*codes, *(rect for rect, _, _ in drawn.pictures)], view.width, view.height),
        seal_words=seal_words,
    )


def _is_on(char: Char, view: View) -> bool:
    x, y = (char.left + char.right) / 2, (char.bottom + char.top) / 2
    return view.left <= x <= view.right and view.bottom <= y <= view.top


def _main_angle(chars: Sequence[Char], view: View) -> int:
    """The quarter turn (clockwise, as shown) that most of the print runs in."""
    counts: Counter[int] = Counter()
    for angle, many in Counter(char.angle for char in chars).items():
        if _off_level(angle) <= LEVEL:
            counts[round((angle + view.turn) / 90) * 90 % 360] += many
    return counts.most_common(1)[0][0] if counts else 0


def _off_level(angle: float) -> float:
    return abs((angle + 45) % 90 - 45)


def _letters(chars: Sequence[Char], upright: View, order: Mapping[int, int]) -> list[Letter]:
    """The characters as they stand on the upright page."""
    place = upright.placing()
    return [
        Letter(
            Glyph(char.text, *place(char.left, char.bottom, char.right, char.top), char.item, char.after_blank),
            (char.angle + upright.turn) % 360,
            char.ink,
            order.get(char.item, 0),
        )
        for char in chars
    ]


def _share(rect: Rect, view: View) -> float:
    """Which part of the page a rectangle covers."""
    width = min(rect[2], view.width) - max(rect[0], 0.0)
    height = min(rect[3], view.height) - max(rect[1], 0.0)
    return max(width, 0.0) * max(height, 0.0) / (view.width * view.height)


def _covered_up_to(drawn: Drawn, view: View) -> int:
    """The place in the painting order of the last picture (strip, often) that makes up a scan, 0 for no scan."""
    parts = [(rect, order) for rect, order, _ in drawn.pictures if _share(rect, view) >= PICTURE_PART]
    area = _union_area([_fraction(rect, view) for rect, _ in parts])
    return max(order for _, order in parts) if area >= COVERING else 0


def _fraction(rect: Rect, view: View) -> Box:
    x0, y0, x1, y1 = rect
    return Box(x0 / view.width, y0 / view.height, x1 / view.width, y1 / view.height).clipped()


def _pictured(drawn: Drawn, view: View) -> tuple[list[Box], Ocr]:
    """Pictures that may carry print (fractions of the page as shown), and whether they are to be read."""
    if _outlined_letters(drawn.outlines) > OUTLINED_FEW:
        return [Box(0.0, 0.0, 1.0, 1.0)], Ocr.BESIDE
    boxes = [_fraction(rect, view) for rect, _, _ in drawn.pictures if _share(rect, view) >= PICTURE_PART / 4]
    if _union_area(boxes) < PICTURED:
        return [], Ocr.NONE
    return boxes, Ocr.BESIDE


def _outlined_letters(outlines: Sequence[tuple[Rect, int]]) -> int:
    """How many letters are drawn as outlines, those of seals left out."""
    seals = [rect for rect, _ in outlines if _is_seal(rect)]
    return sum(letters for rect, letters in outlines if not any(_is_in(rect, seal) for seal in seals))


def _is_seal(rect: Rect) -> bool:
    short, long = sorted((rect[2] - rect[0], rect[3] - rect[1]))
    return SEAL[0] <= short <= long <= min(SEAL[1], SEAL_ASPECT * short)


def _is_in(rect: Rect, seal: Rect) -> bool:
    x, y = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
    return seal[0] <= x <= seal[2] and seal[1] <= y <= seal[3]


def _union_area(boxes: Sequence[Box]) -> float:
    """The part of the page that boxes cover together, counted on a raster."""
    if not boxes:
        return 0.0
    spots = (np.arange(_RASTER) + 0.5) / _RASTER
    held = np.zeros((_RASTER, _RASTER), bool)
    for box in boxes:
        across, down = (box.x0 <= spots) & (spots <= box.x1), (box.y0 <= spots) & (spots <= box.y1)
        held |= np.outer(down, across)
    return float(held.mean())


def _turned_rulings(
    across: Sequence[Rect], down: Sequence[Rect], view: View, turn: int
) -> tuple[list[Rect], list[Rect]]:
    def turned(rect: Rect) -> Rect:
        x0, y0, x1, y1 = rect
        box = turned_box(Box(x0 / view.width, y0 / view.height, x1 / view.width, y1 / view.height), turn)
        width, height = (view.height, view.width) if turn % 180 else (view.width, view.height)
        return (box.x0 * width, box.y0 * height, box.x1 * width, box.y1 * height)

    level, upright = [turned(rect) for rect in across], [turned(rect) for rect in down]
    return (upright, level) if turn % 180 else (level, upright)
