"""The cache of pages once read, by content: the same bytes, steps and models are never read twice."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Engine, Executable, select, update
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from extract.pages import Page
from heyan.store.database import PACKAGES, PAGES, nothing, open_database, put
from ocr.errors import told

_PAGE = TypeAdapter(Page)
_FILE = "\N{SYMBOL FOR FILE SEPARATOR}"
"""Stands in kept messages for the file's name: the same content may come back under another."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as read, and its picture as submitted (JPEG) where one was made."""

    page: Page
    picture: bytes | None = None

    def named(self, file: str) -> ReadPage:
        """The same content as a page of another file."""
        if file == self.page.file:
            return self
        return replace(self, page=_renamed(self.page, self.page.file, file))


def page_key(sha256: str, number: int, version: str) -> str:
    """Key of a page: content of its file, its number, and the version of everything that reads it."""
    return hashlib.sha256(f"{sha256}\n{number}\n{version}".encode()).hexdigest()


class PageCache:
    """Pages in a folder's SQLite file or in a database named by a URL. Safe for several processes.

    Use it in one thread. A folder that cannot be opened or written (no permission, a full disk) keeps nothing more;
    `fault` says so in Chinese where it could not be opened, and is empty otherwise.

    Raises:
        ConfigError: a database URL that leads nowhere.
    """

    def __init__(self, place: str) -> None:
        self.fault = ""
        self._engine: Engine
        try:
            self._engine = open_database(place)
        except (OSError, OperationalError) as error:
            reason = told(error) if isinstance(error, OSError) else error.orig
            self.fault = f"缓存目录 {place} 无法使用（{reason}），本次读过的页面不会保留。可用 --cache 另选目录。"
            self._engine = nothing()
        self._connection = self._engine.connect()

    def get(self, key: str, file: str) -> ReadPage | None:
        """The page under a key, as a page of `file`; None where it was never read."""
        row = self._row(select(PAGES.c.page, PAGES.c.picture).where(PAGES.c.key == key))
        if row is None:
            return None
        try:
            page = _PAGE.validate_json(zlib.decompress(row[0]))
        except (ValueError, zlib.error):
            return None
        return ReadPage(_renamed(page, _FILE, file), row[1])

    def has(self, key: str) -> bool:
        """Whether a page is kept under a key."""
        return self._row(select(PAGES.c.key).where(PAGES.c.key == key)) is not None

    def put(self, key: str, read: ReadPage) -> None:
        """Keep a page. Its file name is not kept: the content alone counts."""
        blob = zlib.compress(_PAGE.dump_json(_renamed(read.page, read.page.file, _FILE)), 1)
        self._write(put(PAGES, self._engine).values(key=key, page=blob, picture=read.picture))

    def put_picture(self, key: str, picture: bytes) -> None:
        """Add the picture of a page that is kept already."""
        self._write(update(PAGES).where(PAGES.c.key == key).values(picture=picture))

    def picture(self, key: str) -> bytes | None:
        """The picture kept with a page, None where there is none."""
        row = self._row(select(PAGES.c.picture).where(PAGES.c.key == key))
        return row[0] if row else None

    def package(self, key: str) -> bytes | None:
        """What was made of the pages of a package, as it was kept; None where it was not."""
        row = self._row(select(PACKAGES.c.reading).where(PACKAGES.c.key == key))
        return row[0] if row else None

    def put_package(self, key: str, reading: bytes) -> None:
        """Keep what was made of the pages of a package."""
        self._write(put(PACKAGES, self._engine).values(key=key, reading=reading))

    def _row(self, query: Executable) -> Any:
        """The row that a query finds; None where there is none, or where the file was damaged since it was opened."""
        try:
            return self._connection.execute(query).first()
        except SQLAlchemyError:
            return None

    def _write(self, statement: Executable) -> None:
        try:
            self._connection.execute(statement)
        except SQLAlchemyError:
            return

    def close(self) -> None:
        """Release the file or the connection."""
        self._connection.close()
        self._engine.dispose()


@contextmanager
def open_cache(place: str) -> Iterator[PageCache]:
    """The cache at a place, closed at the end."""
    cache = PageCache(place)
    try:
        yield cache
    finally:
        cache.close()


def _renamed(page: Page, before: str, after: str) -> Page:
    """The page under another file name, in its message too."""
    return replace(page, file=after, message=page.message.replace(before, after, 1) if before else page.message)
