"""Where on a digital page QR and bar codes may stand, so that only these places are searched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ocr.lines import Box

_SMALLEST = 14.0
"""Points; no code can be read that is smaller."""
_WIDEST = 14.0
"""Bar codes are no more than so many times as wide as high."""
_LARGEST = (320.0, 200.0)
"""Longer and shorter side of the largest code drawn as shapes."""
_FEWEST = 25
"""A code drawn as shapes has at least this many."""
_AREA_EACH = 70.0
"""Square points; the shapes of a code stand closer than this each, those of a table wider apart."""
_REACH = 9.0
"""Points; shapes no further apart belong together."""
_MANY = 8
_RIM = 0.02
_WHOLE = (Box(0.0, 0.0, 1.0, 1.0),)

Rect = tuple[float, float, float, float]


def code_places(rects: Sequence[Rect], width: float, height: float) -> tuple[Box, ...]:
    """Pictures and drawn codes of a fitting shape with a rim, as fractions of the page; the whole page for many."""
    fitting = [rect for rect in rects if _fits(rect)]
    if len(fitting) > _MANY:
        return _WHOLE
    return tuple(
        Box(x0 / width - _RIM, y0 / height - _RIM, x1 / width + _RIM, y1 / height + _RIM).clipped()
        for x0, y0, x1, y1 in fitting
    )


def drawn_codes(blocks: Sequence[Rect]) -> list[Rect]:
    """Places where small shapes stand so many and so close that they draw a code."""
    if len(blocks) < _FEWEST:
        return []
    spots: dict[tuple[int, int], list[Rect]] = {}
    for rect in blocks:
        for spot in _spots(rect):
            spots.setdefault(spot, []).append(rect)
    found = []
    while spots:
        together = set(_connected(spots))
        box = _around(together)
        if len(together) >= _FEWEST and _fits(box) and _is_code(box, len(together)):
            found.append(box)
    return found


def without(rulings: Iterable[Rect], codes: Sequence[Rect]) -> list[Rect]:
    """Rulings but those that are part of a code."""
    return [rect for rect in rulings if not any(_is_inside(rect, code) for code in codes)]


def _spots(rect: Rect) -> list[tuple[int, int]]:
    columns = range(int(rect[0] // _REACH), int(rect[2] // _REACH) + 1)
    rows = range(int(rect[1] // _REACH), int(rect[3] // _REACH) + 1)
    return [(column, row) for column in columns for row in rows]


def _connected(spots: dict[tuple[int, int], list[Rect]]) -> list[Rect]:
    """Takes out of the map one group of shapes that stand close."""
    first = next(iter(spots))
    waiting, group = [first], spots.pop(first)
    while waiting:
        column, row = waiting.pop()
        for near in ((column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            if near in spots:
                group = group + spots.pop(near)
                waiting.append(near)
    return group


def _around(rects: Iterable[Rect]) -> Rect:
    x0, y0, x1, y1 = zip(*rects, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def _is_code(box: Rect, count: int) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    short, long = sorted((width, height))
    return long <= _LARGEST[0] and short <= _LARGEST[1] and width * height <= _AREA_EACH * count


def _fits(rect: Rect) -> bool:
    short, long = sorted((rect[2] - rect[0], rect[3] - rect[1]))
    return short >= _SMALLEST and long <= _WIDEST * short


def _is_inside(rect: Rect, code: Rect) -> bool:
    x, y = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
    inside = code[0] <= x <= code[2] and code[1] <= y <= code[3]
    return inside and max(rect[2] - rect[0], rect[3] - rect[1]) <= 1.02 * max(code[2] - code[0], code[3] - code[1])
