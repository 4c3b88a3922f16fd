"""Contracts and CNIPA records ↔ rows: by patent number first, then by parties with amount or day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from parsers.claims import Mode
from parsers.reading import DocumentKind, Value
from validators.bare_rows import BareRows
from validators.deals import Records
from validators.facts import Facts, RowFacts
from validators.fits import RECORDED_AS, Fit, best_fitting, is_change, mode_of_record, value_fits, value_keys
from validators.names import PartyIndex
from validators.programmes.profile import Required


class Titles:
    """The contracts and records of a package, matched to the rows of its list."""

    def __init__(self, rows: Sequence[RowFacts], evidence: Mapping[Mode, Required], names: PartyIndex) -> None:
        self._rows = rows
        self._evidence = evidence
        self._names = names
        self._by_patent: dict[str, list[RowFacts]] = defaultdict(list)
        for row in rows:
            for patent in row.patents:
                self._by_patent[patent].append(row)

    def contracts(self, contracts: Iterable[Facts]) -> dict[int, tuple[Facts, ...]]:
        """The contracts of each row (by its number in the list)."""
        chosen: dict[int, tuple[Facts, ...]] = {}
        found, left = self._by_number(contracts)
        for row in self._rows:
            own = [(self.fit(facts, row), facts) for facts in found.get(row.claim.row, ())]
            own = [pair for pair in own if not pair[0].elsewhere]
            chosen[row.claim.row] = best_fitting([pair for pair in own if pair[0].mode] or own)
        self._by_deal(chosen, left, found)
        return chosen

    def records(self, registrations: Iterable[Facts]) -> dict[int, Records]:
        """The CNIPA papers of each row (by its number in the list)."""
        chosen: dict[int, tuple[Facts, ...]] = {}
        papers = list(registrations)
        of_patent: dict[str, list[Facts]] = defaultdict(list)
        for facts in papers:
            for patent in facts.patents:
                of_patent[patent].append(facts)
        found, left = self._by_number(facts for facts in papers if not is_change(facts))
        for row in self._rows:
            chosen[row.claim.row] = self._own_records(row, found.get(row.claim.row, ()))
        self._by_deal(chosen, left, found)
        return {row.claim.row: self._sorted(row, chosen[row.claim.row], of_patent) for row in self._rows}

    def fit(self, facts: Facts, row: RowFacts) -> Fit:
        """How a document agrees with a row."""
        givers, takers = self.known(facts.givers), self.known(facts.takers)
        own_givers, own_takers = set(row.givers), set(row.takers)
        giver, taker = bool(givers & own_givers), bool(takers & own_takers)
        swapped = bool(givers & own_takers and takers & own_givers) and not (giver and taker)
        elsewhere = bool(takers & own_givers or givers & own_takers) and not (giver or taker or swapped)
        return Fit(
            mode=self._mode_fits(facts, row),
            giver=giver,
            taker=taker,
            swapped=swapped,
            elsewhere=elsewhere,
            value=value_fits(facts, row),
        )

    def _shared_contracts(self, found: Mapping[int, Sequence[Facts]]) -> list[tuple[Facts, set[Value]]]:
        """Contracts that are some row's, with the totals their rows claim where a number in them is unreadable."""
        claimed = {row.claim.row: row.claim.claimed.contract_amount for row in self._rows}
        shared: dict[int, tuple[Facts, set[Value]]] = {}
        for number, papers in found.items():
            for facts in papers:
                if facts.document.kind is DocumentKind.CONTRACT:
                    values = shared.setdefault(id(facts), (facts, set()))[1]
                    amount = claimed[number]
                    values |= {amount} if facts.patents_unread and amount is not None else set()
        return list(shared.values())

    def known(self, names: Iterable[str]) -> set[str]:
        """The names as the list writes them, those it does not know as they are."""
        return {known for name in names for known in (self._names.resolve(name) or (name,))}

    def _own_records(self, row: RowFacts, candidates: Iterable[Facts]) -> tuple[Facts, ...]:
        """The records of the row's event; for each patent those that fit best."""
        fits = {id(facts): self.fit(facts, row) for facts in candidates}
        own: dict[int, Facts] = {}
        for patent in sorted(row.patents):
            pairs = [(fits[id(f)], f) for f in candidates if patent in f.patents and not fits[id(f)].elsewhere]
            of_mode = [pair for pair in pairs if pair[0].mode]
            own |= {id(facts): facts for facts in best_fitting(of_mode or pairs)}
        return tuple(own.values())

    def _sorted(self, row: RowFacts, own: Sequence[Facts], of_patent: Mapping[str, list[Facts]]) -> Records:
        every = {id(facts): facts for patent in sorted(row.patents) for facts in of_patent.get(patent, ())}
        mine = {id(facts) for facts in own}
        others = [facts for key, facts in every.items() if key not in mine]
        return Records(
            records=tuple(facts for facts in own if self._mode_fits(facts, row)),
            other_mode=tuple(facts for facts in own if not self._mode_fits(facts, row)),
            changes=tuple(facts for facts in others if is_change(facts)),
            history=tuple(facts for facts in others if not is_change(facts)),
        )

    def _mode_fits(self, facts: Facts, row: RowFacts) -> bool:
        mode = row.claim.claimed.mode
        subtype = facts.document.subtype
        if mode is None or subtype is None:
            return True
        asked = self._evidence[mode]
        if facts.document.kind is DocumentKind.CONTRACT:
            return subtype in asked.contracts
        told = mode_of_record(facts)
        return subtype in asked.registrations and told in {None, mode, *RECORDED_AS.get(mode, ())}

    def _by_number(self, papers: Iterable[Facts]) -> tuple[dict[int, list[Facts]], list[Facts]]:
        """Papers by row, for each patent those rows that fit best; and papers whose numbers nobody claims."""
        found: dict[int, list[Facts]] = defaultdict(list)
        left: list[Facts] = []
        for facts in papers:
            rows: dict[int, None] = {}
            for patent in sorted(facts.patents):
                rows |= dict.fromkeys(self._nearest(facts, self._by_patent.get(patent, [])))
            for number in rows:
                found[number].append(facts)
            if not rows:
                left.append(facts)
        return found, left

    def _nearest(self, facts: Facts, rows: Sequence[RowFacts]) -> list[int]:
        if len(rows) < 2:
            return [row.claim.row for row in rows]
        ranks = {row.claim.row: self.fit(facts, row).rank for row in rows}
        best = max(ranks.values())
        return [number for number, rank in ranks.items() if rank == best]

    def _by_deal(
        self, chosen: dict[int, tuple[Facts, ...]], left: Sequence[Facts], found: Mapping[int, Sequence[Facts]]
    ) -> None:
        """Give rows without a paper those of their parties whose amount or day agrees though no number does.

        Papers nobody claims by number come first; then contracts of other rows, for one may serve several rows.
        """
        shared = self._shared_contracts(found)
        totals = {id(facts): values for facts, values in shared}
        for papers, strict in ((left, False), ([facts for facts, _ in shared], True)):
            bare = BareRows(row for row in self._rows if not chosen[row.claim.row])
            extra: dict[int, list[Facts]] = defaultdict(list)
            for facts in papers:
                unread = not strict and (facts.patents_unread or not facts.patents)
                givers, takers = self.known(facts.givers), self.known(facts.takers)
                values = {*value_keys(facts), *totals.get(id(facts), ())}
                for row in bare.of(givers, takers, values, every=unread):
                    fit = self.fit(facts, row)
                    if fit.level >= 3 and fit.mode:
                        extra[row.claim.row].append(facts)
            chosen |= {number: tuple(papers_found) for number, papers_found in extra.items()}
