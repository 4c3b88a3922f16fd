"""A time limit on what runs in this thread: a parser that meets print it was not made for may never end."""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_LOOK_AGAIN = 0.5
"""Seconds between two looks once the time is up: what was raised may have been caught on the way."""

_INSTRUCTIONS = 1000
"""Instructions within which what was raised arrives."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Run a block for so many seconds of this thread's own CPU time; then TimeoutError is raised within it.

    It comes between two instructions of Python, in any thread; a single call into C is not ended. Waits for a
    processor do not count where the system tells threads' times (POSIX), elsewhere the clock on the wall does.
    """
    watch = _Watch(threading.get_ident(), seconds)
    watch.look()
    try:
        yield
    finally:
        watch.end()


class _Watch:
    """Looks after one thread until its block ends."""

    def __init__(self, thread: int, seconds: float) -> None:
        self._thread = ctypes.c_ulong(thread)
        self._clock = _own_clock(thread)
        self._end = self._clock() + seconds
        self._lock = threading.Lock()
        self._over = self._raised = False
        self._next: threading.Timer | None = None

    def look(self) -> None:
        """End the block if its time is up, and look again later."""
        with self._lock:
            if self._over:
                return
            left = self._end - self._clock()
            if left <= 0:
                self._raised = True
                ctypes.pythonapi.PyThreadState_SetAsyncExc(self._thread, ctypes.py_object(TimeoutError))
            self._next = threading.Timer(max(left, _LOOK_AGAIN), self.look)
            self._next.daemon = True
            self._next.start()

    def end(self) -> None:
        """The block has ended: nothing is raised any more, and what was still on its way is caught here.

        It is not called back: Python would go on looking for it between any two instructions from then on.
        """
        while not self._over:
            with suppress(TimeoutError):
                self._stop()

    def _stop(self) -> None:
        with self._lock:
            if self._next is not None:
                self._next.cancel()
            self._over = True
        for _ in range(_INSTRUCTIONS if self._raised else 0):
            pass


def _own_clock(thread: int) -> Callable[[], float]:
    try:
        clock = time.pthread_getcpuclockid(thread)
    except (AttributeError, OSError):
        return time.monotonic
    return lambda: time.clock_gettime(clock)
