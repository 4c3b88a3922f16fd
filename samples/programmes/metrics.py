"""The conditions and targets of a programme, as the package meets them: stated, verified, and what follows.

What evidence shows is counted over backed rows alone; what only the form can say is stated and never verified.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samples.programmes.case import Case
    from samples.programmes.tally import Tally

Number = int | Decimal
Measure = Callable[["Tally"], Number]


@dataclass(frozen=True, slots=True)
class Metric:
    """A condition or target: what the form states, what evidence verifies, the status that follows.

    `stated` and `verified` are None where the form says nothing or no paper can show it. Counts are whole numbers,
    money is yuan and a share per cent, both with two decimals.
    """

    id: str
    stated: str | None
    verified: str | None
    status: str


@dataclass(frozen=True, slots=True)
class Bound:
    """What must be reached, or exceeded where `strict`, or not be passed where `most`."""

    least: Number
    strict: bool = False
    most: bool = False

    def met_by(self, value: Number) -> bool:
        """Whether a value is enough."""
        if self.most:
            return value <= self.least
        return value > self.least if self.strict else value >= self.least


def text_of(value: Number | None) -> str | None:
    """A value as the report writes it."""
    if value is None:
        return None
    return str(value) if isinstance(value, int) else f"{value:.2f}"


def shown(case: Case, name: str, bound: Bound, measure: Measure, stated: Number | None = None) -> Metric:
    """A condition that evidence shows: it may still be met as long as rows are open that no paper contradicts."""
    verified = measure(case.listed.backed)
    status = "pass" if bound.met_by(verified) else "unclear" if bound.met_by(measure(case.listed.open)) else "fail"
    return Metric(name, text_of(stated), text_of(verified), status)


def said(name: str, stated: Number | None, bound: Bound) -> Metric:
    """A condition that the form alone speaks of: stated at best, or not asked for in the form at all."""
    met = stated is None or bound.met_by(stated)
    return Metric(name, text_of(stated), None, "unclear" if met else "fail")


def aimed(name: str, stated: Number, bound: Bound) -> Metric:
    """A target: high enough or not."""
    return Metric(name, text_of(stated), None, "pass" if bound.met_by(stated) else "fail")


def idle(name: str, stated: Number | None = None, verified: Number | None = None) -> Metric:
    """A condition that asks nothing of this applicant: another of its group is met, or it is of the other kind."""
    return Metric(name, text_of(stated), text_of(verified), "not_applicable")


def percent(value: Decimal | str) -> Decimal:
    """A share in per cent, with two decimals."""
    return Decimal(str(value).removesuffix("%")).quantize(Decimal("0.01"))


def yuan(amount_in_wan: str) -> Decimal:
    """万元 as yuan."""
    return (Decimal(amount_in_wan) * 10_000).quantize(Decimal("0.01"))
