"""The journal of decisions: append-only, and nobody decides upon a state that is no more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pydantic import TypeAdapter
from sqlalchemy import RowMapping, insert, select
from sqlalchemy.exc import IntegrityError

from heyan.desk.decisions import Decision, Draft
from heyan.desk.tables import DECISIONS
from ocr.errors import InputError

if TYPE_CHECKING:
    from heyan.workspace.place import Workspace

_DRAFT = TypeAdapter(Draft)


class StaleError(InputError):
    """Someone else decided on the row in the meantime; `others` are those decisions. Nothing was written."""

    def __init__(self, others: Sequence[Decision]) -> None:
        self.others = tuple(others)
        super().__init__("这一行刚才已有新的决定，您的决定没有记入。请先看清新的决定，再作决定。")


def append(workspace: Workspace, package: int, who: str, draft: Draft, *, account: str = "") -> Decision:
    """Write a decision down; `account` is that of the person where it is not the name itself.

    Raises:
        StaleError: its ground is not the last state of the row.
    """
    row, last = draft.ground.row, draft.ground.last
    when = datetime.now(UTC).astimezone().replace(microsecond=0)
    values = {
        "package": package,
        "row": row,
        "last": last,
        "act": draft.act.value,
        "who": who,
        "account": account or who,
        "made_at": when.isoformat(),
        "draft": _DRAFT.dump_json(draft).decode(),
    }
    others: list[Decision] = []
    try:
        with workspace.writing() as connection:
            query = select(DECISIONS).where(DECISIONS.c.package == package, DECISIONS.c.row == row)
            known = [_decision(found) for found in connection.execute(query.order_by(DECISIONS.c.number)).mappings()]
            others = [decision for decision in known if decision.number > last]
            if others or last not in {0, *(decision.number for decision in known)}:
                raise StaleError(others)
            number = connection.execute(insert(DECISIONS).values(values).returning(DECISIONS.c.number)).scalar_one()
    except IntegrityError as error:  # two processes at once: the other's is in
        raise StaleError([item for item in decisions_of(workspace, package, row) if item.number > last]) from error
    return Decision(number, package, who, when, draft, account or who)


def decisions_of(workspace: Workspace, package: int, row: str | None = None, *, after: int = 0) -> list[Decision]:
    """The decisions on a package, or on one of its rows, in the order in which they were made.

    Args:
        workspace: where they are kept.
        package: id of the package.
        row: key of a row, None for all.
        after: only those with a higher number.
    """
    query = select(DECISIONS).where(DECISIONS.c.package == package, DECISIONS.c.number > after)
    if row is not None:
        query = query.where(DECISIONS.c.row == row)
    with workspace.reading() as connection:
        return [_decision(found) for found in connection.execute(query.order_by(DECISIONS.c.number)).mappings()]


def _decision(found: RowMapping) -> Decision:
    return Decision(
        number=found["number"],
        package=found["package"],
        who=found["who"],
        when=datetime.fromisoformat(found["made_at"]),
        draft=_DRAFT.validate_json(found["draft"]),
        account=found["account"],
    )
