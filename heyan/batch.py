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
from heyan.exits import Exit
from heyan.pipeline import verify
from heyan.report.as_json import dumps, report_json
from heyan.report.write import refuse_unwritable, write_report
from heyan.screen import page_progress, show_report
from ocr.errors import EngineError, HeyanError, InputError

if TYPE_CHECKING:
    from heyan.options import RunOptions


@dataclass(frozen=True, slots=True)
class _Ways:
    """How results are shown."""

    as_json: bool
    quiet: bool


def verify_all(packages: Sequence[Path], options: RunOptions, out: Path | None, *, as_json: bool, quiet: bool) -> int:
    """Verify packages and write their reports.

    Returns:
        The worst exit code of them all.

    Raises:
        HeyanError: the one package given cannot be verified.
    """
    ways = _Ways(as_json, quiet)
    if len(packages) == 1:
        return _verify_one(packages[0], options, out or _beside(packages[0]), ways)
    codes = []
    for package, folder in zip(packages, _folders(packages, out), strict=True):
        try:
            codes.append(_verify_one(package, options, folder, ways))
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


def _verify_one(package: Path, options: RunOptions, out: Path, ways: _Ways) -> int:
    _refuse_inside(out, package)
    refuse_unwritable(out)
    kept = out / CORRECTIONS
    if options.corrections is None and kept.is_file():
        options = replace(options, corrections=kept)
    with page_progress(f"读取 {package.name}", quiet=ways.quiet) as progress:
        report = verify(package, options, progress)
    for item in report.corrections.unmatched:
        click.echo(f"heyan：更正未采用（{item.correction.file[:12]}… {item.correction.words}）：{item.why}", err=True)
    write_report(report, out)
    if ways.as_json:
        sys.stdout.write(dumps(report_json(report)))
    elif not ways.quiet:
        show_report(report, out)
    return Exit.SUPPORTED if report.all_supported else Exit.NOT_SUPPORTED


def _refuse_inside(out: Path, package: Path) -> None:
    folder, inside = package.resolve(), out.resolve()
    if folder.is_dir() and (inside == folder or folder in inside.parents):
        raise InputError(f"报告目录 {out} 在材料包 {package} 之内，材料包不会被改动。请用 --out 另选目录。")
