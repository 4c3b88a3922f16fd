"""Names of parties: looking them up although OCR misread a character, and comparing sets of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from parsers.values.characters import LOOK_ALIKES
from parsers.values.organisation import NameMatch, compare_names, normalise_name, split_parties

if TYPE_CHECKING:
    from validators.renamings import Renamings

_SHORTEST = 6
"""Names shorter than this are never matched with a character misread: persons' names differ by one."""

_SHARE = 4
"""One character in so many may differ between similar names."""

_HEAD = 6
"""Characters by which a name that breaks off is looked up."""

_MOST_HEADS = 50
"""Names with one beginning beyond this number are not searched for a cut-off name (faculties of one university)."""


class Likeness(StrEnum):
    """How a name that was read compares with the one expected: equal, possibly a misreading of it, or another."""

    EQUAL = "equal"
    NEAR = "near"
    OTHER = "other"


@lru_cache(maxsize=65536)
def party_names(text: str | None) -> tuple[str, ...]:
    """The single parties of a cell or a field, normalised, each once."""
    return tuple(dict.fromkeys(split_parties(text))) if text else ()


@lru_cache(maxsize=65536)
def likeness(expected: str, found: str) -> Likeness:
    """How two names compare; one character more, less or other is near, for OCR does that."""
    match compare_names(expected, found):
        case NameMatch.EQUAL:
            return Likeness.EQUAL
        case NameMatch.LOOK_ALIKE | NameMatch.TRUNCATED:
            return Likeness.NEAR
        case _:
            a, b = normalise_name(expected), normalise_name(found)
            near = min(len(a), len(b)) >= _SHORTEST and Levenshtein.distance(a, b, score_cutoff=1) <= 1
            return Likeness.NEAR if near else Likeness.OTHER


def similar(expected: str, found: str) -> bool:
    """Whether most characters of two names agree, so that several misreadings may tell them apart."""
    a, b = normalise_name(expected), normalise_name(found)
    most = max(len(a), len(b)) // _SHARE
    return most > 0 and Levenshtein.distance(a, b, score_cutoff=most) <= most


def _representatives() -> dict[str, str]:
    """For each character that OCR confuses, one that stands for all it may be taken for."""
    found: dict[str, str] = {}
    for pair in LOOK_ALIKES:
        first, second = sorted(pair)
        old, new = found.get(second, second), found.get(first, first)
        found |= {char: new for char, stand_in in found.items() if stand_in == old}
        found[first] = found[second] = new
    return found


_FOLD = str.maketrans(_representatives())


class PartyIndex:
    """The names that claims and contracts know, found again from a reading that may be off by a character."""

    def __init__(self, names: Iterable[str], renamings: Renamings | None = None) -> None:
        self._names = set(names)
        self._renamings = renamings
        self._folded: dict[str, set[str]] = defaultdict(set)
        self._heads: dict[str, set[str]] = defaultdict(set)
        self._cut: dict[str, set[str]] = defaultdict(set)
        self._memory: dict[str, tuple[str, ...]] = {}
        for name in self._names:
            self._folded[name.translate(_FOLD)].add(name)
            self._heads[name[:_HEAD]].add(name)
            if len(name) >= _SHORTEST:
                for shorter in _one_less(name):
                    self._cut[shorter].add(name)

    def resolve(self, name: str) -> tuple[str, ...]:
        """The known names that the reading may stand for, former or later ones too; itself alone where it is known."""
        if name not in self._memory:
            found = {name} if name in self._names else self._near(name) or self._renamed(name)
            self._memory[name] = tuple(sorted(found))
        return self._memory[name]

    def _renamed(self, name: str) -> set[str]:
        return set() if self._renamings is None else self._names & self._renamings.names(name)

    def _near(self, name: str) -> set[str]:
        found = set(self._folded.get(name.translate(_FOLD), ()))
        if len(name) >= _SHORTEST:
            for key in (name, *_one_less(name)):
                found |= {other for other in self._cut.get(key, ()) if likeness(other, name) is Likeness.NEAR}
                found |= {key} & self._names
            heads = self._heads.get(name[:_HEAD], set())
            if len(heads) <= _MOST_HEADS:
                found |= {other for other in heads if likeness(other, name) is Likeness.NEAR}
        return found


def _one_less(name: str) -> Iterable[str]:
    return {name[:place] + name[place + 1 :] for place in range(len(name))}
