"""Names of the members of archives: what they read in Chinese, and whether they may be followed."""

from __future__ import annotations

import re

from extract.failures import UnreadableError
from extract.package import Reason

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\..*)?", re.IGNORECASE)
"""Names that Windows takes for devices."""
_LONGEST = 1_000
_DRIVE = re.compile(r"[A-Za-z]:")


def decoded_name(raw: bytes) -> str:
    """A name of unknown encoding: UTF-8 where it is that, else GB18030, as Chinese Windows packs."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def shown_member(name: str) -> str:
    """A member's name as a path with `/`, control characters and empty parts left out; for lists, whatever it says."""
    plain = "".join("\ufffd" if not char.isprintable() and char != " " else char for char in name.replace("\\", "/"))
    parts = [part for part in plain[:_LONGEST].split("/") if part not in {"", "."}]
    return "/".join(parts) or "（无名文件）"


def refuse_unsafe(name: str) -> None:
    """Refuses names that lead out of the archive, or mean something else than a file.

    Raises:
        UnreadableError: the name is absolute, climbs (`..`), names a device, holds control characters or is too long.
    """
    path = name.replace("\\", "/")
    parts = path.split("/")
    if path.startswith("/") or _DRIVE.match(path):
        raise _unsafe("用了绝对路径")
    if ".." in parts:
        raise _unsafe("指向压缩包之外")
    if any(_RESERVED.fullmatch(part) for part in parts):
        raise _unsafe("是系统保留的设备名")
    if len(path) > _LONGEST:
        raise _unsafe("过长")
    if any(ord(char) < 32 for char in path):
        raise _unsafe("含有控制字符")


def _unsafe(what: str) -> UnreadableError:
    return UnreadableError(Reason.UNSAFE_NAME, f"压缩包内的文件名{what}，未予读取")
