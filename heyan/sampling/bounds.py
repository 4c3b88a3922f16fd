"""Sizes of samples and upper bounds of error.

Rates are shares from 0 to 1, confidences too. Sources: Clopper and Pearson, Biometrika 26 (1934) 404; Stringer, Proc.
Bus. Econ. Stat. Sect. ASA (1963) 405; Fay and Feuer, Statistics in Medicine 16 (1997) 791; the tables of the AICPA's
Audit Guide "Audit Sampling" are those of the first (rates) and of the Poisson distribution (reliability factors).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST = 1_000_000
"""A sample of more rows is not planned."""


def upper_rate(errors: int, size: int, confidence: float) -> float:
    """The upper bound of Clopper and Pearson for the rate of errors behind a simple sample."""
    from scipy.stats import beta

    return 1.0 if errors >= size else float(beta.ppf(confidence, errors + 1, size - errors))


def attribute_size(confidence: float, tolerable: float, expected: int = 0) -> int:
    """The smallest sample whose bound is within the tolerable rate when so many errors are found (59 for 95 %, 5 %)."""
    low, high = expected, expected + 1
    while upper_rate(expected, high, confidence) > tolerable and high < MOST:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if upper_rate(expected, middle, confidence) <= tolerable else (middle, high)
    return high


def reliability_factor(errors: int, confidence: float) -> float:
    """The mean of a Poisson distribution that gives so few errors, or fewer, only in 1 - confidence of cases."""
    from scipy.stats import chi2

    return float(chi2.ppf(confidence, 2 * (errors + 1)) / 2)


def poisson_size(confidence: float, tolerable: float, expected: int = 0) -> int:
    """The sample for bounds of the Poisson kind: monetary units, and strata (60 for 95 %, 5 %)."""
    return math.ceil(reliability_factor(expected, confidence) / tolerable)


def stringer(interval: float, taintings: Iterable[float], confidence: float) -> float:
    """The upper bound of Stringer for overstatement, in the currency of the interval.

    Args:
        interval: yuan that every hit stands for.
        taintings: for every hit with an error the overstated share of its amount, from 0 to 1.
        confidence: of the bound.
    """
    factors = [reliability_factor(0, confidence)]
    total = factors[0]
    for errors, tainting in enumerate(sorted(taintings, reverse=True), start=1):
        factors.append(reliability_factor(errors, confidence))
        total += (factors[-1] - factors[-2]) * tainting
    return interval * total


@dataclass(frozen=True, slots=True)
class StratumCount:
    """A stratum: rows in it, rows drawn, errors found among these."""

    rows: int
    size: int
    errors: int


def weighted_upper(strata: Sequence[StratumCount], confidence: float) -> float:
    """The upper bound for the rate of errors behind a stratified sample: the gamma bound of Fay and Feuer.

    Errors of every stratum weigh as many rows as each drawn row stands for; the bound holds its confidence whatever
    the weights, with few errors or none, where normal approximations do not. Strata checked whole add their errors and
    no uncertainty. With one weight it is the Poisson bound, `reliability_factor(errors) / size`.
    """
    from scipy.stats import gamma

    every = sum(stratum.rows for stratum in strata)
    known = sum(stratum.errors for stratum in strata if stratum.size >= stratum.rows) / every
    drawn = [stratum for stratum in strata if stratum.size < stratum.rows]
    if not drawn:
        return known
    weights = [stratum.rows / every / stratum.size for stratum in drawn]
    mean = sum(weight * stratum.errors for weight, stratum in zip(weights, drawn, strict=True)) + max(weights)
    variance = sum(weight**2 * stratum.errors for weight, stratum in zip(weights, drawn, strict=True))
    variance += max(weights) ** 2
    bound = known + float(gamma.ppf(confidence, mean**2 / variance, scale=variance / mean))
    return min(bound, known + sum(stratum.rows for stratum in drawn) / every)
