"""The words before a party's name: its letter, its role, what stands in brackets behind them, up to the colon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parsers.documents.contract_statements import LETTER, NAME, STAMP
from parsers.documents.contract_words import LETTERS, OUTSIDERS, SERVICE_ROLES, Side, letter_of
from parsers.values.search import full_match, search

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SIDED = (LETTER, Side.SUPPLIER.value, Side.RECEIVER.value)
"""Types of tokens that call a party."""
HEADINGS = ("信息\n", "资料\n", "概况\n", "情况\n")
"""What stands behind a party's word in the heading over its block: 转让方信息."""
LONGEST_BRACKET = 160
"""Tokens, characters mostly, between the brackets behind a party: its code and address may stand in them."""


@dataclass(slots=True)
class Head:
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
    def at(cls, doc: Doc, index: int) -> Head | None:
        """The head that begins at a token, None where none does."""
        head = cls(index, index, set(), set(), set())
        head.opens_line = opens_line(doc, index)
        at = index
        while at < len(doc):
            token = doc[at]
            if token.ent_type_ in SIDED:
                if (
                    at > index
                    and not head.is_translated(token)
                    and doc[at - 1].text not in "/、|("
                    and not _same_gap(doc, at)
                ):
                    break
                head.take(token.ent_type_, token.text)
            elif token.text in "(（":
                inside = bracket(doc, at)
                if inside is None or not head.take_bracket(doc, at, inside):
                    break
                at = inside
            elif _belongs(doc, at, index):
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
        """Take a letter or a role."""
        self.words.add(word)
        if kind == LETTER:
            self.letters.add(letter_of(word))
        elif word in SERVICE_ROLES and self.letters & set(LETTERS[2:]):
            self.outsider = True
        else:
            self.sides.add(Side(kind))

    def is_translated(self, token: Token) -> bool:
        """Whether a word says once more, in the other language, what the head says: Licensor 许可方, 甲方 Party A."""
        said = token.ent_type_ in self.sides or letter_of(token.text) in self.letters
        return said and any(word.isascii() is not token.text.isascii() for word in self.words)

    def take_bracket(self, doc: Doc, start: int, end: int) -> bool:
        """Take what stands in a bracket: another word for the party, a seal, a number; False for anything else."""
        inside = doc[start + 1 : end]
        known = False
        for token in inside:
            if token.ent_type_ in SIDED:
                self.take(token.ent_type_, token.text)
                known = True
            elif token.ent_type_ == STAMP:
                self.signing = known = True
            elif token.ent_type_ == NAME:
                known = True
        text = inside.text
        if search(OUTSIDERS, text) and not self.sides:
            self.outsider = known = True
        if end + 1 < len(doc) and doc[end + 1].text in ":：":  # 乙方（专利承接方）：
            return True
        return known or bool(full_match(r"[一二三四\d]{1,2}|单位|个人|自然人|法人|即.{0,12}|以下简称.{0,10}", text))


def _belongs(doc: Doc, at: int, first: int) -> bool:
    """Whether a token belongs to a party's word without saying more: 名称, a number, 信息 at the end of a heading."""
    token = doc[at]
    if token.ent_type_ == NAME or token.text in "/、|":
        return True
    if at == first:
        return False
    ends = any(doc[start : start + 3].text in HEADINGS for start in (at, at - 1)) and opens_line(doc, first)
    return token.text in "一二三四1234①②③·•." or ends


def opens_line(doc: Doc, index: int) -> bool:
    """Whether a token is the first of its line, but for a number."""
    if index == 0 or doc[index - 1].text == "\n" or doc[index - 1].whitespace_:
        return True
    before = doc[max(0, index - 4) : index].text
    return bool(search(r"(?:^|\n)[(（]?[一二三四五六七八九十\d]{1,2}[)）]?[、.．]?$", before))


def _same_gap(doc: Doc, at: int) -> bool:
    """Whether a gap alone stands before a word for the same party; one that is told its own role is another's."""
    told = at + 2 < len(doc) and doc[at + 1].text in ":：" and doc[at + 2].ent_type_ in SIDED
    return bool(doc[at - 1].whitespace_) and doc[at - 1].ent_type_ != "" and not told


def bracket(doc: Doc, at: int) -> int | None:
    """The token that closes the bracket opened at `at`."""
    depth = 0
    for index in range(at + 1, min(len(doc), at + LONGEST_BRACKET)):
        depth += (doc[index].text in "(（") - (doc[index].text in ")）")
        if depth < 0:
            return index
        if doc[index].text == "\n":
            return None
    return None


def aliases_behind(doc: Doc, at: int) -> list[tuple[str, str]]:
    """What a name is called from then on: （以下简称“甲方”）."""
    if at >= len(doc) or doc[at].text not in "(（":
        return []
    close = bracket(doc, at)
    if close is None:
        return []
    return [(letter_of(token.text), token.ent_type_) for token in doc[at + 1 : close] if token.ent_type_ in SIDED]
