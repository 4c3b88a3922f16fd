"""Parts of a level page on which the print runs downward or upward: slips pasted on sideways, tables set across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocr.image.regions import Region

_LONG = 4.0
"""A region so many times taller than wide is a line that lies on its side; labels written downward are shorter."""
_FEWEST = 5
"""Lines on their side that make a part."""
_NEAR = 6.0
"""Two of them belong together where the gap between them is less than so many times the wider one's width."""
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
        lying = sum(regions[index].height for index in part.members if regions[index].tall)
        level = sum(
            regions[index].width for index in part.members if regions[index].width > 1.5 * regions[index].height
        )
        if lying > _SHARE * (lying + level):
            found.append(part)
    return found


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
    inside = tuple(
        index
        for index, region in enumerate(regions)
        if left <= region.cx <= right and top <= region.cy <= bottom and region.width < 0.9 * (right - left)
    )
    return Sideways(left, top, right, bottom, inside)
