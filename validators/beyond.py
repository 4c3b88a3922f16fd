"""What is known beyond the package that is judged: its papers under other claims, told by a register of packages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from validators.findings import Check, in_trouble, worst_first


@dataclass(frozen=True, slots=True)
class Beyond:
    """Checks that a register adds, by row of the list, and findings on the package as a whole."""

    rows: Mapping[int, tuple[Check, ...]] = field(default_factory=dict)
    findings: tuple[Check, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows or self.findings)

    def added_to(self, row: int, checks: Sequence[Check]) -> tuple[Check, ...]:
        """The checks of a row with what is known of it; a code stands once, with the worst of what was found."""
        more = {check.code: check for check in self.rows.get(row, ())}
        known = {check.code for check in checks}
        merged = (_joined(check, more[check.code]) if check.code in more else check for check in checks)
        return (*merged, *(check for code, check in more.items() if code not in known))


NOTHING_BEYOND = Beyond()


def _joined(first: Check, second: Check) -> Check:
    """Two checks of one code as one."""
    telling = in_trouble((first, second)) or worst_first((first, second))[:1]
    return Check(
        code=first.code,
        status=telling[0].status,
        expected=telling[0].expected,
        found="；".join(dict.fromkeys(check.found for check in telling if check.found)) or None,
        message="".join(dict.fromkeys(check.message for check in telling)),
        evidence=tuple(dict.fromkeys(item for check in (*telling, first, second) for item in check.evidence)),
        elsewhere=(*first.elsewhere, *second.elsewhere),
    )
