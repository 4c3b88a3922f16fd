"""What the pipeline costs beside the bare engine: `python bench/pipeline.py PACKAGE [--programme ID] [--runs N]`.

In one run, on the pages of one package:
- engine: the time that the engine alone takes to read the pictures of the pages that need OCR (one process, all cores,
  pictures rendered beforehand, models loaded before);
- first: `heyan verify` with an empty cache, as a whole process;
- second: the same again with the cache that the first run left.

Seconds by the clock and CPU seconds of all processes: on a machine that others use only the latter can be compared.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from extract.intake import open_package
from extract.pages import Page, PageStatus
from extract.reading import PageReader
from extract.tasks import PageTask
from ocr.choices import EngineName, EngineOptions
from ocr.engine import Image, PageReading, UnreadCell
from ocr.engines import open_engine
from ocr.lines import Frame, Line

HEYAN = (str(Path(sys.executable).with_name("heyan")),)
"""The command, as installed beside this Python."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, and of the processors in this process and its ended children."""

    wall: float
    cpu: float

    @classmethod
    def so_far(cls) -> Spent:
        """Since some moment in the past."""
        usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return cls(time.perf_counter(), sum(usage.ru_utime + usage.ru_stime for usage in usages))

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.wall + other.wall, self.cpu + other.cpu)

    def __sub__(self, other: Spent) -> Spent:
        return Spent(self.wall - other.wall, self.cpu - other.cpu)


class Recorder:
    """An engine that keeps the pictures it is given, so that they can be read again and timed."""

    def __init__(self) -> None:
        self._engine = open_engine(EngineName.SWIFT, EngineOptions(threads=os.cpu_count() or 1))
        self.name, self.version = self._engine.name, self._engine.version
        self.spent = Spent(0.0, 0.0)
        self.pages = 0

    def read(self, image: Image) -> PageReading:
        """Read a picture and add to the clock."""
        start = Spent.so_far()
        found = self._engine.read(image)
        self.spent += Spent.so_far() - start
        self.pages += 1
        return found

    def read_cells(self, image: Image, frame: Frame, cells: Sequence[UnreadCell], usual: float) -> list[Line | None]:
        """Read cells that had no line, and add to the clock."""
        start = Spent.so_far()
        found = self._engine.read_cells(image, frame, cells, usual)
        self.spent += Spent.so_far() - start
        return found


def engine_alone(tasks: list[PageTask]) -> tuple[Spent, int, list[Page]]:
    """What the engine takes for all pages that need it, how many those are, and the pages."""
    recorder = Recorder()
    reader = PageReader(lambda: recorder)
    pages = [reader.read(task) for task in tasks]
    return recorder.spent, recorder.pages, pages


def as_installed() -> dict[str, str]:
    """The environment for a command: modules are compiled once, as those of an installation are."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def verify(package: Path, programme: str, cache: Path) -> Spent:
    """What `heyan verify` takes as a whole process."""
    command = [*HEYAN, "verify", str(package), "--programme", programme]
    with tempfile.TemporaryDirectory() as out:
        start = Spent.so_far()
        subprocess.run([*command, "--cache", str(cache), "--out", out, "--quiet"], check=False, env=as_installed())
        return Spent.so_far() - start


def main() -> None:
    """Measure and print a table and one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("--programme", default="beijing-2022-cluster")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    tasks = list(open_package(given.package).tasks())
    results: dict[str, list[Spent]] = {"engine": [], "first": [], "second": []}
    read = 0
    for _ in range(given.runs):
        spent, read, pages = engine_alone(tasks)
        results["engine"].append(spent)
        assert any(page.status is PageStatus.READ for page in pages)
        with tempfile.TemporaryDirectory() as cache:
            results["first"].append(verify(given.package, given.programme, Path(cache)))
            results["second"].append(verify(given.package, given.programme, Path(cache)))
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    print(f"{len(tasks)} pages, {read} by OCR; {machine}")
    for kind in ("wall", "cpu"):
        medians = {name: statistics.median(getattr(spent, kind) for spent in all_) for name, all_ in results.items()}
        for name, seconds in medians.items():
            ratio, each = seconds / medians["engine"], seconds / len(tasks)
            print(f"{kind:4s} {name:8s} {seconds:7.2f} s   {ratio:.2f} x engine   {each:.3f} s/page")
        print(f"{kind:4s} second / first: {medians['second'] / medians['first']:.3f}")
    rounded = {name: [[round(time, 2) for time in astuple(spent)] for spent in all_] for name, all_ in results.items()}
    print(json.dumps({"pages": len(tasks), "ocr_pages": read} | rounded))


if __name__ == "__main__":
    main()
