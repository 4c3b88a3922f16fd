"""Places of a contract that name a party: `受让方（甲方）名称（盖章）：某公司`, `某大学（以下简称“甲方”）`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parsers.documents.contract_heads import SIDED, Head, aliases_behind, bracket
from parsers.documents.contract_party_names import NOT_OF_A_PARTY, readings
from parsers.documents.contract_statements import LETTER, NAME, PARTICULAR, STAMP
from parsers.documents.contract_words import CLIENTS, WEAK_ROLES, Side
from parsers.layout.flow import Flow
from parsers.reading import Reading
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import search

if TYPE_CHECKING:
    from spacy.tokens import Doc

COUNTED = (
    r"^(?:[(（][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十\d]{1,2}[、.．])\s?\p{Han}[\p{Han}()（）]{1,40}"
    r"(?:公司|大学|学院|研究[院所]|中心|厂|医院|集团|(?:有限|普通)合伙[)）])[;；,，]?$"
)
"""A line that is a counted name and nothing else."""
FIRST = r"^(?:[(（][一1][)）]|[一1][、.．])"
"""The number of the first name of such a list."""
IDENTIFIED = r"^[\n ](?:证件|身份证|公民身份)(?:号码?|编号)"
"""What stands behind the name of a person in a table."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names a party: the names, the letters and sides said there, whether it signs there.

    An `outsider` is on neither side: an agent, a witness, a guarantor. A `client` is one who entrusts another.
    """

    start: int
    end: int
    names: tuple[Reading, ...]
    letters: frozenset[str]
    sides: frozenset[Side]
    signing: bool = False
    weak: bool = False
    outsider: bool = False
    client: bool = False


def introductions(flow: Flow, doc: Doc) -> Iterator[Mention]:
    """Places where a party's word is followed by its name: at the head of a line or cell, or before a colon."""
    index = 0
    while index < len(doc):
        if doc[index].ent_type_ in SIDED:
            head = Head.at(doc, index)
            if head is not None:
                mention = _named(flow, doc, head)
                if mention is not None:
                    yield mention
                    index = max(index + 1, head.after)
                    continue
        index += 1


def _named(flow: Flow, doc: Doc, head: Head) -> Mention | None:
    """The mention that a head and the name behind it make; without a name only what the head says of itself."""
    start, end, after = _name_span(doc, head.after)
    signing = head.signing or (after < len(doc) and _stamp_follows(doc, after))
    aliases = aliases_behind(doc, after)
    letters = frozenset(head.letters | {word for word, kind in aliases if kind == LETTER})
    sides = frozenset(head.sides | {Side(kind) for word, kind in aliases if kind != LETTER})
    start, end = _in_chinese(flow, doc, start, end, after)
    if start < end and _is_of_the_next_column(flow, doc, head, start):
        start = end
    sure = head.colon or search(IDENTIFIED, flow.text[end : end + 12]) is not None
    names = readings(flow, start, end, sure=sure) if start < end else ()
    if names and head.colon:
        more, end = _names_behind(flow, doc, after, end)
        names += more
    if not names and not (letters and sides):
        return None
    weak = bool(head.words) and all(word in WEAK_ROLES for word in head.words)
    begin = doc[head.first].idx
    outsider = head.outsider and not sides
    client = bool(head.words) and head.words <= CLIENTS
    return Mention(begin, max(begin + 1, end), names, letters, sides, signing, weak, outsider, client)


def _is_of_the_next_column(flow: Flow, doc: Doc, head: Head, start: int) -> bool:
    """Whether a name on a line below stands below the word for another party, beside the head on its line."""
    first, last = flow.paragraph(doc[head.first].idx)
    if start < last:
        return False
    beside = [
        token.idx
        for token in doc
        if first <= token.idx < last and token.ent_type_ in SIDED and not head.first <= token.i < head.after
    ]
    own, *others, name = (flow.lines(at, at + 1)[0][1].box.x0 for at in (doc[head.first].idx, *beside, start))
    return any(abs(other - name) < abs(own - name) for other in others)


def _name_span(doc: Doc, at: int) -> tuple[int, int, int]:
    """Where the name behind a head stands in the text (start, end), and the token behind it."""
    if at < len(doc) and doc[at].text in ":：":
        at += 1
    first = at
    if at < len(doc) and doc[at].text == "\n":
        return _name_below(doc, at)
    while at < len(doc):
        token = doc[at]
        ends = (token.text in "\n。;；:：,，" and not _another_follows(doc, first, at)) or token.ent_type_ in (
            PARTICULAR, STAMP, LETTER, Side.SUPPLIER.value, Side.RECEIVER.value,
        )  # fmt: skip
        if ends or (at > first and doc[at - 1].whitespace_):
            break
        if token.text in "(（" and (close := bracket(doc, at)) is not None and not _part_of_name(doc, at, close):
            break
        at += 1
    if at == first:
        return 0, 0, at
    if at < len(doc) and doc[at].text == "\n" and _is_first(doc[first:at].text):
        at = _last_counted(doc, at)
    last = doc[at - 1]
    return doc[first].idx, last.idx + len(last.text), at


def _is_first(text: str) -> bool:
    """Whether a name is the first of a counted list, the others of which stand below it: 1. 某大学."""
    return search(FIRST, text) is not None and search(COUNTED, text) is not None


def _in_chinese(flow: Flow, doc: Doc, start: int, end: int, after: int) -> tuple[int, int]:
    """Where a name stands in Chinese: in the bracket behind it, if it is printed in Latin letters before."""
    if search(r"\p{Han}", flow.text[start:end]):
        return start, end
    while start < end and after < len(doc) and doc[after].text in ",，.&" and _is_latin(doc, after + 1):  # Co., Ltd.
        after += 1
        while _is_latin(doc, after) or (after < len(doc) and doc[after].text == "."):
            after += 1
    close = bracket(doc, after) if after < len(doc) and doc[after].text in "(（" else None
    if close is None:
        return start, end
    inside = doc[after + 1 : close]
    return (inside.start_char, inside.end_char) if looks_like_organisation(inside.text) else (start, end)


def _is_latin(doc: Doc, at: int) -> bool:
    return at < len(doc) and doc[at].text.isascii() and doc[at].text.isalpha()


def _names_behind(flow: Flow, doc: Doc, at: int, end: int) -> tuple[tuple[Reading, ...], int]:
    """The co-owners behind a name's bracket, and the end of the last: 某甲（证号）、某乙（证号）."""
    found: tuple[Reading, ...] = ()
    while at < len(doc) and doc[at].text in "(（" and (close := bracket(doc, at)) is not None:
        if close + 2 >= len(doc) or doc[close + 1].text not in "、及和":
            break
        start, stop, at = _name_span(doc, close + 2)
        more = readings(flow, start, stop, sure=True) if start < stop else ()
        if not more:
            break
        found, end = found + more, stop
    return found, end


def _another_follows(doc: Doc, first: int, at: int) -> bool:
    """Whether behind a mark the name of a co-owner follows: 某大学；某研究院."""
    if doc[at].text not in ";；,，":
        return False
    stop = next(
        (i for i in range(at + 1, len(doc)) if doc[i].text in "\n。;；,，:：(（" or doc[i].whitespace_), len(doc)
    )
    before, behind = doc[first:at].text, doc[at + 1 : stop]
    labelled = stop < len(doc) and doc[stop].text in ":："
    if labelled or any(token.ent_type_ in (*SIDED, NAME, PARTICULAR) for token in behind):
        return False
    if search(NOT_OF_A_PARTY, doc[at:stop].text):
        return False
    return looks_like_organisation(before) and looks_like_organisation(behind.text)


def _name_below(doc: Doc, at: int) -> tuple[int, int, int]:
    """A name on the line below a party's word: behind 名称, or alone on its line; (start, end) and the token behind."""
    first = at + 1 + _counted(doc, at + 1)
    labelled = first + 1 < len(doc) and doc[first].ent_type_ == NAME
    colon = labelled and doc[first + 1].text in ":："
    cell = labelled and not colon and bool(doc[first].whitespace_) and _is_alone(doc, at)
    first += 2 if colon else 1 if cell else 0
    after = first
    while after < len(doc) and doc[after].text != "\n" and not (colon and doc[after].text in ",，;；。"):
        after += 1
        if cell and doc[after - 1].whitespace_:  # the next cell holds another label
            break
    line = doc[first:after]
    if " " in line.text.strip():  # the names of others stand beside it
        return 0, 0, at
    if search(COUNTED, line.text):
        after = _last_counted(doc, after)
        return line.start_char, doc[first:after].end_char, after
    if not len(line) or any(token.ent_type_ for token in line) or not looks_like_organisation(line.text):
        return 0, 0, at
    return line.start_char, line.end_char, after


def _is_alone(doc: Doc, at: int) -> bool:
    """Whether the line that ends at a token is a single cell: a heading over a table."""
    start = next((index + 1 for index in range(at - 1, -1, -1) if doc[index].text == "\n"), 0)
    return not any(token.whitespace_ for token in doc[start : at - 1])


def _counted(doc: Doc, at: int) -> int:
    """Tokens of the number before a label: 1.1 名称."""
    number = search(r"^(?:\d{1,2}[.．]){1,3}\d{0,2}、?|^[(（]\d{1,2}[)）]", doc[at : at + 8].text)
    after = at + (len(number[0]) if number else 0)
    return after - at if number and after < len(doc) and doc[after].ent_type_ == NAME else 0


def _last_counted(doc: Doc, after: int) -> int:
    """The end of the list of names one below the other that begins with the line that ends at `after`."""
    while after < len(doc):
        stop = next((index for index in range(after + 1, len(doc)) if doc[index].text == "\n"), len(doc))
        if not search(COUNTED, doc[after + 1 : stop].text):
            return after
        after = stop
    return after


def _part_of_name(doc: Doc, start: int, end: int) -> bool:
    """Whether a bracket is part of a name: （北京）, （有限合伙）."""
    inside = doc[start + 1 : end]
    known = any(token.ent_type_ in (STAMP, LETTER, Side.SUPPLIER.value, Side.RECEIVER.value) for token in inside)
    return not known and len(inside.text) <= 10 and not search(r"简称|称为|盖|签|章|公司印", inside.text)


def _stamp_follows(doc: Doc, at: int) -> bool:
    return any(token.ent_type_ == STAMP for token in doc[at : at + 3])
