"""Marks by which a file's kind is known, where a few first bytes do not tell it."""

from __future__ import annotations

import io
import re
import tarfile
import zipfile
import zlib

_OLE_BYTES = 64 * 1024 * 1024
_OLE_NAMES = {
    name.lower(): name
    for name in (
        "EncryptedPackage",
        "WordDocument",
        "Workbook",
        "Book",
        "PowerPoint Document",
        "__properties_version1.0",
    )
}
_MAIL_HEAD = re.compile(
    r"^(From|To|Subject|Date|MIME-Version|Message-ID|Received|Return-Path|Content-Type|Delivered-To|X-Mailer|Reply-To)"
    r":(?= |\t|$)",
    re.MULTILINE | re.IGNORECASE,
)
_MAIL_HEADS = 3
"""So many different heads of a mail make a mail."""
_BMP_HEADERS = frozenset(size.to_bytes(4, "little") for size in (12, 16, 40, 52, 56, 64, 108, 124))


def is_pdf(head: bytes) -> bool:
    """Whether the mark of a PDF stands near the beginning, where readers look for it."""
    return b"%PDF-" in head[:1024]


def is_bmp(head: bytes) -> bool:
    """Whether a file begins as a bitmap with a header of a known size."""
    return head.startswith(b"BM") and len(head) > 30 and head[14:18] in _BMP_HEADERS


def is_old_tar(head: bytes) -> bool:
    """Whether a file begins with a tar header of the kind that has no mark, told by its checksum."""
    if len(head) < 512 or not head[0]:
        return False
    try:
        tarfile.TarInfo.frombuf(head[:512], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def is_mail(head: bytes) -> bool:
    """Whether a file begins with the heads of a mail; its text may be in several encodings."""
    lines = head.decode("latin-1").lstrip("\r\n").replace("\r\n", "\n").partition("\n\n")[0]
    return len({found.lower() for found in _MAIL_HEAD.findall(lines)}) >= _MAIL_HEADS


def ole_streams(whole: io.BufferedIOBase) -> frozenset[str]:
    """The names in the root of an old office container; where it cannot be followed, those found anywhere."""
    import olefile

    whole.seek(0)
    try:
        with olefile.OleFileIO(whole) as container:
            return frozenset(entry[0].lower() for entry in container.listdir())
    except Exception:  # noqa: BLE001 - whatever it raises on a damaged container, the directory could not be followed
        whole.seek(0)
        content = whole.read(_OLE_BYTES)
        return frozenset(stream for stream, written in _OLE_NAMES.items() if written.encode("utf-16-le") in content)


def mimetype(archive: zipfile.ZipFile) -> bytes:
    """What an OpenDocument file says it is; empty for other files."""
    try:
        with archive.open("mimetype") as stream:
            return stream.read(100).strip()
    except (KeyError, RuntimeError, zipfile.BadZipFile, zlib.error, EOFError):
        return b""
