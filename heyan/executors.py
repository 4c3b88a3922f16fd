"""Where pages are read: in worker processes of this machine, or on a cluster. The rest of heyan sees an Executor."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from heyan.work import ReadOne, read_one
from heyan.workers import WorkerPool

if TYPE_CHECKING:
    from extract.tasks import PageTask
    from heyan.options import RunOptions

MOST_THREADS = 8
"""More threads than this make one page hardly faster."""
WORKER_BYTES = 1_200_000_000
"""Memory to plan for each worker: it takes about 0.9 GB, and a large page for a moment more."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who opens files and who reads pages.

    `opener` runs on this machine, where the files are. `reader` may run elsewhere: it has so many `workers`, and so
    many `cores` for all of them; `read` is what a worker runs for a page, `send` makes a task ready for it.
    """

    opener: Executor
    reader: Executor
    workers: int
    cores: int
    read: ReadOne = read_one
    send: Callable[[PageTask], PageTask] = lambda task: task

    def threads(self, pages: int) -> int:
        """Threads of each engine: few pages leave cores to those who read them."""
        return max(1, min(MOST_THREADS, self.cores // max(1, min(self.workers, pages))))


@contextmanager
def open_crew(options: RunOptions) -> Iterator[Crew]:
    """The workers of a run. Left by an exception they end amid their pages.

    Raises:
        ConfigError: the cluster cannot be reached, or its workers cannot do the work.
    """
    workers = options.workers or default_workers()
    with WorkerPool(workers, options.limits.page_seconds) as pool:
        opener = pool.within(options.limits.open_seconds)
        if options.cluster is None:
            yield Crew(opener, pool, workers, cores())
        else:
            from heyan.cluster import open_cluster

            with open_cluster(options.cluster, options, opener) as crew:
                yield crew


def cores() -> int:
    """CPU cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def default_workers() -> int:
    """One worker a core, fewer where the memory that is free now does not hold so many, at least one."""
    free = _free_memory()
    return cores() if free is None else max(1, min(cores(), free // WORKER_BYTES))


def _free_memory() -> int | None:
    """Bytes that can be taken without swapping, None where the system does not say (Linux's /proc/meminfo does)."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    values = {name: value for name, _, value in (line.partition(":") for line in lines)}
    return int(values["MemAvailable"].split()[0]) * 1024 if "MemAvailable" in values else None
