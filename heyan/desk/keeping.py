"""Keeping what the desk shows of a package in the workspace, and finding it there while it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from heyan.desk.journal import decisions_of
from heyan.desk.kept import MOVED, Glance, MovedError, digest_of, kept_list, kept_row, state_of
from heyan.desk.sitting import open_sitting
from heyan.memory import uncollected
from heyan.register.run import beyond_package
from heyan.register.shelf import register_mark
from heyan.store.database import put
from heyan.workspace.packages import options_of
from heyan.workspace.tables import PACKAGES, SIGHT_ROWS, SIGHTS
from ocr.errors import HeyanError
from validators.programmes import load_profile

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from heyan.desk.sitting import Sitting
    from heyan.dossier import Dossier
    from heyan.workspace.packages import PackageRecord
    from heyan.workspace.place import Workspace
    from validators.judge import RowJudgement
    from validators.programmes import Profile


@dataclass(frozen=True, slots=True)
class Stored:
    """What was kept last: the state, and the judgement of every row in it."""

    state: str
    rows: Mapping[int, RowJudgement]


def mark_of(workspace: Workspace, package: int) -> str:
    """What the register holds by now, in a word; to be asked for before what it shows."""
    with workspace.reading() as connection:
        return register_mark(connection, package)


def keep_sight(
    workspace: Workspace, record: PackageRecord, sitting: Sitting, mark: str, last: Stored | None = None
) -> Stored | None:
    """Keep what the desk shows of a package in which every row was judged.

    Args:
        workspace: where it is kept.
        record: the package as it was when the sitting was opened; another version of it is left alone.
        sitting: the package under review, all its rows judged.
        mark: `mark_of` the package before the register was asked what it shows.
        last: what this process kept last: only rows that were judged otherwise are written where it is still there.

    Returns:
        What is kept now; None where the package is another by now.
    """
    state = state_of(record, sitting.matter.profile, sitting.decisions)
    judged = {number: sitting.bench.row(number) for number in sitting.lines}
    beyond = digest_of(sitting.matter.beyond)
    if last is None and _held_so(workspace, record.id, (state, mark, beyond)):
        return Stored(state, judged)
    values = {
        "package": record.id,
        "state": state,
        "register": mark,
        "beyond": beyond,
        "data": kept_list(sitting),
    }
    before = last.rows if last is not None and _state_in(workspace, record.id) == last.state else {}
    rows = [
        {"package": record.id, "row": number, "data": kept_row(sitting, judgement)}
        for number, judgement in judged.items()
        if before.get(number) != judgement
    ]
    with workspace.writing() as connection:
        if not _is_current(connection, record):
            return None
        if before and last is not None and _state(connection, record.id) != last.state:
            return None  # another process was faster; the next one who opens the package keeps it
        connection.execute(put(SIGHTS, workspace.engine).values(**values))
        mine = SIGHT_ROWS.c.package == record.id
        for row in rows if before else ():
            connection.execute(delete(SIGHT_ROWS).where(mine, SIGHT_ROWS.c.row == row["row"]))
        if not before:
            connection.execute(delete(SIGHT_ROWS).where(mine))
        if rows:
            connection.execute(insert(SIGHT_ROWS), rows)
    return Stored(state, judged)


def keep_first_sight(workspace: Workspace, record: PackageRecord, dossier: Dossier, profile: Profile) -> None:
    """Keep what the desk shows of a package that was verified just now, whatever was decided on it before."""
    mark = mark_of(workspace, record.id)
    beyond = beyond_package(workspace, record, dossier.documents)
    with uncollected():
        sitting = open_sitting(dossier, profile, decisions_of(workspace, record.id), beyond)
        sitting.bench.finish()
    keep_sight(workspace, record, sitting, mark)


def glance_at(workspace: Workspace, record: PackageRecord) -> Glance | None:
    """What was kept of a package, where it is what judging would give now; None where it is not."""
    with workspace.reading() as connection:
        found = connection.execute(select(SIGHTS).where(SIGHTS.c.package == record.id)).mappings().first()
    if found is None:
        return None
    decisions = decisions_of(workspace, record.id)
    try:
        state = state_of(record, load_profile(options_of(workspace, record.id).programme), decisions)
    except HeyanError:  # another version kept it, its profile is gone: opening the package tells
        return None
    if found["state"] != state:
        return None
    try:
        glance = Glance(state, bytes(found["data"]), decisions, _fetching(workspace, record.id, state))
    except ValueError:  # damaged: the evidence itself will tell
        return None
    if mark_of(workspace, record.id) == found["register"]:
        return glance
    beyond = beyond_package(workspace, record, glance.notices)
    return glance if digest_of(beyond) == found["beyond"] else None


def _fetching(workspace: Workspace, package: int, state: str) -> Callable[[int], bytes]:
    query = (
        select(SIGHT_ROWS.c.data)
        .join(SIGHTS, SIGHTS.c.package == SIGHT_ROWS.c.package)
        .where(SIGHT_ROWS.c.package == package, SIGHTS.c.state == state)
    )

    def fetch(number: int) -> bytes:
        with workspace.reading() as connection:
            found = connection.execute(query.where(SIGHT_ROWS.c.row == number)).scalar()
        if found is None:
            raise MovedError(MOVED)
        return bytes(found)

    return fetch


def _is_current(connection: Connection, record: PackageRecord) -> bool:
    """Whether a package is still as it was; nobody replaces it until the transaction ends."""
    query = select(PACKAGES.c.verified_at, PACKAGES.c.content).where(PACKAGES.c.id == record.id).with_for_update()
    found = connection.execute(query).first()
    return found is not None and tuple(found) == (record.verified_at.isoformat(), record.content)


def _held_so(workspace: Workspace, package: int, told: tuple[str, str, str]) -> bool:
    query = select(SIGHTS.c.state, SIGHTS.c.register, SIGHTS.c.beyond).where(SIGHTS.c.package == package)
    with workspace.reading() as connection:
        found = connection.execute(query).first()
    return found is not None and tuple(found) == told


def _state_in(workspace: Workspace, package: int) -> str | None:
    with workspace.reading() as connection:
        return _state(connection, package)


def _state(connection: Connection, package: int) -> str | None:
    return connection.execute(select(SIGHTS.c.state).where(SIGHTS.c.package == package)).scalar()
