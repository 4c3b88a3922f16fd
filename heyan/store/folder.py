"""Rows by key in a folder's SQLite file, by the standard library alone.

A library for databases takes longer to load, in every process of a run, than a run takes to find its rows here.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

FILE_NAME = "pages.sqlite"
_TABLES = (
    "CREATE TABLE IF NOT EXISTS pages (key TEXT NOT NULL PRIMARY KEY, page BLOB NOT NULL, picture BLOB)",
    "CREATE TABLE IF NOT EXISTS packages (key TEXT NOT NULL PRIMARY KEY, reading BLOB NOT NULL)",
)
"""Those of `heyan.store.database` that hold rows by a key."""
WAIT_SECONDS, TRIES, PAUSE_SECONDS = 30, 5, 0.2
"""How long a process waits for another one's lock, and how often, after what pause, it tries again to make tables."""


def is_url(place: str) -> bool:
    """Whether a place is a database URL, else it is a folder."""
    return "://" in place


class Rows(Protocol):
    """Tables whose rows have one key each."""

    def get(self, table: str, key: str, columns: Sequence[str]) -> Sequence[Any] | None:
        """Some columns of a row; None where there is none, or where it cannot be read any more."""

    def put(self, table: str, key: str, values: Mapping[str, bytes | None]) -> None:
        """Keep a row, in place of the one with its key; nothing is kept where there is no room."""

    def update(self, table: str, key: str, values: Mapping[str, bytes | None]) -> None:
        """Change columns of a row that is there."""

    def close(self) -> None:
        """Release the file or the connection."""


class NoRows:
    """Holds nothing and takes nothing."""

    def get(self, _table: str, _key: str, _columns: Sequence[str]) -> None:
        """Nothing."""

    def put(self, _table: str, _key: str, _values: Mapping[str, bytes | None]) -> None:
        """Forgets it."""

    def update(self, _table: str, _key: str, _values: Mapping[str, bytes | None]) -> None:
        """Forgets it."""

    def close(self) -> None:
        """Nothing is held."""


class FolderRows:
    """Rows in a folder's SQLite file, which is made where it is missing. Safe for several processes.

    A file that is damaged is set aside as `pages.damaged`, and begun anew.

    Raises:
        OSError: the folder cannot be made.
        sqlite3.OperationalError: the file cannot be opened or written.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / FILE_NAME
        try:
            self._connection = _opened(path)
        except sqlite3.OperationalError:  # no permission, full, locked: the file itself may be sound
            raise
        except sqlite3.DatabaseError:
            path.replace(path.with_suffix(".damaged"))
            self._connection = _opened(path)

    def get(self, table: str, key: str, columns: Sequence[str]) -> Sequence[Any] | None:
        """See `Rows.get`."""
        try:
            query = f"SELECT {', '.join(columns)} FROM {table} WHERE key = ?"  # noqa: S608  names are this program's
            found: Sequence[Any] | None = self._connection.execute(query, (key,)).fetchone()
        except sqlite3.Error:
            return None
        return found

    def put(self, table: str, key: str, values: Mapping[str, bytes | None]) -> None:
        """See `Rows.put`."""
        names = ", ".join(values)
        marks = ", ".join("?" for _ in values)
        self._run(f"INSERT OR REPLACE INTO {table} (key, {names}) VALUES (?, {marks})", key, *values.values())  # noqa: S608

    def update(self, table: str, key: str, values: Mapping[str, bytes | None]) -> None:
        """See `Rows.update`."""
        told = ", ".join(f"{name} = ?" for name in values)
        self._run(f"UPDATE {table} SET {told} WHERE key = ?", *values.values(), key)  # noqa: S608

    def close(self) -> None:
        """See `Rows.close`."""
        self._connection.close()

    def _run(self, statement: str, *values: object) -> None:
        try:
            self._connection.execute(statement, values)
        except sqlite3.Error:
            return


def _opened(path: Path) -> sqlite3.Connection:
    """The file with its tables; tried again, since processes that begin at once are in each other's way."""
    for _ in range(TRIES - 1):
        try:
            return _connected(path)
        except sqlite3.OperationalError:
            time.sleep(PAUSE_SECONDS)
    return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        for statement in _TABLES:
            connection.execute(statement)
    except sqlite3.Error:
        connection.close()
        raise
    return connection
