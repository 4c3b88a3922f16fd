"""Every committed sample verified, and its report run again: nothing may differ.

    python -m bench.replaying --out bench/results/replay.md

The second run of each reads from the cache that the first one filled, the third reads every page anew, with another
number of processes.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from heyan.options import RunOptions
from heyan.pipeline import verify
from heyan.reading import no_progress
from heyan.replay.run import replay
from heyan.report.write import write_report
from samples.committed import ALL, PACKAGES


def package_of(programme: str) -> Path:
    """What the applicant of a sample hands in: a folder, or the one archive or PDF in it."""
    folder = PACKAGES / programme
    inside = [path for path in folder.iterdir() if path.name != "Thumbs.db"]
    return inside[0] if len(inside) == 1 else folder


def measured(programme: str, cache: Path, *, anew: bool) -> str:
    """A line of the table."""
    package = package_of(programme)
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        options = RunOptions(programme=programme, cache=cache, workers=2)
        report = verify(package, options)
        write_report(report, Path(folder))
        first = time.perf_counter() - began
        began = time.perf_counter()
        again = replay(Path(folder), package, RunOptions(cache=cache, workers=1), no_progress)
        second = time.perf_counter() - began
        fresh = "–"
        if anew:
            cold = replay(Path(folder), package, RunOptions(cache=cache, workers=1, use_cache=False), no_progress)
            fresh = str(len(cold.differences))
    rows, pages = len(report.judgement.rows), len(report.pages)
    return f"| `{programme}` | {rows} | {pages} | {len(again.differences)} | {fresh} | {first:.0f} s | {second:.1f} s |"


def main() -> None:
    """Measure and keep the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--anew", nargs="*", default=[], help="programmes whose pages are also read anew")
    given = parser.parse_args()
    lines = [
        "# Reports run again",
        "",
        "`python -m bench.replaying`: every committed sample verified and replayed; differences of the two reports.",
        "",
        "| sample | rows | pages | differences | read anew, one process | verified in | replayed in |",
        "|---|---|---|---|---|---|---|",
    ]
    for programme in ALL:
        lines.append(measured(programme, given.cache, anew=programme in given.anew))
        print(lines[-1], flush=True)
    if given.out:
        given.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
