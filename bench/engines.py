"""Readers side by side on the same pages: `python -m bench.engines [--pages 18] [--committed 4] [--out bench/results]`.

Every reader has a process of its own and reads every page in turn, so that a busy machine is busy for all of them. One
page warms each up and is not counted. Pages are drawn from a seed, at every level, some turned; pictures of the
committed package come on top, of which only the fields are known. Writes engines.md and engines.png.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.machine import machine_line
from bench.readers import READERS
from bench.sheets import compared, plain, sheet_of
from samples.papers import layouts
from samples.scanner import Level, scan

COMMITTED = Path("samples/packages/beijing-2022-cluster")
_AS_PRINTED = {
    *("buyer", "seller", "payer", "payee", "from_parties", "to_parties", "titles", "patent_numbers", "serial_number"),
    *("buyer_code", "seller_code", "payer_account", "payee_account", "invoice_number", "amount_in_words"),
}
"""Fields whose normal form is what stands on the paper."""
_TURNS = (0, 0, 0, 90, 0, 0, 180, 0, 0, 0, 270)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page to be read: file, level, kind, all that is printed on it (empty if unknown), the values among it."""

    path: Path
    level: str
    kind: str
    printed: str
    values: Sequence[str]


@dataclass(slots=True)
class Score:
    """What a reader did on some pages."""

    seconds: list[float] = field(default_factory=list)
    cpu: float = 0.0
    printed: int = 0
    wrong: int = 0
    values: int = 0
    right: int = 0
    memory: float = 0.0

    def add(self, leaf: Leaf, answer: dict[str, object]) -> None:
        """Count one page."""
        lines = [str(line) for line in _list(answer["lines"])]
        self.seconds.append(float(str(answer["seconds"])))
        self.cpu += float(str(answer["cpu"]))
        self.memory = max(self.memory, float(str(answer["memory"])))
        if leaf.printed:
            found, extra = compared(leaf.printed, lines)
            self.printed += len(leaf.printed)
            self.wrong += max(len(leaf.printed) - found, extra)
        whole = plain("".join(lines))
        self.values += len(leaf.values)
        self.right += sum(value in whole for value in leaf.values)

    @property
    def errors(self) -> float:
        """Characters read wrong, missed or added, as a share of those printed."""
        return self.wrong / max(1, self.printed)

    @property
    def exact(self) -> float:
        """Values that stand whole in the text, as a share."""
        return self.right / max(1, self.values)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def drawn(count: int, seed: int, folder: Path) -> Iterator[Leaf]:
    """Pages of papers of all kinds and levels in turn, written as files."""
    kinds = ("contract", "invoice", "bank_slip", "registration", "certificate", "licence_of_business")
    levels = list(Level)
    for number in range(count):
        fitting = layouts(kinds[number % len(kinds)])
        layout = fitting[(number // len(kinds) * 5 + seed) % len(fitting)]
        sheet = sheet_of(layout, number, seed)
        level = levels[(number + number // len(kinds)) % len(levels)]
        scanned = scan(sheet.picture, level, seed + number, _TURNS[number % len(_TURNS)])
        path = folder / f"{sheet.name}{scanned.suffix}"
        path.write_bytes(scanned.data)
        yield Leaf(path, level, layout.kind, sheet.print, [value.text for value in sheet.values])


def committed(count: int) -> Iterator[Leaf]:
    """Pictures of the committed package, with the fields that its truth names."""
    truth = json.loads(COMMITTED.with_name(COMMITTED.name + ".truth.json").read_text(encoding="utf-8"))
    pictures = [
        paper for paper in truth["documents"] if Path(paper["file"]).suffix in {".jpg", ".png"} and paper["fields"]
    ]
    for paper in pictures[:: max(1, len(pictures) // max(1, count))][:count]:
        fields = (value for name, value in paper["fields"].items() if name in _AS_PRINTED)
        values = [plain(text) for value in fields for text in (value if isinstance(value, list) else [value])]
        yield Leaf(COMMITTED / paper["file"], paper["level"], paper["kind"], "", values)


class Child:
    """A reader in a process of its own."""

    def __init__(self, name: str, threads: int) -> None:
        self.name = name
        command = [sys.executable, "-m", "bench.readers", name, "--threads", str(threads)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.missing = str(self._answer().get("missing", ""))

    def read(self, path: Path) -> dict[str, object]:
        """One page as read."""
        assert self._process.stdin
        print(path.resolve(), file=self._process.stdin, flush=True)
        return self._answer()

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()

    def _answer(self) -> dict[str, object]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended with code {self._process.wait()}")
        found: dict[str, object] = json.loads(line)
        return found


def compare(leaves: Sequence[Leaf], children: Iterable[Child]) -> dict[str, list[tuple[Leaf, dict[str, object]]]]:
    """Every page read by every reader."""
    readers = list(children)
    for child in readers:
        child.read(leaves[0].path)
    found: dict[str, list[tuple[Leaf, dict[str, object]]]] = {child.name: [] for child in readers}
    for leaf in leaves:
        for child in readers:
            found[child.name].append((leaf, child.read(leaf.path)))
        print(".", end="", file=sys.stderr, flush=True)
    return found


def score_of(read: Iterable[tuple[Leaf, dict[str, object]]]) -> Score:
    """All counts of some pages."""
    score = Score()
    for leaf, answer in read:
        score.add(leaf, answer)
    return score


def report(found: dict[str, list[tuple[Leaf, dict[str, object]]]], missing: dict[str, str]) -> str:
    """The tables as Markdown."""
    scores = {name: score_of(read) for name, read in found.items()}
    swift = statistics.fmean(scores["swift"].seconds) if "swift" in scores else 0.0
    rows = [
        "| reader | s/page | median | CPU s/page | times swift | memory MB | character errors | key fields exact |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, score in scores.items():
        mean = statistics.fmean(score.seconds)
        rows.append(
            f"| {READERS[name][0]} | {mean:.2f} | {statistics.median(score.seconds):.2f} | "
            f"{score.cpu / len(score.seconds):.2f} | {mean / swift if swift else 0:.1f} | {score.memory:.0f} | "
            f"{score.errors:.2%} | {score.right} of {score.values} ({score.exact:.1%}) |"
        )
    rows += [f"\n{READERS[name][0]}: {reason}" for name, reason in missing.items()]
    for title in ("level", "kind"):
        rows += ["", *_by(found, title)]
    return "\n".join(rows) + "\n"


def _by(found: dict[str, list[tuple[Leaf, dict[str, object]]]], title: str) -> list[str]:
    """Character errors and key fields of every part of the pages, a row a reader."""
    parts = sorted({str(getattr(leaf, title)) for read in found.values() for leaf, _ in read})
    rows = [f"By {title}: character errors / key fields exact.", "", f"| reader | {' | '.join(parts)} |"]
    rows.append("|---|" + "---|" * len(parts))
    for name, read in found.items():
        cells = []
        for part in parts:
            score = score_of((leaf, answer) for leaf, answer in read if getattr(leaf, title) == part)
            cells.append(f"{score.errors:.1%} / {score.exact:.1%}" if score.printed else f"– / {score.exact:.1%}")
        rows.append(f"| {READERS[name][0]} | {' | '.join(cells)} |")
    return rows


def plot(by_reader: Mapping[str, Score], path: Path) -> None:
    """CPU seconds a page, what was read wrong and memory, as bars."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    scores = {READERS[name][0]: score for name, score in reversed(list(by_reader.items()))}
    figure, axes = plt.subplots(1, 3, figsize=(12, 0.5 * len(scores) + 1.2), sharey=True)
    bars = (
        ("CPU seconds a page", [score.cpu / len(score.seconds) for score in scores.values()]),
        ("key fields not exact, %", [100 * (1 - score.exact) for score in scores.values()]),
        ("peak memory, MB", [score.memory for score in scores.values()]),
    )
    for axis, (title, values) in zip(axes, bars, strict=True):
        colours = ["#1f6f8b" if name == "swift" else "#b8c4cc" for name in scores]
        axis.bar_label(
            axis.barh(list(scores), [round(value, 2) for value in values], color=colours), fmt="{:.4g}", padding=3
        )
        axis.set_title(title, fontsize=10)
        axis.set_xlim(0, 1.2 * (max(values) or 1))
        axis.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(path, dpi=110)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=18)
    parser.add_argument("--committed", type=int, default=4)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--readers", default=",".join(READERS))
    parser.add_argument("--out", type=Path, help="folder for engines.md and engines.png")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        leaves = [*drawn(options.pages, options.seed, Path(folder)), *committed(options.committed)]
        children = [Child(name, options.threads) for name in options.readers.split(",")]
        missing = {child.name: child.missing for child in children if child.missing}
        found = compare(leaves, (child for child in children if not child.missing))
        for child in children:
            child.close()
    printed = sum(len(leaf.printed) for leaf in leaves)
    head = (
        f"{len(leaves)} pages ({options.pages} drawn, {options.committed} committed) of {printed} characters with "
        f"{sum(len(leaf.values) for leaf in leaves)} key fields, {options.threads} threads.\n\n{machine_line()}\n\n"
    )
    table = head + report(found, missing)
    print("\n" + table)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "engines.md").write_text("# Readers side by side\n\n" + table, encoding="utf-8")
        plot({name: score_of(read) for name, read in found.items()}, options.out / "engines.png")


if __name__ == "__main__":
    main()
