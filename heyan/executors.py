"""Where pages are read: in worker processes of this machine, or on a cluster. The rest of heyan sees an Executor."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from heyan.crew import Crew, cores
from heyan.work import get_ready
from heyan.workers import MOST_MEGABYTES, WorkerPool
from ocr.choices import Device

if TYPE_CHECKING:
    from heyan.options import RunOptions

WORKER_BYTES = 1_200_000_000
"""Memory to plan for each worker: it takes about 0.9 GB, and a large page for a moment more."""
GPU_WORKER_BYTES = 4_000_000_000
"""The same where it has the networks on a GPU: about 3.3 GB (bench/results/gpu.md)."""
GPU_WORKER_MEGABYTES = 6000
"""What such a worker may hold: one that is replaced needs half a minute until it is as fast as the one before."""
GPU_MEGABYTES = 8500
"""What such a worker takes of the GPU's own memory."""


@contextmanager
def open_crew(options: RunOptions) -> Iterator[Crew]:
    """The workers of a run. Left by an exception they end amid their pages.

    Raises:
        ConfigError: the cluster cannot be reached, or its workers cannot do the work.
    """
    workers = options.workers or default_workers(options.device)
    megabytes = GPU_WORKER_MEGABYTES if options.device is Device.GPU else MOST_MEGABYTES
    with WorkerPool(workers, options.limits.page_seconds, megabytes) as pool:
        pool.submit(get_ready)  # a worker starts while the rest of this process is still loading
        opener = pool.within(options.limits.open_seconds)
        if options.cluster is None:
            yield Crew(opener, pool, workers, cores())
        else:
            from heyan.cluster import open_cluster

            with open_cluster(options.cluster, options, opener) as crew:
                yield crew


def default_workers(device: Device = Device.CPU) -> int:
    """One worker a core, fewer where the memory that is free now does not hold so many, at least one.

    With a GPU they share the first one: as many as its free memory holds, one where it does not tell.
    """
    free, gpu = _free_memory(), device is Device.GPU
    most = min(cores(), _gpu_megabytes() // GPU_MEGABYTES) if gpu else cores()
    return max(1, most if free is None else min(most, free // (GPU_WORKER_BYTES if gpu else WORKER_BYTES)))


def _gpu_megabytes() -> int:
    """Memory that is free on the first NVIDIA GPU, 0 where its driver's program is missing or does not say."""
    program = shutil.which("nvidia-smi")
    if program is None:
        return 0
    command = [program, "--id=0", "--query-gpu=memory.free", "--format=csv,noheader,nounits"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True).stdout.strip()  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return 0
    return int(said) if said.isdecimal() else 0


def _free_memory() -> int | None:
    """Bytes that can be taken without swapping, None where the system does not say (Linux's /proc/meminfo does)."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    values = {name: value for name, _, value in (line.partition(":") for line in lines)}
    return int(values["MemAvailable"].split()[0]) * 1024 if "MemAvailable" in values else None
