"""Which reader opens which format. An explicit table; libraries load when a file of their format is opened."""

from __future__ import annotations

from pathlib import Path

from extract.failures import UnreadableError
from extract.limits import Limits
from extract.package import Reason
from extract.readers.base import OpenFile
from extract.sniff import Format

PICTURES = frozenset({Format.JPEG, Format.PNG, Format.TIFF, Format.BMP, Format.WEBP, Format.GIF})
SUPPORTED = PICTURES | {Format.PDF, Format.XLSX, Format.CSV, Format.TXT, Format.OFD, Format.DOCX}

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
    detail, advice = _ADVICE.get(found, ("", ""))
    return UnreadableError(Reason.UNSUPPORTED, detail, advice)


def open_file(path: Path, found: Format, limits: Limits) -> OpenFile:
    """Opens a file with the reader of its format.

    Raises:
        UnreadableError: the format has no reader, or the file cannot be opened.
    """
    if found in PICTURES:
        from extract.readers.image import open_picture

        return open_picture(path, limits)
    match found:
        case Format.PDF:
            from extract.readers.pdf import open_pdf

            return open_pdf(path, limits)
        case Format.XLSX:
            from extract.readers.xlsx import open_xlsx

            return open_xlsx(path, limits)
        case Format.CSV:
            from extract.readers.delimited import open_csv

            return open_csv(path, limits)
        case Format.TXT:
            from extract.readers.delimited import open_txt

            return open_txt(path, limits)
        case Format.OFD:
            from extract.readers.ofd import open_ofd

            return open_ofd(path, limits)
        case Format.DOCX:
            from extract.readers.docx import open_docx

            return open_docx(path, limits)
        case _:
            raise unsupported(found)
