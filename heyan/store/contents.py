"""Contents of submitted files, by SHA-256, where the workers of a cluster can fetch them: they see no package's folder.

In a folder they are plain files, in a database rows of some megabytes. A content stays as long as a run uses it.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine, delete, select

from heyan.store.database import CONTENT_USERS, CONTENTS, SCHEMA, open_url, put
from heyan.store.folder import is_url
from ocr.errors import EngineError

PART_BYTES = 4 * 1024 * 1024
STALE_SECONDS = 7 * 24 * 3600
"""A run that began so long ago has ended, even if it was killed before it could say so."""
LOCAL_BYTES = 4_000_000_000
"""How much a worker keeps of what it fetched; what was used longest ago goes first."""


class Contents(Protocol):
    """Where contents are handed over."""

    def put(self, sha256: str, path: Path) -> None:
        """Hand over the content of a file. What is there already is not written again."""

    def fetch(self, sha256: str) -> Path:
        """The content as a file of this machine.

        Raises:
            EngineError: it is not there.
        """

    def release(self) -> None:
        """This run needs its contents no longer; those that no other run uses are removed."""


def open_contents(place: str, run: str, local: Path) -> Contents:
    """The contents that belong to a page cache.

    Args:
        place: folder or database URL of the cache.
        run: names the run that hands over.
        local: where a worker keeps what it fetched from a database.
    """
    if is_url(place):
        return DatabaseContents(open_url(place, SCHEMA), run, local)
    return FolderContents(Path(place) / "contents", run)


class FolderContents:
    """Contents as files of a folder that all workers see; each run has a folder of its own in it."""

    def __init__(self, folder: Path, run: str) -> None:
        self._folder = folder / run
        self._all = folder

    def put(self, sha256: str, path: Path) -> None:
        """Copy a file in, whole or not at all."""
        target = self._folder / sha256
        if target.exists():
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as draft, path.open("rb") as source:
            shutil.copyfileobj(source, draft, PART_BYTES)
        Path(draft.name).replace(target)

    def fetch(self, sha256: str) -> Path:
        """The file itself: it lies where this worker can read it."""
        for found in self._all.glob(f"*/{sha256}"):
            return found
        raise _missing(sha256)

    def release(self) -> None:
        """Remove the run's folder, and those of runs that were killed long ago."""
        shutil.rmtree(self._folder, ignore_errors=True)
        for folder in self._all.glob("*/"):
            if folder.stat().st_mtime < time.time() - STALE_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


class DatabaseContents:
    """Contents as rows of a database, kept as files by the worker that fetched them."""

    def __init__(self, engine: Engine, run: str, local: Path) -> None:
        self._engine = engine
        self._run = run
        self._local = local

    def put(self, sha256: str, path: Path) -> None:
        """Write a file's parts, the first part last: where it stands, the content is whole."""
        with self._engine.connect() as connection:
            connection.execute(put(CONTENT_USERS, self._engine).values(sha256=sha256, run=self._run, since=time.time()))
            first = select(CONTENTS.c.part).where(CONTENTS.c.sha256 == sha256, CONTENTS.c.part == 0)
            if connection.execute(first).first() is not None:
                return
            for number, data in sorted(_parts(path), key=lambda part: part[0] == 0):
                connection.execute(put(CONTENTS, self._engine).values(sha256=sha256, part=number, data=data))

    def fetch(self, sha256: str) -> Path:
        """The content as a local file, from the database where it is not here yet."""
        target = self._local / sha256
        if target.exists():
            target.touch()
            return target
        self._local.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._local, delete=False) as draft:
            parts = 0
            for data in self._stored(sha256):
                draft.write(data)
                parts += 1
        if not parts:
            Path(draft.name).unlink()
            raise _missing(sha256)
        Path(draft.name).replace(target)
        self._make_room()
        return target

    def release(self) -> None:
        """Forget the run, and contents without a run."""
        ended = (CONTENT_USERS.c.run == self._run) | (CONTENT_USERS.c.since < time.time() - STALE_SECONDS)
        with self._engine.connect() as connection:
            connection.execute(delete(CONTENT_USERS).where(ended))
            connection.execute(delete(CONTENTS).where(CONTENTS.c.sha256.not_in(select(CONTENT_USERS.c.sha256))))
        self._engine.dispose()

    def _stored(self, sha256: str) -> Iterator[bytes]:
        """The parts of a content, one at a time: a file of gigabytes fits no memory."""
        query = select(CONTENTS.c.data).where(CONTENTS.c.sha256 == sha256)
        with self._engine.connect() as connection:
            for number in count():
                row = connection.execute(query.where(CONTENTS.c.part == number)).first()
                if row is None:
                    return
                yield row[0]

    def _make_room(self) -> None:
        """Remove what was used longest ago where more is kept here than should be."""
        kept = sorted(self._local.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
        total = 0
        for path in kept:
            total += path.stat().st_size
            if total > LOCAL_BYTES and path != kept[0]:
                path.unlink(missing_ok=True)


def _parts(path: Path) -> Iterator[tuple[int, bytes]]:
    """Number and bytes of each part; an empty file has one empty part."""
    with path.open("rb") as source:
        data, number = source.read(PART_BYTES), 0
        while data or number == 0:
            yield number, data
            data, number = source.read(PART_BYTES), number + 1


def _missing(sha256: str) -> EngineError:
    return EngineError(f"共享缓存中没有文件内容 {sha256[:12]}…。请确认各处使用同一缓存（--cache），然后重新运行。")
