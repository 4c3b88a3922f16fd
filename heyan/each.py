"""A folder of packages: which of its entries are packages, and what is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.litter import is_litter, is_litter_folder
from extract.naming import natural
from ocr.errors import InputError, told

_FILES = frozenset({".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".pdf", ".ofd", ".eml", ".msg"})
"""Files that may hold a whole package; a lone spreadsheet beside packages is somebody's notes."""


@dataclass(frozen=True, slots=True)
class Packages:
    """Packages to verify, in natural order, and what lies beside them and is none: name and why, in Chinese."""

    paths: tuple[Path, ...]
    passed_over: tuple[tuple[str, str], ...] = ()


def packages_in(folders: Sequence[Path]) -> Packages:
    """The packages that lie in folders: every subfolder, archive, PDF or OFD is one. System litter is left out.

    Raises:
        InputError: a folder cannot be read, or no package lies in any.
    """
    paths: list[Path] = []
    passed_over: list[tuple[str, str]] = []
    for folder in folders:
        for entry in _entries(folder):
            if (why := _why_not(entry)) is None:
                paths.append(entry)
            elif why:
                passed_over.append((entry.name, why))
    if not paths:
        raise InputError(
            f"{'、'.join(map(str, folders))}：其中没有材料包。"
            "用 --each 时，文件夹中的每个子文件夹、压缩包或 PDF 是一个材料包。"
        )
    return Packages(tuple(paths), tuple(passed_over))


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir(), key=lambda path: (natural(path.name), path.name))
    except OSError as error:
        raise InputError(
            f"{folder} 不是可读取的文件夹（{told(error)}）。--each 后请给出存放各材料包的文件夹。"
        ) from error


def _why_not(entry: Path) -> str | None:
    """Why an entry is no package: None where it is one, empty for litter that nobody asks after."""
    if entry.is_symlink():
        return "链接，不作为材料包。"
    if entry.is_dir():
        return "" if is_litter_folder(entry) or _is_overview(entry) else None
    if is_litter(entry.name):
        return ""
    return None if entry.suffix.lower() in _FILES else "单个文件，不是文件夹、压缩包或 PDF，不作为材料包。"


def _is_overview(folder: Path) -> bool:
    return (folder / "overview.html").is_file() and (folder / "overview.xlsx").is_file()


def several_lists(files: Iterable[str]) -> str:
    """What to say, in Chinese, where claim lists lie in several folders of one package; empty where they do not.

    Args:
        files: those in which a claim list was found, by their paths in the package.
    """
    tops = {name.partition("/")[0] for name in files if "/" in name}
    if len(tops) < 2:
        return ""
    return f"清单分布在 {len(tops)} 个子文件夹中：如果每个子文件夹是一个单独的材料包，请加 --each 重新运行。"
