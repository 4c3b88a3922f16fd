"""Parts of a level page on which the print runs downward or upward: slips pasted on sideways, tables set across."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from ocr.image.regions import Region

_LONG = 4.0
"""A region so many times taller than wide is a line that lies on its side; labels written downward are shorter."""
_FEWEST = 5
"""Lines on their side that make a part."""
_NEAR = 6.0
"""Two of them belong together where the gap between them is less than so many times the wider one's width."""
_LIKE = 2.0
"""A region on its side belongs to a part whose lines are at most so many times as thick, or as thin."""
_SHARE = 0.6
"""Least share of a part's print, by extent, that lies on its side: else its tall regions stand among level lines."""


@dataclass(frozen=True, slots=True)
class Sideways:
    """A part of a page: its rectangle in pixels (left, top, right, bottom) and the indexes of the regions in it."""

    left: float
    top: float
    right: float
    bottom: float
    members: tuple[int, ...]


def sideways_parts(regions: Sequence[Region]) -> list[Sideways]:
    """The parts of an upright page whose lines lie on their side; none on most pages."""
    tall = [index for index, region in enumerate(regions) if region.height > _LONG * region.width]
    if len(tall) < _FEWEST:
        return []
    found: list[Sideways] = []
    for group in _groups(regions, tall):
        if len(group) < _FEWEST:
            continue
        part = _around(regions, group)
        if _lies(regions, part.members):
            found.append(part)
    for place, part in enumerate(found):
        others = {index for other in found if other is not part for index in other.members}
        found[place] = _grown(regions, part, others)
    return found


def _lies(regions: Sequence[Region], members: Iterable[int]) -> bool:
    """Whether the print of these regions lies on its side, but for a little."""
    lying = level = 0.0
    for region in (regions[index] for index in members):
        if region.tall:
            lying += region.height
        elif region.width > 1.5 * region.height:
            level += region.width
    return lying > _SHARE * (lying + level)


def _grown(regions: Sequence[Region], part: Sideways, others: Collection[int]) -> Sideways:
    """The part with the shorter lines on their side that lie near it, while no print comes with them that is not its.

    Print that is not its own is level, or belongs to `others`.
    """
    thick = median(regions[index].width for index in part.members if regions[index].tall)
    outside = {
        index
        for index, region in enumerate(regions)
        if region.tall and index not in part.members and thick / _LIKE < region.width < thick * _LIKE
    }
    while near := sorted(index for index in outside if _beside(regions[index], part, _NEAR * thick)):
        outside.difference_update(near)
        for index in near:
            wider = _around(regions, [*part.members, index])
            more = set(_within(regions, wider)).difference(_within(regions, part))
            if more.isdisjoint(others) and _lies(regions, more):
                part = wider
    return part


def _within(regions: Sequence[Region], part: Sideways) -> Iterator[int]:
    for index, region in enumerate(regions):
        if part.left <= region.cx <= part.right and part.top <= region.cy <= part.bottom:
            yield index


def _beside(region: Region, part: Sideways, room: float) -> bool:
    across = max(part.left - region.cx, region.cx - part.right) - region.width / 2
    down = max(part.top - region.cy, region.cy - part.bottom) - region.height / 2
    return across < room and down < room


def _groups(regions: Sequence[Region], tall: Sequence[int]) -> list[list[int]]:
    """Lines on their side that stand side by side or above one another, taken together."""
    groups: list[list[int]] = []
    for index in tall:
        near = [group for group in groups if any(_near(regions[index], regions[other]) for other in group)]
        groups = [group for group in groups if group not in near] + [[index, *(i for group in near for i in group)]]
    return groups


def _near(a: Region, b: Region) -> bool:
    room = _NEAR * max(a.width, b.width)
    across = abs(a.cx - b.cx) - (a.width + b.width) / 2
    down = abs(a.cy - b.cy) - (a.height + b.height) / 2
    return across < room and down < room


def _around(regions: Sequence[Region], group: Sequence[int]) -> Sideways:
    boxes = [
        (r.cx - r.width / 2, r.cy - r.height / 2, r.cx + r.width / 2, r.cy + r.height / 2)
        for r in (regions[index] for index in group)
    ]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    part = Sideways(left, top, right, bottom, ())
    wide = 0.9 * (right - left)
    return replace(part, members=tuple(index for index in _within(regions, part) if regions[index].width < wide))
