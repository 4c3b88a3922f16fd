"""The tables of the pages, in the database of the workspace: accounts, sessions, tokens, what was handed in.

Moments are seconds since the epoch, so that both databases compare them alike.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, Table, Text

from heyan.workspace.tables import PACKAGES, SCHEMA

ACCOUNTS = Table(
    "accounts",
    SCHEMA,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("shown", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("since", Float, nullable=False),
)
SESSIONS = Table(
    "sessions",
    SCHEMA,
    Column("key", Text, primary_key=True),
    Column("account", Text, nullable=False, index=True),
    Column("since", Float, nullable=False),
    Column("seen", Float, nullable=False),
)
TOKENS = Table(
    "tokens",
    SCHEMA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False, unique=True),
    Column("account", Text, nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("since", Float, nullable=False),
    Column("until", Float, nullable=False),
    sqlite_autoincrement=True,
)
ATTEMPTS = Table(
    "attempts",
    SCHEMA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("account", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("at", Float, nullable=False, index=True),
)
"""Log-ins that failed of late, so that guessing ends however many processes serve."""
SUBMISSIONS = Table(
    "submissions",
    SCHEMA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("owner", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("programme", Text),
    Column("folder", Text, nullable=False),
    Column("mends", Integer, ForeignKey("submissions.id", ondelete="SET NULL")),
    Column("package", Integer, ForeignKey(PACKAGES.c.id, ondelete="SET NULL"), index=True),
    Column("state", Text, nullable=False),
    Column("message", Text, nullable=False, default=""),
    Column("files", Integer, nullable=False, default=0),
    Column("bytes", Integer, nullable=False, default=0),
    Column("done", Integer, nullable=False, default=0),
    Column("total", Integer, nullable=False, default=0),
    Column("made", Float, nullable=False),
    Column("queued", Float),
    Column("started", Float),
    Column("ended", Float),
    Column("beat", Float),
    Column("run", Text),
    Column("report", LargeBinary),
    sqlite_autoincrement=True,
)
"""What was handed in: files in a folder of the workspace, and how their verification stands. `report` is what was found
then, report.json compressed: the next one is held against it."""
Index("submissions_state", SUBMISSIONS.c.state)
SELFCHECKS = Table(
    "selfchecks",
    SCHEMA,
    Column("package", Integer, ForeignKey(PACKAGES.c.id, ondelete="CASCADE"), primary_key=True),
    Column("made_of", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
"""The self-check of a package, made of its report as last verified."""
ALBUMS = Table(
    "albums",
    SCHEMA,
    Column("package", Integer, ForeignKey(PACKAGES.c.id, ondelete="CASCADE"), primary_key=True),
    Column("made_of", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
"""What is needed to show a page of a package: which pages it has, and where their pictures come from."""
REVIEWERS = Table(
    "reviewers",
    SCHEMA,
    Column("package", Integer, ForeignKey(PACKAGES.c.id, ondelete="CASCADE"), primary_key=True),
    Column("account", Text, nullable=False),
    Column("since", Float, nullable=False),
)
"""Who works on a package."""
