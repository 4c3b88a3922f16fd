"""What was handed in, and how its verification stands: one record each, its files in a folder of the workspace."""

from __future__ import annotations

import json
import secrets
import shutil
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Select, delete, insert, select, update

from heyan.web.errors import ConflictError, MissingError, WebError, marked
from heyan.web.names import safe_name
from heyan.web.programmes import programme_labels
from heyan.web.tables import SUBMISSIONS

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from heyan.workspace.place import Workspace

FOLDER = "submissions"
"""The folder of the workspace in which they lie."""


class State(StrEnum):
    """How a submission stands."""

    COLLECTING = "collecting"
    """Files are being sent."""
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"
    """The server ended in mid-run; what was read is kept."""


_MAY_START = (State.COLLECTING, State.FAILED, State.CANCELLED, State.INTERRUPTED)
_UNDER_WAY = (State.QUEUED, State.RUNNING)


@dataclass(frozen=True, slots=True)
class Submission:
    """A record as it stands; see the table for what its fields say."""

    id: int
    owner: str
    name: str
    programme: str | None
    folder: str
    mends: int | None
    package: int | None
    state: State
    message: str
    files: int
    bytes: int
    done: int
    total: int
    made: float
    started: float | None
    ended: float | None

    @property
    def under_way(self) -> bool:
        """Whether it waits or runs."""
        return self.state in _UNDER_WAY

    @property
    def may_start(self) -> bool:
        """Whether its verification may be begun, or gone on with."""
        return self.state in _MAY_START and self.files > 0

    def seconds_left(self, now: float) -> float | None:
        """About how long it still takes; None where nothing can be said yet."""
        if self.state is not State.RUNNING or not self.started or self.done < 1 or not self.total:
            return None
        return (now - self.started) / self.done * (self.total - self.done)


_SHOWN = [SUBMISSIONS.c[field.name] for field in fields(Submission)]


@dataclass(frozen=True, slots=True)
class Submissions:
    """The submissions of a workspace."""

    workspace: Workspace
    clock: Callable[[], float] = time.time

    def begin(self, owner: str, name: str, programme: str | None, mends: Submission | None = None) -> Submission:
        """A new submission without files.

        Args:
            owner: the account that hands in.
            name: of the package.
            programme: id of a profile of this program; None for the general rules.
            mends: the earlier submission of the same package, which is held against the same programme.

        Raises:
            WebError: there is no such programme.
        """
        programme = mends.programme if mends else programme
        if programme is not None and programme not in programme_labels():
            raise WebError(marked("没有这个项目。"))
        folder = f"{FOLDER}/{secrets.token_hex(8)}"
        values = {
            "owner": owner,
            "name": safe_name(name) or "材料包",
            "programme": programme,
            "folder": folder,
            "mends": mends.id if mends else None,
            "package": mends.package if mends else None,
            "state": State.COLLECTING,
            "made": self.clock(),
        }
        (self.workspace.folder / folder).mkdir(parents=True)
        with self.workspace.writing() as connection:
            number = connection.execute(insert(SUBMISSIONS).values(values).returning(SUBMISSIONS.c.id)).scalar_one()
        return self.find(number)

    def find(self, number: int) -> Submission:
        """A submission.

        Raises:
            MissingError: there is none of that id.
        """
        found = self._all(select(*_SHOWN).where(SUBMISSIONS.c.id == number))
        if not found:
            raise MissingError
        return found[0]

    def all(self, owner: str | None = None) -> list[Submission]:
        """All submissions, or those of an account, the newest first."""
        query = select(*_SHOWN).order_by(SUBMISSIONS.c.id.desc())
        return self._all(query if owner is None else query.where(SUBMISSIONS.c.owner == owner))

    def of_package(self, package: int) -> list[Submission]:
        """The submissions of a package, the newest first."""
        return self._all(select(*_SHOWN).where(SUBMISSIONS.c.package == package).order_by(SUBMISSIONS.c.id.desc()))

    def place(self, submission: Submission) -> Path:
        """The folder into which its files go, named as the package is."""
        return self.workspace.folder / submission.folder / submission.name

    def report_folder(self, submission: Submission) -> Path:
        """Where its report is written."""
        return self.workspace.folder / submission.folder / ".report"

    def report(self, number: int) -> dict[str, Any] | None:
        """The report.json of that time; None where it was not verified."""
        query = select(SUBMISSIONS.c.report).where(SUBMISSIONS.c.id == number)
        with self.workspace.reading() as connection:
            data = connection.execute(query).scalar_one_or_none()
        return cast("dict[str, Any]", json.loads(zlib.decompress(data))) if data else None

    def enqueue(self, number: int) -> None:
        """Have it verified, or go on with it: pages that were read are not read again.

        Raises:
            ConflictError: it is under way or done, or has no files.
        """
        now = self.clock()
        ready = SUBMISSIONS.c.state.in_(_MAY_START) & (SUBMISSIONS.c.files > 0)
        self._move(number, ready, state=State.QUEUED, queued=now, message="", done=0, total=0, started=None, ended=None)

    def cancel(self, number: int) -> None:
        """Stop it; the process that runs it sees that it is no longer wanted.

        Raises:
            ConflictError: it is not under way.
        """
        self._move(number, SUBMISSIONS.c.state.in_(_UNDER_WAY), state=State.CANCELLED, ended=self.clock())

    def drop(self, submission: Submission) -> None:
        """Forget a submission that was never verified, with its files.

        Raises:
            ConflictError: it is under way, or it was verified.
        """
        idle = SUBMISSIONS.c.state.in_(_MAY_START)
        with self.workspace.writing() as connection:
            gone = delete(SUBMISSIONS).where(SUBMISSIONS.c.id == submission.id, idle)
            if not connection.execute(gone).rowcount:
                raise ConflictError
        shutil.rmtree(self.workspace.folder / submission.folder, ignore_errors=True)

    def _move(self, number: int, allowed: ColumnElement[bool], **values: Any) -> None:
        with self.workspace.writing() as connection:
            statement = update(SUBMISSIONS).where(SUBMISSIONS.c.id == number, allowed).values(**values)
            if not connection.execute(statement).rowcount:
                raise ConflictError

    def _all(self, query: Select[Any]) -> list[Submission]:
        with self.workspace.reading() as connection:
            return [_submission(row._asdict()) for row in connection.execute(query)]


def _submission(row: dict[str, Any]) -> Submission:
    return Submission(**row | {"state": State(row["state"])})
