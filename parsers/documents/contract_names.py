"""The names of a contract's sides: what its several places say of one party, brought together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from parsers.documents.contract_mentions import Mention
from parsers.documents.contract_words import Side
from parsers.reading import Field, Reading
from parsers.values.organisation import NameMatch, compare_names
from parsers.values.search import full_match, search

LEGIBLE = 0.5
"""How sure a name must be to bring in a party of its own beside others that are sure."""
SURE, SURER, DOUBTFUL, DIM = 0.98, 0.99, 0.95, 0.75
"""From which confidence on a name is sure enough to tell a misreading where another reading confirms it, and where none
does; below which one is doubtful enough to be a misreading, and hardly legible."""
LEGAL_FORM = frozenset("有限责任股份公司大学院研究所中心银行")
"""Characters that no name has twice on end."""
LONG = 5
"""Characters of a name from which on one character may be a misreading."""
TELLING = r".*[一二三四五六七八九十东南西北中上下前后新老大小\dA-Za-z].*"
"""Characters in which names differ that are two bodies' (华东某大学, 华南某大学), not one's misread."""


def names_of_sides(mentions: Sequence[Mention]) -> dict[Side, tuple[Field, ...]]:
    """The names of either side, one field a party; a side of which no name is told is left out."""
    names: dict[Side, tuple[Field, ...]] = {}
    for side in Side:
        own = _in_chinese([mention for mention in mentions if mention.sides == {side} and mention.names])
        own = _legible(own)
        strong = [mention for mention in own if not mention.weak]
        fields = _fields(strong or own)
        if fields:
            names[side] = fields
    return _on_one_side(names)


def _on_one_side(names: dict[Side, tuple[Field, ...]]) -> dict[Side, tuple[Field, ...]]:
    """The names of the sides; one that both have is none of the side that has others as well."""
    values = {side: {field.value for field in fields if field.value is not None} for side, fields in names.items()}
    shared = set.intersection(*values.values()) if len(values) > 1 else set()
    return {
        side: tuple(field for field in fields if field.value not in shared or len(values[side]) <= len(shared))
        for side, fields in names.items()
    }


def _in_chinese(mentions: list[Mention]) -> list[Mention]:
    """The mentions without those that give in Latin letters what others give in Chinese ones."""
    chinese = [item for item in mentions if any(search(r"\p{Han}", str(name.value)) for name in item.names)]
    return chinese or mentions


def _legible(mentions: list[Mention]) -> list[Mention]:
    """The mentions that are sure, all where none is; a co-owner beside a sure name stays, as text."""
    sure = [mention for mention in mentions if any(reading.confidence >= LEGIBLE for reading in mention.names)]
    return [
        replace(
            mention,
            names=tuple(
                reading if reading.confidence >= LEGIBLE else replace(reading, value=None) for reading in mention.names
            ),
        )
        for mention in sure
    ] or mentions


def _fields(mentions: list[Mention]) -> tuple[Field, ...]:
    """One field for each party of a side: introduced in one place, read again wherever a name agrees."""
    introducing = [mention for mention in mentions if not mention.signing] or mentions
    groups: list[list[Reading]] = []
    for mention in introducing:
        for reading in mention.names:
            _add(groups, reading, found=True)
    for mention in mentions:
        if mention not in introducing:
            for reading in mention.names:
                _add(groups, reading, found=False)
    return tuple(Field(tuple(_settled(group))) for group in groups)


def _add(groups: list[list[Reading]], reading: Reading, *, found: bool) -> None:
    for group in groups:
        if _agree(group[0], reading):
            group.append(reading)
            return
    if found:
        groups.append([reading])


def _agree(one: Reading, other: Reading) -> bool:
    """Whether two readings are of one party; what could not be read agrees with nothing.

    Names a single character apart are one party's where OCR is not sure of one of them: seals lie on names.
    """
    known = one.value is not None and other.value is not None
    if not known:
        return False
    match = compare_names(str(one.value), str(other.value))
    doubtful = _is_close(one, other) and min(one.confidence, other.confidence) < SURE
    return match is not NameMatch.DIFFERENT or doubtful or _stutters(one, other) or _stutters(other, one)


def _stutters(reading: Reading, other: Reading) -> bool:
    """Whether a name is another with a character of its legal form read twice: 有限公公司 (not 鑫鑫 for 鑫)."""
    name = str(reading.value)
    return any(
        one == two and one in LEGAL_FORM and name[:at] + name[at + 1 :] == str(other.value)
        for at, (one, two) in enumerate(pairwise(name))
    )


def _is_close(one: Reading, other: Reading) -> bool:
    """Whether two names differ in one character, and in none that tells names apart (东 and 西, 一 and 二)."""
    first, second = str(one.value), str(other.value)
    edits = [edit for edit in Levenshtein.opcodes(first, second) if edit.tag != "equal"]
    if len(edits) != 1 or min(len(first), len(second)) < LONG or Levenshtein.distance(first, second) != 1:
        return False
    (edit,) = edits
    parts = first[edit.src_start : edit.src_end] + second[edit.dest_start : edit.dest_end]
    return not full_match(TELLING, parts)


def _settled(group: list[Reading]) -> list[Reading]:
    """The readings of one party. One that is cut off, hardly legible or misread is text without a value."""
    surest = max(group, key=lambda reading: reading.confidence)
    confirmed = any(item is not surest and item.value == surest.value for item in group)
    clear = surest.confidence >= (SURE if confirmed else SURER)
    misread = [
        item
        for item in group
        if any(_stutters(item, other) for other in group)
        or (clear and item.confidence < DOUBTFUL and item.value != surest.value and _is_close(item, surest))
    ]
    best = max(
        (item for item in group if item not in misread),
        key=lambda reading: (len(str(reading.value)), reading.confidence),
    )
    settled = []
    for reading in sorted(group, key=lambda item: item is not best):
        cut = compare_names(str(reading.value), str(best.value)) is NameMatch.TRUNCATED
        dim = reading.value != best.value and min(reading.confidence, best.confidence) < DIM
        lost = cut or dim or reading in misread
        settled.append(replace(reading, value=None) if lost and reading is not best else reading)
    return settled
