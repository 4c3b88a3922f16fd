"""The tables of the workspace that every room shares."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

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
