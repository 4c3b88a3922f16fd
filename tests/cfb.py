"""A compound file ([MS-CFB]) as small as can be: for messages of Outlook, which nothing at hand writes."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5
Tree = Mapping[str, "bytes | Tree"]


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    child: int = _FREE
    right: int = _FREE
    start: int = _END


@dataclass
class _File:
    entries: list[_Entry] = field(default_factory=list)

    def add(self, tree: Tree) -> int:
        """Adds the members of a storage, each the right neighbour of the one before; gives the first."""
        first, last = _FREE, None
        for name, content in tree.items():
            number = len(self.entries)
            entry = _Entry(name, _STREAM if isinstance(content, bytes) else _STORAGE)
            self.entries.append(entry)
            if isinstance(content, bytes):
                entry.data = content
            else:
                entry.child = self.add(content)
            if last is None:
                first = number
            else:
                last.right = number
            last = entry
        return first


def compound(tree: Tree) -> bytes:
    """The bytes of a compound file with these storages and streams."""
    file = _File([_Entry("Root Entry", _ROOT)])
    root = file.entries[0]
    root.child = file.add(tree)
    small: list[bytes] = []
    small_chain: list[int] = []
    sectors: list[bytes] = []
    chain: list[int] = []
    for entry in file.entries:
        if len(entry.data) < _CUTOFF:
            entry.start = _put(entry.data, small, small_chain, _SMALL)
        else:
            entry.start = _put(entry.data, sectors, chain, _SECTOR)
    root.data = b"".join(small)
    root.start = _put(root.data, sectors, chain, _SECTOR)
    small_table = _put(_numbers(small_chain), sectors, chain, _SECTOR)
    directory = _put(b"".join(_directory(entry) for entry in file.entries), sectors, chain, _SECTOR)
    count = -(-(len(sectors) + 2) // (_SECTOR // 4 - 1))
    fat = [len(sectors) + number for number in range(count)]
    table = _numbers([*chain, *[_FAT] * count]).ljust(count * _SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    small_count = -(-len(small_chain) * 4 // _SECTOR)
    head += struct.pack("<LLLLLLLLL", 0, count, directory, 0, _CUTOFF, small_table, small_count, _END, 0)
    return (head + _numbers(fat)).ljust(_SECTOR, b"\xff") + b"".join(sectors) + table


def _numbers(numbers: list[int]) -> bytes:
    return b"".join(struct.pack("<L", number) for number in numbers)


def _put(data: bytes, sectors: list[bytes], chain: list[int], size: int) -> int:
    """Adds content in sectors; gives the first."""
    parts = [data[start : start + size].ljust(size, b"\0") for start in range(0, len(data), size)]
    if not parts:
        return _END
    first = len(sectors)
    sectors.extend(parts)
    chain.extend([*range(first + 1, first + len(parts)), _END])
    return first


def _directory(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    head = name.ljust(64, b"\0") + struct.pack("<HBB", len(name), entry.kind, 1)
    links = struct.pack("<LLL", _FREE, entry.right, entry.child)
    return head + links + b"\0" * 36 + struct.pack("<LQ", entry.start, len(entry.data))
