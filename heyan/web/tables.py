"""The tables of the pages, in the database of the workspace: accounts, sessions, tokens."""

from __future__ import annotations

from sqlalchemy import Column, Float, MetaData, Table, Text

WEB = MetaData()
SESSIONS = Table(
    "sessions",
    WEB,
    Column("key", Text, primary_key=True),
    Column("account", Text, nullable=False, index=True),
    Column("since", Float, nullable=False),
    Column("seen", Float, nullable=False),
)
