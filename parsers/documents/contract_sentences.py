"""Places in running text that name a party: `某大学（以下简称“甲方”）`, `由转让人某公司与受让人某大学订立`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parsers.documents.contract_heads import aliases_behind, bracket
from parsers.documents.contract_mentions import Mention, readings
from parsers.documents.contract_statements import LETTER
from parsers.documents.contract_words import ROLE_WORDS, WEAK_ROLES, Side
from parsers.documents.flow_names import LONGEST_NAME
from parsers.layout.flow import Flow
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import find_all, replaced, search

if TYPE_CHECKING:
    from spacy.tokens import Doc

SENTENCE_LEAD = (
    r"(?:转让|让与|许可|授权|让渡|出售|出让|委托|赠与|过户)(?:给|予|于|至|与)?"
    r"|(?:自愿|特此?|现)?(?:同意|允许|准许|准予)(?:将|由|与)?"
    r"|(?:本|该)(?:合同|协议|契约)书?(?:系)?由|[兹现今]有|兹由|鉴于|根据|依据"
)
"""Words of a sentence that may stand right before a name without a mark between."""
NAME_IN_SENTENCE = (
    r"^(?P<name>(?![的所之及其有等各同一该本])[\p{Han}A-Za-z0-9·]{2,24}?(?:[(（]\p{Han}{2,10}[)）])?[\p{Han}A-Za-z0-9·]{0,24}?"
    r"(?:公司|大学|学院|研究院|研究所|研究中心|事务所|中心|厂))(?=[(（，,。；;、\s]|与|和|及|于|就|共同|$)"
)
"""A name behind a role in a sentence, whole up to where the sentence goes on."""


def abbreviations(flow: Flow, doc: Doc) -> Iterator[Mention]:
    """Names introduced the other way round: 某大学（以下简称“甲方”）."""
    for token in doc:
        if token.text not in "(（":
            continue
        aliases = aliases_behind(doc, token.i)
        close = bracket(doc, token.i)
        if (
            not aliases
            or close is None
            or not search(r"简称|称为|下称|作为|^[\"“']?.{2,5}[\"”']?$", doc[token.i + 1 : close].text)
        ):
            continue
        text = flow.text[max(0, token.idx - LONGEST_NAME) : token.idx]
        found = search(r"(?:^|[\n。;；:：,，、\s]|(?:由|与|和|系))(?P<name>[\p{Han}A-Za-z0-9()·]{4,48})$", text)
        if found is None or not looks_like_organisation(found["name"]):
            continue
        name = _without_lead(found["name"])
        if any(name in words for words in ROLE_WORDS.values()):
            continue
        side, length = _role_before(name)
        end = token.idx - len(text) + found.end("name")  # the bracket may stand on the line below
        start = end - len(name) + length
        letters = frozenset(word for word, kind in aliases if kind == LETTER)
        sides = frozenset({Side(kind) for word, kind in aliases if kind != LETTER} | side)
        yield Mention(start, token.idx, readings(flow, start, end, sure=True), letters, sides)


def _without_lead(text: str) -> str:
    """A name without what of the sentence runs into it: `（以下称学校）与某公司`, `）与某公司`, `转让予某公司`."""
    told = list(find_all(r"\([^()]{0,6}称[^()]{1,12}\)(?:与|和|及|以及|同(?!意)|、)?", text))
    text = text[told[-1].end() :] if told else text
    depth = start = 0
    for index, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            depth, start = 0, index + 1
    if start:
        text = replaced(r"^(?:与|和|及|以及|同(?!意))", "", text[start:])
    if _role_before(text)[1]:
        return text
    for lead in reversed(list(find_all(SENTENCE_LEAD, text))):
        if looks_like_organisation(text[lead.end() :]):
            return text[lead.end() :]
    return text


def _role_before(name: str) -> tuple[frozenset[Side], int]:
    """The role glued to the front of a name (转让人某公司), and its length."""
    for side, words in ROLE_WORDS.items():
        for word in sorted(words, key=len, reverse=True):
            if name.startswith(word) and looks_like_organisation(name[len(word) :]):
                return frozenset({side}), len(word)
    return frozenset(), 0


def in_sentences(flow: Flow, doc: Doc) -> Iterator[Mention]:
    """Roles before names in running text: 由转让人某公司与受让人某大学订立."""
    for token in doc:
        if token.ent_type_ not in (Side.SUPPLIER.value, Side.RECEIVER.value):
            continue
        start = token.idx + len(token.text)
        found = search(NAME_IN_SENTENCE, flow.text[start : start + LONGEST_NAME])
        if found is None or not looks_like_organisation(found["name"]):
            continue
        end = start + len(found["name"])
        sides = frozenset({Side(token.ent_type_)})
        weak = token.text in WEAK_ROLES
        yield Mention(token.idx, end, readings(flow, start, end, sure=True), frozenset(), sides, weak=weak)
