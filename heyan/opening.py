"""The opening stage: what was submitted, each file looked at in a worker, for a hostile one may crash or hang."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import TYPE_CHECKING

from extract.inspection import Inspected, Submitted, lost
from extract.intake import PackageFiles, open_package
from extract.package import Reason
from heyan.crew import in_order
from heyan.workers import WorkerDiedError, WorkerTimeoutError

if TYPE_CHECKING:
    from heyan.options import RunOptions

LOOK_AHEAD = 8
"""Files looked at before the first of them is accounted for: what they hold counts against those that follow."""


def open_files(path: Path, options: RunOptions, opener: Executor, *, named: bool = False) -> PackageFiles:
    """A package with the fate of every file; `named`: members of an archive have its name before theirs.

    Raises:
        InputError: there is nothing at the path, or nothing in the folder.
        OSError: archives cannot be unpacked for want of room.
    """

    def run(look: Callable[[Submitted], Inspected], items: Iterable[Submitted]) -> Iterator[Inspected]:
        for item, future in in_order(items, lambda item: opener.submit(look, item), LOOK_AHEAD):
            yield _outcome(item, future)

    return open_package(path, options.limits, options.passwords, run=run, named=named)


def _outcome(item: Submitted, future: Future[Inspected]) -> Inspected:
    try:
        return future.result()
    except WorkerTimeoutError:
        return lost(item, Reason.TIME_LIMIT)
    except WorkerDiedError:
        return lost(item, Reason.ENGINE)
