"""The sum that the papers of money of a deal must show, and how well their amounts were read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from validators.case import Case
from validators.deals import ZERO
from validators.doubts import said_amount
from validators.facts import Facts
from validators.findings import CheckStatus
from validators.identity import amount_of
from validators.looks import (
    Look,
    a_misread_explains,
    cited,
    is_printed_text,
    is_repaired,
    place_of,
    readings_in_words,
    shown,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The sums that would agree with the list: each row its own part, or the whole repeated on each row."""

    sums: tuple[Decimal, ...]

    @property
    def least(self) -> Decimal:
        """The smallest of them."""
        return min(self.sums, default=ZERO)

    @property
    def most(self) -> Decimal:
        """The largest of them."""
        return max(self.sums, default=ZERO)

    @property
    def text(self) -> str:
        """In words."""
        return " 或 ".join(shown(amount) for amount in sorted(set(self.sums)))


def expected_sum(case: Case) -> Wanted:
    """What the deal's slips and invoices must show; where slips tell which way the list means it, that way only."""
    sums = case.deal.expected()
    if len(sums) > 1:
        paid = sum((amount_of(facts) or ZERO for facts in case.slips), ZERO)
        if paid in sums:
            return Wanted((paid,))
    return Wanted(sums)


def unsure_amounts(case: Case, papers: Sequence[Facts], name: str, *, agreed: bool = False) -> list[Look]:
    """A doubt for every paper whose amount is absent, disagrees in itself, was read badly or repaired unconfirmed.

    With `agreed` the amounts that were read in doubt are those expected, and no doubt is left.
    """
    looks = []
    for facts in papers:
        document = facts.document
        fields = document.fields.get(name, ())
        if not fields:
            note = f"{place_of(document)}未能读出金额"
            looks.append(Look(CheckStatus.UNCLEAR, None, note, (cited(document, None),)))
        for field in fields:
            if agreed and len(fields) == 1 and said_amount(field) is not None:
                continue
            words = readings_in_words(field)
            unread = field.value is None or len(fields) > 1
            weak = field.confidence < case.rules.agrees_at and not is_printed_text(field)
            repaired = is_repaired(field) and not case.confirmed(document, field.value)
            if unread or weak or repaired:
                why = "读数不一致" if field.conflict else "未得印证" if repaired else "读不清"
                note = f"{place_of(document, field.best)}的金额{why}（{words}）"
                looks.append(Look(CheckStatus.UNCLEAR, words, note, (cited(document, name, field),)))
    return looks


def sum_with_doubts(papers: Sequence[Facts], name: str) -> Decimal | None:
    """What papers add up to with amounts that were read in doubt; None where one says nothing, or none is in doubt."""
    added, doubtful = ZERO, False
    for facts in papers:
        amount = amount_of(facts)
        if amount is None:
            field = facts.document.one(name)
            amount, doubtful = said_amount(field) if field is not None else None, True
        if amount is None:
            return None
        added += amount
    return added if doubtful else None


def surely_read(case: Case, papers: Sequence[Facts], name: str, differences: Sequence[Decimal]) -> bool:
    """Whether amounts were read well enough to contradict the list, with no misread digit to explain a difference."""
    fields = [field for facts in papers for field in facts.document.fields.get(name, ())]
    if any(field.confidence < case.rules.contradicts_at and not is_printed_text(field) for field in fields):
        return False
    return not any(a_misread_explains(field, by, case.rules) for field in fields for by in differences)
