"""Where a report's pictures lie: inside the page, or in a folder beside it where they are too many for one file."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Protocol

from heyan.whole import write_whole

FOLDER = "report.pages"
MOST_INSIDE = 400
"""Pages whose pictures one file holds: some 35 MB. A browser opens ten times that, but slowly, and has to hold it."""


class Shelf(Protocol):
    """Takes pictures of pages."""

    def put(self, jpeg: bytes) -> str:
        """Keep a picture; gives the member of a JSON object that leads to it."""


class Inside:
    """The page itself: base64 holds nothing that could end a script element."""

    def put(self, jpeg: bytes) -> str:
        """The picture in words."""
        return f'"jpeg": "{base64.b64encode(jpeg).decode()}"'


class Beside:
    """A folder beside the page. Pictures are named by content: a page written before keeps its own until `tidy`."""

    def __init__(self, report: Path) -> None:
        self._folder = report / FOLDER
        self._names: set[str] = set()

    def put(self, jpeg: bytes) -> str:
        """The picture as a file, written whole."""
        name = f"{hashlib.sha256(jpeg).hexdigest()[:20]}.jpg"
        path = self._folder / name
        if name not in self._names and not path.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, jpeg)
        self._names.add(name)
        return f'"file": "{FOLDER}/{name}"'

    def tidy(self) -> None:
        """Take away what an earlier report left there."""
        if self._folder.is_dir():
            for path in self._folder.glob("*.jpg"):
                if path.name not in self._names:
                    path.unlink(missing_ok=True)
            if not self._names and not any(self._folder.iterdir()):
                self._folder.rmdir()
