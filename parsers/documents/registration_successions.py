"""Transfers one after the other that were read as one: who takes the patent in one gives it in the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.documents.parsed import Parsed
from parsers.reading import Field

_PARTS = ("from_parties", "to_parties", "recorded_on")


def in_succession(parsed: Parsed) -> list[Parsed]:
    """Each transfer of an owner to the next with its day, the latest first or last; else what was given."""
    givers, takers, days = (parsed.fields.get(name, ()) for name in _PARTS)
    if not 1 < len(givers) == len(takers) == len(days):
        return [parsed]
    transfers = list(zip(givers, takers, days, strict=True))
    if not _follow(transfers) and not _follow(transfers[::-1]):
        return [parsed]
    return [replace(parsed, fields=dict(parsed.fields) | _parts(*transfer)) for transfer in transfers]


def _parts(giver: Field, taker: Field, day: Field) -> dict[str, tuple[Field, ...]]:
    return dict(zip(_PARTS, ((giver,), (taker,), (day,)), strict=True))


def _follow(transfers: list[tuple[Field, Field, Field]]) -> bool:
    if any(field.value is None for transfer in transfers for field in transfer):
        return False
    return all(
        one[1].value == two[0].value and str(one[2].value) < str(two[2].value) for one, two in pairwise(transfers)
    )


def owned_since(events: Sequence[Parsed]) -> list[Parsed]:
    """The events of a paper without those as its owners who gave the patent away in one of them.

    A copy of the register may print the owner at grant above the transfers that came after it.
    """
    givers, takers = ({_values(event, side) for event in events} - {frozenset()} for side in _PARTS[:2])
    return [
        replace(event, fields={name: found for name, found in event.fields.items() if name != "owners"})
        if _values(event, "owners") in givers - takers
        else event
        for event in events
    ]


def _values(parsed: Parsed, name: str) -> frozenset[object]:
    return frozenset(field.value for field in parsed.fields.get(name, ()))
