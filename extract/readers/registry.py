"""Which reader opens which format. An explicit table; libraries load when a file of their format is opened."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from extract.failures import UnreadableError
from extract.limits import Limits
from extract.package import Reason
from extract.readers.base import Opener, OpenFile
from extract.readers.members import Container, Member, MembersOf
from extract.sniff import Format

_PICTURE, _SHEETS = ("image", "open_picture"), ("old_sheets", "open_sheets")
READERS: Mapping[Format, tuple[str, str]] = MappingProxyType(
    {
        Format.PDF: ("pdf", "open_pdf"),
        Format.JPEG: _PICTURE,
        Format.PNG: _PICTURE,
        Format.TIFF: _PICTURE,
        Format.BMP: _PICTURE,
        Format.WEBP: _PICTURE,
        Format.GIF: _PICTURE,
        Format.HEIC: ("heic", "open_heic"),
        Format.AVIF: _PICTURE,
        Format.XLSX: ("xlsx", "open_xlsx"),
        Format.XLS: _SHEETS,
        Format.XLSB: _SHEETS,
        Format.ODS: _SHEETS,
        Format.CSV: ("delimited", "open_csv"),
        Format.TXT: ("delimited", "open_txt"),
        Format.OFD: ("ofd", "open_ofd"),
        Format.DOCX: ("docx", "open_docx"),
        Format.XML: ("xml", "open_xml"),
    }
)
"""The module of each reader of pages and the function in it that opens a file."""

_ANY, _TAR = ("any_archive", "archive_members"), ("tar_archive", "tar_members")
CONTAINERS: Mapping[Format, tuple[str, str]] = MappingProxyType(
    {
        Format.ZIP: ("zip_archive", "zip_members"),
        Format.SEVEN_ZIP: _ANY,
        Format.RAR: _ANY,
        Format.TAR: _TAR,
        Format.GZIP: _TAR,
        Format.BZIP2: _TAR,
        Format.XZ: _TAR,
        Format.EML: ("eml", "eml_members"),
        Format.MSG: ("msg", "msg_members"),
    }
)
"""The module of each reader of archives and mails and the function in it that gives the members."""

ATTACHED: Mapping[Format, tuple[str, str]] = MappingProxyType({Format.PDF: ("pdf_attachments", "attached_members")})
"""Formats with pages of their own that may have files attached, and the functions that give these."""

CONVERTED = frozenset({Format.DOC, Format.RTF, Format.ODT, Format.PPT, Format.PPTX, Format.LOCKED})
"""Formats that are read through a copy in another form (`extract.readying`)."""
SUPPORTED = frozenset(READERS) | frozenset(CONTAINERS) | CONVERTED

_ADVICE = {
    Format.OLE: ("旧版 Office 文件，无法识别", "请另存为 .xlsx 或 PDF 后重新提交"),
}


def unsupported(found: Format) -> UnreadableError:
    """The failure to report for a format that has no reader."""
    detail, advice = _ADVICE.get(found, ("", ""))
    return UnreadableError(Reason.UNSUPPORTED, detail, advice)


def open_file(path: Path, found: Format, limits: Limits) -> OpenFile:
    """Opens a file with the reader of its format.

    Raises:
        UnreadableError: the format has no reader, or the file cannot be opened.
    """
    reader = READERS.get(found)
    if reader is None:
        raise unsupported(found)
    opener: Opener = _function(reader)
    return opener(path, limits)


def is_container(found: Format) -> bool:
    """Whether files of this format hold other files."""
    return found in CONTAINERS


def may_have_attachments(found: Format) -> bool:
    """Whether files of this format have pages and may have files attached."""
    return found in ATTACHED


def members_of(found: Format, container: Container) -> Iterator[Member]:
    """The members of a file that holds others.

    Raises:
        UnreadableError: it cannot be opened; also what its library raises, from the iterator.
    """
    reader: MembersOf = _function(CONTAINERS.get(found) or ATTACHED[found])
    return reader(container)


def _function(place: tuple[str, str]) -> Any:
    module, name = place
    return getattr(importlib.import_module(f"extract.readers.{module}"), name)
