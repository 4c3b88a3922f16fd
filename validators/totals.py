"""The thresholds of a programme, counted over the rows that the evidence supports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from validators.findings import Check, CheckStatus, Verdict
from validators.names import party_names
from validators.programmes.profile import Metric, Role, Threshold
from validators.verdicts import RowJudgement


def metric(threshold: Threshold, rows: Sequence[RowJudgement]) -> Metric:
    """One threshold: met, still in reach (rows in doubt could meet it), or out of reach."""
    verified = len(_companies(threshold, (row for row in rows if row.verdict is Verdict.SUPPORTED)))
    possible = len(_companies(threshold, rows))
    status = CheckStatus.FAIL
    if verified >= threshold.required:
        status = CheckStatus.PASS
    elif possible >= threshold.required:
        status = CheckStatus.UNCLEAR
    return Metric(threshold.id, threshold.label, threshold.required, None, verified, status)


def finding(threshold: Threshold, counted: Metric) -> Check:
    """The threshold as a finding on the package."""
    note = f"（{threshold.note}）" if threshold.note else ""
    message = f"{threshold.label}：要求 {counted.required}，支持的行可证明 {counted.verified}{note}。"
    message += f"依据：{threshold.source}。"
    expected, found = str(counted.required), str(counted.verified)
    return Check(f"programme.metric.{threshold.id}", counted.status, expected, found, message)


def _companies(threshold: Threshold, rows: Iterable[RowJudgement]) -> set[str]:
    """The distinct firms on the side that counts; universities, institutes and persons are left out by name."""
    found: set[str] = set()
    for row in rows:
        claimed = row.claim.claimed
        role = threshold.party.get(claimed.mode) if claimed.mode else None
        if role is None:
            continue
        names = party_names(claimed.receiver if role is Role.RECEIVER else claimed.supplier)
        found |= {name for name in names if name.endswith(threshold.company_endings)}
    return found
