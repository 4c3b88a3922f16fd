"""ZIP archives. Names in UTF-8 or GB18030, whatever their flags say; encrypted ones are left to libarchive."""

from __future__ import annotations

import shutil
import stat
import struct
import tempfile
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import IO

from extract.failures import UnreadableError
from extract.member_names import decoded_name
from extract.package import Reason
from extract.readers.any_archive import archive_members
from extract.readers.members import CHUNK, Container, Member, MemberKind

_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_UNICODE_PATH = 0x7075
"""Id of the extra field in which Info-ZIP keeps a name in UTF-8 (APPNOTE 4.6.9)."""
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA})
_CENTRAL, _LOCAL = b"PK\x01\x02", b"PK\x03\x04"
_HEAD = struct.Struct("<6xH18xH")
"""The flags and the length of the name in the head before the content; two bytes on stands the name (APPNOTE 4.3.7)."""
_UNIX = 3


def zip_members(box: Container) -> Iterator[Member]:
    """The members of a ZIP archive.

    Raises:
        UnreadableError: it is damaged or has too many members, or needs a password or a library that is not there.
    """
    with box.path.open("rb") as stream, _opened(stream) as archive:
        infos = archive.infolist()
        if any(info.flag_bits & _ENCRYPTED_FLAG or info.compress_type not in _METHODS for info in infos):
            yield from archive_members(box)
            return
        for info in infos:
            if not info.is_dir():
                yield Member(_name(info), _kind(info), partial(_content, archive, info))


def _opened(stream: IO[bytes]) -> zipfile.ZipFile:
    """The archive; where names are said to be UTF-8 and are not, a copy that does not say so."""
    try:
        return zipfile.ZipFile(stream)
    except UnicodeDecodeError:
        return zipfile.ZipFile(_without_flags(stream))
    except (zipfile.BadZipFile, NotImplementedError, struct.error) as error:
        raise UnreadableError(Reason.DAMAGED, "压缩包损坏或不完整，无法打开", "请重新压缩后提交") from error


def _without_flags(stream: IO[bytes]) -> IO[bytes]:
    """A copy of an archive in which no name is said to be UTF-8, so that names come as their bytes."""
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the archive that reads it
    stream.seek(0)
    shutil.copyfileobj(stream, copy)
    for place in _headers(copy):
        copy.seek(place)
        flags = int.from_bytes(copy.read(2), "little") & ~_UTF8_FLAG
        copy.seek(place)
        copy.write(flags.to_bytes(2, "little"))
    return copy


def _headers(stream: IO[bytes]) -> Iterator[int]:
    """Where the flags of all members stand, in the central directory and before their content."""
    end = zipfile._EndRecData(stream)  # type: ignore[attr-defined]  # noqa: SLF001 - finds ZIP64 ends too
    if not end:
        raise UnreadableError(Reason.DAMAGED)
    place, shift = end[9] - end[5], end[9] - end[5] - end[6]
    stream.seek(place)
    directory = stream.read(end[5])
    start = 0
    while directory[start : start + 4] == _CENTRAL and start + 46 <= len(directory):
        name, extra, comment = struct.unpack_from("<HHH", directory, start + 28)
        (local,) = struct.unpack_from("<L", directory, start + 42)
        yield place + start + 8
        stream.seek(local + shift)
        if stream.read(4) == _LOCAL:
            yield local + shift + 6
        start += 46 + name + extra + comment


def _name(info: zipfile.ZipInfo) -> str:
    """The name: as its flag says, as Info-ZIP keeps it beside, else from its bytes."""
    if info.flag_bits & _UTF8_FLAG:
        return info.filename
    return _unicode_path(info.extra) or decoded_name(info.orig_filename.encode("cp437")).partition("\0")[0]


def _unicode_path(extra: bytes) -> str:
    """The name in the extra field of Info-ZIP; empty where there is none."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == _UNICODE_PATH and size > 5:
            return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return ""


def _kind(info: zipfile.ZipInfo) -> MemberKind:
    mode = info.external_attr >> 16 if info.create_system == _UNIX else 0
    if stat.S_ISLNK(mode):
        return MemberKind.LINK
    return MemberKind.FILE if stat.S_IFMT(mode) in {0, stat.S_IFREG} else MemberKind.SPECIAL


def _agree(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    """Takes the name before the content for the one in the directory: writers differ in the two, the library minds."""
    stream = archive.fp
    assert stream is not None
    stream.seek(info.header_offset)
    head = stream.read(_HEAD.size)
    if len(head) == _HEAD.size:
        flags, length = _HEAD.unpack(head)
        info.orig_filename = stream.read(length + 2)[2:].decode("utf-8" if flags & _UTF8_FLAG else "cp437")


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    _agree(archive, info)
    with archive.open(info) as stream:
        while chunk := stream.read(CHUNK):
            yield chunk
