"""Looks at one submitted file: what it is, whether it opens, its pages or its members. Pure, for any process."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from extract.failures import UnreadableError, over_limit
from extract.foreign import foreign_content
from extract.limits import Limits
from extract.package import FileStatus, Reason, SourceFile
from extract.passwords import Passwords
from extract.readers.members import Container
from extract.readers.registry import SUPPORTED, is_container, may_have_attachments, open_file, unsupported
from extract.readying import Readable, Unready, readied
from extract.sniff import HEAD_BYTES, Format, named_format, sniff
from extract.unpacking import Box, Unpacked, unpacked

_NAMELESS = frozenset({Format.UNKNOWN, Format.HTML, Format.XML})
"""Contents that say nothing for themselves: under the name of another format, the name is wrong."""
_TEXT_NAMES = frozenset({Format.TXT, Format.CSV, Format.UNKNOWN})
"""Names under which plain text is what it says; elsewhere (text named .pdf) the name is wrong."""
_SHEETS = frozenset({Format.XLSX, Format.XLS, Format.ODS, Format.CSV})
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Submitted:
    """A file to look at.

    `name` is its path inside the package, `path` where it lies, `inside` what stands before the names of its members.
    `room` is the folder for what must be unpacked, `budget` the bytes that the package may still hold, `depth` the
    number of archives around it.
    """

    name: str
    path: Path
    inside: str
    room: Path
    limits: Limits
    passwords: Passwords
    budget: int = 0
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a file is.

    `readable` is what its pages are read from, None where it has none to read; `members` are the files inside, each to
    be looked at or, where its fate is known, accounted for; `bytes` counts what it adds to the package.
    """

    file: SourceFile
    readable: Readable | None = None
    members: tuple[Submitted | SourceFile, ...] = ()
    bytes: int = 0


def inspect(item: Submitted) -> Inspected:
    """Look at a file. What cannot be read is UNREADABLE with a reason.

    Raises:
        OSError: the folder for unpacked files cannot be written.
    """
    file = SourceFile(item.name, "", named_format(item.name))
    try:
        size = _checked_size(item)
        with foreign_content():
            sha256, found = _identified(item)
        file = replace(file, sha256=sha256, format=found)
        if is_container(found):
            return _opened(item, file, found, size)
        return _to_read(item, file, found, size)
    except UnreadableError as failure:
        return Inspected(unreadable(file, failure))


def lost(item: Submitted, reason: Reason) -> Inspected:
    """What stands for a file whose inspection ended with its process, or took too long."""
    detail = "打开文件时读取进程意外退出" if reason is not Reason.TIME_LIMIT else "打开文件超过时限"
    failure = UnreadableError(reason, detail, "请用原始文件重新导出或另存为 PDF 后重新提交")
    return Inspected(unreadable(SourceFile(item.name, "", named_format(item.name)), failure))


def unreadable(file: SourceFile, failure: UnreadableError) -> SourceFile:
    """The file with why it cannot be read."""
    return replace(file, status=FileStatus.UNREADABLE, reason=failure.reason, message=failure.told(file.path))


def ignored(file: SourceFile, reason: Reason, message: str = "") -> SourceFile:
    """The file with why it is left aside."""
    told = message or UnreadableError(reason).told(file.path)
    return replace(file, status=FileStatus.IGNORED, reason=reason, message=told)


def _opened(item: Submitted, file: SourceFile, found: Format, size: int) -> Inspected:
    """An archive or a mail with its members."""
    if item.depth >= item.limits.depth:
        raise over_limit("depth", f"压缩包嵌套超过 {item.limits.depth} 层，未再打开")
    passwords = tuple(item.passwords.for_file(item.name))
    container = Container(item.path, item.name, item.limits, passwords)
    box = unpacked(container, found, item.room, item.budget - _own(item, size))
    members = tuple(_member(item, entry, item.inside) for entry in box.entries)
    if box.failure is not None:
        file = unreadable(file, box.failure)
    elif not members:
        file = unreadable(file, UnreadableError(Reason.EMPTY, "里面没有文件", "请确认后重新打包提交"))
    else:
        kind = "邮件" if found in {Format.EML, Format.MSG} else "压缩包"
        file = replace(file, message=f"{file.path}：{kind}，已展开 {len(members)} 个文件。")
    return Inspected(file, None, members, _own(item, size) + box.bytes)


def _own(item: Submitted, size: int) -> int:
    """The bytes of a file that count for the package; those of a member were counted as it was unpacked."""
    return 0 if item.depth else size


def _to_read(item: Submitted, file: SourceFile, found: Format, size: int) -> Inspected:
    """A file with its pages."""
    if size == 0:
        raise UnreadableError(Reason.EMPTY)
    _refuse_wrong_names(file, found)
    passwords = item.passwords.for_file(item.name)
    readable = readied(Unready(item.path, item.name, found, item.room, item.limits, passwords))
    file = _counted(file, readable, item.limits)
    box = _attached(item, readable, size)
    if box.failure is not None:
        file = replace(file, message=box.failure.told(file.path))
    members = tuple(_member(item, entry, f"{item.name}/") for entry in box.entries)
    return Inspected(file, readable, members, _own(item, size) + box.bytes)


def _attached(item: Submitted, readable: Readable, size: int) -> Box:
    """The files attached to a file that has pages of its own."""
    if not may_have_attachments(readable.format) or item.depth >= item.limits.depth:
        return Box()
    container = Container(readable.path, item.name, item.limits)
    return unpacked(container, readable.format, item.room, item.budget - _own(item, size))


def _member(item: Submitted, entry: Unpacked, inside: str) -> Submitted | SourceFile:
    name = inside + entry.name
    if entry.path is not None:
        return replace(item, name=name, path=entry.path, inside=f"{name}/", depth=item.depth + 1)
    file = SourceFile(name, "", "folder" if name.endswith("/") else named_format(name))
    if entry.ignored is not None:
        return ignored(file, entry.ignored, f"{name}：{entry.message}" if entry.message else "")
    assert entry.failure is not None
    return unreadable(file, entry.failure)


def _refuse_wrong_names(file: SourceFile, found: Format) -> None:
    claimed = named_format(file.path)
    if found not in SUPPORTED:
        if claimed in SUPPORTED and found in _NAMELESS:
            raise _mislabelled(claimed)
        raise unsupported(found)
    if found is Format.TXT and claimed not in _TEXT_NAMES:
        raise _mislabelled(claimed)


def _counted(file: SourceFile, readable: Readable, limits: Limits) -> SourceFile:
    with foreign_content():
        opened = open_file(readable.path, readable.format, limits)
        try:
            pages, message = opened.pages, opened.message
        finally:
            opened.close()
    if pages > limits.pages:
        raise over_limit("pages", f"文件有 {pages} 页，超出上限 {limits.pages} 页")
    if pages == 0:
        raise UnreadableError(Reason.EMPTY, "文件里没有可读的页")
    told = "；".join(filter(None, (readable.message, message)))
    return replace(file, pages=pages, message=f"{file.path}：{told}" if told else "")


def _mislabelled(claimed: Format) -> UnreadableError:
    better = "另存为 .xlsx" if claimed in _SHEETS else "另存为 PDF"
    detail = f"文件名是 {claimed} 格式，内容却不是"
    return UnreadableError(Reason.MISLABELLED, detail, f"请确认文件是否正确，{better} 后重新提交")


def _identified(item: Submitted) -> tuple[str, Format]:
    """SHA-256 and format of a file, in one pass over it."""
    digest = hashlib.sha256()
    with item.path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
        digest.update(head)
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
        stream.seek(0)
        return digest.hexdigest(), sniff(head, item.name, stream)


def _checked_size(item: Submitted) -> int:
    if not item.path.is_file():
        raise UnreadableError(Reason.UNSUPPORTED, "不是普通文件", "请确认后移除，或放入文件本身")
    size = item.path.lstat().st_size
    if size > item.limits.file_bytes:
        raise over_limit("file_bytes", f"文件过大（{size / 1e6:.0f} MB）", Reason.TOO_LARGE)
    if item.depth == 0 and size > item.budget:
        raise over_limit("package_bytes", f"材料包总大小超出上限，未读取（{size / 1e6:.0f} MB）", Reason.TOO_LARGE)
    return size
