"""Reports and self-checks of packages as the workspace keeps them, parsed once and held for a while."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from heyan.memory import uncollected
from heyan.web.selfcheck.keeping import SelfCheck, selfcheck_of
from heyan.workspace.packages import report_of

if TYPE_CHECKING:
    from heyan.web.submissions import Submission, Submissions
    from heyan.workspace.packages import PackageRecord

_HELD = 12
"""What is held; a report of 2,000 rows takes about 60 MB."""


@dataclass(frozen=True, slots=True)
class Reports:
    """Gives the reports of packages and their self-checks. Safe for several threads."""

    submissions: Submissions
    _held: OrderedDict[object, object] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, record: PackageRecord) -> dict[str, Any]:
        """The report.json of a package as last verified; not to be changed."""
        made = self._once(("report", *_key(record)), lambda: report_of(self.submissions.workspace, record.id))
        return cast("dict[str, Any]", made)

    def check(self, record: PackageRecord, latest: Submission | None) -> SelfCheck:
        """The self-check of a package as last verified; `latest` is its latest verified submission."""
        number, mended = (latest.id, latest.mends) if latest else (None, None)
        made = self._once(("check", *_key(record), number), lambda: selfcheck_of(self.submissions, record, mended))
        return cast("SelfCheck", made)

    def _once(self, key: object, make: Callable[[], object]) -> object:
        """What is held under a key, made where it is not; what was used longest ago goes."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        with uncollected():
            made = make()
        with self._lock:
            self._held[key] = made
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        return made


def _key(record: PackageRecord) -> tuple[int, str]:
    return record.id, record.verified_at.isoformat()
