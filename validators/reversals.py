"""Red invoices whose parties cannot be read: the blue invoice they name, or their amount, tells whose they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from parsers.reading import DocumentKind
from parsers.values.text import plain
from validators.deal_index import DealIndex, Known, Paper
from validators.identity import amount_of, is_reversal

_NUMBER = r"\d{8,20}"
_MOST = 20
"""Deals with an invoice of one amount beyond which the amount tells nothing of a red one."""


def may_reverse(paper: Paper) -> bool:
    """Whether a paper is an invoice that takes money back, or is marked as one that does or is void."""
    document = paper.facts.document
    return document.kind is DocumentKind.INVOICE and (is_reversal(paper.facts) or True in document.values("reversed"))


def reverse(index: DealIndex, papers: Iterable[Paper]) -> None:
    """Give red invoices to the deal with the blue one they name; else mark each deal whose invoice they may reverse."""
    red = list(papers)
    if not red:
        return
    numbers: dict[str, list[Known]] = defaultdict(list)
    amounts: dict[Decimal, list[Known]] = defaultdict(list)
    for known in index.known.values():
        for blue in known.deal.invoices:
            if number := blue.number:
                numbers[number].append(known)
            for amount in blue.amounts:
                amounts[abs(amount)].append(known)
    for paper in red:
        _reverse(paper, numbers, amounts)


def _reverse(paper: Paper, numbers: dict[str, list[Known]], amounts: dict[Decimal, list[Known]]) -> None:
    facts = paper.facts
    said = re.findall(_NUMBER, plain(facts.free_text))
    named = {id(known): known for number in said for known in numbers.get(number, ())}
    if named and is_reversal(facts):
        for known in named.values():
            known.deal.money[DocumentKind.INVOICE].append(facts)
        return
    amount = amount_of(facts)
    equal = [known for known in amounts.get(abs(amount), ()) if _fits(paper, known)] if amount is not None else []
    deals = {id(known.deal): known.deal for known in equal} if len(equal) <= _MOST else {}
    if amount is None:
        deals = {id(deal): deal for deal in (paper.owner, *paper.hinted) if deal is not None}
    for deal in deals.values():
        deal.maybe_reversed.append(facts)


def _fits(paper: Paper, known: Known) -> bool:
    """Whether what was read of a paper's parties leaves it possible that it is the deal's."""
    givers, takers = not paper.givers or paper.givers & known.givers, not paper.takers or paper.takers & known.takers
    return bool(givers and takers)
