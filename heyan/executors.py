"""Where pages are read: in worker processes of this machine, or on a cluster. The rest of heyan sees an Executor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from heyan.crew import Crew, cores
from heyan.work import get_ready
from heyan.workers import WorkerPool

if TYPE_CHECKING:
    from heyan.options import RunOptions

WORKER_BYTES = 1_200_000_000
"""Memory to plan for each worker: it takes about 0.9 GB, and a large page for a moment more."""


@contextmanager
def open_crew(options: RunOptions) -> Iterator[Crew]:
    """The workers of a run. Left by an exception they end amid their pages.

    Raises:
        ConfigError: the cluster cannot be reached, or its workers cannot do the work.
    """
    workers = options.workers or default_workers()
    with WorkerPool(workers, options.limits.page_seconds) as pool:
        pool.submit(get_ready)  # a worker starts while the rest of this process is still loading
        opener = pool.within(options.limits.open_seconds)
        if options.cluster is None:
            yield Crew(opener, pool, workers, cores())
        else:
            from heyan.cluster import open_cluster

            with open_cluster(options.cluster, options, opener) as crew:
                yield crew


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
