"""The room of the desk: packages under review, held in memory, always up to the last decision in the journal."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from heyan.desk.cutting import cut_anew, is_cut_so, wanted_cuts
from heyan.desk.journal import append, decisions_of
from heyan.desk.keeping import Stored, glance_at, keep_sight, mark_of
from heyan.desk.sitting import Sitting, open_sitting
from heyan.memory import settled, uncollected
from heyan.register.run import beyond_package
from heyan.workspace.packages import dossier_of, find_package, options_of, pictures_from
from ocr.errors import HeyanError
from validators.programmes import load_profile

if TYPE_CHECKING:
    from heyan.desk.bench import Bench
    from heyan.desk.decisions import Decision, Draft
    from heyan.desk.kept import View
    from heyan.pictures import KeptPictures
    from heyan.workspace.packages import PackageRecord
    from heyan.workspace.place import Workspace
    from parsers.corrections import Correction

_LOG = logging.getLogger(__name__)
_PAUSE = 0.004
"""Seconds that judging behind rests, over and over, so that people are answered meanwhile."""
_GRACE = 0.3
"""Seconds that opening a package leaves to the page that shows what was kept of it, unless somebody waits."""
_HELD = 6
"""Packages held; one of 2,000 rows takes about 130 MB."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A package as it was opened: its first sitting, where its pictures come from, what the register held then."""

    sitting: Sitting
    pictures: KeptPictures
    mark: str


@dataclass(slots=True)
class _Held:
    """A package that is held: its record, what it was opened as, the latest sitting, what is being judged, and kept.

    `wanted` is set as soon as somebody waits for it.
    """

    record: PackageRecord
    opening: Future[_Opened]
    wanted: threading.Event
    stored: Stored | None = None
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
        self._keeper = ThreadPoolExecutor(1, thread_name_prefix="desk-keeper")

    def ready(self, package: int, seconds: float) -> bool:
        """Whether a package is open, or becomes so within some seconds. Opening goes on behind.

        Raises:
            InputError: there is no such package, or it was kept in another form.
        """
        held = self._hold(package)
        held.wanted.set()
        try:
            held.opening.result(timeout=seconds)
        except TimeoutError:
            return False
        return True

    def is_open(self, package: int) -> bool:
        """Whether the evidence of a package is loaded; where it is not, it is from now on."""
        return self._hold(package).opening.done()

    def view(self, package: int, seconds: float) -> View | None:
        """A package as it is now, as soon as something shows it: its sitting, else what was kept of it.

        Args:
            package: its id.
            seconds: how long to wait where nothing was kept that holds. Opening goes on behind.

        Raises:
            InputError: there is no such package, or it was kept in another form.
        """
        held = self._hold(package)
        if held.opening.done():
            return self.sitting(package)
        glance = glance_at(self._workspace, held.record)
        if glance is not None:
            return glance
        return self.sitting(package) if self.ready(package, seconds) else None

    def sitting(self, package: int) -> Sitting:
        """A package with every decision that is in the journal by now. Raises as `ready`."""
        held = self._hold(package)
        held.wanted.set()
        opened = held.opening.result()
        with held.lock:
            sitting = held.latest or opened.sitting
            last = sitting.decisions[-1].number if sitting.decisions else 0
            if fresh := decisions_of(self._workspace, package, after=last):
                with uncollected():
                    sitting = sitting.with_decisions([*sitting.decisions, *fresh])
            held.latest = sitting
            bench = sitting.bench
            if held.finishing is not bench:
                held.finishing = bench
                self._behind.submit(self._finish, held, sitting)
        self._look_at_cuts(package, sitting)
        return sitting

    def _finish(self, held: _Held, sitting: Sitting) -> None:
        """Judge what is left, and have it kept."""
        sitting.bench.finish(_PAUSE)
        self._keeper.submit(self._keep, held, sitting)

    def _keep(self, held: _Held, sitting: Sitting) -> None:
        """Keep what the desk shows, unless more was corrected meanwhile."""
        if held.latest is None or held.latest.bench is not sitting.bench:
            return
        try:
            mark = held.opening.result().mark
            held.stored = keep_sight(self._workspace, held.record, sitting, mark, held.stored)
        except SQLAlchemyError:  # nobody waits for this: who opens the package next keeps it
            held.stored = None
            _LOG.warning("package %s: what the desk shows was not kept", held.record.id, exc_info=True)

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
        self._keeper.shutdown(cancel_futures=True)

    def _hold(self, package: int) -> _Held:
        record = find_package(self._workspace, package)
        with self._lock:
            held = self._held.get(package)
            if held is None or held.record.verified_at != record.verified_at or _failed(held):
                wanted = threading.Event()
                held = _Held(record, self._behind.submit(self._open, record, wanted), wanted)
                self._held[package] = held
            self._held.move_to_end(package)
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        return held

    def _open(self, record: PackageRecord, wanted: threading.Event) -> _Opened:
        wanted.wait(_GRACE)
        mark = mark_of(self._workspace, record.id)
        with uncollected():
            options, dossier = options_of(self._workspace, record.id), dossier_of(self._workspace, record.id)
            beyond = beyond_package(self._workspace, record, dossier.documents)
            decisions = decisions_of(self._workspace, record.id)
            sitting = open_sitting(dossier, load_profile(options.programme), decisions, beyond)
            sitting.bench.finish()
            settled()  # before the collector looks through all of it, while everyone waits
        return _Opened(sitting, pictures_from(dossier, options, options.cache_place), mark)


def _failed(held: _Held) -> bool:
    return held.opening.done() and held.opening.exception() is not None
