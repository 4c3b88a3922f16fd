"""When print stands on one level, and when it is of one size."""

from __future__ import annotations

from ocr.lines import Box

LEVEL = 0.55
"""Heights of print by which the middles of a label and its value may differ on one level."""
UNLIKE = 1.7
"""How much higher print may be than another and still be of the same value; seals and vertical print are higher."""


def on_one_level(one: Box, other: Box) -> bool:
    """Whether two boxes stand on one level."""
    higher, lower = one.y1 - one.y0, other.y1 - other.y0  # not asked of the boxes: hundreds of pairs a page
    if higher < lower:
        higher, lower = lower, higher
    return abs((one.y0 + one.y1) / 2 - (other.y0 + other.y1) / 2) < LEVEL * min(higher, 2 * lower)


def alike(one: Box, other: Box) -> bool:
    """Whether two boxes are of print of about one size."""
    return max(one.height, other.height) < UNLIKE * min(one.height, other.height)
