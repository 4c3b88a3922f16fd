"""What a worker process does: one job after the other from its pipe, until the pipe closes or the parent ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

from heyan.memory import held_megabytes


class Answer(NamedTuple):
    """How a job ended: its result, or its exception where it did not succeed; what the worker holds since, in MB."""

    succeeded: bool
    outcome: Any
    megabytes: float


def work(pipe: Connection) -> None:
    """The worker: leaves Ctrl-C to the parent, and ends with it, even amid a job."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    pipe.send(None)  # started
    while True:
        try:
            job = pipe.recv()
        except (EOFError, ConnectionError):  # closed, or the parent has ended with an answer unread
            return
        try:
            pipe.send(Answer(True, job(), held_megabytes()))
        except Exception as error:  # noqa: BLE001  whatever it is, it is the caller's
            _send_error(pipe, error)


def _send_error(pipe: Connection, error: Exception) -> None:
    try:
        pipe.send(Answer(False, error, held_megabytes()))
    except Exception:  # noqa: BLE001  an exception may carry anything, even what cannot be sent
        pipe.send(Answer(False, RuntimeError(repr(error)), held_megabytes()))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
