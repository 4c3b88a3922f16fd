"""Several packages side by side on one crew: each gets its report, all are compared, one overview is written.

A package is entered into the register as soon as it is judged, so the later one of two that share a paper sees the
other. When all are in, each is compared once more, and those of which more is known are judged and written again.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from heyan.desk.keeping import keep_first_sight
from heyan.each import several_lists
from heyan.exits import Exit
from heyan.overview.model import Line, Overview, failed_line, line_of
from heyan.overview.write import write_overview
from heyan.register.run import Registered, compared_anew, judged_by, register_package
from heyan.report.write import refuse_unwritable, write_report
from heyan.run import Matter, read_matter, tell_unmatched
from heyan.screen import batch_progress, show_overview
from heyan.workspace.packages import dossier_of, pictures_from
from heyan.workspace.place import Workspace, open_workspace
from ocr.errors import EngineError, HeyanError, told

if TYPE_CHECKING:
    from heyan.batch import Ways
    from heyan.each import Packages
    from heyan.options import RunOptions
    from heyan.reading import Progress
    from heyan.report.model import Report
    from heyan.run import Run
    from heyan.screen import Bars

SIDE_BY_SIDE = 4
"""Packages under way at once: while one is parsed and judged, the pages of the others keep the workers busy."""


class _StoppedError(Exception):
    """The run was interrupted."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A package in the workspace: the options that it was verified with, and what the register holds of it."""

    options: RunOptions
    registered: Registered


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How a package ended; `kept` is None where it could not be verified."""

    line: Line
    code: Exit
    kept: _Kept | None = None


def verify_many(packages: Packages, folders: Sequence[Path], root: Path, run: Run, ways: Ways) -> int:
    """Verify packages, write their reports and the overview.

    Returns:
        The worst exit code of them all.

    Raises:
        HeyanError: the overview cannot be written, or the workspace not be used.
    """
    refuse_unwritable(root)
    with _workspace(ways) as workspace, batch_progress(len(packages.paths), quiet=ways.quiet) as bars:
        batch = _Batch(replace(run, crew=run.crew.steady()), workspace, root, bars)
        outcomes = batch.all(list(zip(packages.paths, folders, strict=True)))
        if ways.workspace is not None:  # one that lasts: the desk opens them at once
            for kept in filter(None, (outcome.kept for outcome in outcomes)):
                record = kept.registered.record
                keep_first_sight(workspace, record, dossier_of(workspace, record.id), run.profile)
    overview = Overview(tuple(outcome.line for outcome in outcomes), packages.passed_over)
    write_overview(overview, root)
    if ways.as_json:
        for outcome, folder in zip(outcomes, folders, strict=True):
            if outcome.kept is not None:
                sys.stdout.write((folder / "report.json").read_text(encoding="utf-8"))
    elif not ways.quiet:
        show_overview(overview, root)
    return max(outcome.code for outcome in outcomes)


@contextmanager
def _workspace(ways: Ways) -> Iterator[Workspace]:
    """The workspace given, or one that lasts as long as the batch: its packages are compared all the same."""
    if ways.workspace is not None:
        yield ways.workspace
        return
    with tempfile.TemporaryDirectory(prefix="heyan-batch-") as folder, open_workspace(Path(folder)) as workspace:
        yield workspace


class _Batch:
    """Packages under way."""

    def __init__(self, run: Run, workspace: Workspace, root: Path, bars: Bars) -> None:
        self._run, self._workspace, self._root, self._bars = run, workspace, root, bars
        self._stopped = threading.Event()

    def all(self, packages: Sequence[tuple[Path, Path]]) -> list[_Outcome]:
        """How each ended, in order: first each as it comes, then those of which the others showed more."""
        threads = ThreadPoolExecutor(min(SIDE_BY_SIDE, len(packages)), thread_name_prefix="package")
        try:
            first: list[Future[_Outcome]] = [threads.submit(self._verified, *package) for package in packages]
            outcomes = [future.result() for future in first]
            return [self._once_more(outcome, *package) for outcome, package in zip(outcomes, packages, strict=True)]
        finally:  # left early, threads end at the next page, or when the crew is gone
            self._stopped.set()
            threads.shutdown(wait=False, cancel_futures=True)

    def _verified(self, package: Path, folder: Path) -> _Outcome:
        with self._bars.package(package.name) as progress:
            return self._guarded(package, lambda: self._verify(package, folder, progress))

    def _guarded(self, package: Path, work: Callable[[], _Outcome]) -> _Outcome:
        """What comes of the work on a package; whatever happens to it, the others go on."""
        try:
            return work()
        except (_StoppedError, CancelledError):
            raise
        except HeyanError as error:
            return _failed(package, str(error), Exit.FAULT if isinstance(error, EngineError) else Exit.INPUT)
        except MemoryError:
            return _failed(package, "内存不足。请用 --workers 1 单独核验该材料包。", Exit.FAULT)
        except OSError as error:
            place = f"{error.filename}：" if error.filename else ""
            return _failed(package, f"{place}读写出错（{told(error)}）。请检查磁盘空间和权限后重试。", Exit.FAULT)
        except Exception as error:  # noqa: BLE001 - a fault of the program in one package must not end the others
            self._check()
            traceback.print_exception(error)
            name = type(error).__name__
            return _failed(package, f"程序出错（{name}），没有完成。请把错误信息反馈给维护者。", Exit.FAULT)

    def _verify(self, package: Path, folder: Path, progress: Progress) -> _Outcome:
        def advance(done: int, total: int) -> None:
            self._check()
            progress(done, total)

        matter = read_matter(package, folder, self._run, advance)
        self._check()
        report, registered = register_package(self._workspace, matter)
        tell_unmatched(report)
        if warning := several_lists(place.file for place in report.claim_list.places):
            click.echo(f"heyan：{package}：已合并为一份清单核验。{warning}", err=True)
        return self._written(report, package, folder, _Kept(matter.options, registered))

    def _check(self) -> None:
        if self._stopped.is_set():
            raise _StoppedError

    def _once_more(self, outcome: _Outcome, package: Path, folder: Path) -> _Outcome:
        """A package, judged again where the others show more of it than when it came."""
        kept = outcome.kept
        return outcome if kept is None else self._guarded(package, lambda: self._again(outcome, kept, package, folder))

    def _again(self, outcome: _Outcome, kept: _Kept, package: Path, folder: Path) -> _Outcome:
        before = kept.registered
        beyond = compared_anew(self._workspace, before.record, before.taken, before.renamings)
        if beyond == before.beyond:
            return outcome
        dossier = dossier_of(self._workspace, before.record.id)
        pictures = pictures_from(dossier, self._run.options, self._run.options.cache_place)
        matter = Matter(dossier, self._run.profile, pictures, kept.options)
        report = judged_by(self._workspace, matter, before.record, beyond, before.record.verified_at)
        return self._written(report, package, folder, replace(kept, registered=replace(before, beyond=beyond)))

    def _written(self, report: Report, package: Path, folder: Path, kept: _Kept) -> _Outcome:
        write_report(report, folder)
        code = Exit.SUPPORTED if report.all_supported else Exit.NOT_SUPPORTED
        return _Outcome(line_of(report, package, folder, self._root), code, kept)


def _failed(package: Path, message: str, code: Exit) -> _Outcome:
    click.echo(f"heyan：{package}：{message}", err=True)
    return _Outcome(failed_line(package, message), code)
