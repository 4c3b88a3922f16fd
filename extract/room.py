"""A temporary folder with an owner, for what must lie unpacked while a package is read."""

from __future__ import annotations

import shutil
import tempfile
import time
import weakref
from contextlib import suppress
from pathlib import Path
from typing import IO

_PREFIX = "heyan-unpacked-"
_LOCK = "owner"
_YOUNG_SECONDS = 60
"""A folder younger than this may be in the making; it is left alone."""


class Room:
    """A folder that is removed when it is closed, when nobody holds it any more, or at exit.

    Its owner holds a lock on a file in it. The operating system gives the lock back however the owner ends, so that the
    next run knows and removes the folders of runs that were killed.

    Args:
        within: the folder in which it is made, the machine's temporary folder for None.

    Raises:
        OSError: no folder can be made there.
    """

    def __init__(self, within: Path | None = None) -> None:
        base = within or Path(tempfile.gettempdir())
        base.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(base)
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=base))
        lock = (self.path / _LOCK).open("wb")
        _take(lock)
        self._end = weakref.finalize(self, _remove, self.path, lock)

    def close(self) -> None:
        """Remove the folder and everything in it."""
        self._end()


def _remove(path: Path, lock: IO[bytes]) -> None:
    shutil.rmtree(path, ignore_errors=True)
    lock.close()


def _remove_abandoned(base: Path) -> None:
    """Remove the folders whose owner has ended without doing so."""
    for path in base.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime < _YOUNG_SECONDS:
                continue
            with (path / _LOCK).open("ab") as lock:
                if _take(lock):
                    shutil.rmtree(path, ignore_errors=True)


def _take(lock: IO[bytes]) -> bool:
    """Take the lock of a folder; False where another process holds it, or where there are no such locks."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
