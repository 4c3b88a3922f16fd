"""A Dask cluster of two workers on this machine against the pool of two processes: time, and whether reports are equal.

    python -m bench.cluster [--package FOLDER] [--runs N]

Both read with an empty cache. Reports must be equal but for the clock and the package's path.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.kills import result
from bench.machine import machine_line
from bench.soak import SAMPLE

WORKERS = 2


def seconds(package: Path, place: Path, *options: str) -> float:
    """How long a run with an empty cache takes."""
    heyan = str(Path(sys.executable).with_name("heyan"))
    command = [heyan, "verify", str(package), "--cache", str(place / "cache"), "--out", str(place / "out"), "--quiet"]
    begun = time.monotonic()
    subprocess.run([*command, *options], check=False)
    return time.monotonic() - begun


def main() -> None:
    """Run both in turn, and compare."""
    from distributed import LocalCluster

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, default=SAMPLE)
    parser.add_argument("--runs", type=int, default=1)
    options = parser.parse_args()
    times: dict[str, list[float]] = {"pool": [], "cluster": []}
    same = True
    with LocalCluster(n_workers=WORKERS, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster:
        for _ in range(options.runs):
            with tempfile.TemporaryDirectory() as place:
                pool, far = Path(place, "pool"), Path(place, "far")
                times["pool"].append(seconds(options.package, pool, "--workers", str(WORKERS)))
                times["cluster"].append(seconds(options.package, far, "--cluster", cluster.scheduler_address))
                same = same and result(pool / "out") == result(far / "out")
    pool_median, cluster_median = (statistics.median(times[name]) for name in ("pool", "cluster"))
    print(machine_line("heyan", "openvino", "distributed"))
    print(f"pool of {WORKERS}: {pool_median:.1f} s; cluster of {WORKERS}: {cluster_median:.1f} s")
    print(f"cluster / pool: {cluster_median / pool_median:.3f}; reports equal: {same}")
    sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
