"""What judging gives: a verdict for every row, findings on the package, metrics, the rules of submission."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.claims import Claim
from validators.findings import Check, Verdict
from validators.metrics import Measured
from validators.totals import Total


@dataclass(frozen=True, slots=True)
class RowJudgement:
    """A row with its verdict, every check, and the ids of the documents linked to it."""

    claim: Claim
    verdict: Verdict
    checks: tuple[Check, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """All rows in the order of the list, findings on the package as a whole, and what the programme adds.

    `metrics` are its conditions and targets, `totals` the form's cells held against the list, `submission` the checks
    on its rules of form.
    """

    rows: tuple[RowJudgement, ...]
    findings: tuple[Check, ...]
    metrics: tuple[Measured, ...] = ()
    totals: tuple[Total, ...] = ()
    submission: tuple[Check, ...] = ()
