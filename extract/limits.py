"""How much a package may hold. Beyond a limit a file or a page is listed as unreadable; nothing is raised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ocr.errors import ConfigError

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds on what is opened, so that a hostile or mistaken file costs little.

    Args:
        files: files of one package, litter and members of archives included.
        file_bytes: size of one file.
        package_bytes: size of all files together; the files after the bound are listed, not read.
        pages: pages of one file; a file with more is listed as unreadable.
        pixels: pixels of a submitted picture before it is decoded.
        render_pixels: pixels of a picture handed on; larger ones are scaled down.
        page_points: side of a PDF page in points beyond which it is not drawn (200 inches are 14,400).
        cells: cells of one sheet that hold something.
        unpacked_bytes: what an office file or an OFD may unpack to.
        archive_bytes: what one archive may unpack to, counted as it unpacks.
        unpack_ratio: how many times its packed size something may unpack to.
        members: members of an office file, an OFD or an archive.
        depth: archives in one another.
        page_seconds: time for reading one page; waiting for a processor that others hold does not count.
        open_seconds: likewise for opening one file, unpacking an archive included.
        convert_seconds: time for converting an old office file.
    """

    files: int = 20_000
    file_bytes: int = 500 * MEGABYTE
    package_bytes: int = 8_000 * MEGABYTE
    pages: int = 5_000
    pixels: int = 160_000_000
    render_pixels: int = 24_000_000
    page_points: float = 20_000.0
    cells: int = 300_000
    unpacked_bytes: int = 300 * MEGABYTE
    archive_bytes: int = 4_000 * MEGABYTE
    unpack_ratio: int = 400
    members: int = 20_000
    depth: int = 4
    page_seconds: int = 120
    open_seconds: int = 600
    convert_seconds: int = 120


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class LimitOption:
    """How a limit is set from outside: the field it sets, the size of its unit, and what it bounds (Chinese)."""

    field: str
    unit: int
    meaning: str

    @property
    def default(self) -> int:
        """The default in this option's unit."""
        return int(getattr(DEFAULT_LIMITS, self.field)) // self.unit


LIMIT_OPTIONS: Mapping[str, LimitOption] = MappingProxyType(
    {
        "files": LimitOption("files", 1, "一个材料包的文件数"),
        "file-mb": LimitOption("file_bytes", MEGABYTE, "单个文件的大小（MB）"),
        "package-mb": LimitOption("package_bytes", MEGABYTE, "全部文件的总大小（MB）"),
        "pages": LimitOption("pages", 1, "单个文件的页数"),
        "megapixels": LimitOption("pixels", 1_000_000, "单张图片的像素（百万）"),
        "page-points": LimitOption("page_points", 1, "PDF 页面的边长（点）"),
        "cells": LimitOption("cells", 1, "单个工作表的非空单元格数"),
        "document-mb": LimitOption("unpacked_bytes", MEGABYTE, "单个 Office、OFD 文件解开后的大小（MB）"),
        "archive-mb": LimitOption("archive_bytes", MEGABYTE, "单个压缩包解开后的大小（MB）"),
        "ratio": LimitOption("unpack_ratio", 1, "解开后与解开前大小之比"),
        "members": LimitOption("members", 1, "单个压缩包内的文件数"),
        "depth": LimitOption("depth", 1, "压缩包嵌套层数"),
        "page-seconds": LimitOption("page_seconds", 1, "读取一页的时间（秒）"),
        "open-seconds": LimitOption("open_seconds", 1, "打开一个文件的时间（秒）"),
        "convert-seconds": LimitOption("convert_seconds", 1, "转换一个旧版 Office 文件的时间（秒）"),
    }
)
"""The limits that a user may set, by the name under which `--limit NAME=N` takes them."""
_NAMES = {option.field: name for name, option in LIMIT_OPTIONS.items()}


def limits_from(settings: Iterable[str], limits: Limits = DEFAULT_LIMITS) -> Limits:
    """Limits with some set anew.

    Args:
        settings: `NAME=N`, names and units of `LIMIT_OPTIONS`.
        limits: what holds for the others.

    Raises:
        ConfigError: a name is not known, or a value is no whole number from 1.
    """
    for setting in settings:
        name, _, value = setting.partition("=")
        option = LIMIT_OPTIONS.get(name.strip().lower())
        if option is None:
            raise ConfigError(f"没有名为 {name} 的上限。可用：{'、'.join(LIMIT_OPTIONS)}。")
        if not value.strip().isdecimal() or int(value) < 1:
            raise ConfigError(f"上限 {name} 的值应为正整数，如 --limit {name}={option.default}。")
        limits = replace(limits, **{option.field: int(value) * option.unit})
    return limits


def way_out(field: str) -> str:
    """Chinese; the option that widens a limit, for the end of a message."""
    return f"请拆分或缩小后重新提交；确需读取时可用 --limit {_NAMES[field]}=N 放宽上限"
