"""A page once read, and the key under which it is kept. Loads no database: workers are sent it before they need one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from extract.pages import Page


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as read, and its picture as submitted (JPEG) where one was made."""

    page: Page
    picture: bytes | None = None

    def named(self, file: str) -> ReadPage:
        """The same content as a page of another file."""
        if file == self.page.file:
            return self
        return replace(self, page=renamed(self.page, self.page.file, file))


def page_key(sha256: str, number: int, version: str) -> str:
    """Key of a page: content of its file, its number, and the version of everything that reads it."""
    return hashlib.sha256(f"{sha256}\n{number}\n{version}".encode()).hexdigest()


def renamed(page: Page, before: str, after: str) -> Page:
    """The page under another file name, in its message too."""
    return replace(page, file=after, message=page.message.replace(before, after, 1) if before else page.message)
