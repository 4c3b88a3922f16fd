"""The self-check of a package as it is kept: made once, behind, so that its page opens at once however large it is."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import TypeAdapter
from sqlalchemy import select

from heyan.memory import uncollected
from heyan.store.database import put
from heyan.web.selfcheck.comparing import Changes, changes
from heyan.web.selfcheck.corrections import ToMend, to_mend
from heyan.web.tables import SELFCHECKS
from heyan.workspace.packages import report_of

if TYPE_CHECKING:
    from heyan.web.submissions import Submissions
    from heyan.workspace.packages import PackageRecord

VERSION = 1
"""Of the form in which it is kept; one of another form is made anew."""


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """What is to be mended, and what the last submission changed; `rows` is how many the list has."""

    rows: int
    mend: ToMend
    changes: Changes | None


def make_selfcheck(submissions: Submissions, record: PackageRecord, mended: int | None) -> SelfCheck:
    """Make the self-check of a package from its report and that of the submission that it mends, and keep it."""
    with uncollected():
        report = report_of(submissions.workspace, record.id)
        before = submissions.report(mended) if mended else None
        made = SelfCheck(len(report["claims"]), to_mend(report), changes(before, report) if before else None)
        data = zlib.compress(_form().dump_json(made), 1)
    values = {"package": record.id, "made_of": _made_of(record), "data": data}
    with submissions.workspace.writing() as connection:
        connection.execute(put(SELFCHECKS, submissions.workspace.engine).values(**values))
    return made


def selfcheck_of(submissions: Submissions, record: PackageRecord, mended: int | None) -> SelfCheck:
    """The self-check of a package as last verified; made where it is not kept yet, as by `make_selfcheck`."""
    query = select(SELFCHECKS.c.made_of, SELFCHECKS.c.data).where(SELFCHECKS.c.package == record.id)
    with submissions.workspace.reading() as connection:
        found = connection.execute(query).first()
    if found is None or found.made_of != _made_of(record):
        return make_selfcheck(submissions, record, mended)
    with uncollected():
        return _form().validate_json(zlib.decompress(found.data))


def _made_of(record: PackageRecord) -> str:
    return f"{VERSION} {record.verified_at.isoformat()}"


@lru_cache(maxsize=1)
def _form() -> TypeAdapter[SelfCheck]:
    return TypeAdapter(SelfCheck)
