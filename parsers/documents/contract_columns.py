"""Parties that stand side by side: their words in one row, their names in a row below, each in its column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from parsers.documents.contract_former import without_former
from parsers.documents.contract_mentions import Mention
from parsers.documents.contract_party_names import readings
from parsers.documents.contract_upright import with_upright_words
from parsers.documents.contract_words import (
    LETTERS,
    NAME_WORDS,
    OUTSIDERS,
    ROLE_WORDS,
    SERVICE_ROLES,
    STAMP_WORDS,
    Side,
)
from parsers.layout.flow import Flow
from parsers.layout.pairs import paired
from parsers.layout.segment import Segment
from parsers.values.organisation import looks_like_organisation, split_parties
from parsers.values.search import find_all, full_match, search

ROWS_BELOW = 4
"""Rows below the words within which the names stand."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A piece of a row of the flow, between gaps."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a column: a party's word, or an outsider's, who is on neither side."""

    cell: _Cell
    letters: frozenset[str] = frozenset()
    sides: frozenset[Side] = frozenset()
    signing: bool = False
    outsider: bool = False
    words: frozenset[str] = frozenset()


LABELS = (
    r"\p{Han}{0,8}(?:编号|登记号|归档号|档案号|凭证号|项目号|案号)|(?:合同|协议|契约|文件)?号码?|(?:合同)?(?:签订|签署|签约|订立)(?:日期|时间|地点)|(?:合同)?(?:总)?(?:金额|价款|价格|总价)"
    r"|(?:转让|许可)(?:使用)?(?:费|价款|价格|金额)|专利(?:申请)?号|专利名称|许可(?:方式|种类|类型|期限)|(?:合同)?有效期限?|备注"
)
"""Labels of a contract that may stand in a row with their values in the row below."""


def arranged(rows: Sequence[tuple[Segment, ...]]) -> list[tuple[Segment, ...]]:
    """The rows of a contract: labels with the values below them, without what held before a change."""
    return paired(without_former(with_upright_words(rows)), _is_label)


def _is_label(text: str) -> bool:
    """Whether a cell holds a label and no value."""
    bare = text.rstrip(":：")
    return len(bare) < 24 and bool(full_match(rf"(?:{LABELS})(?:[(（][^()（）]{{1,6}}[)）])?|{_called()}", bare))


def in_columns(flow: Flow) -> Iterator[Mention]:
    """The parties of rows whose cells are words for parties, with the names of the first row below that has them."""
    rows = _rows(flow.text)
    for place, row in enumerate(rows):
        heads = _served([head for cell in row if (head := _head(cell)) is not None])
        if sum(not head.outsider for head in heads) < 2 or len(row) - len(heads) > 1:
            continue
        for below in islice(rows, place + 1, place + 1 + ROWS_BELOW):
            names = [name for cell in below if (name := _name(cell)) is not None]
            if len(names) == len(heads):
                yield from _mentions(flow, heads, names)
                break


def _served(heads: list[_Head]) -> list[_Head]:
    """The heads; one who serves, where others give and take, is on neither side."""
    sides = {side for head in heads for side in head.sides if not head.words <= SERVICE_ROLES}
    if len(sides) < 2:
        return heads
    serves = [bool(head.words) and head.words <= SERVICE_ROLES for head in heads]
    return [_Head(head.cell, outsider=True) if is_one else head for head, is_one in zip(heads, serves, strict=True)]


def _mentions(flow: Flow, heads: Sequence[_Head], names: Sequence[_Cell]) -> Iterator[Mention]:
    for head, name in zip(heads, names, strict=True):
        found = readings(flow, name.start, name.end, sure=True)
        if found:
            yield Mention(
                head.cell.start, name.end, found, head.letters, head.sides, head.signing, outsider=head.outsider
            )


def _rows(text: str) -> list[list[_Cell]]:
    return [
        [_Cell(line.start() + cell.start(), cell[0]) for cell in find_all(r"[^ ]+", line[0])]
        for line in find_all(r"[^\n]+", text)
    ]


@lru_cache(maxsize=1)
def _called() -> str:
    words = "|".join(
        sorted((*LETTERS, *(word for words in ROLE_WORDS.values() for word in words)), key=len, reverse=True)
    )
    stamps = "|".join(STAMP_WORDS)
    return (
        rf"(?P<word>{words})(?:[(（:：/](?:(?P<second>{words})|(?P<stamp>{stamps}))[)）]?)?(?P<stamp2>{stamps})?"
        r"(?:[(（](?P<note>\p{Han}{2,8})[)）])?[:：]?"
    )


def _head(cell: _Cell) -> _Head | None:
    found = full_match(_called(), cell.text) if len(cell.text) < 24 else None
    if found is None:
        outsider = len(cell.text) < 12 and search(rf"^(?:[丙丁]方)?[(（:：/]?(?:{OUTSIDERS})", cell.text)
        return _Head(cell, outsider=True) if outsider else None
    if found["note"] and search(OUTSIDERS, found["note"]):
        return _Head(cell, outsider=True)
    words = {word for word in (found["word"], found["second"]) if word}
    sides = {side for side, known in ROLE_WORDS.items() if words & set(known)}
    stamped = bool(found["stamp"] or found["stamp2"])
    if len(sides) > 1:
        return None
    return _Head(
        cell, frozenset(words & set(LETTERS)), frozenset(sides), stamped, words=frozenset(words - set(LETTERS))
    )


def _name(cell: _Cell) -> _Cell | None:
    """The name, or names, that a cell holds, with or without its label."""
    label = full_match(rf"(?P<label>(?:{'|'.join(NAME_WORDS)})[:：])?(?P<name>.+)", cell.text)
    if label is None or not all(map(looks_like_organisation, split_parties(label["name"]) or [""])):
        return None
    return _Cell(cell.start + label.start("name"), label["name"])
