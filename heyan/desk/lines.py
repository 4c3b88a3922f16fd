"""What the list beside the desk says of a row, and where a page lies: small enough to be had without the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parsers.claims import Claim


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list: its number, its key (`content.row_keys`), what it claims, in yuan."""

    number: int
    key: str
    patents: tuple[str, ...]
    supplier: str | None
    receiver: str | None
    received: Decimal | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: its index in the package, the degrees clockwise that set it upright, what it is known by."""

    index: int
    turn: int
    key: str


def line_of(claim: Claim, key: str) -> Line:
    """The line of a row."""
    claimed = claim.claimed
    return Line(claim.row, key, claimed.patent_numbers, claimed.supplier, claimed.receiver, claimed.received_amount)
