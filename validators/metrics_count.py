"""Counting: what rows of a list add up to under a programme's measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from parsers.claims import Claimed
from validators.deals import ZERO, Deal, distinct, printed_once
from validators.facts import RowFacts
from validators.findings import Verdict
from validators.identity import amount_of
from validators.metrics_parties import Register
from validators.names import party_names
from validators.programmes.measures import Measure, Role, What


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of the list as it is counted: its verdict and the deal it belongs to."""

    facts: RowFacts
    verdict: Verdict
    deal: Deal

    @property
    def claimed(self) -> Claimed:
        """What it claims."""
        return self.facts.claim.claimed


@dataclass(frozen=True, slots=True)
class Tally:
    """A count or a sum; how many of the parties are but inferred, and how many rows could not be placed."""

    value: Decimal
    inferred: int = 0
    doubtful: int = 0


@dataclass(frozen=True, slots=True)
class Days:
    """A span of days, both ends included; open where None."""

    first: date | None = None
    last: date | None = None

    @property
    def open(self) -> bool:
        """Whether it holds every day."""
        return self.first is None and self.last is None

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


def year_of(year: int) -> Days:
    """The days of a year."""
    return Days(date(year, 1, 1), date(year, 12, 31))


def supported(rows: Iterable[Row]) -> list[Row]:
    """The rows that the evidence verifies."""
    return [row for row in rows if row.verdict is Verdict.SUPPORTED]


def in_reach(rows: Iterable[Row]) -> list[Row]:
    """The rows that nothing contradicts."""
    return [row for row in rows if row.verdict is not Verdict.CONTRADICTED]


def tally(measure: Measure, rows: Sequence[Row], register: Register, days: Days | None = None) -> Tally:
    """What the rows add up to; `days` narrows the measure's own span."""
    spans = [Days(measure.since, measure.until), days or Days()]
    taken = [row for row in rows if _fits(measure, row, spans, register)]
    doubtful = sum(_is_doubtful(row, spans) for row in rows)
    if measure.what is What.PARTIES:
        names = {name for row in taken for name in _counted(measure, row) if _counts(measure, name, register)}
        inferred = sum(register.known(name).inferred for name in names)
        return Tally(Decimal(len(names)), inferred if measure.kinds else 0, doubtful)
    return Tally(_value(measure.what, taken), 0, doubtful)


def readings_of(measure: Measure, rows: Sequence[Row], register: Register, days: Days) -> list[Tally]:
    """What a form may mean by the measure: optional 转化方式 in or out, patents once each or once in every contract.

    The first is the strict reading.
    """
    modes = [measure.modes, *([(*measure.modes, *measure.optional_modes)] if measure.optional_modes else [])]
    found = [tally(replace(measure, modes=chosen), rows, register, days) for chosen in modes]
    if measure.what is What.PATENTS:
        for chosen in modes:
            taken = [row for row in rows if _fits(replace(measure, modes=chosen), row, [days], register)]
            found.append(Tally(Decimal(len({(id(row.deal), patent) for row in taken for patent in row.facts.patents}))))
    return found


def _is_doubtful(row: Row, spans: Iterable[Days]) -> bool:
    """Whether a row's 转化方式 or day is not known, so that it may belong to what is counted."""
    return row.claimed.mode is None or (row.claimed.registered_on is None and any(not span.open for span in spans))


def _fits(measure: Measure, row: Row, spans: Iterable[Days], register: Register) -> bool:
    claimed = row.claimed
    if claimed.mode not in measure.modes:
        return False
    day = claimed.registered_on
    if any(not span.open and (day is None or not span.holds(day)) for span in spans):
        return False
    sides = ((measure.suppliers, claimed.supplier), (measure.receivers, claimed.receiver))
    return all(
        not kinds or any(register.known(name).is_one_of(kinds) for name in party_names(cell)) for kinds, cell in sides
    )


def _counted(measure: Measure, row: Row) -> Iterator[str]:
    """The parties of a row that the measure counts."""
    claimed = row.claimed
    role = measure.party.get(claimed.mode) if claimed.mode else None
    if role in {Role.SUPPLIER, Role.BOTH}:
        yield from party_names(claimed.supplier)
    if role in {Role.RECEIVER, Role.BOTH}:
        yield from party_names(claimed.receiver)


def _counts(measure: Measure, name: str, register: Register) -> bool:
    known = register.known(name)
    return known.is_one_of(measure.kinds) and not (measure.local and known.local is False)


def _value(what: What, rows: Sequence[Row]) -> Decimal:
    match what:
        case What.CONTRACTS:
            return Decimal(len(_contracts(rows)))
        case What.PATENTS:
            return Decimal(len({patent for row in rows for patent in row.facts.patents}))
        case What.CONTRACT_AMOUNT:
            return sum((amount for _, amount in _contracts(rows) if amount is not None), ZERO)
        case What.RECEIVED_AMOUNT:
            return sum((_received(deal, part) for deal, part in _by_deal(rows)), ZERO)
        case _:
            once = distinct(row.facts for row in rows)
            return sum((row.claim.claimed.patent_amount or ZERO for row in once), ZERO)


def _contracts(rows: Iterable[Row]) -> set[tuple[int, Decimal | None]]:
    """The contracts: rows of one deal with one 合同额 share one, for it is repeated on every row of its contract."""
    found = {(id(row.deal), row.claimed.contract_amount) for row in rows}
    told = {deal for deal, amount in found if amount is not None}
    return {(deal, amount) for deal, amount in found if amount is not None or deal not in told}


def _by_deal(rows: Iterable[Row]) -> Iterator[tuple[Deal, list[RowFacts]]]:
    groups: dict[int, tuple[Deal, list[RowFacts]]] = {}
    for row in rows:
        groups.setdefault(id(row.deal), (row.deal, []))[1].append(row.facts)
    yield from groups.values()


def _received(deal: Deal, rows: Sequence[RowFacts]) -> Decimal:
    """What was received under one deal: row by row, or once where every row repeats the whole."""
    once = printed_once(distinct(rows), "received_amount")
    amounts = [amount for row in once if (amount := row.claim.claimed.received_amount)]
    added = sum(amounts, ZERO)
    if len(amounts) < 2 or len(set(amounts)) > 1:
        return added
    total = max((row.claim.claimed.contract_amount or ZERO for row in rows), default=ZERO)
    paid = sum((amount_of(facts) or ZERO for facts in deal.slips), ZERO)
    return amounts[0] if added > total > 0 or paid == amounts[0] else added
