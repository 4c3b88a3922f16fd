"""All results of one or more samples."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from heyan.measuring.fields import FieldResult, KindResult, measure_documents
from heyan.measuring.normal import Json
from heyan.measuring.rows import FigureResult, RowResult, claim_results, figure_results, row_result

LEVELS = ("clean", "scan", "bad", "photo", "fax")
"""Levels of scanning, the easiest first."""


@dataclass(slots=True)
class Measurement:
    """The results of samples; `surplus` counts documents found where the truth has none."""

    fields: list[FieldResult] = field(default_factory=list)
    kinds: list[KindResult] = field(default_factory=list)
    rows: list[RowResult] = field(default_factory=list)
    figures: list[FigureResult] = field(default_factory=list)
    surplus: int = 0


def measure(package: str, truth: Json, report: Json, into: Measurement) -> None:
    """Add the results of one sample: `truth` as in its truth file, `report` as report.json or the output of extract."""
    fields, kinds, surplus = measure_documents(truth["documents"], report["documents"])
    into.fields += [replace(item, sample=package) for item in fields]
    into.kinds += kinds
    into.surplus += surplus
    claims = {claim["row"]: claim for claim in report.get("claims", ())}
    worst = _worst_level(truth)
    for row in truth["rows"]:
        claim = claims.get(row["row"])
        into.rows.append(row_result(package, worst, row, claim))
        if "claimed" in row:
            into.fields += claim_results(row, claim, package)
    into.figures += figure_results(package, truth, report)


def _worst_level(truth: Json) -> str:
    """The hardest level among the documents of a package."""
    found = {document["level"] for document in truth["documents"]}
    return next((level for level in reversed(LEVELS) if level in found), LEVELS[0])
