"""Watches the queue: starts what waits, ends what is no longer wanted, notices what died.

Every server process has one; they share the queue through the database, so a job is claimed once.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update
from sqlalchemy.exc import SQLAlchemyError

from heyan.web.jobs.job import Order
from heyan.web.submissions import State
from heyan.web.tables import SUBMISSIONS

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from heyan.web.settings import Settings
    from heyan.workspace.place import Workspace

_LOG = logging.getLogger(__name__)
STALE_SECONDS = 20.0
"""A job that has not said so long that it lives has ended."""
_LOOK_EVERY = 1.0


class Runner:
    """Runs what waits in the queue, `settings.jobs` at a time."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._news = threading.Event()
        self._over = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to watch."""
        self._over = False
        self._thread = threading.Thread(target=self._watch, name="jobs", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Look at the queue at once: something has changed."""
        self._news.set()

    def stop(self) -> None:
        """End the jobs of this server; they can be gone on with."""
        self._over = True
        self._news.set()
        if self._thread is not None:
            self._thread.join()
        for process in self._running.values():
            _end(process)
        self._interrupted(SUBMISSIONS.c.run.in_(self._running))

    def _watch(self) -> None:
        while not self._over:
            try:
                self.look()
            except SQLAlchemyError:
                _LOG.exception("the queue cannot be looked at")
            self._news.wait(_LOOK_EVERY)
            self._news.clear()

    def look(self) -> None:
        """Look at the queue once."""
        self._reap()
        self._interrupted(SUBMISSIONS.c.beat < time.time() - STALE_SECONDS)
        while (order := self._claim()) is not None:
            self._running[order.run] = _started(order)

    def _reap(self) -> None:
        """Forget what has ended, and end what is no longer wanted."""
        with self._workspace.reading() as connection:
            query = select(SUBMISSIONS.c.run).where(SUBMISSIONS.c.state == State.RUNNING)
            wanted = set(connection.execute(query).scalars())
        for run, process in list(self._running.items()):
            if process.poll() is None and run not in wanted:
                _end(process)
            if process.poll() is not None:
                _end(process)
                del self._running[run]
                self._interrupted(SUBMISSIONS.c.run == run)

    def _interrupted(self, which: ColumnElement[bool]) -> None:
        """Whatever of this still counts as running was ended by something else."""
        values = {"state": State.INTERRUPTED, "ended": time.time()}
        statement = update(SUBMISSIONS).where(SUBMISSIONS.c.state == State.RUNNING, which).values(**values)
        with self._workspace.writing() as connection:
            connection.execute(statement)

    def _claim(self) -> Order | None:
        """Take the job that has waited longest; None where none waits, or enough are running."""
        now, run = time.time(), secrets.token_hex(8)
        running = select(func.count()).where(SUBMISSIONS.c.state == State.RUNNING)
        waiting = (
            select(SUBMISSIONS.c.id)
            .where(SUBMISSIONS.c.state == State.QUEUED)
            .order_by(SUBMISSIONS.c.queued, SUBMISSIONS.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        with self._workspace.writing() as connection:
            if connection.execute(running).scalar_one() >= self._settings.jobs:
                return None
            number = connection.execute(waiting).scalar_one_or_none()
            if number is None:
                return None
            values = {"state": State.RUNNING, "run": run, "started": now, "beat": now}
            connection.execute(update(SUBMISSIONS).where(SUBMISSIONS.c.id == number).values(**values))
        settings = self._settings
        return Order(str(self._workspace.folder), settings.database, number, run, settings.cache, settings.workers)


def _started(order: Order) -> subprocess.Popen[bytes]:
    """The process of a job, in a group of its own, its standard input held open."""
    command = [sys.executable, "-m", "heyan.web.jobs.job"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True)  # noqa: S603
    assert process.stdin is not None
    try:
        process.stdin.write(json.dumps(asdict(order)).encode() + b"\n")
        process.stdin.flush()
    except BrokenPipeError:
        _LOG.exception("job %s", order.submission)
    return process


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdin is not None:
        with suppress(BrokenPipeError):
            process.stdin.close()
