"""Passwords for encrypted files, from a text file that comes with the package."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from extract.encodings import decoded
from ocr.errors import InputError, told

_MOST = 1_000
_MOST_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Passwords:
    """Passwords, each with the name of the file that it was given for (empty for none). All are tried on all files."""

    entries: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def for_file(self, shown: str) -> list[str]:
        """The passwords in the order in which to try them: those given for this file (or its archive) first."""
        names = {shown, *PurePosixPath(shown).parts}
        ranked = sorted(self.entries, key=lambda entry: (entry[0] not in names, bool(entry[0])))
        return list(dict.fromkeys(password for _, password in ranked))


NO_PASSWORDS = Passwords()


def read_passwords(path: Path) -> Passwords:
    """The passwords of a text file (UTF-8, UTF-16 or GB18030).

    A line holds a password, or the name of a file, a tab, and a password. Blank lines are left out.

    Raises:
        InputError: the file cannot be read, is no text, or holds too many lines.
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
    except OSError as error:
        raise InputError(f"{path}：密码文件无法读取（{told(error)}）。请检查路径和权限后重试。") from error
    text = None if data is None else decoded(data)
    lines = [line for line in (text or "").splitlines() if line.strip()]
    if text is None or len(lines) > _MOST:
        raise InputError(f"{path}：密码文件应为文本，每行一个密码，最多 {_MOST} 行。请检查后重试。")
    return Passwords(tuple(_entry(line) for line in lines))


def _entry(line: str) -> tuple[str, str]:
    name, tab, password = line.partition("\t")
    return (name.strip().replace("\\", "/"), password) if tab else ("", line)
