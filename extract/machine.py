"""What reading every format needs of a machine beyond Python: libraries and programs of the system."""

from __future__ import annotations

from extract.failures import UnreadableError
from ocr.machine import Probe


def probe_formats() -> list[Probe]:
    """The optional libraries and programs behind some formats."""
    return [_libarchive(), _libreoffice()]


def _libarchive() -> Probe:
    from extract.readers.any_archive import loaded_libarchive

    name = "7Z、RAR、加密 ZIP（libarchive）"
    try:
        version = loaded_libarchive().ffi.version_number()
    except UnreadableError:
        remedy = "需要读取这些压缩包时：apt-get install libarchive13"
        return Probe(name, ok=False, detail="未安装，这些压缩包会列为未读", remedy=remedy, needed=False)
    shown = f"{version // 1_000_000}.{version // 1_000 % 1_000}.{version % 1_000}"
    return Probe(name, ok=True, detail=shown, needed=False)


def _libreoffice() -> Probe:
    from extract.readers.office_conversion import libreoffice

    name = "DOC、WPS、RTF、PPT（LibreOffice）"
    program = libreoffice()
    if program is None:
        remedy = "需要读取这些文件时：apt-get install libreoffice-writer libreoffice-impress"
        return Probe(name, ok=False, detail="未安装，这些文件会列为未读", remedy=remedy, needed=False)
    return Probe(name, ok=True, detail=program, needed=False)
