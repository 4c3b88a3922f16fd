"""A run that is killed again and again, at random moments, and finishes all the same.

    python -m bench.kills --kills 20

Each time the run or one of its workers is killed (SIGKILL), and started again. At the end the report must equal that of
an undisturbed run but for the clock and the paths, and no page that was finished may have been read a second time.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import psutil

from bench.soak import SAMPLE, kept
from extract.reading import PageReader

LOG = "HEYAN_BENCH_LOG"
WORKERS = 2
LONGEST_SECONDS = 20.0


def _logged() -> None:
    """Have every page that is read from now on in this process noted; workers import this file and do the same."""
    plain = PageReader.read

    def read(self: PageReader, task: Any) -> Any:
        page = plain(self, task)
        with Path(os.environ[LOG]).open("a", encoding="utf-8") as log:
            log.write(f"{task.sha256} {task.number}\n")
        return page

    PageReader.read = read  # type: ignore[method-assign]  # the bench looks over the reader's shoulder


if LOG in os.environ:
    _logged()


def start(package: Path, cache: Path, out: Path, log: Path) -> subprocess.Popen[bytes]:
    """A run in a process of its own, its pages logged."""
    command = [sys.executable, "-m", "bench.kills", "--run", str(package), str(cache), str(out)]
    return subprocess.Popen(command, env={**os.environ, LOG: str(log)})


def kill_some(process: subprocess.Popen[bytes], dice: random.Random) -> str:
    """Kill the run, or one of its workers where it has any; says which."""
    workers = psutil.Process(process.pid).children(recursive=True)
    if workers and dice.random() < 0.5:
        dice.choice(workers).send_signal(signal.SIGKILL)
        return "worker"
    process.kill()
    return "run"


def result(out: Path) -> dict[str, Any]:
    """A report without what may differ between two runs."""
    report: dict[str, Any] = json.loads((out / "report.json").read_text(encoding="utf-8"))
    report["package"] = {key: value for key, value in report["package"].items() if key not in {"path", "verified_at"}}
    return report


def main() -> None:
    """Run undisturbed, then killed, and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--package", type=Path, default=SAMPLE)
    parser.add_argument("--run", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        from heyan.cli import run

        package, cache, out = options.run
        sys.exit(run(["verify", package, "--cache", cache, "--out", out, "--quiet", "--workers", str(WORKERS)]))
    dice = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        calm, log = folder / "calm", folder / "log"
        begun = time.monotonic()
        start(options.package, folder / "calm-cache", calm, folder / "calm-log").wait()
        undisturbed = time.monotonic() - begun
        cache, out = folder / "cache", folder / "out"
        killed: Counter[str] = Counter()
        for _ in range(options.kills):
            process = start(options.package, cache, out, log)
            time.sleep(dice.uniform(0.2, min(LONGEST_SECONDS, undisturbed / 3)))
            if process.poll() is None:
                killed[kill_some(process, dice)] += 1
                if process.poll() is None and dice.random() < 0.5:
                    time.sleep(2)
                process.kill()
            process.wait()
            shutil.rmtree(out, ignore_errors=True)
        process = start(options.package, cache, out, log)
        process.wait()
        reads = Counter(log.read_text(encoding="utf-8").split("\n")[:-1])
        twice = sum(count - 1 for count in reads.values())
        same = result(calm) == result(out)
        print(f"killed: {dict(killed)}; pages kept {kept(cache)}, read {sum(reads.values())}, read again {twice}")
        print(f"pages under way when killed may be read again: at most {options.kills * WORKERS}")
        print(f"report equals the undisturbed one: {same}")
        sys.exit(0 if same and twice <= options.kills * WORKERS else 1)


if __name__ == "__main__":
    main()
