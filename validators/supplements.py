"""Supplements: agreements that change a contract, which are a row's, and which have the last word on its price."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from validators.deals import RowLinks
from validators.facts import Facts, names_in
from validators.rules import Rules
from validators.titles import Titles


def is_supplement(facts: Facts, rules: Rules) -> bool:
    """Whether a contract calls itself one that changes another."""
    return any(word in str(title) for word in rules.supplement_words for title in facts.document.values("title"))


def with_supplements(
    rows: tuple[RowLinks, ...], contracts: Iterable[Facts], titles: Titles, rules: Rules
) -> tuple[RowLinks, ...]:
    """The rows with the supplements of their contracts that nobody claims, of which it was not read who is who.

    Such is of the row's patents, or names none and has the number of the row's contract; and names no other party.
    """
    claimed = {document.id for row in rows for document in row.documents()}
    of_patent: dict[str, list[Facts]] = defaultdict(list)
    of_number: dict[str, list[Facts]] = defaultdict(list)
    for facts in contracts:
        if facts.document.id in claimed or not is_supplement(facts, rules):
            continue
        for patent in facts.patents:
            of_patent[patent].append(facts)
        if not facts.patents and facts.contract_number:
            of_number[facts.contract_number].append(facts)
    found = []
    for row in rows:
        near = [facts for patent in sorted(row.row.patents) for facts in of_patent.get(patent, ())]
        near += [facts for contract in row.contracts for facts in of_number.get(contract.contract_number or "", ())]
        parties = {*row.row.givers, *row.row.takers}
        own = tuple(facts for facts in dict.fromkeys(near) if titles.known(_named(facts)) <= parties)
        found.append(replace(row, supplements=own) if own else row)
    return tuple(found)


def has_last_word(facts: Facts, row: RowLinks, originals: Sequence[Facts], titles_of_drafts: Sequence[str]) -> bool:
    """Whether a supplement surely changes these contracts.

    Both parties signed it, not before them; it is no draft, speaks of none but their patents, and cites them by their
    number or by the day they were signed. One whose parties were read and that is no contract of the row's all the same
    tells of another 转化方式 or another direction.
    """
    document = facts.document
    draft = True in document.values("draft") or any(
        word in str(title) for word in titles_of_drafts for title in document.values("title")
    )
    both = all(set(_named(facts)) & set(side) for side in (row.row.givers, row.row.takers))
    patents = frozenset(patent for contract in originals for patent in contract.patents)
    refused = facts not in row.contracts and bool(facts.givers and facts.takers)
    if draft or refused or not both or not originals or not facts.days or not facts.patents <= patents:
        return False
    return all(
        contract.days and min(facts.days) >= max(contract.days) and _cites(facts, contract) for contract in originals
    )


def _cites(facts: Facts, contract: Facts) -> bool:
    """Whether a supplement names a contract: by its number, its own may go on behind it, else by its day."""
    if facts.contract_number is not None and contract.contract_number is not None:
        return facts.contract_number.startswith(contract.contract_number)
    days = set(facts.document.values("amended_on"))
    return bool(days) and days == contract.days


def _named(facts: Facts) -> tuple[str, ...]:
    return (*facts.givers, *facts.takers, *names_in(facts.document, "signatories"))
