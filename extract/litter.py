"""What lies in a folder without having been submitted: system litter, locks of open office files, our own reports."""

from __future__ import annotations

from pathlib import Path

_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "$recycle.bin", "system volume information"})
_FOLDERS = frozenset({"__macosx", "$recycle.bin", "system volume information"})
_STARTS = ("~$", ".~", "._", ".")
_ENDS = (".tmp", ".lnk", ".crdownload", ".part")
_REPORT_FOLDER_END = "-heyan"


def is_litter(name: str) -> bool:
    """Whether a file of this name is system litter or a hidden file."""
    lower = name.lower()
    return lower in _NAMES or lower.startswith(_STARTS) or lower.endswith(_ENDS)


def is_litter_folder(path: Path) -> bool:
    """Whether a folder is hidden, the system's, or holds a report of heyan."""
    lower = path.name.lower()
    return lower in _FOLDERS or lower.startswith(".") or is_report_folder(path)


def is_report_folder(path: Path) -> bool:
    """Whether a folder is a report of heyan: named `…-heyan` and holding `report.json`."""
    return path.name.lower().endswith(_REPORT_FOLDER_END) and (path / "report.json").is_file()
