"""Words that a contract makes up for its parties: 某大学（以下称学校）, 某公司（以下简称“云杉公司”）."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.documents.contract_words import LETTERS, NAME_WORDS, OUTSIDERS, PARTICULARS, ROLE_WORDS
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import escaped, find_all, full_match, search

_INTRODUCED = (
    r"[(（](?:以下|下文|下)?(?:均|统)?(?:简)?称(?:为|作)?:?[“\"'「《]?"
    r"(?P<word>\p{Han}{2,6}?)[”\"'」》]?(?=[)）,，;；、])"
)
_QUOTED = (
    r"[(（][“\"「『](?P<word>\p{Han}{0,5}(?:校|学院|研究[院所]|院|所|公司|企业|大学|集团|中心|厂|[甲乙丙丁一二]方))"
    r"[”\"」』][;；。,，]?[)）]"
)
"""A word in a bracket of its own that can only stand for somebody: （“学校”）, the mark behind it inside or not."""
_LABEL = (
    r"(?:^|[\n \dA-Z)）;；。])(?P<word>\p{Han}{2,6})(?:[(（][^)）\n]{1,8}[)）])?[:：]"
    rf"(?P<name>[\p{{Han}}A-Za-z()（）·]{{4,40}}?)(?={'|'.join(PARTICULARS)}|[\n ,，。;；(（]|$)"
)
_NO_PARTY = (
    r".*(?:银行|户名|账[户号]|地[址点]|住所|机[关构]|合同|协议|契约|专利权?|技术|标的|[双各三]方|价款|费用|产品)"
)
_LONGER = r"有限|责任|股份|集团|[本该贵各我他其总分子母两]|高等|职业|技术|专科|中等|民办"
"""What before an own word shows that a longer word ends with it: 有限公司, 本公司, 技术学校."""


def own_words(text: str) -> frozenset[str]:
    """The words that stand from then on for a party that neither its role nor a letter calls."""
    known = {*LETTERS, *(word for words in ROLE_WORDS.values() for word in words)}
    words = {match["word"] for pattern in (_INTRODUCED, _QUOTED) for match in find_all(pattern, text)}
    words |= {match["word"] for match in find_all(_LABEL, text) if looks_like_organisation(match["name"])}
    roles = known - set(LETTERS)
    known |= {*NAME_WORDS, *PARTICULARS}
    own = (word for word in words - known if not any(word.startswith(role) for role in roles))
    return frozenset(word for word in own if not full_match(_NO_PARTY, word) and not search(OUTSIDERS, word))


def own_places(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand for a party, as (start, end)."""
    listed = "|".join(map(escaped, sorted(words, key=len, reverse=True)))
    for match in find_all(rf"(?<!{_LONGER})(?:{listed})", text):
        yield match.span()
