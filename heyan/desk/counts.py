"""Rows by verdict as of the decisions of reviewers, for a list of packages: counted once after every decision."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from heyan.desk.keeping import glance_at
from heyan.desk.tables import DECISIONS
from heyan.store.database import put
from heyan.workspace.tables import SIGHT_COUNTS, SIGHTS
from validators.findings import Verdict

if TYPE_CHECKING:
    from heyan.desk.kept import View
    from heyan.workspace.packages import PackageRecord
    from heyan.workspace.place import Workspace


@dataclass(frozen=True, slots=True)
class Counts:
    """A package as of the decisions: the reviewer's verdict where a row is settled, else the machine's.

    `received` is what the rows of a verdict claim as received, in yuan; `settled` the number of rows that are settled.
    """

    rows: Mapping[Verdict, int]
    received: Mapping[Verdict, Decimal]
    settled: int


def counts_of(workspace: Workspace, records: Iterable[PackageRecord]) -> Mapping[int, Counts]:
    """The counts of those packages on which somebody decided and whose rows are known as of the last decision."""
    known = {record.id: record for record in records}
    last = (
        select(DECISIONS.c.package, func.max(DECISIONS.c.number).label("number"))
        .where(DECISIONS.c.package.in_(known))
        .group_by(DECISIONS.c.package)
        .subquery()
    )
    mine = (SIGHT_COUNTS.c.package == SIGHTS.c.package) & (SIGHT_COUNTS.c.state == SIGHTS.c.state)
    query = (
        select(last.c.package, SIGHT_COUNTS.c.data)
        .join(SIGHTS, SIGHTS.c.package == last.c.package)
        .outerjoin(SIGHT_COUNTS, mine & (SIGHT_COUNTS.c.decision == last.c.number))
    )
    with workspace.reading() as connection:
        rows = connection.execute(query).all()
    found: dict[int, Counts] = {}
    for package, data in rows:
        if data is not None:
            found[package] = _read(data)
        elif (anew := _counted(workspace, known[package])) is not None:
            found[package] = anew
    return found


def _counted(workspace: Workspace, record: PackageRecord) -> Counts | None:
    """Count the rows of a package from what was kept of it, where that holds."""
    glance = glance_at(workspace, record)
    if glance is None:
        return None
    counts = _counts(glance)
    told = json.dumps(
        {
            "rows": {verdict.value: count for verdict, count in counts.rows.items()},
            "received": {verdict.value: str(amount) for verdict, amount in counts.received.items()},
            "settled": counts.settled,
        }
    )
    with workspace.writing() as connection:
        values = {"package": record.id, "state": glance.state, "decision": glance.decisions[-1].number, "data": told}
        connection.execute(put(SIGHT_COUNTS, workspace.engine).values(**values))
    return counts


def _counts(view: View) -> Counts:
    standings, verdicts = view.standings, view.verdicts
    ruled = {number: standing.verdict for number, standing in standings.items() if standing.verdict is not None}
    rows: Counter[Verdict] = Counter()
    received = dict.fromkeys(Verdict, Decimal(0))
    for number, line in view.lines.items():
        verdict = ruled.get(number, verdicts[number])
        rows[verdict] += 1
        received[verdict] += line.received or Decimal(0)
    return Counts({verdict: rows[verdict] for verdict in Verdict}, received, len(ruled))


def _read(text: str) -> Counts:
    told = json.loads(text)
    return Counts(
        {verdict: told["rows"][verdict.value] for verdict in Verdict},
        {verdict: Decimal(told["received"][verdict.value]) for verdict in Verdict},
        told["settled"],
    )
