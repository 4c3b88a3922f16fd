"""Shares with their 95 % intervals."""

from __future__ import annotations

import math
from typing import NamedTuple


class Interval(NamedTuple):
    """A 95 % confidence interval of a rate."""

    low: float
    high: float


def wilson(hits: int, trials: int) -> Interval:
    """The Wilson score interval of a rate at 95 %; the whole range for no trials."""
    if not trials:
        return Interval(0.0, 1.0)
    z = 1.959964
    rate = hits / trials
    middle = rate + z * z / (2 * trials)
    spread = z * math.sqrt(rate * (1 - rate) / trials + z * z / (4 * trials * trials))
    scale = 1 + z * z / trials
    low = 0.0 if hits == 0 else (middle - spread) / scale
    return Interval(low, 1.0 if hits == trials else (middle + spread) / scale)


def rate_json(hits: int, trials: int) -> dict[str, object]:
    """A share as plain JSON: count, of how many, rate (None of nothing), interval."""
    low, high = wilson(hits, trials)
    share = round(hits / trials, 5) if trials else None
    return {"count": hits, "of": trials, "rate": share, "interval": [round(low, 5), round(high, 5)]}
