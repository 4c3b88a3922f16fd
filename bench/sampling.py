"""Whether the bounds of the auditor's sample hold what they state: many draws from populations whose errors are known.

    python -m bench.sampling --draws 2000 --out bench/results/sampling.md

A population has rows with amounts and verdicts; some are wrong, by patterns that are hard for a bound: rare errors,
errors among the risky, among the small or large amounts, whole and partial overstatement. For every draw the bound at
95 % is held against the true rate (MUS: the true overstatement); it should cover the truth in 95 % of draws or more.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from heyan.sampling.draw import draw_sample
from heyan.sampling.evaluation import evaluate
from heyan.sampling.frame import Frame, FrameRow
from heyan.sampling.plan import Method, Plan
from tests.sampling_builders import findings
from validators.findings import Verdict

ROWS = 1_000
Chance = Callable[[FrameRow, random.Random], float | None]
"""Whether a row is wrong, and then the share of its amount that is good; None for right."""


def population(dice: random.Random) -> list[FrameRow]:
    """Rows of packages of ten: amounts like those of transfers, a third of the rows risky."""
    rows = []
    for number in range(ROWS):
        amount = Decimal(round(math.exp(dice.gauss(11.3, 1.4)), -2)) if dice.random() > 0.1 else Decimal(0)
        verdict = dice.choices(list(Verdict), (10, 8, 12, 70))[0]
        signs = ("险",) if dice.random() < 0.3 else ()
        key = f"{number // 10:016x}/p/{number % 10:05d}"
        rows.append(FrameRow(key, number // 10, "包", "", number % 10, verdict, amount, signs))
    return rows


def _at(rate: float, good: Callable[[random.Random], float]) -> Chance:
    return lambda _, dice: good(dice) if dice.random() < rate else None


def _risky(row: FrameRow, dice: random.Random) -> float | None:
    return 0.0 if row.signs and dice.random() < 0.12 else None


def _large(row: FrameRow, dice: random.Random) -> float | None:
    return dice.random() if row.amount > 200_000 and dice.random() < 0.15 else None


def _small(row: FrameRow, dice: random.Random) -> float | None:
    return 0.0 if row.amount < 40_000 and dice.random() < 0.15 else None


PATTERNS: dict[str, Chance] = {
    "1 %, whole amounts": _at(0.01, lambda _: 0.0),
    "4.9 %, whole amounts": _at(0.049, lambda _: 0.0),
    "10 %, parts of amounts": _at(0.10, lambda dice: dice.choice((0.3, 0.7, 0.9))),
    "30 %, parts of amounts": _at(0.30, lambda dice: dice.random()),
    "among the risky": _risky,
    "among the large": _large,
    "among the small": _small,
}


def covered(pattern: Chance, method: Method, draws: int) -> tuple[float, float, float]:
    """The share of draws whose bound covers the truth, the truth, and the mean bound."""
    dice = random.Random(f"{method}")
    rows = population(dice)
    frame = Frame(tuple(rows), "received_amount")
    wrong = {row.key: (row.amount * Decimal(str(good))).quantize(Decimal("0.01"))
             for row in rows if (good := pattern(row, dice)) is not None}  # fmt: skip
    overstated = sum((row.amount - wrong[row.key] for row in rows if row.key in wrong), Decimal(0))
    truth = float(overstated / frame.total) if method is Method.MUS else len(wrong) / len(rows)
    bounds = []
    for seed in range(draws):
        draw = draw_sample(frame, Plan(method, 0.95, 0.05, 0, seed, "received_amount"))
        bounds.append(evaluate(draw, findings(draw, wrong)).upper)
    return sum(bound >= truth for bound in bounds) / draws, truth, sum(bounds) / draws


def main() -> None:
    """Simulate and keep the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=2_000)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    lines = [
        "# Do the bounds of a sample hold?",
        "",
        f"`python -m bench.sampling`: {given.draws:,} draws each from a population of {ROWS:,} rows with known errors;",
        "bounds are stated at 95 %. Samples of 59 rows, of 60 with twice the share of risky strata, of 60 hits. Errors",
        "are rows, in MUS yuan overstated.",
        "",
        "| errors | method | true | mean bound | bound covers the truth |",
        "|---|---|---|---|---|",
    ]
    for name, pattern in PATTERNS.items():
        for method in Method:
            share, truth, mean = covered(pattern, method, given.draws)
            lines.append(f"| {name} | {method.value} | {truth:.2%} | {mean:.2%} | {share:.2%} |")
            print(lines[-1], flush=True)
    if given.out:
        given.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
