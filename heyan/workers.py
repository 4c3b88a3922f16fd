"""Worker processes: spawned, replaced after some hundred pages, and never left behind by a parent that ends early."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait

PAGES_PER_WORKER = 400
"""A worker is replaced after so many pages, since OCR runtimes leak."""


@contextmanager
def worker_pool(workers: int) -> Iterator[Executor]:
    """A pool of spawned processes. Left by an exception, an interruption say, it ends them amid their pages."""
    others = set(multiprocessing.active_children())
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(
        workers, mp_context=spawn, initializer=_start_worker, max_tasks_per_child=PAGES_PER_WORKER
    )
    done = False
    try:
        yield pool
        done = True
    finally:
        for worker in () if done else set(multiprocessing.active_children()) - others:
            worker.terminate()
        pool.shutdown(cancel_futures=not done)


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, and end with it: a worker without a parent would wait for pages for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
