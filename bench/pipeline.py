"""What the pipeline costs beside the bare engine: `python bench/pipeline.py PACKAGE [--programme ID] [--runs N]`.

In one run, on the pages of one package:
- engine: the time that the engine alone takes to read the pictures of the pages that need OCR (one process, all cores,
  pictures rendered beforehand, models loaded before);
- first: `heyan verify` with an empty cache, as a whole process;
- second: the same again with the cache that the first run left.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from extract.intake import open_package
from extract.pages import Page, PageStatus
from extract.reading import PageReader
from extract.tasks import PageTask
from ocr.engine import EngineName, EngineOptions, Image, PageReading, UnreadCell
from ocr.engines import open_engine
from ocr.lines import Frame, Line


class Recorder:
    """An engine that keeps the pictures it is given, so that they can be read again and timed."""

    def __init__(self) -> None:
        self._engine = open_engine(EngineName.SWIFT, EngineOptions(threads=os.cpu_count() or 1))
        self.name, self.version = self._engine.name, self._engine.version
        self.seconds = 0.0
        self.pages = 0

    def read(self, image: Image) -> PageReading:
        """Read a picture and add to the clock."""
        start = time.perf_counter()
        found = self._engine.read(image)
        self.seconds += time.perf_counter() - start
        self.pages += 1
        return found

    def read_cells(self, image: Image, frame: Frame, cells: Sequence[UnreadCell], usual: float) -> list[Line | None]:
        """Read cells that had no line, and add to the clock."""
        start = time.perf_counter()
        found = self._engine.read_cells(image, frame, cells, usual)
        self.seconds += time.perf_counter() - start
        return found


def engine_alone(tasks: list[PageTask]) -> tuple[float, int, list[Page]]:
    """Seconds that the engine takes for all pages that need it, how many those are, and the pages."""
    recorder = Recorder()
    reader = PageReader(lambda: recorder)
    pages = [reader.read(task) for task in tasks]
    return recorder.seconds, recorder.pages, pages


def verify(package: Path, programme: str, cache: Path) -> float:
    """Seconds that `heyan verify` takes as a whole process."""
    command = [str(Path(sys.executable).with_name("heyan")), "verify", str(package), "--programme", programme]
    with tempfile.TemporaryDirectory() as out:
        start = time.perf_counter()
        subprocess.run([*command, "--cache", str(cache), "--out", out, "--quiet"], check=False)
        return time.perf_counter() - start


def main() -> None:
    """Measure and print a table and one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("--programme", default="beijing-2022-cluster")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    tasks = list(open_package(given.package).tasks())
    results: dict[str, list[float]] = {"engine": [], "first": [], "second": []}
    read = 0
    for _ in range(given.runs):
        seconds, read, pages = engine_alone(tasks)
        results["engine"].append(seconds)
        assert any(page.status is PageStatus.READ for page in pages)
        with tempfile.TemporaryDirectory() as cache:
            results["first"].append(verify(given.package, given.programme, Path(cache)))
            results["second"].append(verify(given.package, given.programme, Path(cache)))
    medians = {name: statistics.median(times) for name, times in results.items()}
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    print(f"{len(tasks)} pages, {read} by OCR; {machine}")
    for name, seconds in medians.items():
        ratio, each = seconds / medians["engine"], seconds / len(tasks)
        print(f"{name:8s} {seconds:7.2f} s   {ratio:.2f} x engine   {each:.3f} s/page")
    print(f"second / first: {medians['second'] / medians['first']:.3f}")
    print(
        json.dumps({"pages": len(tasks), "ocr_pages": read} | {k: [round(t, 2) for t in v] for k, v in results.items()})
    )


if __name__ == "__main__":
    main()
