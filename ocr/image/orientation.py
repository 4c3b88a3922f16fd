"""Which way up a page lies, told from boxes and readings that are needed anyway."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ocr.image.regions import Region


def lies_on_its_side(regions: Iterable[Region]) -> bool:
    """Whether the print runs downward or upward: long regions are taller than wide, by extent."""
    wide = tall = 0.0
    for region in regions:
        if region.tall:
            tall += region.height
        elif region.width > 1.5 * region.height:
            wide += region.width
    return tall > wide


def sample_of(regions: Sequence[Region], count: int) -> list[int]:
    """Indexes of lines of middling width: long enough to tell which way up they are, short enough to cost little."""
    by_width = sorted(range(len(regions)), key=lambda index: regions[index].width / max(1.0, regions[index].height))
    long = [index for index in by_width if regions[index].width > 3 * regions[index].height] or by_width
    middle = len(long) // 2
    first = max(0, middle - count // 2)
    return long[first : first + count]
