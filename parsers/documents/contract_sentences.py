"""Places in running text that name a party: `某大学（以下简称“甲方”）`, `由转让人某公司与受让人某大学订立`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.documents.contract_heads import SIDED, aliases_behind, bracket
from parsers.documents.contract_mentions import Mention
from parsers.documents.contract_party_names import readings
from parsers.documents.contract_statements import LETTER
from parsers.documents.contract_words import LETTERS, NAMES_LIKE_WORDS, ROLE_WORDS, WEAK_ROLES, Side
from parsers.documents.flow_names import ENUMERATED, LONGEST_NAME
from parsers.layout.flow import Flow
from parsers.values.found import Found
from parsers.values.organisation import find_organisations, looks_like_organisation
from parsers.values.search import escaped, find_all, full_match, replaced, search

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SENTENCE_LEAD = (
    r"(?:转让|让与|许可|授权|让渡|出售|出让|委托|赠与|过户)(?:给|予|于|至|与)?"
    r"|(?:自愿|特此?|现)?(?:同意|允许|准许|准予)(?:将|由|与)?"
    r"|(?:本|该)(?:合同|协议|契约)书?(?:系)?由|[兹现今]有|兹由|兹?(?:证明|确认|查明)|鉴于|根据|依据"
)
"""Words of a sentence that may stand right before a name without a mark between."""
NO_NAME_START = (
    rf"^{NAMES_LIKE_WORDS}(?:[的所之及其有等各同一该本就将应须按在自于向与和或以为是因对由可不未若如已收付并则需拟现愿]"
    r"|[母子分总]公司|股东|关联|指定|委托|控股|全资|下属|所属|上级|名下|代表|开户|账户|负责|提供|支付|拥有|合法)"
)
"""How a sentence goes on behind a role where no name follows."""
FARTHEST = 260
"""Characters between a name and the bracket that says what it is called, where the sentence describes it first."""
LONGEST_ROLE = 12
BRANCH = r"^\p{Han}[\p{Han}()（）]{0,18}?(?:支行|分行|营业部|分理处|分公司|分校)"
GOES_ON = (
    r"^(?:[,，。;；、:：(（)）“”\"\s]|[与和及于就将在经对按向]"
    r"|以及|共同|双方|订立|签订|签署|达成|同意|根据|依据|本着|之间|拥有|持有|享有|合法|依法|希望|愿意|自愿|有意|承诺|保证|具有|取得|$)"
)
"""How a sentence goes on behind a name that is whole."""
NOTE = r"[(（][^()（）]*(?:称|[方人]|单位)[^()（）]*[)）]$"
"""A bracket behind a name that says who it is in the deal, and is no part of the name."""
_CALLED = r"简称|称为|下称|作为|^[\"“']?.{2,8}[\"”']?$"


def abbreviations(flow: Flow, doc: Doc) -> Iterator[Mention]:
    """Names introduced the other way round: 某大学（以下简称“甲方”）, 某公司，一家依法设立的企业（“受让人”）."""
    before = 0
    for token in doc:
        if token.text not in "(（":
            continue
        aliases = aliases_behind(doc, token.i)
        close = bracket(doc, token.i)
        if not aliases or close is None or not search(_CALLED, doc[token.i + 1 : close].text):
            continue
        if _role_behind(flow.text[max(0, token.idx - LONGEST_ROLE) : token.idx]):
            before = doc[close].idx + 1
            continue
        place = _named_before(flow, token.idx) or _named_at_first(flow, max(before, token.idx - FARTHEST), token.idx)
        before = doc[close].idx + 1
        if place is None:
            continue
        start, end, called = place
        if len(aliases) == 1 and not called:
            start = _first_of_several(flow, start)
        letters = frozenset({word for word, kind in aliases if kind == LETTER} | ({called} & set(LETTERS)))
        sides = frozenset(
            {Side(kind) for word, kind in aliases if kind != LETTER}
            | {side for side, words in ROLE_WORDS.items() if called in words}
        )
        yield Mention(start, token.idx, readings(flow, start, end, sure=True), letters, sides)


def _named_before(flow: Flow, index: int) -> tuple[int, int, str] | None:
    """The name right before a bracket: where it stands, and the role or letter glued to its front."""
    text = flow.text[max(0, index - LONGEST_NAME) : index].rstrip("\n ")
    shift = max(0, index - LONGEST_NAME)
    found = search(r"(?:^|[\n。;；:：,，、\s]|(?:由|与|和|系))(?P<name>[\p{Han}A-Za-z0-9()·]{4,48})$", text)
    whole = [item for item in _organisations(text) if item.end == len(text)]
    if found is not None and looks_like_organisation(found["name"]):
        name = _without_lead(found["name"])
    elif whole:
        name = text[whole[0].start :]
    else:
        return None
    if whole and len(whole[0].text) < len(name) and _leads(name[: len(name) - len(whole[0].text)]):
        name = text[whole[0].start :]
    if _is_role(name):
        return None
    end = shift + len(text)
    called = _role_before(name)
    name = name.removeprefix(called)
    return end - len(name), end, called or _role_behind(text.removesuffix(name))


def _first_of_several(flow: Flow, start: int) -> int:
    """Where the list of names begins whose last one begins there: 某大学、某学院（以下称学校）."""
    text = flow.text[flow.paragraph(start)[0] : start]
    names = search(r"(?:^|[。；;：:，,\s])(?P<names>(?:[\p{Han}()（）]{4,60}、)+)$", text)
    if names is None:
        return start
    first, *others = names["names"].rstrip("、").split("、")
    first = _without_lead(first)
    if not all(looks_like_organisation(name) and "称" not in name for name in (first, *others)) or _role_before(first):
        return start
    return start - len("、".join((first, *others, "")))


def _organisations(text: str) -> list[Found[str]]:
    """The names of organisations in a piece of the flow; none reaches over a gap, what stands side by side is two."""
    return [
        replace(item, start=cell.start() + item.start, end=cell.start() + item.end)
        for cell in find_all(r"[^ ]+", text)
        for item in find_organisations(cell[0])
    ]


def _leads(text: str) -> bool:
    """Whether words lead up to a name: verbs of a sentence, a role, not the beginning of the name itself."""
    text = text.removesuffix(_role_behind(text))
    return full_match(rf"(?:.*(?:{SENTENCE_LEAD}|与|和|及|同)|.*\)[与和及]?)?", text) is not None


def _is_role(text: str) -> bool:
    return any(text in words for words in ROLE_WORDS.values())


def _role_behind(text: str) -> str:
    """The role or letter that a text ends with; empty where it ends with none."""
    for words in (LETTERS, *ROLE_WORDS.values()):
        for word in sorted(words, key=len, reverse=True):
            if text.endswith(word):
                return word
    return ""


def _named_at_first(flow: Flow, least: int, index: int) -> tuple[int, int, str] | None:
    """The name that a paragraph, a cell, or what follows the last party in it, begins with and goes on to describe."""
    first = max(least, flow.paragraph(index)[0])
    starts = [first, *(first + gap.end() for gap in find_all(" ", flow.text[first:index]))]
    return next((place for start in starts if (place := _named_from(flow, start, index)) is not None), None)


def _named_from(flow: Flow, start: int, index: int) -> tuple[int, int, str] | None:
    text = flow.text[start:index]
    lead = search(rf"^(?:[。；;,，、\s]*(?:{ENUMERATED[1:]})?(?:由|与|和|及|以及)?)", text)
    at = lead.end() if lead else 0
    found = next(iter(_organisations(text[at:])), None)
    if found is None or found.start > LONGEST_ROLE or "。" in text[at:] or _is_role(found.text):
        return None
    called = text[at : at + found.start].rstrip(":：")
    if called and not any(called in words for words in (LETTERS, *ROLE_WORDS.values())):
        return None
    begin = start + at + found.start
    end = begin + len(replaced(NOTE, "", found.text))
    return (begin, end, called) if flow.text[end : end + 1] in tuple(",，(（") else None


def _without_lead(text: str) -> str:
    """A name without what of the sentence runs into it: `（以下称学校）与某公司`, `）与某公司`, `转让予某公司`."""
    text = replaced(r"^(?:以及|[及和与])?[(（]\d{1,2}[)）](?=\p{Han})", "", text)
    told = list(find_all(r"\([^()]{0,6}称[^()]{1,12}\)(?:与|和|及|以及|同(?!意)|、)?", text))
    text = text[told[-1].end() :] if told else text
    depth = start = 0
    for index, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            depth, start = 0, index + 1
    if start:
        text = replaced(r"^(?:与|和|及|以及|同(?!意))", "", text[start:])
    if _role_before(text):
        return text
    for lead in reversed(list(find_all(SENTENCE_LEAD, text))):
        if looks_like_organisation(text[lead.end() :]):
            return text[lead.end() :]
    return text


def _role_before(name: str) -> str:
    """The role or letter glued to the front of a name (转让人某公司); empty where there is none."""
    for words in (LETTERS, *ROLE_WORDS.values()):
        for word in sorted(words, key=len, reverse=True):
            if name.startswith(word) and looks_like_organisation(name[len(word) :]):
                return word
    return ""


def by_name(flow: Flow, names: Collection[str]) -> Iterator[Mention]:
    """Where a contract calls its parties by their names alone, each name a letter of its own."""
    for name in names:
        for match in find_all(escaped(name), flow.text):
            found = readings(flow, *match.span(), sure=True)
            yield Mention(*match.span(), found, frozenset({name}), frozenset())


def in_sentences(flow: Flow, doc: Doc) -> Iterator[Mention]:
    """Roles beside names in running text: 由转让人某公司与受让人某大学订立, 甲方为某大学, 某公司作为受让方."""
    for token in doc:
        if token.ent_type_ not in SIDED:
            continue
        letter = token.ent_type_ == LETTER
        place = _named_behind(flow, token, letter=letter) or _named_as(flow, token)
        if place is None:
            continue
        letters = frozenset({token.text} if letter else ())
        sides = frozenset(() if letter else {Side(token.ent_type_)})
        names = readings(flow, *place, sure=True)
        yield Mention(min(token.idx, place[0]), place[1], names, letters, sides, weak=token.text in WEAK_ROLES)


def _named_behind(flow: Flow, token: Token, *, letter: bool) -> tuple[int, int] | None:
    """The name right behind a role, or behind 为 and a role or letter."""
    start = token.idx + len(token.text)
    if f"{token.text}一" in flow.text and flow.text[start : start + 1] in tuple("一二三四"):  # 转让方一, 转让方二
        start += 1
    joint = search(r"^(?:[(（][^()（）\n]{1,8}[)）])?(?:为|是|系|指)", flow.text[start : start + 12])
    if letter and joint is None:
        return None
    start += joint.end() if joint else 0
    text = flow.text[start : start + LONGEST_NAME]
    found = next(iter(_organisations(text)), None)
    if found is None or found.start > 0 or search(NO_NAME_START, text) or _is_role(found.text):
        return None
    latin = search(r"^[A-Za-z]+", text)
    if search(r"的|依法|设立|注册", found.text) or (latin and _is_role(latin[0])):  # what it is, not how it is called
        return None
    tail = search(BRANCH, text[found.end :])
    end = found.end + (tail.end() if tail else 0)
    if not search(GOES_ON, text[end:]):
        return None
    if _is_role(token.text + found.text) or (joint and not search(r"^(?:[,，。;；、(（\n]|$)", text[found.end :])):
        return None
    return start, start + len(replaced(NOTE, "", text[:end]))


def _named_as(flow: Flow, token: Token) -> tuple[int, int] | None:
    """The name before 为 or 作为 and a role: 某大学为转让方."""
    joint = search(r"(?:作为|为|系|是)$", flow.text[max(0, token.idx - 2) : token.idx])
    place = _named_before(flow, token.idx - len(joint[0])) if joint else None
    return (place[0], place[1]) if place and not place[2] else None
