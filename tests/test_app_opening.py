"""Opening a package in workers: a file that crashes or hangs whoever opens it costs that file alone."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from extract.examination import HUNG, examine
from extract.limits import Limits
from extract.package import FileStatus, Reason
from heyan.executors import open_crew
from heyan.opening import open_files
from heyan.options import RunOptions
from heyan.workers import WorkerPool
from tests.executors import Here
from tests.signing import plain_pdf


class Spoilt(Here):
    """Hands files named 坏 to a function that does not come back, in a pool."""

    def __init__(self, pool: WorkerPool, spoil: Callable[[], None]) -> None:
        self._pool, self._spoil = pool, spoil

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if "坏" in args[0].name:
            return self._pool.submit(self._spoil)
        return super().submit(fn, *args, **kwargs)


def crash() -> None:
    os._exit(11)


def hang() -> None:
    time.sleep(600)


def some_files(folder: Path) -> None:
    for name in ("甲", "坏", "乙"):
        (folder / f"{name}.csv").write_text("专利号,金额\n1,2\n", encoding="utf-8")


@pytest.mark.parametrize(("spoil", "reason"), [(crash, Reason.ENGINE), (hang, Reason.TIME_LIMIT)])
def test_a_file_that_cannot_be_opened_in_peace_is_unreadable(
    tmp_path: Path, spoil: Callable[[], None], reason: Reason
) -> None:
    some_files(tmp_path)
    with WorkerPool(1, seconds=6) as pool:
        files = open_files(tmp_path, RunOptions(), Spoilt(pool, spoil)).files
    assert {file.path: file.status for file in files} == {
        "甲.csv": FileStatus.READ,
        "坏.csv": FileStatus.UNREADABLE,
        "乙.csv": FileStatus.READ,
    }
    spoilt = next(file for file in files if file.path == "坏.csv")
    assert spoilt.reason is reason
    assert "坏.csv" in spoilt.message


class SpoiltExamination(Here):
    """Hands the search for signatures to a function that does not come back, in a pool."""

    def __init__(self, pool: WorkerPool) -> None:
        self._pool = pool

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return self._pool.submit(crash) if fn is examine else super().submit(fn, *args, **kwargs)


def test_a_search_for_signatures_that_crashes_costs_its_outcome_alone(tmp_path: Path) -> None:
    (tmp_path / "甲.pdf").write_bytes(plain_pdf())
    with WorkerPool(1, seconds=60) as pool:
        (file,) = open_files(tmp_path, RunOptions(), SpoiltExamination(pool)).files
    assert file.status is FileStatus.READ
    assert file.integrity == HUNG


def test_files_are_opened_in_workers_in_their_order(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.csv").write_text(f"专利号,金额\n{number},2\n", encoding="utf-8")
    with open_crew(RunOptions(workers=2)) as crew:
        package = open_files(tmp_path, RunOptions(), crew.opener)
    assert [file.path for file in package.files] == [f"{number:02}.csv" for number in range(20)]
    assert len({file.sha256 for file in package.files}) == 20


def test_limits_reach_the_workers(tmp_path: Path) -> None:
    some_files(tmp_path)
    options = RunOptions(limits=Limits(file_bytes=5))
    with open_crew(options) as crew:
        files = open_files(tmp_path, options, crew.opener).files
    assert {file.reason for file in files} == {Reason.TOO_LARGE}
