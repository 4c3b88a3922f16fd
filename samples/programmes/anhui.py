"""What the five packages of guideline 002 (Anhui, 2022) share: rules of submission, targets, cells of the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samples.programmes.case import Case, Rule
from samples.programmes.metrics import Bound, Metric, Number, aimed, percent, yuan

if TYPE_CHECKING:
    from decimal import Decimal

    from samples.programmes.forms.anhui import Goal

_RULES = ("one_pdf", "file_name", "order", "parts", "deadline", "commitment", "seals")


def rules(**broken: str) -> tuple[Rule, ...]:
    """The rules of 三、申报要求, kept but for those given; the day of sending is not known to the package."""
    kept = dict.fromkeys(_RULES, "pass") | {"deadline": "not_applicable"} | broken
    return tuple(Rule(name, status) for name, status in kept.items())


def aims(goals: Sequence[Goal]) -> list[Metric]:
    """The targets, each held against the least that is asked."""
    return [aimed(f"target_{goal.id}", _number(goal.promised), Bound(_number(goal.least))) for goal in goals]


def _number(text: str) -> Number:
    figure = text.removeprefix("≥")
    return percent(figure) if figure.endswith("%") else int(figure)


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a form, by what their labels say behind a common beginning."""

    case: Case
    beginning: str = ""

    def text(self, label: str) -> str:
        """What stands in a cell."""
        return self.case.totals.stated("", self.beginning + label, "")

    def count(self, label: str) -> int:
        """A number of things."""
        return int(self.text(label))

    def money(self, label: str) -> Decimal:
        """An amount that is written in 万元."""
        return yuan(self.text(label))
