"""An application under way: the applicant, its deals, the numbers of its form, and what of it is true."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samples.deals import Deal
    from samples.programmes.cast import Cast
    from samples.programmes.form import Form
    from samples.programmes.tally import Tally, Totals
    from samples.world import Party, World


class Medium(StrEnum):
    """What a form is handed in as."""

    DOCX = "docx"
    PDF = "pdf"
    SCAN = "scan"


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form as a file of the package; `kind` as in the report: application, commitment, demand_list, other.

    In a bound book `path` is not needed, and `behind` lays it behind the evidence.
    """

    path: str
    form: Form
    medium: Medium
    kind: str = "application"
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of form, and whether this package keeps it: pass, fail, missing, unclear or not_applicable."""

    id: str
    status: str


@dataclass(slots=True)
class Case:
    """One application.

    `world` draws what only its form speaks of, `listed` has all contracts as the list has them,
    and `said` keeps the numbers that the form alone states.
    """

    applicant: Party
    cast: Cast
    deals: list[Deal]
    listed: Tally
    totals: Totals
    world: World
    said: dict[str, str] = field(default_factory=dict)

    def say(self, name: str, text: str) -> str:
        """A number or word of the form that no paper of the package can show, noted under a name."""
        self.said[name] = text
        return text
