"""One package: read, judged, its report written and shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from heyan.each import several_lists
from heyan.exits import Exit
from heyan.pipeline import judge_dossier
from heyan.report.as_json import dumps, report_json
from heyan.report.write import write_report
from heyan.run import Run, read_matter, tell_unmatched
from heyan.screen import page_progress, show_report

if TYPE_CHECKING:
    from heyan.batch import Ways


def verify_one(package: Path, out: Path, run: Run, ways: Ways) -> int:
    """Verify a package and write its report to a folder; gives the exit code."""
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
