"""What an overview shows of each package, and of all together. It holds words and figures, no reports."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from validators.findings import CheckStatus, Verdict, in_trouble

if TYPE_CHECKING:
    from heyan.report.model import Report
    from validators.findings import Check, Elsewhere
    from validators.judge import RowJudgement

ROWS_OF_A_PACKAGE = 8
"""Rows of one package among what to look at first; its own report holds the others."""
FIRST = 40
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Across:
    """A finding across packages: in which package and row (None: the package), its words, the places elsewhere."""

    package: str
    row: int | None
    status: CheckStatus
    message: str
    elsewhere: tuple[Elsewhere, ...]
    link: str


@dataclass(frozen=True, slots=True)
class Look:
    """Something to look at: how urgent (0 first), where, what, and how much money hangs on it."""

    urgency: int
    package: str
    row: int | None
    verdict: Verdict | None
    why: str
    amount: Decimal
    link: str


@dataclass(frozen=True, slots=True)
class Line:
    """A package in the overview; where it could not be verified, `error` says why and the rest is empty.

    `claimed` is 实际到账 as claimed, by verdict of the rows; `link` leads to its report.
    """

    name: str
    path: str
    link: str = ""
    programme: str | None = None
    applicant: str | None = None
    rows: Mapping[Verdict, int] = field(default_factory=dict)
    claimed: Mapping[Verdict, Decimal] = field(default_factory=dict)
    pages: int = 0
    unread: int = 0
    across: tuple[Across, ...] = ()
    looks: tuple[Look, ...] = ()
    error: str = ""

    @property
    def total_rows(self) -> int:
        """Rows of its list."""
        return sum(self.rows.values())

    @property
    def total(self) -> Decimal:
        """Yuan claimed as received."""
        return sum(self.claimed.values(), ZERO)

    @property
    def verified(self) -> Decimal:
        """Yuan of the rows that are supported."""
        return self.claimed.get(Verdict.SUPPORTED, ZERO)


@dataclass(frozen=True, slots=True)
class Group:
    """Packages of one programme added up."""

    programme: str | None
    lines: tuple[Line, ...]

    @property
    def rows(self) -> Mapping[Verdict, int]:
        """Rows under each verdict."""
        return {verdict: sum(line.rows.get(verdict, 0) for line in self.lines) for verdict in Verdict}

    @property
    def claimed(self) -> Mapping[Verdict, Decimal]:
        """Yuan claimed under each verdict."""
        return {verdict: sum((line.claimed.get(verdict, ZERO) for line in self.lines), ZERO) for verdict in Verdict}

    @property
    def total(self) -> Decimal:
        """Yuan claimed as received."""
        return sum(self.claimed.values(), ZERO)


@dataclass(frozen=True, slots=True)
class Overview:
    """A batch: its packages in the order given, and what lay beside them and is no package (name and why)."""

    lines: tuple[Line, ...]
    passed_over: tuple[tuple[str, str], ...] = ()

    @property
    def failed(self) -> tuple[Line, ...]:
        """Packages that could not be verified."""
        return tuple(line for line in self.lines if line.error)

    @property
    def whole(self) -> Group:
        """All packages that were verified, added up."""
        return Group(None, tuple(line for line in self.lines if not line.error))

    @property
    def groups(self) -> tuple[Group, ...]:
        """The packages by programme, in the order in which the programmes come."""
        names = dict.fromkeys(line.programme for line in self.whole.lines)
        return tuple(Group(name, tuple(line for line in self.whole.lines if line.programme == name)) for name in names)

    @property
    def across(self) -> tuple[Across, ...]:
        """Findings across packages, contradictions first."""
        found = [item for line in self.lines for item in line.across]
        return tuple(sorted(found, key=lambda item: item.status is not CheckStatus.FAIL))

    @property
    def first(self) -> tuple[Look, ...]:
        """What to look at first: broken packages, then what contradicts, then what is doubtful, by amount."""
        broken = [Look(0, line.name, None, None, f"未能核验：{line.error}", ZERO, "") for line in self.failed]
        looks = [look for line in self.lines for look in line.looks]
        return tuple(sorted([*broken, *looks], key=lambda look: (look.urgency, -look.amount))[:FIRST])


def line_of(report: Report, package: Path, folder: Path, root: Path) -> Line:
    """A verified package; links lead from the overview in `root` to its report in `folder`."""
    name = package.resolve().name
    link = quote(Path(os.path.relpath(folder.absolute(), root.absolute())).as_posix()) + "/report.html"
    looks = sorted(_looks(report, name, link), key=lambda look: (look.urgency, -look.amount))
    return Line(
        name=name,
        path=report.path,
        link=link,
        programme=report.programme,
        applicant=report.applicant,
        rows=report.rows_by_verdict(),
        claimed=report.amounts_by_verdict("received_amount"),
        pages=len(report.pages),
        unread=sum(page.status.value == "unreadable" for page in report.pages)
        + sum(file.status.value == "unreadable" and not file.pages for file in report.files),
        across=tuple(_across(report, name, link)),
        looks=tuple(looks[:ROWS_OF_A_PACKAGE]),
    )


def failed_line(package: Path, error: str) -> Line:
    """A package that could not be verified, and why."""
    return Line(name=package.resolve().name, path=str(package), error=error)


def _across(report: Report, name: str, link: str) -> Iterator[Across]:
    for row in report.judgement.rows:
        for check in _beyond(row.checks):
            place = f"{link}#row-{row.claim.row}"
            yield Across(name, row.claim.row, check.status, check.message, check.elsewhere, place)
    for check in _beyond(report.judgement.findings):
        yield Across(name, None, check.status, check.message, check.elsewhere, f"{link}#findings")


def _beyond(checks: Iterable[Check]) -> list[Check]:
    return [check for check in in_trouble(checks) if check.elsewhere]


_URGENCY = {Verdict.CONTRADICTED: 2, Verdict.INCOMPLETE: 4, Verdict.UNCLEAR: 5}


def _looks(report: Report, name: str, link: str) -> Iterator[Look]:
    for row in report.judgement.rows:
        if row.verdict is Verdict.SUPPORTED:
            continue
        amount = row.claim.claimed.received_amount or row.claim.claimed.contract_amount or ZERO
        yield Look(_urgency(row), name, row.claim.row, row.verdict, _why(row), amount, f"{link}#row-{row.claim.row}")
    for check in _beyond(report.judgement.findings):
        yield Look(3, name, None, None, check.message, ZERO, f"{link}#findings")


def _urgency(row: RowJudgement) -> int:
    """What other packages contradict comes before all else, what they cast doubt on before other doubts."""
    found = {check.status for check in _beyond(row.checks)}
    if CheckStatus.FAIL in found:
        return 1
    return min(_URGENCY[row.verdict], 3 if found else 9)


def _why(row: RowJudgement) -> str:
    """The worst of a row in words: what other packages show comes first among equals."""
    found = sorted(
        in_trouble(row.checks), key=lambda check: (check.status is not CheckStatus.FAIL, not check.elsewhere)
    )
    more = f"（另有 {len(found) - 1} 项）" if len(found) > 1 else ""
    return found[0].message + more if found else ""
