"""The cache of pages once read, by content: the same bytes, steps and models are never read twice."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from extract.pages import Page

_SCHEMA = """
CREATE TABLE IF NOT EXISTS pages (key TEXT PRIMARY KEY, page BLOB NOT NULL, picture BLOB);
"""
_PAGE = TypeAdapter(Page)


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

    Use it in one thread. A cache that cannot be written (a full disk, say) reads what it can and keeps nothing more.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "pages.sqlite"
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self._database = self._open()
        except sqlite3.DatabaseError:
            self._path.replace(self._path.with_suffix(".damaged"))
            self._database = self._open()

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=30, isolation_level=None)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=NORMAL")
        database.executescript(_SCHEMA)
        return database

    def get(self, key: str, file: str) -> ReadPage | None:
        """The page under a key, as a page of `file`; None where it was never read."""
        row = self._database.execute("SELECT page, picture FROM pages WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        try:
            page = _PAGE.validate_json(zlib.decompress(row[0]))
        except (ValueError, zlib.error):
            return None
        return ReadPage(replace(page, file=file), row[1])

    def has(self, key: str) -> bool:
        """Whether a page is kept under a key."""
        return self._database.execute("SELECT 1 FROM pages WHERE key = ?", (key,)).fetchone() is not None

    def put(self, key: str, read: ReadPage) -> None:
        """Keep a page. Its file name is not kept: the content alone counts."""
        blob = zlib.compress(_PAGE.dump_json(replace(read.page, file="")), 1)
        try:
            self._database.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", (key, blob, read.picture))
        except sqlite3.OperationalError:
            return

    def put_picture(self, key: str, picture: bytes) -> None:
        """Add the picture of a page that is kept already."""
        try:
            self._database.execute("UPDATE pages SET picture = ? WHERE key = ?", (picture, key))
        except sqlite3.OperationalError:
            return

    def picture(self, key: str) -> bytes | None:
        """The picture kept with a page, None where there is none."""
        row = self._database.execute("SELECT picture FROM pages WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

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
