"""How right the product reads and judges papers it has not seen: `python -m bench.accuracy --seed N`.

Draws fresh samples (every layout for evaluation at every level of scanning, claim lists on other forms, and packages
with rows that are wrong on purpose), has the product read and judge them, and prints all tables. Those that name no
layout and no single mistake are written to `bench/results/accuracy.md`, their figures beside it as JSON.
`--against FILE` holds a run against the JSON of an earlier one: it names every figure that got worse by more than
chance, and the exit code is then 1.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from heyan.evaluate import evaluate, product, show, write_markdown
from heyan.measuring.summary import summary
from heyan.options import RunOptions
from samples.filing import Arrangement
from samples.list_forms import FORMS, UNTOLD_FORMS, WORKBOOKS, ListOptions, generate_list
from samples.package import PackageOptions, generate_package, of_rows
from samples.papers import Use
from samples.papers.registry import UNTOLD
from samples.scanner import Level
from samples.sets import SetOptions, generate_set

Json = dict[str, Any]
RESULTS = Path(__file__).parent / "results" / "accuracy.md"
_HARD = {"bad": 2.0, "photo": 1.0, "fax": 1.0}
_EASY = {"clean": 1.0, "scan": 2.0}
_KEPT = frozenset({
    "table", "fields", "field_names", "all_fields", "calibration", "kinds", "cuts", "surplus_documents", "verdicts",
    "codes", "figures",
})  # fmt: skip
"""The figures that are written down: none names a layout or a single mistake."""
_MORE_IS_WORSE = frozenset({"false", "planted_supported", "wrong", "missing", "clean_contradicted"})


def draw(given: argparse.Namespace, folder: Path) -> None:
    """Draw the documents, the lists and the packages."""
    options = SetOptions(
        given.seed,
        given.each,
        tuple(given.levels),
        Use(given.split),
        only=frozenset(given.only) | (UNTOLD if given.untold else frozenset()),
        without=frozenset(given.without),
    )
    if given.each:
        generate_set(options, folder / "documents")
    forms = UNTOLD_FORMS if given.untold else FORMS
    for form in forms if given.lists else ():
        for level in given.levels[:1] if form in WORKBOOKS else given.levels:
            generate_list(ListOptions(given.seed, form, Level(level)), folder / "lists" / f"{form}-{level}")
    for name, rows, levels in (
        ("digital", given.digital_rows, {"clean": 1.0}),
        ("easy", given.rows, _EASY),
        ("hard", given.rows, _HARD),
    ):
        clean, planted = of_rows(given.seed, rows, given.planted_share)
        package = PackageOptions(
            seed=given.seed,
            clean=clean,
            planted=planted,
            levels=levels,
            use=Use(given.split),
            arrangement=Arrangement.FLAT,
            digital=name == "digital",
        )
        if rows:
            generate_package(package, folder / name)


def compared(now: Json, before: Json) -> list[str]:
    """Every share that is worse than before beyond both intervals, in words."""
    found = []
    for place, share in _shares(now, ()):
        old = _at(before, place)
        if old is None or not share["of"] or not old["of"]:
            continue
        worse_up = place[-1] in _MORE_IS_WORSE
        worse = share["interval"][0] > old["interval"][1] if worse_up else share["interval"][1] < old["interval"][0]
        if worse:
            found.append(f"{' / '.join(place)}: {old['count']}/{old['of']} -> {share['count']}/{share['of']}")
    return found


def _shares(value: Json, place: tuple[str, ...]) -> list[tuple[tuple[str, ...], Json]]:
    if "interval" in value:
        return [(place, value)]
    parts = ((name, part) for name, part in value.items() if isinstance(part, dict))
    return [found for name, part in parts for found in _shares(part, (*place, name))]


def _at(value: Json, place: tuple[str, ...]) -> Json | None:
    for name in place:
        if not isinstance(value, dict) or name not in value:
            return None
        value = value[name]
    return value


def _head(given: argparse.Namespace) -> str:
    untold = " whose faults nobody was told" if given.untold else ""
    text = (
        "# Accuracy on papers that no parser has seen\n\n"
        f"Seed {given.seed}, layouts for {given.split}{untold}, {given.each} papers of every layout at every level"
        f" ({', '.join(given.levels)})"
    )
    left_out = f"; left out: {', '.join(sorted(given.without))}" if given.without else ""
    rows = f"; packages of {given.digital_rows} deals as PDFs with text and of twice {given.rows} scanned"
    return f"{text}{rows}{left_out}. Made by `bench/accuracy.py`.\n"


def main() -> int:
    """Draw, read, print, write, compare."""
    given = _options()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.work or Path(temporary)
        if not given.drawn:
            draw(given, folder)
        options = RunOptions(workers=given.workers, cache=given.cache)
        figures = summary(evaluate(folder, product(options, quiet=given.quiet)))
    show(figures)
    write_markdown(figures, given.out, head=_head(given), blind=True)
    figures = {name: part for name, part in figures.items() if name in _KEPT}
    given.out.with_suffix(".json").write_text(
        json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    worse = compared(figures, json.loads(given.against.read_text(encoding="utf-8"))) if given.against else []
    for line in worse:
        print(f"worse: {line}")
    return 1 if worse else 0


def _options() -> argparse.Namespace:

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, required=True, help="take one that was never used")
    parser.add_argument("--each", type=int, default=2, help="papers of every layout at every level")
    parser.add_argument("--rows", type=int, default=24, help="deals of the easy and of the hard package, scanned")
    parser.add_argument("--digital-rows", type=int, default=240, help="deals of the package of PDFs with text")
    parser.add_argument("--planted-share", type=float, default=0.6)
    parser.add_argument("--levels", nargs="+", type=Level, choices=list(Level), default=list(Level))
    parser.add_argument(
        "--lists", action=argparse.BooleanOptionalAction, default=True, help="claim lists of other forms"
    )
    parser.add_argument("--split", choices=[use.value for use in Use], default=Use.EVALUATION.value)
    parser.add_argument("--only", nargs="*", default=(), help="layouts to draw")
    parser.add_argument("--untold", action="store_true", help="only layouts whose faults nobody was told")
    parser.add_argument("--without", nargs="*", default=(), help="layouts to leave for another day")
    parser.add_argument("--work", type=Path, help="folder to draw into and keep")
    parser.add_argument("--drawn", action="store_true", help="measure what lies in --work already")
    parser.add_argument("--cache", type=Path, help="folder of pages once read")
    parser.add_argument("--workers", type=int)
    parser.add_argument("--out", type=Path, default=RESULTS)
    parser.add_argument("--against", type=Path, help="JSON of an earlier run")
    parser.add_argument("--quiet", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
