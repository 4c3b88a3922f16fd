"""The cache of pages once read, by content: the same bytes, steps and models are never read twice."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from extract.pages import Page

_SCHEMA = """
CREATE TABLE IF NOT EXISTS pages (key TEXT PRIMARY KEY, page BLOB NOT NULL, picture BLOB);
"""
_PAGE = TypeAdapter(Page)
_FILE = "\N{SYMBOL FOR FILE SEPARATOR}"
"""Stands in kept messages for the file's name: the same content may come back under another."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as read, and its picture as submitted (JPEG) where one was made."""

    page: Page
    picture: bytes | None = None


def page_key(sha256: str, number: int, version: str) -> str:
    """Key of a page: content of its file, its number, and the version of everything that reads it."""
    return hashlib.sha256(f"{sha256}\n{number}\n{version}".encode()).hexdigest()


class PageCache:
    """Pages in one SQLite file. Safe for several processes; a damaged file is set aside and begun anew.

    Use it in one thread. A cache that cannot be opened or written (no permission, a full disk) keeps nothing more;
    `fault` says so in Chinese where it could not be opened, and is empty otherwise.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "pages.sqlite"
        self.fault = ""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._database = self._open_or_renew()
        except (OSError, sqlite3.OperationalError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            self.fault = f"缓存目录 {folder} 无法使用（{reason}），本次读过的页面不会保留。可用 --cache 另选目录。"
            self._database = self._nothing()

    def _open_or_renew(self) -> sqlite3.Connection:
        try:
            return self._open()
        except sqlite3.OperationalError:  # no permission, full, locked: the file itself may be sound
            raise
        except sqlite3.DatabaseError:
            self._path.replace(self._path.with_suffix(".damaged"))
            return self._open()

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=30, isolation_level=None)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=NORMAL")
        database.executescript(_SCHEMA)
        return database

    def _nothing(self) -> sqlite3.Connection:
        """A store that holds nothing and takes nothing."""
        database = sqlite3.connect(":memory:", isolation_level=None)
        database.executescript(_SCHEMA)
        database.execute("PRAGMA query_only=ON")
        return database

    def get(self, key: str, file: str) -> ReadPage | None:
        """The page under a key, as a page of `file`; None where it was never read."""
        row = self._row("SELECT page, picture FROM pages WHERE key = ?", key)
        if row is None:
            return None
        try:
            page = _PAGE.validate_json(zlib.decompress(row[0]))
        except (ValueError, zlib.error):
            return None
        return ReadPage(replace(page, file=file, message=page.message.replace(_FILE, file, 1)), row[1])

    def has(self, key: str) -> bool:
        """Whether a page is kept under a key."""
        return self._row("SELECT 1 FROM pages WHERE key = ?", key) is not None

    def put(self, key: str, read: ReadPage) -> None:
        """Keep a page. Its file name is not kept: the content alone counts."""
        nameless = replace(read.page, file="", message=read.page.message.replace(read.page.file, _FILE, 1))
        blob = zlib.compress(_PAGE.dump_json(nameless), 1)
        self._write("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", key, blob, read.picture)

    def put_picture(self, key: str, picture: bytes) -> None:
        """Add the picture of a page that is kept already."""
        self._write("UPDATE pages SET picture = ? WHERE key = ?", picture, key)

    def picture(self, key: str) -> bytes | None:
        """The picture kept with a page, None where there is none."""
        row = self._row("SELECT picture FROM pages WHERE key = ?", key)
        return row[0] if row else None

    def _row(self, query: str, key: str) -> Any:
        """The row that a query finds; None where there is none, or where the file was damaged since it was opened."""
        try:
            return self._database.execute(query, (key,)).fetchone()
        except sqlite3.DatabaseError:
            return None

    def _write(self, statement: str, *values: object) -> None:
        try:
            self._database.execute(statement, values)
        except sqlite3.DatabaseError:
            return

    def close(self) -> None:
        """Release the file."""
        self._database.close()


@contextmanager
def open_cache(folder: Path) -> Iterator[PageCache]:
    """The cache in a folder, closed at the end."""
    cache = PageCache(folder)
    try:
        yield cache
    finally:
        cache.close()
