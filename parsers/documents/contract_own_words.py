"""Words that a contract makes up for its parties: 某大学（以下称学校）, 某公司（以下简称“云杉公司”）."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.documents.contract_words import LETTERS, ROLE_WORDS
from parsers.values.search import find_all, full_match

_INTRODUCED = (
    r"[(（](?:以下|下文|下)?(?:均|统)?(?:简)?称(?:为|作)?:?[“\"'「《]?"
    r"(?P<word>\p{Han}{2,6}?)[”\"'」》]?(?=[)）,，;；、])"
)
_NO_PARTY = r".*(?:合同|协议|契约|专利权?|技术|标的|双方|各方|三方|价款|费用|产品|项目)"
_LONGER = r"有限|责任|股份|集团|[本该贵各我他其总分子母两]|高等|职业|技术|专科|中等|民办"
"""What before an own word shows that a longer word ends with it: 有限公司, 本公司, 技术学校."""


def own_words(text: str) -> frozenset[str]:
    """The words that stand from then on for a party that neither its role nor a letter calls."""
    known = {*LETTERS, *(word for words in ROLE_WORDS.values() for word in words)}
    words = {match["word"] for match in find_all(_INTRODUCED, text)}
    return frozenset(word for word in words - known if not full_match(_NO_PARTY, word))


def own_places(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand for a party, as (start, end)."""
    listed = "|".join(sorted(words, key=len, reverse=True))
    for match in find_all(rf"(?<!{_LONGER})(?:{listed})", text):
        yield match.span()
