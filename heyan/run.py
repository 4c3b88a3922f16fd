"""What the runs of one package and of several have in common."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from heyan.corrections import NAME as CORRECTIONS
from heyan.pipeline import read_package
from heyan.report.write import refuse_unwritable
from ocr.errors import InputError

if TYPE_CHECKING:
    from heyan.crew import Crew
    from heyan.dossier import Dossier
    from heyan.options import RunOptions
    from heyan.pictures import PagePictures
    from heyan.reading import Progress
    from heyan.report.model import Report
    from validators.programmes import Profile


@dataclass(frozen=True, slots=True)
class Run:
    """What all packages of a run share: profile, options, and the workers."""

    profile: Profile
    options: RunOptions
    crew: Crew


@dataclass(frozen=True, slots=True)
class Matter:
    """A package that was read, and what it is judged by."""

    dossier: Dossier
    profile: Profile
    pictures: PagePictures
    options: RunOptions


def read_matter(package: Path, out: Path, run: Run, progress: Progress) -> Matter:
    """Read a package whose report is to go to a folder; corrections that lie there are followed.

    Raises:
        HeyanError: it cannot be read, nor what the reviewer brings along, or the report cannot be written there.
    """
    _refuse_inside(out, package)
    refuse_unwritable(out)
    run.options.review.review(frozenset(), frozenset())  # an entities list that cannot be read, before the long work
    options, kept = run.options, out / CORRECTIONS
    if options.corrections is None and kept.is_file():
        options = replace(options, corrections=kept)
    dossier, pictures = read_package(package, run.profile, options, run.crew, progress)
    return Matter(dossier, run.profile, pictures, options)


def tell_unmatched(report: Report) -> None:
    """Tell of corrections that fit nothing submitted."""
    for item in report.corrections.unmatched:
        click.echo(f"heyan：更正未采用（{item.correction.file[:12]}… {item.correction.words}）：{item.why}", err=True)


def _refuse_inside(out: Path, package: Path) -> None:
    folder, inside = package.resolve(), out.resolve()
    if folder.is_dir() and (inside == folder or folder in inside.parents):
        raise InputError(f"报告目录 {out} 在材料包 {package} 之内，材料包不会被改动。请用 --out 另选目录。")
