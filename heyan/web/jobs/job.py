"""The process of one verification: `python -m heyan.web.jobs.job`, told by its standard input what to do.

The first line is the order as JSON; a database's password thus stands in no process list. The rest of the input is a
lifeline: it ends when the server ends, and this process and its workers with it. What was read stays in the cache.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import update

from heyan.web.submissions import State, Submission, Submissions
from heyan.web.tables import SUBMISSIONS
from ocr.errors import HeyanError

if TYPE_CHECKING:
    from heyan.workspace.place import Workspace

_LOG = logging.getLogger(__name__)
BEAT_SECONDS = 3.0
_WRITE_EVERY = 0.5


@dataclass(frozen=True, slots=True)
class Order:
    """What a job is told: where the workspace is, which submission, and the run that was claimed."""

    folder: str
    database: str | None
    submission: int
    run: str
    cache: str | None
    workers: int | None


class UnwantedError(Exception):
    """The run was cancelled, or is another one's by now."""


class Desk:
    """Writes how far the run is, as long as it is wanted. `beat` may be called by another thread."""

    def __init__(self, workspace: Workspace, order: Order) -> None:
        self._workspace = workspace
        self._mine = (
            (SUBMISSIONS.c.id == order.submission)
            & (SUBMISSIONS.c.run == order.run)
            & (SUBMISSIONS.c.state == State.RUNNING)
        )
        self._written = 0.0

    def progress(self, done: int, total: int) -> None:
        """Pages done and in all.

        Raises:
            UnwantedError: nobody waits for this run any more.
        """
        now = time.monotonic()
        if now - self._written >= _WRITE_EVERY or done == total:
            self._written = now
            self.write(done=done, total=total)

    def write(self, **values: object) -> None:
        """Write values of the record. Raises as `progress`."""
        with self._workspace.writing() as connection:
            beat = {"beat": time.time()}
            if not connection.execute(update(SUBMISSIONS).where(self._mine).values(**beat | values)).rowcount:
                raise UnwantedError

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Say all the while that this process lives."""
        over = threading.Event()

        def beat() -> None:
            while not over.wait(BEAT_SECONDS):
                try:
                    self.write()
                except UnwantedError:
                    _end()

        threading.Thread(target=beat, daemon=True).start()
        try:
            yield
        finally:
            over.set()


def main() -> None:
    """Do the order on standard input."""
    order = Order(**json.loads(sys.stdin.readline()))
    threading.Thread(target=_until_the_server_ends, daemon=True).start()
    from heyan.workspace.place import open_workspace

    with open_workspace(Path(order.folder), order.database) as workspace:
        desk = Desk(workspace, order)
        try:
            with desk.beating():
                _verify(workspace, Submissions(workspace).find(order.submission), order, desk)
        except UnwantedError:
            return
        except HeyanError as error:
            _failed(desk, str(error))
        except Exception:  # noqa: BLE001 - whatever it is, the record has to say that the run has ended
            _LOG.exception("submission %s", order.submission)
            _failed(desk, "程序出错，没有完成。请联系管理员查看服务日志。")


def _verify(workspace: Workspace, submission: Submission, order: Order, desk: Desk) -> None:
    """Verify a submission, write its report, keep it in the workspace."""
    from heyan.desk.keeping import keep_first_sight
    from heyan.executors import open_crew
    from heyan.options import RunOptions
    from heyan.pipeline import judge_dossier, read_package
    from heyan.register.run import enter
    from heyan.report.as_json import dumps, report_json
    from heyan.report.write import write_report
    from heyan.web.selfcheck.keeping import make_selfcheck
    from heyan.web.selfcheck.pictures import keep_album
    from heyan.workspace.packages import keep_package
    from validators.programmes import load_profile

    submissions = Submissions(workspace)
    options = RunOptions(programme=submission.programme, cache=order.cache, workers=order.workers)
    profile = load_profile(submission.programme)
    place = package_path(submissions.place(submission))
    with open_crew(options) as crew:
        dossier, pictures = read_package(place, profile, options, crew, desk.progress)
    dossier = replace(dossier, path=submission.name)  # where this machine keeps it is nobody's business
    report = judge_dossier(dossier, profile, pictures)
    write_report(report, submissions.report_folder(submission), one_file=True)
    desk.write()
    kept = keep_package(workspace, dossier, report, options, replaces=submission.package, apart=True)
    if not _is_rehearsal(workspace, submission):
        enter(workspace, kept, report)
    found = zlib.compress(dumps(report_json(report)).encode())
    keep_first_sight(workspace, kept, dossier, profile)
    make_selfcheck(submissions, kept, submission.mends)
    keep_album(workspace, kept)
    desk.write(state=State.DONE, ended=time.time(), package=kept.id, report=found, message="")


def _is_rehearsal(workspace: Workspace, submission: Submission) -> bool:
    """Whether an applicant checks itself: it hands in drafts, and again and again; none of them is filed."""
    from heyan.web.accounts import Accounts
    from heyan.web.rights import Role

    owner = Accounts(workspace).find(submission.owner)
    return owner is not None and owner.role is Role.APPLICANT


def package_path(place: Path) -> Path:
    """What is verified: the one file that was handed in, else the folder."""
    inside = list(place.iterdir())
    return inside[0] if len(inside) == 1 and inside[0].is_file() else place


def _failed(desk: Desk, message: str) -> None:
    try:
        desk.write(state=State.FAILED, ended=time.time(), message=message)
    except UnwantedError:
        return


def _until_the_server_ends() -> None:
    while sys.stdin.readline():
        pass
    _end()


def _end() -> None:
    """End this process and its workers: they are one group."""
    os.killpg(os.getpgrp(), signal.SIGKILL)


if __name__ == "__main__":
    main()
