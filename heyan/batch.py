"""`heyan verify`: one package, or several, each with its own report; of several an overview too."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from heyan.each import Packages, several_lists
from heyan.executors import open_crew
from heyan.exits import Exit
from heyan.pipeline import judge_dossier
from heyan.report.as_json import dumps, report_json
from heyan.report.write import write_report
from heyan.run import Run, read_matter, tell_unmatched
from heyan.screen import page_progress, show_report
from validators.programmes import load_profile

if TYPE_CHECKING:
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
    profile = load_profile(options.programme)
    with open_crew(options) as crew:
        run = Run(profile, options, crew)
        if len(packages.paths) == 1 and not each:
            (package,) = packages.paths
            return _verify_one(package, ways.out or _beside(package), run, ways)
        from heyan.many import verify_many

        root = ways.out or _root(packages.paths, each)
        folders = list(_folders(packages.paths, ways.out or (root if each else None)))
        return verify_many(packages, folders, root, run, ways)


def _verify_one(package: Path, out: Path, run: Run, ways: Ways) -> int:
    with page_progress(f"读取 {package.name}", quiet=ways.quiet) as progress:
        matter = read_matter(package, out, run, progress)
    if ways.workspace is None:
        report = judge_dossier(matter.dossier, matter.profile, matter.pictures)
    else:
        from heyan.desk.keeping import keep_first_sight
        from heyan.register.run import register_package

        report, registered = register_package(ways.workspace, matter)
        keep_first_sight(ways.workspace, registered.record, matter.dossier, matter.profile)
    tell_unmatched(report)
    if warning := several_lists(place.file for place in report.claim_list.places):
        click.echo(f"heyan：{package}：已合并为一份清单核验。{warning}", err=True)
    write_report(report, out)
    if ways.as_json:
        sys.stdout.write(dumps(report_json(report)))
    elif not ways.quiet:
        show_report(report, out)
    return Exit.SUPPORTED if report.all_supported else Exit.NOT_SUPPORTED


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
