"""The thresholds of the steps, in one place. Change one and raise `STEPS_VERSION`: recorded readings then expire."""

from __future__ import annotations

from dataclasses import dataclass

STEPS_VERSION = "11"


@dataclass(frozen=True, slots=True)
class DetectionSettings:
    """How print is found.

    Args:
        longest_side: pixels of the longer side of the picture that the network sees; a picture is never enlarged.
        threshold: pixels above it are print.
        box_threshold: a region whose mean is below it is dropped.
        unclip: the network marks shrunken lines; regions grow by area × unclip / perimeter.
        full: a contour that fills less of its rectangle holds several lines glued together.
        split_thresholds: tried in turn to split glued contours.
        split_opening: width in detection pixels below which a bridge between lines is cut.
    """

    longest_side: int = 1280
    threshold: float = 0.3
    box_threshold: float = 0.5
    unclip: float = 1.6
    full: float = 0.72
    split_thresholds: tuple[float, ...] = (0.5, 0.65, 0.8)
    split_opening: int = 11


@dataclass(frozen=True, slots=True)
class RecognitionSettings:
    """How lines are read.

    Args:
        height: pixels of the recogniser's input.
        squeeze: crops wider than `squeeze_above` pixels are narrowed by this factor.
        squeeze_above: see above.
        width_steps: widths up to the first of each pair are rounded up to a multiple of its second.
        batch: the most crops of one width that are read at once.
        widest: longer lines are read in pieces of at most this many pixels.
        floor: a reading less sure than this is no text.
        exact_mean: a line that reads so well on the whole is read again in 32 bits where the first look took eight and
            left a character in doubt: below `exact_numbers` where it holds `exact_digits` digits, else `exact_words`.
        exact_short: what has no more characters is read again below `exact_alone`: a cell has no neighbours to tell.
        exact_batch: the most crops of one width that are read at once in 32 bits; they are few, and each number of them
            is a shape more that is held in memory.
        alone: likewise for each character of what stands alone in a cell where the detector found no line.
    """

    height: int = 48
    squeeze: float = 0.75
    squeeze_above: int = 64
    stretch: float = 1.3
    width_steps: tuple[tuple[int, int], ...] = ((256, 32), (640, 64), (1280, 128), (2400, 160))
    batch: int = 4
    widest: int = 2400
    floor: float = 0.5
    exact_mean: float = 0.85
    exact_digits: int = 4
    exact_numbers: float = 0.95
    exact_words: float = 0.9
    exact_short: int = 5
    exact_alone: float = 0.995
    exact_batch: int = 1
    alone: float = 0.9


@dataclass(frozen=True, slots=True)
class OrientationSettings:
    """How a page's orientation is told.

    Args:
        sample: how many lines are read to tell upright from upside down.
        sure: mean confidence from which a page counts as upright without a second look.
        margin: how much better the half-turned lines must read.
        largest_skew: degrees; a page askew by more is left as it is.
        least_skew: degrees; less is not worth a correction.
    """

    sample: int = 6
    sure: float = 0.90
    margin: float = 0.03
    largest_skew: float = 15.0
    least_skew: float = 0.1
