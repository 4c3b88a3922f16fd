"""What a programme asks, as data. A profile is read from a TOML file; there is no code for any one programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from parsers.claims import Mode
from validators.findings import CheckStatus


class WhenMoney(StrEnum):
    """When a paper of money must be there."""

    WHEN_RECEIVED = "when_received"
    NEVER = "never"


class Counting(StrEnum):
    """What a threshold counts among the supported rows."""

    DISTINCT_COMPANIES = "distinct_companies"


class Role(StrEnum):
    """The party of a row that a threshold counts."""

    SUPPLIER = "supplier"
    RECEIVER = "receiver"


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
    end_is_firm: bool = True
    end_source: str = ""


@dataclass(frozen=True, slots=True)
class Required:
    """What one 转化方式 asks for: cells, subtypes of the CNIPA record and the contract that fit, papers of money."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    source: str
    cells: tuple[Cell, ...]
    registrations: tuple[str, ...]
    contracts: tuple[str, ...]
    invoice: WhenMoney
    slip: WhenMoney


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number of the programme that verified rows must reach; `party` says whom to count for which 转化方式."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    id: str
    label: str
    source: str
    required: int
    counting: Counting
    party: Mapping[Mode, Role]
    company_endings: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A programme: its guideline, period, evidence per 转化方式 and thresholds.

    `id` is None for the profile that holds without a programme. `version` names the rules and the profile by content.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    label: str
    guideline: str
    evidence: Mapping[Mode, Required]
    id: str | None = None
    period: Period | None = None
    thresholds: tuple[Threshold, ...] = field(default=())
    version: str = ""


@dataclass(frozen=True, slots=True)
class Metric:
    """A threshold held against the verified rows; `stated` is what the form says, None where it was not read."""

    id: str
    label: str
    required: int
    stated: int | None
    verified: int
    status: CheckStatus
