"""The register's tables in the workspace."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from heyan.workspace.tables import PACKAGES, SCHEMA


def _package() -> Column[int]:
    return Column("package", ForeignKey(PACKAGES.c.id, ondelete="CASCADE"), nullable=False, index=True)


THINGS = Table(
    "register_things",
    SCHEMA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _package(),
    Column("detail", Text, nullable=False),
)
"""Claims and papers; `detail` is a `Thing` as JSON."""

KEYS = Table(
    "register_keys",
    SCHEMA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("thing", ForeignKey(THINGS.c.id, ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""What things may share, as 64 bits of a hash."""

PARTICULARS = Table(
    "register_particulars",
    SCHEMA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _package(),
    Column("what", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Index("register_particulars_by_value", "what", "value", "name"),
)
"""What is known of parties: a code, a telephone, an address, a legal representative, and whose it is."""

CHANGES = Table(
    "register_changes",
    SCHEMA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("mark", Text, nullable=False),
)
"""One row, whose mark is another whenever something was put in or taken out."""
