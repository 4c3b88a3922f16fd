"""A verified package put into the workspace's register and compared with all that lie in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heyan.pipeline import judge_dossier
from heyan.register.compare import compared
from heyan.register.shelf import Filing, Taken, held, put_in
from heyan.register.taking import taken_from
from heyan.workspace.packages import PackageRecord, keep_package
from validators.renamings import Renamings
from validators.rules import load_rules

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from heyan.report.model import Report
    from heyan.run import Matter
    from heyan.workspace.place import Workspace
    from parsers.reading import Document
    from validators.beyond import Beyond


@dataclass(frozen=True, slots=True)
class Registered:
    """A package in the register: its record, what it put in, the names that it proves to be one, what was found."""

    record: PackageRecord
    taken: Taken
    renamings: Renamings
    beyond: Beyond


def enter(workspace: Workspace, record: PackageRecord, report: Report) -> Taken:
    """Put what a judged package holds into the register, in place of what it held before."""
    taken = taken_from(report)
    with workspace.writing() as connection:
        put_in(connection, record.id, taken)
    return taken


def enter_again(workspace: Workspace, record: PackageRecord, report: Report) -> None:
    """Put in anew what a package holds that has changed; one that was never entered stays out."""
    with workspace.reading() as connection:
        known = held(connection, record.id).things
    if known:
        enter(workspace, record, report)


def beyond_package(workspace: Workspace, record: PackageRecord, documents: Iterable[Document]) -> Beyond:
    """What the register shows of a package that was entered, nothing of another; nothing is judged for this."""
    with workspace.reading() as connection:
        taken = held(connection, record.id)
    return compared_anew(workspace, record, taken, Renamings(documents, load_rules()))


def compared_anew(workspace: Workspace, record: PackageRecord, taken: Taken, renamings: Renamings) -> Beyond:
    """What the register shows by now of a package."""
    me = Filing(record.id, record.name, record.programme, record.applicant)

    def renamed(name: str, other: str) -> bool:
        return renamings.between(name, other) is not None

    with workspace.reading() as connection:
        return compared(connection, me, taken, renamed)


def register_package(workspace: Workspace, matter: Matter) -> tuple[Report, Registered]:
    """Judge a package, enter it, compare it, and judge it again by what was found; it is kept as judged last."""
    report = judge_dossier(matter.dossier, matter.profile, matter.pictures)
    record = keep_package(workspace, matter.dossier, report, matter.options)
    taken, renamings = enter(workspace, record, report), Renamings(report.documents, load_rules())
    beyond = compared_anew(workspace, record, taken, renamings)
    if beyond:
        report = judged_by(workspace, matter, record, beyond, report.verified_at)
    return report, Registered(record, taken, renamings, beyond)


def judged_by(workspace: Workspace, matter: Matter, record: PackageRecord, beyond: Beyond, now: datetime) -> Report:
    """A package judged by what the register shows of it, and kept so."""
    report = judge_dossier(matter.dossier, matter.profile, matter.pictures, now=now, beyond=beyond)
    keep_package(workspace, matter.dossier, report, matter.options, replaces=record.id)
    return report
