"""The part of a 7Z archive's header that tells how its streams are packed: read, changed, and written again.

Source: `DOC/7zFormat.txt` of the LZMA SDK, which is in the public domain.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

END, PACKED, UNPACKED, SIZES, CHECKS, FOLDERS, UNPACKED_SIZES = 0x00, 0x06, 0x07, 0x09, 0x0A, 0x0B, 0x0C
_COMPLEX, _HAS_SETTINGS, _ID = 0x10, 0x20, 0x0F
_MOST = 100_000
"""Folders, coders or streams beyond which a header is not believed."""
COPY = b"\0"


class HeaderError(ValueError):
    """A header that is damaged, or of a kind that no packer writes."""


class Cursor:
    """Reads a header from front to back.

    Raises:
        HeaderError: it ends too early.
    """

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data, self.at = data, at

    def take(self, count: int) -> bytes:
        """So many bytes."""
        if count < 0 or self.at + count > len(self.data):
            raise HeaderError("too short")
        self.at += count
        return self.data[self.at - count : self.at]

    def byte(self) -> int:
        """One byte."""
        return self.take(1)[0]

    def number(self) -> int:
        """A number whose first byte tells by its leading ones how many bytes follow."""
        first = self.byte()
        value = 0
        for index in range(8):
            if not first & (0x80 >> index):
                return value + ((first & ((0x80 >> index) - 1)) << (8 * index))
            value += self.byte() << (8 * index)
        return value

    def few(self) -> int:
        """A number of things."""
        count = self.number()
        if count > _MOST:
            raise HeaderError("too many")
        return count

    def expect(self, tag: int) -> None:
        """One byte of that value."""
        if self.byte() != tag:
            raise HeaderError(f"no {tag:#x}")

    def rest(self) -> bytes:
        """What is left."""
        return self.data[self.at :]


def number(value: int) -> bytes:
    """A number as headers hold it, in its longest form."""
    return b"\xff" + value.to_bytes(8, "little")


@dataclass(frozen=True, slots=True)
class Coder:
    """A step of packing: its method, its streams in and out, its settings."""

    method: bytes
    ins: int = 1
    outs: int = 1
    settings: bytes = b""


@dataclass(frozen=True, slots=True)
class Folder:
    """Coders that work together, with what binds them, the packed streams they start from, and the sizes they give."""

    coders: tuple[Coder, ...]
    binds: tuple[tuple[int, int], ...]
    packed: tuple[int, ...]
    sizes: tuple[int, ...] = ()

    def without(self, index: int) -> Folder:
        """The folder without a coder of one stream in and one out, its packed stream going to whom it fed."""
        before = self.coders[:index]
        own_in, own_out = sum(coder.ins for coder in before), sum(coder.outs for coder in before)
        if len(self.coders) == 1:
            return replace(self, coders=(Coder(COPY),))
        fed = next((fed for fed, source in self.binds if source == own_out), None)
        if fed is None or own_in not in self.packed:
            raise HeaderError("a lock amid the coders")
        binds = [(_shifted(fed, own_in), _shifted(out, own_out)) for fed, out in self.binds if out != own_out]
        return Folder(
            (*before, *self.coders[index + 1 :]),
            tuple(binds),
            tuple(_shifted(fed if place == own_in else place, own_in) for place in self.packed),
            self.sizes[:own_out] + self.sizes[own_out + 1 :],
        )


def _shifted(place: int, gone: int) -> int:
    return place - (place > gone)


@dataclass(frozen=True, slots=True)
class Streams:
    """What is packed: from where, in streams of which sizes, by which folders; `checks` are the bytes of their CRCs."""

    start: int
    packed_sizes: tuple[int, ...]
    folders: tuple[Folder, ...]
    checks: bytes = field(default=b"", repr=False)

    def written(self) -> bytes:
        """As a header holds it, without the byte that ends it: files of a folder may follow."""
        parts = [bytes([PACKED]), number(self.start), number(len(self.packed_sizes)), bytes([SIZES])]
        parts += [number(size) for size in self.packed_sizes]
        parts += [bytes([END, UNPACKED, FOLDERS]), number(len(self.folders)), b"\0"]
        parts += [_folder_bytes(folder) for folder in self.folders]
        parts += [bytes([UNPACKED_SIZES]), *(number(size) for folder in self.folders for size in folder.sizes)]
        return b"".join([*parts, self.checks, bytes([END])])


def read_streams(cursor: Cursor) -> Streams:
    """What is packed, the cursor standing behind the tag of streams; it is left before what follows.

    Raises:
        HeaderError: the header is damaged.
    """
    cursor.expect(PACKED)
    start, count = cursor.number(), cursor.few()
    sizes: tuple[int, ...] = ()
    while (tag := cursor.byte()) != END:
        if tag == SIZES:
            sizes = tuple(cursor.number() for _ in range(count))
        elif tag == CHECKS:
            _skip_checks(cursor, count)
        else:
            raise HeaderError("unknown")
    if len(sizes) != count:
        raise HeaderError("no sizes")
    cursor.expect(UNPACKED)
    cursor.expect(FOLDERS)
    number_of_folders = cursor.few()
    cursor.expect(0)
    folders = [_read_folder(cursor) for _ in range(number_of_folders)]
    cursor.expect(UNPACKED_SIZES)
    folders = [
        replace(folder, sizes=tuple(cursor.number() for _ in range(sum(coder.outs for coder in folder.coders))))
        for folder in folders
    ]
    checks_at = cursor.at
    tag = cursor.byte()
    if tag == CHECKS:
        _skip_checks(cursor, number_of_folders)
        checks = cursor.data[checks_at : cursor.at]
        tag = cursor.byte()
    else:
        checks = b""
    if tag != END or sum(len(folder.packed) for folder in folders) != count:
        raise HeaderError("streams and folders disagree")
    return Streams(start, sizes, tuple(folders), checks)


def _skip_checks(cursor: Cursor, count: int) -> None:
    known = count
    if not cursor.byte():
        known = sum(bits.bit_count() for bits in cursor.take((count + 7) // 8))
    cursor.take(4 * known)


def _read_folder(cursor: Cursor) -> Folder:
    coders = []
    for _ in range(cursor.few()):
        flags = cursor.byte()
        method = cursor.take(flags & _ID)
        ins, outs = (cursor.few(), cursor.few()) if flags & _COMPLEX else (1, 1)
        settings = cursor.take(cursor.few()) if flags & _HAS_SETTINGS else b""
        coders.append(Coder(method, ins, outs, settings))
    ins, outs = sum(coder.ins for coder in coders), sum(coder.outs for coder in coders)
    if not outs or ins < outs - 1:
        raise HeaderError("coders without streams")
    binds = tuple((cursor.few(), cursor.few()) for _ in range(outs - 1))
    free = ins - len(binds)
    if free == 1:
        packed = tuple(place for place in range(ins) if place not in {fed for fed, _ in binds})
    else:
        packed = tuple(cursor.few() for _ in range(free))
    return Folder(tuple(coders), binds, packed)


def _folder_bytes(folder: Folder) -> bytes:
    parts = [number(len(folder.coders))]
    for coder in folder.coders:
        flags = len(coder.method) | _COMPLEX | (_HAS_SETTINGS if coder.settings else 0)
        parts += [bytes([flags]), coder.method, number(coder.ins), number(coder.outs)]
        parts += [number(len(coder.settings)), coder.settings] if coder.settings else []
    parts += [number(fed) + number(out) for fed, out in folder.binds]
    parts += [number(place) for place in folder.packed] if len(folder.packed) > 1 else []
    return b"".join(parts)
