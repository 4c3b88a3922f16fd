"""Searches without a time limit stay quick on every pattern that the parsers use; longer texts are given up in time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import NoReturn

import pytest
import regex

from parsers.api import parse_documents
from parsers.values import search
from tests.paper_lines import pages
from tests.test_segment import CLAUSES, COVER, INVOICE, NOTICE, SIGNATURES, SLIP, joined

SECONDS = 0.5
ENDLESS = r"(?:a|aa)+[bc]"


@pytest.fixture(scope="module")
def patterns() -> set[str]:
    """What is searched for while papers of the main kinds are read."""
    used: set[str] = set()
    compiled = search.compiled

    def noted(pattern: str) -> regex.Pattern[str]:
        used.add(pattern)
        return compiled(pattern)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "compiled", noted)
        list(parse_documents(pages(joined(COVER, CLAUSES, SIGNATURES, INVOICE, NOTICE, SLIP)), strict=True))
    return used


def hostile(pattern: str) -> Iterator[str]:
    """Texts of the longest length without a limit, that tempt a pattern to try every way to match."""
    own = sorted({char for char in pattern if char.isalnum() and not char.isascii()})[:12]
    for char in ["1", "，", " ", "中", "A", *own]:
        yield char * (search.SHORT - 1) + "!"
    for first, second in (("1", ","), ("中", " "), ("1", "."), ("(", "中"), ("年", "1")):
        yield (first + second) * (search.SHORT // 2 - 1) + "!!"


def test_no_pattern_is_slow_on_a_short_text(patterns: set[str]) -> None:
    assert len(patterns) > 200
    slow = set()
    for pattern in patterns:
        for text in hostile(pattern):
            try:
                list(search.compiled(pattern).finditer(text, timeout=SECONDS))
                search.compiled(pattern).fullmatch(text, timeout=SECONDS)
            except TimeoutError:
                slow.add(pattern)
    assert not slow


def test_a_search_in_a_long_text_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "TIME_LIMIT", 0.05)
    search.afresh()
    begun = time.monotonic()
    text = "a" * (search.SHORT + 1)
    assert search.search(ENDLESS, text) is None
    assert search.full_match(ENDLESS, text) is None
    assert list(search.find_all(ENDLESS, text)) == []
    assert search.replaced(ENDLESS, "", text) == text
    assert time.monotonic() - begun < 30
    assert search.given_up() == 4


def test_what_was_given_up_is_searched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    search.afresh()
    text = "a" * (search.SHORT + 1) + "b"
    with monkeypatch.context() as patched:
        patched.setattr(search, "compiled", _impatient)
        assert search.search(ENDLESS, text) is None
        assert search.given_up() == 1
    assert search.search(ENDLESS, text) is None  # kept with what was found
    search.afresh()
    assert search.given_up() == 0
    assert search.search(ENDLESS, text) is not None


def _impatient(_pattern: str) -> NoReturn:
    raise TimeoutError
