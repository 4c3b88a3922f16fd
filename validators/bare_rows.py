"""Rows that have no paper of a kind yet, found by their parties and by an amount or a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from parsers.reading import Value
from validators.facts import RowFacts


class BareRows:
    """Rows that have no paper yet, by parties and by parties with amount or day."""

    def __init__(self, rows: Iterable[RowFacts]) -> None:
        self._of_pair: dict[tuple[str, str], list[RowFacts]] = defaultdict(list)
        self._of_value: dict[tuple[str, str, Value], list[RowFacts]] = defaultdict(list)
        for row in rows:
            claimed = row.claim.claimed
            for giver in row.givers:
                for taker in row.takers:
                    self._of_pair[giver, taker].append(row)
                    for value in (claimed.contract_amount, claimed.registered_on):
                        if value is not None:
                            self._of_value[giver, taker, value].append(row)

    def of(
        self, givers: Iterable[str], takers: Iterable[str], values: Iterable[Value], *, every: bool
    ) -> list[RowFacts]:
        """The rows between these parties, in either direction, with one of the values; with `every` all of them."""
        found: dict[int, RowFacts] = {}
        pairs = {pair for giver in givers for taker in takers for pair in ((giver, taker), (taker, giver))}
        for pair in sorted(pairs):
            rows = [row for value in values for row in self._of_value.get((*pair, value), ())]
            found |= {row.claim.row: row for row in (*rows, *(self._of_pair.get(pair, ()) if every else ()))}
        return list(found.values())
