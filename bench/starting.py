"""What it takes until something is seen: `python -m bench.starting PACKAGE [--programme ID] [--runs N]`.

- help: `heyan --help`, as a whole process;
- first page: `heyan verify` with an empty cache, from the start of its process until the first page lies in the cache
  (it is ended then);
- first scan: the same until the first page that needs OCR does.

Seconds by the clock, and CPU seconds of the process and its workers: on a machine that others use only the latter can
be compared. The first run of each is not counted: it writes the bytecode that an installation has.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import statistics
import subprocess
import tempfile
import time
import zlib
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from bench.machine import machine_line
from bench.pipeline import HEYAN, Spent, as_installed

_BY_OCR = b'"reader":"ocr"'
"""What is kept of a page that needed OCR."""
_PAUSE_SECONDS = 0.01
_TICKS = os.sysconf("SC_CLK_TCK")


def help_shown() -> Spent:
    """What `heyan --help` takes."""
    start = Spent.so_far()
    subprocess.run([*HEYAN, "--help"], check=True, stdout=subprocess.DEVNULL, env=as_installed())
    return Spent.so_far() - start


def first_page(package: Path, programme: str, told: bytes) -> Spent:
    """What it takes from the start of `heyan verify` until a page was read and kept of which something is told."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder) / "cache"
        command = [*HEYAN, "verify", str(package), "--programme", programme, "--cache", str(cache), "--quiet"]
        start = time.perf_counter()
        run = subprocess.Popen([*command, "--out", str(Path(folder) / "out")], env=as_installed())
        try:
            while not _holds(cache / "pages.sqlite", told) and run.poll() is None:
                time.sleep(_PAUSE_SECONDS)
            spent = Spent(time.perf_counter() - start, _cpu_of(run.pid))
        finally:
            run.terminate()
            run.wait()
    return spent


def _holds(place: Path, told: bytes) -> bool:
    if not place.exists():
        return False
    try:
        with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as connection:
            pages = connection.execute("SELECT page FROM pages LIMIT 64")
            return any(told in zlib.decompress(page) for (page,) in pages)
    except sqlite3.Error:  # its tables are being made
        return False


def _cpu_of(root: int) -> float:
    """CPU seconds that a process and those below it have taken so far."""
    parents, spent = {}, {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = place.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        pid = int(place.parent.name)
        parents[pid], spent[pid] = int(fields[1]), sum(map(int, fields[11:15])) / _TICKS
    family = {root}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(spent.get(pid, 0.0) for pid in family)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path)
    parser.add_argument("--programme", default="beijing-2022-cluster")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    print(machine_line("heyan", "openvino"))
    measures: dict[str, Callable[[], Spent]] = {"help": help_shown}
    for name, told in (("first page", b""), ("first scan", _BY_OCR)):
        measures[name] = partial(first_page, given.package, given.programme, told)
    for name, measure in measures.items():
        found = [measure() for _ in range(given.runs + 1)][1:]
        wall, cpu = ([getattr(spent, kind) for spent in found] for kind in ("wall", "cpu"))
        print(
            f"{name:10s} {statistics.median(wall):.2f} s by the clock (best {min(wall):.2f}), "
            f"{statistics.median(cpu):.2f} CPU s (best {min(cpu):.2f})"
        )


if __name__ == "__main__":
    main()
