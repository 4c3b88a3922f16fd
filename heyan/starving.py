"""How long a process has run, waits for a processor that others had left out: those are no time of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

_NANOSECONDS = 1e9
_LEAST_WAIT = 0.1
"""Seconds between two looks at how long a process has run."""


class Turns(NamedTuple):
    """Seconds for which a thread had a processor, and for which it could have run and had none."""

    ran: float = 0.0
    waited: float = 0.0


def turns(pid: int) -> dict[str, Turns]:
    """Those of each thread of a process; empty where the system does not tell.

    As Linux tells (`Documentation/scheduler/sched-stats.rst`): time on the processor, time waiting for it, turns.
    """
    found: dict[str, Turns] = {}
    for path in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        try:
            ran, waited, _ = path.read_text(encoding="ascii").split()
            found[path.parent.name] = Turns(int(ran) / _NANOSECONDS, int(waited) / _NANOSECONDS)
        except (OSError, ValueError):  # a thread that has ended, or a system without such figures
            continue
    return found


@dataclass(slots=True)
class OwnTime:
    """The time of a process since now, less that for which its threads waited for a processor.

    They wait one for another, one after the other, so their waits add up; where they waited at once, too much is taken
    off: it is never less than the thread that ran longest had. One that hangs waits for no processor.
    """

    pid: int
    told: Callable[[int], Mapping[str, Turns]] = turns
    clock: Callable[[], float] = time.monotonic
    _begun: float = field(init=False)
    _before: Mapping[str, Turns] = field(init=False)

    def __post_init__(self) -> None:
        """Begin."""
        self._begun, self._before = self.clock(), self.told(self.pid)

    def seconds(self) -> float:
        """Seconds so far."""
        now = self.told(self.pid)
        since = [(thread, self._before.get(name, Turns())) for name, thread in now.items()]
        waited = sum(thread.waited - before.waited for thread, before in since)
        ran = max((thread.ran - before.ran for thread, before in since), default=0.0)
        return max(ran, self.clock() - self._begun - waited)


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
