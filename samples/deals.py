"""Deals: what was agreed, recorded, invoiced and paid, the rows that claim it and the papers that prove it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from samples.world import PartyKind

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from samples.world import Party, Patent, World

Facts = dict[str, Any]
"""What a paper says, by the field names of the report and the extra names of `samples.papers`."""


_MOST_BESIDE = 8
"""Times the price of the patents that what a contract covers beside them may cost: else their part is in doubt."""


class Mode(StrEnum):
    """转化方式."""

    TRANSFER = "transfer"
    LICENCE = "licence"
    EQUITY = "equity"
    PLEDGE = "pledge"
    OPEN_LICENCE = "open_licence"


class Damage(StrEnum):
    """What was done to a file so that its paper cannot be read."""

    EMPTY_FILE = "empty_file"
    BLACKED_OUT = "blacked_out"


@dataclass(slots=True)
class Paper:
    """A paper to draw. Papers of one `seed` look the same: a copy is the same sheet scanned again.

    `must` names facts that the layout has to print, or a discrepancy planted in them would not be there.
    """

    kind: str
    subtype: str
    facts: Facts
    seed: int
    damage: Damage | None = None
    must: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Planted:
    """A discrepancy in a row: its kind and the checks of which any one must name it."""

    kind: str
    codes: tuple[str, ...]


@dataclass(slots=True)
class Row:
    """A row of the claim list, as the applicant means it; how it is written there is decided when the list is."""

    registered_on: date | None
    patents: list[str]
    mode: Mode
    supplier: str
    receiver: str
    contract_amount: Decimal | None
    received_amount: Decimal | None
    patent_amount: Decimal | None
    verdict: str = "supported"
    planted: list[Planted] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Terms:
    """What kind of deal to draw.

    `received` is the share of the total that has been paid so far; `know_how`: the contract covers more than patents;
    `registration` and `invoice` name a subtype; `taxed`: invoices bear tax; `extras`: certificates
    and licences lie beside.
    """

    mode: Mode = Mode.TRANSFER
    rows: int = 1
    patents_per_row: int = 1
    owners: int = 1
    instalments: int = 1
    invoices: int = 1
    received: Decimal = Decimal(1)
    know_how: bool = False
    gift: bool = False
    old_patent: bool = False
    registration: str | None = None
    invoice: str | None = None
    taxed: bool = False
    extras: bool = False


@dataclass(slots=True)
class Deal:
    """One contract with everything that hangs on it; `kind` names the scenario or the discrepancy it was drawn for."""

    terms: Terms
    suppliers: list[Party]
    receiver: Party
    patents: list[Patent]
    shares: list[Decimal]
    total: Decimal
    received: Decimal
    signed_on: date
    recorded_on: date
    rng: random.Random
    rows: list[Row] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    kind: str = ""

    @property
    def supplier(self) -> Party:
        """The owner who receives the money and writes the invoice."""
        return self.suppliers[0]

    @property
    def supplier_names(self) -> str:
        """All owners as one string."""
        return "、".join(party.name for party in self.suppliers)

    def paper(self, kind: str, subtype: str, facts: Facts) -> Paper:
        """A new paper of this deal (not yet among its papers)."""
        return Paper(kind, subtype, facts, self.rng.randrange(2**31))

    def of_kind(self, kind: str) -> list[Paper]:
        """Its papers of a kind."""
        return [paper for paper in self.papers if paper.kind == kind]

    def drop(self, kind: str) -> None:
        """Leave out its papers of a kind."""
        self.papers = [paper for paper in self.papers if paper.kind != kind]

    def absorb(self, other: Deal) -> None:
        """Take over the rows and papers of another deal: the two are submitted together."""
        self.rows += other.rows
        self.papers += other.papers


@dataclass(frozen=True, slots=True)
class Period:
    """The days in which a programme counts registrations."""

    first: date
    last: date


def draw_deal(
    world: World, terms: Terms, period: Period, *, suppliers: list[Party] | None = None, receiver: Party | None = None
) -> Deal:
    """A deal without papers and rows yet: parties, patents, money and days."""
    rng = world.rng
    recorded_on = world.day(period.first, period.last)
    signed_on = world.day(recorded_on - timedelta(days=90), recorded_on - timedelta(days=18))
    count = terms.rows * terms.patents_per_row
    shares = _shares(rng, count, gift=terms.gift)
    total = sum(shares, Decimal(0))
    if terms.know_how:
        total += min(Decimal(rng.randrange(2, 30) * 10_000), _MOST_BESIDE * total)
    paid = (
        Decimal(0) if terms.mode in {Mode.EQUITY, Mode.PLEDGE} else (total * terms.received).quantize(Decimal("0.01"))
    )
    return Deal(
        terms=terms,
        suppliers=suppliers or _suppliers(world, terms),
        receiver=receiver or world.party(PartyKind.BANK if terms.mode is Mode.PLEDGE else PartyKind.FIRM),
        patents=[world.patent(signed_on, old=terms.old_patent) for _ in range(count)],
        shares=shares,
        total=total,
        received=paid,
        signed_on=signed_on,
        recorded_on=recorded_on,
        rng=rng,
    )


def rows_of(deal: Deal) -> list[Row]:
    """The rows that claim the deal as it is: each with its patents, the amounts of the contract repeated on each."""
    size = deal.terms.patents_per_row
    blank = deal.terms.mode in {Mode.EQUITY, Mode.PLEDGE}
    return [
        Row(
            registered_on=deal.recorded_on,
            patents=[patent.number for patent in deal.patents[start : start + size]],
            mode=deal.terms.mode,
            supplier=deal.supplier_names,
            receiver=deal.receiver.name,
            contract_amount=deal.total,
            received_amount=None if blank else deal.received,
            patent_amount=sum(deal.shares[start : start + size], Decimal(0)),
        )
        for start in range(0, len(deal.patents), size)
    ]


def _suppliers(world: World, terms: Terms) -> list[Party]:
    if terms.mode is Mode.PLEDGE:
        return [world.party(PartyKind.FIRM)]
    return [world.supplier() for _ in range(terms.owners)]


def _shares(rng: random.Random, count: int, *, gift: bool) -> list[Decimal]:
    """The price of each patent: round mostly, sometimes down to the cent."""
    if gift:
        return [Decimal(0)] * count
    step = rng.choice((1_000, 5_000, 10_000, 10_000, 50_000))
    shares = [Decimal(rng.randrange(4, 60) * step) for _ in range(count)]
    if rng.random() < 0.15:
        shares[0] += Decimal(rng.randrange(1, 99_999)) / 100
    return shares


def split_amount(rng: random.Random, amount: Decimal, parts: int) -> list[Decimal]:
    """An amount in parts that add up to it: round ones first, the last takes the rest."""
    if parts < 2 or amount < parts * 1000:
        return [amount]
    unit = Decimal(1000)
    found: list[Decimal] = []
    rest = amount
    for left in range(parts, 1, -1):
        share = (rest / left * Decimal(rng.choice((7, 9, 10, 12))) / 10 // unit) * unit
        found.append(max(unit, share))
        rest -= found[-1]
    return [*found, rest]


def names(parties: Iterable[Party]) -> list[str]:
    """The names of parties."""
    return [party.name for party in parties]
