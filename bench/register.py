"""Does the register find reuses and chains, and leave honest look-alikes alone? How long does one more package take?

    python -m bench.register --seed 1 2 3 --out bench/results/register.md
    python -m bench.register --seed 1 --volume 10000        # adds a package to a register of so many

The packages are objects (`bench/register_world.py`): what reading and linking would give of them.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from sqlalchemy import Connection, insert

from bench.planted import PROGRAMME, TODAY
from bench.planted_reading import read
from bench.register_plants import HONEST, REUSES, Plant
from bench.register_world import Pack, Planted, World, documents_of
from heyan.register.compare import compared
from heyan.register.shelf import Filing, Taken, put_in
from heyan.register.taking import take
from heyan.workspace.place import Workspace, open_workspace
from heyan.workspace.tables import PACKAGES
from samples.deals import Deal, Row
from samples.package import PackageOptions, of_rows, submitted_deals
from validators.beyond import Beyond
from validators.findings import in_trouble
from validators.judge import judge
from validators.programmes import load_profile


def planted(world: World, plants: dict[str, Plant], count: int) -> list[Planted]:
    """So many plants, each kind in turn."""
    kinds = list(plants)
    return [Planted(kind, plants[kind](world)) for kind in (kinds[number % len(kinds)] for number in range(count))]


def registered(
    workspace: Workspace, world: World, *, sketched: bool = True, start: int = 0
) -> list[tuple[Filing, Taken]]:
    """All packages put into a register, from one on."""
    found = []
    for pack in world.packs[start:]:
        claims, documents, notes, served = documents_of(pack, sketched=sketched)
        taken = take(claims, documents, notes, served)
        with workspace.writing() as connection:
            filing = _new(connection, pack)
            put_in(connection, filing.id, taken)
        found.append((filing, taken))
    return found


def _new(connection: Connection, pack: Pack) -> Filing:
    """A record of a package with nothing kept."""
    values = {"path": f"/{pack.name}", "content": pack.name, "name": pack.name, "programme": pack.programme,
              "applicant": pack.applicant, "verified_at": "", "figures": "{}", "report": b"", "dossier": b"",
              "options": b""}  # fmt: skip
    package = connection.execute(insert(PACKAGES).values(values).returning(PACKAGES.c.id)).scalar_one()
    return Filing(int(package), pack.name, pack.programme, pack.applicant)


def never(_name: str, _other: str) -> bool:
    """No package proves a change of name."""
    return False


def judged(workspace: Workspace, packs: list[tuple[Filing, Taken]]) -> list[Beyond]:
    """What the full register shows of each package."""
    with workspace.reading() as connection:
        return [compared(connection, filing, taken, never) for filing, taken in packs]


def names(beyond: Beyond, other: Filing, me: Filing) -> bool:
    """Whether a package's findings name another package; of itself, whether its rows are flagged at all."""
    checks = in_trouble((*beyond.findings, *(check for row in beyond.rows.values() for check in row)))
    if other.id == me.id:
        return any(not check.elsewhere for check in checks)
    return any(place.id == other.id for check in checks for place in check.elsewhere)


@contextmanager
def opened(database: str | None) -> Iterator[Workspace]:
    """A workspace of the bench's own."""
    with tempfile.TemporaryDirectory() as folder, open_workspace(Path(folder), database) as workspace:
        yield workspace


@dataclass(frozen=True, slots=True)
class Measured:
    """What was planted, what of it was found or flagged, by kind, and other packages that name each other."""

    reuses: Counter[str]
    honest: Counter[str]
    found: Counter[str]
    flagged: Counter[str]
    stray: int


def measured(seed: int, *, packs: int = 300, plants: int = 200, database: str | None = None) -> Measured:
    """So many packages with so many reuses and as many honest look-alikes, and what the register makes of them."""
    world = World(seed)
    for _ in range(packs):
        world.pack()
    reuses, honest = planted(world, dict(REUSES), plants), planted(world, dict(HONEST), plants)
    with opened(database) as workspace:
        filed = registered(workspace, world)
        beyond = judged(workspace, filed)
    found, flagged = Counter[str](), Counter[str]()
    for item in reuses:
        found[item.kind] += all(named(filed, beyond, pair) for pair in pairs_of(item))
    for item in honest:
        flagged[item.kind] += any(named(filed, beyond, pair) for pair in pairs_of(item))
    meant = {pair for item in (*reuses, *honest) for pair in pairs_of(item)}
    kinds = [Counter(item.kind for item in items) for items in (reuses, honest)]
    return Measured(kinds[0], kinds[1], found, flagged, _stray(filed, beyond, meant))


def table(seeds: Sequence[int]) -> str:
    """The measurement over some seeds in Markdown."""
    every = [measured(seed) for seed in seeds]
    reuses, honest, found, flagged = (
        sum((getattr(item, name) for item in every), Counter[str]())
        for name in ("reuses", "honest", "found", "flagged")
    )
    shown = "、".join(map(str, seeds)).replace("、", ", ")
    lines = [f"| planted, seeds {shown} | found by every package concerned |", "|---|---|"]
    lines += [f"| {kind} | {found[kind]} of {reuses[kind]} |" for kind in reuses]
    lines += [
        f"| **all** | **{found.total()} of {reuses.total()}** |",
        "",
        "| honest look-alikes | flagged |",
        "|---|---|",
    ]
    lines += [f"| {kind} | {flagged[kind]} of {honest[kind]} |" for kind in honest]
    lines += [f"| **all** | **{flagged.total()} of {honest.total()}** |", ""]
    lines += [f"Other pairs of packages that name each other: {sum(item.stray for item in every)}.", ""]
    clean, wrong, whole = independent(range(101, 113))
    lines += ["Twelve packages of the samples' own generator, nothing of which is reused: "]
    lines += [f"{wrong} of {clean} clean rows flagged, {whole} findings on whole packages."]
    return "\n".join(lines) + "\n"


def pairs_of(item: Planted) -> list[tuple[int, int]]:
    """The pairs of packages of a plant, both ways; the one package twice where it concerns one."""
    return list(permutations(item.packs, 2)) or [(item.packs[0], item.packs[0])]


def named(packs: list[tuple[Filing, Taken]], beyond: list[Beyond], pair: tuple[int, int]) -> bool:
    return names(beyond[pair[0]], packs[pair[1]][0], packs[pair[0]][0])


def independent(seeds: Sequence[int], deals: int = 60) -> tuple[int, int, int]:
    """Packages of the samples' own generator, which knows nothing of the register, none of whose papers is reused.

    Returns:
        How many rows without a planted discrepancy there are, how many of them are flagged, and how many findings there
        are on whole packages.
    """
    with opened(None) as workspace:
        packs = []
        for seed in seeds:
            clean_rows, planted_rows = of_rows(seed, deals, 0.3)
            drawn = submitted_deals(PackageOptions(seed=seed, clean=clean_rows, planted=planted_rows))
            claims, documents, unread = read(drawn)
            found = judge(claims, documents, unread, load_profile(PROGRAMME), today=TODAY)
            served: dict[str, list[int]] = defaultdict(list)
            for row in found.rows:
                for document in row.documents:
                    served[document].append(row.claim.row)
            taken = take(claims.claims, documents, (), served)
            with workspace.writing() as connection:
                filing = _new(connection, Pack(f"{seed}", PROGRAMME, f"单位{seed}", []))
                put_in(connection, filing.id, taken)
            clean = {number for number, row in enumerate(_rows(drawn), start=1) if not row.planted}
            packs.append((filing, taken, clean))
        beyond = judged(workspace, [(filing, taken) for filing, taken, _ in packs])
    flagged = sum(len(clean & set(found.rows)) for (_, _, clean), found in zip(packs, beyond, strict=True))
    return sum(len(clean) for _, _, clean in packs), flagged, sum(len(found.findings) for found in beyond)


def _rows(deals: Iterable[Deal]) -> Iterator[Row]:
    for deal in deals:
        yield from deal.rows


def _stray(packs: list[tuple[Filing, Taken]], beyond: list[Beyond], meant: set[tuple[int, int]]) -> int:
    """Pairs of packages that name each other although nothing was planted between them."""
    places = {filing.id: index for index, (filing, _) in enumerate(packs)}
    found = set()
    for index, item in enumerate(beyond):
        checks = [check for row in item.rows.values() for check in row]
        for check in (*checks, *item.findings):
            found |= {(index, places[place.id]) for place in check.elsewhere}
    return len({(min(pair), max(pair)) for pair in found - meant})


def volume(seed: int, size: int, database: str | None = None) -> str:
    """How long one more package takes in a register of so many."""
    world = World(seed)
    for _ in range(size):
        world.pack()
    with opened(database) as workspace:
        started = time.perf_counter()
        registered(workspace, world, sketched=False)
        filled = time.perf_counter() - started
        times = []
        for rows in (8, 25, 25, 25):
            world.pack(rows)
        claimed = world.packs[7].sales[0]
        world.packs[-1].sales.append(claimed)
        for index in range(size, size + 4):
            claims, documents, notes, served = documents_of(world.packs[index])
            started = time.perf_counter()
            taken = take(claims, documents, notes, served)
            with workspace.writing() as connection:
                filing = _new(connection, world.packs[index])
                put_in(connection, filing.id, taken)
            with workspace.reading() as connection:
                beyond = compared(connection, filing, taken, never)
            times.append((len(claims), len(documents), time.perf_counter() - started))
        assert beyond.rows, "the planted reuse was not found"
        bytes_ = sum(path.stat().st_size for path in workspace.folder.glob("heyan.sqlite*"))
    kind = "PostgreSQL" if database else f"SQLite, {bytes_ / 1e9:.2f} GB"
    lines = [
        f"| one more package in a register of {size:,} ({kind}; filled in {filled:.0f} s) | seconds |",
        "|---|---|",
    ]
    lines += [f"| {rows} rows, {papers} papers | {seconds:.2f} |" for rows, papers, seconds in times]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, nargs="+", default=[1])
    parser.add_argument("--volume", type=int, default=0)
    parser.add_argument("--database")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    text = volume(given.seed[0], given.volume, given.database) if given.volume else table(given.seed)
    print(text)
    if given.out:
        with given.out.open("a", encoding="utf-8") as file:
            file.write(text + "\n")


if __name__ == "__main__":
    main()
