"""How long a process waited for a processor that others had: that is no time of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

_NANOSECONDS = 1e9
_LEAST_WAIT = 0.1
"""Seconds between two looks at how long a process has run."""


def waits(pid: int) -> dict[str, float]:
    """Seconds that each thread of a process could have run and had no processor; empty where the system does not tell.

    As Linux tells (`Documentation/scheduler/sched-stats.rst`): time on the processor, time waiting for it, turns.
    """
    found: dict[str, float] = {}
    for path in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        try:
            found[path.parent.name] = int(path.read_text(encoding="ascii").split()[1]) / _NANOSECONDS
        except (OSError, ValueError, IndexError):  # a thread that has ended, or a system without such figures
            continue
    return found


@dataclass(slots=True)
class OwnTime:
    """The time of a process since now, less that for which it waited for a processor.

    Where several threads waited, they did so at the same time or one for another: the longest wait counts.
    """

    pid: int
    told: Callable[[int], Mapping[str, float]] = waits
    clock: Callable[[], float] = time.monotonic
    _begun: float = field(init=False)
    _before: Mapping[str, float] = field(init=False)

    def __post_init__(self) -> None:
        """Begin."""
        self._begun, self._before = self.clock(), self.told(self.pid)

    def seconds(self) -> float:
        """Seconds so far."""
        waited = (wait - self._before.get(thread, 0.0) for thread, wait in self.told(self.pid).items())
        return self.clock() - self._begun - max(waited, default=0.0)


def comes_within(seconds: float | None, pid: int, wait: Callable[[float | None], bool]) -> bool:
    """Whether what a process is to give comes before it has had so many seconds of its own.

    Args:
        seconds: None for as long as it likes.
        pid: the process.
        wait: waits for it so many seconds, and says whether it came.
    """
    own, left = OwnTime(pid), seconds
    while not wait(left):
        if seconds is None or seconds <= (used := own.seconds()):
            return False
        left = max(_LEAST_WAIT, seconds - used)
    return True
