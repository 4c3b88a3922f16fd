"""What a file is, by its content. The name is looked at only to tell a wrong name from an unknown content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePath
from types import MappingProxyType


class Format(StrEnum):
    """The formats told apart. The value is what reports show."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    BMP = "bmp"
    WEBP = "webp"
    GIF = "gif"
    HEIC = "heic"
    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"
    DOCX = "docx"
    DOC = "doc"
    PPTX = "pptx"
    OFD = "ofd"
    XML = "xml"
    HTML = "html"
    TXT = "txt"
    RTF = "rtf"
    ZIP = "zip"
    SEVEN_ZIP = "7z"
    RAR = "rar"
    GZIP = "gz"
    OLE = "ole"
    LOCKED = "encrypted_office"
    UNKNOWN = "unknown"


HEAD_BYTES = 4096
"""How much of a file's beginning is looked at."""

_MAGIC: tuple[tuple[int, bytes, Format], ...] = (
    (0, b"\xff\xd8\xff", Format.JPEG),
    (0, b"\x89PNG\r\n\x1a\n", Format.PNG),
    (0, b"II*\x00", Format.TIFF),
    (0, b"MM\x00*", Format.TIFF),
    (0, b"II+\x00", Format.TIFF),
    (0, b"MM\x00+", Format.TIFF),
    (0, b"GIF87a", Format.GIF),
    (0, b"GIF89a", Format.GIF),
    (8, b"WEBP", Format.WEBP),
    (4, b"ftypheic", Format.HEIC),
    (4, b"ftypheix", Format.HEIC),
    (4, b"ftypmif1", Format.HEIC),
    (4, b"ftypavif", Format.HEIC),
    (0, b"7z\xbc\xaf\x27\x1c", Format.SEVEN_ZIP),
    (0, b"Rar!\x1a\x07", Format.RAR),
    (0, b"\x1f\x8b", Format.GZIP),
    (0, b"{\\rtf", Format.RTF),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.OLE),
)

_SUFFIXES: Mapping[str, Format] = MappingProxyType(
    {
        "pdf": Format.PDF,
        "jpg": Format.JPEG,
        "jpeg": Format.JPEG,
        "jfif": Format.JPEG,
        "png": Format.PNG,
        "tif": Format.TIFF,
        "tiff": Format.TIFF,
        "bmp": Format.BMP,
        "webp": Format.WEBP,
        "gif": Format.GIF,
        "heic": Format.HEIC,
        "xlsx": Format.XLSX,
        "xlsm": Format.XLSX,
        "xls": Format.XLS,
        "et": Format.XLS,
        "csv": Format.CSV,
        "docx": Format.DOCX,
        "doc": Format.DOC,
        "wps": Format.DOC,
        "ofd": Format.OFD,
        "xml": Format.XML,
        "htm": Format.HTML,
        "html": Format.HTML,
        "txt": Format.TXT,
        "md": Format.TXT,
        "zip": Format.ZIP,
        "7z": Format.SEVEN_ZIP,
        "rar": Format.RAR,
    }
)

_ZIPPED = frozenset({Format.XLSX, Format.DOCX, Format.OFD})
_TEXT_FORMATS = frozenset({Format.TXT, Format.CSV})


def named_format(name: str) -> Format:
    """The format that a file's name claims, `UNKNOWN` for none."""
    return _SUFFIXES.get(PurePath(name).suffix.lower().lstrip("."), Format.UNKNOWN)


def sniff(head: bytes, name: str, whole: io.BufferedIOBase | None = None) -> Format:
    """The format of a file.

    Args:
        head: its first `HEAD_BYTES` bytes.
        name: its name; decides only between table and plain text, and among old office files.
        whole: the opened file, needed to look into containers.
    """
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    for offset, magic, found in _MAGIC:
        if head.startswith(magic, offset) and not (found is Format.WEBP and not head.startswith(b"RIFF")):
            return _in_ole(whole, name) if found is Format.OLE else found
    if head.startswith(b"BM") and len(head) > 30 and head[14:18] in _BMP_HEADERS:
        return Format.BMP
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(whole, name)
    return _text(head, name)


_BMP_HEADERS = frozenset(size.to_bytes(4, "little") for size in (12, 16, 40, 52, 56, 64, 108, 124))


def _in_ole(whole: io.BufferedIOBase | None, name: str) -> Format:
    """Which document an old office container is, by the streams that its directory names."""
    if whole is not None:
        whole.seek(0)
        content = whole.read(_OLE_BYTES)
        for stream, found in _OLE_STREAMS:
            if stream.encode("utf-16-le") in content:
                return found
    claimed = named_format(name)
    return claimed if claimed in {Format.XLS, Format.DOC} else Format.OLE


_OLE_BYTES = 64 * 1024 * 1024
_OLE_STREAMS = (
    ("EncryptedPackage", Format.LOCKED),
    ("WordDocument", Format.DOC),
    ("Workbook", Format.XLS),
)


def _in_zip(whole: io.BufferedIOBase | None, name: str) -> Format:
    """Which document a zip container is, by the members that make it one; by its name where it cannot be opened."""
    try:
        with zipfile.ZipFile(whole or io.BytesIO()) as archive:
            names = {member.lstrip("/").lower() for member in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        claimed = named_format(name)
        return claimed if claimed in _ZIPPED else Format.ZIP
    for member, found in (
        ("xl/workbook.xml", Format.XLSX),
        ("word/document.xml", Format.DOCX),
        ("ppt/presentation.xml", Format.PPTX),
        ("ofd.xml", Format.OFD),
    ):
        if member in names:
            return found
    return Format.ZIP


def decoded(data: bytes, *, whole: bool = True) -> str | None:
    """Text in UTF-8, UTF-16 (with its mark) or GB18030, None for what is none of these.

    Args:
        data: the bytes.
        whole: False where `data` is cut off and may end inside a character.
    """
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        for shorter in range(1 if whole else 4):
            try:
                return data[: len(data) - shorter].decode(encoding)
            except UnicodeDecodeError:
                continue
    return None


def _text(head: bytes, name: str) -> Format:
    """Text formats, told by their beginning; binary content is `UNKNOWN`."""
    text = decoded(head, whole=len(head) < HEAD_BYTES)
    if text is None or not text or _is_binary(text):
        return Format.UNKNOWN
    start = text.lstrip("\ufeff \t\r\n")[:512].lower()
    if start.startswith(("<!doctype html", "<html", "<head", "<body")) or "<html" in start:
        return Format.HTML
    if start.startswith(("<?xml", "<einvoice", "<invoice")):
        return Format.XML
    claimed = named_format(name)
    return claimed if claimed in _TEXT_FORMATS else Format.TXT


def _is_binary(text: str) -> bool:
    odd = sum(1 for char in text if ord(char) < 32 and char not in "\t\r\n\f\x1b")
    return odd > len(text) * 0.01
