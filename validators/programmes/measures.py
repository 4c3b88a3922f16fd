"""What a programme counts: the vocabulary of countable things, free of any one programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from parsers.claims import Mode


class What(StrEnum):
    """What is counted or added up over the rows of a list.

    `contracts` counts agreements, not rows (a pledge loan is one, whatever the number of its patents); `patents` counts
    patents once each; `parties` counts organisations once each. `contract_amount` is added once for every agreement,
    `received_amount` and `patent_amount` row by row. Amounts are yuan.
    """

    CONTRACTS = "contracts"
    PATENTS = "patents"
    PARTIES = "parties"
    CONTRACT_AMOUNT = "contract_amount"
    RECEIVED_AMOUNT = "received_amount"
    PATENT_AMOUNT = "patent_amount"


class Role(StrEnum):
    """The party of a row that is counted."""

    SUPPLIER = "supplier"
    RECEIVER = "receiver"
    BOTH = "both"


class PartyKind(StrEnum):
    """What an organisation is. A small or middle firm (中小微企业) and a large one are firms too."""

    SME = "sme"
    LARGE = "large"
    COMPANY = "company"
    UNIVERSITY = "university"
    INSTITUTE = "institute"
    HOSPITAL = "hospital"
    BANK = "bank"
    GOVERNMENT = "government"
    PERSON = "person"
    OTHER = "other"


class Bound(StrEnum):
    """How a value is held against its threshold: 不少于/以上, 超过, 不超过."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"


BENEFICIARY: Mapping[Mode, Role] = {
    Mode.TRANSFER: Role.RECEIVER,
    Mode.LICENCE: Role.RECEIVER,
    Mode.OPEN_LICENCE: Role.RECEIVER,
    Mode.EQUITY: Role.RECEIVER,
    Mode.PLEDGE: Role.SUPPLIER,
}
"""Whom a deal serves: who gets the patent, or who borrows on it."""

MONEY_UNITS: Mapping[str, Decimal] = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
"""Units of money in yuan; every other unit counts things, `%` is a share or a growth."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A countable thing.

    Args:
        what: what is counted.
        modes: 转化方式 that count.
        optional_modes: those that a table's heading leaves open: a stated total may hold them or not.
        suppliers: kinds of which the supplier must be one; empty for any.
        receivers: the same for the receiver.
        kinds: for `parties`, the kinds that are counted; empty for any.
        party: for `parties`, whom to count for which 转化方式.
        since: first day of registration that counts.
        until: last day.
        local: whether only local parties count, where an entities list tells.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    what: What
    modes: tuple[Mode, ...]
    optional_modes: tuple[Mode, ...] = ()
    suppliers: tuple[PartyKind, ...] = ()
    receivers: tuple[PartyKind, ...] = ()
    kinds: tuple[PartyKind, ...] = ()
    party: Mapping[Mode, Role] = field(default_factory=lambda: BENEFICIARY)
    since: date | None = None
    until: date | None = None
    local: bool = False

    @property
    def is_money(self) -> bool:
        """Whether the value is an amount in yuan."""
        return self.what in {What.CONTRACT_AMOUNT, What.RECEIVED_AMOUNT, What.PATENT_AMOUNT}


@dataclass(frozen=True, slots=True)
class Growth:
    """年均增幅: the yearly growth of a measure from the first to the last of these years, compounded, in per cent."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    first: int
    last: int
