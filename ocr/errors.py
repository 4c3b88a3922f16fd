"""The errors of the house: one base, one class a cause."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "文件或文件夹不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "磁盘配额已满",
    errno.EEXIST: "已有同名文件",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENAMETOOLONG: "路径太长",
    errno.EMFILE: "打开的文件过多",
    errno.EIO: "磁盘读写失败",
    errno.ENOMEM: "内存不足",
}
"""What the operating system says when it refuses, in Chinese."""


class HeyanError(Exception):
    """Base of all errors that a user is told of. The message (Chinese) names the file, the page and the next step."""


class InputError(HeyanError):
    """What was submitted, or how the command was called, cannot be worked with."""


class ConfigError(HeyanError):
    """A programme profile or an option is wrong."""


class EngineError(HeyanError):
    """The machine, the OCR engine or its models failed."""


class LimitError(HeyanError):
    """Something submitted is larger than the limits allow."""


def told(error: OSError) -> str:
    """Why the operating system refused, in Chinese; in its own words where it is none of the usual reasons."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
