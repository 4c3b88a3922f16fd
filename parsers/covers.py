"""A contract's cover, and whether the page behind it is of the same contract: by what both name."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from extract.pages import Page
from parsers.classify import squashed, text_in_lines
from parsers.continuing import PREAMBLE, Gathered
from parsers.values.search import search

UNTELLING = r"合同|协议|\d年"
PARTY = r"^.{2,}(?:公司|大学|学院|研究[院所]|医院|中心|集团|合作社|企业|厂)$"
_LEAST_NAMED, _NAMED_AGAIN = 4, 2
"""Characters of a name on a cover, and how many of its names the text behind it says again."""
_SAME_NAME = 70.0
"""How alike a party's name is that was misread (0 to 100)."""


def says_cover_again(current: Gathered, page: Page) -> bool:
    """Whether a page names what the cover alone before it does: parties, patents, addresses; days prove nothing."""
    if not current.only_front:
        return False
    text = squashed(page.text)
    named = {piece for piece in _entries(current) if len(piece) >= _LEAST_NAMED and not search(UNTELLING, piece)}
    return sum(piece in text for piece in named) >= _NAMED_AGAIN


def names_others(current: Gathered, page: Page) -> bool:
    """Whether a page names parties, and none of the two or more that the cover alone before it names."""
    text = text_in_lines(page)
    if not current.only_front or not search(PREAMBLE, text):
        return False
    parties = {piece for piece in _entries(current) if search(PARTY, piece)}
    return len(parties) >= 2 and all(fuzz.partial_ratio(name, text) < _SAME_NAME for name in parties)


def _entries(current: Gathered) -> Iterator[str]:
    """What stands on a cover, each line without its label."""
    return (squashed(line.text).rpartition(":")[2] for line in current.pages[0].lines)
