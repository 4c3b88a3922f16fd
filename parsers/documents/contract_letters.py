"""Contracts in the form of a letter: 致某公司, 我校同意将专利转让给贵公司, signed by who writes."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.documents.contract_mentions import Mention
from parsers.documents.contract_party_names import readings
from parsers.layout.flow import Flow
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import find_all, replaced, search

ADDRESS = r"(?:^|\n)(?:致|谨致|呈)[:：\s]{0,2}(?P<name>[\p{Han}A-Za-z0-9()（）·]{4,40}?)[:：]?(?=\n|$)"
OURS = r"(?:我|本)(?:校|院|所|司|公司|单位|方|大学|集团|中心|厂)"
SEALED = r"\s*[(（]?(?:盖章|公章|签章|印章)[)）]?$"
YOURS = r"(?:贵|你)(?:校|院|所|司|公司|单位|方|大学|集团|中心|厂)"


def letter_words(text: str) -> frozenset[str]:
    """The words for who writes and who is written to; none where the text is no letter."""
    if not search(ADDRESS, text):
        return frozenset()
    return frozenset(match[0] for pattern in (OURS, YOURS) for match in find_all(pattern, text))


def in_letters(flow: Flow, words: frozenset[str]) -> Iterator[Mention]:
    """The addressee, and the writer: who signs on a line of its own behind the letter."""
    address = search(ADDRESS, flow.text)
    if address is None or not words:
        return
    ours = frozenset(word for word in words if search(OURS, word))
    yield Mention(*address.span("name"), readings(flow, *address.span("name"), sure=True), words - ours, frozenset())
    for line in find_all(r"(?<=\n)[^\n]+", flow.text[address.end() :]):
        name = replaced(SEALED, "", line[0])
        if name != address["name"] and looks_like_organisation(name):
            start = address.end() + line.start()
            yield Mention(
                start, start + len(name), readings(flow, start, start + len(name), sure=True), ours, frozenset()
            )
            return
