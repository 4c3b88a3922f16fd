"""Reading on a Dask cluster, through the same seam as on one machine: an Executor.

Workers need heyan and the shared cache, nothing else: file contents reach them through the cache's place, by hash, and
pages once read are kept there. A worker that dies costs the pages under way, which Dask gives to another.
"""

from __future__ import annotations

import asyncio
import faulthandler
import threading
import uuid
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heyan.crew import Crew, cores
from heyan.options import RunOptions, default_cache_folder
from heyan.store.contents import Contents, open_contents
from heyan.store.pages import open_cache
from heyan.store.read_page import ReadPage, page_key
from heyan.work import WorkOrder, read_one, reading_version
from heyan.workers import WorkerDiedError
from ocr.errors import ConfigError, EngineError

if TYPE_CHECKING:
    from distributed import Client
    from distributed import Future as DaskFuture

    from extract.tasks import PageTask

NOWHERE = Path("/dev/null")
"""Stands in tasks for a path that means nothing to another machine."""
_CONNECT_SECONDS = 20
_PATIENCE = 6
"""A job may end four workers before Dask gives it up, each after the time limit of a page, and waits between."""


@contextmanager
def open_cluster(address: str, options: RunOptions, opener: Executor) -> Iterator[Crew]:
    """The workers of a cluster as readers.

    Args:
        address: of the scheduler, `tcp://host:8786`.
        options: those of the run; the cache is the place that the workers share with it.
        opener: opens files on this machine.

    Raises:
        ConfigError: `distributed` is not installed, the scheduler does not answer, it has no workers, they have
            several threads, or they stand on other machines while the cache is a folder of this one.
    """
    contents = open_contents(options.cache_place, f"run-{uuid.uuid4().hex}", _local_folder())
    with _client(address) as client:
        hosts = _hosts(client, address)
        machines = client.run(cores)
        threads = min(max(1, machines[worker] // Counter(hosts.values())[host]) for worker, host in hosts.items())
        executor = ClusterExecutor(client, len(hosts), _PATIENCE * (options.limits.page_seconds + _CONNECT_SECONDS))
        try:
            yield Crew(opener, executor, len(hosts), threads * len(hosts), read_elsewhere, _sender(contents))
        finally:
            executor.give_up()
            contents.release()


@contextmanager
def _client(address: str) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError as error:
        raise ConfigError(
            "本机没有安装集群组件。请在项目目录运行："
            ".venv/bin/pip install --require-hashes --no-deps -r requirements/cluster.lock"
        ) from error
    silent = ConfigError(f"集群 {address} 连接不上。请检查地址（如 tcp://主机:8786）和调度器是否在运行。")
    if "://" not in address:  # a client of such an address ends with a trace of its own
        raise silent
    try:
        client = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise silent from error
    with client:
        yield client


def _hosts(client: Client, address: str) -> dict[str, str]:
    """The host of each worker."""
    try:
        client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
    except TimeoutError as error:
        raise ConfigError(f"集群 {address} 没有工作进程。请先启动：dask worker {address} --nthreads 1") from error
    workers = client.scheduler_info(n_workers=-1)["workers"]
    if any(worker["nthreads"] != 1 for worker in workers.values()):
        raise ConfigError(f"集群 {address} 的工作进程须为单线程。请这样启动：dask worker {address} --nthreads 1")
    return {name: worker["host"] for name, worker in workers.items()}


def _sender(contents: Contents) -> Callable[[PageTask], PageTask]:
    """Gives a task as it goes to another machine, once the content of its file is where that machine can fetch it."""
    sent: set[str] = set()

    def send(task: PageTask) -> PageTask:
        if task.sha256 not in sent:
            contents.put(task.sha256, task.path)
            sent.add(task.sha256)
        return replace(task, path=NOWHERE, file=task.sha256)

    return send


def read_elsewhere(order: WorkOrder, task: PageTask) -> ReadPage:
    """Read a page on a worker of a cluster; a page that takes too long ends the worker, which Dask replaces.

    Raises:
        EngineError: the worker has another version of heyan or of its models, or cannot reach the shared cache.
    """
    if (mine := _my_version(order)) != order.version:
        raise EngineError(f"集群工作进程的版本与本机不同（{mine}）。请在所有机器上安装同一版本的 heyan。")
    with open_cache(order.cache) as cache:
        known = cache.get(page_key(task.sha256, task.number, order.version), task.file) if order.reuse else None
    if known is not None:  # another run has read it since
        return known
    path = open_contents(order.cache, "", _local_folder()).fetch(task.sha256)
    faulthandler.dump_traceback_later(task.limits.page_seconds, exit=True)
    try:
        return read_one(order, replace(task, path=path))
    finally:
        faulthandler.cancel_dump_traceback_later()


@lru_cache(maxsize=1)
def _my_version(order: WorkOrder) -> str:
    return reading_version(order.engine, order.device)


def _local_folder() -> Path:
    return default_cache_folder() / "contents"


class ClusterExecutor(Executor):
    """A cluster as an executor: with the errors that the reading stage knows, and no more jobs at a time than workers.

    Dask counts a worker's death against every job that waits at it. So nothing waits there but here, and a job whose
    workers died is tried once more, after the others: it may only have stood beside the one that killed them. Dask's
    own executor never ends a job whose result is lost on its way here; this one waits for jobs and results alike.

    Args:
        client: of the cluster.
        workers: how many it has.
        patience: seconds after which a job that has not come back ends the run.
    """

    def __init__(self, client: Client, workers: int, patience: float) -> None:
        self._client = client
        self._free = workers
        self._patience = patience
        self._waiting: deque[_Job] = deque()
        self._under_way: set[DaskFuture] = set()
        self._lock = threading.Lock()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run a function on a worker.

        The future raises what the function raises, WorkerDiedError where it ended one worker after the other, or
        EngineError where the cluster is gone.
        """
        job = _Job(partial(fn, *args, **kwargs))
        with self._lock:
            self._waiting.append(job)
        self._start()
        return job.future

    def give_up(self) -> None:
        """Cancel what is still under way."""
        with self._lock:
            self._waiting.clear()
            left = list(self._under_way)
        self._client.cancel(left)

    def _start(self) -> None:
        """Hand waiting jobs to workers that are free."""
        while True:
            with self._lock:
                if not self._free or not self._waiting:
                    return
                job = self._waiting.popleft()
                if not job.tried and not job.future.set_running_or_notify_cancel():
                    continue
                self._free -= 1
            self._client.loop.add_callback(self._follow, job)

    async def _follow(self, job: _Job) -> None:
        """Run a job and wait until its result is here, on the client's loop."""
        again = False
        try:
            job.future.set_result(await self._run(job))
        except WorkerDiedError as error:
            again = not job.tried
            if not again:
                job.future.set_exception(error)
        except Exception as error:  # noqa: BLE001  whatever it is, it is the caller's
            job.future.set_exception(error)
        with self._lock:
            self._free += 1
            if again:
                job.tried = True
                self._waiting.append(job)
        self._start()

    async def _run(self, job: _Job) -> Any:
        from distributed.scheduler import KilledWorker

        inner = self._client.submit(job.work, pure=False)
        coming = asyncio.ensure_future(self._client.gather(inner, asynchronous=True))
        with self._lock:
            self._under_way.add(inner)
        done, _ = await asyncio.wait({coming}, timeout=self._patience)
        if not done:  # left as it is: Dask fetches several results by one request
            raise EngineError(
                f"集群在 {self._patience:.0f} 秒内没有交回一页。请检查工作进程是否还在运行。"
                "已读页面留在缓存中，再次运行会接着进行。"
            )
        with self._lock:
            self._under_way.discard(inner)
        try:
            return coming.result()
        except KilledWorker as error:
            raise WorkerDiedError(str(error)) from error
        except CancelledError as error:
            if self._client.status == "running":  # what was read was lost with the worker that held it
                raise WorkerDiedError(str(error)) from error
            raise EngineError("与集群的连接中断。已读页面留在缓存中，集群恢复后再次运行会接着进行。") from error


@dataclass(slots=True)
class _Job:
    work: Callable[[], Any]
    future: Future[Any] = field(default_factory=Future)
    tried: bool = False
