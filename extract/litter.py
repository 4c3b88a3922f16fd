"""What lies in a folder without having been submitted: system litter, locks of open office files, our own reports."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "$recycle.bin", "system volume information"})
_FOLDERS = frozenset({"__macosx", "$recycle.bin", "system volume information"})
_STARTS = ("~$", ".~", "._", ".")
_ENDS = (".tmp", ".lnk", ".crdownload", ".part")
_REPORT_FOLDER_END = "-heyan"
_REPORT = "report.json"


def is_litter(name: str) -> bool:
    """Whether a file of this name is system litter or a hidden file."""
    lower = name.lower()
    return lower in _NAMES or lower.startswith(_STARTS) or lower.endswith(_ENDS)


def is_litter_folder(path: Path) -> bool:
    """Whether a folder is hidden, the system's, or holds a report of heyan."""
    return _is_litter_folder_name(path.name) or is_report_folder(path)


def _is_litter_folder_name(name: str) -> bool:
    return name.lower() in _FOLDERS or (name.startswith(".") and name not in {".", ".."})


def is_report_folder(path: Path) -> bool:
    """Whether a folder is a report of heyan: named `…-heyan` and holding `report.json`."""
    return path.name.lower().endswith(_REPORT_FOLDER_END) and (path / _REPORT).is_file()


def litter_folder_in(path: str) -> str:
    """The outermost folder of litter in the path of a file, with `/` at its end; empty for none."""
    parts = path.split("/")
    first = next((index for index, part in enumerate(parts[:-1]) if _is_litter_folder_name(part)), None)
    return "" if first is None else "/".join(parts[: first + 1]) + "/"


def report_folders(paths: Iterable[str]) -> list[str]:
    """Folders among the paths of files that are reports of heyan, with `/` at their ends."""
    found = (path.rpartition("/")[0] for path in paths if path.rpartition("/")[2].lower() == _REPORT)
    return [f"{folder}/" for folder in found if folder.lower().endswith(_REPORT_FOLDER_END)]
