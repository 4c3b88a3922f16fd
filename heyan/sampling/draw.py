"""Draws a sample from a frame: the same frame, plan and seed give the same rows, on every machine and in every year.

Chance comes from SHA-256 over the seed and the key of a row, so that a draw can be followed by hand: a simple sample
is the rows with the smallest hashes.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from heyan.sampling.frame import Frame, FrameRow
from heyan.sampling.plan import Method, Plan
from ocr.errors import InputError

HIGH_RISK_FACTOR = 2
"""Rows drawn from a stratum of high risk, for each that its size alone would give."""
WHOLE = "whole"
"""The stratum of rows with an amount of an interval or more: all of them are checked."""
BY_AMOUNT = "by_amount"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row that was drawn, and its stratum: empty in a simple sample."""

    row: FrameRow
    stratum: str


@dataclass(frozen=True, slots=True)
class Draw:
    """A sample as drawn.

    `strata` counts the rows of every stratum of the frame, `interval` is the yuan for each hit (MUS alone), `start`
    where the first hit fell.
    """

    plan: Plan
    frame: Frame
    drawn: tuple[Drawn, ...]
    strata: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    interval: Decimal | None = None
    start: Decimal | None = None


def draw_sample(frame: Frame, plan: Plan) -> Draw:
    """Draw.

    Raises:
        InputError: a sample by amounts is asked for where no row has an amount.
    """
    match plan.method:
        case Method.SIMPLE:
            chosen = _by_chance(frame.rows, plan.seed)[: plan.wanted()]
            drawn = tuple(Drawn(row, "") for row in chosen)
            return Draw(plan, frame, _in_order(drawn), MappingProxyType({"": len(frame.rows)}))
        case Method.STRATIFIED:
            return _stratified(frame, plan)
        case Method.MUS:
            return _by_amount(frame, plan)


def chance(seed: int, key: str) -> int:
    """A number of 256 bits that is drawn by seed and key."""
    return int.from_bytes(hashlib.sha256(f"{seed}\n{key}".encode()).digest(), "big")


def _by_chance(rows: Iterable[FrameRow], seed: int) -> list[FrameRow]:
    return sorted(rows, key=lambda row: chance(seed, row.key))


def _in_order(drawn: Iterable[Drawn]) -> tuple[Drawn, ...]:
    """In the order in which an auditor works: package by package, row by row."""
    return tuple(sorted(drawn, key=lambda item: (item.row.package, item.row.row)))


def _stratified(frame: Frame, plan: Plan) -> Draw:
    """From every stratum at least its share, so that no drawn row stands for more than a planned one."""
    strata: dict[str, list[FrameRow]] = defaultdict(list)
    for row in frame.rows:
        strata[row.stratum].append(row)
    drawn: list[Drawn] = []
    for name, rows in strata.items():
        share = math.ceil(Fraction(plan.wanted() * len(rows), len(frame.rows)))
        size = share * (HIGH_RISK_FACTOR if name.endswith("/high") else 1)
        drawn += [Drawn(row, name) for row in _by_chance(rows, plan.seed)[:size]]
    counts = {name: len(strata[name]) for name in sorted(strata)}
    return Draw(plan, frame, _in_order(drawn), MappingProxyType(counts))


def _by_amount(frame: Frame, plan: Plan) -> Draw:
    """Every yuan alike: rows by chance in a line, a hit at every interval; rows of an interval or more all taken."""
    rows = [row for row in frame.rows if row.amount > 0]
    if not rows:
        raise InputError("这些行都没有金额，无法按金额抽样。请换 --amount，或用 --method simple。")
    total = sum((row.amount for row in rows), Decimal(0))
    interval = (total / plan.wanted()).quantize(Decimal("0.01"))
    if interval <= 0:
        raise InputError("样本量超过总金额的分数，无法按金额抽样。请减小 --size。")
    whole = [row for row in rows if row.amount >= interval]
    line = _by_chance((row for row in rows if row.amount < interval), plan.seed)
    cents = int(interval * 100)
    start = Decimal(chance(plan.seed, "start") % cents + 1) / 100
    hit = [Drawn(row, BY_AMOUNT) for row in _hits(line, start, interval)]
    drawn = _in_order([*(Drawn(row, WHOLE) for row in whole), *hit])
    counts = {WHOLE: len(whole), BY_AMOUNT: len(line)}
    return Draw(plan, frame, drawn, MappingProxyType(counts), interval, start)


def _hits(rows: Iterable[FrameRow], start: Decimal, interval: Decimal) -> Iterator[FrameRow]:
    """Rows on which a hit fell; each is smaller than the interval, so no more than one can."""
    passed, following = Decimal(0), start
    for row in rows:
        passed += row.amount
        if following <= passed:
            yield row
            following += interval
