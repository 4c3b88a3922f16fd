"""The tables of the workspace that every room shares."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

SCHEMA = MetaData()
"""All tables of a workspace. The rooms add theirs in modules of their own."""

PACKAGES = Table(
    "packages",
    SCHEMA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("path", Text, nullable=False, unique=True),
    Column("content", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("programme", Text),
    Column("applicant", Text),
    Column("verified_at", Text, nullable=False),
    Column("figures", Text, nullable=False),
    Column("report", LargeBinary, nullable=False),
    Column("dossier", LargeBinary, nullable=False),
    Column("options", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)
"""Packages as last verified. `figures` is JSON: rows and amounts by verdict; `report` is report.json, compressed."""


def _of_package() -> Column[int]:
    return Column("package", Integer, ForeignKey(PACKAGES.c.id, ondelete="CASCADE"), primary_key=True)


SIGHTS = Table(
    "sights",
    SCHEMA,
    _of_package(),
    Column("state", Text, nullable=False),
    Column("register", Text, nullable=False),
    Column("beyond", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
"""The list of the desk as last judged, and what it was judged of (`heyan/desk/kept.py`); gone when verified again."""
SIGHT_ROWS = Table(
    "sight_rows",
    SCHEMA,
    _of_package(),
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)
"""What the desk shows of every row, in the state of the list."""
SIGHT_COUNTS = Table(
    "sight_counts",
    SCHEMA,
    _of_package(),
    Column("state", Text, nullable=False),
    Column("decision", Integer, nullable=False),
    Column("data", Text, nullable=False),
)
"""Rows by verdict (JSON, `heyan/desk/counts.py`) in the state of a list and as of the last decision."""
