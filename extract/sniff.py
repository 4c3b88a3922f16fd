"""What a file is, by its content. The name is looked at only to tell a wrong name from an unknown content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePath
from types import MappingProxyType

from extract.encodings import decoded
from extract.marks import is_bmp, is_mail, is_old_tar, is_pdf, mimetype, ole_streams


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
    AVIF = "avif"
    XLSX = "xlsx"
    XLS = "xls"
    XLSB = "xlsb"
    ODS = "ods"
    CSV = "csv"
    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    PPT = "ppt"
    PPTX = "pptx"
    OFD = "ofd"
    XML = "xml"
    HTML = "html"
    TXT = "txt"
    RTF = "rtf"
    ZIP = "zip"
    SEVEN_ZIP = "7z"
    RAR = "rar"
    TAR = "tar"
    GZIP = "gz"
    BZIP2 = "bz2"
    XZ = "xz"
    EML = "eml"
    MSG = "msg"
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
    *((4, b"ftyp" + brand, Format.HEIC) for brand in (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")),
    (4, b"ftypavif", Format.AVIF),
    (0, b"7z\xbc\xaf\x27\x1c", Format.SEVEN_ZIP),
    (0, b"Rar!\x1a\x07", Format.RAR),
    (0, b"\x1f\x8b", Format.GZIP),
    (0, b"BZh", Format.BZIP2),
    (0, b"\xfd7zXZ\x00", Format.XZ),
    (257, b"ustar", Format.TAR),
    (0, b"{\\rtf", Format.RTF),
    (0, b"PK\x03\x04", Format.ZIP),
    (0, b"PK\x05\x06", Format.ZIP),
    (0, b"PK00PK\x03\x04", Format.ZIP),
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
        "heif": Format.HEIC,
        "avif": Format.AVIF,
        "xlsx": Format.XLSX,
        "xlsm": Format.XLSX,
        "xls": Format.XLS,
        "et": Format.XLS,
        "xlsb": Format.XLSB,
        "ods": Format.ODS,
        "csv": Format.CSV,
        "docx": Format.DOCX,
        "doc": Format.DOC,
        "wps": Format.DOC,
        "odt": Format.ODT,
        "rtf": Format.RTF,
        "ppt": Format.PPT,
        "dps": Format.PPT,
        "pptx": Format.PPTX,
        "ofd": Format.OFD,
        "xml": Format.XML,
        "htm": Format.HTML,
        "html": Format.HTML,
        "txt": Format.TXT,
        "md": Format.TXT,
        "zip": Format.ZIP,
        "7z": Format.SEVEN_ZIP,
        "rar": Format.RAR,
        "tar": Format.TAR,
        "gz": Format.GZIP,
        "tgz": Format.GZIP,
        "bz2": Format.BZIP2,
        "tbz": Format.BZIP2,
        "tbz2": Format.BZIP2,
        "xz": Format.XZ,
        "txz": Format.XZ,
        "eml": Format.EML,
        "msg": Format.MSG,
    }
)

_ZIPPED = frozenset({Format.XLSX, Format.XLSB, Format.ODS, Format.DOCX, Format.OFD})
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
    found = _by_magic(head)
    if found is Format.OLE:
        return _in_ole(whole, name)
    if found is Format.ZIP:
        return _in_zip(whole, name)
    return _text(head, name) if found is Format.UNKNOWN else found


def _by_magic(head: bytes) -> Format:
    """The format that the first bytes tell; `UNKNOWN` for text and for what no known mark begins."""
    for offset, magic, found in _MAGIC:
        if head.startswith(magic, offset) and not (found is Format.WEBP and not head.startswith(b"RIFF")):
            return found
    tests = ((is_bmp, Format.BMP), (is_old_tar, Format.TAR), (is_pdf, Format.PDF), (is_mail, Format.EML))
    return next((found for test, found in tests if test(head)), Format.UNKNOWN)


def _in_ole(whole: io.BufferedIOBase | None, name: str) -> Format:
    """Which document an old office container is, by the streams that its directory names."""
    names = ole_streams(whole) if whole is not None else frozenset()
    for stream, found in _OLE_STREAMS:
        if stream in names:
            return found
    claimed = named_format(name)
    return claimed if claimed in {Format.XLS, Format.DOC} and not names else Format.OLE


_OLE_STREAMS = (
    ("encryptedpackage", Format.LOCKED),
    ("worddocument", Format.DOC),
    ("workbook", Format.XLS),
    ("book", Format.XLS),
    ("powerpoint document", Format.PPT),
    ("__properties_version1.0", Format.MSG),
)


def _in_zip(whole: io.BufferedIOBase | None, name: str) -> Format:
    """Which document a zip container is, by the members that make it one; by its name where it cannot be opened."""
    try:
        with zipfile.ZipFile(whole or io.BytesIO()) as archive:
            names = {member.lstrip("/").lower() for member in archive.namelist()}
            if "mimetype" in names and (found := _ODF.get(mimetype(archive))) is not None:
                return found
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        claimed = named_format(name)
        return claimed if claimed in _ZIPPED else Format.ZIP
    for member, found in (
        ("xl/workbook.xml", Format.XLSX),
        ("xl/workbook.bin", Format.XLSB),
        ("word/document.xml", Format.DOCX),
        ("ppt/presentation.xml", Format.PPTX),
        ("ofd.xml", Format.OFD),
    ):
        if member in names:
            return found
    return Format.ZIP


_ODF = {
    b"application/vnd.oasis.opendocument.spreadsheet": Format.ODS,
    b"application/vnd.oasis.opendocument.text": Format.ODT,
}


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
