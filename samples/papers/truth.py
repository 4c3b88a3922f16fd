"""What is printed on a drawn paper: kinds, values in normal form, and where each stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ocr.lines import Box
from samples.papers.ink import Span, Value


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed: page from 1, box as fractions of that page."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class TruthValue:
    """One value: in normal form, as printed first, and every place of it (none for what is only implied)."""

    value: Value
    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """The truth of one paper, in the names and normal forms of the report; a field that is absent is not printed.

    `unjudged` fields count neither way when a reader is judged.
    """

    kind: str
    subtype: str
    layout: str
    fields: Mapping[str, tuple[TruthValue, ...]]
    unjudged: tuple[str, ...] = ()

    def values(self, name: str) -> list[Value]:
        """The values of a field in the order they are printed."""
        return [item.value for item in self.fields.get(name, ())]

    def to_json(self) -> dict[str, object]:
        """The truth as plain JSON types."""
        fields = {
            name: [
                {"value": item.value, "text": item.text, "places": [_place_json(place) for place in item.places]}
                for item in values
            ]
            for name, values in self.fields.items()
        }
        return {"kind": self.kind, "subtype": self.subtype, "layout": self.layout, "fields": fields}


def _place_json(place: Place) -> dict[str, object]:
    box = place.box
    return {"page": place.page, "box": [round(edge, 4) for edge in (box.x0, box.y0, box.x1, box.y1)]}


def collect(marks: Iterable[tuple[Span, Place]]) -> dict[str, tuple[TruthValue, ...]]:
    """Marks in printing order as fields; pieces of one span on one page are one place."""
    whole: dict[tuple[Span, int], Place] = {}
    for span, place in marks:
        known = whole.get((span, place.page))
        whole[span, place.page] = replace(known, box=known.box.union(place.box)) if known else place
    found: dict[str, dict[str, TruthValue]] = {}
    for (span, _), place in whole.items():
        values = found.setdefault(span.field, {})
        key = span.key + json.dumps(span.value, ensure_ascii=False, sort_keys=True)
        seen = values.get(key)
        values[key] = (
            replace(seen, places=(*seen.places, place)) if seen else TruthValue(span.value, span.text, (place,))
        )
    return {name: tuple(values.values()) for name, values in found.items()}
