"""Waiting for a processor is no time of a job's own: a page is not lost to the load of the machine."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from functools import partial

import pytest

from heyan.starving import OwnTime, waits
from heyan.workers import WorkerPool, WorkerTimeoutError


def doze(seconds: float) -> str:
    time.sleep(seconds)
    return "done"


def test_the_longest_wait_of_a_thread_is_no_own_time() -> None:
    told = iter([{"1": 5.0}, {"1": 6.0, "2": 4.0}])
    clock: Iterator[float] = iter([100.0, 110.0])
    own = OwnTime(7, lambda _pid: next(told), lambda: next(clock))
    assert own.seconds() == 6.0


def test_where_the_system_tells_nothing_all_time_counts() -> None:
    clock: Iterator[float] = iter([100.0, 110.0])
    assert OwnTime(7, lambda _pid: {}, lambda: next(clock)).seconds() == 10.0


@pytest.mark.skipif(sys.platform != "linux", reason="told by Linux")
def test_linux_tells_of_every_thread() -> None:
    assert str(os.getpid()) in waits(os.getpid())
    assert not waits(0)


def test_a_job_that_had_no_processor_is_not_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = time.monotonic()

    def starved(_pid: int) -> dict[str, float]:
        return {"1": time.monotonic() - begun}

    with WorkerPool(1, seconds=1) as pool:
        assert pool.submit(doze, 0).result() == "done"
        with monkeypatch.context() as patched:
            patched.setattr("heyan.starving.OwnTime", partial(OwnTime, told=starved))
            assert pool.submit(doze, 3).result() == "done"
        with pytest.raises(WorkerTimeoutError):
            pool.submit(doze, 30).result()
