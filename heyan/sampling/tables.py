"""Samples as the workspace keeps them. Working papers come back from people: they are held against what stands here."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import asdict
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, LargeBinary, Table, Text, insert, select

from heyan.sampling.draw import Draw, draw_sample
from heyan.sampling.frame import Frame, FrameRow
from heyan.sampling.plan import Method, Plan
from heyan.workspace.tables import SCHEMA
from ocr.errors import InputError
from validators.findings import Verdict

if TYPE_CHECKING:
    from heyan.workspace.place import Workspace

SAMPLES = Table(
    "samples",
    SCHEMA,
    Column("id", Text, primary_key=True),
    Column("drawn_at", Text, nullable=False),
    Column("plan", Text, nullable=False),
    Column("frame", LargeBinary, nullable=False),
)
"""Frame and plan of every sample; the rows drawn follow from them."""


def sample_id(draw: Draw) -> str:
    """What a sample is known by: the same draw from the same frame has the same name."""
    told = json.dumps(_plan(draw.plan), sort_keys=True)
    return f"S-{hashlib.sha256(f'{draw.frame.digest}{told}'.encode()).hexdigest()[:16]}"


def keep_sample(workspace: Workspace, draw: Draw) -> datetime:
    """Keep a sample; one that is there already stays. Gives the moment at which it was first drawn."""
    name, now = sample_id(draw), datetime.now(UTC).astimezone()
    with workspace.writing() as connection:
        known = connection.execute(select(SAMPLES.c.drawn_at).where(SAMPLES.c.id == name)).scalar()
        if known is not None:
            return datetime.fromisoformat(known)
        values = {"id": name, "drawn_at": now.isoformat(), "plan": json.dumps(_plan(draw.plan))}
        connection.execute(insert(SAMPLES).values(**values, frame=_frame(draw.frame)))
    return now


def find_sample(workspace: Workspace, name: str) -> Draw:
    """The sample of a name, drawn once more from the frame that was kept.

    Raises:
        InputError: there is none of that name.
    """
    with workspace.reading() as connection:
        row = connection.execute(select(SAMPLES.c.plan, SAMPLES.c.frame).where(SAMPLES.c.id == name)).first()
    if row is None:
        raise InputError(f"工作区中没有抽样 {name} 的记录。请确认底稿出自这个工作区，且编号没有改动。")
    plan = json.loads(row[0])
    frame = json.loads(zlib.decompress(bytes(row[1])))
    return draw_sample(
        Frame(tuple(map(_row, frame["rows"])), frame["amount"]), Plan(**{**plan, "method": Method(plan["method"])})
    )


def _plan(plan: Plan) -> dict[str, Any]:
    return {**asdict(plan), "method": plan.method.value}


def _frame(frame: Frame) -> bytes:
    rows = [{**asdict(row), "verdict": row.verdict.value, "amount": str(row.amount)} for row in frame.rows]
    return zlib.compress(json.dumps({"amount": frame.amount, "rows": rows}, ensure_ascii=False).encode())


def _row(kept: dict[str, Any]) -> FrameRow:
    verdict, amount = Verdict(kept["verdict"]), Decimal(kept["amount"])
    return FrameRow(**{**kept, "verdict": verdict, "amount": amount, "signs": tuple(kept["signs"])})
