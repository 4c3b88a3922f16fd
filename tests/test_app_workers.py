"""Worker processes: which job ended its worker is known, the others never notice."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

import pytest

from heyan.worker_side import work
from heyan.workers import JOBS_PER_WORKER, START_SECONDS, WorkerDiedError, WorkerPool, WorkerTimeoutError


def double(number: int) -> int:
    return 2 * number


def who(_number: int) -> int:
    return os.getpid()


def die_on_four(number: int) -> int:
    if number == 4:
        os._exit(9)
    return number


def hang_on_four(number: int) -> int:
    if number == 4:
        time.sleep(600)
    return number


def die_once(place: str) -> str:
    if not Path(place).exists():
        Path(place).touch()
        os._exit(9)
    return "done"


def complain(_number: int) -> int:
    raise ValueError("as it were")


class UnsendableError(Exception):
    def __init__(self, first: int, second: int) -> None:
        super().__init__("cannot be rebuilt from its message")
        self.handle = open(os.devnull)  # noqa: SIM115, PTH123  cannot be pickled


def complain_oddly(_number: int) -> int:
    raise UnsendableError(1, 2)


HOARD: list[bytes] = []


def hoard(megabytes: int) -> int:
    HOARD.append(b"x" * (megabytes * 2**20))
    return os.getpid()


def linger(place: str) -> None:
    Path(place).write_text(str(os.getpid()))
    time.sleep(600)


def test_results_come_to_the_job_that_asked() -> None:
    with WorkerPool(2) as pool:
        assert list(pool.map(double, range(20))) == [2 * number for number in range(20)]


def test_a_job_that_ends_its_worker_twice_is_given_up_and_the_others_are_done() -> None:
    with WorkerPool(2) as pool:
        futures = [pool.submit(die_on_four, number) for number in range(8)]
        with pytest.raises(WorkerDiedError, match="9"):
            futures[4].result()
        assert [future.result() for number, future in enumerate(futures) if number != 4] == [0, 1, 2, 3, 5, 6, 7]


def test_a_job_whose_worker_died_once_is_tried_again(tmp_path: Path) -> None:
    with WorkerPool(1) as pool:
        assert pool.submit(die_once, str(tmp_path / "died")).result() == "done"


def test_a_job_over_its_time_is_given_up_and_the_others_are_done() -> None:
    with WorkerPool(2, seconds=10) as pool:
        futures = [pool.submit(hang_on_four, number) for number in range(8)]
        with pytest.raises(WorkerTimeoutError):
            futures[4].result()
        assert [future.result() for number, future in enumerate(futures) if number != 4] == [0, 1, 2, 3, 5, 6, 7]


def test_the_same_workers_do_other_jobs_within_other_times() -> None:
    with WorkerPool(1) as pool:
        assert pool.submit(who, 1).result() == pool.within(60).submit(who, 1).result()
        with pytest.raises(WorkerTimeoutError):
            pool.within(3).submit(hang_on_four, 4).result()
        assert pool.submit(double, 2).result() == 4


def test_what_a_job_raises_comes_back() -> None:
    with WorkerPool(1) as pool:
        with pytest.raises(ValueError, match="as it were"):
            pool.submit(complain, 1).result()
        assert pool.submit(double, 2).result() == 4


def test_an_error_that_cannot_be_sent_comes_back_as_words() -> None:
    with WorkerPool(1) as pool:
        with pytest.raises(RuntimeError, match="UnsendableError"):
            pool.submit(complain_oddly, 1).result()
        assert pool.submit(double, 2).result() == 4


def test_a_job_that_cannot_be_sent_is_refused_and_the_worker_goes_on() -> None:
    with WorkerPool(1) as pool:
        with pytest.raises(Exception, match=r"(?i)pickle"):
            pool.submit(lambda: 1).result()
        assert pool.submit(double, 2).result() == 4


def test_a_worker_is_replaced_when_it_is_old() -> None:
    with WorkerPool(1) as pool:
        workers = list(pool.map(who, range(JOBS_PER_WORKER + 1)))
    assert len(set(workers[:JOBS_PER_WORKER])) == 1
    assert workers[-1] != workers[0]


def interrupted(place: Path) -> None:
    """Be interrupted while a worker is amid a long job."""
    with WorkerPool(2) as pool:
        pool.submit(linger, str(place))
        while not place.exists():
            time.sleep(0.05)
        raise KeyboardInterrupt


def test_a_worker_that_holds_too_much_is_replaced_between_two_jobs() -> None:
    with WorkerPool(1, megabytes=300) as pool:
        small, large, fresh, again = [pool.submit(hoard, size).result() for size in (1, 400, 1, 1)]
    assert small == large
    assert fresh != large
    assert fresh == again


def test_workers_end_at_once_when_the_pool_is_left_by_an_exception(tmp_path: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path / "worker")
    assert time.monotonic() - begun < 60
    assert not multiprocessing.active_children()


def test_workers_that_cannot_start_are_a_fault_of_the_machine_not_of_the_job(tmp_path: Path) -> None:
    script = tmp_path / "careless.py"
    script.write_text(
        "from heyan.workers import WorkerPool\n"
        "from tests.test_app_workers import double\n"
        "with WorkerPool(1) as pool:\n"
        "    print(pool.submit(double, 1).result())\n"
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": "."},
        timeout=START_SECONDS / 2,
    )
    assert not done.stdout, "the worker runs the script again, which cannot start workers then, and ends"
    assert "EngineError: 读取进程无法启动" in done.stderr.splitlines()[-1]


def is_running(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes through /proc")
def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    place = tmp_path / "worker"
    program = (
        "from heyan.workers import WorkerPool; from tests.test_app_workers import linger\n"
        f"WorkerPool(1).submit(linger, {str(place)!r}).result()"
    )
    with subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.DEVNULL) as parent:
        while not (place.exists() and place.read_text()):
            time.sleep(0.05)
        worker = int(place.read_text())
        assert is_running(worker)
        parent.kill()
    deadline = time.monotonic() + 20
    while is_running(worker) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not is_running(worker)


@pytest.mark.parametrize("end", [EOFError, ConnectionResetError])
def test_a_worker_ends_in_silence_when_its_parent_has_ended(end: type[Exception]) -> None:
    class Pipe:
        sent = 0

        def send(self, _what: object) -> None:
            self.sent += 1

        def recv(self) -> object:
            raise end

    pipe = Pipe()
    before = signal.getsignal(signal.SIGINT)
    try:
        work(cast("Connection", pipe))
    finally:
        signal.signal(signal.SIGINT, before)
    assert pipe.sent == 1
