"""Judging alone, over many planted rows: `python -m bench.planted [--seeds 1 2 3 4 5] [--deals 220] [--share 0.7]`.

Deals are invented as for sample packages, but their papers go to judging as read without a fault, never drawn: what
is measured is whether judging names every discrepancy and lets every honest row pass. Thousands of rows take seconds;
what reading adds is measured by `heyan evaluate` on drawn packages (`python -m samples package --digital`). `--lose`
takes single fields from the papers, or their values, as bad reading does: honest rows may then be unclear, none wrong.
`--out FILE.md` keeps the table of every check code; with it packages as a whole are asked about as well.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench import planted_whole
from bench.planted_reading import read, spoilt
from bench.planted_table import Tally, share_of, table
from samples.deals import Row
from samples.package import PackageOptions, of_rows, submitted_deals
from validators.findings import in_trouble
from validators.judge import judge
from validators.programmes import load_profile

TODAY = date(2026, 11, 20)
PROGRAMME = "beijing-2022-cluster"
LOST = 0.1
"""The share of fields that the kept table loses for its second part."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row, the kind of deal it is of, its verdict and the codes of its checks in trouble."""

    row: Row
    kind: str
    verdict: str
    codes: frozenset[str]

    @property
    def named(self) -> bool:
        """Whether every discrepancy of the row is named."""
        return all(self.codes.intersection(planted.codes) for planted in self.row.planted)


def results(seed: int, deals: int, share: float, lost: float = 0.0) -> Iterator[Outcome]:
    """Every row of a package; `lost`: the share of fields that is not read."""
    clean, planted = of_rows(seed, deals, share, closer=True)
    drawn = submitted_deals(PackageOptions(seed=seed, clean=clean, planted=planted))
    claims, documents, unread = read(drawn)
    rng = random.Random(f"{seed}:lost")
    documents = [spoilt(document, rng, lost) for document in documents]
    judged = judge(claims, documents, unread, load_profile(PROGRAMME), today=TODAY)
    rows = [(row, deal.kind) for deal in drawn for row in deal.rows]
    for (row, kind), found in zip(rows, judged.rows, strict=True):
        codes = frozenset(check.code for check in in_trouble(found.checks))
        yield Outcome(row, kind, found.verdict.value, codes)


def main(say: Callable[[str], None]) -> None:
    """Measure and say the figures, and every row that is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3, 4, 5])
    parser.add_argument("--deals", type=int, default=220)
    parser.add_argument("--share", type=float, default=0.7)
    parser.add_argument("--lose", type=float, default=0.0, help="share of the papers' fields that is not read")
    parser.add_argument("--out", type=Path, help="keep the table of every check code here")
    given = parser.parse_args()
    tally = Tally()
    for seed in given.seeds:
        for found in results(seed, given.deals, given.share, given.lose):
            tally.enter(found.row, found.kind, found.verdict, named=found.named)
            if _is_odd(found, lossy=bool(given.lose)):
                kinds = [planted.kind for planted in found.row.planted]
                say(f"seed {seed}: {kinds or f'clean {found.kind}'} {found.verdict} {sorted(found.codes)}")
    _say_totals(say, tally.totals)
    if given.out:
        lossy = Tally()
        for seed in given.seeds:
            for found in results(seed, given.deals, given.share, LOST):
                lossy.enter(found.row, found.kind, found.verdict, named=found.named)
        whole = [found for seed in given.seeds for found in planted_whole.results(seed)]
        for entry in whole:
            if not entry.is_as_it_should:
                say(f"{entry.code} {entry.kind} {'planted' if entry.planted else 'honest'}: {entry.statuses}")
        given.out.write_text(table(given.seeds, given.deals, tally, lossy, whole), encoding="utf-8")


def _is_odd(found: Outcome, *, lossy: bool) -> bool:
    """Whether a row is not as it should be; where fields are lost an honest one may be unclear, and a fault unnamed."""
    if found.row.planted:
        return found.verdict == "supported" or not (found.named or lossy)
    return found.verdict not in ({"supported", "unclear"} if lossy else {"supported"})


def _say_totals(say: Callable[[str], None], counts: Counter[str]) -> None:
    for label, hits, side in (
        ("planted supported", "planted supported", "planted"),
        ("planted named", "planted named", "planted"),
        ("clean supported", "clean supported", "clean"),
        ("clean contradicted", "clean contradicted", "clean"),
    ):
        say(f"{label}: {share_of(counts[hits], counts[side])}")


if __name__ == "__main__":
    main(print)
