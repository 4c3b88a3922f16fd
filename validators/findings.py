"""Findings: the closed list of checks, their outcomes, and the verdict they add up to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ocr.lines import Box


class CheckStatus(StrEnum):
    """Outcome of a check. A flag (something a person should look at) is `unclear`."""

    PASS = "pass"  # noqa: S105 - the public name of an outcome
    FAIL = "fail"
    MISSING = "missing"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "not_applicable"


class Verdict(StrEnum):
    """Verdict of a row, worst first."""

    CONTRADICTED = "contradicted"
    INCOMPLETE = "incomplete"
    UNCLEAR = "unclear"
    SUPPORTED = "supported"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a found value stands: document id, field name (None for the document as a whole), page, box.

    `file` names the file where it is not the document's first.
    """

    document: str
    field: str | None
    page: int
    box: Box | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place in another package: its id in the workspace, its name, who filed it where, and the place in it.

    `rows` are the rows of its list that are concerned, `what` names the kind of paper in Chinese.
    """

    id: int
    package: str
    applicant: str | None
    programme: str | None
    what: str
    file: str
    page: int
    box: Box | None = None
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One check on a row or on the package: what was expected, what was found and where.

    `message` is Chinese and says for the applicant what to do. `elsewhere` cites places in other packages.
    """

    code: str
    status: CheckStatus
    expected: str | None
    found: str | None
    message: str
    evidence: tuple[Evidence, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()


_WORST_FIRST = (
    CheckStatus.FAIL,
    CheckStatus.MISSING,
    CheckStatus.UNCLEAR,
    CheckStatus.PASS,
    CheckStatus.NOT_APPLICABLE,
)


def worst_first(checks: Iterable[Check]) -> list[Check]:
    """The checks in the order in which a person should look at them; those of one status stay in their order."""
    return sorted(checks, key=lambda check: _WORST_FIRST.index(check.status))


def in_trouble(checks: Iterable[Check]) -> list[Check]:
    """The checks that fail, miss something or are unclear, worst first."""
    fine = (CheckStatus.PASS, CheckStatus.NOT_APPLICABLE)
    return [check for check in worst_first(checks) if check.status not in fine]


def verdict_of(checks: Iterable[Check]) -> Verdict:
    """The verdict lattice: a failure outweighs a missing document, that outweighs a doubt.

    Without a single passed check nothing is supported: a row is supported on positive evidence only.
    """
    statuses = {check.status for check in checks}
    if CheckStatus.FAIL in statuses:
        return Verdict.CONTRADICTED
    if CheckStatus.MISSING in statuses:
        return Verdict.INCOMPLETE
    if CheckStatus.UNCLEAR in statuses or CheckStatus.PASS not in statuses:
        return Verdict.UNCLEAR
    return Verdict.SUPPORTED
