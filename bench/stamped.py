"""Print under stamps: how much of it is read right, and how much wrong though the reader was sure.

`python -m bench.stamped [--pages 6] [--seed 7] [--levels scan,bad,photo] [--grey] [--keep FOLDER] [--table FILE]` draws
pages of names, amounts, numbers and days with stamps of every sort pressed over them, scans them, reads them and
prints a row for every level and sort of stamp: values read right, and of those read with `SURE` or more how many are
right. Values that no stamp touches stand in a row of their own.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

import cv2
import numpy as np

from bench.sheets import plain
from ocr.choices import EngineName, EngineOptions
from ocr.engine import Image, OcrEngine
from ocr.engines import open_engine
from ocr.lines import Box, Line, weakest
from samples.fonts import Font
from samples.numbers import digits, patent_number
from samples.papers.canvas import A4, MM, PageCanvas
from samples.papers.ink import Colour, Ink, text_width
from samples.papers.stamps import Seal, box_seal, oval_seal, round_seal
from samples.scanner import RENDER_DPI, Level, scan
from samples.world import PartyKind, World

SURE = 0.95
BLUE: Colour = (40, 60, 170)
BLACK: Colour = (30, 30, 34)
_WORDS = ("付讫", "收讫", "转讫", "业务专用章", "核对无误", "已审核")
_TOUCHED = 0.01
"""Share of a value's place that a stamp's ink covers from which on it stands under the stamp."""
FREE = "no stamp"
_MARKS = ".,:¥"
"""Not compared: parsers tell the marks of an amount by their places."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value as printed: its text, its place on the page, and the sort of stamp over it."""

    text: str
    box: Box
    stamp: str


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a value: nothing, or its text and how sure its weakest character is."""

    value: Value
    right: bool
    sure: float
    text: str


@dataclass(slots=True)
class Tally:
    """Values of one level and sort of stamp."""

    values: int = 0
    right: int = 0
    sure: int = 0
    sure_right: int = 0

    def add(self, read: Read) -> None:
        """Count a value."""
        self.values += 1
        self.right += read.right
        if read.sure >= SURE:
            self.sure += 1
            self.sure_right += read.right

    def row(self, level: str, stamp: str) -> str:
        """One row of the table."""
        share = f"{self.sure_right / self.sure:.2%}" if self.sure else "–"
        right = f"{self.right / max(1, self.values):.1%}"
        figures = (level, stamp, self.values, f"{self.right} ({right})", self.sure, self.sure_right, share)
        return f"| {' | '.join(map(str, figures))} |"


HEAD = "| level | stamp | values | right | sure | of them right | share |\n|---|---|---|---|---|---|---|"


@dataclass(slots=True)
class Sheet:
    """A drawn page and the values on it."""

    canvas: PageCanvas
    values: list[Value] = field(default_factory=list)


def sheet(seed: int) -> Sheet:
    """A page of labels with values, six to nine stamps over some of them."""
    rng = random.Random(f"stamped:{seed}")
    page = Sheet(PageCanvas(*A4))
    printed = list(_printed(page.canvas, rng))
    pressed = list(_pressed(page.canvas, rng, [box for _, box in printed]))
    for text, box in printed:
        over = [name for name, ink in pressed if _covered(ink, box) > _TOUCHED]
        page.values.append(Value(plain(text), _fractions(box), over[0] if over else FREE))
    return page


Place = tuple[float, float, float, float]


def _printed(canvas: PageCanvas, rng: random.Random) -> Iterator[tuple[str, Place]]:
    world = World(rng)
    font = rng.choice((Font.SONG, Font.SONG, Font.HEI, Font.KAI, Font.MING))
    pitch = rng.uniform(19, 25)
    y = 50.0
    while y < canvas.height - 60:
        for x in (45.0, 310.0):
            label, text = rng.choice(_SORTS)(world, rng)
            ink = Ink(font, rng.choice((9.5, 10.5, 10.5, 12.0)))
            left = canvas.text(x, y, label, ink)
            canvas.text(left, y, text, ink)
            yield text, (left, y, left + text_width(text, ink), y + ink.size)
        y += pitch


def _name(world: World, rng: random.Random) -> tuple[str, str]:
    kind = rng.choice((PartyKind.UNIVERSITY, PartyKind.INSTITUTE, PartyKind.FIRM, PartyKind.FIRM))
    return rng.choice(("户名：", "名称：", "甲方：", "收款人：")), world.party(kind).name


def _amount(_world: World, rng: random.Random) -> tuple[str, str]:
    return rng.choice(
        ("金额：", "小写：", "合同额：")
    ), f"{rng.choice(('¥', '￥', ''))}{rng.randrange(20, 5000) * 500:,}.00"


def _number(world: World, rng: random.Random) -> tuple[str, str]:
    if rng.random() < 0.5:
        return "专利号：", f"ZL{patent_number(rng, world.day(date(2008, 1, 1), date(2020, 1, 1)), rng.choice((1, 2)))}"
    return "账号：", digits(rng, rng.choice((12, 16, 17, 19)))


def _day(world: World, rng: random.Random) -> tuple[str, str]:
    day = world.day(date(2018, 1, 1), date(2023, 12, 31))
    return "日期：", rng.choice((f"{day:%Y}年{day.month}月{day.day}日", f"{day:%Y-%m-%d}"))


_SORTS = (_name, _name, _name, _amount, _amount, _number, _day)


def _pressed(
    canvas: PageCanvas, rng: random.Random, places: Sequence[Place]
) -> Iterator[tuple[str, tuple[Seal, float, float]]]:
    """Stamps, no two over one another, each over a value."""
    taken: list[tuple[float, float]] = []
    for x0, y0, x1, y1 in rng.sample(list(places), len(places)):
        cx, cy = rng.uniform(x0, x1), (y0 + y1) / 2 + rng.uniform(-14, 14)
        if all(abs(cx - x) > 45 * MM or abs(cy - y) > 45 * MM for x, y in taken):
            name, seal = _seal(rng)
            taken.append((cx, cy))
            canvas.stamp(cx, cy, seal)
            yield name, (seal, cx, cy)


def _seal(rng: random.Random) -> tuple[str, Seal]:
    name = World(rng).party(PartyKind.FIRM).name
    sort, colour = rng.choice(_STAMPS)
    if sort == "round":
        seal = round_seal(rng, name, rng.choice(((), ("合同专用章",), ("财务专用章",))))
    elif sort == "oval":
        seal = oval_seal(rng, name, ("发票专用章",))
    else:
        seal = box_seal(rng, (rng.choice(_WORDS),), width=rng.uniform(22, 36) * MM, height=rng.uniform(9, 15) * MM)
    if colour != "red":
        seal = replace(seal, colour=BLUE if colour == "blue" else BLACK)
    return f"{colour} {sort}", seal


_STAMPS = (
    ("round", "red"), ("round", "red"), ("oval", "red"), ("box", "red"), ("box", "blue"), ("box", "blue"),
    ("round", "blue"), ("box", "black"), ("round", "black"),
)  # fmt: skip


def _covered(pressed: tuple[Seal, float, float], box: Place) -> float:
    """Share of a place that a stamp's ink covers."""
    seal, cx, cy = pressed
    alpha = np.asarray(seal(72))[:, :, 3]
    left, top = cx - alpha.shape[1] / 2, cy - alpha.shape[0] / 2
    x0, y0, x1, y1 = (max(0, round(edge)) for edge in (box[0] - left, box[1] - top, box[2] - left, box[3] - top))
    area = max(1.0, (box[2] - box[0]) * (box[3] - box[1]))
    return float((alpha[y0:y1, x0:x1] > 60).sum()) / area


def _fractions(box: Place) -> Box:
    return Box(box[0] / A4[0], box[1] / A4[1], box[2] / A4[0], box[3] / A4[1])


def read_of(value: Value, place: Box, lines: Iterable[Line]) -> Read:
    """What lines, with their boxes on the scan, say of a value that stands in a place: the one with most of it."""
    near = [line for line in lines if _touch(line.box, place)]
    found = [read for line in near if (read := _in_line(value, line)) is not None]
    return max(found, key=lambda read: (read.right, len(read.text), read.sure), default=Read(value, False, 0.0, ""))


def _in_line(value: Value, line: Line) -> Read | None:
    """The value in a line as read, or what stands in its place there."""
    pairs = ((char, sure) for raw, sure in zip(line.text, line.sure, strict=True) for char in plain(raw))
    kept = [(char, sure) for char, sure in pairs if char not in _MARKS]
    text = "".join(char for char, _ in kept)
    wanted = "".join(char for char in value.text if char not in _MARKS)
    start = text.find(wanted)
    right = start >= 0
    end = start + len(wanted)
    if not right:
        blocks = [b for b in SequenceMatcher(None, text, wanted, autojunk=False).get_matching_blocks() if b.size]
        if not blocks:
            return None
        start = max(0, blocks[0].a - blocks[0].b)
        end = min(len(text), blocks[-1].a + blocks[-1].size + len(wanted) - blocks[-1].b - blocks[-1].size)
    part = text[start:end]
    return Read(value, right, weakest(part, [sure for _, sure in kept[start:end]]), part)


def _touch(a: Box, b: Box) -> bool:
    return a.overlap_x(b) > 0.3 * min(a.width, b.width) and a.overlap_y(b) > 0.3 * min(a.height, b.height)


def pages(
    count: int, seed: int, level: Level, *, colour: bool = True
) -> Iterator[tuple[Image, list[tuple[Value, Box]]]]:
    """Scanned pages and the places of their values on them."""
    for number in range(count):
        drawn = sheet(seed * 1000 + number)
        scanned = scan(drawn.canvas.render(RENDER_DPI), level, seed * 1000 + number, colour=colour)
        image = np.ascontiguousarray(np.asarray(scanned.image.convert("RGB"))[:, :, ::-1])
        yield image, [(value, scanned.box(value.box)) for value in drawn.values]


def run(engine: OcrEngine, image: Image, values: Sequence[tuple[Value, Box]]) -> list[Read]:
    """What is read of the values of a page."""
    reading = engine.read(image)
    lines = [
        replace(line, box=reading.frame.to_page(line.box)) for line in reading.lines if len(line.sure) == len(line.text)
    ]
    return [read_of(value, place, lines) for value, place in values]


def main() -> None:
    """Draw, read, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=6)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--levels", default="scan,bad,photo")
    parser.add_argument("--grey", action="store_true", help="scan without colour")
    parser.add_argument("--keep", type=Path, help="folder for the pages and what was read")
    parser.add_argument("--table", type=Path, help="file for the table")
    given = parser.parse_args()
    engine = open_engine(EngineName.SWIFT, EngineOptions())
    rows = [HEAD]
    for level in map(Level, given.levels.split(",")):
        tallies: dict[str, Tally] = defaultdict(Tally)
        for number, (image, values) in enumerate(pages(given.pages, given.seed, level, colour=not given.grey)):
            reads = run(engine, image, values)
            for read in reads:
                tallies[read.value.stamp].add(read)
                if read.value.stamp != FREE:
                    tallies["all stamps"].add(read)
                if not read.right and read.sure >= SURE:
                    print(f"{level} {number} {read.value.stamp}: {read.text} for {read.value.text} ({read.sure:.4f})")
            if given.keep:
                given.keep.mkdir(parents=True, exist_ok=True)
                cv2.imwrite(str(given.keep / f"{level}-{number:02d}.png"), image)
                (given.keep / f"{level}-{number:02d}.pkl").write_bytes(pickle.dumps((values, reads)))
        rows += [tally.row(level, stamp) for stamp, tally in sorted(tallies.items())]
    print(*rows, sep="\n")
    if given.table:
        given.table.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
