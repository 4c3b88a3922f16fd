"""Engines side by side on the same pictures: `python -m bench.engines PICTURE_OR_FOLDER... [--engines swift,rapidocr]`.

Every page is read by each engine in turn, so that a busy machine is busy for all of them. One reading of the first page
warms each engine up and is not counted.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2

from ocr.engine import EngineName, EngineOptions, Image
from ocr.engines import open_engine
from ocr.errors import HeyanError

SUFFIXES = {".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp"}
RAPIDOCR = "rapidocr"


@dataclass(slots=True)
class Tally:
    """What one engine did: seconds for each page, lines and characters read, pages it failed on."""

    seconds: list[float] = field(default_factory=list)
    lines: int = 0
    characters: int = 0
    failed: int = 0


Reader = Callable[[Image], list[str]]


def open_reader(name: str, threads: int) -> Reader:
    """A function from a picture to the texts of its lines."""
    if name == RAPIDOCR:
        return _open_rapidocr(threads)
    engine = open_engine(EngineName(name), EngineOptions(threads=threads))
    return lambda image: [line.text for line in engine.read(image).lines]


def _open_rapidocr(threads: int) -> Reader:
    from rapidocr import RapidOCR

    settings = {"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": threads}
    engine: Any = RapidOCR(params=settings)
    return lambda image: list(engine(image).txts or ())


def pictures(paths: Iterable[Path]) -> list[Path]:
    """The picture files among these files and below these folders."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [file for file in inside if file.suffix.lower() in SUFFIXES]
    return found


def compare(files: list[Path], readers: dict[str, Reader]) -> dict[str, Tally]:
    """Read every picture with every reader."""
    tallies = {name: Tally() for name in readers}
    warm = False
    for file in files:
        image = cv2.imread(str(file), cv2.IMREAD_COLOR)
        if image is None:
            print(f"skipped, no picture: {file}", file=sys.stderr)
            continue
        for name, reader in readers.items():
            if not warm:
                reader(image)
            _read(reader, image, tallies[name])
        warm = True
    return tallies


def _read(reader: Reader, image: Image, tally: Tally) -> None:
    start = time.perf_counter()
    try:
        texts = reader(image)
    except (HeyanError, RuntimeError) as error:
        tally.failed += 1
        print(f"failed: {error}", file=sys.stderr)
        return
    tally.seconds.append(time.perf_counter() - start)
    tally.lines += len(texts)
    tally.characters += sum(len(text) for text in texts)


def show(tallies: dict[str, Tally]) -> None:
    """Print one row an engine."""
    print(f"{'engine':<10} {'pages':>6} {'median s':>9} {'mean s':>8} {'lines':>7} {'characters':>11} {'failed':>7}")
    for name, tally in tallies.items():
        seconds = tally.seconds or [float("nan")]
        print(
            f"{name:<10} {len(tally.seconds):>6} {statistics.median(seconds):>9.3f} {statistics.fmean(seconds):>8.3f}"
            f" {tally.lines:>7} {tally.characters:>11} {tally.failed:>7}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--engines", default="swift,paddle,rapidocr")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    files = pictures(options.paths)
    if not files:
        sys.exit("no pictures found")
    readers = {name: open_reader(name, options.threads) for name in options.engines.split(",")}
    show(compare(files, readers))


if __name__ == "__main__":
    main()
