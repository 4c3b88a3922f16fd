"""Reports of packages as the workspace keeps them, parsed once and held for a while: rows are asked for one by one."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from heyan.workspace.packages import report_of

if TYPE_CHECKING:
    from heyan.workspace.packages import PackageRecord
    from heyan.workspace.place import Workspace

_HELD = 6
"""Reports held; one of 2,000 rows takes some tens of megabytes."""


@dataclass(frozen=True, slots=True)
class Reports:
    """Gives the report.json of packages. Safe for several threads."""

    workspace: Workspace
    _held: OrderedDict[tuple[int, str], dict[str, Any]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, record: PackageRecord) -> dict[str, Any]:
        """The report of a package as last verified; not to be changed."""
        key = (record.id, record.verified_at.isoformat())
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        report = report_of(self.workspace, record.id)
        with self._lock:
            self._held[key] = report
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        return report
