"""Two reports of one package held against one another: what is solved, what is left, what is new.

Rows are matched by their content, not by their number: a row that was put in moves those below it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heyan.web.selfcheck.corrections import Correction, Json, RowToMend, ToMend, key_of, to_mend, troubles


@dataclass(frozen=True, slots=True)
class Solved:
    """What was amiss before and is no longer: the row as it was numbered then (None for the package as a whole)."""

    row: int | None
    patents: tuple[str, ...]
    correction: Correction
    gone: bool
    """Whether the row itself is no longer in the list."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a new submission changed. `new` names the row (None for the package) and the key of what is new."""

    solved: tuple[Solved, ...]
    new: frozenset[tuple[int | None, str]]
    left: int

    def is_new(self, row: int | None, correction: Correction) -> bool:
        """Whether a correction was not asked for before."""
        return (row, correction.key) in self.new


_Keys = Mapping[int | None, frozenset[str]]


def changes(before: Json, after: Json) -> Changes:
    """What changed between two reports of a package."""
    pairs = matched_rows(before["claims"], after["claims"])
    earlier = to_mend(before)
    now = _keys(after)
    then = _keys(before)
    back = {old: new for new, old in pairs.items()}
    solved = [*_solved_rows(earlier, back, now), *_solved_of_package(earlier, now[None])]
    new = {(row, key) for row, keys in now.items() for key in keys - then.get(_before(row, pairs), frozenset())}
    left = sum(map(len, now.values())) - len(new)
    return Changes(tuple(solved), frozenset(new), left)


def _before(row: int | None, pairs: Mapping[int, int]) -> int | None:
    """The row that one was before; a number that no row has where it is new."""
    return None if row is None else pairs.get(row, 0)


def _solved_rows(earlier: ToMend, back: Mapping[int, int], now: _Keys) -> Iterable[Solved]:
    for old in earlier.rows:
        new = back.get(old.row)
        left = frozenset[str]() if new is None else now.get(new, frozenset())
        for correction in old.corrections:
            if correction.key not in left:
                yield Solved(old.row, _patents(old), correction, gone=new is None)


def _solved_of_package(earlier: ToMend, now: frozenset[str]) -> Iterable[Solved]:
    for correction in earlier.package:
        if correction.key not in now:
            yield Solved(None, (), correction, gone=False)


def _patents(row: RowToMend) -> tuple[str, ...]:
    return tuple(row.claimed["patent_numbers"])


def _keys(report: Json) -> _Keys:
    """What is amiss by row, and under None for the package."""
    found: dict[int | None, frozenset[str]] = {
        claim["row"]: frozenset(key_of(check) for check in troubles(claim["checks"])) for claim in report["claims"]
    }
    checks = [*report["findings"], *report["programme"]["submission"]]
    found[None] = frozenset(key_of(check) for check in troubles(checks))
    return found


def matched_rows(before: Sequence[Json], after: Sequence[Json]) -> dict[int, int]:
    """For rows of the later list the number of the same row in the earlier one.

    First those that claim the very same are matched, then those with the same patents and mode, then those between the
    same parties for the same sum, at last those of the same number that share a patent or both parties. Rows that are
    alike are matched in their order.
    """
    pairs: dict[int, int] = {}
    for content in (_all, _patents_and_mode, _parties_and_sum, _number_and_something):
        waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
        taken = set(pairs.values())
        for claim in before:
            if claim["row"] not in taken:
                for key in content(claim):
                    waiting[key].append(claim["row"])
        for claim in after:
            if claim["row"] in pairs:
                continue
            found = next((row for key in content(claim) for row in waiting[key] if row not in taken), None)
            if found is not None:
                pairs[claim["row"]] = found
                taken.add(found)
    return pairs


_Content = Callable[[Json], Iterable[Hashable]]


def _all(claim: Json) -> Iterable[Hashable]:
    yield tuple((name, _hashable(value)) for name, value in sorted(claim["claimed"].items()))


def _patents_and_mode(claim: Json) -> Iterable[Hashable]:
    if patents := claim["claimed"]["patent_numbers"]:
        yield (tuple(sorted(patents)), claim["claimed"]["mode"])


def _parties_and_sum(claim: Json) -> Iterable[Hashable]:
    claimed = claim["claimed"]
    if claimed["supplier"] and claimed["receiver"] and claimed["contract_amount"]:
        yield (claimed["supplier"], claimed["receiver"], claimed["contract_amount"])


def _number_and_something(claim: Json) -> Iterable[Hashable]:
    claimed = claim["claimed"]
    yield from ((claim["row"], patent) for patent in claimed["patent_numbers"])
    if claimed["supplier"] and claimed["receiver"]:
        yield (claim["row"], claimed["supplier"], claimed["receiver"])


def _hashable(value: Any) -> Hashable:
    return tuple(value) if isinstance(value, list) else value
