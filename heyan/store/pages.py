"""The cache of pages once read, by content: the same bytes, steps and models are never read twice."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extract.pages import Page
from heyan.store.folder import FolderRows, NoRows, Rows, is_url
from heyan.store.read_page import ReadPage, renamed
from ocr.errors import told

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_FILE = "\N{SYMBOL FOR FILE SEPARATOR}"
"""Stands in kept messages for the file's name: the same content may come back under another."""


@cache
def _pages() -> TypeAdapter[Page]:
    """Writes and reads a page as JSON; a run that needs no single page need not load pydantic for it."""
    from pydantic import TypeAdapter

    return TypeAdapter(Page)


class PageCache:
    """Pages in a folder's SQLite file or in a database named by a URL. Safe for several processes.

    Use it in one thread. A folder that cannot be opened or written (no permission, a full disk) keeps nothing more;
    `fault` says so in Chinese where it could not be opened, and is empty otherwise.

    Raises:
        ConfigError: a database URL that leads nowhere.
    """

    def __init__(self, place: str) -> None:
        self.fault = ""
        self._rows: Rows
        try:
            self._rows = _open_rows(place)
        except (OSError, sqlite3.OperationalError) as error:
            reason = told(error) if isinstance(error, OSError) else error
            self.fault = f"缓存目录 {place} 无法使用（{reason}），本次读过的页面不会保留。可用 --cache 另选目录。"
            self._rows = NoRows()

    def get(self, key: str, file: str) -> ReadPage | None:
        """The page under a key, as a page of `file`; None where it was never read."""
        row = self._rows.get("pages", key, ("page", "picture"))
        if row is None:
            return None
        try:
            page = _pages().validate_json(zlib.decompress(row[0]))
        except (ValueError, zlib.error):
            return None
        return ReadPage(renamed(page, _FILE, file), row[1])

    def has(self, key: str) -> bool:
        """Whether a page is kept under a key."""
        return self._rows.get("pages", key, ("key",)) is not None

    def put(self, key: str, read: ReadPage) -> None:
        """Keep a page. Its file name is not kept: the content alone counts."""
        blob = zlib.compress(_pages().dump_json(renamed(read.page, read.page.file, _FILE)), 1)
        self._rows.put("pages", key, {"page": blob, "picture": read.picture})

    def put_picture(self, key: str, picture: bytes) -> None:
        """Add the picture of a page that is kept already."""
        self._rows.update("pages", key, {"picture": picture})

    def picture(self, key: str) -> bytes | None:
        """The picture kept with a page, None where there is none."""
        row = self._rows.get("pages", key, ("picture",))
        return row[0] if row else None

    def package(self, key: str) -> bytes | None:
        """What was made of the pages of a package, as it was kept; None where it was not."""
        row = self._rows.get("packages", key, ("reading",))
        return row[0] if row else None

    def put_package(self, key: str, reading: bytes) -> None:
        """Keep what was made of the pages of a package."""
        self._rows.put("packages", key, {"reading": reading})

    def close(self) -> None:
        """Release the file or the connection."""
        self._rows.close()


def _open_rows(place: str) -> Rows:
    if not is_url(place):
        return FolderRows(Path(place))
    from heyan.store.database import DatabaseRows

    return DatabaseRows(place)


@contextmanager
def open_cache(place: str) -> Iterator[PageCache]:
    """The cache at a place, closed at the end."""
    cache = PageCache(place)
    try:
        yield cache
    finally:
        cache.close()
