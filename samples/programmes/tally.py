"""What rows add up to: the numbers that an applicant puts into its form, and those that hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from samples.deals import Mode
from samples.world import PartyKind

if TYPE_CHECKING:
    from datetime import date

    from samples.deals import Deal, Row


TRANSFERRED = frozenset({Mode.TRANSFER})
LICENSED = frozenset({Mode.LICENCE, Mode.OPEN_LICENCE})
BOTH = TRANSFERRED | LICENSED
PUT_TO_USE = BOTH | {Mode.EQUITY}
PLEDGED = frozenset({Mode.PLEDGE})
OPEN = frozenset({Mode.OPEN_LICENCE})
GIVEN_BY_RESEARCH = frozenset({PartyKind.UNIVERSITY, PartyKind.INSTITUTE})
"""高校院所."""
INVESTED = frozenset({Mode.EQUITY})


@dataclass(frozen=True, slots=True)
class Entry:
    """One contract as the list states it: its rows counted once, with the kinds of its parties."""

    registered_on: date
    mode: Mode
    patents: frozenset[str]
    supplier: str
    receiver: str
    supplier_kind: PartyKind
    receiver_kind: PartyKind
    amount: Decimal
    received: Decimal
    verdict: str


def entries(deals: Iterable[Deal]) -> tuple[Entry, ...]:
    """The contracts of a list; every row of a deal states its amounts anew, so the first row speaks for all."""
    return tuple(_entry(deal) for deal in deals)


def _entry(deal: Deal) -> Entry:
    row: Row = deal.rows[0]
    assert row.registered_on is not None
    return Entry(
        row.registered_on,
        row.mode,
        frozenset(number for item in deal.rows for number in item.patents),
        row.supplier,
        row.receiver,
        deal.supplier.kind,
        deal.receiver.kind,
        row.contract_amount or Decimal(0),
        row.received_amount or Decimal(0),
        row.verdict,
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """Contracts, and what can be counted of them. Amounts are yuan."""

    of: tuple[Entry, ...]

    def where(self, modes: Iterable[Mode], first: date | None = None, last: date | None = None) -> Tally:
        """Those of these modes, recorded within these days, both included."""
        wanted = frozenset(modes)
        return Tally(
            tuple(
                item
                for item in self.of
                if item.mode in wanted
                and (first is None or item.registered_on >= first)
                and (last is None or item.registered_on <= last)
            )
        )

    def given_by(self, kinds: Iterable[PartyKind]) -> Tally:
        """Those whose supplier is of one of these kinds."""
        wanted = frozenset(kinds)
        return Tally(tuple(item for item in self.of if item.supplier_kind in wanted))

    def in_year(self, year: int) -> Tally:
        """Those recorded in a year."""
        return Tally(tuple(item for item in self.of if item.registered_on.year == year))

    @property
    def backed(self) -> Tally:
        """Those whose evidence backs every word of them."""
        return Tally(tuple(item for item in self.of if item.verdict == "supported"))

    @property
    def open(self) -> Tally:
        """Those that no paper contradicts: more evidence could still back them."""
        return Tally(tuple(item for item in self.of if item.verdict != "contradicted"))

    @property
    def contracts(self) -> int:
        """Distinct contracts."""
        return len(self.of)

    @property
    def patents(self) -> int:
        """Distinct patents."""
        return len(frozenset[str]().union(*(item.patents for item in self.of)))

    @property
    def receivers(self) -> int:
        """Distinct receivers."""
        return len({item.receiver for item in self.of})

    @property
    def suppliers(self) -> int:
        """Distinct suppliers: the borrowers of pledges."""
        return len({item.supplier for item in self.of})

    @property
    def firms(self) -> int:
        """Distinct firms on either side."""
        sides = {(item.supplier, item.supplier_kind) for item in self.of}
        sides |= {(item.receiver, item.receiver_kind) for item in self.of}
        return sum(kind is PartyKind.FIRM for _, kind in sides)

    @property
    def amount(self) -> Decimal:
        """合同额, every contract counted once."""
        return sum((item.amount for item in self.of), Decimal(0))

    @property
    def received(self) -> Decimal:
        """实际到账, every contract counted once."""
        return sum((item.received for item in self.of), Decimal(0))


def wan(amount: Decimal) -> str:
    """Yuan as 万元, at most two decimals, no zeros behind them."""
    return _short(amount / 10_000)


def yi(amount: Decimal) -> str:
    """Yuan as 亿元, at most four decimals."""
    return _short(amount / 100_000_000, "0.0001")


def _short(value: Decimal, step: str = "0.01") -> str:
    text = f"{value.quantize(Decimal(step), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class Total:
    """A number in a table of the form: its table, row and column, as stated and as the list has it."""

    table: str
    row: str
    column: str
    stated: str
    right: str


@dataclass(slots=True)
class Totals:
    """The numbers of a form while it is filled in. `wrong` holds the slips of the pen: place to what stands there."""

    wrong: Mapping[tuple[str, str, str], str]
    found: list[Total] = field(default_factory=list)

    def put(self, table: str, row: str, column: str, right: str) -> str:
        """The text of a cell whose right number is known, noted for the truth."""
        text = self.wrong.get((table, row, column), right)
        self.found.append(Total(table, row, column, text, right))
        return text

    def stated(self, table: str, row: str, column: str) -> str:
        """What a cell of the form says."""
        return next(item.stated for item in self.found if (item.table, item.row, item.column) == (table, row, column))

    def line(self, table: str, row: str, numbers: Mapping[str, str]) -> list[str]:
        """A line of a table: the row's name and its numbers."""
        return [row, *(self.put(table, row, column, right) for column, right in numbers.items())]
