"""The shapes in which the interface answers. Names are public: they do not change within `/api/v1`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from heyan.web.submissions import State, Submission
from validators.findings import Verdict

if TYPE_CHECKING:
    from heyan.web.listing import Entry
    from heyan.workspace.packages import PackageRecord


@dataclass(frozen=True, slots=True)
class SubmissionShape:
    """What was handed in, and how its verification stands. `done` and `total` are pages."""

    id: int
    name: str
    programme: str | None
    owner: str
    mends: int | None
    package: int | None
    state: State
    message: str
    files: int
    bytes: int
    done: int
    total: int
    made: datetime
    started: datetime | None
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class PackageShape:
    """A verified package: rows and claimed yuan by verdict."""

    id: int
    name: str
    programme: str | None
    applicant: str | None
    verified_at: datetime
    rows: Mapping[Verdict, int]
    amounts: Mapping[Verdict, Mapping[str, str]]
    reviewer: str | None
    submission: int | None


@dataclass(frozen=True, slots=True)
class PackagesShape:
    """A page of the list of packages."""

    packages: list[PackageShape]
    count: int
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class RowsShape:
    """Some rows of a package, in the shape of `claims[]` of `heyan.report/1`."""

    rows: list[dict[str, Any]]
    count: int


@dataclass(frozen=True, slots=True)
class ProgrammeShape:
    """A programme that packages may be verified for."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class MeShape:
    """Who asks."""

    name: str
    role: str
    rights: list[str]


@dataclass(frozen=True, slots=True)
class FileShape:
    """A file that was taken."""

    bytes: int


def submission_shape(found: Submission) -> SubmissionShape:
    """A submission as the interface shows it."""
    return SubmissionShape(
        id=found.id, name=found.name, programme=found.programme, owner=found.owner, mends=found.mends,
        package=found.package, state=found.state, message=found.message, files=found.files, bytes=found.bytes,
        done=found.done, total=found.total, made=_required(found.made), started=_moment(found.started),
        ended=_moment(found.ended),
    )  # fmt: skip


def package_shape(record: PackageRecord, reviewer: str | None = None, submission: int | None = None) -> PackageShape:
    """A package as the interface shows it."""
    amounts = {
        verdict: {name: f"{amount:.2f}" for name, amount in sums.items()} for verdict, sums in record.amounts.items()
    }
    return PackageShape(
        id=record.id, name=record.name, programme=record.programme, applicant=record.applicant,
        verified_at=record.verified_at, rows=record.rows, amounts=amounts, reviewer=reviewer, submission=submission,
    )  # fmt: skip


def entry_shape(entry: Entry) -> PackageShape | None:
    """A line of the list; None for what was never verified."""
    if entry.package is None:
        return None
    return package_shape(entry.package, entry.reviewer or None, entry.submission.id if entry.submission else None)


def _required(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else _required(seconds)
