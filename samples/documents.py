"""Sets of single documents from a seed, for measuring how well fields are read."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samples.deals import Paper, draw_deal
from samples.evidence import papers_of
from samples.filing import Folio, Form
from samples.papers import Use
from samples.printing import Press
from samples.scenarios import CLEAN, PROGRAMMES
from samples.truth import Json, write_truth
from samples.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


KINDS = ("registration", "contract", "invoice", "bank_slip")
_RARE = (
    ("registration", "change_notice"),
    ("bank_slip", "order"),
    ("licence_of_business", "enterprise"),
    ("licence_of_business", "institution"),
    ("certificate", "patent"),
)
"""Papers that honest deals seldom hold; their facts are invented by the layout."""
_RARE_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class DocumentOptions:
    """What set to make: `levels` change with every round of the kinds, `use` takes one split only (None: any)."""

    seed: int
    count: int
    levels: tuple[str, ...] = ("clean", "scan")
    use: Use | None = Use.DEVELOPMENT


def generate_documents(options: DocumentOptions, out: Path) -> Path:
    """Writes `out/documents/` with one document a file, and `out/documents.truth.json`. Returns the folder."""
    folder = out / "documents"
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    rng = random.Random(f"{options.seed}:documents")
    press = Press(options.seed, options.use)
    truths: list[Json] = []
    for number, paper in enumerate(_papers(rng, options.count), start=1):
        folio = Folio([paper], options.levels[number // len(KINDS) % len(options.levels)], None)
        folio.form = _form(rng, press.pages_of(paper), folio.level)
        folio.path = f"{number:04d}{folio.form.suffix}"
        data, found = press.print(folio)
        (folder / folio.path).write_bytes(data)
        truths += found
    write_truth(out / "documents.truth.json", None, options.seed, [], truths)
    return folder


def _papers(rng: random.Random, count: int) -> Iterator[Paper]:
    """Papers of the four kinds in turn, from honest deals of every shape, a rare one now and then."""
    pools: dict[str, list[Paper]] = {kind: [] for kind in KINDS}
    period = next(iter(PROGRAMMES.values())).period
    for number in range(count):
        if rng.random() < _RARE_SHARE:
            kind, subtype = rng.choice(_RARE)
            yield Paper(kind, subtype, {}, rng.randrange(2**31))
            continue
        pool = pools[KINDS[number % len(KINDS)]]
        while not pool:
            deal = draw_deal(World(random.Random(rng.randrange(2**31))), CLEAN[rng.choice(sorted(CLEAN))], period)
            for paper in papers_of(deal):
                pools.setdefault(paper.kind, []).append(paper)
        yield pool.pop(rng.randrange(len(pool)))


def _form(rng: random.Random, pages: int, level: str) -> Form:
    if level == "clean" and rng.random() < 0.5:
        return Form.TEXT_PDF
    if pages > 1:
        return Form.SCANNED_PDF
    return rng.choice((Form.SCANNED_PDF, Form.JPG, Form.JPG, Form.PNG))
