"""Unpacks the members of an archive or a mail into a temporary folder, counting what is really produced."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extract.failures import UnreadableError, over_limit
from extract.foreign import foreign_content
from extract.limits import MEGABYTE, Limits
from extract.litter import is_litter, litter_folder_in, report_folders
from extract.member_names import refuse_unsafe, shown_member
from extract.naming import package_order
from extract.package import Reason
from extract.readers.members import Container, Member, MemberKind
from extract.readers.registry import members_of
from extract.sniff import Format

_SMALL = 16 * MEGABYTE
"""An archive that unpacks to less is not held to the ratio."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A member: its name as shown, and where it lies, or why it is not there: left aside, or not to be read."""

    name: str
    path: Path | None = None
    failure: UnreadableError | None = None
    ignored: Reason | None = None
    message: str = ""


@dataclass(slots=True)
class Box:
    """What an archive held: its members in the order of a folder's, the bytes produced, and what ended it early."""

    entries: list[Unpacked] = field(default_factory=list)
    bytes: int = 0
    failure: UnreadableError | None = None


class _StopError(Exception):
    """The archive is not followed further: a limit of the archive as a whole is reached."""

    def __init__(self, failure: UnreadableError) -> None:
        super().__init__()
        self.failure = failure


def unpacked(container: Container, found: Format, room: Path, budget: int) -> Box:
    """The members of an archive, unpacked under names that mean nothing, whatever the archive calls them.

    Args:
        container: the archive.
        found: its format.
        room: the folder to unpack into.
        budget: bytes that the package may still hold.

    Raises:
        OSError: the folder cannot be written.
    """
    box = Box()
    unpacker = _Unpacker(box, room, container.limits, budget, max(container.path.stat().st_size, 1))
    try:
        members = members_of(found, container)
        while (member := _next(members)) is not None:
            unpacker.take(member)
    except UnreadableError as failure:
        box.failure = failure
    except _StopError as stop:
        box.failure = stop.failure
    box.entries = _tidied(box.entries)
    return box


def _next(members: Iterator[Member]) -> Member | None:
    with foreign_content():
        return next(members, None)


@dataclass(slots=True)
class _Unpacker:
    """Takes the members of one archive, one after the other."""

    box: Box
    room: Path
    limits: Limits
    budget: int
    packed: int
    taken: int = 0

    def take(self, member: Member) -> None:
        """Unpack a member, or note why not.

        Raises:
            _StopError: the archive exceeds a limit of its own.
        """
        self.taken += 1
        if self.taken > self.limits.members:
            raise _StopError(over_limit("members", f"压缩包内文件过多（超过 {self.limits.members} 个），其余未读取"))
        name = shown_member(member.name)
        try:
            self.box.entries.append(self._fate(name, member))
        except _StopError as stop:
            self.box.entries.append(Unpacked(name, failure=stop.failure))
            raise

    def _fate(self, name: str, member: Member) -> Unpacked:
        if is_litter(name.rpartition("/")[2]) or litter_folder_in(name):
            return Unpacked(name, ignored=Reason.SYSTEM_FILE)
        if member.kind is MemberKind.LINK:
            return Unpacked(name, ignored=Reason.LINK)
        if member.kind is MemberKind.SPECIAL:
            special = UnreadableError(Reason.UNSUPPORTED, "不是普通文件", "请只打包普通文件后重新提交")
            return Unpacked(name, failure=special)
        try:
            refuse_unsafe(member.name)
            return Unpacked(name, self._stored(member))
        except UnreadableError as failure:
            return Unpacked(name, failure=failure)

    def _stored(self, member: Member) -> Path:
        handle, place = tempfile.mkstemp(dir=self.room)
        path, size = Path(place), 0
        try:
            with os.fdopen(handle, "wb") as stream:
                for part in _parts(member):
                    size += len(part)
                    self._count(len(part))
                    if size <= self.limits.file_bytes:
                        stream.write(part)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        if size > self.limits.file_bytes:
            path.unlink()
            raise over_limit("file_bytes", f"文件过大（解开后 {size / 1e6:.0f} MB）", Reason.TOO_LARGE)
        return path

    def _count(self, more: int) -> None:
        self.box.bytes += more
        if self.box.bytes > self.budget:
            raise _StopError(over_limit("package_bytes", "解开后材料包总大小超出上限，其余未读取"))
        if self.box.bytes > self.limits.archive_bytes:
            most = self.limits.archive_bytes // MEGABYTE
            raise _StopError(over_limit("archive_bytes", f"压缩包解开后超过 {most} MB，其余未读取"))
        if self.box.bytes > max(_SMALL, self.packed * self.limits.unpack_ratio):
            raise _StopError(over_limit("unpack_ratio", "压缩包的压缩比例异常，其余未读取"))


def _parts(member: Member) -> Iterator[bytes]:
    with foreign_content():
        parts = iter(member.content())
    while True:
        with foreign_content():
            part = next(parts, None)
        if part is None:
            return
        yield part


def _tidied(entries: list[Unpacked]) -> list[Unpacked]:
    """Members in the order of a folder's files; a folder of litter, or a report of ours, stands as one entry."""
    reports = report_folders(entry.name for entry in entries)
    kept: dict[str, Unpacked] = {}
    tidied: list[Unpacked] = []
    for entry in entries:
        report = next((folder for folder in reports if entry.name.startswith(folder)), "")
        folder = report or litter_folder_in(entry.name)
        if not folder:
            tidied.append(entry)
            continue
        if entry.path is not None:
            entry.path.unlink(missing_ok=True)
        message = "核验报告文件夹，不作为材料读取。" if report else ""
        kept.setdefault(folder, Unpacked(folder, ignored=Reason.SYSTEM_FILE, message=message))
    return sorted((*tidied, *kept.values()), key=lambda entry: package_order(entry.name))
