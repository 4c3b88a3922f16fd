"""The list of packages: what is verified, and what is still on its way, as one list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from heyan.desk.counts import Counts, counts_of
from heyan.web.access import owned_packages
from heyan.web.programmes import programme_labels
from heyan.web.reviewers import reviewers
from heyan.web.rights import Right, Role
from heyan.web.services import services
from heyan.workspace.packages import list_packages
from validators.findings import Verdict

if TYPE_CHECKING:
    from fastapi import Request

    from heyan.web.rights import Person
    from heyan.web.submissions import Submission
    from heyan.workspace.packages import PackageRecord

PER_PAGE = 40
_COLUMN = "received_amount"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: a package as last verified, and its latest submission; at least one of the two is there.

    `reviewer` is the account that works on it, `shown` the name of that account's person; both may be empty.
    `counts` is what reviewers have come to, None where nothing was decided or the person is not to see it.
    """

    package: PackageRecord | None
    submission: Submission | None
    programme: str
    reviewer: str = ""
    shown: str = ""
    counts: Counts | None = None

    @property
    def name(self) -> str:
        """What it is called."""
        return self.package.name if self.package else self.submission.name if self.submission else ""

    @property
    def rows(self) -> int:
        """How many rows it claims."""
        return sum(self.package.rows.values()) if self.package else 0

    @property
    def by_verdict(self) -> Mapping[Verdict, int]:
        """Rows by verdict: as of the decisions where these are known, else as verified."""
        return self.counts.rows if self.counts else self.package.rows if self.package else {}

    @property
    def claimed(self) -> Decimal | None:
        """Yuan that all rows claim as received."""
        return sum((sums[_COLUMN] for sums in self.package.amounts.values()), Decimal(0)) if self.package else None

    @property
    def verified(self) -> Decimal | None:
        """Yuan that supported rows claim as received."""
        if self.counts:
            return self.counts.received[Verdict.SUPPORTED]
        return self.package.amounts[Verdict.SUPPORTED][_COLUMN] if self.package else None

    def says(self, words: list[str]) -> bool:
        """Whether every word stands in its name, applicant or programme."""
        applicant = (self.package.applicant if self.package else "") or ""
        text = f"{self.name} {applicant} {self.programme} {self.shown}".casefold()
        return all(word in text for word in words)


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list: its entries, how many there are in all, which page of how many."""

    entries: tuple[Entry, ...]
    count: int
    number: int
    pages: int

    @property
    def busy(self) -> bool:
        """Whether one of these is being verified or waits for it."""
        return any(entry.submission and entry.submission.under_way for entry in self.entries)


def listing(request: Request, person: Person, query: str = "", number: int = 1) -> Listing:
    """A page of what a person may see: what is on its way first, then the newest."""
    words = query.casefold().split()
    found = [entry for entry in _entries(request, person) if entry.says(words)]
    pages = max(1, -(-len(found) // PER_PAGE))
    number = min(max(number, 1), pages)
    window = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    if person.may(Right.REVIEW):
        window = _counted(request, window)
    return Listing(tuple(window), len(found), number, pages)


def _counted(request: Request, entries: list[Entry]) -> list[Entry]:
    records = [entry.package for entry in entries if entry.package]
    counts = counts_of(services(request).workspace, records)
    return [replace(entry, counts=counts.get(entry.package.id)) if entry.package else entry for entry in entries]


def _entries(request: Request, person: Person) -> list[Entry]:
    made = services(request)
    applicant = person.role is Role.APPLICANT
    submissions = made.submissions.all(person.name if applicant else None)
    latest: dict[int, Submission] = {}
    for submission in reversed(submissions):
        if submission.package is not None:
            latest[submission.package] = submission
    seen = owned_packages(request, person) if applicant else None
    packages = [record for record in list_packages(made.workspace) if seen is None or record.id in seen]
    names = {account.name: account.shown for account in made.doorkeeper.accounts.all()}
    working: Mapping[int, tuple[str, str]] = {}
    if person.may(Right.REVIEW):
        working = {package: (name, names.get(name) or name) for package, name in reviewers(made.workspace).items()}

    def label(programme: str | None) -> str:
        return programme_labels().get(programme or "", programme or "")

    new = [Entry(None, item, label(item.programme)) for item in submissions if item.package is None]
    known = [
        Entry(record, latest.get(record.id), label(record.programme), *working.get(record.id, ("", "")))
        for record in sorted(packages, key=lambda record: record.verified_at, reverse=True)
    ]
    return new + known
