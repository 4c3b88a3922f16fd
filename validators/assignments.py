"""A reviewer's word on which papers are whose, which linking follows before it weighs any cue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from parsers.reading import Document, DocumentKind
from validators.deals import Deal, Records
from validators.facts import Facts
from validators.fits import is_change


@dataclass(frozen=True)
class Assignments:
    """By the id of a document, the rows (by number) that it is given to and those that it is taken from."""

    given: Mapping[str, frozenset[int]] = field(default_factory=dict)
    taken: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def of(self, row: int) -> frozenset[str]:
        """The ids of the documents that are given to a row."""
        return self._of_row.get(row, frozenset())

    @cached_property
    def _of_row(self) -> Mapping[int, frozenset[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for document, rows in self.given.items():
            for row in rows:
                found[row].add(document)
        return {row: frozenset(documents) for row, documents in found.items()}

    def facts(self, row: int, linked: Iterable[Facts], every: Iterable[Facts]) -> tuple[Facts, ...]:
        """The papers of a row: those linked and not taken away, and those of `every` that are given to it."""
        kept = [facts for facts in linked if self.leaves(facts.document, row)]
        wanted = self.of(row) - {facts.document.id for facts in kept}
        return (*kept, *(facts for facts in every if facts.document.id in wanted)) if wanted else tuple(kept)

    def documents(self, row: int, linked: Iterable[Document], every: Iterable[Document]) -> tuple[Document, ...]:
        """The same for papers that lie beside."""
        kept = [document for document in linked if self.leaves(document, row)]
        wanted = self.of(row) - {document.id for document in kept}
        return (*kept, *(document for document in every if document.id in wanted)) if wanted else tuple(kept)

    def records(self, row: int, linked: Records, every: Iterable[Facts], fitting: frozenset[str]) -> Records:
        """The CNIPA papers of a row; `fitting` are the ids of those that record what it claims."""
        wanted = self.of(row)
        groups = (linked.records, linked.other_mode, linked.changes, linked.history)
        own, other, changes, history = (
            tuple(facts for facts in group if self.leaves(facts.document, row) and facts.document.id not in wanted)
            for group in groups
        )
        told = [facts for facts in every if facts.document.id in wanted] if wanted else []
        renaming = [facts for facts in told if is_change(facts)]
        events = [facts for facts in told if not is_change(facts)]
        return Records(
            records=(*own, *(facts for facts in events if facts.document.id in fitting)),
            other_mode=(*other, *(facts for facts in events if facts.document.id not in fitting)),
            changes=(*changes, *renaming),
            history=history,
        )

    def leaves(self, document: Document, row: int) -> bool:
        """Whether a document may be the row's, for all the reviewer said."""
        return row not in self.taken.get(document.id, frozenset())

    def money(self, deals: Mapping[int, Deal]) -> Told:
        """The same for papers of money, which go to deals (by the numbers of their rows)."""
        return Told(
            {document: _deals(rows, deals) for document, rows in self.given.items()},
            {document: frozenset(map(id, _deals(rows, deals))) for document, rows in self.taken.items()},
        )


@dataclass(frozen=True, slots=True)
class Told:
    """By the id of a document, the deals that it is given to, and the identities of those that it is taken from."""

    given: Mapping[str, Sequence[Deal]] = field(default_factory=dict)
    taken: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def leaves(self, facts: Facts, deal: Deal) -> bool:
        """Whether a paper may be the deal's, for all the reviewer said."""
        return id(deal) not in self.taken.get(facts.document.id, frozenset())

    def left(self, facts: Facts, deals: Sequence[Deal]) -> Sequence[Deal]:
        """Those of the deals that a paper may be of; the very same sequence where nothing is taken."""
        if facts.document.id not in self.taken:
            return deals
        return [deal for deal in deals if self.leaves(facts, deal)]

    def give(self, facts: Facts) -> Sequence[Deal]:
        """Give a paper to the deals it is told to belong to, which come back; none where nothing is told."""
        deals = self.given.get(facts.document.id, ())
        for deal in deals:
            deal.money[facts.document.kind].append(facts)
        return deals

    def take(self, deals: Iterable[Deal]) -> None:
        """Take out of deals what weighing all papers together gave them against the reviewer's word."""
        if self.taken:
            for deal in deals:
                for papers in deal.money.values():
                    papers[:] = [facts for facts in papers if self.leaves(facts, deal)]
                deal.maybe_reversed[:] = [facts for facts in deal.maybe_reversed if self.leaves(facts, deal)]


ASSIGNABLE = frozenset(
    {
        DocumentKind.REGISTRATION, DocumentKind.CONTRACT, DocumentKind.INVOICE, DocumentKind.BANK_SLIP,
        DocumentKind.CERTIFICATE, DocumentKind.LICENCE_OF_BUSINESS,
    }
)  # fmt: skip
"""Kinds of documents that can be a row's."""
NO_ASSIGNMENTS = Assignments()
NOTHING_TOLD = Told()


def _deals(rows: Iterable[int], deals: Mapping[int, Deal]) -> tuple[Deal, ...]:
    found = {id(deals[row]): deals[row] for row in sorted(rows) if row in deals}
    return tuple(found.values())
