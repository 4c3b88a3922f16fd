"""Names inside a package: their order, and how they are written whatever the file system made of them."""

from __future__ import annotations

import os
import re


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key that puts `2.pdf` before `10.pdf`."""
    parts = re.split(r"(\d{1,18})", name)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in parts if part)


def package_order(path: str) -> tuple[tuple[int, tuple[tuple[int, int, str], ...], str], ...]:
    """A sort key for paths: the files of a folder in natural order, then its folders."""
    *folders, name = path.rstrip("/").split("/")
    return (*((1, natural(part), part) for part in folders), (int(path.endswith("/")), natural(name), name))


def shown_path(path: str) -> str:
    """A path that can be written anywhere: names in it that are not UTF-8 are taken for GB18030, as Windows packs."""
    return "/".join(_shown_name(name) for name in path.split("/"))


def _shown_name(name: str) -> str:
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name
