"""Print that does not run with the page: text up a margin, watermarks, the ring of a seal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.readers.glyphs import lines_of, normal
from extract.readers.runs import Glyph
from extract.upright import turned_box
from ocr.lines import Box, Line, Reader, union_of

_SAME_ANGLE = 3.0
_STANDS_OUT = 1.8
"""So many times as high as the letters of a seal, slanted print is a word of its own (作废)."""
_QUARTER = 8.0


@dataclass(frozen=True, slots=True)
class Turned:
    """A glyph (in points of the upright page) and the angle it runs at, degrees clockwise from level."""

    glyph: Glyph
    angle: float


@dataclass(frozen=True, slots=True)
class Side:
    """Lines of such print, and where rings of glyphs, each at an angle of its own, show a seal."""

    lines: tuple[Line, ...]
    stamps: tuple[Box, ...]


def turned_lines(glyphs: Sequence[Turned], width: float, height: float) -> Side:
    """Such print sorted: quarter turns as lines in tall boxes, slants as a line in their middle, rings as stamps."""
    if not glyphs:
        return Side((), ())
    lines: list[Line] = []
    for quarter in (90, 180, 270):
        lines.extend(
            _quarter_lines([item.glyph for item in glyphs if _is_near(item.angle, quarter)], quarter, width, height)
        )
    rest = [item for item in glyphs if not any(_is_near(item.angle, quarter) for quarter in (90, 180, 270))]
    groups = [[item.glyph for item in together] for together in _by_angle(rest)]
    small = sorted(glyph.height for group in groups if len(group) < 3 for glyph in group)
    ring: list[Glyph] = []
    for group in groups:
        if len(group) < 3 and len(small) > 3 and group[0].height < _STANDS_OUT * small[len(small) // 2]:
            ring.extend(group)
        else:
            lines.append(_slanted(group, width, height))
    box = union_of(_box(glyph, width, height) for glyph in ring)
    return Side(tuple(lines), (box.clipped(),) if box and len(ring) > 3 else ())


def _is_near(angle: float, quarter: int) -> bool:
    return abs(angle - quarter) <= _QUARTER


def _by_angle(glyphs: Sequence[Turned]) -> list[list[Turned]]:
    """Glyphs that follow each other at one angle, side by side."""
    groups: list[list[Turned]] = []
    for item in glyphs:
        last = groups[-1][-1] if groups else None
        if last and abs(last.angle - item.angle) <= _SAME_ANGLE and _is_beside(last.glyph, item.glyph):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _is_beside(a: Glyph, b: Glyph) -> bool:
    """Whether two glyphs stand no further apart than a few characters."""
    reach = 3 * max(a.height, b.height)
    return abs(a.x0 - b.x0) <= reach and abs(a.cy - b.cy) <= reach


def _box(glyph: Glyph, width: float, height: float) -> Box:
    return Box(glyph.x0 / width, glyph.y0 / height, glyph.x1 / width, glyph.y1 / height)


def _quarter_lines(glyphs: Sequence[Glyph], quarter: int, width: float, height: float) -> list[Line]:
    """Lines read on the page turned so that they are level, their boxes carried back."""
    level = [Glyph(glyph.text, *_back(glyph, quarter, width, height)) for glyph in glyphs]
    wide, high = (height, width) if quarter % 180 else (width, height)
    return [
        Line(line.text, turned_box(line.box, quarter), line.confidence, Reader.TEXT)
        for line in lines_of(level, wide, high)
    ]


def _back(glyph: Glyph, quarter: int, width: float, height: float) -> tuple[float, float, float, float]:
    match quarter:
        case 90:
            return glyph.y0, width - glyph.x1, glyph.y1, width - glyph.x0
        case 180:
            return width - glyph.x1, height - glyph.y1, width - glyph.x0, height - glyph.y0
        case _:
            return height - glyph.y1, glyph.x0, height - glyph.y0, glyph.x1


def _slanted(glyphs: Sequence[Glyph], width: float, height: float) -> Line:
    """Slanted text: one line, its box the middle band of its place, so that it does not cover the print around."""
    place = union_of(_box(glyph, width, height) for glyph in glyphs)
    assert place is not None
    half = max(glyph.height for glyph in glyphs) / height / 2
    box = Box(place.x0, place.cy - half, place.x1, place.cy + half).clipped()
    return Line("".join(normal(glyph.text) for glyph in glyphs), box, 1.0, Reader.TEXT)
