"""A long run: time a page and memory as the pages grow in number, and the plot of both.

    python -m bench.soak --pages 2000 --out bench/results/soak
    python -m bench.soak --as short --pages 3000 --workers 1 --out bench/results/soak-short
    python -m bench.soak --as book --pages 3000 --out bench/results/soak-book
    python -m bench.soak --as files --pages 5000 --out bench/results/soak-files

Papers of a sample package are repeated under other hashes (a comment after the end of each file), so that every page is
read anew: scans, or those with the least on them (`short`, for many pages in little time), or digital papers bound as
one PDF (`book`), or one digital page a file (`files`). Written are OUT.md (a table at 100, 300, 1,000 … pages), OUT.png
and OUT.csv.
"""

from __future__ import annotations

import argparse
import csv
import math
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import astuple, dataclass, fields
from io import BytesIO
from itertools import count
from pathlib import Path

import psutil
import pypdfium2

from bench.machine import machine_line

SAMPLE = Path("samples/packages/beijing-2022-cluster")
DIGITAL = Path("samples/packages/anhui-2022-cultivation")
"""A package that is one digital PDF."""
SHORT, LEAST_BYTES = 4, 30_000
"""How many different short papers are repeated; what is smaller is blank."""
MARKS = (100, 300, 1000, 2000, 3000)
PAUSE_SECONDS = 2.0
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Moment:
    """How far a run is: seconds since its start, pages kept, CPU seconds, memory in MB of parent and largest worker."""

    seconds: float
    pages: int
    cpu: float
    parent: float
    worker: float


def repeated_package(folder: Path, pages: int) -> int:
    """A package of at least so many pages; gives their number."""
    for source in sorted(SAMPLE.iterdir()):
        if source.is_file() and source.suffix in {".xlsx", ".csv"}:
            shutil.copy(source, folder / source.name)
    papers = [path for path in sorted(SAMPLE.rglob("*.pdf")) if path.stat().st_size]
    made = 0
    for number in count(1):
        for paper in papers:
            try:
                document = pypdfium2.PdfDocument(paper)
            except pypdfium2.PdfiumError:
                continue
            made += len(document)
            document.close()
            copy = folder / f"{number:03}" / paper.relative_to(SAMPLE)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(paper.read_bytes() + f"\n% copy {number}\n".encode())
            if made >= pages:
                return made
    return made


def short_scans(folder: Path, pages: int) -> int:
    """A package of so many scanned papers of one page with little on it; gives their number."""
    for source in sorted(SAMPLE.glob("*.xlsx")):
        shutil.copy(source, folder / source.name)
    papers = sorted(
        (path for path in SAMPLE.rglob("*.pdf") if _is_one_scan(path)), key=lambda path: path.stat().st_size
    )
    few = [paper.read_bytes() for paper in papers[:SHORT]]
    for number in range(pages):
        copy = folder / f"{number // 100:03}" / f"{number:05}.pdf"
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(few[number % len(few)] + f"\n% copy {number}\n".encode())
    return pages


def _is_one_scan(path: Path) -> bool:
    """Whether a PDF is one page without text, with more on it than on a blank one."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return False
    scan = len(document) == 1 and document[0].get_textpage().count_chars() == 0
    document.close()
    return scan and path.stat().st_size > LEAST_BYTES


def bound_book(folder: Path, pages: int) -> int:
    """A package that is one PDF with text of at least so many pages; gives their number."""
    (paper,) = DIGITAL.rglob("*.pdf")
    whole, source = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(paper)
    while len(whole) < pages:
        whole.import_pages(source)
    whole.save(folder / paper.name)
    return len(whole)


def single_files(folder: Path, pages: int) -> int:
    """A package of so many files with text, a page each; gives their number."""
    (paper,) = DIGITAL.rglob("*.pdf")
    source = pypdfium2.PdfDocument(paper)
    singles = []
    for number in range(len(source)):
        single = pypdfium2.PdfDocument.new()
        single.import_pages(source, [number])
        stream = BytesIO()
        single.save(stream)
        singles.append(stream.getvalue())
    for number in range(pages):
        copy = folder / f"{number // 100:03}" / f"{number:05}.pdf"
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(singles[number % len(singles)] + f"\n% copy {number}\n".encode())
    return pages


MAKERS = {"scans": repeated_package, "short": short_scans, "book": bound_book, "files": single_files}


def watched(command: list[str], cache: Path, seconds: float) -> list[Moment]:
    """Run a command to its end, or so long, looking at it every few seconds."""
    moments: list[Moment] = []
    begun = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        parent = psutil.Process(process.pid)
        cpu: dict[int, float] = {}
        while process.poll() is None:
            time.sleep(PAUSE_SECONDS)
            if time.monotonic() - begun > seconds:
                process.terminate()
                break
            try:
                family = [parent, *parent.children(recursive=True)]
                memory = [member.memory_info().rss / MEGABYTE for member in family]
                cpu |= {member.pid: sum(member.cpu_times()[:2]) for member in family}
            except psutil.NoSuchProcess:
                continue
            moments.append(
                Moment(
                    time.monotonic() - begun, kept(cache), sum(cpu.values()), memory[0], max(memory[1:], default=0.0)
                )
            )
    return moments


def kept(cache: Path) -> int:
    """Pages in a cache."""
    path = cache / "pages.sqlite"
    if not path.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            return int(database.execute("SELECT count(*) FROM pages").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def table(moments: list[Moment]) -> str:
    """What stood at each mark."""
    total = moments[-1].pages
    lines = [
        "| pages | seconds a page | CPU seconds a page | since the line above | highest MB of parent | of worker |",
        "|---|---|---|---|---|---|",
    ]
    pages, cpu = 0, 0.0
    for mark in [*(mark for mark in MARKS if mark < total), total]:
        before = [moment for moment in moments if moment.pages <= mark]
        if before and before[-1].pages:
            last = before[-1]
            lines.append(
                f"| {mark} | {last.seconds / last.pages:.3f} | {last.cpu / last.pages:.3f} | "
                f"{(last.cpu - cpu) / max(1, last.pages - pages):.3f} | "
                f"{max(moment.parent for moment in before):.0f} | {max(moment.worker for moment in before):.0f} |"
            )
            pages, cpu = last.pages, last.cpu
    return "\n".join(lines)


def plot(moments: list[Moment], path: Path) -> None:
    """Pages and memory over time."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, (upper, lower) = plt.subplots(2, 1, figsize=(9, 7), sharex=True)
    seconds = [moment.seconds for moment in moments]
    upper.plot(seconds, [moment.pages for moment in moments])
    upper.set_ylabel("pages read")
    lower.plot(seconds, [moment.parent for moment in moments], label="parent")
    lower.plot(seconds, [moment.worker for moment in moments], label="largest worker")
    lower.set_ylabel("memory, MB")
    lower.set_xlabel("seconds")
    lower.set_ylim(bottom=0)
    lower.legend()
    figure.tight_layout()
    figure.savefig(path, dpi=100)


def main() -> None:
    """Make the package, run, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--as", dest="shape", choices=MAKERS, default="scans")
    parser.add_argument("--out", type=Path, default=Path("bench/results/soak"))
    parser.add_argument("--workers", type=int, help="as of heyan verify")
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop then, and tell what was reached")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        package, cache = Path(place, "package"), Path(place, "cache")
        package.mkdir()
        total = MAKERS[options.shape](package, options.pages)
        heyan = [sys.executable, "-m", "heyan", "verify", str(package)]
        heyan += ["--cache", str(cache), "--out", str(Path(place, "report")), "--quiet"]
        if options.workers:
            heyan += ["--workers", str(options.workers)]
        moments = watched(heyan, cache, 60 * options.minutes)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    stopped = f", stopped after {moments[-1].pages}" if moments[-1].pages < total else ""
    text = f"# A run of {total} pages{stopped}\n\n{machine_line()}\n\n{table(moments)}\n"
    options.out.with_suffix(".md").write_text(text, encoding="utf-8")
    with options.out.with_suffix(".csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow([field.name for field in fields(Moment)])
        rows.writerows([round(value, 2) for value in astuple(moment)] for moment in moments)
    plot(moments, options.out.with_suffix(".png"))
    print(text)


if __name__ == "__main__":
    main()
