"""The readers that `bench.engines` sets side by side, each in a process of its own: `python -m bench.readers NAME`.

A line on standard input names a picture, a line on standard output is its reading as JSON; the first line out says that
the reader is ready, or why it is not there.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import cv2

from ocr.choices import EngineName, EngineOptions
from ocr.engine import Image
from ocr.engines import open_engine
from ocr.errors import EngineError

Read = Callable[[Image], Sequence[str]]
"""From a picture to the texts of its lines."""
_LONGEST_SECONDS = 120
TESSERACT_MISSING = "not installed: apt-get install -y tesseract-ocr tesseract-ocr-chi-sim"


@dataclass(frozen=True, slots=True)
class PageRead:
    """One page as a reader read it: its lines, seconds by the clock and of the processors, peak memory so far in MB."""

    lines: Sequence[str]
    seconds: float
    cpu: float
    memory: float


def _swift(threads: int) -> Read:
    engine = open_engine(EngineName.SWIFT, EngineOptions(threads=threads))
    return lambda image: [line.text for line in engine.read(image).lines]


def _paddle(threads: int, **detection: object) -> Read:
    from ocr.paddle import open_pipeline

    pipeline = open_pipeline(threads)
    return lambda image: list(pipeline.predict(image, **detection)[0]["rec_texts"])


def _rapidocr(threads: int, **detection: object) -> Read:
    from rapidocr import RapidOCR

    settings = {"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": threads}
    engine: Any = RapidOCR(params=settings | {f"Det.{name}": value for name, value in detection.items()})
    return lambda image: list(engine(image).txts or ())


def _tesseract(threads: int) -> Read:
    program = shutil.which("tesseract")
    if program is None:
        raise EngineError(TESSERACT_MISSING)
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=True).stdout
    if "chi_sim" not in listed:
        raise EngineError(TESSERACT_MISSING)

    def read(image: Image) -> list[str]:
        data = cv2.imencode(".png", image)[1].tobytes()
        command = [program, "stdin", "stdout", "-l", "chi_sim"]
        limited = os.environ | {"OMP_THREAD_LIMIT": str(threads)}
        try:
            done = subprocess.run(
                command, input=data, capture_output=True, check=True, env=limited, timeout=_LONGEST_SECONDS
            )
        except subprocess.TimeoutExpired:
            return []
        return done.stdout.decode().splitlines()

    return read


READERS: dict[str, tuple[str, Callable[[int], Read]]] = {
    "swift": ("swift", _swift),
    "paddle": ("PaddleOCR, defaults", _paddle),
    "paddle-960": (
        "PaddleOCR, longest side 960",
        lambda threads: _paddle(threads, text_det_limit_side_len=960, text_det_limit_type="max"),
    ),
    "rapidocr": ("RapidOCR, defaults", _rapidocr),
    "rapidocr-1280": (
        "RapidOCR, detection max 1280",
        lambda threads: _rapidocr(threads, limit_side_len=1280, limit_type="max"),
    ),
    "tesseract": ("Tesseract chi_sim", _tesseract),
    "tesseract-1": ("Tesseract chi_sim, one thread", lambda _: _tesseract(1)),  # its threads wait by spinning
}
"""Name on the command line: name in the table, and how it is opened with a number of threads."""


def _spent() -> tuple[float, float]:
    """CPU seconds and peak memory in MB of this process and its children."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(usage.ru_utime + usage.ru_stime for usage in both)
    return cpu, max(usage.ru_maxrss for usage in both) / 1024


def _timed(read: Read, path: str) -> PageRead:
    image = cv2.imread(path, cv2.IMREAD_COLOR)
    before, start = _spent()[0], time.perf_counter()
    lines = read(image)
    seconds = time.perf_counter() - start
    after, memory = _spent()
    return PageRead(list(lines), seconds, after - before, memory)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=READERS)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what libraries print is no answer
    try:
        read = READERS[options.name][1](options.threads)
    except (EngineError, ImportError) as error:
        print(json.dumps({"missing": str(error)}), file=answers, flush=True)
        return
    print(json.dumps({"ready": options.name}), file=answers, flush=True)
    for line in sys.stdin:
        page = _timed(read, str(Path(line.strip())))
        print(json.dumps(asdict(page), ensure_ascii=False), file=answers, flush=True)


if __name__ == "__main__":
    main()
