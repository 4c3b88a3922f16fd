"""The figures of a measurement as plain JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from heyan.measuring.fields import FieldResult, Outcome
from heyan.measuring.normal import Group
from heyan.measuring.rates import rate_json

if TYPE_CHECKING:
    from heyan.measuring.measurement import Measurement
    from heyan.measuring.rows import FigureResult, RowResult

Json = dict[str, Any]
COLUMNS: dict[str, frozenset[str]] = {
    "clean, scan": frozenset({"clean", "scan"}),
    "bad, photo, fax": frozenset({"bad", "photo", "fax"}),
}
"""The columns of the accuracy table: levels that are taken together."""
BINS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 1.0)
"""Lower edges of the bins of confidence; the last one holds 1.0 alone."""
SURE = 0.95
"""From this confidence on a field is said to be sure."""


def summary(measured: Measurement) -> Json:
    """All figures and every mistake."""
    fields = measured.fields
    return {
        "table": accuracy_table(measured),
        "fields": _grouped(fields, lambda item: (item.kind, item.level, item.split)),
        "field_names": _grouped(fields, lambda item: (item.kind, item.name)),
        "layouts": _grouped((item for item in fields if item.layout), lambda item: (item.split, item.layout)),
        "all_fields": outcomes(fields),
        "calibration": calibration(fields),
        "kinds": rate_json(sum(item.kind == item.found for item in measured.kinds), len(measured.kinds)),
        "cuts": {
            name: rate_json(sum(item.exact for item in part), len(part))
            for name, part in (
                ("bound", [item for item in measured.kinds if item.bound]),
                ("single", [item for item in measured.kinds if not item.bound]),
            )
        },
        "surplus_documents": measured.surplus,
        "verdicts": verdicts(measured.rows),
        "codes": codes(measured.rows),
        "figures": figures(measured.figures),
        "rows": [asdict(row) for row in measured.rows],
        "mistakes": [asdict(item) for item in fields if item.outcome is not Outcome.RIGHT],
        "kind_mistakes": [asdict(item) for item in measured.kinds if item.kind != item.found or not item.exact],
        "figure_mistakes": [asdict(item) for item in measured.figures if not item.right],
    }


def _grouped(results: Iterable[FieldResult], key: Callable[[FieldResult], tuple[str, ...]]) -> Json:
    parts: dict[tuple[str, ...], list[FieldResult]] = {}
    for result in results:
        parts.setdefault(key(result), []).append(result)
    return {"/".join(part for part in name if part): outcomes(parts[name]) for name in sorted(parts)}


def outcomes(results: Iterable[FieldResult]) -> Json:
    """Right, missing, wrong of the printed fields, each with its interval; extra and false ones beside.

    `false`: fields with a value that is not printed, of all fields for which a value was given.
    """
    results = list(results)
    counts = Counter(result.outcome for result in results)
    printed = counts[Outcome.RIGHT] + counts[Outcome.MISSING] + counts[Outcome.WRONG]
    found: Json = {item.value: rate_json(counts[item], printed) for item in Outcome if item is not Outcome.EXTRA}
    given = [result for result in results if result.found]
    false = rate_json(sum(result.outcome.is_false for result in given), len(given))
    return found | {"extra": counts[Outcome.EXTRA], "false": false}


def accuracy_table(measured: Measurement) -> Json:
    """Column → line → share: the figures that a release is held to."""
    table: Json = {}
    for column, levels in COLUMNS.items():
        fields = [item for item in measured.fields if item.level in levels]
        rows = [row for row in measured.rows if row.level in levels]
        lines = {group.value: outcomes(item for item in fields if item.group is group)["right"] for group in Group}
        judged = verdicts(rows)
        table[column] = lines | {
            "false": outcomes(fields)["false"],
            "planted_supported": judged["planted_supported"],
            "clean_supported": judged["clean_supported"],
        }
    return table


def calibration(results: Iterable[FieldResult]) -> Json:
    """How many of the fields given at a confidence are printed so: by bins, and of all that are sure."""
    given = [(item.confidence, not item.outcome.is_false) for item in results if item.confidence is not None]
    found: Json = {}
    for low, high in zip(BINS, (*BINS[1:], 1.01), strict=True):
        part = [right for confidence, right in given if low <= confidence < high]
        name = f"{low:.2f}–{high:.2f}" if high <= 1 else "1.00"
        found[name] = rate_json(sum(part), len(part))
    sure = [right for confidence, right in given if confidence >= SURE]
    return {"bins": found, "sure": rate_json(sum(sure), len(sure))}


def verdicts(rows: Sequence[RowResult]) -> Json:
    """What matters of the rows: planted ones supported and named, clean ones supported and contradicted."""
    planted, clean = [row for row in rows if row.planted], [row for row in rows if row.clean]
    named = [hit for row in planted for hit in row.named.values()]
    return {
        "planted_supported": rate_json(sum(row.found == "supported" for row in planted), len(planted)),
        "planted_named": rate_json(sum(named), len(named)),
        "planted_as_expected": rate_json(sum(row.found == row.expected for row in planted), len(planted)),
        "clean_supported": rate_json(sum(row.found == "supported" for row in clean), len(clean)),
        "clean_contradicted": rate_json(sum(row.found == "contradicted" for row in clean), len(clean)),
    }


def codes(rows: Sequence[RowResult]) -> Json:
    """By check code: how many rows planted for it are named, and on how many clean rows it is in trouble."""
    planted, clean = [row for row in rows if row.planted], [row for row in rows if row.clean]
    names = {code for row in planted for code in row.codes_asked} | {code for row in clean for code in row.codes}
    found: Json = {}
    for name in sorted(names):
        asked = [row for row in planted if name in row.codes_asked]
        found[name] = {
            "named": rate_json(sum(any(row.named.values()) for row in asked), len(asked)),
            "by_this_code": sum(name in row.codes for row in asked),
            "supported": sum(row.found == "supported" for row in asked),
            "on_clean_rows": rate_json(sum(name in row.codes for row in clean), len(clean)),
        }
    return found


def figures(results: Sequence[FigureResult]) -> Json:
    """Metrics, totals and rules of form: how many are as in truth, how many planted wrong are named, false alarms."""
    found: Json = {}
    for sort in ("metric", "total", "submission"):
        mine = [item for item in results if item.sort == sort]
        alarms = sum(item.sort == f"{sort} alarm" for item in results)
        false = sum(not item.right and not item.planted for item in mine) + alarms
        planted = [item for item in mine if item.planted]
        found[sort] = {
            "right": rate_json(sum(item.right for item in mine), len(mine)),
            "planted_named": rate_json(sum(item.right for item in planted), len(planted)),
            "false_alarms": false,
        }
    return found
