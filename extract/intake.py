"""Takes a package in: every file told by content, hashed and counted; none dropped in silence, none written to."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from extract.failures import UnreadableError
from extract.foreign import foreign_content
from extract.limits import DEFAULT_LIMITS, Limits
from extract.litter import is_litter, is_litter_folder, is_report_folder
from extract.package import FileStatus, Reason, SourceFile
from extract.readers.registry import SUPPORTED, open_file, unsupported
from extract.sniff import HEAD_BYTES, Format, named_format, sniff
from extract.tasks import PageTask
from ocr.errors import InputError

_NAMELESS = frozenset({Format.UNKNOWN, Format.HTML, Format.XML})
"""Contents that say nothing for themselves: under the name of another format, the name is wrong."""
_TEXT_NAMES = frozenset({Format.TXT, Format.CSV, Format.UNKNOWN})
"""Names under which plain text is what it says; elsewhere (text named .pdf) the name is wrong."""
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class PackageFiles:
    """A package as found: all files in natural order, and the pages to read.

    `root` is the folder, or the folder of the single file. `paths` says where the file of that name lies.
    """

    root: Path
    files: tuple[SourceFile, ...]
    paths: dict[str, Path] = field(repr=False)
    limits: Limits = DEFAULT_LIMITS

    @property
    def pages(self) -> int:
        """How many pages there are to read."""
        return sum(file.pages for file in self.files if file.status is FileStatus.READ)

    def tasks(self) -> Iterator[PageTask]:
        """The pages to read, file by file in order."""
        for file in self.files:
            if file.status is not FileStatus.READ:
                continue
            path, found = self.paths[file.path], Format(file.format)
            for number in range(1, file.pages + 1):
                yield PageTask(path, file.path, found, number, file.sha256, self.limits)


def open_package(path: Path, limits: Limits = DEFAULT_LIMITS) -> PackageFiles:
    """Everything that was submitted, with its fate.

    Args:
        path: a folder, looked through to any depth, or a single file.
        limits: bounds; what exceeds them is listed as unreadable.

    Raises:
        InputError: there is nothing at the path, or nothing in the folder.
    """
    if not path.exists():
        raise InputError(f"{path}：找不到要核验的材料。请检查路径，应为文件夹或单个文件（PDF、图片、xlsx 等）。")
    path = path.resolve()
    if path.is_file():
        found = [(shown_path(path.name), path)]
    else:
        found = list(_walk(path, path))
        if not found:
            raise InputError(f"{path}：文件夹是空的。请把申报清单和证明材料放入该文件夹后重试。")
    files: list[SourceFile] = []
    paths: dict[str, Path] = {}
    budget = limits.package_bytes
    for plain, place in found:
        name = plain if plain not in paths else f"{plain} ({len(paths)})"
        file = _over(name) if len(files) >= limits.files else _taken_in(place, name, limits, budget)
        budget -= _size(place) if file.status is FileStatus.READ else 0
        files.append(file)
        paths[name] = place
    return PackageFiles(path if path.is_dir() else path.parent, tuple(files), paths, limits)


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key that puts `2.pdf` before `10.pdf`."""
    parts = re.split(r"(\d{1,18})", name)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in parts if part)


def _walk(folder: Path, root: Path) -> Iterator[tuple[str, Path]]:
    """Names inside the package and places of everything below a folder; litter folders stand as one entry."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        if here != root and is_litter_folder(here):
            yield _inside(here, root) + "/", here
            continue
        try:
            entries = sorted(os.scandir(here), key=lambda entry: (natural(entry.name), entry.name))
        except OSError:
            yield _inside(here, root) + "/", here
            continue
        for entry in entries:
            if not _is_folder(entry):
                yield _inside(Path(entry.path), root), Path(entry.path)
        waiting.extend(Path(entry.path) for entry in reversed(entries) if _is_folder(entry))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _inside(path: Path, root: Path) -> str:
    return shown_path(path.relative_to(root).as_posix()) if path != root else "."


def shown_path(path: str) -> str:
    """A path that can be written anywhere: names in it that are not UTF-8 are taken for GB18030, as Windows packs."""
    return "/".join(_shown_name(name) for name in path.split("/"))


def _shown_name(name: str) -> str:
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name


def _taken_in(path: Path, name: str, limits: Limits, budget: int) -> SourceFile:
    """One file (or a folder that is not entered) with its hash, format, pages and fate."""
    if path.is_symlink():
        return _ignored(SourceFile(name, "", Format.UNKNOWN), Reason.LINK)
    if path.is_dir():
        return _folder(path, name)
    if is_litter(path.name):
        return _ignored(SourceFile(name, "", named_format(name)), Reason.SYSTEM_FILE)
    file = SourceFile(name, "", named_format(name))
    try:
        size = _checked_size(path, min(limits.file_bytes, budget))
        with foreign_content():
            sha256, found = _identified(path)
        file = replace(file, sha256=sha256, format=found)
        return _counted(path, file, found, size, limits)
    except UnreadableError as failure:
        return replace(file, status=FileStatus.UNREADABLE, reason=failure.reason, message=failure.told(name))


def _folder(path: Path, name: str) -> SourceFile:
    if is_litter_folder(path):
        file = _ignored(SourceFile(name, "", "folder"), Reason.SYSTEM_FILE)
        return replace(file, message=f"{name}：核验报告文件夹，不作为材料读取。") if is_report_folder(path) else file
    failure = UnreadableError(Reason.NO_ACCESS, "文件夹没有读取权限")
    return SourceFile(name, "", "folder", 0, FileStatus.UNREADABLE, failure.reason, failure.told(name))


def _counted(path: Path, file: SourceFile, found: Format, size: int, limits: Limits) -> SourceFile:
    if size == 0:
        raise UnreadableError(Reason.EMPTY)
    if found not in SUPPORTED:
        claimed = named_format(file.path)
        if claimed in SUPPORTED and found in _NAMELESS:
            raise _mislabelled(claimed)
        raise unsupported(found)
    if found is Format.TXT and named_format(file.path) not in _TEXT_NAMES:
        raise _mislabelled(named_format(file.path))
    with foreign_content():
        opened = open_file(path, found, limits)
        try:
            pages, message = opened.pages, opened.message
        finally:
            opened.close()
    if pages > limits.pages:
        raise UnreadableError(Reason.LIMIT, f"文件有 {pages} 页，超出上限 {limits.pages} 页")
    if pages == 0:
        raise UnreadableError(Reason.EMPTY, "文件里没有可读的页")
    return replace(file, pages=pages, message=f"{file.path}：{message}" if message else "")


def _mislabelled(claimed: Format) -> UnreadableError:
    return UnreadableError(Reason.MISLABELLED, f"文件名是 {claimed} 格式，内容却不是")


def _identified(path: Path) -> tuple[str, Format]:
    """SHA-256 and format of a file, in one pass over it."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
        digest.update(head)
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
        stream.seek(0)
        return digest.hexdigest(), sniff(head, path.name, stream)


def _checked_size(path: Path, most: int) -> int:
    if not path.is_file():
        raise UnreadableError(Reason.UNSUPPORTED, "不是普通文件")
    size = _size(path)
    if size > most:
        raise UnreadableError(Reason.TOO_LARGE, f"文件过大（{size / 1e6:.0f} MB）")
    return size


def _size(path: Path) -> int:
    return path.lstat().st_size


def _ignored(file: SourceFile, reason: Reason) -> SourceFile:
    return replace(file, status=FileStatus.IGNORED, reason=reason, message=UnreadableError(reason).told(file.path))


def _over(name: str) -> SourceFile:
    failure = UnreadableError(Reason.LIMIT, "文件数量超出上限")
    return SourceFile(name, "", named_format(name), 0, FileStatus.UNREADABLE, failure.reason, failure.told(name))
