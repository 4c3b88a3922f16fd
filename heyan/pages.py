"""The reading stage: page tasks in, pages read out, in order, from the cache or from worker processes.

Workers are spawned, never forked, each with an engine of its own. They are replaced after some hundred pages, since
OCR runtimes leak, and when they die: a page that kills its worker twice ends as unreadable, the others are read.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from extract.package import Reason
from extract.pages import Page, PageStatus
from heyan.store.pages import PageCache, ReadPage, page_key
from heyan.workers import worker_pool
from ocr.engine import EngineName, EngineOptions, OcrEngine

if TYPE_CHECKING:
    from extract.reading import PageReader
    from extract.tasks import PageTask

LOOK_AHEAD = 4
"""Tasks under way per worker: enough to keep all busy, few enough to keep memory flat."""
ALONE_UP_TO = 3
"""So few pages are read in this process: starting workers would take longer."""


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """Which engine a worker opens, with how many threads."""

    name: EngineName
    threads: int


@lru_cache(maxsize=1)
def _engine(choice: EngineChoice) -> OcrEngine:
    """The engine of this process, opened when the first page needs it: models are loaded once."""
    from ocr.engines import open_engine

    return open_engine(choice.name, EngineOptions(threads=choice.threads))


@lru_cache(maxsize=1)
def _reader(choice: EngineChoice) -> PageReader:
    """The page reader of this process."""
    from extract.reading import PageReader

    return PageReader(lambda: _engine(choice))


def read_one(choice: EngineChoice, task: PageTask) -> ReadPage:
    """Read a page in this process, with its picture where the page had to be rendered anyway.

    Raises:
        EngineError: the OCR engine cannot start, which is no fault of the page.
    """
    reader = _reader(choice)
    page = reader.read(task)
    if page.reason is Reason.ENGINE:
        _engine(choice)
    return ReadPage(page, reader.last_picture())


ReadOne = Callable[[EngineChoice, "PageTask"], ReadPage]
"""Reads one page in whatever process it is called."""


@dataclass(frozen=True, slots=True)
class ReadingStage:
    """Reads tasks through a cache; `workers` processes at most, `version` names all that can change what is read."""

    engine: EngineName
    version: str
    cache: PageCache
    workers: int
    use_cache: bool = True
    read_page: ReadOne = read_one

    def read(self, tasks: Iterable[PageTask]) -> Iterator[ReadPage]:
        """Pages in the order of the tasks. Memory does not grow with their number."""
        known = [(task, page_key(task.sha256, task.number, self.version)) for task in tasks]
        todo: dict[str, PageTask] = {}
        for task, key in known:
            if key not in todo and not (self.use_cache and self.cache.has(key)):
                todo[key] = task
        fresh = self._fresh(list(todo.values()))
        waiting = set(todo)
        for task, key in known:
            if key in waiting:
                waiting.discard(key)
                read = next(fresh)
                if read.page.reason is not Reason.ENGINE:
                    self.cache.put(key, read)
            else:
                read = self.cache.get(key, task.file) or self.read_page(self._choice(1), task)
            yield read

    def _choice(self, workers: int) -> EngineChoice:
        return EngineChoice(self.engine, max(1, (os.cpu_count() or 1) // workers))

    def _fresh(self, tasks: list[PageTask]) -> Iterator[ReadPage]:
        workers = min(self.workers, len(tasks))
        if len(tasks) <= ALONE_UP_TO or workers <= 1:
            return (self.read_page(self._choice(1), task) for task in tasks)
        return _Processes(self.read_page, self._choice(workers), workers).read(tasks)


@dataclass(frozen=True, slots=True)
class _Processes:
    """Worker processes that read pages."""

    read_page: ReadOne
    choice: EngineChoice
    workers: int

    def read(self, tasks: Iterable[PageTask]) -> Iterator[ReadPage]:
        """Read tasks, in order. A pool that breaks is replaced."""
        queue = deque(tasks)
        while queue:
            with worker_pool(self.workers) as pool:
                yield from self._drain(pool, queue)
            if queue:  # the pool broke: the page at the head may be the one that breaks it, so it runs alone
                yield self._alone(queue.popleft())

    def _drain(self, pool: Executor, queue: deque[PageTask]) -> Iterator[ReadPage]:
        """Yield what the pool reads; a task leaves the queue with its page. Ends early where the pool breaks."""
        running: deque[Future[ReadPage]] = deque()
        try:
            for task in islice(queue, LOOK_AHEAD * self.workers):
                running.append(pool.submit(self.read_page, self.choice, task))
            while running:
                read = running.popleft().result()
                queue.popleft()
                yield read
                if len(queue) > len(running):
                    running.append(pool.submit(self.read_page, self.choice, queue[len(running)]))
        except BrokenProcessPool:
            return
        finally:
            for future in running:
                future.cancel()

    def _alone(self, task: PageTask) -> ReadPage:
        with worker_pool(1) as pool:
            try:
                return pool.submit(self.read_page, self.choice, task).result()
            except BrokenProcessPool:
                return ReadPage(_killer(task))


def _killer(task: PageTask) -> Page:
    """The page that stands for one that ended its worker twice."""
    message = f"{task.file} 第 {task.number} 页：读取进程两次意外退出，本页未读。请单独检查该页，或重新扫描后提交。"
    return Page(task.file, task.number, 1, 1, status=PageStatus.UNREADABLE, reason=Reason.ENGINE, message=message)
