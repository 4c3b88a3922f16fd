"""Takes a package in: every file told by content, hashed and counted; none dropped in silence, none written to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from extract.failures import UnreadableError, over_limit
from extract.inspection import Inspected, Submitted, ignored, inspect, unreadable
from extract.limits import DEFAULT_LIMITS, Limits
from extract.litter import is_litter, is_litter_folder, is_report_folder
from extract.naming import natural, shown_path
from extract.package import FileStatus, Reason, SourceFile
from extract.passwords import NO_PASSWORDS, Passwords
from extract.readying import Readable
from extract.room import Room
from extract.sniff import Format, named_format
from extract.tasks import PageTask
from ocr.errors import InputError

Run = Callable[[Callable[[Submitted], Inspected], Iterable[Submitted]], Iterator[Inspected]]
"""Runs the inspection of files, here or in other processes; results come in the order of the files.

Files are to be taken as they are needed, for what an archive unpacks to counts against those that follow. For a file
whose inspection fails for good, `extract.inspection.lost` stands.
"""


@dataclass(frozen=True, slots=True)
class PackageFiles:
    """A package as found: all files in natural order, and the pages to read.

    `root` is the folder, or the folder of the single file. `readable` says what the pages of the file of that name are
    read from. Members of archives lie in `room`: it must be kept as long as their pages are read or drawn.
    """

    root: Path
    files: tuple[SourceFile, ...]
    readable: Mapping[str, Readable] = field(repr=False)
    room: Room = field(repr=False)
    limits: Limits = DEFAULT_LIMITS

    @property
    def pages(self) -> int:
        """How many pages there are to read."""
        return sum(file.pages for file in self.files if file.status is FileStatus.READ)

    def tasks(self) -> Iterator[PageTask]:
        """The pages to read, file by file in order."""
        for file in self.files:
            if file.status is not FileStatus.READ or not file.pages:
                continue
            source = self.readable[file.path]
            for number in range(1, file.pages + 1):
                yield PageTask(source.path, file.path, source.format, number, file.sha256, self.limits)


def open_package(
    path: Path,
    limits: Limits = DEFAULT_LIMITS,
    passwords: Passwords = NO_PASSWORDS,
    within: Path | None = None,
    run: Run = map,
    *,
    named: bool = False,
) -> PackageFiles:
    """Everything that was submitted, with its fate.

    Args:
        path: a folder, looked through to any depth, a single file, or an archive that stands for a folder.
        limits: bounds; what exceeds them is listed as unreadable.
        passwords: tried on encrypted files.
        within: the folder in which archives are unpacked, the machine's temporary folder for None.
        run: runs the inspection of files.
        named: whether the members of an archive that is the package itself have its name before theirs.

    Raises:
        InputError: there is nothing at the path, or nothing in the folder.
        OSError: archives cannot be unpacked for want of room.
    """
    if not path.exists():
        raise InputError(f"{path}：找不到要核验的材料。请检查路径，应为文件夹、压缩包或单个文件。")
    path = path.resolve()
    if path.is_dir():
        found = list(_walk(path, path))
        if not found:
            raise InputError(f"{path}：文件夹是空的。请把申报清单和证明材料放入该文件夹后重试。")
    else:
        found = [(shown_path(path.name), path)]
    room = Room(within)
    bare = not path.is_dir() and not named
    entries = [_entry(name, place, room, limits, passwords, bare=bare) for name, place in found]
    roots = _Intake(limits, run).take(entries)
    nodes = [node for root in roots for node in _all(root)]
    readable = {node.file.path: node.readable for node in nodes if node.readable is not None}
    files = tuple(node.file for node in nodes)
    return PackageFiles(path if path.is_dir() else path.parent, files, readable, room, limits)


@dataclass(slots=True)
class _Node:
    """A file with its fate, and the files inside it."""

    file: SourceFile
    readable: Readable | None = None
    members: list[_Node] = field(default_factory=list)


def _all(node: _Node) -> Iterator[_Node]:
    """A file and all those inside it, each before its members."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        yield here
        waiting.extend(reversed(here.members))


@dataclass(slots=True)
class _Intake:
    """Takes files in, level by level: first those of the folder, then those inside them."""

    limits: Limits
    run: Run
    names: set[str] = field(default_factory=set)
    bytes: int = 0

    def take(self, entries: Iterable[Submitted | SourceFile]) -> list[_Node]:
        """The files with their fates, down to the innermost."""
        roots = level = [self._node(entry) for entry in entries]
        while level:
            level = [inner for node, inside in self._inspected(level) for inner in self._put(node, inside)]
        return [node for node, _ in roots]

    def _node(self, entry: Submitted | SourceFile) -> tuple[_Node, Submitted | None]:
        """A file under a name of its own; one beyond the number of files is listed, not looked at."""
        named = entry.name if isinstance(entry, Submitted) else entry.path
        name, count = named, 1
        while name in self.names:
            count += 1
            name = f"{named} ({count})"
        self.names.add(name)
        if len(self.names) > self.limits.files:
            over = over_limit("files", f"文件数量超出上限 {self.limits.files} 个，未读取")
            return _Node(unreadable(SourceFile(name, "", named_format(name)), over)), None
        if isinstance(entry, SourceFile):
            return _Node(replace(entry, path=name)), None
        inside = entry.inside if name == named else f"{name}/"
        return _Node(SourceFile(name, "", named_format(name))), replace(entry, name=name, inside=inside)

    def _inspected(self, level: list[tuple[_Node, Submitted | None]]) -> Iterator[tuple[_Node, Inspected]]:
        todo = [(node, item) for node, item in level if item is not None]
        results = self.run(inspect, (replace(item, budget=self._left()) for _, item in todo))
        for (node, _), result in zip(todo, results, strict=True):
            self.bytes += result.bytes if result.file.status is FileStatus.READ or result.members else 0
            yield node, result

    def _put(self, node: _Node, result: Inspected) -> list[tuple[_Node, Submitted | None]]:
        """Notes what a file is; gives the files inside it."""
        node.file, node.readable = result.file, result.readable
        inner = [self._node(member) for member in result.members]
        node.members = [member for member, _ in inner]
        return inner

    def _left(self) -> int:
        return self.limits.package_bytes - self.bytes


def _entry(
    name: str, place: Path, room: Room, limits: Limits, passwords: Passwords, *, bare: bool
) -> Submitted | SourceFile:
    """A file to look at, or a folder or file whose fate is known by its name; `bare` members go without its name."""
    if place.is_symlink():
        return ignored(SourceFile(name, "", Format.UNKNOWN), Reason.LINK)
    if place.is_dir():
        return _folder(place, name)
    if is_litter(place.name):
        return ignored(SourceFile(name, "", named_format(name)), Reason.SYSTEM_FILE)
    return Submitted(name, place, "" if bare else f"{name}/", room.path, limits, passwords)


def _folder(path: Path, name: str) -> SourceFile:
    file = SourceFile(name, "", "folder")
    if is_report_folder(path):
        return ignored(file, Reason.SYSTEM_FILE, f"{name}：核验报告文件夹，不作为材料读取。")
    if is_litter_folder(path):
        return ignored(file, Reason.SYSTEM_FILE)
    return unreadable(file, UnreadableError(Reason.NO_ACCESS, "文件夹没有读取权限"))


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
