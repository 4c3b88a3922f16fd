"""Statements of an account (对账单): which papers are lines of one, and which line is the payment that a slip shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import product

from parsers.reading import DocumentKind
from validators.facts import Facts
from validators.names import Likeness, likeness

_ACCOUNTS = ("payer_account", "payee_account")

Payment = tuple[Decimal, date, str, str]
"""Amount, day and both accounts: what a slip and a line of a statement about one payment have in common."""


def statements(papers: Iterable[Facts]) -> list[list[Facts]]:
    """The lines of every statement: several payments on the same pages, where slips on one page have a box each."""
    lines: dict[tuple[str, tuple[int, int]], list[Facts]] = defaultdict(list)
    for facts in papers:
        if facts.document.kind is DocumentKind.BANK_SLIP and facts.document.box is None:
            lines[facts.document.file, facts.document.pages].append(facts)
    return [several for several in lines.values() if len(several) > 1]


def slips_of_lines(slips: Iterable[Facts], listed: Iterable[Sequence[Facts]]) -> Mapping[str, Facts]:
    """By the id of a line, the slip of the same payment; `slips` once each, none of them a line.

    Where several payments are alike, the first line goes with the first slip, and so on: no slip stands for two lines.
    """
    alike: dict[Payment, list[Facts]] = defaultdict(list)
    for facts in slips:
        if (payment := _payment(facts)) is not None:
            alike[payment].append(facts)
    found: dict[str, Facts] = {}
    for lines in listed:
        seen: dict[Payment, int] = defaultdict(int)
        for line in lines:
            payment = _payment(line)
            if payment is not None and seen[payment] < len(alike.get(payment, ())):
                found[line.document.id] = alike[payment][seen[payment]]
                seen[payment] += 1
    return found


def is_another_s(own: Iterable[str], names: Iterable[str]) -> bool:
    """Whether a side of a line was read and names nobody who may be one of these, of whom there are some."""
    pairs = [likeness(one, name) for one, name in product(own, names)]
    return bool(pairs) and all(like is Likeness.OTHER for like in pairs)


def _payment(facts: Facts) -> Payment | None:
    """What makes the payment known again; None where not all of it was read alike."""
    accounts = [{str(value) for value in facts.document.values(name)} for name in _ACCOUNTS]
    if any(len(values) != 1 for values in (facts.amounts, facts.days, *accounts)):
        return None
    payer, payee = (next(iter(values)) for values in accounts)
    return next(iter(facts.amounts)), next(iter(facts.days)), payer, payee
