"""What a programme asks, as data. A profile is read from a TOML file; there is no code for any one programme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from parsers.claims import Mode
from validators.programmes.form import Form
from validators.programmes.measures import MONEY_UNITS, Bound, Growth, Measure, PartyKind
from validators.programmes.submission import Rule


class WhenMoney(StrEnum):
    """When a paper of money must be there."""

    WHEN_RECEIVED = "when_received"
    NEVER = "never"


class FreeDeal(StrEnum):
    """What becomes of a deal without a price (零对价, 赠与): accepted as such, or shown to the reviewer."""

    ACCEPTED = "accepted"
    FLAGGED = "flagged"


class Basis(StrEnum):
    """Where the value of a metric comes from.

    `evidence`: counted over supported rows. `form`: a fact that only the application states. `target`: a promise that
    the application must make.
    """

    EVIDENCE = "evidence"
    FORM = "form"
    TARGET = "target"


class Cell(StrEnum):
    """A column of the claim list: a field of `parsers.claims.Claimed`."""

    REGISTERED_ON = "registered_on"
    PATENT_NUMBERS = "patent_numbers"
    MODE = "mode"
    SUPPLIER = "supplier"
    RECEIVER = "receiver"
    CONTRACT_AMOUNT = "contract_amount"
    RECEIVED_AMOUNT = "received_amount"
    PATENT_AMOUNT = "patent_amount"


@dataclass(frozen=True, slots=True)
class Period:
    """The days in which a registration counts, both ends included. Beyond a soft end a row is flagged, not failed."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    source: str
    start: date | None = None
    end: date | None = None
    start_is_firm: bool = True
    end_is_firm: bool = True
    end_source: str = ""


@dataclass(frozen=True, slots=True)
class Required:
    """What one 转化方式 asks for: cells, subtypes of the CNIPA record and the contract that fit, papers of money.

    `beside` are papers to look for that no machine check demands (评估报告); `free` says what becomes of free deals.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    source: str
    cells: tuple[Cell, ...]
    registrations: tuple[str, ...]
    contracts: tuple[str, ...]
    invoice: WhenMoney
    slip: WhenMoney
    beside: tuple[str, ...] = ()
    free: FreeDeal = FreeDeal.FLAGGED


@dataclass(frozen=True, slots=True)
class Applicants:
    """Who may apply, in the guideline's words."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Track:
    """A kind of applicant with thresholds of its own, known by what the applicant is or by words of its form."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    id: str
    label: str
    source: str
    applicants: tuple[PartyKind, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metric:
    """A condition or a target of the programme.

    Args:
        required: the threshold, in `unit`.
        bound: 不少于 (`at_least`), 超过 (`more_than`) or 不超过 (`at_most`).
        basis: where its value comes from.
        stated: ids of the form's cells (`table.column` for a table's total) whose sum the application states.
        stated_of: ids of the cells of which `stated` is a share in per cent.
        count: what evidence counts.
        growth: that its yearly growth is what counts.
        lower_bound: that evidence can show but a part of what the programme counts.
        track: the kind of applicant for whom it holds; empty for all.
        any_of: the name of a group of which one metric is enough.
        conflicts_with: another metric with which the guideline contradicts itself; reported, never resolved.
        note: what a reviewer should know.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    id: str
    label: str
    source: str
    required: Decimal
    unit: str
    basis: Basis = Basis.EVIDENCE
    bound: Bound = Bound.AT_LEAST
    stated: tuple[str, ...] = ()
    stated_of: tuple[str, ...] = ()
    count: Measure | None = None
    growth: Growth | None = None
    lower_bound: bool = False
    track: str = ""
    any_of: str = ""
    conflicts_with: str = ""
    note: str = ""

    @property
    def threshold(self) -> Decimal:
        """The threshold: yuan for money, else as required."""
        return self.required * MONEY_UNITS.get(self.unit, Decimal(1))


@dataclass(frozen=True, slots=True)
class Profile:
    """A programme: its guideline, applicants, period, evidence per 转化方式, form, metrics and rules of submission.

    `id` is None for the profile that holds without a programme. `version` names the rules and the profile by content.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    label: str
    guideline: str
    evidence: Mapping[Mode, Required]
    id: str | None = None
    list_title: str = ""
    period: Period | None = None
    applicants: Applicants | None = None
    tracks: tuple[Track, ...] = ()
    form: Form | None = None
    metrics: tuple[Metric, ...] = ()
    submission: tuple[Rule, ...] = ()
    version: str = ""

    def sources(self) -> Iterator[str]:
        """Every source that the profile names."""
        yield from (required.source for required in self.evidence.values())
        for part in (self.period, self.applicants, self.form, *self.tracks, *self.metrics, *self.submission):
            if part is not None:
                yield part.source
