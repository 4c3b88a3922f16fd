"""Files sent by a browser or a machine: streamed to disk under the limits of intake, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sqlalchemy import update
from starlette.concurrency import run_in_threadpool

from extract.limits import DEFAULT_LIMITS, Limits
from heyan.web.errors import ConflictError, TooLargeError, marked
from heyan.web.names import safe_path
from heyan.web.submissions import State
from heyan.web.tables import SUBMISSIONS

if TYPE_CHECKING:
    from heyan.web.submissions import Submission, Submissions

_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Uploads:
    """Takes files into submissions."""

    submissions: Submissions
    limits: Limits = DEFAULT_LIMITS

    async def take(self, submission: Submission, path: str, body: AsyncIterator[bytes]) -> int:
        """Take a file; one of the same path is replaced.

        Returns:
            Its size in bytes.

        Raises:
            WebError: the path leads out of the package, or names nothing.
            TooLargeError: the file, or the package with it, is larger than the limits allow.
            ConflictError: the submission takes no files any more, or a folder stands in the way.
        """
        names = safe_path(path)
        if submission.state is not State.COLLECTING:
            raise ConflictError
        place = self.submissions.place(submission)
        part = await run_in_threadpool(_part, place.parent)
        try:
            size = await self._receive(part, body)
            await run_in_threadpool(self._put, submission, part, place.joinpath(*names), size)
        finally:
            part.unlink(missing_ok=True)
        return size

    async def _receive(self, part: Path, body: AsyncIterator[bytes]) -> int:
        size = 0
        waiting: list[bytes] = []
        with part.open("wb") as file:
            async for chunk in body:
                size += len(chunk)
                if size > self.limits.file_bytes:
                    raise TooLargeError(marked("单个文件超过上限。"))
                waiting.append(chunk)
                if sum(map(len, waiting)) >= _CHUNK:
                    await run_in_threadpool(_write, file, waiting)
                    waiting = []
            await run_in_threadpool(_write, file, waiting)
        return size

    def _put(self, submission: Submission, part: Path, target: Path, size: int) -> None:
        """Count the file, then move it to its place: what the record says is never less than what lies there."""
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConflictError(marked("文件和文件夹同名。")) from error
        if target.is_dir():
            raise ConflictError(marked("文件和文件夹同名。"))
        before = target.stat().st_size if target.exists() else None
        more = size - (before or 0)
        counted = SUBMISSIONS.c.files + (0 if before is not None else 1)
        room = (counted <= self.limits.files) & (SUBMISSIONS.c.bytes + more <= self.limits.package_bytes)
        mine = (SUBMISSIONS.c.id == submission.id) & (SUBMISSIONS.c.state == State.COLLECTING)
        values = {"files": counted, "bytes": SUBMISSIONS.c.bytes + more}
        with self.submissions.workspace.writing() as connection:
            if not connection.execute(update(SUBMISSIONS).where(mine, room).values(**values)).rowcount:
                raise TooLargeError(marked("材料包的文件数或总大小超过上限，或已开始核验。"))
        part.replace(target)


def _part(folder: Path) -> Path:
    """An empty file beside the package, where what is not yet whole waits."""
    handle, name = tempfile.mkstemp(dir=folder, prefix=".part-")
    os.close(handle)
    Path(name).chmod(0o600)
    return Path(name)


def _write(file: BinaryIO, chunks: list[bytes]) -> None:
    file.writelines(chunks)
