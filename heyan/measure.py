"""Counting right, missing and wrong: a report (or an extraction) as JSON against the truth of a sample.

Both sides use the report's names. Values are compared in normal form, lists as sets; a field is right only as a whole.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, NamedTuple

Json = Mapping[str, Any]
_TROUBLE = frozenset({"fail", "missing", "unclear"})
_BRACKETS = str.maketrans("〔【［[〕】］]", "(((())))")
_PARTIES = frozenset({"supplier", "receiver", "from_parties", "to_parties", "owners"})
"""Fields of co-owners, who may stand in one string or apart."""
_AMOUNTS = ("_amount", "amount", "_amounts")


class Outcome(StrEnum):
    """How a field came out. `MISSING`: not all is given, nothing wrong; `EXTRA`: given, though nothing is printed."""

    RIGHT = "right"
    MISSING = "missing"
    WRONG = "wrong"
    EXTRA = "extra"


class Interval(NamedTuple):
    """A 95 % confidence interval of a rate."""

    low: float
    high: float


def wilson(hits: int, trials: int) -> Interval:
    """The Wilson score interval of a rate at 95 %; the whole range for no trials."""
    if not trials:
        return Interval(0.0, 1.0)
    z = 1.959964
    rate = hits / trials
    middle = rate + z * z / (2 * trials)
    spread = z * math.sqrt(rate * (1 - rate) / trials + z * z / (4 * trials * trials))
    scale = 1 + z * z / trials
    low = 0.0 if hits == 0 else (middle - spread) / scale
    return Interval(low, 1.0 if hits == trials else (middle + spread) / scale)


@dataclass(frozen=True, slots=True)
class FieldResult:
    """One field of one document: where, how it came out, and both sides in normal form."""

    kind: str
    level: str
    name: str
    file: str
    page: int
    outcome: Outcome
    expected: tuple[str, ...]
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KindResult:
    """One document: its kind in truth and as read (None where no document was found on its pages)."""

    kind: str
    level: str
    file: str
    page: int
    found: str | None


@dataclass(frozen=True, slots=True)
class RowResult:
    """One row: the verdict asked for and given; for every planted kind whether one of its codes names it."""

    package: str
    row: int
    expected: str
    found: str | None
    named: Mapping[str, bool]
    codes: tuple[str, ...]


@dataclass(slots=True)
class Measurement:
    """All results of one or more samples."""

    fields: list[FieldResult] = field(default_factory=list)
    kinds: list[KindResult] = field(default_factory=list)
    rows: list[RowResult] = field(default_factory=list)


def measure(package: str, truth: Json, report: Json, into: Measurement) -> None:
    """Add the results of one sample: `truth` as in its truth file, `report` as report.json or the output of extract."""
    _measure_documents(truth["documents"], report["documents"], into)
    claims = {claim["row"]: claim for claim in report.get("claims", ())}
    for row in truth["rows"]:
        claim = claims.get(row["row"])
        into.rows.append(_row_result(package, row, claim))
        if "claimed" in row:
            into.fields += _claim_results(row, claim, package)


def _row_result(package: str, row: Json, claim: Json | None) -> RowResult:
    troubled = {check["code"] for check in claim["checks"] if check["status"] in _TROUBLE} if claim else set()
    return RowResult(
        package=package,
        row=row["row"],
        expected=row["verdict"],
        found=claim["verdict"] if claim else None,
        named={planted["kind"]: not troubled.isdisjoint(planted["codes"]) for planted in row["planted"]},
        codes=tuple(sorted(troubled)),
    )


def _claim_results(row: Json, claim: Json | None, package: str) -> Iterable[FieldResult]:
    for name, expected in row["claimed"].items():
        found = claim["claimed"].get(name) if claim else None
        wanted, given = normal_values(name, expected), normal_values(name, found)
        if wanted or given:
            outcome = compared(wanted, given)
            yield FieldResult("claim_list", "xlsx", name, package, row["row"], outcome, wanted, given)


def _measure_documents(truths: Iterable[Json], documents: Iterable[Json], into: Measurement) -> None:
    by_file: dict[str, list[Json]] = {}
    for document in documents:
        by_file.setdefault(document["file"], []).append(document)
    for truth in truths:
        rivals = by_file.get(truth["file"], [])
        found = _partner(truth, rivals)
        if found is not None:
            rivals.remove(found)
        _measure_document(truth, found, into)


def _partner(truth: Json, rivals: list[Json]) -> Json | None:
    """The document of the file that shares most pages with the truth, one of the same kind before others."""
    scored = [(_shared_pages(truth, rival), rival["kind"] == truth["kind"], rival) for rival in rivals]
    best = max(scored, key=lambda item: (item[0] > 0, item[1], item[0]), default=None)
    return best[2] if best and best[0] else None


def _shared_pages(one: Json, other: Json) -> int:
    first, last = max(one["pages"][0], other["pages"][0]), min(one["pages"][1], other["pages"][1])
    return max(0, int(last) - int(first) + 1)


def _measure_document(truth: Json, found: Json | None, into: Measurement) -> None:
    kind, level, file, page = truth["kind"], truth["level"], truth["file"], truth["pages"][0]
    same = found is not None and found["kind"] == kind
    if truth["fields"] or (found is not None and not same):
        into.kinds.append(KindResult(kind, level, file, page, found["kind"] if found is not None else None))
    given_fields = found["fields"] if found is not None and same else {}
    for name in sorted({*truth["fields"], *given_fields}):
        wanted = normal_values(name, truth["fields"].get(name))
        given = normal_values(name, [item["value"] for item in given_fields.get(name, ())])
        if wanted or given:
            into.fields.append(FieldResult(kind, level, name, file, page, compared(wanted, given), wanted, given))


def compared(wanted: tuple[str, ...], given: tuple[str, ...]) -> Outcome:
    """How a field came out, for the normal forms asked for and given."""
    if not wanted:
        return Outcome.EXTRA
    if not set(given) <= set(wanted):
        return Outcome.WRONG
    return Outcome.RIGHT if set(given) == set(wanted) else Outcome.MISSING


def normal_values(name: str, value: object) -> tuple[str, ...]:
    """One value or a list of them in normal form, sorted; what could not be read (null) is left out."""
    values = value if isinstance(value, list | tuple) else [value]
    forms = (_normal(name, item) for item in values if item is not None and item != "")
    parts = (part for form in forms for part in (form.split("、") if name in _PARTIES else (form,)))
    return tuple(sorted({part for part in parts if part}))


def _normal(name: str, value: object) -> str:
    if isinstance(value, Mapping):
        keys = ("name", "net_amount", "tax_rate", "tax_amount")
        return " | ".join(_normal(key, value[key]) if value.get(key) is not None else "" for key in keys)
    if isinstance(value, bool):
        return str(value).lower()
    text = "".join(unicodedata.normalize("NFKC", str(value)).split()).translate(_BRACKETS)
    if name.endswith(_AMOUNTS):
        return _normal_amount(text)
    if name.endswith("_in_words"):
        return _normal_words(text)
    return text.upper().replace("；", "、").replace(";", "、").replace("，", "、").replace(",", "、")


def _normal_amount(text: str) -> str:
    try:
        return f"{Decimal(text.replace(',', '')):.2f}"
    except InvalidOperation:
        return text


def _normal_words(text: str) -> str:
    """The value of an amount in words: the rules leave some zeros, 元 or 圆, 整 or none to the writer."""
    from parsers.values.words import parse_words

    found = parse_words(text)
    return _normal_amount(text) if found is None or found.value is None else f"{found.value:.2f}"
