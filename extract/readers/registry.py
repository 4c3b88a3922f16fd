"""Which reader opens which format. An explicit table; libraries load when a file of their format is opened."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from extract.failures import UnreadableError
from extract.limits import Limits
from extract.package import Reason
from extract.readers.base import Opener, OpenFile
from extract.sniff import Format

_PICTURE = ("image", "open_picture")
READERS: Mapping[Format, tuple[str, str]] = MappingProxyType(
    {
        Format.PDF: ("pdf", "open_pdf"),
        Format.JPEG: _PICTURE,
        Format.PNG: _PICTURE,
        Format.TIFF: _PICTURE,
        Format.BMP: _PICTURE,
        Format.WEBP: _PICTURE,
        Format.GIF: _PICTURE,
        Format.XLSX: ("xlsx", "open_xlsx"),
        Format.CSV: ("delimited", "open_csv"),
        Format.TXT: ("delimited", "open_txt"),
        Format.OFD: ("ofd", "open_ofd"),
        Format.DOCX: ("docx", "open_docx"),
    }
)
"""The module of each reader and the function in it that opens a file."""
SUPPORTED = frozenset(READERS)

_ADVICE = {
    Format.XLS: ("旧版 Excel 文件（.xls）暂不支持", "请用 Excel 或 WPS 另存为 .xlsx 后重新提交"),
    Format.DOC: ("旧版 Word 文件（.doc）暂不支持", "请用 Word 或 WPS 另存为 PDF 后重新提交"),
    Format.ZIP: ("压缩包暂不支持", "请解压后把文件夹重新提交"),
    Format.SEVEN_ZIP: ("压缩包暂不支持", "请解压后把文件夹重新提交"),
    Format.RAR: ("压缩包暂不支持", "请解压后把文件夹重新提交"),
    Format.GZIP: ("压缩包暂不支持", "请解压后把文件夹重新提交"),
    Format.HEIC: ("手机照片格式（HEIC）暂不支持", "请转换为 JPG 后重新提交"),
    Format.OLE: ("旧版 Office 文件，或设有密码的 Office 文件", "请去除密码，另存为 .xlsx 或 PDF 后重新提交"),
    Format.XML: ("单独的 XML 文件暂不支持", "请同时提交对应的 PDF 或 OFD 版式文件"),
}


def unsupported(found: Format) -> UnreadableError:
    """The failure to report for a format that has no reader."""
    if found is Format.LOCKED:
        return UnreadableError(Reason.ENCRYPTED)
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
    module, name = reader
    opener: Opener = getattr(importlib.import_module(f"extract.readers.{module}"), name)
    return opener(path, limits)
