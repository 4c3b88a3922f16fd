"""The names of a contract's sides: what its several places say of one party, brought together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.documents.contract_mentions import Mention
from parsers.documents.contract_words import Side
from parsers.reading import Field, Reading
from parsers.values.organisation import NameMatch, compare_names
from parsers.values.search import search

LEGIBLE = 0.5
"""How sure a name must be to bring in a party of its own beside others that are sure."""
SURE, DOUBTFUL = 0.98, 0.95
"""From which confidence on a name is sure enough, and below which another is doubtful enough, to tell a misreading."""


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
    """Whether two readings are of one party; what could not be read agrees with nothing."""
    known = one.value is not None and other.value is not None
    return known and compare_names(str(one.value), str(other.value)) is not NameMatch.DIFFERENT


def _settled(group: list[Reading]) -> list[Reading]:
    """The readings of one party. A name cut off, or hardly legible where another is clear, is text without a value."""
    best = max(group, key=lambda reading: (len(str(reading.value)), reading.confidence))
    settled = []
    for reading in sorted(group, key=lambda item: item is not best):
        cut = compare_names(str(reading.value), str(best.value)) is NameMatch.TRUNCATED
        dim = reading.value != best.value and min(reading.confidence, best.confidence) < 0.75
        lost = cut or dim or _is_misread(reading, best, group)
        settled.append(replace(reading, value=None) if lost and reading is not best else reading)
    return settled


def _is_misread(reading: Reading, best: Reading, group: Sequence[Reading]) -> bool:
    """Whether a doubtful reading differs by a look-alike (冶, 治) from a sure one that another reading confirms."""
    confirmed = any(item is not best and item.value == best.value for item in group)
    alike = compare_names(str(reading.value), str(best.value)) is NameMatch.LOOK_ALIKE
    return alike and confirmed and best.confidence >= SURE and reading.confidence < DOUBTFUL
