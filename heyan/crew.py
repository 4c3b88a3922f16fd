"""Who does the work of a run: those who open files and those who read pages, wherever they are."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from heyan.work import ReadOne, read_one

if TYPE_CHECKING:
    from extract.tasks import PageTask

T = TypeVar("T")
R = TypeVar("R")

MOST_THREADS = 8
"""More threads than this make one page hardly faster."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who opens files and who reads pages.

    `opener` runs on this machine, where the files are. `reader` may run elsewhere: it has so many `workers`, and so
    many `cores` for all of them; `read` is what a worker runs for a page, `send` makes a task ready for it.
    `each` are the threads of each engine where these are settled.
    """

    opener: Executor
    reader: Executor
    workers: int
    cores: int
    read: ReadOne = read_one
    send: Callable[[PageTask], PageTask] = lambda task: task
    each: int | None = None

    def steady(self) -> Crew:
        """The same crew for several packages at once: its engines have the same threads whatever is to be read.

        A worker that is asked for another number of threads loads its models anew.
        """
        return replace(self, each=self.threads(self.workers))

    def threads(self, pages: int) -> int:
        """Threads of each engine: few pages leave cores to those who read them."""
        if self.each is not None:
            return self.each
        return max(1, min(MOST_THREADS, self.cores // max(1, min(self.workers, pages))))


def cores() -> int:
    """CPU cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(items: Iterable[T], submit: Callable[[T], Future[R]], ahead: int) -> Iterator[tuple[T, Future[R]]]:
    """Items with the futures of their jobs, in order, so many under way; left early, the others are cancelled."""
    running: deque[tuple[T, Future[R]]] = deque()
    try:
        for item in items:
            running.append((item, submit(item)))
            if len(running) >= ahead:
                yield running.popleft()
        while running:
            yield running.popleft()
    finally:
        for _, future in running:
            future.cancel()
