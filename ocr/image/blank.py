"""Telling a page on which nothing is printed."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Image
from ocr.image.sizes import shrunk

_LONGEST = 640
_MARGIN = 0.03
"""Share of the page at each edge that is not looked at: scanners leave shadows and punch holes there."""
_CONTRAST = (10, 28)
"""Grey levels by which ink differs from the paper around it: at least (faded print on clean paper), at most."""
_ABOVE_NOISE = 6.0
"""Ink differs by so many times the paper's own noise, within these bounds."""
_FEWEST = 4
"""A page with fewer specks of a character's size than this is blank."""
_LARGE = 10
"""Pixels both ways from which on one speck is print: large characters on a divider run together into one or two."""
_SPECK = 6
"""Pixels of a speck of a character's size."""
_MANY = 20 * _FEWEST
"""A page with so many specks that are dark against the mean around them is printed."""
_MOST = 0.02
"""Share of the page that ink may cover on a blank one; dense print can run together into a single speck."""

_AROUND = 25
"""Pixels across the surroundings that print is held against; a picture no larger has none."""
_DARK = 96
"""Grey level below which paper is no paper: dark paper, blue prints and photographs of pages are lighter."""


def is_covered(image: Image) -> bool:
    """Whether a page is black for the most part: covered on the scanner's glass, or blackened."""
    return float(np.median(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY))) < _DARK


def is_blank(image: Image) -> bool:
    """Whether nothing is printed on a page: paper, shadows, folds, specks and a few stray marks are nothing.

    Errs towards False: a page with a single short word may be called printed, never the other way round on purpose.
    """
    small = shrunk(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), _LONGEST)
    if min(small.shape) > _AROUND and _is_printed(_inner(small)):
        return False
    paper = cv2.medianBlur(small, _AROUND) if min(small.shape) > _AROUND else np.full_like(small, int(np.median(small)))
    difference = np.abs(paper.astype(np.int16) - small)
    noise = 1.48 * float(np.median(difference))
    inner = _inner((difference > np.clip(_ABOVE_NOISE * noise, *_CONTRAST)).astype(np.uint8))
    specks = _specks(inner)
    large = (specks[:, cv2.CC_STAT_WIDTH] >= _LARGE) & (specks[:, cv2.CC_STAT_HEIGHT] >= _LARGE)
    return len(specks) < _FEWEST and not large.any() and float(inner.mean()) < _MOST


def _inner(small: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A page without its edges."""
    height, width = small.shape
    edge_y, edge_x = int(height * _MARGIN), int(width * _MARGIN)
    return np.ascontiguousarray(small[edge_y : height - edge_y, edge_x : width - edge_x])


def _is_printed(inner: NDArray[np.uint8]) -> bool:
    """Whether there is so much print that the slow look, whose median takes most of the time, would tell the same."""
    around = cv2.blur(inner, (_AROUND, _AROUND))
    return len(_specks(cv2.compare(cv2.subtract(around, inner), _CONTRAST[1], cv2.CMP_GT))) >= _MANY


def _specks(ink: NDArray[np.uint8]) -> NDArray[np.int32]:
    """The places, extents and areas of specks of at least a character's size."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    found: NDArray[np.int32] = stats[1:][stats[1:, cv2.CC_STAT_AREA] >= _SPECK]
    return found
