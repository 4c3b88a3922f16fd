"""What came of planted rows and packages, check by check: kinds, counts, shares with their 95 % intervals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from scipy.stats import binomtest

from bench.planted_found import Found
from samples.closer import CLOSER
from samples.deals import Row
from samples.discrepancies import BY_KIND
from samples.near_codes import NEAR_CODES

_HEAD = """# Planted rows and packages

`python -m bench.planted --seeds {seeds} --deals {deals} --out bench/results/planted.md`:
judging alone, over papers read without a fault. A row is planted wrong by construction and counts for every code that
may name it. Honest rows are of the deals that come near that check. In brackets the 95 % interval (Wilson).

"""


@dataclass(slots=True)
class Tally:
    """Counts over all seeds: of sides (planted, clean), and by the kind of a discrepancy or of an honest deal."""

    totals: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def enter(self, row: Row, kind: str, verdict: str, *, named: bool) -> None:
        """Count a row."""
        side = "planted" if row.planted else "clean"
        told = [side, f"{side} {verdict}", *(["planted named"] if row.planted and named else [])]
        self.totals.update(told)
        for name in {planted.kind for planted in row.planted} or {kind}:
            self.kinds[name].update(told)

    def of(self, kinds: Iterable[str]) -> Counter[str]:
        """The counts of several kinds together."""
        return sum((self.kinds[kind] for kind in kinds if kind in self.kinds), Counter[str]())


def share_of(hits: int, trials: int) -> str:
    """A share with its 95 % interval (Wilson)."""
    low, high = binomtest(hits, trials).proportion_ci(method="wilson") if trials else (0.0, 1.0)
    return f"{hits}/{trials}  ({low:.2%}–{high:.2%})"


def table(seeds: Sequence[int], deals: int, tally: Tally, lossy: Tally, whole: Sequence[Found]) -> str:
    """The page that is kept: all rows, rows by code, packages by code; `lossy` are the rows with fields lost."""
    text = _HEAD.format(seeds=" ".join(map(str, seeds)), deals=deals)
    every, torn = tally.totals, lossy.totals
    lines = []
    for label, hits, side in (
        ("planted rows supported", "planted supported", "planted"),
        ("planted rows named", "planted named", "planted"),
        ("honest rows supported", "clean supported", "clean"),
        ("honest rows contradicted", "clean contradicted", "clean"),
    ):
        lines.append((label, share_of(every[hits], every[side]), share_of(torn[hits], torn[side])))
    text += _lines(("all rows", "read without a fault", "one field in ten lost"), lines)
    return f"{text}\n## Checks of a row\n\n{_rows(tally)}\n## Packages as a whole\n\n{_whole(whole)}"


def _rows(tally: Tally) -> str:
    by_code: dict[str, list[str]] = defaultdict(list)
    for kind, item in {**BY_KIND, **CLOSER}.items():
        for code in item.codes:
            by_code[code].append(kind)
    lines = []
    for code in sorted(by_code):
        bad, near = tally.of(by_code[code]), tally.of(NEAR_CODES.get(code, ()))
        lines.append(
            (
                f"`{code}`",
                str(len(by_code[code])),
                share_of(bad["planted supported"], bad["planted"]),
                share_of(bad["planted named"], bad["planted"]),
                str(len(NEAR_CODES.get(code, ()))),
                share_of(near["clean contradicted"], near["clean"]),
                f"{near['clean supported']}/{near['clean']}",
            )
        )
    return _lines(
        (
            "code",
            "kinds",
            "planted rows supported",
            "planted rows named",
            "honest kinds near",
            "honest rows contradicted",
            "honest rows supported",
        ),
        lines,
    )


def _whole(whole: Sequence[Found]) -> str:
    by_code: dict[str, list[Found]] = defaultdict(list)
    for found in whole:
        by_code[found.code].append(found)
    lines = []
    for code, every in sorted(by_code.items()):
        bad, good = [item for item in every if item.planted], [item for item in every if not item.planted]
        kinds = len({item.kind for item in bad})
        wrong = sum(not item.is_as_it_should for item in good)
        named = share_of(sum(item.is_as_it_should for item in bad), len(bad))
        lines.append((f"`{code}`", str(kinds), named, share_of(wrong, len(good))))
    return _lines(("code", "kinds", "faults named", "honest packages failed"), lines)


def _lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    every = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in every)
