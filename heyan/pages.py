"""The reading stage: page tasks in, pages read out, in order, from the cache or from an executor's workers.

The executor is a pool of processes (`heyan/workers.py`) or a cluster (`heyan/cluster.py`); the stage cannot tell which.
A page that ends its worker, or takes too long, ends as unreadable with a reason; all others are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.package import Reason
from extract.pages import Page, PageStatus
from heyan.crew import Crew, in_order
from heyan.store.pages import PageCache
from heyan.store.read_page import ReadPage, page_key
from heyan.work import WorkOrder
from heyan.workers import WorkerDiedError, WorkerTimeoutError

if TYPE_CHECKING:
    from extract.tasks import PageTask

LOOK_AHEAD = 4
"""Pages under way per worker: enough to keep all busy, few enough to keep memory flat."""


@dataclass(frozen=True, slots=True)
class ReadingStage:
    """Reads tasks through a cache, by a crew."""

    order: WorkOrder
    cache: PageCache
    crew: Crew

    def read(self, tasks: Iterable[PageTask]) -> Iterator[ReadPage]:
        """Pages in the order of the tasks. Of what was read, no more is kept than the pages under way."""
        known = [(task, page_key(task.sha256, task.number, self.order.version)) for task in tasks]
        todo: dict[str, PageTask] = {}
        for task, key in known:
            if key not in todo and not (self.order.reuse and self.cache.has(key)):
                todo[key] = task
        fresh = self._fresh(todo.values())
        waiting = set(todo)
        for task, key in known:
            if key in waiting:
                waiting.discard(key)
                yield next(fresh)
            else:
                yield self.cache.get(key, task.file) or next(self._fresh([task]))

    def _fresh(self, tasks: Iterable[PageTask]) -> Iterator[ReadPage]:
        def submit(task: PageTask) -> Future[ReadPage]:
            return self.crew.reader.submit(self.crew.read, self.order, self.crew.send(task))

        for task, future in in_order(tasks, submit, LOOK_AHEAD * self.crew.workers):
            yield _page(task, future)


def _page(task: PageTask, future: Future[ReadPage]) -> ReadPage:
    """The page that a worker read, or the one that stands for it where the worker came to grief."""
    try:
        return future.result().named(task.file)
    except WorkerTimeoutError:
        reason = Reason.TIME_LIMIT
        what = "读取超过时限，本页未读。请单独检查该页，或重新扫描后提交；也可用 --limit page-seconds=N 放宽时限。"
    except WorkerDiedError:
        reason = Reason.ENGINE
        what = "读取进程两次意外退出，本页未读。请单独检查该页，或重新扫描后提交。"
    message = f"{task.file} 第 {task.number} 页：{what}"
    return ReadPage(Page(task.file, task.number, 1, 1, status=PageStatus.UNREADABLE, reason=reason, message=message))
