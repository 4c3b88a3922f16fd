"""The table of decisions, in the workspace's database. Rows are added to it, never changed, never removed."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table, Text, UniqueConstraint

from heyan.workspace.tables import PACKAGES, SCHEMA

DECISIONS = Table(
    "decisions",
    SCHEMA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("package", Integer, ForeignKey(PACKAGES.c.id), nullable=False),
    Column("row", Text, nullable=False),
    Column("last", Integer, nullable=False),
    Column("act", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("draft", Text, nullable=False),
    UniqueConstraint("package", "row", "last"),
    sqlite_autoincrement=True,
)
"""Decisions. Those on one row form a chain: `last` is the number of the one before, so no two can follow the same."""
