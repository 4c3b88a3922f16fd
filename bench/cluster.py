"""A Dask cluster of two workers on this machine against the pool of two processes: time, and whether reports are equal.

    python -m bench.cluster [--package FOLDER] [--runs N]

Both read with an empty cache; then the cluster once more, and one of its workers is killed amid its pages. Reports
must be equal but for the clock and the path of the package. On a machine that others use, the CPU seconds (of the run,
its workers and the scheduler) can be compared, those by the clock can not.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from bench.kills import result
from bench.machine import machine_line
from bench.pipeline import Spent
from bench.soak import SAMPLE, kept

if TYPE_CHECKING:
    from distributed import LocalCluster

WORKERS = 2
PAGES_BEFORE_DEATH = 6
LONGEST_SECONDS = 3600


def spent() -> Spent:
    """By the clock, and of this process, what it has started and what has ended of that."""
    here = Spent.so_far()
    living = 0.0
    for process in psutil.Process().children(recursive=True):
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        living += times.user + times.system + times.children_user + times.children_system
    return here + Spent(0.0, living)


def start(package: Path, place: Path, *options: str) -> subprocess.Popen[bytes]:
    """A run with an empty cache."""
    heyan = str(Path(sys.executable).with_name("heyan"))
    command = [heyan, "verify", str(package), "--cache", str(place / "cache"), "--out", str(place / "out"), "--quiet"]
    return subprocess.Popen([*command, *options])


def measured(package: Path, place: Path, *options: str) -> Spent:
    """What a run takes, that of the workers included."""
    begun = spent()
    start(package, place, *options).wait(LONGEST_SECONDS)
    return spent() - begun


def bereaved(package: Path, place: Path, cluster: LocalCluster) -> str:
    """A run on a cluster one of whose workers is killed when some pages are read: when that was."""
    process = start(package, place, "--cluster", cluster.scheduler_address)
    while process.poll() is None and kept(place / "cache") < PAGES_BEFORE_DEATH:
        time.sleep(0.2)
    pages = kept(place / "cache")
    ended = process.poll() is not None
    victim = next(worker.pid for worker in cluster.workers.values())
    psutil.Process(victim).kill()
    process.wait(LONGEST_SECONDS)
    return "too late" if ended else f"with {pages} pages read"


def main() -> None:
    """Run both one after the other, and compare."""
    import dask
    from distributed import LocalCluster

    dask.config.set({"distributed.worker.profile.enabled": False})  # a sample every 10 ms, whatever a worker does
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, default=SAMPLE)
    parser.add_argument("--runs", type=int, default=1)
    options = parser.parse_args()
    found: dict[str, list[Spent]] = {"pool": [], "cluster": []}
    same = True
    with ExitStack() as stack:
        place = stack.enter_context(tempfile.TemporaryDirectory())
        for run in range(options.runs):  # before there is a cluster: it costs something even when it waits
            found["pool"].append(measured(options.package, Path(place, f"pool-{run}"), "--workers", str(WORKERS)))
        cluster = stack.enter_context(
            LocalCluster(n_workers=WORKERS, threads_per_worker=1, processes=True, dashboard_address=":0")
        )
        for run in range(options.runs):
            pool, far = Path(place, f"pool-{run}"), Path(place, f"far-{run}")
            found["cluster"].append(measured(options.package, far, "--cluster", cluster.scheduler_address))
            same = same and result(pool / "out") == result(far / "out")
        print(machine_line("heyan", "openvino", "distributed"))
        for kind in ("wall", "cpu"):
            here, there = (statistics.median(getattr(one, kind) for one in found[name]) for name in ("pool", "cluster"))
            print(f"{kind}: pool of {WORKERS} {here:.1f} s, cluster of {WORKERS} {there:.1f} s: {there / here:.3f}")
        print(f"reports equal: {same}", flush=True)
        killed = bereaved(options.package, Path(place, "bereaved"), cluster)
        whole = result(Path(place, "pool-0", "out")) == result(Path(place, "bereaved", "out"))
        print(f"report equal after a worker was killed ({killed}): {whole}")
    sys.exit(0 if same and whole else 1)


if __name__ == "__main__":
    main()
