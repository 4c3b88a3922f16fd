"""The amount in a row of boxes, one digit each, under 亿千百十万千百十元角分."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from ocr.lines import Box, Line, union_of
from parsers.layout.form import Form
from parsers.layout.levels import on_one_level
from parsers.reading import Reading
from parsers.values.amount import UNREAD_DIGIT
from parsers.values.text import plain

PLACES = "分角元十百千万十百千亿"
"""The heads of the boxes from right to left."""
LEAST_HEADS = 6
UPRIGHT = 1.2
"""How many times as high as wide a line of several characters is that runs from top to bottom."""
CONFIDENCE = 0.9
UNMARKED = 0.4
"""The same where the sign ¥ before the first digit was not read: a digit may be lost."""
_SAME_ROW = 0.6
"""How far from the line of the heads, in their height, a head may stand: the amount in words begins just below them."""
_UNDER = 0.35
"""How far from the middle of its box, in widths of a box, a head may stand."""
_MEANT = str.maketrans({"拾": "十", "+": "十", "干": "千"})
"""What is printed or read for a head."""


@dataclass(frozen=True, slots=True)
class _Heads:
    """The row of heads: the middles of the boxes from right to left, and the head of the last (分)."""

    middles: Sequence[float]
    last: Box

    def place(self, box: Box) -> int | None:
        """The box that some print stands in (0 is 分); None beside all of them."""
        step = abs(self.middles[0] - self.middles[-1]) / (len(self.middles) - 1)
        place = min(range(len(self.middles)), key=lambda index: abs(self.middles[index] - box.cx))
        return place if abs(self.middles[place] - box.cx) <= 0.5 * step else None


def grid_reading(form: Form) -> Reading | None:
    """The amount of the boxes: every digit under its head, none missing down to 分; None where there is no such row.

    Where digits are missing the reading has no value, and its text says which. Where nothing was read in the box
    before the first digit, that is not surely the first: then the words have to say the same.
    """
    heads = _heads(form)
    if heads is None or not (digits := _digits(form, heads)) or max(digits) < 2:
        return None
    shown = [digits.get(place) for place in range(max(digits), -1, -1)]
    lines = [line for line in shown if line is not None]
    text = "".join(UNREAD_DIGIT if line is None else line.text for line in shown)
    reading = Reading(
        text=text,
        value=None,
        reader=lines[0].reader,
        confidence=0.0,
        page=form.page,
        box=union_of(line.box for line in lines),
    )
    if UNREAD_DIGIT in text:
        return reading
    sure = CONFIDENCE if _is_marked(form, heads, max(digits) + 1) else UNMARKED
    value = (Decimal(text) / 100).quantize(Decimal("0.01"))
    return replace(reading, value=value, confidence=round(sure * min(line.confidence for line in lines), 4))


def _is_marked(form: Form, heads: _Heads, place: int) -> bool:
    """Whether some print stands in a box, or none is left for it."""
    return place == len(heads.middles) or any(
        heads.place(part.box) == place and 0 < part.box.cy - heads.last.cy < 5 * heads.last.height
        for line in form.texts
        for part in _characters(line, form.aspect)
    )


def _heads(form: Form) -> _Heads | None:
    """The row of heads, from 分 to the left; None where there is no such row.

    A head may be unread where most of the others stand at equal steps; none may be another's.
    """
    texts = (part for line in form.texts for part in _characters(line, form.aspect))
    chars = [part for part in texts if part.text.translate(_MEANT) in PLACES]
    for last in (part for part in chars if part.text == "分"):
        near = [part for part in chars if abs(part.box.cy - last.box.cy) < _SAME_ROW * last.box.height]
        row = sorted((part for part in near if part.box.cx <= last.box.cx), key=lambda part: -part.box.cx)
        said = "".join(part.text for part in row).translate(_MEANT)
        if len(said) >= LEAST_HEADS and PLACES.startswith(said):
            return _Heads([part.box.cx for part in row], last.box)
        steps = sorted({one.box.cx - other.box.cx for one, other in pairwise(row)} - {0.0})
        found = (fitted for step in steps if (fitted := _fitted(row, last.box.cx, step)) is not None)
        if (step := next(found, None)) is not None:
            return _Heads([last.box.cx - step * place for place in range(len(PLACES))], last.box)
    return None


def _fitted(row: Sequence[Line], right: float, step: float) -> float | None:
    """The step as the farthest of the heads tells it; None where too few stand at it, or a wrong one."""
    for part in row:
        place = round((right - part.box.cx) / step)
        if place > 0 and abs((right - part.box.cx) / step - place) < _UNDER and _is_head(part, place):
            step = (right - part.box.cx) / place
    places = [(part, (right - part.box.cx) / step) for part in row]
    at = [(part, round(place)) for part, place in places if abs(place - round(place)) < _UNDER]
    within = [(part, place) for part, place in at if place < len(PLACES)]
    right_ones = {place for part, place in within if _is_head(part, place)}
    fits = len(right_ones) >= LEAST_HEADS and all(_is_head(part, place) for part, place in within)
    return step if fits else None


def _is_head(part: Line, place: int) -> bool:
    return place < len(PLACES) and part.text.translate(_MEANT) == PLACES[place]


def _characters(line: Line, aspect: float) -> list[Line]:
    """The characters of a line, each at its place; a head and the digit below it may be read as one upright line."""
    text = "".join(line.text.split())
    if len(text) > 1 and line.box.height * aspect > UPRIGHT * line.box.width:
        step = line.box.height / len(text)
        edges = [line.box.y0 + step * place for place in range(len(text) + 1)]
        boxes = (Box(line.box.x0, top, line.box.x1, bottom) for top, bottom in pairwise(edges))
        return [replace(line, text=char, box=box, edges=(), sure=()) for char, box in zip(text, boxes, strict=True)]
    return [
        part
        for index in range(len(line.text))
        if not line.text[index].isspace()
        for part in [line.part(index, index + 1)]
    ]


def _is_of_boxes(line: Line, aspect: float) -> bool:
    """Whether a line may be of boxes: digits alone, or one below the head of its box."""
    text = plain(line.text)
    stacked = text[:1] in PLACES and line.box.height * aspect > UPRIGHT * line.box.width
    return all(char in "0123456789¥￥ " for char in (text[1:] if stacked else text))


def _digits(form: Form, heads: _Heads) -> dict[int, Line]:
    """The digits right under the heads by their place (0 is 分), those of the row nearest to the heads.

    Empty where one stands between two heads or two under one.
    """
    left = heads.middles[-1] - abs(heads.middles[0] - heads.middles[-1]) / (len(heads.middles) - 1)
    under = [
        part
        for line in form.texts
        if line.box.x1 > left and _is_of_boxes(line, form.aspect)
        for part in _characters(line, form.aspect)
        if part.text in "0123456789" and 0 < part.box.cy - heads.last.cy < 5 * heads.last.height
    ]
    first = min((part.box for part in under), key=lambda box: box.cy, default=None)
    found: dict[int, Line] = {}
    for part in (part for part in under if first is not None and on_one_level(part.box, first)):
        place = heads.place(part.box)
        if place is None or place in found:
            return {}
        found[place] = part
    return found
