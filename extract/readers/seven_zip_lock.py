"""7Z archives with a password: a copy without it, which libarchive reads; it knows their methods, but not their lock.

The lock is AES-256-CBC; its key is a password hashed over and over with SHA-256 (`7zAES` in the LZMA SDK).
"""

from __future__ import annotations

import hashlib
import lzma
import struct
import zlib
from dataclasses import replace
from functools import lru_cache
from typing import IO

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext, algorithms, modes

from extract.readers.members import CHUNK
from extract.readers.seven_zip_header import COPY, Coder, Cursor, Folder, HeaderError, Streams, read_streams

_MAGIC = b"7z\xbc\xaf\x27\x1c"
_START = 32
_HEADER, _MAIN_STREAMS, _PACKED_HEADER = 0x01, 0x04, 0x17
_LOCK, _LZMA, _LZMA2 = b"\x06\xf1\x07\x01", b"\x03\x01\x01", b"\x21"
_LEAST_DICTIONARY = 4096
_MOST_HEADER = 64 * 1024 * 1024
_MOST_ROUNDS = 20
"""The power of two of rounds beyond which a lock is not tried: packers write 19, half a second of hashing."""
_RAW_KEY = 0x3F
_BLOCK = 16


def unlocked(archive: IO[bytes], password: str, copy: IO[bytes]) -> bool:
    """Write an archive without its lock into a copy; False where the password opens its header for sure not.

    Where only the content is locked, a wrong password makes a copy whose members are damaged.

    Raises:
        HeaderError: it has no lock, is damaged, or is of a kind that no packer writes.
    """
    header = _header(archive)
    if header[:1] == bytes([_PACKED_HEADER]):
        opened = _unpacked_header(archive, read_streams(Cursor(header, 1)), password)
        if opened is None:
            return False
        header = opened
    cursor = Cursor(header)
    cursor.expect(_HEADER)
    cursor.expect(_MAIN_STREAMS)
    streams = read_streams(cursor)
    copy.write(b"\0" * _START)
    plain = _unlocked_streams(archive, streams, password, copy)
    new = bytes([_HEADER, _MAIN_STREAMS]) + plain.written() + cursor.rest()
    offset = copy.tell() - _START
    copy.write(new)
    start = struct.pack("<QQL", offset, len(new), zlib.crc32(new))
    copy.seek(0)
    copy.write(_MAGIC + b"\0\x04" + struct.pack("<L", zlib.crc32(start)) + start)
    copy.seek(0)
    return True


def _header(archive: IO[bytes]) -> bytes:
    head = archive.read(_START)
    if len(head) < _START or not head.startswith(_MAGIC):
        raise HeaderError("no archive")
    offset, size, check = struct.unpack("<QQL", head[12:])
    if size > _MOST_HEADER:
        raise HeaderError("too large")
    archive.seek(_START + offset)
    header = archive.read(size)
    if zlib.crc32(header) != check:
        raise HeaderError("damaged")
    return header


def _unpacked_header(archive: IO[bytes], streams: Streams, password: str) -> bytes | None:
    """The header that is packed itself; None where the password does not open it."""
    (folder,), (size,) = streams.folders, streams.packed_sizes
    archive.seek(_START + streams.start)
    data = archive.read(size)
    if lock := _lock_of(folder):
        index, own = lock
        data = _decryptor(own, password).update(data)[: folder.sizes[index]]
        folder = folder.without(index)
    (coder,), (length,) = folder.coders, folder.sizes
    if length > _MOST_HEADER:
        raise HeaderError("too large")
    try:
        data = data if coder.method == COPY else _by_lzma(coder, data, length)
    except lzma.LZMAError:
        return None
    return data if _is_right(streams, data) else None


def _is_right(streams: Streams, data: bytes) -> bool:
    """Whether the check of a packed header holds, the last thing in the checks of its only folder, if there is one."""
    begun = data.startswith(bytes([_HEADER, _MAIN_STREAMS]))
    return begun and (not streams.checks or struct.unpack("<L", streams.checks[-4:])[0] == zlib.crc32(data))


def _by_lzma(coder: Coder, data: bytes, length: int) -> bytes:
    settings = coder.settings
    chain: dict[str, int]
    if coder.method == _LZMA and len(settings) >= 5:
        size = struct.unpack("<L", settings[1:5])[0]
        chain = {"id": lzma.FILTER_LZMA1, "lc": settings[0] % 9, "lp": settings[0] // 9 % 5, "pb": settings[0] // 45}
    elif coder.method == _LZMA2 and settings:
        size, chain = (2 | settings[0] & 1) << (settings[0] // 2 + 11), {"id": lzma.FILTER_LZMA2}
    else:
        raise HeaderError("a header by an unknown method")
    chain["dict_size"] = max(_LEAST_DICTIONARY, min(size, _MOST_HEADER))
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[chain]).decompress(data, length)


def _unlocked_streams(archive: IO[bytes], streams: Streams, password: str, copy: IO[bytes]) -> Streams:
    """The streams written without their locks, and what a header says of them then."""
    folders, sizes = [], []
    place, stream = _START + streams.start, 0
    for folder in streams.folders:
        locks = dict(_locks_by_stream(folder))
        for packed in folder.packed:
            archive.seek(place)
            size, lock = streams.packed_sizes[stream], locks.get(packed)
            sizes.append(_copied(archive, size, copy, lock, password))
            place, stream = place + size, stream + 1
        plain = folder
        while lock_place := _lock_of(plain):
            plain = plain.without(lock_place[0])
        folders.append(plain)
    if list(streams.folders) == folders:
        raise HeaderError("no lock")
    return replace(streams, start=0, packed_sizes=tuple(sizes), folders=tuple(folders))


def _copied(archive: IO[bytes], size: int, copy: IO[bytes], lock: tuple[Coder, int] | None, password: str) -> int:
    """Copy a stream, without its lock where it has one; gives its size then."""
    decryptor = None if lock is None else _decryptor(lock[0], password)
    left = size if lock is None else min(size, lock[1])
    written, taken = left, 0
    while taken < size and (part := archive.read(min(CHUNK, size - taken))):
        taken += len(part)
        plain = part if decryptor is None else decryptor.update(part)
        copy.write(plain[:left])
        left -= min(left, len(plain))
    if left:
        raise HeaderError("too short")
    return written


def _lock_of(folder: Folder) -> tuple[int, Coder] | None:
    return next(((index, coder) for index, coder in enumerate(folder.coders) if coder.method == _LOCK), None)


def _locks_by_stream(folder: Folder) -> list[tuple[int, tuple[Coder, int]]]:
    """The locks of a folder with the size of what is behind them, by the stream they take in."""
    found, ins, outs = [], 0, 0
    for coder in folder.coders:
        if coder.method == _LOCK:
            found.append((ins, (coder, folder.sizes[outs])))
        ins, outs = ins + coder.ins, outs + coder.outs
    return found


def _decryptor(lock: Coder, password: str) -> CipherContext:
    """What opens a lock, by its settings: rounds, salt, and the start of the chain of blocks."""
    settings = lock.settings
    if not settings:
        raise HeaderError("a lock without settings")
    rounds, salt, start = settings[0] & 0x3F, b"", b""
    if settings[0] & 0xC0:
        if len(settings) < 2:
            raise HeaderError("a lock without settings")
        salted = (settings[0] >> 7) + (settings[1] >> 4)
        started = (settings[0] >> 6 & 1) + (settings[1] & 0x0F)
        salt, start = settings[2 : 2 + salted], settings[2 + salted : 2 + salted + started]
    if rounds > _MOST_ROUNDS and rounds != _RAW_KEY:
        raise HeaderError("too many rounds")
    key = _key(password, salt, rounds)
    return Cipher(algorithms.AES(key), modes.CBC(start.ljust(_BLOCK, b"\0")[:_BLOCK])).decryptor()


@lru_cache(maxsize=64)
def _key(password: str, salt: bytes, rounds: int) -> bytes:
    word = salt + password.encode("utf-16-le")
    if rounds == _RAW_KEY:
        return word.ljust(32, b"\0")[:32]
    hashed = hashlib.sha256()
    step = 1 << min(rounds, 12)
    for first in range(0, 1 << rounds, step):
        hashed.update(b"".join(word + counter.to_bytes(8, "little") for counter in range(first, first + step)))
    return hashed.digest()
