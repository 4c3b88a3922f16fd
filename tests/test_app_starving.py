"""Waiting for a processor is no time of a job's own: a page is not lost to the load of the machine."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from functools import partial

import pytest

from heyan.starving import OwnTime, Turns, turns
from heyan.workers import WorkerPool, WorkerTimeoutError


def doze(seconds: float) -> str:
    time.sleep(seconds)
    return "done"


def own(seconds: float, *then: Turns) -> float:
    """What counts of so many seconds in which the threads of a process ran and waited so long."""
    told = iter([{"1": Turns(5, 5)}, {"1": Turns(5 + then[0].ran, 5 + then[0].waited), "2": then[1]}])
    clock: Iterator[float] = iter([100.0, 100.0 + seconds])
    return OwnTime(7, lambda _pid: next(told), lambda: next(clock)).seconds()


def test_what_threads_waited_one_for_another_is_no_own_time() -> None:
    assert own(100, Turns(2, 50), Turns(3, 40)) == 10


def test_threads_that_waited_at_once_have_had_what_the_longest_ran() -> None:
    assert own(100, Turns(20, 80), Turns(15, 80)) == 20


def test_a_process_that_hangs_waits_for_no_processor() -> None:
    assert own(100, Turns(0, 0), Turns(0, 0)) == 100


def test_where_the_system_tells_nothing_all_time_counts() -> None:
    clock: Iterator[float] = iter([100.0, 110.0])
    assert OwnTime(7, lambda _pid: {}, lambda: next(clock)).seconds() == 10.0


@pytest.mark.skipif(sys.platform != "linux", reason="told by Linux")
def test_linux_tells_of_every_thread() -> None:
    assert str(os.getpid()) in turns(os.getpid())
    assert not turns(0)


def test_a_job_that_had_no_processor_is_not_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = time.monotonic()

    def starved(_pid: int) -> dict[str, Turns]:
        return {"1": Turns(0, time.monotonic() - begun)}

    with WorkerPool(1, seconds=1) as pool:
        assert pool.submit(doze, 0).result() == "done"
        with monkeypatch.context() as patched:
            patched.setattr("heyan.starving.OwnTime", partial(OwnTime, told=starved))
            assert pool.submit(doze, 3).result() == "done"
        with pytest.raises(WorkerTimeoutError):
            pool.submit(doze, 30).result()
