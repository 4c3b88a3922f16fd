"""The objects of an OFD page: text as glyphs, rulings, pictures. Millimetres in the file, points outside."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extract.readers.packed import Element
from extract.readers.runs import Glyph
from extract.readers.turned import Turned

POINTS_PER_MM = 72 / 25.4
THIN_MM = 0.9
"""A path no thicker than this is a ruling."""
_ASCENT, _DESCENT = 0.86, 0.14
_LEVEL = 8.0
_MOST_GLYPHS = 200_000

Matrix = tuple[float, float, float, float, float, float]
Rect = tuple[float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture of the page: its place in points and the id of its media."""

    rect: Rect
    media: str


@dataclass(slots=True)
class Collected:
    """What a page shows, in points from its top left corner; the page area itself is in millimetres."""

    left: float = 0.0
    top: float = 0.0
    width: float = math.inf
    height: float = math.inf
    items: int = 0
    level: list[Glyph] = field(default_factory=list)
    turned: list[Turned] = field(default_factory=list)
    across: list[Rect] = field(default_factory=list)
    down: list[Rect] = field(default_factory=list)
    pictures: list[PlacedPicture] = field(default_factory=list)

    def shows(self, glyph: Glyph) -> bool:
        """Whether the middle of a glyph lies on the page."""
        x, y = (glyph.x0 + glyph.x1) / 2 / POINTS_PER_MM, glyph.cy / POINTS_PER_MM
        return 0 <= x <= self.width and 0 <= y <= self.height

    def points(self, x: float, y: float) -> tuple[float, float]:
        """A place in millimetres in points of the page."""
        return (x - self.left) * POINTS_PER_MM, (y - self.top) * POINTS_PER_MM


def collect(parts: Iterable[Element], found: Collected) -> None:
    """Adds what layers (or appearances of annotations) show. Parts marked invisible are left out."""
    for part in parts:
        edges = numbers(part.get("Boundary", ""))
        origin = (edges[0], edges[1]) if part.tag == "Appearance" and len(edges) == 4 else (0.0, 0.0)
        _collect_inside(part, found, origin)


def _collect_inside(part: Element, found: Collected, origin: tuple[float, float]) -> None:
    if part.get("Visible", "true").strip().lower() == "false":
        return
    for item in part:
        if item.get("Visible", "true").strip().lower() == "false":
            continue
        match item.tag:
            case "TextObject":
                _add_text(item, found, origin)
            case "PathObject":
                _add_path(item, found, origin)
            case "ImageObject":
                rect = _boundary(item, found, origin)
                if rect is not None:
                    found.pictures.append(PlacedPicture(rect, item.get("ResourceID", "")))
            case "PageBlock" | "Layer":
                _collect_inside(item, found, origin)
            case _:
                continue


def numbers(text: str) -> list[float]:
    """Numbers parted by blanks; nothing for text that holds anything else."""
    try:
        found = [float(part) for part in text.split()]
    except ValueError:
        return []
    return found if all(math.isfinite(number) for number in found) else []


def _place(item: Element, origin: tuple[float, float]) -> tuple[float, float, float, float] | None:
    edges = numbers(item.get("Boundary", ""))
    if len(edges) != 4:
        return None
    return edges[0] + origin[0], edges[1] + origin[1], edges[2], edges[3]


def _boundary(item: Element, found: Collected, origin: tuple[float, float]) -> Rect | None:
    place = _place(item, origin)
    if place is None:
        return None
    x, y, width, height = place
    return (*found.points(x, y), *found.points(x + width, y + height))


def _matrix(item: Element) -> Matrix:
    edges = numbers(item.get("CTM", ""))
    return (edges[0], edges[1], edges[2], edges[3], edges[4], edges[5]) if len(edges) == 6 else _SAME


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def deltas(text: str) -> list[float]:
    """Steps between glyphs; `g 3 1.5` stands for three times 1.5."""
    found: list[float] = []
    parts = text.split()
    index = 0
    try:
        while index < len(parts):
            if parts[index] == "g" and index + 2 < len(parts):
                found.extend([float(parts[index + 2])] * min(int(float(parts[index + 1])), _MOST_GLYPHS))
                index += 3
            else:
                found.append(float(parts[index]))
                index += 1
    except ValueError:
        return found
    return found


def _add_text(item: Element, found: Collected, origin: tuple[float, float]) -> None:
    place = _place(item, origin)
    size = next(iter(numbers(item.get("Size", ""))), 0.0)
    if place is None or size <= 0 or len(found.level) > _MOST_GLYPHS:
        return
    found.items += 1
    matrix = _matrix(item)
    angle = math.degrees(math.atan2(matrix[1], matrix[0])) % 360
    stretch = next(iter(numbers(item.get("HScale", ""))), 1.0) or 1.0
    x = y = 0.0
    blank = False
    for code in item.iter("TextCode"):
        x = next(iter(numbers(code.get("X", ""))), x)
        y = next(iter(numbers(code.get("Y", ""))), y)
        for text, left, base, width in _steps(code, x, y, size, stretch):
            corners = [
                _at(matrix, cx, cy)
                for cx in (left, left + width)
                for cy in (base - _ASCENT * size, base + _DESCENT * size)
            ]
            xs = [place[0] + cx for cx, _ in corners]
            ys = [place[1] + cy for _, cy in corners]
            glyph = Glyph(
                text,
                *found.points(min(xs), min(ys)),
                *found.points(max(xs), max(ys)),
                item=found.items,
                after_blank=blank,
            )
            if text.isspace() or not found.shows(glyph):
                blank = text.isspace()
                continue
            blank = False
            if min(angle, 360 - angle) <= _LEVEL:
                found.level.append(glyph)
            else:
                found.turned.append(Turned(glyph, angle))


def _steps(code: Element, x: float, y: float, size: float, stretch: float) -> Iterator[tuple[str, float, float, float]]:
    """Each character with the left end of its baseline and its width, in millimetres of its object."""
    text = (code.text or "").strip("\r\n")
    across, down = deltas(code.get("DeltaX", "")), deltas(code.get("DeltaY", ""))
    for index, char in enumerate(text):
        natural = size * stretch * (1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5)
        step = across[index] if index < len(across) else 0.0 if down and not across else natural
        yield char, x, y, min(natural, step) if step > 0 and index + 1 < len(text) else natural
        x += step
        y += down[index] if index < len(down) else 0.0


def _add_path(item: Element, found: Collected, origin: tuple[float, float]) -> None:
    place = _place(item, origin)
    if place is None or item.get("Stroke", "true").lower() == "false":
        return
    x, y, width, height = place
    rect = (*found.points(x, y), *found.points(x + width, y + height))
    if height <= THIN_MM < width:
        found.across.append(rect)
    elif width <= THIN_MM < height:
        found.down.append(rect)
    else:
        _add_strokes(item.findtext("AbbreviatedData") or "", _matrix(item), (x, y), found)


def _add_strokes(data: str, matrix: Matrix, origin: tuple[float, float], found: Collected) -> None:
    """Straight strokes of a path in OFD's shorthand: M and L with points, C to close; curves are passed over."""
    here = start = (0.0, 0.0)
    parts = data.replace(",", " ").split()
    counts = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
    index = 0
    while index < len(parts):
        name = parts[index]
        count = counts.get(name)
        values = numbers(" ".join(parts[index + 1 : index + 1 + (count or 0)]))
        if count is None or len(values) != count:
            return
        index += 1 + count
        goal = start if name == "C" else _at(matrix, *values[-2:])
        if name in "LC":
            _add_stroke(here, goal, origin, found)
        here = goal
        start = goal if name in "MS" else start


def _add_stroke(a: tuple[float, float], b: tuple[float, float], origin: tuple[float, float], found: Collected) -> None:
    ax, ay = found.points(a[0] + origin[0], a[1] + origin[1])
    bx, by = found.points(b[0] + origin[0], b[1] + origin[1])
    rect = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
    if rect[3] - rect[1] <= 0.5 < rect[2] - rect[0]:
        found.across.append(rect)
    elif rect[2] - rect[0] <= 0.5 < rect[3] - rect[1]:
        found.down.append(rect)
