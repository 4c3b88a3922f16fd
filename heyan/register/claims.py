"""How two claims on one patent stand to each other: one deal claimed twice, two receivers, sold back or onward."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from heyan.register.taking import LICENCES, ROUNDING, TRANSFERS
from heyan.register.things import Kind, Thing
from validators.names import Likeness, likeness


class Stand(Enum):
    """How two claims stand to each other; the value is Chinese, empty where nothing is amiss."""

    APART = ""
    INSTALMENT = "同一合同分次到账"
    TWICE = "同一专利的同一笔转化重复申报"
    TWO_RECEIVERS = "同一专利由两个受让方申报"
    TWO_SUPPLIERS = "同一专利由两个供给方转给同一受让方"
    SOLD_BACK = "同一专利转出后又转回"
    ONWARD = "同一专利接连转让（转手）"
    EXCLUSIVE = "同一专利已有独占或排他许可，又许可他人"


HONEST = frozenset({Stand.APART, Stand.INSTALMENT})


def stand_of(mine: Thing, theirs: Thing) -> Stand:
    """How two rows of lists stand to each other."""
    if not set(mine.patents) & set(theirs.patents):
        return Stand.APART
    first, second = _mode(mine), _mode(theirs)
    if first in TRANSFERS and second in TRANSFERS:
        return _transfers(mine, theirs)
    if same_parties(mine, theirs) and (first == second or {first, second} <= LICENCES):
        return _twice(mine, theirs)
    if {first, second} <= LICENCES and not _same_takers(mine, theirs):
        return Stand.EXCLUSIVE if " " in mine.subtype or " " in theirs.subtype else Stand.APART
    return Stand.APART


def follows(claim: Thing, record: Thing) -> Stand:
    """How a recorded transfer that a package proves stands to a claim of another: what came before it is history."""
    if _mode(claim) not in TRANSFERS or record.subtype not in _RECORDS or not set(claim.patents) & set(record.patents):
        return Stand.APART
    later = claim.day is not None and record.day is not None and record.day >= claim.day
    if not later or not same(claim.takers, claim.taker_codes, record.givers, record.giver_codes):
        return Stand.APART
    back = same(claim.givers, claim.giver_codes, record.takers, record.taker_codes)
    return Stand.SOLD_BACK if back else Stand.ONWARD


_RECORDS = frozenset({"transfer_notice", "register_copy", "gazette"})
"""Records that may tell of a transfer."""


def _mode(claim: Thing) -> str:
    return claim.subtype.partition(" ")[0]


def _transfers(mine: Thing, theirs: Thing) -> Stand:
    if same_parties(mine, theirs):
        return _twice(mine, theirs)
    back = same(mine.givers, mine.giver_codes, theirs.takers, theirs.taker_codes)
    on = same(mine.takers, mine.taker_codes, theirs.givers, theirs.giver_codes)
    if back and on:
        return Stand.SOLD_BACK
    if back or on:
        return Stand.ONWARD
    return Stand.TWO_SUPPLIERS if _same_takers(mine, theirs) else Stand.TWO_RECEIVERS


def _twice(mine: Thing, theirs: Thing) -> Stand:
    """One deal claimed by two: honest where both together received no more than its contract gives."""
    totals = {total for total in (mine.total, theirs.total) if total}
    if not mine.claimed or not theirs.claimed or len(totals) != 1:
        return Stand.TWICE
    return Stand.INSTALMENT if mine.claimed + theirs.claimed <= totals.pop() + ROUNDING else Stand.TWICE


def beyond(mine: Thing, theirs: Thing) -> bool:
    """Whether the rows that two packages have a paper serve claim more than it shows."""
    if mine.claimed is None or theirs.claimed is None:
        return mine.kind is not Kind.CONTRACT
    shown = [amount for amount in (mine.amount, theirs.amount) if amount is not None]
    return mine.claimed + theirs.claimed > min(shown, default=Decimal(0)) + ROUNDING


def same_parties(mine: Thing, theirs: Thing) -> bool:
    """Whether giver and taker of both are the same, by name or by credit code."""
    return same(mine.givers, mine.giver_codes, theirs.givers, theirs.giver_codes) and _same_takers(mine, theirs)


def _same_takers(mine: Thing, theirs: Thing) -> bool:
    return same(mine.takers, mine.taker_codes, theirs.takers, theirs.taker_codes)


def same(
    names: tuple[str, ...], codes: tuple[str, ...], other_names: tuple[str, ...], other_codes: tuple[str, ...]
) -> bool:
    """Whether one of the parties is the other's, by name or code; one a character off has another code if any."""
    if set(codes) & set(other_codes):
        return True
    found = {likeness(name, other) for name in names for other in other_names}
    told_apart = bool(codes and other_codes)
    return Likeness.EQUAL in found or (Likeness.NEAR in found and not told_apart)
