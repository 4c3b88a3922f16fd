"""Worker processes, as an executor: spawned, one job at a time each, replaced when old, dead or over their time.

The standard library's process pool ends all its workers where one dies, and cannot end one that hangs. Here every
worker is a process with a pipe, watched by a thread of the parent: a job whose worker dies is tried once more on a new
one, a job over its time is given up, and in both cases it is known which job it was. The others go on undisturbed.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from typing import Any, Self

from heyan.starving import comes_within
from heyan.worker_side import Answer, work
from ocr.errors import EngineError

JOBS_PER_WORKER = 400
"""A worker is replaced after so many jobs, since OCR runtimes leak."""
MOST_MEGABYTES = 1450
"""A worker that holds more after a job is replaced before the next: it needs 900, two threads of one engine 1,200."""
START_SECONDS = 120
"""A process that has not started in so much time of its own never will."""
TRIES = 2
"""A job that ends its worker so often is given up."""
_SPAWN = multiprocessing.get_context("spawn")


class WorkerDiedError(Exception):
    """A job ended its worker `TRIES` times: a crash of a library, or no memory left."""


class WorkerTimeoutError(Exception):
    """A job ran over its time, and its worker was ended."""


@dataclass(slots=True)
class _Job:
    work: Callable[[], Any]
    seconds: float | None
    future: Future[Any] = field(default_factory=Future)
    deaths: int = 0


class WorkerPool(Executor):
    """Runs picklable functions in worker processes, in the order of submission.

    Args:
        workers: how many processes at most; one is started when a job needs it.
        seconds: how long a job may run, None for as long as it likes.
        megabytes: what a worker may hold between two jobs; one that holds more is replaced.
    """

    def __init__(self, workers: int, seconds: float | None = None, megabytes: float = MOST_MEGABYTES) -> None:
        self._seconds = seconds
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._closing = threading.Event()
        self._desks = [_Desk(self._jobs, self._closing, megabytes) for _ in range(workers)]

    def within(self, seconds: float) -> Executor:
        """The same workers for jobs with another limit of time."""
        return _Within(self, seconds)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run a function with its arguments in a worker.

        The future raises what the function raises, WorkerDiedError, WorkerTimeoutError, or EngineError where workers do
        not start.
        """
        return self.enqueue(_Call(fn, args, kwargs), self._seconds)

    def enqueue(self, work: Callable[[], Any], seconds: float | None) -> Future[Any]:
        """Have a picklable call done within so many seconds."""
        if self._closing.is_set():
            raise RuntimeError("the pool is closed")
        job = _Job(work, seconds)
        self._jobs.put(job)
        return job.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers: after the jobs submitted, or at once, amid their jobs, where futures are cancelled."""
        if cancel_futures:
            self._closing.set()
        for _ in self._desks:
            self._jobs.put(None)
        if cancel_futures:
            for desk in self._desks:
                desk.end()
        if wait:
            for desk in self._desks:
                desk.join()

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Left by an exception, an interruption say, the workers end amid their jobs."""
        self.shutdown(cancel_futures=kind is not None)

    def __enter__(self) -> Self:
        return self


class _Within(Executor):
    """A pool under another limit of time. Closing it is the pool's own affair."""

    def __init__(self, pool: WorkerPool, seconds: float) -> None:
        self._pool = pool
        self._seconds = seconds

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """As `WorkerPool.submit`."""
        return self._pool.enqueue(_Call(fn, args, kwargs), self._seconds)


@dataclass(frozen=True, slots=True)
class _Call:
    function: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]

    def __call__(self) -> Any:
        return self.function(*self.args, **self.kwargs)


class _Desk:
    """A thread of the parent that hands jobs to one worker process at a time."""

    def __init__(self, jobs: SimpleQueue[_Job | None], closing: threading.Event, megabytes: float) -> None:
        self._jobs = jobs
        self._megabytes = megabytes
        self._closing = closing
        self._worker: _Worker | None = None
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def join(self) -> None:
        """Wait until the thread and its worker have ended."""
        self._thread.join()

    def end(self) -> None:
        """End the worker at once; the thread notices and ends too."""
        if (worker := self._worker) is not None:
            worker.kill()

    def _serve(self) -> None:
        try:
            while (job := self._jobs.get()) is not None:
                if self._closing.is_set():
                    job.future.cancel()
                elif job.future.set_running_or_notify_cancel():
                    self._do(job)
        finally:
            if self._worker is not None:
                self._worker.dismiss()

    def _do(self, job: _Job) -> None:
        while not self._closing.is_set():
            if self._worker is None:
                try:
                    self._worker = _Worker()
                except Exception as error:  # noqa: BLE001  no memory, or a script that starts itself over and over
                    job.future.set_exception(_cannot_start(error))
                    return
                if self._closing.is_set():  # closed while it started: `end` may not have seen it
                    break
            try:
                answer = self._worker.run(job.work, job.seconds)
            except (WorkerDiedError, WorkerTimeoutError) as error:
                self._worker = None
                job.deaths += 1
                if isinstance(error, WorkerDiedError) and job.deaths < TRIES:
                    continue
                job.future.set_exception(error)
                return
            except EngineError as error:
                self._worker = None
                job.future.set_exception(error)
                return
            except Exception as error:  # noqa: BLE001  a job that cannot be pickled, say: its caller is to know
                job.future.set_exception(error)
                return
            if self._worker.jobs >= JOBS_PER_WORKER or answer.megabytes > self._megabytes:
                self._worker.dismiss()
                self._worker = None
            (job.future.set_result if answer.succeeded else job.future.set_exception)(answer.outcome)
            return
        job.future.set_exception(WorkerDiedError("the pool was closed"))


class _Worker:
    """One process and the pipe to it."""

    def __init__(self) -> None:
        self.jobs = 0
        self._pipe, theirs = _SPAWN.Pipe()
        self._process: SpawnProcess = _SPAWN.Process(target=work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def run(self, work: Callable[[], Any], seconds: float | None) -> Answer:
        """Have a job done.

        Raises:
            WorkerDiedError: the job ended the process.
            WorkerTimeoutError: the job ran longer than that.
            EngineError: the process did not start, which is no fault of the job.
        """
        if self.jobs == 0:
            self._await_start()
        self.jobs += 1
        try:
            self._pipe.send(work)
            if not self._answers(seconds):
                self.kill()
                self._process.join()
                raise WorkerTimeoutError(f"over {seconds} s")
            answer: Answer = self._pipe.recv()
        except (EOFError, ConnectionError) as error:
            self._process.join()
            self._pipe.close()
            raise WorkerDiedError(f"exit code {self._process.exitcode}") from error
        return answer

    def _await_start(self) -> None:
        try:
            if self._answers(START_SECONDS):
                self._pipe.recv()
                return
        except (EOFError, ConnectionError):
            self._process.join()
        self.kill()
        raise _cannot_start(f"退出码 {self._process.exitcode}")

    def _answers(self, seconds: float | None) -> bool:
        """Whether the process answers before it has had so many seconds of its own: load must not cost a page."""
        return comes_within(seconds, self._process.pid or 0, lambda left: bool(wait([self._pipe], left)))

    def kill(self) -> None:
        """End the process at once, whatever it does."""
        self._process.kill()

    def dismiss(self) -> None:
        """Let the process end by itself: its pipe closes."""
        self._pipe.close()
        self._process.join()


def _cannot_start(why: object) -> EngineError:
    return EngineError(
        f"读取进程无法启动（{why}）。请运行 heyan doctor 检查本机环境；"
        '在脚本中调用 heyan 时，入口代码须写在 if __name__ == "__main__": 之下。'
    )
