"""The names of a contract's sides: what its several places say of one party, brought together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ocr.lines import Reader
from parsers.documents.contract_mentions import Mention
from parsers.documents.contract_words import Side
from parsers.reading import Field, Reading
from parsers.values.close_names import are_close
from parsers.values.organisation import NameMatch, compare_names
from parsers.values.search import search

LEGIBLE = 0.5
"""How sure a name must be to bring in a party of its own beside others that are sure."""
SURE, SURER, DOUBTFUL, DIM = 0.98, 0.99, 0.95, 0.75
"""From which confidence on a name is sure enough to tell a misreading where another reading confirms it, and where none
does; below which one is doubtful enough to be a misreading, and hardly legible."""
LEGAL_FORM = frozenset("有限责任股份公司大学院研究所中心银行")
"""Characters that no name has twice on end."""


def names_of_sides(mentions: Sequence[Mention], elsewhere: Sequence[Reading] = ()) -> dict[Side, tuple[Field, ...]]:
    """The names of either side, one field a party; a side of which no name is told is left out.

    Names `elsewhere` (of accounts) are no party's by themselves: they are looks at one of that name.
    """
    names: dict[Side, tuple[Field, ...]] = {}
    for side in Side:
        own = _in_chinese([mention for mention in mentions if mention.sides == {side} and mention.names])
        own = _legible(own)
        strong = [mention for mention in own if not mention.weak]
        fields = _fields(strong or own, elsewhere)
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


def _fields(mentions: list[Mention], elsewhere: Sequence[Reading]) -> tuple[Field, ...]:
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
    for reading in elsewhere:
        _add_look(groups, reading)
    return tuple(Field(tuple(_settled(group))) for group in groups)


def _add(groups: list[list[Reading]], reading: Reading, *, found: bool) -> None:
    for group in groups:
        if _agree(group[0], reading):
            group.append(reading)
            return
    if found:
        groups.append([reading])
    else:
        _add_look(groups, reading)


def _add_look(groups: list[list[Reading]], reading: Reading) -> None:
    """Add a name that introduces nobody to the one party whose name it is, but for one character."""
    close = [group for group in groups if _is_another_look(group, reading)]
    if len(close) == 1:
        close[0].append(reading)


def _is_another_look(group: Sequence[Reading], reading: Reading) -> bool:
    """Whether a name is a party's as introduced, or that with one character changed: then one of them is misread.

    A seal and what is called for beside it may take a character or add one, which makes no other name; and a text layer
    misreads nothing.
    """
    return (
        reading.value is not None
        and reading.reader is Reader.OCR
        and len(str(reading.value)) == len(str(group[0].value))
        and all(item.value in {None, reading.value} or _is_close(item, reading) for item in group)
    )


def _agree(one: Reading, other: Reading) -> bool:
    """Whether two readings are of one party; what could not be read agrees with nothing.

    Names a single character apart are one party's where OCR is not sure of one of them: seals lie on names.
    """
    known = one.value is not None and other.value is not None
    if not known:
        return False
    match = compare_names(str(one.value), str(other.value))
    doubtful = _is_close(one, other) and min(one.confidence, other.confidence) < SURER
    return match is not NameMatch.DIFFERENT or doubtful or _stutters(one, other) or _stutters(other, one)


def _stutters(reading: Reading, other: Reading) -> bool:
    """Whether a name is another with a character of its legal form read twice: 有限公公司 (not 鑫鑫 for 鑫)."""
    name = str(reading.value)
    return any(
        one == two and one in LEGAL_FORM and name[:at] + name[at + 1 :] == str(other.value)
        for at, (one, two) in enumerate(pairwise(name))
    )


def _is_close(one: Reading, other: Reading) -> bool:
    return are_close(str(one.value), str(other.value))


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
