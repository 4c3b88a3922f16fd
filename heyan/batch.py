"""`heyan verify`: one package, or several, each with its own report; of several an overview too."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from heyan.executors import open_crew

if TYPE_CHECKING:
    from heyan.each import Packages
    from heyan.options import RunOptions
    from heyan.workspace.place import Workspace


@dataclass(frozen=True, slots=True)
class Ways:
    """Where reports go (None: beside each package), how they are shown, and the workspace that keeps packages."""

    out: Path | None = None
    as_json: bool = False
    quiet: bool = False
    workspace: Workspace | None = None


def verify_all(packages: Packages, options: RunOptions, ways: Ways, *, each: Sequence[Path] = ()) -> int:
    """Verify packages and write their reports; of several an overview too.

    Args:
        packages: what to verify.
        options: of the run.
        ways: where results go.
        each: the folders that the packages were found in, empty where they were named one by one.

    Returns:
        The worst exit code of them all.

    Raises:
        HeyanError: the one package given cannot be verified.
    """
    with open_crew(options) as crew:  # its first worker starts while all the rest is loaded
        from heyan.run import Run
        from validators.programmes import load_profile

        run = Run(load_profile(options.programme), options, crew)
        if len(packages.paths) == 1 and not each:
            from heyan.one import verify_one

            (package,) = packages.paths
            return verify_one(package, ways.out or _beside(package), run, ways)
        from heyan.many import verify_many

        root = ways.out or _root(packages.paths, each)
        folders = list(_folders(packages.paths, ways.out or (root if each else None)))
        return verify_many(packages, folders, root, run, ways)


def _root(packages: Sequence[Path], each: Sequence[Path]) -> Path:
    """Where an overview goes without --out: beside the folder of packages, or beside the packages."""
    if len(each) == 1:
        return _beside(each[0])
    parents = [str(path.resolve().parent) for path in (each or packages)]
    return Path(os.path.commonpath(parents)) / "核验总览-heyan"


def _folders(packages: Sequence[Path], out: Path | None) -> Iterator[Path]:
    """Where the report of each package goes; packages of one name get folders of their own."""
    taken: set[Path] = set()
    for package in packages:
        plain = out / package.resolve().name if out else _beside(package)
        more = (plain.with_name(f"{plain.name} ({number})") for number in count(2))
        folder = next(folder for folder in chain([plain], more) if folder not in taken)
        taken.add(folder)
        yield folder


def _beside(package: Path) -> Path:
    """Where a report goes without --out: next to the package, never into it."""
    resolved = package.resolve()
    return resolved.parent / f"{resolved.name}-heyan"
