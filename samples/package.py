"""Whole packages from a seed: the claim list, the evidence in files, and the truth beside."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from samples.closer import CLOSER, NEARER
from samples.deals import Deal, Mode, Terms, draw_deal, rows_of
from samples.discrepancies import BY_KIND, plant
from samples.evidence import papers_of
from samples.filing import Arrangement, Clerk
from samples.listing import write_list
from samples.neighbours import BY_NAME
from samples.papers import Use
from samples.printing import Press
from samples.scenarios import CLEAN, PROGRAMMES, clutter, noise
from samples.truth import Json, row_truth, write_truth
from samples.world import Party, PartyKind, World

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from samples.filing import Folio

_SUPPLIER_AGAIN = 0.25


@dataclass(frozen=True, slots=True)
class PackageOptions:
    """What package to make.

    `clean` names honest deals (`scenarios.CLEAN`, `neighbours.BY_NAME`), `planted` discrepancies
    (`discrepancies.BY_KIND`), one deal each, those of `samples.closer` too;
    `levels` weighs the levels of scanning; `use` limits the layouts to one split (None: any);
    `quality` bounds that of JPEG pictures; `digital`: every legible paper is a PDF with text, none a scan.
    """

    seed: int
    programme: str = "beijing-2022-cluster"
    clean: tuple[str, ...] = tuple(CLEAN)
    planted: tuple[str, ...] = ()
    levels: Mapping[str, float] = field(default_factory=lambda: {"clean": 2, "scan": 5, "bad": 2, "photo": 1})
    arrangement: Arrangement | None = None
    use: Use | None = Use.DEVELOPMENT
    noise: int = 4
    quality: int | None = None
    digital: bool = False

    def dice(self, stage: str) -> random.Random:
        """Random numbers of a stage's own, so that a change in one stage changes no other."""
        return random.Random(f"{self.seed}:{self.programme}:{stage}")


def of_rows(
    seed: int, rows: int, share_planted: float, *, closer: bool = False
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Scenarios and discrepancies for about so many rows, every kind used before one is used again.

    With `closer` those that judging alone is asked about (`samples.closer`) are among them.
    """
    rng = random.Random(f"{seed}:kinds")
    bad = round(rows * share_planted)
    honest, untrue = {*CLEAN, *BY_NAME, *(NEARER if closer else ())}, {*BY_KIND, *(CLOSER if closer else ())}
    return _cycled(rng, sorted(honest), rows - bad), _cycled(rng, sorted(untrue), bad)


def _cycled(rng: random.Random, kinds: list[str], count: int) -> tuple[str, ...]:
    found: list[str] = []
    while len(found) < count:
        found += rng.sample(kinds, len(kinds))
    return tuple(found[:count])


def generate_package(options: PackageOptions, out: Path) -> Path:
    """Writes the package to `out/<programme id>/` and its truth beside; an earlier one is replaced. Returns its folder.

    The bytes depend on the options alone (and on the fonts and libraries that draw).
    """
    programme = PROGRAMMES[options.programme]
    deals = submitted_deals(options)
    folder = out / programme.id
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / programme.list_name).write_bytes(write_list(deals, programme.list_title, options.dice("list")))
    for name, data in clutter(programme.list_name, options.dice("clutter")):
        (folder / name).write_bytes(data)
    press = Press(options.seed, options.use, options.quality)
    documents = _print_all(_filed(options, deals, press), press, folder)
    rows = [row for deal in deals for row in deal.rows]
    truths = [row_truth(number, row) for number, row in enumerate(rows, start=1)]
    write_truth(out / f"{programme.id}.truth.json", programme.id, options.seed, truths, documents)
    return folder


def submitted_deals(options: PackageOptions) -> list[Deal]:
    """The deals in the order of the list. Each has a seed of its own, and some have the supplier of an earlier one."""
    period = PROGRAMMES[options.programme].period
    deals: list[Deal] = []
    taken: set[str] = set()
    near, kinds = {**BY_NAME, **NEARER}, {**BY_KIND, **CLOSER}
    honest = {**CLEAN, **{kind: item.terms for kind, item in near.items()}}
    for number, name in enumerate((*options.clean, *options.planted)):
        world = World(random.Random(f"{options.seed}:{number}:{name}"), taken)
        terms = honest[name] if name in honest else kinds[name].terms
        known = _known_supplier(world.rng, deals, terms)
        if name in honest:
            deal = draw_deal(world, terms, period, suppliers=known)
            deal.rows, deal.papers = rows_of(deal), papers_of(deal)
            if name in near:
                near[name].touch(deal, world)
        else:
            deal = plant(world, kinds[name], period, suppliers=known)
        deal.kind = name
        deals.append(deal)
    options.dice("order").shuffle(deals)
    return deals


def _known_supplier(rng: random.Random, deals: list[Deal], terms: Terms) -> list[Party] | None:
    """A university that has given patents before, now and then."""
    known = [deal.supplier for deal in deals if deal.supplier.kind is PartyKind.UNIVERSITY]
    fits = terms.owners == 1 and terms.mode is not Mode.PLEDGE
    return [rng.choice(known)] if known and fits and rng.random() < _SUPPLIER_AGAIN else None


def _filed(options: PackageOptions, deals: list[Deal], press: Press) -> list[Folio]:
    rng = options.dice("filing")
    arrangement = options.arrangement or rng.choice(list(Arrangement))
    clerk = Clerk(rng, dict(options.levels), arrangement, press.pages_of, digital=options.digital)
    folios, row = [], 1
    for deal in deals:
        folios += clerk.file_deal(deal, row)
        row += len(deal.rows)
    return folios + clerk.file_noise(noise(rng, options.noise))


def _print_all(folios: list[Folio], press: Press, folder: Path) -> list[Json]:
    documents: list[Json] = []
    for folio in folios:
        data, truths = press.print(folio)
        target = folder / folio.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        documents += truths
    return sorted(documents, key=lambda item: (item["file"], item["pages"]))
