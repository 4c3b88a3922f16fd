"""What makes a row risky: places where the machine saw little, or where a mistake would cost much.

It steers where more rows are drawn and what an auditor looks at first; no bound depends on it being right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from parsers.reading import DOUBTFUL_SEAM

Json = Mapping[str, Any]

UNSURE = 0.8
"""Confidence of reading below which a value counts as badly read."""
_SHARE = Decimal("0.1")
"""A row with more than this share of its package's amount is a large one."""
_LEAST_ROWS = 12
"""In a package of fewer rows a share says nothing."""


@dataclass(frozen=True, slots=True)
class RiskSigns:
    """What makes a row risky, in Chinese; nothing for a plain row."""

    signs: tuple[str, ...] = ()

    @property
    def high(self) -> bool:
        """Whether there is any."""
        return bool(self.signs)


def signs_of(report: Json, claim: Json, amount: str) -> RiskSigns:
    """The signs of risk of one row of a report, in a fixed order.

    Args:
        report: a report.json.
        claim: the row.
        amount: the column whose share is looked at.
    """
    mine = set(claim["documents"])
    documents = [document for document in report["documents"] if document["id"] in mine]
    return RiskSigns(tuple(_signs(report, claim, documents, amount)))


def _signs(report: Json, claim: Json, documents: list[Json], amount: str) -> Iterator[str]:
    if _badly_read(claim, documents):
        yield "有证据识别把握较低"
    if _repaired(claim, documents):
        yield "有证据值经校验位或大写更正"
    if any(document.get("cut_confidence", 1.0) < DOUBTFUL_SEAM for document in documents):
        yield "材料切分存疑"
    if _flagged(report, {document["id"] for document in documents}):
        yield "所用材料在整包检查中被提示"
    if _large(report, claim, amount):
        yield "金额占本包较大"


def _cited(claim: Json, documents: list[Json]) -> Iterator[Json]:
    """The fields that checks of a row rest on."""
    known = {document["id"]: document for document in documents}
    for check in claim["checks"]:
        for item in check["evidence"]:
            fields = known.get(item["document"], {}).get("fields", {})
            yield from fields.get(item["field"] or "", ())


def _badly_read(claim: Json, documents: list[Json]) -> bool:
    return any(field["confidence"] < UNSURE for field in _cited(claim, documents))


def _repaired(claim: Json, documents: list[Json]) -> bool:
    return any(reading.get("repaired") for field in _cited(claim, documents) for reading in field["readings"])


def _flagged(report: Json, mine: set[str]) -> bool:
    doubtful = (check for check in report["findings"] if check["status"] in {"fail", "unclear"})
    return any(item["document"] in mine for check in doubtful for item in check["evidence"])


def _large(report: Json, claim: Json, amount: str) -> bool:
    amounts = [Decimal(row["claimed"][amount] or 0) for row in report["claims"]]
    mine = Decimal(claim["claimed"][amount] or 0)
    return len(amounts) >= _LEAST_ROWS and mine > _SHARE * sum(amounts)
