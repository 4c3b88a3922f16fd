"""What judging gives: a verdict for every row, findings on the package, thresholds."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.claims import Claim
from validators.findings import Check, Verdict
from validators.programmes.profile import Metric


@dataclass(frozen=True, slots=True)
class RowJudgement:
    """A row with its verdict, every check, and the ids of the documents linked to it."""

    claim: Claim
    verdict: Verdict
    checks: tuple[Check, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """All rows in the order of the list, findings on the package as a whole, and the programme's thresholds."""

    rows: tuple[RowJudgement, ...]
    findings: tuple[Check, ...]
    metrics: tuple[Metric, ...]
