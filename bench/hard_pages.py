"""What is hard on a reader: every effect on the same pages, by what of them is read right.

`python -m bench.hard_pages [--papers 40] [--effects skew,fax] [--keep FOLDER] [--table FILE]` draws papers of all
layouts, lets each effect work on them, reads them and prints one row an effect: characters found, characters read that
are not printed, values found whole at their place, values given differently although the reader was sure, and CPU
seconds a page.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from bench.sheets import Sheet, compared, plain, sheets
from ocr.choices import EngineName, EngineOptions
from ocr.engine import Image, OcrEngine
from ocr.engines import open_engine
from ocr.lines import Box, Line
from samples.scanner import Effect, Scan, scan_with

SURE = 0.9
"""A value read wrong by a reader this sure of its weakest character is wrong in silence."""


@dataclass(slots=True)
class Tally:
    """What an effect left to read: counts over all pages."""

    pages: int = 0
    printed: int = 0
    found: int = 0
    extra: int = 0
    values: int = 0
    right: int = 0
    silent: int = 0
    seconds: float = 0.0

    def row(self, name: str) -> str:
        """One row of the table."""
        return (
            f"| {name} | {self.pages} | {self.found / max(1, self.printed):.2%} | "
            f"{self.extra / max(1, self.printed):.2%} | {self.values} | {self.right / max(1, self.values):.2%} | "
            f"{self.silent / max(1, self.values):.2%} | {self.seconds / max(1, self.pages):.2f} |"
        )


HEAD = (
    "| effect | pages | characters found | too many | values | values right | wrong though sure | CPU s/page |"
    "\n|---|---|---|---|---|---|---|---|"
)


def judge(tally: Tally, sheet: Sheet, scan: Scan, lines: Sequence[Line], placed: Sequence[Box]) -> list[str]:
    """Count a page, and tell the values that were not found. `placed` are the lines' boxes on the scan."""
    found, extra = compared(sheet.print, (line.text for line in lines))
    tally.pages += 1
    tally.printed += len(sheet.print)
    tally.found += found
    tally.extra += extra
    lost: list[str] = []
    for value in sheet.values:
        place = scan.box(value.box)
        near = [line for line, box in zip(lines, placed, strict=True) if _touch(box, place)]
        texts = [plain(line.text) for line in near]
        tally.values += 1
        if any(value.text in text for text in texts):
            tally.right += 1
            continue
        sure = any(
            len(text) >= len(value.text) - 1 and line.confidence >= SURE for line, text in zip(near, texts, strict=True)
        )
        tally.silent += sure
        lost.append(
            f"{'! ' if sure else '  '}{value.text}  <>  {[(line.text, round(line.confidence, 2)) for line in near]}"
        )
    return lost


def _touch(a: Box, b: Box) -> bool:
    return a.overlap_x(b) > 0.3 * min(a.width, b.width) and a.overlap_y(b) > 0.3 * min(a.height, b.height)


def _pixels(scan: Scan) -> Image:
    return np.ascontiguousarray(np.asarray(scan.image.convert("RGB"))[:, :, ::-1])


def run(engine: OcrEngine, effect: Effect, papers: Sequence[Sheet], keep: Path | None) -> Tally:
    """Read all papers with one effect."""
    tally = Tally()
    for number, sheet in enumerate(papers):
        scan = scan_with(sheet.picture, effect, number, [value.box for value in sheet.values])
        image = _pixels(scan)
        start = time.process_time()
        reading = engine.read(image)
        tally.seconds += time.process_time() - start
        placed = [reading.frame.to_page(line.box) for line in reading.lines]
        lost = judge(tally, sheet, scan, reading.lines, placed)
        if keep and lost:
            folder = keep / effect
            folder.mkdir(parents=True, exist_ok=True)
            cv2.imwrite(str(folder / f"{sheet.name}.jpg"), image)
            (folder / f"{sheet.name}.txt").write_text("\n".join(lost), encoding="utf-8")
    return tally


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=40)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--effects", default=",".join(Effect))
    parser.add_argument("--engine", type=EngineName, default=EngineName.SWIFT)
    parser.add_argument("--keep", type=Path, help="folder for pages with values that were not found, and those values")
    parser.add_argument("--table", type=Path, help="file for the table")
    options = parser.parse_args()
    engine = open_engine(options.engine, EngineOptions())
    papers = list(sheets(options.papers, options.seed))
    engine.read(np.full((600, 400, 3), 255, np.uint8))
    rows = [HEAD]
    print(HEAD)
    for name in options.effects.split(","):
        rows.append(run(engine, Effect(name), papers, options.keep).row(name))
        print(rows[-1], flush=True)
    if options.table:
        options.table.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
