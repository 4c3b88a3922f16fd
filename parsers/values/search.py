"""Searching foreign text: every pattern of this room is run through here, with a time limit where text is long.

What was found is kept for a while: the same lines are asked the same again by one reader of papers after the other, and
by one look at a page after the other. What had to be given up is counted: whoever has papers parsed asks `given_up`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

TIME_LIMIT = 3.0
"""Seconds of CPU time after which a search is given up. The slowest of 48,000 characters of contracts takes 5 ms; only
hostile text comes near it."""
SHORT = 80
"""Characters up to which no time limit is set: the clock costs several times the search, and a page has thousands of
searches in single lines. No pattern is slow on so little (tests/test_values_search.py)."""

KEPT = 8192
"""Searches of each kind whose outcome is kept: some ten pages of them."""


class _Tally:
    """Searches given up in this process since `afresh`."""

    given_up = 0


def given_up() -> int:
    """How many searches were given up: what was parsed meanwhile may lack something that is printed."""
    return _Tally.given_up


def give_up() -> None:
    """Count a search, or a whole reading of a paper, that was given up for the time it took."""
    _Tally.given_up += 1


def afresh() -> None:
    """Count from nought; what was given up before is searched again where it is asked for."""
    if _Tally.given_up:
        _Tally.given_up = 0
        for kept in (_found, search, full_match, replaced):
            kept.cache_clear()


@lru_cache(maxsize=8192)
def compiled(pattern: str) -> regex.Pattern[str]:
    """The pattern, compiled once. `VERSION1` rules: nested sets and full case-folding."""
    return regex.compile(pattern, regex.VERSION1)


def _limit(text: str) -> float | None:
    return None if len(text) <= SHORT else TIME_LIMIT


def escaped(text: str) -> str:
    """A pattern for just this text."""
    return str(regex.escape(text))


def find_all(pattern: str, text: str, *, overlapped: bool = False) -> Iterator[regex.Match[str]]:
    """Every match from left to right; those found before the time limit where the search had to be given up."""
    yield from _found(pattern, text, overlapped)


@lru_cache(maxsize=KEPT)
def _found(pattern: str, text: str, overlapped: bool) -> tuple[regex.Match[str], ...]:
    found: list[regex.Match[str]] = []
    try:
        found.extend(compiled(pattern).finditer(text, overlapped=overlapped, timeout=_limit(text)))
    except TimeoutError:
        give_up()
    return tuple(found)


@lru_cache(maxsize=KEPT)
def search(pattern: str, text: str) -> regex.Match[str] | None:
    """The first match, None where there is none or the search took too long."""
    try:
        return compiled(pattern).search(text, timeout=None if len(text) <= SHORT else TIME_LIMIT)
    except TimeoutError:
        give_up()
        return None


def search_from(pattern: str, text: str, start: int) -> regex.Match[str] | None:
    """The first match that begins at a place or behind it, None where there is none or the search took too long."""
    try:
        return compiled(pattern).search(text, start, timeout=_limit(text))
    except TimeoutError:
        give_up()
        return None


@lru_cache(maxsize=KEPT)
def full_match(pattern: str, text: str) -> regex.Match[str] | None:
    """The match of the whole text, None where there is none or the search took too long."""
    try:
        return compiled(pattern).fullmatch(text, timeout=_limit(text))
    except TimeoutError:
        give_up()
        return None


@lru_cache(maxsize=KEPT)
def replaced(pattern: str, replacement: str, text: str) -> str:
    """The text with every match replaced; unchanged where the search took too long."""
    try:
        return compiled(pattern).sub(replacement, text, timeout=_limit(text))
    except TimeoutError:
        give_up()
        return text
