"""How a finding on a whole package came out, planted or honest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from validators.findings import Check


@dataclass(frozen=True, slots=True)
class Found:
    """How a finding came out: its code, what was planted (None for an honest package), its statuses, worst first."""

    code: str
    kind: str
    planted: bool
    statuses: tuple[str, ...]

    @property
    def is_as_it_should(self) -> bool:
        """A fault is named, an honest package neither fails nor lacks anything."""
        told = {"fail", "missing", "unclear"} & set(self.statuses)
        return bool(told) if self.planted else not {"fail", "missing"} & set(self.statuses)


def found_in(code: str, kind: str, checks: Iterable[Check], *, planted: bool) -> Found:
    """What came of one package: the statuses of the checks of a code."""
    return Found(code, kind, planted, tuple(sorted(str(check.status) for check in checks if check.code == code)))
