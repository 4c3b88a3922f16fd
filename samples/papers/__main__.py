"""Draws papers for people to look at: `python -m samples.papers --out DIR --seed N --count N [--level L]`."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

from samples.papers.registry import draw, layouts
from samples.scanner import Level, scan_drawing, truth_of


def main(arguments: Sequence[str] | None = None) -> None:
    """Writes every layout `count` times as pictures, with the truth beside each as JSON."""
    options = _options(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    for layout in layouts(options.kind):
        if options.layout not in {None, layout.name}:
            continue
        for number in range(options.count):
            subtype = layout.subtypes[number % len(layout.subtypes)]
            rng = random.Random(f"{options.seed}:{layout.name}:{number}")
            drawing = draw(layout.kind, subtype, {}, layout.name, rng)
            scans = scan_drawing(drawing, options.level, rng.randrange(1 << 31))
            name = f"{layout.name}-{number}"
            for page, scanned in enumerate(scans, start=1):
                (options.out / f"{name}-{page}{scanned.suffix}").write_bytes(scanned.data)
            truth = json.dumps(truth_of(drawing.truth, scans).to_json(), ensure_ascii=False, indent=1)
            (options.out / f"{name}.json").write_text(truth, encoding="utf-8")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m samples.papers", description="绘制样本文件供查看")
    parser.add_argument("--out", type=Path, required=True, help="输出目录")
    parser.add_argument("--seed", type=int, default=1, help="随机种子")
    parser.add_argument("--count", type=int, default=1, help="每种版式绘制几份")
    parser.add_argument("--level", type=Level, choices=list(Level), default=Level.CLEAN, help="扫描质量")
    parser.add_argument("--kind", help="只绘制一类文件")
    parser.add_argument("--layout", help="只绘制一种版式")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
