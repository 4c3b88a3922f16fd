"""What makes a row risky: places where the machine saw little, or where a mistake would cost much.

It steers where more rows are drawn and what an auditor looks at first; no bound depends on it being right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


class Risks:
    """What makes the rows of one report risky, in Chinese.

    Args:
        report: a report.json.
        amount: the column whose share of the package is looked at.
    """

    def __init__(self, report: Json, amount: str) -> None:
        self._amount = amount
        self._documents = {document["id"]: document for document in report["documents"]}
        amounts = [_yuan(row, amount) for row in report["claims"]]
        self._large = _SHARE * sum(amounts) if len(amounts) >= _LEAST_ROWS else None
        doubtful = (check for check in report["findings"] if check["status"] in {"fail", "unclear"})
        self._flagged = {item["document"] for check in doubtful for item in check["evidence"]}

    def signs(self, claim: Json) -> tuple[str, ...]:
        """The signs of risk of one row, in a fixed order; none for a plain one."""
        return tuple(self._signs(claim))

    def _signs(self, claim: Json) -> Iterator[str]:
        cited = list(self._cited(claim))
        if any(field["confidence"] < UNSURE for field in cited):
            yield "有证据识别把握较低"
        if any(reading.get("repaired") for field in cited for reading in field["readings"]):
            yield "有证据值经校验位或大写更正"
        mine = [self._documents[name] for name in claim["documents"] if name in self._documents]
        if any(document.get("cut_confidence", 1.0) < DOUBTFUL_SEAM for document in mine):
            yield "材料切分存疑"
        if self._flagged & set(claim["documents"]):
            yield "所用材料在整包检查中被提示"
        if self._large is not None and _yuan(claim, self._amount) > self._large:
            yield "金额占本包较大"

    def _cited(self, claim: Json) -> Iterator[Json]:
        """The fields that checks of a row rest on."""
        mine = set(claim["documents"])
        for check in claim["checks"]:
            for item in check["evidence"]:
                if item["document"] in mine and item["field"]:
                    yield from self._documents.get(item["document"], {}).get("fields", {}).get(item["field"], ())


def _yuan(claim: Json, amount: str) -> Decimal:
    return Decimal(claim["claimed"][amount] or 0)
