"""What a page with a sound text layer costs: `python -m bench.text_pages [PACKAGE...] [--runs N]`.

CPU milliseconds a page for reading (text, tables, codes, fingerprint), the files open, the best of some runs; and for
what a run does with a page beside: keeping it in a cache, cutting and parsing it. Pages that need OCR are left out.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from bench.machine import machine_line
from bench.soak import DIGITAL
from extract.intake import open_package
from extract.pages import Page, PageStatus
from extract.reading import PageReader
from extract.tasks import PageTask
from heyan.store.pages import open_cache
from heyan.store.read_page import ReadPage
from ocr.engine import OcrEngine
from ocr.errors import EngineError
from parsers.api import parse_documents

SAMPLES = (DIGITAL, Path("samples/packages/liaoning-2023-platform"))


def _no_engine() -> OcrEngine:
    raise EngineError("pages that need OCR are left out")


def read(tasks: list[PageTask]) -> list[tuple[PageTask, Page]]:
    """The pages that can be read without OCR."""
    found = []
    with PageReader(_no_engine) as reader:
        for task in tasks:
            with suppress(EngineError):
                found.append((task, reader.read(task)))
    return [(task, page) for task, page in found if page.status is PageStatus.READ]


def best(work: Callable[[], object], runs: int, pages: int) -> float:
    """Milliseconds of CPU time a page, the best of some runs."""
    spent = []
    for _ in range(runs):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return 1000 * min(spent) / pages


def keep(pages: list[Page]) -> None:
    """Put pages into a cache of their own."""
    with tempfile.TemporaryDirectory() as place, open_cache(place) as cache:
        for number, page in enumerate(pages):
            cache.put(str(number), ReadPage(page))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", nargs="*", type=Path, default=list(SAMPLES))
    parser.add_argument("--runs", type=int, default=4)
    given = parser.parse_args()
    print(machine_line("heyan", "pypdfium2"))
    for package in given.packages:
        tasks = [task for task in open_package(package).tasks() if task.format.value == "pdf"]
        both = read(tasks)
        known, pages = [task for task, _ in both], [page for _, page in both]
        reading = best(lambda known=known: read(known), given.runs, len(pages))  # type: ignore[misc]
        keeping = best(lambda pages=pages: keep(pages), given.runs, len(pages))  # type: ignore[misc]
        parsing = best(lambda pages=pages: list(parse_documents(pages)), given.runs, len(pages))  # type: ignore[misc]
        print(f"{package}: {len(pages)} pages, read {reading:.1f} ms a page, kept {keeping:.1f}, parsed {parsing:.1f}")


if __name__ == "__main__":
    main()
