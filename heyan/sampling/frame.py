"""The frame of a sample: every row of the kept packages that could be drawn, in one order, with one hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from heyan.sampling.risk import Risks
from heyan.workspace.packages import list_packages, report_of
from ocr.errors import InputError
from validators.findings import Verdict

if TYPE_CHECKING:
    from heyan.workspace.packages import PackageRecord
    from heyan.workspace.place import Workspace

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class FrameRow:
    """A row that could be drawn. `key` tells it apart whatever its package is called: content, programme, row."""

    key: str
    package: int
    name: str
    applicant: str
    row: int
    verdict: Verdict
    amount: Decimal
    signs: tuple[str, ...]

    @property
    def stratum(self) -> str:
        """Its stratum: the verdict and whether it is risky, `supported/high`."""
        return f"{self.verdict.value}/{'high' if self.signs else 'low'}"

    def line(self) -> str:
        """The row as it is hashed; names do not count, what is drawn by does."""
        return json.dumps([self.key, self.verdict.value, f"{self.amount:.2f}", list(self.signs)], ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Frame:
    """All rows that could be drawn, by key; amounts are those of one column."""

    rows: tuple[FrameRow, ...]
    amount: str

    @property
    def total(self) -> Decimal:
        """Yuan in all."""
        return sum((row.amount for row in self.rows), ZERO)

    @property
    def digest(self) -> str:
        """The hash of the frame: SHA-256 over its rows."""
        lines = (self.amount, *(row.line() for row in self.rows))
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def frame_of(workspace: Workspace, verdicts: Collection[Verdict], amount: str, programme: str | None = None) -> Frame:
    """The rows of the kept packages under some verdicts.

    Args:
        workspace: where the packages are kept.
        verdicts: what the machine said of the rows.
        amount: the column of yuan, `received_amount` or `patent_amount`.
        programme: only packages of this programme; None for all.

    Raises:
        InputError: there is no such row.
    """
    records = [record for record in list_packages(workspace) if programme in (None, record.programme)]
    rows = sorted(
        (row for record in records for row in _rows(workspace, record, verdicts, amount)), key=lambda row: row.key
    )
    if not rows:
        raise InputError(
            "工作区中没有可抽的行。请先用 heyan verify … --workspace 保留核验结果，"
            "或用 --verdict、--programme 放宽范围。"
        )
    return Frame(tuple(rows), amount)


def _rows(
    workspace: Workspace, record: PackageRecord, verdicts: Collection[Verdict], amount: str
) -> Iterator[FrameRow]:
    report: dict[str, Any] = report_of(workspace, record.id)
    risks = Risks(report, amount)
    for claim in report["claims"]:
        verdict = Verdict(claim["verdict"])
        if verdict in verdicts:
            yield FrameRow(
                key=f"{record.content[:16]}/{record.programme or '-'}/{claim['row']:05d}",
                package=record.id,
                name=record.name,
                applicant=record.applicant or "",
                row=claim["row"],
                verdict=verdict,
                amount=Decimal(claim["claimed"][amount] or 0),
                signs=risks.signs(claim),
            )
