"""Where documents lie as a cue: papers of one deal often share a folder, a file, or a number in their names.

What a folder means is learned from papers whose contents tell whose they are; a folder's name alone decides nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import PurePosixPath

from parsers.reading import Document
from parsers.values.organisation import normalise_name
from validators.deals import Deal
from validators.rules import Rules

_ROOT = "."
_HEAD = 5
"""Characters of a party's name that make it known in the name of a file."""

_MOST_NAMED = 20
"""Deals that one name in a path may hint at; a name that stands for more tells nothing."""

_FEWEST = 3
_SHARE = 0.7
"""Names that bear the right row number, at least so many and so large a share, show that files are numbered by rows."""


@lru_cache(maxsize=65536)
def folder_of(path: str) -> str:
    """The folder of a path inside the package, `.` for the package itself."""
    return str(PurePosixPath(path).parent)


@lru_cache(maxsize=65536)
def _serial(path: str) -> str | None:
    """The first short number in a file's name (`03-发票.jpg`), by which applicants number the rows."""
    match = re.search(r"(?<!\d)0*(\d{1,4})(?!\d)", PurePosixPath(path).stem)
    return match[1] if match else None


class Locality:
    """Which deal owns a folder, a file, a number: the one whose contracts and records alone lie there."""

    def __init__(self, deals: Iterable[Deal], rules: Rules) -> None:
        self._rules = rules
        self._folders: dict[str, set[int]] = defaultdict(set)
        self._files: dict[str, set[int]] = defaultdict(set)
        self._serials: dict[str, set[int]] = defaultdict(set)
        self._deals: dict[int, Deal] = {}
        self._order: dict[int, int] = {}
        self._heads: dict[str, set[int]] = defaultdict(set)
        for deal in deals:
            self._order[id(deal)] = len(self._deals)
            self._deals[id(deal)] = deal
            for name in {name for row in deal.rows for name in row.takers if len(name) >= _HEAD}:
                self._heads[name[:_HEAD]].add(id(deal))
            for facts in (*deal.contracts, *deal.records):
                path = facts.document.file
                self._files[path].add(id(deal))
                self._folders[folder_of(path)].add(id(deal))
                if serial := _serial(path):
                    self._serials[serial].add(id(deal))
        self._by_row = self._rows_by_number()

    def owner(self, document: Document) -> Deal | None:
        """The one deal whose file or folder (never the package itself) the document lies in, else None."""
        folder = folder_of(document.file)
        return self._only(self._files.get(document.file)) or (
            None if folder == _ROOT else self._only(self._folders.get(folder))
        )

    def row_numbered(self, path: str) -> Deal | None:
        """The deal of the row whose number the name of a file bears, where the applicant numbers files by rows."""
        serial = self._tells_kind(path) and _serial(path)
        return self._by_row.get(serial) if serial else None

    def numbered(self, path: str) -> Deal | None:
        """The deal whose papers carry the same number in their names. A hint between equals, no more."""
        serial = _serial(path)
        return self._only(self._serials.get(serial)) if serial else None

    def named(self, path: str) -> frozenset[int]:
        """The deals (by identity) whose receiver a path names, by the beginning of its name."""
        folded = normalise_name(path)
        pieces = {folded[place : place + _HEAD] for place in range(len(folded))}
        return frozenset(deal for piece in pieces for deal in self._heads.get(piece, ()))

    def hinted(self, path: str) -> list[Deal]:
        """The deals that the name of a path hints at, by the number of a row or by a receiver."""
        numbered = self.row_numbered(path)
        keys = self.named(path)
        few = keys if len(keys) <= _MOST_NAMED else frozenset()
        named = [self._deals[key] for key in sorted(few, key=self._order.__getitem__)]
        return [*([] if numbered is None else [numbered]), *(deal for deal in named if deal is not numbered)]

    def _rows_by_number(self) -> dict[str, Deal]:
        """Deals by the numbers of their rows; empty unless the names of contracts and records mostly bear these."""
        rows = {str(row.claim.row): deal for deal in self._deals.values() for row in deal.rows}
        told = [
            (serial, deal)
            for deal in self._deals.values()
            for facts in (*deal.contracts, *deal.records)
            if self._tells_kind(facts.document.file) and (serial := _serial(facts.document.file))
        ]
        right = sum(rows.get(serial) is deal for serial, deal in told)
        return rows if right >= _FEWEST and right >= _SHARE * len(told) else {}

    def _tells_kind(self, path: str) -> bool:
        name = PurePosixPath(path).stem.lower()
        return any(word in name for words in self._rules.kind_hints.values() for word in words)

    def _only(self, owners: set[int] | None) -> Deal | None:
        return self._deals[next(iter(owners))] if owners and len(owners) == 1 else None
