"""From a piece of print to a Reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from parsers.layout.piece import Piece
from parsers.reading import Field, Reading, Value, field_of
from parsers.values.found import Found
from parsers.values.organisation import is_end_of_name, normalise_name

V = TypeVar("V", bound=Value)


def reading_of(piece: Piece, found: Found[V]) -> Reading:
    """What was found in a piece, as a reading with the place of just those characters."""
    part = piece.part(found.start, found.end)
    return Reading(
        text=part.joined,
        value=found.value,
        reader=part.reader,
        confidence=round(part.confidence * found.certainty, 4),
        page=part.page,
        box=part.box,
        repaired=found.repaired,
    )


def read_value(piece: Piece, parse: Callable[[str], Found[V] | None]) -> Reading:
    """The piece read by a parser of values; a value of None, with the text kept, where the parser finds none."""
    found = parse(piece.text)
    return _unread(piece) if found is None else reading_of(piece, found)


def read_text(piece: Piece, clean: Callable[[str], str] = str.strip) -> Reading:
    """The piece as a string, cleaned; a value of None where nothing remains."""
    return _string(piece, clean(piece.joined))


def read_name(piece: Piece) -> Reading:
    """The piece as the name of an organisation or a person, normalised; no value where only the end of it was read."""
    name = normalise_name(piece.text)
    return _unread(piece) if is_end_of_name(name) else _string(piece, name)


def fields_of(readings: Mapping[str, Iterable[Reading]]) -> dict[str, tuple[Field, ...]]:
    """One field for every name that has readings; names without any are left out."""
    return {name: fields for name, items in readings.items() if (fields := field_of(items))}


def _string(piece: Piece, value: str) -> Reading:
    return Reading(piece.joined, value or None, piece.reader, round(piece.confidence, 4), piece.page, piece.box)


def _unread(piece: Piece) -> Reading:
    return Reading(piece.joined, None, piece.reader, 0.0, piece.page, piece.box)
