"""What the findings on a sample say of the frame: upper bounds of error, rows and yuan projected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from heyan.sampling.bounds import StratumCount, stringer, upper_rate, weighted_upper
from heyan.sampling.draw import BY_AMOUNT, WHOLE
from heyan.sampling.plan import Method

if TYPE_CHECKING:
    from heyan.sampling.draw import Draw
    from heyan.sampling.findings import Finding

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class StratumResult:
    """A stratum: rows of the frame, rows checked, errors found, yuan overstated among these."""

    name: str
    rows: int
    size: int
    errors: int
    overstated: Decimal


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What follows from a sample.

    `upper` is the bound as a share: of rows, in a sample by amounts of yuan. `projected_rows` and `projected_amount`
    are the best estimates for the whole frame; `upper_amount` is the bound in yuan, where yuan were sampled.
    `understated` are yuan for which the evidence is good beyond the claim; they are not set off.
    """

    draw: Draw
    findings: tuple[Finding, ...]
    strata: tuple[StratumResult, ...]
    upper: float
    projected_rows: float
    projected_amount: Decimal
    understated: Decimal
    upper_amount: Decimal | None = None

    @property
    def errors(self) -> int:
        """Rows on which the machine's verdict does not stand."""
        return sum(finding.wrong for finding in self.findings)

    @property
    def tolerable(self) -> bool:
        """Whether the bound is within what was said to be tolerable."""
        return self.upper <= self.draw.plan.tolerable


def evaluate(draw: Draw, findings: Sequence[Finding]) -> Conclusion:
    """Draw the conclusion from the findings on all drawn rows."""
    strata = tuple(_stratum(name, rows, findings) for name, rows in draw.strata.items())
    if draw.plan.method is Method.MUS:
        return _by_amount(draw, findings, strata)
    counts = [StratumCount(stratum.rows, stratum.size, stratum.errors) for stratum in strata]
    return Conclusion(
        draw,
        tuple(findings),
        strata,
        upper=_upper(draw, counts),
        projected_rows=sum(count.rows * count.errors / count.size for count in counts if count.size),
        projected_amount=sum((_expanded(stratum) for stratum in strata), Decimal(0)).quantize(_CENT),
        understated=_understated(findings),
    )


def _upper(draw: Draw, counts: Sequence[StratumCount]) -> float:
    if draw.plan.method is Method.STRATIFIED:
        return weighted_upper(counts, draw.plan.confidence)
    (only,) = counts
    if only.size >= only.rows:
        return only.errors / only.rows
    return upper_rate(only.errors, only.size, draw.plan.confidence)


def _stratum(name: str, rows: int, findings: Iterable[Finding]) -> StratumResult:
    mine = [finding for finding in findings if finding.drawn.stratum == name]
    overstated = sum((max(Decimal(0), finding.overstated) for finding in mine), Decimal(0))
    return StratumResult(name, rows, len(mine), sum(finding.wrong for finding in mine), overstated)


def _expanded(stratum: StratumResult) -> Decimal:
    """Overstated yuan of a stratum: the mean of what was checked, for every row."""
    return stratum.overstated * stratum.rows / stratum.size if stratum.size else Decimal(0)


def _understated(findings: Iterable[Finding]) -> Decimal:
    return sum((max(Decimal(0), -finding.overstated) for finding in findings), Decimal(0))


def _by_amount(draw: Draw, findings: Sequence[Finding], strata: tuple[StratumResult, ...]) -> Conclusion:
    """Stringer's bound: rows checked whole count with what was found, every hit stands for an interval."""
    assert draw.interval is not None
    known = next((stratum.overstated for stratum in strata if stratum.name == WHOLE), Decimal(0))
    hits = [finding for finding in findings if finding.drawn.stratum == BY_AMOUNT]
    taintings = [max(Decimal(0), finding.overstated) / finding.drawn.row.amount for finding in hits]
    line = sum((row.amount for row in draw.frame.rows if 0 < row.amount < draw.interval), Decimal(0))
    bound = Decimal(0)
    if line:
        found = stringer(float(draw.interval), [float(share) for share in taintings if share > 0], draw.plan.confidence)
        bound = min(line, Decimal(found))
    upper_amount = (known + bound).quantize(_CENT)
    projected = known + draw.interval * sum(taintings, Decimal(0))
    wrong = sum(float(draw.interval / finding.drawn.row.amount) for finding in hits if finding.wrong)
    return Conclusion(
        draw,
        tuple(findings),
        strata,
        upper=float(upper_amount / draw.frame.total),
        projected_rows=wrong + sum(finding.wrong for finding in findings if finding.drawn.stratum == WHOLE),
        projected_amount=projected.quantize(_CENT),
        understated=_understated(findings),
        upper_amount=upper_amount,
    )
