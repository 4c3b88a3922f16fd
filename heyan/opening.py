"""The opening stage: what was submitted, each file looked at in a worker, for a hostile one may crash or hang.

Signatures are looked for in a job of their own: where that one does not come back, the file is read all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extract.examination import HUNG, examine, is_examined
from extract.inspection import Inspected, Submitted, lost
from extract.intake import PackageFiles, open_package
from extract.integrity import Integrity
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
        looked = in_order(items, lambda item: opener.submit(look, item), LOOK_AHEAD)
        opened = ((item, _outcome(item, future)) for item, future in looked)
        for (_, found), facts in in_order(opened, lambda pair: _examined(*pair, opener), LOOK_AHEAD):
            yield replace(found, file=replace(found.file, integrity=_facts(facts)))

    return open_package(path, options.limits, options.passwords, run=run, named=named)


def _outcome(item: Submitted, future: Future[Inspected]) -> Inspected:
    try:
        return future.result()
    except WorkerTimeoutError:
        return lost(item, Reason.TIME_LIMIT)
    except WorkerDiedError:
        return lost(item, Reason.ENGINE)


def _examined(item: Submitted, found: Inspected, opener: Executor) -> Future[Integrity | None]:
    """The examination under way; a file that cannot bear signatures has none."""
    if is_examined(found.file):
        return opener.submit(examine, item, found.file.format)
    nothing: Future[Integrity | None] = Future()
    nothing.set_result(None)
    return nothing


def _facts(future: Future[Integrity | None]) -> Integrity | None:
    try:
        return future.result()
    except (WorkerTimeoutError, WorkerDiedError):
        return HUNG
