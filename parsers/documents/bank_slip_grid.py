"""The amount in a row of boxes, one digit each, under 亿千百十万千百十元角分."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ocr.lines import Box, Line, union_of
from parsers.layout.form import Form
from parsers.reading import Reading
from parsers.values.text import plain

PLACES = "分角元十百千万十百千亿"
"""The heads of the boxes from right to left."""
LEAST_HEADS = 6
CONFIDENCE = 0.9
_SAME_ROW = 0.6
"""How far from the line of the heads, in their height, a head may stand: the amount in words begins just below them."""
_MEANT = str.maketrans({"拾": "十", "+": "十", "干": "千"})
"""What is printed or read for a head."""


def grid_reading(form: Form) -> Reading | None:
    """The amount of the boxes: every digit under its head, none missing down to 分; None where there is no such row."""
    heads = _heads(form)
    if not heads:
        return None
    digits = _digits(form, heads)
    if not digits or set(digits) != set(range(max(digits) + 1)) or max(digits) < 2:
        return None
    value = sum(Decimal(line.text) * Decimal(10) ** (place - 2) for place, line in digits.items())
    lines = [digits[place] for place in sorted(digits, reverse=True)]
    return Reading(
        text="".join(line.text for line in lines),
        value=Decimal(value).quantize(Decimal("0.01")),
        reader=lines[0].reader,
        confidence=round(CONFIDENCE * min(line.confidence for line in lines), 4),
        page=form.page,
        box=union_of(line.box for line in lines),
    )


def _heads(form: Form) -> list[Box]:
    """The boxes' heads from right to left; empty where no row of print ends in 元角分 with the places before it."""
    chars = [part for line in form.texts for part in _characters(line) if part.text.translate(_MEANT) in PLACES]
    for last in (part for part in chars if part.text == "分"):
        near = (part for part in chars if abs(part.box.cy - last.box.cy) < _SAME_ROW * last.box.height)
        row = sorted(near, key=lambda part: -part.box.cx)
        said = "".join(part.text for part in row).translate(_MEANT)
        if len(said) >= LEAST_HEADS and PLACES.startswith(said):
            return [part.box for part in row]
    return []


def _characters(line: Line) -> list[Line]:
    return [
        part
        for index in range(len(line.text))
        if not line.text[index].isspace()
        for part in [line.part(index, index + 1)]
    ]


def _digits(form: Form, heads: Sequence[Box]) -> dict[int, Line]:
    """The digits right under the heads by their place (0 is 分).

    Empty where one stands between two heads or two under one.
    """
    width = abs(heads[0].cx - heads[-1].cx) / (len(heads) - 1)
    under = [
        part
        for line in form.texts
        if all(char in "0123456789¥￥ " for char in plain(line.text))
        and 0 < line.box.cy - heads[0].cy < 5 * heads[0].height
        for part in _characters(line)
        if part.text in "0123456789"
    ]
    found: dict[int, Line] = {}
    for part in under:
        place = min(range(len(heads)), key=lambda index: abs(heads[index].cx - part.box.cx))
        if abs(heads[place].cx - part.box.cx) > 0.5 * width or place in found:
            return {}
        found[place] = part
    return found
