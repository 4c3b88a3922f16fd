"""Rows, papers and pages known by their content, so that decisions find them again in another run or another file."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from heyan.desk.decisions import PaperTie
from heyan.report.as_json import plain
from ocr.lines import Box

if TYPE_CHECKING:
    from heyan.dossier import Dossier
    from parsers.claims import Claim
    from parsers.reading import Document

PagePlace = tuple[str, int]
"""A file and a page of it, from 1."""


def row_keys(claims: Iterable[Claim]) -> dict[int, str]:
    """The key of every row (by its number): what it claims, whatever its place; equal rows are counted."""
    seen: Counter[str] = Counter()
    keys: dict[int, str] = {}
    for claim in claims:
        cells = {
            name: plain(value) if (value := getattr(claim.claimed, name)) not in (None, ()) else claim.raw.get(name, "")
            for name in claim.claimed.__slots__
        }
        content = _digest(json.dumps(cells, ensure_ascii=False, sort_keys=True))
        seen[content] += 1
        keys[claim.row] = content if seen[content] == 1 else f"{content}-{seen[content]}"
    return keys


class PageBook:
    """The pages of a package by their content: their exact fingerprint; that of the file where they bear no print."""

    def __init__(self, dossier: Dossier) -> None:
        digests = {file.path: file.sha256 for file in dossier.files}
        self.key_of: Mapping[PagePlace, str] = {
            (note.file, note.number): note.fingerprint.exact
            if note.fingerprint is not None
            else _digest(f"{digests.get(note.file, note.file)}\n{note.number}")
            for note in dossier.pages
        }
        self._at: dict[str, list[PagePlace]] = defaultdict(list)
        for place, key in self.key_of.items():
            self._at[key].append(place)

    def places(self, key: str) -> list[PagePlace]:
        """Where a page stands: nowhere, once, or as often as it was submitted."""
        return self._at.get(key, [])

    @staticmethod
    def pages_of(document: Document) -> tuple[PagePlace, ...]:
        """The pages of a paper, in order."""
        first, last = document.pages
        own = tuple((document.file, number) for number in range(first, last + 1))
        return own + tuple((file, 1) for file in document.more_files)

    def tie(self, document: Document) -> PaperTie:
        """What a paper is known by."""
        keys = (self.key_of.get(place, "") for place in self.pages_of(document))
        return PaperTie(tuple(keys), document.kind, document.box)

    def evidence(self, documents: Iterable[Document]) -> str:
        """Digest of the pages of the papers of a row, whatever the names and the order of their files."""
        keys = {self.key_of.get(place, "") for document in documents for place in self.pages_of(document)}
        return _digest("\n".join(sorted(keys)))


def same_place(one: Box | None, other: Box | None, least: float = 0.5) -> bool:
    """Whether two boxes are one place: they share at least so much of the area that both cover."""
    if one is None or other is None:
        return one is other
    shared = one.overlap_x(other) * one.overlap_y(other)
    return shared > 0 and shared >= least * (one.area + other.area - shared)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
