"""What gives a paper away, read from `cues.toml`: titles, form codes, codes, labels and structure, with weights."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from parsers.reading import DocumentKind


@dataclass(frozen=True, slots=True)
class Tells:
    """What a cue tells: a kind, perhaps its subtype, and how much it weighs.

    `opens` is false for a heading that stands on a later page of its document (an annex, a list of goods).
    """

    kind: DocumentKind
    subtype: str | None
    weight: float
    opens: bool = True


@dataclass(frozen=True, slots=True)
class Labels:
    """Words that mark a kind wherever they stand on a page, each with its weight; `cap` bounds what they add up to.

    From `whole` on, the labels alone show that a whole form stands on the page, though its title may be lost; where
    `proof` is given, only if that pattern is among the print. Where `never` is among it, line by line, the words tell
    nothing: another paper only says them.
    """

    tells: Tells
    words: tuple[tuple[str, float], ...]
    cap: float
    whole: float | None
    proof: str
    never: str


@dataclass(frozen=True, slots=True)
class Bears:
    """What a paper of a kind bears, as patterns; under a title of its own the share `titled` of them is enough."""

    patterns: tuple[str, ...]
    titled: float


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues: `titles` by their words, patterns with what they tell, and what orders a bound package.

    `any_family` is a pattern for what one of the `families` matches: few lines match any.
    """

    titles: tuple[tuple[str, Tells], ...]
    families: tuple[tuple[str, Tells], ...]
    any_family: str
    form_codes: dict[str, Tells]
    later_pages: tuple[tuple[str, Tells], ...]
    codes: tuple[tuple[str, Tells], ...]
    labels: tuple[Labels, ...]
    papers: dict[DocumentKind, Bears]
    not_a_title: str
    deeds: tuple[str, ...]
    page_numbers: tuple[str, ...]
    dividers: tuple[str, ...]
    contents_heads: tuple[str, ...]
    contents_entry: str


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The cues, read once."""
    raw = tomllib.loads(files("parsers").joinpath("cues.toml").read_text(encoding="utf-8"))
    return Cues(
        titles=tuple((words, _tells(entry)) for entry in raw["titles"] for words in entry["words"]),
        families=_patterns(raw["families"]),
        any_family=_any(entry["pattern"] for entry in raw["families"]),
        form_codes={code: _tells(entry) for entry in raw["form_codes"] for code in entry["codes"]},
        later_pages=_patterns(raw["later_pages"]),
        codes=_patterns(raw["codes"]),
        labels=tuple(_labels(entry) for entry in raw["labels"]),
        papers={DocumentKind(entry["kind"]): Bears(tuple(entry["bears"]), entry["titled"]) for entry in raw["papers"]},
        not_a_title=_any(raw["not_a_title"]),
        deeds=tuple(raw["deeds"]),
        page_numbers=tuple(raw["page_numbers"]),
        dividers=tuple(raw["dividers"]),
        contents_heads=tuple(raw["contents_heads"]),
        contents_entry=raw["contents_entry"],
    )


def _tells(entry: dict[str, Any]) -> Tells:
    return Tells(DocumentKind(entry["kind"]), entry.get("subtype"), entry.get("weight", 0.0), not entry.get("later"))


def _any(patterns: Iterable[str]) -> str:
    """One pattern for all: a search for each of them costs several times as much."""
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def _patterns(entries: list[dict[str, Any]]) -> tuple[tuple[str, Tells], ...]:
    return tuple((entry["pattern"], _tells(entry)) for entry in entries)


def _labels(entry: dict[str, Any]) -> Labels:
    words = tuple((pattern, float(weight)) for pattern, weight in entry["words"])
    whole, proof, never = entry.get("whole"), entry.get("proof", ""), entry.get("never", "")
    return Labels(_tells(entry), words, entry.get("cap", 9.0), whole, proof, never)
