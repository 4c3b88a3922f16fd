"""The fields, kinds and cuts of documents as read, against those that are printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from heyan.measuring.normal import MEASURED, Group, Json, group_of, normal_values

_SAME_PLACE = 0.5
"""Least overlap (intersection over union) of two boxes that mean one part of a page."""
_OPEN_TEXTS = frozenset({"purpose"})
"""Texts that may be given along with others of their sort: 用途 beside 摘要 and 附言."""


Place = tuple[str, int, tuple[float, ...]]
"""File, page and box (fractions of the page as submitted)."""


class Outcome(StrEnum):
    """How a field came out. `MISSING`: not all is given, nothing wrong; `EXTRA`: given, though nothing is printed."""

    RIGHT = "right"
    MISSING = "missing"
    WRONG = "wrong"
    EXTRA = "extra"

    @property
    def is_false(self) -> bool:
        """Whether a value was given that is not printed."""
        return self in {Outcome.WRONG, Outcome.EXTRA}


@dataclass(frozen=True, slots=True)
class FieldResult:
    """One field of one document: where, how it came out, both sides in normal form.

    `confidence` is the least of the values given, None where none is; `places` are those of the values that are not
    printed so; `sample` is the name of its sample.
    """

    kind: str
    level: str
    split: str
    layout: str
    name: str
    file: str
    page: int
    outcome: Outcome
    expected: tuple[str, ...]
    found: tuple[str, ...]
    confidence: float | None = None
    places: tuple[Place, ...] = ()
    sample: str = ""

    @property
    def group(self) -> Group:
        """The sort of value."""
        return group_of(self.name)


@dataclass(frozen=True, slots=True)
class KindResult:
    """One document: its kind in truth and as read (None where none was found on its pages), and how it was cut.

    `bound`: other documents stand in its file; `exact`: kind, pages and, on a shared page, place are as in truth.
    """

    kind: str
    level: str
    split: str
    layout: str
    file: str
    page: int
    found: str | None
    bound: bool
    exact: bool


def measure_documents(
    truths: Sequence[Json], documents: Iterable[Json]
) -> tuple[list[FieldResult], list[KindResult], int]:
    """Fields and kinds of all documents of truth, and how many documents were found that are in no truth."""
    by_file: dict[str, list[Json]] = {}
    for document in documents:
        by_file.setdefault(document["file"], []).append(document)
    counts: dict[str, int] = {}
    for truth in truths:
        counts[truth["file"]] = counts.get(truth["file"], 0) + 1
    fields: list[FieldResult] = []
    kinds: list[KindResult] = []
    for truth in truths:
        rivals = by_file.get(truth["file"], [])
        found = _partner(truth, rivals)
        if found is not None:
            rivals.remove(found)
        if truth["fields"] or counts[truth["file"]] > 1 or (found is not None and found["kind"] != truth["kind"]):
            kinds.append(_kind_result(truth, found, bound=counts[truth["file"]] > 1))
        fields += _field_results(truth, found)
    surplus = sum(len(left) for file, left in by_file.items() if file in counts)
    return fields, kinds, surplus


def _partner(truth: Json, rivals: list[Json]) -> Json | None:
    """The document of the file that shares most with the truth: its place, its pages, its kind before others."""
    scored = [
        (_shared_pages(truth, rival), rival["kind"] == truth["kind"], _same_place(truth, rival), rival)
        for rival in rivals
    ]
    best = max(scored, key=lambda item: (item[0] > 0, item[1], item[2], item[0]), default=None)
    return best[3] if best and best[0] else None


def _shared_pages(one: Json, other: Json) -> int:
    first, last = max(one["pages"][0], other["pages"][0]), min(one["pages"][1], other["pages"][1])
    return max(0, int(last) - int(first) + 1)


def _same_place(truth: Json, found: Json) -> bool:
    """Whether both take the same part of their page; a truth without a box takes all of it."""
    box = truth.get("box")
    return box is None or (bool(found.get("box")) and _overlap(box, found["box"]) >= _SAME_PLACE)


def _overlap(one: Sequence[float], other: Sequence[float]) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    shared = max(0.0, width) * max(0.0, height)
    areas = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return shared / (areas - shared) if areas > shared else 0.0


def _kind_result(truth: Json, found: Json | None, *, bound: bool) -> KindResult:
    exact = (
        found is not None
        and found["kind"] == truth["kind"]
        and list(found["pages"]) == list(truth["pages"])
        and _same_place(truth, found)
    )
    return KindResult(
        truth["kind"], truth["level"], truth.get("split", ""), truth.get("layout", ""), truth["file"],
        truth["pages"][0], found["kind"] if found is not None else None, bound, exact,
    )  # fmt: skip


def _field_results(truth: Json, found: Json | None) -> Iterator[FieldResult]:
    kind = truth["kind"]
    given_fields = found["fields"] if found is not None and found["kind"] == kind else {}
    measured = MEASURED.get(kind, frozenset(truth["fields"])) - frozenset(truth.get("unjudged", ()))
    for name in sorted(measured & {*truth["fields"], *given_fields}):
        values = [item for item in given_fields.get(name, ()) if item["value"] is not None]
        wanted = normal_values(name, truth["fields"].get(name))
        given = normal_values(name, [item["value"] for item in values])
        if wanted or given:
            if name in _OPEN_TEXTS and wanted and set(wanted) <= set(given):
                given = wanted
            sure = min((item["confidence"] for item in values if item.get("confidence") is not None), default=None)
            false = [item for item in values if not set(normal_values(name, item["value"])) <= set(wanted)]
            yield FieldResult(
                kind, truth["level"], truth.get("split", ""), truth.get("layout", ""), name, truth["file"],
                truth["pages"][0], compared(wanted, given), wanted, given, sure, tuple(_places(truth["file"], false)),
            )  # fmt: skip


def _places(file: str, values: Iterable[Json]) -> Iterator[Place]:
    for item in values:
        if item.get("box"):
            yield item.get("file", file), item["page"], tuple(item["box"])


def compared(wanted: tuple[str, ...], given: tuple[str, ...]) -> Outcome:
    """How a field came out, for the normal forms asked for and given."""
    if not wanted:
        return Outcome.EXTRA
    if not set(given) <= set(wanted):
        return Outcome.WRONG
    return Outcome.RIGHT if set(given) == set(wanted) else Outcome.MISSING
