"""TAR archives, plain or compressed, and single files compressed with gzip, bzip2 or xz. Read as a stream."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, Any, Self

from extract.failures import UnreadableError
from extract.member_names import decoded_name
from extract.package import Reason
from extract.readers.members import CHUNK, Container, Member, MemberKind
from extract.sniff import HEAD_BYTES, Format, sniff

_COMPRESSED: dict[bytes, Callable[..., Any]] = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7zXZ": lzma.open}
_BROKEN = (tarfile.TarError, EOFError, zlib.error, lzma.LZMAError, OSError)
_LONGEST_NOTE = 64 * 1024
"""Bytes of a name or note that stands before a member; longer ones would be read into memory whole."""
_NOTES = frozenset(
    {
        tarfile.GNUTYPE_LONGNAME,
        tarfile.GNUTYPE_LONGLINK,
        tarfile.XHDTYPE,
        tarfile.XGLTYPE,
        tarfile.SOLARIS_XHDTYPE,
    }
)
_ENDINGS = {"tgz": ".tar", "tbz": ".tar", "tbz2": ".tar", "txz": ".tar", "gz": "", "bz2": "", "xz": ""}


def tar_members(box: Container) -> Iterator[Member]:
    """The members of a TAR archive; what is compressed by itself is its only member.

    Raises:
        UnreadableError: it is damaged.
    """
    with box.path.open("rb") as raw:
        magic = raw.read(6)
        raw.seek(0)
        opener = next((opener for start, opener in _COMPRESSED.items() if magic.startswith(start)), None)
        try:
            if opener is not None and not _holds_tar(opener(raw)):
                raw.seek(0)
                yield Member(_inner_name(box.name), content=lambda: _chunks(opener(raw)))
                return
            raw.seek(0)
            yield from _members(raw if opener is None else opener(raw))
        except _BROKEN as error:
            raise UnreadableError(Reason.DAMAGED, "压缩包损坏或不完整，其余无法读取", "请重新压缩后提交") from error


class _Head(tarfile.TarInfo):
    """The head of a member; a broken one is told, where tarfile would take it for the end."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        try:
            head = super().frombuf(buf, encoding, errors)
        except (tarfile.EmptyHeaderError, tarfile.EOFHeaderError):  # type: ignore[attr-defined]
            raise
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(str(error)) from error
        if head.type in _NOTES and head.size > _LONGEST_NOTE:
            raise tarfile.ReadError("a name or note of a member is too long")
        return head


def _members(stream: IO[bytes]) -> Iterator[Member]:
    with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Head, encoding="utf-8", errors="surrogateescape") as archive:
        for info in archive:
            if info.isdir():
                continue
            name = decoded_name(info.name.encode("utf-8", "surrogateescape"))
            yield Member(name, _kind(info), partial(_content, archive, info))


def _holds_tar(stream: IO[bytes]) -> bool:
    head = stream.read(HEAD_BYTES)
    return sniff(head, "") is Format.TAR


def _inner_name(shown: str) -> str:
    """The name of what a compressed file holds: its own without the last ending."""
    stem, _, ending = shown.rpartition("/")[2].rpartition(".")
    return stem + _ENDINGS[ending.lower()] if stem and ending.lower() in _ENDINGS else "内容"


def _kind(info: tarfile.TarInfo) -> MemberKind:
    if info.issym() or info.islnk():
        return MemberKind.LINK
    return MemberKind.FILE if info.isreg() else MemberKind.SPECIAL


def _content(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[bytes]:
    stream = archive.extractfile(info)
    return _chunks(stream) if stream is not None else iter(())


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK):
        yield chunk
