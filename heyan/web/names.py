"""Names that come from outside, made safe for this machine's disk."""

from __future__ import annotations

import unicodedata

from heyan.web.errors import WebError, marked

LONGEST_BYTES = 200
"""Of one part of a path; file systems take 255, and reports need a suffix."""
DEEPEST = 24


def safe_name(name: str) -> str:
    """One part of a path: nothing in it leads elsewhere or hides, and it is no longer than a disk takes."""
    composed = unicodedata.normalize("NFC", name).replace("/", "_").replace("\\", "_")
    plain = "".join(char if char.isprintable() else "_" for char in composed).strip()
    if plain.strip(".") == "":
        return ""
    stem, dot, suffix = plain.rpartition(".")
    if not stem or len(suffix.encode()) > 12:
        stem, dot, suffix = plain, "", ""
    room = LONGEST_BYTES - len((dot + suffix).encode())
    return stem.encode()[:room].decode(errors="ignore") + dot + suffix


def safe_path(path: str) -> list[str]:
    """The parts of a file's path in a package.

    Raises:
        WebError: it leads out of the package, is too deep, or names nothing.
    """
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".")]
    names = [safe_name(part) for part in parts]
    if not parts or ".." in parts or not all(names):
        raise WebError(marked("文件名不正确。"))
    if len(parts) > DEEPEST:
        raise WebError(marked("文件夹层数过多。"))
    return names
