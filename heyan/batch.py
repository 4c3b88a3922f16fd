"""Several packages, one after the other: each gets its own report, one that fails never stops the others."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from heyan.corrections import NAME as CORRECTIONS
from heyan.executors import open_crew
from heyan.exits import Exit
from heyan.pipeline import judge_dossier, read_package
from heyan.report.as_json import dumps, report_json
from heyan.report.write import refuse_unwritable, write_report
from heyan.screen import page_progress, show_report
from heyan.workspace.packages import keep_package
from ocr.errors import EngineError, HeyanError, InputError
from validators.programmes import load_profile

if TYPE_CHECKING:
    from heyan.crew import Crew
    from heyan.options import RunOptions
    from heyan.workspace.place import Workspace
    from validators.programmes import Profile


@dataclass(frozen=True, slots=True)
class Ways:
    """How results are shown, and the workspace in which they are kept, None for none."""

    as_json: bool = False
    quiet: bool = False
    workspace: Workspace | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    """What all packages of a batch share."""

    profile: Profile
    options: RunOptions
    crew: Crew
    ways: Ways


def verify_all(packages: Sequence[Path], options: RunOptions, out: Path | None, ways: Ways) -> int:
    """Verify packages and write their reports.

    Returns:
        The worst exit code of them all.

    Raises:
        HeyanError: the one package given cannot be verified.
    """
    profile = load_profile(options.programme)
    with open_crew(options) as crew:
        run = _Run(profile, options, crew, ways)
        if len(packages) == 1:
            return _verify_one(packages[0], out or _beside(packages[0]), run)
        codes = []
        for package, folder in zip(packages, _folders(packages, out), strict=True):
            try:
                codes.append(_verify_one(package, folder, run))
            except HeyanError as error:
                click.echo(f"heyan：{package}：{error}", err=True)
                codes.append(Exit.FAULT if isinstance(error, EngineError) else Exit.INPUT)
        return max(codes)


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


def _verify_one(package: Path, out: Path, run: _Run) -> int:
    options, ways = run.options, run.ways
    _refuse_inside(out, package)
    refuse_unwritable(out)
    kept = out / CORRECTIONS
    if options.corrections is None and kept.is_file():
        options = replace(options, corrections=kept)
    with page_progress(f"读取 {package.name}", quiet=ways.quiet) as progress:
        dossier, pictures = read_package(package, run.profile, options, run.crew, progress)
    report = judge_dossier(dossier, run.profile, pictures)
    for item in report.corrections.unmatched:
        click.echo(f"heyan：更正未采用（{item.correction.file[:12]}… {item.correction.words}）：{item.why}", err=True)
    write_report(report, out)
    if ways.workspace is not None:
        keep_package(ways.workspace, dossier, report, options)
    if ways.as_json:
        sys.stdout.write(dumps(report_json(report)))
    elif not ways.quiet:
        show_report(report, out)
    return Exit.SUPPORTED if report.all_supported else Exit.NOT_SUPPORTED


def _refuse_inside(out: Path, package: Path) -> None:
    folder, inside = package.resolve(), out.resolve()
    if folder.is_dir() and (inside == folder or folder in inside.parents):
        raise InputError(f"报告目录 {out} 在材料包 {package} 之内，材料包不会被改动。请用 --out 另选目录。")
