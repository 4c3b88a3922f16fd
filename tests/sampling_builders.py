"""Frames and findings for tests of the auditor's sample."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from heyan.sampling.draw import Draw
from heyan.sampling.findings import Finding
from heyan.sampling.frame import Frame, FrameRow
from heyan.sampling.plan import Method, Plan
from validators.findings import Verdict


def row(number: int, amount: object = 100, verdict: Verdict = Verdict.SUPPORTED, *signs: str) -> FrameRow:
    """A row of a frame, ten to a package."""
    key = f"{number // 10:016x}/p/{number % 10:05d}"
    return FrameRow(key, number // 10, f"包{number // 10}", "", number % 10, verdict, Decimal(str(amount)), signs)


def frame(rows: Iterable[FrameRow]) -> Frame:
    """A frame in its order."""
    return Frame(tuple(sorted(rows, key=lambda item: item.key)), "received_amount")


def plan(
    method: Method = Method.SIMPLE, seed: int = 1, size: int | None = None, expected: int = 0, tolerable: float = 0.05
) -> Plan:
    """A plan at 95 %."""
    return Plan(method, 0.95, tolerable, expected, seed, "received_amount", size)


def findings(draw: Draw, wrong: dict[str, Decimal] | set[str]) -> tuple[Finding, ...]:
    """What an auditor finds: rows named are wrong, good for the amount given, or for nothing."""
    good = wrong if isinstance(wrong, dict) else dict.fromkeys(wrong, Decimal(0))
    return tuple(
        Finding(item, _another(item.row.verdict), good[item.row.key])
        if item.row.key in good
        else Finding(item, item.row.verdict, item.row.amount)
        for item in draw.drawn
    )


def _another(verdict: Verdict) -> Verdict:
    return Verdict.SUPPORTED if verdict is Verdict.CONTRADICTED else Verdict.CONTRADICTED
