"""Places of a contract that name a party: `受让方（甲方）名称（盖章）：某公司`, `某大学（以下简称“甲方”）`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parsers.documents.contract_roles import LETTER, NAME, PARTICULAR, STAMP
from parsers.documents.contract_words import LETTERS, OUTSIDERS, ROLE_WORDS, SERVICE_ROLES, WEAK_ROLES, Side
from parsers.documents.flow_names import LONGEST_NAME, names_at
from parsers.layout.flow import Flow
from parsers.reading import Reading
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import full_match, search

if TYPE_CHECKING:
    from spacy.tokens import Doc

NOT_A_NAME = (
    r"^(?:双方|各方|方|本|该|其|为|应|须|将|已|同意|负责|承担|保证|拥有|有权|按|在|自|于|以|向|和|与|或|及|是|的|因|可|不|未|若|如|无|略|是指"
    r"|收款|付款|单位|法人|代表)"
    r"|^(?:目标|标的|被投资|合资|项目|受让|转让|出资)(?:公司|企业|单位)$"
    r"|^[_\-/.\\*＿—─…\s]*$"
)
"""What follows a party's word in running text where no name does."""
NAME_IN_SENTENCE = (
    r"^(?P<name>(?![的所之及其有等各同一该本])[\p{Han}A-Za-z0-9·]{2,24}?(?:[(（]\p{Han}{2,10}[)）])?[\p{Han}A-Za-z0-9·]{0,24}?"
    r"(?:公司|大学|学院|研究院|研究所|研究中心|事务所|中心|厂))(?=[(（，,。；;、\s]|与|和|及|$)"
)
"""A name behind a role in a sentence, whole up to where the sentence goes on."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names a party: the names, the letters and sides said there, whether it signs there.

    An `outsider` is on neither side: an agent, a witness, a guarantor.
    """

    start: int
    end: int
    names: tuple[Reading, ...]
    letters: frozenset[str]
    sides: frozenset[Side]
    signing: bool = False
    weak: bool = False
    outsider: bool = False


def mentions_in(flow: Flow, doc: Doc) -> list[Mention]:
    """Every place that names a party.

    First those that introduce one by a word, then `某大学（以下简称“甲方”）`, then roles before names in sentences.
    """
    return [*_introductions(flow, doc), *_abbreviations(flow, doc), *_in_sentences(flow, doc)]


def _introductions(flow: Flow, doc: Doc) -> Iterator[Mention]:
    """Places where a party's word is followed by its name: at the head of a line or cell, or before a colon."""
    index = 0
    while index < len(doc):
        if doc[index].ent_type_ in (LETTER, Side.SUPPLIER.value, Side.RECEIVER.value):
            head = _Head.at(doc, index)
            if head is not None:
                mention = _named(flow, doc, head)
                if mention is not None:
                    yield mention
                    index = max(index + 1, head.after)
                    continue
        index += 1


@dataclass(slots=True)
class _Head:
    """A party's word with what belongs to it: `受让方（甲方）名称（盖章）：`. `after` is the token behind it."""

    first: int
    after: int
    letters: set[str]
    sides: set[Side]
    words: set[str]
    colon: bool = False
    signing: bool = False
    opens_line: bool = False
    outsider: bool = False

    @classmethod
    def at(cls, doc: Doc, index: int) -> _Head | None:
        head = cls(index, index, set(), set(), set())
        head.opens_line = _opens_line(doc, index)
        at = index
        while at < len(doc):
            token = doc[at]
            if token.ent_type_ in (LETTER, Side.SUPPLIER.value, Side.RECEIVER.value):
                if at > index and doc[at - 1].text not in "/、|(" and not _same_gap(doc, at):
                    break
                head.take(token.ent_type_, token.text)
            elif token.text in "(（":
                inside = _bracket(doc, at)
                if inside is None or not head.take_bracket(doc, at, inside):
                    break
                at = inside
            elif token.ent_type_ == NAME or token.text in "/、|" or (at > index and token.text in "一二三四1234①②③·•."):
                pass
            elif token.ent_type_ == STAMP:
                head.signing = True
            elif token.text in ":：;" and not head.colon:
                head.colon = True
                at += 1
                break
            else:
                break
            at += 1
        head.after = at
        if len(head.sides) > 1 or not (head.colon or head.opens_line):
            return None
        return head

    def take(self, kind: str, word: str) -> None:
        self.words.add(word)
        if kind == LETTER:
            self.letters.add(word)
        elif word in SERVICE_ROLES and self.letters & set(LETTERS[2:]):
            self.outsider = True
        else:
            self.sides.add(Side(kind))

    def take_bracket(self, doc: Doc, start: int, end: int) -> bool:
        """Take what stands in a bracket: another word for the party, a seal, a number; False for anything else."""
        inside = doc[start + 1 : end]
        known = False
        for token in inside:
            if token.ent_type_ in (LETTER, Side.SUPPLIER.value, Side.RECEIVER.value):
                self.take(token.ent_type_, token.text)
                known = True
            elif token.ent_type_ == STAMP:
                self.signing = known = True
            elif token.ent_type_ == NAME:
                known = True
        text = inside.text
        if search(OUTSIDERS, text) and not self.sides:
            self.outsider = True
        if end + 1 < len(doc) and doc[end + 1].text in ":：":  # 乙方（专利承接方）：
            return True
        return known or bool(full_match(r"[一二三四\d]{1,2}|单位|个人|自然人|法人|即.{0,12}|以下简称.{0,10}", text))


def _opens_line(doc: Doc, index: int) -> bool:
    if index == 0 or doc[index - 1].text == "\n" or doc[index - 1].whitespace_:
        return True
    before = doc[max(0, index - 4) : index].text
    return bool(search(r"(?:^|\n)[(（]?[一二三四五六七八九十\d]{1,2}[)）]?[、.．]?$", before))


def _same_gap(doc: Doc, at: int) -> bool:
    return bool(doc[at - 1].whitespace_) and doc[at - 1].ent_type_ != ""


def _bracket(doc: Doc, at: int) -> int | None:
    """The token that closes the bracket opened at `at`."""
    for index in range(at + 1, min(len(doc), at + 24)):
        if doc[index].text in ")）":
            return index
        if doc[index].text == "\n":
            return None
    return None


def _named(flow: Flow, doc: Doc, head: _Head) -> Mention | None:
    """The mention that a head and the name behind it make; without a name only what the head says of itself."""
    start, end, after = _name_span(doc, head.after)
    signing = head.signing or (after < len(doc) and _stamp_follows(doc, after))
    aliases = _aliases_behind(doc, after)
    letters = frozenset(head.letters | {word for word, kind in aliases if kind == LETTER})
    sides = frozenset(head.sides | {Side(kind) for word, kind in aliases if kind != LETTER})
    names = _readings(flow, start, end, sure=head.colon) if start < end else ()
    if not names and not (letters and sides):
        return None
    weak = bool(head.words) and all(word in WEAK_ROLES for word in head.words)
    begin = doc[head.first].idx
    outsider = head.outsider and not sides
    return Mention(begin, max(begin + 1, end), names, letters, sides, signing, weak, outsider)


def _name_span(doc: Doc, at: int) -> tuple[int, int, int]:
    """Where the name behind a head stands in the text (start, end), and the token behind it."""
    if at < len(doc) and doc[at].text in ":：":
        at += 1
    first = at
    if at < len(doc) and doc[at].text == "\n":
        return 0, 0, at
    while at < len(doc):
        token = doc[at]
        ends = token.text in "\n。;；:：,，" or token.ent_type_ in (
            PARTICULAR, STAMP, LETTER, Side.SUPPLIER.value, Side.RECEIVER.value,
        )  # fmt: skip
        if ends or (at > first and doc[at - 1].whitespace_):
            break
        if token.text in "(（" and (close := _bracket(doc, at)) is not None and not _part_of_name(doc, at, close):
            break
        at += 1
    if at == first:
        return 0, 0, at
    last = doc[at - 1]
    return doc[first].idx, last.idx + len(last.text), at


def _part_of_name(doc: Doc, start: int, end: int) -> bool:
    """Whether a bracket is part of a name: （北京）, （有限合伙）."""
    inside = doc[start + 1 : end]
    known = any(token.ent_type_ in (STAMP, LETTER, Side.SUPPLIER.value, Side.RECEIVER.value) for token in inside)
    return not known and len(inside.text) <= 10 and not search(r"简称|称为|盖|签|章|公司印", inside.text)


def _stamp_follows(doc: Doc, at: int) -> bool:
    return any(token.ent_type_ == STAMP for token in doc[at : at + 3])


def _aliases_behind(doc: Doc, at: int) -> list[tuple[str, str]]:
    """What a name is called from then on: （以下简称“甲方”）."""
    if at >= len(doc) or doc[at].text not in "(（":
        return []
    close = _bracket(doc, at)
    if close is None:
        return []
    return [
        (token.text, token.ent_type_)
        for token in doc[at + 1 : close]
        if token.ent_type_ in (LETTER, Side.SUPPLIER.value, Side.RECEIVER.value)
    ]


def _abbreviations(flow: Flow, doc: Doc) -> Iterator[Mention]:
    """Names introduced the other way round: 某大学（以下简称“甲方”）."""
    for token in doc:
        if token.text not in "(（":
            continue
        aliases = _aliases_behind(doc, token.i)
        close = _bracket(doc, token.i)
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
        side, length = _role_before(found["name"])
        start = token.idx - len(found["name"]) + length
        letters = frozenset(word for word, kind in aliases if kind == LETTER)
        sides = frozenset({Side(kind) for word, kind in aliases if kind != LETTER} | side)
        yield Mention(start, token.idx, _readings(flow, start, token.idx, sure=True), letters, sides)


def _role_before(name: str) -> tuple[frozenset[Side], int]:
    """The role glued to the front of a name (转让人某公司), and its length."""
    for side, words in ROLE_WORDS.items():
        for word in sorted(words, key=len, reverse=True):
            if name.startswith(word) and looks_like_organisation(name[len(word) :]):
                return frozenset({side}), len(word)
    return frozenset(), 0


def _in_sentences(flow: Flow, doc: Doc) -> Iterator[Mention]:
    """Roles before names in running text: 由转让人某公司与受让人某大学订立."""
    for token in doc:
        if token.ent_type_ not in (Side.SUPPLIER.value, Side.RECEIVER.value) or _opens_line(doc, token.i):
            continue
        start = token.idx + len(token.text)
        found = search(NAME_IN_SENTENCE, flow.text[start : start + LONGEST_NAME])
        if found is None or not looks_like_organisation(found["name"]):
            continue
        end = start + len(found["name"])
        sides = frozenset({Side(token.ent_type_)})
        weak = token.text in WEAK_ROLES
        yield Mention(token.idx, end, _readings(flow, start, end, sure=True), frozenset(), sides, weak=weak)


def _readings(flow: Flow, start: int, end: int, *, sure: bool) -> tuple[Reading, ...]:
    """The names that stand behind a party's word; none where the sentence goes on instead."""
    return () if search(NOT_A_NAME, flow.text[start:end]) else names_at(flow, start, end, sure=sure)
