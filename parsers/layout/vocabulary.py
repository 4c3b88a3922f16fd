"""The labels a document kind prints, compiled for finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from parsers.values.search import find_all
from parsers.values.text import plain

SHORTEST_NEAR = 4
"""Characters from which on a heading is known with one of them misread: shorter ones differ by one from others."""
_OPTIONAL = "()、,.·/"
"""Punctuation inside a label that OCR and printers drop."""

_BREAKS = r"[()\[\]{}、,.·/]?"


@dataclass(frozen=True)
class Vocabulary:
    """Names and the wordings that papers print for them, without spaces and colons.

    The longest wording wins where several begin at one place, so `付款人账号` is never taken for `付款人`.
    """

    wordings: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str] = field(init=False, repr=False)
    pattern: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        names: dict[str, str] = {}
        for name, wordings in self.wordings.items():
            for wording in wordings:
                names.setdefault(_key(plain(wording)), name)
        ordered = sorted((plain(word) for words in self.wordings.values() for word in words), key=len, reverse=True)
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "pattern", "|".join(dict.fromkeys(_pattern_of(word) for word in ordered)))

    def matches(self, bare: str) -> list[tuple[int, int, str, str]]:
        """Where wordings stand in a folded text without spaces: start, end, name, wording."""
        found = []
        for match in find_all(self.pattern, bare):
            name = self.names.get(_key(match[0]))
            if name is not None and match.end() > match.start():
                found.append((match.start(), match.end(), name, match[0]))
        return found

    def nearest(self, head: str) -> str | None:
        """The name of the only wording of four or more characters that is one OCR error away from a text."""
        from rapidfuzz.distance import Levenshtein

        key = _key(head)
        near = [item for length in range(len(key) - 1, len(key) + 2) for item in self._by_length.get(length, ())]
        names = {name for wording, name in near if Levenshtein.distance(wording, key, score_cutoff=1) <= 1}
        return names.pop() if len(names) == 1 else None

    @cached_property
    def _by_length(self) -> Mapping[int, tuple[tuple[str, str], ...]]:
        """Wordings of four or more characters and their names, by length."""
        found: dict[int, tuple[tuple[str, str], ...]] = {}
        for wording, name in self.names.items():
            if len(wording) >= SHORTEST_NEAR:
                found[len(wording)] = (*found.get(len(wording), ()), (wording, name))
        return found

    @cached_property
    def headed(self) -> dict[str, str | None]:
        """The names of headings asked for before (`parsers.layout.headings`)."""
        return {}

    @cached_property
    def longest(self) -> int:
        """Characters of the longest wording."""
        return max((len(wording) for wording in self.names), default=0)


def _key(text: str) -> str:
    return "".join(char for char in text if char not in _OPTIONAL + "[]{}")


def _pattern_of(wording: str) -> str:
    import regex

    return "".join(_BREAKS if char in _OPTIONAL else regex.escape(char) for char in wording)
