"""The room of the desk: packages under review, held in memory, always up to the last decision in the journal."""

from __future__ import annotations

import threading
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from heyan.desk.cutting import cut_anew, is_cut_so, wanted_cuts
from heyan.desk.journal import append, decisions_of
from heyan.desk.sitting import Sitting, open_sitting
from heyan.memory import settled, uncollected
from heyan.register.run import beyond_package
from heyan.workspace.packages import dossier_of, find_package, options_of, pictures_from
from ocr.errors import HeyanError
from validators.programmes import load_profile

if TYPE_CHECKING:
    from heyan.desk.bench import Bench
    from heyan.desk.decisions import Decision, Draft
    from heyan.pictures import KeptPictures
    from heyan.workspace.packages import PackageRecord
    from heyan.workspace.place import Workspace
    from parsers.corrections import Correction

_PAUSE = 0.004
"""Seconds that judging behind rests, over and over, so that people are answered meanwhile."""
_HELD = 6
"""Packages held; one of 2,000 rows takes about 130 MB."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A package as it was opened: its first sitting, and where its pictures come from."""

    sitting: Sitting
    pictures: KeptPictures


@dataclass(slots=True)
class _Held:
    """A package that is held: when it was verified, what it was opened as, the latest sitting, what is being judged."""

    verified_at: str
    opening: Future[_Opened]
    latest: Sitting | None = None
    finishing: Bench | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


class Room:
    """Gives sittings and takes decisions. Safe for several threads; several processes may serve one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._held: OrderedDict[int, _Held] = OrderedDict()
        self._lock = threading.Lock()
        self._cutting: set[int] = set()
        self._troubles: dict[int, tuple[str, list[Correction]]] = {}
        self._behind = ThreadPoolExecutor(2, thread_name_prefix="desk")

    def ready(self, package: int, seconds: float) -> bool:
        """Whether a package is open, or becomes so within some seconds. Opening goes on behind.

        Raises:
            InputError: there is no such package, or it was kept in another form.
        """
        held = self._hold(package)
        try:
            held.opening.result(timeout=seconds)
        except TimeoutError:
            return False
        return True

    def sitting(self, package: int) -> Sitting:
        """A package with every decision that is in the journal by now. Raises as `ready`."""
        held = self._hold(package)
        opened = held.opening.result()
        with held.lock:
            sitting = held.latest or opened.sitting
            last = sitting.decisions[-1].number if sitting.decisions else 0
            if fresh := decisions_of(self._workspace, package, after=last):
                with uncollected():
                    sitting = sitting.with_decisions([*sitting.decisions, *fresh])
            held.latest = sitting
            bench = sitting.bench
            if not bench.finished and held.finishing is not bench:
                held.finishing = bench
                self._behind.submit(bench.finish, _PAUSE)
        self._look_at_cuts(package, sitting)
        return sitting

    def cutting(self, package: int) -> bool:
        """Whether a package is being cut anew."""
        return package in self._cutting

    def trouble(self, package: int) -> str:
        """Why a package could not be cut anew, in Chinese; empty where it could."""
        return self._troubles[package][0] if package in self._troubles else ""

    def _look_at_cuts(self, package: int, sitting: Sitting) -> None:
        """Have a package cut anew where its cuts are not as decided; what failed once is tried with other cuts only."""
        wanted = wanted_cuts(sitting.matter, sitting.force)
        with self._lock:
            failed = self._troubles[package][1] if package in self._troubles else None
            if package in self._cutting or failed == wanted or is_cut_so(sitting.matter.dossier, wanted):
                return
            self._cutting.add(package)
        self._behind.submit(self._cut, package, Path(sitting.matter.dossier.place), wanted)

    def _cut(self, package: int, place: Path, wanted: list[Correction]) -> None:
        try:
            cut_anew(self._workspace, package, place, wanted)
        except HeyanError as error:
            self._troubles[package] = (str(error), wanted)
        else:
            self._troubles.pop(package, None)
        finally:
            self._cutting.discard(package)

    def decide(self, package: int, who: str, draft: Draft, *, account: str = "") -> Decision:
        """Write a decision down.

        Raises:
            StaleError: it was made upon a state that is no more.
        """
        return append(self._workspace, package, who, draft, account=account)

    def pictures(self, package: int) -> KeptPictures:
        """The pictures of a package's pages. Raises as `ready`."""
        return self._hold(package).opening.result().pictures

    def close(self) -> None:
        """End what is done behind."""
        self._behind.shutdown(cancel_futures=True)

    def _hold(self, package: int) -> _Held:
        record = find_package(self._workspace, package)
        verified_at = record.verified_at.isoformat()
        with self._lock:
            held = self._held.get(package)
            if held is None or held.verified_at != verified_at or _failed(held):
                held = self._held[package] = _Held(verified_at, self._behind.submit(self._open, record))
            self._held.move_to_end(package)
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        return held

    def _open(self, record: PackageRecord) -> _Opened:
        options, dossier = options_of(self._workspace, record.id), dossier_of(self._workspace, record.id)
        beyond = beyond_package(self._workspace, record, dossier.documents)
        decisions = decisions_of(self._workspace, record.id)
        with uncollected():
            sitting = open_sitting(dossier, load_profile(options.programme), decisions, beyond)
            sitting.bench.finish()
        settled()
        return _Opened(sitting, pictures_from(dossier, options, options.cache_place))


def _failed(held: _Held) -> bool:
    return held.opening.done() and held.opening.exception() is not None
