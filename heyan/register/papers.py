"""Whether two papers of different packages are one, and how that is known.

Papers are one by the number printed on them, by their very page, or by a page that was scanned anew. Two numbers that
were both read and differ make two papers, however alike they look: slips of one bank, instalments, series of invoices.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from extract.fingerprint import likeness_of
from extract.pages import Fingerprint
from heyan.register.things import LONG_INVOICE, MONEY, SERIAL, Kind, Mark, Thing
from validators.names import Likeness, likeness

LEAST_NUMBERS = 3
"""A page with fewer numbers is a form or running text, which honest papers share."""
IN_COMMON = ((0.6, 0.62), (0.5, 0.75))
"""Shares of numbers and of wording that two scans of one page have in common at least: one pair or the other.

Measured (docs/register.md): two scans of a page share all their numbers in most cases, 0.7 of them in 95 of 100, and at
least 0.67 of the wording; papers of one form share up to 0.5 of the wording and less than 0.4 of the numbers.
"""


class How(Enum):
    """How two papers are known to be one, in Chinese."""

    NUMBER = "号码相同"
    CONTENT = "双方、金额、日期都相同"
    PAGE = "页面内容完全相同"
    LIKE_PAGE = "页面内容几乎相同，应为同一页的另一次扫描"
    ALTERED = "号码相同而内容不同"


@dataclass(frozen=True, slots=True)
class Same:
    """Two papers are one: how that is known, and the pages on which it is seen where it is by a page."""

    how: How
    mine: Mark | None = None
    theirs: Mark | None = None


def same_paper(mine: Thing, theirs: Thing) -> Same | None:
    """How two papers are one, None where nothing says so."""
    if mine.kind is not theirs.kind:
        return None
    by_content = _BY_CONTENT[mine.kind](mine, theirs)
    if by_content is not None:
        return Same(by_content)
    return None if _surely_two(mine, theirs) else _by_page(mine, theirs)


def _invoice(mine: Thing, theirs: Thing) -> How | None:
    if not mine.number or mine.number != theirs.number:
        return None
    long = len(mine.number) >= LONG_INVOICE
    if not long and mine.code and theirs.code and mine.code != theirs.code:
        return None
    alike = _amounts_agree(mine, theirs) and not _others(mine, theirs)
    if long or (mine.code and theirs.code):
        return How.NUMBER if alike else How.ALTERED
    return How.NUMBER if alike and _known(mine, theirs) else None


def _slip(mine: Thing, theirs: Thing) -> How | None:
    same_number = len(mine.number) >= SERIAL and mine.number == theirs.number
    if same_number and _amounts_agree(mine, theirs) and (not _others(mine, theirs) or _days_equal(mine, theirs)):
        return How.NUMBER if not _others(mine, theirs) else How.ALTERED
    if same_number and not _others(mine, theirs):
        return How.ALTERED
    if not (
        mine.amount is not None
        and mine.amount == theirs.amount
        and _days_equal(mine, theirs)
        and _parties(mine, theirs)
    ):
        return None
    return How.CONTENT if not (mine.number and theirs.number) or _two_sides(mine, theirs) else None


def _two_sides(mine: Thing, theirs: Thing) -> bool:
    """Whether one is the payee's paper and the other the payer's: both have numbers of their own."""
    return (mine.subtype == "receipt") != (theirs.subtype == "receipt") and bool(mine.subtype and theirs.subtype)


def _record(mine: Thing, theirs: Thing) -> How | None:
    if mine.number and mine.number == theirs.number:
        shared = not mine.patents or not theirs.patents or set(mine.patents) & set(theirs.patents)
        return How.NUMBER if shared and not _others(mine, theirs) else How.ALTERED
    if set(mine.patents) & set(theirs.patents) and _days_equal(mine, theirs) and _parties(mine, theirs):
        return How.CONTENT
    return None


def _contract(mine: Thing, theirs: Thing) -> How | None:
    if mine.number and mine.number == theirs.number:
        if _others(mine, theirs):
            return None
        return How.NUMBER if _amounts_agree(mine, theirs) or _days_equal(mine, theirs) else None
    if mine.number and theirs.number:
        return None
    alike = mine.amount is not None and mine.amount == theirs.amount and _days_equal(mine, theirs)
    about = not mine.patents or not theirs.patents or bool(set(mine.patents) & set(theirs.patents))
    return How.CONTENT if alike and about and _parties(mine, theirs) else None


_BY_CONTENT = {Kind.INVOICE: _invoice, Kind.BANK_SLIP: _slip, Kind.REGISTRATION: _record, Kind.CONTRACT: _contract}


def _by_page(mine: Thing, theirs: Thing) -> Same | None:
    best: Same | None = None
    for ours in mine.marks:
        for other in theirs.marks:
            if (how := _same_page(ours.fingerprint, other.fingerprint)) is How.PAGE:
                return Same(how, ours, other)
            if how is not None:
                best = best or Same(how, ours, other)
    return best


def _same_page(mine: Fingerprint, theirs: Fingerprint) -> How | None:
    numbers, others = set(mine.numbers), set(theirs.numbers)
    if mine.exact == theirs.exact and (mine.pictured or len(numbers) >= LEAST_NUMBERS):
        return How.PAGE
    if min(len(numbers), len(others)) < LEAST_NUMBERS or not (mine.pictured or theirs.pictured):
        return None
    shared = len(numbers & others) / len(numbers | others)
    if shared < min(least for least, _ in IN_COMMON):
        return None
    worded = likeness_of(mine.words, theirs.words)
    return How.LIKE_PAGE if any(shared >= least and worded >= words for least, words in IN_COMMON) else None


def _surely_two(mine: Thing, theirs: Thing) -> bool:
    """Whether something that was read of both makes them two papers."""
    return (
        bool(mine.number and theirs.number and mine.number != theirs.number)
        or bool(mine.day and theirs.day and mine.day != theirs.day)
        or not _amounts_agree(mine, theirs)
        or bool(
            mine.kind not in MONEY and mine.patents and theirs.patents and not set(mine.patents) & set(theirs.patents)
        )
    )


def _amounts_agree(mine: Thing, theirs: Thing) -> bool:
    return mine.amount is None or theirs.amount is None or mine.amount == theirs.amount


def _known(mine: Thing, theirs: Thing) -> bool:
    """Whether enough was read of both for a short number to be one's own."""
    return (
        mine.amount is not None and theirs.amount is not None and (_days_equal(mine, theirs) or _parties(mine, theirs))
    )


def _days_equal(mine: Thing, theirs: Thing) -> bool:
    return mine.day is not None and mine.day == theirs.day


def _parties(mine: Thing, theirs: Thing) -> bool:
    """Whether both name the same giver and the same taker."""
    return _alike(mine.givers, theirs.givers) and _alike(mine.takers, theirs.takers)


def _alike(names: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(likeness(name, other) is not Likeness.OTHER for name in names for other in others)


def _others(mine: Thing, theirs: Thing) -> bool:
    """Whether they name clearly different parties on one side."""
    sides = ((mine.givers, theirs.givers), (mine.takers, theirs.takers))
    return any(names and others and not _alike(names, others) for names, others in sides)
