"""A verified package put into the workspace's register and compared with all that lie in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heyan.pipeline import judge_dossier
from heyan.register.compare import compared
from heyan.register.shelf import Filing, put_in
from heyan.register.taking import taken_from
from heyan.workspace.packages import PackageRecord, keep_package
from validators.renamings import Renamings
from validators.rules import load_rules

if TYPE_CHECKING:
    from datetime import datetime

    from heyan.dossier import Dossier
    from heyan.options import RunOptions
    from heyan.pictures import PagePictures
    from heyan.report.model import Report
    from heyan.workspace.place import Workspace
    from validators.beyond import Beyond
    from validators.programmes import Profile


def enter(workspace: Workspace, record: PackageRecord, report: Report) -> None:
    """Put what a judged package holds into the register, in place of what it held before."""
    with workspace.writing() as connection:
        put_in(connection, record.id, taken_from(report))


def against_register(workspace: Workspace, record: PackageRecord, report: Report) -> Beyond:
    """What the packages in the register show of this one. It need not have been entered."""
    me = Filing(record.id, record.name, record.programme, record.applicant)
    renamings = Renamings(report.documents, load_rules())

    def renamed(name: str, other: str) -> bool:
        return renamings.between(name, other) is not None

    with workspace.reading() as connection:
        return compared(connection, me, taken_from(report), renamed)


@dataclass(frozen=True, slots=True)
class Registered:
    """A package in the workspace, its report, and what the register shows of it."""

    record: PackageRecord
    report: Report
    beyond: Beyond


def register_package(
    workspace: Workspace,
    dossier: Dossier,
    profile: Profile,
    pictures: PagePictures,
    options: RunOptions,
    *,
    now: datetime | None = None,
) -> Registered:
    """Judge a package, enter it, compare it, and judge it again by what was found; it is kept as judged last."""
    report = judge_dossier(dossier, profile, pictures, now=now)
    record = keep_package(workspace, dossier, report, options)
    enter(workspace, record, report)
    beyond = against_register(workspace, record, report)
    if beyond:
        report = judge_dossier(dossier, profile, pictures, now=report.verified_at, beyond=beyond)
        record = keep_package(workspace, dossier, report, options)
    return Registered(record, report, beyond)
