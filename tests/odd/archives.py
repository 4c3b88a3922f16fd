"""Archives: names, nesting, bombs, passwords, broken ends."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import tempfile
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.odd.odd import LINKED, LITTER, READ, Odd, just

TEXT = "专利权转让合同 甲方：某某大学"


def zipped(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive, names in UTF-8 with the flag that says so."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _renamed(raw: bytes, *, flagged: bool = False) -> bytes:
    """A ZIP archive whose one member has a name of these bytes, with or without the flag of UTF-8."""
    stand_in = b"A" * len(raw)
    data = bytearray(zipped({stand_in.decode(): TEXT}).replace(stand_in, raw))
    if flagged:
        data[data.index(b"PK\x03\x04") + 7] |= 8
        data[data.index(b"PK\x01\x02") + 9] |= 8
    return bytes(data)


def _with_unicode_path() -> bytes:
    info = zipfile.ZipInfo("?????.txt")
    name = "合同.txt".encode()
    info.extra = struct.pack("<HHBL", 0x7075, 5 + len(name), 1, zlib.crc32(b"?????.txt")) + name
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(info, TEXT)
    return stream.getvalue()


def _two_names() -> bytes:
    """A name in UTF-8 in the directory, in GBK before the content."""
    name = "合同.txt"
    head, mark, rest = zipped({name: TEXT}, zipfile.ZIP_STORED).partition(name.encode())
    other = name.encode("gbk").ljust(len(mark), b"_")
    return head[:7] + bytes([head[7] & ~8]) + head[8:] + other + rest


def _with_link() -> bytes:
    link = zipfile.ZipInfo("链接.txt")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("合同.txt", TEXT)
    return stream.getvalue()


def _nested(depth: int) -> bytes:
    data = zipped({"合同.txt": TEXT})
    for level in range(depth - 1):
        data = zipped({f"{level}.zip": data})
    return data


def _lying() -> bytes:
    """A member that says it holds 10 bytes and unpacks to a megabyte."""
    data = bytearray(zipped({"a.txt": b"0" * 1_000_000}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(mark) + place
        data[start : start + 4] = struct.pack("<L", 10)
    return bytes(data)


def _twice() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("合同.txt", TEXT)
        archive.writestr("合同/1.txt", TEXT)
        archive.writestr("说明.txt", TEXT)
    return stream.getvalue().replace("说明.txt".encode(), "合同.txt".encode())


def _tarred(pack: Callable[[bytes], bytes] = bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        _add(archive, "合同/1.txt", TEXT.encode())
        for name, kind in (("链接", tarfile.SYMTYPE), ("硬链接", tarfile.LNKTYPE), ("设备", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        _add(archive, "../evil.txt", b"x")
    return pack(stream.getvalue())


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(content)
    archive.addfile(info, io.BytesIO(content))


def _one_tar(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        _add(archive, name, content)
    return stream.getvalue()


def _gbk_tar() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT, encoding="gb18030") as archive:
        _add(archive, "合同.txt", TEXT.encode())
    return stream.getvalue()


def _broken_tar() -> bytes:
    """The head of the second member is overwritten."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        _add(archive, "1.txt", TEXT.encode())
        _add(archive, "2.txt", TEXT.encode())
    data = bytearray(stream.getvalue())
    data[1024:1100] = b"\xff" * 76
    return bytes(data)


def _long_name_tar() -> bytes:
    """A member with a name of a gigabyte, or so its head says."""
    head = tarfile.TarInfo("././@LongLink")
    head.type, head.size = tarfile.GNUTYPE_LONGNAME, 1 << 30
    return gzip.compress(head.tobuf(tarfile.GNU_FORMAT) + b"A" * 100_000)


def by_libarchive(format_name: str, members: Mapping[str, str], **options: str) -> bytes:
    """An archive that libarchive writes."""
    import libarchive

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a"
        with libarchive.file_writer(str(path), format_name, **options) as writer:
            for name, content in members.items():
                data = content.encode()
                writer.add_file_from_memory(name, len(data), data)
        return path.read_bytes()


def _seven_zip() -> bytes:
    return by_libarchive("7zip", {"合同/2.txt": TEXT, "合同/10.txt": TEXT})


def _locked_zip(method: str) -> bytes:
    return by_libarchive("zip", {"合同.txt": TEXT}, options=f"zip:encryption={method}", passphrase="mima")


def _locked_seven_zip() -> bytes:
    """A 7Z archive whose one stream names AES as its method."""
    packed = b"\0" * 16
    coder = b"\x24\x06\xf1\x07\x01\x02\x13\x00"
    header = (
        b"\x01\x04\x06\x00\x01\x09\x10\x00\x07\x0b\x01\x00\x01" + coder + b"\x0c\x10\x00"
        b"\x08\x00\x00\x05\x01\x11\x0d\x00" + "a.txt\0".encode("utf-16-le") + b"\x00\x00"
    )
    start = struct.pack("<QQL", len(packed), len(header), zlib.crc32(header))
    return b"7z\xbc\xaf\x27\x1c\x00\x04" + struct.pack("<L", zlib.crc32(start)) + start + packed + header


LOCKED_SEVEN_ZIP = b64decode(
    "N3q8ryccAARu64lwvAAAAAAAAAAWAAAAAAAAABE6BMrmKBE/ZXgf4lNEnipZRGx9cc3ALFikVXRfwUdqRGkQilESRlljUh66sJrO"
    "0a61P0LgAJQAhF0AAIEzB64P0QEiFAsBMde/NEw0KdYnL95lIPfpb0idqkJsQ6F2lKx91FebntVZmFAlrItjRXoGZJhNE7VX1lCh"
    "xFNyndwk8j5mF7TvUrmKg91gFh6vOS4ebVzPQlF5lRC3WB04d102wgRKWl/jDOsHkIoY0/8fPGABiiuD+mIxhAqAAAAAABcGMAEJ"
    "gIwABwsBAAEhIQEYDICVAAA="
)
"""By py7zr, under the password 密码1: 合同/合同.txt says 专利权转让合同 thirty times, b.txt says x."""

LOCKED_NAMES_SEVEN_ZIP = b64decode(
    "N3q8ryccAARu9Veq0AAAAAAAAAAqAAAAAAAAAIgpFxLJKxUjzrbdsx5OvKi7t6sxRo6zqZj6kjO29mIS5+wmO91VCft2T4KQtjYp"
    "HxKcHXA4adAlHt3lacpI8ho//D8nIg1SPn6CBrC8AFlq0TcgiMfdmzNLeM5lghrADvfEyBx+Chjbo6OIi45DW8KI0Ta8RbkR3JXC"
    "htoasZC5ChSET2hxUOtmtW/SLzYQFUrAgDLQjgmqKo24J11puRaxeQJT0ZY8mVF2YCTTCSH3k+x5NnH1e03qT3SgPWXIHtzdqJPv"
    "QWCkDH6ihs1y0dEa6aUeFwYwAQmAoAAHCwEAASQG8QcBElMPjJL8Asb8DpkNjQen3VlTbgyAlQAA"
)
"""The same with its header under the password as well."""


def _altered_seven_zip() -> bytes:
    """A 7Z archive of which one stored byte was altered: libarchive gives it with a mere warning."""
    data = by_libarchive("7zip", {"合同.txt": TEXT}, options="7zip:compression=store")
    place = data.index(TEXT.encode()[:9])
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def _rar_block(kind: int, flags: int, body: bytes) -> bytes:
    head = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
    return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head


def _rar(*, locked: bool = False, cut: int = 0) -> bytes:
    """A RAR archive of version 4 with one stored file."""
    data, name = TEXT.encode(), b"contract.txt"
    numbers = (len(data), len(data), 2, zlib.crc32(data), 0x5A21_0000, 20, 0x30, len(name), 0x20)
    body = struct.pack("<LLBLLBBHL", *numbers) + name
    main = _rar_block(0x73, 0x80 if locked else 0, b"\0" * 6)
    file = _rar_block(0x74, 0x8000 | (0x04 if locked else 0), body)
    archive = b"Rar!\x1a\x07\x00" + main + file + data + _rar_block(0x7B, 0x4000, b"")
    return archive[: len(archive) - cut]


def _mac() -> bytes:
    return zipped(
        {"合同.txt": TEXT, "__MACOSX/._合同.txt": "x", "Thumbs.db": "x", "~$合同.docx": "x", ".DS_Store": "x"}
    )


_PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"
_ENDS_TAR = {"合同/1.txt": READ, "链接": LINKED, "硬链接": LINKED, "设备": "unsupported", "../evil.txt": "unsafe_name"}
_SLIPS = {
    "../../evil.txt": "unsafe_name",
    "a/../../b.txt": "unsafe_name",
    "/etc/cron.d/x": "unsafe_name",
    "C:\\Windows\\x.txt": "unsafe_name",
    "..\\..\\evil2.txt": "unsafe_name",
    "CON.txt": "unsafe_name",
    "资料/aux": "unsafe_name",
    "a" * 1_500 + ".txt": "unsafe_name",
    "合同\n一.txt": "unsafe_name",
    "合同.txt": READ,
}
_SHOWN = {
    "/etc/cron.d/x": "etc/cron.d/x",
    "C:\\Windows\\x.txt": "C:/Windows/x.txt",
    "..\\..\\evil2.txt": "../../evil2.txt",
}
_SHOWN |= {"a" * 1_500 + ".txt": "a" * 1_000, "合同\n一.txt": "合同\ufffd一.txt"}
ODD = (
    Odd("utf8.zip", lambda: zipped({"合同/10.txt": TEXT, "合同/2.txt": TEXT}), READ, {"合同/2.txt": READ}),
    Odd("存储.zip", lambda: zipped({"a.pdf": _PDF}, zipfile.ZIP_STORED), READ, {"a.pdf": "damaged"}),
    Odd("存储.tar", lambda: _one_tar("a.pdf", _PDF), READ, {"a.pdf": "damaged"}),
    Odd("gbk.zip", lambda: _renamed("合同.txt".encode("gbk")), READ, {"合同.txt": READ}),
    Odd("gbk-标为utf8.zip", lambda: _renamed("合同.txt".encode("gbk"), flagged=True), READ, {"合同.txt": READ}),
    Odd("utf8-未标.zip", lambda: _renamed("合同.txt".encode()), READ, {"合同.txt": READ}),
    Odd("unicode路径.zip", _with_unicode_path, READ, {"合同.txt": READ}),
    Odd(
        "越界.zip", lambda: zipped(dict.fromkeys(_SLIPS, TEXT)), READ, {_SHOWN.get(k, k): v for k, v in _SLIPS.items()}
    ),
    Odd("两处名称不同.zip", _two_names, READ, {"合同.txt": READ}),
    Odd("链接.zip", _with_link, READ, {"链接.txt": LINKED, "合同.txt": READ}),
    Odd("杂物.zip", _mac, READ, {"合同.txt": READ, "__MACOSX/": LITTER, "Thumbs.db": LITTER, "~$合同.docx": LITTER}),
    Odd("三层.zip", lambda: _nested(3), READ, {"1.zip/0.zip/合同.txt": READ}),
    Odd("九层.zip", lambda: _nested(9), READ, {"7.zip/6.zip/5.zip": READ, "7.zip/6.zip/5.zip/4.zip": "limit"}),
    Odd("炸弹.zip", lambda: zipped({"0.txt": b"0" * 40_000_000}), "limit", {"0.txt": "limit"}, "ratio"),
    Odd("炸弹.tar.gz", lambda: gzip.compress(_bomb_tar()), "limit", says="ratio"),
    Odd(
        "条目过多.zip",
        lambda: zipped({f"{n}.txt": "x" for n in range(500)}, zipfile.ZIP_STORED),
        "limit",
        says="members",
    ),
    Odd("谎报大小.zip", _lying, READ, {"a.txt": "damaged"}),
    Odd("重名.zip", _twice, READ, {"合同.txt": READ, "合同.txt (2)": READ, "合同/1.txt": READ}),
    Odd("截断.zip", lambda: zipped({"合同.txt": TEXT})[:-30], "damaged"),
    Odd("空.zip", lambda: zipped({}), "empty"),
    Odd("只有杂物.zip", lambda: zipped({"__MACOSX/._a": "x"}), READ, {"__MACOSX/": LITTER}),
    Odd("密码.zip", lambda: _locked_zip("traditional"), READ, {"合同.txt": "encrypted"}),
    Odd("密码-aes.zip", lambda: _locked_zip("aes256"), READ, {"合同.txt": "encrypted"}),
    Odd("资料.tar", _tarred, READ, _ENDS_TAR),
    Odd("资料.tar.gz", lambda: _tarred(gzip.compress), READ, _ENDS_TAR),
    Odd("资料.tar.bz2", lambda: _tarred(bz2.compress), READ, _ENDS_TAR),
    Odd("资料.tar.xz", lambda: _tarred(lzma.compress), READ, _ENDS_TAR),
    Odd("gbk.tar", _gbk_tar, READ, {"合同.txt": READ}),
    Odd("坏头.tar", _broken_tar, "damaged", {"1.txt": READ}),
    Odd("超长名.tar.gz", _long_name_tar, "damaged"),
    Odd("截断.tar.gz", lambda: _tarred(gzip.compress)[:-40], "damaged"),
    Odd("合同.txt.gz", lambda: gzip.compress(TEXT.encode()), READ, {"合同.txt": READ}),
    Odd("截断.txt.gz", lambda: gzip.compress(TEXT.encode())[:-9], "damaged"),
    Odd("资料.7z", _seven_zip, READ, {"合同/2.txt": READ, "合同/10.txt": READ}),
    Odd("截断.7z", lambda: _seven_zip()[:-20], "damaged"),
    Odd("密码.7z", _locked_seven_zip, READ, {"a.txt": "encrypted"}),
    Odd("改动.7z", _altered_seven_zip, READ, {"合同.txt": "damaged"}),
    Odd("资料.rar", _rar, READ, {"contract.txt": READ}),
    Odd("密码.rar", lambda: _rar(locked=True), "encrypted"),
    Odd("截断.rar", lambda: _rar(cut=30), "damaged", {"contract.txt": "damaged"}),
    Odd("坏.rar", just(b"Rar!\x1a\x07\x00" + b"\xff" * 50), "damaged"),
)


def _bomb_tar() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        _add(archive, "0.txt", b"0" * 30_000_000)
    return stream.getvalue()
