"""Looks for signatures and later changes in one file. Pure, for any process: it may crash or hang as inspection may."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from extract.failures import UnreadableError
from extract.foreign import foreign_content
from extract.inspection import Submitted
from extract.integrity import Integrity
from extract.limits import Limits
from extract.package import FileStatus, SourceFile
from extract.sniff import Format

Examine = Callable[[Path, Limits, Sequence[str]], Integrity | None]
"""Examines a file of one format with the passwords that may open it; None for one that has nothing to tell."""

_EXAMINED: Mapping[Format, tuple[str, str]] = MappingProxyType(
    {Format.PDF: ("pdf_integrity", "examine_pdf"), Format.OFD: ("ofd_integrity", "examine_ofd")}
)
"""The module of each format that can be signed and the function in it that looks."""

HUNG = Integrity(fault="检查数字签名时读取进程意外退出或超过时限，未能完成")
"""What stands for the examination of a file that ended its process or took too long."""


def is_examined(file: SourceFile) -> bool:
    """Whether a file is of a format that can bear signatures."""
    return file.status is FileStatus.READ and file.format in _EXAMINED


def examine(item: Submitted, found: str) -> Integrity | None:
    """The signatures of a file as submitted and what later saves changed; None for a plain file saved once.

    Args:
        item: the file.
        found: its format.
    """
    module, name = _EXAMINED[Format(found)]
    try:
        with foreign_content():
            look: Examine = getattr(importlib.import_module(f"extract.readers.{module}"), name)
            return look(item.path, item.limits, item.passwords.for_file(item.name))
    except UnreadableError as failure:
        return Integrity(fault=f"数字签名和修改痕迹未能检查（{failure.detail or failure.reason.value}）")
