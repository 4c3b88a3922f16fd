"""How a contract or a CNIPA record agrees with a row, cue by cue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parsers.claims import Mode
from parsers.reading import DocumentKind, Value
from validators.facts import Facts, RowFacts

CHANGE_NOTICE = "change_notice"
_BOTH = 4
"""The level at which both parties agree."""
_OPEN_TO_ALL = frozenset({"register_copy", "gazette"})
"""Papers that may record any event; what they carry tells which."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a document agrees with a row, cue by cue.

    `elsewhere`: it gives to the supplier or takes from the receiver, an event before or after the row's.
    """

    mode: bool
    giver: bool
    taker: bool
    swapped: bool
    elsewhere: bool
    value: bool

    @property
    def level(self) -> int:
        """How well the parties agree: both 4, swapped 3, one 2, none 0."""
        return _BOTH if self.giver and self.taker else 3 if self.swapped else 2 * (self.giver + self.taker)

    @property
    def rank(self) -> tuple[int, bool, bool]:
        """What decides between rows that claim the same patent."""
        return self.level, self.mode, self.value


def mode_of_record(facts: Facts) -> Mode | None:
    """The event a register copy or a gazette's text records; None for papers whose subtype says it."""
    document = facts.document
    if document.subtype not in _OPEN_TO_ALL:
        return None
    event = next((str(value) for value in document.values("event")), "")
    if event in (Mode.LICENCE, Mode.PLEDGE):
        return Mode(event)
    number = next((str(value) for value in document.values("record_number")), "")
    if document.fields.get("licence_type") or number.startswith(("X", "KX")):
        return Mode.LICENCE
    return Mode.PLEDGE if number.startswith("Y") else Mode.TRANSFER


RECORDED_AS: Mapping[Mode, tuple[Mode, ...]] = {
    Mode.EQUITY: (Mode.TRANSFER,),
    Mode.OPEN_LICENCE: (Mode.LICENCE,),
}
"""作价入股 is recorded as a transfer, an open licence may be recorded as a licence."""


def is_change(facts: Facts) -> bool:
    """Whether a record changes a name or an address only."""
    return facts.document.subtype == CHANGE_NOTICE


def best_fitting(pairs: Sequence[tuple[Fit, Facts]]) -> tuple[Facts, ...]:
    """The documents whose parties agree best, of the claimed 转化方式 where there are such.

    Where none agrees on both sides, one of which a side was not read may be the row's own as well.
    """
    if not pairs:
        return ()
    best = max(fit.level for fit, _ in pairs)
    return tuple(facts for fit, facts in pairs if fit.level == best or best < _BOTH <= _at_most(fit, facts))


def _at_most(fit: Fit, facts: Facts) -> int:
    """How well the parties of a document may agree at most, were both sides read."""
    return fit.level + 2 * ((not facts.givers) + (not facts.takers))


def value_keys(facts: Facts) -> tuple[Value, ...]:
    """What a document may be found by beside its parties: the amounts of a contract, the days of a record."""
    contract = facts.document.kind is DocumentKind.CONTRACT
    return tuple(facts.amounts) if contract else tuple(facts.days)


def value_fits(facts: Facts, row: RowFacts) -> bool:
    """Whether a document shows the row's 合同额, or its day of registration."""
    claimed = row.claim.claimed
    if facts.document.kind is DocumentKind.CONTRACT:
        return claimed.contract_amount in facts.amounts
    return claimed.registered_on in facts.days
