"""Deals: one contract with the rows that claim it and the papers that prove it; and what a row of it is judged by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from parsers.claims import Mode
from parsers.reading import Document, DocumentKind
from validators.facts import Facts, RowFacts

ZERO = Decimal(0)
RowKey = tuple[str, Mode, tuple[str, ...]]
"""A patent, its 转化方式 and its receiver: what no two rows may share."""


def row_keys(row: RowFacts) -> frozenset[RowKey]:
    """What the row claims, patent by patent; nothing where 转化方式 or receiver is not known."""
    mode, takers = row.claim.claimed.mode, tuple(sorted(row.takers))
    if not takers or mode is None:
        return frozenset()
    return frozenset((patent, mode, takers) for patent in row.patents)


@dataclass(frozen=True, slots=True)
class Records:
    """The CNIPA papers of a row: those of its own event, and others of its patents.

    `records` are of the claimed 转化方式; `other_mode` record something else between the same parties; `changes` change
    a name or an address only; `history` are events before and after.
    """

    records: tuple[Facts, ...] = ()
    other_mode: tuple[Facts, ...] = ()
    changes: tuple[Facts, ...] = ()
    history: tuple[Facts, ...] = ()

    def all(self) -> tuple[Facts, ...]:
        """Every paper among them."""
        return (*self.records, *self.other_mode, *self.changes, *self.history)


@dataclass(slots=True, eq=False)
class Deal:
    """Rows that share a contract, with the papers of money found for them.

    `ambiguous` holds the kinds of papers that could as well belong to another deal of the same parties; `loose` the ids
    of papers that only their parties tie to it, over an amount it does not lack; `joint` the deals that a paper pays
    for together with this one; `exchangeable` the ids of papers that another of the same amount was given to another
    deal of the same parties for; `maybe_reversed` red invoices that may take back one of its own.
    """

    rows: list[RowFacts]
    contracts: list[Facts] = field(default_factory=list)
    records: list[Facts] = field(default_factory=list)
    money: dict[DocumentKind, list[Facts]] = field(
        default_factory=lambda: {DocumentKind.INVOICE: [], DocumentKind.BANK_SLIP: []}
    )
    ambiguous: set[DocumentKind] = field(default_factory=set)
    loose: set[str] = field(default_factory=set)
    exchangeable: set[str] = field(default_factory=set)
    joint: dict[DocumentKind, list[Deal]] = field(default_factory=dict)
    maybe_reversed: list[Facts] = field(default_factory=list)
    _expected: tuple[Decimal, ...] | None = None

    @property
    def invoices(self) -> list[Facts]:
        """Its invoices, in the order of the package."""
        return self.money[DocumentKind.INVOICE]

    @property
    def slips(self) -> list[Facts]:
        """Its bank slips, in the order of the package."""
        return self.money[DocumentKind.BANK_SLIP]

    def together(self, kind: DocumentKind, most: int) -> list[Deal]:
        """Itself and all that share papers of a kind with it, also through others; at most one more than `most`."""
        found: list[Deal] = [self]
        for deal in found:
            for other in deal.joint.get(kind, ()):
                if len(found) > most:
                    return found
                if other not in found:
                    found.append(other)
        return found

    def received(self) -> list[Decimal]:
        """实际到账 of its rows: one claimed twice and a cell merged over rows once, empty cells and zeros left out."""
        rows = printed_once(distinct(self.rows), "received_amount")
        return [amount for row in rows if (amount := row.claim.claimed.received_amount)]

    def expected(self) -> tuple[Decimal, ...]:
        """What its slips may add up to: each row its own part, or the whole repeated on each row (both are honest)."""
        if self._expected is None:
            self._expected = self._add_up()
        return self._expected

    def _add_up(self) -> tuple[Decimal, ...]:
        amounts = self.received()
        if not amounts:
            return ()
        whole = self.whole_repeated()
        if whole is None:
            return (sum(amounts, ZERO),)
        total = max((row.claim.claimed.contract_amount or ZERO for row in self.rows), default=ZERO)
        added = sum(amounts, ZERO)
        return (whole,) if total and added > total else (added, whole)

    def whole_repeated(self) -> Decimal | None:
        """The amount that every one of several rows gives as received; None where they differ."""
        amounts = self.received()
        rows = distinct(self.rows)
        return amounts[0] if len(rows) > 1 and len(amounts) == len(rows) and len(set(amounts)) == 1 else None

    def lacks(self, kind: DocumentKind, have: Decimal) -> frozenset[Decimal]:
        """The sums that would complete what it has of a kind; empty where nothing is claimed as received."""
        targets = set(self.expected())
        if kind is DocumentKind.INVOICE and targets:
            targets |= self.totals()
        return frozenset(target - have for target in targets if target > have)

    def totals(self) -> frozenset[Decimal]:
        """The totals of its contract, as claimed and as read."""
        claimed = {row.claim.claimed.contract_amount for row in self.rows}
        read = {amount for contract in self.contracts for amount in contract.amounts}
        return frozenset(amount for amount in claimed | read if amount)


def distinct(rows: Iterable[RowFacts]) -> list[RowFacts]:
    """The rows without those that claim the same again."""
    found: dict[object, RowFacts] = {}
    for row in rows:
        found.setdefault(row_keys(row) or row.claim.row, row)
    return list(found.values())


def printed_once(rows: Iterable[RowFacts], name: str) -> list[RowFacts]:
    """The rows without those whose cell is one, merged, with that of a row before: it prints one amount for all."""
    found: dict[object, RowFacts] = {}
    for row in rows:
        claim = row.claim
        box = claim.cells.get(name)
        place = claim.place
        found.setdefault(claim.row if box is None else (place.file, place.page, box), row)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class RowLinks:
    """A row with every document linked to it.

    `beside` are certificates and licences; `ended` papers that say that a licence or a pledge has ended; `numberless`
    records among the row's papers of which no patent number was read; `supplements` agreements that change its
    contract, of which it was not read who is whose party.
    """

    row: RowFacts
    deal: Deal
    cnipa: Records
    contracts: tuple[Facts, ...]
    beside: tuple[Document, ...] = ()
    ended: tuple[Document, ...] = ()
    numberless: tuple[Document, ...] = ()
    supplements: tuple[Facts, ...] = ()

    def documents(self) -> tuple[Document, ...]:
        """Every linked document once, in the order of evidence: record, contract, invoice, slip, papers beside."""
        facts = (*self.cnipa.all(), *self.contracts, *self.supplements, *self.deal.invoices, *self.deal.slips)
        every = (*(item.document for item in facts), *self.beside, *self.ended, *self.numberless)
        return tuple({document.id: document for document in every}.values())
